"""Lists by a condition: what a reader may see of what they asked for, in the order they asked for, page by page.

The queue without a condition has its own way (queue.sql), which this must not slow. Here the planner chooses: by the
index of a customer, an asset, an owner or a number where the condition names one, else along the open orders.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db.models import F, Q, QuerySet
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.db.models.functions import Coalesce

from aftersales.base import limits, pages
from aftersales.base.conditions.evaluate import Context
from aftersales.base.conditions.query import Question, aliases
from aftersales.base.conditions.tree import Node
from aftersales.base.errors import Invalid, Refusal
from aftersales.people.access import Actor
from aftersales.workorders.access import owned_by, queued_for, visible_to
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.contexts import context_for
from aftersales.workorders.queries.custom import askable
from aftersales.workorders.queries.narrow import lines
from aftersales.workorders.queries.queue import CAP, VIEWS, View
from aftersales.workorders.states import Order

LIST_SECONDS: Final = 5.0
COUNT_SECONDS: Final = 2.0
Among = Literal["open", "all"]
Sort = Literal[
    "due", "reported", "priority", "number", "updated", "-due", "-reported", "-priority", "-number", "-updated"
]
SORTS: Final[dict[str, tuple[str, ...]]] = {
    "due": ("act_by_at",),
    "reported": ("reported_at",),
    "priority": ("priority", "act_by_at"),
    "number": ("number",),
    "updated": ("changed_at",),
}
"""By what a list can be sorted; of equals the older comes first, or with `-` everything the other way round."""
_KINDS: Final = {"priority": int, "number": int}
_OVER: Final = (Order.CLOSED.value, Order.CANCELLED.value)


@dataclass(frozen=True)
class Asked:
    """What is listed: the orders a condition holds for, among the open ones or all, and in which order."""

    tree: Node | None = None
    among: Among = "open"
    sort: Sort = "due"
    view: View = VIEWS["open"]
    to: Mapping[str, UUID] = field(default_factory=dict)
    """Besides: a ready view, and the team, owner, customer or asset (keys) it is narrowed to."""


def orders(by: Actor, asked: Asked, *, at: datetime) -> QuerySet[WorkOrder]:
    """What this reader may see of it, in no order yet."""
    found = queued_for(by).filter(~Q(state__in=_OVER)) if asked.among == "open" else visible_to(by)
    found = found.filter(_ready(by, asked.view, at), **{f"{name}__key": key for name, key in asked.to.items()})
    if asked.tree is not None:
        found = holding(found, asked.tree, context_for(by, asked.tree, at))
    return found


def holding(found: QuerySet[WorkOrder], tree: Node, context: Context) -> QuerySet[WorkOrder]:
    """Those of them for which a condition holds."""
    known = askable(tree)
    terms = Question(known.fields, known.columns, context).to_q(tree)
    return found.alias(**aliases(tree, known.columns)).filter(terms)


def _ready(by: Actor, view: View, at: datetime) -> Q:
    """What a ready view asks besides that orders are open."""
    asked = owned_by(by) if view.mine else Q()
    if view.states is not None:
        asked &= Q(state__in=view.states)
    if view.unassigned:
        asked &= Q(owner__isnull=True)
    return asked & Q(act_by_at__lt=at) if view.overdue else asked


def too_broad(seconds: float) -> Refusal:
    """What is said of a condition that no index serves and that takes too long."""
    return Invalid("filter_too_broad", field="filter", seconds=round(seconds))


def page(by: Actor, asked: Asked, *, at: datetime, cursor: str = "", limit: int = 50, own: bool = False) -> bytes:
    """One page of it, in the shape of the queue; with the company's `own` fields, where a column shows one."""
    with limits.within(LIST_SECONDS, too_broad(LIST_SECONDS)):
        found = list(_after(orders(by, asked, at=at), asked, cursor).values_list(*_keys(asked.sort))[: limit + 1])
    shown = found[:limit]
    following = pages.encode(*map(_told, shown[-1])) if len(found) > limit else None
    return lines([keys[-1] for keys in shown], following, own=own)


def in_order(found: QuerySet[WorkOrder], asked: Asked) -> QuerySet[WorkOrder]:
    """The same orders as they are listed."""
    terms = _terms(asked)
    return found.order_by(*(term.desc() if asked.sort.startswith("-") else term.asc() for term in terms))


def _terms(asked: Asked) -> list[F | Coalesce]:
    """What a list is sorted by. Among open orders, numbers and reports hide from the planner that an index has them in
    order: it takes the open ones for spread evenly, and would walk through all that is closed to the first of them."""
    hidden = ("number", "reported_at") if asked.among == "open" else ()
    return [Coalesce(key, key) if key in hidden else F(key) for key in _keys(asked.sort)]


def _after(found: QuerySet[WorkOrder], asked: Asked, cursor: str) -> QuerySet[WorkOrder]:
    if cursor:
        keys = _keys(asked.sort)
        last = pages.decode(cursor, len(keys), types=[_KINDS.get(key, datetime) for key in keys[:-1]] + [int])
        if None in last:
            raise Invalid("bad_cursor", field="cursor")
        beyond = TupleLessThan if asked.sort.startswith("-") else TupleGreaterThan
        found = found.filter(beyond(Tuple(*_terms(asked)), tuple(last)))
    return in_order(found, asked)


def _keys(sort: str) -> tuple[str, ...]:
    return (*SORTS[sort.removeprefix("-")], "id")


def _told(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def count(by: Actor, asked: Asked, *, at: datetime, seconds: float = COUNT_SECONDS) -> dict[str, Any] | None:
    """How many there are, counted no further than CAP; None if that takes too long."""
    refused = too_broad(seconds)
    try:
        with limits.within(seconds, refused):
            found = orders(by, asked, at=at).values("pk")[: CAP + 1].count()
    except Refusal as refusal:
        if refusal is not refused:
            raise
        return None
    return {"n": min(found, CAP), "capped": found > CAP}
