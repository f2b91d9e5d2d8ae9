"""Jobs: queued with their cause, never lost with their worker, forgotten in their time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django import app

from aftersales.base import jobs
from aftersales.base.clock import now

TASK = "notices.send"


def statuses() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs ORDER BY id")
        return [status for (status,) in cursor.fetchall()]


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def take(*, heard_seconds_ago: float | None, count: int = 1) -> None:
    """A worker that was last heard of then (None: that nobody remembers) takes jobs."""
    run("INSERT INTO procrastinate_workers DEFAULT VALUES")
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_workers")
        (worker,) = cursor.fetchone()
        for _ in range(count):
            cursor.execute("SELECT procrastinate_fetch_job_v2(NULL, %s)", [worker])
        if heard_seconds_ago is None:
            cursor.execute("DELETE FROM procrastinate_workers WHERE id = %s", [worker])
        else:
            cursor.execute(
                "UPDATE procrastinate_workers SET last_heartbeat = now() - make_interval(secs => %s) WHERE id = %s",
                [heard_seconds_ago, worker],
            )


@pytest.fixture(autouse=True)
def _no_jobs(db: None) -> None:
    run("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")


def test_a_job_of_a_change_that_was_taken_back_was_never_queued() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        jobs.defer(TASK, delivery="1")
        raise RuntimeError("the change fails after all")

    assert statuses() == []


def test_a_job_under_a_lock_is_queued_once_while_it_waits() -> None:
    assert jobs.defer(TASK, once="one", delivery="1")
    assert not jobs.defer(TASK, once="one", delivery="1")
    assert jobs.defer(TASK, once="two", delivery="2")
    assert statuses() == ["todo", "todo"]

    take(heard_seconds_ago=0)
    assert jobs.defer(TASK, once="one", delivery="1"), "the first is under way: what changed since needs another"


def test_a_refused_second_job_does_not_end_the_callers_work() -> None:
    with transaction.atomic():
        jobs.defer(TASK, once="one", delivery="1")
        jobs.defer(TASK, once="one", delivery="1")
        jobs.defer(TASK, delivery="2")

    assert len(statuses()) == 2


def test_a_job_for_later_waits() -> None:
    jobs.defer(TASK, not_before=now() + timedelta(hours=1), delivery="1")

    take(heard_seconds_ago=0)

    assert statuses() == ["todo"]
    assert jobs.oldest_waiting_seconds() == 0


@pytest.mark.parametrize("heard", [0.0, jobs.DEAD_AFTER_SECONDS - 5])
def test_a_job_of_a_living_worker_is_left_alone(heard: float) -> None:
    jobs.defer(TASK, delivery="1")
    take(heard_seconds_ago=heard)

    assert jobs.retry_stalled() == 0
    assert statuses() == ["doing"]


@pytest.mark.parametrize("heard", [jobs.DEAD_AFTER_SECONDS + 5, None])
def test_a_job_of_a_dead_worker_is_given_to_another(heard: float | None) -> None:
    for delivery in "123":
        jobs.defer(TASK, delivery=delivery)
    take(heard_seconds_ago=heard, count=2)

    assert jobs.retry_stalled() == 2
    assert statuses() == ["todo", "todo", "todo"]
    assert jobs.retry_stalled() == 0


def test_a_job_that_killed_too_many_workers_is_not_given_to_another() -> None:
    jobs.defer(TASK, delivery="1")
    for _ in range(jobs.MOST_ATTEMPTS - 1):
        take(heard_seconds_ago=None)
        jobs.retry_stalled()
        assert statuses() == ["todo"]

    take(heard_seconds_ago=None)
    jobs.retry_stalled()

    assert statuses() == ["failed"]


def test_a_dead_workers_job_gives_way_to_the_same_work_queued_anew() -> None:
    jobs.defer(TASK, once="one", delivery="1")
    take(heard_seconds_ago=None)
    jobs.defer(TASK, once="one", delivery="1")

    assert jobs.retry_stalled() == 1
    assert statuses() == ["failed", "todo"]


def test_of_two_dead_workers_jobs_under_one_lock_one_goes_on() -> None:
    for _ in range(2):
        jobs.defer(TASK, once="one", delivery="1")
        take(heard_seconds_ago=None)

    assert jobs.retry_stalled() == 2
    assert sorted(statuses()) == ["failed", "todo"]


def finish(status: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_jobs")
        cursor.execute("SELECT procrastinate_finish_job_v1(%s, %s, false)", [cursor.fetchone()[0], status])


def test_finished_jobs_are_forgotten_by_age_in_small_bites() -> None:
    for status in ("succeeded", "succeeded", "succeeded", "failed"):
        jobs.defer(TASK, delivery="1")
        finish(status)
    jobs.defer(TASK, delivery="2")
    at = datetime.now(UTC)

    assert jobs.delete_finished(at=at + timedelta(hours=jobs.DONE_KEPT_HOURS - 1)) == 0
    assert [jobs.delete_finished(at=at + timedelta(hours=25), batch=2) for _ in range(3)] == [2, 1, 0]
    assert statuses() == ["failed", "todo"]
    assert jobs.delete_finished(at=at + timedelta(days=jobs.FAILED_KEPT_DAYS + 1)) == 1
    assert statuses() == ["todo"]


def test_how_long_the_oldest_job_has_waited_is_known() -> None:
    jobs.defer(TASK, delivery="1")
    run("UPDATE procrastinate_events SET at = now() - interval '90 seconds'")

    assert 89 < jobs.oldest_waiting_seconds() < 95


def test_every_job_that_is_deferred_by_name_exists() -> None:
    assert TASK in app.tasks
