"""What the staff's doors take and say of checklists 检查单."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from aftersales.base.http import Input, Line, OptionalLine, OptionalText
from aftersales.workorders.checklist import MOST_ITEMS, ItemKind
from aftersales.workorders.schemas.shown import Bilingual, Named, OwnName
from aftersales.workorders.schemas.values import Code, FileKeys

Measure = Annotated[float, Field(ge=-1e12, le=1e12, allow_inf_nan=False)]
OptionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Choice = Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9_-]{0,39})?$")]
Help = Annotated[OptionalText, Field(max_length=2000)]
Remark = Annotated[OptionalText, Field(max_length=5000)]
Unit = Annotated[OptionalLine, Field(max_length=20)]
Subject = Literal["order", "visit"]
Why = Literal["hand", "customer", "product", "category", "kind"]


class CheckOptionIn(Input):
    """One of several answers; one that `fails` shows that something is wrong."""

    key: OptionKey
    name_zh: OptionalLine = ""
    name_en: OptionalLine = ""
    fails: bool = False


class CheckConditionIn(Input):
    """The item is shown only if an earlier one has one of these answers: options of a choice, or passed, failed, na."""

    item: UUID
    values: Annotated[list[OptionKey], Field(max_length=60)]


class CheckSectionIn(Input):
    key: UUID
    name_zh: OptionalLine = ""
    name_en: OptionalLine = ""


class CheckItemIn(Input):
    """One line of a list. `low` and `high` are the limits of a number and still pass, `least` how many photos it takes,
    `allow_na` whether it may be said not to apply."""

    key: UUID
    kind: ItemKind
    section: UUID | None = None
    name_zh: OptionalLine = ""
    name_en: OptionalLine = ""
    help_zh: Help = ""
    help_en: Help = ""
    required: bool = True
    allow_na: bool = False
    unit: Unit = ""
    low: Measure | None = None
    high: Measure | None = None
    options: Annotated[list[CheckOptionIn], Field(max_length=50)] = []
    least: Annotated[int, Field(ge=1, le=20)] = 1
    show_if: CheckConditionIn | None = None


class CheckAppliesIn(Input):
    """Which orders get it; what is left empty fits all. A product or a product's family is enough."""

    kinds: Annotated[list[Code], Field(max_length=100)] = []
    categories: Annotated[list[UUID], Field(max_length=200)] = []
    products: Annotated[list[UUID], Field(max_length=200)] = []
    families: Annotated[list[Line], Field(max_length=100)] = []
    customers: Annotated[list[UUID], Field(max_length=200)] = []


class ChecklistDraftIn(Input):
    """A template as it is worked on; what it lacks is asked for when it is published."""

    name_zh: OptionalLine = ""
    name_en: OptionalLine = ""
    subject: Subject
    shown_to_customer: bool = False
    applies: CheckAppliesIn = CheckAppliesIn()
    sections: Annotated[list[CheckSectionIn], Field(max_length=50)] = []
    items: Annotated[list[CheckItemIn], Field(max_length=MOST_ITEMS)] = []


class ChecklistArchiveIn(Input):
    archived: bool


class ChecklistAnswerIn(Input):
    """An answer to one item, whole: nothing at all takes it back. `choice` is an option, or passed, failed, na; `text`
    also names who signed; `files` are all the photos the item is to have."""

    item: UUID
    choice: Choice = ""
    number: Measure | None = None
    text: Remark = ""
    files: FileKeys = []
    note: Remark = ""


class ChecklistAddIn(Input):
    """A published list that is to be filled in too: of the order, or of one of its visits."""

    template: UUID
    visit: UUID | None = None


class ChecklistFollowUpIn(Input):
    """What failed is to be repaired: `order` is the key the new order is to have."""

    item: UUID
    order: UUID | None = None


class CheckOptionOut(OwnName):
    key: str
    fails: bool


class CheckConditionOut(Schema):
    item: UUID
    values: list[str]


class CheckSectionOut(Bilingual):
    key: UUID


class CheckItemOut(Bilingual):
    """One line of a list."""

    key: UUID
    kind: ItemKind
    section: UUID | None
    help_zh: str
    help_en: str
    required: bool
    allow_na: bool
    unit: str
    low: float | None
    high: float | None
    options: list[CheckOptionOut]
    least: int
    show_if: CheckConditionOut | None


class CheckAppliesOut(Schema):
    kinds: list[str]
    categories: list[UUID]
    products: list[UUID]
    families: list[str]
    customers: list[UUID]


class ChecklistBodyOut(OwnName):
    """What is to be looked at, and at which orders."""

    subject: Subject
    shown_to_customer: bool
    applies: CheckAppliesOut
    sections: list[CheckSectionOut]
    items: list[CheckItemOut]


class ChecklistTemplateRow(Bilingual):
    """A template in the list, as it was published last, else as it is drafted. `published` is 0 before the first."""

    key: UUID
    subject: Subject
    applies: CheckAppliesOut
    items: int
    published: int
    published_at: datetime | None
    drafted: bool
    archived_at: datetime | None
    version: int


class ChecklistTemplateList(Schema):
    """`names` says what the keys of customers, products and categories stand for."""

    rows: list[ChecklistTemplateRow]
    names: dict[str, OwnName]


class ChecklistChangesOut(Schema):
    """What the draft changes of the last published version: items by key, and which of the rest."""

    added: list[UUID]
    removed: list[UUID]
    changed: list[UUID]
    moved: bool
    settings: list[str]


class ChecklistFlawOut(Schema):
    """Why the draft cannot be published, and at which item."""

    code: str
    item: UUID | None


class ChecklistIssueOut(Schema):
    """A version as it was published."""

    number: int
    published_at: datetime
    published_by: Named | None


class ChecklistTemplateOut(Schema):
    """A template: the last published version, the draft in hand, what that changes and what it still lacks."""

    key: UUID
    published: ChecklistBodyOut | None
    draft: ChecklistBodyOut | None
    changes: ChecklistChangesOut | None
    flaws: list[ChecklistFlawOut]
    issues: list[ChecklistIssueOut]
    archived_at: datetime | None
    names: dict[str, OwnName]
    version: int


class ChecklistAnswerOut(Schema):
    """What was said of an item; `files` are those that are there or on their way, `lost` how many are not: they were
    refused, did not come, or were taken away."""

    item: UUID
    choice: str
    number: float | None
    text: str
    files: list[UUID]
    lost: int
    note: str
    by: Named | None
    at: datetime
    recorded_at: datetime


class ChecklistFollowedOut(Schema):
    """The order that was reported because an item failed."""

    item: UUID
    order: UUID
    number: int
    state: str


class ChecklistVisitOut(Schema):
    key: UUID
    number: int


class ChecklistOut(Bilingual):
    """A list of an order or of one of its visits, with all answers, oldest first: the last of an item counts.

    `why` are the values of the order by which it was given. One that is withdrawn is not asked for any more.
    """

    key: UUID
    template: UUID
    number: int
    visit: ChecklistVisitOut | None
    why: list[Why]
    given_at: datetime
    filled_at: datetime | None
    withdrawn_at: datetime | None
    shown_to_customer: bool
    sections: list[CheckSectionOut]
    items: list[CheckItemOut]
    answers: list[ChecklistAnswerOut]
    follow_ups: list[ChecklistFollowedOut]
    version: int


class ChecklistsOut(Schema):
    """The lists of an order, the most specific first; `may_fill`: the reader may answer, `may_report`: follow up,
    `may_add`: some are published, and the reader may add one."""

    rows: list[ChecklistOut]
    may_add: bool
    may_fill: bool
    may_report: bool


class ChecklistFollowUpOut(Schema):
    """The order that repairs it."""

    key: UUID
    number: int
