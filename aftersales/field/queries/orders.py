"""One order as a phone shows it, the reader's orders by words, and what a scanned label means."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Case, Q, QuerySet, When

from aftersales.assets.access import visible_to as visible_assets
from aftersales.assets.models import Asset
from aftersales.base.pages import decode as place_behind
from aftersales.base.pages import encode
from aftersales.base.search.asked import Asked, matches
from aftersales.base.search.asked import read as asked_of
from aftersales.base.search.patience import bounded
from aftersales.field import rules
from aftersales.field.queries.cards import CREW, WITH, contact, place, thing, visit_card
from aftersales.field.queries.day import last_jobs
from aftersales.people.access import Actor
from aftersales.workorders.access import permits, visible_to
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.queries.find import order_fields, searched_in
from aftersales.workorders.queries.page import order_page
from aftersales.workorders.queries.searching import own_orders_holding
from aftersales.workorders.queries.state_names import NAMES, named
from aftersales.workorders.queries.turns import WITH as TURN
from aftersales.workorders.rules import LATEST
from aftersales.workorders.states import OPEN

MOST_SCANNED: Final = 10


def field_order(key: UUID, by: Actor, *, now: datetime) -> dict[str, Any]:
    """Everything an engineer needs of an order: its page, and what is to be known before going there."""
    page = order_page(key, by, now=now)
    order = WorkOrder.objects.select_related(*WITH).prefetch_related("asset__warranties").get(key=key)
    visits = Visit.objects.filter(order=order).select_related("engineer__person", "order", *TURN).order_by("number")
    return {
        **page,
        "visits": [visit_card(visit, by) for visit in visits.prefetch_related(CREW)],
        "site": place(order.site),
        "contact": contact(order.contact),
        "asset": thing(order.asset, now.astimezone(ZoneInfo(by.zone)).date()),
        "last_job": last_jobs([order], by).get(order.asset_id or 0),
        "may_fill": permits(by, "update", order),
    }


def found_orders(search: str, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """The reader's own orders, also those long done, newest first, by number, title, customer, asset or serial.

    A line is a part of the page before it is looked at for the words: where an index offers what does not hold them, a
    page is a little shorter, and its cursor goes on behind it.
    """
    asked = asked_of(search)
    at, pk = place_behind(cursor, 2, types=[datetime, int]) if cursor is not None else (None, None)
    with bounded():
        ids = own_orders_holding(asked, by, after_at=at, after_id=pk, most=limit + 1)
        known = _told(WorkOrder.objects.all()).in_bulk(ids)
    page = [known[one] for one in ids[:limit] if one in known]
    own = searched_in(page)
    held = [order for order in page if asked.held_by(order_fields(order, own).values())]
    following = encode(page[-1].reported_at, page[-1].pk) if len(ids) > limit else None
    return {"rows": [_found_line(order, asked, own) for order in held], "next": following}


def _found_line(order: WorkOrder, asked: Asked, own: Sequence[str]) -> dict[str, Any]:
    shown = ("key", "number", "title", "state", "priority", "customer", "asset", "reported_at", *NAMES)
    told = {name: getattr(order, name) for name in shown}
    return {**told, "matched": matches(asked, order_fields(order, own))}


def scan(code: str, by: Actor) -> dict[str, Any]:
    """What a label leads to: the asset with this serial or key, and its orders, open ones first; or the order itself.

    What the reader may not see is not there, neither asset nor order.
    """
    read = rules.scanned(code)
    meant = Q(pk__in=[]) | (Q(number=read.number) if read.number is not None else Q())
    meant |= Q(key=read.key) if read.key is not None else Q()
    asset = _asset(read, by)
    orders = _told(visible_to(by).filter(Q(asset=asset.pk) if asset is not None else meant))
    open_first = Case(When(state__in=OPEN, then=0), default=1)
    return {"asset": asset, "orders": list(orders.order_by(open_first, *LATEST)[:MOST_SCANNED])}


def _asset(read: rules.Scanned, by: Actor) -> Asset | None:
    """By its serial, whatever the case (index asset_serial_begins), or its key."""
    meant = Q(serial__iexact=read.serial)
    if read.key is not None:
        meant |= Q(key=read.key)
    return visible_assets(by).filter(meant, archived_at__isnull=True).order_by("-pk").first()


def _told(orders: QuerySet[WorkOrder]) -> QuerySet[WorkOrder]:
    return named(orders.select_related("customer", "asset", "fields"))
