"""Working time against a walk minute by minute.

The walk knows nothing of conversions from wall time: it goes through the minutes of UTC, looks at the wall clock, and
remembers the latest wall time it has seen. Where the clock is turned back, that memory stays where it is.
AFTERSALES_EXAMPLES raises the number of cases of each test.
"""

import os
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.base import worktime
from aftersales.base.worktime import ZERO, Calendar, Period

EXAMPLES = int(os.environ.get("AFTERSALES_EXAMPLES", "150"))
thoroughly = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)

MINUTE = timedelta(minutes=1)


def open_minutes(cal: Calendar, start: datetime, count: int) -> list[bool]:
    zone = ZoneInfo(cal.zone)
    at = start - timedelta(hours=30)
    latest = None
    answer = []
    while len(answer) < count:
        wall = at.astimezone(zone).replace(tzinfo=None)
        latest = wall if latest is None or wall > latest else latest
        if at >= start:
            answer.append(is_written_open(cal, latest))
        at += MINUTE
    return answer


def is_written_open(cal: Calendar, wall: datetime) -> bool:
    minute = wall.hour * 60 + wall.minute
    for back in (0, 1):
        day = wall.date() - timedelta(days=back)
        written = cal.overrides[day] if day in cal.overrides else cal.weekly.get(day.weekday(), ())
        for begins, ends in written:
            if begins <= minute + 1440 * back < ends:
                return True
    return False


@st.composite
def days_of_periods(draw, latest_end):
    cuts = sorted(draw(st.sets(st.integers(0, latest_end // 15), max_size=8)))
    periods = [Period(a * 15, b * 15) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    return tuple(period for period in periods if period.start_minute < 1440)


@st.composite
def calendars_and_starts(draw):
    zone, around = draw(
        st.sampled_from(
            [
                ("Asia/Shanghai", date(2026, 9, 30)),
                ("Asia/Kathmandu", date(2027, 12, 31)),
                ("Europe/Berlin", date(2026, 3, 29)),
                ("Europe/Berlin", date(2026, 10, 25)),
                ("America/New_York", date(2026, 3, 8)),
                ("America/New_York", date(2026, 11, 1)),
                ("America/St_Johns", date(2028, 2, 29)),
                ("Australia/Lord_Howe", date(2026, 10, 4)),  # changes by half an hour
                ("Australia/Lord_Howe", date(2026, 4, 5)),
                ("Africa/Cairo", date(2026, 4, 24)),  # skips from midnight to one
                ("Africa/Cairo", date(2026, 10, 29)),  # goes back over midnight into the day before
                ("Pacific/Apia", date(2011, 12, 30)),  # skips a day
                ("Pacific/Kiritimati", date(2025, 12, 31)),  # fourteen hours ahead at New Year
                ("Pacific/Pago_Pago", date(2026, 12, 31)),  # eleven behind
            ]
        )
    )
    overnight = draw(st.booleans())
    day = days_of_periods(2160 if overnight else 1440)
    weekly = draw(st.dictionaries(st.integers(0, 6), day, min_size=1))
    near = st.integers(-3, 3).map(lambda offset: around + timedelta(days=offset))
    overrides = draw(st.dictionaries(near, day, max_size=3))
    try:
        cal = Calendar(zone, weekly, overrides)
    except ValueError:  # the night ran into the next morning; such calendars have a test of their own
        cal = Calendar(zone, {d: tuple(p for p in periods if p.end_minute <= 1440) for d, periods in weekly.items()})
    midnight = datetime(around.year, around.month, around.day, tzinfo=UTC)
    start = midnight + timedelta(minutes=draw(st.integers(-3000, 1500)))
    return cal, start


seconds = st.timedeltas(ZERO, timedelta(seconds=59, microseconds=999_999))


@thoroughly
@given(calendars_and_starts(), st.integers(0, 3 * 1440), seconds, seconds)
def test_between_agrees_with_a_walk_minute_by_minute(calendar_and_start, length, into_first, into_last):
    cal, start = calendar_and_start
    walk = open_minutes(cal, start, length + 1)
    expected = sum(walk[:length]) * MINUTE - walk[0] * into_first + walk[length] * into_last
    answer = worktime.between(cal, start + into_first, start + length * MINUTE + into_last)
    assert answer == max(expected, ZERO)


@thoroughly
@given(calendars_and_starts(), st.integers(1, 1440), seconds)
def test_add_stops_at_the_first_moment_at_which_the_walk_has_seen_enough(calendar_and_start, budget, into_first):
    cal, start = calendar_and_start
    walk = open_minutes(cal, start, 3 * 1440)
    if sum(walk[1:]) < budget:
        return
    left, at = budget * MINUTE, start + into_first
    for minute, is_open in enumerate(walk):
        end_of_minute = start + (minute + 1) * MINUTE
        if is_open and end_of_minute - at >= left:
            break
        if is_open:
            left -= end_of_minute - at
        at = end_of_minute
    assert worktime.add(cal, start + into_first, budget * MINUTE) == at + left


@thoroughly
@given(calendars_and_starts(), st.integers(1, 2 * 1440))
def test_segments_and_openings_agree_with_the_walk(calendar_and_start, length):
    cal, start = calendar_and_start
    walk = open_minutes(cal, start, length)
    found = list(worktime.segments(cal, start, start + length * MINUTE))
    painted = [False] * length
    for opens, closes in found:
        for minute in range((opens - start) // MINUTE, (closes - start) // MINUTE):
            painted[minute] = True
    assert painted == walk
    assert all(opens < closes for opens, closes in found)
    assert all(one[1] < other[0] for one, other in zip(found, found[1:], strict=False))  # as long as they can be
    assert worktime.is_open(cal, start) == walk[0]
    if True in walk:
        assert worktime.next_opening(cal, start) == start + walk.index(True) * MINUTE


@thoroughly
@given(calendars_and_starts(), st.integers(1, 3))
def test_the_nth_working_day_agrees_with_the_walk(calendar_and_start, wanted):
    cal, start = calendar_and_start
    if cal.zone == "Pacific/Apia":  # its skipped day is a working day on paper that no walk can see
        return
    zone = ZoneInfo(cal.zone)
    day, left = start.astimezone(zone).date(), wanted
    for _ in range(6):
        day += timedelta(days=1)
        written = cal.overrides[day] if day in cal.overrides else cal.weekly.get(day.weekday(), ())
        left -= bool(written)
        if not left:
            break
    else:
        return
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - a wall time
    promised = midnight + written[-1][1] * MINUTE
    at = start
    while at.astimezone(zone).replace(tzinfo=None) < promised:
        at += MINUTE
    assert worktime.end_of_working_day(cal, start, wanted) == at


@thoroughly
@given(
    calendars_and_starts(),
    st.timedeltas(ZERO, timedelta(days=800)),
    st.timedeltas(ZERO, timedelta(days=800)),
)
def test_time_adds_up_to_the_microsecond_however_it_is_cut(calendar_and_start, one, other):
    cal, start = calendar_and_start
    middle, end = start + one, start + one + other
    whole = worktime.between(cal, start, end)
    assert worktime.between(cal, start, middle) + worktime.between(cal, middle, end) == whole
    assert sum((closes - opens for opens, closes in worktime.segments(cal, start, end)), ZERO) == whole
    if whole:
        at = worktime.add(cal, start, whole)
        assert at <= end
        assert worktime.between(cal, start, at) == whole
        assert worktime.between(cal, start, at - timedelta.resolution) == whole - timedelta.resolution
