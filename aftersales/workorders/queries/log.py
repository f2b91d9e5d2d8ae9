"""The log that an order's SLA clocks are computed from."""

from collections.abc import Collection
from typing import Any

from aftersales.base import sql
from aftersales.base.worktime import ROUND_THE_CLOCK
from aftersales.people.hours import calendar_value
from aftersales.workorders import clock
from aftersales.workorders.clock import EventKind
from aftersales.workorders.models import WorkOrder


def log_of(order: WorkOrder, targets: Collection[str] | None = None) -> dict[str, list[clock.Event]]:
    """The order's log by target, in the order it was written: the whole of it, or of these targets."""
    log: dict[str, list[clock.Event]] = {}
    only = None if targets is None else list(targets)
    for target, *line in sql.rows("workorders", "sla_log", order=order.pk, targets=only):
        log.setdefault(target, []).append(_revived(*line))
    return log


def _revived(kind: str, at: Any, recorded_at: Any, by: Any, reason: str, *promised: Any) -> clock.Event:
    sort = EventKind(kind)
    promise = None
    if sort in (EventKind.START, EventKind.RETARGET):
        minutes, working_days, calendar_id, policy = promised
        calendar = ROUND_THE_CLOCK if calendar_id is None else calendar_value(calendar_id)
        promise = clock.Promise(calendar, policy or "", minutes=minutes, working_days=working_days)
    return clock.Event(sort, at, recorded_at, by, reason, promise)
