"""What rules for some orders have in common: whom they name, and that the last word for exactly these counts."""

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.people.access import Actor

M = TypeVar("M", bound=Model)


def named(rows: QuerySet[M], by: str, told: Any, code: str, field: str) -> M | None:
    """What somebody named by `by` in the input's `field`; None where they named nothing.

    Raises:
        Invalid: there is no such thing (`code`).
    """
    if told is None:
        return None
    found = rows.filter(**{by: told}).first()
    if found is None:
        raise Invalid(code, field=field)
    return found


def count_no_more(model: type[M], told: dict[str, Any], *, by: Actor | None, at: datetime) -> None:
    """What was said for exactly these (None: for any) is not in force any more."""
    exactly = [Q(**{name: one}) if one is not None else Q(**{f"{name}__isnull": True}) for name, one in told.items()]
    rows = model._default_manager.filter(*exactly, dropped_at__isnull=True)
    rows.update(dropped_at=at, dropped_by=by.id if by else None)


def dropped(model: type[M], key: UUID, what: str, over: str, *, by: Actor | None, at: datetime) -> M:
    """A rule that does not count any more, from now on.

    Raises:
        NotFound: there is none of this key (`what`).
        Conflict: it has not counted for long (`over`).
    """
    row: Any = model._default_manager.select_for_update(of=("self",)).filter(key=key).first()
    if row is None:
        raise NotFound(what=what)
    if row.dropped_at is not None:
        raise Conflict(over)
    row.dropped_at, row.dropped_by_id = at, by.id if by else None
    row.save(update_fields=["dropped_at", "dropped_by"])
    told: M = row
    return told
