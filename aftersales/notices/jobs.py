"""Jobs of notices: outside effects only."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.notices.actions import posting, wordings


@app.task(name="notices.send", queue="mail")
def send(delivery: str) -> None:
    """Send one delivery; when it fails, the sweep queues it again in its time."""
    posting.deliver(key=UUID(delivery), at=now())


@app.task(name="notices.collect", queue="mail")
def collect(person: str) -> None:
    """Write somebody's letter of the day; when it fails, the sweep queues it again in its time."""
    posting.collect(person=UUID(person), at=now())


@app.task(name="notices.try", queue="mail")
def send_trial(run: str) -> None:
    """Send a trial letter to whoever asked for it."""
    wordings.send_trial(run=UUID(run), at=now())
