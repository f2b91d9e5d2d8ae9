"""Large problems: cut, planned in processes of their own, stitched."""

import os
import signal
import threading
import time
from dataclasses import replace
from typing import Any, cast

import pytest

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.engine.search import Tuning
from aftersales.dispatch.solver.routing.large import WAVES, solve_in_parts
from aftersales.dispatch.solver.routing.parts import Cutter, Part, piece_of
from aftersales.dispatch.solver.routing.plan import Plan
from aftersales.dispatch.solver.routing.problem import EVER, Kept, Problem, Window
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterRounds
from aftersales.dispatch.solver.routing.workers import Desk, Failed, Task
from tests.dispatch.routing.generated import FEATURES, HOUR, day

DAY = 24 * HOUR


def big(**more: Any) -> Problem:
    return day(3, engineers=12, visits=60, **more)


def two_days() -> Problem:
    """Everybody works today and tomorrow; half of the visits are promised for tomorrow."""
    today = day(4, engineers=4, visits=24, features=())
    tomorrow = [
        replace(one, id=f"{one.id}*", shift=Window(one.shift.opens + DAY, one.shift.closes + DAY))
        for one in today.engineers
    ]
    visits = [
        replace(visit, windows=(Window(w.opens + DAY, w.closes + DAY),)) if at % 2 else visit
        for at, visit in enumerate(today.visits)
        for w in visit.windows
    ]
    return replace(today, engineers=(*today.engineers, *tomorrow), visits=tuple(visits))


@pytest.mark.parametrize("features", [FEATURES, ("skills", "windows"), ("after", "crews")])
@pytest.mark.parametrize("turn", [0.0, 0.7])
def test_everybody_and_everything_stands_in_one_part(features: tuple[str, ...], turn: float) -> None:
    problem = big(features=features)
    parts = Cutter(problem).cut((), turn=turn, time_first=True, most=20)
    assert len(parts) > 1
    assert sorted(r for part in parts for r in part.engineers) == list(range(len(problem.engineers)))
    assert sorted(n for part in parts for n in part.visits) == list(range(len(problem.visits)))
    home = {problem.visits[n].id: at for at, part in enumerate(parts) for n in part.visits}
    assert all(home[visit.id] == home[link.visit] for visit in problem.visits for link in visit.after)


@pytest.mark.parametrize("seed", range(4))
def test_what_hangs_together_across_a_border_is_held_as_it_is(seed: int) -> None:
    problem = day(seed, engineers=12, visits=60, features=("after", "crews", "windows"))
    plan = solve(problem, AfterRounds(300))
    whole = {visit.id: number for number, visit in enumerate(problem.visits)}
    begins = {(stop.id, stop.seat): stop.begins for route in plan.routes for stop in route.stops}
    parts = Cutter(problem).cut(plan.routes, turn=0.4, time_first=False, most=20)
    held = [one for part in parts for one in part.held]
    assert held
    for part in parts:
        for one in part.held:
            assert one.engineer in part.engineers
            assert begins[problem.visits[one.visit].id, one.seat] == one.begins
    apart = {one.visit for one in held}
    planned = [number for part in parts for number in part.visits]
    assert len(planned) == len(set(planned)) and apart.isdisjoint(planned)
    assert set(range(len(problem.visits))) - set(planned) - apart <= {whole[one.visit] for one in plan.left_out}


def test_a_visit_goes_where_somebody_may_make_it() -> None:
    problem = big(features=())
    only = problem.engineers[7]
    skilled = tuple(replace(one, skills={"laser": 1}) if one is only else one for one in problem.engineers)
    visits = tuple(
        replace(visit, skills={"laser": 1}) if at % 5 == 0 else visit for at, visit in enumerate(problem.visits)
    )
    pinned = (*visits[:-1], replace(visits[-1], pinned=Kept(problem.engineers[2].id)))
    problem = replace(problem, engineers=skilled, visits=pinned)
    for part in Cutter(problem).cut((), turn=0.3, time_first=False, most=15):
        asks = [n for n in part.visits if problem.visits[n].skills]
        assert not asks or 7 in part.engineers
        assert len(pinned) - 1 not in part.visits or 2 in part.engineers


def test_days_are_parted_before_territories() -> None:
    problem = two_days()
    parts = Cutter(problem).cut((), turn=0.0, time_first=True, most=13)
    for part in parts:
        days = {problem.engineers[r].shift.opens >= DAY for r in part.engineers}
        days |= {problem.visits[n].windows[0].opens >= DAY for n in part.visits}
        assert len(days) == 1


def test_a_piece_has_its_own_places_and_its_routes_find_back() -> None:
    problem = big(features=("depot", "windows", "breaks"))
    part = Part(engineers=(0, 5), visits=(3, 4, 40, 41))
    piece = piece_of(problem, part)
    assert len(piece.places) == 2 + 4 + 1
    plan = solve(piece.problem, AfterRounds(50))
    whole = Plan(tuple(piece.outward(route) for route in plan.routes), plan.left_out, plan.cost)
    out = {breach.rule for breach in check(problem, whole)}
    assert out <= {"seats", "cost"}  # whoever is of other parts is not served
    assert tuple(piece.inward(route) for route in whole.routes) == plan.routes


@pytest.mark.parametrize("features", [FEATURES, ("windows",)])
def test_a_plan_in_parts_keeps_every_rule_whoever_worked_on_it(features: tuple[str, ...]) -> None:
    problem = big(features=features)
    heard = list[float]()
    plan = solve_in_parts(problem, seconds=0, rounds=4000, seed=1, workers=2, most=25, listen=heard.append)
    assert check(problem, plan) == ()
    assert heard == sorted(heard) and heard[-1] == pytest.approx(1.0)
    assert plan == solve_in_parts(problem, seconds=0, rounds=4000, seed=1, workers=1, most=25)
    assert plan.cost.unserved <= solve(problem, AfterRounds(200)).cost.unserved + 3


def test_when_time_is_short_everything_is_planned_once_and_no_more() -> None:
    problem = big(features=("windows",))
    heard = list[float]()
    plan = solve_in_parts(problem, seconds=0.01, workers=2, most=20, listen=heard.append)
    assert check(problem, plan) == () and len(plan.left_out) < 10
    assert len(heard) < 8 and heard[-1] == pytest.approx(1 / WAVES)


def test_two_days_are_planned_in_parts() -> None:
    problem = two_days()
    plan = solve_in_parts(problem, seconds=0, rounds=3000, workers=2, most=8)
    assert check(problem, plan) == () and plan.left_out == ()


def test_a_piece_that_fails_blocks_nothing_else() -> None:
    problem = big(features=())
    bad = replace(problem.visits[0], setup=cast(Any, "no number"))
    problem = replace(problem, visits=(bad, *problem.visits[1:]))
    plan = solve_in_parts(problem, seconds=0, rounds=4000, workers=2, most=15)
    failed = {one.visit for one in plan.left_out}
    assert bad.id in failed and len(failed) < 40
    assert {one.reason for one in plan.left_out} == {"part_failed"}
    assert "no number" in plan.left_out[0].facts["detail"]


def task(problem: Problem, seconds: float) -> Task:
    piece = piece_of(problem, Part(tuple(range(len(problem.engineers))), tuple(range(len(problem.visits)))))
    return Task(piece, Plan(()), seconds=seconds, rounds=None, seed=0, tuning=Tuning())


def test_a_process_that_is_killed_fails_alone_and_is_replaced() -> None:
    problem = day(1, features=())
    desk = Desk(threading.Event())
    try:
        assert isinstance(desk.plan(task(problem, 0.1)), Plan)
        victim = desk.pid
        assert victim is not None
        threading.Timer(0.5, os.kill, (victim, signal.SIGKILL)).start()
        told = desk.plan(task(problem, 60.0))
        assert isinstance(told, Failed) and "died" in told.why
        assert isinstance(desk.plan(task(problem, 0.1)), Plan)
        assert desk.pid != victim
    finally:
        desk.leave()


def test_whoever_cancels_gets_what_was_found_so_far() -> None:
    problem = big(features=())
    cancelled = threading.Event()

    def listen(share: float) -> None:
        if share > 0.2:
            cancelled.set()

    began = time.monotonic()
    plan = solve_in_parts(problem, seconds=40, workers=2, most=25, cancelled=cancelled, listen=listen)
    assert time.monotonic() - began < 35
    assert check(problem, plan) == () and plan.cost.unserved == 0
    assert EVER > plan.cost.total > 0
