"""What a request names by a key or a code, as a row that may still be chosen."""

from typing import Final, TypeVar
from uuid import UUID

from aftersales.base.compiled import Compiled
from aftersales.base.errors import Invalid
from aftersales.people.models import Person, Team
from aftersales.workorders.models import Category, Kind

RowT = TypeVar("RowT", Kind, Team, Category, Person)


def kind_named(code: str) -> Kind:
    """The kind with this code."""
    return _found(_KIND.first(code), "no_such_kind", "kind")


def team_of(key: UUID) -> Team:
    """The team with this key that still works."""
    return _found(_TEAM.first(key), "no_such_team", "team")


def category_of(key: UUID, *, field: str = "category") -> Category:
    """The category with this key."""
    return _found(_CATEGORY.first(key), "no_such_category", field)


def lock_categories() -> None:
    """Let one after the other change the tree: what was looked at in it still holds when it is written. A branch could
    else be hung below one that is put away meanwhile, or two below each other."""
    list(Category.objects.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def owner_of(key: UUID) -> Person:
    """The member of staff with this key, who can be given an order."""
    return _found(_OWNER.first(key), "no_such_owner", "owner")


def _found(row: RowT | None, code: str, field: str) -> RowT:
    if row is None:
        raise Invalid(code, field=field)
    return row


_OWNER: Final = Compiled(lambda key: Person.objects.filter(key=key, is_active=True, is_customer=False))
_KIND: Final = Compiled(lambda code: Kind.objects.filter(code=code, archived_at__isnull=True))
_TEAM: Final = Compiled(lambda key: Team.objects.filter(key=key, archived_at__isnull=True))
_CATEGORY: Final = Compiled(lambda key: Category.objects.filter(key=key, archived_at__isnull=True))
