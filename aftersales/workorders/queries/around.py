"""What surrounds an order: what was there before, what goes on beside it, what it is covered by; in few queries."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import chain
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from aftersales.assets import queries as assets
from aftersales.assets.models import Asset
from aftersales.base.errors import NotFound
from aftersales.customers.models import Entitlement
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import access, states
from aftersales.workorders.models import Link, Visit, WorkOrder
from aftersales.workorders.queries.state_names import NAMES, named
from aftersales.workorders.rules import LATEST
from aftersales.workorders.states import Order

_SHOWN: Final = 5
_BESIDE: Final = 20
"""Related, child and duplicate orders shown; nobody reads further."""
_RECENT: Final = timedelta(days=30)
_MOST_COUNTED: Final = 100
_SAME_MODEL: Final = 200
"""Assets of one model that are looked at for similar orders: each costs one short read of index orders_of_asset."""
_LOOKED_AT: Final = 60
_WORD: Final = re.compile(r"(?a:\b[a-z]+\d+\w*|[a-z]{4,})", re.IGNORECASE)
"""What two titles can share beside Chinese: a code such as E6 or U8, a word of four letters."""

_MOVES: Final = ("update", "note", "plan", "hold", "lift", "link", "hand_off")
_PLANNABLE: Final = states.UNSOLVED - {Order.REPORTED}
_ONLY_IN: Final = {"plan": _PLANNABLE, "hold": states.UNSOLVED, "lift": states.UNSOLVED}


def around(key: UUID, by: Actor, *, now: datetime) -> dict[str, Any]:
    """All that surrounds an order this reader may see."""
    related = ("asset__product", "asset__contract", "site", "contract", "category")
    order = access.visible_to(by).select_related(*related).filter(key=key).first()
    if order is None:
        raise NotFound(what="workorder")
    beside = _beside(order, access.visible_to(by).exclude(pk=order.pk), now)
    watchers = list(Person.objects.filter(pk__in=order.watches.values("person")).order_by("name", "pk"))
    return {
        "may": _may(order, by),
        "watching": any(person.pk == by.id for person in watchers),
        "watchers": watchers,
        "asset": _asset(order.asset, now.astimezone(ZoneInfo(by.zone)).date()),
        "counted": _counted(order),
        "access_hours": order.site.access_hours if order.site is not None else None,
        **beside,
    }


def _may(order: WorkOrder, by: Actor) -> list[str]:
    state = Order(order.state)
    return access.permitted(by, [move for move in _MOVES if state in _ONLY_IN.get(move, Order)], order)


def _beside(order: WorkOrder, seen: QuerySet[WorkOrder], now: datetime) -> dict[str, Any]:
    rows = named(seen.select_related("kind", "asset", "owner")).order_by(*LATEST)
    of_customer = rows.filter(customer=order.customer_id) if order.customer_id is not None else rows.none()
    found = {
        "open": list(of_customer.filter(state__in=states.OPEN).order_by("priority", *LATEST)[:_SHOWN]),
        "similar": _similar(order, rows),
        "related": list(rows.filter(pk__in=_linked(order))[:_BESIDE]),
        "children": list(rows.filter(parent=order.pk)[:_BESIDE]),
        "duplicates": list(rows.filter(duplicate_of=order.pk)[:_BESIDE]),
    }
    earlier = {
        "of_asset": _history(rows.filter(asset=order.asset_id), now) if order.asset_id is not None else None,
        "of_customer": _history(of_customer, now) if order.customer_id is not None else None,
    }
    shown = chain(chain.from_iterable(found.values()), *(one.orders for one in earlier.values() if one is not None))
    outcomes = _outcomes(list(shown))

    def told(row: WorkOrder) -> dict[str, Any]:
        return _neighbour(row, outcomes.get(row.pk), _alike(order, row))

    return {
        **{name: [told(row) for row in orders] for name, orders in found.items()},
        **{name: one.told(told) if one is not None else None for name, one in earlier.items()},
    }


@dataclass(frozen=True)
class _History:
    """The orders before this one: the newest, the last that was solved, and how many came lately."""

    rows: Sequence[WorkOrder]
    last: WorkOrder | None
    recent: int

    @property
    def orders(self) -> list[WorkOrder]:
        return [*self.rows, *([self.last] if self.last is not None else [])]

    def told(self, tell: Callable[[WorkOrder], dict[str, Any]]) -> dict[str, Any]:
        last = tell(self.last) if self.last is not None else None
        return {"rows": [tell(row) for row in self.rows], "last": last, "recent": self.recent}


def _history(newest: QuerySet[WorkOrder], now: datetime) -> _History:
    lately = newest.filter(reported_at__gte=now - _RECENT).values_list("pk", flat=True)
    return _History(
        rows=list(newest[:_SHOWN]),
        last=newest.filter(state__in=(Order.RESOLVED, Order.CLOSED)).first(),
        recent=len(lately[:_MOST_COUNTED]),
    )


def _linked(order: WorkOrder) -> list[int]:
    pairs = Link.objects.filter(Q(one=order.pk) | Q(other=order.pk)).values_list("one", "other")
    return [one if other == order.pk else other for one, other in pairs]


def _similar(order: WorkOrder, rows: QuerySet[WorkOrder]) -> list[WorkOrder]:
    """Solved orders of the same model, anybody's, those that share most with this one first."""
    if order.asset is None:
        return []
    same_model = Asset.objects.filter(product=order.asset.product_id).exclude(pk=order.asset.pk).order_by("-pk")
    solved = rows.filter(asset__in=list(same_model.values_list("pk", flat=True)[:_SAME_MODEL])).exclude(solution="")
    found = [(len(_alike(order, one)), one) for one in solved[:_LOOKED_AT]]
    close = sorted((pair for pair in found if pair[0] > 1), key=lambda pair: pair[0], reverse=True)
    return [one for _, one in close[:_SHOWN]]


def _alike(one: WorkOrder, other: WorkOrder) -> list[str]:
    shares = {
        "product": one.asset is not None and other.asset is not None and one.asset.product_id == other.asset.product_id,
        "category": one.category_id is not None and one.category_id == other.category_id,
        "tags": bool(set(one.tags) & set(other.tags)),
        "words": bool(words_of(one.title) & words_of(other.title)),
    }
    return [why for why, shared in shares.items() if shared]


def words_of(title: str) -> frozenset[str]:
    """What of a title another may share: codes, words, pairs of Chinese characters; case does not matter."""
    pairs = (title[at : at + 2] for at in range(len(title) - 1))
    chinese = (pair for pair in pairs if all("\u4e00" <= sign <= "\u9fff" for sign in pair))
    return frozenset(word.lower() for word in (*_WORD.findall(title), *chinese))


def _outcomes(rows: Sequence[WorkOrder]) -> dict[int, str]:
    """What the last visit of each order came to, in one query for all of them."""
    visits = Visit.objects.filter(order__in={row.pk for row in rows}).exclude(outcome="").order_by("number")
    return dict(visits.values_list("order", "outcome"))


def _neighbour(row: WorkOrder, outcome: str | None, alike: list[str]) -> dict[str, Any]:
    plain = ("key", "number", "title", "state", "priority", "kind", "asset", "owner", "reported_at", "resolved_at")
    return {
        **{name: getattr(row, name) for name in (*plain, *NAMES)},
        "solution": row.solution,
        "outcome": outcome,
        "alike": alike,
    }


def _asset(asset: Asset | None, today: date) -> dict[str, Any] | None:
    if asset is None:
        return None
    return {
        "key": asset.key,
        "batch": asset.batch,
        "is_software": asset.product.is_software,
        "cover": assets.cover_on(asset, today),
        "environment": assets.environment(asset) if asset.product.is_software else None,
    }


def _counted(order: WorkOrder) -> Sequence[Entitlement]:
    if order.contract_id is None:
        return []
    return list(Entitlement.objects.filter(contract=order.contract_id).order_by("what"))
