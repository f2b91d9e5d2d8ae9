"""Who may see and change which customer, and which customer a portal reader belongs to.

A customer has neither owner nor team, so only two scopes reach one here: `all`, and `territory`, which reaches every
customer with a live site in one of the reader's territories, as a whole: whoever serves its Shanghai plant may call its
head office. `own` and `team` reach none: what an engineer may know of a customer comes with the order, which is the
business of `workorders` upstairs and its own rights. A customer without a site belongs to nobody's territory, so it
takes scope `all` to create one.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final, TypeVar
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from aftersales.base.compiled import Compiled
from aftersales.base.errors import NotAllowed, NotFound
from aftersales.customers.models import Contact, Contract, Customer, Entitlement, Site
from aftersales.customers.rules import EDIT, SEE, tidy_code
from aftersales.people.access import Actor
from aftersales.people.states import Scope

PartT = TypeVar("PartT", Contact, Site, Contract)


def reached(by: Actor | None, right: str, customer: str = "pk") -> Q:
    """The rows whose `customer` column a right of this reader reaches: all for the product, none in the portal."""
    scopes = by.reach(right) if by is not None else frozenset({Scope.ALL})
    if by is None or (Scope.ALL in scopes and not by.is_customer):
        return Q()
    if Scope.TERRITORY in scopes and not by.is_customer:
        sites = Site.objects.filter(territory__in=by.territories, archived_at__isnull=True)
        return Q(Exists(sites.filter(customer=OuterRef(customer))))
    return Q(pk__in=[])


def visible_to(by: Actor | None) -> QuerySet[Customer]:
    """The customers this reader may know of; all others do not exist for them."""
    return Customer.objects.filter(reached(by, SEE))


def contacts_visible_to(by: Actor | None) -> QuerySet[Contact]:
    """The contacts of the customers this reader may know of."""
    return Contact.objects.filter(reached(by, SEE, "customer")).select_related("customer", "person")


def sites_visible_to(by: Actor | None) -> QuerySet[Site]:
    """The sites of the customers this reader may know of."""
    return Site.objects.filter(reached(by, SEE, "customer")).select_related("customer", "territory")


def contracts_visible_to(by: Actor | None) -> QuerySet[Contract]:
    """The contracts of the customers this reader may know of."""
    return Contract.objects.filter(reached(by, SEE, "customer")).select_related("customer", "renews")


def permit(by: Actor | None, right: str, customer: Customer) -> None:
    """Refuse whoever sees this customer but whose `right` does not reach it."""
    reach = reached(by, right)
    if reach and not Customer.objects.filter(reach, pk=customer.pk).exists():
        raise NotAllowed(right=right)


def lock(key: UUID, by: Actor | None) -> Customer:
    """Find, permit and lock a customer; strangers get NotFound.

    Every change of a customer's contacts, sites, contracts and assets locks the customer first, so that writers of one
    customer follow one another and never wait in a ring. The lock lets others go on pointing to the row.
    """
    customer = visible_to(by).select_for_update(no_key=True, of=("self",)).filter(key=key).first()
    if customer is None:
        raise NotFound(what="customer")
    permit(by, EDIT, customer)
    return customer


def _lock_part(parts: QuerySet[PartT], key: UUID, by: Actor | None, what: str) -> PartT:
    customer = parts.filter(key=key).values_list("customer__key", flat=True).first()
    if customer is None:
        raise NotFound(what=what)
    lock(customer, by)
    return parts.get(key=key)


def lock_contact(key: UUID, by: Actor | None) -> Contact:
    """A contact, with its customer locked."""
    return _lock_part(contacts_visible_to(by), key, by, "contact")


def lock_site(key: UUID, by: Actor | None) -> Site:
    """A site, with its customer locked."""
    return _lock_part(sites_visible_to(by), key, by, "site")


def lock_contract(key: UUID, by: Actor | None) -> Contract:
    """A contract, with its customer locked."""
    return _lock_part(contracts_visible_to(by), key, by, "contract")


def lock_entitlement(key: UUID, by: Actor | None) -> Entitlement:
    """An entitlement, with the customer of its contract locked."""
    contract = contracts_visible_to(by).filter(entitlements__key=key).values_list("key", flat=True).first()
    if contract is None:
        raise NotFound(what="entitlement")
    lock_contract(contract, by)
    return Entitlement.objects.select_related("contract__customer").get(key=key)


def contact_of(by: Actor) -> Contact:
    """The contact that a signed-in portal reader is, with its customer: one query by a unique column."""
    contact = (
        Contact.objects.filter(person=by.id, archived_at__isnull=True, customer__archived_at__isnull=True)
        .select_related("customer")
        .first()
    )
    if contact is None or not by.is_customer:
        raise NotFound(what="contact")
    return contact


def audience(customer: Customer) -> list[str]:
    """The marks of those whom a change of this customer concerns: see `people.access.Actor.marks`."""
    territories = sorted({site.territory_id for site in _PLACES.rows(customer.pk) if site.territory_id is not None})
    near = (f"customers:territory:{territory}" for territory in territories)
    return ["customers:all", f"customer:{customer.pk}", *near]


def audiences(customers: Iterable[Customer]) -> dict[int, list[str]]:
    """The same of many customers, by their ids."""
    pks = {one.pk for one in customers}
    near: dict[int, set[int]] = {pk: set() for pk in pks}
    sites = Site.objects.filter(customer__in=pks, territory__isnull=False, archived_at__isnull=True)
    for pk, territory in sites.values_list("customer_id", "territory_id"):
        near[pk].add(territory)
    return {
        pk: ["customers:all", f"customer:{pk}", *(f"customers:territory:{one}" for one in sorted(places))]
        for pk, places in near.items()
    }


def lock_codes(codes: Iterable[str]) -> dict[str, Customer]:
    """The customers with these codes, locked in the order of their ids."""
    rows = Customer.objects.select_for_update(no_key=True).filter(code__in=set(codes)).order_by("pk")
    return {row.code: row for row in rows}


def owners(said: Iterable[str]) -> dict[str, Customer]:
    """Customers by what a table calls them: the code, else the whole name if only one has it. Locked in one order."""
    told = {one: tidy_code(one) for one in said}
    wanted = Q(code__in=told.values()) | Q(name__in=told, archived_at__isnull=True)
    rows = list(Customer.objects.select_for_update(no_key=True).filter(wanted).order_by("pk"))
    by_code, names = {row.code: row for row in rows}, Counter(row.name for row in rows)
    by_name = {row.name: row for row in rows if names[row.name] == 1}
    found = {one: by_code.get(code) or by_name.get(one) for one, code in told.items()}
    return {one: row for one, row in found.items() if row is not None}


_PLACES: Final = Compiled(
    lambda customer: Site.objects.filter(customer=customer, territory__isnull=False, archived_at__isnull=True)
)
