"""Hold a window for minutes 暂留: somebody's time, and a place in it, are an order's until they are confirmed or over.

Two who want the last place wait for each other at the window; the second hears what is left. What a hold takes is taken
from everybody: dispatchers, offers and the optimiser find that time booked.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from aftersales.base import sql
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.events.appointments import (
    AppointmentFreed,
    AppointmentHeld,
    EngineerTimeFreed,
    EngineerTimeKept,
)
from aftersales.dispatch.models import Appointment, KeptTime
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.appointments.choosing import OPEN, Choosing, Found
from aftersales.dispatch.solver.windows import Window
from aftersales.dispatch.states import AppointmentState
from aftersales.people import access as people
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access as orders
from aftersales.workorders.actions import bookings
from aftersales.workorders.models import Booking, WorkOrder

TRIES: Final = 5
"""How often somebody else may take the engineer first; after that the window counts as taken."""
_OVERTAKEN: Final = ("double_booked", "time_kept")
_AT_ONCE: Final = 20
Span = tuple[datetime, datetime]


@verb
def hold(*, order: UUID, by: Actor | None, at: datetime, from_at: datetime, until_at: datetime) -> Appointment:
    """Keep a window for the order, in place of what it held before.

    Raises:
        Invalid: nobody is offered such a window.
        Conflict: it is taken (`nearest`: what is free around it), or no time can be arranged for the order now.
    """
    row = access.lock_for_appointment(order, by)
    end_overdue(at=at)  # others' holds whose minutes are over, skipping what somebody has locked: nothing waits here
    choosing = choosing_of(row, by, at)
    window = choosing.named(from_at, until_at)
    if window is None:
        raise Invalid("no_such_window", field="from_at")
    held = held_of(row)
    if held is not None:
        free(row, held, AppointmentState.LET_GO, by=by, at=at)
    return kept(row, choosing, window, by=by, at=at)


@verb
def let_go(*, order: UUID, by: Actor | None, at: datetime) -> None:
    """What is held for the order is free again; nothing if nothing is."""
    row = access.lock_for_appointment(order, by)
    held = held_of(row)
    if held is not None:
        free(row, held, AppointmentState.LET_GO, by=by, at=at)


def choosing_of(row: WorkOrder, by: Actor | None, at: datetime) -> Choosing:
    """What is offered to an order, or why nothing is."""
    if row.state not in OPEN:
        raise Conflict("no_appointment_now", state=row.state)
    choosing = Choosing.of(row, at, by)
    if choosing is None or (by is not None and by.is_customer and not choosing.offering.portal):
        raise Conflict("no_appointments")
    return choosing


def held_of(row: WorkOrder) -> Appointment | None:
    """What the order holds, over or not; the order is locked."""
    return Appointment.objects.filter(order=row, state=AppointmentState.HELD).first()


def kept(row: WorkOrder, choosing: Choosing, window: Window, *, by: Actor | None, at: datetime) -> Appointment:
    """A place in the window and somebody's time in it, or a refusal with what is free around it."""
    _lock(choosing, window)
    for _ in range(TRIES):
        found = choosing.look(window)
        if not found.is_free:
            break
        try:
            with transaction.atomic():
                return _held(row, choosing, found, by=by, at=at)
        except Conflict as refusal:
            if refusal.code not in _OVERTAKEN:
                raise
            standing.touch(found.who(), at=at)
            choosing = choosing.again()
    nearest = [{"from_at": one.from_at, "until_at": one.until_at} for one in choosing.nearest(window)]
    raise Conflict("slot_taken", nearest=nearest)


def _lock(choosing: Choosing, window: Window) -> None:
    """Of those who want a place by this rule, one after another."""
    rule = choosing.rule
    named = f"dispatch.appointment {rule.kind_id}/{rule.territory_id}/{window.from_at}/{window.until_at}"
    with connection.cursor() as cursor:
        cursor.execute(sql.load("dispatch", "lock_window"), {"window": named})


def _held(row: WorkOrder, choosing: Choosing, found: Found, *, by: Actor | None, at: datetime) -> Appointment:
    who = found.who()
    starts_at, ends_at = found.times()
    taken = _keep(who, (starts_at, ends_at), choosing.own)
    made = Appointment.objects.create(
        order=row, rule=choosing.rule, from_at=found.window.from_at, until_at=found.window.until_at,
        engineer_id=who[0], starts_at=starts_at, ends_at=ends_at, made_by_id=by.id if by else None, held_at=at,
        held_until=at + timedelta(minutes=choosing.offering.hold_minutes),
    )  # fmt: skip
    KeptTime.objects.bulk_create([KeptTime(booking=one, appointment=made) for one in taken])
    emit(AppointmentHeld(**of(made, by, at), held_until=made.held_until), audience=orders.audience(row))
    _tell(made, who, EngineerTimeKept, by=by, at=at)
    return made


def _keep(who: Sequence[int], times: Span, own: Mapping[int, Sequence[Booking]]) -> list[Booking]:
    """Take this time of all of them but for what of it is the order's already: that moves with it when it is
    confirmed, and else stays what it is."""
    bookings.hold(who)
    told = ((one, gap) for one in who for gap in _gaps(times, [each.period for each in own.get(one, ())]))
    return [kept for one, gap in told for kept in bookings.keep([one], *gap)]


def _gaps(times: Span, own: Iterable[Any]) -> Iterator[Span]:
    begins, ends = times
    for one in sorted(own, key=lambda each: each.lower):
        if begins < min(one.lower, ends):
            yield begins, min(one.lower, ends)
        begins = max(begins, one.upper)
    if begins < ends:
        yield begins, ends


def keep_all_of(held: Appointment, was: Appointment, freed: Sequence[int], *, by: Actor | None, at: datetime) -> None:
    """What is held is kept as a whole, now that what was kept before of it (for these engineers) is free."""
    there = freed if was.starts_at <= held.starts_at and held.ends_at <= was.ends_at else ()
    who = list(dict.fromkeys([held.engineer_id, *time_free(held, by=by, at=at), *there]))
    taken = bookings.keep(who, held.starts_at, held.ends_at)
    KeptTime.objects.bulk_create([KeptTime(booking=one, appointment=held) for one in taken])
    _tell(held, who, EngineerTimeKept, by=by, at=at)


def free(row: WorkOrder, held: Appointment, state: AppointmentState, *, by: Actor | None, at: datetime) -> None:
    """It is held no longer."""
    held.state, held.ended_at, held.ended_by_id = state, at, by.id if by else None
    held.save(update_fields=["state", "ended_at", "ended_by"])
    time_free(held, by=by, at=at)
    emit(AppointmentFreed(**of(held, by, at), state=state), audience=orders.audience(row))


def time_free(one: Appointment, *, by: Actor | None, at: datetime) -> list[int]:
    """The time that was kept for it is free; whose that was, the lead first."""
    rows = KeptTime.objects.filter(appointment=one, booking__released_at__isnull=True)
    told = dict(rows.values_list("booking", "booking__engineer"))
    if not told:
        return []
    bookings.keep_no_longer(told, at=at)
    who = sorted(told.values(), key=lambda each: (each != one.engineer_id, each))
    _tell(one, who, EngineerTimeFreed, by=by, at=at)
    return who


def _tell(
    one: Appointment,
    who: Iterable[int],
    what: type[EngineerTimeKept] | type[EngineerTimeFreed],
    *,
    by: Actor | None,
    at: datetime,
) -> None:
    engineers = list(who)
    for person in Person.objects.filter(pk__in=engineers).order_by("pk"):
        fact = what(person=person.key, appointment=one.key, at=at, by=by.key if by else None)
        emit(fact, audience=people.heard_by(person))  # boards draw it
    standing.touch(engineers, at=at)


def of(one: Appointment, by: Actor | None, at: datetime) -> dict[str, Any]:
    """What every fact about an appointment tells."""
    told = {"order": one.order.key, "appointment": one.key, "from_at": one.from_at, "until_at": one.until_at}
    return {**told, "at": at, "by": by.key if by else None}


# -- over by itself ----------------------------------------------------------------------------------------------------


def end_next(*, at: datetime) -> bool:
    """End one hold whose minutes are over; whether there was one. Index appointment_held_until."""
    due = Appointment.objects.filter(state=AppointmentState.HELD, held_until__lte=at).order_by("held_until")
    return any(_end(pk, order, at) for pk, order in due.values_list("pk", "order_id")[:_AT_ONCE])


def end_overdue(*, at: datetime) -> None:
    """The same for whoever cannot wait for the clock: nobody is refused for a hold that is over."""
    for _ in range(_AT_ONCE):
        if not end_next(at=at):
            return


@transaction.atomic
def _end(held: int, order: int, at: datetime) -> bool:
    """Under the order's lock; somebody who has it does what is to be done."""
    row = WorkOrder.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=order).first()
    found = Appointment.objects.filter(pk=held, state=AppointmentState.HELD, held_until__lte=at).first()
    if row is None or found is None:
        return False
    free(row, found, AppointmentState.OVER, by=None, at=at)
    return True
