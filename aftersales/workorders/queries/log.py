"""The log that an order's SLA clocks are computed from."""

from aftersales.base.worktime import ROUND_THE_CLOCK
from aftersales.people.hours import calendar_value
from aftersales.workorders import clock
from aftersales.workorders.clock import EventKind
from aftersales.workorders.models import SlaEvent, WorkOrder


def log_of(order: WorkOrder) -> dict[str, list[clock.Event]]:
    """The order's whole log by target, in the order it was written."""
    log: dict[str, list[clock.Event]] = {}
    rows = SlaEvent.objects.filter(order=order).select_related("by", "policy").order_by("id")
    for row in rows:
        log.setdefault(row.target, []).append(_revived(row))
    return log


def _revived(row: SlaEvent) -> clock.Event:
    kind = EventKind(row.kind)
    promise = None
    if kind in (EventKind.START, EventKind.RETARGET):
        calendar = ROUND_THE_CLOCK if row.calendar_id is None else calendar_value(row.calendar_id)
        promise = clock.Promise(
            calendar, row.policy.name_zh if row.policy else "", minutes=row.minutes, working_days=row.working_days
        )
    return clock.Event(kind, row.at, row.recorded_at, row.by.key if row.by else None, row.reason, promise)
