"""Jobs: outside effects and long work, queued in the caller's transaction and claimed once by a worker.

A job may run twice (its worker was killed, or thought dead), so that what it does outside carries a key of its own.
"""

from datetime import datetime
from typing import Any, Final

from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from aftersales.base import logs, sql

HEARTBEAT_SECONDS: Final = 5.0
DEAD_AFTER_SECONDS: Final = 20.0
"""A worker that was silent for so long is taken for dead, and its jobs are given to others."""
MOST_ATTEMPTS: Final = 10
"""A job that was under way in so many workers when they died is not given to another."""
DONE_KEPT_HOURS: Final = 24
FAILED_KEPT_DAYS: Final = 30


def defer(task: str, *, once: str | None = None, not_before: datetime | None = None, **arguments: Any) -> bool:
    """Queue a job by its name; workers see it only when the caller's transaction commits.

    With `once`, a second job under the same lock is not queued while the first still waits: False says so.
    With `not_before`, it waits until that instant.
    """
    if once is None:
        logs.note_job(app.configure_task(task, schedule_at=not_before).defer(**arguments), task)
        return True
    try:
        # The refusal is a unique violation: without a savepoint it would end the caller's work.
        with transaction.atomic():
            number = app.configure_task(task, queueing_lock=once, schedule_at=not_before).defer(**arguments)
            logs.note_job(number, task)
    except AlreadyEnqueued:
        return False
    return True


def retry_stalled() -> int:
    """Give the jobs of workers that died to the living; how many. One statement, so that a kill leaves all or nothing.

    It must not be a job itself: a queue whose only worker died could not revive itself.
    """
    return len(sql.rows("base", "retry_stalled_jobs", seconds=DEAD_AFTER_SECONDS, most=MOST_ATTEMPTS))


def retry_failed(*, most: int = 1000) -> int:
    """Give failed jobs another try, for whoever has mended the cause; how many."""
    return len(sql.rows("base", "retry_failed_jobs", limit=most))


def delete_finished(*, at: datetime, batch: int = 500) -> int:
    """Delete at most `batch` jobs that ended long ago; how many."""
    found = sql.rows(
        "base", "delete_finished_jobs", at=at, done_hours=DONE_KEPT_HOURS, failed_days=FAILED_KEPT_DAYS, limit=batch
    )
    return len(found)


def oldest_waiting_seconds() -> float:
    """For how long the oldest job that could run has been waiting; 0 when none is."""
    with connection.cursor() as cursor:
        cursor.execute(sql.load("base", "oldest_job"))
        return float(cursor.fetchone()[0])
