"""The outermost layer: a request id for every answer and log line, and no stack trace for anybody."""

import logging
from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse

from aftersales.base import facts
from aftersales.base.http import problem
from aftersales.base.ids import new_key

log = logging.getLogger("aftersales.http")


class RequestId:
    """Names each request, so that an answer, a log line and a fact can be laid side by side."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.id = str(new_key())  # type: ignore[attr-defined]  # Django's request takes attributes by design
        with facts.request_id(request.id):  # type: ignore[attr-defined]  # set one line above
            response = self.get_response(request)
        response["X-Request-Id"] = request.id  # type: ignore[attr-defined]  # set above
        return response


class Faults:
    """Turns what breaks outside an API operation (the database away, a body too large) into the product's answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        return fault_answer(request, error)


def fault_answer(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """The answer to a fault that is nobody's bug; None for anything else."""
    if isinstance(error, (OperationalError, InterfaceError)):
        log.warning("database away: %s", error)
        response = problem(request, 503, "database_away")
        response["Retry-After"] = "2"
        return response
    if isinstance(error, RequestDataTooBig):
        limit = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 2**20
        return problem(request, 413, "body_too_large", {"max_mb": limit})
    return None
