"""The moves of a visit 上门; each rolls up into its order."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import Event, emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access, states
from aftersales.workorders.actions import bookings, clocks, turns
from aftersales.workorders.actions.blocking import stands
from aftersales.workorders.actions.checklists.giving import give
from aftersales.workorders.actions.checklists.holding import let_go, refuse_end
from aftersales.workorders.actions.entering import save
from aftersales.workorders.actions.moves import refuse_past, respond
from aftersales.workorders.actions.notes import leave_note
from aftersales.workorders.actions.versions import refuse_stale
from aftersales.workorders.actions.visiting import begins_as_promised, refuse_odd_times, rolled_up, times, told
from aftersales.workorders.actions.worklogs import following
from aftersales.workorders.events.orders import (
    VisitArrived,
    VisitCancelled,
    VisitCompleted,
    VisitConfirmed,
    VisitDeclined,
    VisitDeparted,
    VisitHadNoAccess,
    VisitPlanned,
    VisitRescheduled,
)
from aftersales.workorders.models import Mate, Visit, WorkOrder
from aftersales.workorders.queries.state_names import called_by
from aftersales.workorders.states import Order, Outcome

Window = tuple[datetime | None, datetime | None]
"""From when until when the customer may expect somebody; both or neither."""
_NOTHING_PROMISED: Final[Window] = (None, None)
_WELL: Final = (Outcome.FIXED, Outcome.NO_FAULT)
PLANNABLE: Final = frozenset({Order.TRIAGED, Order.ASSIGNED, Order.WORKING, Order.WAITING})
"""States of an order in which a visit may be planned for it."""


@verb
def plan(
    *,
    order: UUID,
    by: Actor | None,
    at: datetime,
    engineer: UUID | None = None,
    mates: Sequence[UUID] = (),
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    promised: Window | None = None,
    key: UUID | None = None,
    asked: bool = False,
    by_hand: bool = False,
    turn: turns.Wanted | None = None,
) -> Visit:
    """安排: a visit is to be made; by whom and when may still be open. Planned time is booked, never doubly. `promised`
    is what the customer was told: from when until when somebody will be there. `asked`: an offer tells the engineer.
    `by_hand`: somebody chose people and time themselves. `turn`: after which other visit, or not before which day, it
    is to be made."""
    if turn is not None:
        turns.begin(order, turn)
    row = access.lock(order, by, "plan")
    if Order(row.state) not in PLANNABLE:
        raise Conflict("no_visit_now", state=row.state, state_name=called_by(row.team_id, row.state))
    if key is not None and Visit.objects.filter(key=key).exists():
        raise Conflict("key_taken", field="key")
    lead = _engineer(engineer)
    visit = Visit(key=key or new_key(), order=row, number=row.visits.count() + 1, engineer=lead)
    visit.starts_at, visit.ends_at = starts_at, ends_at
    visit.promised_from_at, visit.promised_until_at = promised or _NOTHING_PROMISED
    refuse_odd_times(visit)
    visit.save(force_insert=True)
    put = turns.put(row, visit, turn, by=by, at=at) if turn is not None else None
    turns.refuse_too_early(row, visit)
    _crew(visit, mates)
    _book(visit, at=at)
    after = turn.after if turn is not None else None
    fact = VisitPlanned(
        **told(row, visit, by, at),
        **times(visit),
        engineer=_key(lead),
        asked=asked,
        by_hand=by_hand,
        after=after,
    )
    _done(row, visit, fact, by=by, at=at, put=put)
    give(row, by=by, at=at, visit=visit)
    return visit


@verb
def reschedule(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    engineer: UUID | None,
    starts_at: datetime | None,
    ends_at: datetime | None,
    mates: Sequence[UUID] | None = None,
    promised: Window | None = None,
    version: int | None = None,
    asked: bool = False,
    by_hand: bool = False,
) -> Visit:
    """改约: change who goes, or when. A new engineer has to confirm anew. What the customer was promised stands until
    another window is `promised`, or the visit begins outside it: nobody waits for what we no longer mean to keep.
    `by_hand`: as in `plan`."""
    row, visit = access.lock_visit(key, by, "reschedule")
    states.visit_after("reschedule", states.Visit(visit.state))
    lead = _engineer(engineer)
    refuse_stale(visit, version, {"engineer": lead, "starts_at": starts_at, "ends_at": ends_at})
    went = set(_everybody(visit))
    if visit.engineer_id != (lead.pk if lead else None):
        visit.state, visit.confirmed_at = states.Visit.PLANNED, None
    visit.engineer, visit.starts_at, visit.ends_at = lead, starts_at, ends_at
    if promised is not None:
        visit.promised_from_at, visit.promised_until_at = promised
    elif not begins_as_promised(visit):
        visit.promised_from_at, visit.promised_until_at = _NOTHING_PROMISED
    refuse_odd_times(visit)
    turns.refuse_too_early(row, visit)
    if mates is not None:
        visit.mates.all().delete()
        _crew(visit, mates)
    _book(visit, at=at)
    going = set(_everybody(visit))
    fact = VisitRescheduled(
        **told(row, visit, by, at), **times(visit), engineer=_key(lead),
        on=_keys(going - went), off=_keys(went - going), asked=asked, by_hand=by_hand,
    )  # fmt: skip
    return _done(row, visit, fact, by=by, at=at)


@verb
def put_in_turn(
    *, key: UUID, by: Actor | None, at: datetime, wanted: turns.Wanted, version: int | None = None
) -> Visit:
    """排先后: after which other visit, or not before which day, this one is to be made; or at any time. What is planned
    already must fit."""
    order = Visit.objects.filter(key=key).values_list("order__key", flat=True).first()
    if order is not None:
        turns.begin(order, wanted)
    row, visit = access.lock_visit(key, by, "reschedule")
    states.visit_after("reschedule", states.Visit(visit.state))
    refuse_stale(visit, version, {})
    fact = turns.put(row, visit, wanted, by=by, at=at)
    turns.refuse_too_early(row, visit)
    return _done(row, visit, fact, by=by, at=at)


@verb
def confirm(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> Visit:
    """接单: the engineer takes it."""
    row, visit = access.lock_visit(key, by, "confirm")
    state = states.visit_after("confirm", states.Visit(visit.state))
    refuse_stale(visit, version, {})
    if visit.engineer is None:
        raise Conflict("visit_without_engineer")
    visit.state, visit.confirmed_at = state, at
    fact = VisitConfirmed(**told(row, visit, by, at), engineer=visit.engineer.person.key)
    return _done(row, visit, fact, by=by, at=at)


@verb
def decline(
    *, key: UUID, by: Actor | None, at: datetime, reason: str, note: str = "", version: int | None = None
) -> Visit:
    """拒单: the engineer cannot; the visit is open again, and the time is free."""
    row, visit = access.lock_visit(key, by, "decline")
    state = states.visit_after("decline", states.Visit(visit.state))
    refuse_stale(visit, version, {})
    was = _key(visit.engineer)
    visit.state, visit.engineer, visit.confirmed_at, visit.decline_reason = state, None, None, reason
    bookings.give_back(visit, at=at)
    said = leave_note(row, note, by=by, at=at)
    fact = VisitDeclined(**told(row, visit, by, at), engineer=was, reason=reason, note=said)
    return _done(row, visit, fact, by=by, at=at)


@verb
def depart(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> Visit:
    """出发: the engineer sets out."""
    row, visit = access.lock_visit(key, by, "depart")
    state = states.visit_after("depart", states.Visit(visit.state))
    refuse_stale(visit, version, {})
    turns.refuse_to_begin(row, visit, at)
    visit.state, visit.departed_at = state, at
    following.set_out(row, visit, by=by, at=at)
    return _done(row, visit, VisitDeparted(**told(row, visit, by, at)), by=by, at=at)


@verb
def arrive(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> Visit:
    """到场签到: the engineer is there; the arrival clock stops."""
    row, visit = access.lock_visit(key, by, "arrive")
    state = states.visit_after("arrive", states.Visit(visit.state))
    refuse_stale(visit, version, {})
    turns.refuse_to_begin(row, visit, at, arriving=True)
    visit.state, visit.arrived_at = state, at
    clocks.arrived(row, by=by, at=at)
    following.are_there(row, visit, by=by, at=at)
    fact = VisitArrived(**told(row, visit, by, at), late_minutes=_late_minutes(visit, at))
    return _done(row, visit, fact, by=by, at=at)


@verb
def complete(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    outcome: Outcome,
    note: str = "",
    wake_at: datetime | None = None,
    version: int | None = None,
) -> Visit:
    """完成: what the visit came to. The order follows by the roll-up; it is not resolved by this. If it comes to wait,
    it wakes up at `wake_at`, or when such a wait usually ends. It ends well only if nothing is missing on its lists."""
    row, visit = access.lock_visit(key, by, "complete")
    state = states.visit_after("complete", states.Visit(visit.state))
    refuse_past(wake_at, at)
    refuse_stale(visit, version, {"outcome": outcome})
    if outcome in _WELL:
        refuse_end(row, visit)
    visit.state, visit.outcome, visit.completion_note = state, outcome, note
    fact = VisitCompleted(**told(row, visit, by, at), outcome=outcome)
    return _ended(row, visit, fact, by=by, at=at, wake_at=wake_at)


@verb
def report_no_access(
    *,
    key: UUID,
    by: Actor | None,
    at: datetime,
    note: str = "",
    wake_at: datetime | None = None,
    version: int | None = None,
) -> Visit:
    """未能进场: nobody let the engineer in; now the customer has to act, and the order wakes up as after `complete`."""
    row, visit = access.lock_visit(key, by, "report_no_access")
    state = states.visit_after("report_no_access", states.Visit(visit.state))
    refuse_past(wake_at, at)
    refuse_stale(visit, version, {})
    visit.state = state
    said = leave_note(row, note, by=by, at=at)
    fact = VisitHadNoAccess(**told(row, visit, by, at), note=said)
    return _ended(row, visit, fact, by=by, at=at, wake_at=wake_at)


@verb
def cancel(*, key: UUID, by: Actor | None, at: datetime, note: str = "", version: int | None = None) -> Visit:
    """取消: this visit will not be made."""
    row, visit = access.lock_visit(key, by, "cancel")
    state = states.visit_after("cancel", states.Visit(visit.state))
    refuse_stale(visit, version, {})
    visit.state = state
    said = leave_note(row, note, by=by, at=at)
    return _ended(row, visit, VisitCancelled(**told(row, visit, by, at), note=said), by=by, at=at)


def _ended(
    row: WorkOrder, visit: Visit, fact: Event, *, by: Actor | None, at: datetime, wake_at: datetime | None = None
) -> Visit:
    visit.ended_at = at
    bookings.give_back(visit, at=at)
    let_go(visit, at=at)
    following.are_done(row, visit, by=by, at=at)
    return _done(row, visit, fact, by=by, at=at, wake_at=wake_at)


def _done(
    row: WorkOrder,
    visit: Visit,
    fact: Event,
    *,
    by: Actor | None,
    at: datetime,
    wake_at: datetime | None = None,
    put: Event | None = None,
) -> Visit:
    """Save the visit, keep those behind it in turn, roll it up into its order, and tell all, the visit's fact first;
    `put` is that it was planned in its turn."""
    visit.version += 1
    visit.save()
    came_of_it = turns.follow(row, visit, by=by, at=at)
    crew = [f"person:{one}" for one in _everybody(visit)]
    for one in (fact, put) if put is not None else (fact,):
        emit(one, audience=[*access.audience(row), *crew])
    respond(row, by=by, at=at)
    follow = rolled_up(row, visit, stands(row), by=by, at=at, wake_at=wake_at)
    save(row, at=at)
    if follow is not None:
        emit(follow, audience=[*access.audience(row), *crew])
    turns.tell(came_of_it)
    return visit


def _engineer(key: UUID | None) -> Engineer | None:
    if key is None:
        return None
    found = Engineer.objects.select_related("person").filter(person__key=key, person__is_active=True).first()
    if found is None:
        raise Invalid("no_such_engineer", field="engineer")
    return found


def _crew(visit: Visit, mates: Sequence[UUID]) -> None:
    engineers = [_engineer(mate) for mate in mates]
    Mate.objects.bulk_create([Mate(visit=visit, engineer=one) for one in engineers if one and one != visit.engineer])


def _everybody(visit: Visit) -> list[int]:
    mates = list(visit.mates.values_list("engineer_id", flat=True))
    return [*([visit.engineer_id] if visit.engineer_id else []), *mates]


def _keys(engineers: Collection[int]) -> tuple[UUID, ...]:
    people = Engineer.objects.filter(pk__in=engineers).order_by("pk") if engineers else Engineer.objects.none()
    return tuple(people.values_list("person__key", flat=True))


def _book(visit: Visit, *, at: datetime) -> None:
    if visit.starts_at is None or visit.ends_at is None:
        bookings.give_back(visit, at=at)
    else:
        bookings.book(visit, _everybody(visit), visit.starts_at, visit.ends_at, at=at)


def _late_minutes(visit: Visit, at: datetime) -> int | None:
    if visit.promised_until_at is None:
        return None
    return max(0, (at - visit.promised_until_at) // timedelta(minutes=1))


def _key(engineer: Engineer | None) -> UUID | None:
    return engineer.person.key if engineer is not None else None
