"""The customers' door: their own company, as we know it. Nothing here is a staff schema."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from ninja import Router, Schema

from aftersales.customers import access, queries
from aftersales.customers.models import Contract, Entitlement
from aftersales.people.signed import Signed

router = Router(tags=["customers"])


class CountedMine(Schema):
    what: str
    quantity: int | None
    used: int


class ContractMine(Schema):
    number: str
    name: str
    service_level: str
    starts_on: date
    ends_on: date
    entitlements: list[CountedMine]

    @staticmethod
    def resolve_entitlements(row: Contract) -> Sequence[Entitlement]:
        return list(row.entitlements.all())


class SiteMine(Schema):
    key: UUID
    name: str
    address: str
    zone: str


class ContactMine(Schema):
    """Me as my company's contact: whom to call, and whether I may see what my colleagues reported."""

    name: str
    phone: str
    sees_colleagues_orders: bool


class CompanyMine(Schema):
    """My company, its places, and what it bought; me as I am addressed."""

    name: str
    me: str
    contact: ContactMine
    sites: list[SiteMine]
    contracts: list[ContractMine]


@router.get("/company", response=CompanyMine, operation_id="get_my_company")
def get_my_company(request: Signed) -> queries.Company:
    return queries.company(access.contact_of(request.auth))
