"""An alarm for whoever rules the installation: next year's public holidays are not in its calendars yet.

The State Council publishes them in November. Until they are entered, promises over New Year are counted by an estimate.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from aftersales.notices import queries as told
from aftersales.notices.actions import inbox as notices
from aftersales.people import queries as people
from aftersales.people.models import Calendar

WANTED_FROM: Final = (11, 15)
"""Month and day from which on the next year is wanted; before that, the year itself."""
ZONE: Final = ZoneInfo("Asia/Shanghai")


def lacking(*, at: datetime) -> tuple[int, list[Calendar]]:
    """The year that has to be known by now, and the calendars that do not know it."""
    today = at.astimezone(ZONE).date()
    year = today.year + ((today.month, today.day) >= WANTED_FROM)
    return year, people.calendars_without(year)


def named(calendars: Sequence[Calendar]) -> list[dict[str, str]]:
    """What calendars are called, in both languages."""
    return [{"zh": calendar.name_zh, "en": calendar.name_en} for calendar in calendars]


def tell_admins(*, at: datetime) -> int:
    """Tell the administrators once a year; how many were told."""
    year, without = lacking(at=at)
    effect = f"calendar-unpublished {year}"
    if not without or told.is_told(effect):
        return 0
    facts = {"year": year, "calendars": named(without)}
    admins = people.admins().values_list("pk", flat=True)
    return notices.notify(people=admins, code="calendar_unpublished", facts=facts, subject=None, effect=effect, at=at)
