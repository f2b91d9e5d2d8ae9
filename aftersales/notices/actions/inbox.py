"""The inbox: people are told once, what was not true is withdrawn, what was read is no longer new."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import NotFound
from aftersales.base.facts import emit, present_origin
from aftersales.notices.actions import posting
from aftersales.notices.events import InboxRead, PersonNotified
from aftersales.notices.models import Notice
from aftersales.notices.rules import MANNERS, SEE
from aftersales.people.access import Actor
from aftersales.people.models import Person

_SILENT_ORIGINS: Final = frozenset({"import", "demo", "file"})
"""What is told of the past, or made up, reaches nobody: no inbox is filled and nothing leaves the house."""


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
    posting.post(fresh, persons, urgent=urgent or manner.urgent, at=at)
    return len(fresh)


def _write_new(people: list[int], **told: Any) -> list[Notice]:
    """The notices of those who had none for this effect; two writers of one effect do not trip over each other."""
    rows = [Notice(person_id=pk, **told) for pk in people]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return list(Notice.objects.filter(key__in=[row.key for row in rows]).order_by("person_id"))


@transaction.atomic
def withdraw(*, effect: str, at: datetime) -> int:
    """What was told for this effect turned out untrue: strike it out, and stop what is on its way; how many."""
    keys = Notice.objects.select_for_update().filter(effect=effect, withdrawn_at__isnull=True)
    notices = [notice.pk for notice in keys.order_by("pk")]
    posting.stop(notices)
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
