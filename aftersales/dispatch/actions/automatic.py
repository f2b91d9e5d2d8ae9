"""An order that was received finds its engineer by itself, where its policy says so; if nobody can go, that is told."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs
from aftersales.base.errors import Conflict
from aftersales.dispatch.actions import waiting
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Sending
from aftersales.dispatch.queries import policies, standing
from aftersales.dispatch.queries.waiting import is_free
from aftersales.notices.actions import inbox
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.chain import chain_of, takers

KIND: Final = "dispatch.find_somebody"
_TRIES: Final = 5
"""How often somebody else may take the slot first; after that a person looks."""


def begin(*, order: UUID) -> None:
    """Have somebody looked for, in a transaction of its own: no lock of one order's is held while others are read."""
    row = WorkOrder.objects.filter(key=order).first()
    if row is not None and is_free(row) and policies.is_automatic(row):
        jobs.defer(KIND, once=f"{KIND} {order}", order=str(order))


@transaction.atomic
def find_somebody(*, order: UUID, at: datetime) -> Sending | None:
    """Decide and send, as the product itself. An order that somebody has in hand already is left alone."""
    row = WorkOrder.objects.filter(key=order).first()
    if row is None or not is_free(row) or not policies.is_automatic(row):
        return None
    for _ in range(_TRIES):
        decision = decide(order=order, by=None, at=at)
        if decision.chosen_id is None:
            break
        try:
            with transaction.atomic():
                sent = send(order=order, decision=decision.key, by=None, at=at)
        except Conflict as refusal:
            if refusal.code != "double_booked":
                raise
            standing.touch([decision.chosen_id], at=at)
        else:
            waiting.end(row)
            return sent
    if waiting.begin(row, decision, at=at):
        _tell(row, decision, at)
    return None


def _tell(order: WorkOrder, decision: Decision, at: datetime) -> None:
    """Whoever leads the team, or takes orders in where there is no team, looks for somebody."""
    lead = chain_of(order, 1)
    inbox.notify(
        people={lead.pk} if lead is not None else set(takers()),
        code="order_undecided",
        facts={"number": f"W-{order.number}"},
        subject=order.key,
        effect=f"{order.key}:order_undecided:{decision.key}",
        at=at,
        urgent=order.priority == 0,
    )
