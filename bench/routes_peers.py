"""Peers on problems with capacities, windows, allowed vehicles and longest routes: rows of visits by engineer.

PyVRP, OR-Tools and VROOM are installed only where they are measured: `pip install -r bench/peers.txt`. Each runs in a
process of its own, `python -m bench.routes_peers SOLVER FILE SECONDS SEED [THREADS]`, which prints its rows: OR-Tools
and highspy bring the same library under the same names and cannot be loaded together.
"""

import json
import sys
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

import numpy as np
import pyvrp
import vroom
from ortools.constraint_solver import pywrapcp, routing_enums_pb2
from pyvrp import IteratedLocalSearchCallbacks
from pyvrp.stop import MaxRuntime

from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.formats.vrplib import LOAD
from aftersales.dispatch.solver.routing.problem import Problem
from bench.routes_made import content
from bench.routes_told import allowed, as_skills, whole_times

Rows = list[list[int]]


def _pyvrp(problem: Problem, path: Path, seconds: float, seed: int, _: int) -> Rows:
    """PyVRP reads the file itself; the names of its kinds of vehicle are the vehicles' numbers."""
    site_dependent = any(visit.only is not None for visit in problem.visits)
    data: Any = pyvrp.read(path, round_func="exact" if site_dependent else "dimacs")
    vehicles = len(problem.engineers)
    # It looks at its clock between two local searches, and one of them may take minutes (its issue 1045): so that it
    # can be stopped from outside, each best answer is told on a line of its own when it is found.
    callbacks: Any = IteratedLocalSearchCallbacks()
    callbacks.on_best = lambda best: print(json.dumps(_rows(data, best, vehicles)), flush=True)
    params = pyvrp.SolveParams(ils=pyvrp.IteratedLocalSearchParams(callbacks=callbacks))
    return _rows(data, pyvrp.solve(data, MaxRuntime(seconds), seed=seed, display=False, params=params).best, vehicles)


def _rows(data: Any, solution: Any, vehicles: int) -> Rows:
    free = [_numbers(data.vehicle_type(kind), vehicles) for kind in range(data.num_vehicle_types)]
    rows: Rows = [[] for _ in range(vehicles)]
    for route in solution.routes():
        rows[free[route.vehicle_type()].pop(0)] = [int(one.idx) for one in route if one.is_client()]
    return rows


def _numbers(kind: Any, vehicles: int) -> list[int]:
    """Which vehicles are of this kind; all, where there is one kind without a name."""
    return [int(word) for word in kind.name.split(",")] if kind.name else list(range(vehicles))


def _ortools(problem: Problem, _: Path, seconds: float, __: int, ___: int) -> Rows:
    """A node for each place where somebody starts or ends, then one for each visit."""
    homes = list(dict.fromkeys(place for one in problem.engineers for place in (one.start, one.end)))
    starts, ends = ([homes.index(place) for place in side] for side in _ends(problem))
    places = [*homes, *(v.place for v in problem.visits)]
    manager = pywrapcp.RoutingIndexManager(len(places), len(problem.engineers), starts, ends)
    routing = pywrapcp.RoutingModel(manager)
    node = [manager.IndexToNode(index) for index in range(manager.GetNumberOfIndices())]
    at = [places[n] for n in node]
    way = whole_times(problem)[np.ix_(at, at)].tolist()
    service = [0 if n < len(homes) else int(problem.visits[n - len(homes)].service) for n in node]
    # a matrix handed over would be copied again and again: 5,000 visits had no first plan after ten minutes
    routing.SetArcCostEvaluatorOfAllVehicles(routing.RegisterTransitCallback(lambda a, b: way[a][b]))
    spent = routing.RegisterTransitCallback(lambda a, b: way[a][b] + service[a])
    horizon = int(max(one.shift.closes for one in problem.engineers))
    routing.AddDimension(spent, horizon, horizon, False, "time")
    time = routing.GetDimensionOrDie("time")
    for r, one in enumerate(problem.engineers):
        for index in (routing.Start(r), routing.End(r)):
            time.CumulVar(index).SetRange(int(one.shift.opens), int(one.shift.closes))
        time.SetSpanUpperBoundForVehicle(int(min(one.longest, horizon)), r)
    load = [0] * len(homes) + [int(v.parts.get(LOAD, 0)) for v in problem.visits]
    if any(load):
        demand = routing.RegisterUnaryTransitCallback(lambda a: load[manager.IndexToNode(a)])
        rooms = [int(one.parts[LOAD]) for one in problem.engineers]
        routing.AddDimensionWithVehicleCapacity(demand, 0, rooms, True, "load")
    for n, (visit, who) in enumerate(zip(problem.visits, allowed(problem), strict=True)):
        index = manager.NodeToIndex(len(homes) + n)
        time.CumulVar(index).SetRange(int(visit.windows[0].opens), int(visit.windows[0].closes))
        routing.AddDisjunction([index], 10**10)
        if len(who) < len(problem.engineers):
            routing.VehicleVar(index).SetValues([-1, *who])
    found = routing.SolveWithParameters(_searched(seconds))
    rows: Rows = [[] for _ in problem.engineers]
    for r in range(len(rows)) if found else ():
        index = found.Value(routing.NextVar(routing.Start(r)))
        while not routing.IsEnd(index):
            rows[r].append(manager.IndexToNode(index) - len(homes))
            index = found.Value(routing.NextVar(index))
    return rows


def _ends(problem: Problem) -> tuple[list[int | None], list[int | None]]:
    return [one.start for one in problem.engineers], [one.end for one in problem.engineers]


def _searched(seconds: float) -> Any:
    asked = pywrapcp.DefaultRoutingSearchParameters()
    asked.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
    asked.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    asked.time_limit.FromMilliseconds(int(seconds * 1000))
    return asked


def _vroom(problem: Problem, _: Path, seconds: float, __: int, threads: int) -> Rows:
    asked: Any = vroom.Input()
    asked.set_durations_matrix("car", whole_times(problem).astype(np.uint32))
    had, needed = as_skills(allowed(problem), len(problem.engineers))
    loaded = any(LOAD in visit.parts for visit in problem.visits)
    for r, one in enumerate(problem.engineers):
        asked.add_vehicle(
            vroom.Vehicle(
                r + 1, start=one.start, end=one.end, capacity=[int(one.parts[LOAD])] if loaded else [],
                time_window=[int(one.shift.opens), int(one.shift.closes)], skills=had[r],
            )
        )  # fmt: skip
    for n, visit in enumerate(problem.visits):
        window = [int(visit.windows[0].opens), int(visit.windows[0].closes)]
        asked.add_job(
            vroom.Job(
                n + 1, location=visit.place, default_service=int(visit.service), time_windows=[window],
                delivery=[int(visit.parts.get(LOAD, 0))] if loaded else [], skills=needed[n],
            )
        )  # fmt: skip
    found = asked.solve(exploration_level=5, nb_threads=threads, timeout=timedelta(seconds=seconds))
    rows: Rows = [[] for _ in problem.engineers]
    for _, step in found.routes.iterrows():
        if step["type"] == "job":
            rows[int(step["vehicle_id"]) - 1].append(int(step["id"]) - 1)
    return rows


PEERS: Final[Mapping[str, Callable[[Problem, Path, float, int, int], Rows]]] = {
    "pyvrp": _pyvrp,
    "ortools": _ortools,
    "vroom": _vroom,
}
"""By name: a problem, its file, seconds, a seed and threads to rows. VROOM and OR-Tools' search take no seed; VROOM may
be done before its time is over, and it alone has more than one thread."""


def main() -> None:
    solver, path, seconds, seed, *threads = sys.argv[1:]
    asked = (Path(path), float(seconds), int(seed), int(threads[0]) if threads else 1)
    print(json.dumps(PEERS[solver](read_problem(content(Path(path))), *asked)))


if __name__ == "__main__":
    main()
