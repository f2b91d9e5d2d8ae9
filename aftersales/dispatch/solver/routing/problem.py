"""What is to be planned: engineers, visits, the ways between places, and what each thing costs.

One vocabulary for every format that is read. Times and durations are numbers of one unit throughout a problem (seconds
for VROOM's files, the files' own units for research sets) counted from any one zero; distances likewise. A skill, tool
or part is named by text. Places are indices into the travel matrix.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from aftersales.dispatch.solver.routing.lines import GreatCircles

Matrix = npt.NDArray[np.float64]
Table = Matrix | GreatCircles
Key = int | str

EVER: Final = math.inf


@dataclass(frozen=True, slots=True)
class Window:
    """A span in which something may begin, both ends included."""

    opens: float = -EVER
    closes: float = EVER


ALWAYS: Final = Window()


@dataclass(frozen=True, slots=True)
class Break:
    """Time off that an engineer who is sent out takes once: between two visits, wherever they are then."""

    id: Key
    lasts: float
    windows: tuple[Window, ...] = (ALWAYS,)


@dataclass(frozen=True, slots=True)
class Engineer:
    """Somebody who can be sent, with what they can do and carry.

    `shift` is the earliest leaving and the latest being back; who is back after `regular_until` is paid overtime. A
    start or an end of None lies wherever the first or last visit is. `longest` bounds the time from leaving to being
    back, `longest_travel` the time on the way, `farthest` the distance. Who is `under_way` has left already: their time
    counts from the shift's beginning, and waiting there is no leisure. Who has `refilled` needs no depot any more.
    """

    id: Key
    start: int | None
    end: int | None
    shift: Window = ALWAYS
    regular_until: float = EVER
    longest: float = EVER
    longest_travel: float = EVER
    farthest: float = EVER
    most_visits: int | None = None
    skills: Mapping[str, int] = field(default_factory=dict)
    tools: frozenset[str] = frozenset()
    parts: Mapping[str, float] = field(default_factory=dict)
    breaks: tuple[Break, ...] = ()
    profile: str = "car"
    speed: float = 1.0
    fixed_cost: float = 0.0
    under_way: bool = False
    refilled: bool = False
    description: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """One of several who begin a visit together, with what only they need to bring."""

    skills: Mapping[str, int] = field(default_factory=dict)
    tools: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class After:
    """The visit that must have ended at least `gap` before this one begins."""

    visit: Key
    gap: float = 0.0


@dataclass(frozen=True, slots=True)
class Kept:
    """What an earlier plan promised: who comes, and when they begin (None: it did not say)."""

    engineer: Key
    begins: float | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """Work at a place.

    It begins within one of `windows` (what was promised) and one of `access` (when the site is open), and not before
    `release`, when it became known. What it needs of people are `skills` with a least level, `tools` and `parts`; a
    visit with `seats` takes as many engineers, who all begin at once, the first of whom brings the parts. `due` is
    soft: each unit of time after it costs `late_cost`. Who leaves out a visit with a `prize` loses the prize; a visit
    without one must be made, as long as anything is feasible, and `priority` (0–100) says which rather. `setup` is
    spent on arrival unless the visit before was at the same place.
    """

    id: Key
    place: int
    service: float = 0.0
    setup: float = 0.0
    windows: tuple[Window, ...] = (ALWAYS,)
    access: tuple[Window, ...] = (ALWAYS,)
    release: float = -EVER
    skills: Mapping[str, int] = field(default_factory=dict)
    tools: frozenset[str] = frozenset()
    parts: Mapping[str, float] = field(default_factory=dict)
    pickup: Mapping[str, float] = field(default_factory=dict)
    seats: tuple[Seat, ...] = ()
    after: tuple[After, ...] = ()
    due: float = EVER
    late_cost: float = 0.0
    prize: float | None = None
    priority: int = 0
    only: frozenset[Key] | None = None
    pinned: Kept | None = None
    kept: Kept | None = None
    description: str = ""


@dataclass(frozen=True, slots=True)
class Depot:
    """Where an engineer may pass once on a route; from then on they have every tool and enough of every part."""

    place: int
    service: float = 0.0
    window: Window = ALWAYS


@dataclass(frozen=True, slots=True)
class Band:
    """Travel times of journeys within a part of the day. Who is under way when the next one begins goes on at its pace:
    whoever leaves earlier is never overtaken."""

    begins: float
    times: Table


@dataclass(frozen=True, slots=True)
class Travel:
    """The ways of one kind of vehicle: times by band, the earliest first, and distances where they differ."""

    bands: tuple[Band, ...]
    distances: Table


@dataclass(frozen=True, slots=True)
class Weights:
    """What a unit of each thing costs. Unbalance is an engineer's squared difference in hours of service from the fair
    share, as multiples of that share; `change` is another engineer than before, `shift` each unit of time a kept visit
    begins earlier or later than before."""

    travel: float = 1.0
    distance: float = 0.0
    duration: float = 0.0
    overtime: float = 0.0
    unbalance: float = 0.0
    change: float = 0.0
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Problem:
    """All there is to plan. `coordinates` are those of the places, if any were given, for whoever draws the answer."""

    engineers: tuple[Engineer, ...]
    visits: tuple[Visit, ...]
    travel: Mapping[str, Travel]
    weights: Weights = Weights()
    depot: Depot | None = None
    coordinates: tuple[tuple[float, float], ...] | None = None
    name: str = ""


def even_travel(times: Matrix, distances: Matrix | None = None) -> Mapping[str, Travel]:
    """Ways that take the same at every time of day, for everybody."""
    return {"car": Travel((Band(-EVER, times),), times if distances is None else distances)}


def begins_within(visit: Visit) -> tuple[Window, ...]:
    """When this visit may begin, the earliest first: the promised windows while the site is open, once it is known."""
    both = [
        Window(max(one.opens, open_.opens, visit.release), min(one.closes, open_.closes))
        for one in visit.windows
        for open_ in visit.access
    ]
    merged: list[Window] = []
    for window in sorted((one for one in both if one.opens <= one.closes), key=lambda one: one.opens):
        if merged and window.opens <= merged[-1].closes:
            merged[-1] = Window(merged[-1].opens, max(merged[-1].closes, window.closes))
        else:
            merged.append(window)
    return tuple(merged)
