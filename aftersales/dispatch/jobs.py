"""Jobs of dispatch: one order at a time, each in a transaction of its own."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.dispatch.actions import automatic


@app.task(name=automatic.KIND, queue="dispatch")
def find_somebody(order: str) -> None:
    """Find somebody for an order; once more, after a kill, finds it in hand and leaves it alone."""
    automatic.find_somebody(order=UUID(order), at=now())
