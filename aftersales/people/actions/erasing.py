"""Somebody asks to be forgotten: what the privacy register calls personal is emptied, the row stays for its traces."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.db import transaction

from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.idempotency import forget_answers
from aftersales.base.privacy import blanks
from aftersales.base.versions import refuse_stale_row
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.actions.indexing import index_people
from aftersales.people.actions.sign_ins import end_all_sessions, refuse_last_admin, revoke
from aftersales.people.events import PersonErased
from aftersales.people.models import Certificate, Engineer, Leave, Person, Token
from aftersales.people.rules import token_hash

_OTHER: Final = "other"
"""What a leave says when it must not say why."""


@transaction.atomic
def erase_person(*, key: UUID, by: Actor | None, at: datetime, version: int | None = None) -> Person:
    """Forget a person for good: no name, no address, no way to sign in. What they did stays, done by nobody known.

    Only an administrator may, and nobody erases themselves or the last administrator; who is still active is archived
    by it. A customer's contact is erased on the customer's page, which does this too.
    """
    person = access.lock_person(key, by)
    access.require_settings(by)
    refuse_stale_row(person, version, {})
    if by is not None and person.is_customer:
        raise Conflict("erase_the_contact")
    if by is not None and by.id == person.pk:
        raise Conflict("not_oneself", what="person")
    if not person.name:
        raise Conflict("person_erased")
    refuse_last_admin(person)
    end_all_sessions(person, by=by, at=at)
    _forget_sign_ins(person, at)
    _forget_engineer(person)
    for name, nothing in blanks("people", Person).items():
        setattr(person, name, nothing)
    person.set_unusable_password()
    person.email_verified_at = person.phone_verified_at = None
    person.archived_at, person.is_active = person.archived_at or at, False
    person.version += 1
    person.save()
    index_people(person)
    forget_answers(person.key)
    revoke(person, at=at)
    emit(PersonErased(person=person.key, at=at, by=by and by.key), audience=access.heard_by(person))
    return person


def _forget_sign_ins(person: Person, at: datetime) -> None:
    Authenticator.objects.filter(user=person).delete()
    AccessAttempt.objects.filter(username=str(person.key)).delete()
    for token in Token.objects.filter(person=person):
        token.name, token.ended_at = "", token.ended_at or at
        token.secret_hash = token_hash(secrets.token_urlsafe())  # of a secret nobody has: the column holds each once
        token.save(update_fields=["name", "ended_at", "secret_hash"])


def _forget_engineer(person: Person) -> None:
    Engineer.objects.filter(person=person).update(**blanks("people", Engineer))
    Certificate.objects.filter(engineer=person.pk).delete()
    Leave.objects.filter(engineer=person.pk).update(kind=_OTHER)
