"""Who may see and change which asset, and the catalogue.

An asset is reached through its customer: a right over assets goes exactly as far as `customers.access` says for the
customer it stands at. The catalogue of products and fault codes is everybody's on the staff to read; to change it
takes `assets.edit` on everything.
"""

from uuid import UUID

from django.db.models import QuerySet

from aftersales.assets.models import Asset, FaultCode, Product
from aftersales.assets.rules import EDIT, SEE
from aftersales.base.errors import Conflict, NotFound
from aftersales.customers.access import audience, permit, reached
from aftersales.customers.models import Contact, Customer
from aftersales.people.access import Actor, require_everywhere

_WITH = ("product", "customer", "site", "contract", "parent")


def visible_to(by: Actor | None) -> QuerySet[Asset]:
    """The assets this reader may know of, with what they point to; all others do not exist for them."""
    return Asset.objects.filter(reached(by, SEE, "customer")).select_related(*_WITH)


def of_contact(contact: Contact) -> QuerySet[Asset]:
    """The live assets of a portal reader's company, whoever of it reads."""
    return Asset.objects.filter(customer=contact.customer_id, archived_at__isnull=True).select_related(*_WITH)


def products_visible_to(by: Actor | None) -> QuerySet[Product]:
    """The catalogue, for whoever may see any asset."""
    return Product.objects.select_related("skill") if _may_see(by) else Product.objects.none()


def fault_codes_visible_to(by: Actor | None) -> QuerySet[FaultCode]:
    """The fault codes, for whoever may see any asset."""
    return FaultCode.objects.all() if _may_see(by) else FaultCode.objects.none()


def _may_see(by: Actor | None) -> bool:
    return by is None or (by.may(SEE) and not by.is_customer)


def lock(key: UUID, by: Actor | None) -> Asset:
    """Find, permit and lock: the asset, behind its customer as everything that a customer owns.

    An asset can be moved to another customer while we wait for the lock on the first; then the writer looks again.
    """
    customer = visible_to(by).filter(key=key).values_list("customer_id", flat=True).first()
    if customer is None:
        raise NotFound(what="asset")
    locked = lock_customers(customer)[customer]
    asset = visible_to(by).filter(key=key).first()
    if asset is None:
        raise NotFound(what="asset")
    if asset.customer_id != customer:
        raise Conflict("try_again")
    permit(by, EDIT, locked)
    return asset


def lock_customers(*pks: int) -> dict[int, Customer]:
    """Customers locked in the order of their ids, so that two moves between the same two never wait in a ring."""
    rows = Customer.objects.select_for_update(no_key=True).filter(pk__in=pks).order_by("pk")
    return {row.pk: row for row in rows}


def customer_for(key: UUID, by: Actor | None) -> Customer:
    """The customer an asset is to stand at, if this reader may put assets there; the row is not locked."""
    customer = Customer.objects.filter(reached(by, SEE), key=key).first()
    if customer is None:
        raise NotFound(what="customer")
    permit(by, EDIT, customer)
    return customer


def lock_product(key: UUID, by: Actor | None) -> Product:
    """A product, for whoever may change the catalogue."""
    product = products_visible_to(by).filter(key=key).select_for_update(no_key=True, of=("self",)).first()
    if product is None:
        raise NotFound(what="product")
    permit_catalogue(by)
    return product


def lock_fault_code(key: UUID, by: Actor | None) -> FaultCode:
    """A fault code, for whoever may change the catalogue."""
    code = fault_codes_visible_to(by).filter(key=key).select_for_update(no_key=True).first()
    if code is None:
        raise NotFound(what="fault_code")
    permit_catalogue(by)
    return code


def permit_catalogue(by: Actor | None) -> None:
    """Refuse whoever may not change what everybody works with."""
    require_everywhere(by, EDIT)


def heard_by(asset: Asset) -> list[str]:
    """The marks of those whom a change of this asset concerns: those of its customer."""
    return audience(asset.customer)
