"""What dispatch does about what happens below. Each runs in the relay's transaction, so that its effect comes once."""

from typing import Final

from aftersales.dispatch.actions import automatic, pacing
from aftersales.dispatch.actions.offers import settling
from aftersales.notices.actions import inbox
from aftersales.workorders.events.orders import (
    VisitCancelled,
    VisitCompleted,
    VisitConfirmed,
    VisitDeclined,
    VisitPlanned,
    VisitRescheduled,
    WorkOrderAssigned,
    WorkOrderCancelled,
    WorkOrderClosed,
    WorkOrderMerged,
    WorkOrderResolved,
    WorkOrderTriaged,
)

SETTLING: Final = (
    VisitPlanned, VisitRescheduled, VisitConfirmed, VisitDeclined, VisitCancelled, WorkOrderAssigned,
    WorkOrderResolved, WorkOrderClosed, WorkOrderCancelled, WorkOrderMerged,
)  # fmt: skip
"""What may settle an offer otherwise than by an answer to it."""


def measure(fact: VisitCompleted) -> None:
    """A visit ended: how long it took belongs to the pace of who made it."""
    pacing.measure(visit=fact.visit)


def find_somebody(fact: WorkOrderTriaged) -> None:
    """An order was received: where its policy is automatic, somebody is looked for. In what a log or the sample
    company tells, that was done long ago."""
    if not inbox.silent():
        automatic.begin(order=fact.order)


def settle_offers(
    fact: VisitPlanned
    | VisitRescheduled
    | VisitConfirmed
    | VisitDeclined
    | VisitCancelled
    | WorkOrderAssigned
    | WorkOrderResolved
    | WorkOrderClosed
    | WorkOrderCancelled
    | WorkOrderMerged,
) -> None:
    """An order of which offers are open was changed: whether they still stand is looked at. What an offer itself did
    to its visit changes nothing."""
    asked = isinstance(fact, (VisitPlanned, VisitRescheduled)) and fact.asked
    if not asked and not inbox.silent():
        settling.begin(order=fact.order)
