"""Whoever is free at one start, seated: the best who still fit, one after another, moving others along if that helps.

Which sets of people can be seated is a transversal matroid, for which taking the best first gives the best there is,
beside those who are seated before.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

MOST_TOGETHER = 2_000
"""So many choices of those who are seated first are looked at for one start."""


@dataclass(frozen=True)
class Free:
    """Who is free at one start, the best first, with their points; by person the seats they may take as bits: all, and
    those for which nobody need be beside them. `mentors`: who of them teaches whom."""

    people: Sequence[int]
    points: Mapping[int, int]
    seats: Mapping[int, int]
    alone: Mapping[int, int]
    mentors: Mapping[int, Sequence[int]]

    def is_beside(self, one: int, others: Iterable[int]) -> bool:
        """Whether a mentor of theirs is among the others."""
        return not set(self.mentors.get(one, ())).isdisjoint(others)

    def at_most(self, together: Sequence[int], size: int) -> int:
        """More than this no crew of that size with these on it is worth."""
        rest = [self.points[one] for one in self.people if one not in together][: size - len(together)]
        return sum(self.points[one] for one in together) + sum(rest)

    def choices(self, named: Sequence[int] | None, size: int) -> Iterator[tuple[int, ...]]:
        """Who is seated first: one of those who are `named`, and apprentices each with a mentor, or nobody."""
        pairs = [(one, mentor) for one in self.people for mentor in self.mentors.get(one, ())]
        pairs.sort(key=lambda pair: -self.points[pair[0]] - self.points[pair[1]])
        seen: set[frozenset[int]] = set()
        for begun in [()] if named is None else [(one,) for one in named]:
            for chosen in _with_pairs(begun, pairs, size):
                if frozenset(chosen) in seen:
                    continue
                seen.add(frozenset(chosen))
                if len(seen) > MOST_TOGETHER:
                    return
                if all(self.alone[one] or self.is_beside(one, chosen) for one in chosen):
                    yield chosen

    def fill(self, together: Sequence[int], size: int) -> tuple[int, ...] | None:
        """The best crew with all of these on it, the best first; None if there is none."""
        may = {one: self.alone[one] for one in self.people}
        may.update({one: self.seats[one] for one in together if self.is_beside(one, together)})
        seated: dict[int, int] = {}
        if not all(_seat(one, may, seated, set()) for one in together):
            return None
        for one in self.people:
            if len(seated) == size:
                break
            if one not in together and may[one]:
                _seat(one, may, seated, set())
        if len(seated) < size:
            return None
        chosen = set(seated.values())
        return tuple(one for one in self.people if one in chosen)


def _with_pairs(
    begun: tuple[int, ...], pairs: Sequence[tuple[int, int]], size: int, since: int = 0
) -> Iterator[tuple[int, ...]]:
    """These, and these with every few of the pairs, as far as so many have a seat; fewer pairs come first."""
    yield begun
    for number in range(since, len(pairs)):
        added = tuple(one for one in pairs[number] if one not in begun)
        if added and len(begun) + len(added) <= size:
            yield from _with_pairs((*begun, *added), pairs, size, number + 1)


def _seat(one: int, may: Mapping[int, int], seated: dict[int, int], tried: set[int]) -> bool:
    """Seat somebody, moving others along; nobody who is seated loses their place."""
    for seat in bits_of(may[one]):
        if seat in tried:
            continue
        tried.add(seat)
        if seat not in seated or _seat(seated[seat], may, seated, tried):
            seated[seat] = one
            return True
    return False


def bits_of(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, the lowest first."""
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


def assigned(seats: Sequence[int], people: Sequence[int], may: Mapping[int, int]) -> list[int] | None:
    """Who takes which of these seats: the first seat whoever comes first and leaves the others somebody, and so on."""
    if not seats:
        return []
    for one in people:
        if may[one] >> seats[0] & 1:
            rest = assigned(seats[1:], [other for other in people if other != one], may)
            if rest is not None:
                return [one, *rest]
    return None
