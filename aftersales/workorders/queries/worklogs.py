"""Time as staff read it: what went into an order, and what a person's days went into."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, Q, QuerySet

from aftersales.base.errors import Invalid, NotAllowed, NotFound
from aftersales.base.pages import decode, encode
from aftersales.people.access import Actor, find_person, visible_people
from aftersales.people.models import Person
from aftersales.workorders import access
from aftersales.workorders.models import Worklog, WorklogVersion, WorkOrder
from aftersales.workorders.rules import CORRECT_TIME
from aftersales.workorders.spans import LONGEST, Span, bounds, by_day, end_of, minutes, overlong, sums

MOST_DAYS: Final = 62
"""So many days at once: two months side by side."""
_YEARS: Final = (1970, 2999)
_PLAIN: Final = ("key", "person", "visit", "kind", "source", "begins_at", "ends_at", "note", "struck_at", "version")
_HISTORY: Final = Prefetch("versions", WorklogVersion.objects.select_related("by").order_by("number"))


def order_time(key: UUID, by: Actor, *, now: datetime) -> dict[str, Any]:
    """The time that went into an order this reader may see, oldest first. Of one they do not see, what is their own or
    theirs to correct."""
    order = access.visible_to(by).filter(key=key).first()
    found = _shown(Worklog.objects.filter(order__key=key) if order is None else Worklog.objects.filter(order=order))
    if order is None:
        found = found.filter(Q(person=by.id) | Q(person__in=_reached(by)))
    rows = list(found.order_by("begins_at", "pk"))
    if order is None and not rows:
        raise NotFound(what="workorder")
    supervised = _supervised(rows, by)
    return {
        "now": now,
        "rows": [_row(row, by, supervised, now) for row in rows],
        "sums": sums((_span(row) for row in rows if row.struck_at is None), now),
        "may_log": order is not None and not _over(order) and access.permits(by, "log", order),
    }


def own_time(
    by: Actor, *, since: date | None, until: date | None, cursor: str | None, limit: int, now: datetime
) -> dict[str, Any]:
    """The reader's own days."""
    return _days_of(Person.objects.get(pk=by.id), by, since, until, cursor=cursor, limit=limit, now=now)


def person_time(
    key: UUID, by: Actor, *, since: date | None, until: date | None, cursor: str | None, limit: int, now: datetime
) -> dict[str, Any]:
    """The days of somebody whose time the reader may correct."""
    person = find_person(key, by)
    if person.pk != by.id and not access.supervises(by, person):
        raise NotAllowed(right=CORRECT_TIME)
    return _days_of(person, by, since, until, cursor=cursor, limit=limit, now=now)


def _days_of(
    person: Person, by: Actor, since: date | None, until: date | None, *, cursor: str | None, limit: int, now: datetime
) -> dict[str, Any]:
    zone = ZoneInfo(person.zone)
    first = since or until or now.astimezone(zone).date()
    last = until or first
    _refuse_odd_range(first, last)
    start, end = bounds(first, last, zone)
    theirs = Worklog.objects.filter(person=person)
    # None is longer than a day: so far back, and no further, one may have begun that reaches into the first day.
    within = theirs.filter(begins_at__gt=start - LONGEST, begins_at__lt=end).filter(
        Q(ends_at__isnull=True) | Q(ends_at__gt=start)
    )
    counted = within.filter(struck_at__isnull=True).values_list("kind", "begins_at", "ends_at")
    days = by_day([Span(*one) for one in counted], zone, first, last, now)
    page, following = _page(_shown(within), cursor, limit)
    running = _shown(theirs).filter(ends_at__isnull=True).first()
    rows = [*page, *([running] if running is not None else [])]
    seen, supervised = _seen(rows, by), _supervised(rows, by)
    told = {row.pk: _row_of_day(row, by, supervised, seen, zone, now) for row in rows}
    return {
        "now": now,
        "person": person,
        "zone": person.zone,
        "since": first,
        "until": last,
        "rows": [told[row.pk] for row in page],
        "next": following,
        "days": [{"on": day.on, "minutes": day.minutes} for day in days],
        "sums": {kind: sum(day.minutes[kind] for day in days) for kind in days[0].minutes},
        "running": told[running.pk] if running is not None else None,
    }


def _refuse_odd_range(first: date, last: date) -> None:
    if not (_YEARS[0] <= first.year <= _YEARS[1] and _YEARS[0] <= last.year <= _YEARS[1]):
        raise Invalid("time_range", field="since", days=MOST_DAYS)
    if not timedelta() <= last - first < timedelta(days=MOST_DAYS):
        raise Invalid("time_range", field="until", days=MOST_DAYS)


def _shown(found: QuerySet[Worklog]) -> QuerySet[Worklog]:
    """With what is shown of each, and without those that never had a length."""
    told = found.select_related("order", "person", "visit").prefetch_related(_HISTORY)
    return told.exclude(struck_at__isnull=False, ends_at__isnull=True)


def _page(found: QuerySet[Worklog], cursor: str | None, limit: int) -> tuple[list[Worklog], str | None]:
    if cursor is not None:
        at, pk = decode(cursor, 2, types=[datetime, int])
        if at is None or pk is None:
            raise Invalid("bad_cursor", field="cursor")
        found = found.filter(Q(begins_at__gte=at), ~Q(begins_at=at, pk__lte=pk))
    rows = list(found.order_by("begins_at", "pk")[: limit + 1])
    more = len(rows) > limit
    return rows[:limit], encode(rows[limit - 1].begins_at, rows[limit - 1].pk) if more else None


def _seen(rows: Iterable[Worklog], by: Actor) -> frozenset[int]:
    """Which of these orders the reader may see."""
    return frozenset(access.visible_to(by).filter(pk__in={row.order_id for row in rows}).values_list("pk", flat=True))


def _reached(by: Actor) -> QuerySet[Person]:
    return visible_people(by, CORRECT_TIME) if by.may(CORRECT_TIME) else Person.objects.none()


def _supervised(rows: Iterable[Worklog], by: Actor) -> frozenset[int]:
    """Whose time among these the reader may correct because it is their right, not because it is their own."""
    if not by.may(CORRECT_TIME):
        return frozenset()
    people = {row.person_id: row.person for row in rows}
    own = people.pop(by.id, None)
    found = set(_reached(by).filter(pk__in=people).values_list("pk", flat=True))
    return frozenset(found | ({by.id} if own is not None and access.supervises(by, own) else set()))


def _row(row: Worklog, by: Actor, supervised: frozenset[int], now: datetime) -> dict[str, Any]:
    span = _span(row)
    own = row.person_id == by.id and access.logs_time(by) and not _over(row.order)
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "minutes": minutes(row.begins_at, end_of(span, now)),
        "overlong": overlong(span, now),
        "history": list(row.versions.all()),
        "may_correct": row.struck_at is None and (own or row.person_id in supervised),
    }


def _row_of_day(
    row: Worklog, by: Actor, supervised: frozenset[int], seen: frozenset[int], zone: ZoneInfo, now: datetime
) -> dict[str, Any]:
    return {
        **_row(row, by, supervised, now),
        "on": row.begins_at.astimezone(zone).date(),
        "order": _order(row.order, seen),
    }


def _order(order: WorkOrder, seen: frozenset[int]) -> Mapping[str, Any]:
    visible = order.pk in seen
    return {"key": order.key if visible else None, "number": order.number, "title": order.title if visible else ""}


def _span(row: Worklog) -> Span:
    return Span(row.kind, row.begins_at, row.ends_at)


def _over(order: WorkOrder) -> bool:
    return order.closed_at is not None or order.cancelled_at is not None
