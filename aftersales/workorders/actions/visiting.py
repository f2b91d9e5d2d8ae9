"""What every move of a visit has in common: its times, what is told of it, and what it makes of its order."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from aftersales.base.errors import Invalid
from aftersales.base.facts import Event
from aftersales.people.access import Actor
from aftersales.workorders import states
from aftersales.workorders.actions.entering import enter
from aftersales.workorders.actions.worklogs import following
from aftersales.workorders.events.orders import (
    WorkOrderAssigned,
    WorkOrderReleased,
    WorkOrderResumed,
    WorkOrderStarted,
    WorkOrderWaited,
)
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order, Wait


def rolled_up(
    row: WorkOrder, visit: Visit, stood: Sequence[states.VisitStands], *, by: Actor | None, at: datetime,
    wake_at: datetime | None = None,
) -> Event | None:  # fmt: skip
    """Bring the order where its visits, as they stand now, put it; the fact of that, if it moved."""
    was = Order(row.state)
    up = states.roll_up(was, stood, has_owner=row.owner_id is not None)
    if up.state is was:
        return None
    enter(row, up.state, by=by, at=at, wait=up.wait, wake_at=wake_at)
    who: dict[str, Any] = {"order": row.key, "at": at, "by": by.key if by else None, "visit": visit.key}
    if was is Order.WAITING:
        if up.state is Order.WORKING:
            following.work_goes_on(row, by=by, at=at)
        return WorkOrderResumed(**who, state=up.state)
    match up.state:
        case Order.WORKING:
            return WorkOrderStarted(**who)
        case Order.ASSIGNED:
            return WorkOrderAssigned(**who, owner=row.owner.key if row.owner else None)
        case Order.WAITING:
            return WorkOrderWaited(**who, reason=up.wait or Wait.OTHER, wake_at=row.wake_at)
        case _:
            return WorkOrderReleased(**who)


def refuse_odd_times(visit: Visit) -> None:
    """Planned and promised times begin before they end, or are not there at all."""
    for begins, ends in (("starts_at", "ends_at"), ("promised_from_at", "promised_until_at")):
        start, end = getattr(visit, begins), getattr(visit, ends)
        if (start is None) != (end is None):
            raise Invalid("half_a_window", field=ends if end is None else begins)
        if start is not None and end <= start:
            raise Invalid("ends_before_start", field=ends)


def begins_as_promised(visit: Visit) -> bool:
    """Whether it begins within what the customer was promised, if anything was."""
    from_at, until_at, start = visit.promised_from_at, visit.promised_until_at, visit.starts_at
    return from_at is None or until_at is None or (start is not None and from_at <= start <= until_at)


def times(visit: Visit) -> dict[str, Any]:
    """Its times, as facts have them."""
    return {name: getattr(visit, name) for name in ("starts_at", "ends_at", "promised_from_at", "promised_until_at")}


def told(row: WorkOrder, visit: Visit, by: Actor | None, at: datetime) -> dict[str, Any]:
    """Which visit of which order, when and by whom, as facts have it."""
    return {"order": row.key, "visit": visit.key, "number": visit.number, "at": at, "by": by.key if by else None}
