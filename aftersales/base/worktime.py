"""Working time: how much of it lies between two instants, and when a budget of it is used up.

A calendar says when work is done in one time zone: several periods a day for each weekday, and single days that
replace their weekday (a public holiday has no period, a 调休 make-up Saturday has some). All answers are exact to the
microsecond, all instants are aware and come back in UTC.

**Days on which the clocks are changed.** A period is written in wall time, and a wall time means *the first moment at
which the local clock shows this time or a later one*. Two things follow:

- The hour that is skipped in spring is not worked: 00:00-08:00 is seven hours long that day, and a period that begins
  inside the gap begins when the gap is jumped.
- The hour that comes twice in autumn belongs to the period that was running when the clock was turned back:
  00:00-08:00 is nine hours long that day, and a period that begins at the repeated 02:30 begins the first time.

The rule never puts two wall times into the wrong order, so periods that do not overlap on paper never overlap in fact.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import MAXYEAR, UTC, date, datetime, time, timedelta
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

ZERO: Final = timedelta(0)
ONE_DAY: Final = timedelta(days=1)
MINUTES_A_DAY: Final = 1440

HORIZON_YEARS: Final = 100
"""How far ahead a budget or an opening is looked for; beyond it the calendar is called empty."""


class Period(NamedTuple):
    """Work from `start_minute` to `end_minute`, wall minutes since the day's local midnight.

    The end may lie on the next day (a night shift 22:00-06:00 is 1320-1800); the period belongs to the day on which
    it begins.
    """

    start_minute: int
    end_minute: int


def _refuse_unknown_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as unknown:  # a folder's name is an OSError
        raise ValueError(f"zone: {zone!r} is not an IANA time zone") from unknown


def _refuse_strange_days(weekly: Mapping[int, Sequence[Period]], overrides: Mapping[date, Sequence[Period]]) -> None:
    for weekday in weekly:
        if weekday not in range(7):
            raise ValueError(f"weekly[{weekday}]: weekdays are 0 (Monday) to 6 (Sunday)")
    for day in overrides:
        if isinstance(day, datetime):  # it is a date to Python, but would never be found by one
            raise ValueError(f"overrides[{day}]: a day is a date without a time")


def _tidy(name: str, periods: Sequence[Period]) -> tuple[Period, ...]:
    tidy = tuple(sorted(Period(*period) for period in periods))
    for start, end in tidy:
        if not 0 <= start < MINUTES_A_DAY:
            raise ValueError(f"{name}: a period begins at minute 0 to 1439 of its day, not {start}")
        if not start < end <= 2 * MINUTES_A_DAY:
            raise ValueError(f"{name}: a period that begins at {start} ends later and by minute 2880, not at {end}")
    for one, other in pairwise(tidy):
        if one.end_minute > other.start_minute:
            raise ValueError(f"{name}: {one} and {other} overlap")
    return tidy


def _refuse_overlap(name: str, today: Sequence[Period], tomorrow: Sequence[Period]) -> None:
    if today and tomorrow and today[-1].end_minute - MINUTES_A_DAY > tomorrow[0].start_minute:
        raise ValueError(f"{name}: {today[-1]} runs into {tomorrow[0]} of the next day")


@dataclass(frozen=True)
class Calendar:
    """When work is done: `weekly` by weekday (0 is Monday, absent is closed), `overrides` instead of it on single days.

    `estimated_years` are those whose public holidays nobody has published yet. Nonsense is refused with a ValueError
    that begins with the field's name. Compiled years are shared by equal calendars; keeping one object per version
    spares the comparison.
    """

    zone: str
    weekly: Mapping[int, Sequence[Period]]
    overrides: Mapping[date, Sequence[Period]] = field(default_factory=dict)
    estimated_years: frozenset[int] = frozenset()
    name: str = ""
    version: str = ""
    _hash: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        _refuse_unknown_zone(self.zone)
        _refuse_strange_days(self.weekly, self.overrides)
        weekly = {day: _tidy(f"weekly[{day}]", periods) for day, periods in sorted(self.weekly.items())}
        overrides = {day: _tidy(f"overrides[{day}]", periods) for day, periods in sorted(self.overrides.items())}
        object.__setattr__(self, "weekly", weekly)
        object.__setattr__(self, "overrides", overrides)
        object.__setattr__(self, "estimated_years", frozenset(self.estimated_years))
        # Integers only: the hashes of strings and dates differ from process to process, and this one may be pickled.
        days = tuple((day.toordinal(), periods) for day, periods in overrides.items())
        object.__setattr__(self, "_hash", hash((tuple(weekly.items()), days)))
        self._refuse_days_that_run_into_the_next()

    def __hash__(self) -> int:
        return self._hash

    def periods_on(self, day: date) -> Sequence[Period]:
        """The periods that begin on this local day, in order; none on a day off."""
        if day in self.overrides:
            return self.overrides[day]
        return self.weekly.get(day.weekday(), ())

    def _refuse_days_that_run_into_the_next(self) -> None:
        for day in range(7):
            after = (day + 1) % 7
            _refuse_overlap(f"weekly[{day}]", self.weekly.get(day, ()), self.weekly.get(after, ()))
        for day_off in self.overrides:
            before, after_it = day_off - ONE_DAY, day_off + ONE_DAY
            _refuse_overlap(f"overrides[{day_off}]", self.periods_on(before), self.periods_on(day_off))
            _refuse_overlap(f"overrides[{day_off}]", self.periods_on(day_off), self.periods_on(after_it))


def round_the_clock(zone: str) -> Calendar:
    """A calendar that never closes; the zone only says where its days end."""
    whole_day = (Period(0, MINUTES_A_DAY),)
    return Calendar(zone=zone, weekly=dict.fromkeys(range(7), whole_day), name="24x7")


ROUND_THE_CLOCK: Final = round_the_clock("UTC")


def between(cal: Calendar, start: datetime, end: datetime) -> timedelta:
    """Working time in [start, end); zero if the end is not after the start."""
    start, end = _utc("start", start), _utc("end", end)
    if end <= start:
        return ZERO
    first = _year(cal, start.year)
    if start.year == end.year:
        return first.worked(end) - first.worked(start)
    whole_years = (_year(cal, year).total for year in range(start.year + 1, end.year))
    return first.total - first.worked(start) + sum(whole_years, ZERO) + _year(cal, end.year).worked(end)


def add(cal: Calendar, start: datetime, budget: timedelta) -> datetime:
    """The earliest instant at which `budget` of working time has passed since `start`.

    A budget that ends with a period is used up at that period's end, not when the next one begins. A budget of zero
    is used up at `start` itself, open or not. Raises ValueError if the calendar does not hold the budget within
    HORIZON_YEARS.
    """
    if budget < ZERO:
        raise ValueError(f"budget: {budget} is negative")
    start = _utc("start", start)
    if not budget:
        return start
    target = budget + _year(cal, start.year).worked(start)
    for number in _years_from(start):
        year = _year(cal, number)
        if target <= year.total:
            return year.reach(target)
        target -= year.total
    raise _too_little_work(cal, f"{budget} of working time", start)


def end_of_working_day(cal: Calendar, start: datetime, days: int) -> datetime:
    """The end of the `days`-th working day after the local day of `start`: what "n working days" promises.

    A working day is one on which a period begins; a night shift ends its day on the next morning.
    """
    if days < 1:
        raise ValueError(f"days: {days} is less than one working day")
    start = _utc("start", start)
    zone = ZoneInfo(cal.zone)
    day, left = start.astimezone(zone).date(), days
    last_year = min(day.year + HORIZON_YEARS, MAXYEAR - 1)
    while day.year <= last_year:
        day += ONE_DAY
        periods = cal.periods_on(day)
        left -= bool(periods)
        if not left:
            return wall_instant(zone, day, periods[-1].end_minute)
    raise _too_little_work(cal, f"{days} working days", start)


def segments(cal: Calendar, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The working intervals of [start, end) in UTC, in order, each as long as it can be."""
    start, end = _utc("start", start), _utc("end", end)
    if end <= start:
        return
    held: tuple[datetime, datetime] | None = None
    for opens, closes in _intervals(cal, start, end):
        if held and held[1] == opens:  # work that goes on over New Year in UTC was compiled as two intervals
            held = (held[0], closes)
            continue
        if held:
            yield held
        held = (opens, closes)
    if held:
        yield held


def is_open(cal: Calendar, at: datetime) -> bool:
    """Whether this instant is working time; the end of a period is not."""
    at = _utc("at", at)
    year = _year(cal, at.year)
    nearest = bisect_right(year.starts, at) - 1
    return nearest >= 0 and at < year.ends[nearest]


def next_opening(cal: Calendar, at: datetime) -> datetime:
    """The earliest working instant that is not before `at`: `at` itself while open."""
    at = _utc("at", at)
    if is_open(cal, at):
        return at
    for number in _years_from(at):
        starts = _year(cal, number).starts
        nearest = bisect_left(starts, at)
        if nearest < len(starts):
            return starts[nearest]
    raise _too_little_work(cal, "opening", at)


def estimated(cal: Calendar, start: datetime, end: datetime) -> bool:
    """Whether [start, end) touches a local year whose public holidays are only estimated."""
    if not cal.estimated_years:
        return False
    start, end = _utc("start", start), _utc("end", end)
    zone = ZoneInfo(cal.zone)
    last_moment = max(start, end - timedelta.resolution)
    years = range(start.astimezone(zone).year, last_moment.astimezone(zone).year + 1)
    return not cal.estimated_years.isdisjoint(years)


# -- a year of a calendar, compiled ------------------------------------------------------------------------------------


class _Year(NamedTuple):
    """The working intervals of one UTC year; `before[i]` is its working time before the i-th, `[-1]` all of it."""

    starts: tuple[datetime, ...]
    ends: tuple[datetime, ...]
    before: tuple[timedelta, ...]

    @property
    def total(self) -> timedelta:
        return self.before[-1]

    def worked(self, at: datetime) -> timedelta:
        """Working time from the year's beginning to `at`."""
        nearest = bisect_right(self.starts, at) - 1
        if nearest < 0:
            return ZERO
        end = self.ends[nearest]
        return self.before[nearest] + ((at if at < end else end) - self.starts[nearest])

    def reach(self, target: timedelta) -> datetime:
        """The earliest instant of the year by which `target` was worked; more than zero, at most the year's sum."""
        nearest = bisect_left(self.before, target) - 1
        return self.starts[nearest] + (target - self.before[nearest])


@lru_cache(maxsize=256)  # some 80 kB each
def _year(cal: Calendar, year: int) -> _Year:
    first, last = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    starts: list[datetime] = []
    ends: list[datetime] = []
    for opens, closes in _written_intervals(cal, year):
        opens, closes = max(opens, first), min(closes, last)
        if opens >= closes:  # another year's, or swallowed whole by a gap of the local clock
            continue
        if ends and ends[-1] == opens:
            ends[-1] = closes
        else:
            starts.append(opens)
            ends.append(closes)
    lengths = (end - start for start, end in zip(starts, ends, strict=True))
    return _Year(tuple(starts), tuple(ends), tuple(accumulate(lengths, initial=ZERO)))


def _written_intervals(cal: Calendar, year: int) -> Iterator[tuple[datetime, datetime]]:
    # Local days reach over the UTC year's edges by the zone's offset, and a night shift by one day more.
    zone = ZoneInfo(cal.zone)
    day, last = date(year - 1, 12, 30), date(year + 1, 1, 1)
    while day <= last:
        for period in cal.periods_on(day):
            yield wall_instant(zone, day, period.start_minute), wall_instant(zone, day, period.end_minute)
        day += ONE_DAY


def _intervals(cal: Calendar, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime]]:
    for number in range(start.year, end.year + 1):
        year = _year(cal, number)
        nearest = max(bisect_right(year.starts, start) - 1, 0)
        for opens, closes in zip(year.starts[nearest:], year.ends[nearest:], strict=True):
            if opens >= end:
                return
            if closes > start:
                yield max(opens, start), min(closes, end)


def wall_instant(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """The first moment at which the local clock shows this wall time (minutes since midnight) or a later one."""
    wall = datetime.combine(day, time()) + timedelta(minutes=minute)
    at = wall.replace(tzinfo=zone).astimezone(UTC)  # fold=0: of a repeated wall time the first
    if at.astimezone(zone).replace(tzinfo=None) == wall:
        return at
    return _end_of_gap(zone, wall, after=at)


def _end_of_gap(zone: ZoneInfo, wall: datetime, after: datetime) -> datetime:
    # Read with the offset of before the switch, a skipped wall time falls after it; read with the later one, before it.
    before = wall.replace(tzinfo=zone, fold=1).astimezone(UTC)
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if middle.astimezone(zone).replace(tzinfo=None) < wall:
            before = middle
        else:
            after = middle
    return after


def _years_from(at: datetime) -> range:
    return range(at.year, min(at.year + HORIZON_YEARS + 1, MAXYEAR))


# -- refusals ----------------------------------------------------------------------------------------------------------


def _utc(name: str, at: datetime) -> datetime:
    if at.tzinfo is None:  # astimezone() would silently take it for the server's own time
        raise ValueError(f"{name}: {at} has no time zone")
    return at.astimezone(UTC)


def _too_little_work(cal: Calendar, what: str, start: datetime) -> ValueError:
    return ValueError(f"calendar {cal.name!r}: no {what} within {HORIZON_YEARS} years after {start:%Y-%m-%d}")
