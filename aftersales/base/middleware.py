"""The outermost layer: a request id for every answer and log line, and no stack trace for anybody."""

import logging
import re
import sys
import time
from collections.abc import Callable
from functools import cached_property
from typing import Any, Final

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from aftersales.base import facts, logs, meters, slow
from aftersales.base.http import fault_answer, problem, route_of, unexpected
from aftersales.base.ids import new_key

log = logging.getLogger("aftersales.requests")

_TOKEN: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_WATCHED: Final = frozenset({"healthz", "readyz", "metrics"})
"""Asked every few seconds by whoever watches: a line each would tell nothing."""


class RequestId:
    """Names each request, so that an answer, a log line and a fact can be laid side by side; and tells and counts it.

    The sender's own `X-Request-ID` is taken where it is a plain token: it may come from a proxy that logs it too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-Id", "")
        name = given if _TOKEN.fullmatch(given) else str(new_key())
        request.id = name  # type: ignore[attr-defined]  # Django's request takes attributes by design
        began = time.perf_counter()
        with facts.request_id(name), logs.doing(name) as told:
            response = self.get_response(request)
            _tell(request, response.status_code, time.perf_counter() - began, told)
        slow.keep()
        response["X-Request-Id"] = name
        return response


def _tell(request: HttpRequest, status: int, seconds: float, told: logs.Doing) -> None:
    """One line for what the product itself answered, and its count; never what was asked for, only by which address."""
    route = route_of(request)
    meters.answered(route or "-", request.method or "", status, seconds)
    quiet = status < 400 and (not route or route in _WATCHED)
    level = logging.ERROR if status >= 500 else logging.DEBUG if quiet else logging.INFO
    if not log.isEnabledFor(level):
        return
    actor = getattr(request, "actor", None)
    about = {
        "method": request.method,
        "route": route,
        "status": status,
        "duration_ms": round(seconds * 1000, 1),
        "person": str(actor.key) if actor is not None else None,
        **_counted("facts", told.facts),
        **_counted("jobs", told.jobs),
    }
    log.log(level, "answered", extra=logs.fields(**about))


def _counted(name: str, ids: list[int]) -> dict[str, Any]:
    if not ids:
        return {}
    more = {f"{name}_count": len(ids)} if len(ids) > logs.MOST_IDS else {}
    return {name: ids[: logs.MOST_IDS], **more}


class Faults:
    """Turns what breaks in a view outside an API, and what Django says in its own words, into the product's answers.

    What breaks in a middleware reaches `server_error`, which urls.py names as `handler500`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code != 405 or not request.path.startswith("/api/"):
            return response
        told = problem(request, 405, "http_405")
        told["Allow"] = response.get("Allow", "")
        return told

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return fault_answer(request, error)


class ContentPolicy(CSPMiddleware):
    """django-csp for a product with one policy and no nonces: the header is put together once, not for every answer.
    Where maps are shown it names whose tiles they may ask for."""

    @cached_property
    def policy(self) -> str:
        return str(build_policy())

    @cached_property
    def with_tiles(self) -> str:
        return str(build_policy(update=settings.TILES_POLICY))

    def process_request(self, request: HttpRequest) -> None:
        """There is no nonce to prepare."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        tiles = request.path_info.startswith(settings.TILES_SHOWN_AT)
        response.setdefault(HEADER, self.with_tiles if tiles else self.policy)
        return response


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's `handler500`: also what a middleware raised, such as the database away before any view was reached."""
    error = sys.exc_info()[1]
    known = fault_answer(request, error) if error is not None else None
    return known or unexpected(request, error)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler400`."""
    return fault_answer(request, exception) or problem(request, 400, "http_400")


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler403`."""
    return problem(request, 403, "not_allowed")


def no_such_address(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's `handler404`."""
    return problem(request, 404, "http_404")
