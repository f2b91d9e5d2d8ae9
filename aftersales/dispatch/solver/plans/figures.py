"""What a plan comes to, told of any in the same way: as it stands, as dispatch would fill it, as it is proposed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from aftersales.dispatch.solver.places import EARTH_KM, vector
from aftersales.dispatch.solver.plans.board import Board, Slot, Staff
from aftersales.dispatch.solver.plans.rows import Vector
from aftersales.dispatch.solver.stretches import Booked


@dataclass(frozen=True)
class Figures:
    """`visits` of the board that somebody makes, and works nobody does. `travel` in minutes and `km` from home and from
    place to place, of all who go anywhere in the span. `late`: visits begun after their promise, by `late_minutes` in
    all; orders nobody has count with what they are late by at the end of the span. `overtime`: minutes of work outside
    calendars. `moved`: visits that stand and go elsewhere or to another time."""

    visits: int
    unassigned: int
    travel: int
    km: float
    late: int
    late_minutes: int
    overtime: int
    moved: int


def figures(board: Board, slots: Mapping[str, Slot]) -> Figures:
    """Of this plan."""
    legs = [leg for one in board.staff for leg in _legs(board, one, slots)]
    here = np.array([leg[0] for leg in legs], float).reshape(-1, 3)
    travel = [int(board.roads.minutes(here[n : n + 1], leg[1])[0]) for n, leg in enumerate(legs)]
    late = [
        minutes
        for work in board.works
        if work.need.due is not None
        and (minutes := (slots[work.key].begins if work.key in slots else board.ends) - work.need.due) > 0
    ]
    return Figures(
        visits=sum(work.key in slots for work in board.works),
        unassigned=sum(work.key not in slots for work in board.works),
        travel=sum(travel),
        km=round(sum(_km(board, *leg) for leg in legs), 1),
        late=len(late),
        late_minutes=sum(late),
        overtime=sum(_overtime(one, slots) for one in board.staff),
        moved=sum(slots.get(key) != slot for key, slot in board.present.items()),
    )


def ways(board: Board, slots: Mapping[str, Slot]) -> dict[tuple[int, str], int]:
    """Minutes of the way to each work, by who goes."""
    told = {}
    for one in board.staff:
        for here, there, key in _keyed_legs(board, one, slots):
            if key is not None:
                told[one.id, key] = int(board.roads.minutes(np.array([here]), there)[0])
    return told


def _legs(board: Board, one: Staff, slots: Mapping[str, Slot]) -> Iterator[tuple[Vector, Vector]]:
    for here, there, _ in _keyed_legs(board, one, slots):
        yield here, there


def _keyed_legs(board: Board, one: Staff, slots: Mapping[str, Slot]) -> Iterator[tuple[Vector, Vector, str | None]]:
    """The ways of one engineer: of each duty the first from home, as dispatch reckons them."""
    taken: list[tuple[Booked, str | None]] = [
        (held, None) for held in one.held if held.ends > board.begins and held.begins < board.ends
    ]
    taken += [(board.by_key[key].taken(slot), key) for key, slot in slots.items() if one.id in slot.engineers]
    here, duty = vector(one.known.home), None
    for booked, key in sorted(taken, key=lambda told: (told[0].begins, told[0].ends)):
        now = next((n for n, each in enumerate(one.duties) if each.begins <= booked.begins < each.ends), None)
        if now is None or now != duty:
            here, duty = vector(one.known.home), now
        there = vector(booked.place)
        yield here, there, key
        here = there


def _km(board: Board, here: Vector, there: Vector) -> float:
    """Along roads; of what lies nowhere nothing is known."""
    cosine = float(np.dot(here, there))
    if cosine == 0:
        return 0.0
    return EARTH_KM * 2 * float(np.arcsin(np.sqrt(np.clip((1 - cosine) / 2, 0, 1)))) * board.roads.percent / 100


def _overtime(one: Staff, slots: Mapping[str, Slot]) -> int:
    theirs: Sequence[Slot] = [slot for slot in slots.values() if one.id in slot.engineers]
    usual = [duty.usual for duty in one.duties]
    within = (max(min(slot.ends, until) - max(slot.begins, since), 0) for slot in theirs for since, until in usual)
    return sum(slot.ends - slot.begins for slot in theirs) - sum(within)
