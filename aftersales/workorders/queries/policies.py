"""SLA policies as the choice sees them, and whether the condition of one holds for an order.

The choice is a matter of the order alone, whenever it is made: a condition about time is asked as of the report.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson

from aftersales.base import sql
from aftersales.base.conditions import evaluate, parse
from aftersales.base.conditions.tree import Node, normal, to_json
from aftersales.base.errors import Refusal
from aftersales.workorders.catalogue import IN_HAND, values_of
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.asking import context_for, refuse_strange_calendars
from aftersales.workorders.rules import PolicyRow


def choosable() -> dict[PolicyRow, UUID]:
    """The active policies with their keys. One whose condition asks of what is no more is not chosen."""
    found = {}
    for pk, priority, kind, level, tier, key, condition in sql.rows("workorders", "policies"):
        tree = _read(condition) if condition is not None else None
        if condition is None or tree is not None:
            found[PolicyRow(pk, priority, kind, level, tier, tree)] = key
    return found


def readable(condition: Any) -> Node | None:
    """A policy's condition as it is kept; None for none, or for one that asks of what is no more."""
    return _read(orjson.dumps(condition).decode()) if condition is not None else None


@lru_cache(maxsize=256)
def _read(text: str) -> Node | None:
    try:
        return parse.parse_text(text, IN_HAND)
    except Refusal:
        return None


def checked(told: Any) -> dict[str, Any]:
    """A policy's condition as it is kept, or a refusal: it may ask what an order is, not whose or how far it is."""
    tree = normal(parse.parse(told, IN_HAND))
    refuse_strange_calendars(tree)
    return to_json(tree)


def holds_for(order: WorkOrder, condition: Node) -> bool:
    """Whether a condition holds for the order in hand, as of its report."""
    context = context_for(None, condition, order.reported_at)
    return evaluate.holds(condition, IN_HAND, values_of(order, context), context)


def holds_with(known: Mapping[str, Any], at: datetime, condition: Node) -> bool:
    """Whether a condition holds for an order of which only this is known."""
    return evaluate.holds(condition, IN_HAND, lambda name: known.get(name), context_for(None, condition, at))
