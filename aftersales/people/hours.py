"""Working time as a value: a calendar's rows, read once per version into `base.worktime.Calendar`.

A process asks for a calendar's version at most every two seconds and otherwise answers from memory. Whoever knows a
newer version (a reaction to CalendarChanged does) says so with `at_least`, and is never answered from the past.
"""

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from aftersales.base import sql, worktime
from aftersales.base.errors import Invalid, NotFound
from aftersales.base.worktime import Period
from aftersales.people.models import Calendar, CalendarDay, CalendarYear, Engineer, Person, Team
from aftersales.people.states import Trust

FRESH_SECONDS: Final = 2.0
YEARS: Final = range(1970, 2201)
"""Years about which a calendar is asked. One that nobody has published is estimated; there is none it cannot answer."""


@dataclass
class _Known:
    stamp: tuple[int, str]
    value: worktime.Calendar
    read_at: float


_known: dict[int, _Known] = {}
_lock = threading.Lock()


def calendar_value(calendar_id: int | None, *, at_least: int = 0) -> worktime.Calendar:
    """The working time of a calendar; of none, round the clock. `at_least` is a version known to exist."""
    if calendar_id is None:
        return worktime.ROUND_THE_CLOCK
    known = _known.get(calendar_id)
    now = time.monotonic()
    if known is not None and now - known.read_at < FRESH_SECONDS and known.stamp[0] >= at_least:
        return known.value
    stamp, settled = _stamp(calendar_id)
    if known is None or known.stamp != stamp:
        known = _Known(stamp, _read(calendar_id), now)
    if settled:
        with _lock:
            _known[calendar_id] = _Known(stamp, known.value, now)
    return known.value


def calendar_of(person_id: int) -> worktime.Calendar | None:
    """The working time of a person: an engineer's own calendar, else that of the nearest team above them that has one;
    None where nobody said."""
    found = Engineer.objects.filter(person=person_id).values_list("calendar", flat=True).first()
    team = None if found else Team.objects.filter(pk__in=Person.objects.filter(pk=person_id).values("team")).first()
    seen: set[int] = set()
    while found is None and team is not None and team.pk not in seen:
        seen.add(team.pk)
        found, team = team.calendar_id, team.parent
    return calendar_value(found) if found is not None else None


def forget() -> None:
    """Read everything afresh; for tests, which undo what they wrote."""
    with _lock:
        _known.clear()


def _stamp(calendar_id: int) -> tuple[tuple[int, str], bool]:
    """A calendar's version with its writer, and whether that writer has committed.

    What this transaction wrote itself may yet be undone, and its version be given out again with other content. Its
    rows are those whose writer is not older than the transaction (also in savepoints, which have ids of their own).
    """
    found = sql.rows("people", "calendar_stamp", calendar=calendar_id)
    if not found:
        raise NotFound(what="calendar")
    version, writer, settled = found[0]
    return (version, writer), settled


def _read(calendar_id: int) -> worktime.Calendar:
    calendar = Calendar.objects.get(pk=calendar_id)
    published = CalendarYear.objects.filter(calendar=calendar_id, trust=Trust.PUBLISHED).values_list("year", flat=True)
    return _value(calendar, overrides_of(calendar_id), frozenset(YEARS) - frozenset(published))


def overrides_of(calendar_id: int) -> dict[date, Sequence[Period]]:
    """The hours of the days that differ from their weekday."""
    days = CalendarDay.objects.filter(calendar=calendar_id).values_list("on", "periods")
    return {on: [Period(*period) for period in periods] for on, periods in days}


def refuse_nonsense(calendar: Calendar, overrides: Mapping[date, Sequence[Period]]) -> None:
    """Refuse hours that no working time can be counted by, in the words of the value that counts it."""
    try:
        _value(calendar, overrides, frozenset())
    except ValueError as nonsense:
        field, _, why = str(nonsense).partition(": ")
        raise Invalid("bad_calendar", field=field, why=why) from nonsense


def _value(
    calendar: Calendar, overrides: Mapping[date, Sequence[Period]], estimated: frozenset[int]
) -> worktime.Calendar:
    weekly = {int(weekday): [Period(*period) for period in periods] for weekday, periods in calendar.weekly.items()}
    return worktime.Calendar(
        zone=calendar.zone,
        weekly=weekly,
        overrides=overrides,
        estimated_years=estimated,
        name=calendar.code,
        version=str(calendar.version),
    )
