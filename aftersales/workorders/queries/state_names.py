"""What a state is called where a team or the company renamed it, and the sub-states that were added to it."""

from collections.abc import Sequence

from django.db.models import Q

from aftersales.workorders.models import StateName


def names_of(state: str, team: int | None) -> Sequence[StateName]:
    """Own names of a state and its sub-states as this team (id) sees them: each once, its own before the company's."""
    rows = StateName.objects.filter(Q(team=team) | Q(team__isnull=True), state=state).order_by("pk")
    found: dict[str, StateName] = {}
    for row in rows:
        if row.team_id is not None or row.sub_state not in found:
            found[row.sub_state] = row
    return list(found.values())


def sub_states_of(state: str, team: int | None) -> dict[str, StateName]:
    """The sub-states an order of this team may be in while in this state, by code."""
    return {row.sub_state: row for row in names_of(state, team) if row.sub_state}
