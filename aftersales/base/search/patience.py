"""A search has an end: what takes the database too long is broken off, and said so."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from aftersales.base.errors import Conflict

SECONDS: Final = 3
"""For one statement: thirty times what a search may take, and short enough not to hold others up."""


@contextmanager
def bounded() -> Iterator[None]:
    """The statements of the block are given so long each, and planned for what they ask, rare or common; `Conflict`
    where the time is over."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, true), set_config('plan_cache_mode', %s, true)",
                [f"{SECONDS}s", "force_custom_plan"],
            )
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise Conflict("search_takes_too_long", seconds=SECONDS) from error
        raise
