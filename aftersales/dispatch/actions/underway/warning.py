"""Whoever plans hears that somebody on the way will be later than promised, while the customer can still be called."""

from datetime import datetime

from aftersales.dispatch.queries.underway import arrival
from aftersales.dispatch.queries.underway.links import latest_of
from aftersales.notices.actions import inbox
from aftersales.workorders.models import Visit
from aftersales.workorders.queries.chain import chain_of, takers

LATE_FROM = 5
"""Minutes after the promise from which it is worth a word: less is within what a way may be out by."""


def warn_if_late(visit: Visit, *, at: datetime) -> bool:
    """Tell whoever is responsible for the order, else whoever takes orders in, once for each time somebody sets out;
    whether it was told now."""
    link = latest_of(visit)
    if link is None or inbox.silent():
        return False
    late = arrival.late_minutes(visit, arrival.reckon(visit, link.way_minutes, at))
    if late < LATE_FROM:
        return False
    order = visit.order
    one = chain_of(order, 0)
    people = [one.pk] if one is not None and one.pk != visit.engineer_id else _others(visit)
    return (
        inbox.notify(
            people=people,
            code="visit_running_late",
            facts={"number": f"W-{order.number}", "visit": visit.number, "minutes": late},
            subject=order.key,
            effect=f"{link.key}:visit_running_late",
            at=at,
        )
        > 0
    )


def _others(visit: Visit) -> list[int]:
    """Where the engineer owns the order: the lead of its team, for who drives does not read."""
    lead = chain_of(visit.order, 1)
    return [lead.pk] if lead is not None and lead.pk != visit.engineer_id else takers()
