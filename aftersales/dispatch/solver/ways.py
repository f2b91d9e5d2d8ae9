"""Where somebody comes from when a visit begins, and what they go on to: as `stretches.free` has it, told with whose
visit it is.

All times are whole minutes since 1970 in UTC.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.stretches import Span

AFTER_DUTY: Final = 240
"""So long after duty whoever still works is taken to come from their last visit; later, from home."""


@dataclass(frozen=True)
class Stop:
    """Time that is taken: by a `visit` at a place, or what is promised to become one, or, without one, by leave, which
    is spent at home."""

    begins: int
    ends: int
    place: Place | None = None
    visit: UUID | None = None


@dataclass(frozen=True)
class Origin:
    """From where, and since when, somebody could set out: from a stop, or from home (`stop` None)."""

    since: int | None
    stop: Stop | None = None


def duty_of(duty: Iterable[Span], begins: int) -> Span | None:
    """The duty on which something begins, or after which it does, while the day is not over."""
    own = [one for one in duty if one[0] <= begins < one[1] + AFTER_DUTY]
    return max(own, default=None)


def origin(stops: Sequence[Stop], duty: Iterable[Span], begins: int) -> Origin:
    """Where whoever has these stops comes from for something that begins then: from the stop before on the same duty,
    else from home, since that duty began; off duty from home, nobody knows since when."""
    within = duty_of(duty, begins)
    if within is None:
        return Origin(None)
    before = [one for one in stops if one.ends <= begins and one.ends > within[0]]
    last = max(before, key=lambda one: (one.ends, one.begins), default=None)
    if last is None:
        return Origin(within[0])
    return Origin(last.ends, last if last.visit is not None else None)


def following(stops: Sequence[Stop], duty: Iterable[Span], ends: int) -> Stop | None:
    """The visit that whoever is done then goes on to on the same duty; after a leave they come from home anyhow."""
    own = [one for one in duty if one[0] < ends <= one[1]]
    ahead = [one for one in stops if one.begins >= ends and any(one.begins < until for _, until in own)]
    first = min(ahead, key=lambda one: (one.begins, one.ends), default=None)
    return first if first is not None and first.visit is not None else None
