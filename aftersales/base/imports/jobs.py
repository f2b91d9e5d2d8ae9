"""Jobs of imports: reading a table, and checking it or taking it in, one at a time."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.base.imports import reading, running


@app.task(name=reading.READ, queue="files")
def read(key: str) -> None:
    """Read a table that has come in."""
    reading.read(key=UUID(key), at=now())


@app.task(name=running.RUN, queue="imports", lock=running.RUN)
def run(run: str) -> None:
    """Check a table or take it in; imports follow one another, so that they never wait for each other's rows."""
    running.work(run=UUID(run), clock=now)
