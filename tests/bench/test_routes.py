"""The table of routing problems compares only what both have solved."""

import subprocess
import sys
from typing import Any

import pytest

from bench.routes import NOTHING, common, mean_gap, points_above
from bench.routes_runs import said


def answer(name: str, gap: float, **told: Any) -> dict[str, Any]:
    return {"set": "sdvrptw", "name": name, "gap": gap, "left_out": 0, "breaches": 0, **told}


def test_a_peer_is_compared_on_the_problems_it_has_solved_whole() -> None:
    ours = [answer("A", 1.0), answer("B", 3.0), answer("C", 0.5)]
    theirs = [answer("A", 0.5), answer("B", -100.0, left_out=144), answer("D", 0.0)]
    both = common(ours, theirs)
    assert [one["name"] for one, _ in both] == ["A"]
    assert points_above(both) == 0.5


def test_what_a_checker_refuses_of_either_is_not_compared() -> None:
    assert common([answer("A", 1.0, breaches=1)], [answer("A", 2.0)]) == []
    assert common([answer("A", 1.0)], [answer("A", 2.0, breaches=1)]) == []


def test_of_a_peer_that_does_not_end_counts_what_it_had_told_in_whole_lines() -> None:
    never = "import time; print([[1]], flush=True); print([[1, 2]], flush=True); print('[[1,', end='', flush=True)"
    lines, in_time = said([sys.executable, "-c", f"{never}; time.sleep(60)"], 2.0)
    assert (lines[-1], in_time) == (b"[[1, 2]]\n", False)


def test_a_peer_that_fails_is_no_answer() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        said([sys.executable, "-c", "raise SystemExit(3)"], 20.0)


def test_of_a_set_nobody_solves_whole_the_gap_is_not_nought() -> None:
    assert mean_gap([answer("A", -50.0, left_out=3)]) == NOTHING
    assert mean_gap([answer("A", -50.0, left_out=3), answer("B", 0.5)]) == 0.5
