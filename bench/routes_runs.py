"""Problems solved one after another, each answer kept in a file, so that a bench once stopped goes on.

`python -m bench.routes_runs SET SOLVER SECONDS [SEED] [NAME …]` solves what is not kept yet, in one process on one
core; the metropolis is for two. The research sets lie in AFTERSALES_DATA (by default ../shared/data), no part of the
project; `made` and `metropolis` are our own, in `bench/instances`. Every answer is walked by our checker, whoever found
it; its time is that of the solver's own clock, and the load of the machine stands beside.
"""

import csv
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Final

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.large import LARGE, solve_in_parts
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import Problem
from aftersales.dispatch.solver.routing.rolling import follow_the_day
from aftersales.dispatch.solver.routing.solving import ready, solve
from aftersales.dispatch.solver.routing.stops import AfterRounds, AfterSeconds
from bench.ground import ROOT
from bench.routes_made import FOLDER, content

DATA: Final = Path(os.environ.get("AFTERSALES_DATA") or ROOT.parent / "shared" / "data") / "vrp"
KEPT: Final = Path(os.environ.get("BENCH_ROUTES") or ROOT / "bench" / "out" / "routes")


@dataclass(frozen=True)
class Group:
    """A set: where its files lie, how their names end, where its best-known values stand, how many of our units one of
    them is, and how many threads (of ours: processes) work on a problem where the solver has them."""

    folder: Path
    ending: str
    values: Path
    units: float = 1.0
    threads: int = 1


SETS: Final[Mapping[str, Group]] = {
    "trsp": Group(DATA / "trsp" / "instances", ".txt", DATA / "trsp" / "best_known.csv"),
    "solomon": Group(DATA / "solomon", ".vrptw", DATA / "solomon" / "best_known.csv", 10.0),
    "homberger": Group(DATA / "homberger", ".vrp", DATA / "homberger" / "best_known.csv", 10.0),
    "sdvrptw": Group(DATA / "sdvrptw", ".vrp", DATA / "sdvrptw" / "best_known.csv"),
    "made": Group(FOLDER, ".json", FOLDER / "best_known.csv"),
    "metropolis": Group(FOLDER, ".json.gz", FOLDER / "best_known.csv", threads=2),
}
STARTS: Final = 5.0
"""So many seconds, and a tenth of its time, a peer has for starting, reading and telling; then it is stopped."""
OURS: Final = ("made", "metropolis")
"""Sets of our own. Their best-known values say how many visits are left out, too."""


@dataclass(frozen=True)
class Best:
    """What the best answer known costs in our units, and how many visits it leaves out that should be made: None where
    all are made, and an answer that leaves any out is told beside the gap, not in it."""

    cost: float
    unserved: int | None = None


@dataclass(frozen=True)
class Case:
    """One problem of a set with the best known; None where one of our own was never solved."""

    set: str
    name: str
    path: Path
    best: Best | None


def cases(name: str) -> Iterator[Case]:
    """The problems of a set."""
    group = SETS[name]
    best = best_known(name)
    for path in sorted(group.folder.glob(f"*{group.ending}")):
        key = path.name.removesuffix(group.ending)
        key = key if key in best else key.split(".")[0]
        yield Case(name, key, path, best.get(key) if name in OURS else best[key])


@cache
def best_known(name: str) -> Mapping[str, Best]:
    """By problem; none where the file is not there."""
    group = SETS[name]
    if not group.values.exists():
        return {}
    with group.values.open(newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))[1:]
    return {row[0]: Best(float(row[1]) * group.units, int(row[2]) if name in OURS else None) for row in rows}


def gap(cost: float, unserved: int, best: Best | None) -> float:
    """Percent above the best known, if any is; where that says how many visits are left out, each one more is 100 %
    above it and each one fewer 100 % below it, whatever the cost."""
    if best is None:
        return 0.0
    if best.unserved is not None and unserved != best.unserved:
        return 100.0 * (unserved - best.unserved)
    return round(100 * (cost / best.cost - 1), 3)


def kept(case: Case, solver: str, seconds: float, seed: int) -> Path:
    """Where the answer stands."""
    return KEPT / case.set / f"{case.name}-{solver}-{seconds:g}s-{seed}.json"


def run_one(case: Case, solver: str, seconds: float, seed: int) -> dict[str, Any]:
    """The kept answer, or a new one, kept; with the gap to what is the best known today."""
    path = kept(case, solver, seconds, seed)
    if path.exists():
        answer: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return {**answer, **_against(case, answer)}
    problem = read_problem(content(case.path))
    began, computed = time.monotonic(), _processor()
    told = _solved(problem, case, solver, seconds, seed)
    answer = {
        "set": case.set,
        "name": case.name,
        "solver": solver,
        "seconds": seconds,
        "seed": seed,
        "on": datetime.now(UTC).date().isoformat(),
        "took": round(time.monotonic() - began, 2),
        "processor": round(_processor() - computed, 2),
        "load": round(os.getloadavg()[0], 1),
        **told,
    }
    answer |= _against(case, answer)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(answer, indent=1) + "\n", encoding="utf-8")
    return answer


def _processor() -> float:
    """Seconds of the processor, those of ended children included: whoever got much less than it took was disturbed."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _against(case: Case, answer: Mapping[str, Any]) -> dict[str, Any]:
    """How an answer stands beside the best known."""
    best = None if case.best is None else case.best.cost
    return {"best_known": best, "gap": gap(answer["cost"], answer["left_out"], case.best)}


def _solved(problem: Problem, case: Case, solver: str, seconds: float, seed: int) -> dict[str, Any]:
    threads = SETS[case.set].threads
    if solver == "ours" and len(problem.visits) > LARGE:
        return _told(problem, solve_in_parts(problem, seconds=seconds, seed=seed, workers=threads))
    if solver == "ours":
        return _told(problem, solve(problem, AfterSeconds(seconds), seed=seed, threads=threads))
    if solver.startswith("day"):
        dynamic = DATA / "trsp" / "dynamic" / f"{case.name}_rd_{solver.removeprefix('day')}.txt"
        late = read_problem(content(case.path), dynamic=dynamic.read_bytes())
        return _told(late, follow_the_day(late, seconds=seconds, seed=seed))
    words = (solver, case.path, seconds, seed, threads)
    command = [sys.executable, "-m", "bench.routes_peers", *map(str, words)]
    lines, in_time = said(command, 1.1 * seconds + STARTS)
    rows = json.loads(lines[-1]) if lines else [[] for _ in problem.engineers]
    return {**_rows_told(problem, rows), "in_time": in_time}


def said(command: Sequence[str], seconds: float) -> tuple[list[bytes], bool]:
    """The whole lines a peer tells, the last its answer, and whether it ended by itself; else what it had told by then
    counts, and where that is nothing it has left everything out. One that fails raises CalledProcessError."""
    try:
        told, in_time = subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=seconds).stdout, True
    except subprocess.TimeoutExpired as late:
        told, in_time = late.stdout or b"", False
    return [line for line in told.splitlines(keepends=True) if line.endswith(b"\n")], in_time


def _told(problem: Problem, plan: Plan) -> dict[str, Any]:
    breaches = check(problem, plan)
    return {"cost": plan.cost.total, "left_out": len(plan.left_out), "breaches": len(breaches)}


def _rows_told(problem: Problem, rows: list[list[int]]) -> dict[str, Any]:
    """A peer's answer as rows of visits by engineer, timed by our engine without changing it, walked by our checker."""
    plan = solve(as_pinned(problem, rows), AfterRounds(0), start=as_plan(problem, rows))
    served = {number for row in rows for number in row}
    told = _told(problem, plan)
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
