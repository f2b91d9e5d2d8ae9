"""A board to be planned: who works when and what stays as it is, the visits that may move, the orders nobody has.

Times are whole minutes since 1970 in UTC, engineers ids, as everywhere in the solver.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from aftersales.dispatch.solver.places import Roads
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.roster import Known
from aftersales.dispatch.solver.stretches import Booked, Duty, Span, free, spans
from aftersales.dispatch.solver.weighing import Need

DAY: Final = 24 * 60
DAYS_TO_2000: Final = 10_957


@dataclass(frozen=True)
class Slot:
    """Who makes a visit, the lead first, and from when until when."""

    engineers: tuple[int, ...]
    begins: int
    ends: int

    @property
    def lead(self) -> int:
        return self.engineers[0]


@dataclass(frozen=True)
class Staff:
    """An engineer as a plan takes them. `known` is as in the roster, with nothing on: `held` is what of that stays as
    it is. `away` is leave and absence; `pauses` are the gaps of their calendar that do not cut a day in two.
    """

    known: Known
    duties: tuple[Duty, ...] = ()
    away: tuple[Span, ...] = ()
    pauses: tuple[Span, ...] = ()
    held: tuple[Booked, ...] = ()

    @property
    def id(self) -> int:
        return self.known.id

    def busy(self, taken: Iterable[Booked] = ()) -> Known:
        """As the roster has them with what stays, and with these bookings besides."""
        booked = [*self.held, *taken]
        return replace(
            self.known,
            ahead=self.known.ahead + sum(one.ends - one.begins for one in booked),
            bookings=spans((one.begins, one.ends) for one in booked),
            stretches=free(self.duties, self.away, booked, self.known.home),
        )

    def on_duty(self, begins: int, ends: int) -> bool:
        """Whether this time lies in one duty, leave or no leave."""
        return any(duty.begins <= begins and ends <= duty.ends for duty in self.duties)


@dataclass(frozen=True)
class Work:
    """A visit that may be moved, or, where there is no `present`, an order that nobody has.

    `need.minutes` is how long it takes somebody of usual pace; at its present engineer's it takes as long as it has.
    `after`: the keys of works of this board that must have ended before it begins.
    """

    key: str
    need: Need
    policy: Policy
    priority: int
    present: Slot | None = None
    after: tuple[str, ...] = ()

    def taken(self, slot: Slot) -> Booked:
        """The time of everybody who goes, and where it takes them."""
        return Booked(slot.begins, slot.ends, self.need.site)


@dataclass(frozen=True)
class Board:
    """All there is to plan as of `at`, within `begins` to `ends`. Nobody is to set out for `margin` minutes beyond what
    their policy gives them: what is proposed has to be found and read first, and is still to hold then."""

    at: int
    begins: int
    ends: int
    staff: tuple[Staff, ...]
    works: tuple[Work, ...]
    roads: Roads
    margin: int = 0

    @cached_property
    def by_id(self) -> Mapping[int, Staff]:
        return {one.id: one for one in self.staff}

    @cached_property
    def by_key(self) -> Mapping[str, Work]:
        return {one.key: one for one in self.works}

    @cached_property
    def present(self) -> Mapping[str, Slot]:
        """The visits as they are planned now."""
        return {one.key: one.present for one in self.works if one.present is not None}


def day_of(minutes: int, offset: int) -> int:
    """The day, since 2000, of a moment by a clock that is so many minutes ahead of UTC."""
    return (minutes + offset) // DAY - DAYS_TO_2000


def up(minutes: float, step: int = 5) -> int:
    """The next time one can say."""
    return -int(-minutes // step) * step


def down(minutes: float, step: int = 5) -> int:
    """The last time one can say."""
    return int(minutes // step) * step
