"""Offers: who was asked about an order, who is not to be asked again yet, and what an engineer is asked now."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, F, Prefetch, QuerySet

from aftersales.base import pages
from aftersales.dispatch import access
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.rules import COOL_OFF
from aftersales.dispatch.solver.asking import Asking
from aftersales.dispatch.states import How, OfferState, RoundState
from aftersales.people.access import Actor
from aftersales.workorders.models import WorkOrder

MOST_SHOWN: Final = 50


def cooling(orders: Collection[int], at: datetime) -> dict[int, tuple[set[int], set[int]]]:
    """By order (id) who said no to it less than a day ago, and who was asked by name and said nothing (index
    offer_refused_of_order). Whoever let a pool go by was not asked by name."""
    rows = Offer.objects.filter(order__in=orders, state__in=(OfferState.DECLINED, OfferState.EXPIRED))
    told = rows.values_list("order_id", "engineer_id", "state", "answered_at", "round__ended_at", "round__how")
    found: dict[int, tuple[set[int], set[int]]] = {one: (set(), set()) for one in orders}
    for order, who, state, answered_at, ended_at, how in told:
        since = answered_at or ended_at
        if since is None or at - since >= COOL_OFF:
            continue
        declined, unanswered = found[order]
        if state == OfferState.DECLINED:
            declined.add(who)
        elif how != How.POOL:
            unanswered.add(who)
    return found


def open_round(order: WorkOrder) -> Round | None:
    """The round of offers of this order that is open (index round_open_once)."""
    return Round.objects.select_related("decision").filter(order=order, state=RoundState.OPEN).first()


def asking_of(row: Round) -> Asking:
    """How this round asks, as the policy had it."""
    return Asking.read(row.terms)


def open_of(by: Actor) -> QuerySet[Offer]:
    """What an engineer is asked now (index offer_open_of_engineer)."""
    return Offer.objects.filter(engineer=by.id, state=OfferState.OPEN).select_related("round", "order", "visit")


def page(order: UUID, by: Actor, *, cursor: str | None, limit: int) -> dict[str, Any]:
    """A page of the rounds of offers of an order, the latest first, each with who was asked."""
    rows = access.rounds_of(order, by).select_related("decision", "by").annotate(asked=Count("offers"))
    rows = rows.prefetch_related(_OFFERS)
    found = pages.newest_first(rows, cursor, limit)
    return {"rows": [told(row) for row in found.rows], "next": found.next}


def shown(row: Round) -> dict[str, Any]:
    """One round as `page` has it."""
    found = Round.objects.select_related("decision", "by").annotate(asked=Count("offers")).prefetch_related(_OFFERS)
    return told(found.get(pk=row.pk))


_WITH: Final = Offer.objects.select_related("engineer__person", "visit", "note")
ANSWERED_FIRST: Final = _WITH.order_by(F("answered_at").asc(nulls_last=True), "pk")
_OFFERS: Final = Prefetch("offers", ANSWERED_FIRST[:MOST_SHOWN], to_attr="shown")


def told(row: Any) -> dict[str, Any]:
    """A round as `page` reads it, with as many of those who were asked as anybody looks at, who answered first."""
    names = ("key", "how", "state", "opened_at", "expires_at", "ended_at")
    return {
        **{name: getattr(row, name) for name in names},
        "decision": row.decision.key,
        "urgent": asking_of(row).urgent,
        "by": {"key": row.by.key, "name": row.by.name} if row.by is not None else None,
        "asked": row.asked,
        "offers": [_one(offer) for offer in row.shown],
    }


def _one(offer: Offer) -> dict[str, Any]:
    names = ("key", "state", "starts_at", "ends_at", "way_minutes", "answered_at", "reason")
    person = offer.engineer.person
    return {
        **{name: getattr(offer, name) for name in names},
        "engineer": {"key": person.key, "name": person.name},
        "visit": offer.visit.key if offer.visit is not None else None,
        "note": offer.note.key if offer.note is not None else None,
    }
