"""Named SQL: `<room>/sql/<name>.sql` holds one query; its comment says what for and which index it uses."""

from functools import cache
from importlib import resources
from typing import Any, Final

from django.db import connection

_LOST_RACES: Final = frozenset({"40001", "40P01", "55P03"})
"""Serialization failure, deadlock, lock not available."""


def lost_race(error: BaseException) -> bool:
    """Whether the database refused because another was faster: nothing was written, and the next try may be lucky."""
    return getattr(error.__cause__, "sqlstate", None) in _LOST_RACES


@cache
def load(room: str, name: str) -> str:
    """The text of `aftersales/<room>/sql/<name>.sql`."""
    return resources.files(f"aftersales.{room}").joinpath("sql", f"{name}.sql").read_text(encoding="utf-8")


def rows(room: str, name: str, **params: Any) -> list[tuple[Any, ...]]:
    """All rows of a named query."""
    with connection.cursor() as cursor:
        cursor.execute(load(room, name), params)
        return list(cursor.fetchall())


def run(room: str, name: str, **params: Any) -> None:
    """A named statement that writes and tells nothing."""
    with connection.cursor() as cursor:
        cursor.execute(load(room, name), params)
