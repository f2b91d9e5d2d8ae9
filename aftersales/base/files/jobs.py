"""Jobs of files: looking at one that has come in."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.base.files import checking, taking


@app.task(name=taking.CHECK, queue="files")
def check(key: str) -> None:
    """Look at a file that is whole."""
    checking.check(key=UUID(key), at=now())
