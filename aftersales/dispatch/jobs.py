"""Jobs of dispatch: one order at a time, each in a transaction of its own."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.dispatch.actions import automatic, covering, whatifs
from aftersales.dispatch.actions.offers import ending, going_on, settling
from aftersales.dispatch.queries.whatif.shown import KIND as WHATIF


@app.task(name=WHATIF, queue="runs")
def replay_past(run: str) -> None:
    """Replay what a what-if asks for; a worker that follows one that died begins it anew."""
    whatifs.work(run=UUID(run), clock=now)


@app.task(name=automatic.KIND, queue="dispatch")
def find_somebody(order: str) -> None:
    """Find somebody for an order; once more, after a kill, finds it in hand and leaves it alone."""
    automatic.find_somebody(order=UUID(order), at=now())


@app.task(name=ending.NEXT, queue="dispatch")
def ask_next(after: str) -> None:
    """Have the next asked after a round of offers; once more, after a kill, finds that it was followed."""
    going_on.ask_next(after=UUID(after), at=now())


@app.task(name=settling.KIND, queue="dispatch")
def settle_offers(order: str) -> None:
    """Bring the offers of an order to where things stand; once more finds nothing to do."""
    settling.settle(order=UUID(order), at=now())


@app.task(name=covering.KIND, queue="dispatch")
def cover(person: str, leave: str | None = None) -> None:
    """Look through the visits that somebody cannot make; once more, after a kill, finds only what is left."""
    covering.cover(person=UUID(person), leave=UUID(leave) if leave else None, at=now())
