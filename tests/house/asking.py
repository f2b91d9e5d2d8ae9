"""Every operation, asked for by somebody who may: for the checks that go through all of them."""

import json
from functools import cache
from typing import Any, Final
from urllib.parse import quote

from aftersales.server.documents import document as made_document
from tests.conftest import Answer
from tests.house.ask import Ask
from tests.house.scenes import SCENES
from tests.house.world import World

DOCUMENTS: Final = ("staff", "portal", "open")
UNSAFE: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})
SIGNED_BY_NOBODY: Final = frozenset(
    {"staff.get_first_run", "staff.create_first_admin", "portal.get_house", "portal.get_arrival"}
)


@cache
def document(name: str) -> dict[str, Any]:
    """The OpenAPI document of one API, made once."""
    return made_document(name)


def operations() -> dict[str, tuple[str, str]]:
    """Method and path of every operation of the three documents."""
    found = {}
    for name in DOCUMENTS:
        for path, methods in document(name)["paths"].items():
            for method, told in methods.items():
                found[f"{name}.{told['operationId']}"] = (method.upper(), path)
    return found


OPERATIONS: Final = operations()


def body_schema(operation: str) -> dict[str, Any] | None:
    """The schema of an operation's body, with its references followed one step; None where there is none."""
    name, _ = operation.split(".")
    method, path = OPERATIONS[operation]
    told = document(name)
    content = told["paths"][path][method.lower()].get("requestBody")
    if content is None:
        return None
    return resolved(told, content["content"]["application/json"]["schema"])


def resolved(told: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """A schema, or what it refers to."""
    while "$ref" in schema:
        schema = told["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
    return schema


def allowed_ask(operation: str, world: World, relation: str) -> Ask:
    """What the one who may sends."""
    return SCENES[operation](world, reader_of(operation, world), relation)


def reader_of(operation: str, world: World) -> Any:
    """Who may do anything through this door."""
    return world.readers["customer" if operation.startswith("portal.") else "admin"]


def send(operation: str, world: World, ask: Ask, *, key: str | None = None, body: Any = ...) -> Answer:
    """Send it, with another body or key where one is given."""
    method, path = OPERATIONS[operation]
    for name, value in ask.path.items():
        path = path.replace(f"{{{name}}}", quote(str(value)))
    reader = reader_of(operation, world)
    browser = reader.program if operation.startswith("open.") else reader.browser
    headers = {"If_Match": f'"{ask.version}"'} if ask.version is not None else {}
    return browser.send(method, path + ask.query, ask.body if body is ... else body, key=key, **headers, **ask.headers)


def plain(body: Any) -> Any:
    """A body as it travels: keys and times as text."""
    return json.loads(json.dumps(body, default=str))
