"""What the door to proposals takes and says."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input
from aftersales.dispatch.schemas.values import CandidateName, RuleName

ProposalKindName = Literal["night", "repair", "engineer", "reshuffle"]
ProposalStateName = Literal["running", "done", "failed", "stopped"]
LeftReasonName = Literal[
    "rules", "never_open", "no_room", "refused", "turn", "nobody", "crew", "named", "tools", "workload", "time",
    "part_failed",
]  # fmt: skip
StaysName = Literal[
    "travelling", "on_site", "by_hand", "offered", "crew", "soon", "off_duty", "waiting", "turn", "not_yours",
    "no_policy",
]  # fmt: skip
ProposalWhyName = Literal["away", "late", "cancelled", "urgent"]
PartNumber = Annotated[int, Field(ge=1, le=100_000)]
Planned = Annotated[list[UUID], Field(max_length=500)]
Parts = Annotated[list[PartNumber], Field(min_length=1, max_length=3_000)]


class ProposalIn(Input):
    """Days from today on, both included, at most 7; of the engineers of a team or territory with all below it, or those
    named. `orders`: whether orders that nobody has are planned too. `kind` says how much what stands is to stay:
    `repair` nearly all, `reshuffle` nothing for its own sake."""

    kind: ProposalKindName
    since: date
    until: date
    team: UUID | None = None
    territory: UUID | None = None
    engineers: Planned = []
    orders: bool = True


class NightIn(Input):
    """The days that every team is planned for, each by a proposal of its own."""

    since: date
    until: date


class PartsIn(Input):
    """Parts by their numbers; null: all that were not taken."""

    parts: Parts | None = None


class ProposalFigures(Schema):
    """What a plan comes to. `travel` in minutes and `km` from home and from place to place; `late`: visits begun after
    the order's promise, by `late_minutes` in all, where orders nobody has count until the last day ends; `overtime`:
    minutes outside calendars; `moved`: visits that stand and go elsewhere or to another time."""

    visits: int
    unassigned: int
    travel: int
    km: float
    late: int
    late_minutes: int
    overtime: int
    moved: int


class ProposalCompared(Schema):
    """As it stands, as dispatch alone would give the orders nobody has, and as it is proposed (so far)."""

    present: ProposalFigures | None = None
    greedy: ProposalFigures | None = None
    proposed: ProposalFigures | None = None


class ProposalGain(Schema):
    """What the proposal is better by than what dispatch alone would do: so many visits more, and less of the rest."""

    visits: int
    travel: int
    km: float
    late: int
    late_minutes: int
    overtime: int


class ScopeName(Schema):
    """A team or territory."""

    key: UUID
    name_zh: str
    name_en: str


class NamedOrder(Schema):
    """An order by its number."""

    key: UUID
    number: int


class ProposalWhy(Schema):
    """What happened that a plan was asked for by itself: somebody is `away`, or came `late`; a visit was `cancelled`;
    an `urgent` order was received."""

    code: ProposalWhyName
    at: datetime
    order: NamedOrder | None
    person: CandidateName | None


class ProposalHead(Schema):
    """What was asked, how far it is (`done` of `total`), and what it comes to. `stays`: how many visits may not be
    moved, by why. `taking`: what a worker is taking of it now.
    Where `by` is null nobody asked: `why` says what happened, and of a plan of the night nothing."""

    key: UUID
    kind: ProposalKindName
    state: ProposalStateName
    by: CandidateName | None
    since: date
    until: date
    team: ScopeName | None
    territory: ScopeName | None
    engineers: list[CandidateName]
    orders: bool
    started_at: datetime
    ended_at: datetime | None
    done: int
    total: int | None
    board_at: datetime | None
    trouble: str
    figures: ProposalCompared | None
    gain: ProposalGain | None
    stays: dict[StaysName, int]
    taking: UUID | None
    why: list[ProposalWhy]


class ProposalList(Schema):
    """A page of proposals, the latest first."""

    rows: list[ProposalHead]
    next: str | None


class OrderName(Schema):
    """An order as a change names it; without a title where the reader does not see it."""

    key: UUID
    number: int
    title: str
    priority: int


class ProposalWas(Schema):
    """How a visit stood when the board was read."""

    engineer: CandidateName | None
    starts_at: datetime
    ends_at: datetime
    travel_minutes: int | None
    late_minutes: int


class ProposalChange(Schema):
    """One visit that goes elsewhere or to another time; without `was`, one that is made. `refused`: why it did not hold
    when somebody last wanted to take it."""

    order: OrderName
    visit: UUID | None
    engineer: CandidateName
    mates: list[CandidateName]
    starts_at: datetime
    ends_at: datetime
    travel_minutes: int
    late_minutes: int
    was: ProposalWas | None
    refused: list[str]


class ProposalPart(Schema):
    """Changes that can only happen together: `size` of them, of which `made` are new visits, the first at `first_at`.
    `travel_minutes` and `late_minutes`: so much more, or less, than as it stands. `changes` are those on this page; of
    a part that goes on, the rest stands under the same number on the next."""

    number: int
    taken_at: datetime | None
    size: int
    made: int
    first_at: datetime
    travel_minutes: int
    late_minutes: int
    changes: list[ProposalChange]


class ProposalParts(Schema):
    """A page of changes, by part."""

    rows: list[ProposalPart]
    next: str | None


class ProposalLeft(Schema):
    """An order or visit that has no (better) place, and why; where it is `rules`, those most engineers fail, where it
    is `refused`, those that refuse the place that was found."""

    order: OrderName
    visit: UUID | None
    reason: LeftReasonName
    rules: list[RuleName | Literal["turn"]]


class ProposalLefts(Schema):
    """A page of what a proposal leaves."""

    rows: list[ProposalLeft]
    next: str | None


class ProposalCounts(Schema):
    """How much there is of everything, whatever page one reads; `made` of the `changes` are new visits, `refused_parts`
    did not hold when somebody last wanted to take them, `left` is what has no (better) place."""

    parts: int
    changes: int
    made: int
    taken_parts: int
    taken: int
    refused_parts: int
    left: int


class ProposalOut(ProposalHead):
    """A proposal: what it comes to, and the first 200 of its changes, by part, and of what it leaves; `parts_next` and
    `left_next` are the cursors for more of each."""

    counts: ProposalCounts
    parts: list[ProposalPart]
    parts_next: str | None
    left: list[ProposalLeft]
    left_next: str | None


class LostChange(Schema):
    """A change that does not hold: the rules that refuse it now, or what has happened since."""

    order: OrderName
    visit: UUID | None
    why: list[str]


class PartVerdict(Schema):
    """Whether a part holds at this moment."""

    part: int
    holds: bool
    lost: list[LostChange]


class PartVerdicts(Schema):
    """Of each part."""

    rows: list[PartVerdict]


class ProposalTakenOut(Schema):
    """What somebody takes: of the changes of these `parts`, `total` in all, so many are `done`, that is looked at and
    made or refused. `taken` parts happened, `refused` did not hold any more. `state` is `running` while a worker does
    it, and `done` at once where there are few; what was stopped or failed has taken what `taken` says."""

    key: UUID
    state: ProposalStateName
    started_at: datetime
    ended_at: datetime | None
    done: int
    total: int
    parts: list[int]
    taken: list[int]
    visits: list[UUID]
    refused: list[PartVerdict]
    trouble: str
