"""A plan as VROOM's JSON solution; what it cannot say stands under keys `aftersales`."""

from typing import Any

from aftersales.dispatch.solver.routing.costing import cost_of, distance_of
from aftersales.dispatch.solver.routing.formats.vroom import OWN
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import Engineer, Key, Problem, Visit


def answer(problem: Problem, plan: Plan) -> dict[str, Any]:
    """The solution: `summary`, `unassigned` with reasons, `routes` with steps."""
    people = {one.id: one for one in problem.engineers}
    visits = {one.id: one for one in problem.visits}
    routes = [_route(problem, people[route.engineer], visits, route) for route in plan.routes]
    names = ("setup", "service", "duration", "waiting_time", "distance")
    cost = plan.cost
    return {
        "code": 0,
        "summary": {
            "cost": cost.total,
            "routes": len(routes),
            "unassigned": len(plan.left_out),
            **{name: sum(route[name] for route in routes) for name in names},
            "priority": sum(route["priority"] for route in routes),
            "violations": [],
            OWN: {name: getattr(cost, name) for name in cost.__slots__},
        },
        "unassigned": [
            {
                "id": one.visit,
                "type": "job",
                **_where(problem, visits[one.visit].place),
                OWN: {"reason": one.reason, **one.facts},
            }
            for one in plan.left_out
        ],
        "routes": routes,
    }


def node_routes(plan: Plan) -> list[list[Key]]:
    """For outside checkers of TRSP: each technician, then the requests in order, 0 for passing the depot."""
    return [[route.engineer, *map(_name, filter(_is_node, route.stops))] for route in plan.routes]


def _name(stop: Stop) -> Key:
    return 0 if stop.id is None else stop.id


def _is_node(stop: Stop) -> bool:
    return stop.doing in (Doing.DEPOT, Doing.VISIT)


def _where(problem: Problem, place: int | None) -> dict[str, Any]:
    if place is None:
        return {}
    found: dict[str, Any] = {"location_index": place}
    if problem.coordinates is not None:
        found["location"] = list(problem.coordinates[place])
    return found


def _route(problem: Problem, one: Engineer, visits: dict[Key, Visit], route: Route) -> dict[str, Any]:
    steps: list[dict[str, Any]] = []
    travelled, priority, left, before = 0.0, 0, route.stops[0].leaves, route.stops[0].place
    for at, stop in enumerate(route.stops):
        travelled += stop.arrives - left if at else 0.0
        left = stop.leaves
        visit = visits[stop.id] if stop.doing is Doing.VISIT and stop.id is not None else None
        setup = visit.setup if visit is not None and before != stop.place else 0.0
        priority += visit.priority if visit is not None else 0
        before = stop.place
        steps.append(
            {
                "type": {Doing.VISIT: "job", Doing.DEPOT: f"{OWN}_depot"}.get(stop.doing, stop.doing.value),
                **({"id": stop.id} if stop.id is not None else {}),
                **_where(problem, stop.place),
                "arrival": stop.arrives,
                "duration": travelled,
                "setup": setup,
                "service": stop.leaves - stop.begins - setup,
                "waiting_time": stop.begins - stop.arrives,
                "violations": [],
                **({OWN: {"seat": stop.seat}} if visit is not None and visit.seats else {}),
            }
        )
    alone = Plan((route,))
    return {
        "vehicle": one.id,
        "description": one.description,
        "cost": cost_of(problem, alone).total,
        "setup": sum(step["setup"] for step in steps),
        "service": sum(step["service"] for step in steps),
        "duration": travelled,
        "waiting_time": sum(step["waiting_time"] for step in steps),
        "distance": distance_of(problem, one, route.stops),
        "priority": priority,
        "violations": [],
        "steps": steps,
    }
