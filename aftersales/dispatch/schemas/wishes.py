"""Who is wanted, or not, for an order or a customer."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from aftersales.base.http import Input, Line
from aftersales.dispatch.rules import Wanted
from aftersales.dispatch.schemas.values import CandidateName


class EngineerWishIn(Input):
    """Who goes never, only or rather to this `order`, or to this `customer`: one of the two; and why."""

    order: UUID | None = None
    customer: UUID | None = None
    engineer: UUID
    how: Wanted
    reason: Line


class EngineerWishOut(Schema):
    """Who is wanted, or not, for an order or (`of`) its customer; since when and by whom, and until when it counted.

    `counts`: decisions keep to it now; not where it was lifted, or the engineer has left.
    """

    key: UUID
    of: Literal["order", "customer"]
    engineer: CandidateName
    how: Wanted
    reason: str
    set_by: CandidateName | None
    set_at: datetime
    lifted_by: CandidateName | None
    lifted_at: datetime | None
    counts: bool


class EngineerWishList(Schema):
    """The latest first; what was lifted stays to be read. `last`: who was there last or solved it from afar, with the
    order's asset before any other of the customer's. `may_set`: the reader may say so of what they asked for;
    `may_set_customer`: of its customer, whose key is `customer`."""

    rows: list[EngineerWishOut]
    last: CandidateName | None
    customer: UUID | None
    may_set: bool
    may_set_customer: bool
