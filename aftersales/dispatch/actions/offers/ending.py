"""A round of offers ends: taken, over, or withdrawn. Whoever calls holds the order's lock."""

from datetime import datetime
from typing import Final
from uuid import UUID

from aftersales.base import jobs
from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions.offers import telling
from aftersales.dispatch.events.decisions import OffersEnded
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.offers import open_round
from aftersales.dispatch.rules import HEARD_LIVE
from aftersales.dispatch.states import OfferState, RoundState
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.actions import visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Visit as VisitState

NEXT: Final = "dispatch.ask_next"


@verb
def withdraw(*, order: UUID, by: Actor | None, at: datetime) -> Round:
    """撤回: nobody is asked any more, and nobody else will be until somebody has them asked."""
    on_site = access.order_of(order, by).kind.on_site
    row = orders.lock(order, by, "plan" if on_site else "assign")
    around = open_round(row)
    if around is None:
        raise Conflict("nothing_offered")
    return taken_back(row, around, by=by, at=at)


def taken_back(row: WorkOrder, around: Round, *, by: Actor | None, at: datetime) -> Round:
    """Withdraw a round that is open; whoever had not said no hears of it."""
    asked = list(Offer.objects.filter(round=around, state=OfferState.OPEN).values_list("engineer_id", flat=True))
    _end(row, around, RoundState.WITHDRAWN, OfferState.WITHDRAWN, by=by, at=at)
    telling.taken_back(row, around, asked, at=at)
    return around


def over(row: WorkOrder, around: Round, *, at: datetime) -> Round:
    """Everybody said no, or the time was up: the time that was held is free, and somebody else is looked for."""
    _end(row, around, RoundState.OVER, OfferState.EXPIRED, by=None, at=at)
    jobs.defer(NEXT, once=f"{NEXT} {around.key}", after=str(around.key))
    return around


def _end(
    row: WorkOrder, around: Round, state: RoundState, silent: OfferState, *, by: Actor | None, at: datetime
) -> None:
    free(row, around, at=at)
    asked = list(Offer.objects.filter(round=around).values_list("engineer_id", flat=True)[:HEARD_LIVE])
    closed = close(around, state, silent, at=at)
    fact = OffersEnded(
        order=row.key, at=at, by=by.key if by else None, round=around.key, state=state, silent=closed
    )  # fmt: skip
    emit(fact, audience=[*orders.audience(row), *(f"person:{who}" for who in asked)])
    telling.ended(around, at=at)


def close(around: Round, state: RoundState, silent: OfferState, *, at: datetime) -> int:
    """Nothing of it is open any more; how many had said nothing, who from now on stand as `silent`."""
    closed = Offer.objects.filter(round=around, state=OfferState.OPEN).update(state=silent)
    around.state, around.ended_at, around.next_at = state, max(at, around.opened_at), None
    around.save(update_fields=["state", "ended_at", "next_at"])
    return closed


def free(row: WorkOrder, around: Round, *, at: datetime) -> None:
    """Give back the time that an offer held, where it still does: the visit is nobody's, what was promised stands."""
    for one in Offer.objects.filter(round=around, visit__isnull=False).select_related("visit"):
        visit = one.visit
        if visit is None or visit.engineer_id != one.engineer_id or visit.state != VisitState.PLANNED:
            continue
        window = (visit.promised_from_at, visit.promised_until_at)
        visits.reschedule(
            key=visit.key, by=None, at=at, engineer=None, starts_at=None, ends_at=None, promised=window, asked=True
        )
        standing.touch([one.engineer_id], at=at)
