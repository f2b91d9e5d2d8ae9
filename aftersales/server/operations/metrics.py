"""`/metrics`, as Prometheus reads it: what this process counted, and what stands in the database."""

import hmac
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from ipaddress import ip_address
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from aftersales.base.clock import now
from aftersales.base.http import problem
from aftersales.base.meters import REGISTRY
from aftersales.server.cli import version
from aftersales.server.operations import figures

_BEARER: Final = "Bearer "


def metrics(request: HttpRequest) -> HttpResponse:
    """Open to this machine and to whoever bears the token; of all others nobody learns that it is there."""
    if not _let_in(request):
        return problem(request, 404, "http_404")
    registry = CollectorRegistry()
    registry.register(_InDatabase())
    told = generate_latest(REGISTRY) + generate_latest(registry)
    response = HttpResponse(told, content_type=CONTENT_TYPE_LATEST)
    response["Cache-Control"] = "no-store"
    return response


def _let_in(request: HttpRequest) -> bool:
    """By its token where there is one to bear: behind a proxy on this machine that we are not told of everybody seems
    to come from here."""
    if settings.METRICS_TOKEN:
        given = request.headers.get("Authorization", "")
        return hmac.compare_digest(given.encode(), (_BEARER + settings.METRICS_TOKEN).encode())
    told = str(request.META.get("REMOTE_ADDR", ""))
    try:
        return ip_address(told).is_loopback
    except ValueError:
        return False


class _InDatabase:
    """Read at each visit. A database that is away says so in one figure, and the process's own stay to be read."""

    def collect(self) -> Iterator[Metric]:
        yield InfoMetricFamily("aftersales_build", "Which version this is", {"version": _version()})
        try:
            found = [*_figures()]
        except DatabaseError:
            connection.close()
            found = []
        yield _one("aftersales_database_up", "Whether the database answers", float(bool(found)))
        yield from found


_version = cache(version)


def _figures() -> Iterator[Metric]:
    at = now()
    states = figures.jobs_by_state()
    yield _by(
        "aftersales_jobs", "Jobs by queue and state", ["queue", "state"],
        {(one["queue_name"], one["status"]): one["count"] for one in states},
    )  # fmt: skip
    yield _one("aftersales_oldest_job_seconds", "How long the oldest due job has waited", figures.oldest_job_seconds())
    yield _by(
        "aftersales_relay_lag_seconds", "How long the oldest unread fact has waited", ["subscriber"],
        {(name,): seconds for name, seconds in figures.relay_lag().items()},
    )  # fmt: skip
    held = figures.parked()
    told: dict[tuple[str, ...], float] = {(state,): held[state] for state in ("waiting", "given_up")}
    yield _by("aftersales_parked_facts", "Facts a subscriber could not digest", ["state"], told)
    yield _one("aftersales_clocks_late", "Promises of which something is told too late", figures.clocks_late(at=at))
    yield _one("aftersales_due_work_failing", "Due work that failed and is tried again", figures.due_work_failing())
    yield _by(
        "aftersales_deliveries", "Letters that wait, are overdue, or were not sent of late", ["state"],
        {(state,): count for state, count in figures.deliveries(at=at).items()},
    )  # fmt: skip
    yield _by(
        "aftersales_silent_seconds", "Since the last sign of life of a part of the worker", ["part"],
        {(part,): seconds for part, seconds in figures.silent(at=at).items()},
    )  # fmt: skip
    shared = figures.connections()
    yield _one("aftersales_database_connections_allowed", "Connections the server allows", shared.pop("allowed"))
    yield _by(
        "aftersales_database_connections", "Connections to the database", ["state"],
        {(state,): count for state, count in shared.items()},
    )  # fmt: skip
    yield _one("aftersales_database_bytes", "What the database takes on its disk", figures.database_bytes())
    hours = figures.slow_statements(since=at - timedelta(hours=1))
    yield _one("aftersales_slow_statements_hour", "Slow statements of the last hour or two", _times(hours))


def _times(statements: list[dict[str, Any]]) -> int:
    return sum(int(one["times"]) for one in statements)


def _one(name: str, told: str, value: float) -> Metric:
    return GaugeMetricFamily(name, told, value=value)


def _by(name: str, told: str, labels: list[str], values: dict[tuple[str, ...], float]) -> Metric:
    family = GaugeMetricFamily(name, told, labels=labels)
    for key, value in values.items():
        family.add_metric(list(key), value)
    return family
