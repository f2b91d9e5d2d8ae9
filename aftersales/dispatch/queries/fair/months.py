"""A calendar month by the company's clock, and how long each engineer was on duty in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from aftersales.base import sql, worktime
from aftersales.base.errors import Invalid
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver.balance import minutes_on
from aftersales.dispatch.solver.stretches import Span
from aftersales.people.hours import calendar_value

_YEARS: Final = range(1990, 2100)


@dataclass(frozen=True)
class Month:
    """From `at` until `before`, and its local days."""

    first: date
    at: datetime
    before: datetime

    @property
    def days(self) -> list[date]:
        """Every day of it."""
        return [self.first + timedelta(days=n) for n in range((_following(self.first) - self.first).days)]


def read_month(told: str) -> Month:
    """The month called "2026-11"; anything else is refused."""
    try:
        first = datetime.strptime(f"{told}-01 +0000", "%Y-%m-%d %z").date()
    except ValueError as strange:
        raise Invalid("bad_month", field="month") from strange
    if first.year not in _YEARS or told != f"{first:%Y-%m}":
        raise Invalid("bad_month", field="month")
    zone = ZoneInfo(settings.COMPANY_ZONE)
    return Month(first, _begin(zone, first), _begin(zone, _following(first)))


def days_off(calendars: Iterable[int], month: Month) -> tuple[list[int], list[date]]:
    """The days on which these calendars have no work, side by side: weekends and holidays, without make-up days."""
    found = [
        (one, day) for one in sorted(set(calendars)) for day in month.days if not calendar_value(one).periods_on(day)
    ]
    return [one for one, _ in found], [day for _, day in found]


def duty_of(calendars: Mapping[int, int], month: Month) -> dict[int, int]:
    """Minutes on duty of these engineers (by id, with their calendar): calendar and shifts, less leave.

    Standing by on call is not counted as duty, or whoever does it would seem to be given little.
    """
    on: dict[int, list[Span]] = {}
    away: dict[int, list[Span]] = {}
    ids = list(calendars)
    for who, what, starts, ends, _ in sql.rows("dispatch", "duty", ids=ids, at=month.at, before=month.before):
        if what != "on_call":
            (away if what == "leave" else on).setdefault(who, []).append((minute(starts), minute(ends)))
    hours = {one: _hours(one, month) for one in set(calendars.values())}
    first, last = minute(month.at), minute(month.before)
    plain = {one: minutes_on(spans, (), first, last) for one, spans in hours.items()}
    return {
        who: minutes_on([*hours[calendar], *on.get(who, ())], away.get(who, ()), first, last)
        if who in on or who in away
        else plain[calendar]
        for who, calendar in calendars.items()
    }


def _hours(calendar: int, month: Month) -> list[Span]:
    told = worktime.segments(calendar_value(calendar), month.at, month.before)
    return [(minute(opens), minute(closes)) for opens, closes in told]


def _begin(zone: ZoneInfo, day: date) -> datetime:
    return worktime.wall_instant(zone, day, 0)


def _following(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)
