"""Who sent a request, at no query on a hot path.

Each process remembers the actors it has seen by session key or token hash, and drops them when a `Revocation` says so:
the new ones are read at most every two seconds. What is remembered is read afresh after a minute in any case, and never
outlives its session or token.
"""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from aftersales.base.clock import now
from aftersales.base.errors import NotAllowed
from aftersales.base.http import problem
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import tokens
from aftersales.people.models import Person, Revocation, Token
from aftersales.people.rules import token_hash

FRESH_SECONDS: Final = 2.0
REMEMBER_SECONDS: Final = 60.0
MOST_REMEMBERED: Final = 20_000
_BEARER: Final = "Bearer "

_LOOK_BACK: Final = 200
"""Ids below the last one at the start that may still be under way in another transaction."""
_GAP_SECONDS: Final = 600.0
"""How long a missing id is waited for: as long as a transaction may stay open."""


class Signed(HttpRequest):
    """A request whose sender is known."""

    auth: Actor
    actor: Actor


@dataclass(frozen=True)
class Found:
    """An actor as it was loaded, and when the session or token behind it runs out."""

    actor: Actor
    expires_at: datetime


@dataclass(frozen=True)
class _Remembered:
    actor: Actor
    until: float


class Memory:
    """The actors this process knows, and how far it has read the revocations.

    Ids are given out before they are committed, so one may become visible after a higher one. Those that are missing
    below the highest are kept as gaps and asked for again until they turn up, or can only be of an undone transaction.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[str, _Remembered] = {}
        self._read_to: int | None = None
        self._gaps: dict[int, float] = {}
        self._fresh_until = 0.0
        self._turns = 0

    def get(self, credential: str, load: Callable[[], Found | None]) -> Actor | None:
        """The actor behind a credential, from memory or by `load`."""
        self._refresh()
        known = self._known.get(credential)
        if known is not None and known.until > time.monotonic():
            return known.actor
        turn = self._turns
        found = load()
        with self._lock:
            self._known.pop(credential, None)
            # If revocations were read meanwhile, one may have been for what is loaded: use it once, do not keep it.
            if found is not None and turn == self._turns:
                self._remember(credential, found)
        return found.actor if found else None

    def forget_all(self) -> None:
        """Start afresh; for tests and after a database came back."""
        with self._lock:
            self._known.clear()
            self._gaps.clear()
            self._read_to, self._fresh_until = None, 0.0
            self._turns += 1

    def _remember(self, credential: str, found: Found) -> None:
        if len(self._known) >= MOST_REMEMBERED:
            self._known.clear()
        left = (found.expires_at - now()).total_seconds()
        self._known[credential] = _Remembered(found.actor, time.monotonic() + min(REMEMBER_SECONDS, left))

    def _refresh(self) -> None:
        if time.monotonic() < self._fresh_until:
            return
        with self._lock:
            asked_at = time.monotonic()
            if asked_at < self._fresh_until:
                return  # another thread was first
            if self._read_to is None:
                self._start()
            self._apply(self._unread(asked_at))
            self._turns += 1
            self._fresh_until = asked_at + FRESH_SECONDS

    def _start(self) -> None:
        last = Revocation.objects.aggregate(last=Max("id"))["last"] or 0
        self._read_to = max(0, last - _LOOK_BACK)

    def _unread(self, asked_at: float) -> list[tuple[int | None, str]]:
        read_to = self._read_to or 0
        self._gaps = {pk: until for pk, until in self._gaps.items() if until > asked_at}
        rows = list(
            Revocation.objects.filter(Q(id__gt=read_to) | Q(id__in=list(self._gaps)))
            .order_by("id")
            .values_list("id", "person_id", "session")
        )
        for pk, _, _ in rows:
            self._gaps.pop(pk, None)
            self._gaps.update(dict.fromkeys(range(read_to + 1, pk), asked_at + _GAP_SECONDS))
            read_to = max(read_to, pk)
        self._read_to = read_to
        return [(person, session) for _, person, session in rows]

    def _apply(self, revoked: Iterable[tuple[int | None, str]]) -> None:
        people, sessions = set(), set()
        for person, session in revoked:
            if person is None and not session:
                self._known.clear()
                return
            people.add(person)
            sessions.add(session)
        if people:
            self._known = {
                credential: known
                for credential, known in self._known.items()
                if known.actor.id not in people and (not known.actor.session or known.actor.session not in sessions)
            }


memory = Memory()


def _by_session(key: str) -> Found | None:
    session = Session.objects.filter(session_key=key, expire_date__gt=now()).first()
    told = session.get_decoded() if session is not None else {}
    if session is None or told.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None  # no such session, or one that waits for its second factor and belongs to nobody yet
    person = Person.objects.filter(pk=told[SESSION_KEY], is_active=True).first()
    if person is None or not _same_password(told.get(HASH_SESSION_KEY, ""), person):
        return None
    return Found(snapshot(person, session=key), session.expire_date)


def _same_password(kept: str, person: Person) -> bool:
    hashes = (person.get_session_auth_hash(), *person.get_session_auth_fallback_hash())
    return any(constant_time_compare(kept, one) for one in hashes)


def _by_token(secret: str) -> Found | None:
    found = (
        Token.objects.select_related("person")
        .filter(secret_hash=token_hash(secret), ended_at__isnull=True, expires_at__gt=now(), person__is_active=True)
        .first()
    )
    if found is None:
        return None
    tokens.note_use(found, at=now())
    return Found(snapshot(found.person, token=str(found.key), limit_to=found.rights), found.expires_at)


def actor_of(request: HttpRequest) -> Actor | None:
    """Who sent this request, or None."""
    header = request.headers.get("Authorization", "")
    if header.startswith(_BEARER):
        secret = header.removeprefix(_BEARER).strip()
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


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What Django's own CSRF check answers, for the sign-in pages (settings.CSRF_FAILURE_VIEW)."""
    return problem(request, 403, "csrf_failed")


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


class _ProgramDoor(AuthBase):
    """The door of programs: lets in staff tokens alone, never a browser's session."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Any:
        actor: Actor | None = getattr(request, "actor", None)
        if actor is None or not actor.token:
            return None
        if actor.is_customer:
            raise NotAllowed("other_door")
        return actor


class _OpenDoor(AuthBase):
    """A door without a lock, for the very first page; a page of somebody else's still cannot write through it."""

    openapi_type = "apiKey"

    def __call__(self, request: HttpRequest) -> Any:
        if check_csrf(request):
            raise NotAllowed("csrf_failed")
        return "anybody"


staff_only = _Door(customers=False)
customers_only = _Door(customers=True)
programs_only = _ProgramDoor()
anybody = _OpenDoor()
