"""When a condition about time is true: one stretch of time, from an instant until before another.

The database and Python both compare with the stretch that is made here, so that they cannot disagree about "this week".
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from aftersales.base.conditions.tree import Span, Stretch, Unit

FURTHEST: Final = timedelta(days=36_600)
"""No relative time leads further from now: a hundred years."""
_FIXED: Final = {
    Unit.MINUTES: timedelta(minutes=1),
    Unit.HOURS: timedelta(hours=1),
    Unit.DAYS: timedelta(days=1),
    Unit.WEEKS: timedelta(weeks=1),
}
_DAYS_A_MONTH: Final = 31
_TICK: Final = timedelta(microseconds=1)
EARLIEST: Final = datetime(1, 1, 2, tzinfo=UTC)
LATEST: Final = datetime(9998, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Between:
    """From an instant until before another; None is open."""

    start: datetime | None
    end: datetime | None

    def holds(self, moment: datetime) -> bool:
        """Whether an instant lies in it."""
        return (self.start is None or moment >= self.start) and (self.end is None or moment < self.end)


def too_far(span: Span) -> bool:
    """Whether a relative time leads further than any order lives."""
    return span.n < 0 or span.n > FURTHEST // _FIXED.get(span.unit, timedelta(days=_DAYS_A_MONTH))


def between(op: str, value: Any, at: datetime, zone: str, *, whole_days: bool = False) -> Between:
    """The stretch of time in which an operator holds, as of `at` for a reader in this time zone.

    For fields that hold a day (`whole_days`) now is the reader's today, and days are told as midnights in UTC.
    """
    place = ZoneInfo(zone)
    now = at
    if whole_days:
        now, place = datetime.combine(at.astimezone(place).date(), time(), UTC), ZoneInfo("UTC")
    tick = timedelta(days=1) if whole_days else _TICK
    match op:
        case "past":
            return Between(None, now)
        case "future":
            return Between(now, None)
        case "within_next":
            return Between(now, _moved(now, value, 1, place) + tick)
        case "more_than_ahead":
            return Between(_moved(now, value, 1, place) + tick, None)
        case "within_last":
            return Between(_moved(now, value, -1, place), now + tick)
        case "more_than_ago":
            return Between(None, _moved(now, value, -1, place))
        case "during":
            first, last = _days(Stretch(value), now.astimezone(place).date())
            return Between(_midnight(first, place), _midnight(last, place))
        case "on":
            return Between(_midnight(value, place), _midnight(value + timedelta(days=1), place))
        case "before":
            return Between(None, _instant(value, place))
        case "from":
            return Between(_instant(value, place), None)
        case "between":
            first, last = value
            return Between(_instant(first, place), _instant(last, place, after=True))
    raise ValueError(f"{op} is not about time")


def _instant(value: date | datetime, place: ZoneInfo, *, after: bool = False) -> datetime:
    """An instant as it was named, or the midnight that begins a day; `after`, the one that ends it."""
    if isinstance(value, datetime):
        return value + _TICK if after else value
    return _midnight(value + timedelta(days=1) if after else value, place)


def _midnight(day: date, place: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), place).astimezone(UTC)


def _moved(now: datetime, span: Span, sign: int, place: ZoneInfo) -> datetime:
    if span.unit is Unit.MONTHS:
        local = now.astimezone(place)
        day = _months(local.date(), sign * span.n)
        return datetime.combine(day, local.time(), place).astimezone(UTC)
    return min(max(now + sign * span.n * _FIXED[span.unit], EARLIEST), LATEST)


def _months(day: date, n: int) -> date:
    """The same day so many months on, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    year = min(max(year, EARLIEST.year + 1), LATEST.year - 1)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _days(stretch: Stretch, today: date) -> tuple[date, date]:
    """First day, and the day after the last."""
    which, _, of = stretch.value.rpartition("_")
    step = {"last": -1, "next": 1}.get(which, 0)
    if of == "week":
        first = today - timedelta(days=today.weekday()) + step * timedelta(weeks=1)
        return first, first + timedelta(weeks=1)
    if of == "month":
        first = _months(today.replace(day=1), step)
        return first, _months(first, 1)
    if of == "year":
        return date(today.year + step, 1, 1), date(today.year + step + 1, 1, 1)
    day = today + {"yesterday": -1, "tomorrow": 1}.get(of, 0) * timedelta(days=1)
    return day, day + timedelta(days=1)
