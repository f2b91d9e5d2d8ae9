"""When to stop: small things that are asked now and then, and compose."""

from dataclasses import dataclass
from threading import Event
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search has come: rounds of all threads, seconds since it began, the least cost so far (what is left
    out included) and the rounds since it last fell."""

    rounds: int
    seconds: float
    cost: float
    since_better: int = 0


class Stop(Protocol):
    """Asked between stretches of the search. `share` tells how much of what it allows is used up, 1 being all; the
    search cools by it. A criterion that cannot know says 0 until it stops."""

    def share(self, progress: Progress) -> float: ...


@dataclass(frozen=True, slots=True)
class AfterSeconds:
    """Wall-clock time."""

    seconds: float

    def share(self, progress: Progress) -> float:
        return progress.seconds / self.seconds if self.seconds > 0 else 1.0


@dataclass(frozen=True, slots=True)
class AfterRounds:
    """Rounds of the search: with one thread and one seed the answer is always the same."""

    rounds: int

    def share(self, progress: Progress) -> float:
        return progress.rounds / self.rounds if self.rounds > 0 else 1.0


@dataclass(frozen=True, slots=True)
class NoGain:
    """So many rounds without a better solution."""

    rounds: int

    def share(self, progress: Progress) -> float:
        return 1.0 if progress.since_better >= self.rounds else 0.0


@dataclass(frozen=True, slots=True)
class CostReached:
    """A solution that is good enough."""

    cost: float

    def share(self, progress: Progress) -> float:
        return 1.0 if progress.cost <= self.cost else 0.0


@dataclass(frozen=True, slots=True)
class Cancelled:
    """Somebody set this event."""

    event: Event

    def share(self, progress: Progress) -> float:
        return 1.0 if self.event.is_set() else 0.0


@dataclass(frozen=True, slots=True)
class First:
    """Whichever of these comes first."""

    stops: tuple[Stop, ...]

    def share(self, progress: Progress) -> float:
        return max((stop.share(progress) for stop in self.stops), default=1.0)
