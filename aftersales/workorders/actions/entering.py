"""The one place where an order's state changes: with it go its timestamps and what its clocks must hear."""

from collections.abc import Iterable
from datetime import datetime

from aftersales.base.compiled import write
from aftersales.base.facts import present_origin
from aftersales.people.access import Actor
from aftersales.workorders.actions import clocks
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.due import IMPORTED
from aftersales.workorders.queries.waking import usual_wake_at
from aftersales.workorders.states import Order, Wait

_STOPS = {Order.RESOLVED: "resolved", Order.CANCELLED: "cancelled"}


def enter(
    order: WorkOrder,
    state: Order,
    *,
    by: Actor | None,
    at: datetime,
    wait: Wait | None = None,
    wake_at: datetime | None = None,
) -> None:
    """Bring the order into a state it may come to (see states.py). The caller saves it and tells the fact.

    Whoever waits has a day to wake up: `wake_at`, else when such a wait usually ends. Only a log that is told of the
    past says itself when waiting ended.
    """
    was, waited_for = Order(order.state), order.wait_reason
    _leave(order, was, state)
    order.state = state
    _stamp(order, was, state, at)
    if state is Order.WAITING and wait is not None:
        order.wait_reason, order.wake_at = wait, wake_at or _usual_wake_at(order, wait, at)
    if state is not was:
        _tell_clocks(order, was, state, wait, by=by, at=at)
    elif state is Order.WAITING and wait is not None:
        clocks.waits_on(order, Wait(waited_for), wait, by=by, at=at)


def _usual_wake_at(order: WorkOrder, wait: Wait, at: datetime) -> datetime | None:
    return None if present_origin().partition(".")[0] == IMPORTED else usual_wake_at(order, wait, at)


def _leave(order: WorkOrder, was: Order, state: Order) -> None:
    if state is not was:
        order.sub_state = ""
    if was is Order.WAITING and state is not Order.WAITING:
        order.waiting_since_at, order.waits_in, order.wait_reason, order.wake_at = None, "", "", None
    if was in (Order.RESOLVED, Order.CLOSED) and state is Order.TRIAGED:
        order.resolved_at = order.closed_at = None
        order.reopen_count += 1


def _stamp(order: WorkOrder, was: Order, state: Order, at: datetime) -> None:
    match state:
        case Order.TRIAGED:
            order.triaged_at = order.triaged_at or at
        case Order.ASSIGNED:
            order.assigned_at = at
        case Order.WORKING:
            order.started_at = order.started_at or at
        case Order.WAITING if was is not Order.WAITING:
            order.waiting_since_at, order.waits_in = at, was
        case Order.RESOLVED if was is not Order.RESOLVED:
            order.resolved_at = at
        case Order.CLOSED:
            order.closed_at = at
        case Order.CANCELLED:
            order.cancelled_at = at


def _tell_clocks(
    order: WorkOrder, was: Order, state: Order, wait: Wait | None, *, by: Actor | None, at: datetime
) -> None:
    if state in _STOPS:
        clocks.finished(order, _STOPS[state], by=by, at=at)
    elif was in (Order.RESOLVED, Order.CLOSED) and state is Order.TRIAGED:
        clocks.reopened(order, by=by, at=at)
    elif state is Order.WAITING and wait is not None:
        clocks.waits(order, wait, by=by, at=at)
    elif was is Order.WAITING:
        clocks.goes_on(order, by=by, at=at)


def save(order: WorkOrder, *, at: datetime) -> WorkOrder:
    """Write what has changed of the order, with its next version."""
    order.version += 1
    order.changed_at = max(order.changed_at, at)
    write(order, [name for name, value in order.as_read.items() if getattr(order, name) != value])
    order.as_read = {name: getattr(order, name) for name in order.as_read}
    return order


def save_all(orders: Iterable[WorkOrder], *, at: datetime) -> None:
    """The same of many orders, each of which may come more than once, in one statement."""
    rows = list({order.pk: order for order in orders}.values())
    changed = {"version", "changed_at"}
    for order in rows:
        order.version += 1
        order.changed_at = max(order.changed_at, at)
        changed |= {name for name, value in order.as_read.items() if getattr(order, name) != value}
    WorkOrder.objects.bulk_update(rows, sorted(changed), batch_size=500)
    for order in rows:
        order.as_read = {name: getattr(order, name) for name in order.as_read}
