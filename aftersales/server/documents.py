"""The three API documents (OpenAPI), with what every operation shares: its headers, its refusals, how one signs in."""

from typing import Any, Final

from django.conf import settings
from ninja import Schema
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from aftersales.base import idempotency
from aftersales.base.http import expected_version, version_if_given
from aftersales.people.signed import anybody, customers_only, programs_only, staff_only
from aftersales.server.api import APIS

PREFIXES: Final = {"staff": "/api/v1/", "portal": "/api/v1/portal/", "open": "/api/v1/open/"}
_UNSAFE: Final = frozenset({"post", "put", "patch", "delete"})


class FieldProblem(Schema):
    """One field that cannot be taken as it was sent; `label` is what people call it."""

    field: str
    label: str
    code: str
    message: str


class Problem(Schema):
    """A refusal (RFC 9457): `code` for programs, `detail` in the reader's words, `facts` for whoever shows more.

    Where two versions of a thing differ, `labels` says what people call the fields.
    """

    type: str
    title: str
    status: int
    code: str
    detail: str
    request: str
    facts: dict[str, Any]
    errors: list[FieldProblem] | None = None
    labels: dict[str, str] | None = None


_REFUSED: Final = {
    "description": "Refused, and why",
    "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
}
_ONCE: Final = {
    "in": "header",
    "name": idempotency.HEADER,
    "required": True,
    "description": "A name of your own for this write: sent again under it, it is answered again and not done again.",
    "schema": {"type": "string", "minLength": 1, "maxLength": idempotency.MAX_KEY},
}
_SEEN: Final = {
    "in": "header",
    "name": "If-Match",
    "description": 'The version you have seen, such as "7".',
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
}
_SIGNED: Final = {
    "session": {"type": "apiKey", "in": "cookie", "name": settings.SESSION_COOKIE_NAME},
    "csrf": {"type": "apiKey", "in": "header", "name": "X-CSRFToken"},
    "token": {"type": "http", "scheme": "bearer"},
}
"""A browser proves itself by its session, and that a write is meant by the token; a program by its own secret."""


class Document(OpenAPISchema):
    """What the framework knows of an API, completed by what the product adds around every operation."""

    def __init__(self, name: str) -> None:
        self.operations: dict[str, Operation] = {}
        super().__init__(APIS[name], PREFIXES[name])
        for path, operations in self["paths"].items():
            for method, told in operations.items():
                self._complete(path, method, told)
        self["components"]["schemas"] |= {shape.__name__: _schema(shape) for shape in (FieldProblem, Problem)}
        self["components"]["securitySchemes"] = _SIGNED

    def operation_details(self, operation: Operation) -> dict[str, Any]:
        told = super().operation_details(operation)
        self.operations[told["operationId"]] = operation
        return dict(told)

    def _complete(self, path: str, method: str, told: dict[str, Any]) -> None:
        operation = self.operations[told["operationId"]]
        answers = {str(status): _as_sent(answer) for status, answer in told["responses"].items()}
        told["responses"] = {**answers, "default": _REFUSED}
        doors = _doors(operation, writes=method in _UNSAFE)
        told["security"] = doors
        if method in _UNSAFE and doors and path not in settings.ONCE_BY_THEMSELVES:
            told["parameters"].append(_ONCE)
        reads = operation.view_func.__code__.co_names  # what the function calls says whether it asks for a version
        if expected_version.__name__ in reads or version_if_given.__name__ in reads:
            told["parameters"].append({**_SEEN, "required": expected_version.__name__ in reads})


def document(name: str) -> dict[str, Any]:
    """The OpenAPI document of one API."""
    return dict(Document(name))


def _as_sent(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer of bytes is of whatever type its file is."""
    told = answer.get("content", {}).get("application/json", {}).get("schema", {})
    return {**answer, "content": {"*/*": {"schema": told}}} if told.get("format") == "binary" else answer


def _doors(operation: Operation, *, writes: bool) -> list[dict[str, list[str]]]:
    """How one may sign in for it; nothing where anybody may."""
    locks = set(operation.auth_callbacks)
    if anybody in locks:
        return []
    token: dict[str, list[str]] = {"token": []}
    session: dict[str, list[str]] = {"session": [], "csrf": []} if writes else {"session": []}
    ways: dict[Any, list[dict[str, list[str]]]] = {
        programs_only: [token],
        customers_only: [session],
        staff_only: [session, token],
    }
    return ways[locks.pop()]


def _schema(shape: type[Schema]) -> dict[str, Any]:
    told = shape.model_json_schema(ref_template="#/components/schemas/{model}")
    return {name: part for name, part in told.items() if name != "$defs"}
