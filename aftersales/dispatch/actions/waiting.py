"""Orders that wait for somebody: kept with what was lacking, until somebody is found or a person takes them in hand."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from aftersales.dispatch.models import Decision, Waiting
from aftersales.dispatch.queries import turns
from aftersales.dispatch.rules import LOOK_ANYWAY, LOOK_PAUSE, WaitingFor
from aftersales.dispatch.solver.deciding import lacks_of
from aftersales.dispatch.solver.packed import unpack
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import OPEN, Order


@transaction.atomic
def begin(order: WorkOrder, decision: Decision, *, at: datetime) -> bool:
    """Nobody was found by this decision; whether that is news. If a slot was taken each time, it is tried at once."""
    reason = WaitingFor.TAKEN if decision.chosen_id is not None else WaitingFor.NOBODY
    _, failed, _ = unpack(bytes(decision.packed))
    look_at = at + (LOOK_PAUSE if reason is WaitingFor.TAKEN else LOOK_ANYWAY)
    told = {"decision": decision, "reason": reason, "looked_at": at, "look_at": look_at}
    told["lacks"] = [asdict(one) for one in lacks_of(failed)] if reason is WaitingFor.NOBODY else []
    _, fresh = Waiting.objects.update_or_create(order=order, defaults=told, create_defaults={**told, "since_at": at})
    return fresh


def wait_turn(order: WorkOrder, *, at: datetime) -> bool:
    """Whether all that is left to be made of an order waits its turn: it is looked at when that comes, or something
    happens that may bring it nearer."""
    ahead = turns.next_of(order, at)
    if not ahead.waits or order.owner_id is not None or Order(order.state) not in OPEN:
        return False
    told: dict[str, Any] = {"decision": None, "reason": WaitingFor.TURN, "lacks": [], "looked_at": at}
    told["look_at"] = turns.look_at(ahead, at)
    Waiting.objects.update_or_create(order=order, defaults=told, create_defaults={**told, "since_at": at})
    return True


def end(order: WorkOrder) -> None:
    """Somebody goes, or a person has it in hand."""
    end_each([order.pk])


def end_each(orders: Collection[int]) -> None:
    """The same of many orders (ids)."""
    Waiting.objects.filter(order__in=orders).delete()
