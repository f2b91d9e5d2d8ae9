"""What dispatch does about what happens below. Each runs in the relay's transaction, so that its effect comes once."""

from aftersales.dispatch.actions import automatic, pacing
from aftersales.notices.actions import inbox
from aftersales.workorders.events.orders import VisitCompleted, WorkOrderTriaged


def measure(fact: VisitCompleted) -> None:
    """A visit ended: how long it took belongs to the pace of who made it."""
    pacing.measure(visit=fact.visit)


def find_somebody(fact: WorkOrderTriaged) -> None:
    """An order was received: where its policy is automatic, somebody is looked for. In what a log or the sample
    company tells, that was done long ago."""
    if not inbox.silent():
        automatic.begin(order=fact.order)
