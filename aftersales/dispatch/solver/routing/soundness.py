"""Whether a problem can be meant: what no reader can see key by key, each flaw with its path."""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import BREAKS
from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.problem import Engineer, Key, Problem, Visit


def refuse_unsound(problem: Problem, *, visits: str = "visits", engineers: str = "engineers") -> None:
    """`Unsound` with every flaw; the words are what the file calls them, for the paths."""
    flaws = list(flaws_of(problem, visits=visits, engineers=engineers))
    if flaws:
        raise Unsound(flaws)


def flaws_of(problem: Problem, *, visits: str = "visits", engineers: str = "engineers") -> Iterator[Flaw]:
    """All that is wrong."""
    if not problem.visits:
        yield Flaw(visits, "empty")
    if not problem.engineers:
        yield Flaw(engineers, "empty")
    yield from _twice([one.id for one in problem.visits], visits)
    yield from _twice([one.id for one in problem.engineers], engineers)
    for at, visit in enumerate(problem.visits):
        yield from _visit(problem, visit, f"{visits}[{at}]")
    for at, one in enumerate(problem.engineers):
        yield from _engineer(problem, one, f"{engineers}[{at}]")
    yield from _cycles(problem, visits)
    for name, travel in problem.travel.items():
        for number, band in enumerate(travel.bands):
            if not np.isfinite(band.times).all() or (band.times < 0).any():
                yield Flaw(f"travel.{name}[{number}]", "not_a_number")


def _twice(names: Sequence[Key], path: str) -> Iterator[Flaw]:
    many = Counter(names)
    for at, name in enumerate(names):
        if many[name] > 1:
            yield Flaw(f"{path}[{at}].id", "twice", {"id": name})


def _visit(problem: Problem, visit: Visit, path: str) -> Iterator[Flaw]:
    yield from _numbers(path, {"service": visit.service, "setup": visit.setup, "late_cost": visit.late_cost})
    yield from _place(problem, visit.place, f"{path}.location")
    if math.isnan(visit.due) or math.isnan(visit.release):
        yield Flaw(f"{path}.due", "not_a_number")
    known = {one.id for one in problem.engineers}
    for name in visit.only or ():
        if name not in known:
            yield Flaw(f"{path}.only", "unknown_engineer", {"engineer": name})
    for kind in ("pinned", "kept"):
        kept = getattr(visit, kind)
        if kept is not None and kind == "pinned" and kept.engineer not in known:
            yield Flaw(f"{path}.{kind}", "unknown_engineer", {"engineer": kept.engineer})
    for at, window in enumerate(visit.windows):
        if not window.opens <= window.closes:
            yield Flaw(f"{path}.windows[{at}]", "window_reversed", {"opens": window.opens, "closes": window.closes})


def _engineer(problem: Problem, one: Engineer, path: str) -> Iterator[Flaw]:
    yield from _numbers(path, {"speed": one.speed, "fixed": one.fixed_cost, "longest": one.longest})
    if one.speed == 0:
        yield Flaw(f"{path}.speed", "too_small", {"value": 0})
    for key, place in (("start", one.start), ("end", one.end)):
        if place is not None:
            yield from _place(problem, place, f"{path}.{key}")
    if one.profile not in problem.travel:
        yield Flaw(f"{path}.profile", "unknown_profile", {"profile": one.profile})
    if not one.shift.opens <= one.shift.closes:
        yield Flaw(f"{path}.shift", "window_reversed", {"opens": one.shift.opens, "closes": one.shift.closes})
    if one.under_way and not math.isfinite(one.shift.opens):
        yield Flaw(f"{path}.under_way", "since_when")
    if len(one.breaks) > BREAKS:
        yield Flaw(f"{path}.breaks", "too_many", {"many": len(one.breaks), "most": BREAKS})


def _numbers(path: str, values: dict[str, float]) -> Iterator[Flaw]:
    for key, value in values.items():
        if math.isnan(value):
            yield Flaw(f"{path}.{key}", "not_a_number")
        elif value < 0:
            yield Flaw(f"{path}.{key}", "too_small", {"value": value, "least": 0})


def _place(problem: Problem, place: int, path: str) -> Iterator[Flaw]:
    size = min((len(travel.distances) for travel in problem.travel.values()), default=0)
    if not 0 <= place < size:
        yield Flaw(path, "no_such_place", {"place": place, "places": size})


def _cycles(problem: Problem, path: str) -> Iterator[Flaw]:
    """Visits that wait for one another in a ring, or for one that is not there."""
    index = {visit.id: at for at, visit in enumerate(problem.visits)}
    waits: dict[int, set[int]] = {}
    for at, visit in enumerate(problem.visits):
        for link in visit.after:
            if link.visit not in index:
                yield Flaw(f"{path}[{at}].after", "unknown_visit", {"visit": link.visit})
            else:
                waits.setdefault(at, set()).add(index[link.visit])
    for ring in _ring(waits, len(problem.visits)):
        yield Flaw(f"{path}[{ring[0]}].after", "cycle", {"visits": [problem.visits[at].id for at in ring]})


def _ring(waits: dict[int, set[int]], many: int) -> Iterable[Sequence[Any]]:
    """The visits that are left when whatever waits for nothing is taken away again and again."""
    left = {at: set(before) for at, before in waits.items()}
    while True:
        free = [at for at in left if not (left[at] & left.keys())]
        if not free:
            break
        for at in free:
            del left[at]
    return [sorted(left)] if left else []
