"""Orders somebody is asked about: not among the undecided, but whom and until when; nobody is sent over their heads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import Conflict, NotAllowed
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.answering import decline
from aftersales.dispatch.actions.offers.ending import withdraw
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Round, Waiting
from aftersales.dispatch.queries import offered, undecided
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Engineer, Team
from aftersales.workorders.actions import moves
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON

MINUTE = timedelta(minutes=1)
HOWS = ("offer", "broadcast", "pool")
Triaged = Callable[..., WorkOrder]


@pytest.fixture
def triaged(report: Triaged, agnes: Actor) -> Triaged:
    """Orders of team East that were received and are nobody's."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)

    def make(**told: Any) -> WorkOrder:
        east = Team.objects.get(code="east").key
        return moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=2, team=east)

    return make


def asked(order: WorkOrder, *, how: str = "broadcast") -> Round:
    decision = decide(order=order.key, by=None, at=NOON)
    return offer(order=order.key, decision=decision.key, by=None, at=NOON, how=how, minutes=60)


def undecided_of(by: Actor) -> list[int]:
    return [row["order"]["number"] for row in undecided.page(by, at=NOON + MINUTE, limit=50)["rows"]]


def offered_of(by: Actor) -> list[int]:
    return [row["order"]["number"] for row in offered.page(by, cursor=None, limit=50)["rows"]]


def test_whoever_may_not_see_decisions_has_no_list(tess: Actor) -> None:
    with pytest.raises(NotAllowed):
        offered.page(tess, cursor=None, limit=5)


@pytest.mark.parametrize("kind", ["repair", "support"])
@pytest.mark.parametrize("how", HOWS)
def test_an_order_stands_in_one_list_or_the_other(triaged: Triaged, agnes: Actor, how: str, kind: str) -> None:
    order = triaged(kind=kind)
    assert (undecided_of(agnes), offered_of(agnes)) == ([order.number], [])
    asked(order, how=how)
    assert (undecided_of(agnes), offered_of(agnes)) == ([], [order.number])
    withdraw(order=order.key, by=agnes, at=NOON + MINUTE)
    assert (undecided_of(agnes), offered_of(agnes)) == ([order.number], [])


def test_it_says_whom_and_until_when_and_who_said_no(triaged: Triaged, agnes: Actor, dan: Actor) -> None:
    around = asked(triaged())
    one = around.offers.get(engineer__person__name="tess")
    decline(key=one.key, by=snapshot(one.engineer.person), at=NOON + MINUTE, reason="location")
    (row,) = offered.page(dan, cursor=None, limit=5)["rows"]
    told = row["round"]
    assert (told["how"], told["by"], told["expires_at"]) == ("broadcast", None, around.expires_at)
    assert [(it["engineer"]["name"], it["state"]) for it in told["offers"]][0] == ("tess", "declined")
    assert told["asked"] == len(told["offers"]) and row["may_send"]
    assert row["decision"]["key"] == around.decision.key


def test_each_sees_what_is_theirs(triaged: Triaged, agnes: Actor, dan: Actor, mei: Actor) -> None:
    order = triaged()
    WorkOrder.objects.filter(pk=order.pk).update(team=Team.objects.get(code="south"), territory=None)
    asked(order)
    assert [offered_of(one) for one in (agnes, dan, mei)] == [[order.number], [], []]


def test_what_is_over_soonest_is_first_page_after_page(triaged: Triaged, agnes: Actor) -> None:
    numbers = []
    for minutes in (20, 5, 10):
        order = triaged(kind="support")
        Round.objects.filter(pk=asked(order).pk).update(expires_at=NOON + minutes * MINUTE)
        numbers.append(order.number)
    first = offered.page(agnes, cursor=None, limit=2)
    second = offered.page(agnes, cursor=first["next"], limit=2)
    told = [row["order"]["number"] for row in first["rows"] + second["rows"]]
    assert told == [numbers[1], numbers[2], numbers[0]] and second["next"] is None


def test_nobody_is_sent_over_an_open_offer_by_mistake(triaged: Triaged, dan: Actor) -> None:
    order = triaged()
    around = asked(order)
    decision = decide(order=order.key, by=dan, at=NOON)
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=dan, at=NOON)
    assert refused.value.code == "offered_already"
    around.refresh_from_db()
    assert around.state == "open"
    send(order=order.key, decision=decision.key, by=dan, at=NOON, over_offers=True)
    around.refresh_from_db()
    assert around.state == "withdrawn"


def test_what_waits_and_is_asked_about_waits_no_more(triaged: Triaged, dan: Actor, api: Callable[..., Any]) -> None:
    order = triaged()
    Waiting.objects.create(order=order, reason="nobody", since_at=NOON, looked_at=NOON, look_at=NOON)
    (row,) = api(dan).get("/api/v1/dispatch/waiting").body["rows"]
    assert (row["order"]["number"], row["order"]["kind"]["code"], row["may_send"]) == (order.number, "repair", True)
    asked(order)
    assert api(dan).get("/api/v1/dispatch/waiting").body["rows"] == []
    assert api(dan).get("/api/v1/dispatch/offered").body["rows"][0]["order"]["key"] == str(order.key)


def test_the_list_costs_the_same_however_long_it_is(triaged: Triaged, agnes: Actor) -> None:
    costs = []
    for _ in range(2):
        for order in (triaged(kind="support"), triaged(kind="support")):
            asked(order)
        with CaptureQueriesContext(connection) as caught:
            offered.page(agnes, cursor=None, limit=50)
        costs.append(len(caught))
    assert costs == [3, 3]
