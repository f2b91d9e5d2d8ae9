"""The engineer's days: what is ahead, and what was done today, with all that is to be known before going."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from aftersales.field import access
from aftersales.field.queries.cards import CREW, WITH, contact, order_essentials, place, thing, visit_card
from aftersales.people.access import Actor
from aftersales.workorders.access import visible_to
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries import wishes
from aftersales.workorders.queries.turns import WITH as TURN
from aftersales.workorders.rules import LATEST
from aftersales.workorders.states import Order

DAYS: Final = 7
"""How far ahead a phone looks."""
MOST: Final = 100
"""Visits on a phone; nobody makes more in a week, and what was never ended must not fill it."""


def day(by: Actor, *, now: datetime) -> dict[str, Any]:
    """The reader's visits that are ahead within a week, overdue ones too, and those that ended today, by time."""
    zone = ZoneInfo(by.zone)
    today = now.astimezone(zone).date()
    midnight = datetime.combine(today, time(), zone)
    soon = Q(ended_at__isnull=True) & (Q(starts_at__isnull=True) | Q(starts_at__lt=midnight + timedelta(days=DAYS)))
    visits = _visits(access.visits_of(by, soon | Q(ended_at__gte=midnight)))
    before = last_jobs((visit.order for visit in visits), by)
    rows = [_row(visit, by, today, zone, before) for visit in visits]
    return {"now": now, "on": today, "flow": access.FLOW, "rows": rows}


def _visits(ids: Iterable[int]) -> list[Visit]:
    related = ("engineer__person", *TURN, *(f"order__{name}" for name in WITH))
    rows = Visit.objects.filter(pk__in=ids).select_related(*related)
    told = rows.prefetch_related(CREW, "order__asset__warranties")
    return list(told.order_by(F("starts_at").asc(nulls_last=True), "pk")[:MOST])


def _row(
    visit: Visit, by: Actor, today: date, zone: ZoneInfo, before: Mapping[int, Mapping[str, Any]]
) -> dict[str, Any]:
    order = visit.order
    return {
        **visit_card(visit, by),
        "on": visit.starts_at.astimezone(zone).date() if visit.starts_at is not None else None,
        "order": order_essentials(order),
        "site": place(order.site),
        "contact": contact(order.contact),
        "wish": wishes.shown(order),
        "asset": thing(order.asset, today),
        "last_job": before.get(order.asset_id or 0),
    }


def last_jobs(orders: Iterable[WorkOrder], by: Actor) -> dict[int, dict[str, Any]]:
    """What was done to each asset before, by its id: the newest other order of it that was solved, that the reader may
    know of (index orders_of_asset)."""
    present = list(orders)
    assets = {order.asset_id for order in present if order.asset_id is not None}
    if not assets:
        return {}
    solved = visible_to(by).filter(asset__in=assets, state__in=(Order.RESOLVED, Order.CLOSED)).exclude(solution="")
    newest = solved.exclude(pk__in=[order.pk for order in present]).order_by("asset", *LATEST).distinct("asset")
    names = ("key", "number", "title", "solution", "resolved_at")
    return {order.asset_id or 0: {name: getattr(order, name) for name in names} for order in newest}
