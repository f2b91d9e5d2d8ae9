"""Free stretches of an engineer: duty, less leave, less bookings, and where each begins and has to end.

All times are whole minutes since 1970 in UTC.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver.places import NOWHERE, Place, vector

Span = tuple[int, int]
Spans = NDArray[np.int32]
"""Rows of two."""
_DAY: Final = 24 * 60
BREAK: Final = 120
"""A break that long or shorter does not cut a day in two: whoever works over noon eats where they are."""

STRETCH: Final = np.dtype(
    [
        ("begins", "i4"),
        ("ends", "i4"),
        ("usual_from", "i4"),
        ("usual_until", "i4"),
        ("booked", "i4"),
        ("going_on", "?"),
        ("open", "i4"),
        ("came", "f8", 3),
        ("goes", "f8", 3),
    ]
)
"""Free from `begins` to `ends`; what lies outside `usual_from` to `usual_until` is beyond the calendar; so many minutes
of the same duty are `booked`. The way begins at `came`, and leads on to `goes` where a booking follows (`going_on`);
where duty ends, nothing is planned for so many minutes after it (`open`)."""


@dataclass(frozen=True)
class Booked:
    """A booking, and where it takes the engineer."""

    begins: int
    ends: int
    place: Place | None


@dataclass(frozen=True)
class Duty:
    """Time on duty: with `usual`, the part of it that the calendar has."""

    begins: int
    ends: int
    usual: Span


def spans(told: Iterable[Span]) -> Spans:
    """Spans as an array."""
    return np.array(list(told), np.int32).reshape(-1, 2)


def bridged(spans: Iterable[Span], gap: int = BREAK) -> list[Span]:
    """Spans in order, those no further apart than `gap` made one."""
    whole: list[Span] = []
    for begins, ends in sorted(spans):
        if whole and begins - whole[-1][1] <= gap:
            whole[-1] = (whole[-1][0], max(whole[-1][1], ends))
        else:
            whole.append((begins, ends))
    return whole


def duties(calendar: Sequence[Span], shifts: Iterable[Span]) -> list[Duty]:
    """Calendar (bridged) and shifts together; where they meet they are one duty."""
    told = []
    for begins, ends in bridged([*calendar, *shifts], 0):
        inside = [one for one in calendar if one[0] < ends and one[1] > begins]
        usual = (inside[0][0], inside[-1][1]) if inside else (begins, begins)
        told.append(Duty(begins, ends, usual))
    return told


def free(
    on_duty: Iterable[Duty], leave: Iterable[Span], bookings: Iterable[Booked], home: Place | None
) -> NDArray[Any]:
    """What is left of duty, as an array of STRETCH in the order of time."""
    start = vector(home)
    away = [Booked(begins, ends, None) for begins, ends in leave]
    taken = sorted([*((one, False) for one in away), *((one, True) for one in bookings)], key=_by_begin)
    rows = [row for duty in on_duty for row in _cut(duty, taken, start)]
    return np.array(rows, STRETCH)


def _by_begin(one: tuple[Booked, bool]) -> tuple[int, int]:
    return one[0].begins, one[0].ends


def _cut(duty: Duty, taken: list[tuple[Booked, bool]], home: tuple[float, float, float]) -> Iterable[tuple[Any, ...]]:
    within = [one for one in taken if one[0].begins < duty.ends and one[0].ends > duty.begins]
    booked = sum(one.ends - one.begins for one, work in within if work)
    begins, came = duty.begins, home
    for one, work in within:
        if one.begins > begins:
            goes = vector(one.place) if work else NOWHERE
            yield (begins, one.begins, *duty.usual, booked, work, 0, came, goes)
        if one.ends > begins:
            begins, came = one.ends, vector(one.place) if work else home
    if begins < duty.ends:
        following = min((one.begins for one, _ in taken if one.begins >= duty.ends), default=duty.ends + _DAY)
        yield (begins, duty.ends, *duty.usual, booked, False, min(following - duty.ends, _DAY), came, NOWHERE)
