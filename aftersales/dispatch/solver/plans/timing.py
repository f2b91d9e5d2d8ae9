"""A plan of the optimiser told in dispatch's own minutes: ways and lengths as they are, and nobody moved for nothing.

The optimiser plans in whole steps, never too early. Here each route is walked again: what stands keeps its time where
that fits, everything else begins as soon as it can, and nothing later than the plan has it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from aftersales.dispatch.solver.places import vector
from aftersales.dispatch.solver.plans.board import Slot, Work, up
from aftersales.dispatch.solver.plans.problem import Asked
from aftersales.dispatch.solver.plans.rows import Row, Vector
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop

_FAR: Final = 2**40


@dataclass
class _Step:
    """A stop on the way: `begins` as planned, `lasts` for whom it is, `at` where, `until` the latest it may begin.
    `work` is None for a pause."""

    begins: int
    lasts: int
    at: Vector | None
    opens: int
    seat: int = 0
    work: Work | None = None
    until: int = _FAR
    fixed: bool = False


def slots_of(asked: Asked, plan: Plan) -> dict[str, Slot]:
    """Who makes what when, by work."""
    told: dict[str, dict[int, tuple[int, int, int]]] = {}
    for route in plan.routes:
        row = asked.rows[str(route.engineer)]
        for step, begins in _timed(asked, row, route):
            if step.work is not None:
                told.setdefault(step.work.key, {})[step.seat] = (row.engineer, begins, begins + step.lasts)
    found = {}
    for key, seats in told.items():
        ordered = [seats[seat] for seat in sorted(seats)]
        found[key] = Slot(tuple(one[0] for one in ordered), ordered[0][1], ordered[0][2])
    return found


def _timed(asked: Asked, row: Row, route: Route) -> Iterator[tuple[_Step, int]]:
    steps = list(_steps(asked, row, route))
    _latest(asked, row, steps)
    time, here = row.begins, row.came
    for step in steps:
        there = time + (_way(asked, here, step.at) if step.at is not None else 0)
        begins = step.begins if step.fixed else _begins(row, step, there)
        yield step, begins
        time, here = begins + step.lasts, step.at if step.at is not None else here


def _steps(asked: Asked, row: Row, route: Route) -> Iterator[_Step]:
    place = route.stops[0].place
    for number, stop in enumerate(route.stops):
        if stop.doing is Doing.VISIT:
            yield _visit(asked, row, stop)
        elif stop.doing is Doing.BREAK:
            begins = round(stop.begins)
            there = _next_place(asked, row, route.stops[number + 1 :]) if stop.place != place else None
            yield _Step(begins, round(stop.leaves) - begins, there, begins, fixed=True)
        place = stop.place if stop.place is not None else place


def _next_place(asked: Asked, row: Row, stops: Sequence[Stop]) -> Vector | None:
    """Where they have gone already when the pause begins."""
    following = next(stop for stop in stops if stop.doing is not Doing.BREAK)
    return row.goes if following.doing is Doing.END else vector(asked.board.by_key[str(following.id)].need.site)


def _visit(asked: Asked, row: Row, stop: Stop) -> _Step:
    work, visit = asked.board.by_key[str(stop.id)], asked.visits[str(stop.id)]
    window = next(one for one in visit.windows if one.opens <= stop.begins <= one.closes)
    return _Step(
        begins=round(stop.begins),
        lasts=asked.able[work.key].minutes[row.engineer],
        at=vector(work.need.site),
        opens=round(window.opens),
        seat=stop.seat,
        work=work,
        fixed=work.key in asked.linked,
    )


def _latest(asked: Asked, row: Row, steps: Sequence[_Step]) -> None:
    """The latest each may begin so that nothing behind it begins later than it stands, or than the plan has it."""
    until, goes = row.closes, row.goes
    for step in reversed(steps):
        here = step.at if step.at is not None else None
        way = _way(asked, here, goes) if here is not None and goes is not None else 0
        step.until = max(until - way - step.lasts, step.begins)
        stands = _stands(row, step)
        until = step.begins if stands is None or step.fixed else min(max(stands, step.begins), step.until)
        goes = here if here is not None else goes


def _stands(row: Row, step: _Step) -> int | None:
    """When it begins now, if it is this engineer's and in this stretch."""
    slot = step.work.present if step.work is not None else None
    if slot is None or slot.lead != row.engineer or not row.has(slot.begins, slot.ends):
        return None
    return slot.begins


def _begins(row: Row, step: _Step, there: int) -> int:
    """As it stands, if that fits; else as soon as possible, and no later than planned."""
    stands = _stands(row, step)
    if stands is not None and there <= stands <= step.until:
        return stands
    return min(up(max(there, step.opens)), step.begins)


def _way(asked: Asked, here: Vector, there: Vector) -> int:
    return int(asked.board.roads.minutes(np.array([here]), there)[0])
