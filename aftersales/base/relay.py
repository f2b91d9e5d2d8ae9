"""The relay: hands each fact to each subscriber in order, so that a reaction's effect happens once.

One transaction locks the cursor of a subscriber, reads the facts behind it, runs the reaction on each and moves it on.
Only facts of transactions below the oldest running one are read (`pg_snapshot_xmin`): a slow writer holds the relay
back, but never makes it skip. A fact that cannot be digested is parked, and with it what follows of the same subject;
it is tried again with growing pauses, and after `MAX_TRIES` somebody has to look.

Facts of one subject are handed on as they were written (by id), also where a transaction that began first wrote last:
such a fact waits, parked without a failed try, until those ahead of it have been read.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from aftersales.base import facts, logs, sql
from aftersales.base.facts import Event, kind_named
from aftersales.base.models import Cursor, Parked

log = logging.getLogger("aftersales.relay")

BATCH: Final = 200
MAX_TRIES: Final = 5
_PAUSES: Final = (5, 30, 120, 600)
"""Seconds before the second, third … try."""


@dataclass(frozen=True)
class Subscription:
    """One reader of facts: a lasting `name` (its cursor's), the kinds it wants, and what it does with each."""

    name: str
    kinds: tuple[type[Event], ...]
    react: Callable[[Any], None]

    @property
    def kind_names(self) -> list[str]:
        return [kind.__name__ for kind in self.kinds]


@dataclass(frozen=True)
class _Read:
    """A fact as the relay reads it: with the place it has in the order, and the ids of those it must not overtake."""

    xid: int
    id: int
    recorded_at: datetime
    subject: UUID
    origin: str
    request: str
    ahead: frozenset[int]
    event: Callable[[], Event]


def subscribe(subscriptions: Sequence[Subscription]) -> None:
    """Make sure every subscriber has a cursor. A new one starts at the beginning of what is kept."""
    for subscription in subscriptions:
        Cursor.objects.get_or_create(name=subscription.name)


def behind(subscriptions: Sequence[Subscription]) -> dict[str, float]:
    """Which subscribers have facts to read, by name, and for how many seconds the oldest waits. Changes nothing."""
    names = [subscription.name for subscription in subscriptions]
    return {name: float(seconds) for name, seconds in sql.rows("base", "cursors_behind", names=names)}


def turn(subscription: Subscription, *, at: datetime, batch: int = BATCH) -> int:
    """Hand on the next facts, at most `batch`; how many were read. 0 also when another process has the cursor."""
    with transaction.atomic():
        cursor = _hold(subscription)
        if cursor is None:
            return 0
        horizon, read = _next_facts(subscription, cursor, batch)
        _hand_on(subscription, read, at)
        if len(read) == batch:
            cursor.xid, cursor.fact_id = read[-1].xid, read[-1].id
        elif (cursor.xid, cursor.fact_id) < (horizon, 0):
            cursor.xid, cursor.fact_id = horizon, 0  # nothing of ours below the horizon: do not read that stretch again
        cursor.moved_at = at
        cursor.save(update_fields=["xid", "fact_id", "moved_at"])
        return len(read)


def retry_parked(subscription: Subscription, *, at: datetime) -> int:
    """Try again what is due among the parked facts, each subject's in its order; how many went through."""
    heads = (
        Parked.objects.filter(subscriber=subscription.name)
        .order_by("subject", "fact_id")
        .distinct("subject")
        .iterator()
    )
    due = [head.subject for head in heads if head.given_up_at is None and head.next_try_at <= at]
    return sum(_retry_subject(subscription, subject, at) for subject in due)


@transaction.atomic
def release_all(*, at: datetime) -> int:
    """Give the facts that were given up another set of tries; for the admin who has mended the cause; how many."""
    return Parked.objects.filter(given_up_at__isnull=False).update(given_up_at=None, attempts=0, next_try_at=at)


def _hold(subscription: Subscription) -> Cursor | None:
    """The subscriber's cursor, locked; None while another process works for this subscriber."""
    return Cursor.objects.select_for_update(skip_locked=True).filter(name=subscription.name).first()


def _hand_on(subscription: Subscription, read: list[_Read], at: datetime) -> None:
    together = {fact.id for fact in read}
    waiting = set(
        Parked.objects.filter(subscriber=subscription.name, subject__in={fact.subject for fact in read}).values_list(
            "subject", flat=True
        )
    )
    for fact in sorted(read, key=lambda one: one.id):
        if fact.subject in waiting or fact.ahead - together:
            waiting.add(fact.subject)
            _park(subscription, fact, at)
        elif (error := _failure(subscription, fact)) is not None:
            waiting.add(fact.subject)
            _count_failure(_park(subscription, fact, at), error, at)


@transaction.atomic
def _retry_subject(subscription: Subscription, subject: UUID, at: datetime) -> int:
    """Hand on one subject's parked facts until one fails; under the cursor's lock, lest two processes interleave."""
    cursor = _hold(subscription)
    if cursor is None:
        return 0
    through = 0
    for parked in Parked.objects.filter(subscriber=subscription.name, subject=subject).order_by("fact_id"):
        if parked.given_up_at is not None or (parked.attempts and parked.next_try_at > at):
            break
        fact = _parked_fact(subscription, cursor, parked)
        if fact.ahead:
            break
        error = _failure(subscription, fact)
        if error is not None:
            _count_failure(parked, error, at)
            break
        parked.delete()
        through += 1
    return through


def _next_facts(subscription: Subscription, cursor: Cursor, batch: int) -> tuple[int, list[_Read]]:
    found = sql.rows(
        "base",
        "facts_behind",
        xid=str(cursor.xid),
        id=cursor.fact_id,
        kinds=subscription.kind_names,
        limit=batch,
    )
    return int(found[0][0]), [_read(row[1:]) for row in found if row[1] is not None]


def _parked_fact(subscription: Subscription, cursor: Cursor, parked: Parked) -> _Read:
    (row,) = sql.rows(
        "base",
        "fact",
        id=parked.fact_id,
        recorded_at=parked.fact_recorded_at,
        xid=str(cursor.xid),
        cursor_id=cursor.fact_id,
        kinds=subscription.kind_names,
    )
    return _read(row)


def _read(row: Sequence[Any]) -> _Read:
    xid, fact_id, recorded_at, kind, version, subject, actor, at, data, origin, request, ahead = row
    return _Read(
        xid=int(xid),
        id=fact_id,
        recorded_at=recorded_at,
        subject=subject,
        origin=origin,
        request=request,
        ahead=frozenset(ahead),
        event=lambda: kind_named(kind).revive(at, actor, json.loads(data), version),  # Django leaves jsonb as text
    )


def _failure(subscription: Subscription, fact: _Read) -> Exception | None:
    """Run the reaction in a savepoint, under the fact's own origin and request; what went wrong, if anything."""
    try:
        with transaction.atomic(), facts.origin(fact.origin), facts.request_id(fact.request), logs.doing(fact.request):
            subscription.react(fact.event())
    except Exception as error:  # whatever a reaction raises must park its fact, not stop everybody's
        if connection.needs_rollback or connection.closed_in_transaction:
            raise  # the connection itself is lost: nothing of this turn counts
        return error
    return None


def _park(subscription: Subscription, fact: _Read, at: datetime) -> Parked:
    parked, _ = Parked.objects.get_or_create(
        subscriber=subscription.name,
        fact_id=fact.id,
        defaults={"subject": fact.subject, "fact_recorded_at": fact.recorded_at, "next_try_at": at},
    )
    return parked


def _count_failure(parked: Parked, error: Exception, at: datetime) -> None:
    parked.attempts += 1
    parked.error = f"{type(error).__name__}: {error}"[:2000]
    if parked.attempts >= MAX_TRIES:
        parked.given_up_at = at
        log.error("%s gives up fact %s: %s", parked.subscriber, parked.fact_id, error)
    else:
        parked.next_try_at = at + timedelta(seconds=_PAUSES[parked.attempts - 1])
    parked.save(update_fields=["attempts", "error", "given_up_at", "next_try_at"])
