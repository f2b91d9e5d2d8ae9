"""Looking again: what waits for somebody is looked at anew when something happens that may help, and by time itself.

Facts only bring `look_at` nearer: five hundred of them are one look. The clock of each worker asks for what is due and
takes one order at a time, in a transaction of its own, the most urgent first; who dies on the way leaves it due.
Looking keeps nothing until somebody can go: a decision on every look would be the same one a thousand times.
"""

import logging
from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Greatest

from aftersales.base import sql
from aftersales.base.facts import undone_on_error
from aftersales.dispatch.actions import waiting
from aftersales.dispatch.actions.automatic import find_somebody
from aftersales.dispatch.models import Waiting
from aftersales.dispatch.queries import policies
from aftersales.dispatch.queries.waiting import is_free
from aftersales.dispatch.queries.weighed import weighed
from aftersales.dispatch.rules import LOOK_ANYWAY, WaitingFor, look_pause
from aftersales.dispatch.solver.deciding import lacks_of

log = logging.getLogger("aftersales.dispatch")

_URGENT: Final = 0
_ORDINARY: Final = 1


@transaction.atomic
def wake(*, at: datetime) -> int:
    """Something happened that may help: what waits is due now, or as soon as it may be looked at again; how many."""
    count = Waiting.objects.count()
    if not count:
        return 0
    urgent = Waiting.objects.filter(order__priority=_URGENT)
    return _wake(urgent, _URGENT, count, at) + _wake(Waiting.objects.all(), _ORDINARY, count, at)


def _wake(rows: QuerySet[Waiting], priority: int, count: int, at: datetime) -> int:
    """Rows that are due as soon already are left alone: the next of many facts writes nothing."""
    soonest = Greatest(Value(at), F("looked_at") + Value(look_pause(count, priority)))
    return rows.filter(look_at__gt=soonest).update(look_at=soonest)


def look_next(*, at: datetime) -> bool:
    """Look at the most urgent order that is due again; whether there was one. One that cannot be looked at is tried
    again later, and the next one has its turn. Index waiting_look_at."""
    picked: list[int] = []
    try:
        with undone_on_error():
            return _look(picked, at)
    except Exception:  # whatever it is, the others must not wait for its mend
        if not picked or connection.needs_rollback or connection.closed_in_transaction:
            raise
        log.exception("an order that waits for somebody cannot be looked at")
        Waiting.objects.filter(pk=picked[0]).update(looked_at=at, look_at=at + LOOK_ANYWAY)
        return True


@transaction.atomic
def _look(picked: list[int], at: datetime) -> bool:
    due = Waiting.objects.filter(look_at__lte=at)
    if not due.exists() or not _alone():
        return False
    found = due.select_related("order__kind").order_by("order__priority", "order__act_by_at", "since_at").first()
    if found is None:
        return False
    picked.append(found.pk)
    order = found.order
    if not is_free(order, at) or not policies.is_automatic(order):
        if not policies.is_automatic(order) or not waiting.wait_turn(order, at=at):
            waiting.end(order)
        return True
    seen = weighed(order, at).decided
    if seen.chosen is not None:
        find_somebody(order=order.key, at=at)
        return True
    lacks = [asdict(one) for one in lacks_of(seen.failed)]
    Waiting.objects.filter(pk=order.pk).update(
        reason=WaitingFor.NOBODY, lacks=lacks, looked_at=at, look_at=at + LOOK_ANYWAY
    )
    return True


def _alone() -> bool:
    """Whether no other worker looks now: of two at once the quicker would get the only slot, not the more urgent."""
    return bool(sql.rows("dispatch", "look_alone")[0][0])
