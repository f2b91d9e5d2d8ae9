"""The board as it is read: engineers with their time and what they make of it; visits as PostgreSQL built them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from uuid import UUID

import numpy as np
import orjson
from django.conf import settings

from aftersales.base import sql
from aftersales.base.errors import Invalid
from aftersales.dispatch.models import Attendance, Position
from aftersales.dispatch.queries import standing as company
from aftersales.dispatch.queries.board import hours, whom
from aftersales.dispatch.queries.board.hours import Hours
from aftersales.dispatch.queries.board.whom import Filters
from aftersales.dispatch.queries.health import valid_skills
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.queries.underway import positions
from aftersales.dispatch.solver import places
from aftersales.dispatch.solver.places import Place, vector
from aftersales.dispatch.solver.ways import Stop, origin
from aftersales.people.access import Actor
from aftersales.people.hours import YEARS
from aftersales.people.models import Engineer
from aftersales.people.states import Scope
from aftersales.workorders.models import Visit
from aftersales.workorders.rules import ARRIVAL, RESOLUTION
from aftersales.workorders.rules import SEE as SEE_ORDERS

LONGEST: Final = timedelta(days=8)
MOST_VISITS: Final = 5_000
_BACK: Final = timedelta(days=2)
"""A visit is looked for that began so long before the span and may reach into it; none is planned for longer."""
_NOT_DONE: Final = frozenset({"no_access"})


class Line(NamedTuple):
    """One row of board_visits.sql: a visit, and what is reckoned from it."""

    key: UUID
    starts_at: datetime
    ends_at: datetime
    engineer: int | None
    mates: list[int]
    latitude: float | None
    longitude: float | None
    state: str
    found: int
    json: str

    @property
    def people(self) -> set[int]:
        return {*self.mates, *([self.engineer] if self.engineer is not None else [])}

    @property
    def place(self) -> Place | None:
        return places.told(self.latitude, self.longitude)


@dataclass(frozen=True)
class Way:
    """The way to a visit: minutes, and from which visit; None: from home."""

    minutes: int
    after: UUID | None


def board(by: Actor, at: datetime, begins: datetime, ends: datetime, asked: Filters) -> bytes:
    """The board between two instants as JSON, in as many queries however much is on it. Left out by a cap are the last
    engineers by name, and the latest visits; how many is said.

    Raises:
        Invalid: the span is empty, longer than eight days, or of years of which nobody knows anything.
    """
    if not begins < ends:
        raise Invalid("ends_before_start", field="until")
    if ends - begins > LONGEST:
        raise Invalid("board_span", field="until", days=LONGEST.days)
    if not (begins.year > min(YEARS) and ends.year < max(YEARS)):
        raise Invalid("board_year", field="from", first=min(YEARS) + 1, last=max(YEARS) - 1)
    people = whom.of(by, at, asked)
    own = hours.of(people.engineers, begins, ends)
    lines = visits_of([one.pk for one in people.engineers], begins, ends, by)
    ways = ways_of([*before(own, begins, lines, by), *lines], people.engineers, own)
    left_out = {"engineers": people.left_out, "visits": max(lines[0].found - len(lines), 0) if lines else 0}
    head = {
        "at": at, "from": begins, "until": ends, "dropped": left_out,
        "engineers": _told(people.engineers, own, lines, by, at, (begins, ends)),
    }  # fmt: skip
    told = orjson.dumps(head)
    return told[:-1] + b',"visits":[' + b",".join(spliced(line, ways) for line in lines) + b"]}"


def visits_of(ids: Sequence[int], begins: datetime, ends: datetime, by: Actor) -> list[Line]:
    """The visits of these engineers that touch a span, soonest first. Of an order that the reader does not see, as
    `workorders.access.visible_to` has it, the times alone are told."""
    scopes = by.reach(SEE_ORDERS)
    rows = sql.rows(
        "dispatch", "board_visits", ids=list(ids), at=begins, before=ends, longest=_BACK, limit=MOST_VISITS,
        all_seen=Scope.ALL in scopes, targets=[ARRIVAL, RESOLUTION], reader=by.id, goes=bool(scopes),
        seen_territories=sorted(by.territories) if Scope.TERRITORY in scopes else [],
        seen_teams=sorted(by.teams) if Scope.TEAM in scopes else [],
    )  # fmt: skip
    return [Line(*row) for row in rows]


def before(own: Mapping[int, Hours], begins: datetime, lines: Sequence[Line], by: Actor) -> list[Line]:
    """What those on duty as the span begins did before it on the same duty: from there they come, though it is not
    shown. In none asks nothing: by day nobody is on duty over midnight."""
    nights = {who: since for who, one in own.items() for since, until in one.serving if since < minute(begins) < until}
    if not nights:
        return []
    shown = {line.key for line in lines}
    earlier = visits_of(sorted(nights), instant(min(nights.values())), begins, by)
    return [line for line in earlier if line.key not in shown]


def ways_of(lines: Sequence[Line], engineers: Iterable[Engineer], own: Mapping[int, Hours]) -> dict[UUID, Way]:
    """The way of whoever leads to each visit, from where and by the roads that decisions go by."""
    homes = homes_of(engineers)
    stops: dict[int, list[Stop]] = {
        who: [Stop(begins, ends) for begins, ends, _ in one.leave] for who, one in own.items()
    }
    for line in lines:
        for who in line.people & stops.keys():
            stops[who].append(Stop(minute(line.starts_at), minute(line.ends_at), line.place, line.key))
    led = [line for line in lines if line.engineer in homes]
    if not led:
        return {}
    came = []
    for line in led:
        others = [one for one in stops[line.engineer or 0] if one.visit != line.key]
        came.append(origin(others, own[line.engineer or 0].serving, minute(line.starts_at)).stop)
    here = [
        vector(stop.place if stop is not None else homes[line.engineer or 0])
        for line, stop in zip(led, came, strict=True)
    ]
    minutes = settings.ROADS.legs(np.array(here), np.array([vector(line.place) for line in led])).tolist()
    return {
        line.key: Way(way, stop.visit if stop is not None else None)
        for line, way, stop in zip(led, minutes, came, strict=True)
    }


def homes_of(engineers: Iterable[Engineer]) -> dict[int, Place | None]:
    """Where each lives; a slip of the pen is nowhere, as decisions have it."""
    around = company.around()
    return {one.pk: places.told(one.home_latitude, one.home_longitude, around) for one in engineers}


def spliced(line: Line, ways: Mapping[UUID, Way]) -> bytes:
    """A visit's JSON with the way to it."""
    way = ways.get(line.key)
    told: dict[str, Any] = {"travel_minutes": None, "travel_from": None}
    if way is not None:
        told = {"travel_minutes": way.minutes, "travel_from": way.after if way.after is not None else "home"}
    return orjson.dumps(told)[:-1] + b"," + line.json[1:].encode()


def moved(key: UUID, by: Actor) -> dict[str, Any]:
    """A visit after a move of it: as the board has it, with the way to it, or null where it stands nowhere on it, as
    one that waits; and the version of the next move."""
    row = Visit.objects.select_related("engineer__person").get(key=key)
    return {"key": key, "version": row.version, "visit": _one_visit(row, by)}


def _one_visit(row: Visit, by: Actor) -> dict[str, Any] | None:
    if row.engineer is None or row.starts_at is None or row.ends_at is None:
        return None
    begins, ends = row.starts_at - _BACK, row.ends_at + timedelta(days=1)
    own = hours.of([row.engineer], begins, ends)
    lines = visits_of([row.engineer.pk], begins, ends, by)
    ways = ways_of(lines, [row.engineer], own)
    return next((orjson.loads(spliced(line, ways)) for line in lines if line.key == row.key), None)


def _told(
    engineers: Sequence[Any], own: Mapping[int, Hours], lines: Sequence[Line], by: Actor, at: datetime,
    span: tuple[datetime, datetime],
) -> list[dict[str, Any]]:  # fmt: skip
    ids = [one.pk for one in engineers]
    said = Attendance.objects.in_bulk(ids)
    there = positions.of(ids, at)
    planned, homes = whom.planned_by(by, ids), homes_of(engineers)
    skills: dict[int, list[str]] = {}
    for who, code in (
        valid_skills(at).filter(engineer__in=ids).order_by("skill__code").values_list("engineer_id", "skill__code")
    ):
        skills.setdefault(who, []).append(code)
    minutes, kept = _planned(lines, span), hours.kept(ids, *span)
    return [
        {
            **_one(one, homes[one.pk], said.get(one.pk), by),
            "position": _position(one, there.get(one.pk)),
            **_time(own[one.pk], span, why=one.pk in planned),
            "kept": hours.touching(kept.get(one.pk, []), *span),
            "skills": skills.get(one.pk, []),
            "planned_minutes": minutes.get(one.pk, 0),
        }
        for one in engineers
    ]


def _planned(lines: Sequence[Line], span: tuple[datetime, datetime]) -> dict[int, int]:
    """Minutes of the span that each is to work, or did."""
    begins, ends = minute(span[0]), minute(span[1])
    found: dict[int, int] = {}
    for line in lines:
        if line.state not in _NOT_DONE:
            within = min(minute(line.ends_at), ends) - max(minute(line.starts_at), begins)
            for who in line.people:
                found[who] = found.get(who, 0) + max(within, 0)
    return found


def _one(engineer: Any, home: Place | None, said: Attendance | None, by: Actor) -> dict[str, Any]:
    person, team = engineer.person, engineer.person.team
    name = (team.name_en if by.language == "en" else team.name_zh) if team is not None else ""
    absent = said is not None and said.state == engineer.standing
    return {
        "key": person.key,
        "name": person.name,
        "level": engineer.level,
        "team": {"key": team.key, "name": name} if team is not None else None,
        "home": {"longitude": home[1], "latitude": home[0]} if home is not None else None,
        "presence": {
            "state": engineer.standing,
            "until_at": said.until_at if absent and said is not None and said.state != "on_duty" else None,
        },
    }


def _position(engineer: Any, last: Position | None) -> dict[str, Any] | None:
    """Of nobody off duty, whatever was sent before they were."""
    if last is None or not positions.counts_as_there(engineer):
        return None
    return {"longitude": last.longitude, "latitude": last.latitude, "at": last.at}


def _time(own: Hours, span: tuple[datetime, datetime], *, why: bool) -> dict[str, Any]:
    return {
        "shifts": hours.touching(own.duty, *span),
        "breaks": hours.touching(own.breaks, *span),
        "leaves": hours.leaves(own, *span, why=why),
        "on_call": hours.touching(own.on_call, *span),
        "duty_minutes": own.duty_minutes(minute(span[0]), minute(span[1])),
    }
