"""Reads of the inbox: always one's own. And, for who may see a thing, what was sent about it."""

import time
from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from aftersales.base import words
from aftersales.base.pages import Page, newest_first
from aftersales.notices import wordings
from aftersales.notices.models import Delivery, Hours, Notice, Preference, Wording
from aftersales.notices.rules import MANNERS, USUAL, Clock
from aftersales.notices.states import Mail

MOST_COUNTED: Final = 99
_FRESH_SECONDS: Final = 2.0


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
    """A page of what left, should leave or did not leave about a thing, newest first. Index notice_subject."""
    return newest_first(
        Delivery.objects.filter(notice__subject=subject).select_related("notice__person"), cursor, limit
    )
