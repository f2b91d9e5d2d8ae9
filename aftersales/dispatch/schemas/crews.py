"""What orders need of people, by rules and by hand, and who that would be."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input, Line
from aftersales.dispatch.schemas.values import CandidateName, Priority
from aftersales.dispatch.solver.seats import LEVELS, MOST_ASKED, MOST_OPTIONS, MOST_SEATS, PROFICIENCY
from aftersales.workorders.schemas.values import Code

RoleName = Literal["lead", "mate", "apprentice"]
SourceName = Literal["order", "rule"]


class SeatSkillIn(Input):
    """A skill, and the least proficiency in it."""

    skill: Code
    least: Annotated[int, Field(ge=PROFICIENCY[0], le=PROFICIENCY[1])] = 1


class SeatIn(Input):
    """A place on a crew: what whoever takes it must be able to do. `level` 0: any. `optional`: filled where somebody is
    free then. An apprentice sits beside a mentor of theirs, and one proficiency less is enough."""

    role: RoleName
    skills: Annotated[list[SeatSkillIn], Field(max_length=MOST_ASKED)] = []
    level: Annotated[int, Field(ge=LEVELS[0], le=LEVELS[1])] = 0
    certificates: Annotated[list[Line], Field(max_length=MOST_ASKED)] = []
    optional: bool = False


class CrewOptionIn(Input):
    """Seats that go together; exactly one of them leads."""

    all: Annotated[list[SeatIn], Field(min_length=1, max_length=MOST_SEATS)]


class CrewIn(Input):
    """Who has to go together: one of the options, of those that come together the one with the fewest people. `mentor`:
    an apprentice goes only beside a mentor of theirs."""

    any: Annotated[list[CrewOptionIn], Field(min_length=1, max_length=MOST_OPTIONS)]
    mentor: bool = False


class SeatSkill(Schema):
    """A skill, and the least proficiency in it."""

    skill: str
    least: int


class Seat(Schema):
    """A place on a crew, and what it asks for."""

    role: RoleName
    skills: list[SeatSkill]
    level: int
    certificates: list[str]
    optional: bool


class CrewOption(Schema):
    """Seats that go together."""

    all: list[Seat]


class Crew(Schema):
    """Who has to go together."""

    any: list[CrewOption]
    mentor: bool


class CrewRuleIn(Input):
    """From now on orders of this kind, category, product and priority (null: any) need this crew; the most specific
    rule counts, and what was published before for exactly these does not any more."""

    kind: Code | None = None
    category: UUID | None = None
    product: UUID | None = None
    priority: Priority | None = None
    crew: CrewIn


class RuleThing(Schema):
    """A category or a product."""

    key: UUID
    name_zh: str
    name_en: str


class CrewRuleOut(Schema):
    """Which orders need which crew, since when."""

    key: UUID
    kind: str | None
    category: RuleThing | None
    product: RuleThing | None
    priority: int | None
    crew: Crew
    set_by: CandidateName | None
    set_at: datetime


class CrewRuleList(Schema):
    """The most specific first."""

    rows: list[CrewRuleOut]


class CrewPreviewIn(Input):
    """A crew nobody has published, and for which orders it is meant."""

    kind: Code | None = None
    product: UUID | None = None
    priority: Priority | None = None
    crew: CrewIn


class NamedSkill(SeatSkill):
    """With the skill's names of today."""

    name_zh: str
    name_en: str


class SeatTaken(Schema):
    """A seat, how many `fit` it and pass every other rule, and who takes it; `words` where nobody can."""

    role: RoleName
    skills: list[NamedSkill]
    level: int
    certificates: list[str]
    optional: bool
    fit: int
    engineer: CandidateName | None
    way_minutes: int | None
    words: str


class OptionTaken(Schema):
    """An alternative: how many it needs at least, its seats, and if nobody goes by it, why in words."""

    people: int
    chosen: bool
    seats: list[SeatTaken]
    words: str


class CrewPreviewOut(Schema):
    """Who could go together first (null: nobody ever, in the days one looks ahead), among so many."""

    starts_at: datetime | None
    candidates: int
    options: list[OptionTaken]


class CrewWhy(Schema):
    """Why these were called: what the order needed of people by the order or a rule, and when they begin together."""

    source: SourceName
    mentor: bool
    starts_at: datetime | None
    options: list[OptionTaken]


class CrewMember(Schema):
    """Who takes a seat (counted from 0 in its option), and the minutes of their way there."""

    seat: int
    role: RoleName
    engineer: CandidateName
    way_minutes: int


class CalledCrew(Schema):
    """Who goes together, the lead first; nobody where no crew comes together. `people`: how many it needs at least."""

    option: int | None
    people: int
    members: list[CrewMember]


class OrderCrewIn(Input):
    """What one order needs, and why; null: one person, whatever a rule says."""

    crew: CrewIn | None
    reason: Line


class OrderCrewOut(Schema):
    """What was said of an order by hand, since when and by whom, and until when it counted."""

    key: UUID
    crew: Crew | None
    reason: str
    set_by: CandidateName | None
    set_at: datetime
    lifted_by: CandidateName | None
    lifted_at: datetime | None
    counts: bool


class OrderCrewShown(Schema):
    """What an order needs of people now (null: one person), and whether that was said of the order or is a rule; what
    was ever said of it, the latest first; `may_set`: the reader may say so now."""

    crew: Crew | None
    source: SourceName | None
    people: int
    rows: list[OrderCrewOut]
    may_set: bool
