"""Problems made without a file: what is refused of them, and what is impossible but may be meant."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.flaws import Unsound
from aftersales.dispatch.solver.routing.problem import (
    EVER,
    After,
    Band,
    Break,
    Depot,
    Engineer,
    Kept,
    Problem,
    Seat,
    Travel,
    Visit,
    Weights,
    Window,
    even_travel,
)
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.soundness import CELLS, ENGINEERS, LARGEST, SEATS, TOOLS, refuse_unsound
from aftersales.dispatch.solver.routing.stops import AfterRounds
from tests.dispatch.routing.test_refused import said

NAN = math.nan
WAYS = np.array([[0.0, 5.0], [6.0, 0.0]])
PROBLEM = Problem((Engineer("ann", 0, 0, Window(0, 100)),), (Visit("a", 1), Visit("b", 1)), even_travel(WAYS))


def flaws(problem: Problem) -> list[tuple[str, str]]:
    with pytest.raises(Unsound) as refused:
        refuse_unsound(problem)
    for flaw in refused.value.flaws:
        said(flaw)
    return [(flaw.path, flaw.code) for flaw in refused.value.flaws]


def visit(**more: Any) -> Problem:
    return replace(PROBLEM, visits=(replace(PROBLEM.visits[0], **more), PROBLEM.visits[1]))


def engineer(**more: Any) -> Problem:
    return replace(PROBLEM, engineers=(replace(PROBLEM.engineers[0], **more),))


def ways(times: Any, distances: Any = WAYS) -> Problem:
    return replace(PROBLEM, travel={"car": Travel((Band(-EVER, np.array(times, float)),), np.array(distances, float))})


MOTLEY = replace(
    PROBLEM, visits=tuple(Visit(n, 1, parts={f"p{n}.{kind}": 1.0 for kind in range(3)}) for n in range(2000))
)
"""2,000 visits that each need three parts of their own."""


def test_what_is_right_is_not_refused() -> None:
    refuse_unsound(PROBLEM)
    refuse_unsound(visit(windows=(Window(-LARGEST, LARGEST),), service=LARGEST, release=-EVER, due=EVER))
    refuse_unsound(visit(tools=frozenset(f"t{n}" for n in range(TOOLS))))


@pytest.mark.parametrize(
    ("problem", "path", "code"),
    [
        (visit(service=NAN), "visits[0].service", "not_a_number"),
        (visit(service=EVER), "visits[0].service", "not_a_number"),
        (visit(service=-1.0), "visits[0].service", "too_small"),
        (visit(service=LARGEST * 2), "visits[0].service", "too_large"),
        (visit(setup=-1.0), "visits[0].setup", "too_small"),
        (visit(late_cost=NAN), "visits[0].late_cost", "not_a_number"),
        (visit(due=NAN), "visits[0].due", "not_a_number"),
        (visit(due=-EVER), "visits[0].due", "not_a_number"),
        (visit(release=EVER), "visits[0].release", "not_a_number"),
        (visit(prize=-1.0), "visits[0].prize", "too_small"),
        (visit(priority=101), "visits[0].priority", "too_large"),
        (visit(parts={"seal": NAN}), "visits[0].parts.seal", "not_a_number"),
        (visit(pickup={"seal": -1.0}), "visits[0].pickup.seal", "too_small"),
        (visit(skills={"net": -1}), "visits[0].skills.net", "too_small"),
        (visit(seats=(Seat({"net": -1}),)), "visits[0].seats[0].levels.net", "too_small"),
        (visit(after=(After("b", NAN),)), "visits[0].after[0].gap", "not_a_number"),
        (visit(after=(After("c"),)), "visits[0].after[0]", "unknown_visit"),
        (visit(after=(After("a"),)), "visits[0].after", "cycle"),
        (visit(windows=()), "visits[0].windows", "empty"),
        (visit(windows=(Window(), Window(NAN, 5))), "visits[0].windows[1]", "not_a_number"),
        (visit(windows=(Window(EVER, EVER),)), "visits[0].windows[0]", "not_a_number"),
        (visit(access=(Window(9, 8),)), "visits[0].access[0]", "window_reversed"),
        (visit(only=frozenset(["bob"])), "visits[0].only", "unknown_engineer"),
        (visit(pinned=Kept("bob")), "visits[0].pinned", "unknown_engineer"),
        (visit(pinned=Kept("ann", EVER)), "visits[0].pinned.begins", "not_a_number"),
        (visit(kept=Kept("bob", NAN)), "visits[0].kept.begins", "not_a_number"),
        (visit(place=2), "visits[0].location", "no_such_place"),
        (visit(id="b"), "visits[1].id", "twice"),
        (visit(tools=frozenset(f"t{n}" for n in range(TOOLS + 1))), "visits[0].tools", "too_many"),
        (MOTLEY, f"visits[{CELLS // 2000 // 3}].parts", "too_many"),
        (visit(seats=(Seat(),) * SEATS), "visits", "too_many"),
        (engineer(start=-1), "engineers[0].start", "no_such_place"),
        (engineer(shift=Window(9, 8)), "engineers[0].shift", "window_reversed"),
        (engineer(regular_until=-EVER), "engineers[0].regular_until", "not_a_number"),
        (engineer(longest=-1.0), "engineers[0].longest", "too_small"),
        (engineer(longest_travel=NAN), "engineers[0].max_travel_time", "not_a_number"),
        (engineer(farthest=-1.0), "engineers[0].max_distance", "too_small"),
        (engineer(most_visits=-1), "engineers[0].max_tasks", "too_small"),
        (engineer(parts={"seal": NAN}), "engineers[0].parts.seal", "not_a_number"),
        (engineer(speed=0.0), "engineers[0].speed", "too_small"),
        (engineer(speed=EVER), "engineers[0].speed", "not_a_number"),
        (engineer(fixed_cost=NAN), "engineers[0].costs.fixed", "not_a_number"),
        (engineer(profile="boat"), "engineers[0].profile", "unknown_profile"),
        (engineer(shift=Window(), under_way=True), "engineers[0].under_way", "since_when"),
        (engineer(breaks=(Break(1, NAN),)), "engineers[0].breaks[0].service", "not_a_number"),
        (engineer(breaks=(Break(1, 5.0, ()),)), "engineers[0].breaks[0].windows", "empty"),
        (engineer(breaks=(Break(1, 5.0), Break("1", 5.0))), "engineers[0].breaks[1].id", "twice"),
        (
            engineer(breaks=(Break(1, 5.0, (Window(50, 60), Window(10, 20))),)),
            "engineers[0].breaks[0].windows[1]",
            "windows_mixed",
        ),
        (replace(PROBLEM, engineers=PROBLEM.engineers * (ENGINEERS + 1)), "engineers", "too_many"),
        (replace(PROBLEM, depot=Depot(9)), "depot.location", "no_such_place"),
        (replace(PROBLEM, depot=Depot(0, -1.0)), "depot.service", "too_small"),
        (replace(PROBLEM, depot=Depot(0, 1.0, Window(9, 8))), "depot.window", "window_reversed"),
        (replace(PROBLEM, weights=Weights(unbalance=NAN)), "weights.unbalance", "not_a_number"),
        (replace(PROBLEM, coordinates=((0.0, 0.0),)), "coordinates", "too_few_rows"),
        (replace(PROBLEM, travel={"car": Travel((), WAYS)}), "travel.car.bands", "empty"),
        (
            replace(PROBLEM, travel={"car": Travel((Band(-EVER, WAYS), Band(5, WAYS), Band(5, WAYS)), WAYS)}),
            "travel.car.bands[2].begins",
            "not_in_order",
        ),
        (ways([[0, NAN], [1, 0]]), "travel.car.bands[0].times[0][1]", "not_a_number"),
        (ways([[0, 1], [-1, 0]]), "travel.car.bands[0].times[1][0]", "too_small"),
        (ways([[0, 1], [1, 7]]), "travel.car.bands[0].times[1][1]", "way_to_itself"),
        (ways(WAYS, [[0, EVER], [1, 0]]), "travel.car.distances[0][1]", "not_a_number"),
        (ways([[0, 1]]), "travel.car.bands[0].times", "not_a_square"),
        (ways(np.zeros((3, 3))), "travel.car.bands[0].times", "sizes_differ"),
    ],
)
def test_what_cannot_be_is_refused_with_its_path(problem: Problem, path: str, code: str) -> None:
    assert (path, code) in flaws(problem)


@pytest.mark.parametrize(
    ("meant", "reason"),
    [
        (visit(windows=(Window(-900, -100),)), "time"),
        (visit(skills={"rocketry": 1}), "skills"),
        (visit(only=frozenset()), "named"),
        (visit(windows=(Window(0, 5),), access=(Window(6, 9),)), "never_open"),
    ],
)
def test_what_is_impossible_may_be_meant_and_is_left_out_with_its_reason(meant: Problem, reason: str) -> None:
    refuse_unsound(meant)
    plan = solve(meant, AfterRounds(20))
    assert check(meant, plan) == ()
    assert [(one.visit, one.reason) for one in plan.left_out] == [("a", reason)]


@pytest.mark.parametrize("change", [lambda: visit(service=0.0), lambda: visit(kept=Kept("who left", 5.0))])
def test_a_drop_off_takes_no_time_and_who_was_promised_may_be_gone(change: Callable[[], Problem]) -> None:
    meant = change()
    refuse_unsound(meant)
    plan = solve(meant, AfterRounds(20))
    assert check(meant, plan) == () and plan.left_out == ()
