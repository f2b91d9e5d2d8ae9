"""Jobs of dispatch: one order at a time, each in a transaction of its own."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.dispatch.actions import automatic, covering


@app.task(name=automatic.KIND, queue="dispatch")
def find_somebody(order: str) -> None:
    """Find somebody for an order; once more, after a kill, finds it in hand and leaves it alone."""
    automatic.find_somebody(order=UUID(order), at=now())


@app.task(name=covering.KIND, queue="dispatch")
def cover(person: str, leave: str | None = None) -> None:
    """Look through the visits that somebody cannot make; once more, after a kill, finds only what is left."""
    covering.cover(person=UUID(person), leave=UUID(leave) if leave else None, at=now())
