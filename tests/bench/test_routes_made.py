"""The problems of our own that are published in bench/instances, and the seeds they come from."""

import math
from collections.abc import Callable
from typing import Final

import pytest

from aftersales.dispatch.solver.routing.files import read_problem
from aftersales.dispatch.solver.routing.problem import ALWAYS, Problem, Visit, Weights
from aftersales.dispatch.solver.routing.reasons import reason
from bench.routes_best import TABLE, read
from bench.routes_made import EVERYTHING, FOLDER, HOUR, INSTANCES, METROPOLIS, Made, content, files, main
from bench.routes_town import SHANGHAI, Chance, Town

SETS: Final = ".json", ".json.gz"


def published(name: str) -> Problem:
    """A problem as whoever solves it reads it."""
    return read_problem(content(next(path for end in SETS if (path := FOLDER / f"{name}{end}").exists())))


def test_the_seeds_make_the_published_files_again_byte_for_byte() -> None:
    again = dict(files())
    assert {path.name for path in FOLDER.iterdir()} == {*again, TABLE.name}
    assert [name for name, text in again.items() if content(FOLDER / name) != text] == []


def test_files_that_are_as_they_should_be_are_left_alone() -> None:
    before = {path.name: path.stat().st_mtime_ns for path in FOLDER.iterdir()}
    main()
    assert {path.name: path.stat().st_mtime_ns for path in FOLDER.iterdir()} == before


@pytest.fixture(scope="module")
def metropolis() -> Problem:
    """Read once for all."""
    return published(METROPOLIS.name)


@pytest.mark.parametrize("one", INSTANCES, ids=lambda one: one.name)
def test_each_is_sound_and_as_large_as_its_name_says(one: Made) -> None:
    as_large_as_its_name_says(published(one.name), one)


def as_large_as_its_name_says(problem: Problem, one: Made) -> None:
    assert (problem.name, len(problem.visits), len(problem.engineers)) == (one.name, one.visits, one.engineers)
    assert f"{one.visits}x{one.engineers}" in one.name


@pytest.mark.parametrize("one", INSTANCES, ids=lambda one: one.name)
def test_each_visit_alone_could_be_made_by_somebody(one: Made) -> None:
    problem = published(one.name)
    assert {reason(problem, visit)[0] for visit in problem.visits} == {"no_room"}


def soft(problem: Problem) -> bool:
    late = [visit for visit in problem.visits if visit.due < math.inf and visit.late_cost > 0]
    dearer = {visit.priority: visit.late_cost for visit in late}
    overtime = problem.weights.overtime > 0 and all(one.regular_until < one.shift.closes for one in problem.engineers)
    return len(dearer) == 4 and sorted(dearer.values()) == [dearer[key] for key in sorted(dearer)] and overtime


def levels(problem: Problem) -> bool:
    asked = [(set(v.skills.values()) | {n for s in v.seats for n in s.skills.values()}) for v in problem.visits]
    tools, parts = (any(getattr(visit, what) for visit in problem.visits) for what in ("tools", "parts"))
    return set().union(*asked) == {1, 2, 3} and tools and parts and problem.depot is not None


def breaks(problem: Problem) -> bool:
    rests = {len(one.breaks) for one in problem.engineers}
    several = any(len(visit.windows) > 1 for visit in problem.visits)
    return rests == {1, 2} and several and any(visit.access != (ALWAYS,) for visit in problem.visits)


def crews(problem: Problem) -> bool:
    seats = {len(visit.seats) for visit in problem.visits}
    tied = all(any(getattr(visit, what) for visit in problem.visits) for what in ("after", "kept", "pinned"))
    return {0, 2} <= seats <= {0, 2, 3} and tied and min(problem.weights.change, problem.weights.shift) > 0


HAS: Final[dict[str, Callable[[Problem], bool]]] = {"soft": soft, "levels": levels, "breaks": breaks, "crews": crews}


@pytest.mark.parametrize("one", INSTANCES, ids=lambda one: one.name)
def test_each_has_what_it_is_named_after_and_nothing_else(one: Made) -> None:
    problem = published(one.name)
    named = [kind for kind in EVERYTHING if one.name.startswith((kind, "everything"))]
    assert [kind for kind in EVERYTHING if HAS[kind](problem)] == named


def test_days_are_those_of_service() -> None:
    for problem in (published(one.name) for one in INSTANCES):
        assert {(one.shift.opens, one.shift.closes) for one in problem.engineers} == {(8 * HOUR, 18 * HOUR)}
        assert all(15 <= visit.service / 60 <= 120 for visit in problem.visits)
        spans = {(w.closes - w.opens) / HOUR for v in problem.visits for w in v.windows}
        assert spans <= {2, 3, 4, 9}


def test_the_metropolis_is_sound_and_as_large_as_its_name_says(metropolis: Problem) -> None:
    as_large_as_its_name_says(metropolis, METROPOLIS)


def test_the_metropolis_asks_nothing_that_peers_cannot_be_told(metropolis: Problem) -> None:
    assert metropolis.weights == Weights()
    assert metropolis.depot is None
    assert not any(one.breaks or one.tools or one.parts or one.regular_until < math.inf for one in metropolis.engineers)
    for visit in metropolis.visits:
        bare = Visit(visit.id, visit.place, visit.service, windows=visit.windows, skills=visit.skills)
        assert visit == bare
        assert len(visit.windows) == 1


def test_in_the_metropolis_everybody_has_a_home_of_their_own(metropolis: Problem) -> None:
    people = metropolis.engineers
    assert all(one.start == one.end for one in people)
    assert len({one.start for one in people}) == len(people)


def test_a_town_lies_around_its_city() -> None:
    town = Town(Chance(1), SHANGHAI, districts=4)
    points = [town.point() for _ in range(1000)]
    assert all(abs(x - SHANGHAI.longitude) < 0.7 and abs(y - SHANGHAI.latitude) < 0.6 for x, y in points)
    assert max(x for x, _ in points) - min(x for x, _ in points) > 0.3
    assert all(round(value, 5) == value for point in points for value in point)


def test_draws_keep_to_what_they_are_drawn_from() -> None:
    chance = Chance(3)
    assert {chance.whole(2, 5) for _ in range(200)} == {2, 3, 4, 5}
    assert {chance.one("abc") for _ in range(200)} == set("abc")
    assert {tuple(chance.some("abc", 2)) for _ in range(200)} == {("a", "b"), ("a", "c"), ("b", "c")}
    assert 150 < sum(chance.happens(0.2) for _ in range(1000)) < 250
    assert all(-1 <= chance.bell() <= 1 for _ in range(200))


def test_the_best_known_answers_leave_out_next_to_nothing() -> None:
    known = read(TABLE)
    sizes = {one.name: one.visits for one in (*INSTANCES, METROPOLIS)}
    assert set(known) == set(sizes)
    assert all(one.unserved <= 0.02 * sizes[one.name] and one.cost > 0 for one in known.values())
