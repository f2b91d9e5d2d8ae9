"""What a state is called where a team or the company renamed it, and the sub-states that were added to it."""

from collections.abc import Iterable, Sequence
from typing import Final

from django.db.models import F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from aftersales.workorders.called import ORDER_STATES, Called
from aftersales.workorders.models import StateName, WorkOrder

NAMES: Final = ("state_name", "sub_state_name")
"""What `named` adds to every order."""


def named(orders: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    """Each with `state_name` and `sub_state_name` in both languages: its team's, else the company's, else null."""
    own = StateName.objects.filter(Q(team=OuterRef("team")) | Q(team__isnull=True), state=OuterRef("state"))
    said = own.order_by(F("team").asc(nulls_last=True)).values(said=JSONObject(name_zh="name_zh", name_en="name_en"))
    return orders.annotate(
        state_name=said.filter(sub_state="")[:1],
        sub_state_name=said.filter(sub_state=OuterRef("sub_state")).exclude(sub_state="")[:1],
    )


def named_for(orders: QuerySet[WorkOrder], paths: Iterable[str]) -> QuerySet[WorkOrder]:
    """The same, only where one of these is asked for."""
    return orders if set(NAMES).isdisjoint(paths) else named(orders)


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


def called_by(team: int | None, state: str) -> Called:
    """What this team (id) calls a state of its orders."""
    own = next((row for row in names_of(state, team) if not row.sub_state), None)
    return both(own) if own is not None else ORDER_STATES[state]


def both(row: StateName) -> Called:
    """An own name in both languages."""
    return {"zh": row.name_zh, "en": row.name_en}
