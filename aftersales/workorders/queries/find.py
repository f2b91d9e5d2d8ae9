"""One search over what a reader may see: orders, customers, assets, colleagues, a few of each.

By any two Chinese characters or four signs of a code, and what is shorter by how a word begins: see `base.search`. Each
sort is looked up in its own room's index, by its own room's rights; what an index offers is shown only where the text
itself holds every word, together with the place.
"""

import re
from collections.abc import Iterable
from typing import Any, Final

from django.db.models import Case, Max, Q, When

from aftersales.assets.access import visible_to as assets_visible_to
from aftersales.assets.models import Asset, Product
from aftersales.base.search.asked import Asked, Match, Part, matches, read
from aftersales.base.search.grams import phone_said
from aftersales.base.search.patience import bounded
from aftersales.base.search.rows import fits
from aftersales.customers.access import contacts_visible_to
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.customers.models import Contact, Customer
from aftersales.customers.rules import masked_phone, tidy_code
from aftersales.people.access import Actor, visible_people
from aftersales.people.models import Person
from aftersales.people.rules import SEE as SEE_PEOPLE
from aftersales.workorders.access import visible_to
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.owned import values_in
from aftersales.workorders.queries.custom import searchable_codes
from aftersales.workorders.queries.searching import orders_holding
from aftersales.workorders.queries.state_names import NAMES, named

MOST: Final = 8
"""Of each sort; who wants more says more."""
OFFERED: Final = 3 * MOST
"""Taken from the index: a few may hold every piece of a word and not the word."""
CANDIDATES: Final = 200
"""Of numbers that begin as typed, how many are looked at before the reader's rights are asked for."""
_NUMBER: Final = re.compile(r"(?:w-?)?(\d{1,18})", re.IGNORECASE)

Row = dict[str, Any]


def find(typed: str, by: Actor) -> dict[str, list[Row]]:
    """At most `MOST` of each sort that hold every word of what was asked; nothing for nothing."""
    asked = read(typed)
    with bounded():
        return {
            "orders": _orders(asked, typed, by) if typed.strip() else [],
            "customers": _customers(asked, by) if asked else [],
            "assets": _assets(asked, typed, by) if asked else [],
            "people": _people(asked, by) if asked else [],
        }


# -- orders ------------------------------------------------------------------------------------------------------------


def _orders(asked: Asked, typed: str, by: Actor) -> list[Row]:
    """The one whose number is meant, then those that begin so, then those that hold the words."""
    number = _NUMBER.fullmatch("".join(typed.split()))
    numbered = _numbered(number[1], by) if number else []
    ids = orders_holding(asked, by, most=OFFERED) if len(numbered) < MOST else []
    known = named(visible_to(by).select_related("customer", "asset", "fields")).in_bulk(ids)
    own = searched_in(known.values())
    held = [known[pk] for pk in ids if pk in known and asked.held_by(order_fields(known[pk], own).values())]
    held.sort(key=lambda order: not asked.verbatim_in(order_fields(order, own).values()))
    found = {order.pk: order for order in [*numbered, *held]}
    return [_order(order, asked, number[1] if number else "", own) for order in list(found.values())[:MOST]]


def _numbered(digits: str, by: Actor) -> list[WorkOrder]:
    """The order with this number, then newer ones whose number begins with it: ranges of the unique index."""
    highest = WorkOrder.objects.aggregate(number=Max("number"))["number"] or 0
    among = [WorkOrder.objects.filter(number=int(digits)).values("pk")]
    low, width = int(digits) * 10, 10
    while 0 < low <= highest:
        begun = WorkOrder.objects.filter(number__range=(low, low + width - 1))
        among.append(begun.order_by("-number").values("pk")[:CANDIDATES])
        low, width = low * 10, width * 10
    found = named(visible_to(by).select_related("customer", "asset", "fields")).filter(
        pk__in=among[0].union(*among[1:])
    )
    return sorted(found, key=lambda order: (order.number != int(digits), -order.number))[:MOST]


def searched_in(orders: Iterable[WorkOrder]) -> list[str]:
    """The company's own fields (codes) by whose words these orders are found; costs nothing where they have none."""
    return searchable_codes() if any(map(values_in, orders)) else []


def order_fields(order: WorkOrder, own: Iterable[str] = ()) -> dict[str, str]:
    """What an order is found by, field by field, as it is looked through once more, with what is in its `own` ones."""
    customer, asset = order.customer, order.asset
    filled = values_in(order) if own else {}
    return {
        "number": f"W-{order.number}",
        "title": order.title,
        "customer": customer.name if customer else "",
        "code": customer.code if customer else "",
        "asset": asset.name if asset else "",
        "serial": asset.serial if asset else "",
        "tags": " ".join(order.tags),
        "reference": order.external_id,
        "description": order.description,
        "custom": "\n".join(filled[code] for code in own if code in filled),
    }


def _order(order: WorkOrder, asked: Asked, number: str, own: Iterable[str]) -> Row:
    plain = ("key", "number", "title", "state", "priority", "customer", *NAMES)
    matched = matches(read(number) if number else asked, order_fields(order, own))
    return {**{name: getattr(order, name) for name in plain}, "matched": matched}


# -- whom and what we serve --------------------------------------------------------------------------------------------


def _customers(asked: Asked, by: Actor) -> list[Row]:
    """By name, initials or code; then those whose contact has the name, or the number.

    A number is looked for at the customers whom the reader may know of, and so may ask for it; shown it stays masked.
    """
    firms = customers_visible_to(by).filter(fits(asked), archived_at__isnull=True).order_by("name", "pk")[:OFFERED]
    found = {firm.pk: _firm(firm, matches(asked, firm_fields(firm), ["name"])) for firm in _named(firms, asked)}
    for contact in contacts_found(asked, by):
        firm = contact.customer
        if firm.pk not in found and firm.archived_at is None:
            found[firm.pk] = _firm(firm, contact_matches(asked, contact))
    return list(found.values())[:MOST]


def _named(firms: Iterable[Customer], asked: Asked) -> list[Customer]:
    return [firm for firm in firms if asked.held_by([firm.code], names=[firm.name])]


def firm_fields(firm: Customer) -> dict[str, str]:
    return {"name": firm.name, "code": firm.code}


def _firm(firm: Customer, matched: list[Match]) -> Row:
    return {**{name: getattr(firm, name) for name in ("key", "name", "code", "tier")}, "matched": matched}


def contacts_found(asked: Asked, by: Actor) -> list[Contact]:
    """Contacts whose name or number holds every word, of the customers this reader may know of."""
    people = contacts_visible_to(by).filter(fits(asked), archived_at__isnull=True, customer__archived_at__isnull=True)
    offered = people.order_by("name", "pk")[:OFFERED]
    return [one for one in offered if asked.held_by([phone_said(one.phone)], names=[one.name])]


def contact_matches(asked: Asked, contact: Contact) -> list[Match]:
    """Where a contact was found; of the number only that it was it."""
    by_phone = any(word.within(phone_said(contact.phone)) for word in asked.words)
    phone = [Match("phone", [Part(masked_phone(contact.phone), True)])] if by_phone else []
    return matches(asked, {"contact": contact.name}, ["contact"]) + phone


def _assets(asked: Asked, typed: str, by: Actor) -> list[Row]:
    """By serial, the one that is meant first, by name or initials, and by the model's name."""
    live = assets_visible_to(by).filter(archived_at__isnull=True)
    meant = Case(When(serial__iexact=tidy_code(typed), then=0), default=1)
    offered = [*live.filter(fits(asked)).order_by(meant, "-pk")[:OFFERED]]
    models = Product.objects.filter(_every(asked, "name_zh") | _every(asked, "name_en") | _every(asked, "code"))
    if len(offered) < MOST and (keys := list(models.values_list("pk", flat=True)[:OFFERED])):
        offered += live.filter(product__in=keys).order_by("-pk")[:MOST]
    found = {asset.pk: asset for asset in offered if _held(asset, asked)}
    return [_asset(asset, asked) for asset in list(found.values())[:MOST]]


def _held(asset: Asset, asked: Asked) -> bool:
    names = (asset.name, asset.product.name_zh, asset.product.name_en, asset.product.code)
    return asked.held_by([asset.serial, asset.batch], names=names)


def _asset(asset: Asset, asked: Asked) -> Row:
    fields = {"name": asset.name, "serial": asset.serial, "batch": asset.batch, "product": asset.product.name_zh}
    shown = {name: getattr(asset, name) for name in ("key", "name", "serial", "product", "customer")}
    return {**shown, "matched": matches(asked, fields, ["name"])}


def _every(asked: Asked, column: str) -> Q:
    """Every word is a part of the column, whatever its case: of a catalogue, which is hundreds."""
    fits_all = Q()
    for word in asked.words:
        fits_all &= Q(**{f"{column}__icontains": word.typed})
    return fits_all


# -- colleagues --------------------------------------------------------------------------------------------------------


def _people(asked: Asked, by: Actor) -> list[Row]:
    """Colleagues at work, by name, initials, e-mail or number; customers' people are found with their company."""
    if not by.may(SEE_PEOPLE):
        return []
    people = visible_people(by).filter(fits(asked), is_customer=False, archived_at__isnull=True)
    offered = people.select_related("team").order_by("name", "pk")[:OFFERED]
    return [_person(one, asked) for one in offered if _answers(one, asked)][:MOST]


def _answers(one: Person, asked: Asked) -> bool:
    return asked.held_by([one.email or "", phone_said(one.phone or "")], names=[one.name])


def _person(one: Person, asked: Asked) -> Row:
    matched = matches(asked, {"name": one.name, "email": one.email or ""}, ["name"])
    if not matched:
        matched = [Match("phone", [Part(masked_phone(one.phone or ""), True)])]
    return {"key": one.key, "name": one.name, "team": one.team, "matched": matched}
