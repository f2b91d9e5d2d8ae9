"""When: what of leave, duty, other visits and the ways between them stands against a time, with the facts of it.

Whether there is room at all the solver says; here is why there is none.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

import numpy as np

from aftersales.base import sql, words
from aftersales.dispatch.queries.board.reasons import Reason, Voice, Weight
from aftersales.dispatch.queries.board.subject import Place
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.solver import places
from aftersales.dispatch.solver.places import Roads, vector
from aftersales.dispatch.solver.roster import Known
from aftersales.dispatch.solver.slots import STEP
from aftersales.dispatch.solver.stretches import Span
from aftersales.dispatch.solver.ways import Origin, Stop, duty_of, following, origin
from aftersales.people.access import Actor
from aftersales.workorders import access as orders

AROUND: Final = timedelta(hours=36)
"""So far round a place on the board what else somebody has on is looked at."""


@dataclass(frozen=True)
class Around:
    """What an engineer has on round that time; `named`: by visit the order it is of, null where the reader may not
    know; `kept`: what is no visit yet, but an appointment."""

    known: Known
    stops: Sequence[Stop]
    duty: Sequence[Span]
    named: Mapping[UUID, tuple[UUID | None, int | None]] = field(default_factory=dict)
    kept: frozenset[UUID] = frozenset()

    def facts(self, stop: Stop | None, voice: Voice) -> dict[str, Any]:
        """Which visit it is, as far as the reader may know."""
        if stop is None or stop.visit is None:
            return {}
        order, number = self.named.get(stop.visit, (None, None))
        what = f"W-{number}" if number else words.say("board_other_work", voice.language)
        visit = stop.visit if stop.visit not in self.kept else None
        return {"visit": visit, "order": order, "number": number, "what": what}


@dataclass(frozen=True)
class Ways:
    """Minutes of the way there and of the way on (None: they go on nowhere), and where they come from."""

    there: int
    on: int | None
    origin: Origin
    next: Stop | None


def around(known: Sequence[Known], place: Place, without: int | None, by: Actor | None) -> dict[int, Around]:
    """What each has on round that time, by id, in two queries."""
    told = {"ids": [one.id for one in known], "at": place.begins - AROUND, "before": place.ends + AROUND}
    rows = sql.rows("dispatch", "board_stops", **told, without=without)
    seen = dict(orders.visible_to(by).filter(pk__in={row[4] for row in rows}).values_list("pk", "key")) if rows else {}
    found = {}
    for one in known:
        own = [row for row in rows if row[0] == one.id]
        stops = [Stop(minute(row[1]), _up(row[2]), places.told(row[6], row[7]), row[3]) for row in own]
        stops += [Stop(begins, ends) for begins, ends in one.leave.tolist()]
        named = {row[3]: (seen[row[4]], row[5]) if row[4] in seen else (None, None) for row in own}
        duty = [(begins, ends) for begins, ends in one.duty.tolist()]
        found[one.id] = Around(one, stops, duty, named, frozenset(row[3] for row in own if row[8]))
    return found


def _up(at: datetime) -> int:
    """The minute by which it is over."""
    return -(-int(at.timestamp()) // 60)


def ways(one: Around, place: Place, site: places.Place | None, roads: Roads) -> Ways:
    """The way there from where they come from, and the way on to the visit behind it."""
    begins, ends = minute(place.begins), _up(place.ends)
    came, after = origin(one.stops, one.duty, begins), following(one.stops, one.duty, ends)
    here = came.stop.place if came.stop is not None else one.known.home
    there = _minutes(roads, here, site)
    return Ways(there, _minutes(roads, site, after.place) if after is not None else None, came, after)


def _minutes(roads: Roads, here: places.Place | None, there: places.Place | None) -> int:
    return int(roads.minutes(np.array([vector(here)]), vector(there))[0])


def against(one: Around, way: Ways, place: Place, at: datetime, voice: Voice, name: str = "") -> Iterator[Reason]:
    """Why somebody has no room for it then; `name` where it is a mate's."""
    begins, ends = minute(place.begins), _up(place.ends)
    whose = {"name": name or place.lead.person.name}
    found = [*_taken(one, begins, ends, whose, voice), *_off_duty(one, begins, ends, whose, voice)]
    if not any(reason.code == "overlap" for reason in found):
        found += _ways(one, way, place, at, whose, voice)
    yield from found or [voice.reason("no_room", Weight.RULE, **whose)]


def _taken(one: Around, begins: int, ends: int, whose: dict[str, Any], voice: Voice) -> Iterator[Reason]:
    for gone in _touching(one.known.leave.tolist(), begins, ends):
        yield voice.reason("leave", Weight.NEVER, **whose, **_span(gone))
    for stop in one.stops:
        if stop.visit is not None and stop.begins < ends and stop.ends > begins:
            facts = {**whose, **one.facts(stop, voice), **_span((stop.begins, stop.ends))}
            says = "overlap_kept" if stop.visit in one.kept else "overlap"
            yield voice.reason("overlap", Weight.NEVER, says=says, **facts)
    for gone in _touching(one.known.absent.tolist(), begins, ends):
        yield voice.reason("absent", Weight.RULE, **whose, **_span(gone))


def _off_duty(one: Around, begins: int, ends: int, whose: dict[str, Any], voice: Voice) -> Iterator[Reason]:
    on = sum(min(until, ends) - max(since, begins) for since, until in _touching(one.duty, begins, ends))
    if on >= ends - begins:
        return
    near = duty_of(one.duty, begins) or min((d for d in one.duty if d[0] < ends and d[1] > begins), default=None)
    if near is None:
        yield voice.reason("shift", Weight.RULE, says="shift_none", **whose, minutes=ends - begins)
    else:
        yield voice.reason("shift", Weight.RULE, **whose, **_span(near), minutes=ends - begins - on)


def _ways(one: Around, way: Ways, place: Place, at: datetime, whose: dict[str, Any], voice: Voice) -> Iterator[Reason]:
    begins, ends = minute(place.begins), _up(place.ends)
    since = max(way.origin.since if way.origin.since is not None else 0, minute(at) if begins >= minute(at) else 0)
    if since + way.there > begins:
        says = "way_before" if way.origin.stop is not None else "way_home"
        says = says if since == way.origin.since else "way_now"
        earliest = instant(-(-(since + way.there) // STEP) * STEP)
        facts: dict[str, Any] = {"starts_at": instant(since), "minutes": way.there, "earliest_at": earliest}
        yield voice.reason("way_before", Weight.RULE, says=says, **whose, **one.facts(way.origin.stop, voice), **facts)
    if way.next is not None and way.on is not None and ends + way.on > way.next.begins:
        facts = {"starts_at": instant(way.next.begins), "minutes": way.on, "short": ends + way.on - way.next.begins}
        yield voice.reason("way_after", Weight.RULE, **whose, **one.facts(way.next, voice), **facts)


def _touching(spans: Sequence[Sequence[int]], begins: int, ends: int) -> list[Span]:
    return [(since, until) for since, until in spans if since < ends and until > begins]


def _span(span: Span) -> dict[str, Any]:
    return {"starts_at": instant(span[0]), "ends_at": instant(span[1])}
