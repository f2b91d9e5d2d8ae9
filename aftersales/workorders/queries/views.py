"""Kept views: which ones a reader has, what each asks in words, and how much is in it."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

from aftersales.base.conditions.tree import Node
from aftersales.base.errors import NotFound, Refusal
from aftersales.people.access import Actor
from aftersales.workorders.access import keeps, shared_with
from aftersales.workorders.models import View, ViewOrder
from aftersales.workorders.queries import asking, filtered
from aftersales.workorders.queries.filtered import COUNT_SECONDS, Among, Asked, Sort
from aftersales.workorders.rules import MOST_KEPT

COUNTED_SECONDS: Final = 3.0
"""For the counts of all a reader's views together; those that do not fit in go uncounted."""


@dataclass(frozen=True)
class Readable:
    """A view as one reader has it: its condition, or why they cannot use it (the code of the refusal)."""

    view: View
    tree: Node | None
    trouble: str = ""


def mine(by: Actor, *, archived: bool = False) -> list[dict[str, Any]]:
    """The reader's views: their own, their teams', everybody's; as they arranged them, then as each was placed."""
    views = shared_with(by, View).filter(archived_at__isnull=not archived).select_related("team")
    readable = [_readable(view, by) for view in _arranged(views.order_by("position", "pk")[: 3 * MOST_KEPT], by)]
    words = asking.all_in_words({one.view.pk: one.tree for one in readable if one.tree is not None}, by)
    return [_row(one, by, words.get(one.view.pk, "")) for one in readable]


def _arranged(views: Iterable[View], by: Actor) -> list[View]:
    order = ViewOrder.objects.filter(person=by.id).values_list("views", flat=True).first() or []
    places = {key: place for place, key in enumerate(order)}
    return sorted(views, key=lambda view: places.get(view.key, len(places)))


def view_row(view: View, by: Actor) -> dict[str, Any]:
    """One view as it is shown."""
    one = _readable(view, by)
    return _row(one, by, asking.in_words(one.tree, by, by.language) if one.tree is not None else "")


def _row(one: Readable, by: Actor, words: str) -> dict[str, Any]:
    view = one.view
    plain = ("key", "name", "team", "among", "sort", "columns", "position", "version")
    return {
        **{name: getattr(view, name) for name in plain},
        "whose": "me" if view.owner_id is not None else "team" if view.team_id is not None else "all",
        "filter": None if one.trouble else view.condition,
        "words": words,
        "trouble": one.trouble,
        "may_change": keeps(by, view),
        "archived": view.archived_at is not None,
    }


def _readable(view: View, by: Actor) -> Readable:
    if view.condition is None:
        return Readable(view, None)
    try:
        return Readable(view, asking.read(view.condition, by))
    except Refusal as refusal:
        return Readable(view, None, refusal.code)


def asked_by(key: UUID, by: Actor) -> Asked:
    """What a view lists for this reader; one that was put away is gone. One that asks of what they may not know of is
    refused, saying so."""
    view = shared_with(by, View).filter(key=key, archived_at__isnull=True).first()
    if view is None:
        raise NotFound(what="view")
    tree = asking.read(view.condition, by) if view.condition is not None else None
    return Asked(tree, among=cast(Among, view.among), sort=cast(Sort, view.sort))


def counts(by: Actor, *, at: datetime) -> dict[UUID, dict[str, Any] | None]:
    """How much each of the reader's views lists, counted no further than CAP; None where there was no time for it."""
    views = shared_with(by, View).filter(archived_at__isnull=True).order_by("position", "pk")
    return dict(_counted((_readable(view, by) for view in _arranged(views[: 3 * MOST_KEPT], by)), by, at))


def _counted(readable: Iterable[Readable], by: Actor, at: datetime) -> Iterable[tuple[UUID, dict[str, Any] | None]]:
    until = time.monotonic() + COUNTED_SECONDS
    for one in readable:
        left = until - time.monotonic()
        asked = Asked(one.tree, among=cast(Among, one.view.among))
        some = left > 0 and not one.trouble
        yield one.view.key, filtered.count(by, asked, at=at, seconds=min(left, COUNT_SECONDS)) if some else None
