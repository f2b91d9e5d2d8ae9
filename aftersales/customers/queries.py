"""Reads of customers: pages for staff, one customer with all that is theirs, what to know before speaking to one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Model, Prefetch, Q, QuerySet

from aftersales.base import pages
from aftersales.base.compiled import Compiled
from aftersales.base.errors import Invalid, NotFound
from aftersales.base.pages import Page, newest_first
from aftersales.base.search.asked import read
from aftersales.base.search.rows import fits
from aftersales.customers import access, rules
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.people.access import Actor

MOST_SHOWN = 50
"""Contacts, sites and contracts shown with their customer; the lists have them all."""

RowT = TypeVar("RowT", bound=Model)


def customers(
    by: Actor | None,
    *,
    search: str = "",
    tier: str = "",
    industry: str = "",
    archived: bool = False,
    cursor: str | None,
    limit: int,
) -> Page[Customer]:
    """Customers by code. `search` is a part of a name or its initials, of a code, or of a contact's name or number: see
    `base.search`.
    """
    rows = access.visible_to(by).filter(archived_at__isnull=not archived)
    if tier:
        rows = rows.filter(tier=tier)
    if industry:
        rows = rows.filter(industry=industry)
    if search:
        rows = rows.filter(_named(search))
    if cursor is not None:
        (last,) = pages.decode(cursor, 1, types=[str])
        if last is None:
            raise Invalid("bad_cursor", field="cursor")
        rows = rows.filter(code__gt=last)
    found = list(rows.order_by("code")[: limit + 1])
    return Page(found[:limit], pages.encode(found[limit - 1].code) if len(found) > limit else None)


def _named(search: str) -> Q:
    """By name, initials or code, or by the name or number of a contact."""
    asked = read(search)
    callers = Contact.objects.filter(fits(asked), archived_at__isnull=True)
    return Q(pk__in=Customer.objects.filter(fits(asked)).values("pk")) | Q(pk__in=callers.values("customer"))


def contacts(
    by: Actor | None,
    *,
    search: str = "",
    customer: UUID | None = None,
    archived: bool = False,
    cursor: str | None,
    limit: int,
) -> Page[Contact]:
    """Contacts, newest first, by a part of a name or number, or a name's initials; erased ones have no name."""
    rows = access.contacts_visible_to(by).filter(archived_at__isnull=not archived).exclude(name="")
    if customer is not None:
        rows = rows.filter(customer__key=customer)
    if search:
        rows = rows.filter(fits(read(search)))
    return newest_first(rows, cursor, limit)


def sites(
    by: Actor | None, *, customer: UUID | None = None, archived: bool = False, cursor: str | None, limit: int
) -> Page[Site]:
    """Sites, newest first: those where we work, or those where we did."""
    rows = access.sites_visible_to(by).filter(archived_at__isnull=not archived)
    return newest_first(rows if customer is None else rows.filter(customer__key=customer), cursor, limit)


def contracts(
    by: Actor | None,
    *,
    customer: UUID | None = None,
    ends_by: date | None = None,
    ends_from: date | None = None,
    cursor: str | None,
    limit: int,
) -> Page[Contract]:
    """Contracts that are not called off, newest first, also those that end within some days."""
    rows = _with_counted(access.contracts_visible_to(by).filter(archived_at__isnull=True))
    if customer is not None:
        rows = rows.filter(customer__key=customer)
    if ends_from is not None:
        rows = rows.filter(ends_on__gte=ends_from)
    if ends_by is not None:
        rows = rows.filter(ends_on__lte=ends_by)
    return newest_first(rows, cursor, limit)


def _with_counted(rows: QuerySet[Contract]) -> QuerySet[Contract]:
    return rows.prefetch_related(Prefetch("entitlements", Entitlement.objects.order_by("what")))


def _live(rows: QuerySet[RowT], customer: int) -> list[RowT]:
    return list(rows.filter(customer=customer, archived_at__isnull=True).order_by("-pk")[:MOST_SHOWN])


@dataclass(frozen=True)
class Known:
    """One customer with their newest contacts, sites and contracts, at most `MOST_SHOWN` of each."""

    customer: Customer
    contacts: Sequence[Contact]
    sites: Sequence[Site]
    contracts: Sequence[Contract]


def customer(key: UUID, by: Actor | None) -> Known:
    """One customer that the reader may know of, with what is theirs."""
    found = _found(access.visible_to(by), key, "customer")
    return Known(
        customer=found,
        contacts=_live(Contact.objects.select_related("customer", "person"), found.pk),
        sites=_live(Site.objects.select_related("customer", "territory"), found.pk),
        contracts=_live(_with_counted(Contract.objects.select_related("customer", "renews")), found.pk),
    )


def contact(key: UUID, by: Actor | None) -> Contact:
    """One contact that the reader may know of."""
    return _found(access.contacts_visible_to(by), key, "contact")


def site(key: UUID, by: Actor | None) -> Site:
    """One site that the reader may know of."""
    return _found(access.sites_visible_to(by), key, "site")


def contract(key: UUID, by: Actor | None) -> Contract:
    """One contract, with what it counts."""
    return _found(_with_counted(access.contracts_visible_to(by)), key, "contract")


def entitlement(key: UUID, by: Actor | None) -> Entitlement:
    """One counted part of a contract that the reader may know of."""
    seen = access.contracts_visible_to(by)
    return _found(Entitlement.objects.filter(contract__in=seen).select_related("contract"), key, "entitlement")


def _found(rows: QuerySet[RowT], key: UUID, what: str) -> RowT:
    row = rows.filter(key=key).first()
    if row is None:
        raise NotFound(what=what)
    return row


def contract_on(customer: int, on: date) -> tuple[Contract | None, str]:
    """Which of a customer's contracts counts on a day, and why; see `rules.chosen`."""
    signed = {rules.Term(one.key, one.service_level, one.starts_on, one.ends_on): one for one in _SIGNED.rows(customer)}
    term, why = rules.chosen(signed, on)
    return signed[term] if term else None, why


_SIGNED: Final = Compiled(lambda customer: Contract.objects.filter(customer=customer, archived_at__isnull=True))


def zone_of(customer: int, site: Site | None) -> ZoneInfo:
    """The time zone that says which day it is: of the site, else of the customer's oldest live site, else ours."""
    if site is None:
        site = min(_SITES.rows(customer), key=lambda one: one.pk, default=None)
    return ZoneInfo(site.zone if site is not None else settings.COMPANY_ZONE)


_SITES: Final = Compiled(lambda customer: Site.objects.filter(customer=customer, archived_at__isnull=True))


@dataclass(frozen=True)
class Caring:
    """What whoever speaks to a contact should know: how to address them 称呼, what to mind, whom they work for."""

    address: str
    job_title: str
    care: str
    company: str
    industry: str
    size_band: str
    tier: str


def caring(contact: Contact) -> Caring:
    """The brief for one contact; give it one with its customer loaded and it costs no query."""
    company = contact.customer
    return Caring(
        address=rules.address(contact.name, contact.salutation),
        job_title=contact.job_title,
        care=contact.care,
        company=company.name,
        industry=company.industry,
        size_band=str(rules.size_band(company.size)),
        tier=company.tier,
    )


@dataclass(frozen=True)
class Company:
    """A portal reader's own company."""

    name: str
    me: str
    contact: Contact
    sites: Sequence[Site]
    contracts: Sequence[Contract]


def company(contact: Contact) -> Company:
    """The company of a contact, with its live sites and contracts, at most `MOST_SHOWN` of each."""
    return Company(
        name=contact.customer.name,
        me=rules.address(contact.name, contact.salutation),
        contact=contact,
        sites=_live(Site.objects.all(), contact.customer_id),
        contracts=_live(_with_counted(Contract.objects.all()), contact.customer_id),
    )


def titles_of(keys: Collection[UUID], by: Actor) -> dict[UUID, str]:
    """The names of those of these customers that the reader may see."""
    return dict(access.visible_to(by).filter(key__in=keys).values_list("key", "name"))
