"""What people remind themselves of: written, put right, put off, called done, taken away. Always one's own."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.versions import put_right, refuse_stale
from aftersales.base.worktime import ROUND_THE_CLOCK
from aftersales.notices import clock, titles
from aftersales.notices.actions import posting
from aftersales.notices.clock import Repeats
from aftersales.notices.events import ReminderChanged
from aftersales.notices.models import Notice, Reminder
from aftersales.notices.queries import REMINDER, next_instants, reminder_hours, rule_of
from aftersales.notices.rules import AHEAD_YEARS, MOST_REMINDERS, SEE
from aftersales.people.access import Actor

TIMING: Final = frozenset(
    {"starts_on", "minute", "repeats", "weekdays", "month_day", "every", "until_on", "times", "zone"}
)
_OF_A_WAY: Final = {"weekdays": Repeats.WEEKLY, "month_day": Repeats.MONTHLY, "every": Repeats.DAYS}
"""What only one way of repeating has, and must have."""
_LATEST_SNOOZE: Final = timedelta(days=366)


@transaction.atomic
def remind(*, fields: Mapping[str, Any], by: Actor, at: datetime) -> Reminder:
    """Be reminded from now on."""
    by.require(SEE)
    if Reminder.objects.filter(person_id=by.id, ended_at__isnull=True).count() >= MOST_REMINDERS:
        raise Conflict("too_many_reminders", max=MOST_REMINDERS)
    row = _refuse_never(_begun(Reminder(person_id=by.id, created_at=at, **checked(fields, by, at)), at))
    _settle(row, at)
    return _told(row, by, at)


@transaction.atomic
def change(
    *, key: UUID, fields: Mapping[str, Any], paused: bool | None, by: Actor, at: datetime, version: int | None
) -> Reminder:
    """Put it right, let it rest, or let it go on. With another time it begins anew, by the person's clock of today,
    and what was told is read; what came while it rested is not told."""
    row = _lock(key, by)
    values = _changed(row, fields, by, at)
    if paused is not None and paused != (row.paused_at is not None):
        values["paused_at"] = at if paused else None
    pairs = {name: (value, getattr(row, name)) for name, value in fields.items()}
    refuse_stale(row.version, version, {name: both for name, both in pairs.items() if both[0] != both[1]})
    differing = put_right(row, values)
    if not TIMING.isdisjoint(differing):
        _refuse_never(_begun(row, at))
        quieten(row, at)
    elif "paused_at" in differing and not paused:
        row.snoozed_until = max(row.snoozed_until, at) if row.snoozed_until else None
        row.next_at = row.next_at if row.next_at and row.next_at > at else next_of(row, at)
    if differing:
        _settle(row, at)
    return _told(row, by, at)


@transaction.atomic
def snooze(*, key: UUID, until: datetime, by: Actor, at: datetime) -> Reminder:
    """Be told once more of what was told, at that instant."""
    row = _lock(key, by)
    if row.told_at is None or row.paused_at is not None:
        raise Conflict("reminder_not_told")
    if not at < until <= at + _LATEST_SNOOZE:
        raise Invalid("snooze_from_now_on", field="again_at")
    row.snoozed_until = until
    _settle(row, at)
    quieten(row, at)
    return _told(row, by, at)


@transaction.atomic
def call_done(*, key: UUID, of: datetime, by: Actor, at: datetime) -> Reminder:
    """What was told for this instant is done; or, before it comes, need not be told. Of any other instant it is done
    already: two windows may say so, the time after next is not lost."""
    row = _lock(key, by)
    if of == row.told_at:
        row.told_at = row.snoozed_until = None
        quieten(row, at)
    elif of in next_instants(row)[:1]:
        row.passed += 1
        row.next_at = next_of(row, of)
    _settle(row, at)
    return _told(row, by, at)


@transaction.atomic
def remove(*, key: UUID, by: Actor, at: datetime) -> None:
    """Not to be reminded of it any more. What it said in the inbox can be read there for a while."""
    row = _lock(key, by)
    row.next_at = row.told_at = row.snoozed_until = None
    _settle(row, at)
    quieten(row, at)
    _told(row, by, at)


def preview(*, fields: Mapping[str, Any], by: Actor, at: datetime) -> list[datetime]:
    """When a reminder of these fields would come; writes nothing."""
    by.require(SEE)
    return next_instants(_begun(Reminder(person_id=by.id, **checked(fields, by, at)), at))


# -- for those who ring ------------------------------------------------------------------------------------------------


def next_of(row: Reminder, at: datetime) -> datetime | None:
    """When to look at it again after `at`. On working days only, that is the next day of any kind: whether work is done
    on it, the calendar says when it has come."""
    days = ROUND_THE_CLOCK if row.repeats == Repeats.WORKDAYS else reminder_hours(row)
    return next(iter(clock.coming(rule_of(row), days, at, passed=row.passed)), None)


def settle(row: Reminder, at: datetime) -> None:
    """Set when it is due next; without anything to come, told or put off, it is over."""
    waits = [instant for instant in (row.next_at, row.snoozed_until) if instant is not None]
    if not waits and row.told_at is None:
        row.ended_at = at
    row.due_at = None if row.ended_at or row.paused_at else min(waits, default=None)


def quieten(row: Reminder, at: datetime) -> None:
    """What is new in the inbox of this reminder is read, and does not leave any more."""
    told = Notice.objects.filter(
        person=row.person_id,
        code=REMINDER,
        read_at__isnull=True,
        withdrawn_at__isnull=True,
        facts__reminder=str(row.key),
    )
    notices = list(told.values_list("pk", flat=True))
    posting.stop(notices)
    Notice.objects.filter(pk__in=notices).update(read_at=at)


# -- what may be meant -------------------------------------------------------------------------------------------------


def checked(fields: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    """What a reminder of these fields is kept as, or a refusal that says what is missing."""
    values = {"subject": None, **fields, "zone": by.zone}
    values["room"] = _room(values["subject"], by)
    repeats = Repeats(values["repeats"])
    for name, way in _OF_A_WAY.items():
        if repeats is way and not values.get(name):
            raise Invalid("reminder_day_missing", field=name)
        if repeats is not way:
            values[name] = [] if name == "weekdays" else None
    values["weekdays"] = sorted(set(values["weekdays"]))
    if repeats is Repeats.ONCE:
        values["until_on"] = values["times"] = None
    _refuse_far(values, by, at)
    return values


def _changed(row: Reminder, fields: Mapping[str, Any], by: Actor, at: datetime) -> dict[str, Any]:
    """The fields as they will be. Its clock moves to the person's of today when its time does; its subject is looked
    at again only when it is another."""
    values = dict(fields)
    if "subject" in values and values["subject"] != row.subject:
        values["room"] = _room(values["subject"], by)
    if TIMING.isdisjoint(values):
        return values
    names = ("text", "starts_on", "minute", "repeats", "weekdays", "month_day", "every", "until_on", "times")
    whole = checked({**{name: getattr(row, name) for name in names}, **values, "subject": None}, by, at)
    same = all(whole[name] == getattr(row, name) for name in TIMING - {"zone"})
    return values | {name: whole[name] for name in TIMING if not (same and name == "zone")}


def _room(subject: UUID | None, by: Actor) -> str:
    if subject is None:
        return ""
    room = titles.room_of(subject, by)
    if room is None:
        raise Invalid("no_such_subject", field="subject")
    return room


def _refuse_far(values: Mapping[str, Any], by: Actor, at: datetime) -> None:
    latest = at.date() + timedelta(days=AHEAD_YEARS * 366)
    for name in ("starts_on", "until_on"):
        day: date | None = values.get(name)
        if day is not None and not date(1970, 1, 1) <= day <= latest:
            raise Invalid("reminder_too_far", field=name, years=AHEAD_YEARS)


def _begun(row: Reminder, at: datetime) -> Reminder:
    """The reminder with its first time from now on, if it has one."""
    row.passed, row.told_at, row.snoozed_until = 0, None, None
    row.next_at = next_of(row, at)
    return row


def _refuse_never(row: Reminder) -> Reminder:
    if not next_instants(row):
        raise Invalid("reminder_never_comes", field="starts_on")
    return row


def _settle(row: Reminder, at: datetime) -> None:
    settle(row, at)
    row.save()


def _lock(key: UUID, by: Actor) -> Reminder:
    by.require(SEE)
    row = Reminder.objects.select_for_update().filter(key=key, person_id=by.id, ended_at__isnull=True).first()
    if row is None:
        raise NotFound(what="reminder")
    return row


def _told(row: Reminder, by: Actor, at: datetime) -> Reminder:
    emit(ReminderChanged(person=by.key, reminder=row.key, at=at, by=by.key), audience=[f"person:{by.id}"])
    return row
