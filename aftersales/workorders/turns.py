"""When a visit's turn comes 先后次序: behind another that came to something, days later, not before a day. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from aftersales.workorders.states import Outcome, Visit, VisitStands

MOST_GAP_DAYS: Final = 365
A_DAY: Final = timedelta(hours=24)
"""Days between two visits are so many hours: glue dries on Sundays too, and not quicker where a visit ended late."""


class SameEngineer(StrEnum):
    """Whether whoever makes the visit before is to make this one too 同一位工程师."""

    NO = "no"
    RATHER = "rather"
    ONLY = "only"


class OutOfTurn(StrEnum):
    """Why a visit cannot be made as it stands: the one before was moved behind it, has no time any more, was
    cancelled, came to nothing, or is made by somebody else than alone may make both."""

    MOVED = "moved"
    UNPLANNED = "unplanned"
    CANCELLED = "cancelled"
    NOTHING = "came_to_nothing"
    ENGINEER = "engineer"


STUCK: Final = frozenset({OutOfTurn.CANCELLED, OutOfTurn.NOTHING})
"""Its turn does not come any more unless somebody puts it elsewhere."""
_WORTH_GOING_ON: Final = frozenset({Outcome.FIXED, Outcome.PARTIAL, Outcome.NO_FAULT})
"""What a visit comes to so that the next may be made: a part of the work done is what most first visits are for."""


@dataclass(frozen=True)
class Earlier:
    """As much of the visit before as the turn of the next depends on; engineers by id."""

    stands: VisitStands
    ends_at: datetime | None
    ended_at: datetime | None
    engineer: int | None


@dataclass(frozen=True)
class Follower:
    """The visit whose turn it is about: when it begins as planned, who goes, whether somebody has set out already."""

    starts_at: datetime | None
    engineer: int | None
    begun: bool


@dataclass(frozen=True)
class Asked:
    """What is asked of the order in which visits are made. `opens_at` is when the day begins before which it is not
    made, where the work is."""

    gap_days: int = 0
    opens_at: datetime | None = None
    same_engineer: SameEngineer = SameEngineer.NO


def is_done(earlier: Earlier) -> bool:
    """Whether the visit before came to something, so that the next may be made."""
    return earlier.stands.outcome in _WORTH_GOING_ON


def lost(earlier: Earlier) -> OutOfTurn | None:
    """Why the visit before will never lead on to the next; nothing while it may, or has."""
    if earlier.stands.state is Visit.CANCELLED:
        return OutOfTurn.CANCELLED
    return OutOfTurn.NOTHING if earlier.ended_at is not None and not is_done(earlier) else None


def comes_at(earlier: Earlier | None, asked: Asked) -> datetime | None:
    """From when on the visit may begin, as far as is known: reckoned from how the one before ended, or is planned to.
    Nothing where it has no time, or leads nowhere any more."""
    if earlier is None:
        return asked.opens_at
    ends = earlier.ended_at if is_done(earlier) else earlier.ends_at
    if ends is None or lost(earlier) is not None:
        return None
    after = ends + asked.gap_days * A_DAY
    return max(after, asked.opens_at) if asked.opens_at is not None else after


def out_of_turn(follower: Follower, earlier: Earlier | None, asked: Asked) -> OutOfTurn | None:
    """Why the follower cannot be made as it stands. One that has begun is over that; one without a time only waits,
    unless its turn never comes."""
    if follower.begun:
        return None
    gone = lost(earlier) if earlier is not None else None
    if gone is not None:
        return gone
    if follower.starts_at is not None:
        from_at = comes_at(earlier, asked)
        if from_at is None:
            return OutOfTurn.UNPLANNED
        if follower.starts_at < from_at:
            return OutOfTurn.MOVED
    return OutOfTurn.ENGINEER if another_goes(follower, earlier, asked) else None


def another_goes(follower: Follower, earlier: Earlier | None, asked: Asked) -> bool:
    """Whether somebody else makes it than who alone is to make both."""
    if earlier is None or asked.same_engineer is not SameEngineer.ONLY or earlier.engineer is None:
        return False
    return follower.engineer not in (None, earlier.engineer)


def ring(after: Mapping[int, int | None], visit: int, behind: int) -> list[int]:
    """The way round, from the visit to itself, if it came behind that other; empty where there is none.

    Args:
        after: by visit the one it comes after, of all that hang together.
    """
    way, one = [visit], behind
    while one not in way:
        way.append(one)
        following = after.get(one)
        if following is None:
            return []
        one = following
    return [*way, visit] if one == visit else []
