"""What a plan costs, told from its stops."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from aftersales.dispatch.solver.routing.plan import Cost, Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import EVER, Engineer, Key, Problem, Visit


def priced(problem: Problem, plan: Plan) -> Plan:
    """The same plan with its cost."""
    return replace(plan, cost=cost_of(problem, plan))


def cost_of(problem: Problem, plan: Plan) -> Cost:
    """All that a plan costs, by what for."""
    people: dict[Key, Engineer] = {one.id: one for one in problem.engineers}
    visits: dict[Key, Visit] = {one.id: one for one in problem.visits}
    parts = [_route(problem, people[route.engineer], visits, route) for route in plan.routes]
    names = ("travel", "distance", "duration", "fixed", "overtime", "lateness", "stability")
    sums = {name: sum(part[name] for part in parts) for name in names}
    left = [visits[one.visit] for one in plan.left_out]
    return Cost(
        **sums,
        unbalance=_unbalance(problem, plan, visits),
        prizes=sum(visit.prize for visit in left if visit.prize is not None),
        unserved=sum(visit.prize is None for visit in left),
    )


def _route(problem: Problem, one: Engineer, visits: Mapping[Key, Visit], route: Route) -> dict[str, float]:
    weights, stops = problem.weights, route.stops
    travel = lateness = stability = 0.0
    left = stops[0].leaves
    for stop in stops[1:]:
        travel += stop.arrives - left
        left = stop.leaves
        if stop.doing is Doing.VISIT and stop.id is not None:
            visit = visits[stop.id]
            if visit.due < EVER:
                lateness += visit.late_cost * max(0.0, stop.begins - visit.due)
            stability += _moved(problem, visit, one, stop.begins, stop.seat)
    end = stops[-1].arrives
    return {
        "travel": weights.travel * travel,
        "distance": weights.distance * distance_of(problem, one, stops),
        "duration": weights.duration * (end - stops[0].leaves),
        "fixed": one.fixed_cost,
        "overtime": weights.overtime * max(0.0, end - one.regular_until) if one.regular_until < EVER else 0.0,
        "lateness": lateness,
        "stability": stability,
    }


def distance_of(problem: Problem, one: Engineer, stops: Sequence[Stop]) -> float:
    """Distance from place to place; a break is wherever they are."""
    table = problem.travel[one.profile].distances
    places = [stop.place for stop in stops if stop.place is not None and stop.doing is not Doing.BREAK]
    return float(sum(table[a, b] for a, b in itertools.pairwise(places)))


def _moved(problem: Problem, visit: Visit, one: Engineer, begins: float, seat: int) -> float:
    """What it costs that a promised visit has another engineer or another time."""
    if visit.kept is None:
        return 0.0
    changed = seat == 0 and visit.kept.engineer != one.id
    shifted = 0.0 if visit.kept.begins is None else abs(begins - visit.kept.begins)
    return problem.weights.change * changed + problem.weights.shift * shifted


def _unbalance(problem: Problem, plan: Plan, visits: Mapping[Key, Visit]) -> float:
    if problem.weights.unbalance == 0 or not problem.engineers:
        return 0.0
    people = len(problem.engineers)
    fair = sum(one.service * max(len(one.seats), 1) for one in problem.visits) / 3600 / people
    hours = [
        sum(visits[stop.id].service for stop in route.stops if stop.doing is Doing.VISIT and stop.id is not None) / 3600
        for route in plan.routes
    ]
    hours += [0.0] * (people - len(hours))
    return problem.weights.unbalance * sum((one - fair) ** 2 for one in hours) / max(fair, 1e-9)
