"""The relay: hands each fact to each subscriber in order, so that a reaction's effect happens once.

One transaction locks the subscriber's cursor, reads the facts behind it, runs the reaction on each and moves the cursor.
Only facts of transactions below the oldest running one are read (`pg_snapshot_xmin`): a slow writer holds the relay
back, but never makes it skip. A fact that cannot be digested is parked, and with it what follows of the same subject;
it is tried again with growing pauses, and after `MAX_TRIES` somebody has to look.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import connection, transaction

from aftersales.base import sql
from aftersales.base.facts import Event, kind_named
from aftersales.base.models import Cursor, Parked

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
    """A fact as the relay reads it: with the place it has in the order."""

    xid: int
    id: int
    recorded_at: datetime
    subject: UUID
    event: Callable[[], Event]


def subscribe(subscriptions: Sequence[Subscription]) -> None:
    """Make sure every subscriber has a cursor. A new one starts at the beginning of what is kept."""
    for subscription in subscriptions:
        Cursor.objects.get_or_create(name=subscription.name)


def turn(subscription: Subscription, *, at: datetime, batch: int = BATCH) -> int:
    """Hand on the next facts, at most `batch`; how many were read. 0 also when another process has the cursor."""
    with transaction.atomic():
        cursor = Cursor.objects.select_for_update(skip_locked=True).filter(name=subscription.name).first()
        if cursor is None:
            return 0
        horizon, facts = _next_facts(subscription, cursor, batch)
        waiting = set(Parked.objects.filter(subscriber=subscription.name).values_list("subject", flat=True).distinct())
        for fact in facts:
            if fact.subject in waiting or not _digest(subscription, fact, at):
                waiting.add(fact.subject)
                _park(subscription, fact, at)
        if len(facts) == batch:
            cursor.xid, cursor.fact_id = facts[-1].xid, facts[-1].id
        elif (cursor.xid, cursor.fact_id) < (horizon, 0):
            cursor.xid, cursor.fact_id = horizon, 0  # nothing of ours below the horizon: do not read that stretch again
        cursor.moved_at = at
        cursor.save(update_fields=["xid", "fact_id", "moved_at"])
        return len(facts)


def retry_parked(subscription: Subscription, *, at: datetime) -> int:
    """Try again what is due among the parked facts, each subject's in its order; how many went through."""
    through = 0
    subjects = Parked.objects.filter(
        subscriber=subscription.name, next_try_at__lte=at, given_up_at__isnull=True
    ).values_list("subject", flat=True)
    for subject in set(subjects):
        through += _retry_subject(subscription, subject, at)
    return through


@transaction.atomic
def _retry_subject(subscription: Subscription, subject: UUID, at: datetime) -> int:
    through = 0
    rows = Parked.objects.select_for_update(skip_locked=True).filter(subscriber=subscription.name, subject=subject)
    for parked in rows.order_by("fact_id"):
        if parked.given_up_at is not None or parked.next_try_at > at:
            break
        fact = _parked_fact(parked)
        error = _failure(subscription, fact)
        if error is not None:
            _count_failure(parked, error, at)
            break
        parked.delete()
        through += 1
    return through


def release(parked_id: int, *, at: datetime) -> None:
    """Give a fact that was given up another set of tries; for the admin who has mended the cause."""
    Parked.objects.filter(pk=parked_id).update(given_up_at=None, attempts=0, next_try_at=at)


def _next_facts(subscription: Subscription, cursor: Cursor, batch: int) -> tuple[int, list[_Read]]:
    with connection.cursor() as db:
        db.execute(
            sql.load("base", "facts_behind"),
            {"xid": str(cursor.xid), "id": cursor.fact_id, "kinds": subscription.kind_names, "limit": batch},
        )
        found = db.fetchall()
    horizon = int(found[0][0])
    return horizon, [_read(row[1:]) for row in found if row[1] is not None]


def _read(row: Sequence[Any]) -> _Read:
    xid, fact_id, recorded_at, kind, version, subject, actor, at, data = row
    return _Read(
        int(xid), fact_id, recorded_at, subject, lambda: kind_named(kind).revive(at, actor, _as_dict(data), version)
    )


def _as_dict(data: Any) -> dict[str, Any]:
    return dict(data)


def _parked_fact(parked: Parked) -> _Read:
    with connection.cursor() as db:
        db.execute(sql.load("base", "fact"), {"id": parked.fact_id, "recorded_at": parked.fact_recorded_at})
        row = db.fetchone()
    return _read(row)


def _digest(subscription: Subscription, fact: _Read, at: datetime) -> bool:
    return _failure(subscription, fact) is None


def _failure(subscription: Subscription, fact: _Read) -> Exception | None:
    """Run the reaction in a savepoint; what went wrong, if anything."""
    try:
        with transaction.atomic():
            subscription.react(fact.event())
    except Exception as error:  # whatever a reaction raises must park its fact, not stop everybody's
        return error
    return None


def _park(subscription: Subscription, fact: _Read, at: datetime) -> None:
    Parked.objects.get_or_create(
        subscriber=subscription.name,
        fact_id=fact.id,
        defaults={
            "subject": fact.subject,
            "fact_recorded_at": fact.recorded_at,
            "next_try_at": at + timedelta(seconds=_PAUSES[0]),
        },
    )


def _count_failure(parked: Parked, error: Exception, at: datetime) -> None:
    parked.attempts += 1
    parked.error = f"{type(error).__name__}: {error}"[:2000]
    if parked.attempts >= MAX_TRIES:
        parked.given_up_at = at
    else:
        parked.next_try_at = at + timedelta(seconds=_PAUSES[min(parked.attempts, len(_PAUSES)) - 1])
    parked.save(update_fields=["attempts", "error", "given_up_at", "next_try_at"])
