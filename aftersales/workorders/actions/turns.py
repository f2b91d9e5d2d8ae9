"""Visits are put in order, and kept to it: what comes too early is refused, what was overtaken is marked and told.

Nothing here moves a visit. Turns are locked after orders and visits, and always the same way round: whoever moves the
visit before and whoever moves the one behind it wait for each other, and the second sees what the first has done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from aftersales.base import sql
from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import Event, emit
from aftersales.people.access import Actor
from aftersales.workorders import access, turns
from aftersales.workorders.events.turns import VisitBackInTurn, VisitOutOfTurn, VisitPutInTurn, VisitTurnCame
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.queries.turns import (
    asked_of,
    chained,
    earlier_of,
    follower_of,
    related_to,
    zone_at,
)
from aftersales.workorders.turns import SameEngineer

Told = tuple[Event, list[str]]
"""A fact, and whom it concerns."""
_SPAN: Final = "%Y-%m-%d %H:%M"


@dataclass(frozen=True)
class Wanted:
    """When a visit is to be made: after the visit with this key and so many days, not before a day; `minutes` is how
    long it takes while it has no time. With neither visit nor day it may be made at any time."""

    after: UUID | None = None
    gap_days: int = 0
    not_before_on: date | None = None
    same_engineer: SameEngineer = SameEngineer.RATHER
    minutes: int | None = None


def begin(order: UUID, wanted: Wanted) -> None:
    """Before anything else is locked: visits are put in order by one at a time, and the other order, if there is one,
    stands still meanwhile, the smaller key first as everywhere."""
    if wanted.after is None:
        return
    sql.rows("workorders", "lock_turns")
    other = WorkOrder.objects.filter(visits__key=wanted.after).values_list("key", flat=True).first()
    if other is not None and other != order:
        list(WorkOrder.objects.select_for_update(of=("self",)).filter(key__in=(order, other)).order_by("key"))


def put(row: WorkOrder, visit: Visit, wanted: Wanted, *, by: Actor | None, at: datetime) -> Event:
    """Say when the visit may be made, or that it may be at any time; the fact of that, to be told by the caller."""
    earlier = _found(row, visit, wanted.after, by)
    if earlier is None and wanted.not_before_on is None:
        Turn.objects.filter(visit=visit).delete()
    else:
        told: dict[str, Any] = {"after": earlier, "not_before_on": wanted.not_before_on, "minutes": wanted.minutes}
        told["gap_days"] = wanted.gap_days if earlier is not None else 0
        told["same_engineer"] = (wanted.same_engineer if earlier is not None else SameEngineer.NO).value
        Turn.objects.update_or_create(visit_id=visit.pk, defaults=told)
    return VisitPutInTurn(
        **_told(row, visit, by, at),
        after=earlier.key if earlier is not None else None,
        after_number=earlier.number if earlier is not None else None,
        after_order=earlier.order.key if earlier is not None and earlier.order_id != row.pk else None,
        gap_days=wanted.gap_days if earlier is not None else 0,
        not_before_on=wanted.not_before_on,
        same_engineer=wanted.same_engineer if earlier is not None else SameEngineer.NO,
    )


def refuse_too_early(row: WorkOrder, visit: Visit) -> None:
    """A visit is not planned to begin before its turn, nor for another engineer than who alone is to make it.

    Raises:
        Conflict: naming the visit before it, and from when on it may begin.
    """
    turn = Turn.objects.select_for_update(of=("self",)).filter(visit=visit).first()
    if turn is None:
        return
    before = _before(turn)
    earlier, asked, follower = earlier_of(before), asked_of(turn, row), follower_of(visit)
    if follower.starts_at is not None and before is not None and earlier is not None:
        lost = turns.lost(earlier)
        if lost is not None:
            raise Conflict("turn_never_comes", field="starts_at", why=lost, **_named(before, row))
        if turns.comes_at(earlier, asked) is None:
            raise Conflict("turn_not_known", field="starts_at", **_named(before, row))
    from_at = turns.comes_at(earlier, asked)
    if follower.starts_at is not None and from_at is not None and follower.starts_at < from_at:
        facts = {"field": "starts_at", "comes_at": from_at, "from": _said(from_at, row)}
        if before is None or from_at == asked.opens_at:
            raise Conflict("before_its_day", **facts, not_before_on=turn.not_before_on)
        raise Conflict("before_its_turn", **facts, gap_days=turn.gap_days, **_named(before, row))
    if before is not None and before.engineer is not None and turns.another_goes(follower, earlier, asked):
        raise Conflict("same_engineer_only", field="engineer", name=before.engineer.person.name, **_named(before, row))


def refuse_to_begin(row: WorkOrder, visit: Visit, at: datetime, *, arriving: bool = False) -> None:
    """Nobody sets out, or is there, before the visit before was done; nor is there on a day before its turn. It counts
    when things were done, not when we heard of them.

    Raises:
        Conflict: naming the visit before it, or the day.
    """
    turn = Turn.objects.filter(visit=visit).first()
    if turn is None:
        return
    before = _before(turn)
    earlier = earlier_of(before)
    if before is not None and earlier is not None:
        done = turns.is_done(earlier) and earlier.ended_at is not None and earlier.ended_at <= at
        if not done:
            raise Conflict("turn_not_come", **_named(before, row))
    from_at, zone = turns.comes_at(earlier, asked_of(turn, row)), zone_at(row)
    if arriving and from_at is not None and at.astimezone(zone).date() < from_at.astimezone(zone).date():
        raise Conflict("turn_day_not_come", on=from_at.astimezone(zone).date().isoformat())


def follow(row: WorkOrder, visit: Visit, *, by: Actor | None, at: datetime) -> list[Told]:
    """A visit was changed: bring its own turn and the turns of those behind it to how things stand, and say what there
    is to tell, each with whom it concerns."""
    told: list[Told] = []
    touched = Q(visit=visit) | Q(after=visit)
    for turn in Turn.objects.select_for_update(of=("self",)).filter(touched).order_by("pk"):
        if turn.pk == visit.pk:
            told += _kept(turn, row, visit, _before(turn), by=by, at=at)
        else:
            follower = Visit.objects.select_related("order").get(pk=turn.pk)
            told += _kept(turn, follower.order, follower, visit, by=by, at=at)
            told += _came(turn, follower, visit, by=by, at=at)
    return told


def tell(told: list[Told]) -> None:
    """What became of turns is told after what brought it about."""
    for fact, audience in told:
        emit(fact, audience=audience)


def _kept(
    turn: Turn, order: WorkOrder, visit: Visit, before: Visit | None, *, by: Actor | None, at: datetime
) -> Iterator[Told]:
    earlier, asked, follower = earlier_of(before), asked_of(turn, order), follower_of(visit)
    over = follower.begun
    was, came = turn.out_why, turn.comes_at
    why = None if over else turns.out_of_turn(follower, earlier, asked)
    turn.comes_at = turns.comes_at(earlier, asked)
    turn.out_why, turn.out_since_at = (why or "", (turn.out_since_at or at) if why else None)
    if (was, came) != (turn.out_why, turn.comes_at):
        turn.save(update_fields=["comes_at", "out_why", "out_since_at"])
    who: dict[str, Any] = {**_told(order, visit, by, at), **_of(before, order)}
    if why is not None and why != was:
        yield VisitOutOfTurn(**who, why=why, comes_at=turn.comes_at), _marks(order, visit)
    elif was and why is None and not over:
        yield VisitBackInTurn(**who, comes_at=turn.comes_at), _marks(order, visit)


def _came(turn: Turn, visit: Visit, before: Visit, *, by: Actor | None, at: datetime) -> Iterator[Told]:
    """The visit before has just been done: whoever goes, or is to be found, may go on."""
    earlier = earlier_of(before)
    if earlier is not None and before.ended_at == at and turns.is_done(earlier) and not follower_of(visit).begun:
        who: dict[str, Any] = {**_told(visit.order, visit, by, at), **_of(before, visit.order)}
        yield VisitTurnCame(**who, comes_at=turn.comes_at), _marks(visit.order, visit)


def _marks(order: WorkOrder, visit: Visit) -> list[str]:
    return [*access.audience(order), *([f"person:{visit.engineer_id}"] if visit.engineer_id is not None else [])]


def _found(row: WorkOrder, visit: Visit, key: UUID | None, by: Actor | None) -> Visit | None:
    """The visit this one is to come after, if it can be."""
    if key is None:
        return None
    seen = access.visible_to(by).filter(related_to(row))
    earlier = Visit.objects.select_related("order").filter(key=key, order__in=seen).first()
    if earlier is None:
        raise Invalid("no_such_visit_to_follow", field="after")
    if earlier.pk == visit.pk:
        raise Invalid("after_itself", field="after")
    stands = earlier_of(earlier)
    if stands is not None and turns.lost(stands) is not None:
        raise Conflict("turn_never_comes", field="after", **_named(earlier, row))
    way = turns.ring(chained([earlier.pk]), visit.pk, earlier.pk)
    if way:
        names = Visit.objects.select_related("order").in_bulk(way)
        raise Conflict("visits_in_a_ring", field="after", way=[_name(names[one], row) for one in way])
    return earlier


def _before(turn: Turn) -> Visit | None:
    """The visit before as it stands now: asked for after the turn is locked, or it would be how it stood before."""
    if turn.after_id is None:
        return None
    return Visit.objects.select_related("order", "engineer__person").get(pk=turn.after_id)


def _of(before: Visit | None, order: WorkOrder) -> dict[str, Any]:
    if before is None:
        return {"after": None, "after_number": None, "after_order": None}
    other = before.order.key if before.order_id != order.pk else None
    return {"after": before.key, "after_number": before.number, "after_order": other}


def _named(before: Visit, order: WorkOrder) -> dict[str, Any]:
    """The visit before, for programs and in words."""
    return {"after": str(before.key), "number": before.number, "earlier": _name(before, order)}


def _name(visit: Visit, order: WorkOrder) -> dict[str, str]:
    n, of = visit.number, visit.order.number
    if visit.order_id == order.pk:
        return {"zh": f"第 {n} 次上门", "en": f"visit {n}"}
    return {"zh": f"工单 W-{of} 的第 {n} 次上门", "en": f"visit {n} of W-{of}"}


def _said(at: datetime, order: WorkOrder) -> str:
    return at.astimezone(zone_at(order)).strftime(_SPAN)


def _told(row: WorkOrder, visit: Visit, by: Actor | None, at: datetime) -> dict[str, Any]:
    return {"order": row.key, "visit": visit.key, "number": visit.number, "at": at, "by": by.key if by else None}
