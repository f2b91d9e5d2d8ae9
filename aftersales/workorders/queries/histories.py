"""The orders of one customer or one asset, open and past; and those that a new one may only repeat."""

from typing import Any, Final, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from aftersales.assets.access import visible_to as assets_visible_to
from aftersales.base.errors import NotFound
from aftersales.base.pages import Page, latest_first
from aftersales.customers.access import visible_to as customers_visible_to
from aftersales.people.access import Actor
from aftersales.workorders import access, states
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.around import words_of
from aftersales.workorders.queries.state_names import named
from aftersales.workorders.rules import LATEST, REPORT

RowT = TypeVar("RowT", bound=Model)

_MOST_ALIKE: Final = 5
_LOOKED_AT: Final = 50
_SAME_THING: Final = 0.2
_SAME_FIRM: Final = 0.5
"""How much of the shorter title another must share: less where it is about the same machine."""


def of_customer(key: UUID, by: Actor, *, is_open: bool | None, cursor: str | None, limit: int) -> Page[WorkOrder]:
    """A customer's orders, newest first (index orders_of_customer)."""
    firm = _found(customers_visible_to(by), key, "customer")
    return _page(access.visible_to(by).filter(customer=firm), is_open, cursor, limit)


def of_asset(key: UUID, by: Actor, *, is_open: bool | None, cursor: str | None, limit: int) -> Page[WorkOrder]:
    """An asset's orders, newest first (index orders_of_asset)."""
    thing = _found(assets_visible_to(by), key, "asset")
    return _page(access.visible_to(by).filter(asset=thing), is_open, cursor, limit)


def _found(rows: QuerySet[RowT], key: UUID, what: str) -> RowT:
    row = rows.filter(key=key).first()
    if row is None:
        raise NotFound(what=what)
    return row


def _page(rows: QuerySet[WorkOrder], is_open: bool | None, cursor: str | None, limit: int) -> Page[WorkOrder]:
    if is_open is not None:
        rows = rows.filter(state__in=states.OPEN) if is_open else rows.exclude(state__in=states.OPEN)
    return latest_first(named(rows.select_related("kind", "asset", "owner")), cursor, limit, at="reported_at")


def duplicates(by: Actor, *, customer: UUID, asset: UUID | None, title: str) -> list[dict[str, Any]]:
    """Open orders of this customer that speak of the same: those of the same asset first, then by shared words."""
    by.require(REPORT)
    firm = _found(customers_visible_to(by), customer, "customer")
    rows = named(access.visible_to(by)).filter(customer=firm, state__in=states.OPEN).select_related("asset", "owner")
    alike = [(_likeness(title, order.title), order) for order in rows.order_by(*LATEST)[:_LOOKED_AT]]
    found: list[dict[str, Any]] = [
        {"order": order, "same_asset": _about(order, asset), "likeness": round(share, 2)}
        for share, order in alike
        if share >= (_SAME_THING if _about(order, asset) else _SAME_FIRM)
    ]
    found.sort(key=lambda one: (not one["same_asset"], -one["likeness"]))
    return found[:_MOST_ALIKE]


def _about(order: WorkOrder, asset: UUID | None) -> bool:
    return asset is not None and order.asset is not None and order.asset.key == asset


def _likeness(one: str, other: str) -> float:
    """The share of the shorter title's words that the other has too, 0 to 1."""
    mine, theirs = words_of(one), words_of(other)
    fewest = min(len(mine), len(theirs))
    return len(mine & theirs) / fewest if fewest else 0.0
