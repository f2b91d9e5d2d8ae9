"""Jobs: outside effects and long work, queued in the caller's transaction and claimed once by a worker."""

from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued


def defer(task: str, *, once: str | None = None, **arguments: Any) -> bool:
    """Queue a job by its name; workers see it only when the caller's transaction commits.

    With `once`, a second job under the same lock is not queued while the first still waits: False says so.
    """
    if once is None:
        app.configure_task(task).defer(**arguments)
        return True
    try:
        with (
            transaction.atomic()
        ):  # the refusal is a unique violation: without a savepoint it would end the caller's work
            app.configure_task(task, queueing_lock=once).defer(**arguments)
    except AlreadyEnqueued:
        return False
    return True
