"""One search over what a reader may see: orders, customers, assets, colleagues, a few of each.

Bounded however large the house: numbers, codes, serials and phone numbers by how they begin, on an index; words in a
title only among the newest and the most urgent orders, in the name of an asset only among the newest assets, and in
the names of products, customers and colleagues anywhere, for of those there are thousands, not millions.
"""

import re
from typing import Any, Final

from django.db.models import Max, Q, QuerySet

from aftersales.assets.access import visible_to as assets_visible_to
from aftersales.assets.models import Asset, Product
from aftersales.customers.models import Customer
from aftersales.customers.queries import customers as customers_found
from aftersales.people.access import Actor, visible_people
from aftersales.people.models import Person
from aftersales.people.rules import SEE as SEE_PEOPLE
from aftersales.workorders.access import visible_to
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.rules import LATEST
from aftersales.workorders.states import Order

MOST: Final = 8
"""Of each sort; who wants more says more."""
NEWEST: Final = 5000
"""Orders, and assets, among whose words is looked."""
URGENT: Final = 2000
"""Open orders, most urgent first, among whose titles is looked besides."""
CANDIDATES: Final = 200
"""Of what begins as typed, how many are looked at before the reader's rights are asked for."""
MOST_WORDS: Final = 4
_NUMBER: Final = re.compile(r"(?:w-?)?(\d{1,18})", re.IGNORECASE)
_CLOSED: Final = (Order.CLOSED, Order.CANCELLED)


def find(asked: str, by: Actor) -> dict[str, list[Any]]:
    """At most `MOST` of each sort that fit every word of what was asked; nothing for nothing."""
    words = asked.split()[:MOST_WORDS]
    if not words:
        return {"orders": [], "customers": [], "assets": [], "people": []}
    phrase = " ".join(words)
    return {
        "orders": _orders(words, by),
        "customers": _customers(phrase, by),
        "assets": _assets(words, by),
        "people": _people(words, by),
    }


# -- orders ------------------------------------------------------------------------------------------------------------


def _orders(words: list[str], by: Actor) -> list[WorkOrder]:
    """By number the one that is meant, then those that begin so; and by the words of the title, newest first."""
    typed = _NUMBER.fullmatch("".join(words))
    numbered = _numbered(typed[1], by) if typed else []
    if len(numbered) >= MOST:
        return numbered
    titled = list(_titled(words, by)[:MOST])
    return list({order.pk: order for order in [*numbered, *titled]}.values())[:MOST]


def _numbered(digits: str, by: Actor) -> list[WorkOrder]:
    """The order with this number, then newer ones whose number begins with it: ranges of the unique index."""
    highest = WorkOrder.objects.aggregate(number=Max("number"))["number"] or 0
    among = [WorkOrder.objects.filter(number=int(digits)).values("pk")]
    low, width = int(digits) * 10, 10
    while 0 < low <= highest:
        begun = WorkOrder.objects.filter(number__range=(low, low + width - 1))
        among.append(begun.order_by("-number").values("pk")[:CANDIDATES])
        low, width = low * 10, width * 10
    found = _shown(visible_to(by)).filter(pk__in=among[0].union(*among[1:]))
    return sorted(found, key=lambda order: (order.number != int(digits), -order.number))[:MOST]


def _titled(words: list[str], by: Actor) -> QuerySet[WorkOrder]:
    newest = WorkOrder.objects.order_by("-pk").values("pk")[:NEWEST]
    urgent = WorkOrder.objects.exclude(state__in=_CLOSED).order_by("act_by_at", "pk").values("pk")[:URGENT]
    mine = WorkOrder.objects.exclude(state__in=_CLOSED).filter(owner=by.id).order_by("act_by_at", "pk")
    among = newest.union(urgent, mine.values("pk")[:URGENT])
    return _shown(visible_to(by)).filter(_every(words, "title"), pk__in=among).order_by(*LATEST)


def _shown(orders: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    return orders.select_related("customer").only(
        "key", "number", "title", "state", "priority", "customer__key", "customer__name"
    )


# -- whom and what we serve --------------------------------------------------------------------------------------------


def _customers(phrase: str, by: Actor) -> list[Customer]:
    return list(customers_found(by, search=phrase, cursor=None, limit=MOST).rows)


def _assets(words: list[str], by: Actor) -> list[Asset]:
    """By how the serial begins, then by the words of name and model."""
    live = assets_visible_to(by).filter(archived_at__isnull=True)
    serial = "".join(words)
    begun = Asset.objects.filter(serial__istartswith=serial).exclude(serial="").values("pk")[:CANDIDATES]
    numbered = list(live.filter(pk__in=begun).order_by("serial")[:MOST])
    models = Product.objects.filter(_every(words, "name_zh") | _every(words, "name_en")).values("pk")
    newest = Asset.objects.order_by("-pk").values("pk")[:NEWEST]
    named = live.filter(_every(words, "name"), pk__in=newest).order_by("-pk")[: MOST - len(numbered)]
    modelled = live.filter(product__in=models).order_by("-pk")[: MOST - len(numbered)]
    return list({asset.pk: asset for asset in [*numbered, *named, *modelled]}.values())[:MOST]


# -- colleagues --------------------------------------------------------------------------------------------------------


def _people(words: list[str], by: Actor) -> list[Person]:
    """Colleagues at work; customers' people are found with their company."""
    if not by.may(SEE_PEOPLE):
        return []
    people = visible_people(by).filter(is_customer=False, archived_at__isnull=True).select_related("team")
    named = _every(words, "name")
    if len(words) == 1:
        named |= Q(email__istartswith=words[0])
    return list(people.filter(named).order_by("name", "pk")[:MOST])


def _every(words: list[str], column: str) -> Q:
    """Every word is a part of the column, whatever its case."""
    fits = Q()
    for word in words:
        fits &= Q(**{f"{column}__icontains": word})
    return fits
