"""Whether what was proposed still holds: asked at the moment somebody wants to take it, of everything it rests on.

A change holds if the visit stands where the proposal saw it and may still be moved, or the order is still nobody's; and
if dispatch's own rules would let these people make it just then, with all that is planned for them now.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings

from aftersales.dispatch.models import Change, Round
from aftersales.dispatch.queries.planning import works
from aftersales.dispatch.queries.planning.staff import staff
from aftersales.dispatch.queries.planning.works import Rules
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.solver.plans.board import Board, Slot, Work
from aftersales.dispatch.solver.plans.keeping import refusals
from aftersales.people.access import Actor
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order

MOVED = "moved_since"
GOING = "somebody_goes"
OFFERED = "offered"
OVER = "order_over"
_HANDED = (Order.TRIAGED, Order.ASSIGNED, Order.WORKING)


@dataclass
class Reality:
    """How things stand with these changes, by id: `lost` are those that cannot be at all, with why. `slots` is who
    makes what when, by work; parts that are taken are put in."""

    board: Board
    lost: Mapping[int, str]
    keys: Mapping[int, str]
    slots: dict[str, Slot]
    seats: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @classmethod
    def read(cls, changes: Sequence[Change], by: Actor | None, at: datetime) -> "Reality":
        """As of now. Whoever wants nobody to be quicker has locked orders and engineers before."""
        rules = Rules()
        found = _visits([one.visit_id for one in changes if one.visit_id is not None])
        lost = _moved(changes, found)
        standing = [found[one.visit_id] for one in changes if one.visit_id in found and one.pk not in lost]
        by_visit = works.staying(standing, by, at, rules)
        lost |= {one.pk: by_visit[one.visit_id] for one in changes if one.visit_id in by_visit}
        free = [one for one in standing if one.pk not in by_visit]
        orders = works.still_waiting([one.order_id for one in changes if one.visit_id is None], by, at, rules)
        lost |= _taken([one for one in changes if one.visit_id is None], orders)
        told = [*works.works_of(free, at, rules), *(work for _, work in orders.values())]
        board = Board(
            at=minute(at),
            begins=minute(at),
            ends=max((minute(one.ends_at) for one in changes), default=minute(at)) + 1,
            staff=tuple(staff(_people(changes), at, {one.pk for one in free})),
            works=tuple(told),
            roads=settings.ROADS,
        )
        keys = {one.pk: str(found[one.visit_id].key) for one in changes if one.visit_id in found}
        keys |= {
            one.pk: str(orders[one.order_id][0].key) for one in changes if one.order_id in orders and not one.visit_id
        }
        seats = {keys[one.pk]: tuple(one.seats) for one in changes if one.seats and one.pk in keys}
        return cls(board, lost, keys, dict(board.present), seats)

    def begin_anew(self) -> None:
        """Nothing of it has happened: what was taken in is asked again."""
        self.slots = dict(self.board.present)

    def refused(self, part: Sequence[Change]) -> dict[int, list[str]]:
        """Why these cannot happen together, by the id of the change; nothing where they can."""
        told = {one.pk: [self.lost[one.pk]] for one in part if one.pk in self.lost}
        if told:
            return told
        wanted = {self.keys[one.pk]: slot_of(one) for one in part}
        rules = dict(refusals(self.board, {**self.slots, **wanted}, self.seats, list(wanted)))
        return {one.pk: rules[self.keys[one.pk]] for one in part if self.keys[one.pk] in rules}

    def take(self, part: Sequence[Change]) -> None:
        """They happen: what is asked from now on is asked beside them."""
        self.slots |= {self.keys[one.pk]: slot_of(one) for one in part}


def slot_of(change: Change) -> Slot:
    """Who and when."""
    return Slot(
        (change.engineer_id, *change.mates), minute(change.starts_at), -(-int(change.ends_at.timestamp()) // 60)
    )


def _visits(ids: Sequence[int]) -> dict[int, Visit]:
    rows = Visit.objects.filter(pk__in=ids).select_related(*works.WITH).prefetch_related("mates")
    return {one.pk: one for one in rows}


def _moved(changes: Sequence[Change], found: Mapping[int, Visit]) -> dict[int, str]:
    """Visits that do not stand where they stood."""
    told = {}
    for one in changes:
        if one.visit_id is None:
            continue
        visit = found.get(one.visit_id)
        was = (one.was_engineer_id, one.was_starts_at, one.was_ends_at)
        if visit is None or (visit.engineer_id, visit.starts_at, visit.ends_at) != was:
            told[one.pk] = MOVED
    return told


def _taken(changes: Sequence[Change], orders: Mapping[int, tuple[WorkOrder, Work]]) -> dict[int, str]:
    """Orders that are not to be given to anybody any more."""
    gone = {one.order_id for one in changes} - orders.keys()
    if not gone:
        return {}
    rows = {one.pk: one for one in WorkOrder.objects.filter(pk__in=gone)}
    offered = set(Round.objects.filter(order__in=gone, state="open").values_list("order", flat=True))
    told = {}
    for one in changes:
        if one.order_id in gone:
            over = one.order_id not in rows or Order(rows[one.order_id].state) not in _HANDED
            told[one.pk] = OVER if over else OFFERED if one.order_id in offered else GOING
    return told


def _people(changes: Sequence[Change]) -> list[int]:
    told = {who for one in changes for who in (one.engineer_id, one.was_engineer_id, *one.mates) if who is not None}
    return sorted(told)
