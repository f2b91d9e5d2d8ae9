"""What peers are told of a problem."""

import numpy as np

from aftersales.dispatch.solver.routing.problem import Engineer, Problem, Visit, even_travel
from bench.routes_told import allowed, as_skills, whole_times

PEOPLE = (
    Engineer("ann", 0, 0, skills={"net": 1}),
    Engineer("bob", 1, 1, skills={"net": 3, "pump": 2}),
    Engineer("cem", 2, 2, skills={"pump": 1}),
)


def problem(*visits: Visit) -> Problem:
    times = np.array([[0.0, 1.2, 7.0], [1.2, 0.0, 2.999], [7.0, 2.999, 0.0]])
    return Problem(PEOPLE, visits, even_travel(times))


def test_times_are_rounded_up_so_that_what_fits_into_them_fits() -> None:
    assert whole_times(problem()).tolist() == [[0, 2, 7], [2, 0, 3], [7, 3, 0]]


def test_a_level_is_told_as_those_who_have_it() -> None:
    asked = (Visit(1, 0, skills={"net": 2}), Visit(2, 0, skills={"pump": 1}), Visit(3, 0), Visit(4, 0, skills={"x": 1}))
    assert allowed(problem(*asked)) == [(1,), (1, 2), (0, 1, 2), ()]


def test_a_visit_that_names_people_and_asks_for_a_level_is_for_those_who_are_both() -> None:
    named = Visit(1, 0, skills={"net": 1}, only=frozenset(["ann", "cem"]))
    assert allowed(problem(named)) == [(0,)]


def test_an_engineer_has_a_skill_for_each_set_they_are_in() -> None:
    had, asked = as_skills([(1,), (1, 2), (0, 1, 2), (1,), ()], engineers=3)
    assert asked == [{0}, {1}, set(), {0}, {2}]
    assert had == [set(), {0, 1}, {1}]
    for n, who in enumerate([(1,), (1, 2), (0, 1, 2), (1,), ()]):
        assert [r for r in range(3) if asked[n] <= had[r]] == list(who)
