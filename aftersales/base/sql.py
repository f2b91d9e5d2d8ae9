"""Named SQL: `<room>/sql/<name>.sql` holds one query; its comment says what for and which index it uses."""

from functools import cache
from importlib import resources
from typing import Any

from django.db import connection


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
