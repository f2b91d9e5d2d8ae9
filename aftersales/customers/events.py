"""What can happen to a customer and what belongs to it, in the past tense.

The subject of all of them is the customer, so that one customer's facts are handed on in order and read in one go.
They say which fields changed, never the words in them.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class _OfCustomer(Event):
    """Something that happened to the customer with this key."""

    SUBJECT: ClassVar[str] = "customer"

    customer: UUID


@dataclass(frozen=True, kw_only=True)
class CustomerCreated(_OfCustomer):
    tier: str
    industry: str


@dataclass(frozen=True, kw_only=True)
class CustomerChanged(_OfCustomer):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CustomerArchived(_OfCustomer):
    pass


@dataclass(frozen=True, kw_only=True)
class CustomerRestored(_OfCustomer):
    pass


@dataclass(frozen=True, kw_only=True)
class ContactAdded(_OfCustomer):
    contact: UUID


@dataclass(frozen=True, kw_only=True)
class ContactChanged(_OfCustomer):
    contact: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContactArchived(_OfCustomer):
    contact: UUID


@dataclass(frozen=True, kw_only=True)
class ContactRestored(_OfCustomer):
    contact: UUID


@dataclass(frozen=True, kw_only=True)
class ContactExported(_OfCustomer):
    """The person's data were handed out."""

    contact: UUID


@dataclass(frozen=True, kw_only=True)
class ContactRevealed(_OfCustomer):
    """Somebody asked for the unmasked number and address."""

    contact: UUID


@dataclass(frozen=True, kw_only=True)
class ContactErased(_OfCustomer):
    """The person's data are gone; other rooms erase what they hold of this contact."""

    contact: UUID


@dataclass(frozen=True, kw_only=True)
class PortalAccessGiven(_OfCustomer):
    contact: UUID
    person: UUID


@dataclass(frozen=True, kw_only=True)
class PortalAccessEnded(_OfCustomer):
    contact: UUID
    person: UUID


@dataclass(frozen=True, kw_only=True)
class SiteAdded(_OfCustomer):
    site: UUID
    territory: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SiteChanged(_OfCustomer):
    site: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class SiteArchived(_OfCustomer):
    site: UUID


@dataclass(frozen=True, kw_only=True)
class SiteRestored(_OfCustomer):
    site: UUID


@dataclass(frozen=True, kw_only=True)
class ContractSigned(_OfCustomer):
    contract: UUID
    service_level: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class ContractChanged(_OfCustomer):
    contract: UUID
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ContractRenewed(_OfCustomer):
    """`contract` follows on from `renews`."""

    contract: UUID
    renews: UUID
    service_level: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, kw_only=True)
class ContractArchived(_OfCustomer):
    contract: UUID


@dataclass(frozen=True, kw_only=True)
class EntitlementGranted(_OfCustomer):
    """`quantity` None is unlimited."""

    contract: UUID
    entitlement: UUID
    what: str
    quantity: int | None


@dataclass(frozen=True, kw_only=True)
class EntitlementChanged(_OfCustomer):
    contract: UUID
    entitlement: UUID
    quantity: int | None


@dataclass(frozen=True, kw_only=True)
class EntitlementUsed(_OfCustomer):
    """`used` is the count after it; `cause` is the key of what used it, such as a visit."""

    contract: UUID
    entitlement: UUID
    count: int
    used: int
    cause: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class EntitlementReturned(_OfCustomer):
    contract: UUID
    entitlement: UUID
    count: int
    used: int
    cause: UUID | None = None
