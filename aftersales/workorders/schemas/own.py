"""The company's own fields as orders show and take them."""

from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from aftersales.workorders.forms import Customers, FieldType

FieldCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,31}$")]
Value = str | int | float | bool | list[str] | None
"""A text, a number, the code of a choice or several, a day (`2026-11-22`), the key of a person or an asset, true or
false; null empties the field."""
Values = Annotated[dict[str, Value], Field(max_length=200)]
"""By the code of the field; a form refuses what it does not have."""
Step = Literal["", "report", "triage", "resolve"]


class ChoiceRow(Schema):
    code: str
    name_zh: str
    name_en: str
    archived: bool


class FieldBody(Schema):
    """A field as whoever fills it in needs it."""

    code: str
    type: FieldType
    name_zh: str
    name_en: str
    hint_zh: str
    hint_en: str
    unit: str
    low: float | None
    high: float | None
    decimals: int
    choices: list[ChoiceRow]


class FieldShown(FieldBody):
    """A field on an order: its value (`masked`, where it is personal), what the person or asset in it is called,
    whether the form asks for it now, from which step on it is required, and what can be chosen now (null: no
    choice)."""

    value: Value
    masked: bool
    name: str
    shown: bool
    required_at: Step
    options: list[str] | None
    customers: Customers


class Held(Schema):
    """What an order has in a field, and what the person or asset in it is called."""

    value: Value
    name: str
