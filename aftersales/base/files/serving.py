"""A file goes out: never as something a browser would open by itself, in one piece or as the range that was asked for.

Who may read it has been settled by whoever calls this.
"""

import re
from typing import Final, Literal

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from aftersales.base.errors import NotFound, Refusal
from aftersales.base.files import shelf
from aftersales.base.files.rules import State
from aftersales.base.models import File

View = Literal["original", "preview", "thumbnail"]

_RANGE: Final = re.compile(r"bytes=(\d{1,15})?-(\d{1,15})?")
_KEPT_SECONDS: Final = 3600
"""How long the reader's own browser, and no cache on the way, may show it again without asking."""
_ALONE: Final = "default-src 'none'; sandbox"
"""Opened by itself it may load and run nothing."""


class NoSuchRange(Refusal):
    """More was asked for than there is."""

    status = 416


def answer(request: HttpRequest, file: File, view: View = "original") -> HttpResponseBase:
    """The file, or of a picture a smaller one: where none was made, the picture itself is small enough."""
    if file.state != State.READY:
        raise NotFound("file_not_there", state=file.state, reason=file.reason)
    made = file.views.get(view)
    name = view if made else "original"
    size = int(made["size"]) if made else int(file.kept_size or 0)
    tag = f'"{bytes(file.sha256 or b"").hex()[:32]}-{name}"'
    if request.headers.get("If-None-Match") == tag:
        return _described(HttpResponse(status=304), file, tag)
    begin, end = _range(request, size, tag)
    whole = (begin, end) == (0, size)
    body = shelf.read(f"{file.storage_key}/{name}", begin, end - begin)
    response = StreamingHttpResponse(body, status=200 if whole and "Range" not in request.headers else 206)
    response["Content-Type"] = str(made["type"]) if made else file.type
    response["Content-Length"] = str(end - begin)
    if response.status_code == 206:
        response["Content-Range"] = f"bytes {begin}-{end - 1}/{size}"
    return _described(response, file, tag)


def _described(response: HttpResponseBase, file: File, tag: str) -> HttpResponseBase:
    response["Content-Disposition"] = content_disposition_header(True, file.name or "file") or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _ALONE
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = f"private, max-age={_KEPT_SECONDS}"
    response["Accept-Ranges"] = "bytes"
    response["ETag"] = tag
    return response


def _range(request: HttpRequest, size: int, tag: str) -> tuple[int, int]:
    """First byte and the one behind the last. Several ranges at once, or one of another state, get the whole."""
    asked = request.headers.get("Range", "")
    found = _RANGE.fullmatch(asked.strip())
    if not found or not any(found.groups()) or request.headers.get("If-Range", tag) != tag:
        return 0, size
    first, last = found.groups()
    begin = int(first) if first else max(0, size - int(last))
    end = min(size, int(last) + 1) if first and last else size
    if begin >= end:
        raise NoSuchRange("no_such_range", size=size)
    return begin, end
