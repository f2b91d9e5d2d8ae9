"""Confirm a held window 确认预约, move it, cancel it: by the customer until the cut-off, by staff with a reason.

Whom the policy chose goes, and is booked at once: a promise nobody is free for is none. They may be changed for another
as long as the visit begins within the window (ADR 0033). An order that is not received yet keeps their time; its visit
is planned as soon as it is.
"""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions.appointments import holding, telling
from aftersales.dispatch.actions.appointments.planning import everybody, planned
from aftersales.dispatch.events.appointments import AppointmentCancelled, AppointmentConfirmed
from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.appointments.own import NOT_BEGUN, going_of
from aftersales.dispatch.solver.windows import Offering, may_change
from aftersales.dispatch.states import AppointmentState
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.actions import visits
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order

_NOTHING: Final = (None, None)


@verb
def confirm(*, order: UUID, by: Actor | None, at: datetime, reason: str = "") -> Appointment:
    """The window that is held is promised; one that was confirmed before is moved to it. If the minutes are over it is
    held once more, where it is still free.

    Raises:
        Conflict: nothing is held; it was taken meanwhile (`nearest`: what is free around it); too late to move
            (`phone`: whom to call); somebody is on the way already.
        Invalid: staff move what was promised without a reason.
    """
    row = access.lock_for_appointment(order, by)
    held = _held(row)
    was = current_of(row, at=at)
    visit = was.visit if was is not None else None
    if was is not None:
        refuse_change(was, "move", by=by, at=at, reason=reason)
    elif (going := going_of(row, at)) is not None:
        _refuse_planned(going, by=by, reason=reason)
        visit = going
    if held.state == AppointmentState.OVER or held.held_until <= at:
        held = _once_more(row, held, by=by, at=at)
    if was is not None:
        ended(was, AppointmentState.MOVED, by=by, at=at, reason=reason)
        freed = holding.time_free(was, by=by, at=at)
        if row.state == Order.REPORTED:
            holding.keep_all_of(held, was, freed, by=by, at=at)
    held.state, held.confirmed_at, held.was = AppointmentState.CONFIRMED, at, was
    held.save()
    if row.state != Order.REPORTED:
        held.visit = planned(row, held, visit, at=at)
        held.save(update_fields=["visit"])
    _tell(row, held, was, by=by, at=at)
    return held


@verb
def cancel(*, order: UUID, by: Actor | None, at: datetime, reason: str = "") -> Appointment:
    """Nobody comes in the window that was promised; the order stays, and whoever plans it hears of it.

    Raises:
        Conflict: nothing is confirmed, or it is too late for the customer to cancel alone (`phone`: whom to call).
        Invalid: staff cancel without a reason.
    """
    row = access.lock_for_appointment(order, by)
    was = current_of(row, at=at)
    if was is None:
        raise Conflict("nothing_confirmed")
    refuse_change(was, "cancel", by=by, at=at, reason=reason)
    ended(was, AppointmentState.CANCELLED, by=by, at=at, reason=reason)
    holding.time_free(was, by=by, at=at)
    visit = was.visit
    if visit is not None and visit.state in NOT_BEGUN:
        going = everybody(visit)
        visits.reschedule(
            key=visit.key, by=None, at=at, engineer=None, starts_at=None, ends_at=None, mates=(), promised=_NOTHING
        )
        standing.touch(going, at=at)
    cancelled(row, was, by=by, at=at)
    return was


def cancelled(row: WorkOrder, was: Appointment, *, by: Actor | None, at: datetime) -> None:
    """Tell that nobody comes in a window."""
    key = was.visit.key if was.visit is not None else None
    emit(AppointmentCancelled(**holding.of(was, by, at), visit=key), audience=orders.audience(row))
    telling.customer(row, was, "appointment_cancelled_yours", at=at)
    telling.desk(row, was, "appointment_cancelled", at=at, by=by)


def current_of(row: WorkOrder, *, at: datetime) -> Appointment | None:
    """What is confirmed for the order and still ahead; one whose visit is over is done with. The order is locked."""
    found = Appointment.objects.select_related("visit", "rule").filter(order=row, state=AppointmentState.CONFIRMED)
    one = found.first()
    if one is not None and one.visit is not None and one.visit.ended_at is not None:
        ended(one, AppointmentState.DONE, by=None, at=at)
        return None
    return one


def refuse_change(one: Appointment, move: str, *, by: Actor | None, at: datetime, reason: str) -> None:
    """Customers are bound by the cut-off, staff by having a reason; nobody changes what has begun."""
    if one.visit is not None and one.visit.state not in NOT_BEGUN:
        raise Conflict("somebody_goes_already", visit=one.visit.number)
    if by is None:
        return
    if by.is_customer:
        offering = Offering.read(one.rule.body)
        cutoff = offering.move_cutoff_minutes if move == "move" else offering.cancel_cutoff_minutes
        if not may_change(one.from_at, at, cutoff):
            raise Conflict("appointment_cut_off", minutes=cutoff, phone=settings.COMPANY["phone"])
    elif not reason.strip():
        raise Invalid("appointment_without_reason", field="reason")


def _refuse_planned(going: Visit, *, by: Actor | None, reason: str) -> None:
    """A visit that staff planned without an appointment: its customer calls, staff say why it moves."""
    if going.state not in NOT_BEGUN:
        raise Conflict("somebody_goes_already", visit=going.number)
    if by is None:
        return
    if by.is_customer:
        raise Conflict("visit_planned_for_you", phone=settings.COMPANY["phone"])
    if going.promised_from_at is not None and not reason.strip():
        raise Invalid("appointment_without_reason", field="reason")


def _held(row: WorkOrder) -> Appointment:
    """What is held; where the clock was quicker than whoever chose it, that."""
    last = Appointment.objects.filter(order=row).exclude(state=AppointmentState.CONFIRMED).order_by("-pk").first()
    if last is None or last.state not in (AppointmentState.HELD, AppointmentState.OVER):
        raise Conflict("nothing_held")
    return last


def _once_more(row: WorkOrder, held: Appointment, *, by: Actor | None, at: datetime) -> Appointment:
    """Its minutes are over: somebody else may have it by now."""
    if held.state == AppointmentState.HELD:
        holding.free(row, held, AppointmentState.OVER, by=None, at=at)
    holding.end_overdue(at=at)
    choosing = holding.choosing_of(row, by, at)
    window = choosing.named(held.from_at, held.until_at)
    if window is None:
        raise Conflict("window_over")
    return holding.kept(row, choosing, window, by=by, at=at)


def ended(one: Appointment, state: AppointmentState, *, by: Actor | None, at: datetime, reason: str = "") -> None:
    """It takes nothing more."""
    one.state, one.ended_at, one.ended_by_id, one.reason = state, at, by.id if by else None, reason.strip()
    one.save(update_fields=["state", "ended_at", "ended_by", "reason"])


def _tell(row: WorkOrder, one: Appointment, was: Appointment | None, *, by: Actor | None, at: datetime) -> None:
    fact = AppointmentConfirmed(
        **holding.of(one, by, at), visit=one.visit.key if one.visit is not None else None,
        was_from_at=was.from_at if was is not None else None, was_until_at=was.until_at if was is not None else None,
    )  # fmt: skip
    emit(fact, audience=orders.audience(row))
    code = "appointment_moved" if was is not None else "appointment_confirmed"
    telling.customer(row, one, f"{code}_yours", at=at)
    telling.desk(row, one, code, at=at, by=by)
