"""Minutes add up as they are shown, days part at midnight, and nobody works longer than a day at one go."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.errors import Invalid
from aftersales.workorders import spans
from aftersales.workorders.spans import Span, Work

SHANGHAI = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 11, 18, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
NONE = {"travel": 0, "work": 0, "wait": 0}


@pytest.mark.parametrize(
    ("begins_at", "ends_at", "code"),
    [
        (NINE, NINE, "time_ends_before_begin"),
        (NINE, NINE - HOUR, "time_ends_before_begin"),
        (NINE + 3 * HOUR, NINE + 4 * HOUR, "time_in_the_future"),
        (NINE, NINE + 4 * HOUR, "time_in_the_future"),
        (NINE + 3 * HOUR, None, "time_in_the_future"),
        (NINE - 23 * HOUR, NINE + 2 * HOUR, "time_too_long"),
        (NINE - 26 * HOUR, NINE, "time_before_order"),
    ],
)
def test_what_nobody_can_have_worked_is_refused(begins_at: datetime, ends_at: datetime | None, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        spans.refuse_odd(begins_at, ends_at, reported_at=NINE, at=NINE + 3 * HOUR)
    assert refused.value.code == code


def test_a_clock_a_little_ahead_is_taken_as_right() -> None:
    spans.refuse_odd(NINE, NINE + 3 * HOUR + spans.SLACK, reported_at=NINE, at=NINE + 3 * HOUR)


def test_minutes_that_are_shown_beside_each_other_add_up() -> None:
    marks = [NINE + timedelta(seconds=second) for second in (7, 1501, 3559, 9000)]
    parts = [spans.minutes(one, other) for one, other in zip(marks, marks[1:], strict=False)]
    assert sum(parts) == spans.minutes(marks[0], marks[-1])


def test_what_runs_counts_until_now_and_no_longer_than_a_day() -> None:
    running = Span(Work.WORK, NINE, None)
    assert spans.sums([running], NINE + HOUR) == {**NONE, "work": 60}
    assert spans.sums([running], NINE + 30 * HOUR) == {**NONE, "work": 24 * 60}
    assert (spans.overlong(running, NINE + 23 * HOUR), spans.overlong(running, NINE + 24 * HOUR)) == (False, True)
    assert spans.sums([running], NINE - HOUR) == NONE, "told by a clock that is behind"


def test_a_night_shift_is_parted_at_local_midnight() -> None:
    night = Span(Work.TRAVEL, NINE + 13 * HOUR, NINE + 17 * HOUR)  # 22:00 to 02:00 in Shanghai
    days = spans.by_day([night], SHANGHAI, date(2026, 11, 18), date(2026, 11, 19), NINE + 40 * HOUR)
    assert [day.minutes["travel"] for day in days] == [120, 120]


def test_a_day_has_the_hours_its_zone_gives_it() -> None:
    zone = ZoneInfo("Europe/Berlin")
    begin, end = spans.bounds(date(2026, 10, 25), date(2026, 10, 25), zone)
    assert end - begin == 25 * HOUR


@pytest.mark.parametrize(("on", "worked"), [(date(2026, 3, 29), 23 * 60), (date(2026, 7, 1), 23 * 60 + 30)])
def test_who_worked_all_day_worked_no_longer_than_the_day_was(on: date, worked: int) -> None:
    zone = ZoneInfo("Europe/Berlin")
    begin, end = spans.bounds(on, on, zone)
    forgotten = Span(Work.WORK, begin - HOUR / 2, None)
    (day,) = spans.by_day([forgotten], zone, on, on, end + 10 * HOUR)
    assert day.minutes["work"] == worked
