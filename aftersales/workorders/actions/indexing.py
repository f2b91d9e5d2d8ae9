"""Orders are found by what is written here, in the transaction of each change, and by re-indexing.

Whose name and which serial an order carries stands in its own row of the index, so that one look answers "this customer
and that trouble". When a customer or an asset is named otherwise below, a job writes its orders anew (`reactions`).
"""

from collections.abc import Sequence
from typing import Final
from uuid import UUID

from django.db.models import Q

from aftersales.base import jobs
from aftersales.base.search import grams
from aftersales.base.search.rows import Walked, stale
from aftersales.base.verbs import verb
from aftersales.workorders import rules
from aftersales.workorders.models import OrderSearch, WorkOrder
from aftersales.workorders.owned import values_in
from aftersales.workorders.queries import custom

KIND: Final = "workorders.index_orders"
BATCH: Final = 500
INDEXED: Final = frozenset({"title", "description", "tags", "customer", "asset"})
"""The fields of an order by which it is found, as `actions.orders.change` names them."""


def index_orders(*orders: WorkOrder) -> None:
    """Write what these orders are found by."""
    own = custom.searchable_codes() if any(values_in(one) for one in orders) else []
    OrderSearch.objects.bulk_create(
        [OrderSearch(order=one, version=grams.VERSION, grams=pieces_of(one, own)) for one in orders],
        update_conflicts=True,
        unique_fields=["order"],
        update_fields=["version", "grams"],
    )


def pieces_of(order: WorkOrder, own: Sequence[str] = ()) -> list[int]:
    """Everything an order is found by, as it is kept; the company's `own` fields whose text is searched, by code."""
    filled = values_in(order)
    customer, asset = order.customer, order.asset
    owner = (customer.name, customer.code) if customer is not None else ()
    thing = (asset.name, asset.serial) if asset is not None else ()
    said = (order.external_id, *order.tags, *owner, *thing, *(filled.get(code, "") for code in own))
    return rules.found_by(order.number, order.title, order.description, said)


@verb
def reindex_orders(*, after: int, limit: int, everything: bool = False) -> Walked:
    """Write anew what some orders behind an id are found by, where it is missing or of another version."""
    orders = WorkOrder.objects.select_related("customer", "asset", "fields")
    rows, last, seen = stale(orders, after, limit, everything=everything)
    index_orders(*rows)
    return Walked(last, seen, len(rows))


def named_anew(*, customer: UUID | None = None, asset: UUID | None = None) -> None:
    """A customer or an asset (key) is called otherwise: its orders are written anew behind the scenes."""
    jobs.defer(
        KIND, once=f"{KIND} {customer or asset}", customer=str(customer or "") or None, asset=str(asset or "") or None
    )


@verb
def index_orders_of(*, customer: UUID | None, asset: UUID | None, after: int, field: str | None = None) -> int:
    """Write some orders of a customer or an asset anew, or those with something in a custom `field`; the id of the
    last, 0 when there are no more."""
    of = Q(customer__key=customer) if customer is not None else Q(asset__key=asset)
    of = Q(fields__values__has_key=field) if field is not None else of
    behind = WorkOrder.objects.filter(of, pk__gt=after).order_by("pk").select_related("customer", "asset", "fields")
    batch = list(behind.select_for_update(of=("self",), no_key=True)[:BATCH])
    index_orders(*batch)
    return batch[-1].pk if batch else 0
