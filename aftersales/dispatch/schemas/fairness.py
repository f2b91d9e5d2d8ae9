"""What the door to fairness says."""

from datetime import datetime
from uuid import UUID

from ninja import Schema

from aftersales.dispatch.schemas.values import CandidateName


class FairTeam(Schema):
    """The team somebody belongs to."""

    key: UUID
    name_zh: str
    name_en: str


class FairFigures(Schema):
    """What was given to one engineer, or to the middle one of many (then halves occur). `minutes` are those that were
    worked where that was measured, else those that were planned; `per_hour` of them for each hour on duty is what is
    compared, without those `credited` of the minutes `taught` with an apprentice along. `way` is measured of
    `way_measured` visits. `off`: visits on days on which their calendar is closed."""

    visits: float
    remote: float
    planned: float
    worked: float
    measured: float
    minutes: float
    way: float
    way_measured: float
    night: float
    off: float
    overruled_for: float
    overruled_against: float
    declined: float
    duty: float
    taught: float
    credited: float
    per_hour: float


class FairRow(FairFigures):
    """One engineer's month; not `compared` when they were on duty too little for that."""

    engineer: CandidateName
    team: FairTeam | None
    compared: bool


class ChosenOut(Schema):
    """Somebody who was sent by hand in another's place, and how often."""

    engineer: CandidateName
    count: int


class DispatcherOut(Schema):
    """One who sent people as decided, or overruled that; and for whom most often."""

    by: CandidateName
    sent: int
    overruled: int
    chose: list[ChosenOut]


class FairnessOut(Schema):
    """A month. `own`: the reader sees their own figures alone, with the middle of at least three others (else null).
    `gini` is of `per_hour`, 0 where all have the same; null where there is nothing to compare."""

    month: str
    since: datetime
    until: datetime
    own: bool
    compared: int
    gini: float | None
    middle: FairFigures | None
    rows: list[FairRow]
    next: str | None
    dispatchers: list[DispatcherOut]


class GivenOrder(Schema):
    """The order a line is of; of one that the reader may not see, only its number."""

    key: UUID | None
    number: int
    title: str


class GivenOut(Schema):
    """A visit (by its number) or, where that is null, a remote order; null minutes were not measured."""

    order: GivenOrder
    visit: int | None
    at: datetime
    planned: int
    worked: int | None
    way: int | None
    minutes: int
    night: bool
    off: bool


class GivenList(Schema):
    """All that stands behind an engineer's figures, in the order of time."""

    engineer: CandidateName
    rows: list[GivenOut]
    next: str | None
