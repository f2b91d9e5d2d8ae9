"""The decision itself: who fails what, what the rest are worth, who goes and who would have gone next."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.objectives import FULL, OBJECTIVES, parts_of
from aftersales.dispatch.solver.packed import Field
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.rules import RULES, failed_of
from aftersales.dispatch.solver.terms import Terms

_SPREAD: Final = np.uint64(2_654_435_761)
_BITS: Final = np.uint64(0xFFFFFFFF)


WANTED_PART: Final = 4
"""Whoever is wanted rather than others has a quarter of what all objectives together can give, on top: more than any
one of them usually gives, and not more than several."""


@dataclass(frozen=True)
class Decided:
    """What came of a field: failed rules and parts of every candidate, and `ranking`, the places of those who may go,
    the best first."""

    failed: NDArray[np.uint32]
    parts: NDArray[np.uint16]
    totals: NDArray[np.int64]
    ranking: NDArray[np.int64]

    @property
    def chosen(self) -> int | None:
        """The place of whoever goes; None when nobody may."""
        return int(self.ranking[0]) if len(self.ranking) else None

    @property
    def runner_up(self) -> int | None:
        return int(self.ranking[1]) if len(self.ranking) > 1 else None


def decide(field: Field, terms: Terms, policy: Policy) -> Decided:
    """Rules first, then weights. The same field, terms and policy give the same answer everywhere."""
    failed = failed_of(field, terms, dict(policy.rules))
    parts = parts_of(field, terms, {name: policy.scale_of(name) for name in OBJECTIVES})
    weights = np.array([policy.weights.get(name, 0) for name in OBJECTIVES], np.int64)
    totals = np.zeros(len(failed), np.int64)
    for weight, part in zip(weights, parts, strict=False):
        if weight:
            totals += weight * part.astype(np.int64)
    totals += np.where(field["flags"] & np.uint32(packed.WANTED), wanted_points(policy), 0)
    able = np.flatnonzero(failed == 0)
    return Decided(failed, parts, totals, able[_order(field, terms, totals, able)])


def wanted_points(policy: Policy) -> int:
    """What being wanted is worth by a policy, in the points of its objectives."""
    return FULL * sum(policy.weights.values()) // WANTED_PART


def _order(field: Field, terms: Terms, totals: NDArray[np.int64], able: NDArray[np.int64]) -> NDArray[np.int64]:
    """Most points; of equals who begins sooner, has the shorter way, was given less; at last the order's own lot."""
    told = (field[name][able] for name in ("recent", "travel", "starts_in"))
    return np.lexsort((lots(field["engineer"][able], terms.seed), *told, -totals[able]))


def lots(engineers: NDArray[np.uint32], seed: int) -> NDArray[np.uint64]:
    """A number for each engineer that differs from order to order, so that nobody's is first for all of them.

    Multiplying by an odd number turns the numbers below 2³² round without making two of them equal.
    """
    mixed = (engineers.astype(np.uint64) ^ np.uint64(seed * 2_246_822_519 % 2**32)) * _SPREAD & _BITS
    return mixed ^ (mixed >> np.uint64(16))


@dataclass(frozen=True)
class Lack:
    """A rule by which nobody may go: how many engineers fail it, and how many fail nothing else."""

    rule: str
    engineers: int
    alone: int


def lacks_of(failed: NDArray[np.uint32]) -> list[Lack]:
    """What keeps a field from going, by rule; where the fewest steps would help comes first."""
    told = [
        Lack(name, int(np.count_nonzero(failed & np.uint32(rule.mask))), int(np.count_nonzero(failed == rule.mask)))
        for name, rule in RULES.items()
    ]
    return sorted((one for one in told if one.engineers), key=lambda one: (-one.alone, -one.engineers))
