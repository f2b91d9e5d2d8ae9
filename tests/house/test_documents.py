"""The API documents name each shape once: two schemas under one name would silently become one of them."""

import types
import typing
from collections.abc import Iterator
from enum import Enum
from typing import Any, Final

import pytest
from ninja import Schema
from ninja.openapi.schema import OpenAPISchema
from pydantic import BaseModel

from aftersales.notices.api.inbox import DeliveryOut
from aftersales.notices.states import Channel, State
from aftersales.server.api import APIS
from aftersales.workorders import rules, states
from aftersales.workorders.schemas import values

Named = type[BaseModel] | type[Enum]


def schemas_of(api: Any) -> Iterator[Named]:
    """Every schema an API takes or gives, with all that stands inside."""
    seen: set[Any] = set()
    for _, router in api._routers:
        for view in router.path_operations.values():
            for operation in view.operations:
                for model in [*operation.models, *operation.response_models.values()]:
                    if isinstance(model, type):
                        yield from _inside(model, seen)


def _inside(shape: Any, seen: set[Any]) -> Iterator[Named]:
    if isinstance(shape, type) and not isinstance(shape, types.GenericAlias):
        if shape in seen:
            return
        seen.add(shape)
        if issubclass(shape, Enum):
            yield shape
        if issubclass(shape, BaseModel):
            if shape.__module__.startswith("aftersales."):
                yield shape
            for field in shape.model_fields.values():
                yield from _inside(field.annotation, seen)
    for part in typing.get_args(shape):
        yield from _inside(part, seen)


def twice_named(schemas: Iterator[Named]) -> dict[str, set[str]]:
    """Names that more than one schema bears, and whose they are."""
    found: dict[str, set[str]] = {}
    for schema in schemas:
        found.setdefault(schema.__name__, set()).add(f"{schema.__module__}.{schema.__qualname__}")
    return {name: where for name, where in found.items() if len(where) > 1}


@pytest.mark.parametrize("name", sorted(APIS))
def test_no_two_schemas_of_a_document_share_a_name(name: str) -> None:
    assert twice_named(schemas_of(APIS[name])) == {}


@pytest.mark.parametrize("name", sorted(APIS))
def test_the_walk_meets_every_schema_of_the_document(name: str) -> None:
    """Or the test above would look at half of them."""
    walked = {schema.__name__ for schema in schemas_of(APIS[name])}
    documented = OpenAPISchema(APIS[name], "/")["components"]["schemas"]
    assert {one for one in documented if one in walked} == set(documented) - {
        one for one in documented if one not in walked and documented[one].get("title", "").endswith("Params")
    }


def test_a_planted_twin_is_found() -> None:
    class Row(Schema):
        key: int

    first = Row

    class Row(Schema):  # type: ignore[no-redef]  # noqa: F811 - that is the point
        name: str

    first.__qualname__ = "another"
    assert list(twice_named(iter([first, Row]))) == ["Row"]


def _field(schema: type[BaseModel], name: str) -> Any:
    return schema.model_fields[name].annotation


CLOSED: Final = {
    # a closed list of values as the API names it: where the product keeps it
    "CameBy": (values.CameBy, rules.CHANNELS),
    "ActBy": (values.ActBy, {"", "wake", *rules.TARGETS}),
    "WaitReason": (values.WaitReason, {"", *states.Wait}),
    "OutcomeOrNone": (values.OutcomeOrNone, {"", *states.Outcome}),
    "Target": (values.Target, set(rules.TARGETS)),
    "DeliveryOut.channel": (_field(DeliveryOut, "channel"), set(Channel)),
    "DeliveryOut.state": (_field(DeliveryOut, "state"), set(State)),
}


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_the_values_a_document_lists_are_those_the_product_has(name: str) -> None:
    documented, known = CLOSED[name]
    assert set(typing.get_args(documented)) == {str(value) for value in known}


def test_the_moves_a_document_lists_are_those_of_the_tables() -> None:
    assert [str(move) for move in states.OrderMove] == list(states.ORDER_MOVES)
    assert [str(move) for move in states.VisitMove] == list(states.VISIT_MOVES)
