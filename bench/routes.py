"""Routing problems of research against their best-known values, ours and peers' at equal time, and an urgent order.

Answers are kept one by one (`bench/out/routes`), so that a run goes on where it was stopped; with BENCH_ROUTES_SHOW=1
nothing is solved and those that are kept are shown. Peers are measured where they are installed (`pip install -r
bench/peers.txt`). All of it takes six hours.

The metropolis has no best value that anybody else has found: there the table compares us with peers on two cores. VROOM
works in two threads and we in two processes, OR-Tools has but one thread.
"""

import importlib.util
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from aftersales.dispatch.solver.routing.solving import ready
from aftersales.server.postgres import Server
from bench import routes_runs as runs
from bench.figures import Must, Result, p
from bench.routes_urgent import urgent

SEEDS: Final = (1, 2, 3, 4, 5)
SHOW: Final = bool(os.environ.get("BENCH_ROUTES_SHOW"))
PEERS: Final = {"pyvrp": "pyvrp", "ortools": "ortools", "vroom": "vroom"}
NOTHING: Final = 100.0
"""The gap of a set of which no problem is solved whole: as far from the best known as leaving everything out."""

Answers = Sequence[dict[str, Any]]


@dataclass(frozen=True)
class Line:
    """A row of the table: which set, for how long, what mean gap must and should come out, who else is measured, the
    problems that are solved with five seeds, and whether we must be ahead of every peer instead of near the best
    known. Without a bound the gap is told, and nothing depends on it. `within`: by how many points our mean gap may be
    above a peer's at most, over the problems that both solve; below nought we must be ahead by so much."""

    set: str
    seconds: float
    must: float | None
    aim: float | None
    peers: Sequence[str] = ()
    again: Sequence[str] = ()
    ahead: bool = False
    within: Mapping[str, float] = field(default_factory=dict)


LINES: Final = (
    Line("trsp", 30, 2.7, 1.06, again=("C101.100_25-5-5-5", "C201.100_25-5-5-5", "R101.100_25-5-5-5")),
    Line("solomon", 10, 0.5, 0.1, tuple(PEERS), ("R101", "RC101", "R201"), within={"ortools": -0.01, "vroom": -0.01}),
    Line("homberger", 60, 4.0, 2.0, tuple(PEERS)),
    Line("sdvrptw", 60, 5.0, 1.0, ("pyvrp",), ("PR03", "PR05", "PR11"), within={"pyvrp": 0.5}),
    Line("made", 60, None, 1.0, again=("soft-100x12", "crews-100x12", "everything-200x25-xian")),
    Line("metropolis", 600, None, None, ("ortools", "vroom"), ahead=True),
)


def run(_: Server) -> Result:
    columns = ("set", "solver", "s", "problems", "mean gap %", "worst %", "left out", "refused", "better than known")
    result = Result("routes", "routing: gap to the best known value", columns)
    ready()
    for line in LINES:
        own = _answers(line, "ours")
        if not own:
            continue
        result.rows.append(_row(line, "ours", own))
        theirs = {peer: _answers(line, peer) for peer in line.peers if SHOW or importlib.util.find_spec(PEERS[peer])}
        for peer, answers in theirs.items():
            result.rows += _peer(line, peer, answers, own)
        result.musts += _musts(line, own, theirs)
        if line.ahead:
            result.notes[line.set] = [_shown(one) for one in (*own, *(one for all_ in theirs.values() for one in all_))]
        again = [one for seed in SEEDS for one in _answers(line, "ours", seed=seed, among=line.again)]
        if len(again) > len(line.again):
            result.rows.append(_row(line, "ours, seeds 1–5", again))
    for degree in (10, 30, 70):
        if days := _answers(LINES[0], f"day{degree}"):
            result.rows.append(_row(LINES[0], f"known late: {degree} %", days))
    took = urgent()
    result.rows.append(("urgent order into 1,000", "ours", p(took, 95) / 1000, len(took), 0, 0, 0, 0, 0))
    result.musts.append(Must("ms until an urgent order stands in a plan of 1,000, p95", p(took, 95), 300, 50))
    result.notes |= {"load": round(os.getloadavg()[0], 1), "urgent_ms": {"p50": p(took, 50), "p95": p(took, 95)}}
    result.notes["mean gap aimed at, %"] = {line.set: line.aim for line in LINES if line.aim is not None}
    return result


def _answers(line: Line, solver: str, *, seed: int = 1, among: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The answers to a set, or to some of it; where nothing is to be solved, those that are kept."""
    return [
        runs.run_one(case, solver, line.seconds, seed)
        for case in runs.cases(line.set)
        if (among is None or case.name in among) and (not SHOW or runs.kept(case, solver, line.seconds, seed).exists())
    ]


def _musts(line: Line, own: Answers, theirs: Mapping[str, Answers]) -> Iterator[Must]:
    """What has to come out of a set."""
    if line.must is not None and line.aim is not None:
        yield Must(f"{line.set}: mean gap %, {line.seconds:g} s", mean_gap(own), line.must, line.aim)
    if not line.ahead:
        yield Must(f"{line.set}: left out or refused", _bad(own), 0, 0)
        for peer, points in line.within.items():
            if both := common(own, theirs.get(peer, ())):
                yield Must(
                    f"{line.set}: points above {peer}, {len(both)} problems", points_above(both), points, min(points, 0)
                )
        return
    yield Must(f"{line.set}: refused", sum(one["breaches"] > 0 for one in own), 0, 0)
    for peer, answers in theirs.items():
        if answers:
            yield Must(f"{line.set}: not ahead of {peer}", behind(own, answers), 0, 0)


def common(own: Answers, theirs: Answers) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Our answer and theirs to each problem that both solve whole."""
    other = {one["name"]: one for one in theirs if _is_whole(one)}
    return [(one, other[one["name"]]) for one in own if _is_whole(one) and one["name"] in other]


def points_above(both: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> float:
    """How much our mean gap is above theirs, in points of a hundred."""
    return sum(float(own["gap"]) - float(other["gap"]) for own, other in both) / len(both)


def _is_whole(answer: Mapping[str, Any]) -> bool:
    return answer["breaches"] == 0 and (answer["left_out"] == 0 or answer["set"] in runs.OURS)


def behind(own: Answers, theirs: Answers) -> int:
    """On how many problems their answer is as good as ours or better: fewer visits left out, or as many for less. What
    our checker refuses is worse than any answer."""
    rank = {one["name"]: _rank(one) for one in own}
    return sum(_rank(one) <= rank[one["name"]] for one in theirs)


def _rank(answer: Mapping[str, Any]) -> tuple[bool, int, float]:
    return answer["breaches"] > 0, answer["left_out"], answer["cost"]


def _shown(answer: Mapping[str, Any]) -> dict[str, Any]:
    return {key: answer[key] for key in ("name", "solver", "left_out", "cost", "took", "load")}


def _peer(line: Line, peer: str, answers: Answers, own: Answers) -> list[tuple[Any, ...]]:
    """A peer's row, and ours on just the same problems where the peer has not solved them all."""
    if not answers:
        return []
    rows = [_row(line, peer, answers)]
    names = {one["name"] for one in answers}
    if len(answers) < len(own):
        rows.append(_row(line, f"ours, as {peer}", [one for one in own if one["name"] in names]))
    return rows


def mean_gap(answers: Answers) -> float:
    """Over those that are whole; what leaves visits out stands in a column of its own."""
    gaps = [float(one["gap"]) for one in answers if _is_whole(one)]
    return sum(gaps) / len(gaps) if gaps else NOTHING


def _bad(answers: Answers) -> int:
    return sum(one["left_out"] > 0 or one["breaches"] > 0 for one in answers)


def _row(line: Line, solver: str, answers: Answers) -> tuple[Any, ...]:
    return (
        line.set,
        solver,
        line.seconds,
        len(answers),
        mean_gap(answers),
        max((float(one["gap"]) for one in answers if _is_whole(one)), default=NOTHING),
        sum(int(one["left_out"]) for one in answers),
        sum(int(one["breaches"]) for one in answers),
        sum(one["gap"] < -0.001 and not one["left_out"] for one in answers),
    )
