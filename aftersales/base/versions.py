"""Versions: an update says which state of a thing it was made from, so that nobody's work is overwritten unseen."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any, Final, Protocol, cast
from uuid import UUID

from django.db import models

from aftersales.base.errors import Conflict


class Keyed(Protocol):
    """A row that has a key of its own: whatever a foreign key of ours points to, and all that is brought."""

    key: UUID


class Versioned(Protocol):
    """A row that counts its versions."""

    version: int

    def save(self, *, update_fields: Iterable[str] | None = None) -> None: ...


_NOTHING_MASKED: Final[Mapping[str, Callable[[str], str]]] = {}


def refuse_stale(present: int, seen: int | None, fields: Mapping[str, tuple[Any, Any]]) -> None:
    """`Conflict` when the writer saw another version than the present one; `fields` has (yours, now) of what differs.

    `seen` None is the product itself, which is never stale.
    """
    if seen is not None and seen != present:
        both = {name: {"yours": told(yours), "now": told(now)} for name, (yours, now) in fields.items()}
        raise Conflict("stale_version", version=present, fields=both)


def refuse_stale_row(row: Versioned, seen: int | None, changes: Mapping[str, Any]) -> None:
    """The same of a row, and of those of the `changes` that it does not have already."""
    refuse_stale(row.version, seen, _differing(row, changes))


def update(
    row: Versioned,
    changes: Mapping[str, Any],
    *,
    seen: int | None,
    masked: Mapping[str, Callable[[str], str]] = _NOTHING_MASKED,
) -> tuple[str, ...]:
    """Save what `changes` really changes and count the version up; the names of those fields, none if all is so.

    For the actions of a room, on a row they have locked. A stale writer gets each differing field as it was sent and as
    it stands, the latter `masked` where readers see it so.
    """
    differing = _differing(row, changes)
    shown = {name: (yours, masked[name](now) if name in masked else now) for name, (yours, now) in differing.items()}
    refuse_stale(row.version, seen, shown)
    if differing:
        for name, (value, _) in differing.items():
            setattr(row, name, value)
        count_up(row, *differing)
    return tuple(differing)


def put_right(row: Versioned, changes: Mapping[str, Any]) -> tuple[str, ...]:
    """As `update` on a row that is saved with many others: the names of the fields that changed, version counted up."""
    differing = tuple(name for name, value in changes.items() if getattr(row, name) != value)
    for name in differing:
        setattr(row, name, changes[name])
    if differing:
        row.version += 1
    return differing


def _differing(row: Versioned, changes: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """By field: the value that is to be and the one that is, where they differ."""
    return {name: (value, now) for name, value in changes.items() if (now := getattr(row, name)) != value}


def count_up(row: Versioned, *fields: str) -> None:
    """Save these fields and the next version."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])


def told(value: Any) -> Any:
    """A value as the API says it: a row by its key, a day as text."""
    if isinstance(value, models.Model):
        return str(cast(Keyed, value).key)
    return value.isoformat() if isinstance(value, date) else value
