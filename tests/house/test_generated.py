"""Every operation is sent what its document allows and what it forbids: no crash, no answer the document does not know.

What is sent is generated from the OpenAPI documents (schemathesis), by three readers: an engineer and an administrator
at the door of the staff, a customer at the portal; programs come with their token. What an operation points to is
there, as its scene prepares it, or is not. Each example finds the company as it was built.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Final

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import Case, CheckContext, GenerationMode, Response
from schemathesis.specs.openapi.checks import positive_data_acceptance

from aftersales.server.wsgi import application
from tests.house.asking import OPERATIONS, allowed_ask, document, send
from tests.house.scenes import SCENES
from tests.house.test_once import relation_of
from tests.house.world import Reader, World, undone

pytestmark = pytest.mark.django_db

EXAMPLES: Final = int(os.environ.get("AFTERSALES_EXAMPLES", "20"))
"""Of each operation for each reader, half of them allowed, half forbidden. The drill sends 200, others every time."""
READERS: Final = {"staff": ("admin", "engineer"), "portal": ("customer",), "open": ("admin",)}
ALLOWED, FORBIDDEN = GenerationMode.POSITIVE, GenerationMode.NEGATIVE
OFTEN: Final = settings(
    max_examples=EXAMPLES // 2,
    deadline=None,
    derandomize="AFTERSALES_EXAMPLES" not in os.environ,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
ASKED: Final = [(name, role) for name in sorted(OPERATIONS) for role in READERS[name.split(".")[0]]]


def takes_something(operation: str) -> bool:
    """Whether there is anything in it that could be sent wrongly."""
    name, _ = operation.split(".")
    method, path = OPERATIONS[operation]
    told = document(name)["paths"][path][method.lower()]
    return bool(told["parameters"]) or "requestBody" in told


@pytest.fixture(autouse=True, scope="module")
def one_connection() -> Iterator[None]:
    """What is asked is answered inside the savepoint in which the company stands."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@cache
def described(name: str) -> Any:
    """One document as schemathesis reads it, answered by the product itself. Who may ask is what rights.csv says."""
    told = json.loads(json.dumps(document(name), default=str), object_hook=_alike)
    for methods in told["paths"].values():
        for one in methods.values():
            one.pop("security", None)
    schema = schemathesis.openapi.from_dict(told)
    schema.app = application
    return schema


def _alike(schema: dict[str, Any]) -> dict[str, Any]:
    """A pair of equals as a list of two: schemathesis 4.32 cannot read what it makes of `prefixItems`."""
    pair = schema.pop("prefixItems", None)
    return schema if pair is None else {**schema, "items": pair[0]}


def signed(reader: Reader, name: str) -> dict[str, Any]:
    """What proves who asks."""
    if name == "open":
        return {"headers": {"Authorization": f"Bearer {reader.program.secret}"}}
    cookies = {one.key: one.value for one in reader.browser.client.cookies.values()}
    return {"headers": {"X-CSRFToken": cookies["csrftoken"]}, "cookies": cookies}


def understood(ctx: CheckContext, response: Response, case: Case) -> None:
    """What the document allows may still be against a rule of the house, but it is never of the wrong form."""
    if response.status_code == 422 and response.json()["code"] == "bad_input":
        raise AssertionError(f"the document allows what is refused as malformed: {response.json()['errors']}")


def asked(operation: str, role: str, world: World, mode: GenerationMode) -> None:
    """Send what schemathesis thinks of, each example to the company as it was built."""
    name, _ = operation.split(".")
    method, path = OPERATIONS[operation]
    reader = world.readers[role]
    checks = {"excluded_checks": [positive_data_acceptance], "additional_checks": [understood] * (mode is ALLOWED)}

    @settings(OFTEN)
    @given(case=described(name)[path][method.lower()].as_strategy(generation_mode=mode), there=st.booleans())
    def told(case: Case, there: bool) -> None:
        with undone():
            if there and mode is ALLOWED:
                ask = SCENES[operation](world, reader, relation_of(operation))
                case.path_parameters.update({key: str(value) for key, value in ask.path.items()})
            case.call_and_validate(**signed(reader, name), **checks)

    told()


@pytest.mark.parametrize(("operation", "role"), ASKED)
def test_what_a_document_allows_is_understood(operation: str, role: str, world: World) -> None:
    asked(operation, role, world, ALLOWED)


@pytest.mark.parametrize(("operation", "role"), [(name, role) for name, role in ASKED if takes_something(name)])
def test_what_a_document_forbids_is_refused(operation: str, role: str, world: World) -> None:
    asked(operation, role, world, FORBIDDEN)


@pytest.mark.parametrize("operation", sorted(OPERATIONS))
def test_the_documents_ask_for_a_version_where_the_product_does(operation: str, world: World) -> None:
    method, path = OPERATIONS[operation]
    told = document(operation.split(".")[0])["paths"][path][method.lower()]["parameters"]
    required = any(one["name"] == "If-Match" and one["required"] for one in told)
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        answer = send(operation, world, replace(ask, version=None))
    assert (answer.status == 428) is required
    assert required or ask.version is None or any(one["name"] == "If-Match" for one in told)
