"""Data health 数据健康: engineers never sent, or sent blindly, because something about them is missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from aftersales.dispatch.queries import reading, standing
from aftersales.dispatch.rules import SEE
from aftersales.dispatch.solver import places
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, EngineerSkill


@dataclass(frozen=True)
class Lack:
    """What is wrong with an engineer's data, by code: no_home, null_island, swapped, no_duty, no_skills."""

    engineer: UUID
    name: str
    what: tuple[str, ...]


def lacking(by: Actor, at: datetime) -> list[Lack]:
    """The engineers this reader sees whose data keep them from being sent well, by name."""
    by.require(SEE)
    around = reading.middle()
    roster = standing.roster(at)
    able = EngineerSkill.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=at.date()))
    able = able.filter(engineer=OuterRef("pk"), valid_from__lte=at.date())
    rows = Engineer.objects.annotate(able=Exists(able)).select_related("person")
    rows = rows.filter(person__in=access.visible_people(by), person__is_active=True, person__archived_at__isnull=True)
    found = []
    for row in rows.order_by("person__name", "pk"):
        place = roster.places.get(row.pk)
        on_duty = place is not None and bool(roster.column("duty")[place])
        what = tuple(_lacks(row, around, on_duty=on_duty))
        if what:
            found.append(Lack(row.person.key, row.person.name, what))
    return found


def _lacks(row: Any, around: places.Place | None, *, on_duty: bool) -> Iterator[str]:
    if row.home_latitude is None:
        yield "no_home"
    elif slip := places.slip((row.home_latitude, row.home_longitude), around):
        yield slip
    if not on_duty:
        yield "no_duty"
    if not row.able:
        yield "no_skills"
