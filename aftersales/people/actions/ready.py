"""What an installation begins with: ready roles and stock calendars, from data files. Loading twice changes nothing."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib import resources
from typing import Any

from django.db import transaction

from aftersales.base.facts import emit
from aftersales.people.actions import calendars
from aftersales.people.events import RoleChanged
from aftersales.people.models import Calendar, CalendarYear, Grant, Role
from aftersales.people.states import DayKind, Level, Scope, Trust

_ROOM = "aftersales.people"


@transaction.atomic
def load_ready_roles(*, at: datetime) -> list[str]:
    """Add the ready roles that are missing; one that exists stays as the installation has shaped it. Says which."""
    added = []
    for code, told in _toml("roles.toml").items():
        role, new = Role.objects.get_or_create(
            code=code, defaults={"name_zh": told["name_zh"], "name_en": told["name_en"]}
        )
        if new:
            Grant.objects.bulk_create(_grants(role, told))
            emit(RoleChanged(role=role.key, code=code, at=at))
            added.append(code)
    return added


def _grants(role: Role, told: dict[str, Any]) -> Iterator[Grant]:
    for right, how in told.items():
        if "." not in right:
            continue
        level = how.get("level") if isinstance(how, dict) else None
        reach = how["reach"] if isinstance(how, dict) else how
        for scope in [reach] if isinstance(reach, str) else reach:
            yield Grant(role=role, right=right, scope=Scope(scope).value, min_level=level and Level(level))


@transaction.atomic
def load_stock_calendars(*, at: datetime) -> list[str]:
    """Add the stock calendars that are missing, and to each the years of its region that it lacks.

    A year that was only estimated is replaced when it has been published since. What an installation published itself,
    and any day it set in a year of its own, stays.
    """
    touched = []
    for code, told in _toml("calendars/stock.toml").items():
        calendar = Calendar.objects.filter(code=code).first()
        if calendar is None:
            calendar = calendars.add_calendar(by=None, at=at, code=code, **told)
        if any([_load_year(calendar, year, at=at) for year in official_years(calendar.region)]):
            touched.append(code)
    return touched


def _load_year(calendar: Calendar, told: dict[str, Any], *, at: datetime) -> bool:
    known = CalendarYear.objects.filter(calendar=calendar, year=told["year"]).values_list("trust", flat=True).first()
    if known == Trust.PUBLISHED or known == told["trust"]:
        return False
    calendars.put_year(
        key=calendar.key,
        by=None,
        at=at,
        year=told["year"],
        trust=Trust(told["trust"]),
        source=told["source"],
        days=list(_days(told)),
    )
    return True


def official_years(region: str) -> list[dict[str, Any]]:
    """What we know of a region's public holidays, year by year."""
    folder = resources.files(_ROOM).joinpath("calendars")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.startswith(f"{region.lower()}-"))
    return [_toml(f"calendars/{name}") for name in names]


def _days(told: dict[str, Any]) -> Iterator[calendars.Day]:
    for holiday in told["holiday"]:
        names = {"name_zh": holiday["name_zh"], "name_en": holiday["name_en"]}
        for on in _span(holiday["first"], holiday.get("last", holiday["first"])):
            yield calendars.Day(on, DayKind.HOLIDAY, **names)
        for on in holiday.get("work", ()):
            yield calendars.Day(on, DayKind.MAKE_UP, f"{names['name_zh']}调休", f"{names['name_en']} make-up day")


def _span(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


def _toml(path: str) -> dict[str, Any]:
    return tomllib.loads(resources.files(_ROOM).joinpath(path).read_text(encoding="utf-8"))
