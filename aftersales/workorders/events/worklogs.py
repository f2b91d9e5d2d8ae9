"""What can happen to somebody's time on an order. What a span that follows from a move begins and ends with is told by
the move's own fact."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from aftersales.workorders.events.orders import OfOrder


@dataclass(frozen=True, kw_only=True)
class _OfTime(OfOrder):
    """Something that happened to a span of a person's time; `work` is what the time went into."""

    worklog: UUID
    person: UUID
    work: str


@dataclass(frozen=True, kw_only=True)
class TimeStarted(_OfTime):
    """By hand. For whoever looks on: the timeline does not tell it."""


@dataclass(frozen=True, kw_only=True)
class TimeStopped(_OfTime):
    """By hand, here or by starting something elsewhere. The timeline does not tell it either."""


@dataclass(frozen=True, kw_only=True)
class TimeEntered(_OfTime):
    """Afterwards."""

    begins_at: datetime
    ends_at: datetime
    minutes: int


@dataclass(frozen=True, kw_only=True)
class TimeCorrected(_OfTime):
    """It was put right; how long it was (None: it ran), and is. Why stands with the span."""

    version: int
    was_minutes: int | None
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class TimeStruck(_OfTime):
    """It does not count any more; why stands with the span."""

    version: int
    was_minutes: int | None
