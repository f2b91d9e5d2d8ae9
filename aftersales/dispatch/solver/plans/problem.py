"""A board as a problem for the optimiser: stretches are sent, works are visits, dispatch's rules say who may.

All times are rounded so that nothing a plan says can be too early: ways and lengths up to whole steps, windows inwards.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver.places import NOWHERE, vector
from aftersales.dispatch.solver.plans.able import Able, Judge
from aftersales.dispatch.solver.plans.board import DAY, Board, Work, down, up
from aftersales.dispatch.solver.plans.rows import Row, Vector, rows_of
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.routing.problem import (
    After,
    Break,
    Engineer,
    Kept,
    Problem,
    Seat,
    Visit,
    Weights,
    Window,
    even_travel,
)
from aftersales.dispatch.solver.stretches import Span
from aftersales.dispatch.solver.weighing import Need, spans_of

LATE: Final = (8.0, 4.0, 2.0, 1.0)
"""What a minute after the promise costs by priority, in minutes of travel."""
WAITING: Final = 0.02
"""What a minute of waiting costs where nothing is promised: a day later is worth half an hour on the way."""
PRIZE: Final = (40_000.0, 16_000.0, 8_000.0, 4_000.0)
"""What leaving out an order costs by priority, over and above all it could be late: whatever can be made is made, and
where not everything can, the most urgent."""
OVERTIME: Final = 2.0
"""What a minute of overtime costs."""
TOO_FAR: Final = 20_000.0
"""Minutes of a way that a policy forbids: longer than any stretch."""
MOST_LOAD: Final = 2.0
"""So many times travel's weight a policy's `load` counts for at most."""
_UNIT: Final = 60.0
"""The optimiser counts units of 3,600 as hours, and here a unit is a minute: so many times more is the same."""
WORK: Final = "work"
"""What stretches have only so much of where a policy caps a day's work."""


@dataclass(frozen=True)
class Stability:
    """What it costs, in minutes of travel, that a visit gets another engineer or day, and each minute it is moved; and
    `balance`, the squared hours by which a stretch has more or less work than its share, as multiples of that share:
    so much where the policies of the works give `load` as much weight as `travel`, and more or less as they do."""

    change: float = 15.0
    shift: float = 0.05
    balance: float = 0.0


@dataclass(frozen=True)
class Left:
    """A work that no plan can have, and why: a reason of the optimiser's, or `rules` that everybody fails."""

    key: str
    reason: str
    rules: tuple[str, ...] = ()


@dataclass
class Asked:
    """A problem, and how to read its answer."""

    board: Board
    problem: Problem
    rows: Mapping[str, Row]
    able: Mapping[str, Able]
    left: list[Left] = field(default_factory=list)

    @cached_property
    def visits(self) -> Mapping[str, Visit]:
        return {str(one.id): one for one in self.problem.visits}

    @cached_property
    def linked(self) -> frozenset[str]:
        """What begins with others, or before or after them."""
        behind = {key: work.after for key, work in self.board.by_key.items() if work.after}
        crews = (key for key, one in self.visits.items() if one.seats)
        return frozenset([*behind, *(key for keys in behind.values() for key in keys), *crews])

    def seats(self) -> dict[str, tuple[int, ...]]:
        """Of each crew the bits of its seats, in their order."""
        return {key: tuple(bit for bit, _ in one.seats) for key, one in self.able.items() if one.seats}


def asked_of(board: Board, stability: Stability) -> Asked:
    """The problem that is this board. Works nobody may make on any day are left out at once, with the rules."""
    rows = rows_of(board)
    judge = Judge(board, rows)
    able = {work.key: judge.able(work) for work in board.works}
    places = _Places(board)
    left = list[Left]()
    made = {work.key for work in board.works if not able[work.key].nobody}
    for work in board.works:
        windows = _windows(board, work, able[work.key].lasts, places)
        if work.key not in made or not windows:
            reason = "never_open" if work.key in made else "rules"
            left.append(Left(work.key, reason, able[work.key].rules))
            made.discard(work.key)
    while behind := [work.key for work in board.works if work.key in made and not made.issuperset(work.after)]:
        left += [Left(key, "turn") for key in behind]
        made -= set(behind)
    visits = [_visit(board, work, able[work.key], rows, places) for work in board.works if work.key in made]
    engineers = [_engineer(row, able, places) for row in rows]
    problem = Problem(
        engineers=tuple(engineers),
        visits=tuple(visits),
        travel=even_travel(places.matrix()),
        weights=_weights(stability, board.works),
    )
    return Asked(board, problem, {row.key: row for row in rows}, able, left)


def _weights(stability: Stability, works: Sequence[Work]) -> Weights:
    balance = stability.balance * _load(works)
    return Weights(overtime=OVERTIME, change=stability.change, shift=stability.shift, unbalance=_UNIT * balance)


def _load(works: Sequence[Work]) -> float:
    """How much `load` weighs of what `travel` does in the policies of these works, on average; twice at most."""
    told = [(work.policy.weights.get("load", 0), work.policy.weights.get("travel", 0)) for work in works]
    ratios = [min(load / travel, MOST_LOAD) if travel else MOST_LOAD * bool(load) for load, travel in told]
    return sum(ratios) / len(ratios) if ratios else 0.0


def _engineer(row: Row, able: Mapping[str, Able], places: "_Places") -> Engineer:
    seats = {f"{key}/{bit}": 1 for key, one in able.items() for bit, keys in one.seats if row.key in keys}
    return Engineer(
        id=row.key,
        start=places.start(row),
        end=None if row.goes is None else places.end(row),
        shift=Window(row.begins, row.closes),
        regular_until=row.usual_until if row.goes is None else float("inf"),
        skills=seats,
        parts={} if row.cap is None else {WORK: row.cap},
        breaks=tuple(
            Break(f"{row.key} {n}", pause.lasts, (Window(pause.opens, pause.closes),))
            for n, pause in enumerate(row.pauses)
        ),
    )


def _visit(board: Board, work: Work, able: Able, rows: Sequence[Row], places: "_Places") -> Visit:
    need, late = work.need, LATE[work.priority]
    capped = any(row.cap is not None for row in rows)
    return Visit(
        id=work.key,
        place=places.of(work),
        service=able.lasts,
        windows=_windows(board, work, able.lasts, places),
        parts={WORK: able.lasts} if capped else {},
        seats=tuple(Seat({f"{work.key}/{bit}": 1}) for bit, _ in able.seats) if len(able.seats) > 1 else (),
        after=tuple(After(key) for key in work.after),
        due=max(need.due, board.at) if need.due is not None else board.at,
        late_cost=late if need.due is not None else WAITING,
        prize=None if work.present is not None else PRIZE[work.priority] + late * (board.ends - board.at),
        priority=100 - 25 * work.priority,
        only=frozenset(able.rows) if not able.seats else _alone(able),
        kept=_kept(work, able, rows),
    )


def _alone(able: Able) -> frozenset[int | str] | None:
    """Of a crew of one seat those who fit it; of a larger one each seat says it."""
    return frozenset(able.seats[0][1]) if len(able.seats) == 1 else None


def _kept(work: Work, able: Able, rows: Sequence[Row]) -> Kept | None:
    """Where it stands, if it may stand there."""
    slot = work.present
    if slot is None:
        return None
    row = next((one for one in rows if one.engineer == slot.lead and one.has(down(slot.begins), up(slot.ends))), None)
    return Kept(row.key, down(slot.begins)) if row is not None and row.key in able.rows else None


def _windows(board: Board, work: Work, lasts: int, places: "_Places") -> tuple[Window, ...]:
    """When it may begin: within the agreed window, which is of the arrival, and so that it ends within the days of its
    policy and the board and the hours one gets in, not before whoever goes could be there; and where it stands now."""
    need, policy = work.need, work.policy
    spans = spans_of(need, policy, "access" in policy.rules, False)
    first, last = arrival(need, policy)
    least = min((one.policy.lead_minutes for one in board.works), default=0)
    ready = max(board.begins, need.at + board.margin + policy.lead_minutes)
    if policy.lead_minutes > least:  # stretches begin with the shortest lead of all
        ready += places.farthest(work)
    found = {
        (up(max(begins, ready, first)), min(down(min(ends, board.ends + DAY // 2)) - lasts, down(last)))
        for begins, ends in spans
        if begins < board.ends
    }
    stands = {(down(work.present.begins), down(work.present.begins))} if work.present is not None else set()
    return tuple(Window(opens, closes) for opens, closes in sorted(found | stands) if opens <= closes)


def arrival(need: Need, policy: Policy) -> Span:
    """From when until when somebody may begin: what was promised to the customer is kept, whatever the policy says."""
    return need.window if need.window is not None else (need.at, need.at + policy.days * DAY)


class _Places:
    """The places of a board, each once for each bound on the way there; what is not known is a place of its own."""

    def __init__(self, board: Board) -> None:
        self._roads = board.roads
        self._number: dict[tuple[Any, ...], int] = {}
        self._vectors: list[Vector] = []
        self._limits: list[float] = []
        self._known = [vector(work.need.site) for work in board.works] + [vector(one.known.home) for one in board.staff]

    def of(self, work: Work) -> int:
        limit = work.policy.rules.get("distance")
        return self._at(vector(work.need.site), work.key, float("inf") if limit is None else float(limit))

    def start(self, row: Row) -> int:
        return self._at(row.came, f"from {row.key}")

    def end(self, row: Row) -> int:
        return self._at(row.goes or NOWHERE, f"to {row.key}")

    def farthest(self, work: Work) -> int:
        """The longest way there from any other place of the board that its policy allows."""
        there = vector(work.need.site)
        ways = self._roads.minutes(np.array(self._known, float).reshape(-1, 3), there)
        return up(min(int(ways.max(initial=0)), work.policy.rules.get("distance", DAY)))

    def matrix(self) -> NDArray[np.float64]:
        """Minutes of every way, in whole steps."""
        points = np.array(self._vectors, float).reshape(-1, 3)
        times = np.zeros((len(points), len(points)))
        for to, point in enumerate(self._vectors):
            minutes = self._roads.minutes(points, point)
            times[:, to] = np.where(minutes > self._limits[to], TOO_FAR, -(-minutes // 5) * 5)
        np.fill_diagonal(times, 0.0)
        return times

    def _at(self, point: Vector, tag: str, limit: float = float("inf")) -> int:
        key = (tag,) if point == NOWHERE else (point, limit)
        if key not in self._number:
            self._number[key] = len(self._vectors)
            self._vectors.append(point)
            self._limits.append(limit)
        return self._number[key]
