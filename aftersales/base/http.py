"""What every entrance shares: strict input schemas, problem+json (RFC 9457) and the one place errors become answers."""

import logging
from typing import Annotated, Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from pydantic import ConfigDict, StringConstraints

from aftersales.base.errors import Conflict, Invalid, Refusal
from aftersales.base.words import best_language, say

log = logging.getLogger("aftersales.http")

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""One line a person writes: a title, a name."""
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
"""Several lines a person writes."""
OptionalText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=20_000)]


class Input(Schema):
    """A request's body: an unknown field is refused, for a field that is silently dropped is a promise not kept."""

    model_config = ConfigDict(extra="forbid")


class StrictParser(Parser):
    """JSON bodies by orjson: fast, UTF-8 only, no NaN; nonsense is an `Invalid` that says so."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return orjson.loads(request.body)
        except orjson.JSONDecodeError as error:
            raise Invalid("bad_json", field="body", line=error.lineno, column=error.colno) from error


class JsonRenderer(BaseRenderer):
    """Answers by orjson; bytes that PostgreSQL built go out as they are."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return data if isinstance(data, bytes) else orjson.dumps(data, default=str)


def language_of(request: HttpRequest) -> str:
    """The reader's language: a choice kept on the person, else what the browser asks for."""
    actor = getattr(request, "actor", None)
    chosen = getattr(actor, "language", "")
    return chosen or best_language(request.headers.get("Accept-Language", ""))


def problem(
    request: HttpRequest, status: int, code: str, facts: dict[str, Any] | None = None, **extra: Any
) -> HttpResponse:
    """An RFC 9457 answer: `code` for programs, `detail` in the reader's words, `facts` for a client that shows more."""
    language = language_of(request)
    body = {
        "type": f"urn:aftersales:problem:{code}",
        "title": say(f"status_{status}", language),
        "status": status,
        "code": code,
        "detail": say(code, language, **(facts or {})),
        "request": getattr(request, "id", ""),
        "facts": facts or {},
        **extra,
    }
    response = HttpResponse(orjson.dumps(body, default=str), status=status, content_type="application/problem+json")
    response["Content-Language"] = language
    return response


def answer_errors(api: NinjaAPI) -> None:
    """Give an API the product's error answers; nothing below needs a try."""
    api.add_exception_handler(Refusal, _refusal)
    api.add_exception_handler(ValidationError, _bad_input)
    api.add_exception_handler(AuthenticationError, lambda request, error: problem(request, 401, "not_signed_in"))
    api.add_exception_handler(HttpError, _http_error)
    for gone in (OperationalError, InterfaceError):
        api.add_exception_handler(gone, _database_away)
    api.add_exception_handler(DatabaseError, _database_error)
    api.add_exception_handler(Exception, _unexpected)


def _refusal(request: HttpRequest, error: Refusal) -> HttpResponse:
    return problem(request, error.status, error.code, error.facts)


def _bad_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    language = language_of(request)
    fields = [_field_error(language, one) for one in error.errors]
    first = fields[0] if fields else {"field": "body", "message": ""}
    return problem(request, 422, "bad_input", {"field": first["field"], "why": first["message"]}, errors=fields)


def _field_error(language: str, error: dict[str, Any]) -> dict[str, str]:
    where = [str(part) for part in error["loc"] if part not in ("body", "payload", "query", "path")]
    kind = error["type"]
    context = {key: value for key, value in error.get("ctx", {}).items() if key != "error"}
    message = say(f"input_{kind}", language, **context)
    if message == f"input_{kind}":
        message = say("input_other", language)
    return {"field": ".".join(where[-3:]) or "body", "code": kind, "message": message}


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    if error.status_code == 403:
        return problem(request, 403, "csrf_failed")
    return problem(request, error.status_code, f"http_{error.status_code}")


def _database_away(request: HttpRequest, error: Exception) -> HttpResponse:
    log.warning("database away: %s", error)
    response = problem(request, 503, "database_away")
    response["Retry-After"] = "2"
    return response


def _database_error(request: HttpRequest, error: DatabaseError) -> HttpResponse:
    """A value no column can hold (a NUL, a number too large) is the sender's mistake; the rest is ours."""
    state = getattr(error.__cause__, "sqlstate", None) or ""
    if state.startswith("22"):
        return _refusal(request, Invalid("unstorable_value", field="body"))
    if state in ("40001", "40P01"):
        return _refusal(request, Conflict("try_again"))
    return _unexpected(request, error)


def _unexpected(request: HttpRequest, error: Exception) -> HttpResponse:
    log.error("request failed: %s %s", request.method, request.path, exc_info=error)
    if getattr(settings, "RAISE_UNEXPECTED", False):
        raise error
    return problem(request, 500, "unexpected")


def expected_version(request: HttpRequest) -> int:
    """The version the client has seen, from `If-Match: "7"`; an update without one is refused with 428."""
    header = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not header:
        raise VersionMissing()
    if not header.isdecimal():
        raise Invalid("bad_version", field="If-Match")
    return int(header)


class VersionMissing(Refusal):
    """An update must say which version it was made from, else it may overwrite another's work unseen."""

    status = 428

    def __init__(self) -> None:
        super().__init__("version_missing", field="If-Match")


def uuid_or_none(text: str) -> UUID | None:
    """A UUID from text that may be anything."""
    try:
        return UUID(text)
    except ValueError:
        return None
