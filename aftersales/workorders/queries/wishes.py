"""Whom to call about an order and when it suits them, as staff and as its customer see it."""

from typing import Any

from aftersales.customers.rules import masked_phone
from aftersales.people.access import Actor
from aftersales.workorders.models import Wish, WorkOrder


def wish_of(order: WorkOrder) -> Wish | None:
    """What was asked for; None where nothing was. Read it with the order: `select_related("wish")`."""
    return order.wish if hasattr(order, "wish") else None


def shown(order: WorkOrder) -> dict[str, Any] | None:
    """As staff see it: the number is masked until somebody asks for it by a verb that is on record."""
    wish = wish_of(order)
    if wish is None:
        return None
    return {"name": wish.name, "phone_masked": masked_phone(wish.phone), "suits": wish.suits}


def told_back(order: WorkOrder, by: Actor) -> dict[str, Any] | None:
    """As its customer sees it: whom we will call. The number is whole for whose order it is, masked for colleagues."""
    wish = wish_of(order)
    if wish is None:
        return None
    contact = order.contact
    called = wish if wish.name or contact is None else contact
    mine = contact is not None and contact.person_id == by.id
    return {"name": called.name, "phone": called.phone if mine else masked_phone(called.phone), "suits": wish.suits}
