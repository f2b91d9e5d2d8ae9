"""When an order that waits should be looked at again, if nobody says so."""

from datetime import datetime

from aftersales.base import worktime
from aftersales.base.worktime import Calendar
from aftersales.people.hours import calendar_value
from aftersales.workorders import rules
from aftersales.workorders.models import SlaTarget, WorkOrder
from aftersales.workorders.states import Wait


def usual_wake_at(order: WorkOrder, reason: Wait, at: datetime) -> datetime:
    """The first working instant after as many whole working days as such a wait usually takes (see rules.py)."""
    hours = _hours_of(order)
    usual = worktime.end_of_working_day(hours, at, rules.usual_wait_days(reason, order.priority))
    return worktime.next_opening(hours, usual)


def _hours_of(order: WorkOrder) -> Calendar:
    """The hours of the order's team, else those we promise most in, else all hours."""
    if order.team is not None and order.team.calendar_id is not None:
        return calendar_value(order.team.calendar_id)
    promised = SlaTarget.objects.filter(policy__active=True, calendar__isnull=False).order_by("policy", "pk")
    return calendar_value(promised.values_list("calendar", flat=True).first())
