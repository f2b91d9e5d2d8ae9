"""Proposals as they are listed and read: what would change, part by part, and what it is worth."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from aftersales.base import pages
from aftersales.base.errors import Conflict
from aftersales.base.models import Run
from aftersales.dispatch import access
from aftersales.dispatch.models import Proposal
from aftersales.dispatch.queries.planning.parts import FIRST, by_part, counts, left_page, parts_page, verdict
from aftersales.dispatch.queries.planning.reality import Reality
from aftersales.dispatch.queries.planning.takings import under_way
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team, Territory
from aftersales.workorders.models import WorkOrder

KIND: Final = "dispatch.proposal"
"""Of the runs and their jobs."""
Names = Mapping[Any, dict[str, Any]]
_GAINED: Final = ("visits", "travel", "km", "late", "late_minutes", "overtime")


def page(by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of what was asked, the latest first."""
    rows = access.proposals_of(by).select_related("run", "by")
    found = pages.newest_first(rows, cursor, limit)
    return {"rows": heads(found.rows), "next": found.next}


def one(key: UUID, by: Actor) -> dict[str, Any]:
    """One: what it comes to, and the first page of what it changes and of what it leaves out."""
    row = access.proposal(key, by)
    changed = parts_page(row, by, cursor=None, limit=FIRST)
    left = left_page(row, by, cursor=None, limit=FIRST)
    return {
        **head(row),
        "counts": counts(row),
        "parts": changed["rows"],
        "parts_next": changed["next"],
        "left": left["rows"],
        "left_next": left["next"],
    }


def parts(key: UUID, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A further page of what it changes."""
    return parts_page(access.proposal(key, by), by, cursor=cursor, limit=limit)


def left(key: UUID, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A further page of what it leaves out."""
    return left_page(access.proposal(key, by), by, cursor=cursor, limit=limit)


def head(row: Proposal) -> dict[str, Any]:
    """What is asked, how far it is and what it comes to; while it is worked at, the best so far."""
    return heads([row])[0]


def heads(rows: Sequence[Proposal]) -> list[dict[str, Any]]:
    """The same of several, with what their scopes name read at once."""
    scopes = [row.scope for row in rows]
    teams = _named(Team, [one["team"] for one in scopes])
    territories = _named(Territory, [one["territory"] for one in scopes])
    whys = [each for row in rows for each in row.why]
    people = _people([*(key for one in scopes for key in one["engineers"]), *(one["person"] for one in whys)])
    orders = _orders([one["order"] for one in whys])
    takings = under_way(rows)
    return [
        {
            **_head(row, teams, territories, people),
            "why": [_why(one, people, orders) for one in row.why],
            "taking": _key(takings.get(row.key)),
        }
        for row in rows
    ]


def _why(told: Mapping[str, Any], people: Names, orders: Mapping[str, int]) -> dict[str, Any]:
    """What happened that a plan was asked for; an order by its number alone."""
    number = orders.get(told["order"] or "")
    order = {"key": told["order"], "number": number} if number is not None else None
    return {"code": told["code"], "at": told["at"], "order": order, "person": people.get(told["person"])}


def _key(run: Run | None) -> UUID | None:
    return run.key if run is not None else None


def _head(row: Proposal, teams: Names, territories: Names, people: Names) -> dict[str, Any]:
    run, scope = row.run, row.scope
    figures = row.figures or {name: told for name, told in run.result.items() if name != "trouble"}
    return {
        "key": row.key,
        "kind": row.kind,
        "by": {"key": row.by.key, "name": row.by.name} if row.by is not None else None,
        "since": scope["since"],
        "until": scope["until"],
        "team": teams.get(scope["team"]),
        "territory": territories.get(scope["territory"]),
        "engineers": [people[key] for key in scope["engineers"] if key in people],
        "orders": scope["orders"],
        **{name: getattr(run, name) for name in ("state", "started_at", "ended_at", "done", "total")},
        "board_at": row.board_at,
        "trouble": run.result.get("trouble", ""),
        "figures": figures or None,
        "gain": _gain(figures),
        "stays": row.stays,
    }


def _gain(figures: Mapping[str, Any]) -> dict[str, Any] | None:
    """What it is better by than dispatch alone would do; below zero where it is worse."""
    if "proposed" not in figures:
        return None
    greedy, proposed = figures["greedy"], figures["proposed"]
    told = {name: round(greedy[name] - proposed[name], 1) for name in _GAINED}
    return {**told, "visits": -told["visits"]}


def check(key: UUID, by: Actor, at: datetime, wanted: Iterable[int] | None) -> dict[str, Any]:
    """Which of the `wanted` parts (None: all that were not taken) still hold at this moment, each looked at alone, and
    why others do not. Nothing is locked: when they are taken they are looked at again."""
    row = access.proposal(key, by)
    if row.run.state == "running":
        raise Conflict("proposal_under_way")
    rows = row.changes.filter(taken_at__isnull=True).select_related("order", "visit").order_by("part", "number")
    changes = list(rows.filter(part__in=set(wanted)) if wanted is not None else rows)
    reality = Reality.read(changes, by, at)
    told = {number: (each, reality.refused(each)) for number, each in by_part(changes)}
    return {"rows": [verdict(number, each, why) for number, (each, why) in told.items()]}


def _named(model: type[Team] | type[Territory], keys: Iterable[str | None]) -> Names:
    told = {key for key in keys if key is not None}
    rows = model.objects.filter(key__in=told) if told else model.objects.none()
    return {str(row.key): {"key": row.key, "name_zh": row.name_zh, "name_en": row.name_en} for row in rows}


def _orders(keys: Iterable[str | None]) -> dict[str, int]:
    told = {key for key in keys if key is not None}
    rows = WorkOrder.objects.filter(key__in=told) if told else WorkOrder.objects.none()
    return {str(key): number for key, number in rows.values_list("key", "number")}


def _people(keys: Iterable[str | None]) -> Names:
    told = {key for key in keys if key is not None}
    rows = Person.objects.filter(key__in=told) if told else Person.objects.none()
    return {str(row.key): {"key": row.key, "name": row.name} for row in rows}
