"""Where those are who travel and share it 在途位置: on duty, on their way, not too long ago; of nobody else, ever."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import F

from aftersales.base.errors import Conflict
from aftersales.base.privacy import exported
from aftersales.dispatch import access
from aftersales.dispatch.models import Position, PositionSharing
from aftersales.dispatch.queries import engineers, hands
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person
from aftersales.workorders.models import Visit
from aftersales.workorders.states import Visit as VisitState


def of(ids: Collection[int], at: datetime) -> Mapping[int, Position]:
    """The last positions of those of these engineers (ids) who are still on the way that it was of."""
    if not settings.SHARING.allowed:
        return {}
    rows = Position.objects.filter(
        engineer__in=ids, at__gt=at - settings.SHARING.kept, visit__state=VisitState.TRAVELLING,
        visit__engineer=F("engineer"),
    )  # fmt: skip
    return {row.engineer_id: row for row in rows}


def last_of(visit: Visit, at: datetime) -> Position | None:
    """Where whoever travels to this visit was last, if they share it."""
    if visit.engineer_id is None:
        return None
    found = of([visit.engineer_id], at).get(visit.engineer_id)
    return found if found is not None and found.visit_id == visit.pk else None


def is_on_duty(engineer: Engineer, at: datetime) -> bool:
    """Whether they are there by leave, by what they said, and by calendar and shifts, standing by included."""
    own = Engineer.objects.filter(pk=engineer.pk)
    return counts_as_there(engineers.standing_of(own, hands.hours({engineer.calendar_id}, at), at).get())


def counts_as_there(row: Any) -> bool:
    """Whether an engineer of `standing_of` is on duty: called out while standing by, too."""
    return bool(row.standing == "on_duty" or (row.standing == "off" and row.on_call))


def travelled_by(engineer: Engineer) -> Visit | None:
    """The visit an engineer is on their way to."""
    rows = Visit.objects.filter(engineer=engineer, state=VisitState.TRAVELLING).order_by("-departed_at")
    return rows.select_related("order__site", "order__asset__site").first()


def sharing_of(by: Actor) -> dict[str, Any]:
    """What the reader, an engineer, has said of sharing, what the company takes, and whether a phone is to send now.

    Raises:
        Conflict: the reader is no engineer.
    """
    access.require_travel(by)
    engineer = Engineer.objects.filter(person=by.id).first()
    if engineer is None:
        raise Conflict("not_an_engineer")
    said = PositionSharing.objects.filter(engineer=engineer).first()
    terms = settings.SHARING
    return {
        "allowed": terms.allowed,
        "shares": said is not None and said.shares,
        "set_at": said.set_at if said is not None else None,
        "version": said.version if said is not None else 0,
        "every_seconds": terms.every_seconds,
        "every_metres": terms.every_metres,
        "kept_minutes": int(terms.kept.total_seconds()) // 60,
    }


def held_of(person: Person) -> dict[str, Any] | None:
    """What is held of where somebody was last, for themselves to take along."""
    row = Position.objects.filter(engineer=person.pk).first()
    return {**exported("dispatch", row), "at": row.at} if row is not None else None
