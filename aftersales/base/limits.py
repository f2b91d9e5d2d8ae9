"""A time for a question to the database, after which it is given up: what is too broad must not hold a worker. And how
much one request may ask for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import OperationalError, connection, transaction

from aftersales.base.errors import Refusal
from aftersales.base.races import state_of

MOST_AT_ONCE: Final = 200
"""Things that one request may change, each in a transaction of its own: done well before whoever asked gives up."""

_CANCELLED: Final = "57014"


@contextmanager
def within(seconds: float, otherwise: Refusal) -> Iterator[None]:
    """Statements inside are given up after so many seconds, and `otherwise` is raised.

    The limit ends with the block, also inside a longer transaction.
    """
    within_longer = connection.in_atomic_block
    try:
        with transaction.atomic():
            before = _limit(_told(seconds))
            yield
            if within_longer:  # else it ends with the transaction by itself
                _limit(before)
    except OperationalError as error:
        if state_of(error) == _CANCELLED:
            raise otherwise from error
        raise


@contextmanager
def each_within(seconds: float, otherwise: Refusal) -> Iterator[None]:
    """The same for long work in many transactions of its own: no single statement inside takes longer."""
    before = _limit(_told(seconds), transaction_only=False)
    try:
        yield
    except OperationalError as error:
        if state_of(error) == _CANCELLED:
            raise otherwise from error
        raise
    finally:
        if not connection.needs_rollback:
            _limit(before, transaction_only=False)


def _told(seconds: float) -> str:
    """Never nothing, however little is left: to PostgreSQL 0 is no limit at all."""
    return f"{max(1, round(seconds * 1000))}ms"


def _limit(to: str, *, transaction_only: bool = True) -> str:
    """Set the limit; what it was."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting('statement_timeout'), set_config('statement_timeout', %s::text, %s::boolean)",
            [to, transaction_only],
        )
        return str(cursor.fetchone()[0])
