"""Research problems solved one after another, each answer kept in a file, so that a bench once stopped goes on.

`python -m bench.routes_runs SET SOLVER SECONDS [SEED] [NAME …]` solves what is not kept yet, in one process on one
core. The sets lie in AFTERSALES_DATA (by default ../shared/data), no part of the project. Every answer is walked by our
checker, whoever found it; its time is that of the solver's own clock, and the load of the machine stands beside.
"""

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import Problem
from aftersales.dispatch.solver.routing.rolling import follow_the_day
from aftersales.dispatch.solver.routing.solving import ready, solve
from aftersales.dispatch.solver.routing.stops import AfterRounds, AfterSeconds
from bench.ground import ROOT

DATA: Final = Path(os.environ.get("AFTERSALES_DATA") or ROOT.parent / "shared" / "data") / "vrp"
KEPT: Final = Path(os.environ.get("BENCH_ROUTES") or ROOT / "bench" / "out" / "routes")


@dataclass(frozen=True)
class Group:
    """A set: where its files lie, which end they have, and how many of our units one of its best-known values is."""

    folder: str
    ending: str
    values: str
    units: float = 1.0


SETS: Final[Mapping[str, Group]] = {
    "trsp": Group("trsp/instances", ".txt", "trsp/best_known.csv"),
    "solomon": Group("solomon", ".vrptw", "solomon/best_known.csv", 10.0),
    "homberger": Group("homberger", ".vrp", "homberger/best_known.csv", 10.0),
    "sdvrptw": Group("sdvrptw", ".vrp", "sdvrptw/best_known.csv"),
}


@dataclass(frozen=True)
class Case:
    """One problem of a set with its best-known value in our units."""

    set: str
    name: str
    path: Path
    best: float


def cases(name: str) -> Iterator[Case]:
    """The problems of a set."""
    group = SETS[name]
    best = best_known(name)
    for path in sorted((DATA / group.folder).glob(f"*{group.ending}")):
        key = path.name.removesuffix(group.ending)
        key = key if key in best else key.split(".")[0]
        yield Case(name, key, path, best[key] * group.units)


@cache
def best_known(name: str) -> Mapping[str, float]:
    """Value by problem."""
    with (DATA / SETS[name].values).open(newline="", encoding="utf-8") as file:
        return {row[0]: float(row[1]) for row in list(csv.reader(file))[1:]}


def kept(case: Case, solver: str, seconds: float, seed: int) -> Path:
    """Where the answer stands."""
    return KEPT / case.set / f"{case.name}-{solver}-{seconds:g}s-{seed}.json"


def run_one(case: Case, solver: str, seconds: float, seed: int) -> dict[str, Any]:
    """The kept answer, or a new one, kept."""
    path = kept(case, solver, seconds, seed)
    if path.exists():
        answer: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return answer
    problem = read_problem(case.path.read_bytes())
    began, computed = time.monotonic(), time.process_time()
    told = _solved(problem, case, solver, seconds, seed)
    answer = {
        "set": case.set,
        "name": case.name,
        "solver": solver,
        "seconds": seconds,
        "seed": seed,
        "best_known": case.best,
        "took": round(time.monotonic() - began, 2),
        "processor": round(time.process_time() - computed, 2),
        "load": round(os.getloadavg()[0], 1),
        **told,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    return answer


def _solved(problem: Problem, case: Case, solver: str, seconds: float, seed: int) -> dict[str, Any]:
    if solver == "ours":
        plan = solve(problem, AfterSeconds(seconds), seed=seed)
        return _told(problem, plan, case)
    if solver.startswith("day"):
        dynamic = DATA / "trsp" / "dynamic" / f"{case.name}_rd_{solver.removeprefix('day')}.txt"
        late = read_problem(case.path.read_bytes(), dynamic=dynamic.read_bytes())
        return _told(late, follow_the_day(late, seconds=seconds, seed=seed), case)
    command = [sys.executable, "-m", "bench.routes_peers", solver, str(case.path), str(seconds), str(seed)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return _rows_told(problem, json.loads(done.stdout.splitlines()[-1]), case)


def _told(problem: Problem, plan: Plan, case: Case) -> dict[str, Any]:
    breaches = check(problem, plan)
    return {
        "cost": plan.cost.total,
        "left_out": len(plan.left_out),
        "breaches": len(breaches),
        "gap": round(100 * (plan.cost.total / case.best - 1), 3),
    }


def _rows_told(problem: Problem, rows: list[list[int]], case: Case) -> dict[str, Any]:
    """A peer's answer as rows of visits by engineer, timed by our engine without changing it, walked by our checker."""
    plan = solve(as_pinned(problem, rows), AfterRounds(0), start=as_plan(problem, rows))
    served = {number for row in rows for number in row}
    told = _told(problem, plan, case)
    return {**told, "left_out": max(told["left_out"], len(problem.visits) - len(served))}


def as_plan(problem: Problem, rows: list[list[int]]) -> Plan:
    """Rows as a plan without times, to begin a solve with."""
    routes = []
    for one, row in zip(problem.engineers, rows, strict=True):
        stops = [Stop(Doing.VISIT, problem.visits[n].place, 0, 0, 0, problem.visits[n].id) for n in row]
        routes.append(Route(one.id, tuple(stops)))
    return Plan(tuple(routes))


def as_pinned(problem: Problem, rows: list[list[int]]) -> Problem:
    """The problem, each visit to be made by whom the rows say, or by nobody."""
    who = {number: problem.engineers[r].id for r, row in enumerate(rows) for number in row}
    named = [frozenset([who[n]]) if n in who else frozenset() for n in range(len(problem.visits))]
    return replace(problem, visits=tuple(replace(v, only=only) for v, only in zip(problem.visits, named, strict=True)))


def main() -> None:
    group, solver, seconds, *more = sys.argv[1:]
    seed = int(more[0]) if more else 1
    wanted = set(more[1:])
    ready()
    gaps = []
    for case in cases(group):
        if wanted and case.name not in wanted:
            continue
        answer = run_one(case, solver, float(seconds), seed)
        gaps.append(answer["gap"])
        print(f"{case.name:24} {answer['cost']:14.1f} {answer['gap']:8.3f} % {answer['left_out']} left", flush=True)
    print(f"mean {sum(gaps) / max(len(gaps), 1):.3f} % of {len(gaps)}")


if __name__ == "__main__":
    main()
