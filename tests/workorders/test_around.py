"""What surrounds an order: what was before, what runs beside it, what is covered, and what the reader may do."""

from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.assets.models import Asset, Environment, Product, Warranty
from aftersales.base.errors import NotFound
from aftersales.customers.models import Entitlement
from aftersales.people.access import Actor
from aftersales.workorders.actions import asides, moves, orders, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.around import around, words_of
from aftersales.workorders.states import Outcome
from tests.conftest import NOON

DAY = timedelta(days=1)
Report = Callable[..., WorkOrder]


def numbers(rows: list[dict[str, Any]]) -> list[int]:
    return [row["number"] for row in rows]


def solved(order: WorkOrder, agnes: Actor, tess: Actor, *, at: Any = NOON, outcome: Outcome | None = None) -> WorkOrder:
    moves.triage(key=order.key, by=agnes, at=at)
    moves.assign(key=order.key, by=agnes, at=at, owner=tess.key)
    if outcome is not None:
        visit = visits.plan(order=order.key, by=agnes, at=at, engineer=tess.key)
        visits.confirm(key=visit.key, by=tess, at=at)
        visits.arrive(key=visit.key, by=tess, at=at)
        visits.complete(key=visit.key, by=tess, at=at, outcome=outcome)
    return moves.resolve(key=order.key, by=tess, at=at, cause="worn", solution="replaced the fan")


def test_around_anothers_order_there_is_nothing(order: WorkOrder, olaf: Actor) -> None:
    with pytest.raises(NotFound):
        around(order.key, olaf, now=NOON)


def test_earlier_orders_of_the_asset_with_what_they_came_to(report: Report, agnes: Actor, tess: Actor) -> None:
    old = report(title="long ago", at=NOON - 40 * DAY)
    fixed = solved(report(title="E6 again", at=NOON - 5 * DAY), agnes, tess, at=NOON - 5 * DAY, outcome=Outcome.FIXED)
    told = around(report().key, agnes, now=NOON)["of_asset"]
    assert numbers(told["rows"]) == [fixed.number, old.number]
    assert (told["last"]["number"], told["last"]["outcome"]) == (fixed.number, "fixed")
    assert told["last"]["solution"] == "replaced the fan"
    assert told["recent"] == 1, "the one of forty days ago is no longer recent, the order itself does not count"


def test_open_orders_of_the_customer_worst_first(report: Report, agnes: Actor) -> None:
    small, big = report(priority=3, asset=None), report(priority=0, asset=None)
    gone = report(asset=None)
    moves.cancel(key=gone.key, by=agnes, at=NOON, reason="-")
    told = around(report(asset=None).key, agnes, now=NOON)
    assert numbers(told["open"]) == [big.number, small.number]
    assert told["of_asset"] is None and told["asset"] is None


def test_similar_ones_were_solved_at_another_customer_and_say_in_what(
    report: Report, agnes: Actor, tess: Actor, xenon: SimpleNamespace
) -> None:
    theirs: dict[str, Any] = {"customer": xenon.customer.key, "asset": xenon.asset.key, "contact": None}
    like = solved(report(title="E6 at the roof", tags=["vrf"], **theirs), agnes, tess)
    solved(report(title="painted wrong", **theirs), agnes, tess)
    report(title="E6, not solved yet", **theirs)
    told = around(report(tags=["vrf"]).key, agnes, now=NOON)["similar"]
    assert [(row["number"], row["alike"]) for row in told] == [(like.number, ["product", "tags", "words"])]


def test_what_a_reader_may_not_see_is_not_beside_the_order(
    report: Report, agnes: Actor, tess: Actor, ada: Actor, xenon: SimpleNamespace
) -> None:
    solved(report(title="E6", customer=xenon.customer.key, asset=xenon.asset.key, contact=None), agnes, ada)
    mine = report()
    moves.triage(key=mine.key, by=agnes, at=NOON)
    moves.assign(key=mine.key, by=agnes, at=NOON, owner=tess.key)
    assert around(mine.key, tess, now=NOON)["similar"] == []


def test_links_children_and_duplicates(report: Report, agnes: Actor) -> None:
    order, other, twin = report(), report(), report()
    child = report(parent=order.key)
    orders.link(key=other.key, by=agnes, at=NOON, other=order.key)
    moves.merge(key=twin.key, by=agnes, at=NOON, into=order.key)
    told = around(order.key, agnes, now=NOON)
    assert [numbers(told[name]) for name in ("related", "children", "duplicates")] == [
        [other.number],
        [child.number],
        [twin.number],
    ]


def test_who_watches(order: WorkOrder, agnes: Actor, ada: Actor) -> None:
    asides.watch(key=order.key, by=agnes, watching=True)
    told = around(order.key, agnes, now=NOON)
    assert ([one.name for one in told["watchers"]], told["watching"]) == (["agnes"], True)
    assert around(order.key, ada, now=NOON)["watching"] is False


def test_what_is_covered_today_and_what_the_contract_counts(
    report: Report, agnes: Actor, acme: SimpleNamespace
) -> None:
    Warranty.objects.create(asset=acme.asset, starts_on=date(2026, 1, 1), labour_until=date(2026, 11, 18))
    Entitlement.objects.create(contract=acme.contract, what="visit", quantity=12, used=5)
    told = around(report().key, agnes, now=NOON)
    cover = told["asset"]["cover"]
    assert (cover.labour.covered, cover.parts.covered, told["asset"]["environment"]) == (True, False, None)
    assert [(one.what, one.quantity, one.used) for one in told["counted"]] == [("visit", 12, 5)]


def test_a_program_tells_what_it_runs_on(report: Report, agnes: Actor, acme: SimpleNamespace) -> None:
    product = Product.objects.create(code="u8", name_zh="U8", name_en="U8", is_software=True)
    program = Asset.objects.create(product=product, customer=acme.customer, name="U8")
    Environment.objects.create(asset=program, software_version="V16.5", certificate_expires_on=date(2027, 1, 3))
    told = around(report(asset=program.key).key, agnes, now=NOON)["asset"]
    assert (told["is_software"], told["environment"].software_version) == (True, "V16.5")


def test_what_one_may_do_follows_right_and_state(order: WorkOrder, agnes: Actor, tess: Actor, ada: Actor) -> None:
    assert around(order.key, agnes, now=NOON)["may"] == ["update", "note", "link"], "nobody has looked at it yet"
    moves.triage(key=order.key, by=agnes, at=NOON)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    assert "plan" in around(order.key, agnes, now=NOON)["may"]
    assert {"plan", "hold", "lift", "hand_off", "update"} <= set(around(order.key, tess, now=NOON)["may"])
    moves.cancel(key=order.key, by=ada, at=NOON, reason="-")
    assert not {"plan", "hold"} & set(around(order.key, ada, now=NOON)["may"])


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("中央空调 E6 报警", {"中央", "央空", "空调", "e6", "报警"}),
        ("Pump U8-165 on fire", {"pump", "u8", "fire"}),
        ("🙂 123", set()),
    ],
)
def test_what_titles_can_share(title: str, found: set[str]) -> None:
    assert words_of(title) == found
