"""What the door to plans that are asked for by themselves takes and says."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input
from aftersales.dispatch.schemas.proposals import ScopeName
from aftersales.dispatch.schemas.values import CandidateName

Hour = Annotated[int, Field(ge=0, le=23)]
Days = Annotated[int, Field(ge=1, le=7)]


class PlanRuleIn(Input):
    """For a team with all below it, or for every other (null). `hour`: at which hour of the company's clock a plan of
    so many `days` is asked for each day, from noon on for the next; null: never. `repairs`: when somebody is away, or
    came late, a visit of today is cancelled, or an order of the highest priority is received, a plan that mends the day
    is asked for, at most every half hour."""

    team: UUID | None = None
    hour: Hour | None = None
    days: Days = 2
    repairs: bool = False


class PlanRuleOut(Schema):
    """A rule that counts."""

    key: UUID
    team: ScopeName | None
    hour: int | None
    days: int
    repairs: bool
    set_at: datetime
    set_by: CandidateName | None


class PlanRuleList(Schema):
    """All rules, that of every other team first."""

    rows: list[PlanRuleOut]
    next: str | None
