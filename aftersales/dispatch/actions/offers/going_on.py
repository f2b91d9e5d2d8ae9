"""After a round that came to nothing the next is asked; who said no or nothing is left alone for a day."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final, TypeVar
from uuid import UUID

from django.db import transaction

from aftersales.base import jobs
from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.dispatch.actions import waiting
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers import telling
from aftersales.dispatch.actions.offers.ending import NEXT
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.events.decisions import OffersExhausted
from aftersales.dispatch.models import Decision, Round, Sending
from aftersales.dispatch.queries import crewed, policies, standing
from aftersales.dispatch.queries.offers import asking_of, cooling
from aftersales.dispatch.queries.reading import minute
from aftersales.dispatch.queries.turns import going_of, next_of
from aftersales.dispatch.queries.waiting import is_free
from aftersales.dispatch.rules import COOL_OFF
from aftersales.dispatch.solver.asking import Asking
from aftersales.dispatch.states import RoundState
from aftersales.workorders import access as orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Order

TRIES: Final = 5
"""How often somebody else may take the slot first; after that a person looks."""
_LOST_AFTER: Final = timedelta(minutes=5)
_AT_ONCE: Final = 100
_STILL: Final = frozenset({Order.TRIAGED, Order.ASSIGNED, Order.WORKING, Order.WAITING})
R = TypeVar("R")


@transaction.atomic
def ask_next(*, after: UUID, at: datetime) -> Round | Sending | None:
    """Have the next asked after a round that came to nothing; once for each, however often the job is run."""
    found = Round.objects.select_related("order").get(key=after)
    row = orders.lock(found.order.key, None, "plan")
    around = Round.objects.select_related("decision").get(pk=found.pk)
    if around.state != RoundState.OVER or around.followed_at is not None:
        return None
    around.followed_at = at
    around.save(update_fields=["followed_at"])
    if not _is_to_be_asked(row, around):
        return None
    asking = asking_of(around)
    if asking.urgent:
        telling.ring_up(row, around, level=_rounds(row, at), at=at)
    decision, made = found_for(
        row, urgent=asking.urgent, at=at,
        then=lambda one: led_on(one, by_offer=True, at=at, terms=asking),
    )  # fmt: skip
    if made is None:
        _exhausted(row, around, decision, at=at)
    return made


def led_on(decision: Decision, *, by_offer: bool, at: datetime, terms: Asking | None = None) -> Round | Sending:
    """Ask whom it found, or send them. A crew is always sent: nobody's time is held while others think about it."""
    told: dict[str, Any] = {"order": decision.order.key, "decision": decision.key, "by": None, "at": at}
    if not by_offer or hasattr(decision, "crew"):
        return send(**told, over_promise=True)
    return offer(**told, terms=terms)


def found_for(
    row: WorkOrder, *, urgent: bool, at: datetime, then: Callable[[Decision], R]
) -> tuple[Decision, R | None]:
    """Decide, and do it. If the slot was taken meanwhile it is decided anew; nothing where nobody can go."""
    for _ in range(TRIES):
        decision = decided(row, urgent=urgent, at=at)
        if decision.chosen_id is None:
            break
        try:
            with transaction.atomic():
                return decision, then(decision)
        except Conflict as refusal:
            if refusal.code not in ("double_booked", "time_kept", "wished_since"):
                raise
            standing.touch([decision.chosen_id, *crewed.ids_of(decision)], at=at)
    return decision, None


def decided(row: WorkOrder, *, urgent: bool, at: datetime) -> Decision:
    """Who is asked; of what is urgent whoever is on call, and only where none of them can go all the others."""
    if urgent:
        roster = standing.roster(at)
        on_call = roster.ids[roster.touching("on_call", minute(at), minute(at) + 1)]
        called = {int(one) for one in on_call} - set().union(*cooling([row.pk], at)[row.pk])
        if called:
            decision = decide(order=row.key, by=None, at=at, required=sorted(called))
            if decision.chosen_id is not None:
                return decision
    return decide(order=row.key, by=None, at=at)


def _is_to_be_asked(row: WorkOrder, around: Round) -> bool:
    """Nobody goes or has it, nothing later was offered, and there is still something to do."""
    later = Round.objects.filter(order=row, pk__gt=around.pk).exists()
    going = going_of(row, next_of(row, around.ended_at or around.opened_at)) is not None
    had = not row.kind.on_site and row.owner_id is not None
    return not later and not going and not had and Order(row.state) in _STILL


def _rounds(row: WorkOrder, at: datetime) -> int:
    """How many rounds of this order came to nothing of late: so far up the chain is rung."""
    return Round.objects.filter(order=row, state=RoundState.OVER, opened_at__gt=at - COOL_OFF).count()


def _exhausted(row: WorkOrder, around: Round, decision: Decision, *, at: datetime) -> None:
    fact = OffersExhausted(
        order=row.key, at=at, by=None, round=around.key, decision=decision.key, failing=decision.failing
    )
    emit(fact, audience=orders.audience(row))
    telling.exhausted(row, around, decision, at=at)
    if is_free(row, at) and policies.is_automatic(row):
        waiting.begin(row, decision, at=at)


def ask_lost(*, at: datetime) -> int:
    """Have the next asked after rounds whose job was lost; how many. Index round_to_follow."""
    lost = Round.objects.filter(state=RoundState.OVER, followed_at__isnull=True, ended_at__lt=at - _LOST_AFTER)
    keys = list(lost.order_by("ended_at").values_list("key", flat=True)[:_AT_ONCE])
    return sum(jobs.defer(NEXT, once=f"{NEXT} {key}", after=str(key)) for key in keys)
