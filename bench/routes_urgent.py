"""An urgent order put into a plan of a thousand visits: from the problem in hand to the new plan with its times."""

import random
import time
from dataclasses import replace
from typing import Final

import numpy as np

from aftersales.dispatch.solver.routing.checker import check
from aftersales.dispatch.solver.routing.formats.plain import euclidean
from aftersales.dispatch.solver.routing.problem import Engineer, Problem, Visit, Window, even_travel
from aftersales.dispatch.solver.routing.solving import solve
from aftersales.dispatch.solver.routing.stops import AfterRounds, AfterSeconds

VISITS: Final = 1000
ENGINEERS: Final = 100
TIMES: Final = 60
HOUR: Final = 3600.0


def town(visits: int, engineers: int, seed: int = 1) -> Problem:
    """A town an hour and a half across, three skills, promises of two to six hours, soft promises for half of them."""
    chance = random.Random(seed)  # noqa: S311
    count = visits + engineers
    places = np.array([[chance.uniform(0, 5400), chance.uniform(0, 5400)] for _ in range(count)])
    people = tuple(
        Engineer(
            id=number,
            start=number,
            end=number,
            shift=Window(8 * HOUR, 18 * HOUR),
            skills={name: chance.randint(0, 3) for name in ("net", "pump", "press")},
        )
        for number in range(engineers)
    )
    work = tuple(_visit(chance, 10_000 + number, engineers + number) for number in range(visits))
    return Problem(engineers=people, visits=work, travel=even_travel(euclidean(places)))


def _visit(chance: random.Random, name: int, place: int) -> Visit:
    opens = chance.choice([8, 9, 10, 12, 13]) * HOUR
    soft = chance.random() < 0.5
    return Visit(
        id=name,
        place=place,
        service=chance.choice([900.0, 1500.0, 2100.0]),
        windows=(Window(opens, opens + chance.choice([2, 4, 5]) * HOUR),),
        skills={chance.choice(("net", "pump", "press")): chance.choice((1, 1, 2))} if chance.random() < 0.7 else {},
        **({"due": opens + HOUR, "late_cost": 1.0} if soft else {}),
    )


def urgent() -> list[float]:
    """Milliseconds for each of so many urgent orders, every new plan checked outside the time."""
    whole = town(VISITS + TIMES, ENGINEERS)
    plan = solve(replace(whole, visits=whole.visits[:VISITS]), AfterSeconds(20), seed=1)
    took = []
    for number in range(TIMES):
        problem = replace(whole, visits=(*whole.visits[:VISITS], whole.visits[VISITS + number]))
        began = time.perf_counter()
        new = solve(problem, AfterRounds(0), start=plan)
        took.append(1000 * (time.perf_counter() - began))
        if check(problem, new):
            raise AssertionError("the checker refuses a plan with an urgent order")
    return took


if __name__ == "__main__":
    told = sorted(urgent())
    print(f"p50 {told[len(told) // 2]:.0f} ms, p95 {told[int(0.95 * len(told))]:.0f} ms")
