"""Working time by named days that anyone can check on a wall calendar."""

import pickle
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftersales.base import worktime
from aftersales.base.worktime import ROUND_THE_CLOCK, ZERO, Calendar, Period

OFFICE = (Period(8 * 60 + 30, 12 * 60), Period(13 * 60 + 30, 17 * 60 + 30))  # 7.5 hours with a lunch of 90 minutes
WORKDAYS = dict.fromkeys(range(5), OFFICE)


def days(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=1)


OFF_2026 = (*days(date(2026, 2, 15), date(2026, 2, 23)), *days(date(2026, 10, 1), date(2026, 10, 7)))
MADE_UP_2026 = (date(2026, 2, 14), date(2026, 2, 28), date(2026, 9, 20), date(2026, 10, 10))
CHINA = Calendar(
    zone="Asia/Shanghai",
    weekly=WORKDAYS,
    overrides={day: () for day in OFF_2026} | dict.fromkeys(MADE_UP_2026, OFFICE),
    estimated_years=frozenset({2027}),
    name="China",
    version="2026",
)
THREE_SHIFTS = (Period(0, 480), Period(480, 960), Period(960, 1440))
BERLIN_SHIFTS = Calendar("Europe/Berlin", dict.fromkeys(range(7), THREE_SHIFTS))
NIGHTS = Calendar("Europe/Berlin", dict.fromkeys(range(5), (Period(22 * 60, 30 * 60),)))


def china(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))


def new_york(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/New_York"))


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def hours(amount: float) -> timedelta:
    return timedelta(hours=amount)


# -- what is refused ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("named", "nonsense"),
    [
        ("zone:", {"zone": "Asia/Peking"}),
        ("zone:", {"zone": "../etc/passwd"}),
        ("zone:", {"zone": "Asia"}),
        ("zone:", {"zone": ""}),
        ("weekly[7]:", {"weekly": {7: OFFICE}}),
        ("weekly[0]:", {"weekly": {0: [Period(540, 540)]}}),
        ("weekly[0]:", {"weekly": {0: [Period(600, 540)]}}),
        ("weekly[0]:", {"weekly": {0: [Period(-1, 540)]}}),
        ("weekly[0]:", {"weekly": {0: [Period(1440, 1500)]}}),
        ("weekly[0]:", {"weekly": {0: [Period(1000, 2881)]}}),
        ("weekly[1]:", {"weekly": {1: [Period(540, 720), Period(719, 900)]}}),
        ("weekly[1]:", {"weekly": {1: [Period(1320, 1921)], 2: [Period(480, 960)]}}),
        ("weekly[6]:", {"weekly": {6: [Period(1320, 1921)], 0: [Period(480, 960)]}}),
        ("overrides[2026-10-10]:", {"overrides": {date(2026, 10, 10): [Period(540, 500)]}}),
        ("overrides[2026-10-10]:", {"overrides": {date(2026, 10, 10): [Period(0, 720), Period(600, 900)]}}),
        ("overrides[2026-10-04]:", {"overrides": {date(2026, 10, 4): [Period(1320, 1440 + 511)]}}),
        ("overrides[2026-10-10 00:00:00]:", {"overrides": {datetime(2026, 10, 10): OFFICE}}),  # noqa: DTZ001 - refused
    ],
)
def test_a_calendar_of_nonsense_is_refused_by_the_name_of_its_field(named, nonsense):
    with pytest.raises(ValueError, match=".") as refusal:
        Calendar(**({"zone": "Asia/Shanghai", "weekly": WORKDAYS} | nonsense))
    assert str(refusal.value).startswith(named)


def test_a_make_up_day_may_not_begin_inside_the_night_shift_before_it():
    with pytest.raises(ValueError, match=r"overrides\[2026-10-10\]"):
        Calendar("Asia/Shanghai", {4: [Period(1320, 1440 + 360)]}, {date(2026, 10, 10): [Period(300, 600)]})


def test_a_time_without_a_zone_is_refused_by_name():
    noon = datetime(2026, 9, 21, 12)  # noqa: DTZ001 - that is what is refused
    with pytest.raises(ValueError, match="start: .* no time zone"):
        worktime.between(CHINA, noon, china("2026-09-21 13:00"))
    with pytest.raises(ValueError, match="end: .* no time zone"):
        worktime.between(CHINA, china("2026-09-21 13:00"), noon)
    for question in (worktime.is_open, worktime.next_opening):
        with pytest.raises(ValueError, match="at: .* no time zone"):
            question(CHINA, noon)


def test_a_negative_budget_and_less_than_a_working_day_are_refused():
    with pytest.raises(ValueError, match="^budget:"):
        worktime.add(CHINA, china("2026-09-21 12:00"), timedelta(microseconds=-1))
    with pytest.raises(ValueError, match="^days:"):
        worktime.end_of_working_day(CHINA, china("2026-09-21 12:00"), 0)


@pytest.mark.parametrize("overrides", [{}, {date(2020, 1, 1): OFFICE}])
def test_a_calendar_that_never_opens_says_so_instead_of_searching_for_ever(overrides):
    never = Calendar("Asia/Shanghai", {}, overrides, name="empty")
    start = china("2026-09-21 12:00")
    with pytest.raises(ValueError, match="calendar 'empty': no 1:00:00 of working time within 100 years"):
        worktime.add(never, start, hours(1))
    with pytest.raises(ValueError, match="no 2 working days within 100 years"):
        worktime.end_of_working_day(never, start, 2)
    with pytest.raises(ValueError, match="no opening within 100 years"):
        worktime.next_opening(never, start)
    assert worktime.between(never, start, start + timedelta(days=500)) == ZERO
    assert list(worktime.segments(never, start, start + timedelta(days=500))) == []


def test_a_budget_of_centuries_or_a_start_at_the_end_of_time_is_refused_and_does_not_crash():
    with pytest.raises(ValueError, match="within 100 years"):
        worktime.add(CHINA, china("2026-09-21 12:00"), timedelta(days=30_000))
    last_years = china("9990-01-01 12:00")
    with pytest.raises(ValueError, match="within 100 years"):
        worktime.add(CHINA, last_years, timedelta(days=10_000))
    with pytest.raises(ValueError, match="within 100 years"):
        worktime.end_of_working_day(CHINA, last_years, 10_000)


# -- the Chinese year 2026 ---------------------------------------------------------------------------------------------


def test_lunch_is_not_worked():
    assert worktime.between(CHINA, china("2026-09-21 11:30"), china("2026-09-21 14:00")) == hours(1)
    assert worktime.add(CHINA, china("2026-09-21 11:30"), hours(1)) == china("2026-09-21 14:00")


def test_a_budget_that_ends_with_a_period_is_used_up_at_its_end_and_not_after_lunch():
    assert worktime.add(CHINA, china("2026-09-21 11:00"), hours(1)) == china("2026-09-21 12:00")
    assert worktime.add(CHINA, china("2026-09-21 16:30"), hours(1)) == china("2026-09-21 17:30")


def test_a_budget_of_nothing_is_used_up_at_once_even_while_closed():
    assert worktime.add(CHINA, china("2026-09-21 03:00"), ZERO) == china("2026-09-21 03:00")


def test_nothing_is_worked_backwards():
    assert worktime.between(CHINA, china("2026-09-21 14:00"), china("2026-09-21 09:00")) == ZERO
    assert worktime.between(CHINA, china("2026-09-21 14:00"), china("2026-09-21 14:00")) == ZERO


def test_national_day_lies_between_wednesday_evening_and_thursday_of_the_week_after():
    assert worktime.add(CHINA, china("2026-09-30 17:00"), hours(1)) == china("2026-10-08 09:00")
    assert worktime.between(CHINA, china("2026-10-01 00:00"), china("2026-10-08 00:00")) == ZERO


def test_the_saturday_after_national_day_and_the_sunday_before_it_are_worked():
    assert worktime.between(CHINA, china("2026-10-10 00:00"), china("2026-10-11 00:00")) == hours(7.5)
    assert worktime.between(CHINA, china("2026-09-20 00:00"), china("2026-09-21 00:00")) == hours(7.5)
    assert worktime.between(CHINA, china("2026-10-11 00:00"), china("2026-10-12 00:00")) == ZERO
    assert worktime.add(CHINA, china("2026-10-09 17:30"), timedelta(minutes=1)) == china("2026-10-10 08:31")


def test_spring_festival_closes_for_nine_days_between_two_worked_saturdays():
    assert worktime.between(CHINA, china("2026-02-15 00:00"), china("2026-02-24 00:00")) == ZERO
    assert worktime.add(CHINA, china("2026-02-14 17:00"), hours(1)) == china("2026-02-24 09:00")
    assert worktime.between(CHINA, china("2026-02-28 00:00"), china("2026-03-01 00:00")) == hours(7.5)


@pytest.mark.parametrize(
    ("start", "working_days", "end"),
    [
        ("2026-09-21 09:00", 1, "2026-09-22 17:30"),
        ("2026-09-21 23:59", 1, "2026-09-22 17:30"),  # the start's day never counts, late or early
        ("2026-09-21 00:00", 1, "2026-09-22 17:30"),
        ("2026-09-29 10:00", 2, "2026-10-08 17:30"),  # 30 September, then 8 October
        ("2026-10-03 10:00", 1, "2026-10-08 17:30"),  # reported on a holiday
        ("2026-10-08 10:00", 3, "2026-10-12 17:30"),  # Friday, the worked Saturday, Monday
        ("2026-02-13 10:00", 2, "2026-02-24 17:30"),  # the worked Saturday, then after the festival
        ("2026-09-21 09:00", 5, "2026-09-28 17:30"),
    ],
)
def test_n_working_days_end_with_the_nth_working_day_after_the_starts_day(start, working_days, end):
    assert worktime.end_of_working_day(CHINA, china(start), working_days) == china(end)


def test_the_starts_day_is_the_local_one():
    late_on_monday_in_utc = utc("2026-09-21 16:30")  # 00:30 on Tuesday in China
    assert worktime.end_of_working_day(CHINA, late_on_monday_in_utc, 1) == china("2026-09-23 17:30")


def test_a_year_whose_holidays_are_not_published_is_flagged_and_does_not_crash():
    start = china("2026-12-31 09:00")
    assert not worktime.estimated(CHINA, start, china("2027-01-01 00:00"))
    assert worktime.estimated(CHINA, start, china("2027-01-01 00:00") + timedelta.resolution)
    assert worktime.estimated(CHINA, china("2026-01-01 00:00"), china("2028-01-01 00:00"))
    assert worktime.estimated(CHINA, china("2027-01-01 00:00"), china("2027-01-01 00:00"))
    assert not worktime.estimated(CHINA, china("2028-01-01 00:00"), china("2028-02-01 00:00"))
    assert not worktime.estimated(ROUND_THE_CLOCK, start, china("2028-02-01 00:00"))
    assert worktime.add(CHINA, start, hours(7.5)) == china("2027-01-01 09:00")  # a Friday like any other


def test_one_microsecond_is_one_microsecond():
    opening = china("2026-09-21 08:30")
    tick = timedelta.resolution
    assert worktime.between(CHINA, opening - tick, opening) == ZERO
    assert worktime.between(CHINA, opening, opening + tick) == tick
    assert worktime.between(CHINA, opening - tick, opening + tick) == tick
    assert worktime.add(CHINA, opening - tick, tick) == opening + tick


def test_open_from_the_first_moment_of_a_period_to_just_before_its_end():
    tick = timedelta.resolution
    opening, noon = china("2026-09-21 08:30"), china("2026-09-21 12:00")
    assert not worktime.is_open(CHINA, opening - tick)
    assert worktime.is_open(CHINA, opening)
    assert worktime.is_open(CHINA, noon - tick)
    assert not worktime.is_open(CHINA, noon)
    assert worktime.next_opening(CHINA, opening - tick) == opening
    assert worktime.next_opening(CHINA, opening + tick) == opening + tick
    assert worktime.next_opening(CHINA, noon) == china("2026-09-21 13:30")
    assert worktime.next_opening(CHINA, china("2026-09-30 17:30")) == china("2026-10-08 08:30")


def test_the_first_moment_of_a_year_may_be_closed_and_the_next_opening_lie_in_the_next():
    yearly = Calendar("UTC", {}, {date(2026, 1, 1): OFFICE, date(2028, 6, 1): OFFICE})
    assert not worktime.is_open(yearly, utc("2026-01-01 00:00"))
    assert worktime.next_opening(yearly, utc("2026-01-02 00:00")) == utc("2028-06-01 08:30")
    assert worktime.add(yearly, utc("2026-01-01 17:00"), hours(1)) == utc("2028-06-01 09:00")


def test_segments_are_the_working_intervals_in_utc():
    found = list(worktime.segments(CHINA, china("2026-09-30 11:00"), china("2026-10-08 09:00")))
    assert found == [
        (utc("2026-09-30 03:00"), utc("2026-09-30 04:00")),
        (utc("2026-09-30 05:30"), utc("2026-09-30 09:30")),
        (utc("2026-10-08 00:30"), utc("2026-10-08 01:00")),
    ]
    assert all(moment.tzinfo is UTC for interval in found for moment in interval)


def test_a_span_that_only_touches_a_period_has_no_segment():
    assert list(worktime.segments(CHINA, china("2026-09-21 12:00"), china("2026-09-21 13:30"))) == []
    assert list(worktime.segments(CHINA, china("2026-09-21 09:00"), china("2026-09-21 09:00"))) == []
    assert list(worktime.segments(CHINA, china("2026-09-21 10:00"), china("2026-09-21 09:00"))) == []


# -- nights, leap days, round the clock --------------------------------------------------------------------------------


def test_a_night_shift_belongs_to_the_evening_on_which_it_begins():
    friday_night = berlin("2026-09-25 22:00")
    assert worktime.between(NIGHTS, friday_night, berlin("2026-09-28 00:00")) == hours(8)
    assert worktime.end_of_working_day(NIGHTS, berlin("2026-09-24 12:00"), 1) == berlin("2026-09-26 06:00")
    assert worktime.add(NIGHTS, berlin("2026-09-26 05:00"), hours(2)) == berlin("2026-09-28 23:00")


def test_a_holiday_ends_its_own_night_shift_and_not_the_one_of_the_evening_before():
    off = Calendar("Asia/Shanghai", dict.fromkeys(range(7), (Period(1320, 1800),)), {date(2026, 10, 1): ()})
    assert worktime.is_open(off, china("2026-10-01 03:00"))
    assert not worktime.is_open(off, china("2026-10-01 23:00"))
    assert not worktime.is_open(off, china("2026-10-02 03:00"))


def test_shifts_of_24_hours_from_eight_to_eight_never_close():
    shifts = Calendar("Asia/Shanghai", dict.fromkeys(range(7), (Period(480, 480 + 1440),)))
    assert list(worktime.segments(shifts, china("2025-12-25 00:00"), china("2026-01-05 00:00"))) == [
        (china("2025-12-25 00:00"), china("2026-01-05 00:00"))
    ]


def test_a_shift_of_two_days_before_new_year_is_worked_to_its_end_far_in_the_west():
    pago_pago = Calendar("Pacific/Pago_Pago", {}, {date(2026, 12, 30): (Period(600, 2880),)})  # eleven hours behind
    assert list(worktime.segments(pago_pago, utc("2026-12-01 00:00"), utc("2027-02-01 00:00"))) == [
        (utc("2026-12-30 21:00"), utc("2027-01-01 11:00"))
    ]


def test_the_leap_day_is_a_day_like_any_other():
    assert worktime.between(CHINA, china("2028-02-28 17:00"), china("2028-03-01 09:00")) == hours(0.5 + 7.5 + 0.5)
    assert worktime.end_of_working_day(CHINA, china("2028-02-28 09:00"), 1) == china("2028-02-29 17:30")


def test_round_the_clock_is_the_wall_time_over_any_number_of_years():
    start, end = utc("2019-05-05 05:05:05"), utc("2031-12-31 23:59:59.999999")
    assert worktime.between(ROUND_THE_CLOCK, start, end) == end - start
    assert worktime.add(ROUND_THE_CLOCK, start, end - start) == end
    assert list(worktime.segments(ROUND_THE_CLOCK, start, end)) == [(start, end)]
    assert worktime.is_open(ROUND_THE_CLOCK, start)
    assert worktime.next_opening(ROUND_THE_CLOCK, start) == start


def test_a_span_of_years_is_the_sum_of_its_years():
    years = [china(f"{year}-07-01 10:00") for year in range(2024, 2030)]
    parts = [worktime.between(CHINA, one, other) for one, other in zip(years, years[1:], strict=False)]
    assert worktime.between(CHINA, years[0], years[-1]) == sum(parts, ZERO)


# -- days on which the clocks are changed ------------------------------------------------------------------------------


def test_the_night_shift_is_an_hour_short_in_spring_and_an_hour_long_in_autumn():
    assert worktime.between(NIGHTS, berlin("2026-03-27 22:00"), berlin("2026-03-28 06:00")) == hours(8)
    saturday_nights = Calendar("Europe/Berlin", {5: (Period(1320, 1800),)})
    assert worktime.between(saturday_nights, berlin("2026-03-28 12:00"), berlin("2026-03-29 12:00")) == hours(7)
    assert worktime.between(saturday_nights, berlin("2026-10-24 12:00"), berlin("2026-10-25 12:00")) == hours(9)


def test_new_york_changes_on_other_days_than_berlin():
    sundays = Calendar("America/New_York", {6: (Period(0, 480),)})
    assert worktime.between(sundays, new_york("2026-03-08 00:00"), new_york("2026-03-09 00:00")) == hours(7)
    assert worktime.between(sundays, new_york("2026-03-29 00:00"), new_york("2026-03-30 00:00")) == hours(8)
    assert worktime.between(sundays, new_york("2026-11-01 00:00"), new_york("2026-11-02 00:00")) == hours(9)
    assert worktime.add(sundays, new_york("2026-03-08 01:00"), hours(2)) == new_york("2026-03-08 04:00")


def test_three_shifts_share_23_hours_in_spring_and_25_in_autumn():
    assert worktime.between(BERLIN_SHIFTS, berlin("2026-03-29 00:00"), berlin("2026-03-30 00:00")) == hours(23)
    assert worktime.between(BERLIN_SHIFTS, berlin("2026-10-25 00:00"), berlin("2026-10-26 00:00")) == hours(25)


def test_a_period_that_begins_in_the_skipped_hour_begins_when_it_is_jumped():
    for minute in range(120, 181):  # 02:00 to 03:00
        gap = Calendar("Europe/Berlin", {6: (Period(minute, 240),)})
        assert list(worktime.segments(gap, utc("2026-03-29 00:00"), utc("2026-03-30 00:00"))) == [
            (utc("2026-03-29 01:00"), utc("2026-03-29 02:00"))  # 03:00-04:00 in summer time
        ]


def test_a_period_inside_the_skipped_hour_is_not_worked_at_all():
    gap = Calendar("Europe/Berlin", {6: (Period(125, 175),)})
    assert worktime.between(gap, utc("2026-03-29 00:00"), utc("2026-03-30 00:00")) == ZERO


def test_the_hour_that_comes_twice_belongs_to_the_period_that_was_running():
    two = Calendar("Europe/Berlin", {6: (Period(0, 150), Period(150, 180), Period(240, 300))})  # 00-02:30-03, 04-05
    assert list(worktime.segments(two, utc("2026-10-24 12:00"), utc("2026-10-25 12:00"))) == [
        (utc("2026-10-24 22:00"), utc("2026-10-25 02:00")),  # without a break through both hours from 02:00 to 03:00
        (utc("2026-10-25 03:00"), utc("2026-10-25 04:00")),
    ]
    first_only = Calendar("Europe/Berlin", {6: (Period(120, 150),)})  # 02:00-02:30 happens once, the first time
    assert list(worktime.segments(first_only, utc("2026-10-24 12:00"), utc("2026-10-25 12:00"))) == [
        (utc("2026-10-25 00:00"), utc("2026-10-25 00:30"))
    ]


def test_the_day_that_samoa_never_had_is_not_worked():
    samoa = Calendar("Pacific/Apia", dict.fromkeys(range(7), (Period(480, 960),)))  # 30 December 2011 was skipped
    zone = ZoneInfo("Pacific/Apia")
    first, last = datetime(2011, 12, 29, tzinfo=zone), datetime(2012, 1, 2, tzinfo=zone)
    assert [opens.astimezone(zone).day for opens, _ in worktime.segments(samoa, first, last)] == [29, 31, 1]
    assert worktime.between(samoa, first, last) == hours(24)


def test_two_times_of_one_zone_are_compared_as_instants_and_not_as_wall_times():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=0)
    second = first.replace(fold=1)
    assert worktime.between(BERLIN_SHIFTS, first, second) == hours(1)


# -- calendars as values -----------------------------------------------------------------------------------------------


def test_equal_calendars_are_one_key_and_survive_pickling():
    again = Calendar("Asia/Shanghai", dict(WORKDAYS), dict(CHINA.overrides), frozenset({2027}), "China", "2026")
    assert (again, hash(again)) == (CHINA, hash(CHINA))
    assert pickle.loads(pickle.dumps(CHINA)) == CHINA  # noqa: S301 - our own bytes
    other_zone = Calendar("Asia/Tokyo", dict(WORKDAYS), dict(CHINA.overrides), frozenset({2027}), "China", "2026")
    assert other_zone != CHINA
    assert worktime.add(other_zone, china("2026-09-21 07:30"), hours(1)) == china("2026-09-21 08:30")


def test_periods_may_be_given_in_any_order_and_as_plain_pairs():
    loose = Calendar("Asia/Shanghai", {0: [(810, 1050), (510, 720)]})
    assert loose.periods_on(date(2026, 9, 21)) == OFFICE
