"""Which windows there are on a day: against a walk through every minute, on the days the clocks change, over midnight
and on holidays."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aftersales.base.errors import Invalid
from aftersales.dispatch.solver.windows import Offering, may_change

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
WEDNESDAY = date(2026, 11, 18)
NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
EVERY_DAY = tuple(range(7))


@st.composite
def drawn(draw: st.DrawFn) -> Offering:
    """Any that makes sense: with a pause, room for a window before it."""
    begins, whole = draw(st.integers(0, 1439)), draw(st.integers(15, 1440))
    length = draw(st.integers(15, min(whole, 300)))
    pause = None
    if whole > length and draw(st.booleans()):
        opens = draw(st.integers(begins + length, begins + whole - 1))
        pause = (opens, draw(st.integers(opens + 1, begins + whole)))
    return Offering(
        begins_minute=begins, ends_minute=begins + whole, length_minutes=length,
        step_minutes=draw(st.integers(5, 300)), lead_minutes=draw(st.integers(0, 3000)),
        days_ahead=draw(st.integers(0, 20)), weekdays=tuple(sorted(draw(st.sets(st.integers(0, 6), min_size=1)))),
        pause=pause,
    )  # fmt: skip


def wall(offering: Offering, day: date, zone: ZoneInfo = SHANGHAI, **single: bool) -> list[tuple[str, str]]:
    """A day's windows as a clock on the wall shows them."""
    found = offering.of_day(day, zone, {date.fromisoformat(on): is_open for on, is_open in single.items()})
    return [(f"{one.from_at.astimezone(zone):%H:%M}", f"{one.until_at.astimezone(zone):%H:%M}") for one in found]


def test_windows_follow_one_another_and_begin_anew_after_the_pause() -> None:
    offering = Offering(begins_minute=540, ends_minute=1080, pause=(720, 780))
    assert wall(offering, WEDNESDAY) == [("09:00", "11:00"), ("13:00", "15:00"), ("15:00", "17:00")]


def test_windows_may_overlap_where_the_step_is_shorter() -> None:
    offering = Offering(begins_minute=540, ends_minute=780, step_minutes=60)
    assert wall(offering, WEDNESDAY) == [("09:00", "11:00"), ("10:00", "12:00"), ("11:00", "13:00")]


def test_a_night_is_of_the_day_on_which_it_begins() -> None:
    night = Offering(begins_minute=1320, ends_minute=1800, length_minutes=240, step_minutes=240)
    first, second = night.of_day(WEDNESDAY, SHANGHAI, {})
    assert (first.day, second.day) == (WEDNESDAY, WEDNESDAY)
    assert wall(night, WEDNESDAY) == [("22:00", "02:00"), ("02:00", "06:00")]
    assert second.until_at == datetime(2026, 11, 18, 22, 0, tzinfo=UTC)  # six in the morning of Thursday


def test_of_the_night_one_is_in_what_is_still_ahead_can_be_chosen() -> None:
    night = Offering(begins_minute=1320, ends_minute=1800, length_minutes=120, step_minutes=120, lead_minutes=0)
    one_in_the_morning = datetime(2026, 11, 18, 17, 0, tzinfo=UTC)
    first = night.ahead(one_in_the_morning, SHANGHAI, {})[0]
    assert (first.day, first.from_at) == (WEDNESDAY, datetime(2026, 11, 18, 18, 0, tzinfo=UTC))


def test_of_the_hour_that_is_skipped_in_spring_nothing_is_offered() -> None:
    hourly = Offering(begins_minute=60, ends_minute=300, length_minutes=60, step_minutes=60, weekdays=EVERY_DAY)
    spring = date(2026, 3, 29)
    assert wall(hourly, spring, BERLIN) == [("01:00", "03:00"), ("03:00", "04:00"), ("04:00", "05:00")]
    one, *_ = hourly.of_day(spring, BERLIN, {})
    assert one.until_at - one.from_at == timedelta(hours=1)


def test_the_hour_that_comes_twice_in_autumn_belongs_to_the_window_that_has_begun() -> None:
    hourly = Offering(begins_minute=60, ends_minute=240, length_minutes=60, step_minutes=60, weekdays=EVERY_DAY)
    found = hourly.of_day(date(2026, 10, 25), BERLIN, {})
    assert [one.until_at - one.from_at for one in found] == [timedelta(hours=n) for n in (1, 2, 1)]
    assert all(one.until_at == two.from_at for one, two in zip(found, found[1:], strict=False))


def test_nine_in_the_morning_is_nine_on_either_side_of_the_change() -> None:
    offering = Offering(weekdays=EVERY_DAY)
    days = [date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25)]
    assert {wall(offering, day, BERLIN)[0] for day in days} == {("09:00", "11:00")}


def test_on_a_holiday_nobody_is_promised_and_on_the_saturday_worked_instead_somebody_is() -> None:
    saturday, sunday = date(2026, 11, 21), date(2026, 11, 22)
    offering = Offering()
    assert wall(offering, WEDNESDAY, **{"2026-11-18": False}) == []
    assert wall(offering, saturday) == [] and wall(offering, saturday, **{"2026-11-21": True}) != []
    assert wall(offering, sunday, **{"2026-11-21": True}) == []


@given(drawn())
@settings(max_examples=50)
def test_what_is_kept_is_read_as_the_same(offering: Offering) -> None:
    assert Offering.read(offering.told()) == offering


def test_nothing_is_offered_sooner_than_the_lead_time_nor_later_than_one_may_look() -> None:
    offering = Offering(lead_minutes=240, days_ahead=2, weekdays=EVERY_DAY)
    found = offering.ahead(NOON, SHANGHAI, {})
    assert found[0].from_at == datetime(2026, 11, 19, 1, 0, tzinfo=UTC)  # at noon even 15:00 is too soon, 17:00 is over
    assert found[-1].day == date(2026, 11, 20)
    sooner = Offering(lead_minutes=180, days_ahead=0).ahead(NOON, SHANGHAI, {})
    assert [one.from_at for one in sooner] == [datetime(2026, 11, 18, 7, 0, tzinfo=UTC)]


def test_until_the_cut_off_and_not_a_moment_later_it_can_be_changed() -> None:
    begins = NOON + timedelta(hours=4)
    assert may_change(begins, NOON, 240)
    assert not may_change(begins, NOON + timedelta(microseconds=1), 240)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"length_minutes": 10}, "length_minutes"),
        ({"capacity": 0}, "capacity"),
        ({"weekdays": []}, "weekdays"),
        ({"weekdays": [7]}, "weekdays"),
        ({"weekdays": [2, 1]}, "weekdays"),
        ({"weekdays": 5}, "weekdays"),
        ({"weekdays": [1, "2"]}, "weekdays"),
        ({"weekdays": None}, "weekdays"),
        ({"begins_minute": 1080, "ends_minute": 540}, "ends_minute"),
        ({"begins_minute": 60, "ends_minute": 1501}, "ends_minute"),
        ({"pause": [480, 600]}, "pause"),
        ({"pause": [720]}, "pause"),
        ({"begins_minute": 540, "ends_minute": 600}, "length_minutes"),
        ({"lead_minutes": True}, "lead_minutes"),
        ({"colour": "blue"}, "body"),
        ([], "body"),
    ],
)
def test_what_makes_no_sense_is_refused_by_the_name_of_its_field(body: Any, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        Offering.read(body)
    assert refused.value.facts["field"] == field


@given(drawn(), st.sampled_from([SHANGHAI, BERLIN, ZoneInfo("America/St_Johns"), ZoneInfo("Australia/Lord_Howe")]),
       st.dates(date(2026, 1, 1), date(2027, 12, 31)))  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_a_day_has_exactly_the_windows_a_walk_through_its_minutes_finds(
    offering: Offering, zone: ZoneInfo, day: date
) -> None:
    pause = offering.pause or (-1, -1)
    found = set()
    for begins in range(offering.begins_minute, offering.ends_minute):
        after = begins >= pause[1] if offering.pause else False
        steps = begins - (pause[1] if after else offering.begins_minute)
        ends = begins + offering.length_minutes
        fits = ends <= (offering.ends_minute if after or not offering.pause else pause[0])
        if steps % offering.step_minutes == 0 and fits and day.weekday() in offering.weekdays:
            found.add((_first_at(zone, day, begins), _first_at(zone, day, ends)))
    told_of_day = offering.of_day(day, zone, {})
    assert {(one.from_at, one.until_at) for one in told_of_day} == {one for one in found if one[0] < one[1]}
    assert told_of_day == sorted(told_of_day, key=lambda one: (one.from_at, one.until_at))


def _first_at(zone: ZoneInfo, day: date, minute: int) -> datetime:
    """The first minute in UTC, walking, at which the clock shows this or a later time."""
    shown = datetime(day.year, day.month, day.day) + timedelta(minutes=minute)  # noqa: DTZ001
    at = shown.replace(tzinfo=zone).astimezone(UTC) - timedelta(hours=3)
    while at.astimezone(zone).replace(tzinfo=None) < shown:
        at += timedelta(minutes=1)
    return at


@given(drawn(), st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
       st.sets(st.integers(0, 25)))  # fmt: skip
@settings(max_examples=200, deadline=None)
def test_what_is_ahead_is_never_too_soon_too_far_on_a_day_off_or_twice(
    offering: Offering, at: datetime, off: set[int]
) -> None:
    today = at.astimezone(BERLIN).date()
    single = {today + timedelta(days=one): False for one in off}
    found = offering.ahead(at, BERLIN, single)
    assert len(set(found)) == len(found)
    for one in found:
        assert one.from_at >= at + timedelta(minutes=offering.lead_minutes)
        assert one.day <= today + timedelta(days=offering.days_ahead)
        assert single.get(one.day, True) and one.day.weekday() in offering.weekdays
