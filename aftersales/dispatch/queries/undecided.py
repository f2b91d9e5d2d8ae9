"""The dispatcher's list: received orders nobody has or is asked about, most urgent first, with suggestions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

import orjson

from aftersales.base import pages, sql
from aftersales.customers.models import Site
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import crews, suggesting, turns, wishes
from aftersales.dispatch.queries.crews import Counting
from aftersales.dispatch.queries.policies import current
from aftersales.dispatch.rules import DECIDE, FRESH_FOR, SEE, is_fresh
from aftersales.people.access import Actor
from aftersales.people.states import Scope
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.narrow import lines
from aftersales.workorders.queries.places import place_of
from aftersales.workorders.rules import ORDER_RIGHTS
from aftersales.workorders.rules import SEE as SEE_ORDERS


class Waiting(NamedTuple):
    """One line of undecided.sql; `taken`: the slot of the latest decision was given to somebody else's order."""

    id: int
    act_by_at: datetime
    kind: int
    priority: int
    team: int | None
    territory: int | None
    changed_at: datetime
    on_site: bool
    decision: int | None
    taken: bool


def page(by: Actor, *, at: datetime, cursor: str = "", limit: int) -> dict[str, Any]:
    """A page of the list. An order without a fresh decision has no suggestion: it is decided when somebody asks."""
    by.require(SEE)
    found = waiting(by, at=at, cursor=cursor, limit=limit + 1)
    shown = found[:limit]
    following = pages.encode(shown[-1].act_by_at.isoformat(), shown[-1].id) if len(found) > limit else None
    orders = rows_of([one.id for one in shown])
    known = WorkOrder.objects.filter(pk__in=orders).select_related("kind", "site").in_bulk()
    needed = crews.of_each(list(known.values()))
    suggested = _suggested(shown, needed, at)
    rows = [
        {
            "order": orders[one.id],
            "people": needed[one.id].crew.people if one.id in needed else 1,
            "suggestion": suggested.get(one.id),
            "may_send": _may(by, one),
            "place": _place(known[one.id].site) if one.id in known else None,
        }
        for one in shown
        if one.id in orders  # it was read a moment later, and may be gone
    ]
    return {"rows": rows, "next": following}


def waiting(by: Actor, *, at: datetime, cursor: str = "", limit: int) -> list[Waiting]:
    """Orders that wait for somebody, as far as this reader sees both orders and decisions: also one somebody goes to
    where it is the turn of the visit behind, but none of which all that is left waits its turn."""
    after_at, after_id = place_of(cursor)
    seen, scopes = by.reach(SEE_ORDERS), by.reach(SEE)
    told: dict[str, Any] = {
        "everything": Scope.ALL in scopes,
        "territories": sorted(by.territories) if Scope.TERRITORY in scopes else [],
        "teams": sorted(by.teams) if Scope.TEAM in scopes else [],
        "all_seen": Scope.ALL in seen,
        "seen_territories": sorted(by.territories) if Scope.TERRITORY in seen else [],
        "seen_teams": sorted(by.teams) if Scope.TEAM in seen else [],
    }
    told["in_turn"], told["waits"] = turns.standing(at)
    rows = sql.rows("dispatch", "undecided", **told, after_at=after_at, after_id=after_id, limit=limit)
    return [Waiting(*row) for row in rows]


def _place(site: Site | None) -> dict[str, float] | None:
    if site is None or site.longitude is None or site.latitude is None:
        return None
    return {"longitude": site.longitude, "latitude": site.latitude}


def _suggested(rows: Sequence[Waiting], needed: Mapping[int, Counting], at: datetime) -> dict[int, dict[str, Any]]:
    """What was decided last, where that still holds."""
    numbers = current()
    ids = [one.decision for one in rows if one.decision is not None and not one.taken]
    decisions = Decision.objects.select_related(*suggesting.WITH, "order").in_bulk(ids)
    wished = wishes.changed({row.order_id: row.order.customer_id for row in decisions.values()}, at - FRESH_FOR)
    kept = [
        decision
        for one in rows
        if (decision := decisions.get(one.decision or 0)) is not None
        and crews.still(decision, needed.get(one.id))
        and is_fresh(
            at, decided_at=decision.at, starts_at=decision.starts_at,
            changed_at=max(one.changed_at, wished.get(one.id, one.changed_at)),
            sent=hasattr(decision, "sending"), same_policy=decision.policy_id == numbers(one.kind, one.priority),
        )
    ]  # fmt: skip
    return {row.order_id: told for row, told in zip(kept, suggesting.told(kept), strict=True)}


def rows_of(ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """Orders as a line of a list shows them, by id; one that is gone meanwhile is left out."""
    return {row["id"]: row for row in orjson.loads(lines(list(ids), None))["rows"]}


def may_send(by: Actor, order: WorkOrder) -> bool:
    """Whether the reader may both have an order (with its kind) decided and send somebody."""
    move = ORDER_RIGHTS["plan" if order.kind.on_site else "assign"]
    told: dict[str, Any] = {"owners": (order.owner_id,), "team": order.team_id, "territory": order.territory_id}
    return all(by.reaches(right, **told) for right in (DECIDE, move))


def _may(by: Actor, one: Waiting) -> bool:
    """The same of a line; nobody owns it, so nobody's own it is."""
    move = ORDER_RIGHTS["plan" if one.on_site else "assign"]
    return all(by.reaches(right, team=one.team, territory=one.territory) for right in (DECIDE, move))
