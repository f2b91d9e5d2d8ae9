"""Hard rules: each has a name, a bit that is its own for ever, and says of a whole field who fails it.

A bit stands in kept decisions; a rule that is given up keeps its bit, and `RETIRED` names it. Nobody is weighed who
fails any rule that counts.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.packed import NONE, Field
from aftersales.dispatch.solver.terms import Terms

Mask = NDArray[np.bool_]
Limit = int
"""The one number a rule may be given, e.g. the least level."""


@dataclass(frozen=True)
class Rule:
    """`fails` says who is out. `limit` is the range of its number, None if it takes none; `usual` the number that
    counts where a policy names none; `names` whether it takes a list of names (certificates)."""

    bit: int
    fails: Callable[[Field, Terms, Limit], Mask]
    limit: tuple[int, int] | None = None
    usual: int = 0
    names: bool = False

    @property
    def mask(self) -> int:
        return 1 << self.bit


def _without(field: Field, flag: int) -> Mask:
    return np.asarray((field["flags"] & np.uint32(flag)) == 0)


def _with(field: Field, flag: int) -> Mask:
    return ~_without(field, flag)


def _nobody(field: Field) -> Mask:
    return np.zeros(len(field["engineer"]), bool)


def _less(field: Field, column: str, least: int) -> Mask:
    return np.asarray(field[column] < least)


def _slotless(field: Field) -> Mask:
    return np.asarray(field["starts_in"] == NONE)


def _skill(field: Field, terms: Terms, least: int) -> Mask:
    return _less(field, "proficiency", least) if terms.needs_skill else _nobody(field)


def _certificate(field: Field, terms: Terms, _: int) -> Mask:
    return _without(field, packed.CERTIFIED) if terms.needs_certificate else _nobody(field)


def _territory(field: Field, terms: Terms, _: int) -> Mask:
    return _without(field, packed.TERRITORY) if terms.has_territory else _nobody(field)


def _required(field: Field, terms: Terms, _: int) -> Mask:
    return _without(field, packed.REQUIRED) if terms.has_required else _nobody(field)


def _distance(field: Field, terms: Terms, most: int) -> Mask:
    return np.asarray(field["travel"] > most) if terms.needs_place else _nobody(field)


def _home(field: Field, terms: Terms, _: int) -> Mask:
    return _without(field, packed.HOME) if terms.needs_place else _nobody(field)


def _present(field: Field, terms: Terms, _: int) -> Mask:
    return _with(field, packed.ABSENT) if terms.needs_now else _nobody(field)


def _crew(field: Field, terms: Terms, _: int) -> Mask:
    """Who fits no seat; the column is there where an order needs several."""
    return np.asarray(field["seats"] == 0) if terms.crew else _nobody(field)


def _mentor(field: Field, terms: Terms, _: int) -> Mask:
    """Alone an apprentice does not go; on a crew it depends on who else is on it (`solver/crews.py`)."""
    return _nobody(field) if terms.crew else _with(field, packed.LEARNING)


RULES: Final[dict[str, Rule]] = {
    "available": Rule(0, lambda field, terms, _: _slotless(field)),
    "skill": Rule(1, _skill, limit=(1, 5), usual=1),
    "certificate": Rule(2, _certificate, names=True),
    "territory": Rule(3, _territory),
    "access": Rule(4, lambda field, terms, _: _slotless(field) & _with(field, packed.OUTSIDE_ACCESS)),
    "window": Rule(5, lambda field, terms, _: _slotless(field) & _with(field, packed.OUTSIDE_WINDOW)),
    "level": Rule(6, lambda field, terms, least: _less(field, "level", least), limit=(1, 3), usual=1),
    "excluded": Rule(7, lambda field, terms, _: _with(field, packed.EXCLUDED)),
    "required": Rule(8, _required),
    "workload": Rule(9, lambda field, terms, _: _slotless(field) & _with(field, packed.BEYOND_CAP)),
    "on_call": Rule(10, lambda field, terms, _: _without(field, packed.ON_CALL)),
    "distance": Rule(11, _distance, limit=(1, 1440), usual=120),
    "home": Rule(12, _home),
    "declined": Rule(13, lambda field, terms, _: _with(field, packed.DECLINED) | _with(field, packed.UNANSWERED)),
    "crew": Rule(14, _crew),
    "present": Rule(16, _present),
    "mentor": Rule(17, _mentor),
}
RETIRED: Final[dict[int, str]] = {}
KEPT_FOR: Final[dict[int, str]] = {15: "parts"}
"""Bits that are spoken for: spare parts."""

ALWAYS: Final = ("available", "excluded", "required", "declined", "present", "crew")
"""No policy can do without these; the first makes the others worth anything."""
OF_SEATS: Final = frozenset({"skill", "certificate", "level", "required"})
"""Where a crew goes, these are asked of its seats, or of the crew as a whole, and not of everybody."""


def failed_of(field: Field, terms: Terms, limits: dict[str, int]) -> NDArray[np.uint32]:
    """The bits of the rules that each candidate fails, of those in `limits` and of those that always count."""
    failed: NDArray[Any] = np.zeros(len(field["engineer"]), np.uint32)
    for name in dict.fromkeys((*ALWAYS, *limits)):
        if terms.crew and name in OF_SEATS:
            continue
        rule = RULES[name]
        failed |= np.where(rule.fails(field, terms, limits.get(name, rule.usual)), np.uint32(rule.mask), np.uint32(0))
    return failed
