"""Pure vocabulary of people: levels, scopes, the trust of a calendar, reasons of leave."""

from enum import IntEnum, StrEnum
from typing import Final


class Level(IntEnum):
    """An engineer's grade 岗位等级; higher gates more."""

    JUNIOR = 1
    MIDDLE = 2
    SENIOR = 3


MENTOR_FROM: Final = Level.MIDDLE


def can_mentor(mentor: Level, apprentice: Level) -> bool:
    """Who takes somebody along has left the first grade, and is not below them."""
    return mentor >= MENTOR_FROM and mentor >= apprentice


class Scope(StrEnum):
    """How far a right reaches: what is mine, my team's (and its sub-teams'), my territories', everything."""

    OWN = "own"
    TEAM = "team"
    TERRITORY = "territory"
    ALL = "all"


class Trust(StrEnum):
    """Whether a year's holidays are as the State Council published them, or our estimate until it does."""

    PUBLISHED = "published"
    ESTIMATED = "estimated"


class DayKind(StrEnum):
    """Why a calendar day differs from its weekday: a holiday, a make-up workday 调休, or other hours once."""

    HOLIDAY = "holiday"
    MAKE_UP = "make_up"
    SPECIAL = "special"


class LeaveKind(StrEnum):
    """Why somebody is away."""

    ANNUAL = "annual"
    SICK = "sick"
    TRAINING = "training"
    OTHER = "other"
