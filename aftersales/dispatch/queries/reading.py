"""Engineers as the roster takes them, read in a fixed number of queries whether they are one or ten thousand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.conf import settings

from aftersales.base import sql, worktime
from aftersales.dispatch.rules import pace
from aftersales.dispatch.solver import places
from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.roster import FOR_EVER, Known
from aftersales.dispatch.solver.stretches import Booked, Span, bridged, duties, free, spans
from aftersales.people.hours import calendar_value
from aftersales.people.models import Certificate, Engineer

RECENT_DAYS: Final = 28
REMOTE_MINUTES: Final = 45
"""What a remote order counts for where minutes are added up."""
_YEAR_2000: Final = date(2000, 1, 1)

Rows = Mapping[int, Sequence[tuple[Any, ...]]]


def minute(at: datetime) -> int:
    """Whole minutes since 1970."""
    return int(at.timestamp()) // 60


def instant(minutes: int) -> datetime:
    """The instant of a minute since 1970."""
    return datetime.fromtimestamp(minutes * 60, UTC)


def day(on: date | None) -> int:
    """Days since 2000, as validities are kept; none is for ever, what ended before is over since 2000."""
    return FOR_EVER if on is None else min(max((on - _YEAR_2000).days, 0), FOR_EVER)


def everybody() -> list[int]:
    """The ids of all who work as engineers."""
    return list(Engineer.objects.values_list("pk", flat=True))


def middle() -> Place | None:
    """Where the company's engineers live, in the middle."""
    told = Engineer.objects.values_list("home_latitude", "home_longitude")
    return places.middle((one, other) for one, other in told if one is not None and other is not None)


def read(
    ids: Sequence[int], begins: datetime, ends: datetime, around: Place | None, *,
    bookings: bool = True, without: int | None = None, leaving: Collection[int] = (),
) -> list[Known]:  # fmt: skip
    """These engineers, as far as they work here, with what they have on from `begins` to `ends`; without `bookings` as
    if nothing were planned yet; `without` and `leaving`: as if neither this visit (id) nor these (ids) were booked."""
    told: dict[str, Any] = {"ids": list(ids), "at": begins, "before": ends}
    skills = _by_engineer(sql.rows("dispatch", "skills", ids=told["ids"]))
    on = _by_engineer(sql.rows("dispatch", "duty", **told))
    but: dict[str, Any] = {"without": without, "leaving": list(leaving)}
    booked = _by_engineer(sql.rows("dispatch", "bookings", **told, **but)) if bookings else {}
    paces = _by_engineer(sql.rows("dispatch", "paces", ids=told["ids"]))
    certificates = _by_engineer(
        Certificate.objects.filter(engineer__in=told["ids"]).values_list(
            "engineer_id", "name_zh", "name_en", "issued_on", "valid_until"
        )
    )
    hours: dict[int, list[Span]] = {}
    known = []
    recent = begins - timedelta(days=RECENT_DAYS)
    mentors, taught = _learning(told, recent)
    rows = sql.rows("dispatch", "engineers", ids=told["ids"], at=recent)
    for row in rows:
        who, calendar = row[0], row[2]
        if calendar not in hours:
            hours[calendar] = _working(calendar, begins, ends)
        own = (skills.get(who, ()), on.get(who, ()), booked.get(who, ()), paces.get(who, ()), certificates.get(who, ()))
        one = _known(row, hours[calendar], own, around, minute(begins))
        if who in mentors or who in taught:
            given, ahead = taught.get(who, (0, 0))
            one = replace(one, mentors=mentors.get(who, frozenset()), taught_recent=given, taught_ahead=ahead)
        known.append(one)
    return known


def _learning(
    told: Mapping[str, Any], recent: datetime
) -> tuple[dict[int, frozenset[int]], dict[int, tuple[int, int]]]:
    """Who takes whom along on the day after the first; of mentors the minutes given and ahead with an apprentice."""
    zone = ZoneInfo(settings.COMPANY_ZONE)
    day = (told["at"] + timedelta(days=1, hours=12)).astimezone(zone).date()
    bonds = _by_engineer(sql.rows("dispatch", "mentors", ids=told["ids"], day=day))
    taught = sql.rows("dispatch", "taught", **told, recent=recent, zone=settings.COMPANY_ZONE)
    return {who: frozenset(one for (one,) in rows) for who, rows in bonds.items()}, {
        who: (given, ahead) for who, given, ahead in taught
    }


def _by_engineer(rows: Iterable[tuple[Any, ...]]) -> Rows:
    found: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row[1:])
    return found


def _working(calendar: int, begins: datetime, ends: datetime) -> list[Span]:
    told = worktime.segments(calendar_value(calendar), begins, ends)
    return bridged((minute(opens), minute(closes)) for opens, closes in told)


def _known(
    row: tuple[Any, ...],
    hours: list[Span],
    own: tuple[Sequence[tuple[Any, ...]], ...],
    around: Place | None,
    since: int,
) -> Known:
    who, level, _, latitude, longitude, languages, cap, territories, visited, owns, closed, gone_at, back_at = row
    skills, on, booked, paces, certificates = own
    home = places.told(latitude, longitude, around)
    away = _spans(on, ("leave",))
    taken = [Booked(minute(one[0]), minute(one[1]), places.told(one[2], one[3])) for one in booked]
    shifts = _spans(on, ("shift", "on_call"))
    absent = [(minute(gone_at), minute(back_at))] if back_at is not None else []
    on_duty = duties(hours, shifts)
    return Known(
        id=who,
        level=level,
        cap=cap,
        home=home,
        languages=frozenset(languages),
        territories=frozenset(territories),
        skills={skill: (good, day(first), day(last)) for skill, good, first, last in skills},
        certificates=_certificates(certificates),
        paces={kind: pace(*measured) for kind, *measured in paces},
        ahead=sum(one.ends - max(one.begins, since) for one in taken) + REMOTE_MINUTES * owns,
        recent=visited + REMOTE_MINUTES * (owns + closed),
        leave=spans(away),
        bookings=spans((one.begins, one.ends) for one in taken),
        on_call=spans(_spans(on, ("on_call",))),
        absent=spans(absent),
        duty=spans((one.begins, one.ends) for one in on_duty),
        stretches=free(on_duty, [*away, *absent], taken, home),
    )


def _spans(on: Sequence[tuple[Any, ...]], what: tuple[str, ...]) -> list[Span]:
    return [(minute(starts), minute(ends)) for one, starts, ends, _ in on if one in what]


def _certificates(rows: Sequence[tuple[Any, ...]]) -> dict[str, tuple[int, int]]:
    """By either name; of two of one name the one that holds longer."""
    found: dict[str, tuple[int, int]] = {}
    for zh, en, first, last in rows:
        for name in (zh, en):
            if name and day(last) >= found.get(name, (0, 0))[1]:
                found[name] = (day(first), day(last))
    return found
