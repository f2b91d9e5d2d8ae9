"""What a request names by a key or a code, as a row that may still be chosen."""

from typing import Final
from uuid import UUID

from aftersales.base.compiled import Compiled
from aftersales.base.errors import Invalid
from aftersales.people.models import Person, Team
from aftersales.workorders.models import Category, Kind


def kind_named(code: str) -> Kind:
    """The kind with this code."""
    found = _KIND.first(code)
    if found is None:
        raise Invalid("no_such_kind", field="kind")
    return found


def team_of(key: UUID) -> Team:
    """The team with this key that still works."""
    found = _TEAM.first(key)
    if found is None:
        raise Invalid("no_such_team", field="team")
    return found


def category_of(key: UUID) -> Category:
    """The category with this key."""
    found = _CATEGORY.first(key)
    if found is None:
        raise Invalid("no_such_category", field="category")
    return found


def owner_of(key: UUID) -> Person:
    """The member of staff with this key, who can be given an order."""
    found = _OWNER.first(key)
    if found is None:
        raise Invalid("no_such_owner", field="owner")
    return found


_OWNER: Final = Compiled(lambda key: Person.objects.filter(key=key, is_active=True, is_customer=False))
_KIND: Final = Compiled(lambda code: Kind.objects.filter(code=code, archived_at__isnull=True))
_TEAM: Final = Compiled(lambda key: Team.objects.filter(key=key, archived_at__isnull=True))
_CATEGORY: Final = Compiled(lambda key: Category.objects.filter(key=key, archived_at__isnull=True))
