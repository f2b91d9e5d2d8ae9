"""What staff send and get about customers. Customers' own pages have schemas of their own in `portal.py`."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field, StringConstraints

from aftersales.base.http import Input, Line, OptionalLine, OptionalText, WallMinute
from aftersales.customers import rules
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site

Hours = Annotated[
    dict[
        Annotated[str, StringConstraints(pattern="^[0-6]$")],
        Annotated[list[tuple[WallMinute, WallMinute]], Field(max_length=24)],
    ],
    Field(json_schema_extra={"additionalProperties": False}),
]
"""Weekly periods by weekday, "0" (Monday) … "6", each [start_minute, end_minute] of the local day."""
Unset: Any = Field(default=None)
"""A field of a change that may be left out: what is not sent stays as it is."""


class CustomerIn(Input):
    code: Line
    name: Line
    industry: rules.Industry | None = None
    size: Annotated[int, Field(ge=1, le=10_000_000)] | None = None
    tier: rules.Tier = rules.Tier.STANDARD


class CustomerChange(Input):
    code: Line = Unset
    name: Line = Unset
    industry: rules.Industry | None = Unset
    size: Annotated[int, Field(ge=1, le=10_000_000)] | None = Unset
    tier: rules.Tier = Unset


class ContactIn(Input):
    name: Line
    salutation: OptionalLine = ""
    job_title: OptionalLine = ""
    phone: OptionalLine = ""
    email: OptionalLine = ""
    sees_colleagues_orders: bool = False
    care: OptionalText = ""


class ContactChange(Input):
    name: Line = Unset
    salutation: OptionalLine = Unset
    job_title: OptionalLine = Unset
    phone: OptionalLine = Unset
    email: OptionalLine = Unset
    sees_colleagues_orders: bool = Unset
    care: OptionalText = Unset


class SiteIn(Input):
    name: Line
    address: OptionalText = ""
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = None
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = None
    zone: OptionalLine = "Asia/Shanghai"
    territory: UUID | None = None
    access_hours: Hours | None = None
    access_note: OptionalText = ""


class SiteChange(Input):
    name: Line = Unset
    address: OptionalText = Unset
    latitude: Annotated[float, Field(ge=-90, le=90)] | None = Unset
    longitude: Annotated[float, Field(ge=-180, le=180)] | None = Unset
    zone: OptionalLine = Unset
    territory: UUID | None = Unset
    access_hours: Hours | None = Unset
    access_note: OptionalText = Unset


class ContractIn(Input):
    number: Line
    name: OptionalLine = ""
    service_level: rules.ServiceLevel | None = None
    starts_on: date
    ends_on: date


class ContractChange(Input):
    number: Line = Unset
    name: OptionalLine = Unset
    service_level: rules.ServiceLevel | None = Unset
    starts_on: date = Unset
    ends_on: date = Unset


class RenewalIn(Input):
    """What differs from the contract that is renewed; the new one is as long unless `ends_on` says otherwise."""

    number: Line
    ends_on: date | None = None
    service_level: rules.ServiceLevel | None = None


class EntitlementIn(Input):
    what: rules.Entitled
    quantity: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class EntitlementChange(Input):
    quantity: Annotated[int, Field(ge=0, le=1_000_000)] | None


class UseIn(Input):
    """`on` is the local day of the use, today in the sender's zone if left out; `cause` is the key of what used it."""

    count: Annotated[int, Field(ge=1, le=1_000)] = 1
    on: date | None = None
    cause: UUID | None = None


class ReturnIn(Input):
    count: Annotated[int, Field(ge=1, le=1_000)] = 1
    cause: UUID | None = None


class CustomerRow(Schema):
    key: UUID
    code: str
    name: str
    industry: str
    size: int | None
    size_band: rules.SizeBand
    tier: rules.Tier
    archived_at: datetime | None
    version: int

    @staticmethod
    def resolve_size_band(row: Customer) -> rules.SizeBand:
        return rules.size_band(row.size)


class CustomerRows(Schema):
    rows: list[CustomerRow]
    next: str | None


class OfCustomer(Schema):
    """Whose it is."""

    customer: UUID

    @staticmethod
    def resolve_customer(row: Contact | Site | Contract) -> UUID:
        return row.customer.key


class Whom(Schema):
    """How to address somebody at a customer; the number is masked until asked for."""

    key: UUID
    name: str
    address: str
    job_title: str
    phone: str

    @staticmethod
    def resolve_address(row: Contact) -> str:
        return rules.address(row.name, row.salutation)

    @staticmethod
    def resolve_phone(row: Contact) -> str:
        return rules.masked_phone(row.phone)


class WhomToMind(Whom):
    """The same with what to mind of them, and whether they can sign in."""

    care: str
    has_portal_access: bool
    version: int

    @staticmethod
    def resolve_has_portal_access(row: Contact) -> bool:
        return row.person is not None and row.person.archived_at is None


class ContactOut(OfCustomer, WhomToMind):
    """Number and address are masked; `reveal_contact` shows them and puts that on record."""

    salutation: str
    email: str
    sees_colleagues_orders: bool
    archived_at: datetime | None

    @staticmethod
    def resolve_email(row: Contact) -> str:
        return rules.masked_email(row.email)


class ContactRows(Schema):
    rows: list[ContactOut]
    next: str | None


class RevealedOut(Schema):
    key: UUID
    phone: str
    email: str


class SiteOut(OfCustomer):
    key: UUID
    name: str
    address: str
    latitude: float | None
    longitude: float | None
    zone: str
    territory: UUID | None
    access_hours: Hours | None
    access_note: str
    archived_at: datetime | None
    version: int

    @staticmethod
    def resolve_territory(row: Site) -> UUID | None:
        return row.territory.key if row.territory else None


class SiteRows(Schema):
    rows: list[SiteOut]
    next: str | None


class EntitlementOut(Schema):
    key: UUID
    what: rules.Entitled
    quantity: int | None
    used: int
    left: int | None
    version: int

    @staticmethod
    def resolve_left(row: Entitlement) -> int | None:
        return None if row.quantity is None else row.quantity - row.used


class ContractOut(OfCustomer):
    key: UUID
    number: str
    name: str
    service_level: str
    starts_on: date
    ends_on: date
    renews: UUID | None
    entitlements: list[EntitlementOut]
    archived_at: datetime | None
    version: int

    @staticmethod
    def resolve_renews(row: Contract) -> UUID | None:
        return row.renews.key if row.renews else None

    @staticmethod
    def resolve_entitlements(row: Contract) -> list[Entitlement]:
        return list(row.entitlements.all())


class ContractRows(Schema):
    rows: list[ContractOut]
    next: str | None


class CustomerOut(Schema):
    """A customer with their newest contacts, sites and contracts; the lists have them all."""

    customer: CustomerRow
    contacts: list[ContactOut]
    sites: list[SiteOut]
    contracts: list[ContractOut]
