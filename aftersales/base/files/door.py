"""The door of uploads: tus 1.0 for whoever is signed in. One for staff and one for customers: each has its own lock.

An upload is one's own. It carries its key and its offset, so that nothing here needs an `Idempotency-Key`.
"""

import threading
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, Protocol, cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from ninja import Router

from aftersales.base.clock import now
from aftersales.base.errors import Refusal
from aftersales.base.files import taking, tus
from aftersales.base.http import fault_answer, sender
from aftersales.base.models import File

AT_ONCE: Final = 2
"""Uploads that one process takes in at a time: a slow line holds one of its four threads, and others must find one."""
PATIENCE: Final = 20
PAUSE_SECONDS: Final = 0.1
_free: Final = threading.BoundedSemaphore(AT_ONCE)
_OVERRIDE: Final = "X-HTTP-Method-Override"


class Sender(Protocol):
    """Somebody signed in, as far as the floor knows them."""

    key: UUID


View = Callable[..., HttpResponse]


def _spoken(view: View) -> View:
    """Every answer, a refusal too, names the protocol's version and how far the upload is."""

    @wraps(view)
    def told(request: HttpRequest, **path: Any) -> HttpResponse:
        try:
            response = view(request, **path)
        except Refusal as refusal:
            response = fault_answer(request, refusal) or HttpResponse(status=400)
            if "offset" in refusal.facts:
                response["Upload-Offset"] = str(refusal.facts["offset"])
            if isinstance(refusal, tus.OtherVersion):
                response["Tus-Version"] = tus.VERSION
            if isinstance(refusal, tus.Busy):
                response["Retry-After"] = "1"
        response["Tus-Resumable"] = tus.VERSION
        response["Cache-Control"] = "no-store"
        return response

    return told


@_spoken
def describe(request: HttpRequest) -> HttpResponse:
    """OPTIONS: what this server speaks and takes."""
    response = HttpResponse(status=204)
    response["Tus-Version"] = tus.VERSION
    response["Tus-Extension"] = tus.EXTENSIONS
    response["Tus-Checksum-Algorithm"] = ",".join(tus.ALGORITHMS)
    response["Tus-Max-Size"] = str(taking.limits().file)
    return response


def describe_one(request: HttpRequest, key: UUID) -> HttpResponse:
    """OPTIONS of an upload: the same."""
    return describe(request)


@_spoken
def begin(request: HttpRequest) -> HttpResponse:
    """POST: a new upload; its address is in Location."""
    tus.require_version(request.headers)
    file = taking.begin(tus.begun(request.headers), by=_sender(request), at=now())
    response = HttpResponse(status=201)
    response["Location"] = f"{request.path.rstrip('/')}/{file.key}"
    return _stands(response, file)


@_spoken
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    """HEAD: how far it is. Whose line was cut asks at once, while what had come is still being counted: wait for it."""
    tus.require_version(request.headers)
    file = taking.find(key, _sender(request))
    for _ in range(PATIENCE):
        if not taking.under_way(file):
            break
        time.sleep(PAUSE_SECONDS)
    file = taking.find(key, _sender(request))
    response = HttpResponse(status=200)
    response["Upload-Length"] = str(file.size)
    return _stands(response, file)


@_spoken
def append(request: HttpRequest, key: UUID) -> HttpResponse:
    """PATCH: some more of it."""
    tus.require_version(request.headers)
    if request.headers.get("Content-Type", "").partition(";")[0].strip() != tus.BODY_TYPE:
        raise tus.OtherType("tus_body_type", type=tus.BODY_TYPE)
    length = tus.length_of(request.headers)
    offset, checksum = tus.offset_of(request.headers), tus.checksum_of(request.headers)
    if not _free.acquire(blocking=False):
        raise tus.Busy("uploads_busy")
    try:
        file = taking.append(
            key=key, by=_sender(request), at=now(), offset=offset, length=length, stream=request, checksum=checksum
        )
    finally:
        _free.release()
    return _stands(HttpResponse(status=204), file)


@_spoken
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """DELETE: not wanted after all."""
    tus.require_version(request.headers)
    taking.terminate(key=key, by=_sender(request), at=now())
    return HttpResponse(status=204)


def overridden(request: HttpRequest, key: UUID) -> HttpResponse:
    """POST to an upload: for clients that can send nothing else, the header says what is meant."""
    meant = {"PATCH": append, "HEAD": ask, "DELETE": end}.get(request.headers.get(_OVERRIDE, "").upper(), describe_one)
    return meant(request, key=key)


def _stands(response: HttpResponse, file: File) -> HttpResponse:
    response["Upload-Offset"] = str(file.offset)
    if file.expires_at is not None:
        response["Upload-Expires"] = http_date(file.expires_at.timestamp())
    return response


def _sender(request: HttpRequest) -> UUID:
    return cast(Sender, sender(request)).key


def uploads() -> Router:
    """The door, made anew for each API; a protocol of its own, it is no part of their documents."""
    router = Router(tags=["files"])
    for path, methods, view in (
        ("/uploads", ["OPTIONS"], describe),
        ("/uploads", ["POST"], begin),
        ("/uploads/{uuid:key}", ["OPTIONS"], describe_one),
        ("/uploads/{uuid:key}", ["HEAD"], ask),
        ("/uploads/{uuid:key}", ["PATCH"], append),
        ("/uploads/{uuid:key}", ["DELETE"], end),
        ("/uploads/{uuid:key}", ["POST"], overridden),
    ):
        router.add_api_operation(path, methods, view, include_in_schema=False)
    return router
