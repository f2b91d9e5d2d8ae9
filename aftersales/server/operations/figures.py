"""What is worth watching and stands in the database: the same whichever process is asked.

Each figure reads what waits or went wrong, by an index on just that, or the newest few thousand rows of a table: it may
be asked every few seconds.
"""

from datetime import datetime, timedelta
from typing import Any, Final

from django.db import connection
from django.db.models import Count, Max, Min, Q
from procrastinate.contrib.django.models import ProcrastinateJob

from aftersales.base import jobs, relay
from aftersales.base.models import Beat, Parked, SlowStatement
from aftersales.notices.models import Delivery
from aftersales.server import wiring
from aftersales.workorders.models import SlaClock, Stuck

LATE_AFTER: Final = timedelta(seconds=30)
"""What the clock should have done by then and has not is late: a worker looks every second."""
NEWEST: Final = 20_000
"""Of tables that only grow, so many rows from their end are looked at."""


def jobs_by_state() -> list[dict[str, Any]]:
    """How many jobs of each queue are in each state; done ones are kept for a day, failed ones for thirty."""
    return list(
        ProcrastinateJob.objects.values("queue_name", "status")
        .annotate(count=Count("id"))
        .order_by("queue_name", "status")
    )


def deliveries(*, at: datetime) -> dict[str, int]:
    """Letters that wait, those of them whose time has come, and of the newest how many were not sent and why not."""
    last = Delivery.objects.aggregate(last=Max("id"))["last"] or 0
    told = Delivery.objects.filter(state="waiting").aggregate(
        waiting=Count("id"), overdue=Count("id", filter=Q(due_at__lt=at - LATE_AFTER, digest=False))
    )
    ended = Delivery.objects.filter(id__gt=last - NEWEST).aggregate(
        **{state: Count("id", filter=Q(state=state)) for state in ("failed", "expired", "dropped")}
    )
    return {**told, **ended}


def parked() -> dict[str, Any]:
    """Facts that a subscriber could not digest: tried again, given up, and since when the oldest waits."""
    return Parked.objects.aggregate(
        waiting=Count("id", filter=Q(given_up_at__isnull=True)),
        given_up=Count("id", filter=Q(given_up_at__isnull=False)),
        oldest_at=Min("fact_recorded_at"),
    )


def relay_lag() -> dict[str, float]:
    """For each subscriber with facts to read: for how many seconds the oldest has waited."""
    return relay.behind(wiring.SUBSCRIPTIONS)


def clocks_late(*, at: datetime) -> int:
    """Promises of which something should have been told by now and was not."""
    return SlaClock.objects.filter(next_at__lt=at - LATE_AFTER).count()


def due_work_failing() -> int:
    """Pieces of due work that failed and are tried again."""
    return Stuck.objects.count()


def silent(*, at: datetime) -> dict[str, float]:
    """For how many seconds each part of the background work has given no sign of life."""
    return {beat.part: (at - beat.at).total_seconds() for beat in Beat.objects.all()}


def oldest_job_seconds() -> float:
    """For how long the oldest job that could run has been waiting."""
    return jobs.oldest_waiting_seconds()


def slow_statements(*, since: datetime) -> list[dict[str, Any]]:
    """Statements that took long since then, by their shape, those that cost most first."""
    told: dict[str, dict[str, Any]] = {}
    for row in SlowStatement.objects.filter(hour__gte=since).order_by("hour"):
        one = told.setdefault(row.fingerprint, {"times": 0, "total_ms": 0, "worst_ms": 0})
        one["times"] += row.times
        one["total_ms"] += row.total_ms
        one["worst_ms"] = max(one["worst_ms"], row.worst_ms)
        one |= {"fingerprint": row.fingerprint, "text": row.text, "last_at": row.last_at}
    return sorted(told.values(), key=lambda one: -int(one["total_ms"]))


def connections() -> dict[str, int]:
    """Connections to this database, by what they do, and how many the server allows in all."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(state, 'other'), count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() GROUP BY 1"
        )
        told = {str(state): int(count) for state, count in cursor.fetchall()}
        cursor.execute("SELECT current_setting('max_connections')::int")
        return {**told, "allowed": int(cursor.fetchone()[0])}


def database_bytes() -> int:
    """What the database takes on its disk."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
