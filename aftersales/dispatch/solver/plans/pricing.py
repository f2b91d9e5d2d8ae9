"""What any plan of a board costs by the optimiser's own objective, told in dispatch's minutes: so that the plan that is
proposed and the decisions it is compared with are measured alike, on the same days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from aftersales.dispatch.solver.places import vector
from aftersales.dispatch.solver.plans.board import Slot
from aftersales.dispatch.solver.plans.problem import Asked
from aftersales.dispatch.solver.plans.rows import Row, Vector
from aftersales.dispatch.solver.routing.costing import cost_of
from aftersales.dispatch.solver.routing.plan import Doing, LeftOut, Plan, Route, Stop

Price = tuple[int, float]
"""Visits that had to be made and are not, and what the rest costs in minutes of travel: the less of both the better."""
_Taken = tuple[str, int, Slot]


def price(asked: Asked, slots: Mapping[str, Slot]) -> Price:
    """What these slots cost, with ways and lengths as they are. What no plan of the board can have costs nothing; what
    stands where its engineer cannot be, ill or late, is not made."""
    routes = routes_of(asked, slots)
    taken = Counter(str(stop.id) for route in routes for stop in route.stops if stop.doing is Doing.VISIT)
    missing = (key for key, one in asked.visits.items() if taken[key] < max(len(one.seats), 1))
    cost = cost_of(asked.problem, Plan(routes, tuple(LeftOut(key, "no_room") for key in missing)))
    return cost.unserved, cost.total


def routes_of(asked: Asked, slots: Mapping[str, Slot]) -> tuple[Route, ...]:
    """These slots as routes of the problem, each in the stretch it lies in, but for what cannot be."""
    theirs: dict[str, list[_Taken]] = {}
    for key, slot in slots.items():
        for seat, who in enumerate(slot.engineers) if key in asked.visits else ():
            row = _stretch(asked.rows.values(), who, slot)
            stands = slot == asked.board.by_key[key].present
            if row is not None and not (stands and asked.visits[key].kept is None):
                theirs.setdefault(row.key, []).append((key, seat, slot))
    return tuple(_route(asked, row, theirs[row.key]) for row in asked.rows.values() if row.key in theirs)


def _stretch(rows: Iterable[Row], who: int, slot: Slot) -> Row | None:
    """The stretch of this engineer that has the slot, if one has."""
    return next((row for row in rows if row.engineer == who and row.has(slot.begins, slot.ends)), None)


def _route(asked: Asked, row: Row, taken: Sequence[_Taken]) -> Route:
    return Route(row.key, tuple(_stops(asked, row, sorted(taken, key=lambda one: one[2].begins))))


def _stops(asked: Asked, row: Row, taken: Sequence[_Taken]) -> Iterator[Stop]:
    """Each arrives as soon as the way takes from where the one before is left; a pause is no way and costs nothing.
    What somebody planned without time for the way is no stop."""
    people = {one.id: one for one in asked.problem.engineers}
    left, here = row.begins, row.came
    yield Stop(Doing.START, people[row.key].start, left, left, left)
    for key, seat, slot in taken:
        there = vector(asked.board.by_key[key].need.site)
        arrives = left + _way(asked, here, there)
        if arrives > slot.begins:
            continue
        yield Stop(Doing.VISIT, asked.visits[key].place, arrives, slot.begins, slot.ends, key, seat)
        left, here = slot.ends, there
    back = left if row.goes is None else left + _way(asked, here, row.goes)
    yield Stop(Doing.END, people[row.key].end, back, back, back)


def _way(asked: Asked, here: Vector, there: Vector) -> int:
    return int(asked.board.roads.minutes(np.array([here]), there)[0])
