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
        return cls(owner, _joined(filled) if filled else nobody)

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
        return type(self)(np.concatenate([*owner, self.owner[done:]]), _joined([*rows, self.rows[done:]]))

    def of(self, mask: NDArray[np.bool_]) -> "Flat":
        """Those of the engineers in the mask."""
        kept = np.flatnonzero(mask[self.owner])
        return Flat(self.owner.take(kept), self.rows.take(kept, axis=0))

    def between(self, begins: int, ends: int) -> "Flat":
        """Those that touch a span."""
        kept = np.flatnonzero((self.rows["ends"] > begins) & (self.rows["begins"] < ends))
        return Flat(self.owner.take(kept), self.rows.take(kept, axis=0))


def _joined(pieces: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """Pieces one after another, by their bytes: copying rows field by field takes ten times as long."""
    kind, inner = pieces[0].dtype, pieces[0].shape[1:]
    raw = np.concatenate([np.ascontiguousarray(one, kind).view(np.uint8).ravel() for one in pieces])
    return raw.view(kind).reshape(-1, *inner)


@dataclass(frozen=True)
class Job:
    """What has to fit: `minutes` by engineer, at `site` (None: nobody goes anywhere), nobody setting out before
    `ready`, nothing after `until`; up to `beyond` minutes after duty if nothing follows."""

    minutes: Minutes
    ready: int
    until: int
    site: tuple[float, float, float] | None
    roads: Roads
    beyond: int = 0


@dataclass(frozen=True)
class Slots:
    """By engineer: when work begins (FAR without a slot), and of that slot the way, overtime, the day's bookings."""

    begins: Minutes
    travel: Minutes
    overtime: Minutes
    booked: Minutes


@dataclass(frozen=True)
class Openings:
    """Free stretches as one job sees them: from when work could begin, by when it must end, how long it takes."""

    count: int
    owner: NDArray[Any]
    rows: NDArray[Any]
    from_when: NDArray[Any]
    ends: NDArray[Any]
    minutes: NDArray[Any]
    way: NDArray[Any]

    def of(self, mask: NDArray[np.bool_]) -> Self:
        """Those of the engineers in the mask."""
        kept = np.flatnonzero(mask[self.owner])
        told = (self.owner, self.rows, self.from_when, self.ends, self.minutes, self.way)
        return type(self)(self.count, *(one.take(kept) for one in told))


def openings(stretches: Flat, job: Job, count: int) -> Openings:
    """What of the stretches of `count` engineers is there for a job."""
    near = stretches.between(job.ready, job.until)
    rows, owner = near.rows, near.owner
    minutes = job.minutes[owner]
    way, way_on = _ways(rows, job)
    ends = rows["ends"] - way_on + np.minimum(rows["open"], job.beyond)
    from_when = np.maximum(rows["begins"], job.ready) + way
    able = np.flatnonzero(from_when + minutes <= ends)
    told = (owner, rows, from_when, ends, minutes, way)
    return Openings(count, *(one.take(able) for one in told))


def earliest(
    there: Openings, spans: Sequence[Span], caps: Minutes | None = None, by: int = FAR, exactly: int | None = None
) -> Slots:
    """The earliest slot of each engineer within one of `spans` (in order) that begins no later than `by`; with `caps`,
    on no day over its cap. `exactly`: the one that begins at this minute, or none."""
    slots = Slots(*(np.full(there.count, fill, np.int64) for fill in (FAR, 0, 0, 0)))
    begins = _begin(there, spans, exactly)
    begins[begins > by] = FAR
    if caps is not None:
        begins[there.rows["booked"] + there.minutes > caps[there.owner]] = FAR
    if not len(begins):
        return slots
    found, best = _first_of_each(there.owner, begins)
    slots.begins[found] = begins[best]
    slots.travel[found] = there.way[best]
    slots.overtime[found] = _overtime(there.rows.take(best), begins[best], there.minutes[best])
    slots.booked[found] = there.rows["booked"][best]
    return slots


def _ways(rows: NDArray[Any], job: Job) -> tuple[Minutes, Minutes]:
    on = np.zeros(len(rows), np.int64)
    if job.site is None:
        return on, on
    going = np.flatnonzero(rows["going_on"])
    on[going] = job.roads.minutes(rows["goes"][going], job.site)
    return job.roads.minutes(rows["came"], job.site), on


def _begin(there: Openings, spans: Sequence[Span], exactly: int | None) -> Minutes:
    """The first time in any span at which the work fits; the first span that fits has the earliest."""
    found = np.full(len(there.owner), FAR, np.int64)
    for opens, closes in spans:
        touching = np.flatnonzero((there.ends > opens) & (there.from_when < closes) & (found == FAR))
        first = np.maximum(there.from_when[touching], opens)
        begins = -(-first // STEP) * STEP if exactly is None else np.where(first <= exactly, exactly, FAR)
        fits = begins + there.minutes[touching] <= np.minimum(there.ends[touching], closes)
        fits &= begins - there.way[touching] < there.rows["ends"][touching]  # whoever goes sets out on duty
        found[touching[fits]] = begins[fits]
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
