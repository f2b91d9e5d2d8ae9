"""When a reminder comes: pure arithmetic of days, by the clock on the wall of whoever is reminded.

A reminder is written in wall time, and a wall time means the first moment at which the local clock shows this time or a
later one, as in `base.worktime`: 02:30 on a day that has none comes when the gap is jumped, and of a 02:30 that comes
twice it is the first. The instants of one reminder strictly increase.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Final
from zoneinfo import ZoneInfo

from aftersales.base.worktime import ONE_DAY, Calendar, Period, wall_instant

_LONGEST_GAP_DAYS: Final = 800
"""A reminder that comes on none of so many days never comes again: a calendar without work. Every 366 days, the rarest,
comes twice in them."""


class Repeats(StrEnum):
    """How often a reminder comes: on one day, every working day, on days of the week, on a day of the month, or every
    so many days."""

    ONCE = "once"
    WORKDAYS = "workdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    DAYS = "days"


@dataclass(frozen=True)
class Rule:
    """On which days, at which minute of the day where `zone` is, and until when.

    Weekdays count from Monday, 0. On a day of the month that a month does not have, the reminder comes on its last:
    31 is the last day of every month. `until_on` is the last day, `times` how often it comes in all.
    """

    starts_on: date
    minute: int
    zone: str
    repeats: Repeats = Repeats.ONCE
    weekdays: frozenset[int] = frozenset()
    month_day: int | None = None
    every: int | None = None
    until_on: date | None = None
    times: int | None = None

    def falls_on(self, day: date, hours: Calendar) -> bool:
        """Whether it comes on this day, were it not for `times`; a working day is one on which work begins."""
        if day < self.starts_on or (self.until_on is not None and day > self.until_on):
            return False
        match self.repeats:
            case Repeats.ONCE:
                return day == self.starts_on
            case Repeats.WORKDAYS:
                return bool(hours.periods_on(day))
            case Repeats.WEEKLY:
                return day.weekday() in self.weekdays
            case Repeats.MONTHLY:
                return day.day == min(self.month_day or 0, monthrange(day.year, day.month)[1])
            case Repeats.DAYS:
                return (day - self.starts_on).days % (self.every or 1) == 0


def after(rule: Rule, hours: Calendar, at: datetime) -> Iterator[datetime]:
    """Every instant after `at`, in order, as if nothing had been told yet; without end where the rule has none."""
    zone = ZoneInfo(rule.zone)
    day, last = max(rule.starts_on, at.astimezone(zone).date() - ONE_DAY), at
    quiet = 0
    while quiet < _LONGEST_GAP_DAYS and (rule.until_on is None or day <= rule.until_on):
        quiet += 1
        if rule.falls_on(day, hours):
            instant = wall_instant(zone, day, rule.minute)
            if instant > last:  # where a whole day was skipped, two days begin at one instant
                yield instant
                last, quiet = instant, 0
        day += ONE_DAY


def coming(rule: Rule, hours: Calendar, at: datetime, *, passed: int = 0, most: int = 1) -> list[datetime]:
    """The next instants after `at`, at most so many, when it has come `passed` times already."""
    left = most if rule.times is None else min(most, max(rule.times - passed, 0))
    return list(islice(after(rule, hours, at), left))


def missed(rule: Rule, hours: Calendar, first: datetime, at: datetime, *, passed: int) -> list[datetime]:
    """The instants from `first` until `at`, both included: one when all is well, more after an outage."""
    found: list[datetime] = []
    for instant in after(rule, hours, first - timedelta.resolution):
        if instant > at or (rule.times is not None and passed + len(found) >= rule.times):
            break
        found.append(instant)
    return found


def office_week(zone: str) -> Calendar:
    """The working days of whoever has no calendar: Monday to Friday."""
    return Calendar(zone=zone, weekly={day: (Period(9 * 60, 18 * 60),) for day in range(5)}, name="office")
