"""How evenly work is spread: what of it each was given, measured by how long they were on duty."""

from collections.abc import Iterable, Sequence
from statistics import median
from typing import Final

from aftersales.dispatch.solver.stretches import Span, bridged

LEAST_PART: Final = 4
"""Whoever was on duty for less than this part of what is usual is not compared: one job would be a record."""
LEAST_OTHERS: Final = 3
"""Fewer others than that have no middle: it would tell what one of them was given."""


def gini(values: Iterable[float]) -> float | None:
    """How unequal these are: 0 where everybody has the same, (n - 1) / n where one of n has all; None of nothing.

    G = Σ (2i - n - 1) · xᵢ / (n · Σ xᵢ), the values in ascending order and i counted from 1: Dixon, Weiner,
    Mitchell-Olds and Woodley, "Bootstrapping the Gini coefficient of inequality", Ecology 68 (1987). It is half the
    mean difference between any two, as a part of the mean.
    """
    ordered = sorted(values)
    count, every = len(ordered), sum(ordered)
    if not count or every <= 0:
        return None
    return sum((2 * n - count - 1) * value for n, value in enumerate(ordered, start=1)) / (count * every)


def middle(values: Iterable[float]) -> float | None:
    """The middle one, or between the two that are; None of nothing."""
    told = list(values)
    return median(told) if told else None


def comparable(duty: Sequence[int]) -> list[bool]:
    """Of minutes of duty: whose are enough to be compared with the others, a part-timer's too."""
    usual = middle(one for one in duty if one > 0)
    return [one > 0 and usual is not None and one * LEAST_PART >= usual for one in duty]


def per_hour(minutes: int, duty: int) -> float:
    """Minutes of work for each hour of duty; of nobody on duty none."""
    return minutes * 60 / duty if duty > 0 else 0.0


def minutes_on(duty: Iterable[Span], away: Iterable[Span], first: int, last: int) -> int:
    """Minutes from `first` until `last` that any duty has and no absence takes away."""
    on = bridged(_within(duty, first, last), 0)
    off = bridged(_within(away, first, last), 0)
    lost = sum(max(0, min(ends, other[1]) - max(begins, other[0])) for begins, ends in on for other in off)
    return sum(ends - begins for begins, ends in on) - lost


def _within(spans: Iterable[Span], first: int, last: int) -> list[Span]:
    return [(max(begins, first), min(ends, last)) for begins, ends in spans if begins < last and ends > first]
