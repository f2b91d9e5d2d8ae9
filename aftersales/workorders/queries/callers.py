"""Who is calling: found by number, name, serial or order number, with what to know before the first sentence."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Count, Q, QuerySet

from aftersales.assets.access import visible_to as assets_visible_to
from aftersales.assets.models import Asset
from aftersales.customers import access as customers
from aftersales.customers.models import Contact, Customer
from aftersales.customers.rules import tidy_code
from aftersales.people.access import Actor
from aftersales.workorders import access, states
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.rules import LATEST, REPORT

_MOST: Final = 8
"""Shown of each sort: who is not among them is found by typing on."""
_DIGITS: Final = 4
_NUMBER: Final = re.compile(r"(?:[Ww]-?)?(\d{1,18})")


@dataclass(frozen=True)
class Hit:
    """Somebody who may be calling, and by what they were found; `called` is who the order names to be called."""

    why: str
    customer: Customer
    contact: Contact | None = None
    asset: Asset | None = None
    order: WorkOrder | None = None
    called: str = ""
    open: int = 0


def find(by: Actor, typed: str) -> list[Hit]:
    """Who it may be: by the number of an order, by a part of a phone number or a serial, then by a part of a name.

    Parts have no index: contacts and assets are ten thousands, and each sort stops at its limit.
    """
    by.require(REPORT)
    said = unicodedata.normalize("NFKC", typed).strip()
    hits = list(_once(_hits(by, said))) if said else []
    unsolved = _open_orders(by, {hit.customer.pk for hit in hits})
    return [replace(hit, open=unsolved.get(hit.customer.pk, 0)) for hit in hits]


def _hits(by: Actor, said: str) -> Iterator[Hit]:
    number = _NUMBER.fullmatch(said)
    digits = re.sub(r"\D", "", said) if re.fullmatch(r"[\d\s+\-()x]+", said) else ""
    serial = tidy_code(said)
    people = customers.contacts_visible_to(by).filter(archived_at__isnull=True, customer__archived_at__isnull=True)
    if number is not None:
        yield from _by_number(by, int(number[1]))
    if len(digits) >= _DIGITS:
        yield from _people("phone", people.filter(_phone(digits)))
        yield from _by_called_number(by, digits)
    if len(serial) >= _DIGITS:
        yield from _by_serial(by, serial)
    if not digits:
        yield from _people("name", people.filter(name__icontains=said))
        firms = customers.visible_to(by).filter(archived_at__isnull=True)
        named = firms.filter(Q(name__icontains=said) | Q(code__istartswith=serial))
        yield from (Hit("name", firm) for firm in named.order_by("name", "pk")[:_MOST])


def _phone(digits: str, column: str = "phone") -> Q:
    """As people type it: with or without the 0 of the area, with any part left out in front."""
    plain = digits.removeprefix("0").removeprefix("0")
    return Q(**{f"{column}__contains": digits}) | Q(**{f"{column}__contains": plain})


def _people(why: str, found: QuerySet[Contact]) -> Iterator[Hit]:
    for contact in found.order_by("name", "pk")[:_MOST]:
        yield Hit(why, contact.customer, contact)


def _by_number(by: Actor, number: int) -> Iterator[Hit]:
    orders = access.visible_to(by).filter(number=number).exclude(customer=None)
    for order in orders.select_related("customer", "contact", "asset"):
        if order.customer is not None:
            yield Hit("number", order.customer, order.contact, order.asset, order)


def _by_called_number(by: Actor, digits: str) -> Iterator[Hit]:
    """Somebody who was named on an order as whom to call; few orders have one, newest first."""
    orders = access.visible_to(by).filter(_phone(digits, "wish__phone"), customer__archived_at__isnull=True)
    for order in orders.select_related("customer", "contact", "asset", "wish").order_by(*LATEST)[:_MOST]:
        if order.customer is not None:
            yield Hit("phone", order.customer, order.contact, order.asset, order, order.wish.name)


def _by_serial(by: Actor, serial: str) -> Iterator[Hit]:
    found = assets_visible_to(by).filter(archived_at__isnull=True, serial__icontains=serial)
    for asset in found.order_by("serial", "pk")[:_MOST]:
        yield Hit("serial", asset.customer, None, asset)


def _once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """Each of them once, by what came first."""
    seen = set()
    for hit in hits:
        same = (hit.customer.pk, hit.contact and hit.contact.pk, hit.asset and hit.asset.pk)
        if same not in seen:
            seen.add(same)
            yield hit


def _open_orders(by: Actor, of: set[int]) -> dict[int, int]:
    unsolved = access.visible_to(by).filter(customer__in=of, state__in=states.OPEN)
    counted: Any = unsolved.order_by().values_list("customer").annotate(Count("pk"))
    return dict(counted) if of else {}
