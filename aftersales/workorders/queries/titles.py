"""What orders are called, for whoever has only their keys."""

from collections.abc import Collection
from uuid import UUID

from aftersales.people.access import Actor
from aftersales.workorders.access import visible_to


def titles_of(keys: Collection[UUID], by: Actor) -> dict[UUID, str]:
    """The titles of those of these orders that the reader may see."""
    return dict(visible_to(by).filter(key__in=keys).values_list("key", "title"))
