"""The only writer of notices: tell people once, withdraw what was not true, send what is due."""

import logging
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from smtplib import SMTPException
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs, sql
from aftersales.base.errors import Invalid, NotFound
from aftersales.base.facts import emit, present_origin
from aftersales.notices.events import InboxRead, PersonNotified
from aftersales.notices.letters import letter
from aftersales.notices.models import Delivery, Notice, Preference
from aftersales.notices.rules import MANNERS, MOST_ATTEMPTS, SEE, leaves_at, next_try_at, send_before
from aftersales.notices.states import Channel, State
from aftersales.people.access import Actor
from aftersales.people.models import Person

log = logging.getLogger("aftersales.notices")

_SILENT_ORIGINS: Final = frozenset({"import", "demo", "file"})
"""What is told of the past, or made up, reaches nobody: no inbox is filled and nothing leaves the house."""
_SWEEP: Final = 200
_CANNOT_SEND: Final = (SMTPException, OSError, ValueError)
"""The server or the folder of mail says no, or an address or header is nonsense."""


def silent() -> bool:
    """Whether nobody is told of what happens now: whoever would only find out whom to tell need not begin."""
    return present_origin().partition(".")[0] in _SILENT_ORIGINS


@transaction.atomic
def notify(
    *,
    people: Iterable[int],
    code: str,
    facts: Mapping[str, Any],
    subject: UUID | None,
    effect: str,
    at: datetime,
    urgent: bool = False,
    by: Actor | None = None,
) -> int:
    """Tell these people (ids) something, each at most once per `effect`; how many had not been told yet.

    `by` caused it and is not told. `facts` go into the words: numbers and codes, never text about somebody.
    """
    manner = MANNERS[code]
    if silent():
        return 0
    wanted = set(people) - {by.id if by else 0}
    persons = {person.pk: person for person in Person.objects.filter(pk__in=wanted, is_active=True)}
    fresh = _write_new(sorted(persons), code=code, facts=facts, subject=subject, effect=effect, at=at)
    for notice in fresh:
        person = persons[notice.person_id]
        told = PersonNotified(
            person=person.key, notice=notice.key, code=code, about=subject, at=at, by=by.key if by else None
        )
        emit(told, audience=[f"person:{person.pk}"])
    _post(fresh, persons, urgent=urgent or manner.urgent, at=at)
    return len(fresh)


def _write_new(people: list[int], **told: Any) -> list[Notice]:
    """The notices of those who had none for this effect; two writers of one effect do not trip over each other."""
    rows = [Notice(person_id=pk, **told) for pk in people]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Notice.objects.filter(key__in=[row.key for row in rows]).order_by("person_id"))


def _post(notices: list[Notice], persons: Mapping[int, Person], *, urgent: bool, at: datetime) -> None:
    """Put on their way by e-mail the notices of those who have an address and want it."""
    chosen = _choices(notices)
    deliveries = []
    for notice in notices:
        person = persons[notice.person_id]
        if person.email and chosen.get(person.pk, MANNERS[notice.code].email):
            due, last = leaves_at(at, person.zone, urgent=urgent), send_before(at, notice.code)
            state = State.WAITING if due <= last else State.EXPIRED
            deliveries.append(
                Delivery(notice=notice, channel=Channel.EMAIL, state=state, due_at=due, send_before_at=last)
            )
    Delivery.objects.bulk_create(deliveries)
    for delivery in deliveries:
        if delivery.state == State.WAITING:
            _queue(delivery.key, not_before=delivery.due_at if delivery.due_at > at else None)


def _choices(notices: list[Notice]) -> dict[int, bool]:
    if not notices:
        return {}
    people = [notice.person_id for notice in notices]
    chosen = Preference.objects.filter(person_id__in=people, code=notices[0].code)
    return dict(chosen.values_list("person_id", "email"))


def _queue(delivery: UUID, *, not_before: datetime | None = None) -> bool:
    return jobs.defer("notices.send", once=f"notices.send {delivery}", not_before=not_before, delivery=str(delivery))


@transaction.atomic
def withdraw(*, effect: str, at: datetime) -> int:
    """What was told for this effect turned out untrue: strike it out, and stop what is on its way; how many."""
    keys = Notice.objects.select_for_update().filter(effect=effect, withdrawn_at__isnull=True)
    notices = [notice.pk for notice in keys.order_by("pk")]
    Delivery.objects.filter(notice__in=notices, state=State.WAITING).update(state=State.DROPPED)
    return Notice.objects.filter(pk__in=notices).update(withdrawn_at=at)


@transaction.atomic
def mark_read(*, keys: Collection[UUID], by: Actor, at: datetime) -> int:
    """These of one's own notices are read; how many were not. Somebody else's do not exist."""
    by.require(SEE)
    own = Notice.objects.filter(person_id=by.id, key__in=keys)
    if own.count() != len(set(keys)):
        raise NotFound()
    return _read(own.filter(read_at__isnull=True).update(read_at=at), by, at)


@transaction.atomic
def mark_all_read(*, until: UUID, by: Actor, at: datetime) -> int:
    """Everything up to and including this notice is read; what arrived since then, unseen, stays new."""
    by.require(SEE)
    last = Notice.objects.filter(person_id=by.id, key=until).values_list("pk", flat=True).first()
    if last is None:
        raise NotFound()
    unread = Notice.objects.filter(person_id=by.id, pk__lte=last, read_at__isnull=True)
    return _read(unread.update(read_at=at), by, at)


def _read(count: int, by: Actor, at: datetime) -> int:
    if count:
        emit(InboxRead(person=by.key, count=count, at=at, by=by.key), audience=[f"person:{by.id}"])
    return count


@transaction.atomic
def prefer(*, email: Mapping[str, bool], by: Actor, at: datetime) -> None:
    """Choose, by code, what comes by e-mail too. What is not named stays as it was."""
    by.require(SEE)
    unknown = sorted(email.keys() - MANNERS.keys())
    if unknown:
        raise Invalid("unknown_notice_code", field="email", codes=unknown)
    for code, wanted in sorted(email.items()):
        Preference.objects.update_or_create(person_id=by.id, code=code, defaults={"email": wanted})


def deliver(*, key: UUID, at: datetime) -> State | None:
    """Send one delivery if it is due; where it stands now, None if it is not ours to send.

    The try is counted, and the next one set, before anything leaves: whoever dies on the way is followed by another
    try, with the same Message-ID. Nothing is locked while the mail server thinks: an open transaction that has written
    holds up every reader of facts.
    """
    claimed = _claim(key, at)
    if claimed is None or claimed.state != State.WAITING:
        return State(claimed.state) if claimed else None
    try:
        letter(claimed).send()
    except _CANNOT_SEND as error:
        return _failed(claimed, error)
    Delivery.objects.filter(pk=claimed.pk).update(state=State.SENT, sent_at=at, error="")
    return State.SENT


@transaction.atomic
def _claim(key: UUID, at: datetime) -> Delivery | None:
    """The delivery with this try counted, or settled unsent; None if it is another process's or not due."""
    waiting = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("notice__person")
    delivery = waiting.filter(key=key, state=State.WAITING, due_at__lte=at).first()
    if delivery is None:
        return None
    verdict = _verdict(delivery, at)
    if verdict is State.WAITING:
        delivery.attempts += 1
        delivery.due_at = next_try_at(at, delivery.attempts)
    delivery.state = verdict
    delivery.save(update_fields=["state", "attempts", "due_at"])
    return delivery


def _verdict(delivery: Delivery, at: datetime) -> State:
    notice, person = delivery.notice, delivery.notice.person
    if at > delivery.send_before_at:
        return State.EXPIRED
    if notice.withdrawn_at or notice.read_at or not (person.is_active and person.email):
        return State.DROPPED
    return State.FAILED if delivery.attempts >= MOST_ATTEMPTS else State.WAITING


def _failed(delivery: Delivery, error: Exception) -> State:
    """Keep what went wrong, without the address that a mail server likes to repeat."""
    last = delivery.attempts >= MOST_ATTEMPTS
    state = State.FAILED if last else State.WAITING
    why = f"{type(error).__name__} {getattr(error, 'smtp_code', '') or getattr(error, 'errno', '') or ''}".strip()
    log.log(logging.ERROR if last else logging.WARNING, "delivery %s not sent: %s", delivery.key, why)
    Delivery.objects.filter(pk=delivery.pk, state=State.WAITING).update(state=state, error=why)
    return state


def resend_stuck(*, at: datetime) -> int:
    """Queue what is due and has no job waiting: after a failed try, a crash, an outage. Level-triggered; how many."""
    return sum(_queue(key) for (key,) in sql.rows("notices", "stuck_deliveries", at=at, limit=_SWEEP))
