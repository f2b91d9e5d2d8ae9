"""Time is entered afterwards, put right or struck out; how it stood before stays readable."""

from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q

from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.base.verbs import verb
from aftersales.people.access import Actor, find_person
from aftersales.people.models import Person
from aftersales.workorders import access
from aftersales.workorders.actions.versions import refuse_stale
from aftersales.workorders.actions.worklogs import keeping
from aftersales.workorders.events.worklogs import TimeCorrected, TimeEntered, TimeStruck
from aftersales.workorders.models import Visit, Worklog, WorkOrder
from aftersales.workorders.rules import CORRECT_TIME
from aftersales.workorders.spans import LONGEST, Source, Work, minutes, refuse_odd


@verb
def enter(
    *,
    key: UUID,
    by: Actor,
    at: datetime,
    kind: Work,
    begins_at: datetime,
    ends_at: datetime,
    note: str = "",
    person: UUID | None = None,
    visit: UUID | None = None,
    worklog: UUID | None = None,
) -> Worklog:
    """补记: time that nobody measured. For somebody else only where the right to correct reaches them."""
    order = access.lock(key, by, "log")
    whose = _whose(person, by)
    keeping.lock_time([whose.pk])
    keeping.refuse_taken(worklog)
    refuse_over(order, at, by, whose)
    refuse_odd(begins_at, ends_at, reported_at=order.reported_at, at=at)
    until = min(ends_at, at)
    _refuse_overlaps(whose.pk, begins_at, until, by)
    span = Worklog(
        order=order, visit=_visit(order, visit), person=whose, kind=kind, begins_at=begins_at, ends_at=until,
        note=note, source=Source.ENTERED, **({"key": worklog} if worklog is not None else {}),
    )  # fmt: skip
    span.save(force_insert=True)
    fact = TimeEntered(
        **keeping.told(span, by, at), begins_at=begins_at, ends_at=until, minutes=minutes(begins_at, until)
    )
    keeping.tell(order, fact)
    return span


@verb
def correct(
    *,
    key: UUID,
    by: Actor,
    at: datetime,
    reason: str,
    kind: Work | None = None,
    begins_at: datetime | None = None,
    ends_at: datetime | None = None,
    note: str | None = None,
    version: int | None = None,
) -> Worklog:
    """更正: say what it really was, and why. What is not given stays."""
    span = _lock(key, by, at)
    given = {"kind": kind, "begins_at": begins_at, "ends_at": ends_at, "note": note}
    wanted: dict[str, Any] = {name: value for name, value in given.items() if value is not None}
    refuse_stale(span, version, wanted)
    if span.struck_at is not None:
        raise Conflict("time_struck_already")
    if all(getattr(span, name) == value for name, value in wanted.items()):
        raise Conflict("time_unchanged")
    until = wanted.get("ends_at", span.ends_at)
    since = wanted.get("begins_at", span.begins_at)
    if "begins_at" in wanted or "ends_at" in wanted:
        refuse_odd(since, until, reported_at=span.order.reported_at, at=at)
        _refuse_overlaps(span.person_id, since, until, by, besides=span)
    keeping.keep(span, "corrected", by=by, at=at, reason=reason)
    was = _minutes(span)
    for name, value in wanted.items():
        setattr(span, name, value)
    if "ends_at" in wanted:
        span.ends_at = min(wanted["ends_at"], at)
    span.cut = span.cut and "ends_at" not in wanted
    span.version += 1
    span.save()
    fact = TimeCorrected(**keeping.told(span, by, at), version=span.version, was_minutes=was, minutes=_minutes(span))
    keeping.tell(span.order, fact)
    return span


@verb
def strike(*, key: UUID, by: Actor, at: datetime, reason: str, version: int | None = None) -> Worklog:
    """作废: it does not count any more, and why. It stays readable, one that ran as long as it did; striking twice
    changes nothing."""
    span = _lock(key, by, at)
    refuse_stale(span, version, {})
    if span.struck_at is not None:
        return span
    keeping.keep(span, "struck", by=by, at=at, reason=reason)
    was = _minutes(span)
    if span.ends_at is None and at > span.begins_at:
        span.ends_at = min(at, span.begins_at + LONGEST)
    span.struck_at, span.version = at, span.version + 1
    span.save(update_fields=["ends_at", "struck_at", "version"])
    keeping.tell(span.order, TimeStruck(**keeping.told(span, by, at), version=span.version, was_minutes=was))
    return span


def refuse_over(order: WorkOrder, at: datetime, by: Actor, whose: Person | None = None) -> None:
    """After its order is over nobody's time changes, unless who may correct does it; what happened before may be told
    late."""
    ended = order.closed_at or order.cancelled_at
    if ended is None or at < ended:
        return
    if whose is None or not access.supervises(by, whose):
        raise Conflict("time_of_finished_order", state=order.state)


def refuse_overlap(clash: Worklog, by: Actor) -> Conflict:
    """The refusal that names what lies there already, in the reader's own time."""
    zone = ZoneInfo(by.zone)
    begins = clash.begins_at.astimezone(zone)
    until = clash.ends_at.astimezone(zone) if clash.ends_at is not None else None
    since = f"{begins:%m-%d %H:%M}"
    when = f"{since}–{until:%H:%M}" if until is not None else since
    return Conflict(
        "time_overlaps" if until is not None else "time_overlaps_running",
        order=clash.order.number,
        kind=_KINDS[Work(clash.kind)],
        when=when,
        worklog=str(clash.key),
        begins_at=clash.begins_at,
        ends_at=clash.ends_at,
    )


_KINDS = {
    Work.TRAVEL: {"zh": "路途", "en": "travel"},
    Work.WORK: {"zh": "工作", "en": "work"},
    Work.WAIT: {"zh": "等待", "en": "waiting"},
}


def _refuse_overlaps(
    person: int, begins_at: datetime, ends_at: datetime | None, by: Actor, *, besides: Worklog | None = None
) -> None:
    over = Q(ends_at__isnull=True) | Q(ends_at__gt=begins_at)
    found = keeping.standing(person).filter(over)
    if besides is not None:
        found = found.exclude(pk=besides.pk)
    if ends_at is not None:
        found = found.filter(begins_at__lt=ends_at)
    clash = found.order_by("begins_at").first()
    if clash is not None:
        raise refuse_overlap(clash, by)


def _whose(person: UUID | None, by: Actor) -> Person:
    if person is None or person == by.key:
        return Person.objects.get(pk=by.id)
    whose = find_person(person, by)
    if whose.is_customer:
        raise Invalid("no_such_person", field="person")
    if not access.supervises(by, whose):
        raise NotAllowed(right=CORRECT_TIME)
    return whose


def _lock(key: UUID, by: Actor, at: datetime) -> Worklog:
    """A span as nobody else can change it, for its own person, or whoever supervises them."""
    seen = access.find_worklog(key, by)
    supervised = access.supervises(by, seen.person)
    if not supervised and (seen.person_id != by.id or not access.logs_time(by)):
        raise NotAllowed(right=CORRECT_TIME)
    if not supervised:
        refuse_over(seen.order, at, by)
    keeping.lock_time([seen.person_id])
    return Worklog.objects.select_for_update(of=("self",)).select_related("order", "person").get(pk=seen.pk)


def _visit(order: WorkOrder, key: UUID | None) -> Visit | None:
    if key is None:
        return None
    visit = order.visits.filter(key=key).first()
    if visit is None:
        raise Invalid("no_such_visit", field="visit")
    return visit


def _minutes(span: Worklog) -> int | None:
    return minutes(span.begins_at, span.ends_at) if span.ends_at is not None else None
