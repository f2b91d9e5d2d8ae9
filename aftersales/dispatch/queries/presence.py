"""Who is there now 在岗: what engineers said of themselves, and leave, which goes before it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base import pages
from aftersales.dispatch import access
from aftersales.dispatch.models import Attendance
from aftersales.dispatch.rules import PresenceState
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Leave


def of(key: UUID, by: Actor, at: datetime) -> dict[str, Any]:
    """How one engineer stands."""
    (told,) = _told([access.find_engineer(key, by)], at)
    return told


def page(by: Actor, at: datetime, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of how the engineers stand whom this reader sees, by id."""
    rows = access.engineers_seen(by).select_related("person").order_by("pk")
    if cursor is not None:
        (after,) = pages.decode(cursor, 1, types=[int])
        rows = rows.filter(pk__gt=after or 0)
    found = list(rows[: limit + 1])
    following = pages.encode(found[limit - 1].pk) if len(found) > limit else None
    return {"rows": _told(found[:limit], at), "next": following}


def _told(engineers: Iterable[Engineer], at: datetime) -> list[dict[str, Any]]:
    known = {one.pk: one for one in engineers}
    said = Attendance.objects.in_bulk(known)
    leave = Leave.objects.filter(engineer__in=known, withdrawn_at__isnull=True, starts_at__lte=at, ends_at__gt=at)
    gone = dict(leave.values_list("engineer_id", "ends_at"))
    return [_one(one, said.get(pk), gone.get(pk), at) for pk, one in known.items()]


def _one(engineer: Engineer, said: Attendance | None, leave_until: datetime | None, at: datetime) -> dict[str, Any]:
    there = said is None or said.until_at is None or said.until_at <= at
    state = PresenceState.ON_DUTY if there or said is None else said.state
    return {
        "engineer": {"key": engineer.person.key, "name": engineer.person.name},
        "state": "leave" if leave_until is not None else state,
        "until_at": leave_until or (said.until_at if said is not None and not there else None),
        "set_at": said.set_at if said is not None else None,
        "version": said.version if said is not None else 0,
    }
