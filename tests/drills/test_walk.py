"""The walk that the drill of the downtime compares with, on cases counted by hand."""

from datetime import date, datetime

import pytest

from drills.walk import OFFICE, ROUND_THE_CLOCK, SHANGHAI, Days, Life, broken_at, budget

NATIONAL_DAY = Days(free=frozenset(date(2026, 10, n) for n in range(1, 8)), worked=frozenset({date(2026, 10, 10)}))
END = datetime(2026, 10, 13, tzinfo=SHANGHAI)


def at(day: int, hour: int, minute: int = 0, month: int = 10) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=SHANGHAI)


def test_five_working_days_over_the_holiday_end_on_the_monday_after_the_working_saturday() -> None:
    start = at(30, 17, month=9)
    assert budget(start, ("days", 3), OFFICE, NATIONAL_DAY) == 60 + 3 * 480
    assert broken_at(Life(start, (), None), ("days", 3), OFFICE, NATIONAL_DAY, END) == at(10, 18)


def test_lunch_is_no_working_time() -> None:
    assert broken_at(Life(at(8, 11, 30), (), None), 60, OFFICE, NATIONAL_DAY, END) == at(8, 13, 30)


@pytest.mark.parametrize("resumed", [None, at(8, 16)])
def test_what_stands_still_is_not_broken_meanwhile(resumed: datetime | None) -> None:
    life = Life(at(8, 9), ((at(8, 9, 30), resumed),), None)
    assert broken_at(life, 60, OFFICE, NATIONAL_DAY, END) == (resumed and at(8, 16, 30))


def test_what_is_done_at_the_very_instant_is_done_in_time() -> None:
    assert broken_at(Life(at(3, 1), (), at(3, 2)), 60, ROUND_THE_CLOCK, NATIONAL_DAY, END) is None
    assert broken_at(Life(at(3, 1), (), at(3, 2, 1)), 60, ROUND_THE_CLOCK, NATIONAL_DAY, END) == at(3, 2)
