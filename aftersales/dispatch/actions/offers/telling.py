"""Whom offers are told to. Each notice once, by a key of its own."""

from datetime import datetime
from typing import Any

from aftersales.dispatch.models import Decision, Offer, Round
from aftersales.dispatch.queries.offers import asking_of
from aftersales.dispatch.states import OfferState
from aftersales.notices.actions import inbox
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.chain import chain_of, leads_up_to, takers


def made(row: WorkOrder, around: Round, engineers: list[int], *, at: datetime) -> None:
    """They are asked; of what is urgent they hear at night too."""
    urgent = asking_of(around).urgent or row.priority == 0
    inbox.notify(people=engineers, code="offer_made", effect=_effect(around, "made"), urgent=urgent, **_of(row, at))


def ending(row: WorkOrder, around: Round, *, at: datetime) -> None:
    """Whoever has said nothing yet is reminded."""
    silent = Offer.objects.filter(round=around, state=OfferState.OPEN).values_list("engineer_id", flat=True)
    urgent = asking_of(around).urgent or row.priority == 0
    inbox.notify(people=silent, code="offer_ending", effect=_effect(around, "ending"), urgent=urgent, **_of(row, at))


def ended(around: Round, *, at: datetime) -> None:
    """Nobody need answer any more: what was told is struck out."""
    for what in ("made", "ending"):
        inbox.withdraw(effect=_effect(around, what), at=at)


def taken_back(row: WorkOrder, around: Round, engineers: list[int], *, at: datetime) -> None:
    """It was offered, and is not any more."""
    inbox.notify(people=engineers, code="offer_withdrawn", effect=_effect(around, "withdrawn"), **_of(row, at))


def ring_up(row: WorkOrder, around: Round, *, level: int, at: datetime) -> None:
    """Nobody took what is urgent: the chain above the order hears of it, one step further up each time."""
    people = leads_up_to(row, max(level, 1))
    inbox.notify(people=people, code="offer_unanswered", effect=_effect(around, "chain"), urgent=True, **_of(row, at))


def exhausted(row: WorkOrder, around: Round, decision: Decision, *, at: datetime) -> None:
    """Everybody was asked and nobody goes: whoever leads the team, or takes orders in, sees to it."""
    lead = chain_of(row, 1)
    people = {lead.pk} if lead is not None else set(takers())
    urgent = asking_of(around).urgent or row.priority == 0
    effect = _effect(around, f"exhausted:{decision.key}")
    inbox.notify(people=people, code="offers_exhausted", effect=effect, urgent=urgent, **_of(row, at))


def _effect(around: Round, what: str) -> str:
    return f"offer:{around.key}:{what}"


def _of(row: WorkOrder, at: datetime) -> dict[str, Any]:
    return {"facts": {"number": f"W-{row.number}"}, "subject": row.key, "at": at}
