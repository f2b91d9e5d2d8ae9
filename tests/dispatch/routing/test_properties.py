"""What holds of every problem: plans keep its rules, asking less breaks none, the order of things means nothing."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.plan import Doing, Plan, Route, Stop
from aftersales.dispatch.solver.routing.problem import After, Engineer, Problem, Seat, Visit, Window, even_travel
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.soundness import refuse_unsound
from aftersales.dispatch.solver.routing.stops import AfterRounds
from tests.dispatch.routing.drawn import LOOSENED, days

ROUNDS = AfterRounds(60)
drawing = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def verdict(problem: Problem, plan: Plan) -> Counter[tuple[object, ...]]:
    return Counter((one.rule, one.engineer, one.visit) for one in check(problem, plan))


def made(plan: Plan) -> int:
    return len({stop.id for route in plan.routes for stop in route.stops if stop.doing is Doing.VISIT})


@drawing
@given(days(), st.integers(0, 3))
def test_every_plan_keeps_every_rule(problem: Problem, seed: int) -> None:
    refuse_unsound_but_empty(problem)
    assert check(problem, solve(problem, ROUNDS, seed=seed)) == ()


def test_who_was_at_the_depot_has_no_more_room_for_what_is_taken_along() -> None:
    problem = Problem(
        (Engineer("e", 0, 0, refilled=True),), (Visit("v", 0, pickup={"box": 1.0}),), even_travel(np.zeros((1, 1)))
    )
    assert check(problem, solve(problem, ROUNDS)) == ()


def refuse_unsound_but_empty(problem: Problem) -> None:
    if problem.visits:
        refuse_unsound(problem)


@pytest.mark.parametrize("less", LOOSENED)
@settings(drawing, max_examples=10)
@given(days())
def test_a_right_plan_stays_right_when_less_is_asked(less: str, problem: Problem) -> None:
    plan = solve(problem, ROUNDS)
    easier = LOOSENED[less](problem)
    assert {rule for rule, _, _ in verdict(easier, plan)} <= {"cost"}


@drawing
@given(days(), st.sampled_from(sorted(LOOSENED)))
def test_a_search_that_begins_with_a_plan_serves_no_less(problem: Problem, less: str) -> None:
    plan = solve(problem, ROUNDS)
    for goal in (problem, LOOSENED[less](problem)):
        again = solve(goal, AfterRounds(0), start=plan)
        assert check(goal, again) == ()
        assert made(again) >= made(plan)


@pytest.mark.parametrize("crew", [True, False])
def test_a_search_that_begins_with_a_plan_keeps_crews_together_and_visits_in_order(crew: bool) -> None:
    ways = np.array([[0.0, 9.0, 5.0, 9.0], [9.0, 0.0, 9.0, 5.0], [5.0, 9.0, 0.0, 9.0], [9.0, 5.0, 9.0, 0.0]])
    people = (Engineer("ann", 0, 0, Window(0, 100)), Engineer("bob", 1, 1, Window(0, 100)))
    before = Visit("v", 2, 20.0, seats=(Seat(), Seat()) if crew else ())
    after = Visit("w", 3, only=frozenset({"bob"}), after=(After("v"),))
    problem = Problem(people, (before,) if crew else (before, after), even_travel(ways))
    plan = solve(problem, ROUNDS)
    assert check(problem, plan) == () and plan.left_out == ()
    assert check(problem, solve(problem, AfterRounds(0), start=plan)) == ()


def _otherwise(draw: st.DrawFn, problem: Problem, stop: Stop) -> Stop | None:
    """The stop with one thing changed, or none at all."""
    match draw(st.sampled_from(["gone", "arrives", "begins", "leaves", "place", "id", "seat"])):
        case "gone":
            return None
        case "place":
            return replace(stop, place=draw(st.integers(0, len(problem.travel["car"].distances) - 1)))
        case "id":
            return replace(stop, id=draw(st.sampled_from(["v0", "v1", "nobody", 1, None])))
        case "seat":
            visit = next((one for one in problem.visits if one.id == stop.id), None)
            return replace(stop, seat=draw(st.integers(0, max(len(visit.seats) if visit else 0, 1))))
        case when:
            later = draw(st.sampled_from([-400.0, -1.0, 1.0, 400.0]))
            return replace(stop, **{when: getattr(stop, when) + later})


@st.composite
def plans(draw: st.DrawFn) -> tuple[Problem, Plan]:
    """A problem and its plan, or that plan with one stop otherwise."""
    problem = draw(days())
    plan = solve(problem, ROUNDS)
    if not plan.routes or draw(st.booleans()):
        return problem, plan
    at = draw(st.integers(0, len(plan.routes) - 1))
    route = plan.routes[at]
    where = draw(st.integers(0, len(route.stops) - 1))
    new = _otherwise(draw, problem, route.stops[where])
    stops = (*route.stops[:where], *([new] if new else []), *route.stops[where + 1 :])
    return problem, replace(plan, routes=(*plan.routes[:at], Route(route.engineer, stops), *plan.routes[at + 1 :]))


@drawing
@given(plans(), st.data())
def test_the_order_in_which_things_are_listed_changes_no_verdict(
    given: tuple[Problem, Plan], data: st.DataObject
) -> None:
    problem, plan = given
    shuffled = replace(
        problem,
        engineers=tuple(data.draw(st.permutations(problem.engineers))),
        visits=tuple(data.draw(st.permutations(problem.visits))),
    )
    other = replace(
        plan,
        routes=tuple(data.draw(st.permutations(plan.routes))),
        left_out=tuple(data.draw(st.permutations(plan.left_out))),
    )
    assert verdict(shuffled, other) == verdict(problem, plan)
