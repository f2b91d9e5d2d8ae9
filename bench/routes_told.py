"""A problem as peers can be told it: whole numbers, and for each visit who may make it.

Peers know skills that one has or not; whoever has the levels a visit asks for, and is named where it names anybody, is
in its set. In every problem they are given each visit has one window, and a way costs the time it takes.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from aftersales.dispatch.solver.routing.problem import Engineer, Problem, Visit

Whole = npt.NDArray[np.int64]


def whole_times(problem: Problem) -> Whole:
    """Times of all ways, rounded up: what fits into these fits into the true ones."""
    return np.ceil(problem.travel["car"].bands[0].times).astype(np.int64)


def allowed(problem: Problem) -> list[tuple[int, ...]]:
    """For each visit, the numbers of the engineers who may make it."""
    known: dict[Any, tuple[int, ...]] = {}
    found = []
    for visit in problem.visits:
        asked = (visit.only, tuple(sorted(visit.skills.items())))
        if asked not in known:
            known[asked] = tuple(r for r, one in enumerate(problem.engineers) if _may(one, visit))
        found.append(known[asked])
    return found


def _may(one: Engineer, visit: Visit) -> bool:
    named = visit.only is None or one.id in visit.only
    return named and all(one.skills.get(name, 0) >= level for name, level in visit.skills.items())


def as_skills(sets: Sequence[tuple[int, ...]], engineers: int) -> tuple[list[set[int]], list[set[int]]]:
    """Sets of allowed engineers as skills that one has or not: those of each engineer, and those each visit asks for. A
    skill stands for a set; a visit that anybody may make asks for none."""
    number = {who: n for n, who in enumerate(dict.fromkeys(who for who in sets if len(who) < engineers))}
    had: list[set[int]] = [set() for _ in range(engineers)]
    for who, n in number.items():
        for r in who:
            had[r].add(n)
    return had, [{number[who]} if who in number else set() for who in sets]
