"""The crew: for each seat somebody, all free to begin at the same time, together worth most.

Fewer people come before more; then points: everybody's own, but that of the promise each has by when the crew begins.
A crew's earliest start is always the first minute at which somebody on it could begin, so that only those are looked
at, the earliest first, and no further than a later one could still be worth more. At each start people are seated as in
`seating.py`; of those who fit the same seats no more can be on a crew than it has seats. Whoever is named, and an
apprentice with a mentor, are seated first, each possible choice of them in turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.deciding import Decided
from aftersales.dispatch.solver.muster import Muster, order_of, worth
from aftersales.dispatch.solver.objectives import OBJECTIVES
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.rules import RULES
from aftersales.dispatch.solver.seating import Free, assigned
from aftersales.dispatch.solver.seats import APPRENTICE, LEAD, Crew, needed
from aftersales.dispatch.solver.terms import Terms

MOST_TRIES: Final = 20_000
"""So many crews are put together for one option; where nobody is named and nobody taught, a few dozen are enough."""
MOST_PAIRS: Final = 100
"""So many of the apprentices who are free at one start are looked at with their mentors, the best first."""
Masks = NDArray[np.int64]


@dataclass(frozen=True)
class Member:
    """Somebody on a crew: the seat (its number in the option), the place in the field, minutes of their way there."""

    seat: int
    place: int
    way: int


@dataclass(frozen=True)
class Chosen:
    """Who goes together, the lead first: by which option, from when (minutes after the decision), and what they are
    worth, the promise included."""

    option: int
    begins: int
    value: int
    members: tuple[Member, ...]

    def told(self, field: Field) -> list[dict[str, int]]:
        """Who takes which seat, as it is kept: engineers by id."""
        return [
            {"seat": one.seat, "engineer": int(field["engineer"][one.place]), "way": one.way} for one in self.members
        ]


def choose(field: Field, terms: Terms, policy: Policy, decided: Decided, crew: Crew, held: Muster) -> Chosen | None:
    """The best crew; None where none comes together. The same figures give the same crew everywhere."""
    people = _People(field, terms, policy, decided, crew, held)
    for size in sorted({needed(option) for option in crew.options}):
        same = [number for number, option in enumerate(crew.options) if needed(option) == size]
        found = [one for number in same if (one := _Option(people, number).best()) is not None]
        if found:
            return max(found, key=lambda one: (one.value, -one.begins, -one.option))
    return None


def without_crew(decided: Decided) -> Decided:
    """No crew comes together: that is what keeps whoever passed all other rules."""
    failed = np.where(decided.failed == 0, np.uint32(RULES["crew"].mask), decided.failed)
    return Decided(failed, decided.parts, decided.totals, decided.ranking[:0])


class _People:
    """Everybody, for all options alike."""

    def __init__(self, field: Field, terms: Terms, policy: Policy, decided: Decided, crew: Crew, held: Muster) -> None:
        self.terms, self.policy, self.crew, self.held = terms, policy, crew, held
        points = worth(policy, decided)
        order = order_of(field, terms, points)
        self.rank = np.empty(len(order), np.int64)
        self.rank[order] = np.arange(len(order))
        self.points = {one: int(points[one]) for one in np.unique(held.times["who"]).tolist()}
        self.required = set(np.flatnonzero(field["flags"] & np.uint32(packed.REQUIRED)).tolist())
        self.learning = set(np.flatnonzero(field["flags"] & np.uint32(packed.LEARNING)).tolist())
        self.beside = crew.mentor or "mentor" in policy.rules
        self.mentors: dict[int, list[int]] = {}
        for apprentice, mentor in held.bonds.tolist():
            self.mentors.setdefault(apprentice, []).append(mentor)

    def alone(self, one: int, mask: int, taught: int) -> int:
        """Of these seats those for which nobody need be beside them; `taught`: the bits of apprentices' seats."""
        return 0 if self.beside and one in self.learning else mask & ~taught

    def promise(self, starts: NDArray[Any]) -> NDArray[np.int64]:
        """What beginning then gives each of a crew."""
        part, usual = OBJECTIVES["promise"]
        told = part({"starts_in": starts}, self.terms, self.policy.scales.get("promise", usual))
        return np.asarray(told * self.policy.weights.get("promise", 0), np.int64)


class _Option:
    """One of the alternatives, and the best crew for it."""

    def __init__(self, people: _People, number: int) -> None:
        self._all, self._number = people, number
        self._option = people.crew.options[number]
        self._bits = people.crew.bits(number)
        self._seats = sorted(
            (n for n, seat in enumerate(self._option) if not seat.optional),
            key=lambda n: (self._option[n].role != LEAD, n),
        )
        self._size = len(self._seats)
        self._masks = self._narrowed()
        self._taught = sum(1 << n for n, seat in enumerate(self._seats) if self._option[seat].role == APPRENTICE)
        self._tries = 0

    def best(self) -> Chosen | None:
        """The best crew by this option."""
        rows = self._all.held.times
        rows = rows[self._masks[rows["who"]] != 0]
        starts = np.unique(rows["first"])
        promise = self._all.promise(starts) * self._size
        points = sorted((self._all.points[one] for one in np.unique(rows["who"]).tolist()), reverse=True)
        most = sum(points[: self._size])
        best: tuple[int, int, tuple[int, ...]] | None = None
        for n in np.flatnonzero(self._can_be_full(rows, starts)).tolist():
            begins, given = int(starts[n]), int(promise[n])
            if self._tries >= MOST_TRIES or (best is not None and best[0] >= most + given):
                break  # whoever begins later is not worth more
            found = self._best_at(begins, None if best is None else best[0] - given)
            if found is not None:
                best = (found[0] + given, begins, found[1])
        return None if best is None else self._chosen(*best)

    # -- when ----------------------------------------------------------------------------------------------------------

    def _can_be_full(self, rows: Any, starts: NDArray[Any]) -> NDArray[np.bool_]:
        """At which starts there are, for any few of the seats, as many who fit one of them (Hall's condition)."""
        change = np.zeros((len(starts) + 1, 1 << self._size), np.int64)
        masks = self._masks[rows["who"]]
        np.add.at(change, (np.searchsorted(starts, rows["first"]), masks), 1)
        np.add.at(change, (np.searchsorted(starts, rows["last"], "right"), masks), -1)
        there = np.cumsum(change[:-1], axis=0)
        kinds = np.arange(1 << self._size)
        full = np.ones(len(starts), bool)
        for few in range(1, 1 << self._size):
            full &= there[:, (kinds & few) != 0].sum(axis=1) >= few.bit_count()
        return full

    # -- who -----------------------------------------------------------------------------------------------------------

    def _best_at(self, begins: int, more_than: int | None) -> tuple[int, tuple[int, ...]] | None:
        """The best crew that begins then, if it is worth more than that without its promise."""
        free = self._free(begins)
        named = [one for one in free.people if one in self._all.required] if self._all.terms.has_required else None
        best: tuple[int, tuple[int, ...]] | None = None
        for together in free.choices(named, self._size):
            if self._tries >= MOST_TRIES:
                break
            if more_than is not None and free.at_most(together, self._size) <= more_than:
                continue
            self._tries += 1
            people = free.fill(together, self._size)
            value = sum(free.points[one] for one in people or ())
            if people is not None and (more_than is None or value > more_than):
                best, more_than = (value, people), value
        return best

    def _free(self, begins: int) -> Free:
        """Of those who fit the same seats as many as there are; beside them those who are looked at one by one."""
        ordered = self._there(begins)
        near = set(ordered)
        taught = [one for one in ordered if one in self._all.mentors][:MOST_PAIRS]
        mentors = {one: [each for each in self._all.mentors[one] if each in near] for one in taught}
        single = {*taught, *(each for told in mentors.values() for each in told)}
        counts: dict[tuple[int, int, bool], int] = {}
        kept = []
        for one in ordered:
            mask = int(self._masks[one])
            kind = (mask, self._all.alone(one, mask, self._taught), one in self._all.required)
            counts[kind] = counts.get(kind, 0) + 1
            if counts[kind] <= self._size or one in single:
                kept.append(one)
        seats = {one: int(self._masks[one]) for one in kept}
        alone = {one: self._all.alone(one, mask, self._taught) for one, mask in seats.items()}
        return Free(kept, {one: self._all.points[one] for one in kept}, seats, alone, mentors)

    def _there(self, begins: int) -> list[int]:
        rows = self._all.held.times
        free = np.unique(rows["who"][(rows["first"] <= begins) & (rows["last"] >= begins)])
        free = free[self._masks[free] != 0]
        return list(free[np.argsort(self._all.rank[free])].tolist())

    def _narrowed(self) -> Masks:
        """By candidate the seats that cannot be left empty, counted from the lead's."""
        seats = self._all.held.seats.astype(np.int64)
        masks = np.zeros(len(seats), np.int64)
        for n, seat in enumerate(self._seats):
            masks |= (seats >> self._bits[seat] & 1) << n
        return masks

    # -- in which seat -------------------------------------------------------------------------------------------------

    def _chosen(self, value: int, begins: int, people: Sequence[int]) -> Chosen:
        may = {}
        for one in people:
            mask = int(self._masks[one])
            beside = not set(self._all.mentors.get(one, ())).isdisjoint(people)
            may[one] = mask if beside else self._all.alone(one, mask, self._taught)
        order = assigned(range(self._size), people, may)
        if order is None:
            raise RuntimeError("those who were seated together have no seats")
        members = [self._member(seat, one, begins) for seat, one in zip(self._seats, order, strict=True)]
        return Chosen(self._number, begins, value, (*members, *self._others(members, begins)))

    def _others(self, members: Sequence[Member], begins: int) -> list[Member]:
        """The seats that may stay empty, each filled with the best who is free then and fits."""
        crew, rows, found = {one.place for one in members}, self._all.held.times, []
        free = np.unique(rows["who"][(rows["first"] <= begins) & (rows["last"] >= begins)])
        ordered = free[np.argsort(self._all.rank[free])].tolist()
        for n, seat in enumerate(self._option):
            if seat.optional:
                bit, taught = self._bits[n], 1 if seat.role == APPRENTICE else 0
                for one in ordered:
                    fits = one not in crew and int(self._all.held.seats[one]) >> bit & 1
                    beside = not crew.isdisjoint(self._all.mentors.get(one, ()))
                    if fits and (beside or self._all.alone(one, 1, taught)):
                        crew.add(one)
                        found.append(self._member(n, one, begins))
                        break
        return found

    def _member(self, seat: int, one: int, begins: int) -> Member:
        rows = self._all.held.times
        own = rows[(rows["who"] == one) & (rows["first"] <= begins) & (rows["last"] >= begins)]
        return Member(seat, one, int(own["way"][0]))
