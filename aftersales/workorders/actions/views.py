"""Views that are kept: put together, changed, put away and brought back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from aftersales.base.versions import update
from aftersales.people.access import Actor
from aftersales.workorders.access import lock_shared, shared_with
from aftersales.workorders.actions import sharing
from aftersales.workorders.models import View, ViewOrder
from aftersales.workorders.queries.fields import chosen
from aftersales.workorders.rules import SEE


@transaction.atomic
def keep_view(*, by: Actor, whose: str, team: UUID | None, fields: Mapping[str, Any]) -> View:
    """Keep a list for oneself ("me"), for a team, or for everybody ("all")."""
    return sharing.keep(View, by=by, whose=whose, team=team, values=_checked(fields, by))


@transaction.atomic
def change_view(*, key: UUID, by: Actor, version: int | None, fields: Mapping[str, Any]) -> View:
    """Another name, condition, order, columns or place. Whose it is stays: who wants to share theirs keeps another."""
    row = lock_shared(key, by, View, what="view")
    update(row, _checked(fields, by), seen=version)
    return row


@transaction.atomic
def archive_view(*, key: UUID, by: Actor, at: datetime, archived: bool, version: int | None) -> View:
    """Nobody needs it any more, or it is needed after all."""
    row = lock_shared(key, by, View, what="view")
    sharing.put_away(row, away=archived, at=at, version=version)
    return row


@transaction.atomic
def arrange_views(*, keys: Sequence[UUID], by: Actor) -> None:
    """See one's views in this order from now on; nobody else does. What one does not have is left out."""
    by.require(SEE)
    own = set(shared_with(by, View).filter(key__in=keys).values_list("key", flat=True))
    arranged = [key for key in dict.fromkeys(keys) if key in own]
    ViewOrder.objects.update_or_create(person_id=by.id, defaults={"views": arranged})


def _checked(fields: Mapping[str, Any], by: Actor) -> dict[str, Any]:
    values = dict(fields)
    if "filter" in values:
        values["condition"] = sharing.condition(values.pop("filter"), by)
    if "columns" in values:
        values["columns"] = chosen(by, values["columns"])
    return values
