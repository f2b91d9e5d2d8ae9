"""What the staff's and programs' doors take about work orders."""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from aftersales.base.http import Input, Line, OptionalLine, OptionalText, Text
from aftersales.workorders.schemas.own import Values
from aftersales.workorders.schemas.values import (
    CallName,
    CallPhone,
    Channel,
    Code,
    FileKeys,
    Grade,
    HandedTo,
    Priority,
    Tag,
    Times,
    Unset,
)
from aftersales.workorders.states import Outcome, Wait
from aftersales.workorders.turns import MOST_GAP_DAYS, SameEngineer


class ReportIn(Input):
    """A new order; the key may be made by the client, so that a phone without a net can name it already.

    `call_name` and `call_phone`: somebody else to call than the contact; `suits`: when.
    """

    kind: Code
    title: Line
    description: OptionalText = ""
    channel: Channel = "phone"
    customer: UUID
    contact: UUID | None = None
    site: UUID | None = None
    asset: UUID | None = None
    category: UUID | None = None
    parent: UUID | None = None
    priority: Priority | None = None
    impact: Grade | None = None
    urgency: Grade | None = None
    tags: Annotated[list[Tag], Field(max_length=20)] = []
    call_name: CallName = ""
    call_phone: CallPhone = ""
    suits: Times = []
    custom: Values = {}
    key: UUID | None = None


class ChangeIn(Input):
    """What is to be put right; a field that is left out stays, in `custom` too."""

    title: Line = Unset
    description: OptionalText = Unset
    kind: Code = Unset
    category: UUID | None = None
    priority: Priority = Unset
    impact: Grade | None = None
    urgency: Grade | None = None
    team: UUID | None = None
    contact: UUID | None = None
    site: UUID | None = None
    asset: UUID | None = None
    tags: Annotated[list[Tag], Field(max_length=20)] = Unset
    sub_state: Annotated[OptionalLine, Field(max_length=40)] = Unset
    custom: Values = Unset


class WishIn(Input):
    """Whom to call and when; a field that is left out stays, an empty name leads back to the contact."""

    call_name: CallName = Unset
    call_phone: CallPhone = Unset
    suits: Times = Unset


class TriageIn(Input):
    priority: Priority | None = None
    kind: Code | None = None
    team: UUID | None = None
    category: UUID | None = None
    custom: Values = {}


class AssignIn(Input):
    owner: UUID
    team: UUID | None = None


class ReleaseIn(Input):
    team: UUID | None = None
    note: OptionalText = ""


class WaitIn(Input):
    reason: Wait
    wake_at: AwareDatetime | None = None
    note: OptionalText = ""


class ResolveIn(Input):
    cause: Text
    solution: Text
    custom: Values = {}


class ReopenIn(Input):
    note: Text


class CancelIn(Input):
    reason: Text


class MergeIn(Input):
    into: UUID


class NoteOnlyIn(Input):
    note: OptionalText = ""


class HandOffIn(Input):
    to: HandedTo
    summary: Text
    wake_at: AwareDatetime | None = None


class AnswerIn(Input):
    state: Literal["accepted", "done", "rejected"]
    answer: OptionalText = ""
    reference: OptionalLine = ""


class NoteIn(Input):
    """What is said; it may be said by `files` alone (keys of the sender's uploads). `templates`: the reply templates it
    was written from, which are counted."""

    body: OptionalText = ""
    public: bool = False
    mentions: Annotated[list[UUID], Field(max_length=20)] = []
    files: FileKeys = []
    templates: Annotated[list[UUID], Field(max_length=10)] = []
    key: UUID | None = None


class AttachIn(Input):
    """Uploads of the sender's, by key, to the order itself or to one of its visits."""

    files: Annotated[FileKeys, Field(min_length=1)]
    public: bool = False
    visit: UUID | None = None


class FillIn(Input):
    """What is filled in of the company's own fields, and what the sender saw in them: whoever has filled in one of
    these meanwhile is not written over. A personal text is never seen, so it is left out of `seen`."""

    custom: Annotated[Values, Field(min_length=1)]
    seen: Values = {}


class HoldIn(Input):
    reason: Text


class PresenceIn(Input):
    writing: bool = False


class WatchIn(Input):
    watching: bool


class LinkIn(Input):
    other: UUID


class TurnIn(Input):
    """When a visit is to be made: `after` another one of the order or of a related one and so many days of 24 hours
    more, `not_before_on` a day where the work is; neither: at any time. `same_engineer`: whoever makes the visit before
    makes this one too. `minutes`: how long it takes, while it has no time."""

    after: UUID | None = None
    gap_days: Annotated[int, Field(ge=0, le=MOST_GAP_DAYS)] = 0
    not_before_on: date | None = None
    same_engineer: SameEngineer = SameEngineer.RATHER
    minutes: Annotated[int, Field(ge=5, le=1440)] | None = None


class PlanIn(Input):
    """`promised_…`: the window the customer was told, both of them or neither."""

    engineer: UUID | None = None
    mates: Annotated[list[UUID], Field(max_length=10)] = []
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    promised_from_at: AwareDatetime | None = None
    promised_until_at: AwareDatetime | None = None
    key: UUID | None = None
    turn: TurnIn | None = None


class RescheduleIn(Input):
    """Without another window, the one that was promised stands as long as the visit still begins within it, or nobody
    goes. A visit leaves its window, or is promised another, only `over_promise` and with a `reason`; the customer hears
    of it."""

    engineer: UUID | None
    starts_at: AwareDatetime | None
    ends_at: AwareDatetime | None
    mates: Annotated[list[UUID], Field(max_length=10)] | None = None
    promised_from_at: AwareDatetime | None = None
    promised_until_at: AwareDatetime | None = None
    over_promise: bool = False
    reason: OptionalText = ""


class CancelVisitIn(Input):
    """One whose customer was promised a window that is not over is cancelled only `over_promise`, and with a `note` as
    the reason; they hear that nobody comes."""

    note: OptionalText = ""
    over_promise: bool = False


class DeclineIn(Input):
    reason: Literal["schedule", "skill", "location", "duplicate", "parts", "customer_absent", "other"]
    note: OptionalText = ""


class CompleteIn(Input):
    """`wake_at` is for an outcome after which the order waits; left out, it wakes when such a wait usually ends."""

    outcome: Outcome
    note: OptionalText = ""
    wake_at: AwareDatetime | None = None


class NoAccessIn(Input):
    note: OptionalText = ""
    wake_at: AwareDatetime | None = None


class NothingIn(Input):
    """A verb that needs no facts."""
