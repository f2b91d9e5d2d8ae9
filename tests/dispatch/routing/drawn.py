"""Small days for properties: every feature on or off, few engineers, few visits, numbers that often collide."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import numpy as np
from hypothesis import strategies as st

from aftersales.dispatch.solver.routing.problem import (
    EVER,
    After,
    Band,
    Break,
    Depot,
    Engineer,
    Kept,
    Matrix,
    Problem,
    Seat,
    Travel,
    Visit,
    Weights,
    Window,
)

FEATURES: Final = (
    "access", "after", "balance", "bands", "breaks", "crews", "depot", "far", "fixed", "free", "kept", "lateness",
    "levels", "longest", "most", "only", "open", "overtime", "parts", "pickup", "pinned", "prizes", "profiles",
    "refilled", "release", "setup", "speed", "tools", "under way", "windows",
)  # fmt: skip
"""`free` are engineers without a shift, `open` routes that begin or end anywhere, `far` ways in which a detour may be
shorter."""

_SOME: Final = ("a", "b", "c")
_names = st.frozensets(st.sampled_from(_SOME))


class _Day:
    """One day in the making; times are minutes, and collide on purpose."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self._on = draw(st.frozensets(st.sampled_from(FEATURES)))
        self.zero = draw(st.sampled_from([0.0, 29_000_000.0]))  # minutes since 1970, as some files count
        self.engineers = draw(st.integers(1, 4))
        self.visits = draw(st.integers(0, 8))
        self.places = draw(st.integers(1, 6))

    def has(self, feature: str) -> bool:
        """Whether this one has the feature, which is never where it is off."""
        return feature in self._on and self.draw(st.booleans())

    def minutes(self, most: int, *, least: int = 0) -> float:
        return float(5 * self.draw(st.integers(least // 5, most // 5)))

    def moment(self) -> float:
        return self.zero + self.minutes(600)

    def window(self) -> Window:
        opens = self.moment()
        return Window(opens, opens + self.minutes(300))

    def windows(self) -> tuple[Window, ...]:
        """One to three that do not meet."""
        moments = sorted({self.moment() for _ in range(self.draw(st.sampled_from([2, 4, 6])))})
        pairs = zip(moments[::2], moments[1::2], strict=False)
        return tuple(Window(a, b) for a, b in pairs) or (Window(moments[0], moments[0]),)

    def place(self) -> int:
        return self.draw(st.integers(0, self.places - 1))

    def who(self) -> int:
        return self.draw(st.integers(0, self.engineers - 1))

    def levels(self) -> dict[str, int]:
        return self.draw(st.dictionaries(st.sampled_from(_SOME), st.integers(0, 2)))

    def counts(self) -> dict[str, float]:
        return self.draw(st.dictionaries(st.sampled_from(_SOME), st.sampled_from([0.0, 0.5, 1.0, 2.0])))

    def ways(self) -> Matrix:
        """Straight ones between points of a small map; or any at all, there and back differing."""
        if self.has("far"):
            cells = st.lists(st.integers(0, 40), min_size=self.places**2, max_size=self.places**2)
            return np.array(self.draw(cells), float).reshape(self.places, self.places) * (1 - np.eye(self.places))
        points = [complex(self.minutes(60), self.minutes(60)) for _ in range(self.places)]
        return np.array([[abs(a - b) for b in points] for a in points])

    def travel(self) -> dict[str, Travel]:
        times = self.ways()
        bands = [Band(-EVER, times)]
        if self.has("bands"):
            bands += [Band(self.zero + 90.0, times * 1.8), Band(self.zero + 200.0, times * 0.9)]
        other = self.ways()
        return {"car": Travel(tuple(bands), times), "bike": Travel((Band(-EVER, other),), other)}

    def engineer(self, number: int) -> Engineer:
        shift = Window() if self.has("free") else Window(self.zero + self.minutes(120), self.zero + 240 + self.moment())
        shift = Window(min(shift.opens, shift.closes), shift.closes - self.zero if shift.closes < EVER else EVER)
        rests = tuple(Break(n, self.minutes(40), self.windows()) for n in range(1, 1 + 2 * self.has("breaks")))
        return Engineer(
            id=number,
            start=None if self.has("open") else self.place(),
            end=None if self.has("open") else self.place(),
            shift=shift,
            regular_until=self.moment() if self.has("overtime") else EVER,
            longest=self.minutes(500) if self.has("longest") else EVER,
            longest_travel=self.minutes(150) if self.has("longest") else EVER,
            farthest=self.minutes(200) if self.has("longest") else EVER,
            most_visits=self.draw(st.integers(0, 3)) if self.has("most") else None,
            skills=self.levels() if self.has("levels") else {},
            tools=self.draw(_names) if self.has("tools") else frozenset(),
            parts=self.counts() if self.has("parts") or self.has("pickup") else {},
            breaks=rests,
            profile="bike" if self.has("profiles") else "car",
            speed=self.draw(st.sampled_from([0.7, 1.0, 3.0])) if self.has("speed") else 1.0,
            fixed_cost=self.minutes(100) if self.has("fixed") else 0.0,
            under_way=shift.opens > -EVER and self.has("under way"),
            refilled=self.has("refilled"),
        )

    def visit(self, number: int) -> Visit:
        seats = [Seat(self.levels(), self.draw(_names)) for _ in range(self.draw(st.integers(1, 3)))]
        return Visit(
            id=f"v{number}",
            place=self.place(),
            service=self.minutes(60),
            setup=self.minutes(15) if self.has("setup") else 0.0,
            windows=self.windows() if self.has("windows") else (Window(),),
            access=self.windows() if self.has("access") else (Window(),),
            release=self.moment() if self.has("release") else -EVER,
            skills=self.levels() if self.has("levels") else {},
            tools=self.draw(_names) if self.has("tools") else frozenset(),
            parts=self.counts() if self.has("parts") else {},
            pickup=self.counts() if self.has("pickup") else {},
            seats=tuple(seats) if self.has("crews") else (),
            after=self.forerunners(number) if self.has("after") else (),
            due=self.moment() if self.has("lateness") else EVER,
            late_cost=self.minutes(10) if self.has("lateness") else 0.0,
            prize=self.minutes(200) if self.has("prizes") else None,
            priority=self.draw(st.sampled_from([0, 50, 100])),
            only=frozenset({self.who(), self.who()}) if self.has("only") else None,
            pinned=self.kept() if self.has("pinned") else None,
            kept=self.kept() if self.has("kept") else None,
        )

    def forerunners(self, number: int) -> tuple[After, ...]:
        earlier = self.draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
        return tuple(After(f"v{one}", self.minutes(30)) for one in sorted(earlier))

    def kept(self) -> Kept:
        return Kept(self.who(), self.moment() if self.draw(st.booleans()) else None)

    def weights(self) -> Weights:
        some = st.sampled_from([0.0, 1.0, 2.5])
        return Weights(
            travel=self.draw(some),
            distance=self.draw(some),
            duration=self.draw(some),
            overtime=2.0 * self.has("overtime"),
            unbalance=100.0 * self.has("balance"),
            change=50.0 * self.has("kept"),
            shift=0.5 * self.has("kept"),
        )


@st.composite
def days(draw: st.DrawFn) -> Problem:
    """A sound problem."""
    day = _Day(draw)
    return Problem(
        engineers=tuple(day.engineer(number) for number in range(day.engineers)),
        visits=tuple(day.visit(number) for number in range(day.visits)),
        travel=day.travel(),
        weights=day.weights(),
        depot=Depot(day.place(), day.minutes(20), day.window()) if day.has("depot") else None,
    )


def _each_engineer(change: Callable[[Engineer], Engineer]) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, engineers=tuple(change(one) for one in problem.engineers))


def _each_visit(change: Callable[[Visit], Visit]) -> Callable[[Problem], Problem]:
    return lambda problem: replace(problem, visits=tuple(change(one) for one in problem.visits))


def _joined(problem: Problem) -> Problem:
    helper = replace(problem.engineers[0], id="helper")
    return replace(problem, engineers=(helper, *problem.engineers))


def _sooner(travel: Travel) -> Travel:
    return Travel(tuple(Band(one.begins, one.times / 2) for one in travel.bands), travel.distances / 2)


def _longer(window: Window) -> Window:
    return Window(window.opens - 30, window.closes + 30)


LOOSENED: Final[dict[str, Callable[[Problem], Problem]]] = {
    "one more engineer": _joined,
    "no windows": _each_visit(lambda one: replace(one, windows=(Window(),))),
    "wider windows": _each_visit(lambda one: replace(one, windows=tuple(map(_longer, one.windows)))),
    "a window more": _each_visit(lambda one: replace(one, windows=(*one.windows, Window(0, 9)))),
    "open all day": _each_visit(lambda one: replace(one, access=(Window(),))),
    "known before": _each_visit(lambda one: replace(one, release=-EVER)),
    "no skills": _each_visit(lambda one: replace(one, skills={}, seats=tuple(Seat({}, s.tools) for s in one.seats))),
    "no tools": _each_visit(
        lambda one: replace(one, tools=frozenset(), seats=tuple(Seat(s.skills) for s in one.seats))
    ),
    "no parts": _each_visit(lambda one: replace(one, parts={}, pickup={})),
    "no order": _each_visit(lambda one: replace(one, after=())),
    "no gap": _each_visit(lambda one: replace(one, after=tuple(After(link.visit) for link in one.after))),
    "nobody named": _each_visit(lambda one: replace(one, only=None)),
    "nothing pinned": _each_visit(lambda one: replace(one, pinned=None)),
    "nothing kept": _each_visit(lambda one: replace(one, kept=None, due=EVER)),
    "less to do": _each_visit(lambda one: replace(one, service=one.service / 2, setup=0.0)),
    "more skills": _each_engineer(lambda one: replace(one, skills=dict.fromkeys(_SOME, 9))),
    "more tools": _each_engineer(lambda one: replace(one, tools=frozenset(_SOME))),
    "more parts": _each_engineer(lambda one: replace(one, parts={name: one.parts.get(name, 0) + 1 for name in _SOME})),
    "everything aboard": _each_engineer(lambda one: replace(one, refilled=True)),
    "no bounds": _each_engineer(
        lambda one: replace(one, longest=EVER, longest_travel=EVER, farthest=EVER, most_visits=None)
    ),
    "longer shifts": _each_engineer(lambda one: replace(one, shift=_longer(one.shift), under_way=False)),
    "longer rests allowed": _each_engineer(
        lambda one: replace(
            one, breaks=tuple(replace(rest, lasts=rest.lasts / 2, windows=(Window(),)) for rest in one.breaks)
        )
    ),
    "quicker": _each_engineer(lambda one: replace(one, speed=one.speed * 2)),
    "nearer": lambda problem: replace(problem, travel={name: _sooner(one) for name, one in problem.travel.items()}),
    "depot always open": lambda problem: replace(
        problem, depot=problem.depot and replace(problem.depot, service=0.0, window=Window())
    ),
}
"""Ways to ask less of a plan, none of which can make one wrong that was right; what it costs may change."""
