"""Weighted objectives: each turns a column into parts of 0 to 10,000, more is better, by a scale of its own.

Never by comparison with who else is in the field: somebody who cannot win must not turn two others round. All of it is
done in whole numbers, so that it comes out the same everywhere. The order of the table is that of the kept parts: what
is added comes last, what is given up keeps its place.
"""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver import packed
from aftersales.dispatch.solver.packed import NONE, PARTS, Field
from aftersales.dispatch.solver.terms import Terms

FULL: Final = 10_000
Parts = NDArray[np.int64]
_OVER: Final = 1_500
_UNDER: Final = 2_500
_PER_SKILL: Final = 60
_MOST_SKILLS: Final = 50


def _whole(column: NDArray[Any]) -> Parts:
    return column.astype(np.int64)


def _fading(minutes: NDArray[Any], scale: int) -> Parts:
    """1 at nothing, a half at `scale`, and never quite 0: more is always worse, however much it is."""
    return np.asarray(FULL * scale // (scale + _whole(minutes)), np.int64)


def _fit(field: Field, terms: Terms, least: int) -> Parts:
    """What is asked for and no more scores best: who can do much else is kept free for that."""
    skills = np.minimum(_whole(field["skills"]), _MOST_SKILLS) * _PER_SKILL
    if not terms.needs_skill:
        return np.asarray(FULL - skills, np.int64)
    over = _whole(field["proficiency"]) - least
    off = np.where(over >= 0, over * _OVER, -over * _UNDER)
    return np.asarray(np.maximum(FULL - off - skills, 0), np.int64)


def _travel(field: Field, terms: Terms, scale: int) -> Parts:
    if not terms.needs_place:
        return np.full(len(field["engineer"]), FULL, np.int64)
    return _fading(field["travel"], scale)


def _load(field: Field, terms: Terms, scale: int) -> Parts:
    return _fading(field["ahead"], scale)


def _promise(field: Field, terms: Terms, scale: int) -> Parts:
    """How much of the time until the promise is left at the beginning; the later after it, the worse."""
    starts = _whole(field["starts_in"])
    sooner = _fading(starts, scale)
    if terms.due_in is None:
        parts = sooner
    elif terms.due_in <= 0:
        parts = sooner // 10
    else:
        parts = 9 * FULL * np.maximum(terms.due_in - starts, 0) // (10 * terms.due_in) + sooner // 10
    return np.where(starts == NONE, 0, parts)


def _continuity(field: Field, terms: Terms, scale: int) -> Parts:
    """Who knows the machine, and then who knows the customer."""
    known = 3 * _whole(field["asset"]) + _whole(field["customer"])
    return np.asarray(FULL * known // (known + scale), np.int64)


def _fairness(field: Field, terms: Terms, scale: int) -> Parts:
    """A half at what is usual, nothing at twice that. `scale` is what counts as usual where hardly anything is."""
    usual = max(terms.usual, scale)
    return FULL * np.maximum(2 * usual - _whole(field["recent"]), 0) // (2 * usual)


def _language(field: Field, terms: Terms, _: int) -> Parts:
    speaks = (field["flags"] & np.uint32(packed.LANGUAGE)) != 0
    return np.where(speaks | (not terms.has_language), FULL, 0).astype(np.int64)


def _overtime(field: Field, terms: Terms, scale: int) -> Parts:
    return _fading(field["overtime"], scale)


def _efficiency(field: Field, terms: Terms, _: int) -> Parts:
    """Twice as quick as planned or quicker is full, half as quick or slower is nothing."""
    return np.clip((_whole(field["pace"]) - 500) * FULL // 1500, 0, FULL)


def _territory(field: Field, terms: Terms, _: int) -> Parts:
    if not terms.has_territory:
        return np.full(len(field["engineer"]), FULL, np.int64)
    flags = field["flags"]
    own, near = (flags & np.uint32(packed.TERRITORY)) != 0, (flags & np.uint32(packed.REGION)) != 0
    return np.where(own, FULL, np.where(near, FULL // 2, 0)).astype(np.int64)


Objective = Callable[[Field, Terms, int], Parts]
OBJECTIVES: Final[dict[str, tuple[Objective, int]]] = {
    "fit": (_fit, 1),
    "travel": (_travel, 30),
    "load": (_load, 480),
    "promise": (_promise, 240),
    "continuity": (_continuity, 3),
    "fairness": (_fairness, 480),
    "language": (_language, 0),
    "overtime": (_overtime, 60),
    "efficiency": (_efficiency, 0),
    "territory": (_territory, 0),
}
"""Each with its usual scale; that of `fit` is the proficiency the skill rule asks for, and 0 means it has none."""

assert len(OBJECTIVES) <= PARTS  # noqa: S101 - the layout holds no more


def parts_of(field: Field, terms: Terms, scales: dict[str, int]) -> NDArray[np.uint16]:
    """Every objective's parts, a row each in the order of the table; one place of the layout is a row of zeros."""
    parts = np.zeros((PARTS, len(field["engineer"])), np.uint16)
    for number, (name, (objective, usual)) in enumerate(OBJECTIVES.items()):
        parts[number] = objective(field, terms, scales.get(name, usual))
    return parts
