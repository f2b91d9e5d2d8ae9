"""Orders that wait for somebody to be found, and what was lacking: 待派."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base import pages, words
from aftersales.dispatch import access
from aftersales.dispatch.models import Waiting
from aftersales.dispatch.queries.offers import open_round
from aftersales.people.access import Actor
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order

MOST_SAID: int = 5
"""Of what is lacking the reader is told no more: where the fewest steps would help."""


def is_free(order: WorkOrder) -> bool:
    """Nobody has it, nobody goes there, nobody is asked."""
    going = order.visits.filter(engineer__isnull=False, ended_at__isnull=True)
    had = order.owner_id is not None or going.exists()
    return order.state == Order.TRIAGED and not had and open_round(order) is None


def page(by: Actor, language: str, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of what waits, the most urgent first, of those the longest."""
    rows = _waiting().filter(order__in=access.seen_by(by)).select_related("order", "decision")
    if cursor is not None:
        priority, since_at, pk = pages.decode(cursor, 3, types=[int, datetime, int])
        later = Q(since_at__gt=since_at) | Q(since_at=since_at, pk__gt=pk)
        rows = rows.filter(Q(order__priority__gt=priority) | Q(later, order__priority=priority))
    found = list(rows.order_by("order__priority", "since_at", "pk")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    following = pages.encode(last.order.priority, last.since_at.isoformat(), last.pk) if last is not None else None
    return {"rows": [_told(row, language) for row in found[:limit]], "next": following}


def of_order(order: UUID, by: Actor, language: str) -> dict[str, Any]:
    """Why this order waits for somebody; nothing if it does not."""
    row = _waiting().filter(order__in=access.decided_orders(order, by)).select_related("order", "decision").first()
    return {"waiting": _told(row, language) if row is not None else None}


def _waiting() -> QuerySet[Waiting]:
    """Those that nobody has taken in hand since: their rows go when they are looked at next."""
    going = Visit.objects.filter(order=OuterRef("order_id"), engineer__isnull=False, ended_at__isnull=True)
    return Waiting.objects.filter(~Exists(going), order__state=Order.TRIAGED, order__owner__isnull=True)


def _told(row: Waiting, language: str) -> dict[str, Any]:
    order = row.order
    lacks = [{**one, "words": words.say(f"lacks_{one['rule']}", language, **one)} for one in row.lacks[:MOST_SAID]]
    return {
        "order": {name: getattr(order, name) for name in ("key", "number", "title", "priority", "act_by_at")},
        "reason": row.reason,
        "words": words.say(f"waiting_{row.reason}", language),
        "lacks": lacks,
        "decision": row.decision.key if row.decision is not None else None,
        "since_at": row.since_at,
        "looked_at": row.looked_at,
    }
