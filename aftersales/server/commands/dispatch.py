"""``aftersales dispatch solve``: plan a day from a file, with times, reasons and cost, checked before it is shown."""

import argparse
import json
import sys
import threading
import time
from pathlib import Path
from typing import Any, Final

from aftersales.base.words import LANGUAGES, say
from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.flaws import Flaw, Unsound
from aftersales.dispatch.solver.routing.formats.answer import answer, node_routes
from aftersales.dispatch.solver.routing.large import LARGE, solve_in_parts
from aftersales.dispatch.solver.routing.plan import Plan
from aftersales.dispatch.solver.routing.problem import EVER, Problem
from aftersales.dispatch.solver.routing.rolling import follow_the_day
from aftersales.dispatch.solver.routing.solving import ready, solve
from aftersales.dispatch.solver.routing.stops import AfterRounds, AfterSeconds, Stop
from aftersales.server.arguments import positive
from aftersales.server.trouble import Trouble

PATIENCE: Final = 3.0
"""Seconds after which it is said what is waited for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True)
    one = verbs.add_parser("solve", help="排程求解 · plan who goes where, in which order and when")
    one.add_argument("file", type=Path, help="VROOM JSON、TRSP、Solomon/VRPLIB/SDVRPTW · the problem")
    one.add_argument(
        "--dynamic", type=Path, help="TRSP 的到达时刻文件 · when requests become known, planned in that order"
    )
    one.add_argument("--seconds", type=float, default=10.0, help="求解秒数 · how long to search (10)")
    one.add_argument("--rounds", type=positive, help="改用固定轮数，结果可重现 · so many rounds instead, reproducible")
    one.add_argument("--seed", type=int, default=0, help="随机种子 · chance begins here (0)")
    one.add_argument(
        "--threads",
        type=positive,
        default=1,
        help="线程数，大问题按分区并行 · threads, or processes that share a large problem (1)",
    )
    one.add_argument("--json", action="store_true", help="以 JSON 输出 · the plan as JSON, in VROOM's format")


def run(args: argparse.Namespace) -> int:
    """Read, solve, check, tell; 1 if the checker finds anything."""
    problem = read(args.file, args.dynamic)
    make_ready()
    began = time.monotonic()
    plan = planned(problem, args)
    breaches = check(problem, plan)
    told = answer(problem, plan)
    told["node_routes"] = node_routes(plan)
    told["summary"]["computing_times"] = {"solving": round(1000 * (time.monotonic() - began))}
    if breaches:
        told["breaches"] = [{"rule": one.rule, "vehicle": one.engineer, "job": one.visit} for one in breaches]
    if args.json:
        print(json.dumps(told, ensure_ascii=False, default=str, allow_nan=False))
    else:
        show(told)
    return 1 if breaches else 0


def read(path: Path, dynamic: Path | None) -> Problem:
    """The problem of a file, or a refusal that names each flaw's place."""
    try:
        return read_problem(path.read_bytes(), dynamic=None if dynamic is None else dynamic.read_bytes())
    except OSError as error:
        raise Trouble("routing_file_unreadable", path=str(path), detail=str(error)) from None
    except Unsound as error:
        detail = "\n".join(f"{flaw.path or path.name}: {said(flaw)}" for flaw in error.flaws)
        raise Trouble("routing_unsound", path=str(path), many=len(error.flaws), detail=detail) from None


def said(flaw: Flaw) -> str:
    """A flaw's words in both languages."""
    return " · ".join(say(f"routing_flaw_{flaw.code}", language, **flaw.facts) for language in LANGUAGES)


def make_ready() -> None:
    """The compiled search, with a word to whoever waits for it the first time."""
    words = "\n".join(say("routing_compiling", language) for language in LANGUAGES)
    word = threading.Timer(PATIENCE, print, (words,), {"file": sys.stderr, "flush": True})
    word.start()
    ready()
    word.cancel()


def planned(problem: Problem, args: argparse.Namespace) -> Plan:
    """The plan; of requests that become known during the day, by deciding in that order."""
    limit: Stop = AfterRounds(args.rounds) if args.rounds else AfterSeconds(args.seconds)
    if any(visit.release > -EVER for visit in problem.visits) and args.dynamic is not None:
        return follow_the_day(problem, seconds=args.seconds, rounds=args.rounds, seed=args.seed, threads=args.threads)
    if len(problem.visits) > LARGE:
        return solve_in_parts(
            problem, seconds=args.seconds, rounds=args.rounds, seed=args.seed, workers=args.threads, listen=progress
        )
    return solve(problem, limit, seed=args.seed, threads=args.threads)


def progress(share: float) -> None:
    """How far a large problem is, for whoever looks on."""
    if sys.stderr.isatty():
        print(f"\r{share:4.0%}", end="\n" if share >= 1 else "", file=sys.stderr, flush=True)


def show(told: dict[str, Any]) -> None:
    """The plan for people."""
    summary = told["summary"]
    facts = {name: round(summary[name], 1) for name in ("cost", "routes", "unassigned", "duration", "service")}
    for language in LANGUAGES:
        print(say("routing_solved", language, **facts))
    for route in told["node_routes"]:
        print(f"{route[0]}: " + " → ".join(str(one) for one in route[1:]))
    for one in told["unassigned"]:
        for language in LANGUAGES:
            reason = say(f"routing_left_{one['aftersales']['reason']}", language)
            print(say("routing_left_out", language, visit=one["id"], reason=reason))
    for one in told.get("breaches", ()):
        for language in LANGUAGES:
            print(say("routing_breach", language, **one))
