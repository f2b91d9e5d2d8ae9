"""Chance from a seed: one 64-bit word of state, xorshift*, the same on every machine and in every thread."""

import numpy as np

from aftersales.dispatch.solver.routing.engine.arrays import Array
from aftersales.dispatch.solver.routing.engine.compiled import compiled, entry


def seeded(seed: int) -> Array:
    """A state that differs for each seed and is never zero (splitmix64's finaliser)."""
    word = (seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03) & 0xFFFFFFFFFFFFFFFF
    word = ((word ^ (word >> 30)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & 0xFFFFFFFFFFFFFFFF
    return np.array([(word ^ (word >> 31)) | 1], dtype=np.uint64)


@entry
def share(chance: Array) -> float:
    """A number of [0, 1)."""
    word = chance[0]
    word ^= word >> np.uint64(12)
    word ^= word << np.uint64(25)
    word ^= word >> np.uint64(27)
    chance[0] = word
    return float((word * np.uint64(2685821657736338717)) >> np.uint64(11)) / 9007199254740992.0


@compiled
def below(chance: Array, bound: int) -> int:
    """A whole number of 0 … bound - 1."""
    return int(share(chance) * bound)
