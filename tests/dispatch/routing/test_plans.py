"""Plans of made-up days: whatever is switched on, the checker finds nothing to object to."""

import threading
from dataclasses import replace

import pytest

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.plan import Doing, Plan
from aftersales.dispatch.solver.routing.problem import Kept, Problem, Window
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.soundness import refuse_unsound
from aftersales.dispatch.solver.routing.stops import (
    AfterRounds,
    AfterSeconds,
    Cancelled,
    CostReached,
    First,
    NoGain,
    Progress,
)
from tests.dispatch.routing.generated import FEATURES, day

ROUNDS = AfterRounds(400)


def made(plan: Plan) -> set[object]:
    return {stop.id for route in plan.routes for stop in route.stops if stop.doing is Doing.VISIT}


@pytest.mark.parametrize("seed", range(12))
def test_with_everything_at_once_a_plan_keeps_every_rule(seed: int) -> None:
    problem = day(seed)
    refuse_unsound(problem)
    plan = solve(problem, ROUNDS, seed=seed)
    assert check(problem, plan) == ()
    assert len(made(plan)) >= 9  # half of what there is, at the very least


@pytest.mark.parametrize("feature", FEATURES)
def test_with_one_thing_alone_a_plan_keeps_every_rule_and_leaves_nothing_that_must_be(feature: str) -> None:
    problem = day(3, features=(feature,))
    plan = solve(problem, ROUNDS)
    assert check(problem, plan) == ()
    assert plan.cost.unserved <= (2 if feature in ("skills", "depot", "crews", "after") else 0)


def test_one_seed_and_one_thread_give_the_same_plan() -> None:
    problem = day(7)
    assert solve(problem, ROUNDS, seed=5) == solve(problem, ROUNDS, seed=5)
    assert solve(problem, ROUNDS, seed=5) != solve(problem, AfterRounds(1), seed=6)


def test_longer_search_is_never_dearer_when_it_goes_on_from_a_plan() -> None:
    problem = day(1)
    first = solve(problem, AfterRounds(50))
    better = solve(problem, AfterRounds(500), start=first)
    assert (better.cost.unserved, better.cost.total) <= (first.cost.unserved, first.cost.total + 1e-6)


def test_a_plan_to_begin_with_survives_when_there_is_no_time_to_change_it() -> None:
    problem = day(2, features=("skills", "windows"))
    plan = solve(problem, ROUNDS)
    assert made(solve(problem, AfterRounds(0), start=plan)) == made(plan)


def test_one_more_engineer_never_leaves_more_undone() -> None:
    problem = day(4, engineers=2, visits=40, features=("windows",))
    few = solve(problem, AfterRounds(1500))
    helper = replace(problem.engineers[0], id="helper", fixed_cost=0.0)
    many = solve(replace(problem, engineers=(*problem.engineers, helper)), AfterRounds(1500))
    assert few.cost.unserved > 0
    assert many.cost.unserved <= few.cost.unserved


def test_two_threads_share_what_they_find_and_keep_every_rule() -> None:
    problem = day(6, engineers=6, visits=30)
    assert check(problem, solve(problem, AfterSeconds(1.0), threads=2)) == ()


def test_whoever_cancels_gets_the_best_plan_so_far() -> None:
    cancelled, heard = threading.Event(), list[Progress]()

    def listen(progress: Progress) -> None:
        heard.append(progress)
        if len(heard) == 3:
            cancelled.set()

    problem = day(8)
    plan = solve(problem, First((AfterSeconds(60), Cancelled(cancelled))), listen=listen)
    assert len(heard) == 3 and heard[-1].seconds < 50
    assert check(problem, plan) == ()
    assert [one.cost for one in heard] == sorted((one.cost for one in heard), reverse=True)


def test_a_search_stops_when_it_is_good_enough_or_gains_nothing() -> None:
    problem = day(9, features=())
    good = solve(problem, AfterRounds(2000))
    again = solve(problem, First((AfterSeconds(60), CostReached(good.cost.total * 1.5))))
    assert again.cost.total <= good.cost.total * 1.5
    heard = list[Progress]()
    solve(problem, First((AfterRounds(10**9), NoGain(3000))), listen=heard.append)
    assert heard[-1].since_better >= 3000


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"skills": {"rocketry": 1}}, "skills"),
        ({"tools": frozenset(["anvil"])}, "tools"),
        ({"parts": {"engine": 1.0}}, "parts"),
        ({"only": frozenset()}, "named"),
        ({"windows": (Window(0, 60),)}, "time"),
        ({"windows": (Window(0, 60),), "access": (Window(100, 200),)}, "never_open"),
        ({"prize": 0.001}, "not_worth"),
    ],
)
def test_what_is_left_out_says_why(change: dict[str, object], reason: str) -> None:
    problem = day(5, features=())
    odd = replace(problem.visits[0], **change)  # type: ignore[arg-type]
    problem = replace(problem, visits=(odd, *problem.visits[1:]))
    plan = solve(problem, ROUNDS)
    assert [(one.visit, one.reason) for one in plan.left_out] == [(odd.id, reason)]
    assert check(problem, plan) == ()


def test_a_crew_begins_at_once_and_is_as_many_people_as_seats() -> None:
    problem = day(11, features=("crews",))
    crews = [visit for visit in problem.visits if visit.seats]
    plan = solve(problem, ROUNDS)
    for visit in crews:
        seats = [(route.engineer, stop.begins) for route in plan.routes for stop in route.stops if stop.id == visit.id]
        assert len({name for name, _ in seats}) == 2
        assert len({round(begins, 3) for _, begins in seats}) == 1


def test_what_was_promised_stays_where_change_costs_more_than_it_saves() -> None:
    problem = day(12, visits=10, features=())
    free = solve(problem, ROUNDS)
    other = {visit.id: problem.engineers[at % 5].id for at, visit in enumerate(problem.visits)}
    kept = replace(
        problem,
        visits=tuple(replace(visit, kept=Kept(other[visit.id])) for visit in problem.visits),
        weights=replace(problem.weights, change=1e5),
    )
    held = solve(kept, AfterRounds(3000))
    assert {stop.id: route.engineer for route in held.routes for stop in route.stops if stop.id} == other
    assert held.cost.travel > free.cost.travel


def test_a_day_without_visits_or_engineers_is_planned_at_once() -> None:
    problem = day(1, features=())
    assert solve(replace(problem, visits=()), ROUNDS) == Plan(())
    alone = solve(replace(problem, engineers=()), ROUNDS)
    assert {one.reason for one in alone.left_out} == {"nobody"}


def one_visit(**more: object) -> Problem:
    problem = day(1, engineers=1, visits=1, features=())
    return replace(problem, visits=(replace(problem.visits[0], **more),))  # type: ignore[arg-type]


def test_who_may_leave_late_does_so_rather_than_wait() -> None:
    problem = one_visit(windows=(Window(12 * 3600, 13 * 3600),))
    stops = solve(problem, ROUNDS).routes[0].stops
    assert stops[1].begins == stops[1].arrives == 12 * 3600
