"""The transaction around a verb.

A verb that is called alone is a transaction; called within another's it is a savepoint of that, so that a caller may
take its refusal and go on. Where many verbs make one whole and nobody in between takes a refusal (one row of an
import), their savepoints cost more than their work: `as_one` has one for all of them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from aftersales.base import facts

P = ParamSpec("P")
R = TypeVar("R")

_within_one: ContextVar[bool] = ContextVar("within_one", default=False)


def verb(action: Callable[P, R]) -> Callable[P, R]:
    """All of it or nothing: the decorator of actions that are also called thousands at a time."""

    @wraps(action)
    def whole(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic(savepoint=not _within_one.get()):
            return action(*args, **kwargs)

    return whole


@contextmanager
def as_one() -> Iterator[None]:
    """All verbs inside, or none of them: a refusal undoes everything since the beginning of the block."""
    with facts.undone_on_error(), transaction.atomic():
        token = _within_one.set(True)
        try:
            yield
        finally:
            _within_one.reset(token)
