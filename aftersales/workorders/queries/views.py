"""Kept views: which ones a reader has, what each asks in words, and how much is in it."""

import time
from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final, cast
from uuid import UUID

from aftersales.base.errors import NotFound
from aftersales.people.access import Actor
from aftersales.workorders.access import keeps, shared_with, whose
from aftersales.workorders.models import View, ViewOrder
from aftersales.workorders.queries import asking, filtered
from aftersales.workorders.queries.asking import Kept
from aftersales.workorders.queries.filtered import COUNT_SECONDS, Among, Asked, Sort
from aftersales.workorders.rules import MOST_KEPT

COUNTED_SECONDS: Final = 3.0
"""For the counts of all a reader's views together; those that do not fit in go uncounted."""


def mine(by: Actor, *, archived: bool = False) -> list[dict[str, Any]]:
    """The reader's views: their own, their teams', everybody's; as they arranged them, then as each was placed."""
    return _told(_views(by, archived=archived), by)


def view_row(view: View, by: Actor) -> dict[str, Any]:
    """One view as it is shown."""
    (told,) = _told([view], by)
    return told


def _views(by: Actor, *, archived: bool = False) -> list[View]:
    views = shared_with(by, View).filter(archived_at__isnull=not archived).select_related("team")
    order = ViewOrder.objects.filter(person=by.id).values_list("views", flat=True).first() or []
    places = {key: place for place, key in enumerate(order)}
    found = views.order_by("position", "pk")[: 3 * MOST_KEPT]
    return sorted(found, key=lambda view: places.get(view.key, len(places)))


def _told(views: Iterable[View], by: Actor) -> list[dict[str, Any]]:
    read = asking.all_kept(views, by)
    words = asking.kept_in_words(read, by)
    return [_row(view, by, read[view.pk].trouble, words[view.pk]) for view in views]


def _row(view: View, by: Actor, trouble: str, words: str) -> dict[str, Any]:
    plain = ("key", "name", "team", "among", "sort", "columns", "position", "version")
    return {
        **{name: getattr(view, name) for name in plain},
        "whose": whose(view),
        "filter": None if trouble else view.condition,
        "words": words,
        "trouble": trouble,
        "may_change": keeps(by, view),
        "archived": view.archived_at is not None,
    }


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
    views = _views(by)
    read = asking.all_kept(views, by)
    return dict(_counted(((view, read[view.pk]) for view in views), by, at))


def _counted(
    views: Iterable[tuple[View, Kept]], by: Actor, at: datetime
) -> Iterable[tuple[UUID, dict[str, Any] | None]]:
    until = time.monotonic() + COUNTED_SECONDS
    for view, read in views:
        left = until - time.monotonic()
        asked = Asked(read.tree, among=cast(Among, view.among))
        some = left > 0 and not read.trouble
        yield view.key, filtered.count(by, asked, at=at, seconds=min(left, COUNT_SECONDS)) if some else None
