"""A person's time is one line: what begins on it ends what ran, and nothing overlaps. Whoever writes here has locked
the person's time first."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from aftersales.base import sql
from aftersales.base.errors import Conflict
from aftersales.base.facts import Event, emit
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.events.worklogs import TimeStopped
from aftersales.workorders.models import Visit, Worklog, WorklogVersion, WorkOrder
from aftersales.workorders.spans import LONGEST, Source, Work


def lock_time(people: Iterable[int]) -> None:
    """Have these people's time to oneself until the transaction ends; in one order, so that nobody waits in a ring."""
    with connection.cursor() as cursor:
        for person in sorted(set(people)):
            cursor.execute(sql.load("workorders", "lock_time"), {"person": person})


def refuse_taken(key: UUID | None) -> None:
    """The key its maker gives a span is one that no other has."""
    if key is not None and Worklog.objects.filter(key=key).exists():
        raise Conflict("key_taken", field="worklog")


def standing(person: int) -> QuerySet[Worklog]:
    """A person's spans that count."""
    return Worklog.objects.filter(person=person, struck_at__isnull=True).select_related("order", "person")


def covering(person: int, at: datetime) -> Worklog | None:
    """The span of theirs that lies over this instant."""
    over = Q(ends_at__isnull=True) | Q(ends_at__gt=at)
    return standing(person).filter(over, begins_at__lte=at).order_by("-begins_at").first()


def begin(
    order: WorkOrder,
    *,
    person: int,
    kind: Work,
    source: Source,
    by: Actor | None,
    at: datetime,
    visit: Visit | None = None,
    key: UUID | None = None,
    note: str = "",
) -> Worklog | None:
    """Begin a span; what ran ends, and what is told late takes the time until the next one. None where a span with an
    end of its own leaves no room: what was said of one's time stands."""
    before = covering(person, at)
    if before is not None and _same(before, order, visit, kind):
        return before
    ends_at = before.ends_at if before is not None else None
    if before is not None and gives_way(before):
        elsewhere = before.order_id != order.pk
        finish(before, by=by, at=at, cut=elsewhere)
        if elsewhere and source is Source.TIMER:
            tell(before.order, TimeStopped(**told(before, by, at)))
    elif ends_at is not None:
        at, ends_at = ends_at, None
    ends_at = _room(person, at, ends_at)
    if ends_at is not None and ends_at <= at:
        return None
    made = Worklog(
        order=order, visit=visit, person_id=person, kind=kind, begins_at=at, ends_at=ends_at, note=note,
        source=source, cut=ends_at is not None, **({"key": key} if key is not None else {}),
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def _same(span: Worklog, order: WorkOrder, visit: Visit | None, kind: Work) -> bool:
    """Whether that very thing runs already."""
    visited = visit.pk if visit is not None else None
    return span.ends_at is None and (span.order_id, span.visit_id, span.kind) == (order.pk, visited, kind)


def gives_way(span: Worklog) -> bool:
    """Whether what begins inside it ends it: it runs, or nobody ever said when it ended."""
    return span.ends_at is None or span.cut


def _room(person: int, at: datetime, ends_at: datetime | None) -> datetime | None:
    """Until when what begins now can last: the next span, or what it was cut out of."""
    following = standing(person).filter(begins_at__gte=at).order_by("begins_at").first()
    ends = [end for end in (ends_at, following.begins_at if following is not None else None) if end is not None]
    return min([*ends, at + LONGEST]) if ends else None


def finish(span: Worklog, *, by: Actor | None, at: datetime, cut: bool = False) -> None:
    """It ends now. One that would have no length never was; one that ran for days was forgotten after the first."""
    if span.ends_at is not None:
        keep(span, "moved", by=by, at=at)
    ends_at = min(at, span.begins_at + LONGEST)
    if ends_at > span.begins_at:
        span.ends_at, span.cut = ends_at, cut
    else:
        span.ends_at, span.struck_at = None, at
    span.version += 1
    span.save(update_fields=["ends_at", "cut", "struck_at", "version"])


def end(found: QuerySet[Worklog], *, by: Actor | None, at: datetime) -> list[Worklog]:
    """End those of these spans that run, or of which nobody knows when they ended, as of this instant."""
    runs = Q(ends_at__isnull=True) & (Q(begins_at__lte=at) | Q(source=Source.MOVE))
    over = Q(cut=True, begins_at__lte=at, ends_at__gt=at)
    open_still = found.filter(struck_at__isnull=True).filter(runs | over)
    people = list(open_still.values_list("person", flat=True))
    if not people:
        return []
    lock_time(people)
    ended = list(open_still.select_related("order", "person"))
    for span in ended:
        finish(span, by=by, at=at)
    return ended


def keep(span: Worklog, deed: str, *, by: Actor | None, at: datetime, reason: str = "") -> None:
    """Keep how the span stands now, before it is changed."""
    names = ("kind", "begins_at", "ends_at", "note")
    WorklogVersion.objects.create(
        worklog=span, number=span.version, deed=deed, by_id=by.id if by else None, at=at, reason=reason,
        **{name: getattr(span, name) for name in names},
    )  # fmt: skip


def told(span: Worklog, by: Actor | None, at: datetime) -> dict[str, Any]:
    """What every fact of a span says."""
    return {
        "order": span.order.key,
        "worklog": span.key,
        "person": span.person.key,
        "work": span.kind,
        "at": at,
        "by": by.key if by else None,
    }


def tell(order: WorkOrder, fact: Event) -> None:
    """Tell whom it concerns: whose time it is, whoever sees the order, and never the customer."""
    customers = ("customer:", "contact:")
    emit(fact, audience=[mark for mark in access.audience(order) if not mark.startswith(customers)])
