"""The staff's door to everything by a few letters: what the command palette asks."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from aftersales.base.http import Input, OptionalLine
from aftersales.people.signed import Signed
from aftersales.workorders.queries import find as found
from aftersales.workorders.schemas.shown import Bilingual, Named, OrderLine

router = Router(tags=["workorders"])


class FindQuery(Input):
    q: Annotated[OptionalLine, Field(max_length=100)] = ""


class FoundOrder(OrderLine):
    customer: Named | None


class FoundCustomer(Schema):
    key: UUID
    name: str
    code: str
    tier: str


class FoundAsset(Schema):
    key: UUID
    name: str
    serial: str
    product: Bilingual
    customer: Named


class FoundPerson(Schema):
    key: UUID
    name: str
    team: Bilingual | None


class FoundOut(Schema):
    """A few of each sort, best first."""

    orders: list[FoundOrder]
    customers: list[FoundCustomer]
    assets: list[FoundAsset]
    people: list[FoundPerson]


@router.get("/find", response=FoundOut, operation_id="find")
def find(request: Signed, asked: Query[FindQuery]) -> dict[str, list[Any]]:
    """Orders, customers, assets and colleagues by number, serial or a part of a name; at most eight of each."""
    return found.find(asked.q, request.auth)
