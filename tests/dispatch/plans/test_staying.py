"""What a proposal may not touch, and why: one visit of each sort beside one that may move."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.base.errors import Invalid
from aftersales.dispatch.actions.board.moving import drop, move
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Round, Sending
from aftersales.dispatch.queries.planning import boards
from aftersales.dispatch.queries.planning.scope import MOST_DAYS, Scope, refuse_odd
from aftersales.dispatch.queries.planning.works import Stays
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Team, Territory
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Outcome, Wait
from aftersales.workorders.turns import SameEngineer
from tests.conftest import NOON
from tests.dispatch.waiting import HOUR, key_of, on_duty

DAYS = Scope(NOON.date(), NOON.date() + timedelta(days=1))
Made = Callable[..., Visit]


@pytest.fixture(autouse=True)
def at_work(cast: SimpleNamespace) -> None:
    on_duty(NOON, hours=48)


@pytest.fixture
def planned(report: Callable[..., WorkOrder], agnes: Actor) -> Made:
    """A visit of team East's by Tess, four hours from now unless told."""

    def make(who: str = "tess", hours: float = 4, **told: Any) -> Visit:
        east = Team.objects.get(code="east").key
        order = moves.triage(key=report().key, by=agnes, at=NOON, priority=2, team=east)
        times = {"starts_at": NOON + hours * HOUR, "ends_at": NOON + (hours + 1) * HOUR}
        return visits.plan(order=order.key, by=None, at=NOON, engineer=key_of(who), **{**times, **told})

    return make


def why(visit: Visit, by: Actor | None = None) -> Stays | None:
    """Why it stays; and then it is nothing the plan has to do with, and its time is taken."""
    read = boards.read(DAYS, by, NOON)
    held = {(one.begins, one.ends) for staff in read.board.staff for one in staff.held}
    span = int(visit.starts_at.timestamp()) // 60, int(visit.ends_at.timestamp()) // 60
    assert (str(visit.key) in read.board.by_key) == (visit.pk not in read.stays) == (span not in held)
    return read.stays.get(visit.pk)


def test_a_planned_and_a_confirmed_visit_may_move(planned: Made) -> None:
    visit = planned()
    assert why(visit) is None
    visits.confirm(key=visit.key, by=None, at=NOON)
    assert why(visit) is None


def test_who_is_on_the_way_or_there_goes_on(planned: Made) -> None:
    visit = planned()
    visits.confirm(key=visit.key, by=None, at=NOON)
    visits.depart(key=visit.key, by=None, at=NOON)
    assert why_begun(visit) is Stays.TRAVELLING
    visits.arrive(key=visit.key, by=None, at=NOON)
    assert why_begun(visit) is Stays.ON_SITE


def why_begun(visit: Visit) -> Stays | None:
    read = boards.read(DAYS, None, NOON)
    assert str(visit.key) not in read.board.by_key
    return read.stays.get(visit.pk)


def test_what_begins_soon_stays(planned: Made) -> None:
    assert why(planned(hours=1)) is Stays.SOON, "half an hour to set out, and an hour to read the proposal"
    assert why(planned(hours=2)) is None
    visit = planned("toby", hours=1)
    read = boards.read(DAYS, None, NOON, soon=timedelta(minutes=10))
    assert visit.pk not in read.stays, "what came between is read in less time"


def test_a_crew_stays_together(planned: Made) -> None:
    assert why(planned(mates=[key_of("toby")])) is Stays.CREW


def test_whom_somebody_sent_against_the_decision_stays(planned: Made, agnes: Actor) -> None:
    made = planned()
    visits.cancel(key=made.key, by=None, at=NOON)
    decision = decide(order=made.order.key, by=agnes, at=NOON)
    other = next(one for one in ("tess", "toby") if key_of(one) != decision.chosen.person.key)
    start = NOON + 5 * HOUR
    told = {"engineer": key_of(other), "reason": "asked for", "starts_at": start, "ends_at": start + HOUR}
    sent = send(order=made.order.key, decision=decision.key, by=agnes, at=NOON, **told)
    assert why(sent.visit) is Stays.BY_HAND


def test_what_somebody_put_on_the_board_themselves_stays_until_something_else_moves_it(
    planned: Made, agnes: Actor
) -> None:
    visit = planned()
    start = NOON + 6 * HOUR
    move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("toby"), starts_at=start)
    visit.refresh_from_db()
    assert why(visit) is Stays.BY_HAND
    visits.confirm(key=visit.key, by=None, at=NOON)
    assert why(visit) is Stays.BY_HAND, "who is to go has only said yes"
    told = {"engineer": key_of("tess"), "starts_at": start, "ends_at": start + HOUR}
    visits.reschedule(key=visit.key, by=agnes, at=NOON, **told)
    visit.refresh_from_db()
    assert why(visit) is None


def test_an_order_dropped_on_whom_dispatch_would_send_stays_where_it_was_dropped(planned: Made, agnes: Actor) -> None:
    made = planned()
    visits.cancel(key=made.key, by=None, at=NOON)
    first = decide(order=made.order.key, by=agnes, at=NOON).chosen.person.key
    done = drop(order=made.order.key, by=agnes, at=NOON, engineer=first, starts_at=NOON + 5 * HOUR)
    visit = Visit.objects.get(key=done.visit)
    assert not Sending.objects.get(visit=visit).overruled and why(visit) is Stays.BY_HAND


def test_while_somebody_is_asked_nothing_moves(planned: Made) -> None:
    visit = planned()
    decide(order=visit.order.key, by=None, at=NOON)
    Round.objects.create(
        order=visit.order, decision=Decision.objects.get(), how="offer", terms={}, opened_at=NOON,
        expires_at=NOON + HOUR, next_at=NOON + HOUR,
    )  # fmt: skip
    assert why(visit) is Stays.OFFERED


def test_an_order_that_waits_keeps_its_visit(planned: Made) -> None:
    visit = planned()
    moves.wait(key=visit.order.key, by=None, at=NOON, reason=Wait.PARTS)
    assert why(visit) is Stays.WAITING


def test_what_somebody_agreed_to_beyond_their_duty_stays(planned: Made) -> None:
    assert why(planned("olaf", hours=-14 + 24)) is None, "all have a shift these two days"
    visit = planned("tess", hours=55)  # Friday, from seven in the evening on
    read = boards.read(Scope(NOON.date(), NOON.date() + timedelta(days=2)), None, NOON)
    assert read.stays[visit.pk] is Stays.OFF_DUTY


def test_a_visit_for_the_same_engineer_after_one_that_moves_stays_with_it(planned: Made) -> None:
    first = planned()
    turn = Wanted(after=first.key, same_engineer=SameEngineer.ONLY)
    start = NOON + 8 * HOUR
    told = {"engineer": key_of("tess"), "starts_at": start, "ends_at": start + HOUR, "turn": turn}
    second = visits.plan(order=first.order.key, by=None, at=NOON, **told)
    assert (why(first), why(second)) == (Stays.TURN, Stays.TURN)


def test_a_visit_that_only_comes_after_another_moves_behind_it(planned: Made) -> None:
    first = planned()
    start = NOON + 8 * HOUR
    told = {"engineer": key_of("tess"), "starts_at": start, "ends_at": start + HOUR}
    second = visits.plan(order=first.order.key, by=None, at=NOON, turn=Wanted(after=first.key), **told)
    assert (why(first), why(second)) == (None, None)
    works = boards.read(DAYS, None, NOON).board.by_key
    assert works[str(second.key)].after == (str(first.key),)


def test_who_made_the_visit_before_alone_makes_the_next(planned: Made) -> None:
    first = planned("tess", hours=-3)
    visits.confirm(key=first.key, by=None, at=NOON - 3 * HOUR)
    visits.depart(key=first.key, by=None, at=NOON - 3 * HOUR)
    visits.arrive(key=first.key, by=None, at=NOON - 3 * HOUR)
    visits.complete(key=first.key, by=None, at=NOON - 2 * HOUR, outcome=Outcome.PARTIAL)
    start = NOON + 8 * HOUR
    told = {"engineer": key_of("tess"), "starts_at": start, "ends_at": start + HOUR}
    turn = Wanted(after=first.key, same_engineer=SameEngineer.ONLY)
    second = visits.plan(order=first.order.key, by=None, at=NOON, turn=turn, **told)
    assert why(second) is None
    need = boards.read(DAYS, None, NOON).board.by_key[str(second.key)].need
    assert need.required == [Engineer.objects.get(person__name="tess").pk]


def test_whoever_may_not_move_a_visit_has_it_stay(planned: Made, dan: Actor, tess: Actor) -> None:
    visit = planned()
    assert why(visit, dan) is None
    south = Territory.objects.get(code="south-china")
    WorkOrder.objects.filter(pk=visit.order.pk).update(
        team=Team.objects.get(code="south"), territory=south
    )  # fmt: skip
    assert why(visit, dan) is Stays.NOT_YOURS


def test_orders_are_those_of_the_scope(report: Callable[..., WorkOrder], agnes: Actor, planned: Made) -> None:
    order = moves.triage(key=report().key, by=agnes, at=NOON, priority=2, team=Team.objects.get(code="east").key)
    east = Scope(DAYS.since, DAYS.until, team=Team.objects.get(code="east").key)
    south = Scope(DAYS.since, DAYS.until, team=Team.objects.get(code="south").key)
    assert str(order.key) in boards.read(east, None, NOON).board.by_key
    assert str(order.key) not in boards.read(south, None, NOON).board.by_key
    without = Scope(DAYS.since, DAYS.until, orders=False)
    assert str(order.key) not in boards.read(without, None, NOON).board.by_key
    above = Scope(DAYS.since, DAYS.until, territory=Territory.objects.get(code="east-china").key)
    read = boards.read(above, None, NOON)
    assert str(order.key) in read.board.by_key
    assert {one.id for one in read.board.staff} == set(
        Engineer.objects.filter(person__name__in=["tess", "toby"]).values_list("pk", flat=True)
    )


def scopes() -> Iterator[tuple[str, Scope, str]]:
    day, week = NOON.date(), timedelta(days=MOST_DAYS)
    yield "until", Scope(day, day - timedelta(days=1)), "proposal_days"
    yield "since", Scope(day - timedelta(days=1), day), "proposal_days"
    yield "until", Scope(day, day + week), "proposal_days"


@pytest.mark.parametrize(("field", "scope", "code"), list(scopes()))
def test_days_nobody_can_plan_are_refused(field: str, scope: Scope, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        refuse_odd(scope, NOON)
    assert (refused.value.code, refused.value.facts["field"]) == (code, field)


def test_an_engineer_nobody_knows_is_refused(cast: SimpleNamespace) -> None:
    with pytest.raises(Invalid) as refused:
        boards.read(Scope(DAYS.since, DAYS.until, engineers=(cast.agnes.key,)), None, NOON)
    assert refused.value.code == "no_such_engineer"


def test_a_scope_is_kept_as_it_was_asked(cast: SimpleNamespace) -> None:
    scope = Scope(
        DAYS.since, DAYS.until, team=Team.objects.get(code="east").key, engineers=(cast.tess.key,), orders=False
    )
    assert Scope.read(scope.told()) == scope
