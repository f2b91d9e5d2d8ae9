"""What each process counts by itself, for Prometheus: requests, and statements that took long.

Everything else that is worth watching stands in the database, where all processes see the same.
"""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram

REGISTRY: Final = CollectorRegistry()
REQUESTS: Final = Counter("aftersales_requests", "Requests answered", ["route", "method", "status"], registry=REGISTRY)
SECONDS: Final = Histogram(
    "aftersales_request_seconds",
    "How long requests took",
    ["route", "method"],
    registry=REGISTRY,
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
SLOW: Final = Counter("aftersales_slow_statements", "Statements of the database that took long", registry=REGISTRY)
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


def answered(route: str, method: str, status: int, seconds: float) -> None:
    """One request was answered. The route is a template: what was asked for makes no series of its own."""
    known = method if method in _METHODS else "other"
    REQUESTS.labels(route, known, f"{status // 100}xx").inc()
    SECONDS.labels(route, known).observe(seconds)
