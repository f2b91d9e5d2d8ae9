"""How often something may be asked by whoever is not signed in: a brake on programs that try and try."""

import threading
import time
from typing import Final

from aftersales.base.errors import Refusal

_MOST_KEPT: Final = 20_000


class TooOften(Refusal):
    """Asked more often than any person would."""

    status = 429


class Throttle:
    """At most `most` times in a span of `seconds` for each key, counted in this process: with several, each lets as
    many through. Nothing is asked of the database, which is what it spares."""

    def __init__(self, most: int, seconds: int) -> None:
        self._most, self._seconds = most, seconds
        self._lock = threading.Lock()
        self._counts: dict[str, int] = {}
        self._until = 0.0

    def take(self, key: str) -> None:
        """Count one more.

        Raises:
            TooOften: there were as many already.
        """
        with self._lock:
            if time.monotonic() >= self._until or len(self._counts) >= _MOST_KEPT:
                self._counts.clear()
                self._until = time.monotonic() + self._seconds
            self._counts[key] = self._counts.get(key, 0) + 1
            over = self._counts[key] > self._most
        if over:
            raise TooOften("too_often", seconds=self._seconds)

    def forget(self) -> None:
        """Begin to count anew; for tests."""
        with self._lock:
            self._counts.clear()
