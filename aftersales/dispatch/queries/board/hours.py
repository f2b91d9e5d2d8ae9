"""What engineers have of a span of time: duty, breaks, leave, standing by; from where the roster has it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from aftersales.base import sql, worktime
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.solver.stretches import BREAK, Span, bridged, duties
from aftersales.people.hours import calendar_value
from aftersales.people.models import Engineer

_AROUND: Final = timedelta(hours=36)
"""Duty that began the evening before runs into the span."""


@dataclass
class Hours:
    """Of one engineer: duty (calendar and shifts together), `breaks` in it, leave with its kind, standing by, and duty
    and standing by together (`serving`), on which the ways between visits hang; in minutes since 1970."""

    duty: list[Span] = field(default_factory=list)
    breaks: list[Span] = field(default_factory=list)
    leave: list[tuple[int, int, str]] = field(default_factory=list)
    on_call: list[Span] = field(default_factory=list)
    serving: list[Span] = field(default_factory=list)

    def duty_minutes(self, begins: int, ends: int) -> int:
        """Minutes of duty in a span, but for leave and breaks."""
        gone = bridged([(one[0], one[1]) for one in self.leave] + self.breaks, 0)
        on = [(max(since, begins), min(until, ends)) for since, until in self.duty]
        whole = sum(max(until - since, 0) for since, until in on)
        off = sum(max(min(u, until) - max(s, since), 0) for since, until in on if until > since for s, u in gone)
        return whole - off


def of(engineers: Sequence[Engineer], begins: datetime, ends: datetime) -> dict[int, Hours]:
    """Of each of these, by id, in one query and what their calendars cost; leave and duty also of the hours round the
    span, from which somebody comes into it."""
    found = {one.pk: Hours() for one in engineers}
    calendars = {one.calendar_id for one in engineers}
    working = {one: _worked(one, begins - _AROUND, ends + _AROUND) for one in calendars}
    shifts: dict[int, list[Span]] = {}
    told: dict[str, Any] = {"ids": list(found), "at": begins - _AROUND, "before": ends + _AROUND}
    for who, what, starts_at, ends_at, kind in sql.rows("dispatch", "duty", **told):
        span = _span(starts_at, ends_at)
        if what == "leave":
            found[who].leave.append((*span, kind))
        else:
            (shifts.setdefault(who, []) if what == "shift" else found[who].on_call).append(span)
    for one in engineers:
        own, hours, planned = found[one.pk], working[one.calendar_id], shifts.get(one.pk, [])
        own.duty = _together(hours, planned)
        own.serving = _together(hours, planned + own.on_call) if own.on_call else own.duty
        own.breaks = rests(hours)
    return found


def kept(ids: Sequence[int], begins: datetime, ends: datetime) -> dict[int, list[Span]]:
    """What appointments keep of these engineers' time in a span, by id: nobody goes yet, nobody else may have it."""
    found: dict[int, list[Span]] = {}
    for who, starts_at, ends_at in sql.rows("dispatch", "board_kept", ids=list(ids), at=begins, before=ends):
        found.setdefault(who, []).append(_span(starts_at, ends_at))
    return found


def _together(hours: Sequence[Span], shifts: Iterable[Span]) -> list[Span]:
    return [(one.begins, one.ends) for one in duties(bridged(hours), shifts)]


def _worked(calendar: int, begins: datetime, ends: datetime) -> list[Span]:
    told = worktime.segments(calendar_value(calendar), begins, ends)
    return [_span(opens, closes) for opens, closes in told]


def rests(hours: Sequence[Span]) -> list[Span]:
    """What a calendar's day rests between: gaps that do not cut it in two."""
    gaps = ((one[1], other[0]) for one, other in zip(hours, hours[1:], strict=False))
    return [one for one in gaps if 0 < one[1] - one[0] <= BREAK]


def breaks(calendar: int, begins: datetime, ends: datetime) -> list[Span]:
    """The breaks of a calendar that touch a span."""
    since, until = minute(begins), minute(ends)
    gap = timedelta(minutes=BREAK)
    return [one for one in rests(_worked(calendar, begins - gap, ends + gap)) if one[0] < until and one[1] > since]


def _span(starts_at: datetime, ends_at: datetime) -> Span:
    return minute(starts_at), minute(ends_at)


def touching(told: Iterable[Span], begins: datetime, ends: datetime) -> list[dict[str, datetime]]:
    """Those that touch a span, as they are answered."""
    since, until = minute(begins), minute(ends)
    return [
        {"starts_at": instant(one), "ends_at": instant(other)} for one, other in told if one < until and other > since
    ]


def leaves(told: Hours, begins: datetime, ends: datetime, *, why: bool) -> list[Mapping[str, Any]]:
    """Leave that touches a span; why they are gone is for whoever plans their duty."""
    return [
        {"starts_at": instant(since), "ends_at": instant(until), "reason": kind if why else ""}
        for since, until, kind in told.leave
        if since < minute(ends) and until > minute(begins)
    ]
