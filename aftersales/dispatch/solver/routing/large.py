"""Problems too large for one search: cut into pieces that are planned side by side, stitched, and cut anew elsewhere.

Each wave cuts along other borders and goes on from what the waves before found, so that visits find their way across;
the search cools over all waves as it would over one. A piece's plan is taken only if it is no worse than what stood
there; a piece that fails leaves standing what stood.
"""

import math
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event
from typing import Final

from aftersales.dispatch.solver.routing.costing import priced
from aftersales.dispatch.solver.routing.engine.search import COLD, HOT, Tuning
from aftersales.dispatch.solver.routing.parts import MOST, Cutter, Part, made_by, piece_of
from aftersales.dispatch.solver.routing.plan import LeftOut, Plan, Route
from aftersales.dispatch.solver.routing.problem import Key, Problem
from aftersales.dispatch.solver.routing.reasons import left_out
from aftersales.dispatch.solver.routing.workers import Desks, Failed, Task

WAVES: Final = 12
"""How often borders are drawn: with 4 the borders of the first remained to be seen, 3 % dearer on 1,000 visits."""
LARGE: Final = 2 * MOST
"""With more visits a problem is better solved in parts."""
LEAST: Final = 0.1
"""Seconds that a piece is planned for at least."""
TURN: Final = math.pi / 5
"""By how much axes turn from wave to wave: no border comes back."""


def solve_in_parts(
    problem: Problem,
    *,
    seconds: float,
    rounds: int | None = None,
    seed: int = 0,
    workers: int = 1,
    most: int = MOST,
    cancelled: Event | None = None,
    listen: Callable[[float], None] | None = None,
    start: Plan | None = None,
    or_from: Plan | None = None,
    show: Callable[[float, Plan], None] | None = None,
) -> Plan:
    """The best plan found in about so many seconds, but not before everything was planned once (or in so many rounds,
    which the pieces share; then the same seed gives the same plan), by so many processes on pieces of about `most`
    visits at most. `start` is a plan to begin with, of which whatever is still possible stays, `or_from` another: each
    piece of the first wave begins with whatever is cheaper once it is whole. `listen` hears which share is done, `show`
    also the whole plan after each wave. Whoever cancels gets the plan so far; what was never planned because a piece
    failed is left out as such."""
    cancelled = cancelled or Event()
    stitching = _Stitching(problem, seed, start, or_from)
    cutter = Cutter(problem)
    began = time.monotonic()
    with Desks(max(workers, 1), cancelled) as desks:
        for wave in range(WAVES):
            left = seconds - (time.monotonic() - began)
            if wave > 0 and rounds is None and left <= 0:
                break
            parts = cutter.cut(stitching.routes, turn=wave * TURN, time_first=wave % 2 == 0, most=most)
            parts = [part for part in parts if part.engineers and part.visits]
            each = max(left / (WAVES - wave) / math.ceil(max(len(parts), 1) / max(workers, 1)), LEAST)
            share = None if rounds is None else max(rounds // WAVES // max(len(parts), 1), 1)
            makers = [partial(stitching.task, part, wave, at, each, share) for at, part in enumerate(parts)]
            for done, (task, told) in enumerate(desks.plan_all(makers), 1):
                stitching.take(task, told)
                if listen is not None:
                    listen((wave + done / len(makers)) / WAVES)
            if show is not None and not cancelled.is_set():
                show((wave + 1) / WAVES, stitching.plan())
    return stitching.plan()


class _Stitching:
    """A plan in the making, route by route."""

    def __init__(
        self, problem: Problem, seed: int, start: Plan | None = None, or_from: Plan | None = None
    ) -> None:  # fmt: skip
        self._problem, self._seed = problem, seed
        self._routes: dict[Key, Route] = {}
        self._brought = {route.engineer: route for route in start.routes} if start is not None else {}
        self._or_from = {route.engineer: route for route in or_from.routes} if or_from is not None else {}
        self._failed: dict[Key, str] = {}

    @property
    def routes(self) -> tuple[Route, ...]:
        """As they stand, or were brought, in the order of the engineers."""
        known = {**self._brought, **self._routes}
        return tuple(known[one.id] for one in self._problem.engineers if one.id in known)

    def task(self, part: Part, wave: int, at: int, seconds: float, rounds: int | None) -> Task:
        """What is to be done about a part, going on from how it stands."""
        piece = piece_of(self._problem, part)
        known = {**self._brought, **self._routes}
        routes = [piece.inward(known[one.id]) for one in piece.problem.engineers if one.id in known]
        made = {name for route in routes for name in made_by(route)}
        out = tuple(LeftOut(visit.id, "no_room") for visit in piece.problem.visits if visit.id not in made)
        others = [piece.inward(self._or_from[one.id]) for one in piece.problem.engineers if one.id in self._or_from]
        return Task(
            piece=piece,
            start=priced(piece.problem, Plan(tuple(routes), out)),
            or_from=Plan(tuple(others)) if wave == 0 and others else None,
            seconds=seconds,
            rounds=rounds,
            seed=(self._seed * WAVES + wave) * 10_000 + at,
            tuning=Tuning(hot=_heat(wave), cold=_heat(wave + 1)),
        )

    def take(self, task: Task, told: Plan | Failed) -> None:
        """Put a piece's plan in its place, if it is no worse than what stands there. What was brought is only a hint:
        nobody has said that it is possible, so that any plan is better."""
        piece = task.piece
        brought = [self._brought.pop(one.id, None) for one in piece.problem.engineers]
        names = [visit.id for visit in piece.problem.visits]
        if isinstance(told, Failed):
            self._failed |= dict.fromkeys(names, told.why)
            return
        for name in names:
            self._failed.pop(name, None)
        lost = any(one.visit in piece.stands for one in told.left_out)
        if lost or not any(brought) and _rank(told) > _rank(task.start):
            return
        for one in piece.problem.engineers:
            self._routes.pop(one.id, None)
        self._routes |= {route.engineer: piece.outward(route) for route in told.routes}

    def plan(self) -> Plan:
        """The whole plan with reasons and cost."""
        routes = tuple(route for route in self.routes if route.engineer in self._routes)
        made = {name for route in routes for name in made_by(route)}
        numbers = frozenset(number for number, visit in enumerate(self._problem.visits) if visit.id not in made)
        out = tuple(self._reasoned(one) for one in left_out(self._problem, numbers))
        return priced(self._problem, Plan(routes, out))

    def _reasoned(self, one: LeftOut) -> LeftOut:
        """A visit that might have been made, had its piece not failed, says so."""
        if one.reason not in ("no_room", "not_worth") or one.visit not in self._failed:
            return one
        return replace(one, reason="part_failed", facts={"detail": self._failed[one.visit]})


def _heat(wave: int) -> float:
    return HOT * math.pow(COLD / HOT, wave / WAVES)


def _rank(plan: Plan) -> tuple[int, float]:
    return plan.cost.unserved, plan.cost.total
