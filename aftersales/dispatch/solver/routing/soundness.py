"""Whether a problem can be meant: what no reader can see key by key, and whatever one made without a file can have
wrong; each flaw with its path.

What is merely impossible stays sound, as its plan says why nobody comes: a skill nobody has, a window before every
shift.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import BREAKS
from aftersales.dispatch.solver.routing.flaws import MOST_FLAWS, Flaw, Unsound
from aftersales.dispatch.solver.routing.lines import GreatCircles
from aftersales.dispatch.solver.routing.problem import (
    EVER,
    Break,
    Engineer,
    Kept,
    Key,
    Problem,
    Table,
    Travel,
    Visit,
    Window,
)

LARGEST: Final = 2.0**32
"""The largest number of anything: as seconds since 1970 it is the year 2106. Beyond it sums of doubles are no longer
exact to the hundred-thousandth that the checker asks for."""
PLACES: Final = 12_000
"""Most places of a matrix, and of a problem that is solved in one piece: so many take 1.15 GB."""
ENGINEERS: Final = 12_000
"""Most engineers."""
SEATS: Final = 100_000
"""Most visits, a crew's counted once a seat: who may take which is a byte for each engineer."""
CELLS: Final = 10_000_000
"""Most cells of the table of visits and parts, 80 MB, or of visits and skills."""
TOOLS: Final = 63
"""Most different tools that visits need: bits of one number."""
MOST_VISITS: Final = 2**30
"""The largest bound on an engineer's visits."""
SLOWEST, FASTEST = 0.01, 100.0
"""Bounds of an engineer's speed, as VROOM's are within."""
TOLD: Final = 10
"""Visits of a ring that are named."""


def refuse_unsound(problem: Problem, *, visits: str = "visits", engineers: str = "engineers", own: str = "") -> None:
    """`Unsound` with its flaws. The words are what the file calls visits and engineers, for the paths, and `own` where
    in them it keeps what its format does not know (`aftersales.`)."""
    flaws = list(islice(_Look(problem, visits, engineers, own).flaws(), MOST_FLAWS))
    if flaws:
        raise Unsound(flaws)


class _Look:
    """All that is looked at, in the order of the file."""

    def __init__(self, problem: Problem, visits: str, engineers: str, own: str) -> None:
        self._problem, self._visits, self._engineers, self._own = problem, visits, engineers, own
        self._names = {one.id for one in problem.engineers}
        self._places = min((len(travel.distances) for travel in problem.travel.values()), default=0)

    def flaws(self) -> Iterator[Flaw]:
        """All that is wrong."""
        problem = self._problem
        for path, some in ((self._visits, problem.visits), (self._engineers, problem.engineers)):
            if not some:
                yield Flaw(path, "empty")
        seats = sum(max(len(visit.seats), 1) for visit in problem.visits)
        yield from _many(self._visits, seats, SEATS)
        yield from _many(self._engineers, len(problem.engineers), ENGINEERS)
        yield from _twice([one.id for one in problem.visits], self._visits)
        yield from _twice([one.id for one in problem.engineers], self._engineers)
        for at, visit in enumerate(problem.visits):
            yield from self._visit(visit, f"{self._visits}[{at}]")
        for at, one in enumerate(problem.engineers):
            yield from self._engineer(one, f"{self._engineers}[{at}]")
        yield from self._order()
        yield from self._different()
        yield from self._depot()
        for name in problem.weights.__slots__:
            yield from _number(f"weights.{name}", getattr(problem.weights, name))
        for name, travel in problem.travel.items():
            yield from self._travel(f"travel.{name}", travel)
        if problem.coordinates is not None and len(problem.coordinates) < self._places:
            facts = {"rows": len(problem.coordinates), "needed": self._places}
            yield Flaw("coordinates", "too_few_rows", facts)

    def _visit(self, visit: Visit, path: str) -> Iterator[Flaw]:
        inside = f"{path}.{self._own}"
        yield from self._place(visit.place, f"{path}.location")
        yield from _number(f"{path}.service", visit.service)
        yield from _number(f"{path}.setup", visit.setup)
        yield from _windows(f"{path}.windows", visit.windows)
        yield from _windows(f"{inside}access", visit.access)
        yield from _number(f"{inside}release", visit.release, least=-LARGEST, without=-EVER)
        yield from _number(f"{inside}due", visit.due, least=-LARGEST, without=EVER)
        yield from _number(f"{inside}late_cost", visit.late_cost)
        if visit.prize is not None:
            yield from _number(f"{inside}prize", visit.prize)
        yield from _number(f"{path}.priority", visit.priority, most=100)
        yield from _counts(f"{path}.skills", visit.skills)
        yield from _counts(f"{inside}parts", visit.parts)
        yield from _counts(f"{path}.pickup", visit.pickup)
        for at, seat in enumerate(visit.seats):
            yield from _counts(f"{inside}seats[{at}].levels", seat.skills)
        for at, link in enumerate(visit.after):
            yield from _number(f"{inside}after[{at}].gap", link.gap)
        for name in visit.only or ():
            yield from self._known(f"{inside}only", name)
        if visit.pinned is not None:
            yield from self._known(f"{inside}pinned", visit.pinned.engineer)
            yield from _begins(f"{inside}pinned", visit.pinned)
        if visit.kept is not None:
            yield from _begins(f"{inside}kept", visit.kept)

    def _engineer(self, one: Engineer, path: str) -> Iterator[Flaw]:
        inside = f"{path}.{self._own}"
        for key, place in (("start", one.start), ("end", one.end)):
            if place is not None:
                yield from self._place(place, f"{path}.{key}")
        yield from _window(f"{path}.shift", one.shift)
        yield from _number(f"{inside}regular_until", one.regular_until, least=-LARGEST, without=EVER)
        yield from _number(f"{inside}longest", one.longest, without=EVER)
        yield from _number(f"{path}.max_travel_time", one.longest_travel, without=EVER)
        yield from _number(f"{path}.max_distance", one.farthest, without=EVER)
        if one.most_visits is not None:
            yield from _number(f"{path}.max_tasks", one.most_visits, most=MOST_VISITS)
        yield from _counts(f"{path}.skills", one.skills)
        yield from _counts(f"{inside}parts", one.parts)
        yield from self._breaks(one, path)
        yield from _number(f"{path}.speed", one.speed, least=SLOWEST, most=FASTEST)
        yield from _number(f"{path}.costs.fixed", one.fixed_cost)
        if one.profile not in self._problem.travel:
            yield Flaw(f"{path}.profile", "unknown_profile", {"profile": one.profile})
        if one.under_way and not math.isfinite(one.shift.opens):
            yield Flaw(f"{inside}under_way", "since_when")

    def _breaks(self, one: Engineer, path: str) -> Iterator[Flaw]:
        yield from _many(f"{path}.breaks", len(one.breaks), BREAKS)
        yield from _twice([rest.id for rest in one.breaks], f"{path}.breaks")
        for at, rest in enumerate(one.breaks):
            yield from _break(f"{path}.breaks[{at}]", rest)

    def _known(self, path: str, name: Key) -> Iterator[Flaw]:
        if name not in self._names:
            yield Flaw(path, "unknown_engineer", {"engineer": name})

    def _place(self, place: int, path: str) -> Iterator[Flaw]:
        if not 0 <= place < self._places:
            yield Flaw(path, "no_such_place", {"place": place, "places": self._places})

    def _order(self) -> Iterator[Flaw]:
        """Visits that wait for one another in a ring, or for one that is not there."""
        visits = self._problem.visits
        index = {visit.id: at for at, visit in enumerate(visits)}
        waits: dict[int, set[int]] = {}
        for at, visit in enumerate(visits):
            for number, link in enumerate(visit.after):
                if link.visit in index:
                    waits.setdefault(at, set()).add(index[link.visit])
                else:
                    path = f"{self._visits}[{at}].{self._own}after[{number}]"
                    yield Flaw(path, "unknown_visit", {"visit": link.visit})
        ring = _ring(waits)
        if ring:
            names: list[Key] = [visits[at].id for at in ring[:TOLD]]
            facts = {"visits": [*names, "…"] if len(ring) > TOLD else names}
            yield Flaw(f"{self._visits}[{ring[0]}].{self._own}after", "cycle", facts)

    def _different(self) -> Iterator[Flaw]:
        """Different tools, parts and skills, of which there is only so much room; where one too many is first asked."""
        most = CELLS // max(len(self._problem.visits), 1)
        for key, room, asked in (
            (f"{self._own}tools", TOOLS, _tools_of),
            (f"{self._own}parts", most, _parts_of),
            ("skills", most, _skills_of),
        ):
            known: set[str] = set()
            first = None
            for at, visit in enumerate(self._problem.visits):
                known.update(asked(visit))
                if first is None and len(known) > room:
                    first = at
            if first is not None:
                yield from _many(f"{self._visits}[{first}].{key}", len(known), room)

    def _depot(self) -> Iterator[Flaw]:
        depot, path = self._problem.depot, f"{self._own}depot"
        if depot is not None:
            yield from self._place(depot.place, f"{path}.location")
            yield from _number(f"{path}.service", depot.service)
            yield from _window(f"{path}.window", depot.window)

    def _travel(self, path: str, travel: Travel) -> Iterator[Flaw]:
        if not travel.bands:
            yield Flaw(f"{path}.bands", "empty")
        yield from self._matrix(f"{path}.distances", travel.distances)
        for at, band in enumerate(travel.bands):
            if band.times is not travel.distances:
                yield from self._matrix(f"{path}.bands[{at}].times", band.times)
            if at == 0 and band.begins == -EVER:
                continue
            yield from _number(f"{path}.bands[{at}].begins", band.begins, least=-LARGEST)
            if at > 0 and band.begins <= travel.bands[at - 1].begins:
                yield Flaw(f"{path}.bands[{at}].begins", "not_in_order")

    def _matrix(self, path: str, table: Table) -> Iterator[Flaw]:
        if isinstance(table, GreatCircles):
            if len(table) != self._places:
                yield Flaw(path, "sizes_differ", {"rows": len(table), "other": self._places})
            return
        if table.ndim != 2 or table.shape[0] != table.shape[1]:
            yield Flaw(path, "not_a_square")
            return
        if len(table) != self._places:
            yield Flaw(path, "sizes_differ", {"rows": len(table), "other": self._places})
        yield from _many(path, len(table), PLACES)
        good = (table >= 0) & (table <= LARGEST)
        if not good.all():
            a, b = np.argwhere(~good)[0]
            yield from _number(f"{path}[{a}][{b}]", float(table[a, b]))
        for at in np.flatnonzero(table.diagonal())[:1]:
            yield Flaw(f"{path}[{at}][{at}]", "way_to_itself", {"value": float(table[at, at])})


def _tools_of(visit: Visit) -> Iterable[str]:
    return visit.tools.union(*(seat.tools for seat in visit.seats))


def _parts_of(visit: Visit) -> Iterable[str]:
    return visit.parts.keys() | visit.pickup.keys()


def _skills_of(visit: Visit) -> Iterable[str]:
    return visit.skills.keys() | {name for seat in visit.seats for name in seat.skills}


def _many(path: str, many: int, most: int) -> Iterator[Flaw]:
    if many > most:
        yield Flaw(path, "too_many", {"many": many, "most": most})


def _twice(names: Sequence[Key], path: str) -> Iterator[Flaw]:
    """Names that stand more than once, 7 and "7" being the same to whoever reads them."""
    many = Counter(map(str, names))
    for at, name in enumerate(names):
        if many[str(name)] > 1:
            yield Flaw(f"{path}[{at}].id", "twice", {"id": name})


def _number(
    path: str, value: float, *, least: float = 0.0, most: float = LARGEST, without: float | None = None
) -> Iterator[Flaw]:
    """A finite number within bounds; `without` is the infinite one that stands for there being none."""
    if value == without:
        return
    if not math.isfinite(value):
        yield Flaw(path, "not_a_number", {"value": str(value)})
    elif value < least:
        yield Flaw(path, "too_small", {"value": value, "least": least})
    elif value > most:
        yield Flaw(path, "too_large", {"value": value, "most": most})


def _counts(path: str, many: Mapping[str, float]) -> Iterator[Flaw]:
    for name, value in many.items():
        yield from _number(f"{path}.{name}", value)


def _begins(path: str, kept: Kept) -> Iterator[Flaw]:
    if kept.begins is not None:
        yield from _number(f"{path}.begins", kept.begins, least=-LARGEST)


def _window(path: str, window: Window) -> Iterator[Flaw]:
    yield from _number(path, window.opens, least=-LARGEST, without=-EVER)
    yield from _number(path, window.closes, least=-LARGEST, without=EVER)
    if window.closes < window.opens:
        yield Flaw(path, "window_reversed", {"opens": window.opens, "closes": window.closes})


def _windows(path: str, windows: Sequence[Window]) -> Iterator[Flaw]:
    if not windows:
        yield Flaw(path, "empty")
    for at, window in enumerate(windows):
        yield from _window(f"{path}[{at}]", window)


def _break(path: str, rest: Break) -> Iterator[Flaw]:
    """A break's windows are looked through in their order, so that they must stand in it."""
    yield from _number(f"{path}.service", rest.lasts)
    yield from _windows(f"{path}.windows", rest.windows)
    for at in range(1, len(rest.windows)):
        if rest.windows[at].opens <= rest.windows[at - 1].closes:
            yield Flaw(f"{path}.windows[{at}]", "windows_mixed")


def _ring(waits: Mapping[int, set[int]]) -> list[int]:
    """Some ring of visits each of which waits for the next, the last for the first; empty where there is none."""
    held = {at: len(before) for at, before in waits.items()}
    followers: dict[int, list[int]] = {}
    for at, before in waits.items():
        for one in before:
            followers.setdefault(one, []).append(at)
    free = [at for at in followers if at not in held]
    while free:
        for at in followers.get(free.pop(), ()):
            held[at] -= 1
            if held[at] == 0:
                del held[at]
                free.append(at)
    if not held:
        return []
    at, walked = min(held), dict[int, int]()
    while at not in walked:
        walked[at] = len(walked)
        at = min(one for one in waits[at] if one in held)
    return list(walked)[walked[at] :]
