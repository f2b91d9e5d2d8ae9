"""An order that was received finds its engineer by itself, where its policy says so; if nobody can go, that is told."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs
from aftersales.dispatch.actions import waiting
from aftersales.dispatch.actions.appointments import following
from aftersales.dispatch.actions.offers.going_on import found_for, led_on
from aftersales.dispatch.models import Decision, Round, Sending
from aftersales.dispatch.queries import policies
from aftersales.dispatch.queries.waiting import is_free
from aftersales.dispatch.solver.asking import SEND
from aftersales.notices.actions import inbox
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.chain import chain_of, takers

KIND: Final = "dispatch.find_somebody"


def begin(*, order: UUID, at: datetime) -> None:
    """Have somebody looked for, in a transaction of its own: no lock of one order's is held while others are read. What
    waits its turn is looked at when that comes."""
    row = WorkOrder.objects.filter(key=order).first()
    if row is None or not policies.is_automatic(row) or following.is_to_come(row):
        return
    if is_free(row, at):
        jobs.defer(KIND, once=f"{KIND} {order}", order=str(order))
    else:
        waiting.wait_turn(row, at=at)


@transaction.atomic
def find_somebody(*, order: UUID, at: datetime) -> Sending | Round | None:
    """Decide, and send or ask as the policy says, as the product itself. An order that somebody has in hand already, or
    was offered, is left alone."""
    row = WorkOrder.objects.filter(key=order).first()
    if row is None or not is_free(row, at) or not policies.is_automatic(row):
        return None
    asking = policies.rules_of(policies.policy_of(row)).offer

    def go(decision: Decision) -> Sending | Round:
        return led_on(decision, by_offer=asking.how != SEND, at=at)

    decision, done = found_for(row, urgent=asking.urgent, at=at, then=go)
    if done is not None:
        waiting.end(row)
        waiting.wait_turn(row, at=at)
    elif waiting.begin(row, decision, at=at):
        _tell(row, decision, at)
    return done


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
