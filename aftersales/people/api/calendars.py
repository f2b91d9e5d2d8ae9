"""Working calendars, year by year, with how far each year can be trusted."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Path, Router, Schema, Status
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, OptionalText, WallMinute, expected_version
from aftersales.people import queries
from aftersales.people.actions import calendars
from aftersales.people.models import Calendar
from aftersales.people.signed import Signed
from aftersales.people.states import DayKind, Trust

router = Router(tags=["people"])

Year = Annotated[int, Path(ge=1970, le=2200)]
Periods = list[tuple[WallMinute, WallMinute]]


class CalendarOut(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    region: str
    zone: str
    weekly: dict[str, Periods]
    version: int


class CalendarsOut(Schema):
    rows: list[CalendarOut]
    next: str | None = None


class CalendarIn(Input):
    code: Line
    name_zh: Line
    name_en: Line
    weekly: dict[str, Periods]
    zone: Line = "Asia/Shanghai"
    region: Annotated[str, Field(pattern="^[A-Za-z]{2}$")] = "CN"


class CalendarChange(Input):
    name_zh: Line = ""
    name_en: Line = ""
    weekly: dict[str, Periods] = {}
    zone: Line = ""
    region: Annotated[str, Field(pattern="^[A-Za-z]{2}$")] = ""


class DayOut(Schema):
    on: date
    kind: str
    name_zh: str
    name_en: str
    periods: Periods


class YearOut(Schema):
    year: int
    trust: str
    source: str
    days: list[DayOut]
    version: int


class DayIn(Input):
    kind: DayKind
    name_zh: OptionalText = ""
    name_en: OptionalText = ""
    periods: Periods = []


class YearIn(Input):
    trust: Trust
    source: OptionalText = ""


@router.get("/calendars", response=CalendarsOut, operation_id="list_calendars")
def list_calendars(request: Signed) -> dict[str, object]:
    return {"rows": list(queries.calendars())}


@router.post("/calendars", response={201: CalendarOut}, operation_id="create_calendar")
def create_calendar(request: Signed, body: CalendarIn) -> Status[Calendar]:
    return Status(201, calendars.add_calendar(by=request.auth, at=now(), **body.dict()))


@router.patch("/calendars/{key}", response=CalendarOut, operation_id="update_calendar")
def update_calendar(request: Signed, key: UUID, body: CalendarChange) -> Calendar:
    changes = body.dict(exclude_unset=True)
    return calendars.change_calendar(
        key=key, by=request.auth, at=now(), changes=changes, version=expected_version(request)
    )


@router.get("/calendars/{key}/years/{year}", response=YearOut, operation_id="get_calendar_year")
def get_year(request: Signed, key: UUID, year: Year) -> dict[str, object]:
    return queries.calendar_year(key, year)


@router.put("/calendars/{key}/years/{year}", response=YearOut, operation_id="set_calendar_year")
def set_year(request: Signed, key: UUID, year: Year, body: YearIn) -> dict[str, object]:
    calendars.set_year_trust(
        key=key,
        by=request.auth,
        at=now(),
        year=year,
        trust=body.trust,
        source=body.source,
        version=expected_version(request),
    )
    return queries.calendar_year(key, year)


@router.put("/calendars/{key}/days/{on}", response=YearOut, operation_id="set_calendar_day")
def set_day(request: Signed, key: UUID, on: date, body: DayIn) -> dict[str, object]:
    day = calendars.Day(on, body.kind, body.name_zh, body.name_en, tuple(body.periods))
    calendars.set_days(key=key, by=request.auth, at=now(), days=[day], version=expected_version(request))
    return queries.calendar_year(key, on.year)


@router.delete("/calendars/{key}/days/{on}", response=YearOut, operation_id="clear_calendar_day")
def clear_day(request: Signed, key: UUID, on: date) -> dict[str, object]:
    calendars.clear_days(key=key, by=request.auth, at=now(), days=[on], version=expected_version(request))
    return queries.calendar_year(key, on.year)
