"""Days made up by chance from a seed: as many engineers and visits as asked for, and every feature that is named."""

import random
from dataclasses import replace
from typing import Any, Final

import numpy as np

from aftersales.dispatch.solver.routing.formats.plain import euclidean
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

HOUR: Final = 3600.0
DAY: Final = Window(8 * HOUR, 18 * HOUR)
FEATURES: Final = (
    "skills", "depot", "windows", "access", "breaks", "overtime", "lateness", "prizes", "open", "release", "after",
    "crews", "balance", "kept", "pinned", "bands", "setup", "pickup", "longest", "profiles",
)  # fmt: skip


def day(seed: int, *, engineers: int = 5, visits: int = 18, features: tuple[str, ...] = FEATURES) -> Problem:
    """A town of 40 by 40 minutes, in seconds."""
    chance = random.Random(seed)  # noqa: S311
    places = np.array([[chance.uniform(0, 2400), chance.uniform(0, 2400)] for _ in range(engineers + visits + 1)])
    times = euclidean(places)
    on = frozenset(features)
    people = tuple(_engineer(chance, on, number) for number in range(engineers))
    work = tuple(_visit(chance, on, number, engineers + 1 + number, people) for number in range(visits))
    return Problem(
        engineers=people,
        visits=tuple(_linked(chance, on, number, work) for number in range(visits)),
        travel=_travel(on, times),
        weights=Weights(
            travel=1.0,
            duration=0.5 if seed % 2 else 0.0,
            overtime=2.0 if "overtime" in on else 0.0,
            unbalance=200.0 if "balance" in on else 0.0,
            change=900.0 if "kept" in on else 0.0,
            shift=0.2 if "kept" in on else 0.0,
        ),
        depot=Depot(0, 600.0, Window(7 * HOUR, 17 * HOUR)) if "depot" in on else None,
    )


def _travel(on: frozenset[str], times: Any) -> Any:
    if "bands" not in on:
        return {**even_travel(times), "bike": even_travel(times * 2)["car"]}
    rush = (Band(-EVER, times), Band(9 * HOUR, times * 1.8), Band(11 * HOUR, times * 1.1))
    return {"car": Travel(rush, times), "bike": Travel((Band(-EVER, times * 2),), times)}


def _engineer(chance: random.Random, on: frozenset[str], number: int) -> Engineer:
    rests = (
        Break("lunch", 1800.0, (Window(11 * HOUR, 13.5 * HOUR),)),
        Break("tea", 600.0, (Window(14 * HOUR, 16 * HOUR),)),
    )
    return Engineer(
        id=number + 1,
        start=number + 1,
        end=None if "open" in on and number % 3 == 2 else number + 1,
        shift=DAY,
        regular_until=16 * HOUR if "overtime" in on else EVER,
        longest=9 * HOUR if "longest" in on else EVER,
        longest_travel=4 * HOUR if "longest" in on else EVER,
        skills={"net": chance.randint(1, 3), "pump": chance.randint(0, 2)} if "skills" in on else {},
        tools=frozenset(chance.sample(["drill", "lift", "meter"], 2)) if "depot" in on else frozenset(),
        parts={"seal": 2.0, "box": 3.0},
        breaks=rests[: number % 3] if "breaks" in on else (),
        profile="bike" if "profiles" in on and number == 1 else "car",
        fixed_cost=300.0 if number == 0 else 0.0,
    )


def _visit(chance: random.Random, on: frozenset[str], number: int, place: int, people: tuple[Engineer, ...]) -> Visit:
    opens = chance.choice([8, 9, 10, 12]) * HOUR
    windows: tuple[Window, ...] = (Window(opens, opens + chance.choice([2, 4, 6]) * HOUR),)
    if "windows" in on and number % 3 == 0:
        windows = (Window(8.5 * HOUR, 9.5 * HOUR), Window(13 * HOUR, 16 * HOUR))
    some = people[number % len(people)]
    return Visit(
        id=100 + number,
        place=place,
        service=chance.choice([900.0, 1800.0, 2700.0]),
        setup=300.0 if "setup" in on and number % 4 == 0 else 0.0,
        windows=windows,
        access=(Window(8 * HOUR, 12 * HOUR), Window(13 * HOUR, 17 * HOUR))
        if "access" in on and number % 2
        else (Window(),),
        release=8.2 * HOUR if "release" in on and number % 5 == 0 else -EVER,
        skills={"net": 2} if "skills" in on and number % 4 == 1 else {},
        tools=frozenset(["lift"]) if "depot" in on and number % 6 == 0 else frozenset(),
        parts={"seal": 1.0} if "depot" in on and number % 2 == 0 else {},
        pickup={"box": 1.0} if "pickup" in on and number % 4 == 3 else {},
        due=11 * HOUR if "lateness" in on and number % 3 == 1 else EVER,
        late_cost=1.5 if "lateness" in on else 0.0,
        prize=500.0 if "prizes" in on and number % 7 == 0 else None,
        priority=chance.randint(0, 100),
        only=frozenset(one.id for one in people[:3]) if "pinned" in on and number == 4 else None,
        pinned=Kept(some.id) if "pinned" in on and number == 3 else None,
        kept=Kept(some.id, windows[0].opens + 600) if "kept" in on and number % 4 == 2 else None,
    )


def _linked(chance: random.Random, on: frozenset[str], number: int, work: tuple[Visit, ...]) -> Visit:
    visit = work[number]
    if "crews" in on and number % 8 == 5:
        visit = replace(visit, seats=(Seat(), Seat({"pump": 1} if "skills" in on else {})))
    if "after" in on and number % 6 == 4:
        visit = replace(visit, after=(After(work[number - 4].id, 300.0),))
    return visit
