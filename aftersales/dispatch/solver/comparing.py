"""What a way of dispatching comes to: the same figures, by the same yardstick, for what is replayed and what was.

Each order counts with the time it really took, where that was measured, whoever goes in the replay; where it was not,
with the planned time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from aftersales.dispatch.solver.balance import comparable, gini, middle, minutes_on, per_hour
from aftersales.dispatch.solver.past import DAY, Case, Past
from aftersales.dispatch.solver.places import Place, Roads, vector
from aftersales.dispatch.solver.replay import Placed
from aftersales.dispatch.solver.stretches import Span, bridged

MOST_DRAWN: Final = 200
"""So many engineers are drawn one by one; of more, the picture takes every n-th."""


@dataclass(frozen=True)
class Work:
    """One order and who does it: the engineer (None: nobody), from when until when, as far as it was `begun`."""

    case: Case
    engineer: int | None = None
    begins: int = 0
    ends: int = 0
    begun: bool = True


@dataclass(frozen=True)
class Figures:
    """`in_time` of `promised` orders were begun before the nearest promise that stood when they were received; those
    nobody takes were not. `travel`: minutes from home to the first place of a day, and on from place to place.
    `overtime`: minutes of visits outside the engineers' calendars. `gini` and `spread`: minutes of work for each hour
    of duty, in ascending order. `wait`: minutes until work begins, in the middle."""

    orders: int
    nobody: int
    promised: int
    in_time: int
    travel: int
    minutes: int
    overtime: int
    wait: float | None
    compared: int
    gini: float | None
    spread: list[float]


def of_replay(cases: Sequence[Case], placed: Sequence[Placed]) -> list[Work]:
    """What was replayed: from when it was placed on, for as long as it takes."""
    return [
        Work(case)
        if one.engineer is None or one.begins is None
        else Work(case, one.engineer, one.begins, one.begins + (case.minutes or one.minutes))
        for case, one in zip(cases, placed, strict=True)
    ]


def of_reality(cases: Iterable[Case]) -> list[Work]:
    """What really was."""
    return [
        Work(one, one.made.engineer, one.made.begins, one.made.ends, one.made.begun)
        if one.made is not None
        else Work(one)
        for one in cases
    ]


def figures(works: Sequence[Work], engineers: Sequence[Past], roads: Roads, span: Span) -> Figures:
    """The figures of one way of dispatching these orders in a span."""
    people = {one.known.id: one for one in engineers}
    done = [one for one in works if one.engineer is not None]
    begun = [one for one in done if one.begun]
    promised = [one for one in works if one.case.need.due is not None]
    duty = {who: duty_of(one, span) for who, one in people.items()}
    given = dict.fromkeys(people, 0)
    for one in done:
        if one.engineer in given:
            given[one.engineer] += one.ends - one.begins
    enough = comparable(list(duty.values()))
    shares = sorted(round(per_hour(given[who], duty[who]), 2) for who, mark in zip(duty, enough, strict=True) if mark)
    return Figures(
        orders=len(works),
        nobody=len(works) - len(done),
        promised=len(promised),
        in_time=sum(one.case.need.due is not None and one.begins <= one.case.need.due for one in begun),
        travel=_travel(done, people, roads),
        minutes=sum(one.ends - one.begins for one in done),
        overtime=sum(_beyond(one, people[one.engineer]) for one in done if one.engineer in people),
        wait=middle(max(one.begins - one.case.need.at, 0) for one in begun),
        compared=len(shares),
        gini=gini(shares),
        spread=shares[:: -(-len(shares) // MOST_DRAWN) or 1],
    )


def moved(one: Sequence[Placed], other: Sequence[Placed]) -> int:
    """How many orders go to somebody else."""
    return sum(here.engineer != there.engineer for here, there in zip(one, other, strict=True))


def duty_of(one: Past, span: Span) -> int:
    """Minutes on duty, as the fairness of a month counts them: stand-by is none."""
    return minutes_on([*one.calendar, *one.shifts], one.leave, *span)


def _beyond(work: Work, one: Past) -> int:
    """Minutes of a visit that lie outside the calendar, breaks bridged; remote work may be laid anywhere."""
    if not work.case.need.on_site:
        return 0
    near = [span for span in one.calendar if span[0] < work.ends + DAY and span[1] > work.begins - DAY]
    within = sum(max(0, min(ends, work.ends) - max(begins, work.begins)) for begins, ends in bridged(near))
    return work.ends - work.begins - within


def _travel(works: Iterable[Work], people: dict[int, Past], roads: Roads) -> int:
    """The way of every day: from home to the first visit, and from each to the next."""
    days: dict[tuple[int, int], list[Work]] = {}
    for one in works:
        if one.case.need.on_site and one.engineer is not None:
            days.setdefault((one.engineer, (one.begins + one.case.need.offset) // DAY), []).append(one)
    total = 0
    for (who, _), day in days.items():
        here = people[who].known.home if who in people else None
        for one in sorted(day, key=lambda each: each.begins):
            total += _way(here, one.case.need.site, roads)
            here = one.case.need.site
    return total


def _way(here: Place | None, there: Place | None, roads: Roads) -> int:
    return int(roads.minutes(np.array([vector(here)]), vector(there))[0])
