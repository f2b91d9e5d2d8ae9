"""Who may make which visit in which stretch of their time, by dispatch's own rules; and how long it takes them."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver.plans.board import Board, Work, day_of, down, up
from aftersales.dispatch.solver.plans.rows import Row
from aftersales.dispatch.solver.roster import Roster
from aftersales.dispatch.solver.rules import RULES, failed_of
from aftersales.dispatch.solver.seats import APPRENTICE, LEAD, needed
from aftersales.dispatch.solver.weighing import apart_from_time, job_of

SLOWER: Final = 1.25
"""Whoever takes more than a quarter longer than the middle one of those who may go is not planned for: everybody would
be given their time."""
MOST_RULES: Final = 3


@dataclass(frozen=True)
class Able:
    """Of one work: the keys of the stretches that may have it (of a crew those for each seat, with the seat's bit), how
    long is set aside for it, and its own time for each engineer. Where nobody may, the `rules` that most fail."""

    lasts: int
    minutes: Mapping[int, int]
    rows: frozenset[str] = frozenset()
    seats: tuple[tuple[int, frozenset[str]], ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def nobody(self) -> bool:
        return not self.rows and not self.seats


@dataclass
class Judge:
    """Asks the rules about every work of a board, day by day."""

    board: Board
    rows: Sequence[Row]
    roster: Roster = field(init=False)
    _places: NDArray[np.int64] = field(init=False)
    _touched: dict[int, dict[int, NDArray[np.int64]]] = field(default_factory=dict)
    _known: dict[Hashable, tuple[NDArray[np.uint32], NDArray[np.uint32]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.roster = Roster([one.busy() for one in self.board.staff])
        self._places = np.array([self.roster.places[row.engineer] for row in self.rows], np.int64)

    def able(self, work: Work) -> Able:
        """Who may make it, apart from when."""
        minutes = self._minutes(work)
        crewed = work.need.crew is not None and work.present is None
        failing, bits = self._field(work)
        passing: list[int] = np.flatnonzero(failing == 0).tolist()
        if crewed:
            return self._crew(work, minutes, passing, failing, bits)
        lasts, own = self._lasts(work, minutes, {self.rows[one].engineer for one in passing})
        rows = frozenset(self.rows[one].key for one in passing if self.rows[one].engineer in own)
        return Able(lasts, minutes, rows, rules=() if rows else _rules(failing))

    def _field(self, work: Work) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """By stretch the bits of the rules that are failed on any day it touches, and of the seats that fit on all."""
        days = self._days(work.need.offset)
        told = [self._on(work, day) for day in days]
        failing = np.zeros(len(self.rows), np.uint32)
        bits = np.full(len(self.rows), ~np.uint32(0))
        for (failed, seats), touched in zip(told, days.values(), strict=True):
            places = self._places[touched]
            failing[touched] |= failed[places]
            bits[touched] &= seats[places]
        return failing, bits

    def _days(self, offset: int) -> dict[int, NDArray[np.int64]]:
        """By day, since 2000, the stretches that touch it by a clock so far ahead of UTC."""
        if offset not in self._touched:
            found: dict[int, list[int]] = {}
            for number, row in enumerate(self.rows):
                for day in range(day_of(row.begins, offset), day_of(row.closes - 1, offset) + 1):
                    found.setdefault(day, []).append(number)
            self._touched[offset] = {day: np.array(numbers) for day, numbers in sorted(found.items())}
        return self._touched[offset]

    def _on(self, work: Work, day: int) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
        """What everybody fails on a day, and which seats they fit; asked once for all works that ask the same."""
        need, policy = work.need, work.policy
        same = (
            day, id(policy), need.skill, need.kind, need.on_site, need.site is None, need.language, need.urgent,
            *(frozenset(one) for one in (need.territories, need.region, need.excluded, need.required, need.declined)),
            frozenset(need.unanswered), frozenset(need.wanted), need.offset, need.crew, frozenset(need.skills.items()),
        )  # fmt: skip
        if same not in self._known:
            columns, terms = apart_from_time(self.roster, need, policy, day)
            columns["starts_in"][:] = 0
            seats = columns["seats"] if need.crew is not None else np.zeros(len(self.roster), np.uint32)
            self._known[same] = failed_of(columns, terms, dict(policy.rules)), seats
        return self._known[same]

    def _minutes(self, work: Work) -> dict[int, int]:
        """How long each would take; who makes it now, as long as is planned."""
        job = job_of(self.roster, work.need, work.policy, self.board.roads)
        told = dict(zip(self.roster.ids.tolist(), job.minutes.tolist(), strict=True))
        if work.present is not None:
            told[work.present.lead] = work.present.ends - work.present.begins
        return {int(who): int(minutes) for who, minutes in told.items()}

    def _lasts(self, work: Work, minutes: Mapping[int, int], able: set[int]) -> tuple[int, set[int]]:
        """What is set aside, in whole steps, and who needs no more. A visit that stands keeps its own time."""
        if work.present is not None:
            lasts = up(work.present.ends) - down(work.present.begins)
            return lasts, {who for who in able if minutes[who] <= lasts}
        if not able:
            return up(min(minutes.values(), default=5)), set()
        most = SLOWER * median(minutes[who] for who in able)
        lasts = up(max(minutes[who] for who in able if minutes[who] <= most))
        return lasts, {who for who in able if minutes[who] <= lasts}

    def _crew(
        self, work: Work, minutes: Mapping[int, int], passing: Sequence[int], failing: NDArray[np.uint32],
        bits: NDArray[np.uint32],
    ) -> Able:  # fmt: skip
        """The option with the fewest people each of whose seats somebody fits. An apprentice's seat hangs on who sits
        beside it, which no plan can promise: such crews are for a decision."""
        crew, lasts = work.need.crew, up(next(iter(minutes.values()), 5))
        assert crew is not None  # noqa: S101 - whoever calls has looked
        learners = self._learners() if crew.mentor or "mentor" in work.policy.rules else set()
        known = [one for one in passing if self.rows[one].engineer not in learners]
        named = set(work.need.required)
        for number in sorted(range(len(crew.options)), key=lambda n: needed(crew.options[n])):
            told = [
                (seat, bit)
                for seat, bit in zip(crew.options[number], crew.bits(number), strict=True)
                if not seat.optional
            ]
            if any(seat.role == APPRENTICE for seat, _ in told):
                continue
            told.sort(key=lambda one: one[0].role != LEAD)
            seats = [(bit, [one for one in known if int(bits[one]) >> bit & 1]) for _, bit in told]
            if named:
                seats[0] = (seats[0][0], [one for one in seats[0][1] if self.rows[one].engineer in named])
            if all(ones for _, ones in seats):
                keyed = ((bit, frozenset(self.rows[one].key for one in ones)) for bit, ones in seats)
                return Able(lasts, minutes, seats=tuple(keyed))
        return Able(lasts, minutes, rules=_rules(failing) or ("crew",))

    def _learners(self) -> set[int]:
        return {one.id for one in self.board.staff if one.known.mentors}


def _rules(failing: NDArray[np.uint32]) -> tuple[str, ...]:
    """The rules that most of these fail, the most frequent first."""
    counts = {name: int(np.count_nonzero(failing & np.uint32(rule.mask))) for name, rule in RULES.items()}
    ordered = sorted((name for name, count in counts.items() if count), key=lambda name: -counts[name])
    return tuple(ordered[:MOST_RULES])
