"""Live changes: what a browser that asks every two seconds has missed, at no query of its own.

Each process keeps a ring of the latest facts and refreshes it by one query a second at most, whoever asks. The order
is the relay's, (xid, id) below the oldest running transaction: a slow writer's fact arrives late, but is never skipped,
and a cursor given by one process is understood by every other.
"""

import threading
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base import pages, sql

RING: Final = 5_000
FRESH_SECONDS: Final = 1.0
MOST_CHANGES: Final = 500
"""Somebody who missed more than this is told to load afresh."""
SEES_ALL: Final = "all"

Place = tuple[int, int]
"""Where a fact stands in the order: its transaction and its id."""


@dataclass(frozen=True)
class _Change:
    place: Place
    subject: UUID
    kind: str
    at: datetime
    audience: frozenset[str]

    def concerns(self, marks: frozenset[str]) -> bool:
        return SEES_ALL in marks or not self.audience.isdisjoint(marks)


@dataclass(frozen=True)
class _Ring:
    """The facts after `floor` up to `top`, in order; `life` names the run of the database in which that order holds."""

    floor: Place
    top: Place
    life: str
    changes: tuple[_Change, ...]

    def after(self, place: Place) -> tuple[_Change, ...]:
        return self.changes[bisect_right(self.changes, place, key=lambda change: change.place) :]


class Live:
    """One process's view of what happens. Threads share it; a ring, once made, never changes."""

    def __init__(
        self, size: int = RING, fresh_seconds: float = FRESH_SECONDS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._size = size
        self._fresh_seconds = fresh_seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._ring: _Ring | None = None
        self._asked_at = 0.0

    def changes(self, marks: frozenset[str], cursor: str | None) -> dict[str, Any]:
        """What happened after the cursor to those who bear one of these marks, and the cursor to ask with next time.

        Without a cursor: where things stand. Ask for that *before* loading a page, and nothing falls in between.
        `reset` says that the gap is too large or the cursor from another database: load afresh.
        """
        ring = self._fresh()
        if cursor is None:
            return _told(ring, ring.top)
        life, xid, fact_id = pages.decode(cursor, 3, types=(str, int, int))
        place = (xid or 0, fact_id or 0)
        if life != ring.life or place < ring.floor:
            return _told(ring, ring.top, reset=True)
        latest = {
            (change.subject, change.kind): change for change in ring.after(place) if change.concerns(marks)
        }  # the last of several
        if len(latest) > MOST_CHANGES:
            return _told(ring, ring.top, reset=True)
        # Another process may have been further: never lead a reader back.
        return _told(ring, max(place, ring.top), latest.values())

    def forget(self) -> None:
        """Start afresh; for tests and after the database was restored."""
        with self._lock:
            self._ring, self._asked_at = None, 0.0

    def _fresh(self) -> _Ring:
        """The ring, read again if it is a second old; while one thread reads, the others make do with what there is."""
        ring = self._ring
        if ring is None:
            with self._lock:
                return self._refreshed()
        if self._clock() - self._asked_at < self._fresh_seconds or not self._lock.acquire(blocking=False):
            return ring
        try:
            return self._refreshed()
        finally:
            self._lock.release()

    def _refreshed(self) -> _Ring:
        """Under the lock: the ring another thread has just read, or a new one."""
        ring = self._ring
        if ring is None or self._clock() - self._asked_at >= self._fresh_seconds:
            self._asked_at = self._clock()
            ring = self._ring = self._read(ring)
        return ring

    def _read(self, old: _Ring | None) -> _Ring:
        xid, fact_id = old.top if old else (0, 0)
        found = sql.rows("base", "changes", xid=str(xid), id=fact_id, limit=self._size)
        horizon, life = int(found[0][0]), found[0][1]
        if old is not None and life != old.life:
            return self._read(None)
        fresh = tuple(_change(row[2:]) for row in reversed(found) if row[2] is not None)
        if len(fresh) == self._size:  # there may be more than we read: what is before these is lost to the ring
            return _Ring(floor=fresh[0].place, top=(horizon, 0), life=life, changes=fresh)
        kept = old.changes if old else ()
        floor = old.floor if old else (0, 0)
        over = len(kept) + len(fresh) - self._size
        if over > 0:
            floor, kept = kept[over - 1].place, kept[over:]
        return _Ring(floor=floor, top=max((horizon, 0), (xid, fact_id)), life=life, changes=kept + fresh)


def _change(row: tuple[Any, ...]) -> _Change:
    xid, fact_id, subject, kind, at, audience = row
    return _Change((int(xid), fact_id), subject, kind, at, frozenset(audience))


def _told(ring: _Ring, place: Place, changes: Iterable[_Change] = (), *, reset: bool = False) -> dict[str, Any]:
    told = [{"subject": change.subject, "kind": change.kind, "at": change.at} for change in changes]
    return {"cursor": pages.encode(ring.life, *place), "changes": told, "reset": reset}


_live: Final = Live()
changes: Final = _live.changes
forget: Final = _live.forget
