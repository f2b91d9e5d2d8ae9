"""What dispatch alone would make of a board: each order nobody has by its own decision, the most urgent first.

Visits that stand stay where they are. This is what a proposal is measured against, and what its search begins with, so
that it is never worse. Both are held to the same: work begins within the days of the board; nobody sets out before a
plan could have been read and taken (the board's `margin`), everybody has their pause, and what was promised is kept
whatever the policy says. Where the engineer a decision would choose cannot be sent so, the work goes to the next it
would have chosen, and where nobody can, to the first who can later.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np

from aftersales.dispatch.solver.called import call
from aftersales.dispatch.solver.crews import Chosen
from aftersales.dispatch.solver.deciding import decide
from aftersales.dispatch.solver.packed import Column
from aftersales.dispatch.solver.places import vector
from aftersales.dispatch.solver.plans.board import Board, Slot, Staff, Work, down, up
from aftersales.dispatch.solver.plans.keeping import held_to_rules
from aftersales.dispatch.solver.plans.rows import Pause, Row, rows_of
from aftersales.dispatch.solver.roster import Known, Roster
from aftersales.dispatch.solver.seats import Crew
from aftersales.dispatch.solver.stretches import Booked
from aftersales.dispatch.solver.weighing import weigh

LATER: Final = 30
"""Minutes by which a decision is put off where nobody could be sent as it would have it."""


@dataclass(frozen=True)
class Greedy:
    """The slots that stand, and those that decisions one after another would give; `seats`: of their crews the bits,
    the lead's first."""

    slots: Mapping[str, Slot]
    seats: Mapping[str, tuple[int, ...]]


def decided(board: Board) -> Greedy:
    """The board as dispatch alone would fill it, within what a plan of it is held to."""
    making = _Making(board)
    for work in _by_urgency(board):
        making.decide(work)
    held = held_to_rules(board, making.slots, making.seats)
    return Greedy(held.slots, {key: seats for key, seats in making.seats.items() if key in held.slots})


def _by_urgency(board: Board) -> Iterator[Work]:
    waiting = [work for work in board.works if work.present is None]
    yield from sorted(waiting, key=lambda one: (one.priority, one.need.due or board.ends, one.need.seed))


@dataclass
class _Making:
    """The board being filled."""

    board: Board
    slots: dict[str, Slot] = field(init=False)
    seats: dict[str, tuple[int, ...]] = field(default_factory=dict)
    _taken: dict[int, list[Booked]] = field(init=False)
    _rows: dict[int, list[Row]] = field(default_factory=dict)
    _roster: Roster = field(init=False)

    def __post_init__(self) -> None:
        self.slots = dict(self.board.present)
        self._taken = {one.id: [] for one in self.board.staff}
        for row in rows_of(self.board):
            self._rows.setdefault(row.engineer, []).append(row)
        for key, slot in self.slots.items():
            for who in slot.engineers:
                self._taken.get(who, []).append(self.board.by_key[key].taken(slot))
        self._roster = Roster([self._busy(one) for one in self.board.staff])

    def decide(self, work: Work) -> None:
        """By its own decision, if anybody can be sent."""
        found = self._found(work)
        if found is None:
            return
        slot, seats = found
        self.slots[work.key] = slot
        if seats:
            self.seats[work.key] = seats
        for who in slot.engineers:
            self._taken[who].append(work.taken(slot))
        self._roster = self._roster.replace([self._busy(self.board.by_id[who]) for who in slot.engineers])

    def _busy(self, one: Staff) -> Known:
        """With what they have so far, and nothing before they could set out by a plan."""
        known, rows = one.busy(self._taken[one.id]), self._rows.get(one.id, [])
        ready = min((row.begins for row in rows), default=self.board.ends)
        stretches = known.stretches[known.stretches["ends"] > ready].copy()
        stretches["begins"] = np.maximum(stretches["begins"], ready)
        return replace(known, stretches=stretches)

    def _found(self, work: Work) -> tuple[Slot, tuple[int, ...]] | None:
        """The first that fits of those a decision would choose; later, while nobody fits."""
        since = max(work.need.not_before or self.board.begins, self.board.begins)
        while since < self.board.ends:
            told = list(self._chosen(work, since))
            fitting = next((one for one in told if self._fits(work, one[0])), None)
            if fitting is not None or not told:
                return fitting
            since = max(since, min(slot.begins for slot, _ in told)) + LATER
        return None

    def _chosen(self, work: Work, since: int) -> Iterator[tuple[Slot, tuple[int, ...]]]:
        """Those a decision would choose for work that begins no sooner, the best first; of crews the best alone."""
        policy, need = work.policy, replace(work.need, not_before=since)
        columns, terms = weigh(self._roster, need, policy, self.board.roads)
        told = decide(columns, terms, policy)
        called = call(self._roster, need, policy, self.board.roads, columns, terms, told)
        if called is not None:
            if called.chosen is not None:
                yield _crewed(called.crew, called.chosen, columns, need.at)
            return
        for place in told.ranking.tolist():
            begins = need.at + int(columns["starts_in"][place])
            yield Slot((int(columns["engineer"][place]),), begins, begins + int(columns["minutes"][place])), ()

    def _fits(self, work: Work, slot: Slot) -> bool:
        """Whether it begins within the days that are planned, in a stretch a plan has, and leaves room for pauses."""
        return slot.begins < self.board.ends and all(self._goes(work, who, slot) for who in slot.engineers)

    def _goes(self, work: Work, who: int, slot: Slot) -> bool:
        rows = self._rows.get(who, [])
        row = next((one for one in rows if one.has(down(slot.begins), up(slot.ends))), None)
        if row is None:
            return False
        before, after = self._taken[who], [*self._taken[who], work.taken(slot)]
        pauses = [pause for pause in row.pauses if _rests(self.board, row, pause, before)]
        return all(_rests(self.board, row, pause, after) for pause in pauses)


def _crewed(crew: Crew, chosen: Chosen, columns: Mapping[str, Column], at: int) -> tuple[Slot, tuple[int, ...]]:
    people = tuple(int(columns["engineer"][one.place]) for one in chosen.members)
    begins, bits = at + chosen.begins, crew.bits(chosen.option)
    slot = Slot(people, begins, begins + int(columns["minutes"][chosen.members[0].place]))
    return slot, tuple(bits[one.seat] for one in chosen.members)


def _rests(board: Board, row: Row, pause: Pause, taken: Sequence[Booked]) -> bool:
    """Whether there is a hole for the pause between what is done in the stretch and the ways there."""
    free, here = row.begins, row.came
    within = [one for one in taken if one.begins < row.closes and one.ends > row.begins]
    for one in sorted(within, key=lambda each: each.begins):
        there = vector(one.place)
        way = int(board.roads.minutes(np.array([here]), there)[0])
        if max(free, pause.opens) <= min(pause.closes, one.begins - way - pause.lasts):
            return True
        free, here = max(free, one.ends), there
    way = int(board.roads.minutes(np.array([here]), row.goes)[0]) if row.goes is not None else 0
    return max(free, pause.opens) <= min(pause.closes, row.closes - way - pause.lasts)
