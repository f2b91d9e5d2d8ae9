"""Macros: which a reader has, which are offered on an order, and what their steps speak of."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base.conditions import evaluate
from aftersales.base.conditions.tree import Node
from aftersales.base.errors import NotFound, Refusal
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.workorders.access import find, keeps, shared_with
from aftersales.workorders.catalogue import ORDERS, values_of
from aftersales.workorders.models import Category, Macro, WorkOrder
from aftersales.workorders.queries import asking, contexts
from aftersales.workorders.queries.replies.library import placeholders, whose
from aftersales.workorders.rules import MOST_KEPT, SEE
from aftersales.workorders.steps import ME, whole

_PLAIN: Final = ("key", "name_zh", "name_en", "team", "position", "used", "version")


def macros(by: Actor, *, archived: bool = False) -> dict[str, Any]:
    """The reader's macros: their own, their team's, everybody's; each in the order somebody gave them."""
    by.require(SEE)
    rows = list(_macros(by, archived=archived))
    read = {row.pk: _readable(row, by) for row in rows}
    words = asking.all_in_words({pk: tree for pk, (tree, _) in read.items() if tree is not None}, by)
    told = [_row(row, by, read[row.pk][1], words.get(row.pk, "")) for row in rows]
    return {"rows": told, "names": names_in(rows), "placeholders": placeholders()}


def macro_row(row: Macro, by: Actor) -> dict[str, Any]:
    """One macro as it is shown."""
    tree, trouble = _readable(row, by)
    words = asking.in_words(tree, by, by.language) if tree is not None else ""
    return {**_row(row, by, trouble, words), "names": names_in([row])}


def _macros(by: Actor, *, archived: bool = False) -> Any:
    rows = shared_with(by, Macro).filter(archived_at__isnull=not archived).select_related("team")
    return rows.order_by("position", "pk")[: 3 * MOST_KEPT]


def _row(row: Macro, by: Actor, trouble: str, words: str) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "steps": [whole(step) for step in row.steps],
        "whose": whose(row),
        "filter": None if trouble else row.condition,
        "words": words,
        "trouble": trouble,
        "may_change": keeps(by, row),
        "archived": row.archived_at is not None,
    }


def _readable(row: Macro, by: Actor) -> tuple[Node | None, str]:
    """Its condition as this reader may ask it, or the code of the refusal."""
    if row.condition is None:
        return None, ""
    try:
        return asking.read(row.condition, by), ""
    except Refusal as refusal:
        return None, refusal.code


def names_in(rows: Iterable[Macro]) -> dict[str, dict[str, str]]:
    """What the keys in their steps stand for. Colleagues' names are known to whoever has the macro."""
    steps = [step for row in rows for step in row.steps]
    found: dict[str, dict[str, str]] = {}
    for name, model in (("category", Category), ("team", Team), ("owner", Person)):
        keys = {step[name] for step in steps if step.get(name) not in (None, ME)}
        if not keys:
            continue
        both = ("name", "name") if model is Person else ("name_zh", "name_en")
        called = model._default_manager.filter(key__in=keys).values_list("key", *both)
        found |= {str(key): {"name_zh": zh, "name_en": en} for key, zh, en in called}
    return found


# -- on an order -------------------------------------------------------------------------------------------------------


def offered(key: UUID, by: Actor, *, at: datetime) -> dict[str, Any]:
    """The macros that are offered to this reader on an order: those whose condition holds for it."""
    order = find(key, by)
    rows = [row for row in _macros(by) if suits(row, order, by, at=at)]
    return {"rows": [_offer(row) for row in rows], "names": names_in(rows)}


def _offer(row: Macro) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in ("key", "name_zh", "name_en", "version")},
        "whose": whose(row),
        "steps": [whole(step) for step in row.steps],
    }


def suits(row: Macro, order: WorkOrder, by: Actor, *, at: datetime) -> bool:
    """Whether a macro is meant for this order; one that asks of what its reader may not know is meant for none."""
    tree, trouble = _readable(row, by)
    if trouble:
        return False
    if tree is None:
        return True
    context = contexts.context_for(by, tree, at)
    return evaluate.holds(tree, ORDERS, values_of(order, context), context)


def usable(key: UUID, by: Actor) -> Macro:
    """A macro this reader has and nobody put away."""
    row = shared_with(by, Macro).filter(key=key, archived_at__isnull=True).first()
    if row is None:
        raise NotFound(what="macro")
    return row
