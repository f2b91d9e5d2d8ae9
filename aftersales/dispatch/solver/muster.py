"""All that a crew is chosen from: who fits which seat, from when until when each could begin, who teaches whom.

It is kept with the decision, so that the same crew is chosen again from the bytes alone. Of those who fit the same
seats only the best by their own points are looked at, so that ten thousand engineers are no more work than hundreds.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import Decided, lots
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.packed import NONE, Field
from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Roster
from aftersales.dispatch.solver.slots import STEP, Openings, openings
from aftersales.dispatch.solver.stretches import Span
from aftersales.dispatch.solver.terms import Terms
from aftersales.dispatch.solver.weighing import Need, begins_by, job_of, spans_of

MOST_ALIKE: Final = 200
"""Of those who fit exactly the same seats so many are looked at, the best by their own points; beside them whoever is
named, and the mentors of those who are."""

_PROMISE: Final = list(OBJECTIVES).index("promise")
_MARK: Final = b"AC1\n"
_ROW: Final = np.dtype([("who", "<u4"), ("first", "<u2"), ("last", "<u2"), ("way", "<u2")])
_BOND: Final = np.dtype([("apprentice", "<u4"), ("mentor", "<u4")])
Rows = NDArray[Any]


@dataclass(frozen=True)
class Muster:
    """`seats`: by candidate, the bits of the seats they fit. `times`: rows of who could begin from `first` to `last`,
    in minutes from the decision, with the `way` there; `bonds`: whose mentor is whose. People are places in the field.
    """

    seats: NDArray[np.uint32]
    times: Rows
    bonds: Rows

    def pack(self) -> bytes:
        """As it is kept."""
        head = np.array([len(self.seats), len(self.times), len(self.bonds)], "<u4").tobytes()
        body = (np.ascontiguousarray(self.seats, "<u4"), self.times, self.bonds)
        return _MARK + zlib.compress(head + b"".join(one.tobytes() for one in body), 1)

    @classmethod
    def unpack(cls, data: bytes) -> Self:
        """As it was kept; ValueError when these are no such bytes."""
        if not data.startswith(_MARK):
            raise ValueError("no crew, or one of a layout nobody knows")
        raw = zlib.decompress(data[len(_MARK) :])
        people, times, bonds = (int(one) for one in np.frombuffer(raw, "<u4", 3))
        begins, ends = 12 + 4 * people, 12 + 4 * people + _ROW.itemsize * times
        return cls(
            np.frombuffer(raw, "<u4", people, 12),
            np.frombuffer(raw, _ROW, times, begins),
            np.frombuffer(raw, _BOND, bonds, ends),
        )


def worth(policy: Policy, decided: Decided) -> NDArray[np.int64]:
    """Points of each candidate but those of `promise`, which a crew has by when it begins together."""
    from_start = decided.parts[_PROMISE].astype(np.int64) * policy.weights.get("promise", 0)
    return np.asarray(decided.totals - from_start, np.int64)


def order_of(field: Field, terms: Terms, points: NDArray[np.int64]) -> NDArray[np.int64]:
    """Places in the field, the best first: of equals who has the shorter way, was given less; at last by lot."""
    return np.lexsort((lots(field["engineer"], terms.seed), field["recent"], field["travel"], -points))


def muster(
    roster: Roster, need: Need, policy: Policy, roads: Roads, field: Field, terms: Terms, decided: Decided
) -> Muster:
    """Who may be on the crew, and when."""
    seats: NDArray[np.uint32] = np.where(decided.failed == 0, field["seats"], 0).astype(np.uint32)
    bonds = _bonds(roster, seats)
    kept = _kept(field, terms, policy, decided, seats, bonds)
    found = openings(roster.flat("stretches"), job_of(roster, need, policy, roads), len(roster)).of(kept)
    caps = roster.column("cap") if "workload" in policy.rules else None
    spans = spans_of(need, policy, "access" in policy.rules, "window" in policy.rules)
    by = begins_by(need, "window" in policy.rules)
    looked = np.asarray(kept[bonds["apprentice"]] & kept[bonds["mentor"]]) if len(bonds) else np.zeros(0, bool)
    return Muster(field["seats"].astype(np.uint32), _times(found, spans, caps, need.at, by), bonds[looked])


def _bonds(roster: Roster, seats: NDArray[np.uint32]) -> Rows:
    """Pairs of those who both may be on the crew."""
    learning = np.flatnonzero(roster.column("learning") & (seats != 0))
    pairs = [
        (place, roster.places[mentor])
        for place in learning.tolist()
        for mentor in sorted(roster.people[place].mentors)
        if mentor in roster.places and seats[roster.places[mentor]]
    ]
    return np.array(pairs, _BOND)


def _kept(
    field: Field, terms: Terms, policy: Policy, decided: Decided, seats: NDArray[np.uint32], bonds: Rows
) -> NDArray[np.bool_]:
    marks = np.zeros(len(seats), bool)
    ordered = order_of(field, terms, worth(policy, decided))
    for same in np.unique(seats[seats != 0]).tolist():
        marks[ordered[seats[ordered] == same][:MOST_ALIKE]] = True
    if terms.has_required:
        marks |= (seats != 0) & ((field["flags"] & np.uint32(packed.REQUIRED)) != 0)
    if len(bonds):
        marks[bonds["mentor"][marks[bonds["apprentice"]]]] = True
    return marks


def _times(there: Openings, spans: Sequence[Span], caps: NDArray[np.int64] | None, at: int, by: int) -> Rows:
    """Beginnings are on five minutes; whoever goes sets out on duty, as alone (see `slots.earliest`)."""
    pieces = []
    latest = np.minimum(np.minimum(there.ends - there.minutes, there.rows["ends"] + there.way - 1), by)
    within = np.ones(len(there.owner), bool)
    if caps is not None:
        within = there.rows["booked"] + there.minutes <= caps[there.owner]
    for opens, closes in spans:
        first = -(-np.maximum(there.from_when, opens) // STEP) * STEP
        last = np.minimum(latest, closes - there.minutes) // STEP * STEP
        able = np.flatnonzero(within & (first <= last) & (first - at < NONE))
        rows = np.zeros(len(able), _ROW)
        rows["who"], rows["way"] = there.owner[able], packed.rounded(there.way[able])
        rows["first"], rows["last"] = first[able] - at, np.minimum(last[able] - at, packed.MOST)
        pieces.append(rows)
    return np.concatenate(pieces) if pieces else np.zeros(0, _ROW)
