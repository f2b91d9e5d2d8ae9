"""What an engineer is asked to take: enough to say yes or no, and nothing that only whoever goes there needs."""

from datetime import datetime
from typing import Any, Final

from aftersales.dispatch.access import may_answer
from aftersales.dispatch.models import Offer
from aftersales.dispatch.queries.offers import asking_of, open_of
from aftersales.people.access import Actor
from aftersales.workorders.models import Booking, WorkOrder

MOST: Final = 100
"""Offers on a phone; a pool may hold more, and the next to end come first."""
_WITH: Final = ("order__kind", "order__customer", "order__site", "order__asset__product")


def offered(by: Actor, *, now: datetime) -> dict[str, Any]:
    """The reader's open offers, the next to end first; what is urgent before all. What would be done in time that was
    planned since is not among them."""
    if not may_answer(by):
        return {"now": now, "rows": []}
    rows = open_of(by).filter(round__expires_at__gt=now).select_related(*_WITH).order_by("round__expires_at", "pk")
    taken = _taken(by, now)
    told = [_card(one) for one in rows[:MOST] if one.visit is not None or not _clashes(one, taken)]
    return {"now": now, "rows": sorted(told, key=lambda one: not one["urgent"])}


def _taken(by: Actor, now: datetime) -> list[Any]:
    """The reader's time that is planned already (index booking of an engineer)."""
    rows = Booking.objects.filter(engineer=by.id, released_at__isnull=True, period__endswith__gt=now)
    return list(rows.values_list("period", flat=True))


def _clashes(one: Offer, taken: list[Any]) -> bool:
    """Whether it was given away since: whoever says yes would be refused."""
    return any(period.lower < one.ends_at and one.starts_at < period.upper for period in taken)


def _card(one: Offer) -> dict[str, Any]:
    around, order, visit = one.round, one.order, one.visit
    return {
        "key": one.key,
        "how": around.how,
        "urgent": asking_of(around).urgent or order.priority == 0,
        "opened_at": around.opened_at,
        "expires_at": around.expires_at,
        "starts_at": one.starts_at,
        "ends_at": one.ends_at,
        "promised_from_at": visit.promised_from_at if visit is not None else None,
        "promised_until_at": visit.promised_until_at if visit is not None else None,
        "way_minutes": one.way_minutes if order.kind.on_site else None,
        "visit": visit.key if visit is not None else None,
        "order": _order(order),
    }


def _order(order: WorkOrder) -> dict[str, Any]:
    return {
        **{name: getattr(order, name) for name in ("key", "number", "title", "priority", "kind")},
        "customer": order.customer.name if order.customer is not None else "",
        "address": (order.site.address or order.site.name) if order.site is not None else "",
        "asset": order.asset.name if order.asset is not None else "",
    }
