"""Due work that fails is set aside and tried again later: one poisoned order must not hold up all the others."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection

from aftersales.base.facts import undone_on_error
from aftersales.base.verbs import verb
from aftersales.workorders.models import Stuck

log = logging.getLogger("aftersales.workorders")

_PAUSES: Final = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""From the first, second … failure to the next try; from then on every hour, until it goes through or is not due."""
_STALE: Final = timedelta(hours=3)
_EVER: Final = datetime(9999, 12, 31, tzinfo=UTC)


@dataclass
class Picked:
    """What a step took in hand: the order, and which of its due things; `again` when it has failed before."""

    order: int
    key: UUID
    what: str
    again: bool


def tried_before(at: datetime, *, strict: bool) -> datetime:
    """What was set aside is left alone until this instant; whoever is strict leaves nothing aside."""
    return _EVER if strict else at


def attempt(work: Callable[[list[Picked]], bool], *, at: datetime, strict: bool) -> bool:
    """Do one piece of due work, all of it or nothing; whether there was one. `work` puts what it takes into the list.

    If it fails it is set aside, with its reason, and the next piece has its turn. It fails for the caller only when the
    connection is lost, when nothing was picked yet, or when the caller is `strict`.
    """
    picked: list[Picked] = []
    try:
        with undone_on_error():
            return _whole(work, picked)
    except Exception as error:  # whatever it is, the other orders must not wait for its mend
        if strict or not picked or connection.needs_rollback or connection.closed_in_transaction:
            raise
        _set_aside(picked[0], error, at)
        return True


@verb
def _whole(work: Callable[[list[Picked]], bool], picked: list[Picked]) -> bool:
    done = work(picked)
    for one in picked:
        if one.again:
            Stuck.objects.filter(order=one.order, what=one.what).delete()
    return done


@verb
def _set_aside(one: Picked, error: Exception, at: datetime) -> None:
    row, _ = Stuck.objects.get_or_create(
        order_id=one.order, what=one.what, defaults={"since_at": at, "next_try_at": at}
    )
    row.attempts += 1
    row.next_try_at = at + _PAUSES[min(row.attempts, len(_PAUSES)) - 1]
    row.error = f"{type(error).__name__}: {error}"[:2000]
    row.save(update_fields=["attempts", "next_try_at", "error"])
    log.error("order %s: %s failed, tried again at %s", one.key, one.what, row.next_try_at, exc_info=error)


def forget_stale(*, at: datetime) -> int:
    """Drop what was not tried again although its time had come: it is due no more. How many."""
    gone, _ = Stuck.objects.filter(next_try_at__lt=at - _STALE).delete()
    return gone
