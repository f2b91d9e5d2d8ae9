"""Somebody will be away over visits they were to make, or over the deadline of orders they have in hand 请假冲突: each
is told to whoever dispatches, and where orders find somebody by themselves it is given to somebody else.

The customer was told a window; it stands. Of a crew that dispatch sent the empty seat alone is filled anew, at the same
time. A visit further ahead than its policy looks, one with another crew, one of an order that a person has in hand, and
an order that was begun are left to people: they are only told.
"""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef

from aftersales.base import jobs
from aftersales.dispatch.actions import automatic
from aftersales.dispatch.actions.replacing import replace_mate
from aftersales.dispatch.queries import policies, standing
from aftersales.notices.actions import inbox
from aftersales.people.models import Leave, Person
from aftersales.workorders import access as orders
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, Visit, WorkOrder
from aftersales.workorders.queries.chain import chain_of, takers
from aftersales.workorders.states import UNSOLVED, Order
from aftersales.workorders.states import Visit as VisitState

KIND: Final = "dispatch.cover"
_NOT_BEGUN: Final = (VisitState.PLANNED, VisitState.CONFIRMED)


def begin(*, person: UUID, leave: UUID | None, at: datetime) -> None:
    """Have the visits and orders looked through that somebody cannot make: because of this leave or, without one,
    because they left. In jobs of their own: no lock of one order is held while others are read."""
    if _booked(person, leave, at) or _in_hand(person, leave, at):
        jobs.defer(KIND, once=f"{KIND} {leave or person}", person=str(person), leave=str(leave) if leave else None)


def cover(*, person: UUID, leave: UUID | None, at: datetime) -> int:
    """Tell of, and where possible give on, each visit ahead and each order in hand that this person cannot see to; how
    many there were. Twice, after a kill, finds only what is left."""
    done = 0
    for visit in _booked(person, leave, at):
        done += _cover(visit, person, leave, at)
    for order in _in_hand(person, leave, at):
        done += _hand_on(order, person, leave, at)
    return done


def _booked(person: UUID, leave: UUID | None, at: datetime) -> list[UUID]:
    """The visits this person has time booked for while away, the earliest first. Index booking_never_double."""
    away = _away(person, leave, at)
    if away is None:
        return []
    booked = Booking.objects.filter(engineer__person__key=person, released_at__isnull=True, period__overlap=away)
    ahead = booked.filter(visit__state__in=_NOT_BEGUN).order_by("period", "pk")
    return list(ahead.values_list("visit__key", flat=True))


def _in_hand(person: UUID, leave: UUID | None, at: datetime) -> list[UUID]:
    """Orders they own of which something is due while they are away, or overdue when that begins, the most urgent
    first; all, if they left. Of those with a visit ahead the visit is told. Index order_open_owner."""
    away = _away(person, leave, at)
    if away is None:
        return []
    visited = Exists(Visit.objects.filter(order=OuterRef("pk"), state__in=_NOT_BEGUN))
    owned = WorkOrder.objects.filter(~visited, owner__key=person, state__in=UNSOLVED)
    if away[1] is not None:
        owned = owned.filter(act_by_at__lt=away[1])
        if away[0] > at:  # until then they can see to it themselves
            owned = owned.filter(act_by_at__gte=away[0])
    return list(owned.order_by("priority", "act_by_at", "pk").values_list("key", flat=True))


def _away(person: UUID, leave: UUID | None, at: datetime) -> tuple[datetime, datetime | None] | None:
    """From when until when they are not there, as it stands now; None if they are after all, or it is over."""
    if leave is None:
        return (at, None) if Person.objects.filter(key=person, archived_at__isnull=False).exists() else None
    row = Leave.objects.filter(key=leave, withdrawn_at__isnull=True, ends_at__gt=at).first()
    return (max(row.starts_at, at), row.ends_at) if row is not None else None


@transaction.atomic
def _cover(key: UUID, person: UUID, leave: UUID | None, at: datetime) -> bool:
    order, visit = orders.lock_visit(key, None, "reschedule")
    if key not in _booked(person, leave, at):  # somebody was quicker
        return False
    who = Person.objects.values_list("pk", flat=True).get(key=person)
    told = {"number": f"W-{order.number}", "visit": visit.number}
    if policies.is_automatic(order) and replace_mate(order, visit, who, at=at) is not None:
        _tell(order, "visit_mate_replaced", told, f"{visit.key}", leave or person, at)
        return True
    gives = _gives_on(order, visit, who, at)
    _tell(order, "visit_given_on" if gives else "visit_uncovered", told, f"{visit.key}", leave or person, at)
    if gives:
        promised = (visit.promised_from_at, visit.promised_until_at)
        visits.reschedule(key=key, by=None, at=at, engineer=None, starts_at=None, ends_at=None, promised=promised)
        standing.touch([who], at=at)
        automatic.begin(order=order.key, at=at)
    return True


@transaction.atomic
def _hand_on(key: UUID, person: UUID, leave: UUID | None, at: datetime) -> bool:
    order = orders.lock(key, None, "release")
    if key not in _in_hand(person, leave, at):  # somebody was quicker
        return False
    gives = order.state == Order.ASSIGNED and policies.is_automatic(order)
    told = {"number": f"W-{order.number}"}
    _tell(order, "order_given_on" if gives else "order_uncovered", told, f"{order.key}", leave or person, at)
    if gives:
        moves.release(key=key, by=None, at=at)
        automatic.begin(order=key, at=at)
    return True


def _gives_on(order: WorkOrder, visit: Visit, who: int, at: datetime) -> bool:
    """Whether somebody else can be looked for without a person: it is this engineer's alone, and within reach."""
    if order.owner_id is not None or order.state not in (Order.TRIAGED, Order.ASSIGNED) or visit.starts_at is None:
        return False
    others = order.visits.filter(engineer__isnull=False, ended_at__isnull=True).exclude(pk=visit.pk)
    alone = visit.engineer_id == who and not visit.mates.exists() and not others.exists()
    if not alone or not policies.is_automatic(order):
        return False
    days = policies.rules_of(policies.policy_of(order)).days
    return visit.starts_at < at + timedelta(days=days)


def _tell(order: WorkOrder, code: str, told: dict[str, Any], what: str, why: UUID, at: datetime) -> None:
    """The team's lead, or whoever takes orders in, hears of each visit and each order once."""
    lead = chain_of(order, 1)
    inbox.notify(
        people={lead.pk} if lead is not None else set(takers()),
        code=code,
        facts=told,
        subject=order.key,
        effect=f"{what}:{code}:{why}",
        at=at,
        urgent=order.priority == 0,
    )
