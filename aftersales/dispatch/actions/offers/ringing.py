"""What time brings about: a reminder before an offer is over, and its end. Found by one index, done under the order's
lock; of two workers the second finds it taken or done."""

import logging
from datetime import datetime, timedelta
from typing import Final

from django.db import connection, transaction

from aftersales.base.facts import undone_on_error
from aftersales.dispatch.actions.offers import telling
from aftersales.dispatch.actions.offers.ending import over
from aftersales.dispatch.actions.offers.settling import settled
from aftersales.dispatch.models import Round
from aftersales.dispatch.states import RoundState
from aftersales.workorders.models import WorkOrder

log = logging.getLogger("aftersales.dispatch")

_LATER: Final = timedelta(minutes=1)
_LOOKED_AT: Final = 50


def ring_next(*, at: datetime) -> bool:
    """Remind of one offer, or end one, that is due; whether there was one. What cannot be done is tried again in a
    minute, and the next has its turn. Index round_due."""
    due = Round.objects.filter(next_at__lte=at).order_by("next_at", "pk").values_list("pk", "order_id")[:_LOOKED_AT]
    return any(_rung(round_id, order_id, at) for round_id, order_id in due)


def _rung(round_id: int, order_id: int, at: datetime) -> bool:
    try:
        with undone_on_error(), transaction.atomic():
            return _ring(round_id, order_id, at)
    except Exception:  # whatever it is, the others must not wait for its mend
        if connection.needs_rollback or connection.closed_in_transaction:
            raise
        log.exception("an offer cannot be brought to its end")
        Round.objects.filter(pk=round_id, state=RoundState.OPEN).update(next_at=at + _LATER)
        return True


def _ring(round_id: int, order_id: int, at: datetime) -> bool:
    """Under the order's lock; somebody who holds it does what is to be done, or leaves it for the next turn."""
    row = WorkOrder.objects.select_for_update(of=("self",), skip_locked=True).filter(pk=order_id).first()
    around = Round.objects.select_related("decision").filter(pk=round_id, next_at__lte=at).first() if row else None
    if row is None or around is None:
        return False
    if settled(row, around, at=at):
        return True
    if at >= around.expires_at:
        over(row, around, at=at)
        return True
    telling.ending(row, around, at=at)
    around.next_at = around.expires_at
    around.save(update_fields=["next_at"])
    return True
