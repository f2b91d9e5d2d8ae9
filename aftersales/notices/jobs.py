"""Jobs of notices: outside effects only."""

from uuid import UUID

from procrastinate.contrib.django import app

from aftersales.base.clock import now
from aftersales.notices import actions


@app.task(name="notices.send", queue="mail")
def send(delivery: str) -> None:
    """Send one delivery; when it fails, the sweep queues it again in its time."""
    actions.deliver(key=UUID(delivery), at=now())
