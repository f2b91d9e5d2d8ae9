"""Whether this process lives and whether the product can serve: for load balancers, supervisors, people at night."""

from typing import Any, Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse

from aftersales.base import jobs, relay
from aftersales.base.clock import now
from aftersales.base.models import Beat, Parked
from aftersales.server import wiring
from aftersales.workorders.queries import failing

_seen: Final = {"migrated": False}
"""Applied migrations stay applied: asked until the answer is yes, then never again by this process."""


def alive(request: HttpRequest) -> HttpResponse:
    """`/healthz`: the process answers. Says nothing about the database, or its fall would restart every process."""
    return HttpResponse("ok", content_type="text/plain")


def ready(request: HttpRequest) -> HttpResponse:
    """`/readyz`: 200 when requests can be served, else 503; with how far the background work is behind."""
    try:
        migrated = is_migrated()
        told = {"database": True, "migrations": migrated, **(background() if migrated else {})}
    except DatabaseError:
        connection.close()
        told = {"database": False, "migrations": None}
    served = bool(told["database"] and told["migrations"])
    response = JsonResponse({"ready": served, **told}, status=200 if served else 503)
    response["Cache-Control"] = "no-store"
    return response


def is_migrated() -> bool:
    """Whether the database has all migrations this program brings."""
    connection.ensure_connection()
    if not _seen["migrated"]:
        executor = MigrationExecutor(connection)
        _seen["migrated"] = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _seen["migrated"]


def background() -> dict[str, Any]:
    """How far behind the relay and the jobs are, what the relay has given up, and when each part last gave a sign."""
    at = now()
    behind = relay.behind(wiring.SUBSCRIPTIONS)
    return {
        "relay_lag_seconds": round(max(behind.values(), default=0.0), 1),
        "facts_given_up": Parked.objects.filter(given_up_at__isnull=False).count(),
        "due_work_failing": failing.count()["count"],
        "oldest_job_seconds": round(jobs.oldest_waiting_seconds(), 1),
        "silent_seconds": {beat.part: round((at - beat.at).total_seconds(), 1) for beat in Beat.objects.all()},
    }
