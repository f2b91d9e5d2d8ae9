"""The earliest slot of each engineer: way there, work and way on in one free stretch, within the hours that suit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver.places import Minutes, Roads
from aftersales.dispatch.solver.stretches import Span

FAR: Final = 2**31 - 1
"""No slot."""
STEP: Final = 5
"""Work begins at a time one can say."""
_PLACES: Final = 32


@dataclass(frozen=True)
class Flat:
    """Rows of everybody one after another, such as free stretches; `owner` is whose each is, ascending."""

    owner: NDArray[np.int64]
    rows: NDArray[Any]

    @classmethod
    def together(cls, each: Sequence[NDArray[Any]], nobody: NDArray[Any]) -> Self:
        """Everybody's rows; `nobody` is what no rows look like."""
        filled = [rows for rows in each if len(rows)]
        owner = np.repeat(np.arange(len(each)), [len(rows) for rows in each])
        return cls(owner, np.concatenate(filled) if filled else nobody)

    def spliced(self, changed: Mapping[int, NDArray[Any]]) -> Self:
        """With the rows of a few owners put in anew."""
        where = sorted(changed)
        firsts, lasts = np.searchsorted(self.owner, where), np.searchsorted(self.owner, where, side="right")
        rows: list[NDArray[Any]] = []
        owner: list[NDArray[np.int64]] = []
        done = 0
        for place, first, last in zip(where, firsts, lasts, strict=True):
            own = changed[place]
            rows += [self.rows[done:first], own]
            owner += [self.owner[done:first], np.full(len(own), place, np.int64)]
            done = last
        return type(self)(np.concatenate([*owner, self.owner[done:]]), np.concatenate([*rows, self.rows[done:]]))

    def of(self, mask: NDArray[np.bool_]) -> "Flat":
        """Those of the engineers in the mask."""
        kept = mask[self.owner]
        return Flat(self.owner[kept], self.rows[kept])

    def between(self, begins: int, ends: int) -> "Flat":
        """Those that touch a span."""
        kept = (self.rows["ends"] > begins) & (self.rows["begins"] < ends)
        return Flat(self.owner[kept], self.rows[kept])


@dataclass(frozen=True)
class Job:
    """What has to fit: `minutes` by engineer, at `site` (None: nobody goes anywhere), within one of `spans`, nobody
    setting out before `ready`; `beyond` minutes after duty if nothing follows; with `caps`, no day over its cap."""

    minutes: Minutes
    spans: Sequence[Span]
    ready: int
    site: tuple[float, float, float] | None
    roads: Roads
    beyond: int = 0
    caps: Minutes | None = None


@dataclass(frozen=True)
class Slots:
    """By engineer: when work begins (FAR without a slot), and of that slot the way, overtime, the day's bookings."""

    begins: Minutes
    travel: Minutes
    overtime: Minutes
    booked: Minutes


def earliest(stretches: Flat, job: Job, count: int) -> Slots:
    """The earliest slot of each of `count` engineers."""
    slots = Slots(*(np.full(count, fill, np.int64) for fill in (FAR, 0, 0, 0)))
    if not job.spans:
        return slots
    near = stretches.between(job.spans[0][0] - 24 * 60, max(span[1] for span in job.spans))
    rows, owner = near.rows, near.owner
    if not len(rows):
        return slots
    minutes = job.minutes[owner]
    way, way_on = _ways(rows, job)
    ends = rows["ends"].astype(np.int64) - way_on + np.where(rows["going_on"], 0, job.beyond)
    from_when = np.maximum(rows["begins"], job.ready) + way
    begins = _begin(from_when, ends, minutes, job.spans)
    if job.caps is not None:
        begins = np.where(rows["booked"] + minutes <= job.caps[owner], begins, FAR)
    found, best = _first_of_each(owner, begins)
    slots.begins[found] = begins[best]
    slots.travel[found] = way[best]
    slots.overtime[found] = _overtime(rows[best], begins[best], minutes[best])
    slots.booked[found] = rows["booked"][best]
    return slots


def _ways(rows: NDArray[Any], job: Job) -> tuple[Minutes, Minutes]:
    if job.site is None:
        nothing = np.zeros(len(rows), np.int64)
        return nothing, nothing
    there = job.roads.minutes(rows["came"], job.site)
    on = np.zeros(len(rows), np.int64)
    going = np.flatnonzero(rows["going_on"])
    on[going] = job.roads.minutes(rows["goes"][going], job.site)
    return there, on


def _begin(from_when: Minutes, ends: Minutes, minutes: Minutes, spans: Sequence[Span]) -> Minutes:
    """The first time in any span at which the work fits; spans are in order, so the first that fits is the earliest."""
    found = np.full(len(from_when), FAR, np.int64)
    for opens, closes in spans:
        begins = -(-np.maximum(from_when, opens) // STEP) * STEP
        fits = (begins + minutes <= np.minimum(ends, closes)) & (found == FAR)
        found = np.where(fits, begins, found)
    return found


def _first_of_each(owner: NDArray[np.int64], begins: Minutes) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which engineers have any, and the row of the earliest of each."""
    firsts = np.flatnonzero(np.diff(owner, prepend=-1))
    keys = (begins << _PLACES) | np.arange(len(begins))
    least = np.minimum.reduceat(keys, firsts)
    able = (least >> _PLACES) != FAR
    return owner[firsts][able], (least & (2**_PLACES - 1))[able]


def _overtime(rows: NDArray[Any], begins: Minutes, minutes: Minutes) -> Minutes:
    within = np.minimum(begins + minutes, rows["usual_until"]) - np.maximum(begins, rows["usual_from"])
    return np.asarray(minutes - np.clip(within, 0, minutes), np.int64)
