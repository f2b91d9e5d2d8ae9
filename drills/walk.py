"""When a promise is broken, found by walking from minute to minute: slow, simple, without a line of the product's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
MINUTE: Final = timedelta(minutes=1)
ROUND_THE_CLOCK: Final = "round the clock"
OFFICE: Final = "office"
Promise = int | tuple[str, int]
PROMISED: Final[dict[int, tuple[str, dict[str, Promise]]]] = {
    # priority: the hours it runs by, then minutes or ("days", n) by target
    0: (ROUND_THE_CLOCK, {"response": 30, "next_update": 60, "arrival": 240, "resolution": 480}),
    1: (OFFICE, {"response": 60, "next_update": 240, "arrival": 480, "resolution": ("days", 1)}),
    2: (OFFICE, {"response": 120, "next_update": ("days", 1), "arrival": ("days", 2), "resolution": ("days", 3)}),
    3: (OFFICE, {"response": 240, "next_update": ("days", 2), "resolution": ("days", 5)}),
}
"""What a new installation promises."""


@dataclass(frozen=True)
class Days:
    """Which days are free and which weekends are worked."""

    free: frozenset[date]
    worked: frozenset[date]

    def is_worked(self, on: date) -> bool:
        return on in self.worked or (on.weekday() < 5 and on not in self.free)


@dataclass(frozen=True)
class Life:
    """What happened to a clock: when it began, when it stood still (to the last if None), when it was stopped."""

    start: datetime
    pauses: Sequence[tuple[datetime, datetime | None]]
    stop: datetime | None

    def runs(self, at: datetime) -> bool:
        if self.stop is not None and at >= self.stop:
            return False
        return not any(begin <= at and (end is None or at < end) for begin, end in self.pauses)


def is_working(at: datetime, hours: str, days: Days) -> bool:
    """Whether the minute that begins now is working time: 9–12 and 13–18 in Shanghai."""
    if hours == ROUND_THE_CLOCK:
        return True
    local = at.astimezone(SHANGHAI)
    return days.is_worked(local.date()) and (9 <= local.hour < 12 or 13 <= local.hour < 18)


def budget(start: datetime, promise: Promise, hours: str, days: Days) -> int:
    """The minutes a clock that starts now may run: n days end with the n-th working day after the start's."""
    if isinstance(promise, int):
        return promise
    last, left = start.astimezone(SHANGHAI).date(), promise[1]
    while left:
        last += timedelta(days=1)
        left -= days.is_worked(last)
    end = datetime(last.year, last.month, last.day, 18, tzinfo=SHANGHAI)
    return sum(is_working(at, hours, days) for at in minutes(start, end))


def broken_at(life: Life, promise: Promise, hours: str, days: Days, until: datetime) -> datetime | None:
    """The instant at which a clock that still runs has used all it had, if that is by `until`."""
    left = budget(life.start, promise, hours, days)
    for at in minutes(life.start, until + MINUTE):
        running = life.runs(at)
        if left == 0 and running:
            return at
        left -= running and left > 0 and is_working(at, hours, days)
    return None


def minutes(start: datetime, end: datetime) -> Iterator[datetime]:
    """Every whole minute from one to before the other."""
    while start < end:
        yield start
        start += MINUTE
