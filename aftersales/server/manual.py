"""The API documents as programs fetch them, and the parts of the page on which people read them."""

from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Final

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from aftersales.base.errors import NotFound
from aftersales.base.http import problem
from aftersales.people.signed import staff_only
from aftersales.server.documents import PREFIXES, document

PARTS: Final = {
    "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
    "swagger-ui.css": "text/css; charset=utf-8",
}
"""Of Swagger UI, which the API framework brings along; the console's page loads them when it is opened."""
_SHIPPED: Final = files("ninja") / "static" / "ninja"


@require_safe
def described(request: HttpRequest, name: str) -> HttpResponse:
    """The document `name` (staff, portal or open), for staff: from a browser, or a program by its token."""
    if staff_only(request) is None:
        return problem(request, 401, "not_signed_in")
    if name not in PREFIXES:
        raise NotFound(what="document")
    return _sent(request, *_written(name), "application/json")


@require_safe
def part(request: HttpRequest, name: str) -> HttpResponse:
    """A file of the page; there is nothing in it that is not public."""
    if name not in PARTS:
        return problem(request, 404, "http_404")
    return _sent(request, *_shipped(name), PARTS[name])


@cache
def _written(name: str) -> tuple[bytes, str]:
    return _named(orjson.dumps(document(name), default=str, option=orjson.OPT_SORT_KEYS))


@cache
def _shipped(name: str) -> tuple[bytes, str]:
    return _named((_SHIPPED / name).read_bytes())


def _named(content: bytes) -> tuple[bytes, str]:
    """With the name of just this content, by which a browser asks whether its copy still holds."""
    return content, quote_etag(sha256(content).hexdigest()[:32])


def _sent(request: HttpRequest, content: bytes, etag: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind, headers={"ETag": etag, "Cache-Control": "private, no-cache"})
    told = get_conditional_response(request, etag=etag, response=response)
    return told if isinstance(told, HttpResponse) else response
