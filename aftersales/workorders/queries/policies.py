"""SLA policies as the choice sees them, and whether the condition of one holds for an order.

The choice is a matter of the order alone, whenever it is made: a condition about time is asked as of the report.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, lru_cache, partial
from typing import Any
from uuid import UUID

import orjson

from aftersales.base import sql
from aftersales.base.conditions import evaluate, parse
from aftersales.base.conditions.evaluate import Context, Values
from aftersales.base.conditions.fields import Catalogue
from aftersales.base.conditions.tree import Node, leaves, normal, to_json
from aftersales.base.errors import Refusal
from aftersales.workorders.catalogue import IN_HAND, values_of
from aftersales.workorders.forms import PREFIX
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.owned import ORDERS, Askable
from aftersales.workorders.queries.contexts import context_for, refuse_strange_calendars
from aftersales.workorders.queries.custom import askable, mentioned
from aftersales.workorders.rules import PolicyRow


def choosable() -> dict[PolicyRow, UUID]:
    """The active policies with their keys. One whose condition asks of what is no more is not chosen."""
    found = {}
    rows = sql.rows("workorders", "policies")
    fields = in_hand([condition for *_, condition in rows])
    for pk, priority, kind, level, tier, key, condition in rows:
        tree = _read(condition, fields) if condition is not None else None
        if condition is None or tree is not None:
            found[PolicyRow(pk, priority, kind, level, tier, tree)] = key
    return found


def readable(condition: Any) -> Node | None:
    """A policy's condition as it is kept; None for none, or for one that asks of what is no more."""
    if condition is None:
        return None
    text = orjson.dumps(condition).decode()
    return _read(text, in_hand(text))


def _read(text: str, fields: Catalogue) -> Node | None:
    return _parsed(text, fields) if mentioned(text) else _kept(text)


@lru_cache(maxsize=256)
def _kept(text: str) -> Node | None:
    return _parsed(text, IN_HAND)


def _parsed(text: str, fields: Catalogue) -> Node | None:
    try:
        return parse.parse_text(text, fields)
    except Refusal:
        return None


def in_hand(told: Any) -> Catalogue:
    """What is known of an order that is being written, and the company's own fields where these words speak of them."""
    return askable(told).fields.only(lambda one: one.in_hand) if mentioned(told) else IN_HAND


def checked(told: Any) -> dict[str, Any]:
    """A policy's condition as it is kept, or a refusal: it may ask what an order is, not whose or how far it is."""
    tree = normal(parse.parse(told, in_hand(told)))
    refuse_strange_calendars(tree)
    return to_json(tree)


def asked() -> set[str]:
    """The fields by which active policies ask."""
    trees = [row.condition for row in choosable() if row.condition is not None]
    return {leaf.field for tree in trees for leaf in leaves(tree)}


Holds = Callable[[Node], bool]


def holds_for(order: WorkOrder) -> Holds:
    """Whether a condition holds for the order in hand, as of its report."""
    return _holds(order.reported_at, lambda known, context: values_of(order, context, known.more))


def holds_with(known: Mapping[str, Any], at: datetime) -> Holds:
    """Whether a condition holds for an order of which only this is known."""
    return _holds(at, lambda _, __: known.get)


def _holds(at: datetime, values: Callable[[Askable, Context], Values]) -> Holds:
    own = cache(partial(askable, PREFIX))  # the company's own fields are read once, and only where some condition asks

    def holds(condition: Node) -> bool:
        known, context = own() if mentioned(condition) else ORDERS, context_for(None, condition, at)
        return evaluate.holds(condition, known.fields, values(known, context), context)

    return holds
