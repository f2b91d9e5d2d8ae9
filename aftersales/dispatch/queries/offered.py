"""Orders that somebody is asked about now 等回应: whom, until when; what is over soonest first."""

from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Prefetch, Q

from aftersales.base import pages
from aftersales.dispatch import access
from aftersales.dispatch.models import Round
from aftersales.dispatch.queries import decisions, offers
from aftersales.dispatch.queries.undecided import may_send, rows_of
from aftersales.dispatch.states import RoundState
from aftersales.people.access import Actor

_MOST_NAMED: Final = 10
_WITH: Final = ("by", "order__kind", *(f"decision__{name}" for name in decisions.WITH))
_NAMED: Final = Prefetch("offers", offers.ANSWERED_FIRST[:_MOST_NAMED], to_attr="shown")


def page(by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of the open rounds (index round_open_once) of orders this reader sees decisions about."""
    rows = Round.objects.filter(state=RoundState.OPEN, order__in=access.seen_by(by))
    rows = rows.select_related(*_WITH).annotate(asked=Count("offers")).prefetch_related(_NAMED)
    if cursor is not None:
        expires_at, pk = pages.decode(cursor, 2, types=[datetime, int])
        rows = rows.filter(Q(expires_at__gt=expires_at) | Q(expires_at=expires_at, pk__gt=pk))
    found = list(rows.defer("decision__packed").order_by("expires_at", "pk")[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    lines = rows_of([one.order_id for one in found[:limit]])
    told = [
        {
            "order": lines[one.order_id],
            "round": offers.told(one),
            "decision": decisions.told(one.decision),
            "may_send": may_send(by, one.order),
        }
        for one in found[:limit]
        if one.order_id in lines  # it was read a moment later, and may be gone
    ]
    return {"rows": told, "next": pages.encode(last.expires_at.isoformat(), last.pk) if last is not None else None}
