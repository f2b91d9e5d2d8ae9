"""How a visit, and what is to be known before it, is told to a phone."""

from datetime import date
from typing import Any, Final

from django.db.models import Prefetch

from aftersales.assets import rules as assets
from aftersales.assets.models import Asset, Environment
from aftersales.assets.queries import warranties_of
from aftersales.customers import rules as customers
from aftersales.customers.models import Contact, Site
from aftersales.field import access
from aftersales.people.access import Actor
from aftersales.workorders.models import NEVER, Mate, Visit, WorkOrder
from aftersales.workorders.queries import turns
from aftersales.workorders.queries.page import VISIT_FIELDS

_ORDER: Final = (
    "key", "number", "title", "state", "priority", "kind", "customer", "act_by", "reported_at", "wait_reason",
    "version",
)  # fmt: skip
WITH: Final = ("kind", "customer", "site", "contact", "wish", "asset__product", "asset__environment")
"""What of an order a card needs besides its own row."""
CREW: Final = Prefetch("mates", Mate.objects.select_related("engineer__person").order_by("pk"))
"""Who goes along, read at once for all visits."""


def visit_card(visit: Visit, by: Actor) -> dict[str, Any]:
    """One visit with its crew, and the moves this reader may make of it."""
    return {
        **{name: getattr(visit, name) for name in VISIT_FIELDS},
        "engineer": visit.engineer.person if visit.engineer is not None else None,
        "mates": [mate.engineer.person for mate in visit.mates.all()],
        "mine": visit.engineer_id == by.id,
        "turn": turns.told(visit),
        "moves": access.visit_moves(visit, by),
    }


def order_essentials(order: WorkOrder) -> dict[str, Any]:
    """The line that names an order, and the promise that is nearest."""
    return {
        **{name: getattr(order, name) for name in _ORDER},
        "act_by_at": order.act_by_at if order.act_by_at < NEVER else None,
    }


def place(site: Site | None) -> dict[str, Any] | None:
    """Where to go, and how to get in. WGS-84: the map that is opened knows what to make of it."""
    if site is None:
        return None
    names = ("key", "name", "address", "zone", "latitude", "longitude", "access_note", "access_hours")
    return {name: getattr(site, name) for name in names}


def contact(row: Contact | None) -> dict[str, Any] | None:
    """Whom one meets, how to address them 称呼 and what to mind; the number is asked for on its own."""
    if row is None:
        return None
    return {
        **{name: getattr(row, name) for name in ("key", "name", "job_title", "care")},
        "address": customers.address(row.name, row.salutation),
        "phone_masked": customers.masked_phone(row.phone),
    }


def thing(asset: Asset | None, today: date) -> dict[str, Any] | None:
    """The thing that is served: what it is, what the maker still owes today, and what it runs on."""
    if asset is None:
        return None
    names = ("key", "name", "serial", "batch", "installed_on", "product")
    return {
        **{name: getattr(asset, name) for name in names},
        "cover": assets.cover_on(warranties_of(asset), today),
        "environment": _environment(asset),
    }


def _environment(asset: Asset) -> Environment | None:
    return asset.environment if hasattr(asset, "environment") else None
