"""Something is kept for oneself, a team, or everybody: views, reply templates, macros."""

from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.people.models import Team
from aftersales.workorders.access import Kept
from aftersales.workorders.models import View
from aftersales.workorders.rules import MOST_KEPT


def refuse_more(row: Kept) -> None:
    """Refuse one more where its owner, its team or everybody has as many as anybody can look through."""
    rows = type(row)._default_manager.filter(owner=row.owner_id, team=row.team_id, archived_at__isnull=True)
    if rows.count() >= MOST_KEPT:
        raise Conflict("too_many_views" if isinstance(row, View) else "too_many_kept", max=MOST_KEPT)


def team_shared_with(whose: str, team: UUID | None) -> Team | None:
    """The team something is kept for ("team"); none for oneself ("me") and for everybody ("all")."""
    if whose != "team":
        if team is not None:
            raise Invalid("team_only_for_a_team", field="team")
        return None
    row = Team.objects.filter(key=team, archived_at__isnull=True).first() if team is not None else None
    if row is None:
        raise Invalid("no_such_team", field="team")
    return row
