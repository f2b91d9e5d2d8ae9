"""What the staff's door to dispatch takes and says."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from aftersales.base.http import Input, Line, OptionalText
from aftersales.dispatch.rules import PresenceState, WaitingFor
from aftersales.workorders.schemas.shown import Row
from aftersales.workorders.schemas.values import Code

RuleName = Literal[
    "available", "skill", "certificate", "territory", "access", "window", "level", "excluded", "required", "workload",
    "on_call", "distance", "home", "declined", "present",
]  # fmt: skip
ObjectiveName = Literal[
    "fit", "travel", "load", "promise", "continuity", "fairness", "language", "overtime", "efficiency", "territory"
]
LackName = Literal["no_home", "null_island", "swapped", "no_duty", "no_skills"]
HowName = Literal["offer", "broadcast", "pool"]
RoundStateName = Literal["open", "taken", "over", "withdrawn"]
OfferStateName = Literal["open", "accepted", "declined", "expired", "gone", "withdrawn"]
ReasonName = Literal["schedule", "skill", "location", "parts", "customer_absent", "duplicate", "other"]
Priority = Annotated[int, Field(ge=0, le=3)]
People = Annotated[list[UUID], Field(max_length=50)]


class DecideIn(Input):
    """Whom somebody named, by their keys: those in `without` do not go, and if `only` names any, nobody else does."""

    without: People = []
    only: People = []


class SendIn(Input):
    """Nothing: as decided. Another `engineer` needs a `reason`, and times where none were weighed for them."""

    engineer: UUID | None = None
    reason: OptionalText = ""
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None


class CandidateName(Schema):
    """An engineer by key and name; one who was erased has neither."""

    key: UUID | None
    name: str


class SendingOut(Schema):
    """Who goes; with field work, on which visit."""

    engineer: CandidateName
    visit: UUID | None
    overruled: bool
    at: datetime


class DecisionOut(Schema):
    """What came of weighing everybody: who goes and when, who next; `failing` says by which rules nobody may. `by` is
    null where the product decided by itself, `sent` is who then went.

    `able` of `candidates` pass every rule; the policy's version says by which rules and weights.
    """

    key: UUID
    at: datetime
    by: CandidateName | None
    policy: str
    policy_zh: str
    policy_en: str
    number: int
    candidates: int
    able: int
    chosen: CandidateName | None
    runner_up: CandidateName | None
    starts_at: datetime | None
    ends_at: datetime | None
    failing: list[RuleName]
    sent: SendingOut | None


class DecisionList(Schema):
    """The latest decision first."""

    rows: list[DecisionOut]
    next: str | None


class CandidateFacts(Schema):
    """What a candidate's points are made of: minutes of the work, of the way, of work ahead, of recent weeks, beyond
    duty, and left of the promise (null without one); proficiency in the skill, and earlier visits."""

    work_minutes: int
    travel_minutes: int
    ahead_minutes: int
    recent_minutes: int
    overtime_minutes: int
    slack_minutes: int | None
    proficiency: int
    asset_visits: int
    customer_visits: int


class RuleCount(Schema):
    """A rule, and how many fail it."""

    rule: RuleName
    count: int


class SkillName(Schema):
    """A skill in both languages."""

    name_zh: str
    name_en: str


class SuggestionOut(DecisionOut):
    """A decision in short: what spoke for whom it chose, in `facts` and by which objectives they are ahead of the next
    one; or where nobody may go, `stops`."""

    skill: SkillName | None
    facts: CandidateFacts | None
    because: list[ObjectiveName]
    stops: list[RuleCount]


class UndecidedRow(Schema):
    """An order that waits for somebody. Without a suggestion nothing was decided lately: ask for a decision."""

    order: Row
    suggestion: SuggestionOut | None
    may_send: bool


class UndecidedList(Schema):
    """The most urgent first."""

    rows: list[UndecidedRow]
    next: str | None


class ReasonOut(Schema):
    """A rule that is failed, in the reader's words."""

    rule: RuleName
    words: str


class StandingOut(Schema):
    """How one candidate stood: `rank` among those who may go (null: out, by these `reasons`), points, and of each
    objective that has a weight its part, 0 to 10,000."""

    engineer: CandidateName
    rank: int | None
    points: int
    parts: dict[ObjectiveName, int]
    travel_minutes: int
    starts_in_minutes: int | None
    facts: CandidateFacts
    reasons: list[ReasonOut]


class MyStandingOut(Schema):
    """How the reader stood when an order was decided last; `behind`: the objectives that cost them most."""

    at: datetime
    policy_zh: str
    policy_en: str
    number: int
    candidates: int
    able: int
    chosen: bool
    behind: list[ObjectiveName]
    standing: StandingOut


class WhyOut(Schema):
    """A decision read again: the best of those who may go, and whether deciding it once more gave the same. A part of
    10,000 gives as many points as the objective has weight."""

    decision: DecisionOut
    replayed: bool
    weights: dict[ObjectiveName, int]
    best: list[StandingOut]


class DispatchUseIn(Input):
    """From now on orders of this kind and priority (null: any) go by this policy; where `automatic`, by themselves."""

    policy: Code
    kind: Code | None = None
    priority: Priority | None = None
    automatic: bool = False


class DispatchUseOut(Schema):
    """Where a policy counts; the most specific wins."""

    policy: str
    kind: str | None
    priority: int | None
    automatic: bool


class AskingOut(Schema):
    """How whoever is found is asked to go; see docs/reference/dispatch.md."""

    how: Literal["send", "offer", "broadcast", "pool"]
    minutes: int
    remind: int
    people: int
    urgent: bool


class DispatchPolicyIn(Input):
    """The next version of a policy: its names, and its body as docs/reference/dispatch.md says."""

    name_zh: Line
    name_en: Line
    body: dict[str, Any]


class DispatchPreviewIn(Input):
    """A body nobody has published, and the policy it is meant for; one that does not exist yet is weighed for all."""

    code: Code
    body: dict[str, Any]


class DispatchPreviewOrder(Schema):
    """An order that waits."""

    key: UUID
    number: int
    title: str
    priority: int


class DispatchPreviewAnswer(Schema):
    """Who would go, when, and how far; or by which rules nobody may."""

    chosen: CandidateName | None
    starts_at: datetime | None
    travel_minutes: int | None
    able: int
    failing: list[RuleName]


class DispatchPreviewRow(Schema):
    """One order by the policy that counts now, and by the one that is tried; `change`: who goes, only when, or none."""

    order: DispatchPreviewOrder
    now: DispatchPreviewAnswer
    then: DispatchPreviewAnswer
    change: Literal["who", "when", "none"]


class DispatchPreviewOut(Schema):
    """Of `waiting` orders the most urgent; `own`: those the policy counts for, else any that wait."""

    rows: list[DispatchPreviewRow]
    own: bool
    waiting: int


class DispatchVersionOut(Schema):
    """What a policy said since a day; `body` whole, also with what this schema does not know."""

    number: int
    published_at: datetime
    published_by: CandidateName | None
    body: dict[str, Any]


class DispatchVersionList(Schema):
    """The latest first."""

    rows: list[DispatchVersionOut]
    next: str | None


class RuleLimits(Schema):
    """A rule as a policy may have it: `always` in every one; with a number from `least` to `most`, or with `names`."""

    name: RuleName
    always: bool
    names: bool
    least: int | None
    most: int | None
    usual: int | None


class ObjectiveLimits(Schema):
    """An objective, and its usual scale in minutes or visits where it has one."""

    name: ObjectiveName
    scale: int | None


class NumberLimits(Schema):
    """One of the plain figures of a policy."""

    name: str
    least: int
    most: int
    usual: int


class PolicyLimits(Schema):
    """What a policy may say."""

    rules: list[RuleLimits]
    objectives: list[ObjectiveLimits]
    numbers: list[NumberLimits]
    most_weight: int
    most_scale: int
    most_certificates: int


class DispatchPolicyOut(DispatchVersionOut):
    """A policy and what its latest version says; see docs/reference/dispatch.md."""

    code: str
    name_zh: str
    name_en: str
    version: int
    rules: dict[RuleName, bool | int]
    weights: dict[ObjectiveName, int]
    scales: dict[ObjectiveName, int]
    certificates: list[str]
    visit_minutes: int
    remote_minutes: int
    days: int
    lead_minutes: int
    overtime_minutes: int
    offer: AskingOut


class DispatchPolicyList(Schema):
    """All policies, and where they count."""

    rows: list[DispatchPolicyOut]
    uses: list[DispatchUseOut]
    limits: PolicyLimits


class EngineerPresenceIn(Input):
    """On duty; on a break, for an hour unless `until_at` says otherwise; or away until then."""

    state: PresenceState
    until_at: AwareDatetime | None = None


class EngineerPresenceOut(Schema):
    """How an engineer stands: what was said last, unless they are on leave. `version` 0: nothing was ever said."""

    engineer: CandidateName
    state: Literal["on_duty", "break", "away", "leave"]
    until_at: datetime | None
    set_at: datetime | None
    version: int


class EngineerPresenceList(Schema):
    """How the engineers stand that the reader sees."""

    rows: list[EngineerPresenceOut]
    next: str | None


class WaitingOrder(Schema):
    """The order that waits, as a line of a list shows it."""

    key: UUID
    number: int
    title: str
    priority: int
    act_by_at: datetime


class RuleLackOut(Schema):
    """A rule that keeps engineers from going: how many fail it, how many of them nothing else, and that in words."""

    rule: RuleName
    engineers: int
    alone: int
    words: str


class WaitingOut(Schema):
    """An order that was to find somebody by itself and has not: why, since when, and when it was last looked at."""

    order: WaitingOrder
    reason: WaitingFor
    words: str
    lacks: list[RuleLackOut]
    decision: UUID | None
    since_at: datetime
    looked_at: datetime


class WaitingOfOrder(Schema):
    """Why an order waits for somebody; null when it does not."""

    waiting: WaitingOut | None


class WaitingList(Schema):
    """The most urgent first, of those the longest."""

    rows: list[WaitingOut]
    next: str | None


class LackOut(Schema):
    """What is missing of an engineer, by code and in words."""

    engineer: CandidateName
    what: list[LackName]
    words: list[str]


class LackList(Schema):
    """Engineers who are never sent, or sent blindly, until something is filled in."""

    rows: list[LackOut]
    next: str | None


class OfferIn(Input):
    """What is not told is as the policy has it; where that sends outright, one is asked."""

    how: HowName | None = None
    people: Annotated[int, Field(ge=1, le=50)] | None = None
    minutes: Annotated[int, Field(ge=1, le=2880)] | None = None


class OfferOut(Schema):
    """Who was asked, for when, and what they said; their own words are in the note."""

    key: UUID
    engineer: CandidateName
    state: OfferStateName
    starts_at: datetime
    ends_at: datetime
    way_minutes: int
    visit: UUID | None
    answered_at: datetime | None
    reason: ReasonName | Literal[""]
    note: UUID | None


class RoundOut(Schema):
    """A round of offers: `asked` at once, until when, and how it stands; of many fifty, who answered first."""

    key: UUID
    decision: UUID
    how: HowName
    state: RoundStateName
    urgent: bool
    opened_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    asked: int
    offers: list[OfferOut]


class RoundList(Schema):
    """The latest round first."""

    rows: list[RoundOut]
    next: str | None
