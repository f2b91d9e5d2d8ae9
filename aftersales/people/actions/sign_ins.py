"""Passwords, sign-ins that end, and the first administrator."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import emit
from aftersales.people import access, queries
from aftersales.people.access import Actor
from aftersales.people.actions import ready
from aftersales.people.actions.indexing import index_people
from aftersales.people.actions.turns import one_at_a_time
from aftersales.people.events import AdminCreated, PasswordSet, SessionsEnded
from aftersales.people.models import Person, Revocation, Role
from aftersales.people.rules import tidy_email, tidy_phone

KEEP_REVOCATIONS: Final = timedelta(days=1)
"""Far longer than any process remembers a sign-in, or any transaction that revokes one stays open."""


@transaction.atomic
def create_admin(
    *, at: datetime, name: str, password: str, email: str | None = None, phone: str | None = None
) -> Person:
    """The installation's first administrator; refused once there is one, also when two try at the same moment."""
    one_at_a_time("people.admins")
    if queries.admin_exists():
        raise Conflict("admin_exists")
    person = Person(name=name, email=tidy_email(email), phone=tidy_phone(phone))
    if person.email is None and person.phone is None:
        raise Invalid("email_or_phone", field="email")
    refuse_taken(person)
    put_password(person, password)
    person.save()
    index_people(person)
    ready.load_ready_roles(at=at)
    person.roles.add(Role.objects.get(code="admin"))
    emit(AdminCreated(person=person.key, at=at))
    return person


@transaction.atomic
def set_password(*, key: UUID, by: Actor | None, at: datetime, password: str) -> Person:
    """Another password: every sign-in made with the old one has ended. One's own needs no right."""
    person = access.lock_person(key, by) if by is None or by.key != key else own_record(by)
    access.refuse_above(by, person)
    put_password(person, password)
    person.save(update_fields=["password"])
    revoke(person, at=at)
    emit(PasswordSet(person=person.key, at=at, by=by and by.key))
    return person


def set_password_of_another(*, key: UUID, by: Actor, at: datetime, password: str) -> Person:
    """For a colleague who has lost theirs. One's own is changed where the old one is asked for."""
    if by.key == key:
        raise NotAllowed("own_password_elsewhere")
    return set_password(key=key, by=by, at=at, password=password)


@transaction.atomic
def end_sessions(*, person: Person, keys: Iterable[str], by: Actor | None, at: datetime) -> int:
    """End these sign-ins of a person everywhere within two seconds; how many of the keys were theirs."""
    own = UserSession.objects.filter(user=person, session_key__in=set(keys))
    ended = list(own.values_list("session_key", flat=True))
    if not ended:
        return 0
    Session.objects.filter(session_key__in=ended).delete()
    own.delete()
    Revocation.objects.bulk_create(Revocation(session=key, at=at) for key in ended)
    emit(SessionsEnded(person=person.key, count=len(ended), at=at, by=by and by.key))
    return len(ended)


@transaction.atomic
def end_sign_in(*, sign_in: UUID, by: Actor, at: datetime) -> None:
    """End one of one's own sign-ins, named as `queries.sign_ins_of` names it."""
    access.refuse_token(by)
    ending = [one.session for one in queries.sign_ins_of(by, at) if one.key == sign_in]
    if not ending:
        raise NotFound(what="session")
    end_sessions(person=own_record(by), keys=ending, by=by, at=at)


@transaction.atomic
def end_other_sign_ins(*, by: Actor, at: datetime) -> int:
    """End all of one's own sign-ins but the present one; how many there were."""
    access.refuse_token(by)
    others = [one.session for one in queries.sign_ins_of(by, at) if not one.current]
    return end_sessions(person=own_record(by), keys=others, by=by, at=at)


@transaction.atomic
def end_sign_ins_of_another(*, key: UUID, by: Actor, at: datetime) -> int:
    """Every sign-in of a colleague or customer ends everywhere within two seconds; how many there were.

    For a lost phone or somebody who was sent home. One's own are ended where one sees them.
    """
    person = access.lock_person(key, by)
    if by.key == key:
        raise NotAllowed("own_sessions_elsewhere")
    access.refuse_above(by, person)
    revoke(person, at=at)
    return end_all_sessions(person, by=by, at=at)


def end_all_sessions(person: Person, *, by: Actor | None, at: datetime) -> int:
    """End every sign-in of a person."""
    keys = list(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    return end_sessions(person=person, keys=keys, by=by, at=at)


def revoke(person: Person, *, at: datetime) -> None:
    """Tell every process that what it remembers of this person is out of date."""
    Revocation.objects.create(person=person, at=at)


def revoke_everybody(*, at: datetime) -> None:
    """Tell every process to read all rights afresh: a role, or the tree of teams or territories, has changed."""
    Revocation.objects.create(at=at)


def sweep(*, at: datetime) -> None:
    """Drop what nobody needs any more: old revocations and sessions that have run out."""
    Revocation.objects.filter(at__lt=at - KEEP_REVOCATIONS).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    live = Session.objects.values("session_key")
    UserSession.objects.exclude(session_key__in=live).filter(created_at__lt=at - KEEP_REVOCATIONS).delete()


def own_record(by: Actor) -> Person:
    """The acting person's own row, locked."""
    return Person.objects.select_for_update().get(pk=by.id)


def put_password(person: Person, password: str) -> None:
    """Set a password that is hard enough to guess; the row is not saved."""
    try:
        validate_password(password, person)
    except ValidationError as weak:
        raise Invalid("weak_password", field="password", why=" ".join(weak.messages)) from weak
    person.set_password(password)


def refuse_taken(person: Person) -> None:
    """An address leads to one person."""
    one_at_a_time("people.addresses")
    others = Person.objects.exclude(pk=person.pk)
    if person.email and others.filter(email=person.email).exists():
        raise Conflict("email_taken", field="email")
    if person.phone and others.filter(phone=person.phone).exists():
        raise Conflict("phone_taken", field="phone")


def refuse_last_admin(person: Person) -> None:
    """Somebody must be left who can give rights."""
    one_at_a_time("people.admins")
    if queries.admins().filter(pk=person.pk).exists() and not queries.admins().exclude(pk=person.pk).exists():
        raise Conflict("last_admin")
