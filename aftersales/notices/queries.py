"""Reads of the inbox: always one's own. And, for who may see a thing, what was sent about it."""

import time
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from aftersales.base import words, worktime
from aftersales.base.errors import NotFound
from aftersales.base.pages import Page, newest_first
from aftersales.notices import clock, wordings
from aftersales.notices.models import Delivery, Hours, Notice, Preference, Reminder, Wording
from aftersales.notices.rules import MANNERS, USUAL, Clock
from aftersales.notices.states import Mail
from aftersales.people.hours import calendar_of

MOST_COUNTED: Final = 99
_FRESH_SECONDS: Final = 2.0
REMINDER: Final = "reminder_due"
SHOWN_AHEAD: Final = 3
"""So many of a reminder's next instants are shown."""


def inbox(person: int, *, cursor: str | None, limit: int, unread: bool = False) -> Page[Notice]:
    """A page of somebody's notices with their deliveries, newest first. Index notice_inbox."""
    rows = Notice.objects.filter(person_id=person).prefetch_related("deliveries")
    if unread:
        rows = rows.filter(read_at__isnull=True, withdrawn_at__isnull=True)
    return newest_first(rows, cursor, limit)


def unread_count(person: int) -> str:
    """How many notices wait to be read, for a badge: "7", or "99+". Counts no further; index notice_new."""
    waiting = Notice.objects.filter(person_id=person, read_at__isnull=True, withdrawn_at__isnull=True)
    count = len(waiting.values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)


def is_told(effect: str) -> bool:
    """Whether anybody has been told of this cause. Index notice_effect."""
    return Notice.objects.filter(effect=effect).exists()


# -- what people want --------------------------------------------------------------------------------------------------


def wishes(people: Collection[int], code: str) -> dict[int, Mail]:
    """How those of these people who have chosen hear of this kind of notice by e-mail."""
    rows = Preference.objects.filter(person_id__in=people, code=code)
    return {row.person_id: _mail(row) for row in rows}


def clocks(people: Collection[int]) -> dict[int, Clock]:
    """The hours of those of these people who have set some."""
    rows = Hours.objects.filter(person_id__in=people)
    return {row.person_id: Clock(row.quiet_from, row.quiet_until, row.digest_at) for row in rows}


def preferences(person: int) -> dict[str, Any]:
    """For every kind of notice how it comes by e-mail, how it would if nothing had been chosen, and whether it can wait
    for the letter of the day; and the person's hours."""
    chosen = {row.code: _mail(row) for row in Preference.objects.filter(person_id=person)}
    rows = [
        {"code": code, "email": chosen.get(code, usual), "default": usual, "collects": manner.collects}
        for code, manner in MANNERS.items()
        for usual in [Mail.AT_ONCE if manner.email else Mail.NO]
    ]
    return {"rows": rows, "hours": clocks([person]).get(person, USUAL)}


def _mail(row: Preference) -> Mail:
    if not row.email:
        return Mail.NO
    return Mail.DIGEST if row.digest else Mail.AT_ONCE


# -- in whose words ----------------------------------------------------------------------------------------------------


def own_wordings() -> wordings.Own:
    """The sentences this installation says in its own words; few rows, read whole."""
    return {(row.code, row.language): row.text for row in Wording.objects.all()}


def remembered_wordings() -> wordings.Own:
    """The same from this process's memory, at most two seconds old: an inbox is looked at all day."""
    return _memory.get()


def forget_wordings() -> None:
    """They have just changed."""
    _memory.forget()


class _Memory:
    def __init__(self) -> None:
        self._own: wordings.Own = {}
        self._fresh_until = 0.0

    def get(self) -> wordings.Own:
        if time.monotonic() >= self._fresh_until:
            self._own = own_wordings()
            self._fresh_until = time.monotonic() + _FRESH_SECONDS
        return self._own

    def forget(self) -> None:
        self._fresh_until = 0.0


_memory: Final = _Memory()


def worded() -> list[dict[str, Any]]:
    """Every sentence that may be reworded, in both languages, with what it is now and what it was."""
    own = {(row.code, row.language): row for row in Wording.objects.all()}

    def told(code: str, language: str) -> dict[str, Any]:
        row = own.get((code, language))
        return {
            "language": language,
            "stock": words.table(language)[code],
            "own": row.text if row else "",
            "version": row.version if row else 0,
        }

    return [
        {
            "code": code,
            "placeholders": sorted(wordings.placeholders(code)),
            "said": [told(code, language) for language in words.LANGUAGES],
        }
        for code in wordings.codes()
    ]


# -- what was sent -----------------------------------------------------------------------------------------------------


def sent_about(subject: UUID, *, cursor: str | None, limit: int) -> Page[Delivery]:
    """A page of what left, should leave or did not leave about a thing, newest first; what people told themselves is
    nobody else's. Index notice_subject."""
    told = Delivery.objects.filter(notice__subject=subject).exclude(notice__code=REMINDER)
    return newest_first(told.select_related("notice__person"), cursor, limit)


# -- reminders ---------------------------------------------------------------------------------------------------------


def reminders(person: int, *, subject: UUID | None = None) -> list[Reminder]:
    """Somebody's reminders that are not over: what comes soonest first, what rests last. Few: MOST_REMINDERS."""
    rows = Reminder.objects.filter(person_id=person, ended_at__isnull=True)
    if subject is not None:
        rows = rows.filter(subject=subject)
    return sorted(rows, key=lambda row: (row.paused_at is not None, row.told_at is None, _soonest(row), row.pk))


def _soonest(row: Reminder) -> datetime:
    return min(
        (at for at in (row.next_at, row.snoozed_until) if at is not None), default=datetime.max.replace(tzinfo=UTC)
    )


def reminder(key: UUID, person: int) -> Reminder:
    """One of one's own; another's does not exist. One that is over is told of for a while."""
    row = Reminder.objects.filter(key=key, person_id=person).first()
    if row is None:
        raise NotFound(what="reminder")
    return row


def reminder_texts(notices: Collection[Notice]) -> Mapping[str, str]:
    """What the reminders that these notices tell of say, by the reminder's key; what is forgotten is not there."""
    keys = {notice.facts["reminder"] for notice in notices if notice.code == REMINDER and "reminder" in notice.facts}
    if not keys:
        return {}
    return {str(key): text for key, text in Reminder.objects.filter(key__in=keys).values_list("key", "text")}


def rule_of(row: Reminder) -> clock.Rule:
    """When a reminder comes."""
    return clock.Rule(
        starts_on=row.starts_on,
        minute=row.minute,
        zone=row.zone,
        repeats=clock.Repeats(row.repeats),
        weekdays=frozenset(row.weekdays),
        month_day=row.month_day,
        every=row.every,
        until_on=row.until_on,
        times=row.times,
    )


def reminder_hours(row: Reminder) -> worktime.Calendar:
    """The calendar that a reminder asks: the person's where it comes on working days, else none that closes."""
    if row.repeats != clock.Repeats.WORKDAYS:
        return worktime.ROUND_THE_CLOCK
    return calendar_of(row.person_id) or clock.office_week(row.zone)


def next_instants(row: Reminder) -> list[datetime]:
    """When a reminder comes next, as the calendar stands now."""
    return next_instants_of([row])[row.key]


def next_instants_of(rows: Collection[Reminder]) -> dict[UUID, list[datetime]]:
    """The same of several, by key; each person's calendar is asked for once."""
    hours: dict[tuple[int, str, bool], worktime.Calendar] = {}
    found: dict[UUID, list[datetime]] = {}
    for row in rows:
        asked = (row.person_id, row.zone, row.repeats == clock.Repeats.WORKDAYS)
        if asked not in hours:
            hours[asked] = reminder_hours(row)
        found[row.key] = _next_instants(row, hours[asked])
    return found


def _next_instants(row: Reminder, hours: worktime.Calendar) -> list[datetime]:
    if row.ended_at is not None or row.next_at is None:
        return []
    begin = row.next_at - timedelta.resolution
    return clock.coming(rule_of(row), hours, begin, passed=row.passed, most=SHOWN_AHEAD)
