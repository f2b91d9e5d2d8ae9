"""Solve a problem: search in one or more threads until told to stop, and tell the best plan found."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import repeat
from typing import Final, NamedTuple

import numpy as np

from aftersales.dispatch.solver.routing.costing import priced
from aftersales.dispatch.solver.routing.engine.cover import cover
from aftersales.dispatch.solver.routing.engine.decoding import routes_of
from aftersales.dispatch.solver.routing.engine.packing import Packed, pack
from aftersales.dispatch.solver.routing.engine.search import Search, Tuning
from aftersales.dispatch.solver.routing.plan import Doing, Plan
from aftersales.dispatch.solver.routing.problem import Engineer, Problem, Visit, even_travel
from aftersales.dispatch.solver.routing.reasons import left_out
from aftersales.dispatch.solver.routing.stops import Progress, Stop

COVERS: Final = (0.3, 0.55, 0.75, 0.9)
"""Shares of the search after which routes met so far are put together anew."""
MEETS: Final = 10
"""How often threads go on from the best of them."""
FIRST_ROUNDS: Final = 50
STRETCH: Final = 0.03
"""Seconds between two looks at whether to stop, about."""


def solve(
    problem: Problem,
    stop: Stop,
    *,
    seed: int = 0,
    threads: int = 1,
    start: Plan | None = None,
    or_from: Plan | None = None,
    listen: Callable[[Progress], None] | None = None,
    tuning: Tuning | None = None,
) -> Plan:
    """The best plan found. One thread, one seed and a number of rounds always give the same; `start` is a plan to
    begin with, of which whatever is still possible stays, `or_from` another: whatever of the two is cheaper once all
    that goes in was put in is begun with. The problem must be sound (`soundness.refuse_unsound`)."""
    if not problem.visits or not problem.engineers:
        return priced(problem, Plan((), left_out(problem, frozenset(range(len(problem.visits))))))
    ready()
    run = _Run(pack(problem), stop, seed, threads, listen, tuning)
    return run.whole([one for one in (start, or_from) if one is not None])


@cache
def ready() -> None:
    """Load the compiled search, or compile it where it never ran, which takes minutes that no search is charged for."""
    two = (Visit("a", 1), Visit("b", 2))
    packed = pack(Problem((Engineer("e", 0, 0),), two, even_travel(np.ones((3, 3)))))
    search = Search(packed.data, 0)
    search.build()
    search.stretch(0.0, 1)
    search.adopt(search)
    routes_of(packed, search.best)


class _Run:
    """One solve."""

    def __init__(
        self,
        packed: Packed,
        stop: Stop,
        seed: int,
        threads: int,
        listen: Callable[[Progress], None] | None,
        tuning: Tuning | None,
    ) -> None:
        self._packed, self._stop, self._listen = packed, stop, listen
        self._began = time.monotonic()
        self._searches = [Search(packed.data, seed * 1009 + number, tuning) for number in range(max(threads, 1))]
        self._covers = list(COVERS) if self._searches[0].pool.size.shape[0] > 1 else []
        self._rounds = FIRST_ROUNDS
        self._timed = not _counts_rounds(stop)

    def whole(self, starts: Sequence[Plan]) -> Plan:
        """From nothing, or from the cheapest of some plans, to the best one."""
        known = [known_of(self._packed, one) for one in starts]
        with ThreadPoolExecutor(len(self._searches)) as pool:
            list(pool.map(_begin, self._searches, repeat(known)))
            meets = 1
            while (share := self._told()) < 1.0:
                began = time.monotonic()
                list(pool.map(Search.stretch, self._searches, repeat(share), repeat(self._rounds)))
                self._pace(time.monotonic() - began)
                if share * MEETS >= meets:
                    meets += 1
                    self._meet()
                if self._covers and share >= self._covers[0]:
                    self._covers.pop(0)
                    self._cover(share)
        return self._plan()

    @property
    def _best(self) -> Search:
        return min(self._searches, key=lambda one: one.cost)

    def _told(self) -> float:
        """Tell whoever listens how far we are; the share that is done."""
        best = self._best
        rounds = sum(one.rounds for one in self._searches)
        since = min(one.rounds - one.better_at for one in self._searches)
        progress = Progress(rounds, time.monotonic() - self._began, best.cost, since)
        if self._listen is not None:
            self._listen(progress)
        return self._stop.share(progress)

    def _pace(self, seconds: float) -> None:
        """As many rounds in the next stretch as take about as long as a stretch should."""
        if self._timed:
            self._rounds = int(min(max(self._rounds * STRETCH / max(seconds, 1e-4), 1), self._rounds * 4, 20_000))

    def _meet(self) -> None:
        best = self._best
        for one in self._searches:
            if one is not best:
                one.adopt(best)

    def _cover(self, share: float) -> None:
        best = self._best
        spent = time.monotonic() - self._began
        seconds = min(spent / max(share, 1e-6) * 0.06, 20.0) if self._timed else 20.0
        rows = cover(self._packed.data, [one.pool for one in self._searches], best.best, best.cost, seconds)
        if rows is not None:
            best.start_from(rows)
            best.build()

    def _plan(self) -> Plan:
        best = self._best.best
        problem = self._packed.problem
        out = frozenset(self._packed.node_visit[n] for n in range(len(best.spots)) if best.spots[n]["row"] < 0)
        routes = routes_of(self._packed, best)
        made = {stop.id for route in routes for stop in route.stops if stop.doing is Doing.VISIT}
        out = out | {number for number, visit in enumerate(problem.visits) if visit.id not in made}
        return priced(problem, Plan(routes, left_out(problem, out)))


def _counts_rounds(stop: Stop) -> bool:
    """Whether this criterion never asks the clock, so that stretches may not either."""
    stops: Sequence[Stop] = getattr(stop, "stops", (stop,))
    return not any(hasattr(one, "seconds") for one in stops)


class Known(NamedTuple):
    """A plan to begin with, as rows of nodes by engineer, and when each node begins in it."""

    rows: list[list[int]]
    begins: dict[int, float]


def _begin(search: Search, starts: Sequence[Known]) -> None:
    for known in starts:
        search.start_from(known.rows, known.begins)
        search.build()
    if len(starts) > 1:
        search.adopt(search)  # whatever the last of them came to, the cheapest is gone on from
    elif not starts:
        search.build()


def known_of(packed: Packed, plan: Plan) -> Known:
    """What the problem knows of a plan's visits, each engineer's in order."""
    problem = packed.problem
    engineer = {one.id: r for r, one in enumerate(problem.engineers)}
    visit = {one.id: number for number, one in enumerate(problem.visits)}
    node = {(packed.node_visit[n], packed.node_seat[n]): n for n in range(len(packed.node_visit))}
    known = Known([[] for _ in problem.engineers], {})
    for route in plan.routes:
        if route.engineer not in engineer:
            continue
        for stop in route.stops:
            if stop.doing is Doing.VISIT and stop.id in visit:
                n = node.get((visit[stop.id], stop.seat))
                if n is not None and packed.data.able[engineer[route.engineer], n]:
                    known.rows[engineer[route.engineer]].append(n)
                    known.begins[n] = stop.begins
    return known
