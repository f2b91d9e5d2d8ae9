"""Visits that are made one after another, as dispatch sees them: for which of an order's visits somebody is looked for
now, and which wait their turn."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db.models import F

from aftersales.dispatch.models import PolicyVersion
from aftersales.dispatch.queries.policies import current, policy_of, rules_of
from aftersales.dispatch.rules import LOOK_ANYWAY
from aftersales.people.models import Engineer
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.queries.turns import turn_of
from aftersales.workorders.states import Order
from aftersales.workorders.turns import SameEngineer

IN_HAND: Final = frozenset({Order.TRIAGED, Order.ASSIGNED, Order.WORKING})
"""While an order stands so, somebody is looked for for a visit of it whose turn has come."""


@dataclass(frozen=True)
class Next:
    """The visit of an order for which somebody is looked for: none where a new one is to be planned. `turn` is when it
    may be made, if anything says so. `waits`: those that nobody makes yet are not to be made yet; `look_at` is when
    one of them may be looked for, as far as is known."""

    visit: Visit | None = None
    turn: Turn | None = None
    waits: bool = False
    look_at: datetime | None = None

    @property
    def lead(self) -> Engineer | None:
        """Who made the visit before or makes it, if they are still with us."""
        before = self.turn.after if self.turn is not None else None
        engineer = before.engineer if before is not None else None
        return engineer if engineer is not None and engineer.person.is_active else None

    def wished(self, how: SameEngineer) -> list[int]:
        """The engineer who is to make this visit too, if that is wished for in this way."""
        lead = self.lead
        return [lead.pk] if lead is not None and self.turn is not None and self.turn.same_engineer == how else []

    def told(self) -> dict[str, Any] | None:
        """What is kept of it with a decision."""
        if self.visit is None or self.turn is None:
            return None
        before = self.turn.after
        return {
            "visit": self.visit.number,
            "after": before.number if before is not None else None,
            "same_engineer": self.turn.same_engineer if self.lead is not None else SameEngineer.NO.value,
            "comes_at": self.turn.comes_at.isoformat() if self.turn.comes_at is not None else None,
        }


def next_of(order: WorkOrder, at: datetime) -> Next:
    """For which visit of an order somebody is to be looked for: the first that nobody makes and that may be made at any
    time, or whose turn comes within the days its policy looks ahead, less one."""
    return next_of_each([order], at)[order.pk]


def next_of_each(orders: Collection[WorkOrder], at: datetime) -> dict[int, Next]:
    """The same of many orders (with their kinds), by id, asked at once."""
    found = Visit.objects.filter(order__in=orders, engineer__isnull=True, ended_at__isnull=True).order_by("number")
    unmade: dict[int, list[Visit]] = {one.pk: [] for one in orders}
    for visit in found.select_related("turn__after__engineer__person"):
        unmade[visit.order_id].append(visit)
    with_turns = {one.order_id for rows in unmade.values() for one in rows if turn_of(one) is not None}
    days = _days_of([one for one in orders if one.pk in with_turns and one.kind.on_site])
    return {one.pk: _next(one, unmade[one.pk], at, days.get(one.pk)) for one in orders}


def _next(order: WorkOrder, rows: Sequence[Visit], at: datetime, days: int | None) -> Next:
    """Of an order whose policy looks so many `days` ahead (None: nothing has a turn) and the visits nobody makes."""
    if not rows or not order.kind.on_site:
        return Next(visit=rows[0] if rows else None)
    turns = [(visit, turn_of(visit)) for visit in rows]
    ahead = in_view(days) if days is not None else timedelta()
    for visit, turn in turns:
        if turn is None or _comes(turn.comes_at, at + ahead):
            return Next(visit=visit, turn=turn)
    known = [turn.comes_at - ahead for _, turn in turns if turn is not None and turn.comes_at is not None]
    return Next(waits=True, look_at=min(known, default=None))


def _days_of(orders: Collection[WorkOrder]) -> dict[int, int]:
    """By order how many days its policy looks ahead."""
    if len(orders) <= 1:
        return {one.pk: rules_of(policy_of(one)).days for one in orders}
    days, counts = _days(), current()
    return {one.pk: days[version] for one in orders if (version := counts(one.kind_id, one.priority)) is not None}


def in_view(days: int) -> timedelta:
    """How long before its turn a visit is looked for by a policy that looks so many days ahead: a day less, so that
    there is a day to find a slot in."""
    return timedelta(days=days - 1) if days > 1 else timedelta(hours=12)


def _comes(comes_at: datetime | None, before: datetime) -> bool:
    return comes_at is not None and comes_at < before


def going_of(order: WorkOrder, ahead: Next) -> Visit | None:
    """The visit somebody makes already, so that nobody else is looked for: unless it is another's turn beside it."""
    if ahead.turn is not None:
        return None
    return order.visits.filter(engineer__isnull=False, ended_at__isnull=True).order_by("number").first()


def look_at(ahead: Next, at: datetime) -> datetime:
    """When what waits its turn is looked at again."""
    return max(ahead.look_at, at) if ahead.look_at is not None else at + LOOK_ANYWAY


def standing(at: datetime) -> tuple[list[int], list[int]]:
    """The orders of which a visit is in turn now, and those of which all that nobody makes yet waits; by id. Asked of
    all at once: index visit_unmade, which holds no more than what is open."""
    unmade = Visit.objects.filter(engineer__isnull=True, ended_at__isnull=True, order__kind__on_site=True)
    told = ("order", "order__kind", "order__priority", "turn__comes_at")
    rows = list(unmade.filter(turn__isnull=False).values_list(*told))
    if not rows:
        return [], []
    days = _days()
    counts = current()
    in_turn = {
        order
        for order, kind, priority, comes_at in rows
        if _comes(comes_at, at + in_view(days.get(counts(kind, priority) or 0, 1)))
    }
    waits = {order for order, *_ in rows} - in_turn
    at_any_time = set(unmade.filter(turn__isnull=True, order__in=waits).values_list("order", flat=True))
    return sorted(in_turn), sorted(waits - at_any_time)


def _days() -> dict[int, int]:
    return dict(_ahead())


def _ahead() -> Iterator[tuple[int, int]]:
    for version in PolicyVersion.objects.filter(number=F("policy__latest")):
        yield version.pk, rules_of(version).days
