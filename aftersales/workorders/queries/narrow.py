"""The queue of one owner, customer or asset: few rows, in the same order and shape as the long ones."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base import pages, sql
from aftersales.people.access import Actor
from aftersales.workorders.models import NEVER, StateName, WorkOrder
from aftersales.workorders.queries.places import BEGINNING, place_of
from aftersales.workorders.queries.queue import VIEWS, branches

_PLAIN: Final = (
    "id", "key", "number", "title", "priority", "state", "sub_state", "channel", "kind", "customer", "asset", "owner",
    "team", "act_by", "wait_reason", "wake_at", "reopen_count", "reported_at", "changed_at", "version",
)  # fmt: skip


def narrow_queue(
    by: Actor,
    *,
    view: str,
    at: datetime,
    narrowed_to: Mapping[str, UUID | None],
    cursor: str = "",
    limit: int = 50,
) -> dict[str, Any]:
    """One page of a view, narrowed to an `owner`, a `customer` or an `asset` (keys), and to a `team` besides.

    What the reader may not see is not there, nor is what does not exist: the two look the same.
    """
    after_at, after_id = place_of(cursor) if cursor else (BEGINNING, 0)
    chosen = VIEWS[view]
    found = sql.rows(
        "workorders",
        "narrow",
        **{name: narrowed_to.get(name) for name in ("owner", "customer", "asset", "team")},
        **branches(by, chosen),
        states=list(chosen.states or ()) or None,
        unassigned=chosen.unassigned,
        before=at if chosen.overdue else None,
        after_at=after_at,
        after_id=after_id,
        limit=limit + 1,
    )
    page = found[:limit]
    following = pages.encode(page[-1][1].isoformat(), page[-1][0]) if len(found) > limit else None
    return {"rows": rows_of([pk for pk, _ in page]), "next": following}


def rows_of(ids: list[int]) -> list[dict[str, Any]]:
    """The lines of these orders, in this order; one that is gone meanwhile is left out."""
    orders = WorkOrder.objects.select_related("kind", "customer", "asset", "owner", "team").in_bulk(ids)
    names = {(name.team_id, name.state, name.sub_state): name for name in StateName.objects.all()}
    return [_row(orders[pk], names) for pk in ids if pk in orders]


def _row(order: WorkOrder, names: Mapping[tuple[int | None, str, str], StateName]) -> dict[str, Any]:
    def named(sub_state: str) -> StateName | None:
        own = names.get((order.team_id, order.state, sub_state))
        return own or names.get((None, order.state, sub_state))

    return {
        **{name: getattr(order, name) for name in _PLAIN},
        "act_by_at": order.act_by_at if order.act_by_at < NEVER else None,
        "state_name": named(""),
        "sub_state_name": named(order.sub_state) if order.sub_state else None,
    }
