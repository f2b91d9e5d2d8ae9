"""What became of an offer by other ways than an answer to it: its visit was confirmed or refused on its own, somebody
else was sent, or the order is over. Looks at how things stand, so that it may be asked at any time and twice."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs
from aftersales.base.facts import emit
from aftersales.base.models import Fact
from aftersales.dispatch.actions.offers import telling
from aftersales.dispatch.actions.offers.ending import close, over, taken_back
from aftersales.dispatch.events.decisions import OfferAccepted, OfferDeclined
from aftersales.dispatch.models import Offer, Round, Sending
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.states import How, OfferState, RoundState
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.events.orders import VisitDeclined
from aftersales.workorders.models import Visit, WorkOrder
from aftersales.workorders.states import Order
from aftersales.workorders.states import Visit as VisitState

KIND: Final = "dispatch.settle_offers"
_STILL: Final = frozenset({Order.TRIAGED, Order.ASSIGNED, Order.WORKING, Order.WAITING})


def begin(*, order: UUID) -> None:
    """Something happened to an order of which offers are open: have it looked at, in a transaction of its own."""
    if Round.objects.filter(order__key=order, state=RoundState.OPEN).exists():
        jobs.defer(KIND, once=f"{KIND} {order}", order=str(order))


@transaction.atomic
def settle(*, order: UUID, at: datetime) -> bool:
    """Bring the offers of an order to where things stand; whether there was anything to do."""
    row = orders.lock(order, None, "plan")
    around = open_round(row)
    return around is not None and settled(row, around, at=at)


def settled(row: WorkOrder, around: Round, *, at: datetime) -> bool:
    """As `settle`, for whoever holds the order's lock already."""
    held = Offer.objects.filter(round=around, visit__isnull=False).select_related("visit", "engineer__person").first()
    if Order(row.state) not in _STILL:
        taken_back(row, around, by=None, at=at)
    elif around.how == How.OFFER and held is not None and held.visit is not None:
        return _held(row, around, held, held.visit, at=at)
    elif _somebody_has_it(row):
        taken_back(row, around, by=None, at=at)
    else:
        return False
    return True


def _held(row: WorkOrder, around: Round, one: Offer, visit: Visit, *, at: datetime) -> bool:
    """An offer whose time is held by a visit."""
    if visit.engineer_id == one.engineer_id and visit.state not in (VisitState.PLANNED, VisitState.CANCELLED):
        taken(row, one, visit, by=None, at=visit.confirmed_at or at)
    elif visit.engineer_id != one.engineer_id and (refusal := _refused(row, around, one, visit)) is not None:
        one.state, one.answered_at, one.reason = OfferState.DECLINED, refusal.at, refusal.data["reason"]
        one.save(update_fields=["state", "answered_at", "reason"])
        fact = OfferDeclined(
            order=row.key, at=refusal.at, by=one.engineer.person.key, round=around.key, offer=one.key,
            engineer=one.engineer.person.key, reason=one.reason, note=None,
        )  # fmt: skip
        emit(fact, audience=[*orders.audience(row), f"person:{one.engineer_id}"])
        over(row, around, at=at)
    elif visit.engineer_id != one.engineer_id or visit.ended_at is not None:
        taken_back(row, around, by=None, at=at)
    else:
        return False
    return True


def _refused(row: WorkOrder, around: Round, one: Offer, visit: Visit) -> Fact | None:
    """The fact that the engineer gave the visit back since it was offered."""
    since = Fact.objects.filter(subject=row.key, kind=VisitDeclined.__name__, at__gte=around.opened_at)
    told = {"visit": str(visit.key), "engineer": str(one.engineer.person.key)}
    return since.filter(data__contains=told).order_by("-id").first()


def _somebody_has_it(row: WorkOrder) -> bool:
    if row.kind.on_site:
        return row.visits.filter(engineer__isnull=False, ended_at__isnull=True).exists()
    return row.owner_id is not None


def taken(row: WorkOrder, one: Offer, visit: Visit | None, *, by: Actor | None, at: datetime) -> Offer:
    """The offer was taken: nobody else's counts any more, and the decision has led to somebody."""
    around = one.round
    one.state, one.answered_at, one.reason, one.note, one.visit = OfferState.ACCEPTED, at, "", None, visit
    one.save(update_fields=["state", "answered_at", "reason", "note", "visit"])
    others = list(Offer.objects.filter(round=around).exclude(pk=one.pk).values_list("engineer_id", flat=True)[:200])
    close(around, RoundState.TAKEN, OfferState.GONE, at=at)
    Sending.objects.get_or_create(
        decision=around.decision,
        defaults={"engineer": one.engineer, "visit": visit, "by_id": by.id if by else None, "at": at},
    )
    fact = OfferAccepted(
        order=row.key, at=at, by=one.engineer.person.key, round=around.key, offer=one.key,
        decision=around.decision.key, engineer=one.engineer.person.key, visit=visit.key if visit is not None else None,
    )  # fmt: skip
    crew = [f"person:{who}" for who in (one.engineer_id, *others)]
    emit(fact, audience=[*orders.audience(row), *crew])
    if others:
        telling.ended(around, at=at)
    return one
