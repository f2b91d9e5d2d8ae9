"""Jobs of dispatch: one order at a time, each in a transaction of its own."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.dispatch.actions import automatic, covering, whatifs
from aftersales.dispatch.actions.appointments import following
from aftersales.dispatch.actions.offers import ending, going_on, settling
from aftersales.dispatch.actions.proposals import carrying, working
from aftersales.dispatch.queries.planning.shown import KIND as PROPOSAL
from aftersales.dispatch.queries.planning.takings import TAKING
from aftersales.dispatch.queries.whatif.shown import KIND as WHATIF


@app.task(name=WHATIF, queue="runs")
def replay_past(run: str) -> None:
    """Replay what a what-if asks for; a worker that follows one that died begins it anew."""
    whatifs.work(run=UUID(run), clock=now)


@app.task(name=PROPOSAL, queue="runs")
def plan_board(run: str) -> None:
    """Plan what a proposal asks for; a worker that follows one that died begins it anew. The board is only read."""
    working.work(run=UUID(run), clock=now)


@app.task(name=TAKING, queue="dispatch")
def take_parts(run: str) -> None:
    """Take parts of a proposal; a worker that follows one that died goes on with the parts that are left."""
    carrying.work(run=UUID(run), clock=now)


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


@app.task(name=following.KIND, queue="dispatch")
def follow_appointment(order: str) -> None:
    """Bring the appointment of an order to where that stands; once more finds nothing to do."""
    following.follow(order=UUID(order), at=now())
