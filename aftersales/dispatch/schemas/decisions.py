"""What a decision is asked for, and says: who goes, who else, and why."""

from datetime import datetime
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime

from aftersales.base.http import Input, OptionalText
from aftersales.dispatch.schemas.crews import CalledCrew, CrewWhy
from aftersales.dispatch.schemas.map import MapPlace
from aftersales.dispatch.schemas.values import CandidateName, ObjectiveName, People, RuleName
from aftersales.workorders.schemas.shown import Row, TurnOut
from aftersales.workorders.turns import SameEngineer


class DecideIn(Input):
    """Whom somebody named, by their keys: those in `without` do not go, and if `only` names any, nobody else does."""

    without: People = []
    only: People = []


class SendIn(Input):
    """Nothing: as decided. Another `engineer`, or other `mates` beside them where a crew was called, needs a `reason`,
    and times where none were weighed for them. While
    somebody is asked, nobody is sent unless `over_offers` says that their offers are to be withdrawn. At a time outside
    the window the customer was promised, `over_promise` with a `reason`; they hear of it."""

    engineer: UUID | None = None
    mates: People | None = None
    reason: OptionalText = ""
    starts_at: AwareDatetime | None = None
    ends_at: AwareDatetime | None = None
    over_offers: bool = False
    over_promise: bool = False


class NextTimeIn(Input):
    """Where the next time lies outside the window the customer was promised, `over_promise` with a `reason`; they hear
    of it."""

    over_promise: bool = False
    reason: OptionalText = ""


class SendingOut(Schema):
    """Who goes; with field work, on which visit. `recalled_at`: it was taken back at once, and they do not."""

    engineer: CandidateName
    visit: UUID | None
    overruled: bool
    at: datetime
    recalled_at: datetime | None


class DecisionOut(Schema):
    """What came of weighing everybody: who goes and when, who next; `failing` says by which rules nobody may. `by` is
    null where the product decided by itself, `sent` is who then went. Where several go together, `chosen` leads and
    `crew` is all of them.

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
    crew: CalledCrew | None
    sent: SendingOut | None


class DecisionList(Schema):
    """The latest decision first."""

    rows: list[DecisionOut]
    next: str | None


class CandidateFacts(Schema):
    """What a candidate's points are made of: minutes of the work, of the way, of work ahead, of recent weeks, beyond
    duty, and left of the promise (null without one); proficiency in the skill, and earlier visits. `on_site`: somebody
    has to go there; `wanted`: they are to go rather than others."""

    on_site: bool
    work_minutes: int
    travel_minutes: int
    ahead_minutes: int
    recent_minutes: int
    overtime_minutes: int
    slack_minutes: int | None
    proficiency: int
    asset_visits: int
    customer_visits: int
    wanted: bool


class RuleCount(Schema):
    """A rule, how many fail it, and of them nothing else: those would go but for this rule."""

    rule: RuleName
    count: int
    alone: int


class SkillName(Schema):
    """A skill in both languages."""

    name_zh: str
    name_en: str


class InTurnOut(Schema):
    """The visit it was decided about comes `after` another one (their numbers), from `comes_at` on, and whether whoever
    makes that is to make this one too."""

    visit: int
    after: int | None
    same_engineer: SameEngineer
    comes_at: datetime | None


class SuggestionOut(DecisionOut):
    """A decision in short: what spoke for whom it chose, in `facts` and by which objectives they are ahead of the next
    one; or where nobody may go, `stops`. `turn`: where visits are made one after another."""

    skill: SkillName | None
    facts: CandidateFacts | None
    because: list[ObjectiveName]
    stops: list[RuleCount]
    turn: InTurnOut | None


class OutOfTurnRow(Schema):
    """A visit that was planned and cannot be made like that, and why; `may_move`: to the next time that fits."""

    key: UUID
    number: int
    starts_at: datetime | None
    ends_at: datetime | None
    engineer: CandidateName | None
    turn: TurnOut
    order: Row
    may_move: bool


class OutOfTurnList(Schema):
    """What stands so longest first."""

    rows: list[OutOfTurnRow]


class UndecidedRow(Schema):
    """An order that waits for so many `people` at least, and where they go, if that is known. Without a suggestion
    nothing was decided lately: ask for a decision."""

    order: Row
    people: int
    suggestion: SuggestionOut | None
    may_send: bool
    place: MapPlace | None


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
    objective that has a weight its part, 0 to 10,000. Where several go together, `crew` says how they stand to it."""

    engineer: CandidateName
    rank: int | None
    points: int
    wanted_points: int
    parts: dict[ObjectiveName, int]
    travel_minutes: int
    starts_in_minutes: int | None
    facts: CandidateFacts
    reasons: list[ReasonOut]
    crew: str


class MyStandingOut(Schema):
    """How the reader stood when an order was decided last; `behind`: the objectives that cost them most;
    `other_wanted`: whoever was chosen was to go rather than others."""

    at: datetime
    policy_zh: str
    policy_en: str
    number: int
    candidates: int
    able: int
    chosen: bool
    behind: list[ObjectiveName]
    other_wanted: bool
    standing: StandingOut


class WhyOut(Schema):
    """A decision read again: the best of those who may go, and whether deciding it once more gave the same. A part of
    10,000 gives as many points as the objective has weight."""

    decision: DecisionOut
    replayed: bool
    weights: dict[ObjectiveName, int]
    best: list[StandingOut]
    crew: CrewWhy | None
