"""What happens to an appointment because of what happens to its order and its visit: in a job of its own, so that no
engineer's lock is held while the relay hands on other facts."""

from datetime import datetime
from typing import Final
from uuid import UUID

from aftersales.base import jobs
from aftersales.base.errors import Conflict
from aftersales.base.verbs import verb
from aftersales.dispatch.actions.appointments import holding, telling
from aftersales.dispatch.actions.appointments.confirming import cancelled, ended
from aftersales.dispatch.actions.appointments.planning import made
from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries.appointments.choosing import OPEN, Choosing
from aftersales.dispatch.queries.appointments.own import going_of
from aftersales.dispatch.solver.windows import Window
from aftersales.dispatch.states import TAKING, AppointmentState
from aftersales.workorders import access as orders
from aftersales.workorders.actions import promised
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as VisitState

KIND: Final = "dispatch.follow_appointment"


def begin(*, order: UUID) -> None:
    """Have the appointment of an order looked at, where there is one."""
    if Appointment.objects.filter(order__key=order, state__in=TAKING).exists():
        jobs.defer(KIND, once=f"{KIND} {order}", order=str(order))


def is_to_come(order: WorkOrder) -> bool:
    """Whether a time was promised for the order of which no visit is planned yet: that comes before anybody else is
    looked for."""
    return Appointment.objects.filter(order=order, state=AppointmentState.CONFIRMED, visit__isnull=True).exists()


@verb
def follow(*, order: UUID, at: datetime) -> None:
    """Bring what was chosen for an order to where it stands: planned once it is received, done, moved or cancelled with
    its visit. Once more finds nothing to do."""
    row = orders.lock(order, None, "plan")
    held = holding.held_of(row)
    if held is not None and row.state not in OPEN:
        holding.free(row, held, AppointmentState.LET_GO, by=None, at=at)
    confirmed = Appointment.objects.filter(order=row, state=AppointmentState.CONFIRMED)
    one = confirmed.select_related("visit", "rule").first()
    if one is None:
        return
    if one.visit is not None:
        _with_visit(row, one, one.visit, at=at)
    elif row.state not in OPEN or not row.kind.on_site:
        _off(row, one, at=at)
    elif row.state != Order.REPORTED:
        _received(row, one, at=at)


def _received(row: WorkOrder, one: Appointment, *, at: datetime) -> None:
    """Its visit is planned, by whom the policy chooses now: the order may ask for something else since it was looked
    at, and whose time was kept may be ill. Where nobody can, the promise stands and a person looks."""
    holding.time_free(one, by=None, at=at)
    choosing = Choosing.of(row, at, None)
    found = choosing.look(Window(one.from_at.date(), one.from_at, one.until_at)) if choosing is not None else None
    who = found.who() if found is not None else []
    times = found.times() if found is not None and who else (None, None)
    try:
        one.visit = made(row, one, going_of(row, at), who, times, at=at)
    except Conflict:  # it waits for another visit, or has begun: nobody can keep what was promised
        _off(row, one, at=at)
        return
    one.save(update_fields=["visit"])
    if not who:
        telling.desk(row, one, "appointment_uncovered", at=at)


def _with_visit(row: WorkOrder, one: Appointment, visit: Visit, *, at: datetime) -> None:
    if visit.state == VisitState.CANCELLED:
        ended(one, AppointmentState.CANCELLED, by=None, at=at)
        telling.customer(row, one, "appointment_cancelled_yours", at=at, effect=promised.off_effect(visit))
    elif visit.ended_at is not None:
        ended(one, AppointmentState.DONE, by=None, at=at)
    elif (visit.promised_from_at, visit.promised_until_at) != (one.from_at, one.until_at):
        _as_promised(row, one, visit, at=at)


def _as_promised(row: WorkOrder, one: Appointment, visit: Visit, *, at: datetime) -> None:
    """What the visit says was promised counts: a person said so, and the customer heard of it then."""
    if visit.promised_from_at is None or visit.promised_until_at is None:
        ended(one, AppointmentState.CANCELLED, by=None, at=at)
        return
    ended(one, AppointmentState.MOVED, by=None, at=at)
    Appointment.objects.create(
        order=row, rule=one.rule, from_at=visit.promised_from_at, until_at=visit.promised_until_at,
        state=AppointmentState.CONFIRMED, engineer_id=visit.engineer_id or one.engineer_id,
        starts_at=visit.starts_at or visit.promised_from_at, ends_at=visit.ends_at or visit.promised_until_at,
        visit=visit, was=one, held_at=at, held_until=at, confirmed_at=at,
    )  # fmt: skip


def _off(row: WorkOrder, one: Appointment, *, at: datetime) -> None:
    ended(one, AppointmentState.CANCELLED, by=None, at=at)
    holding.time_free(one, by=None, at=at)
    cancelled(row, one, by=None, at=at)


def forget_contact(*, contact: UUID) -> int:
    """Somebody at a customer is erased: why their appointments were moved may name them."""
    rows = Appointment.objects.filter(order__contact__key=contact).values("pk")
    return Appointment.objects.filter(pk__in=rows).update(reason="")
