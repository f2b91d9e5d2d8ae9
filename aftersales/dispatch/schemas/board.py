"""The dispatcher's board: engineers and their time, what they make of it, and what is said of a place on it."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, StringConstraints

from aftersales.base.http import Input
from aftersales.dispatch.queries.board.subject import MOST_MATES
from aftersales.dispatch.schemas.standing import EngineerStanding, SpanOut
from aftersales.people.states import Level
from aftersales.workorders.states import Visit as VisitState

Mates = Annotated[list[UUID], Field(max_length=MOST_MATES)]
Why = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class BoardPlace(Schema):
    """A point on earth, WGS-84."""

    longitude: float
    latitude: float


class BoardTeam(Schema):
    """A team by its name in the reader's language."""

    key: UUID
    name: str


class BoardPresence(Schema):
    """How somebody stands now; `until_at` where they said until when they are gone."""

    state: EngineerStanding
    until_at: datetime | None


class BoardPosition(BoardPlace):
    """Where a travelling engineer was last, to about a hundred metres, and when."""

    at: datetime


class BoardLeave(SpanOut):
    """Leave; why, for whoever plans their duty or is on it, else empty."""

    reason: str


class BoardEngineer(Schema):
    """An engineer with their time in the span that is shown. `shifts`: duty by calendar and shifts together;
    `planned_minutes` of visits in it go against `duty_minutes`, which are without leave and breaks. `kept`: held for
    customers who choose an appointment. `position`: of who travels, on duty, and shares it."""

    key: UUID
    name: str
    level: Level
    team: BoardTeam | None
    skills: list[str]
    home: BoardPlace | None
    position: BoardPosition | None
    presence: BoardPresence
    shifts: list[SpanOut]
    breaks: list[SpanOut]
    leaves: list[BoardLeave]
    on_call: list[SpanOut]
    kept: list[SpanOut]
    planned_minutes: int
    duty_minutes: int


class BoardOrder(Schema):
    """The order of a visit, in short; `arrive_by_at` is the nearest promise of it that still runs."""

    key: UUID
    number: int
    title: str
    priority: int
    kind: str
    customer: str | None
    site: str | None
    place: BoardPlace | None
    arrive_by_at: datetime | None


class BoardVisit(Schema):
    """A visit on the board. `pinned`: why a plan does not move it; `travel_from`: "home", or the visit before;
    `late_minutes`: how long after the promise it begins; `order` null: none of the reader's."""

    key: UUID
    version: int
    engineer: UUID | None
    mates: list[UUID]
    state: VisitState
    offered: bool
    starts_at: datetime
    ends_at: datetime
    promised_from_at: datetime | None
    promised_until_at: datetime | None
    pinned: Literal["travelling", "on_site", "done", "promised"] | None
    travel_minutes: int | None
    travel_from: Literal["home"] | UUID | None
    out_of_turn: str | None
    late_minutes: int
    order: BoardOrder | None


class BoardDropped(Schema):
    """How many a cap left out."""

    engineers: int
    visits: int


class BoardOut(Schema):
    """The board between two instants, as of `at`: engineers by name, visits soonest first."""

    at: datetime
    from_: datetime = Field(alias="from")
    until: datetime
    engineers: list[BoardEngineer]
    visits: list[BoardVisit]
    dropped: BoardDropped


class BoardReason(Schema):
    """What speaks against a place. `rule`: it is red; `overrulable`: a person may put it there with a reason. The rest
    are its facts, as far as it has any: which visit of which order is in the way, whose, from when until when, how many
    minutes, and from when on it would do."""

    code: str
    rule: bool
    overrulable: bool
    words: str
    visit: UUID | None
    order: UUID | None
    number: int | None
    name: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    earliest_at: datetime | None
    minutes: int | None


class BoardVerdict(Schema):
    """What the rules of dispatch say of it: green, amber where something is worth knowing, red where a rule is against
    it, the weightiest first. `travel_on_minutes` null: they go on nowhere."""

    verdict: Literal["green", "amber", "red"]
    starts_at: datetime
    ends_at: datetime
    travel_minutes: int
    travel_on_minutes: int | None
    late_minutes: int
    reasons: list[BoardReason]


class _Dropped(Input):
    ends_at: AwareDatetime | None = None
    mates: Mates | None = None
    reason: Why = ""
    over_promise: bool = False
    over_rules: bool = False


class BoardMoveIn(_Dropped):
    """Where a visit was dropped, from `starts_at` on; on no engineer it waits for somebody again. What is overruled
    asks for a `reason`."""

    visit: UUID
    engineer: UUID | None
    starts_at: AwareDatetime | None = None


class BoardDropIn(_Dropped):
    """Where an order was dropped that nobody goes to. What is overruled asks for a `reason`."""

    order: UUID
    engineer: UUID
    starts_at: AwareDatetime


class BoardWas(Schema):
    """Where a visit stood: to put it back there is to undo it."""

    engineer: UUID | None
    starts_at: datetime | None
    ends_at: datetime | None
    mates: list[UUID]


class BoardMoved(Schema):
    """A visit as the board has it now, null where it waits for somebody; `version` for the next move of it; how it
    stood before, null where there was none. `customer_told` null: nothing promised was broken; false: they have to be
    called."""

    key: UUID
    version: int
    visit: BoardVisit | None
    was: BoardWas | None
    customer_told: bool | None
