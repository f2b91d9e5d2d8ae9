"""What leaves the house by e-mail: at once or in the letter of the day, in time, never twice by a crash."""

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from smtplib import SMTPException
from typing import Final
from uuid import UUID

from django.core.mail import EmailMessage
from django.db import transaction
from django.db.models import Max, QuerySet

from aftersales.base import jobs, sql
from aftersales.notices import letters
from aftersales.notices.models import Delivery, Notice
from aftersales.notices.queries import clocks, wishes
from aftersales.notices.rules import (
    AGAIN_AFTER,
    DIGEST_KEEPS,
    MANNERS,
    MOST_ATTEMPTS,
    USUAL,
    collected_at,
    leaves_at,
    next_try_at,
    send_before,
)
from aftersales.notices.states import Channel, Mail, State
from aftersales.people.models import Person

log = logging.getLogger("aftersales.notices")

_SWEEP: Final = 200
CANNOT_SEND: Final = (SMTPException, OSError, ValueError)
"""The server or the folder of mail says no, or an address or header is nonsense."""


def post(notices: list[Notice], persons: Mapping[int, Person], *, urgent: bool, at: datetime) -> None:
    """Put on their way the notices of those who have an address and want it, all of one code about one thing.

    One of the same sort that has not left yet is not sent any more: the new one stands for both.
    """
    reached = [notice for notice in notices if persons[notice.person_id].email]
    if not reached:
        return
    first, people = reached[0], [notice.person_id for notice in reached]
    chosen, hours = wishes(people, first.code), clocks(people)
    lately = _supersede(reached) if first.subject is not None and MANNERS[first.code].merges else {}
    deliveries = []
    for notice in reached:
        person, clock = persons[notice.person_id], hours.get(notice.person_id, USUAL)
        mail = chosen.get(person.pk) or usual_mail(notice.code)
        if mail is Mail.AT_ONCE or (urgent and mail is not Mail.NO):
            soonest = max(at, lately.get(person.pk, at)) if not urgent else at
            due, last = leaves_at(soonest, person.zone, urgent=urgent, clock=clock), send_before(at, notice.code)
            deliveries.append(_due(notice, due, last))
        elif mail is Mail.DIGEST:
            due = collected_at(at, person.zone, clock=clock)
            deliveries.append(_due(notice, due, due + DIGEST_KEEPS, digest=True))
    Delivery.objects.bulk_create(deliveries)
    for delivery in deliveries:
        # What is collected needs no job of its own: the sweep finds whose letter of the day is due.
        if delivery.state == State.WAITING and not delivery.digest:
            _queue(delivery.key, not_before=delivery.due_at if delivery.due_at > at else None)


def usual_mail(code: str) -> Mail:
    """How a kind of notice comes to whoever has chosen nothing."""
    return Mail.AT_ONCE if MANNERS[code].email else Mail.NO


def _supersede(notices: list[Notice]) -> dict[int, datetime]:
    """Stop what waits of the same sort about the same thing; by person, before when no other should leave."""
    first, people = notices[0], [notice.person_id for notice in notices]
    alike = Delivery.objects.filter(
        notice__person__in=people, notice__code=first.code, notice__subject=first.subject
    ).exclude(notice__in=[notice.pk for notice in notices])
    alike.filter(state=State.WAITING, attempts=0).update(state=State.DROPPED)
    last = alike.filter(state=State.SENT).values_list("notice__person").annotate(Max("sent_at"))
    return {person: sent + AGAIN_AFTER for person, sent in last}


def _due(notice: Notice, due: datetime, last: datetime, *, digest: bool = False) -> Delivery:
    state = State.WAITING if due <= last else State.EXPIRED
    return Delivery(notice=notice, channel=Channel.EMAIL, state=state, due_at=due, send_before_at=last, digest=digest)


def _queue(delivery: UUID, *, not_before: datetime | None = None) -> bool:
    return jobs.defer("notices.send", once=f"notices.send {delivery}", not_before=not_before, delivery=str(delivery))


def _queue_digest(person: UUID) -> bool:
    return jobs.defer("notices.collect", once=f"notices.collect {person}", person=str(person))


# -- sent --------------------------------------------------------------------------------------------------------------


def deliver(*, key: UUID, at: datetime) -> State | None:
    """Send one delivery if it is due; where it stands now, None if it is not ours to send.

    The try is counted, and the next one set, before anything leaves: whoever dies on the way is followed by another
    try, with the same Message-ID. Nothing is locked while the mail server thinks: an open transaction that has written
    holds up every reader of facts.
    """
    waiting = Delivery.objects.filter(key=key, digest=False)
    claimed = _claim(waiting, at)
    if not claimed:
        return None
    (delivery,) = claimed
    if delivery.state != State.WAITING:
        return State(delivery.state)
    return _sent(letters.letter(delivery), [delivery], at)


def collect(*, person: UUID, at: datetime) -> int:
    """Write somebody's letter of the day out of all that is due for it; how many notices it holds, 0 for no letter."""
    claimed = _claim(Delivery.objects.filter(notice__person__key=person, digest=True), at)
    told = [delivery for delivery in claimed if delivery.state == State.WAITING]
    if told:
        _sent(letters.digest(told), told, at)
    return len(told)


@transaction.atomic
def _claim(deliveries: QuerySet[Delivery], at: datetime) -> list[Delivery]:
    """Those that are due, each with this try counted, or settled unsent; none that another process has in hand."""
    due = deliveries.filter(state=State.WAITING, due_at__lte=at).select_related("notice__person").order_by("notice")
    claimed = list(due.select_for_update(skip_locked=True, of=("self",)))
    for delivery in claimed:
        verdict = _verdict(delivery, at)
        if verdict is State.WAITING:
            delivery.attempts += 1
            delivery.due_at = next_try_at(at, delivery.attempts)
        delivery.state = verdict
    Delivery.objects.bulk_update(claimed, ["state", "attempts", "due_at"])
    return claimed


def _verdict(delivery: Delivery, at: datetime) -> State:
    notice, person = delivery.notice, delivery.notice.person
    if at > delivery.send_before_at:
        return State.EXPIRED
    if notice.withdrawn_at or notice.read_at or not (person.is_active and person.email):
        return State.DROPPED
    return State.FAILED if delivery.attempts >= MOST_ATTEMPTS else State.WAITING


def _sent(message: EmailMessage, deliveries: list[Delivery], at: datetime) -> State:
    keys = [delivery.pk for delivery in deliveries]
    try:
        message.send()
    except CANNOT_SEND as error:
        return _failed(deliveries, error)
    Delivery.objects.filter(pk__in=keys).update(state=State.SENT, sent_at=at, error="")
    return State.SENT


def _failed(deliveries: Iterable[Delivery], error: Exception) -> State:
    state, why = State.WAITING, reason(error)
    for delivery in deliveries:
        last = delivery.attempts >= MOST_ATTEMPTS
        state = State.FAILED if last else State.WAITING
        log.log(logging.ERROR if last else logging.WARNING, "delivery %s not sent: %s", delivery.key, why)
        Delivery.objects.filter(pk=delivery.pk, state=State.WAITING).update(state=state, error=why)
    return state


def reason(error: Exception) -> str:
    """What went wrong, without the address that a mail server likes to repeat."""
    return f"{type(error).__name__} {getattr(error, 'smtp_code', '') or getattr(error, 'errno', '') or ''}".strip()


def resend_stuck(*, at: datetime) -> int:
    """Queue what is due and has no job waiting: after a failed try, a crash, an outage. Level-triggered; how many."""
    return sum(_queue(key) for (key,) in sql.rows("notices", "stuck_deliveries", at=at, limit=_SWEEP))


def write_digests(*, at: datetime) -> int:
    """Queue the letters of the day that are due and have no job waiting. Level-triggered; how many."""
    return sum(_queue_digest(key) for (key,) in sql.rows("notices", "due_digests", at=at, limit=_SWEEP))


def stop(notices: list[int]) -> None:
    """What is on its way of these notices (ids) is not sent any more."""
    Delivery.objects.filter(notice__in=notices, state=State.WAITING).update(state=State.DROPPED)
