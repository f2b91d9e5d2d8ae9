"""A quarter of work among people who can do the same: nobody gets much more of it than anybody else."""

import random
import tomllib
from collections import deque
from importlib import resources

import numpy as np

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.terms import Terms

PEOPLE, DAYS, WINDOW = 24, 65, 20
"""Sixty-five working days; twenty of them are the four weeks that count as recent."""


def gini(values: list[int]) -> float:
    """0 where everybody has the same, 1 where one has all."""
    ordered = sorted(values)
    return sum((2 * n - len(ordered) + 1) * value for n, value in enumerate(ordered)) / (len(ordered) * sum(ordered))


def quarter(policy: Policy, seed: int) -> list[int]:
    """Minutes given to each over the quarter. Half of the people live close to most of the work: that tempts."""
    draw = random.Random(seed)  # noqa: S311 - a test wants to be repeatable
    central = [n % 2 == 0 for n in range(PEOPLE)]
    given = [0] * PEOPLE
    days: deque[list[int]] = deque(maxlen=WINDOW)
    for _ in range(DAYS):
        today = [0] * PEOPLE
        days.append(today)
        for job in range(PEOPLE * 3):
            minutes = draw.choice([60, 90, 120])
            field = packed.empty(PEOPLE)
            field["engineer"][:] = range(1, PEOPLE + 1)
            field["flags"][:] = packed.HOME | packed.TERRITORY
            field["proficiency"][:], field["skills"][:], field["pace"][:] = 3, 3, 1000
            field["travel"][:] = [draw.randint(5, 25) if near else draw.randint(15, 45) for near in central]
            field["ahead"][:] = field["day"][:] = today
            field["starts_in"][:] = [30 + one if one + minutes <= 480 else packed.NONE for one in today]
            field["recent"][:] = [sum(day[n] for day in days) for n in range(PEOPLE)]
            usual = int(np.sort(field["recent"])[PEOPLE // 2])
            terms = Terms(seed=job + seed, needs_skill=True, needs_place=True, due_in=960, usual=usual)
            chosen = decide(field, terms, policy).chosen
            if chosen is not None:
                today[chosen] += minutes
                given[chosen] += minutes
    return given


def stock(code: str) -> Policy:
    told = tomllib.loads(resources.files("aftersales.dispatch").joinpath("stock.toml").read_text(encoding="utf-8"))
    return Policy.read(next(one["body"] for one in told["policies"] if one["code"] == code))


def test_over_a_quarter_minutes_are_even() -> None:
    """The promise of the balanced policy: a Gini of at most 0.05, also where some live closer to the work."""
    spread = [gini(quarter(stock("balanced"), seed)) for seed in (1, 2)]
    assert max(spread) <= 0.05, spread


def test_without_fairness_they_are_not() -> None:
    """The figure does say something: a policy that only saves travel gives most to those who live closest."""
    assert gini(quarter(Policy(weights={"travel": 1}), 1)) > 0.1


def test_gini_of_the_simple_cases() -> None:
    assert gini([5, 5, 5]) == 0
    assert round(gini([0, 0, 0, 8]), 2) == 0.75
