"""Orders that wait for somebody to be found, and what was lacking: 待派."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base import pages, words
from aftersales.dispatch import access
from aftersales.dispatch.models import Round, Waiting
from aftersales.dispatch.queries import turns
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.queries.undecided import may_send, rows_of
from aftersales.dispatch.rules import WaitingFor
from aftersales.dispatch.states import RoundState
from aftersales.people.access import Actor
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order

MOST_SAID: Final = 5
"""Of what is lacking the reader is told no more: where the fewest steps would help."""
_WITH: Final = ("order__kind", "decision")


def is_free(order: WorkOrder, at: datetime) -> bool:
    """Nobody has it, nobody goes there, nobody is asked: or somebody goes, and it is the turn of the visit behind."""
    ahead = turns.next_of(order, at)
    had = order.owner_id is not None or ahead.waits or turns.going_of(order, ahead) is not None
    states = turns.IN_HAND if ahead.turn is not None else (Order.TRIAGED,)
    return order.state in states and not had and open_round(order) is None


def page(by: Actor, language: str, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of what waits, the most urgent first, of those the longest."""
    rows = _waiting().filter(order__in=access.seen_by(by)).select_related(*_WITH)
    if cursor is not None:
        priority, since_at, pk = pages.decode(cursor, 3, types=[int, datetime, int])
        later = Q(since_at__gt=since_at) | Q(since_at=since_at, pk__gt=pk)
        rows = rows.filter(Q(order__priority__gt=priority) | Q(later, order__priority=priority))
    found = list(rows.order_by("order__priority", "since_at", "pk")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    following = pages.encode(last.order.priority, last.since_at.isoformat(), last.pk) if last is not None else None
    return {"rows": _told(found[:limit], by, language), "next": following}


def of_order(order: UUID, by: Actor, language: str) -> dict[str, Any]:
    """Why this order waits for somebody; nothing if it does not."""
    found = _waiting().filter(order__in=access.decided_orders(order, by)).select_related(*_WITH)[:1]
    return {"waiting": next(iter(_told(list(found), by, language)), None)}


def _waiting() -> QuerySet[Waiting]:
    """Those nobody has taken in hand since, and nobody is asked about: their rows go when they are looked at next."""
    going = Visit.objects.filter(order=OuterRef("order_id"), engineer__isnull=False, ended_at__isnull=True)
    asked = Round.objects.filter(order=OuterRef("order_id"), state=RoundState.OPEN)
    behind = Visit.objects.filter(order=OuterRef("order_id"), engineer__isnull=True, ended_at__isnull=True)
    free = Q(~Exists(going), order__state=Order.TRIAGED)
    in_turn = Q(Exists(behind.filter(turn__comes_at__isnull=False)), order__state__in=turns.IN_HAND)
    found = Waiting.objects.filter(free | in_turn, ~Exists(asked), order__owner__isnull=True)
    return found.exclude(reason=WaitingFor.TURN)  # nothing is lacking


def _told(rows: Sequence[Waiting], by: Actor, language: str) -> list[dict[str, Any]]:
    lines = rows_of([row.order_id for row in rows])
    return [_one(row, lines[row.order_id], by, language) for row in rows if row.order_id in lines]


def _one(row: Waiting, order: Mapping[str, Any], by: Actor, language: str) -> dict[str, Any]:
    lacks = [{**one, "words": words.say(f"lacks_{one['rule']}", language, **one)} for one in row.lacks[:MOST_SAID]]
    return {
        "order": order,
        "reason": row.reason,
        "words": words.say(f"waiting_{row.reason}", language),
        "lacks": lacks,
        "decision": row.decision.key if row.decision is not None else None,
        "since_at": row.since_at,
        "looked_at": row.looked_at,
        "may_send": may_send(by, row.order),
    }
