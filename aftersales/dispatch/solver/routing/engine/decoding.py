"""A solution of the search as a plan with times."""

from collections.abc import Generator, Iterator

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import Data, State
from aftersales.dispatch.solver.routing.engine.compiled import entry
from aftersales.dispatch.solver.routing.engine.packing import Packed
from aftersales.dispatch.solver.routing.engine.timing import DEPOT, ride, timed
from aftersales.dispatch.solver.routing.plan import Doing, Route, Stop
from aftersales.dispatch.solver.routing.problem import Break


@entry
def clocked(data: Data, s: State, r: int, size: int) -> float:
    """Time the row at hand, written into the state's `begins` and `taken`; its cost."""
    return timed(data, s, r, s.hand[0], size)


@entry
def arrival(data: Data, profile: int, a: int, b: int, t: float) -> float:
    """When who leaves place a at t is at b."""
    return ride(data, profile, a, b, t)


def routes_of(packed: Packed, state: State) -> tuple[Route, ...]:
    """The routes of all who are sent."""
    sent = [r for r in range(len(state.rows)) if state.rows[r]["size"] > 0]
    return tuple(Route(packed.problem.engineers[r].id, tuple(_stops(packed, state, r))) for r in sent)


def _stops(packed: Packed, state: State, r: int) -> Iterator[Stop]:
    data, one = packed.data, packed.problem.engineers[r]
    row = [int(node) for node in state.seq[r, : state.rows[r]["size"]]]
    refill = int(state.rows[r]["refill"])
    if refill >= 0:
        row.insert(refill, DEPOT)
    state.hand[0, : len(row)] = row
    if not np.isfinite(clocked(data, state, r, len(row))):
        raise AssertionError(f"a row that cannot be was kept: {one.id}")
    begins = state.begins[: len(row) + 2].tolist()
    rests = sorted(one.breaks, key=lambda rest: rest.windows[0].opens)
    taken = [(int(leg), float(at), rest) for (leg, at), rest in zip(state.taken[: len(rests)], rests, strict=True)]
    profile = int(data.people[r]["profile"])
    at, place = begins[0], one.start
    yield Stop(Doing.START, one.start, at, at, at)
    for i, node in enumerate([*row, None], 1):
        at = yield from _breaks(taken, 2 * i, place, at)
        goal = one.end if node is None else _place(packed, node)
        if place is not None and goal is not None:
            at = arrival(data, profile, place, goal, at)
        place_before, place = place, goal if goal is not None else place
        at = yield from _breaks(taken, 2 * i + 1, place, at)
        if node is None:
            yield Stop(Doing.END, one.end, at, at, at)
        else:
            stop = _stop(packed, node, place_before, at, begins[i])
            at = stop.leaves
            yield stop


def _breaks(
    taken: list[tuple[int, float, Break]], leg: int, place: int | None, at: float
) -> Generator[Stop, None, float]:
    """The breaks of this leg; the moment after them is returned."""
    for where, begins, rest in taken:
        if where == leg:
            yield Stop(Doing.BREAK, place, at, begins, begins + rest.lasts, rest.id)
            at = begins + rest.lasts
    return at


def _place(packed: Packed, node: int) -> int:
    if node == DEPOT:
        return int(packed.data.rules["depot"][0])
    return packed.problem.visits[packed.node_visit[node]].place


def _stop(packed: Packed, node: int, before: int | None, arrives: float, begins: float) -> Stop:
    problem = packed.problem
    begins = max(begins, arrives)
    if node == DEPOT:
        rules = packed.data.rules[0]
        return Stop(Doing.DEPOT, int(rules["depot"]), arrives, begins, begins + float(rules["depot_service"]))
    visit = problem.visits[packed.node_visit[node]]
    lasts = visit.service + (visit.setup if before != visit.place else 0.0)
    return Stop(Doing.VISIT, visit.place, arrives, begins, begins + lasts, visit.id, packed.node_seat[node])
