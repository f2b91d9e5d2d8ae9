"""Who sent a request, at no query on a hot path.

Each process remembers the actors it has seen by session key or token hash, and drops them when a `Revocation` says so:
the new ones are read at most every two seconds. What is remembered is read afresh after a minute in any case.
"""

import hashlib
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from aftersales.base.clock import now
from aftersales.base.errors import NotAllowed
from aftersales.base.http import problem
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Person, Revocation, Token

FRESH_SECONDS: Final = 2.0
REMEMBER_SECONDS: Final = 60.0
MOST_REMEMBERED: Final = 20_000
_OVERLAP: Final = 100
"""Revocations read again each time: one with a lower id may commit after one with a higher."""
_TOKEN_PREFIX: Final = "Bearer "


class Signed(HttpRequest):
    """A request whose sender is known."""

    auth: Actor
    actor: Actor


@dataclass
class _Remembered:
    actor: Actor
    until: float


class Memory:
    """The actors this process knows, and how far it has read the revocations."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, _Remembered] = {}
        self._read_to: int | None = None
        self._read_at = 0.0

    def get(self, credential: str, load: Callable[[], Actor | None]) -> Actor | None:
        """The actor behind a credential, from memory or by `load`."""
        self._refresh()
        known = self._known.get(credential)
        if known is not None and known.until > time.monotonic():
            return known.actor
        actor = load()
        with self._lock:
            if actor is None:
                self._known.pop(credential, None)
            else:
                if len(self._known) >= MOST_REMEMBERED:
                    self._known.clear()
                self._known[credential] = _Remembered(actor, time.monotonic() + REMEMBER_SECONDS)
        return actor

    def forget_all(self) -> None:
        """Start afresh; for tests and after a database came back."""
        with self._lock:
            self._known.clear()
            self._read_to, self._read_at = None, 0.0

    def _refresh(self) -> None:
        if time.monotonic() - self._read_at < FRESH_SECONDS:
            return
        with self._lock:
            if time.monotonic() - self._read_at < FRESH_SECONDS:
                return  # another thread was first
            self._read_revocations()
            self._read_at = time.monotonic()

    def _read_revocations(self) -> None:
        if self._read_to is None:
            self._read_to = Revocation.objects.aggregate(last=Max("id"))["last"] or 0
            self._known.clear()
            return
        for pk, person, session in Revocation.objects.filter(id__gt=self._read_to - _OVERLAP).values_list(
            "id", "person_id", "session"
        ):
            self._read_to = max(self._read_to, pk)
            for credential, known in list(self._known.items()):
                if known.actor.id == person or (session and known.actor.session == session):
                    del self._known[credential]


memory = Memory()


def _by_session(key: str) -> Actor | None:
    session = Session.objects.filter(session_key=key, expire_date__gt=now()).first()
    person_id = session.get_decoded().get("_auth_user_id") if session else None
    person = Person.objects.filter(pk=person_id, is_active=True).first() if person_id else None
    if session is None or person is None or not _same_password(session, person):
        return None
    return snapshot(person, session=key)


def _same_password(session: Session, person: Person) -> bool:
    return bool(session.get_decoded().get("_auth_user_hash") == person.get_session_auth_hash())


def _by_token(secret: str) -> Actor | None:
    found = (
        Token.objects.select_related("person")
        .filter(secret_hash=token_hash(secret), ended_at__isnull=True, expires_at__gt=now(), person__is_active=True)
        .first()
    )
    if found is None:
        return None
    return snapshot(found.person, token=str(found.key), limit_to=found.rights)


def token_hash(secret: str) -> bytes:
    """What is kept of a token's secret; the secret itself is random enough to need no salt."""
    return hashlib.sha256(secret.encode()).digest()


def actor_of(request: HttpRequest) -> Actor | None:
    """Who sent this request, or None."""
    header = request.headers.get("Authorization", "")
    if header.startswith(_TOKEN_PREFIX):
        secret = header.removeprefix(_TOKEN_PREFIX).strip()
        return memory.get(f"token:{token_hash(secret).hex()}", lambda: _by_token(secret)) if secret else None
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME)
    return memory.get(f"session:{key}", lambda: _by_session(key)) if key else None


class SignedIn:
    """Middleware: knows the sender of every API request, and asks cookie senders for the CSRF token on writes.

    It runs outside the API so that idempotency can be scoped to the sender before any verb runs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        actor = actor_of(request)
        request.actor = actor  # type: ignore[attr-defined]  # Django's request takes attributes by design
        if actor is not None and not actor.token and check_csrf(request):
            return problem(request, 403, "csrf_failed")
        return self.get_response(request)


class _Door(AuthBase):
    """An API's door: lets in the sender that the middleware found, if they belong here."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "sessionid"

    def __init__(self, *, customers: bool) -> None:
        self.customers = customers
        super().__init__()

    def __call__(self, request: HttpRequest) -> Any:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None:
            return None
        if actor.is_customer is not self.customers:
            raise NotAllowed("other_door")
        return actor


staff_only = _Door(customers=False)
customers_only = _Door(customers=True)
