"""The queues: what is open and visible to a reader, most urgent first, and how much of it there is."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

import orjson

from aftersales.base import pages, sql
from aftersales.base.errors import Invalid
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.people.states import Scope
from aftersales.workorders.models import NEVER
from aftersales.workorders.queries.places import BEGINNING, place_of
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

    @property
    def since(self) -> datetime:
        """No row of the view stands before this instant in the queues: resolved orders await nothing."""
        return NEVER if self.states == (Order.RESOLVED,) else BEGINNING


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
    after_at, after_id = place_of(cursor) if cursor else (VIEWS[view].since, 0)
    ((rows, found, last_at, last_id),) = sql.rows(
        "workorders",
        "queue",
        **branches(by, VIEWS[view]),
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


def branches(by: Actor, view: View) -> dict[str, list[int]]:
    """The keyset branches that together are what this reader may see (see queue.sql)."""
    scopes = by.reach(SEE)
    own = [by.id] if scopes else []
    if view.mine:
        return {"everything": [], "territories": [], "teams": [], "owners": own}
    if Scope.ALL in scopes:
        return {"everything": [1], "territories": [], "teams": [], "owners": []}
    return {
        "everything": [],
        "territories": sorted(by.territories) if Scope.TERRITORY in scopes else [],
        "teams": sorted(by.teams) if Scope.TEAM in scopes else [],
        "owners": own,
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
    seen = branches(by, VIEWS["open"]) | {"owners": [by.id] if by.reach(SEE) else []}
    views = orjson.dumps([{"name": name, "since": view.since, **asdict(view)} for name, view in VIEWS.items()]).decode()
    found = dict(sql.rows("workorders", "counts", **seen, views=views, at=at, most=CAP + 1))
    return {name: {"n": min(found[name], CAP), "capped": found[name] > CAP} for name in VIEWS}
