"""What a plan changes, in parts that can be taken one without another.

Two changes are of one part where one needs the other: it goes where the other leaves, too close to it for the way
between, or after it. Whichever parts are taken, then, everybody has time for what they are to do and for the ways: of
two things of one engineer either both were planned together, or there is room for the way between them; and a way by
another place is no shorter.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

import numpy as np

from aftersales.dispatch.solver.places import vector
from aftersales.dispatch.solver.plans.board import Board, Slot


def changes(board: Board, slots: Mapping[str, Slot]) -> dict[str, Slot]:
    """What is to be made otherwise than it stands, or at all."""
    return {key: slot for key, slot in slots.items() if slot != board.by_key[key].present}


def parts(board: Board, slots: Mapping[str, Slot]) -> list[list[str]]:
    """The changes by part; parts, and within each its works, in the order in which they are to begin."""
    changed = changes(board, slots)
    leads = {key: key for key in changed}

    def lead(key: str) -> str:
        while leads[key] != key:
            leads[key] = leads[leads[key]]
            key = leads[key]
        return key

    for one, other in (*_in_the_way(board, changed), *_behind(board, changed)):
        leads[lead(one)] = lead(other)
    found: dict[str, list[str]] = {}
    for key in sorted(changed, key=lambda key: (changed[key].begins, key)):
        found.setdefault(lead(key), []).append(key)
    return list(found.values())


def _in_the_way(board: Board, changed: Mapping[str, Slot]) -> Iterator[tuple[str, str]]:
    """Pairs of which one comes to where the other stands, or so close that nobody could get there."""
    came: dict[int, list[tuple[str, Slot]]] = {}
    left: dict[int, list[tuple[str, Slot]]] = {}
    for key, slot in changed.items():
        for who in slot.engineers:
            came.setdefault(who, []).append((key, slot))
        stood = board.by_key[key].present
        if stood is not None:
            for who in stood.engineers:
                left.setdefault(who, []).append((key, stood))
    for who, theirs in came.items():
        for key, slot in theirs:
            for other, stood in left.get(who, ()):
                if other != key and not _apart(board, key, slot, other, stood):
                    yield key, other


def _apart(board: Board, key: str, slot: Slot, other: str, stood: Slot) -> bool:
    """Whether one of them can be made after the other, the way included."""
    first, second = sorted(((slot, key), (stood, other)), key=lambda one: (one[0].begins, one[0].ends))
    gap = second[0].begins - first[0].ends
    if gap < 0:
        return False
    here, there = (vector(board.by_key[one].need.site) for _, one in (first, second))
    return gap >= int(board.roads.minutes(np.array([here]), there)[0])


def _behind(board: Board, changed: Mapping[str, Slot]) -> Iterable[tuple[str, str]]:
    """Pairs of which one comes after the other, and of one order: its visits are weighed together."""
    for key in changed:
        for first in board.by_key[key].after:
            if first in changed:
                yield key, first
    by_order: dict[int, list[str]] = {}
    for key in changed:
        by_order.setdefault(board.by_key[key].need.seed, []).append(key)
    for keys in by_order.values():
        yield from combinations(keys, 2)
