"""What is worth knowing of a place on the board though no rule is against it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Max

from aftersales.base.models import Fact
from aftersales.dispatch.events.decisions import BoardOverruled
from aftersales.dispatch.queries.board import hours
from aftersales.dispatch.queries.board.reasons import PROMISE, TOLD, Reason, Voice, Weight
from aftersales.dispatch.queries.board.standing import pushed
from aftersales.dispatch.queries.board.subject import Place, Subject
from aftersales.dispatch.queries.board.timing import Ways
from aftersales.dispatch.queries.reading import instant, minute
from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.weighing import Need
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.rules import PROMISE_MOVED as MOVED

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Leading:
    """What the solver made of it for whoever leads: the need, the policy, and their line of the field."""

    need: Need
    policy: Policy
    one: Mapping[str, int]
    cap: int


def late_minutes(due: int | None, begins: int) -> int:
    """How many minutes after the nearest promise of the order somebody is there; 0 in time, or without one."""
    return max(begins - due, 0) if due is not None else 0


def noted(
    subject: Subject, place: Place, seen: Leading, way: Ways, *, by: Actor | None, at: datetime, voice: Voice
) -> Iterator[Reason]:
    """All of it, the customer's things first."""
    yield from _promised(subject, place, voice)
    late = late_minutes(seen.need.due, minute(place.begins))
    if late and seen.need.due is not None:
        yield voice.reason("late", Weight.NOTE, minutes=late, ends_at=instant(seen.need.due))
    yield from _of_site(seen, place, voice)
    yield from _of_person(seen, place, voice)
    yield from _of_day(seen, place, way, at, voice)
    if subject.visit is not None:
        yield from pushed(subject.visit, place, voice, by)
    yield from _not_first(subject, place, voice)


def told_since(visit: Visit, order: WorkOrder) -> bool | None:
    """Whether the customer was told here when somebody comes after all, since what they were promised was broken last;
    False where they could not be and had to be called, None where nothing is broken."""
    if visit.starts_at is None:
        return None
    overruled = Fact.objects.filter(subject=order.key, kind=BoardOverruled.__name__, data__visit=str(visit.key))
    notices = Notice.objects.filter(subject=order.key, code=MOVED, effect__startswith=f"{visit.key}:")
    broken_at = overruled.filter(data__rules__contains=PROMISE).aggregate(at=Max("at"))["at"]
    told_at = notices.aggregate(at=Max("at"))["at"]
    if told_at is not None and (broken_at is None or told_at >= broken_at):
        return True
    return False if broken_at is not None else None


def _promised(subject: Subject, place: Place, voice: Voice) -> Iterator[Reason]:
    visit = subject.visit
    if visit is None:
        return
    if visit.promised_from_at is None or visit.promised_until_at is None:
        told = told_since(visit, subject.order) if place.begins != visit.starts_at else None
        if told is not None:
            yield voice.reason(TOLD, Weight.NOTE, says=TOLD if told else "told_call", starts_at=visit.starts_at)
        return
    if not visit.promised_from_at <= place.begins <= visit.promised_until_at:
        window: dict[str, Any] = {"starts_at": visit.promised_from_at, "ends_at": visit.promised_until_at}
        yield voice.reason(PROMISE, Weight.PROMISE, **window)


def _of_site(seen: Leading, place: Place, voice: Voice) -> Iterator[Reason]:
    need, rules = seen.need, seen.policy.rules
    if "territory" not in rules and need.territories and not seen.one["flags"] & packed.TERRITORY:
        yield voice.reason("area", Weight.NOTE, name=place.lead.person.name)
    if "access" not in rules and need.hours is not None:
        begins, ends = minute(place.begins), minute(place.ends)
        if not any(opens <= begins and ends <= closes for opens, closes in need.hours):
            yield voice.reason("access_hours", Weight.NOTE)


def _of_person(seen: Leading, place: Place, voice: Voice) -> Iterator[Reason]:
    need = seen.need
    people = {one.pk for one in place.people}
    if need.wanted and people.isdisjoint(need.wanted):
        names = list(Person.objects.filter(pk__in=need.wanted).order_by("pk").values_list("name", flat=True))
        yield voice.reason("rather", Weight.NOTE, name=", ".join(names))
    if need.language is not None and not seen.one["flags"] & packed.LANGUAGE:
        yield voice.reason("language", Weight.NOTE, name=place.lead.person.name)


def _of_day(seen: Leading, place: Place, way: Ways, at: datetime, voice: Voice) -> Iterator[Reason]:
    if seen.one["overtime"]:
        yield voice.reason("overtime", Weight.NOTE, minutes=seen.one["overtime"])
    minutes = seen.one["day"] + (place.ends - place.begins) // _MINUTE
    if "workload" not in seen.policy.rules and seen.one["starts_in"] != packed.NONE and minutes > seen.cap:
        yield voice.reason("cap", Weight.NOTE, minutes=minutes, most=seen.cap)
    for rests, works in hours.breaks(place.lead.calendar_id, place.begins, place.ends):
        yield voice.reason("break", Weight.NOTE, starts_at=instant(rests), ends_at=instant(works))
    leaves = place.begins - way.there * _MINUTE
    if at <= leaves < at + seen.policy.lead_minutes * _MINUTE:
        yield voice.reason("short_notice", Weight.NOTE, starts_at=leaves, minutes=seen.policy.lead_minutes)


def _not_first(subject: Subject, place: Place, voice: Voice) -> Iterator[Reason]:
    if subject.first is None:
        return
    names = subject.first.another(place.lead, {one.pk for one in place.people})
    if names is not None:
        yield voice.reason("not_first", Weight.NOTE, says="not_first" if names else "first_nobody", name=names)
