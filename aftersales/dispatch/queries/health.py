"""Data health 数据健康: engineers never sent, or sent blindly, because something about them is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base import pages, words
from aftersales.dispatch.queries import reading, standing
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.solver import places
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, EngineerSkill


@dataclass(frozen=True)
class Lack:
    """What is wrong with an engineer's data, by code: no_home, null_island, swapped, no_duty, no_skills."""

    id: int
    engineer: UUID
    name: str
    what: tuple[str, ...]


def page(by: Actor, at: datetime, language: str, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of the list, in words."""
    after = 0
    if cursor is not None:
        (told,) = pages.decode(cursor, 1, types=[int])
        after = told or 0
    found = list(islice(lacking(by, at, after=after), limit + 1))
    following = pages.encode(found[limit - 1].id) if len(found) > limit else None
    return {"rows": [_shown(one, language) for one in found[:limit]], "next": following}


def lacking(by: Actor, at: datetime, *, after: int = 0) -> Iterator[Lack]:
    """The engineers this reader sees whose data keep them from being sent well, by id, those behind `after`."""
    by.require(SEE)
    around = reading.middle()
    roster = standing.roster(at)
    able = Exists(valid_skills(at).filter(engineer=OuterRef("pk")))
    rows = Engineer.objects.annotate(able=able).select_related("person").filter(pk__gt=after)
    rows = rows.filter(person__in=access.visible_people(by), person__is_active=True, person__archived_at__isnull=True)
    for row in rows.order_by("pk").iterator(chunk_size=1000):
        place = roster.places.get(row.pk)
        on_duty = place is not None and bool(roster.column("duty")[place])
        what = tuple(_lacks(row, around, on_duty=on_duty))
        if what:
            yield Lack(row.pk, row.person.key, row.person.name, what)


def valid_skills(at: datetime) -> QuerySet[EngineerSkill]:
    """What engineers can do on the day it is where the company is."""
    day = at.astimezone(ZoneInfo(settings.COMPANY_ZONE)).date()
    still = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    return EngineerSkill.objects.filter(still, valid_from__lte=day)


def _shown(one: Lack, language: str) -> dict[str, Any]:
    said = [words.say(f"health_{what}", language) for what in one.what]
    return {"engineer": {"key": one.engineer, "name": one.name}, "what": list(one.what), "words": said}


def _lacks(row: Any, around: places.Place | None, *, on_duty: bool) -> Iterator[str]:
    if row.home_latitude is None:
        yield "no_home"
    elif slip := places.slip((row.home_latitude, row.home_longitude), around):
        yield slip
    if not on_duty:
        yield "no_duty"
    if not row.able:
        yield "no_skills"
