"""What an order takes of engineers' time already: another window would move it, so that it is in others' way alone."""

from datetime import datetime
from typing import Final

from django.db.models import Q

from aftersales.dispatch.models import Appointment, KeptTime
from aftersales.dispatch.queries import turns
from aftersales.dispatch.states import AppointmentState
from aftersales.workorders.models import Booking, Visit, WorkOrder
from aftersales.workorders.states import Visit as VisitState

NOT_BEGUN: Final = (VisitState.PLANNED, VisitState.CONFIRMED)


def going_of(row: WorkOrder, at: datetime) -> Visit | None:
    """A visit that somebody is to make or makes, where none waits for somebody."""
    ahead = turns.next_of(row, at)
    if ahead.visit is not None:
        return None
    return row.visits.filter(engineer__isnull=False, ended_at__isnull=True).order_by("number").first()


def taken_by(row: WorkOrder, at: datetime) -> list[Booking]:
    """The bookings that another window would move: of the visit that stands for the order, and of time that is kept
    for it."""
    kept = KeptTime.objects.filter(appointment__order=row).values("booking")
    visit = _to_move(row, at)
    own = Q(visit=visit) if visit is not None and visit.state in NOT_BEGUN else Q(pk__in=())
    return list(Booking.objects.filter(own | Q(pk__in=kept), released_at__isnull=True).order_by("pk"))


def _to_move(row: WorkOrder, at: datetime) -> Visit | None:
    confirmed = Appointment.objects.filter(order=row, state=AppointmentState.CONFIRMED, visit__isnull=False)
    one = confirmed.select_related("visit").first()
    return one.visit if one is not None else going_of(row, at)
