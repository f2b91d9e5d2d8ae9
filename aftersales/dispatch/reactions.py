"""What dispatch learns from what happens to visits. Each runs in the relay's transaction, so that it counts once."""

from aftersales.dispatch.actions import pacing
from aftersales.workorders.events.orders import VisitCompleted


def measure(fact: VisitCompleted) -> None:
    """A visit ended: how long it took belongs to the pace of who made it."""
    pacing.measure(visit=fact.visit)
