"""What stands in the way of an order that is to be solved or given up."""

from collections.abc import Collection
from typing import Final

from aftersales.base import sql
from aftersales.base.errors import Conflict
from aftersales.workorders import states
from aftersales.workorders.actions.checklists.holding import refuse_missing
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Outcome, VisitStands
from aftersales.workorders.turns import STUCK

_UNBEGUN: Final = (states.Visit.PLANNED, states.Visit.CONFIRMED)


def refuse_if_blocked(order: WorkOrder) -> None:
    """An order is not resolved over a hold, a list that is not filled in, a visit ahead or gone wrong, or a child that
    is not solved."""
    ((holds, visits, children, unfilled),) = sql.rows(
        "workorders", "blockers", order=order.pk, unsolved=list(states.UNSOLVED)
    )
    if holds:
        raise Conflict("held", reasons=holds)
    refuse_missing(order, unfilled)
    if not states.may_resolve([_stand(*visit) for visit in visits]):
        raise Conflict("visits_not_done")
    if children:
        raise Conflict("open_children", numbers=children)


def stands(order: WorkOrder) -> list[VisitStands]:
    """The order's visits as the roll-up sees them, oldest first."""
    return stands_of_each([order.pk])[order.pk]


def stands_of_each(orders: Collection[int]) -> dict[int, list[VisitStands]]:
    """The same of many orders (ids), asked at once."""
    told: dict[int, list[VisitStands]] = {one: [] for one in orders}
    found = Visit.objects.filter(order__in=orders).order_by("order", "number")
    for order, *visit in found.values_list("order", "state", "outcome", "turn__out_why"):
        told[order].append(_stand(*visit))
    return told


def _stand(state: str, outcome: str, out_of_turn: str | None = None) -> VisitStands:
    stuck = out_of_turn in STUCK and state in _UNBEGUN
    return VisitStands(states.Visit(state), Outcome(outcome) if outcome else None, stuck)


def refuse_visits_ahead(order: WorkOrder) -> None:
    """Nothing is given up while an engineer has accepted it, is on the way, or is there."""
    ahead = {states.Visit.CONFIRMED, states.Visit.TRAVELLING, states.Visit.ON_SITE}
    if any(visit.state in ahead for visit in stands(order)):
        raise Conflict("visits_ahead")
