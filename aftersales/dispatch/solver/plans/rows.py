"""Free time of engineers as the optimiser takes it: each stretch between what stays is somebody who can be sent once.

So whatever stays, however it came about, cannot be moved, and cannot make a plan impossible.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from aftersales.dispatch.solver.places import NOWHERE
from aftersales.dispatch.solver.plans.board import Board, Staff, Work, down, up
from aftersales.dispatch.solver.stretches import Span

Vector = tuple[float, float, float]
EARLIER: Final = 60
"""So many minutes sooner or later than in the calendar a pause may be begun or over."""


@dataclass(frozen=True)
class Pause:
    """Time off: how long, and from when until when it may begin."""

    lasts: int
    opens: int
    closes: int


@dataclass(frozen=True)
class Row:
    """One stretch: from `came` to, where something follows that stays, `goes`. `closes` is how long it may be with
    overtime; what ends after `usual_until` is overtime. `cap`: minutes of work there is room for, None for any."""

    key: str
    staff: Staff
    begins: int
    ends: int
    closes: int
    usual_until: int
    came: Vector
    goes: Vector | None
    cap: int | None = None
    pauses: tuple[Pause, ...] = ()

    @property
    def engineer(self) -> int:
        return self.staff.id

    def has(self, begins: int, ends: int) -> bool:
        """Whether this time is within the stretch."""
        return self.begins <= begins and ends <= self.closes


def rows_of(board: Board) -> list[Row]:
    """Everybody's stretches within the board's time; nobody sets out before any policy lets them."""
    lead = min((work.policy.lead_minutes for work in board.works), default=0)
    beyond = min((work.policy.overtime_minutes for work in board.works), default=0)
    capped = any("workload" in work.policy.rules for work in board.works)
    ready = max(board.begins, board.at + board.margin + lead)
    return [row for one in board.staff for row in _of_one(board, one, ready, beyond, capped)]


def _of_one(board: Board, one: Staff, ready: int, beyond: int, capped: bool) -> list[Row]:
    found = list[Row]()
    booked = dict[str, int]()
    for stretch in one.busy().stretches:
        begins, ends = up(max(int(stretch["begins"]), ready)), down(int(stretch["ends"]))
        if ends <= begins or begins >= board.ends:
            continue
        going = bool(stretch["going_on"])
        row = Row(
            key=f"{one.id}:{int(stretch['begins'])}",
            staff=one,
            begins=begins,
            ends=ends,
            closes=down(ends + min(int(stretch["open"]), beyond)),
            usual_until=min(int(stretch["usual_until"]), ends) if stretch["usual_until"] > begins else begins,
            came=_point(stretch["came"]),
            goes=_point(stretch["goes"]) if going else None,
        )
        booked[row.key] = int(stretch["booked"])
        found.append(row)
    theirs = [work for work in board.works if work.present is not None and work.present.lead == one.id]
    if capped:
        found = _capped(found, booked, theirs)
    return _with_pauses(found, theirs, ready)


def _point(told: Iterable[float]) -> Vector:
    x, y, z = (float(one) for one in told)
    return (x, y, z) if (x, y, z) != NOWHERE else NOWHERE


def _capped(rows: Sequence[Row], booked: dict[str, int], theirs: Sequence[Work]) -> list[Row]:
    """What of a duty's cap each of its stretches may use, by their lengths; never less than stands in it now."""
    told = list[Row]()
    for row in rows:
        duty = next((each for each in row.staff.duties if each.begins <= row.begins < each.ends), None)
        beside = [one for one in rows if duty is not None and duty.begins <= one.begins < duty.ends]
        length = sum(one.closes - one.begins for one in beside)
        left = max(row.staff.known.cap - booked[row.key], 0)
        share = left if length == 0 else left * (row.closes - row.begins) // length
        stands = sum(up(w.present.ends) - down(w.present.begins) for w in _in(row, theirs) if w.present is not None)
        told.append(replace(row, cap=max(left if length <= left else share, stands)))
    return told


def _in(row: Row, works: Iterable[Work]) -> list[Work]:
    return [one for one in works if one.present is not None and row.has(one.present.begins, one.present.ends)]


def _with_pauses(rows: Sequence[Row], theirs: Sequence[Work], ready: int) -> list[Row]:
    """Each pause in the stretch that has most of it, unless what is planned already leaves no room for it."""
    told = {row.key: row for row in rows}
    for gap in rows[0].staff.pauses if rows else ():
        row = max(rows, key=lambda one: _overlap(gap, (one.begins, one.ends)))
        pause = _pause(row, gap, ready)
        if pause is not None and _room(row, pause, _in(row, theirs)):
            told[row.key] = replace(told[row.key], pauses=(*told[row.key].pauses, pause))
    return list(told.values())


def _overlap(one: Span, other: Span) -> int:
    return min(one[1], other[1]) - max(one[0], other[0])


def _pause(row: Row, gap: Span, ready: int) -> Pause | None:
    if _overlap(gap, (row.begins, row.ends)) <= 0:
        return None
    begun = gap[0] < row.begins <= up(ready)  # they are at table already
    lasts = gap[1] - row.begins if begun else gap[1] - gap[0]
    opens, closes = max(gap[0] - EARLIER, row.begins), min(gap[1] + EARLIER, row.ends) - lasts
    return Pause(up(lasts), up(opens), down(closes)) if up(opens) <= down(closes) else None


def _room(row: Row, pause: Pause, works: Sequence[Work]) -> bool:
    """Whether there is a hole for the pause between the visits that stand in the stretch now, with half an hour for the
    way where one follows."""
    at = row.begins
    for one in sorted((work.present for work in works if work.present is not None), key=lambda slot: slot.begins):
        if max(at, pause.opens) <= min(pause.closes, one.begins - pause.lasts - (30 if at > row.begins else 0)):
            return True
        at = max(at, one.ends)
    return max(at, pause.opens) <= min(pause.closes, row.closes - pause.lasts)
