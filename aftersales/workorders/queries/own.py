"""A customer's own orders as a list: what is open and what is past, of one thing or of all."""

from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from aftersales.base.pages import latest_first
from aftersales.people.access import Actor
from aftersales.workorders import access
from aftersales.workorders.models import WorkOrder

_PLAIN: Final = ("key", "number", "title", "state", "wait_reason", "reported_at", "changed_at")
_OVER: Final = ("closed", "cancelled")


def own_orders(
    by: Actor, *, stands: str = "", asset: UUID | None = None, mine: bool = False, cursor: str, limit: int
) -> dict[str, Any]:
    """The customer's orders newest first, one page; `stands` is open, past or all, `mine` leaves colleagues' out.

    Read through `orders_of_customer` or `orders_of_asset`: a customer's orders are hundreds, not millions.
    """
    orders = access.visible_to(by).select_related("asset", "contact")
    if stands:
        over = Q(state__in=_OVER)
        orders = orders.filter(over if stands == "past" else ~over)
    if asset is not None:
        orders = orders.filter(asset__key=asset)
    if mine:
        orders = orders.filter(contact__person=by.id)
    page = latest_first(orders, cursor or None, limit, at="reported_at")
    return {"rows": [row(order, by) for order in page.rows], "next": page.next}


def row(order: WorkOrder, by: Actor) -> dict[str, Any]:
    """An order as a line of a customer's list; `reporter` is the colleague it is about where it is not the reader."""
    mine = order.contact is not None and order.contact.person_id == by.id
    return {
        **{name: getattr(order, name) for name in _PLAIN},
        "asset": order.asset.name if order.asset is not None else "",
        "mine": mine,
        "reporter": order.contact.name if order.contact is not None and not mine else "",
    }
