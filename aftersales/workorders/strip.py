"""Explain the clock: the strip of segments under a deadline, with who and why.

Drawn from the same log and the same replay as the reading, so that it cannot tell another story than the deadline does.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from aftersales.base import worktime
from aftersales.base.worktime import ZERO
from aftersales.workorders.clock import Cycle, Event, EventKind, Promise, Span, Standing, State, reach, replay, worked


class SegmentKind(StrEnum):
    """What a stretch of the strip shows; `retargeted` is a point in time between two stretches."""

    RUNNING = "running"
    CLOSED = "closed"
    PAUSED = "paused"
    RETARGETED = "retargeted"


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the clock's life: what it was, who brought it about by which event and why, and what it did.

    `counted` was added to `elapsed` and `held` to `paused`; the due instant moved from `due_from` to `due_to`.
    """

    start: datetime
    end: datetime
    kind: SegmentKind
    cause: EventKind
    by: UUID | None
    reason: str
    counted: timedelta
    held: timedelta
    due_from: datetime
    due_to: datetime


def explain(events: Iterable[Event], now: datetime) -> tuple[Segment, ...]:
    """The strip under a deadline: its segments from the start to the stop or `now`, without a gap.

    The whole strip is drawn in the calendar of the promise that counts now, so that `counted` adds up to `elapsed` and
    `held` to `paused`, exactly. `due_from` and `due_to` tell what was promised as it stood then: each segment takes
    over the due instant of the one before, and the last leaves it where the reading has it. Closed hours are segments
    of their own only while the clock runs; a pause is one stretch, open or not.
    """
    return tuple(_tell(replay(events, now)))


def _tell(cycle: Cycle) -> Iterator[Segment]:
    promise = cycle.standings[0].promise
    counts = cycle.standings[-1].promise
    due = _due_seen_from(cycle, cycle.start, promise)
    for piece in _strip(cycle):
        if isinstance(piece, Standing):
            promise = piece.promise
            moved = _due_seen_from(cycle, piece.since, promise)
            yield _segment(piece.cause, piece.since, piece.since, SegmentKind.RETARGETED, due_from=due, due_to=moved)
            due = moved
        elif piece.state is State.RUNNING:
            yield from _opened_and_closed(piece, counts, due)
        else:
            moved = _due_seen_from(cycle, piece.end, promise)
            held = worked(counts, piece)
            kind = SegmentKind.PAUSED
            yield _segment(piece.cause, piece.start, piece.end, kind, held=held, due_from=due, due_to=moved)
            due = moved


def _strip(cycle: Cycle) -> Iterator[Span | Standing]:
    """The spans, cut where the promise changed, with these changes between the pieces."""
    changes = list(cycle.standings[1:])
    for span in cycle.spans:
        start = span.start
        while changes and changes[0].since < span.end:
            change = changes.pop(0)
            if start < change.since:
                yield replace(span, start=start, end=change.since)
            yield change
            start = change.since
        if start < span.end:
            yield replace(span, start=start)
    yield from changes


def _opened_and_closed(span: Span, counts: Promise, due: datetime) -> Iterator[Segment]:
    def piece(start: datetime, end: datetime, kind: SegmentKind) -> Segment:
        counted = end - start if kind is SegmentKind.RUNNING else ZERO
        return _segment(span.cause, start, end, kind, counted=counted, due_from=due, due_to=due)

    told = span.start
    for opens, closes in worktime.segments(counts.calendar, span.start, span.end):
        if told < opens:
            yield piece(told, opens, SegmentKind.CLOSED)
        yield piece(opens, closes, SegmentKind.RUNNING)
        told = closes
    if told < span.end:
        yield piece(told, span.end, SegmentKind.CLOSED)


def _due_seen_from(cycle: Cycle, at: datetime, promise: Promise) -> datetime:
    """When this promise was due as far as one could tell at `at`, if the clock ran on from there."""
    lived = tuple(replace(span, end=min(span.end, at)) for span in cycle.spans if span.start < at)
    due, _ = reach(replace(cycle, end=at, spans=lived), promise, promise.budget(cycle.start))
    return due


def _segment(
    cause: Event,
    start: datetime,
    end: datetime,
    kind: SegmentKind,
    *,
    due_from: datetime,
    due_to: datetime,
    counted: timedelta = ZERO,
    held: timedelta = ZERO,
) -> Segment:
    return Segment(start, end, kind, cause.kind, cause.by, cause.reason, counted, held, due_from, due_to)
