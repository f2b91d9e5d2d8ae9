"""Spans of somebody's time on orders: how long one is, what they add up to, and how they fall on days. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from aftersales.base.errors import Invalid
from aftersales.base.worktime import ONE_DAY, wall_instant

LONGEST: Final = timedelta(hours=24)
"""Nobody works longer at one go: what runs on after that was forgotten."""
SLACK: Final = timedelta(minutes=2)
"""A clock this far ahead of ours is taken as right; what it says counts as now."""
BEFORE_REPORT: Final = timedelta(days=1)
"""So long before its order was written down work on it may have begun; earlier is a slip of the finger."""
_MINUTE: Final = timedelta(minutes=1)


class Work(StrEnum):
    """What the time went into."""

    TRAVEL = "travel"
    WORK = "work"
    WAIT = "wait"


class Source(StrEnum):
    """How a span came about: it follows from a move, was started by hand, or was entered afterwards."""

    MOVE = "move"
    TIMER = "timer"
    ENTERED = "entered"


@dataclass(frozen=True)
class Span:
    """From when until when (None: it runs) somebody did what."""

    kind: str
    begins_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True)
class Day:
    """One local day and the minutes of it, by kind."""

    on: date
    minutes: dict[str, int]


def end_of(span: Span, now: datetime) -> datetime:
    """Until when it counts: one that runs until now, but never for longer than anybody works."""
    return span.ends_at or max(span.begins_at, min(now, span.begins_at + LONGEST))


def overlong(span: Span, now: datetime) -> bool:
    """Whether it was stopped by the limit and not by a person, or soon will be: somebody forgot it."""
    return end_of(span, now) - span.begins_at >= LONGEST


def minutes(begins_at: datetime, ends_at: datetime) -> int:
    """The minutes between two instants as a clock without seconds shows them: so what is shown in a column adds up."""
    return (_minute(ends_at) - _minute(begins_at)) // _MINUTE


def _minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0)


def sums(spans: Iterable[Span], now: datetime) -> dict[str, int]:
    """The minutes of each kind."""
    found = dict.fromkeys((kind.value for kind in Work), 0)
    for span in spans:
        found[span.kind] += minutes(span.begins_at, end_of(span, now))
    return found


def by_day(spans: Sequence[Span], zone: ZoneInfo, first: date, last: date, now: datetime) -> list[Day]:
    """The minutes of each day from `first` to `last`; what lasts over midnight is parted there."""
    days = []
    for n in range((last - first).days + 1):
        on = first + timedelta(days=n)
        days.append(Day(on, sums(_within(spans, *bounds(on, on, zone), now), now)))
    return days


def bounds(first: date, last: date, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """The instants at which the first local day begins and the last one ends."""
    return wall_instant(zone, first, 0), wall_instant(zone, last + ONE_DAY, 0)


def _within(spans: Sequence[Span], begins_at: datetime, ends_at: datetime, now: datetime) -> Iterable[Span]:
    for span in spans:
        start, end = max(span.begins_at, begins_at), min(end_of(span, now), ends_at)
        if start < end:
            yield Span(span.kind, start, end)


def refuse_odd(begins_at: datetime, ends_at: datetime | None, *, reported_at: datetime, at: datetime) -> None:
    """A span as somebody says it: it ends after it begins, lies behind us, and is one that a person can have worked."""
    if begins_at >= at:
        raise Invalid("time_in_the_future", field="begins_at")
    if begins_at < reported_at - BEFORE_REPORT:
        raise Invalid("time_before_order", field="begins_at")
    if ends_at is None:
        return
    if ends_at <= begins_at:
        raise Invalid("time_ends_before_begin", field="ends_at")
    if ends_at > at + SLACK:
        raise Invalid("time_in_the_future", field="ends_at")
    if ends_at - begins_at > LONGEST:
        raise Invalid("time_too_long", field="ends_at", hours=LONGEST // timedelta(hours=1))
