"""Names and pieces that more than one shape of dispatch is made of."""

from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

RuleName = Literal[
    "available", "skill", "certificate", "territory", "access", "window", "level", "excluded", "required", "workload",
    "on_call", "distance", "home", "declined", "present", "crew", "mentor",
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


class CandidateName(Schema):
    """An engineer by key and name; one who was erased has neither."""

    key: UUID | None
    name: str
