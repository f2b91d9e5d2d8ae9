"""The only place that asks what time it is. Entrances call it; everything below takes `at` as an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, aware and in UTC."""
    return datetime.now(UTC)
