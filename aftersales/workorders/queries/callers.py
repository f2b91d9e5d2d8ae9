"""Who is calling: found by number, name, serial or order number, with what to know before the first sentence."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

from django.db.models import Count, Q

from aftersales.assets.access import visible_to as assets_visible_to
from aftersales.assets.models import Asset
from aftersales.base.search.asked import Asked, read
from aftersales.base.search.folding import compact
from aftersales.base.search.patience import bounded
from aftersales.base.search.rows import fits
from aftersales.customers import access as customers
from aftersales.customers.models import Contact, Customer
from aftersales.customers.rules import tidy_code
from aftersales.people.access import Actor
from aftersales.workorders import access, states
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.find import contacts_found
from aftersales.workorders.rules import LATEST, REPORT

_MOST: Final = 8
"""Shown of each sort: who is not among them is found by typing on."""
_OFFERED: Final = 3 * _MOST
"""Taken from the index: a few may hold every piece of a word and not the word."""
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

    A phone number is found at the customers whom the reader may know of, and so may ask for it whole.
    """
    by.require(REPORT)
    said = unicodedata.normalize("NFKC", typed).strip()
    asked = read(said)
    with bounded():
        hits = list(_once(_hits(by, said, asked))) if asked else []
        unsolved = _open_orders(by, {hit.customer.pk for hit in hits})
    return [replace(hit, open=unsolved.get(hit.customer.pk, 0)) for hit in hits]


def _hits(by: Actor, said: str, asked: Asked) -> Iterator[Hit]:
    number = _NUMBER.fullmatch(said)
    digits = re.sub(r"\D", "", said) if re.fullmatch(r"[\d\s+\-()x]+", said) else ""
    serial = tidy_code(said)
    if number is not None:
        yield from _by_number(by, int(number[1]))
    if len(digits) >= _DIGITS or not digits:
        people = contacts_found(asked, by)[:_MOST]
        yield from (Hit("phone" if digits else "name", one.customer, one) for one in people)
    if len(digits) >= _DIGITS:
        yield from _by_called_number(by, digits)
    if len(serial) >= _DIGITS:
        yield from _by_serial(by, asked, serial)
    if not digits:
        firms = customers.visible_to(by).filter(fits(asked), archived_at__isnull=True).order_by("name", "pk")[:_OFFERED]
        held = [firm for firm in firms if asked.held_by([firm.code], names=[firm.name])]
        yield from (Hit("name", firm) for firm in held[:_MOST])


def _by_number(by: Actor, number: int) -> Iterator[Hit]:
    orders = access.visible_to(by).filter(number=number).exclude(customer=None)
    for order in orders.select_related("customer", "contact", "asset"):
        if order.customer is not None:
            yield Hit("number", order.customer, order.contact, order.asset, order)


def _called(digits: str) -> Q:
    """The number as people type it: with or without the 0 of the area, with any part left out in front."""
    return Q(wish__phone__contains=digits) | Q(wish__phone__contains=digits.removeprefix("0").removeprefix("0"))


def _by_called_number(by: Actor, digits: str) -> Iterator[Hit]:
    """Somebody who was named on an order as whom to call; few orders have one, newest first. Who sees an order and not
    its customer may not ask for that number whole, and so cannot try it out piece by piece either."""
    known = customers.visible_to(by).filter(archived_at__isnull=True)
    orders = access.visible_to(by).filter(_called(digits), customer__in=known)
    for order in orders.select_related("customer", "contact", "asset", "wish").order_by(*LATEST)[:_MOST]:
        if order.customer is not None:
            yield Hit("phone", order.customer, order.contact, order.asset, order, order.wish.name)


def _by_serial(by: Actor, asked: Asked, serial: str) -> Iterator[Hit]:
    offered = assets_visible_to(by).filter(fits(asked), archived_at__isnull=True).order_by("serial", "pk")[:_OFFERED]
    held = [asset for asset in offered if compact(serial) in compact(asset.serial)]
    yield from (Hit("serial", asset.customer, None, asset) for asset in held[:_MOST])


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
