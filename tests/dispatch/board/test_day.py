"""A day on paper: visits in order with their ways, whom to ask for and what to mind; nothing of strangers' orders."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.customers.models import Contact, Site
from aftersales.dispatch.schemas.board_day import BoardDayOut
from aftersales.people.models import Leave, Person
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import NOON, Answer, Api
from tests.dispatch.waiting import HOUR, engineer, key_of

DAY = "2026-11-18"
"""The day of NOON in Shanghai."""


def asked(name: str, who: UUID, on: str = DAY) -> Answer:
    return Api(Person.objects.get(name=name)).get(
        f"/api/v1/dispatch/board/day?{urlencode({'engineer': who, 'on': on})}"
    )


def sheet(name: str, who: str, on: str = DAY) -> dict[str, Any]:
    answer = asked(name, key_of(who), on)
    assert answer.status == 200, answer.body
    BoardDayOut.model_validate(answer.body)
    return dict(answer.body)


def test_a_day_says_where_to_go_by_which_way_whom_to_ask_for_and_what_to_mind(planned: Callable[..., Visit]) -> None:
    Site.objects.filter(customer__code="acme").update(address="1 Century Avenue", access_note="gate 3")
    Contact.objects.filter(name="carl").update(salutation="王经理", care="hard of hearing")
    second = planned("tess", NOON + 2 * HOUR, promised=(NOON + HOUR, NOON + 3 * HOUR))
    first = planned("tess", NOON, mates=[key_of("toby")])
    body = sheet("agnes", "tess")
    assert (body["on"], body["zone"], body["engineer"]["name"]) == (DAY, "Asia/Shanghai", "tess")
    assert [one["key"] for one in body["visits"]] == [str(first.key), str(second.key)]
    told, later = body["visits"]
    assert (told["number"], told["customer"], told["site"]) == (first.order.number, "acme", "plant")
    assert (told["address"], told["care"]) == ("1 Century Avenue", "gate 3\nhard of hearing")
    assert (told["leads"], told["beside"], told["travel_from"]) == (True, ["toby"], "home")
    assert told["travel_minutes"] > 0 and later["travel_from"] == str(first.key)
    assert datetime.fromisoformat(later["promised_until_at"]) == NOON + 3 * HOUR


def test_the_number_on_paper_cannot_be_dialled(planned: Callable[..., Visit]) -> None:
    visit = planned("tess", NOON)
    WorkOrder.objects.filter(pk=visit.order_id).update(contact=Contact.objects.get(name="carl"))
    (told,) = sheet("agnes", "tess")["visits"]
    assert told["contact"] == {"name": "carl", "phone": "+86138****1234"}


def test_who_goes_along_has_the_visit_on_their_sheet_too(planned: Callable[..., Visit]) -> None:
    planned("tess", NOON, mates=[key_of("toby")])
    (told,) = sheet("agnes", "toby")["visits"]
    assert (told["leads"], told["beside"]) == (False, ["tess"])


def test_a_day_is_one_by_the_readers_clock_also_where_it_has_25_hours(planned: Callable[..., Visit]) -> None:
    Person.objects.filter(name="agnes").update(zone="Europe/Berlin")
    begins = datetime(2026, 10, 25, tzinfo=ZoneInfo("Europe/Berlin")).astimezone(UTC)
    before, first = planned("tess", begins - 2 * HOUR), planned("tess", begins)
    last, after = planned("tess", begins + 24 * HOUR), planned("tess", begins + 25 * HOUR)
    keys = [one["key"] for one in sheet("agnes", "tess", "2026-10-25")["visits"]]
    assert keys == [str(first.key), str(last.key)] and str(before.key) not in keys and str(after.key) not in keys


def test_leave_and_duty_of_the_day_are_on_it(planned: Callable[..., Visit]) -> None:
    Leave.objects.create(engineer=engineer("tess"), kind="sick", starts_at=NOON, ends_at=NOON + 2 * HOUR)
    body = sheet("agnes", "tess")
    assert [datetime.fromisoformat(one["starts_at"]) for one in body["shifts"]] == [NOON - 4 * HOUR]
    assert [datetime.fromisoformat(one["ends_at"]) for one in body["leaves"]] == [NOON + 2 * HOUR]
    assert "sick" not in str(body)


def test_of_a_strangers_order_there_is_nothing_but_the_times(planned: Callable[..., Visit]) -> None:
    visit = planned("olaf", NOON, promised=(NOON - HOUR, NOON + HOUR), mates=[key_of("toby")])
    WorkOrder.objects.filter(pk=visit.order_id).update(team=None, territory=None, owner=None)
    (told,) = sheet("dan", "olaf")["visits"]
    assert datetime.fromisoformat(told["starts_at"]) == NOON
    assert (told["number"], told["contact"], told["beside"], told["promised_from_at"]) == (None, None, [], None)
    assert visit.order.title not in str(told) and "acme" not in str(told) and "plant" not in str(told)


def test_who_is_no_colleague_one_sees_has_no_day(planned: Callable[..., Visit]) -> None:
    answer = asked("agnes", Person.objects.get(name="carl").key)
    assert (answer.status, answer.body["facts"]["what"]) == (404, "engineer")
    assert asked("tess", key_of("tess")).status == 403


@pytest.mark.parametrize("on", ["1902-01-01", "2300-01-01"])
def test_a_day_nobody_knows_anything_of_is_refused(on: str, planned: Callable[..., Visit]) -> None:
    answer = asked("agnes", key_of("tess"), on)
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (422, "board_year", "on")


def test_a_full_day_costs_as_many_queries_as_an_empty_one_but_for_its_orders(planned: Callable[..., Visit]) -> None:
    def cost() -> int:
        sheet("agnes", "tess")
        with CaptureQueriesContext(connection) as caught:
            sheet("agnes", "tess")
        return len(caught)

    planned("tess", NOON)
    few = cost()
    for hour in range(1, 6):
        planned("tess", NOON + hour * HOUR, mates=[key_of("toby")])
    assert cost() == few
