"""The customers' door to feedback: how was it. Nothing here is a staff schema."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from ninja import Router, Schema, Status
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import Input, OptionalText
from aftersales.feedback import actions, queries
from aftersales.people.signed import Signed

router = Router(tags=["portal"])


class RatingIn(Input):
    """One (bad) to five (very good) stars, and why."""

    stars: Annotated[int, Field(ge=1, le=5)]
    words: OptionalText = ""


class RatingOut(Schema):
    """The stars given to an order, and when; `open` where they may still be given."""

    stars: int | None
    at: datetime | None
    open: bool


@router.get("/workorders/{uuid:key}/rating", response=RatingOut, operation_id="get_own_rating")
def get_own_rating(request: Signed, key: UUID) -> queries.Rating:
    """How I judged it, since it was last reopened."""
    return queries.rating(key, request.auth)


@router.post("/workorders/{uuid:key}/rating", response={201: RatingOut}, operation_id="rate_own_work_order")
def rate_own_work_order(request: Signed, key: UUID, body: RatingIn) -> Status[queries.Rating]:
    """评价: how it was."""
    actions.rate(key=key, by=request.auth, at=now(), stars=body.stars, words=body.words)
    return Status(201, queries.rating(key, request.auth))
