"""The worker: whatever fails or is killed, the rest goes on, and what stands in the database is done."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import psycopg
import pytest
from django.db import OperationalError, connection, transaction
from procrastinate.contrib.django import app

from aftersales.base import jobs
from aftersales.base.clock import now
from aftersales.base.facts import Event, emit
from aftersales.base.ids import new_key
from aftersales.base.models import Beat, Cursor
from aftersales.base.relay import Subscription
from aftersales.server.worker import AWAY_SECONDS, ClockTurns, Part, RelayTurns, TidyTurns, each

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]

WORKER = """
import sys, time
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from aftersales.base.models import Cursor
from procrastinate.contrib.django import app

@app.task(name="tests.mark")
def mark(name, seconds=0):
    time.sleep(seconds)
    Cursor.objects.get_or_create(name=name)

@app.periodic(cron="* * * * *")
@app.task(name="tests.each_minute")
def each_minute(timestamp):
    pass

from aftersales.server.worker import main
sys.exit(main((), (), ()))
"""


@app.task(name="tests.mark")
def mark(name: str, seconds: float = 0) -> None:
    """So that the test's process can queue what the worker's process does."""


@dataclass(frozen=True, kw_only=True)
class LampLit(Event):
    SUBJECT: ClassVar[str] = "lamp"

    lamp: UUID


@pytest.fixture
def ground(transactional_db: None) -> Iterator[None]:
    run("TRUNCATE base_fact, base_cursor, base_parked, base_beat, procrastinate_jobs, procrastinate_workers CASCADE")
    yield
    run("TRUNCATE base_fact, base_cursor, base_parked, base_beat, procrastinate_jobs, procrastinate_workers CASCADE")


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def marks() -> set[str]:
    return set(Cursor.objects.values_list("name", flat=True))


def until(happens: Callable[[], bool], seconds: float) -> float:
    """Wait for something; how long it took."""
    begun = time.monotonic()
    while not happens():
        assert time.monotonic() - begun < seconds, "did not happen in time"
        time.sleep(0.05)
    return time.monotonic() - begun


@contextmanager
def worker() -> Iterator[subprocess.Popen[bytes]]:
    """A worker in a process of its own, on the test's database."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "aftersales.server.settings",
        "PGAPPNAME": "worker-under-test",
    }
    with subprocess.Popen(
        [sys.executable, "-c", WORKER, connection.settings_dict["NAME"]], cwd=ROOT, env=environment
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def test_a_turn_that_fails_is_followed_by_another(ground: None) -> None:
    turns: list[datetime] = []

    def turn(at: datetime) -> float:
        turns.append(at)
        if len(turns) == 1:
            raise OperationalError("the database went away")
        return 7.0

    part = Part("clock", turn, threading.Event())

    assert [part.once(), part.once()] == [AWAY_SECONDS, 7.0]
    assert Beat.objects.get(part="clock").at >= turns[1]


def test_whoever_fails_does_not_stop_the_others(db: None) -> None:
    def fail() -> int:
        raise ValueError("poisoned")

    assert each([("first", lambda: 1), ("second", fail), ("third", lambda: 2)]) == 3


def test_a_database_that_went_away_ends_the_turn_for_all(ground: None) -> None:
    def lose() -> int:
        run("SELECT pg_terminate_backend(pg_backend_pid())")
        return 0

    with pytest.raises(OperationalError):
        each([("loses it", lose), ("comes after", lambda: pytest.fail("nobody would succeed"))])
    connection.close()


def test_facts_reach_their_subscribers_and_one_that_fails_not_the_others_way(ground: None) -> None:
    heard: list[UUID] = []

    def fail(event: LampLit) -> None:
        raise ValueError("poisoned")

    lamp = new_key()
    with transaction.atomic():
        emit(LampLit(lamp=lamp, at=NOON))
    turns = RelayTurns(
        [
            Subscription("sick", (LampLit,), fail),
            Subscription("well", (LampLit,), lambda event: heard.append(event.lamp)),
        ]
    )

    until(lambda: turns(now()) >= 0 and heard == [lamp], 60)

    assert turns(now()) > 0, "nothing more to read"


def test_what_is_due_is_done_until_there_is_no_more(db: None) -> None:
    left = [3, 2]

    def poisoned(*, at: datetime) -> bool:
        raise ValueError("poisoned")

    def one_at_a_time(*, at: datetime) -> bool:
        left[0] -= 1
        return left[0] >= 0

    def several(*, at: datetime) -> int:
        done, left[1] = left[1], 0
        return done

    pause = ClockTurns([poisoned, one_at_a_time, several])(NOON)

    assert left == [-1, 0]
    assert pause < 1
    assert ClockTurns([poisoned, one_at_a_time, several])(NOON) == 1


def test_housekeeping_revives_and_forgets(ground: None) -> None:
    app.configure_task("tests.mark").defer(name="one")
    run("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '1 hour')")
    run("UPDATE procrastinate_jobs SET status = 'doing', worker_id = (SELECT max(id) FROM procrastinate_workers)")
    swept: list[datetime] = []

    def sweep(*, at: datetime) -> int:
        swept.append(at)
        return 0

    TidyTurns([sweep])(NOON)

    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs")
        assert cursor.fetchall() == [("todo",)]
        cursor.execute("SELECT count(*) FROM procrastinate_workers")
        assert cursor.fetchone() == (0,)
    assert swept == [NOON]


def test_it_does_jobs_and_stops_when_told(ground: None) -> None:
    with worker() as process:
        app.configure_task("tests.mark").defer(name="one")
        until(lambda: "one" in marks(), 30)
        until(lambda: Beat.objects.count() == 3, 10)
        process.send_signal(signal.SIGTERM)
        begun = time.monotonic()

        assert process.wait(10) == 0
        assert time.monotonic() - begun < 5


def test_a_long_job_does_not_keep_it_from_stopping_and_is_done_by_another(ground: None) -> None:
    app.configure_task("tests.mark").defer(name="long", seconds=8)
    with worker() as process:
        until(lambda: under_way() == 1, 30)
        process.send_signal(signal.SIGTERM)
        begun = time.monotonic()
        process.wait(10)

        assert time.monotonic() - begun < 5
    silence_workers()
    assert jobs.retry_stalled() == 1


def under_way() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE status = 'doing'")
        return int(cursor.fetchone()[0])


def silence_workers() -> None:
    """As if the time had passed after which a worker is taken for dead."""
    run("UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'")


def test_a_job_of_a_worker_that_was_killed_is_done_by_the_next(ground: None) -> None:
    app.configure_task("tests.mark").defer(name="killed", seconds=2)
    with worker() as process:
        until(lambda: under_way() == 1, 30)
        process.send_signal(signal.SIGKILL)
        process.wait()
    silence_workers()

    with worker():
        until(lambda: "killed" in marks() and under_way() == 0, 30)


def allow_connections(allowed: bool) -> None:
    """Let nobody new into the test's database, or let them in again; asked from another, as must be."""
    elsewhere = {**connection.get_connection_params(), "dbname": "postgres"}
    told = {name: elsewhere[name] for name in ("dbname", "user", "password", "host", "port") if elsewhere.get(name)}
    name = connection.ops.quote_name(connection.settings_dict["NAME"])
    with psycopg.connect(**told, autocommit=True) as other:
        other.execute(f"ALTER DATABASE {name} ALLOW_CONNECTIONS {allowed}")


def test_when_the_database_comes_back_so_does_it(ground: None) -> None:
    with worker() as process:
        app.configure_task("tests.mark").defer(name="before")
        until(lambda: "before" in marks(), 30)
        allow_connections(False)
        try:
            run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'worker-under-test'")
            time.sleep(6)
            assert process.poll() is None
            app.configure_task("tests.mark").defer(name="after")
            silence = now()
        finally:
            allow_connections(True)

        assert until(lambda: "after" in marks(), 20) < 10
        until(lambda: Beat.objects.filter(at__gt=silence).count() == 2, 10)  # housekeeping turns every 20 s
