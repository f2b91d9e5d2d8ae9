"""Tokens: secrets with which a program acts as a person. Shown once, kept as a hash, always with an end."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.people import access
from aftersales.people.access import Actor
from aftersales.people.actions.sign_ins import revoke
from aftersales.people.events import TokenCreated, TokenEnded
from aftersales.people.models import Person, Token
from aftersales.people.rules import SETTLE, TOKENS, token_hash
from aftersales.people.states import Scope

MARK: Final = "aft_"
"""Every secret begins with it, so that one that leaks into a repository can be found."""
LONGEST: Final = timedelta(days=366)
MOST: Final = 50


@transaction.atomic
def create_token(
    *, by: Actor, at: datetime, name: str, rights: Iterable[str], expires_at: datetime
) -> tuple[Token, str]:
    """A token of one's own, with some of one's own rights, and its secret, which nobody can read again."""
    by.require(TOKENS)
    access.refuse_token(by)
    wanted = sorted(set(rights))
    beyond = [right for right in wanted if not by.may(right)]
    if beyond or not wanted:
        raise Invalid("rights_beyond_yours", field="rights", rights=beyond)
    if not at < expires_at <= at + LONGEST:
        raise Invalid("token_too_long", field="expires_at", days=LONGEST.days)
    Person.objects.select_for_update().get(pk=by.id)
    if Token.objects.filter(person=by.id, ended_at__isnull=True, expires_at__gt=at).count() >= MOST:
        raise Conflict("too_many_tokens", most=MOST)
    secret = MARK + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person_id=by.id, name=name, secret_hash=token_hash(secret), rights=wanted, created_at=at, expires_at=expires_at
    )
    emit(TokenCreated(person=by.key, token=token.key, rights=wanted, expires_at=expires_at, at=at, by=by.key))
    return token, secret


@transaction.atomic
def end_token(*, key: UUID, by: Actor | None, at: datetime) -> Token:
    """The token is refused everywhere within two seconds. One's own, or anybody's for an administrator."""
    if by is not None:
        access.refuse_token(by)
    token = Token.objects.select_for_update().select_related("person").filter(key=key).first()
    may_see = token is not None and (by is None or token.person_id == by.id or Scope.ALL in by.reach(SETTLE))
    if token is None or not may_see:
        raise NotFound(what="token")
    if token.ended_at is not None:
        raise Conflict("already_ended", what="token")
    token.ended_at = at
    token.save(update_fields=["ended_at"])
    revoke(token.person, at=at)
    emit(TokenEnded(person=token.person.key, token=token.key, at=at, by=by and by.key))
    return token


def note_use(token: Token, *, at: datetime) -> None:
    """When a token was last used, to the minute: it is noted when a process reads it, not at each request."""
    Token.objects.filter(pk=token.pk).update(last_used_at=at)
