"""What is dragged: a visit, or an order that nobody goes to, with all that a place for it is judged by."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Q

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.dispatch import access
from aftersales.dispatch.queries import turns
from aftersales.dispatch.queries.board.first import First
from aftersales.people.access import Actor
from aftersales.people.models import Engineer
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.queries.turns import WITH, turn_of

LONGEST: Final = timedelta(hours=24)
FARTHEST: Final = timedelta(days=400)
"""Nobody plans a visit for a day beyond next year's, and what is over is past long before."""
MOST_MATES: Final = 5
"""As many as a crew has seats beside its lead."""


@dataclass(frozen=True)
class Subject:
    """`visit` is the one that is dragged, or of an order that is dropped the one for which somebody is looked for, if
    there is one; `mates` (ids) go along on it as it stands; `dropped`: it is an order that nobody goes to,
    and `first` whom dispatch would send."""

    order: WorkOrder
    visit: Visit | None
    turn: Turn | None = None
    mates: tuple[int, ...] = ()
    dropped: bool = False
    waits: bool = False
    first: First | None = None

    @property
    def people(self) -> list[int]:
        """Who makes it as it stands, by id."""
        led = self.visit.engineer_id if self.visit is not None else None
        return [*([led] if led is not None else []), *self.mates]

    @property
    def ahead(self) -> turns.Next:
        """As a decision has it."""
        return turns.Next(visit=self.visit, turn=self.turn)


@dataclass(frozen=True)
class Place:
    """Where it is put: who makes it, who goes along, from when until when."""

    lead: Engineer
    mates: tuple[Engineer, ...]
    begins: datetime
    ends: datetime

    @property
    def people(self) -> list[Engineer]:
        return [self.lead, *self.mates]


def of(by: Actor | None, at: datetime, *, visit: UUID | None, order: UUID | None) -> Subject:
    """What somebody drags, who may have its order decided; strangers get NotFound.

    Raises:
        Invalid: both a visit and an order are named, or neither.
        Conflict: an order of remote work, which takes no time of the board.
    """
    if visit is not None and order is None:
        return of_visit(visit, by)
    if order is not None and visit is None:
        found = of_order(order, by, at)
        return replace(found, first=First.now(found.order, at))
    raise Invalid("board_one_thing", field="visit")


def of_visit(key: UUID, by: Actor | None) -> Subject:
    """A visit; those who make it too are asked for the order of it."""
    found = Visit.objects.select_related("order", "engineer__person", *WITH).filter(key=key).first()
    if found is None:
        raise NotFound(what="visit")
    try:
        row = access.order_of(found.order.key, by)
    except NotFound:
        raise NotFound(what="visit") from None
    return Subject(row, found, turn_of(found), _mates(found))


def of_order(key: UUID, by: Actor | None, at: datetime) -> Subject:
    """An order that nobody goes to yet."""
    row = access.order_of(key, by)
    if not row.kind.on_site:
        raise Conflict("board_remote")
    ahead = turns.next_of(row, at)
    mates = _mates(ahead.visit) if ahead.visit is not None else ()
    return Subject(row, ahead.visit, ahead.turn, mates, dropped=True, waits=ahead.waits)


def _mates(visit: Visit) -> tuple[int, ...]:
    return tuple(visit.mates.order_by("pk").values_list("engineer_id", flat=True))


def engineer_seen(key: UUID, by: Actor | None, held: Subject) -> Engineer:
    """An engineer whom the reader sees, or who makes it anyhow; others are as if there were none."""
    return engineers_seen([key], by, held, "engineer")[0]


def engineers_seen(keys: Sequence[UUID], by: Actor | None, held: Subject, field: str) -> list[Engineer]:
    """Engineers by their keys, in that order."""
    active = Engineer.objects.filter(person__is_active=True)
    rows = active.filter(Q(pk__in=access.engineers_seen(by)) | Q(pk__in=held.people)) if by is not None else active
    found = {one.person.key: one for one in rows.select_related("person").filter(person__key__in=keys)}
    if len(found) != len(set(keys)):
        raise Invalid("no_such_engineer", field=field)
    return [found[one] for one in dict.fromkeys(keys)]


def beside(
    subject: Subject, lead: Engineer, mates: Collection[UUID] | None, by: Actor | None, *, field: str = "mates"
) -> list[Engineer]:
    """Who goes along: those who are named, else the crew that is called, or whoever went along so far. A crew moves as
    one: where it is given to one of its mates, whoever led it goes along."""
    if mates is None and subject.first is not None and subject.first.crew is not None:
        return subject.first.beside(lead)
    if mates is not None:
        named = engineers_seen(list(mates), by, subject, field) if mates else []
        return [one for one in named if one.pk != lead.pk]
    ids = list(subject.mates)
    led = subject.visit.engineer_id if subject.visit is not None else None
    if lead.pk in ids and led is not None:
        ids = [led if one == lead.pk else one for one in ids]
    rows = Engineer.objects.select_related("person").filter(pk__in=ids, person__is_active=True).exclude(pk=lead.pk)
    return list(rows.order_by("pk"))  # who has left the company goes along no more


def refuse_odd(begins: datetime, ends: datetime | None, at: datetime) -> None:
    """Refuse times nobody can mean."""
    if not at - FARTHEST <= begins <= at + FARTHEST:
        raise Invalid("board_far", field="starts_at", days=FARTHEST.days)
    if ends is not None and ends <= begins:
        raise Invalid("ends_before_start", field="ends_at")
    if ends is not None and ends - begins > LONGEST:
        raise Invalid("board_too_long", field="ends_at", hours=LONGEST // timedelta(hours=1))
