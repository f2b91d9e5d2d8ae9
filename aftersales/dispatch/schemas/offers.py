"""Rounds of offers: who was asked, and what they said."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input, OptionalText
from aftersales.dispatch.schemas.decisions import DecisionOut
from aftersales.dispatch.schemas.values import CandidateName, HowName, OfferStateName, ReasonName, RoundStateName
from aftersales.workorders.schemas.shown import Row


class OfferIn(Input):
    """What is not told is as the policy has it; where that sends outright, one is asked. Where somebody would begin
    outside the window the customer was promised, `over_promise` with a `reason`; they hear of it with the first yes."""

    how: HowName | None = None
    people: Annotated[int, Field(ge=1, le=50)] | None = None
    minutes: Annotated[int, Field(ge=1, le=2880)] | None = None
    over_promise: bool = False
    reason: OptionalText = ""


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
    """A round of offers: `asked` at once, until when, and how it stands; of many fifty, who answered first. `by` null:
    by itself."""

    key: UUID
    decision: UUID
    how: HowName
    state: RoundStateName
    urgent: bool
    by: CandidateName | None
    opened_at: datetime
    expires_at: datetime
    ended_at: datetime | None
    asked: int
    offers: list[OfferOut]


class RoundList(Schema):
    """The latest round first."""

    rows: list[RoundOut]
    next: str | None


class OfferedRow(Schema):
    """An order somebody is asked about now, with the decision that found them; of many ten, who answered first."""

    order: Row
    round: RoundOut
    decision: DecisionOut
    may_send: bool


class OfferedList(Schema):
    """What is over soonest first."""

    rows: list[OfferedRow]
    next: str | None
