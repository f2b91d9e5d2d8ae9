"""The background work in one process: jobs in the main thread; facts, clocks and housekeeping in a thread each.

Any number of such processes may run. Each part is driven by what stands in the database, never by what it remembers:
one that was killed, or whose database went away, goes on where the rows say.
"""

import asyncio
import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import Any, Final

from asgiref.sync import sync_to_async
from django.db import Error, close_old_connections, connection, connections
from procrastinate.contrib.django import app, connector_params
from procrastinate.exceptions import ConnectorException
from procrastinate.psycopg_connector import PsycopgConnector

from aftersales.base import facts, idempotency, jobs, relay, slow, sql
from aftersales.base.clock import now
from aftersales.base.models import Beat
from aftersales.base.relay import Subscription
from aftersales.server import wiring

log = logging.getLogger("aftersales.worker")

JOBS_AT_ONCE: Final = 4
STOP_SECONDS: Final = 4.0
"""Whoever is told to stop is gone after this; a job that takes longer is given to another worker."""
AWAY_SECONDS: Final = 0.5
BEAT_SECONDS: Final = 5.0
CLOCK_SECONDS: Final = 1.0
TIDY_SECONDS: Final = 20.0
RELAY_SECONDS: Final = (0.2, 1.0)
"""The relay looks again after the first when there was something of late, after the second when all is quiet."""

TURN_SECONDS: Final = 2.0
"""No single kind of due work keeps the others waiting for longer."""

Due = Callable[..., int]
"""Does what is due `at` an instant, one thing or several, and says whether or how much."""


class Part(threading.Thread):
    """One part of the work, turned again and again: `turn(at)` says in how many seconds it wants the next turn."""

    def __init__(self, name: str, turn: Callable[[datetime], float], stop: threading.Event) -> None:
        super().__init__(name=name, daemon=True)
        self.turn = turn
        self.stop = stop
        self._beat_at = 0.0
        self._away = False

    def run(self) -> None:
        while not self.stop.is_set():
            self.stop.wait(self.once())
        connection.close()

    def once(self) -> float:
        """One turn; whatever goes wrong in it, there is another. Seconds until then."""
        try:
            close_old_connections()  # a connection that broke is replaced
            pause = self.turn(now())
            self._beat()
            slow.keep()
        except Exception as error:
            connection.close()
            self._say(error)
            return AWAY_SECONDS
        self._away = False
        return pause

    def _beat(self) -> None:
        if time.monotonic() - self._beat_at > BEAT_SECONDS:
            beat = Beat(part=self.name, at=now())
            Beat.objects.bulk_create([beat], update_conflicts=True, unique_fields=["part"], update_fields=["at"])
            self._beat_at = time.monotonic()

    def _say(self, error: Exception) -> None:
        """Once per outage, not twice a second."""
        if not self._away:
            log.warning("%s pauses: %s", self.name, error, exc_info=not isinstance(error, Error))
        self._away = True


def each(calls: Iterable[tuple[str, Callable[[], int]]]) -> int:
    """Run them all, whoever fails; what they did together. A database that went away ends it: nobody would succeed."""
    done = 0
    for name, call in calls:
        try:
            done += call()
        except Exception:
            if not connection.is_usable():
                raise
            log.exception("%s failed", name)
    return done


class RelayTurns:
    """Hands facts to their subscribers. Idle, it asks one question that writes nothing."""

    def __init__(self, subscriptions: Sequence[Subscription]) -> None:
        self.subscriptions = subscriptions
        self._known = False
        self._retried_at = 0.0
        self._pause = RELAY_SECONDS[0]

    def __call__(self, at: datetime) -> float:
        if not self._known:
            relay.subscribe(self.subscriptions)
            self._known = True
        behind = relay.behind(self.subscriptions)
        read = each((one.name, partial(relay.turn, one, at=at)) for one in self._of(behind))
        if time.monotonic() - self._retried_at >= RELAY_SECONDS[1]:
            self._retried_at = time.monotonic()
            read += each((one.name, partial(relay.retry_parked, one, at=at)) for one in self.subscriptions)
        fast, slow = RELAY_SECONDS
        self._pause = fast if read else min(self._pause * 1.5, slow)
        return 0.0 if read else self._pause

    def _of(self, names: Iterable[str]) -> list[Subscription]:
        wanted = set(names)
        return [one for one in self.subscriptions if one.name in wanted]


class ClockTurns:
    """Does what is due. Level-triggered: after an outage everything overdue is done at the next turn."""

    def __init__(self, due: Sequence[Due]) -> None:
        self.due = due

    def __call__(self, at: datetime) -> float:
        done = each((_name(one), partial(_work_off, one, at)) for one in self.due)
        return 0.05 if done else CLOCK_SECONDS


def _work_off(due: Due, at: datetime) -> int:
    """Do one kind of due work until there is none, or until the others must have their turn."""
    done, until = 0, time.monotonic() + TURN_SECONDS
    while time.monotonic() < until and (more := int(due(at=at))):
        done += more
    return done


def _name(call: Due) -> str:
    return f"{call.__module__}.{call.__qualname__}"


class TidyTurns:
    """Revives what dead workers left, makes room for the facts to come, and forgets what is old, in small bites."""

    def __init__(self, more: Sequence[Due]) -> None:
        self.more = more

    def __call__(self, at: datetime) -> float:
        each([("facts.make_months", facts.make_months), ("jobs.retry_stalled", jobs.retry_stalled)])
        each((_name(one), partial(one, at=at)) for one in self.more)
        gone = each(
            [
                ("worker.forget_dead", forget_dead),
                ("jobs.delete_finished", partial(jobs.delete_finished, at=at)),
                ("idempotency.forget_old", partial(idempotency.forget_old, at=at)),
            ]
        )
        return 0.5 if gone else TIDY_SECONDS


def forget_dead() -> int:
    """Strike workers that fell silent long ago off the list; what they still hold is thereby nobody's."""
    return len(sql.rows("server", "forget_dead_workers", seconds=3 * jobs.DEAD_AFTER_SECONDS))


def main(
    subscriptions: Sequence[Subscription] = wiring.SUBSCRIPTIONS,
    due: Sequence[Due] = wiring.DUE,
    housekeeping: Sequence[Due] = wiring.HOUSEKEEPING,
) -> int:
    """Work until SIGTERM or SIGINT, then stop within five seconds; the exit code."""
    stop = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: _stop(stop))
    parts = [
        Part("relay", RelayTurns(subscriptions), stop),
        Part("clock", ClockTurns(due), stop),
        Part("housekeeping", TidyTurns(housekeeping), stop),
    ]
    for part in parts:
        part.start()
    log.info("working")
    _do_jobs(stop)
    for part in parts:
        part.join(STOP_SECONDS)
    connection.close()
    log.info("stopped")
    return 0


def _stop(stop: threading.Event) -> None:
    """Ask everything to end, and make sure of it: a job in a thread cannot be interrupted."""
    if not stop.is_set():
        stop.set()
        last = threading.Timer(STOP_SECONDS, lambda: os._exit(0))
        last.daemon = True
        last.start()


def _do_jobs(stop: threading.Event) -> None:
    """Run jobs; when the queue's connection breaks, begin anew as soon as the database answers."""
    while not stop.is_set():
        if _database_answers():
            try:
                asyncio.run(_work(stop))
            except ConnectorException as error:
                log.warning("jobs pause: %s", error)
            except Exception:
                log.exception("jobs pause")
        stop.wait(AWAY_SECONDS)


def _database_answers() -> bool:
    """Asked before a pool is opened: a pool that fails to connect waits longer and longer before it tries again."""
    try:
        close_old_connections()
        connection.ensure_connection()
    except Error:
        connection.close()
        return False
    return True


async def _work(stop: threading.Event) -> None:
    """One life of the job worker: until told to stop, or until its connection breaks."""
    # Its own pool, with a short wait: a job that is deferred inside a job still goes through Django's connection.
    pool: dict[str, Any] = {"min_size": 1, "max_size": JOBS_AT_ONCE + 1, "timeout": 3.0}
    own = app.with_connector(PsycopgConnector(kwargs=connector_params(), **pool))
    async with own.open_async():
        # Periodic jobs are queued through Django's connection of one lasting thread: a former life may have lost it.
        await sync_to_async(connections.close_all)()
        running = asyncio.create_task(
            own.run_worker_async(
                concurrency=JOBS_AT_ONCE,
                fetch_job_polling_interval=1.0,
                listen_notify=False,
                install_signal_handlers=False,
                shutdown_graceful_timeout=STOP_SECONDS - 1,
                update_heartbeat_interval=jobs.HEARTBEAT_SECONDS,
                stalled_worker_timeout=jobs.DEAD_AFTER_SECONDS,
            )
        )
        while not running.done() and not stop.is_set():
            await asyncio.wait([running], timeout=0.1)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
