"""The queue of one owner, customer or asset: few rows, in the same order and shape as the long ones."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import orjson

from aftersales.base import pages, sql
from aftersales.people.access import Actor
from aftersales.workorders.queries.custom import fields_by_orders
from aftersales.workorders.queries.places import BEGINNING, place_of
from aftersales.workorders.queries.queue import VIEWS, branches


def narrow_queue(
    by: Actor,
    *,
    view: str,
    at: datetime,
    narrowed_to: Mapping[str, UUID | None],
    cursor: str = "",
    limit: int = 50,
) -> bytes:
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
    return lines([pk for pk, _ in page], following)


def lines(ids: Sequence[int], following: str | None, *, own: bool = False) -> bytes:
    """The page of these orders, in this order, as the JSON PostgreSQL built; one that is gone meanwhile is left out.
    With their `own` fields, where a column shows one."""
    ((rows,),) = sql.rows("workorders", "lines", ids=list(ids))
    told: bytes = _with_own(rows, ids) if own else rows.encode()
    return b'{"rows":' + told + b',"next":' + orjson.dumps(following) + b"}"


def _with_own(rows: str, ids: Sequence[int]) -> bytes:
    held = fields_by_orders(ids)
    return orjson.dumps([{**row, "custom": held.get(row["id"], {})} for row in orjson.loads(rows)])
