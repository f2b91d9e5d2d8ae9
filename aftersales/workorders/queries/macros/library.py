"""Macros: which a reader has, which are offered on an order, and what their steps speak of."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any, Final
from uuid import UUID

from aftersales.base.conditions import evaluate
from aftersales.base.conditions.tree import Group, Join
from aftersales.base.errors import NotFound
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.workorders.access import find, keeps, shared_with, whose
from aftersales.workorders.catalogue import values_of
from aftersales.workorders.models import Category, Macro, WorkOrder
from aftersales.workorders.queries import asking, contexts
from aftersales.workorders.queries.asking import Kept
from aftersales.workorders.queries.custom import askable
from aftersales.workorders.queries.replies.library import placeholders
from aftersales.workorders.rules import MOST_KEPT, SEE
from aftersales.workorders.steps import ME, whole

_PLAIN: Final = ("key", "name_zh", "name_en", "team", "position", "used", "version")


def macros(by: Actor, *, archived: bool = False) -> dict[str, Any]:
    """The reader's macros: their own, their team's, everybody's; each in the order somebody gave them."""
    by.require(SEE)
    rows = _macros(by, archived=archived)
    return {"rows": _told(rows, by), "names": names_in(rows), "placeholders": placeholders()}


def macro_row(row: Macro, by: Actor) -> dict[str, Any]:
    """One macro as it is shown."""
    (told,) = _told([row], by)
    return {**told, "names": names_in([row])}


def _macros(by: Actor, *, archived: bool = False) -> list[Macro]:
    rows = shared_with(by, Macro).filter(archived_at__isnull=not archived).select_related("team")
    return list(rows.order_by("position", "pk")[: 3 * MOST_KEPT])


def _told(rows: Iterable[Macro], by: Actor) -> list[dict[str, Any]]:
    read = asking.all_kept(rows, by)
    words = asking.kept_in_words(read, by)
    return [_row(row, by, read[row.pk].trouble, words[row.pk]) for row in rows]


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
    """The macros that are offered to this reader on an order: those that are meant for it."""
    rows = _meant_for(find(key, by), _macros(by), by, at=at)
    return {"rows": [_offer(row) for row in rows], "names": names_in(rows)}


def _offer(row: Macro) -> dict[str, Any]:
    return {
        **{name: getattr(row, name) for name in ("key", "name_zh", "name_en", "version")},
        "whose": whose(row),
        "steps": [whole(step) for step in row.steps],
    }


def suits(row: Macro, order: WorkOrder, by: Actor, *, at: datetime) -> bool:
    """Whether a macro is meant for this order."""
    return bool(_meant_for(order, [row], by, at=at))


def _meant_for(order: WorkOrder, rows: Sequence[Macro], by: Actor, *, at: datetime) -> list[Macro]:
    """Those whose condition holds for this order; one that asks of what its reader may not know is meant for none."""
    read = asking.all_kept(rows, by)
    trees = tuple(one.tree for one in read.values() if one.tree is not None)
    known = askable(*trees)
    context = contexts.context_for(by, Group(Join.ALL, trees) if trees else None, at)
    value = cache(values_of(order, context, known.more))

    def meant(one: Kept) -> bool:
        return not one.trouble and (one.tree is None or evaluate.holds(one.tree, known.fields, value, context))

    return [row for row in rows if meant(read[row.pk])]


def usable(key: UUID, by: Actor) -> Macro:
    """A macro this reader has and nobody put away."""
    row = shared_with(by, Macro).filter(key=key, archived_at__isnull=True).first()
    if row is None:
        raise NotFound(what="macro")
    return row
