"""The checker finds every way in which a plan can be wrong: each is made from a right one."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.plan import Doing, LeftOut, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import Problem
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterRounds
from tests.dispatch.routing.generated import day

PROBLEM = day(1, features=("skills", "windows", "breaks", "crews", "after", "depot", "longest"))


@pytest.fixture(scope="module")
def plan() -> Plan:
    found = solve(PROBLEM, AfterRounds(400))
    assert check(PROBLEM, found) == ()
    return found


def rules(problem: Problem, plan: Plan) -> set[str]:
    return {breach.rule for breach in check(problem, plan)}


def changed(plan: Plan, pick: Callable[[Stop], bool], change: Callable[[Stop], Stop | None]) -> Plan:
    """The plan with the first stop that is picked changed, or gone."""
    for at, route in enumerate(plan.routes):
        for where, stop in enumerate(route.stops):
            if pick(stop):
                new = change(stop)
                stops = (*route.stops[:where], *([new] if new else []), *route.stops[where + 1 :])
                return replace(plan, routes=(*plan.routes[:at], Route(route.engineer, stops), *plan.routes[at + 1 :]))
    raise AssertionError("no such stop")


def is_visit(stop: Stop) -> bool:
    return stop.doing is Doing.VISIT


@pytest.mark.parametrize(
    ("pick", "change", "rule"),
    [
        (is_visit, lambda stop: None, "seats"),
        (is_visit, lambda stop: replace(stop, begins=stop.begins - 20000, arrives=stop.arrives - 20000), "too_fast"),
        (is_visit, lambda stop: replace(stop, leaves=stop.begins), "leaves_early"),
        (is_visit, lambda stop: replace(stop, begins=stop.arrives - 60), "begins_before_arrival"),
        (is_visit, lambda stop: replace(stop, begins=1e6, leaves=1e6 + 5000), "window"),
        (is_visit, lambda stop: replace(stop, place=0), "wrong_place"),
        (lambda stop: stop.doing is Doing.BREAK, lambda stop: None, "breaks"),
        (lambda stop: stop.doing is Doing.BREAK, lambda stop: replace(stop, leaves=stop.begins), "break_cut_short"),
        (lambda stop: stop.doing is Doing.BREAK, lambda stop: replace(stop, begins=1e6, leaves=2e6), "break_window"),
        (lambda stop: stop.doing is Doing.START, lambda stop: replace(stop, leaves=0.0), "leaves_before_shift"),
        (lambda stop: stop.doing is Doing.START, lambda stop: replace(stop, place=0), "start_place"),
        (lambda stop: stop.doing is Doing.END, lambda stop: replace(stop, arrives=1e6), "back_after_shift"),
        (lambda stop: stop.doing is Doing.END, lambda stop: replace(stop, arrives=1e6), "too_long"),
        (lambda stop: stop.doing is Doing.END, lambda stop: None, "shape"),
        (lambda stop: stop.doing is Doing.DEPOT, lambda stop: replace(stop, begins=1e6, leaves=2e6), "depot_closed"),
        (lambda stop: stop.seat == 1, lambda stop: replace(stop, begins=stop.begins + 60), "crew_apart"),
        (lambda stop: stop.id == 100, lambda stop: replace(stop, leaves=1e6), "too_soon_after"),
    ],
)
def test_one_thing_changed_is_found(
    plan: Plan, pick: Callable[[Stop], bool], change: Callable[[Stop], Stop | None], rule: str
) -> None:
    assert rule in rules(PROBLEM, changed(plan, pick, change))


def test_without_the_depot_tools_or_parts_are_lacking(plan: Plan) -> None:
    lacking = rules(PROBLEM, changed(plan, lambda stop: stop.doing is Doing.DEPOT, lambda stop: None))
    assert lacking & {"tool", "part"}


def test_whoever_lacks_the_skill_is_found(plan: Plan) -> None:
    unskilled = replace(PROBLEM, engineers=tuple(replace(one, skills={}) for one in PROBLEM.engineers))
    assert "skill" in rules(unskilled, plan)


def test_who_is_left_out_and_made_or_neither_is_found(plan: Plan) -> None:
    assert "left_out_and_made" in rules(PROBLEM, replace(plan, left_out=(LeftOut(100, "no_room"),)))
    assert "two_routes" in rules(PROBLEM, replace(plan, routes=(*plan.routes, plan.routes[0])))


def test_a_cost_that_is_told_wrongly_is_found(plan: Plan) -> None:
    assert rules(PROBLEM, replace(plan, cost=replace(plan.cost, travel=plan.cost.travel + 1))) == {"cost"}


def test_the_order_in_which_things_are_listed_changes_no_verdict(plan: Plan) -> None:
    chance = random.Random(1)  # noqa: S311
    for wrong in (plan, changed(plan, is_visit, lambda stop: replace(stop, leaves=stop.begins))):
        shuffled = replace(
            PROBLEM,
            engineers=tuple(chance.sample(PROBLEM.engineers, len(PROBLEM.engineers))),
            visits=tuple(chance.sample(PROBLEM.visits, len(PROBLEM.visits))),
        )
        other = replace(wrong, routes=tuple(chance.sample(wrong.routes, len(wrong.routes))))
        assert rules(shuffled, other) == rules(PROBLEM, wrong)


def test_a_rule_that_is_lifted_leaves_a_right_plan_right(plan: Plan) -> None:
    lifted = replace(PROBLEM, visits=tuple(replace(visit, skills={}, after=()) for visit in PROBLEM.visits))
    assert check(lifted, plan) == ()
