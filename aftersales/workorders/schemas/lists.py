"""What the staff's door says and takes of conditions and kept views."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.conditions.fields import Type, Wants
from aftersales.base.http import Input, Line
from aftersales.workorders.queries.filtered import Among, Sort
from aftersales.workorders.schemas.shown import Bilingual, Count
from aftersales.workorders.schemas.values import Unset

Filter = dict[str, Any]
"""A condition as JSON: `{"all": […]}`, `{"any": […]}` or `{"field": …, "op": …, "value": …}`; see
docs/reference/conditions.md."""
ColumnName = Annotated[str, Field(max_length=40)]
Whose = Literal["me", "team", "all"]


class OperatorOut(Schema):
    op: str
    wants: Wants


class ChoiceOut(Schema):
    value: str | int
    name_zh: str
    name_en: str


class FieldOut(Schema):
    """Something a condition can be about. Its choices stand here, or are rows of the list that `source` names; instead
    of a key, one of `special` can be said. The condition of an SLA policy may be about it where `in_policies` says
    so."""

    name: str
    type: Type
    name_zh: str
    name_en: str
    operators: list[OperatorOut]
    choices: list[ChoiceOut]
    source: str
    special: list[str]
    in_policies: bool


class ColumnOut(Schema):
    name: str
    name_zh: str
    name_en: str


class FieldsOut(Schema):
    """What this reader can ask of orders, and the columns their lists can have."""

    rows: list[FieldOut]
    columns: list[ColumnOut]


class PreviewOut(Schema):
    """A condition in its plainest form and in words, whole and in its parts (those that must all hold), what the things
    in it are called, and for how many orders it holds; null if that takes too long."""

    filter: Filter | None
    words: str
    parts: list[str]
    names: dict[str, str]
    count: Count | None


class ViewIn(Input):
    """A list to keep: for oneself, for a team (named by `team`), or for everybody."""

    name: Annotated[Line, Field(max_length=60)]
    whose: Whose = "me"
    team: UUID | None = None
    among: Among = "open"
    filter: Filter | None = None
    sort: Sort = "due"
    columns: Annotated[list[ColumnName], Field(max_length=40)] = []
    position: Annotated[int, Field(ge=0, le=10_000)] = 0


class ViewChangeIn(Input):
    """What changes of it; what is left out stays as it is."""

    name: Annotated[Line, Field(max_length=60)] = Unset
    among: Among = Unset
    filter: Filter | None = Unset
    sort: Sort = Unset
    columns: Annotated[list[ColumnName], Field(max_length=40)] = Unset
    position: Annotated[int, Field(ge=0, le=10_000)] = Unset


class ViewsInOrder(Input):
    """Views by their keys, the first one first; those left out stand behind them."""

    keys: Annotated[list[UUID], Field(max_length=300)]


class ViewOut(Schema):
    """A kept view as this reader has it. With `trouble` (a code) its condition asks of what they may not know of, or of
    what is no more, and cannot be used by them."""

    key: UUID
    name: str
    whose: Whose
    team: Bilingual | None
    among: Among
    filter: Filter | None
    words: str
    trouble: str
    sort: Sort
    columns: list[str]
    position: int
    may_change: bool
    archived: bool
    version: int


class ViewsOut(Schema):
    rows: list[ViewOut]


class ViewCounts(Schema):
    """By the key of the view; null where there was no time to count."""

    counts: dict[UUID, Count | None]
