"""Somebody will be away over visits they were to make 请假冲突: each is told to whoever dispatches, and where orders
find somebody by themselves it is given to somebody else.

The customer was told a window; it stands. A visit further ahead than its policy looks, one with a crew, and one of an
order that a person has in hand are left to people: they are only told.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs
from aftersales.dispatch.actions import automatic
from aftersales.dispatch.queries import policies, standing
from aftersales.notices.actions import inbox
from aftersales.people.models import Leave, Person
from aftersales.workorders import access as orders
from aftersales.workorders.actions import visits
from aftersales.workorders.models import Booking, Visit, WorkOrder
from aftersales.workorders.queries.chain import chain_of, takers
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as VisitState

KIND: Final = "dispatch.cover"
_NOT_BEGUN: Final = (VisitState.PLANNED, VisitState.CONFIRMED)


def begin(*, person: UUID, leave: UUID | None, at: datetime) -> None:
    """Have the visits looked through that somebody cannot make: because of this leave or, without one, because they
    left. In jobs of their own: no lock of one visit is held while others are read."""
    if _booked(person, leave, at):
        jobs.defer(KIND, once=f"{KIND} {leave or person}", person=str(person), leave=str(leave) if leave else None)


def cover(*, person: UUID, leave: UUID | None, at: datetime) -> int:
    """Tell of, and where possible give on, each visit ahead that this person cannot make; how many there were. Twice,
    after a kill, finds only what is left."""
    done = 0
    for visit in _booked(person, leave, at):
        done += _cover(visit, person, leave, at)
    return done


def _booked(person: UUID, leave: UUID | None, at: datetime) -> list[UUID]:
    """The visits this person has time booked for while away, the earliest first. Index booking_never_double."""
    away = _away(person, leave, at)
    if away is None:
        return []
    booked = Booking.objects.filter(engineer__person__key=person, released_at__isnull=True, period__overlap=away)
    ahead = booked.filter(visit__state__in=_NOT_BEGUN).order_by("period", "pk")
    return list(ahead.values_list("visit__key", flat=True))


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
    gives = _gives_on(order, visit, who, at)
    _tell(order, visit, "visit_given_on" if gives else "visit_uncovered", leave or person, at)
    if gives:
        promised = (visit.promised_from_at, visit.promised_until_at)
        visits.reschedule(key=key, by=None, at=at, engineer=None, starts_at=None, ends_at=None, promised=promised)
        standing.touch([who], at=at)
        automatic.begin(order=order.key)
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


def _tell(order: WorkOrder, visit: Visit, code: str, why: UUID, at: datetime) -> None:
    """The team's lead, or whoever takes orders in, hears of each visit once."""
    lead = chain_of(order, 1)
    inbox.notify(
        people={lead.pk} if lead is not None else set(takers()),
        code=code,
        facts={"number": f"W-{order.number}", "visit": visit.number},
        subject=order.key,
        effect=f"{visit.key}:{code}:{why}",
        at=at,
        urgent=order.priority == 0,
    )
