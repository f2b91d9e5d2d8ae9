"""Visits in turn as dispatch has them: looked for when their turn comes, not before it, and the same engineer if that
is wished for."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.base.errors import Conflict
from aftersales.base.words import LANGUAGES, refusal
from aftersales.dispatch import reactions
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.actions.turns import move_to_next_time
from aftersales.dispatch.models import Decision, Waiting
from aftersales.dispatch.queries import standing, undecided
from aftersales.dispatch.queries import waiting as lists
from aftersales.dispatch.queries.explaining import why_not
from aftersales.dispatch.queries.suggesting import told
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.events.turns import VisitPutInTurn, VisitTurnCame
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.states import Outcome
from aftersales.workorders.turns import SameEngineer
from tests.conftest import Api
from tests.dispatch.waiting import DAY, HOUR, engineer, key_of, look, on_duty, work_off

Received = Callable[..., WorkOrder]


@pytest.fixture(autouse=True)
def on_duty_for_a_week(cast: Any) -> None:
    on_duty(now(), hours=24 * 8)


@pytest.fixture
def triaged(report: Received, agnes: Actor) -> WorkOrder:
    """An order nobody looks for somebody for."""
    return moves.triage(key=report(at=now()).key, by=agnes, at=now(), priority=2)


def hour(days: float) -> datetime:
    """A full hour in so many days."""
    return (now() + days * DAY).replace(minute=0, second=0, microsecond=0)


def planned(order: WorkOrder, who: str | None = None, start: datetime | None = None, **wanted: Any) -> Visit:
    times = {"starts_at": start, "ends_at": start + 2 * HOUR} if start is not None else {}
    turn = Wanted(**wanted) if wanted else None
    told = {"engineer": key_of(who) if who is not None else None, "turn": turn, **times}
    return visits.plan(order=order.key, by=None, at=now(), **told)


def done(visit: Visit, outcome: Outcome = Outcome.PARTIAL) -> datetime:
    at = now()
    visits.confirm(key=visit.key, by=None, at=at - 3 * HOUR)
    visits.arrive(key=visit.key, by=None, at=at - 2 * HOUR)
    return visits.complete(key=visit.key, by=None, at=at, outcome=outcome).ended_at or at


def weighed(order: WorkOrder, **named: Any) -> Decision:
    standing.forget()
    return decide(order=order.key, by=None, at=now(), **named)


def listed(by: Actor, at: datetime | None = None) -> list[Any]:
    return [row["order"]["key"] for row in undecided.page(by, at=at or now(), limit=20)["rows"]]


# -- refused -----------------------------------------------------------------------------------------------------------


def test_nobody_is_sent_before_its_turn_comes_into_view(triaged: WorkOrder, dan: Actor) -> None:
    first = planned(triaged, "tess", hour(1))
    planned(triaged, None, after=first.key, gap_days=20)
    assert str(triaged.key) not in listed(dan)
    decision = weighed(triaged)
    with pytest.raises(Conflict) as refused:
        send(order=triaged.key, decision=decision.key, by=None, at=now())
    assert refused.value.code == "visit_waits_its_turn"
    assert all("–" not in refusal("visit_waits_its_turn", language, {}) for language in LANGUAGES)


def test_what_waits_for_what_came_to_nothing_is_nobodys_to_find(triaged: WorkOrder, dan: Actor) -> None:
    first = planned(triaged, "tess", hour(0.2))
    planned(triaged, None, after=first.key)
    done(first, Outcome.NEEDS_PART)
    assert str(triaged.key) not in listed(dan)


def test_a_visit_that_has_no_turn_is_not_moved_to_it(triaged: WorkOrder) -> None:
    visit = planned(triaged, "tess", hour(1))
    with pytest.raises(Conflict) as refused:
        move_to_next_time(visit=visit.key, by=None, at=now())
    assert refused.value.code == "no_turn_to_move_to"


def test_where_nobody_has_time_in_turn_that_is_said(triaged: WorkOrder) -> None:
    first = planned(triaged, "tess", hour(1))
    second = planned(triaged, "toby", hour(2), after=first.key)
    visits.reschedule(
        key=first.key, by=None, at=now(), engineer=key_of("tess"), starts_at=hour(30), ends_at=hour(30) + HOUR
    )
    standing.forget()
    with pytest.raises(Conflict) as refused:
        move_to_next_time(visit=second.key, by=None, at=now())
    assert refused.value.code == "no_time_in_turn"


# -- allowed -----------------------------------------------------------------------------------------------------------


def test_slots_are_looked_for_from_its_turn_on(triaged: WorkOrder) -> None:
    first = planned(triaged, "tess", hour(1))
    second = planned(triaged, None, after=first.key, gap_days=1, minutes=45)
    comes_at = Turn.objects.get(visit=second).comes_at
    assert comes_at == hour(1) + 2 * HOUR + DAY
    decision = weighed(triaged)
    assert decision.starts_at is not None and comes_at is not None and decision.ends_at is not None
    assert comes_at <= decision.starts_at < comes_at + DAY
    assert (decision.ends_at - decision.starts_at) == timedelta(minutes=45), "as long as it was said to take"
    assert told([decision])[0]["turn"]["after"] == 1
    send(order=triaged.key, decision=decision.key, by=None, at=now())
    second.refresh_from_db()
    assert (second.starts_at, triaged.visits.count()) == (decision.starts_at, 2)


def test_it_is_undecided_when_its_turn_is_near_though_somebody_makes_the_visit_before(
    triaged: WorkOrder, dan: Actor, agnes: Actor
) -> None:
    first = planned(triaged, "tess", hour(1))
    visits.confirm(key=first.key, by=None, at=now())
    assert str(triaged.key) not in listed(dan)
    planned(triaged, None, after=first.key)
    assert str(triaged.key) in listed(dan)
    assert WorkOrder.objects.get(pk=triaged.pk).state == "assigned"


def test_the_same_engineer_goes_rather_and_alone_only_if_that_is_said(triaged: WorkOrder, agnes: Actor) -> None:
    first = planned(triaged, "toby", hour(1))
    second = planned(triaged, None, after=first.key)
    decision = weighed(triaged)
    assert decision.asked["wanted"] == [engineer("toby").pk], "continuity is the usual wish"
    assert decision.chosen is not None and decision.chosen.person.name == "toby"
    visits.put_in_turn(
        key=second.key, by=None, at=now(), wanted=Wanted(after=first.key, same_engineer=SameEngineer.ONLY)
    )
    decision = weighed(triaged)
    assert decision.asked["required"] == [engineer("toby").pk]
    why = why_not(triaged.key, decision.key, key_of("tess"), agnes, "en").reasons
    assert [one.words for one in why if one.rule == "required"] == ["the same engineer as visit 1 is wished for"]
    assert weighed(triaged, required=[engineer("tess").pk]).chosen_id == engineer("tess").pk, "a person names another"


def test_by_itself_somebody_is_found_within_seconds_of_the_visit_before(
    by_itself: None, received: Received, agnes: Actor
) -> None:
    order = received()
    first = order.visits.get()
    second = planned(order, None, after=first.key, gap_days=3)
    fact = VisitPutInTurn(order=order.key, at=now(), visit=second.key, number=2)
    Turn.objects.filter(visit=second).update(comes_at=now() + 30 * DAY)
    reactions.find_somebody(fact)
    assert work_off() == 0
    row = Waiting.objects.get(order=order)
    assert (row.reason, row.look_at > now() + 20 * DAY) == ("turn", True)
    assert lists.page(agnes, "en", cursor=None, limit=10)["rows"] == [], "nothing is lacking"
    done(first)
    assert look(now()) == 0
    came = VisitTurnCame(order=order.key, at=now(), visit=second.key, number=2)
    reactions.find_somebody(came)
    reactions.look_again(came)
    assert work_off() == 1
    second.refresh_from_db()
    assert second.engineer_id is not None and second.starts_at is not None
    assert second.starts_at >= now() + 3 * DAY - timedelta(minutes=1)


def test_what_waits_its_turn_is_looked_at_when_time_itself_brings_it_near(by_itself: None, received: Received) -> None:
    order = received()
    first = order.visits.get()
    second = planned(order, None, after=first.key, gap_days=6)
    reactions.find_somebody(VisitPutInTurn(order=order.key, at=now(), visit=second.key, number=2))
    row = Waiting.objects.get(order=order)
    assert look(now()) == 0
    on_duty(now(), hours=24 * 14)
    assert look(row.look_at + HOUR) >= 1
    second.refresh_from_db()
    assert second.engineer_id is not None
    assert not Waiting.objects.filter(order=order).exists()


def test_what_is_out_of_turn_goes_to_the_next_time_by_one_press(
    triaged: WorkOrder, api: Callable[..., Api], dan: Actor
) -> None:
    first = planned(triaged, "tess", hour(1))
    second = planned(triaged, "toby", hour(2), after=first.key)
    later = {"starts_at": hour(2), "ends_at": hour(2) + 2 * HOUR}
    visits.reschedule(key=first.key, by=None, at=now(), engineer=key_of("tess"), **later)
    standing.forget()
    answer = api(dan).post(f"/api/v1/visits/{second.key}/next_time", {})
    assert answer.status == 200, answer.body
    assert answer.body["turn"]["out_of_turn"] == ""
    second.refresh_from_db()
    assert second.starts_at is not None and hour(2) + 2 * HOUR <= second.starts_at < hour(2) + 5 * HOUR
    assert second.engineer_id == engineer("toby").pk


def test_out_of_a_promised_window_it_goes_only_knowingly(
    triaged: WorkOrder, api: Callable[..., Api], dan: Actor
) -> None:
    first = planned(triaged, "tess", hour(1))
    second = planned(triaged, "toby", hour(2), after=first.key)
    Visit.objects.filter(pk=second.pk).update(promised_from_at=hour(2), promised_until_at=hour(2) + HOUR)
    later = {"starts_at": hour(2), "ends_at": hour(2) + 2 * HOUR}
    visits.reschedule(key=first.key, by=None, at=now(), engineer=key_of("tess"), **later)
    standing.forget()
    path = f"/api/v1/visits/{second.key}/next_time"
    warned = api(dan).post(path, {})
    assert (warned.status, warned.body["code"]) == (409, "promised_window")
    done = api(dan).post(path, {"over_promise": True, "reason": "the one before takes longer"})
    assert done.status == 200 and done.body["promised_from_at"] is None, done.body
