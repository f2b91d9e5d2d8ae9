"""One replay: batches of instants on a simulated clock, each committed with the place it has reached.

The log is told in its order of time, and so a run that was limited, stopped or killed is a true beginning of the whole:
the next one goes on behind the last batch that was committed.
"""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import OperationalError, connection, transaction

from aftersales.base import facts, runs
from aftersales.base.clock import now
from aftersales.base.models import Run
from aftersales.base.verbs import as_one
from aftersales.server import wiring
from aftersales.server.replay.driver import Driver
from aftersales.server.replay.happenings import Instant, Refused, script
from aftersales.server.replay.mapping import LogMapping
from aftersales.server.replay.reading import LogFile
from aftersales.server.replay.stands import IMPORT
from aftersales.server.replay.tally import Tally
from aftersales.server.trouble import Trouble
from aftersales.workorders.queries.due import next_due_at

KIND: Final = "replay"
BATCH: Final = 250
"""Instants in one transaction, most of a second: readers of facts wait for it to end, committing must cost little."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Replayed:
    """Where a replay ended: `rows` told of `total`, since when in this run, and what was counted from the beginning."""

    run: Run
    rows: int
    total: int
    rows_now: int
    tally: Tally
    unreadable: Sequence[Refused]


def replay(log: LogFile, mapping: LogMapping, *, source: str, limit: int | None, progress: Progress) -> Replayed:
    """Tell the log to the product, or what is still untold of it, up to `limit` rows from its beginning."""
    with _alone(source):
        instants, unreadable = script(log, mapping)
        gc.freeze()  # a quarter of a million objects that stay: not to be looked through again and again
        run = _run(log, mapping, source, len(instants))
        start = run.done
        end = max(start, _end(instants, limit))
        tally = Tally.revived(run.result)
        if start < end:
            runs.resume(run, at=now())
            _tell(instants[:end], run, Driver(mapping, source, tally), progress)
        if end == len(instants) and run.state != "done":
            _live_on(run, tally)
        elif run.state == "running":
            runs.end(run, "stopped", at=now())
        return Replayed(run, _rows(instants[:end]), _rows(instants), _rows(instants[start:end]), tally, unreadable)


def _tell(instants: Sequence[Instant], run: Run, driver: Driver, progress: Progress) -> None:
    clock = _Clock(driver.tally)
    place, rows, total = run.done, _rows(instants[: run.done]), _rows(instants)
    try:
        while place < len(instants):
            batch = instants[place : place + BATCH]
            with transaction.atomic(), facts.gathered(), facts.origin(IMPORT):
                for instant in batch:
                    clock.turn_to(instant.at)
                    rows += not instant.opens
                    if instant.opens:
                        driver.open(instant.happening, instant.at)
                    else:
                        driver.apply(instant.happening)
                    progress(rows, total)
                place += len(batch)
                runs.count(run, place, at=now(), result=driver.tally.kept())
    except KeyboardInterrupt:
        runs.end(run, "stopped", at=now())
        raise


class _Clock:
    """The simulated clock: before it comes to an instant it does what was due earlier, each thing at its own time."""

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.at: datetime | None = None

    def turn_to(self, at: datetime) -> None:
        """What is due at the very instant of a row waits for it: whoever finishes on the minute is in time."""
        if at == self.at:
            return
        self.at = at
        while (due := next_due_at(before=at)) is not None:
            with as_one():
                done = wiring.due(at=due, replayed=True)
            if not done:
                raise Trouble("replay_order_in_hand", at=due)
            self.tally.due += done


def _live_on(run: Run, tally: Tally) -> None:
    """The log is told to its end. What fell due since is done in silence; from now on its orders are as any other."""
    with transaction.atomic(), facts.origin(IMPORT):
        _Clock(tally).turn_to(now())
        runs.count(run, run.done, at=now(), result=tally.kept())
        runs.end(run, "done", at=now())


def _run(log: LogFile, mapping: LogMapping, source: str, total: int) -> Run:
    """The run of this log into this source: the one begun earlier, or a new one. One source holds one log."""
    content = {"source": source, "log": log.digest, "mapping": mapping.digest}
    earlier = Run.objects.filter(kind=KIND, params__source=source).first()
    if earlier is None:
        return runs.begin(KIND, at=now(), params=content | {"file": log.path.name}, total=total)
    differs = [name for name in ("log", "mapping") if earlier.params[name] != content[name]]
    if differs:
        raise Trouble("replay_source_taken", source=source, file=earlier.params["file"], differs=differs)
    return earlier


def _end(instants: Sequence[Instant], limit: int | None) -> int:
    """How many instants the first `limit` rows are."""
    rows = 0
    for place, instant in enumerate(instants):
        if rows == limit:
            return place
        rows += not instant.opens
    return len(instants)


def _rows(instants: Sequence[Instant]) -> int:
    return sum(not instant.opens for instant in instants)


@contextmanager
def _alone(source: str) -> Iterator[None]:
    """One replay of a source at a time. The lock is the connection's, and so dies with its process."""
    with connection.cursor() as cursor:
        try:  # a killed one's connection needs a moment to be noticed
            cursor.execute("SET lock_timeout = '10s'")
            cursor.execute("SELECT pg_advisory_lock(7204, hashtext(%s))", [source])
        except OperationalError as error:
            raise Trouble("replay_in_hand", source=source) from error
        cursor.execute("RESET lock_timeout")
        # Statements are planned while the tables are still empty, and the plans are kept: by index, whatever it seems.
        cursor.execute("SET enable_seqscan = off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET enable_seqscan")
            cursor.execute("SELECT pg_advisory_unlock(7204, hashtext(%s))", [source])
