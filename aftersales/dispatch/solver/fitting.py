"""Who fits which seat of a crew, as bits of one number a candidate."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from aftersales.dispatch.solver.roster import Marks, Roster
from aftersales.dispatch.solver.seats import APPRENTICE, LEAD, Crew, Seat

_CREDIT: Final = 1
"""So much proficiency an apprentice may be short of, beside whoever teaches them."""


@dataclass(frozen=True)
class Usual:
    """What a policy asks of everybody, and of a crew of whoever leads: skill and least proficiency, level and
    certificates; `mentor`: whether an apprentice goes only beside a mentor."""

    skill: tuple[int, int] | None = None
    level: int = 0
    certificates: tuple[str, ...] = ()
    mentor: bool = False


def fits(
    roster: Roster, crew: Crew, usual: Usual, skills: Mapping[str, int], days: NDArray[np.int64]
) -> NDArray[np.uint32]:
    """The bits of the seats that each may take, on the day (since 2000) of their own earliest slot; `skills` by code.

    A skill that is gone fits nobody.
    """
    found = np.zeros(len(roster), np.uint32)
    learning = roster.column("learning")
    for number, option in enumerate(crew.options):
        for bit, seat in zip(crew.bits(number), option, strict=True):
            marks = _qualified(roster, seat, usual, skills, days)
            if seat.role == APPRENTICE:
                marks &= learning
            elif seat.role == LEAD and (crew.mentor or usual.mentor):
                marks &= ~learning
            found |= np.where(marks, np.uint32(1 << bit), np.uint32(0))
    return found


def _qualified(roster: Roster, seat: Seat, usual: Usual, skills: Mapping[str, int], days: NDArray[np.int64]) -> Marks:
    lead = seat.role == LEAD
    marks = np.asarray(roster.column("level") >= (seat.level or (usual.level if lead else 0)))
    credit = _CREDIT if seat.role == APPRENTICE else 0
    asked: list[tuple[int | None, int]] = [(skills.get(code), least - credit) for code, least in seat.skills]
    if lead and not seat.skills and usual.skill is not None:
        asked.append(usual.skill)
    for skill, least in asked:
        marks &= _able(roster, skill, least, days)
    for name in {*seat.certificates, *(usual.certificates if lead else ())}:
        since, until = roster.column("certificate", name).T
        marks &= (until > 0) & (since <= days) & (days <= until)
    return marks


def _able(roster: Roster, skill: int | None, least: int, days: NDArray[np.int64]) -> Marks:
    if skill is None:
        return np.zeros(len(roster), bool)
    good, since, until = roster.column("proficiency", skill).T
    valid: NDArray[Any] = (good > 0) & (since <= days) & (days <= until)
    return np.asarray(np.where(valid, good, 0) >= least)
