"""Something is kept for oneself, a team, or everybody: views, reply templates, macros."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.conditions.tree import to_json
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.versions import update
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.access import Kept, KeptT, refuse_sharing
from aftersales.workorders.models import View
from aftersales.workorders.queries import asking, contexts
from aftersales.workorders.rules import MOST_KEPT, SEE


def keep(kept: type[KeptT], *, by: Actor, whose: str, team: UUID | None, values: Mapping[str, Any]) -> KeptT:
    """Keep one for oneself ("me"), for a team, or for everybody ("all")."""
    by.require(SEE)
    row = kept(owner_id=by.id if whose == "me" else None, team=_team_shared_with(whose, team), **values)
    refuse_sharing(by, row)
    _refuse_more(row)
    row.save(force_insert=True)
    return row


def put_away(row: Kept, *, away: bool, at: datetime, version: int | None) -> bool:
    """Put one away that is locked, or bring it back; whether it was not so already."""
    if not away and row.archived_at is not None:
        _refuse_more(row)
    return bool(update(row, {"archived_at": (row.archived_at or at) if away else None}, seen=version))


def condition(told: Any, by: Actor) -> dict[str, Any] | None:
    """What one asks of orders, as it is kept; None asks nothing."""
    if told is None:
        return None
    tree = asking.read(told, by)
    contexts.refuse_strange_calendars(tree)
    return to_json(tree)


def _refuse_more(row: Kept) -> None:
    """Refuse one more where its owner, its team or everybody has as many as anybody can look through."""
    rows = type(row)._default_manager.filter(owner=row.owner_id, team=row.team_id, archived_at__isnull=True)
    if rows.count() >= MOST_KEPT:
        raise Conflict("too_many_views" if isinstance(row, View) else "too_many_kept", max=MOST_KEPT)


def _team_shared_with(whose: str, team: UUID | None) -> Team | None:
    """The team something is kept for ("team"); none for oneself ("me") and for everybody ("all")."""
    if whose != "team":
        if team is not None:
            raise Invalid("team_only_for_a_team", field="team")
        return None
    row = Team.objects.filter(key=team, archived_at__isnull=True).first() if team is not None else None
    if row is None:
        raise Invalid("no_such_team", field="team")
    return row
