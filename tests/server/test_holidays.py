"""The alarm about next year's public holidays: in time, once, and only to whoever can enter them."""

from datetime import UTC, datetime

import pytest

from aftersales.notices import wordings
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, CalendarYear
from aftersales.people.states import Trust
from aftersales.server import holidays

BEFORE = datetime(2026, 11, 14, 15, 59, tzinfo=UTC)
FROM = datetime(2026, 11, 14, 16, 0, tzinfo=UTC)
"""Midnight in Shanghai between the 14th and the 15th of November."""
NEW_YEAR = datetime(2027, 1, 3, 4, 0, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def told() -> list[str]:
    return list(Notice.objects.filter(code="calendar_unpublished").values_list("person__name", flat=True))


def publish_2027() -> None:
    CalendarYear.objects.filter(year=2027).update(trust=Trust.PUBLISHED)


def test_until_mid_november_next_year_is_nobodys_worry(ada: Actor) -> None:
    assert holidays.lacking(at=BEFORE) == (2026, [])
    assert holidays.tell_admins(at=BEFORE) == 0


def test_from_then_on_the_administrators_are_told_once(ada: Actor, mei: Actor) -> None:
    year, without = holidays.lacking(at=FROM)
    assert year == 2027
    office = Calendar.objects.get(code="cn-office")
    assert {"zh": office.name_zh, "en": office.name_en} in holidays.named(without)

    assert [holidays.tell_admins(at=FROM), holidays.tell_admins(at=FROM)] == [1, 0]
    assert told() == ["ada"]


@pytest.mark.parametrize(("language", "name"), [("zh-CN", "name_zh"), ("en", "name_en")])
def test_the_calendars_are_called_by_their_names_in_the_readers_language(language: str, name: str, ada: Actor) -> None:
    holidays.tell_admins(at=FROM)
    (notice,) = Notice.objects.all()
    mine = {("notice_calendar_unpublished", language): "{year} · {calendars}"}
    for own in ({}, mine):
        said = wordings.said("notice_calendar_unpublished", language, own, **notice.facts)
        calendars = [getattr(one, name) for one in holidays.lacking(at=FROM)[1]]
        assert said.endswith((", " if language == "en" else "、").join(calendars))


def test_a_year_that_began_unpublished_is_still_wanted() -> None:
    assert holidays.lacking(at=NEW_YEAR)[0] == 2027
    assert holidays.lacking(at=NEW_YEAR)[1] != []


def test_an_estimate_is_not_enough_but_a_published_year_is(ada: Actor) -> None:
    assert set(CalendarYear.objects.filter(year=2027).values_list("trust", flat=True)) == {Trust.ESTIMATED}
    assert holidays.lacking(at=FROM)[1] != []

    publish_2027()

    assert holidays.lacking(at=FROM) == (2027, [])
    assert holidays.tell_admins(at=FROM) == 0
