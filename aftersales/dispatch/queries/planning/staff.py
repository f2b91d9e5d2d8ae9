"""Engineers as a plan takes them: the same figures as the roster's, their duties, pauses and what stays planned."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from aftersales.base import sql, worktime
from aftersales.dispatch.queries import reading
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver import places
from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.plans.board import Staff
from aftersales.dispatch.solver.stretches import BREAK, Booked, Span, bridged, duties
from aftersales.people.hours import calendar_value
from aftersales.people.models import Engineer
from aftersales.workorders.models import Booking, Visit
from aftersales.workorders.states import Visit as VisitState

DAYS: Final = 9
"""As many as the roster keeps (`queries/standing.py`), so that both see the same."""
LEFT_AT_LEAST: Final = 15
"""Whoever is still there after the time that was planned is taken to need so many minutes more, until they say they
have left."""
_SHIFTS: Final = ("shift", "on_call")


def around(at: datetime) -> tuple[datetime, datetime]:
    """The days that are read: from yesterday on, for what runs over midnight."""
    begins = at.replace(minute=0, second=0, microsecond=0) - timedelta(hours=24 + at.hour % 24)
    return begins, begins + timedelta(days=DAYS)


def staff(ids: Sequence[int], at: datetime, movable: Collection[int]) -> list[Staff]:
    """These engineers; of what they have planned all stays but for the visits (by id) that may move."""
    begins, ends = around(at)
    known = reading.read(ids, begins, ends, reading.middle(), bookings=False)
    calendars = dict(Engineer.objects.filter(pk__in=ids).values_list("pk", "calendar_id"))
    hours = {one: _hours(one, begins, ends) for one in set(calendars.values())}
    shifts: dict[int, list[Span]] = {}
    for who, what, starts_at, ends_at, _ in sql.rows("dispatch", "duty", ids=list(ids), at=begins, before=ends):
        if what in _SHIFTS:
            shifts.setdefault(who, []).append((minute(starts_at), minute(ends_at)))
    held = _held(ids, begins, ends, at, movable)
    return [
        Staff(
            known=one,
            duties=tuple(duties(bridged(hours[calendars[one.id]]), shifts.get(one.id, ()))),
            away=tuple((int(first), int(last)) for first, last in (*one.leave, *one.absent)),
            pauses=tuple(_pauses(hours[calendars[one.id]])),
            held=tuple(held.get(one.id, ())),
        )
        for one in known
    ]


def _hours(calendar: int, begins: datetime, ends: datetime) -> list[Span]:
    told = worktime.segments(calendar_value(calendar), begins, ends)
    return [(minute(opens), minute(closes)) for opens, closes in told]


def _pauses(hours: Sequence[Span]) -> Iterable[Span]:
    """The gaps that do not cut a day in two."""
    for (_, until), (opens, _) in zip(hours, hours[1:], strict=False):
        if 0 < opens - until <= BREAK:
            yield until, opens


def _held(
    ids: Sequence[int], begins: datetime, ends: datetime, at: datetime, movable: Collection[int]
) -> Mapping[int, list[Booked]]:
    rows = Booking.objects.filter(engineer__in=ids, released_at__isnull=True, period__overlap=(begins, ends))
    told: dict[int, list[Booked]] = {}
    for row in rows.select_related("visit__order__site"):
        if row.visit_id in movable:
            continue
        span = minute(row.period.lower), minute(row.period.upper)
        begun = _as_it_goes(row.visit, span, minute(at)) if row.visit is not None else span
        told.setdefault(row.engineer_id, []).append(Booked(*begun, _place(row.visit)))
    return told


def _as_it_goes(visit: Visit, planned: Span, at: int) -> Span:
    """Who is there takes as long as was planned, from when they came; who is on the way comes no sooner than now."""
    lasts = planned[1] - planned[0]
    if visit.state == VisitState.ON_SITE and visit.arrived_at is not None:
        return planned[0], max(planned[1], minute(visit.arrived_at) + lasts, at + LEFT_AT_LEAST)
    if visit.state == VisitState.TRAVELLING:
        return planned[0], max(planned[1], at + lasts)
    return planned


def _place(visit: Visit | None) -> Place | None:
    site = visit.order.site if visit is not None else None
    return places.told(site.latitude, site.longitude) if site is not None else None
