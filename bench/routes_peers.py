"""Peers on problems with capacities, windows, allowed vehicles and longest routes: rows of visits by engineer.

PyVRP, OR-Tools and VROOM are installed only where they are measured: `pip install -r bench/peers.txt`. Each runs in a
process of its own, `python -m bench.routes_peers SOLVER FILE SECONDS SEED`, which prints its rows: OR-Tools and highspy
bring the same library under the same names and cannot be loaded together.
"""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyvrp
import vroom
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from pyvrp.stop import MaxRuntime

from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.formats.vrplib import LOAD
from aftersales.dispatch.solver.routing.problem import Problem

Rows = list[list[int]]


def _allowed(problem: Problem) -> list[list[int]]:
    """For each visit, the numbers of the engineers who may make it."""
    index = {one.id: r for r, one in enumerate(problem.engineers)}
    everybody = list(index.values())
    return [everybody if v.only is None else sorted(index[name] for name in v.only) for v in problem.visits]


def _pyvrp(problem: Problem, path: Path, seconds: float, seed: int) -> Rows:
    """PyVRP reads the file itself; the names of its kinds of vehicle are the vehicles' numbers."""
    site_dependent = any(visit.only is not None for visit in problem.visits)
    data: Any = pyvrp.read(path, round_func="exact" if site_dependent else "dimacs")
    result = pyvrp.solve(data, MaxRuntime(seconds), seed=seed, display=False)
    free = [_numbers(data.vehicle_type(kind), len(problem.engineers)) for kind in range(data.num_vehicle_types)]
    rows: Rows = [[] for _ in problem.engineers]
    for route in result.best.routes():
        rows[free[route.vehicle_type()].pop(0)] = [int(one.idx) for one in route if one.is_client()]
    return rows


def _numbers(kind: Any, vehicles: int) -> list[int]:
    """Which vehicles are of this kind; all, where there is one kind without a name."""
    return [int(word) for word in kind.name.split(",")] if kind.name else list(range(vehicles))


def _ortools(problem: Problem, _: Path, seconds: float, seed: int) -> Rows:
    table = problem.travel["car"].distances.astype(int)
    places = [0, *(v.place for v in problem.visits)]
    manager = pywrapcp.RoutingIndexManager(len(places), len(problem.engineers), 0)
    routing = pywrapcp.RoutingModel(manager)
    service = [0, *(int(v.service) for v in problem.visits)]

    def way(a: int, b: int) -> int:
        return int(table[places[manager.IndexToNode(a)], places[manager.IndexToNode(b)]])

    def spent(a: int, b: int) -> int:
        return way(a, b) + service[manager.IndexToNode(a)]

    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(way))
    horizon = int(problem.engineers[0].shift.closes)
    caps = [int(min(one.longest, horizon)) for one in problem.engineers]
    routing.AddDimension(routing.RegisterTransitCallback(spent), horizon, horizon, False, "time")
    time = routing.GetDimensionOrDie("time")
    load = [0, *(int(v.parts.get(LOAD, 0)) for v in problem.visits)]
    demand = routing.RegisterUnaryTransitCallback(lambda a: load[manager.IndexToNode(a)])
    rooms = [int(one.parts[LOAD]) for one in problem.engineers]
    routing.AddDimensionWithVehicleCapacity(demand, 0, rooms, True, "load")
    for r, cap in enumerate(caps):
        time.SetSpanUpperBoundForVehicle(cap, r)
    for n, (visit, who) in enumerate(zip(problem.visits, _allowed(problem), strict=True)):
        index = manager.NodeToIndex(n + 1)
        time.CumulVar(index).SetRange(int(visit.windows[0].opens), int(visit.windows[0].closes))
        routing.AddDisjunction([index], 10**10)
        if len(who) < len(problem.engineers):
            routing.VehicleVar(index).SetValues([-1, *who])
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    asked.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    asked.time_limit.FromMilliseconds(int(seconds * 1000))
    found = routing.SolveWithParameters(asked)
    rows: Rows = [[] for _ in problem.engineers]
    for r in range(len(rows)) if found else ():
        index = found.Value(routing.NextVar(routing.Start(r)))
        while not routing.IsEnd(index):
            rows[r].append(manager.IndexToNode(index) - 1)
            index = found.Value(routing.NextVar(index))
    return rows


def _vroom(problem: Problem, _: Path, seconds: float, seed: int) -> Rows:
    asked: Any = vroom.Input()
    asked.set_durations_matrix("car", problem.travel["car"].distances.astype(np.uint32))
    allowed = _allowed(problem)
    for r, one in enumerate(problem.engineers):
        shift = [int(one.shift.opens), int(one.shift.closes)]
        skills = {n for n, who in enumerate(allowed) if r in who and len(who) < len(problem.engineers)}
        asked.add_vehicle(
            vroom.Vehicle(r + 1, start=0, end=0, capacity=[int(one.parts[LOAD])], time_window=shift, skills=skills)
        )
    for n, visit in enumerate(problem.visits):
        window = [int(visit.windows[0].opens), int(visit.windows[0].closes)]
        asked.add_job(
            vroom.Job(
                n + 1, location=visit.place, default_service=int(visit.service), time_windows=[window],
                delivery=[int(visit.parts.get(LOAD, 0))],
                skills={n} if len(allowed[n]) < len(problem.engineers) else set(),
            )
        )  # fmt: skip
    found = asked.solve(exploration_level=5, nb_threads=1)
    rows: Rows = [[] for _ in problem.engineers]
    for _, step in found.routes.iterrows():
        if step["type"] == "job":
            rows[int(step["vehicle_id"]) - 1].append(int(step["id"]) - 1)
    return rows


PEERS: Final[Mapping[str, Callable[[Problem, Path, float, int], Rows]]] = {
    "pyvrp": _pyvrp,
    "ortools": _ortools,
    "vroom": _vroom,
}
"""By name: a problem, its file, seconds and a seed to rows. VROOM stops by itself, OR-Tools' search takes no seed."""


if __name__ == "__main__":
    solver, path, seconds, seed = sys.argv[1:]
    print(json.dumps(PEERS[solver](read_problem(Path(path).read_bytes()), Path(path), float(seconds), int(seed))))
