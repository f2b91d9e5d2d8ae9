"""Working calendars: the official days, what changes them, and the value that counts working time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from aftersales.base import worktime
from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.people import hours
from aftersales.people.actions import calendars, ready
from aftersales.people.actions.calendars import Day
from aftersales.people.models import Calendar, CalendarDay, CalendarYear
from aftersales.people.states import DayKind, Trust
from tests.conftest import NOON, facts_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
OFFICE = {str(weekday): [[540, 720], [780, 1080]] for weekday in range(5)}


@pytest.fixture
def office(cast):
    return Calendar.objects.get(code="cn-office")


def value(calendar):
    return hours.calendar_value(calendar.pk)


def worked(calendar, on):
    start = datetime(on.year, on.month, on.day, tzinfo=SHANGHAI)
    return worktime.between(value(calendar), start, start + timedelta(days=1))


# -- the official days -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "off", "working_weekends"),
    [
        # Counted by hand from the notices: days off from Monday to Friday, and the weekend days worked for them.
        (2024, 19, ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]),
        (2025, 18, ["01-26", "02-08", "04-27", "09-28", "10-11"]),
        (2026, 19, ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
    ],
)
def test_the_published_years_are_as_published(office, year, off, working_weekends):
    cal = value(office)
    days = [date(year, 1, 1) + timedelta(days=number) for number in range(366)]
    days = [day for day in days if day.year == year]
    worked_for = [f"{day:%m-%d}" for day in days if day.weekday() >= 5 and cal.periods_on(day)]
    assert worked_for == working_weekends
    assert len([day for day in days if day.weekday() < 5 and not cal.periods_on(day)]) == off
    assert not worktime.estimated(cal, datetime(year, 1, 2, tzinfo=UTC), datetime(year, 12, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    ("on", "minutes"),
    [
        (date(2025, 10, 8), 0),  # the eighth day of the long holiday, a Wednesday
        (date(2025, 10, 11), 480),  # the Saturday worked for it
        (date(2026, 2, 23), 0),
        (date(2026, 2, 24), 480),
        (date(2026, 2, 28), 480),
        (date(2026, 10, 10), 480),
        (date(2026, 11, 18), 480),
        (date(2026, 11, 21), 0),
    ],
)
def test_a_day_is_worked_as_the_notice_says(office, on, minutes):
    assert worked(office, on) == timedelta(minutes=minutes)


def test_the_year_without_a_notice_counts_as_estimated_and_has_its_statutory_days(office):
    assert worked(office, date(2027, 2, 5)) == timedelta(0)
    assert worked(office, date(2027, 9, 15)) == timedelta(0)
    assert worktime.estimated(value(office), datetime(2027, 3, 1, tzinfo=UTC), datetime(2027, 3, 2, tzinfo=UTC))


@pytest.mark.parametrize("year", [1990, 2031, 2150])
def test_a_year_nobody_has_spoken_of_is_counted_and_estimated(office, year):
    start = datetime(year, 5, 14, tzinfo=UTC)
    assert worktime.between(value(office), start, start + timedelta(days=7)) == timedelta(hours=40)
    assert worktime.estimated(value(office), start, start + timedelta(days=7))


def test_the_field_calendar_works_on_saturdays_but_not_on_holidays(cast):
    field = Calendar.objects.get(code="cn-field")
    assert worked(field, date(2026, 11, 21)) == timedelta(hours=9)
    assert worked(field, date(2026, 10, 3)) == timedelta(0)
    assert worked(field, date(2026, 9, 20)) == timedelta(hours=9)


def test_every_holiday_has_a_name_in_both_languages_and_no_make_up_day_is_a_weekday(cast):
    for day in CalendarDay.objects.all():
        assert day.name_zh and day.name_en
        assert day.kind != DayKind.MAKE_UP or day.on.weekday() >= 5


def test_without_a_calendar_the_clock_runs_round(db):
    assert hours.calendar_value(None) is worktime.ROUND_THE_CLOCK


def test_an_unknown_calendar_is_not_found(db):
    with pytest.raises(NotFound):
        hours.calendar_value(0)


# -- loading -----------------------------------------------------------------------------------------------------------


def test_loading_twice_changes_nothing(office):
    assert ready.load_stock_calendars(at=NOON) == []
    assert ready.load_ready_roles(at=NOON) == []
    office.refresh_from_db()
    assert office.version == Calendar.objects.get(pk=office.pk).version


def test_what_an_installation_set_itself_is_not_put_back(office, ada):
    calendars.clear_days(key=office.key, by=ada, at=NOON, days=[date(2026, 10, 1)])
    ready.load_stock_calendars(at=NOON)
    assert worked(office, date(2026, 10, 1)) == timedelta(hours=8)


def test_an_estimated_year_is_replaced_when_its_notice_comes(office, ada):
    CalendarYear.objects.filter(calendar=office, year=2026).update(trust="estimated")
    CalendarDay.objects.filter(calendar=office, on__year=2026).delete()
    calendars.set_days(
        key=office.key, by=ada, at=NOON, days=[Day(date(2026, 12, 24), DayKind.SPECIAL, periods=((540, 720),))]
    )
    assert ready.load_stock_calendars(at=NOON) == ["cn-office"]
    assert worked(office, date(2026, 10, 1)) == timedelta(0)
    assert worked(office, date(2026, 12, 24)) == timedelta(hours=3)


# -- changing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["mei", "dan", "agnes", "tess"])
def test_calendars_are_an_administrator_s(cast, name, office):
    with pytest.raises(NotAllowed):
        calendars.clear_days(key=office.key, by=getattr(cast, name), at=NOON, days=[])


@pytest.mark.parametrize(
    ("weekly", "field"),
    [
        ({"7": [[540, 720]]}, "weekly.7"),
        ({"0": [[720, 540]]}, "weekly[0]"),
        ({"0": [[540, 720], [700, 800]]}, "weekly[0]"),
        ({"0": [[540, 5000]]}, "weekly[0]"),
        ({"0": [[540]]}, "weekly.0"),
        ({"0": [["nine", "noon"]]}, "weekly.0"),
        ({"0": [[1320, 1800]], "1": [[300, 400]]}, "weekly[0]"),
    ],
)
def test_impossible_hours_are_refused_by_name(ada, weekly, field):
    with pytest.raises(Invalid) as refusal:
        calendars.add_calendar(by=ada, at=NOON, code="odd", name_zh="怪", name_en="odd", weekly=weekly)
    assert refusal.value.facts["field"] == field


def test_an_unknown_time_zone_is_refused(ada):
    with pytest.raises(Invalid) as refusal:
        calendars.add_calendar(
            by=ada, at=NOON, code="odd", name_zh="怪", name_en="odd", weekly=OFFICE, zone="Mars/Olympus"
        )
    assert refusal.value.facts["field"] == "zone"


def test_a_holiday_has_no_hours(ada, office):
    with pytest.raises(Invalid):
        calendars.set_days(
            key=office.key, by=ada, at=NOON, days=[Day(date(2026, 12, 24), DayKind.HOLIDAY, periods=((540, 720),))]
        )


def test_a_stale_version_is_refused(ada, office):
    calendars.clear_days(key=office.key, by=ada, at=NOON, days=[], version=office.version)
    with pytest.raises(Conflict):
        calendars.clear_days(key=office.key, by=ada, at=NOON, days=[], version=office.version)


def test_a_change_is_a_new_version_that_everybody_is_told_of(ada, office):
    changed = calendars.set_days(key=office.key, by=ada, at=NOON, days=[Day(date(2026, 12, 24), DayKind.HOLIDAY)])
    assert changed.version == office.version + 1
    assert facts_of(office.key)[-1] == "CalendarChanged"
    assert hours.calendar_value(office.pk, at_least=changed.version).version == str(changed.version)


# -- what the value costs ----------------------------------------------------------------------------------------------


class Watch:
    seconds = 1000.0

    def monotonic(self):
        return self.seconds


@pytest.fixture
def watch(monkeypatch):
    watch = Watch()
    monkeypatch.setattr(hours, "time", watch)
    return watch


def asked(calendar, **how):
    with CaptureQueriesContext(connection) as queries:
        hours.calendar_value(calendar.pk, **how)
    return len(queries)


def test_a_known_calendar_costs_nothing_for_two_seconds_and_then_one_query(office, watch):
    assert asked(office) == 4
    assert asked(office) == 0
    watch.seconds += hours.FRESH_SECONDS
    assert asked(office) == 1
    assert asked(office) == 0


def test_the_same_version_is_the_same_object(office, watch):
    first = value(office)
    watch.seconds += 60
    assert value(office) is first


def test_who_knows_of_a_newer_version_is_not_answered_from_memory(office, ada, watch):
    old = value(office)
    version = calendars.clear_days(key=office.key, by=ada, at=NOON, days=[date(2026, 10, 1)]).version
    assert value(office) is old
    assert hours.calendar_value(office.pk, at_least=version) is not old


@pytest.mark.django_db(transaction=True)
def test_a_version_that_was_rolled_back_is_not_remembered_under_its_number(cast, ada, watch):
    office = Calendar.objects.get(code="cn-office")

    def without(on):
        version = calendars.clear_days(key=office.key, by=ada, at=NOON, days=[on]).version
        return hours.calendar_value(office.pk, at_least=version)

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        undone = without(date(2026, 10, 1))
        raise ZeroDivisionError
    kept = without(date(2026, 10, 2))
    assert (kept.version, kept.periods_on(date(2026, 10, 1))) == (undone.version, ())


def test_trust_can_be_withdrawn(ada, office):
    calendars.set_year_trust(key=office.key, by=ada, at=NOON, year=2026, trust=Trust.ESTIMATED)
    assert worktime.estimated(value(office), NOON, NOON + timedelta(days=1))
