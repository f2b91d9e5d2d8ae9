"""Many visits moved and planned as one 成批安排: judged as `visits` judges each, but what they rest on is read once for
all, and what they come to is written at once. Either all of it happens or nothing.

Visits that have a turn, or on which one hangs, and crews that change are judged by what the one before has written: of
those a caller makes one move after another.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from aftersales.base import facts
from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound, Refusal
from aftersales.base.facts import Event, emit
from aftersales.base.ids import new_key
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders import access, states
from aftersales.workorders.actions import bookings
from aftersales.workorders.actions.blocking import stands_of_each
from aftersales.workorders.actions.bookings import Taken
from aftersales.workorders.actions.checklists.giving import give
from aftersales.workorders.actions.entering import save_all
from aftersales.workorders.actions.moves import respond
from aftersales.workorders.actions.visiting import begins_as_promised, refuse_odd_times, rolled_up, times, told
from aftersales.workorders.actions.visits import PLANNABLE
from aftersales.workorders.events.orders import VisitPlanned, VisitRescheduled
from aftersales.workorders.models import Mate, Turn, Visit, WorkOrder
from aftersales.workorders.queries.state_names import called_by
from aftersales.workorders.states import Order

_WRITTEN: Final = (
    "state", "confirmed_at", "engineer", "starts_at", "ends_at", "promised_from_at", "promised_until_at", "version",
)  # fmt: skip


@dataclass(frozen=True)
class Wanted:
    """How a visit (id) of an order (id) is to be made; without `visit` it is a new one, and `mates` go along."""

    order: int
    visit: int | None
    engineer: Engineer
    starts_at: datetime
    ends_at: datetime
    mates: tuple[Engineer, ...] = ()


class Refused(Exception):
    """One of them, by its place, is refused; nothing of them has happened."""

    def __init__(self, place: int, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.place, self.refusal = place, refusal


@dataclass
class _Arranged:
    """A visit on its way: as it was, and as it is to be."""

    wanted: Wanted
    order: WorkOrder
    visit: Visit
    was: int | None = None
    fact: Event | None = field(default=None)

    @property
    def everybody(self) -> tuple[int, ...]:
        return (self.wanted.engineer.pk, *(one.pk for one in self.wanted.mates))


def one_by_one(visits: Collection[int], orders: Collection[int]) -> set[int]:
    """The orders (ids) of these visits, and of visits nobody makes of these orders, that are not arranged together: a
    visit of theirs has a turn, or another hangs on it, or it is a crew's."""
    ones = Q(pk__in=visits) | Q(order__in=orders, engineer__isnull=True, ended_at__isnull=True)
    found = dict(Visit.objects.filter(ones).values_list("pk", "order"))
    hang = Turn.objects.filter(Q(visit__in=found) | Q(after__in=found)).values_list("visit", "after")
    crews = Mate.objects.filter(visit__in=found).values_list("visit", flat=True)
    return {found[one] for one in (*(one for both in hang for one in both), *crews) if one in found}


def arrange(wanted: Sequence[Wanted], *, by: Actor | None, at: datetime) -> list[Visit]:
    """安排多次上门: each of them as `visits.plan` or `visits.reschedule` would have it, with all their time given back
    before anybody takes another's. The caller's transaction is undone where one is refused.

    Raises:
        Refused: the first that is refused, and why.
    """
    with facts.gathered():
        rows = list(_read(wanted, by, at))
        _book(rows, at)
        _save(rows)
        _tell(rows, by, at)
        for one in rows:
            if one.wanted.visit is None:
                give(one.order, by=by, at=at, visit=one.visit)
    return [one.visit for one in rows]


def _read(wanted: Sequence[Wanted], by: Actor | None, at: datetime) -> Iterator[_Arranged]:
    locked = WorkOrder.objects.select_for_update(of=("self",)).filter(pk__in={one.order for one in wanted})
    orders = {row.pk: row for row in locked.order_by("key")}
    ids = [one.visit for one in wanted if one.visit is not None]
    visits = {row.pk: row for row in Visit.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk")}
    numbers: dict[int, int] = dict.fromkeys(orders, 0)
    for order in Visit.objects.filter(order__in=orders).values_list("order", flat=True):
        numbers[order] += 1
    for place, one in enumerate(wanted):
        try:
            if one.order not in orders or (one.visit is not None and one.visit not in visits):
                raise NotFound(what="visit")
            row = orders[one.order]
            if one.visit is None:
                numbers[one.order] += 1
                yield _planned(one, row, numbers[one.order], by, at)
            else:
                yield _moved(one, row, visits[one.visit], by, at)
        except Refusal as refusal:
            raise Refused(place, refusal) from refusal


def _planned(one: Wanted, row: WorkOrder, number: int, by: Actor | None, at: datetime) -> _Arranged:
    if not access.permits(by, "plan", row):
        raise NotAllowed(move="plan")
    if Order(row.state) not in PLANNABLE:
        raise Conflict("no_visit_now", state=row.state, state_name=called_by(row.team_id, row.state))
    _refuse_gone(one)
    visit = Visit(key=new_key(), order=row, number=number, engineer=one.engineer)
    visit.starts_at, visit.ends_at = one.starts_at, one.ends_at
    refuse_odd_times(visit)
    fact = VisitPlanned(**told(row, visit, by, at), **times(visit), engineer=one.engineer.person.key)
    return _Arranged(one, row, visit, fact=fact)


def _moved(one: Wanted, row: WorkOrder, visit: Visit, by: Actor | None, at: datetime) -> _Arranged:
    if not access.permits_visit(by, "reschedule", row, visit):
        raise NotAllowed(move="reschedule")
    states.visit_after("reschedule", states.Visit(visit.state))
    _refuse_gone(one)
    was = visit.engineer_id
    if was != one.engineer.pk:
        visit.state, visit.confirmed_at = states.Visit.PLANNED, None
    visit.engineer, visit.starts_at, visit.ends_at = one.engineer, one.starts_at, one.ends_at
    if not begins_as_promised(visit):
        visit.promised_from_at = visit.promised_until_at = None
    refuse_odd_times(visit)
    return _Arranged(one, row, visit, was=was)


def _refuse_gone(one: Wanted) -> None:
    if not all(each.person.is_active for each in (one.engineer, *one.mates)):
        raise Invalid("no_such_engineer", field="engineer")


def _book(rows: Sequence[_Arranged], at: datetime) -> None:
    bookings.hold({who for one in rows for who in (*one.everybody, one.was) if who is not None})
    bookings.give_back_all([one.visit.pk for one in rows if one.wanted.visit is not None], at=at)
    for place, refusal in bookings.clashes([_taken(one) for one in rows]):
        raise Refused(place, refusal)


def _taken(one: _Arranged) -> Taken:
    return Taken(one.visit, one.everybody, one.wanted.starts_at, one.wanted.ends_at)


def _save(rows: Sequence[_Arranged]) -> None:
    for one in rows:
        one.visit.version += 1
    Visit.objects.bulk_create(one.visit for one in rows if one.wanted.visit is None)
    Visit.objects.bulk_update([one.visit for one in rows if one.wanted.visit is not None], _WRITTEN)
    Mate.objects.bulk_create(Mate(visit=one.visit, engineer=each) for one in rows for each in one.wanted.mates)
    bookings.book_all([_taken(one) for one in rows])


def _tell(rows: Sequence[_Arranged], by: Actor | None, at: datetime) -> None:
    """Of each visit that it was planned or moved, and where its order came to by that."""
    stood = stands_of_each({one.order.pk for one in rows})
    left = _keys_of({one.was for one in rows if one.was is not None})
    for one in rows:
        crew = [f"person:{who}" for who in one.everybody]
        emit(one.fact or _fact(one, left, by, at), audience=[*access.audience(one.order), *crew])
        respond(one.order, by=by, at=at)
        follow = rolled_up(one.order, one.visit, stood[one.order.pk], by=by, at=at)
        if follow is not None:
            emit(follow, audience=[*access.audience(one.order), *crew])
    save_all([one.order for one in rows], at=at)


def _fact(one: _Arranged, left: dict[int, Any], by: Actor | None, at: datetime) -> VisitRescheduled:
    same = one.was == one.wanted.engineer.pk
    key = one.wanted.engineer.person.key
    return VisitRescheduled(
        **told(one.order, one.visit, by, at), **times(one.visit), engineer=key,
        on=() if same else (key,), off=() if same or one.was is None else (left[one.was],),
    )  # fmt: skip


def _keys_of(engineers: Collection[int]) -> dict[int, Any]:
    return dict(Engineer.objects.filter(pk__in=engineers).values_list("pk", "person__key"))
