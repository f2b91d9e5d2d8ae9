"""What came out: who goes where and when, what it costs, and why a visit was left out."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from aftersales.dispatch.solver.routing.problem import Key


class Doing(StrEnum):
    """What somebody does at a stop."""

    START = "start"
    VISIT = "visit"
    BREAK = "break"
    DEPOT = "depot"
    END = "end"


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing after another on a route: `arrives`, waits, `begins` (after the set-up, if any, began), `leaves`.

    `id` is the visit's or the break's, `seat` which of a crew's seats is taken. A break is wherever they are then,
    before the way on or after it.
    """

    doing: Doing
    place: int | None
    arrives: float
    begins: float
    leaves: float
    id: Key | None = None
    seat: int = 0


@dataclass(frozen=True, slots=True)
class Route:
    """One engineer's day, from start to end."""

    engineer: Key
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A visit nobody makes. `reason` names the first rule after which nobody was left, or `no_room`: somebody could on
    an empty day, but not in this plan. `facts` go with it."""

    visit: Key
    reason: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """What a plan costs, by what for; `prizes` are those lost, `unserved` counts visits that had to be made."""

    travel: float = 0.0
    distance: float = 0.0
    duration: float = 0.0
    fixed: float = 0.0
    overtime: float = 0.0
    lateness: float = 0.0
    unbalance: float = 0.0
    stability: float = 0.0
    prizes: float = 0.0
    unserved: int = 0

    @property
    def total(self) -> float:
        """All but `unserved`, which no sum outweighs."""
        parts = (self.travel, self.distance, self.duration, self.fixed, self.overtime)
        return sum(parts) + self.lateness + self.unbalance + self.stability + self.prizes


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole answer; routes are of engineers who are sent, in the order of the problem's engineers."""

    routes: tuple[Route, ...]
    left_out: tuple[LeftOut, ...] = ()
    cost: Cost = Cost()
