"""How answers are ranked: beside the best known, among each other, beside peers."""

import json
from pathlib import Path
from typing import Any

from bench.routes import behind
from bench.routes_best import Known, answers, better, read, write
from bench.routes_runs import Best, gap


def answer(**told: Any) -> dict[str, Any]:
    """A kept answer."""
    usual = {
        "name": "soft-50x8", "solver": "ours", "seconds": 60.0, "seed": 1, "on": "2026-11-23", "cost": 1000.0,
        "left_out": 1, "breaches": 0, "took": 60.04,
    }  # fmt: skip
    return {**usual, **told}


KNOWN = Known("soft-50x8", 1000.0, 1, 60.0, 1, "2026-11-23", "ours")


def test_an_answer_that_costs_less_takes_the_place_of_the_best_known() -> None:
    assert better({"soft-50x8": KNOWN}, [answer(cost=999.123, seed=3)])["soft-50x8"] == Known(
        "soft-50x8", 999.12, 1, 60.0, 3, "2026-11-23", "ours"
    )


def test_what_costs_as_much_or_more_does_not() -> None:
    assert better({"soft-50x8": KNOWN}, [answer(seed=3), answer(cost=1000.01)]) == {"soft-50x8": KNOWN}


def test_a_visit_fewer_left_out_is_better_whatever_it_costs() -> None:
    found = better({"soft-50x8": KNOWN}, [answer(left_out=0, cost=5000.0), answer(left_out=2, cost=1.0)])
    assert (found["soft-50x8"].unserved, found["soft-50x8"].cost) == (0, 5000.0)


def test_what_the_checker_refuses_is_never_the_best_known() -> None:
    assert better({"soft-50x8": KNOWN}, [answer(cost=1.0, breaches=1)]) == {"soft-50x8": KNOWN}
    assert better({}, [answer(breaches=1)]) == {}


def test_the_table_is_read_as_it_was_written(tmp_path: Path) -> None:
    known = {"a": KNOWN, "b": Known("b", 12.5, 0, 0.5, 2, "2026-01-02", "vroom")}
    assert read(tmp_path / "best.csv") == {}
    write(tmp_path / "best.csv", known)
    assert [one.name for one in read(tmp_path / "best.csv").values()] == ["soft-50x8", "b"]
    assert list(read(tmp_path / "best.csv").values()) == list(known.values())


def test_answers_of_other_sets_are_left_aside(tmp_path: Path) -> None:
    for name in ("made", "trsp"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.json").write_text(json.dumps(answer(name=name)), encoding="utf-8")
    assert [one["name"] for one in answers(tmp_path)] == ["made"]


def test_a_gap_is_in_percent_of_the_best_known_cost() -> None:
    assert gap(1010.0, 1, Best(1000.0, 1)) == 1.0
    assert gap(990.0, 0, Best(1000.0)) == -1.0
    assert gap(990.0, 0, None) == 0.0


def test_each_visit_more_that_is_left_out_is_a_whole_cost_above_the_best_known() -> None:
    assert gap(1.0, 3, Best(1000.0, 1)) == 200.0
    assert gap(5000.0, 0, Best(1000.0, 1)) == -100.0


def test_whoever_leaves_out_fewer_is_ahead_and_then_whoever_costs_less() -> None:
    ours = [answer()]
    assert behind(ours, [answer(left_out=2, cost=1.0)]) == 0
    assert behind(ours, [answer(cost=1001.0)]) == 0
    assert behind(ours, [answer(cost=999.0)]) == 1
    assert behind(ours, [answer(left_out=0, cost=9999.0)]) == 1


def test_being_as_good_is_not_being_ahead() -> None:
    assert behind([answer()], [answer()]) == 1


def test_what_the_checker_refuses_is_behind_everything() -> None:
    assert behind([answer()], [answer(left_out=0, breaches=1)]) == 0
    assert behind([answer(breaches=1, left_out=0)], [answer(left_out=50)]) == 1
