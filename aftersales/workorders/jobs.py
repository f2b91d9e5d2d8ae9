"""Jobs of work orders: long work alone. What is due by the clock is no job, but found by its index."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.workorders.actions import categories, exports, indexing, recompute
from aftersales.workorders.queries.exports import KIND as EXPORT


@app.task(name=recompute.KIND, queue="runs")
def recount_promises(run: str) -> None:
    """Count on until the run's end; whoever follows a worker that died goes on where it was."""
    while recompute.next_batch(run=UUID(run), at=now()):
        pass


@app.task(name=indexing.KIND, queue="runs")
def index_orders(customer: str | None = None, asset: str | None = None, field: str | None = None) -> None:
    """Have the orders of a customer or an asset found by its new name, or those with a custom field by what is in it,
    some at a time; twice does no harm."""
    after = 0
    while after := indexing.index_orders_of(
        customer=UUID(customer) if customer else None, asset=UUID(asset) if asset else None, after=after, field=field
    ):
        pass


@app.task(name=categories.KIND, queue="runs")
def follow_category(category: str, by: str | None = None) -> None:
    """Give the orders of a merged category the one it became, some at a time; twice does no harm."""
    while categories.follow(category=UUID(category), at=now(), by=UUID(by) if by else None):
        pass


@app.task(name=EXPORT, queue="runs")
def write_export(run: str) -> None:
    """Write a list into a file; a worker that follows one that died begins it anew."""
    exports.write(run=UUID(run), clock=now)
