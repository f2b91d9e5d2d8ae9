"""A large problem cut by territory and by time into parts that can be planned apart.

Engineers are halved again and again along the axis in which they lie furthest apart, their routes with them; visits
nobody has yet go where there is time for them, and then to somebody who may make them. Crews and visits after others
stay in one part; where a border goes through them, they are held as they are until the next cut.
"""

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.plan import Doing, Route, Stop
from aftersales.dispatch.solver.routing.problem import (
    EVER,
    Band,
    Engineer,
    Kept,
    Key,
    Matrix,
    Problem,
    Seat,
    Travel,
    Visit,
    begins_within,
)
from aftersales.dispatch.solver.routing.reasons import passes_but_for_time

MOST: Final = 1500
"""Visits of a part, about: beyond, a search alone gains less than two that share the work."""


@dataclass(frozen=True, slots=True)
class Held:
    """A seat that stays as it is, because what its visit hangs together with is planned elsewhere."""

    visit: int
    seat: int
    engineer: int
    begins: float


@dataclass(frozen=True, slots=True)
class Part:
    """Numbers of a problem's engineers and visits, and what they keep."""

    engineers: tuple[int, ...]
    visits: tuple[int, ...]
    held: tuple[Held, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """An engineer with where and on which day they are, how many visits they have and how much time is left."""

    engineer: int
    at: tuple[float, float, float]
    visits: int
    spare: float


class Cutter:
    """Cuts one problem as often as asked, each time along other borders."""

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._people = np.array([_place(one) for one in problem.engineers], int)
        self._sites = np.array([visit.place for visit in problem.visits], int)
        self._ground = _positions(problem)
        self._middle = self._ground[self._sites].mean(axis=0) if len(self._sites) else np.zeros(2)
        self._days = _days(problem.engineers)
        self._number = {visit.id: number for number, visit in enumerate(problem.visits)}
        self._engineer = {one.id: number for number, one in enumerate(problem.engineers)}
        self._when = np.array([self._day_of(visit) for visit in problem.visits], float)
        self._groups = _groups(problem, self._number)
        self._classes: dict[tuple[object, ...], np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}

    def cut(self, routes: Sequence[Route], *, turn: float, time_first: bool, most: int = MOST) -> list[Part]:
        """Parts of about so many visits at most, along axes turned by this angle; days are parted before territories,
        or not at all."""
        seats = self._seats(routes)
        having = {number for number, _ in seats}
        free = [number for number in range(len(self._problem.visits)) if number not in having]
        halves = list(self._halved(self._units(seats), free, self._axes(turn, time_first), most))
        home = {unit.engineer: at for at, (some, _) in enumerate(halves) for unit in some}
        near = {number: at for at, (_, rest) in enumerate(halves) for number in rest}
        return self._settled(seats, home, near)

    def _axes(self, turn: float, time_first: bool) -> Matrix:
        """Two axes of the ground and one of time, which counts for all or nothing."""
        day = 1e6 if time_first and len(self._days) > 1 else 0.0
        cos, sin = math.cos(turn), math.sin(turn)
        return np.array([[cos, sin, 0.0], [-sin, cos, 0.0], [0.0, 0.0, day]])

    def _seats(self, routes: Sequence[Route]) -> dict[tuple[int, int], Held]:
        """Who has which seat of which visit, and when it begins."""
        return {
            (self._number[stop.id], stop.seat): Held(
                self._number[stop.id], stop.seat, self._engineer[route.engineer], stop.begins
            )
            for route in routes
            for stop in route.stops
            if stop.doing is Doing.VISIT and stop.id is not None
        }

    def _units(self, seats: Mapping[tuple[int, int], Held]) -> list[Unit]:
        rows: list[list[int]] = [[] for _ in self._problem.engineers]
        for held in seats.values():
            rows[held.engineer].append(held.visit)
        return [self._unit(r, row) for r, row in enumerate(rows)]

    def _unit(self, r: int, row: Sequence[int]) -> Unit:
        one = self._problem.engineers[r]
        x, y = self._middle
        if row:
            x, y = self._ground[self._sites[list(row)]].mean(axis=0)
        elif self._people[r] >= 0:
            x, y = self._ground[self._people[r]]
        work = sum(self._problem.visits[number].service for number in row)
        return Unit(r, (x, y, _which(self._days, one.shift.opens)), len(row), _length(one) - work)

    def _halved(
        self, units: list[Unit], free: list[int], axes: Matrix, most: int
    ) -> Iterator[tuple[list[Unit], list[int]]]:
        """These units and free visits, halved until each part is small enough."""
        many = len(free) + sum(unit.visits for unit in units)
        if many <= most or len(units) < 2:
            yield units, free
            return
        at = np.array([unit.at for unit in units]) @ axes.T
        axis = int(np.argmax(np.ptp(at, axis=0)))
        order = np.argsort(at[:, axis], kind="stable")
        left = order[: len(order) // 2]
        first, second = [units[k] for k in left], [units[k] for k in order[len(order) // 2 :]]
        there = np.column_stack([self._ground[self._sites[free]], self._when[free]]) @ axes.T
        ranked = [free[k] for k in np.argsort(there[:, axis], kind="stable")] if free else []
        spare = [max(sum(unit.spare for unit in some), 0.0) + 1.0 for some in (first, second)]
        cut = self._share(ranked, spare[0] / sum(spare))
        yield from self._halved(first, ranked[:cut], axes, most)
        yield from self._halved(second, ranked[cut:], axes, most)

    def _share(self, ranked: Sequence[int], share: float) -> int:
        """How many of these visits, from the first, are this share of their work."""
        work = np.cumsum([self._problem.visits[n].service + 1.0 for n in ranked])
        return int(np.searchsorted(work, share * work[-1])) if len(work) else 0

    def _settled(
        self, seats: Mapping[tuple[int, int], Held], home: Mapping[int, int], near: Mapping[int, int]
    ) -> list[Part]:
        """The parts with their visits. What hangs together goes to one part, where some of it is already or where it
        may be made; where it is in several already, it is held as it is, and what of it nobody has waits."""
        having: dict[int, list[Held]] = {}
        for held in seats.values():
            having.setdefault(held.visit, []).append(held)
        count = max(home.values(), default=-1) + 1
        engineers: list[list[int]] = [[] for _ in range(count)]
        for r in sorted(home):
            engineers[home[r]].append(r)
        visits: list[list[int]] = [[] for _ in range(count)]
        kept: list[list[Held]] = [[] for _ in range(count)]
        centres = [self._centre([n for n, at in near.items() if at == part]) for part in range(count)]
        for group in self._groups:
            stands = [held for number in group for held in having.get(number, ())]
            where = {home[held.engineer] for held in stands}
            if len(where) > 1:
                for held in stands:
                    kept[home[held.engineer]].append(held)
                continue
            at = where.pop() if where else self._best(engineers, centres, group, near[group[0]])
            visits[at] += group
        return [
            Part(tuple(some), tuple(sorted(rest)), tuple(held))
            for some, rest, held in zip(engineers, visits, kept, strict=True)
        ]

    def _centre(self, numbers: Sequence[int]) -> Matrix | None:
        return self._ground[self._sites[list(numbers)]].mean(axis=0) if numbers else None

    def _best(
        self, parts: Sequence[Sequence[int]], centres: Sequence[Matrix | None], group: Sequence[int], now: int
    ) -> int:
        """The part where most of a group may be made, the present one or the nearest of them."""

        def worth(at: int) -> tuple[int, bool, float]:
            able = sum(self._may(parts[at], number) for number in group)
            centre = centres[at]
            away = EVER if centre is None else float(np.hypot(*(centre - self._ground[self._sites[group[0]]])))
            return able, at == now, -away

        if worth(now)[0] == len(group):
            return now
        return max(range(len(parts)), key=worth)

    def _may(self, engineers: Sequence[int], number: int) -> bool:
        """Whether any of them may make this visit, at a time when they work."""
        visit = self._problem.visits[number]
        able = self._able(visit)
        spans = begins_within(visit)
        for r in engineers:
            shift = self._problem.engineers[r].shift
            if able[r] and any(span.opens <= shift.closes and shift.opens <= span.closes for span in spans):
                return True
        return False

    def _able(self, visit: Visit) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Who may make it but for time, told once for all visits that ask for the same."""
        pin = visit.pinned.engineer if visit.pinned else None
        asked = (
            tuple(sorted(visit.skills.items())), visit.tools, tuple(sorted(visit.parts.items())), visit.only, pin,
            tuple((tuple(sorted(seat.skills.items())), seat.tools) for seat in visit.seats),
        )  # fmt: skip
        if asked not in self._classes:
            rows = [passes_but_for_time(self._problem, one, visit) for one in self._problem.engineers]
            self._classes[asked] = np.array(rows, bool)
        return self._classes[asked]

    def _day_of(self, visit: Visit) -> float:
        """The day on which it may first begin."""
        spans = begins_within(visit)
        return _which(self._days, spans[0].opens) if spans else 0.0


def made_by(route: Route) -> list[Key]:
    """The visits of a route, in order."""
    return [stop.id for stop in route.stops if stop.doing is Doing.VISIT and stop.id is not None]


@dataclass(frozen=True, slots=True)
class Piece:
    """A part as a problem of its own. Its places are numbered anew: `places` tells which they are in the whole. What is
    held has visits of its own that stand for a seat: `stands` tells which."""

    problem: Problem
    places: tuple[int, ...]
    stands: Mapping[Key, tuple[Key, int]]

    def inward(self, route: Route) -> Route:
        """A route of the whole as one of the piece."""
        new = {place: at for at, place in enumerate(self.places)}
        names = {seat: name for name, seat in self.stands.items()}
        return replace(route, stops=tuple(_inward(stop, new, names) for stop in route.stops))

    def outward(self, route: Route) -> Route:
        """A route of the piece as one of the whole."""
        return replace(route, stops=tuple(self._outward(stop) for stop in route.stops))

    def _outward(self, stop: Stop) -> Stop:
        place = None if stop.place is None else self.places[stop.place]
        if stop.doing is Doing.VISIT and stop.id is not None and stop.id in self.stands:
            name, seat = self.stands[stop.id]
            return replace(stop, place=place, id=name, seat=seat)
        return replace(stop, place=place)


def _inward(stop: Stop, new: Mapping[int, int], names: Mapping[tuple[Key, int], Key]) -> Stop:
    place = None if stop.place is None else new[stop.place]
    if stop.doing is Doing.VISIT and stop.id is not None and (stop.id, stop.seat) in names:
        return replace(stop, place=place, id=names[stop.id, stop.seat], seat=0)
    return replace(stop, place=place)


def piece_of(problem: Problem, part: Part) -> Piece:
    """This part with only its places."""
    people = [problem.engineers[r] for r in part.engineers]
    stands = {f"{held.visit}/{held.seat} held": held for held in part.held}
    visits = [problem.visits[n] for n in part.visits]
    visits += [_standing(problem, name, held) for name, held in stands.items()]
    used = {visit.place for visit in visits} | {at for one in people for at in (one.start, one.end) if at is not None}
    if problem.depot is not None:
        used.add(problem.depot.place)
    places = sorted(used)
    new = {place: at for at, place in enumerate(places)}
    piece = replace(
        problem,
        engineers=tuple(replace(one, start=_moved(new, one.start), end=_moved(new, one.end)) for one in people),
        visits=tuple(replace(visit, place=new[visit.place]) for visit in visits),
        depot=None if problem.depot is None else replace(problem.depot, place=new[problem.depot.place]),
        travel={name: _among(problem.travel[name], places) for name in dict.fromkeys(one.profile for one in people)},
        coordinates=None if problem.coordinates is None else tuple(problem.coordinates[at] for at in places),
    )
    names: dict[Key, tuple[Key, int]] = {
        name: (problem.visits[held.visit].id, held.seat) for name, held in stands.items()
    }
    return Piece(piece, tuple(places), names)


def _standing(problem: Problem, name: str, held: Held) -> Visit:
    """A visit that stands for one seat and cannot be moved."""
    visit = problem.visits[held.visit]
    seat = visit.seats[held.seat] if visit.seats else Seat()
    return replace(
        visit,
        id=name,
        seats=(),
        after=(),
        skills={},
        tools=visit.tools | seat.tools,
        parts=visit.parts if held.seat == 0 else {},
        only=None,
        pinned=Kept(problem.engineers[held.engineer].id, held.begins),
        prize=None,
        priority=100,
    )


def _moved(new: Mapping[int, int], place: int | None) -> int | None:
    return None if place is None else new[place]


def _among(travel: Travel, places: Sequence[int]) -> Travel:
    """The ways between these places alone."""
    at = (np.array(places)[:, None], np.array(places)[None, :])
    bands = tuple(Band(band.begins, np.asarray(band.times[at])) for band in travel.bands)
    same = len(travel.bands) == 1 and travel.distances is travel.bands[0].times
    return Travel(bands, bands[0].times if same else np.asarray(travel.distances[at]))


def _place(one: Engineer) -> int:
    return next((place for place in (one.start, one.end) if place is not None), -1)


def _length(one: Engineer) -> float:
    """How long somebody works; a day where nothing bounds it."""
    return min(one.shift.closes - one.shift.opens, one.longest, 86_400.0)


def _positions(problem: Problem) -> Matrix:
    """Where each place lies; by the ways to two landmarks far apart where no coordinates are known."""
    if problem.coordinates is not None:
        return np.array(problem.coordinates, float).reshape(-1, 2)
    table = next(iter(problem.travel.values())).distances
    everywhere = np.arange(len(table))
    first = int(np.argmax(table[0, everywhere]))
    second = int(np.argmax(table[first, everywhere]))
    return np.column_stack([table[first, everywhere], table[second, everywhere]])


def _days(people: Iterable[Engineer]) -> list[float]:
    """When each stretch of time begins in which somebody works, with a pause of everybody before it."""
    shifts = sorted((one.shift.opens, one.shift.closes) for one in people)
    begins = list[float]()
    until = -EVER
    for opens, closes in shifts:
        if opens > until or not begins:
            begins.append(opens)
        until = max(until, closes)
    return begins


def _which(days: Sequence[float], moment: float) -> float:
    return float(max(bisect_right(days, moment) - 1, 0))


def _groups(problem: Problem, number: Mapping[Key, int]) -> list[tuple[int, ...]]:
    """Visits that hang together because one comes after another, each visit in one group."""
    above = list(range(len(problem.visits)))

    def top(a: int) -> int:
        while above[a] != a:
            above[a] = above[above[a]]
            a = above[a]
        return a

    for at, visit in enumerate(problem.visits):
        for link in visit.after:
            above[top(at)] = top(number[link.visit])
    members: dict[int, list[int]] = {}
    for at in range(len(problem.visits)):
        members.setdefault(top(at), []).append(at)
    return [tuple(group) for group in members.values()]
