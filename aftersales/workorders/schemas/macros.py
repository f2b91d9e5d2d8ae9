"""What the staff's door says and takes of macros."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input, OptionalLine
from aftersales.workorders.schemas.lists import Filter, Whose
from aftersales.workorders.schemas.replies import LackingOut, Name, PlaceholderOut, Position, ReplyText
from aftersales.workorders.schemas.shown import Bilingual, OwnName
from aftersales.workorders.schemas.values import Priority, Unset
from aftersales.workorders.steps import Do

WakeDays = Annotated[int, Field(ge=0, le=365)]
WakeMinute = Annotated[int, Field(ge=0, le=1439)]
Reason = Literal["customer", "parts", "vendor", "other"]


class StepIn(Input):
    """One step: what it does, and the values it needs for that; others are not kept. An `owner` is a key, or "me" for
    whoever applies the macro. A wait wakes `wake_days` days on at that minute of the day, or when it usually ends."""

    do: Do
    priority: Priority | None = None
    category: UUID | None = None
    team: UUID | None = None
    owner: UUID | Literal["me"] | None = None
    sub_state: Annotated[OptionalLine, Field(max_length=40)] = ""
    reason: Reason | None = None
    wake_days: WakeDays | None = None
    wake_minute: WakeMinute | None = None
    text_zh: ReplyText = ""
    text_en: ReplyText = ""
    cause_zh: ReplyText = ""
    cause_en: ReplyText = ""


Steps = Annotated[list[StepIn], Field(max_length=40)]


class StepOut(Schema):
    """A step as it is kept; what it has no use for is null or empty."""

    do: Do
    priority: Priority | None
    category: UUID | None
    team: UUID | None
    owner: str | None
    sub_state: str
    reason: Reason | None
    wake_days: int | None
    wake_minute: int | None
    text_zh: str
    text_en: str
    cause_zh: str
    cause_en: str


class MacroIn(Input):
    """Steps to keep: for oneself, for a team (named by `team`), or for everybody; offered where `filter` holds."""

    name_zh: Name
    name_en: Name
    steps: Steps
    whose: Whose = "me"
    team: UUID | None = None
    filter: Filter | None = None
    position: Position = 0


class MacroChangeIn(Input):
    """What changes of it; what is left out stays as it is."""

    name_zh: Name = Unset
    name_en: Name = Unset
    steps: Steps = Unset
    filter: Filter | None = Unset
    position: Position = Unset


class MacroRow(Schema):
    """A macro as this reader has it. With `trouble` (a code) its condition asks of what they may not know of, or of
    what is no more, and it is offered to them nowhere."""

    key: UUID
    name_zh: str
    name_en: str
    whose: Whose
    team: Bilingual | None
    steps: list[StepOut]
    filter: Filter | None
    words: str
    trouble: str
    position: int
    used: int
    may_change: bool
    archived: bool
    version: int


class MacroOut(MacroRow):
    names: dict[str, OwnName]


class MacrosOut(Schema):
    """The reader's macros; `names` says what the keys in their steps stand for."""

    rows: list[MacroRow]
    names: dict[str, OwnName]
    placeholders: list[PlaceholderOut]


class OfferedOut(Schema):
    key: UUID
    name_zh: str
    name_en: str
    whose: Whose
    steps: list[StepOut]
    version: int


class OffersOut(Schema):
    """The macros for an order; `names` as above."""

    rows: list[OfferedOut]
    names: dict[str, OwnName]


class TriedStep(Schema):
    """What would come of a step: its texts as they would be kept (of a resolution the cause first), until when it
    would wait, and why it is refused ("" if it is not)."""

    step: StepOut
    texts: list[str]
    lacking: list[LackingOut]
    wake_at: datetime | None
    because: str
    why: str


class TriedOut(Schema):
    """What a macro would do, step by step, and whether all of it may be done. `version` is the macro's."""

    key: UUID
    name_zh: str
    name_en: str
    version: int
    allowed: bool
    steps: list[TriedStep]
    names: dict[str, OwnName]


class ApplyIn(Input):
    """The version of the macro that was shown, if one was."""

    seen: Annotated[int, Field(ge=1)] | None = None
