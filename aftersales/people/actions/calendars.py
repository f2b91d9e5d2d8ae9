"""Working calendars: the hours of a week, days that differ, and how far each year can be trusted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import refuse_stale_row
from aftersales.people import access, hours
from aftersales.people.access import Actor
from aftersales.people.actions.turns import free_code
from aftersales.people.events import CalendarChanged
from aftersales.people.models import Calendar, CalendarDay, CalendarYear
from aftersales.people.states import DayKind, Trust

Weekly = Mapping[str, Sequence[Sequence[int]]]


@dataclass(frozen=True)
class Day:
    """A day that differs from its weekday. A make-up day without hours has those of the week's first working day."""

    on: date
    kind: DayKind
    name_zh: str = ""
    name_en: str = ""
    periods: tuple[tuple[int, int], ...] = ()


@transaction.atomic
def add_calendar(
    *,
    by: Actor | None,
    at: datetime,
    code: str,
    name_zh: str,
    name_en: str,
    weekly: Weekly,
    zone: str = "Asia/Shanghai",
    region: str = "CN",
) -> Calendar:
    """A calendar with its ordinary week. Until its years are set, its holidays count as estimated: there are none."""
    access.require_settings(by)
    calendar = Calendar(
        code=free_code(Calendar, code),
        name_zh=name_zh,
        name_en=name_en,
        weekly=_tidy(weekly),
        zone=zone,
        region=region.upper(),
    )
    hours.refuse_nonsense(calendar, {})
    calendar.save()
    _tell(calendar, by, at)
    return calendar


@transaction.atomic
def change_calendar(
    *, key: UUID, by: Actor | None, at: datetime, changes: Mapping[str, Any], version: int | None
) -> Calendar:
    """Other names, zone, region or weekly hours, from the `version` that was seen."""
    calendar = _lock(key, by)
    strange = sorted(changes.keys() - {"name_zh", "name_en", "zone", "region", "weekly"})
    if strange:
        raise Invalid("not_changeable", field=strange[0])
    tidy = {name: _tidy(value) if name == "weekly" else value for name, value in changes.items()}
    refuse_stale_row(calendar, version, tidy)
    for name, value in tidy.items():
        setattr(calendar, name, value)
    return _count_up(calendar, by, at)


@transaction.atomic
def set_days(*, key: UUID, by: Actor | None, at: datetime, days: Iterable[Day], version: int | None = None) -> Calendar:
    """These days differ from their weekday, in the way given; what was said of them before is forgotten."""
    calendar = _lock(key, by)
    refuse_stale_row(calendar, version, {})
    _put(calendar, list(days))
    return _count_up(calendar, by, at)


@transaction.atomic
def clear_days(
    *, key: UUID, by: Actor | None, at: datetime, days: Iterable[date], version: int | None = None
) -> Calendar:
    """These days are as their weekday is."""
    calendar = _lock(key, by)
    refuse_stale_row(calendar, version, {})
    CalendarDay.objects.filter(calendar=calendar, on__in=list(days)).delete()
    return _count_up(calendar, by, at)


@transaction.atomic
def set_year_trust(
    *, key: UUID, by: Actor | None, at: datetime, year: int, trust: Trust, source: str = "", version: int | None = None
) -> Calendar:
    """The year's days are as they were published, or still an estimate."""
    calendar = _lock(key, by)
    refuse_stale_row(calendar, version, {})
    _trust(calendar, year, trust, source)
    return _count_up(calendar, by, at)


@transaction.atomic
def put_year(
    *, key: UUID, by: Actor | None, at: datetime, year: int, trust: Trust, source: str, days: Iterable[Day]
) -> Calendar:
    """A whole year's holidays and make-up days in the place of those before; special days of one's own stay."""
    calendar = _lock(key, by)
    wanted = list(days)
    if any(day.on.year != year for day in wanted):
        raise Invalid("day_of_another_year", field="days", year=year)
    special = CalendarDay.objects.filter(calendar=calendar, on__year=year, kind=DayKind.SPECIAL)
    kept = set(special.values_list("on", flat=True))
    CalendarDay.objects.filter(calendar=calendar, on__year=year).exclude(kind=DayKind.SPECIAL).delete()
    _put(calendar, [day for day in wanted if day.on not in kept])
    _trust(calendar, year, trust, source)
    return _count_up(calendar, by, at)


def _lock(key: UUID, by: Actor | None) -> Calendar:
    access.require_settings(by)
    calendar = Calendar.objects.select_for_update().filter(key=key).first()
    if calendar is None:
        raise NotFound(what="calendar")
    return calendar


def _put(calendar: Calendar, days: Sequence[Day]) -> None:
    if len({day.on for day in days}) != len(days):
        raise Invalid("day_twice", field="days")
    CalendarDay.objects.filter(calendar=calendar, on__in=[day.on for day in days]).delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(
            calendar=calendar,
            on=day.on,
            kind=day.kind.value,
            name_zh=day.name_zh,
            name_en=day.name_en,
            periods=_periods(calendar, day),
        )
        for day in days
    )


def _periods(calendar: Calendar, day: Day) -> list[list[int]]:
    if day.kind == DayKind.HOLIDAY:
        if day.periods:
            raise Invalid("holiday_with_hours", field="periods")
        return []
    if day.kind == DayKind.MAKE_UP and not day.periods:
        working = (calendar.weekly.get(str(weekday)) for weekday in range(7))
        return next((periods for periods in working if periods), [])
    return _minutes(day.periods, "periods")


def _trust(calendar: Calendar, year: int, trust: Trust, source: str) -> None:
    CalendarYear.objects.update_or_create(
        calendar=calendar, year=year, defaults={"trust": trust.value, "source": source}
    )


def _tidy(weekly: Weekly) -> dict[str, list[list[int]]]:
    strange = sorted(set(weekly) - {str(weekday) for weekday in range(7)})
    if strange:
        raise Invalid("bad_weekday", field=f"weekly.{strange[0]}")
    return {weekday: _minutes(periods, f"weekly.{weekday}") for weekday, periods in sorted(weekly.items()) if periods}


def _minutes(periods: Sequence[Sequence[int]], field: str) -> list[list[int]]:
    if any(len(period) != 2 or not all(isinstance(minute, int) for minute in period) for period in periods):
        raise Invalid("bad_period", field=field)
    return [list(period) for period in periods]


def _count_up(calendar: Calendar, by: Actor | None, at: datetime) -> Calendar:
    hours.refuse_nonsense(calendar, hours.overrides_of(calendar.pk))
    calendar.version += 1
    calendar.save()
    _tell(calendar, by, at)
    return calendar


def _tell(calendar: Calendar, by: Actor | None, at: datetime) -> None:
    emit(
        CalendarChanged(
            calendar=calendar.key, code=calendar.code, calendar_version=calendar.version, at=at, by=by and by.key
        ),
        audience=access.EVERYBODY,
    )
