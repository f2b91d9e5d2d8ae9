"""When reminders come: counted against a walk through the calendar, over every zone and its changes of the clock."""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice, pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from aftersales.base.worktime import ROUND_THE_CLOCK, Calendar, Period
from aftersales.notices import clock
from aftersales.notices.clock import Repeats, Rule

SHANGHAI, BERLIN = "Asia/Shanghai", "Europe/Berlin"
OFFICE = Calendar(
    zone=SHANGHAI,
    weekly={day: (Period(540, 1080),) for day in range(5)},
    overrides={date(2026, 10, 1): (), date(2026, 10, 2): (), date(2026, 10, 10): (Period(540, 1080),)},
)
ZONES = sorted(available_timezones() - {"localtime", "Factory"})
DAYS = st.dates(date(1990, 1, 1), date(2035, 12, 31))


def rule(day: date = date(2026, 11, 24), minute: int = 9 * 60, **told: Any) -> Rule:
    return Rule(**{"starts_on": day, "minute": minute, "zone": SHANGHAI, **told})


def local(instants: list[datetime], zone: str = SHANGHAI) -> list[str]:
    return [f"{at.astimezone(ZoneInfo(zone)):%m-%d %H:%M}" for at in instants]


def coming(one: Rule, at: datetime, most: int, hours: Calendar = ROUND_THE_CLOCK, passed: int = 0) -> list[str]:
    return local(clock.coming(one, hours, at, most=most, passed=passed), one.zone)


START = datetime(2026, 9, 1, tzinfo=UTC)


def test_once_comes_once() -> None:
    assert coming(rule(), START, 5) == ["11-24 09:00"]
    assert coming(rule(), datetime(2026, 11, 24, 1, 0, tzinfo=UTC), 5) == []


def test_the_thirty_first_is_the_last_day_of_a_short_month() -> None:
    last = rule(date(2027, 1, 5), repeats=Repeats.MONTHLY, month_day=31)
    assert coming(last, START, 4) == ["01-31 09:00", "02-28 09:00", "03-31 09:00", "04-30 09:00"]
    leap = rule(date(2028, 1, 30), repeats=Repeats.MONTHLY, month_day=30)
    assert coming(leap, START, 3) == ["01-30 09:00", "02-29 09:00", "03-30 09:00"]


def test_working_days_are_those_of_the_calendar() -> None:
    one = rule(date(2026, 9, 30), repeats=Repeats.WORKDAYS)
    assert coming(one, START, 3, OFFICE) == ["09-30 09:00", "10-05 09:00", "10-06 09:00"]
    saturday = rule(date(2026, 10, 9), repeats=Repeats.WORKDAYS)
    assert coming(saturday, START, 3, OFFICE) == ["10-09 09:00", "10-10 09:00", "10-12 09:00"]


def test_a_calendar_without_work_reminds_of_nothing() -> None:
    assert coming(rule(repeats=Repeats.WORKDAYS), START, 3, Calendar(zone="UTC", weekly={})) == []


def test_an_end_and_a_count_are_kept() -> None:
    weekly = rule(repeats=Repeats.WEEKLY, weekdays=frozenset({1, 4}), until_on=date(2026, 12, 1))
    assert coming(weekly, START, 9) == ["11-24 09:00", "11-27 09:00", "12-01 09:00"]
    thrice = rule(repeats=Repeats.DAYS, every=10, times=3)
    assert coming(thrice, START, 9) == ["11-24 09:00", "12-04 09:00", "12-14 09:00"]
    assert coming(thrice, START, 9, passed=2) == ["11-24 09:00"]
    assert coming(thrice, START, 9, passed=3) == []


def test_the_time_on_the_wall_stays_when_the_clock_is_put_forth_and_back() -> None:
    daily = rule(date(2026, 10, 24), repeats=Repeats.DAYS, every=1, zone=BERLIN)
    instants = clock.coming(daily, ROUND_THE_CLOCK, START, most=3)
    assert [f"{at:%d %H:%M}" for at in instants] == ["24 07:00", "25 08:00", "26 08:00"]


def test_a_time_that_a_day_does_not_have_comes_when_the_gap_is_jumped() -> None:
    night = rule(date(2027, 3, 27), 150, repeats=Repeats.DAYS, every=1, zone=BERLIN)
    assert coming(night, START, 3) == ["03-27 02:30", "03-28 03:00", "03-29 02:30"]


def test_a_time_that_comes_twice_is_told_the_first_time() -> None:
    night = rule(date(2026, 10, 25), 150, repeats=Repeats.DAYS, every=1, zone=BERLIN)
    assert clock.coming(night, ROUND_THE_CLOCK, START, most=1) == [datetime(2026, 10, 25, 0, 30, tzinfo=UTC)]


def test_a_day_that_a_zone_left_out_is_not_told_twice() -> None:
    samoa = rule(date(2011, 12, 29), 0, repeats=Repeats.DAYS, every=1, zone="Pacific/Apia")
    found = clock.coming(samoa, ROUND_THE_CLOCK, datetime(2011, 12, 1, tzinfo=UTC), most=3)
    assert local(found, "Pacific/Apia") == ["12-29 00:00", "12-31 00:00", "01-01 00:00"]


def test_what_was_missed_is_counted_to_the_instant() -> None:
    daily = rule(repeats=Repeats.DAYS, every=1)
    first = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    assert len(clock.missed(daily, ROUND_THE_CLOCK, first, first, passed=0)) == 1
    assert len(clock.missed(daily, ROUND_THE_CLOCK, first, first + timedelta(days=3), passed=0)) == 4
    twice = rule(repeats=Repeats.DAYS, every=1, times=2)
    assert len(clock.missed(twice, ROUND_THE_CLOCK, first, first + timedelta(days=3), passed=1)) == 1


RULES = st.builds(
    Rule,
    starts_on=DAYS,
    minute=st.integers(0, 1439),
    zone=st.sampled_from(ZONES),
    repeats=st.sampled_from(Repeats),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    month_day=st.integers(1, 31),
    every=st.integers(1, 366),
    until_on=st.none(),
    times=st.none(),
)


def expected_day(one: Rule, day: date) -> bool:
    """Told again, in the plainest words: whether this day is one of the rule's."""
    month_end = monthrange(day.year, day.month)[1]
    by_way = {
        Repeats.ONCE: day == one.starts_on,
        Repeats.WORKDAYS: bool(OFFICE.periods_on(day)),
        Repeats.WEEKLY: day.isoweekday() - 1 in one.weekdays,
        Repeats.MONTHLY: day.day == one.month_day or (day.day == month_end and (one.month_day or 0) > month_end),
        Repeats.DAYS: (day.toordinal() - one.starts_on.toordinal()) % (one.every or 1) == 0,
    }
    return day >= one.starts_on and by_way[one.repeats]


@given(RULES, st.integers(-40, 400))
def test_the_instants_increase_skip_no_day_and_never_come_before_the_start(one: Rule, ahead: int) -> None:
    zone = ZoneInfo(one.zone)
    asked = datetime.combine(one.starts_on, time(12), UTC) + timedelta(days=ahead)
    found = list(islice(clock.after(one, OFFICE, asked), 12))

    assert all(earlier < later for earlier, later in pairwise([asked, *found]))
    days = [at.astimezone(zone).date() for at in found]
    assert all(day >= one.starts_on for day in days)
    first, last = asked.astimezone(zone).date() + timedelta(days=2), days[-1] if days else one.starts_on
    for number in range((last - first).days):
        day = first + timedelta(days=number)
        if expected_day(one, day):
            shown = {day, day + timedelta(days=1)}  # a zone may leave out midnight, or a day
            assert shown & set(days), day
    for at in found:
        shown_at = at.astimezone(zone).replace(tzinfo=None)
        meant = datetime.combine(shown_at.date(), time()) + timedelta(minutes=one.minute)
        assert shown_at == meant or shown_at - meant < timedelta(days=1, hours=1), (shown_at, meant)


@given(RULES, st.integers(0, 400))
def test_asked_in_between_the_rest_is_the_same(one: Rule, ahead: int) -> None:
    """However often somebody asks, and whenever, nothing is told twice and nothing is left out."""
    begin = datetime.combine(one.starts_on, time(), UTC) - timedelta(days=2)
    whole = list(islice(clock.after(one, OFFICE, begin), 8))
    step: list[datetime] = []
    at = begin
    while len(step) < len(whole):
        at = next(clock.after(one, OFFICE, at))
        step.append(at)
    assert step == whole
    if whole:
        middle = whole[0] + timedelta(hours=ahead)
        assert list(islice(clock.after(one, OFFICE, middle), 3))[:1] == [at for at in whole if at > middle][:1] or (
            whole[-1] <= middle
        )
