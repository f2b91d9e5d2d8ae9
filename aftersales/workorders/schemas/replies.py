"""What the staff's door says and takes of reply templates."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input, Line, OptionalText
from aftersales.workorders.schemas.lists import Whose
from aftersales.workorders.schemas.shown import Bilingual, OwnName
from aftersales.workorders.schemas.values import Code, Unset

Language = Literal["zh-CN", "en"]
Name = Annotated[Line, Field(max_length=60)]
ReplyText = Annotated[OptionalText, Field(max_length=4000)]
Position = Annotated[int, Field(ge=0, le=10_000)]
Kinds = Annotated[list[Code], Field(max_length=40)]
Categories = Annotated[list[UUID], Field(max_length=40)]


class TemplateIn(Input):
    """A text to keep: for oneself, for a team (named by `team`), or for everybody. One of the two texts may be empty.
    Names in braces are placeholders: docs/reference/placeholders.md."""

    name_zh: Name
    name_en: Name
    text_zh: ReplyText = ""
    text_en: ReplyText = ""
    whose: Whose = "me"
    team: UUID | None = None
    kinds: Kinds = []
    categories: Categories = []
    position: Position = 0


class TemplateChangeIn(Input):
    """What changes of it; what is left out stays as it is."""

    name_zh: Name = Unset
    name_en: Name = Unset
    text_zh: ReplyText = Unset
    text_en: ReplyText = Unset
    kinds: Kinds = Unset
    categories: Categories = Unset
    position: Position = Unset


class TemplateOut(Schema):
    """A template as this reader has it; `used` is how often it was sent."""

    key: UUID
    name_zh: str
    name_en: str
    text_zh: str
    text_en: str
    whose: Whose
    team: Bilingual | None
    kinds: list[str]
    categories: list[UUID]
    position: int
    used: int
    may_change: bool
    archived: bool
    version: int


class PlaceholderOut(Schema):
    name: str
    name_zh: str
    name_en: str
    sample_zh: str
    sample_en: str


class TemplatesOut(Schema):
    """The reader's templates; `names` says what the kinds (by code) and categories (by key) they are for are called."""

    rows: list[TemplateOut]
    names: dict[str, OwnName]
    placeholders: list[PlaceholderOut]


class SuggestedOut(TemplateOut):
    """A template on an order: whether it is meant for such orders, and why it stands where it stands: for this very
    category, for one above it, for this kind, or often sent on orders of this category."""

    suits: bool
    why: Literal["", "category", "branch", "kind", "used"]


class SuggestionsOut(Schema):
    """The likeliest first, in which language the customer is spoken to, and what may stand in braces."""

    rows: list[SuggestedOut]
    language: Language
    placeholders: list[PlaceholderOut]


class LackingOut(Schema):
    """A placeholder without a value (`hidden`: or none for this reader's eyes); `mark` stands for it in the text."""

    name: str
    label: str
    mark: str
    hidden: bool


class RenderedOut(Schema):
    """A text as it would be sent."""

    language: Language
    text: str
    lacking: list[LackingOut]
