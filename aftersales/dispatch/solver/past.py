"""A past span as it is replayed: who could be sent, what came in, what was on already. Minutes since 1970, in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from aftersales.dispatch.solver.places import Place
from aftersales.dispatch.solver.roster import Known
from aftersales.dispatch.solver.stretches import Booked, Span, bridged, duties, free, spans
from aftersales.dispatch.solver.weighing import Need

DAY: Final = 24 * 60
DAYS: Final = 9
"""What is known at a time: from the midnight (UTC) before the last one, so many days; as in `queries/standing.py`."""
RECENT: Final = 28 * DAY
REMOTE: Final = 45
"""What a remote order counts for where minutes are added up."""


@dataclass(frozen=True)
class Held:
    """Planned time of a visit; `released` when it ended, None where that is not known. `counts` towards what its
    engineer was given: whoever goes along is held, and given nothing."""

    begins: int
    ends: int
    place: Place | None
    released: int | None = None
    counts: bool = True


@dataclass(frozen=True)
class Owned:
    """A remote order in somebody's hands from `since`: until it was resolved it is ahead of them; since it was closed
    it counts as given, if it was reported recently."""

    since: int
    reported: int
    resolved: int | None = None
    closed: int | None = None


@dataclass(frozen=True)
class Past:
    """An engineer through the span. `known` has what does not change in it: skills, home, level, languages. `said`:
    what they said of being there, each with when, and until when they were to be away (None: they were there)."""

    known: Known
    calendar: tuple[Span, ...] = ()
    shifts: tuple[Span, ...] = ()
    on_call: tuple[Span, ...] = ()
    leave: tuple[Span, ...] = ()
    held: tuple[Held, ...] = ()
    owned: tuple[Owned, ...] = ()
    said: tuple[tuple[int, int | None], ...] = ()


@dataclass(frozen=True)
class Made:
    """What really came of an order: who went or had it, from when until when; `measured` if those times were. `begun`:
    not, if it is only known to be theirs."""

    engineer: int
    begins: int
    ends: int
    measured: bool = False
    begun: bool = True


@dataclass(frozen=True)
class Case:
    """An order that came in. `need` is as of its decision, but for who knows the customer and the asset: that follows
    from the replay. `policy` names the one that counts; `minutes` it took, where that was measured; `spot`: where its
    visit holds whoever goes."""

    need: Need
    policy: str
    reported: int
    customer: int | None = None
    asset: int | None = None
    minutes: int | None = None
    spot: Place | None = None
    resolved: int | None = None
    closed: int | None = None
    made: Made | None = None


@dataclass(frozen=True)
class Known50:
    """An earlier order of a customer, for who was there before: the engineers, each with the time from which it counts
    (None: always)."""

    reported: int
    asset: int | None
    who: tuple[tuple[int, int | None], ...] = ()


def window(at: int) -> Span:
    """The days that are known at a time."""
    begins = at // DAY * DAY - DAY
    return begins, begins + DAYS * DAY


def known_at(one: Past, held: Sequence[Held], owned: Sequence[Owned], at: int) -> Known:
    """The engineer as a roster has them at a time: free stretches, what is ahead, what was given recently."""
    first, last = window(at)
    hours = bridged(
        (max(begins, first), min(ends, last)) for begins, ends in one.calendar if begins < last and ends > first
    )
    standing = [*_touching(one.shifts, first, last), *_touching(one.on_call, first, last)]
    away, absent = _touching(one.leave, first, last), _absent(one.said, at)
    taken = [
        Booked(each.begins, each.ends, each.place)
        for each in held
        if each.begins < last and each.ends > first and (each.released is None or each.released > at)
    ]
    open_now = sum(each.resolved is None or each.resolved > at for each in owned if each.since <= at)
    over = sum(each.closed is not None and each.closed <= at and each.reported > first - RECENT for each in owned)
    given = sum(each.ends - each.begins for each in held if each.counts and each.begins > first - RECENT)
    return replace(
        one.known,
        ahead=sum(each.ends - max(each.begins, first) for each in taken) + REMOTE * open_now,
        recent=given + REMOTE * (open_now + over),
        leave=spans(away),
        bookings=spans((each.begins, each.ends) for each in taken),
        on_call=spans(_touching(one.on_call, first, last)),
        absent=spans(absent),
        stretches=free(duties(hours, standing), [*away, *absent], taken, one.known.home),
    )


def _absent(said: Sequence[tuple[int, int | None]], at: int) -> list[Span]:
    """What was said last by then, if it was an absence: nobody could know that they would be back sooner."""
    begins, ends = next((one for one in reversed(said) if one[0] <= at), (at, None))
    return [(begins, ends)] if ends is not None else []


def _touching(told: Sequence[Span], first: int, last: int) -> list[Span]:
    return [one for one in told if one[0] < last and one[1] > first]
