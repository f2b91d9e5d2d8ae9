"""The queues: all of what a reader may see, each once, most urgent first, and nothing else; page by page."""

import random
from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person, Team, Territory
from aftersales.workorders.models import NEVER, Kind, Mate, Visit, WorkOrder
from aftersales.workorders.queries.queue import CAP, VIEWS
from tests.conftest import NOON, Api

READERS = ("agnes", "dan", "mei", "tess", "toby", "olaf", "ada")
STATES = ("reported", "triaged", "assigned", "working", "waiting", "resolved", "closed", "cancelled")


def make(**told: Any) -> WorkOrder:
    """An order as it might stand, without its history."""
    state = told.pop("state", "triaged")
    stamps = {
        "triaged_at": None if state in ("reported", "cancelled") else NOON,
        "resolved_at": NOON if state in ("resolved", "closed") else None,
        "closed_at": NOON if state == "closed" else None,
        "cancelled_at": NOON if state == "cancelled" else None,
        "waiting_since_at": NOON if state == "waiting" else None,
        "wait_reason": "parts" if state == "waiting" else "",
    }
    ordinary = {"kind": Kind.objects.get(code="repair"), "title": "x", "priority": 2, "reported_at": NOON}
    return WorkOrder.objects.create(key=new_key(), state=state, changed_at=NOON, **{**ordinary, **stamps, **told})


def scatter(seed: int, count: int) -> list[WorkOrder]:
    """Orders over all teams, territories, owners, states and instants, many at the same one; some with visits."""
    chance = random.Random(seed)  # noqa: S311 - orders at random, not secrets
    teams = [None, *Team.objects.filter(code__in=("east", "south", "desk", "service"))]
    territories = [None, *Territory.objects.all()]
    people = [None, *Person.objects.filter(name__in=READERS)]
    engineers = list(Engineer.objects.all())
    orders = []
    for _ in range(count):
        state = chance.choice(STATES)
        idle = state == "resolved" or chance.random() < 0.2
        due = NEVER if idle else NOON + timedelta(minutes=chance.randrange(6))
        order = make(
            state=state, team=chance.choice(teams), territory=chance.choice(territories),
            owner=chance.choice(people), act_by_at=due, act_by="" if due == NEVER else "resolution",
        )  # fmt: skip
        orders.append(order)
        for number in range(chance.choice((0, 0, 0, 1, 2))):
            lead, mate = chance.sample(engineers, 2)
            ended = NOON if chance.random() < 0.4 else None
            visit = Visit.objects.create(
                order=order, number=number + 1, engineer=lead, ended_at=ended, state="cancelled" if ended else "planned"
            )
            if chance.random() < 0.5:
                Mate.objects.create(visit=visit, engineer=mate)
    return orders


def queued(order: WorkOrder, reader: Actor, view: str, at: Any) -> bool:
    """Whether an order belongs in a reader's queue: the rule of the house, said once more and without SQL."""
    if order.state in ("closed", "cancelled"):
        return False
    ahead = [visit for visit in order.visits.all() if visit.ended_at is None]
    crew = {visit.engineer_id for visit in ahead} | {mate.engineer_id for v in ahead for mate in v.mates.all()}
    own = order.owner_id == reader.id or reader.id in crew
    scopes = {scope.value for scope in reader.reach("workorders.see")}
    seen = (
        "all" in scopes
        or own
        or ("team" in scopes and order.team_id in reader.teams)
        or ("territory" in scopes and order.territory_id in reader.territories)
    )
    chosen = VIEWS[view]
    if chosen.states and order.state not in chosen.states:
        return False
    if chosen.unassigned and order.owner_id is not None:
        return False
    if chosen.overdue and not order.act_by_at < at:
        return False
    return seen and (own or not chosen.mine)


def pages(browser: Api, view: str, *, limit: int = 3, more: str = "") -> list[dict[str, Any]]:
    """Every row of a view, page after page."""
    rows: list[dict[str, Any]] = []
    cursor = ""
    for _ in range(200):
        answer = browser.get(f"/api/v1/workorders?view={view}&limit={limit}&cursor={cursor}{more}")
        assert answer.status == 200, answer.body
        assert len(answer.body["rows"]) <= limit
        rows += answer.body["rows"]
        cursor = answer.body["next"]
        if not cursor:
            return rows
    raise AssertionError("pages without an end")


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_pages_of_three_are_the_whole_queue_of_every_reader(
    seed: int, cast: SimpleNamespace, api: Callable[[Actor], Api]
) -> None:
    WorkOrder.objects.all().delete()
    orders = scatter(seed, 24)
    by_urgency = sorted(orders, key=lambda order: (order.act_by_at, order.pk))
    for name in READERS:
        reader, browser = getattr(cast, name), api(getattr(cast, name))
        counts = browser.get("/api/v1/workorders/counts").body
        for view in VIEWS:
            expected = [order.number for order in by_urgency if queued(order, reader, view, now())]
            assert [row["number"] for row in pages(browser, view)] == expected, (name, view)
            assert counts[view] == {"n": len(expected), "capped": False}, (name, view)


def test_a_row_says_what_is_due_and_nothing_where_nothing_is(agnes: Actor, api: Callable[[Actor], Api]) -> None:
    make(act_by="response", act_by_at=NOON)
    make()
    first, second = pages(api(agnes), "open")
    assert (first["act_by"], first["act_by_at"][:16]) == ("response", "2026-11-18T04:00")
    assert (second["act_by"], second["act_by_at"]) == ("", None)


def test_a_team_can_be_asked_for_alone_and_another_readers_team_looks_empty(
    agnes: Actor, tess: Actor, api: Callable[[Actor], Api]
) -> None:
    east, south = Team.objects.get(code="east"), Team.objects.get(code="south")
    make(team=east)
    theirs = make(team=south)
    assert [row["number"] for row in pages(api(agnes), "open", more=f"&team={south.key}")] == [theirs.number]
    assert pages(api(tess), "open", more=f"&team={south.key}") == []
    assert api(agnes).get(f"/api/v1/workorders?team={new_key()}").status == 422


def test_counts_stop_at_a_thousand(agnes: Actor, api: Callable[[Actor], Api]) -> None:
    kind = Kind.objects.get(code="repair")
    WorkOrder.objects.bulk_create(
        [WorkOrder(key=new_key(), kind=kind, title="x", priority=2, reported_at=NOON, changed_at=NOON)
         for _ in range(CAP + 1)],
        batch_size=500,
    )  # fmt: skip
    assert api(agnes).get("/api/v1/workorders/counts").body["open"] == {"n": CAP, "capped": True}


def test_an_order_that_becomes_urgent_while_one_pages_is_not_shown_twice(
    agnes: Actor, api: Callable[[Actor], Api]
) -> None:
    for minutes in range(6):
        make(act_by_at=NOON + timedelta(minutes=minutes))
    first = api(agnes).get("/api/v1/workorders?limit=3").body
    WorkOrder.objects.filter(number=first["rows"][2]["number"]).update(act_by_at=NOON - timedelta(hours=1))
    second = api(agnes).get(f"/api/v1/workorders?limit=3&cursor={first['next']}").body
    shown = [row["number"] for row in first["rows"] + second["rows"]]
    assert len(shown) == len(set(shown)) == 6


def test_an_order_is_found_by_its_number_by_those_who_see_it(
    agnes: Actor, olaf: Actor, api: Callable[[Actor], Api]
) -> None:
    order = make(team=Team.objects.get(code="east"))
    assert api(agnes).get(f"/api/v1/workorders/number/{order.number}").body["key"] == str(order.key)
    assert api(olaf).get(f"/api/v1/workorders/number/{order.number}").status == 404
    assert api(agnes).get("/api/v1/workorders/number/999999999").status == 404


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "1" * 400, "1.5", "x", "%00"])
def test_a_number_that_none_can_be_is_refused(number: str, agnes: Actor, api: Callable[[Actor], Api]) -> None:
    assert api(agnes).get(f"/api/v1/workorders/number/{number}").status in (404, 422)


@pytest.mark.parametrize(
    "query",
    ["view=secret", "limit=0", "limit=201", "limit=x", "cursor=x", "cursor=" + "A" * 3000, "cursor=bnVsbA",
     "cursor=WzEsMl0", "cursor=WyJ4IiwxXQ", "team=x", "view=open%00"],
)  # fmt: skip
def test_a_nonsense_page_is_refused_and_says_which_word(query: str, agnes: Actor, api: Callable[[Actor], Api]) -> None:
    answer = api(agnes).get(f"/api/v1/workorders?{query}")
    assert answer.status == 422, answer.body
    named = {error["field"] for error in answer.body.get("errors", [])} | {answer.body["facts"].get("field")}
    assert query.partition("=")[0] in named


def test_a_customer_has_no_queue_of_ours(carl: Actor, api: Callable[[Actor], Api]) -> None:
    answer = api(carl).get("/api/v1/workorders")
    assert (answer.status, answer.body["code"]) == (403, "other_door")
