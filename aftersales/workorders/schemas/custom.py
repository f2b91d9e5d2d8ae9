"""What the staff's door says and takes of the company's own fields and of forms."""

from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input, Line, OptionalLine, OptionalText
from aftersales.workorders.forms import MOST_DECIMALS, Customers, FieldType
from aftersales.workorders.schemas.lists import Filter
from aftersales.workorders.schemas.own import FieldBody, FieldCode, FieldShown, Step

Hint = Annotated[OptionalText, Field(max_length=300)]


class ChoiceIn(Input):
    code: FieldCode
    name_zh: Line
    name_en: Line
    archived: bool = False


class CustomFieldIn(Input):
    """A field of the company's own. A number may have a unit, bounds and decimals; a choice has its choices, none of
    which ever goes: it is archived. `personal` text is masked, taken along and erased with its contact."""

    type: FieldType
    name_zh: Line
    name_en: Line
    hint_zh: Hint = ""
    hint_en: Hint = ""
    unit: Annotated[OptionalLine, Field(max_length=20)] = ""
    low: float | None = None
    high: float | None = None
    decimals: Annotated[int, Field(ge=0, le=MOST_DECIMALS)] = 0
    choices: Annotated[list[ChoiceIn], Field(max_length=200)] = []
    searchable: bool = False
    personal: bool = False
    position: Annotated[int, Field(ge=0, le=10_000)] = 0
    archived: bool = False


class CustomFieldRow(FieldBody):
    key: UUID
    searchable: bool
    personal: bool
    position: int
    archived: bool
    version: int


class LimitIn(Input):
    """While `when` holds, only these choices are offered."""

    when: Filter
    choices: Annotated[list[FieldCode], Field(min_length=1, max_length=200)]


class ItemIn(Input):
    """A field on a form. Its conditions may ask of the order and of fields further up."""

    field: FieldCode
    show_when: Filter | None = None
    required_at: Step = ""
    require_when: Filter | None = None
    limits: Annotated[list[LimitIn], Field(max_length=20)] = []
    customers: Customers = "none"


class FormIn(Input):
    items: Annotated[list[ItemIn], Field(max_length=60)]


class LimitRow(Schema):
    when: Filter
    words: str
    choices: list[str]


class ItemRow(Schema):
    field: str
    show_when: Filter | None
    show_words: str
    required_at: Step
    require_when: Filter | None
    require_words: str
    limits: list[LimitRow]
    customers: Customers


class FormRow(Schema):
    """What a kind asks for, with its conditions in words; the version is the kind's."""

    kind: str
    items: list[ItemRow]
    version: int


class AskedOut(Schema):
    """What a form asks of an order as it stands, or as it would; `about` are the fields its conditions ask of."""

    items: list[FieldShown]
    about: list[str]


class Revealed(Schema):
    value: str
