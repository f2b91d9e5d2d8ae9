"""What every entrance shares: strict input schemas, problem+json (RFC 9457) and the one place errors become answers."""

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Final, Protocol, cast
from uuid import UUID

import orjson
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import DataError, Error, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, UnreadablePostError
from ninja import NinjaAPI, Query, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.parser import Parser
from ninja.renderers import BaseRenderer
from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, GetCoreSchemaHandler, StringConstraints
from pydantic_core import CoreSchema, PydanticCustomError, PydanticKnownError, core_schema

from aftersales.base import logs, races
from aftersales.base.errors import Invalid, Refusal
from aftersales.base.words import best_language, in_language, label, refusal, say

log = logging.getLogger("aftersales.http")

_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
"""Characters nobody means: controls other than tab and line ends, and half of a surrogate pair."""
_MOST_SAID: Final = 3
"""Wrong fields that are said in one sentence after the other; all of them are listed."""
_VERSION_DIGITS: Final = 9
"""Versions are counted in an integer column."""


def _readable(text: str) -> str:
    if _CONTROLS.search(text):
        raise PydanticCustomError("control_character", "control character")
    return text


def _one_line(text: str) -> str:
    if "\n" in text or "\r" in text:
        raise PydanticCustomError("several_lines", "more than one line")
    return _readable(text)


def _within(most: int) -> BeforeValidator:
    """As the documents count: what is trimmed off too."""

    def check(told: Any) -> Any:
        if isinstance(told, str) and len(told) > most:
            raise PydanticKnownError("string_too_long", {"max_length": most})
        return told

    return BeforeValidator(check)


_TRIMMED: Final = r"[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]*"
_VISIBLE: Final = r"[^\x00- \x7f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"


def _words(inner: str, *, required: bool) -> Any:
    """What the documents say of words: what is trimmed off, a first character that is seen, and what may follow it."""
    told = f"{_VISIBLE}{inner}*"
    return Field(json_schema_extra={"pattern": f"^{_TRIMMED}{told if required else f'({told})?'}{_TRIMMED}$"})


_IN_A_LINE: Final = r"[^\x00-\x08\x0a-\x1f\x7f]"
_IN_A_TEXT: Final = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"

Line = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    _within(200),
    AfterValidator(_one_line),
    _words(_IN_A_LINE, required=True),
]
"""One line a person writes: a title, a name."""
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000),
    AfterValidator(_readable),
    _words(_IN_A_TEXT, required=True),
]
"""Several lines a person writes."""
OptionalText = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=20_000),
    AfterValidator(_readable),
    _words(_IN_A_TEXT, required=False),
]
"""Several lines, or none."""
OptionalLine = Annotated[
    str,
    StringConstraints(strip_whitespace=True, max_length=200),
    _within(200),
    AfterValidator(_one_line),
    _words(_IN_A_LINE, required=False),
]
"""One line, or none."""


WallMinute = Annotated[int, Field(json_schema_extra={"minimum": 0, "maximum": 2 * 1440})]
"""A minute of the local day; past 1440 it lies on the next. What runs backwards is for the rules to refuse."""


def _whole(told: Any) -> Any:
    if isinstance(told, bool | str):
        raise PydanticKnownError("int_type")
    return told


def _day(told: Any) -> Any:
    if not isinstance(told, date) and not (isinstance(told, str) and _DAY.match(told)):
        raise PydanticKnownError("date_type")
    return told


def _moment(told: Any) -> Any:
    if not isinstance(told, datetime) and not (isinstance(told, str) and _DAY.match(told)):
        raise PydanticKnownError("datetime_type")
    return told


_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
Day = Annotated[date, BeforeValidator(_day)]
"""A day asked for in an address, as the documents write it: a number is none."""
Sought = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=200),
    Query(pattern=_VISIBLE),
]
"""What is looked for: anything that is more than blanks."""

_IN_WORDS: Final[dict[str, Callable[[Any], Any]]] = {"date": _day, "datetime": _moment}
_AS_WRITTEN: Final = {"int": _whole, **_IN_WORDS}
_MOST_WHOLE: Final = 2**63 - 1
"""What comes beyond this a program has read as a fraction."""


def _strictly(schema: Any, checks: Mapping[str, Callable[[Any], Any]]) -> Any:
    """A core schema in which numbers, days and moments are taken only as the documents write them: yes is not one, "5"
    is no number, and seconds since 1970 are no day. Whole numbers that name no bounds have those of 64 bits."""
    if isinstance(schema, list | tuple):
        return type(schema)(_strictly(one, checks) for one in schema)
    if not isinstance(schema, dict):
        return schema
    kind = schema.get("type")
    if kind == "int":
        least = {} if {"ge", "gt"} & schema.keys() else {"ge": -_MOST_WHOLE}
        most = {} if {"le", "lt"} & schema.keys() else {"le": _MOST_WHOLE}
        schema = {**schema, **least, **most}
    if kind == "enum" and schema.get("sub_type") == "int":
        kind = "int"
    if isinstance(kind, str) and kind in checks:
        return core_schema.no_info_before_validator_function(checks[kind], cast(CoreSchema, schema))
    inner = {name: _strictly(schema[name], checks) for name in _INNER & schema.keys()}
    named = {
        name: {one: _strictly(part, checks) for one, part in schema[name].items()} for name in _NAMED & schema.keys()
    }
    return {**schema, **inner, **named}


_INNER: Final = frozenset({"schema", "items_schema", "values_schema", "choices", "steps"})
_NAMED: Final = frozenset({"fields"})


class Input(Schema):
    """A request's body: an unknown field is refused, for a field that is silently dropped is a promise not kept."""

    model_config = ConfigDict(extra="forbid")
    checks: ClassVar[Mapping[str, Callable[[Any], Any]]] = _AS_WRITTEN

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return cast(CoreSchema, _strictly(handler(source), cls.checks))


class Params(Input):
    """What an address asks for: there even numbers are written as words."""

    checks = _IN_WORDS


class StrictParser(Parser):
    """JSON bodies by orjson: fast, UTF-8 only, no NaN; nonsense is an `Invalid` that says so."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            return orjson.loads(request.body)
        except orjson.JSONDecodeError as error:
            raise Invalid("bad_json", field="body", line=error.lineno, column=error.colno) from error


class JsonRenderer(BaseRenderer):
    """Answers by orjson; bytes that PostgreSQL built go out as they are. A key may be one of our enums, or a UUID."""

    media_type = "application/json"

    def render(self, request: HttpRequest, data: Any, *, response_status: int) -> bytes:
        return data if isinstance(data, bytes) else orjson.dumps(data, default=str, option=orjson.OPT_NON_STR_KEYS)


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
        "detail": refusal(code, language, facts or {}),
        "request": getattr(request, "id", ""),
        "facts": facts or {},
        **_labels(facts, language),
        **extra,
    }
    response = HttpResponse(orjson.dumps(body, default=str), status=status, content_type="application/problem+json")
    response["Content-Language"] = language
    return response


def _labels(facts: dict[str, Any] | None, language: str) -> dict[str, dict[str, str]]:
    """What people call the fields in which two versions differ."""
    fields, own = (facts or {}).get("fields"), (facts or {}).get("called", {})
    if not isinstance(fields, dict):
        return {}
    return {
        "labels": {name: in_language(own[name], language) if name in own else label(name, language) for name in fields}
    }


def answer_errors(api: NinjaAPI) -> None:
    """Give an API the product's error answers; nothing below needs a try."""
    handlers: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
        ValidationError: _bad_input,
        AuthenticationError: lambda request, error: problem(request, 401, "not_signed_in"),
        HttpError: _http_error,
        Exception: _any_error,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)


def _any_error(request: HttpRequest, error: Exception) -> HttpResponse:
    known = fault_answer(request, error)
    if known is None and getattr(settings, "RAISE_UNEXPECTED", False):
        raise error
    return known or unexpected(request, error)


def _http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework raises itself; it wraps what our own parser refused, which tells more."""
    if error.__cause__ is not None and (known := fault_answer(request, error.__cause__)):
        return known
    if error.status_code == 403:
        return problem(request, 403, "csrf_failed")
    return problem(request, error.status_code, f"http_{error.status_code}")


def _bad_input(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Every wrong field, each with its code and a sentence in the reader's words; the first ones make up the detail."""
    language = language_of(request)
    fields = [_field_error(language, one) for one in error.errors]
    first = fields[0] if fields else {"field": "body", "message": ""}
    said = [refusal("bad_input", language, {"field": one["field"], "why": one["message"]}) for one in fields]
    detail = {"detail": " ".join(said[:_MOST_SAID])} if said else {}
    return problem(
        request, 422, "bad_input", {"field": first["field"], "why": first["message"]}, errors=fields, **detail
    )


def _field_error(language: str, error: dict[str, Any]) -> dict[str, str]:
    kind = error["type"]
    context = {key: value for key, value in error.get("ctx", {}).items() if key != "error"}
    message = say(f"input_{kind}", language, **context)
    if message == f"input_{kind}":
        message = say("input_other", language)
    field = _field_name(error["loc"])
    return {"field": field, "label": label(field, language), "code": kind, "message": message}


def _field_name(place: Sequence[str | int]) -> str:
    """The field as the sender wrote it, dotted: without where it came from and how our function calls the body."""
    inner = place[2:] if place[0] in ("body", "form") else place[1:]
    return ".".join(str(part) for part in inner) or "body"


def fault_answer(request: HttpRequest, error: BaseException) -> HttpResponse | None:
    """The answer to what is a refusal or nobody's bug; None for anything else."""
    if isinstance(error, Refusal):
        response = problem(request, error.status, error.code, error.facts)
        if error.code == "same_request_under_way":
            response["Retry-After"] = "1"
        return response
    if isinstance(error, RequestDataTooBig):
        limit = (settings.DATA_UPLOAD_MAX_MEMORY_SIZE or 0) // 2**20
        return problem(request, 413, "body_too_large", {"max_mb": limit})
    if isinstance(error, (UnreadablePostError, SuspiciousOperation)):
        return problem(request, 400, "http_400")
    if isinstance(error, OverflowError):  # raised by the driver for a number no column can hold
        return problem(request, 422, "unstorable_value", {"field": "body"})
    if isinstance(error, Error):
        return _database_answer(request, error)
    return None


def _database_answer(request: HttpRequest, error: Error) -> HttpResponse | None:
    """A value no column can hold is the sender's mistake, a lost race is repeatable, a lost database comes back."""
    if races.lost(error):
        return problem(request, 409, "try_again")
    if isinstance(error, DataError):
        return problem(request, 422, "unstorable_value", {"field": "body"})
    state = races.state_of(error)
    if isinstance(error, (OperationalError, InterfaceError)) or state.startswith(("57P", "08", "53")):
        log.warning("database away: %s", error)
        response = problem(request, 503, "database_away")
        response["Retry-After"] = "2"
        return response
    if isinstance(error, IntegrityError) and state in ("23503", "23505"):
        return problem(request, 409, "try_again")  # a row pointed to went away, or another took the name, meanwhile
    return None


def unexpected(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    """The answer to a bug of ours: its trace goes to the log, the reader gets the request's id."""
    about = logs.fields(method=request.method, route=route_of(request), request=getattr(request, "id", ""))
    log.error("request failed", exc_info=error, extra=about)
    return problem(request, 500, "unexpected")


class _Let(Protocol):
    """A request that a door has let in."""

    auth: Any


def sender(request: HttpRequest) -> Any:
    """Whoever the door of the API let in, as that door knows them."""
    return cast(_Let, request).auth


def expected_version(request: HttpRequest) -> int:
    """The version the client has seen, from `If-Match: "7"`; an update without one is refused with 428."""
    header = request.headers.get("If-Match", "").strip().removeprefix("W/").strip('"')
    if not header:
        raise VersionMissing()
    if not header.isdecimal() or len(header) > _VERSION_DIGITS:
        raise Invalid("bad_version", field="If-Match")
    return int(header)


def version_if_given(request: HttpRequest) -> int | None:
    """The version a move was made from, where the client says it: a move is guarded by the state table anyhow."""
    return expected_version(request) if "If-Match" in request.headers else None


class VersionMissing(Refusal):
    """An update must say which version it was made from, else it may overwrite another's work unseen."""

    status = 428

    def __init__(self) -> None:
        super().__init__("version_missing", field="If-Match")


def route_of(request: HttpRequest) -> str:
    """The address as the product declares it, with names in place of keys; empty where it declares none."""
    found = getattr(request, "resolver_match", None)
    return str(found.route).replace("<uuidstr:", "<uuid:") if found is not None else ""


def uuid_or_none(text: str) -> UUID | None:
    """A UUID from text that may be anything."""
    try:
        return UUID(text)
    except ValueError:
        return None
