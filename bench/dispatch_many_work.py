"""The working process of bench/dispatch_many.py: orders find somebody by themselves, one after another; JSON on stdout.

Each order is a transaction of its own, as the worker's job has it: decided, stored, sent with visit, booking and facts.
"""

import json
import sys
import time
from typing import Any

from django.db import connection, transaction

from aftersales.base.clock import now
from aftersales.dispatch.actions import automatic, policies
from aftersales.dispatch.models import Decision, Sending, Waiting
from aftersales.dispatch.queries import standing
from aftersales.workorders.models import Booking, WorkOrder


def main(count: int) -> dict[str, Any]:
    """Seconds of dispatching so many orders in one go, and of writing the same rows into bare tables."""
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=True)
    keys = list(WorkOrder.objects.filter(state="triaged").order_by("pk").values_list("key", flat=True)[:count])
    began = time.perf_counter()
    roster = standing.roster(now())
    built = time.perf_counter() - began
    each = []
    began = time.perf_counter()
    for key in keys:
        one = time.perf_counter()
        automatic.find_somebody(order=key, at=now())
        each.append(1000 * (time.perf_counter() - one))
    spent = time.perf_counter() - began
    return {
        "orders": len(keys), "seconds": spent, "each": each, "roster_seconds": built, "engineers": len(roster),
        "bare_seconds": bare(), "sent": Sending.objects.count(), "waiting": Waiting.objects.count(),
        "decisions": Decision.objects.count(), "overlapping": overlapping(),
    }  # fmt: skip


_TABLES = """
CREATE TABLE bench_decision (LIKE dispatch_decision);
CREATE TABLE bench_sending (LIKE dispatch_sending);
CREATE TABLE bench_visit (LIKE workorders_visit);
CREATE TABLE bench_booking (LIKE workorders_booking);
CREATE TABLE bench_fact (data jsonb)
"""
_ROWS = (
    "INSERT INTO bench_decision SELECT * FROM dispatch_decision WHERE id = %(decision)s",
    "INSERT INTO bench_sending SELECT * FROM dispatch_sending WHERE decision_id = %(decision)s",
    "INSERT INTO bench_visit SELECT * FROM workorders_visit WHERE id = %(visit)s",
    "INSERT INTO bench_booking SELECT * FROM workorders_booking WHERE visit_id = %(visit)s",
    "INSERT INTO bench_fact SELECT data FROM base_fact WHERE subject = %(order)s",
)


def bare() -> float:
    """Seconds of writing what was sent once more, into tables without index, key or rule; a commit for each order."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
    told = list(Sending.objects.values_list("decision_id", "visit_id", "decision__order__key"))
    began = time.perf_counter()
    for decision, visit, order in told:
        with transaction.atomic(), connection.cursor() as cursor:
            for statement in _ROWS:
                cursor.execute(statement, {"decision": decision, "visit": visit, "order": order})
    return time.perf_counter() - began


def overlapping() -> int:
    """Bookings of one engineer that overlap: there must be none."""
    held = Booking.objects.filter(released_at__isnull=True).order_by("engineer_id", "period")
    spans = list(held.values_list("engineer_id", "period"))
    pairs = zip(spans, spans[1:], strict=False)
    return sum(one == other and first.upper > second.lower for (one, first), (other, second) in pairs)


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
