"""The queues: what is open and visible to a reader, most urgent first, and how much of it there is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from aftersales.base import pages, sql
from aftersales.base.errors import Invalid
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.people.states import Scope
from aftersales.workorders import access
from aftersales.workorders.queries.places import place_of
from aftersales.workorders.rules import SEE
from aftersales.workorders.states import Order

CAP: Final = 1000
"""Counts in menus stop here: "1,000+"."""


@dataclass(frozen=True)
class View:
    """A ready selection of the open orders."""

    states: tuple[Order, ...] | None = None
    mine: bool = False
    unassigned: bool = False
    overdue: bool = False


VIEWS: Final[dict[str, View]] = {
    "open": View(),
    "mine": View(mine=True),
    "unassigned": View(states=(Order.REPORTED, Order.TRIAGED), unassigned=True),
    "reported": View(states=(Order.REPORTED,)),
    "overdue": View(states=(Order.REPORTED, Order.TRIAGED, Order.ASSIGNED, Order.WORKING), overdue=True),
    "waiting": View(states=(Order.WAITING,)),
    "resolved": View(states=(Order.RESOLVED,)),
}


def queue(by: Actor, *, view: str, at: datetime, team: UUID | None = None, cursor: str = "", limit: int = 50) -> bytes:
    """One page of a view as the JSON PostgreSQL built: `{"rows": […], "next": cursor or null}`.

    A reader without the right to see orders has an empty queue; a team they may not see looks empty too.
    """
    after_at, after_id = place_of(cursor)
    ((rows, found, last_at, last_id),) = sql.rows(
        "workorders",
        "queue",
        **_branches(by, VIEWS[view]),
        states=list(VIEWS[view].states or ()) or None,
        team=_team_id(team),
        unassigned=VIEWS[view].unassigned,
        before=at if VIEWS[view].overdue else None,
        after_at=after_at,
        after_id=after_id,
        limit=limit,
    )
    following = pages.encode(last_at.isoformat(), last_id) if found == limit else None
    page: bytes = rows.encode()
    return b'{"rows":' + page + b',"next":' + orjson.dumps(following) + b"}"


def _branches(by: Actor, view: View) -> dict[str, list[int]]:
    """The keyset branches that together are what this reader may see (see queue.sql)."""
    scopes = by.reach(SEE)
    if view.mine:
        return {"everything": [], "territories": [], "teams": [], "owners": [by.id] if scopes else []}
    if Scope.ALL in scopes:
        return {"everything": [1], "territories": [], "teams": [], "owners": []}
    return {
        "everything": [],
        "territories": sorted(by.territories) if Scope.TERRITORY in scopes else [],
        "teams": sorted(by.teams) if Scope.TEAM in scopes else [],
        "owners": [by.id] if Scope.OWN in scopes else [],
    }


def _team_id(key: UUID | None) -> int | None:
    if key is None:
        return None
    found = Team.objects.filter(key=key).values_list("pk", flat=True).first()
    if found is None:
        raise Invalid("no_such_team", field="team")
    return found


def counts(by: Actor, *, at: datetime) -> dict[str, dict[str, Any]]:
    """How many orders each view has for this reader, counted no further than CAP."""
    return {name: _count(by, view, at) for name, view in VIEWS.items()}


def _count(by: Actor, view: View, at: datetime) -> dict[str, Any]:
    orders = access.visible_to(by).exclude(state__in=(Order.CLOSED, Order.CANCELLED))
    if view.mine:
        orders = orders.filter(owner=by.id)
    if view.states:
        orders = orders.filter(state__in=view.states)
    if view.unassigned:
        orders = orders.filter(owner__isnull=True)
    if view.overdue:
        orders = orders.filter(act_by_at__lt=at)
    found = len(orders.order_by().values_list("pk")[: CAP + 1])
    return {"n": min(found, CAP), "capped": found > CAP}
