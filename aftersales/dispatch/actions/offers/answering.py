"""What an engineer answers to an offer: yes or no, once. Who is too late hears why."""

from datetime import datetime
from typing import Final
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.dispatch import access
from aftersales.dispatch.actions.offers.ending import over
from aftersales.dispatch.actions.offers.settling import settled, taken
from aftersales.dispatch.actions.sending import planned_for
from aftersales.dispatch.events.decisions import OfferDeclined
from aftersales.dispatch.models import Offer
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.offers import asking_of
from aftersales.dispatch.queries.turns import next_of
from aftersales.dispatch.rules import REASONS
from aftersales.dispatch.states import OfferState, RoundState
from aftersales.people.access import Actor
from aftersales.workorders import access as orders
from aftersales.workorders.actions import moves, notes, promised, visits
from aftersales.workorders.models import Note, Visit, WorkOrder

_OVER: Final = {
    OfferState.GONE: "offer_taken",
    OfferState.EXPIRED: "offer_expired",
    OfferState.WITHDRAWN: "offer_withdrawn",
    OfferState.DECLINED: "offer_declined",
}
"""Why an offer that is over cannot be answered any more."""


@verb
def accept(*, key: UUID, by: Actor, at: datetime) -> Offer:
    """接单, 抢单: the engineer goes. Once more changes nothing; of two who say yes the first goes."""
    row, one = _locked(key, by, at)
    if one.state == OfferState.ACCEPTED:
        return one
    _refuse_late(one, at, may=(OfferState.OPEN, OfferState.DECLINED))
    if one.starts_at <= at and not asking_of(one.round).urgent:  # what is urgent begins as soon as they can
        raise Conflict("offer_slot_begun")
    visit = _theirs(row, one, by=by, at=at)
    standing.touch([one.engineer_id], at=at)
    return taken(row, one, visit, by=by, at=at)


@verb
def decline(*, key: UUID, by: Actor, at: datetime, reason: str, note: str = "") -> Offer:
    """拒单: the engineer does not go, for one of a few reasons; the next is asked. Once more changes nothing."""
    if reason not in REASONS:
        raise Invalid("no_such_reason", field="reason")
    row, one = _locked(key, by, at)
    if one.state == OfferState.DECLINED:
        return one
    _refuse_late(one, at, may=(OfferState.OPEN,))
    said = notes.leave_note(row, note, by=by, at=at)
    one.state, one.answered_at, one.reason = OfferState.DECLINED, at, reason
    one.note = Note.objects.get(key=said) if said is not None else None
    one.save(update_fields=["state", "answered_at", "reason", "note"])
    fact = OfferDeclined(
        order=row.key, at=at, by=by.key, round=one.round.key, offer=one.key, engineer=by.key, reason=reason, note=said
    )
    emit(fact, audience=[*orders.audience(row), f"person:{one.engineer_id}"])
    if not Offer.objects.filter(round=one.round, state=OfferState.OPEN).exists():
        over(row, one.round, at=at)
    return one


def _locked(key: UUID, by: Actor, at: datetime) -> tuple[WorkOrder, Offer]:
    """The engineer's own offer with its order, locked as every move of the order locks it: who is second waits, and
    then sees what the first has done."""
    found = access.offer_of(key, by)
    row = orders.lock(found.order.key, None, "plan")
    one = Offer.objects.select_related("round__decision", "engineer__person", "visit").get(pk=found.pk)
    if one.round.state == RoundState.OPEN and settled(row, one.round, at=at):
        one.refresh_from_db()
    return row, one


def _refuse_late(one: Offer, at: datetime, *, may: tuple[OfferState, ...]) -> None:
    around = one.round
    if around.state != RoundState.OPEN:
        raise Conflict("offer_taken" if around.state == RoundState.TAKEN else _OVER[OfferState(one.state)])
    if at >= around.expires_at:
        raise Conflict("offer_expired")
    if OfferState(one.state) not in may:
        raise Conflict(_OVER[OfferState(one.state)])


def _theirs(row: WorkOrder, one: Offer, *, by: Actor, at: datetime) -> Visit | None:
    """Field work: their visit, confirmed. Remote work: the order is theirs."""
    if not row.kind.on_site:
        moves.assign(key=row.key, by=None, at=at, owner=one.engineer.person.key)
        return None
    visit = one.visit
    if visit is None:
        was = promised.of(next_of(row, at).visit)
        visit = planned_for(row, one.engineer, (one.starts_at, one.ends_at), by=None, at=at, asked=True, kept=was)
    visit = promised.keep_or_tell(row, visit, at=at)
    return visits.confirm(key=visit.key, by=by, at=at)
