"""Everybody who could be sent in a past span: their time as it is known now, and what they had on from before it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.db.models import Q

from aftersales.base import sql, worktime
from aftersales.base.models import Fact
from aftersales.dispatch.events.decisions import EngineerPresenceSet
from aftersales.dispatch.queries import reading
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.rules import LONGEST_AWAY
from aftersales.dispatch.solver.past import Held, Owned, Past
from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.stretches import Span
from aftersales.people.hours import calendar_value
from aftersales.people.models import Engineer
from aftersales.workorders.models import Mate, Visit, WorkOrder

_BEFORE, _AFTER, _RECENT = timedelta(days=3), timedelta(days=10), timedelta(days=31)
_WITHOUT_WORK: Final = ("cancelled", "no_access")


@dataclass(frozen=True)
class Shifts:
    """Time on duty that was not there: on these weekdays (0 is Monday), from and until these minutes of the day, by the
    engineer's own clock; of these engineers, or where none are named of all."""

    weekdays: Sequence[int]
    begins: int
    ends: int
    engineers: Sequence[int] = ()


def everybody(since: datetime, until: datetime) -> list[Past]:
    """All who work here now, through the span."""
    ids = reading.everybody()
    first, last = since - _BEFORE, until + _AFTER
    known = reading.read(ids, since, until, reading.middle())
    calendars = dict(Engineer.objects.values_list("pk", "calendar_id"))
    hours = {one: _hours(one, first, last) for one in set(calendars.values())}
    on: dict[tuple[int, str], list[Span]] = {}
    for who, what, starts, ends, _ in sql.rows("dispatch", "duty", ids=ids, at=first, before=last):
        on.setdefault((who, what), []).append((minute(starts), minute(ends)))
    held, owned, said = _held(since), _owned(since), _said(since, until)
    return [
        Past(
            known=one,
            calendar=hours[calendars[one.id]],
            shifts=tuple(sorted(on.get((one.id, "shift"), ()))),
            on_call=tuple(sorted(on.get((one.id, "on_call"), ()))),
            leave=tuple(sorted(on.get((one.id, "leave"), ()))),
            held=tuple(held.get(one.id, ())),
            owned=tuple(owned.get(one.id, ())),
            said=tuple(said.get(one.id, ())),
        )
        for one in known
    ]


def changed(
    engineers: Sequence[Past],
    *,
    without: Iterable[int],
    copies: Mapping[int, int],
    shifts: Sequence[Shifts],
    since: datetime,
    until: datetime,
) -> list[Past]:
    """With some left out, others doubled (a copy has their skills, home and hours, and nothing on), and more shifts."""
    gone = set(without)
    kept = [one for one in engineers if one.known.id not in gone]
    highest = max((one.known.id for one in engineers), default=0)
    more = [one for one in kept for _ in range(copies.get(one.known.id, 0))]
    nothing_on: dict[str, Any] = {"held": (), "owned": (), "said": ()}
    new = [replace(one, known=replace(one.known, id=highest + n), **nothing_on) for n, one in enumerate(more, start=1)]
    zones = dict(Engineer.objects.values_list("pk", "person__zone"))
    own = {one.known.id: one.known.id for one in kept} | {
        n.known.id: o.known.id for n, o in zip(new, more, strict=True)
    }
    return [_with_shifts(one, own[one.known.id], zones, shifts, since, until) for one in [*kept, *new]]


def _with_shifts(
    one: Past, own: int, zones: Mapping[int, str], shifts: Sequence[Shifts], since: datetime, until: datetime
) -> Past:
    mine = [shift for shift in shifts if not shift.engineers or own in shift.engineers]
    if not mine:
        return one
    zone = ZoneInfo(zones[own])
    day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    told: list[Span] = []
    while day <= last:
        told += [_span(zone, day, shift) for shift in mine if day.weekday() in shift.weekdays]
        day += timedelta(days=1)
    return replace(one, shifts=tuple(sorted([*one.shifts, *told])))


def _span(zone: ZoneInfo, day: date, shift: Shifts) -> Span:
    return minute(worktime.wall_instant(zone, day, shift.begins)), minute(worktime.wall_instant(zone, day, shift.ends))


def _hours(calendar: int, first: datetime, last: datetime) -> tuple[Span, ...]:
    told = worktime.segments(calendar_value(calendar), first, last)
    return tuple((minute(opens), minute(closes)) for opens, closes in told)


def _held(since: datetime) -> dict[int, list[Held]]:
    """Visits of orders from before the span, by engineer; whoever went along was held, and given nothing."""
    rows = Visit.objects.filter(starts_at__gt=since - _RECENT, ends_at__isnull=False, order__reported_at__lt=since)
    visits = {one.pk: one for one in rows.exclude(state__in=_WITHOUT_WORK).select_related("order__site").order_by("pk")}
    found: dict[int, list[Held]] = {}
    for one in visits.values():
        if one.engineer_id is not None:
            found.setdefault(one.engineer_id, []).append(_hold(one))
    for who, visit in Mate.objects.filter(visit__in=list(visits)).order_by("pk").values_list("engineer_id", "visit_id"):
        found.setdefault(who, []).append(replace(_hold(visits[visit]), counts=False))
    return found


def _said(since: datetime, until: datetime) -> dict[int, list[tuple[int, int | None]]]:
    """What engineers said of being there, from as long before the span as an absence may last (index fact_subject)."""
    keys = dict(Engineer.objects.values_list("person__key", "pk"))
    first = since - LONGEST_AWAY
    facts = Fact.objects.filter(subject__in=list(keys), kind=EngineerPresenceSet.__name__, recorded_at__gte=first)
    told = facts.filter(at__gte=first, at__lt=until).order_by("at", "id")
    found: dict[int, list[tuple[int, int | None]]] = {}
    for person, at, back in told.values_list("subject", "at", "data__until_at"):
        found.setdefault(keys[person], []).append((minute(at), minute(datetime.fromisoformat(back)) if back else None))
    return found


def _hold(visit: Visit) -> Held:
    begins: Any = visit.starts_at
    ends: Any = visit.ends_at
    released = minute(visit.ended_at) if visit.ended_at is not None else None
    return Held(minute(begins), minute(ends), _place(visit.order), released)


def _place(order: WorkOrder) -> Place | None:
    site = order.site
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


def _owned(since: datetime) -> dict[int, list[Owned]]:
    """Remote orders from before the span that still were in somebody's hands, or counted as given recently."""
    rows = WorkOrder.objects.filter(owner__isnull=False, kind__on_site=False, reported_at__lt=since)
    rows = rows.filter(
        Q(reported_at__gte=since - _RECENT) | Q(resolved_at__gte=since) | Q(resolved_at=None, closed_at=None)
    ).exclude(state="cancelled")
    found: dict[int, list[Owned]] = {}
    for row in rows.order_by("pk"):
        begun = row.assigned_at or row.triaged_at or row.reported_at
        over = row.resolved_at or row.closed_at
        one = Owned(
            minute(begun), minute(row.reported_at), minute(over) if over else None,
            minute(row.closed_at) if row.closed_at else None,
        )  # fmt: skip
        found.setdefault(row.owner_id or 0, []).append(one)
    return found
