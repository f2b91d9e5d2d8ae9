"""Every unsafe API request has its effect once: the answer is kept in the transaction of the effect and given again.

The key is the sender's (`Idempotency-Key`, at most 255 characters), scoped to who is signed in. While the first is
still under way a second gets 409 with Retry-After; the same key with another request gets 422. A refused request keeps
nothing, so it may be mended and sent again under the same key.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction
from django.db.models import BinaryField, F, Func, IntegerField, Value
from django.http import HttpRequest, HttpResponse

from aftersales.base import sql
from aftersales.base.errors import Conflict, Invalid, Refusal
from aftersales.base.http import fault_answer
from aftersales.base.models import IdempotencyKey

HEADER: Final = "Idempotency-Key"
MAX_KEY: Final = 255
KEPT_DAYS: Final = 30
_UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
_KEPT_HEADERS: Final = ("Content-Type", "ETag", "Location", "Content-Language")


class KeyMissing(Refusal):
    """A write without a key cannot be repeated safely after a cut line."""

    status = 400

    def __init__(self) -> None:
        super().__init__("idempotency_key_missing", field=HEADER)


class Idempotent:
    """Middleware around `/api/`: one transaction per unsafe request, its answer kept with its effect."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in _UNSAFE or not request.path.startswith("/api/"):
            return self.get_response(request)
        actor = getattr(request, "actor", None)
        if actor is None or _by_itself(request.path):
            return self.get_response(request)  # nobody signed in: the API refuses; or it takes care itself
        try:
            return self._once(request, actor.scope, key_of(request))
        except Exception as error:  # also what the commit itself raises: a deferred constraint, the database away
            return _answer(request, error)

    def _once(self, request: HttpRequest, scope: str, key: str) -> HttpResponse:
        fingerprint = _fingerprint(request)
        with transaction.atomic():
            kept = _claim(scope, key)
            if kept is not None:
                return _replay(kept, fingerprint)
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            else:
                _keep(scope, key, fingerprint, response)
            return response


@transaction.atomic
def once(scope: str, key: str, told: bytes, effect: Callable[[], bytes]) -> bytes:
    """For a request of many parts, each with a transaction and an effect of its own: the answer to this part, which was
    kept with its effect and is given again when the part is sent again under this key with what was `told`."""
    fingerprint = hashlib.sha256(told).digest()
    kept = _claim(scope, key)
    if kept is not None:
        if bytes(kept.fingerprint) != fingerprint:
            raise Invalid("idempotency_key_reused", field=HEADER)
        return bytes(kept.body)
    answer = effect()
    IdempotencyKey.objects.create(scope=scope, key=key, fingerprint=fingerprint, status=200, body=answer)
    return answer


def _by_itself(path: str) -> bool:
    return path in settings.ONCE_BY_THEMSELVES or path.startswith(settings.ONCE_BY_THEMSELVES_BELOW)


def _answer(request: HttpRequest, error: Exception) -> HttpResponse:
    response = fault_answer(request, error)
    if response is None:
        raise error
    return response


def key_of(request: HttpRequest) -> str:
    """The sender's key of a write; refused where it is missing or none."""
    key = request.headers.get(HEADER, "").strip()
    if not key:
        raise KeyMissing()
    if len(key) > MAX_KEY or not key.isprintable():
        raise Invalid("bad_idempotency_key", field=HEADER, max=MAX_KEY)
    return key


def _fingerprint(request: HttpRequest) -> bytes:
    method = request.method or ""
    told = b"\n".join((method.encode(), request.get_full_path().encode(), request.body))
    return hashlib.sha256(told).digest()


def _claim(scope: str, key: str) -> IdempotencyKey | None:
    """Take the key for this transaction, or the row of the request that had its effect under it."""
    with connection.cursor() as cursor:
        cursor.execute(sql.load("base", "claim_key"), {"claim": f"{scope}\n{key}"})
        (free,) = cursor.fetchone()
    if not free:
        raise Conflict("same_request_under_way")
    return IdempotencyKey.objects.filter(scope=scope, key=key).first()


def _replay(kept: IdempotencyKey, fingerprint: bytes) -> HttpResponse:
    if bytes(kept.fingerprint) != fingerprint:
        raise Invalid("idempotency_key_reused", field=HEADER)
    response = HttpResponse(bytes(kept.body), status=kept.status)
    for name, value in kept.headers.items():
        response[name] = value
    response["Idempotency-Replayed"] = "true"
    return response


def _keep(scope: str, key: str, fingerprint: bytes, response: HttpResponse) -> None:
    headers = {name: response[name] for name in _KEPT_HEADERS if name in response}
    IdempotencyKey.objects.create(
        scope=scope,
        key=key,
        fingerprint=fingerprint,
        status=response.status_code,
        body=response.content,
        headers=headers,
    )


def forget_answers(subject: UUID) -> int:
    """Empty every kept answer that speaks of this subject, for it may name whoever is to be forgotten.

    The keys stay, so that a repeat still has no second effect. Reads all that is kept of thirty days: a rare verb.
    """
    named = Func(
        Value(str(subject).encode(), output_field=BinaryField()),
        F("body"),
        function="position",
        arg_joiner=" IN ",
        output_field=IntegerField(),
    )
    return IdempotencyKey.objects.annotate(named=named).filter(named__gt=0).update(body=b"{}")


def forget_old(*, at: datetime, batch: int = 1000) -> int:
    """Delete at most `batch` keys older than `KEPT_DAYS`; how many went. Small bites, so that no request waits."""
    old = IdempotencyKey.objects.filter(created_at__lt=at - timedelta(days=KEPT_DAYS)).order_by("created_at")
    gone, _ = IdempotencyKey.objects.filter(pk__in=list(old.values_list("pk", flat=True)[:batch])).delete()
    return gone
