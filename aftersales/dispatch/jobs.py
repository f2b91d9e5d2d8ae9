"""Jobs of dispatch: one order at a time, each in a transaction of its own."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.dispatch.actions import automatic, whatifs
from aftersales.dispatch.queries.whatif.shown import KIND as WHATIF


@app.task(name=WHATIF, queue="runs")
def replay_past(run: str) -> None:
    """Replay what a what-if asks for; a worker that follows one that died begins it anew."""
    whatifs.work(run=UUID(run), clock=now)


@app.task(name=automatic.KIND, queue="dispatch")
def find_somebody(order: str) -> None:
    """Find somebody for an order; once more, after a kill, finds it in hand and leaves it alone."""
    automatic.find_somebody(order=UUID(order), at=now())
