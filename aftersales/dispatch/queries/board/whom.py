"""Which engineers stand on a board: those the reader sees, narrowed as it was asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q, QuerySet

from aftersales.dispatch import access
from aftersales.dispatch.queries import engineers, hands
from aftersales.people import access as people
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.people.rules import SCHEDULE
from aftersales.workorders.models import Mate, Visit

MOST_ENGINEERS: Final = 500


@dataclass(frozen=True)
class Filters:
    """Those of a team, or a territory, with all below it; with a skill; of a name; and of these engineers alone.
    `visits`: whatever else is asked, whoever makes these visits or goes along on them, and these engineers."""

    team: UUID | None = None
    territory: UUID | None = None
    skill: str | None = None
    search: str = ""
    engineers: Collection[UUID] = ()
    visits: Collection[UUID] = ()


@dataclass(frozen=True)
class Shown:
    """Those who are shown, by name, each with how they stand now, and how many a cap left out."""

    engineers: list[Any]
    left_out: int


def of(by: Actor, at: datetime, asked: Filters) -> Shown:
    """Those who fit, up to a cap."""
    rows = _asked(access.engineers_seen(by), at, asked)
    calendars = set(rows.order_by().values_list("calendar", flat=True).distinct())
    standing = engineers.standing_of(rows, hands.hours(calendars, at), at)
    found = list(standing.select_related("person__team").order_by("person__name", "pk")[: MOST_ENGINEERS + 1])
    left_out = rows.count() - MOST_ENGINEERS if len(found) > MOST_ENGINEERS else 0
    return Shown(found[:MOST_ENGINEERS], left_out)


def _asked(rows: QuerySet[Engineer], at: datetime, asked: Filters) -> QuerySet[Engineer]:
    if asked.visits:
        lead = Q(pk__in=Visit.objects.filter(key__in=asked.visits, engineer__isnull=False).values("engineer"))
        along = Q(pk__in=Mate.objects.filter(visit__key__in=asked.visits).values("engineer"))
        return rows.filter(lead | along | Q(person__key__in=asked.engineers))
    fit = engineers.fitting(rows, at, team=asked.team, skill=asked.skill, search=asked.search)
    if asked.territory is not None:
        places = people.territory_with_below(asked.territory)
        fit = fit.filter(pk__in=Engineer.objects.filter(person__territories__in=places).values("pk"))
    return fit.filter(person__key__in=asked.engineers) if asked.engineers else fit


def planned_by(by: Actor, ids: Collection[int]) -> set[int]:
    """Those of these whose duty the reader plans, or who are the reader."""
    return {by.id} | set(people.visible_people(by, SCHEDULE).filter(pk__in=ids).values_list("pk", flat=True))
