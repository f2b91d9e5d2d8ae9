"""Reminders that are due: told in the transaction in which their next time is set, so never twice and never not at all.

Whoever is killed on the way leaves nothing behind; of two workers the second finds the row taken, or no longer due.
"""

import logging
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import connection, transaction

from aftersales.base.facts import undone_on_error
from aftersales.notices import clock
from aftersales.notices.actions.inbox import notify
from aftersales.notices.actions.reminding import next_of, quieten, settle
from aftersales.notices.models import Reminder
from aftersales.notices.queries import REMINDER, reminder_hours, rule_of
from aftersales.notices.rules import OVER_KEPT

log = logging.getLogger("aftersales.notices")

_LATER: Final = timedelta(hours=1)
_AT_ONCE: Final = 200


def ring_next(*, at: datetime) -> bool:
    """Tell the reminder that is due the longest; whether there was one. One that cannot be told is tried again in an
    hour, and the next one has its turn. Index reminder_due."""
    picked: list[int] = []
    try:
        with undone_on_error():
            return _ring(picked, at)
    except Exception:  # whatever it is, the others must not wait for its mend
        if not picked or connection.needs_rollback or connection.closed_in_transaction:
            raise
        log.exception("a reminder cannot be told")
        still_due = Reminder.objects.filter(pk=picked[0], due_at__isnull=False)  # its person may just have put it away
        still_due.update(due_at=at + _LATER)
        return True


@transaction.atomic
def _ring(picked: list[int], at: datetime) -> bool:
    due = Reminder.objects.select_for_update(skip_locked=True).filter(due_at__lte=at).order_by("due_at", "pk")
    row = due.first()
    if row is None:
        return False
    picked.append(row.pk)
    instants: list[datetime] = []
    if row.next_at is not None and row.next_at <= at:
        instants = clock.missed(rule_of(row), reminder_hours(row), row.next_at, at, passed=row.passed)
        row.passed += len(instants)
        row.next_at = next_of(row, at)
    again = row.snoozed_until is not None and row.snoozed_until <= at
    if instants or again:
        _tell(row, instants, at)
    settle(row, at)
    row.save()
    return True


def _tell(row: Reminder, instants: list[datetime], at: datetime) -> None:
    """One notice for all that was due, also after an outage, and the newest one stands for what was told before."""
    quieten(row, at)
    if instants:
        row.told_at = instants[-1]
    row.snoozed_until = None if row.snoozed_until is None or row.snoozed_until <= at else row.snoozed_until
    of = row.told_at or at
    facts = {"reminder": str(row.key), "room": row.room, "of": of.isoformat(), "missed": max(len(instants) - 1, 0)}
    effect = f"reminder {row.key} {row.due_at.isoformat() if row.due_at else ''}"
    notify(people=[row.person_id], code=REMINDER, facts=facts, subject=row.subject, effect=effect, at=at)


def forget_over(*, at: datetime) -> int:
    """End what was told for the last time long ago and nobody called done; forget what was over as long before."""
    silent = Reminder.objects.filter(
        ended_at__isnull=True, next_at__isnull=True, snoozed_until__isnull=True, told_at__lt=at - OVER_KEPT
    )
    ended = silent.filter(pk__in=silent.values("pk")[:_AT_ONCE]).update(ended_at=at)
    over = Reminder.objects.filter(ended_at__lt=at - OVER_KEPT).values("pk")[:_AT_ONCE]
    gone, _ = Reminder.objects.filter(pk__in=list(over.values_list("pk", flat=True))).delete()
    return ended + gone


def forget_of(person: UUID) -> int:
    """Somebody is erased: what they wrote to themselves goes with them."""
    gone, _ = Reminder.objects.filter(person__key=person).delete()
    return gone
