"""The queue of one owner, customer or asset: the same order and rows as the long one, and nobody sees more by it."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection, transaction

from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.workorders.actions import visits
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON, Api
from tests.workorders.test_queue import make, pages

Browser = Callable[[Actor], Api]


@pytest.fixture
def spread(acme: SimpleNamespace, xenon: SimpleNamespace, tess: Actor, olaf: Actor) -> list[WorkOrder]:
    """Ten open orders of two customers, two owners and two teams, the last made the nearest; and two that are over."""
    east, south = Team.objects.get(code="east"), Team.objects.get(code="south")
    rows = []
    for n in range(12):
        company = acme if n % 2 else xenon
        state = "triaged" if n < 10 else "closed"
        owner = Person.objects.get(pk=tess.id if n % 3 else olaf.id)
        rows.append(
            make(state=state, customer=company.customer, asset=company.asset if n % 4 < 2 else None, owner=owner,
                 team=east if n < 6 else south, act_by_at=NOON - timedelta(minutes=n), act_by="resolution")
        )  # fmt: skip
    return rows


def _key_of(order: WorkOrder, name: str) -> Any:
    return getattr(getattr(order, name), "key", None)


def numbers(rows: list[Any]) -> list[int]:
    return [row["number"] for row in rows]


@pytest.mark.parametrize("narrow", [("owner",), ("customer",), ("asset",), ("owner", "customer"), ("owner", "asset")])
@pytest.mark.parametrize("reader", ["agnes", "dan", "tess", "olaf", "mei"])
def test_it_is_the_long_queue_with_the_others_left_out(
    narrow: tuple[str, ...], reader: str, spread: list[WorkOrder], cast: SimpleNamespace, acme: SimpleNamespace,
    tess: Actor, api: Browser,
) -> None:  # fmt: skip
    wanted = {"owner": tess.key, "customer": acme.customer.key, "asset": acme.asset.key}
    by_key = {row.number: row for row in spread}
    browser = api(getattr(cast, reader))
    long = numbers(pages(browser, "open"))
    expected = [n for n in long if all(_key_of(by_key[n], name) == wanted[name] for name in narrow)]
    more = "".join(f"&{name}={wanted[name]}" for name in narrow)
    assert numbers(pages(browser, "open", limit=2, more=more)) == expected
    if reader == "agnes":
        assert expected, "or this tests nothing"


def test_its_rows_are_the_long_queues_rows(
    spread: list[WorkOrder], agnes: Actor, acme: SimpleNamespace, api: Browser
) -> None:
    long = {row["number"]: row for row in pages(api(agnes), "open")}
    for row in pages(api(agnes), "open", more=f"&customer={acme.customer.key}"):
        assert {name: _as_instant(value) for name, value in row.items()} == {
            name: _as_instant(value) for name, value in long[row["number"]].items()
        }


def _as_instant(value: Any) -> Any:
    return value[:19] if isinstance(value, str) and value[10:11] == "T" else value


def test_what_does_not_exist_is_empty_and_a_team_and_a_view_narrow_further(
    spread: list[WorkOrder], agnes: Actor, tess: Actor, api: Browser
) -> None:
    south = Team.objects.get(code="south").key
    assert pages(api(agnes), "open", more=f"&customer={uuid4()}") == []
    assert pages(api(agnes), "waiting", more=f"&owner={tess.key}") == []
    found = pages(api(agnes), "open", more=f"&owner={tess.key}&team={south}")
    assert numbers(found) == [row.number for row in reversed(spread[6:10]) if row.owner_id == tess.id]
    assert api(agnes).get("/api/v1/workorders?owner=x").status == 422


def test_a_visit_ahead_shows_an_order_of_another_team(
    spread: list[WorkOrder], tess: Actor, xenon: SimpleNamespace, api: Browser
) -> None:
    theirs = next(row for row in spread if row.team and row.team.code == "south" and row.owner_id != tess.id)
    more = f"&owner={theirs.owner.key if theirs.owner else ''}"
    assert theirs.number not in numbers(pages(api(tess), "open", more=more))
    visits.plan(order=theirs.key, by=None, at=NOON, engineer=tess.key)
    assert theirs.number in numbers(pages(api(tess), "open", more=more))


def test_it_costs_the_same_for_many(agnes: Actor, acme: SimpleNamespace, api: Browser) -> None:
    browser, path = api(agnes), f"/api/v1/workorders?customer={acme.customer.key}&limit=200"
    make(customer=acme.customer)
    browser.get(path)
    with transaction.atomic():
        few = _queries(browser, path)
        for _ in range(30):
            make(customer=acme.customer, team=Team.objects.get(code="east"))
        assert _queries(browser, path) == few <= 4


def _queries(browser: Api, path: str) -> int:
    connection.force_debug_cursor = True
    try:
        return min(_counted(browser, path) for _ in range(3))
    finally:
        connection.force_debug_cursor = False


def _counted(browser: Api, path: str) -> int:
    before = len(connection.queries_log)
    assert browser.get(path).status == 200
    return len(connection.queries_log) - before
