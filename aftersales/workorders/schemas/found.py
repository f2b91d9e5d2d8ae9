"""What the staff's doors say of what was searched for, and where it was found."""

from typing import Literal
from uuid import UUID

from ninja import Schema

from aftersales.workorders.schemas.shown import Bilingual, Named, StatedLine


class PartOut(Schema):
    """A piece of a text, and whether it is what was asked for."""

    text: str
    hit: bool


class MatchOut(Schema):
    """A field in which some of what was asked stands: its text in parts, of a long one the surroundings."""

    field: Literal[
        "number", "title", "description", "customer", "code", "asset", "serial", "batch", "product", "tags",
        "reference", "name", "contact", "phone", "email", "custom"]  # fmt: skip
    parts: list[PartOut]


class FoundOrder(StatedLine):
    customer: Named | None
    matched: list[MatchOut]


class FoundCustomer(Schema):
    key: UUID
    name: str
    code: str
    tier: str
    matched: list[MatchOut]


class FoundAsset(Schema):
    key: UUID
    name: str
    serial: str
    product: Bilingual
    customer: Named
    matched: list[MatchOut]


class FoundPerson(Schema):
    key: UUID
    name: str
    team: Bilingual | None
    matched: list[MatchOut]


class FoundOut(Schema):
    """A few of each sort, best first."""

    orders: list[FoundOrder]
    customers: list[FoundCustomer]
    assets: list[FoundAsset]
    people: list[FoundPerson]
