"""Dice that always fall the same: each subject has its own, so that one more roll here moves nothing there."""

import random
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

T = TypeVar("T")


class Dice(random.Random):
    """A seeded source of choices, in the words the sample company needs."""

    def chance(self, share: float) -> bool:
        """Yes, in this share of cases (0 … 1)."""
        return self.random() < share

    def pick(self, among: Sequence[T], weights: Sequence[float] | None = None) -> T:
        """One of these, some more often than others."""
        return self.choices(among, weights)[0] if weights is not None else self.choice(among)

    def minutes(self, least: float, most: float) -> timedelta:
        """A span between these, mostly nearer to the least; to the second."""
        return timedelta(seconds=round(self.triangular(least, most, least + (most - least) * 0.25) * 60))


def dice(seed: int, *path: object) -> Dice:
    """The dice of one subject, named by its path."""
    return Dice(int.from_bytes(_digest(seed, path)[:8]))


def key_at(at: datetime, seed: int, *path: object) -> UUID:
    """A UUIDv7 of this instant whose random part follows from the path: the same company has the same keys."""
    millis = int(at.timestamp() * 1000)
    rest = int.from_bytes(_digest(seed, path)[8:18])
    value = millis << 80 | 7 << 76 | (rest >> 62 & 0xFFF) << 64 | 0b10 << 62 | rest & ((1 << 62) - 1)
    return UUID(int=value)


def _digest(seed: int, path: Sequence[object]) -> bytes:
    return sha256("/".join(str(part) for part in (seed, *path)).encode()).digest()
