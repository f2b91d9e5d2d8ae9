"""What PostgreSQL says when another writer was faster: nothing was written, and the same may be tried again."""

from typing import Final

from django.db import Error

_LOST: Final = frozenset({"40001", "40P01", "55P03"})
"""Serialization failure, deadlock, lock not available."""


def state_of(error: Error) -> str:
    """The code PostgreSQL gave for the error; nothing where it came from elsewhere."""
    return getattr(error.__cause__, "sqlstate", None) or ""


def lost(error: Error) -> bool:
    """Whether another was faster."""
    return state_of(error) in _LOST
