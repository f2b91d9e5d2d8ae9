"""Several dispatchers at the same moment, each over a connection of their own: one is right, the other hears what is
there now."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from aftersales.customers.models import Site
from aftersales.people.models import Person
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import Answer, Api
from tests.dispatch.waiting import HOUR, key_of

MOVES = "/api/v1/dispatch/board/moves"
DROPS = "/api/v1/dispatch/board/drops"
ROUNDS = 4
"""A race that is lost is lost sometimes."""

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(asked: Iterable[tuple[str, dict[str, Any]]]) -> list[Answer]:
    """What each dispatcher is answered who drops this when all of them do."""
    asked = list(asked)
    browsers = [Api(Person.objects.get(name=name)) for name, _ in asked]
    together = Barrier(len(asked))

    def go(browser: Api, told: dict[str, Any]) -> Answer:
        mark, path = told.pop("mark", None), DROPS if "order" in told else MOVES
        try:
            together.wait(10)
            return browser.post(path, told, **({"If_Match": f'"{mark}"'} if mark is not None else {}))
        finally:
            connection.close()

    with ThreadPoolExecutor(len(asked)) as pool:
        tasks = [pool.submit(go, browser, told) for browser, (_, told) in zip(browsers, asked, strict=True)]
        return [task.result(60) for task in tasks]


def sorted_out(answers: list[Answer]) -> tuple[int, Answer]:
    """Who was first, and what the other heard."""
    won = [number for number, one in enumerate(answers) if one.status == 200]
    assert len(won) == 1, [(one.status, one.body) for one in answers]
    return won[0], answers[1 - won[0]]


def test_of_two_who_drag_the_same_visit_one_is_right_and_the_other_hears_where_it_stands_now(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    visit = planned("tess", soon)
    for turn in range(ROUNDS):
        version = Visit.objects.get(pk=visit.pk).version
        wanted = {"mei": ("toby", soon + turn * HOUR), "agnes": ("tess", soon + (turn + 1) * HOUR)}
        told = [
            (by, {"visit": visit.key, "engineer": key_of(name), "starts_at": begins, "mark": version})
            for by, (name, begins) in wanted.items()
        ]
        first, other = sorted_out(at_once(told))
        winner = ("mei", "agnes")[first]
        assert (other.status, other.body["code"]) == (409, "board_overtaken")
        facts = other.body["facts"]
        assert (facts["who"], facts["version"]) == ([winner], version + 1)
        now_at = datetime.fromisoformat(facts["fields"]["starts_at"]["now"])
        assert (facts["fields"]["engineer"]["now"], now_at) == (str(key_of(wanted[winner][0])), wanted[winner][1])
        row = Visit.objects.get(pk=visit.pk)
        assert row.engineer is not None
        assert (row.engineer.person.name, row.starts_at, row.version) == (*wanted[winner], version + 1)
        assert Booking.objects.filter(visit=visit, released_at__isnull=True).count() == 1


def test_of_two_who_drop_on_the_same_hour_of_somebody_one_is_told_by_which_order_it_is_taken(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    for turn in range(ROUNDS):
        begins = soon + turn * HOUR
        pair = [planned("tess", begins), planned("olaf", begins)]
        told = [
            (by, {"visit": visit.key, "engineer": key_of("toby"), "starts_at": begins, "mark": visit.version})
            for by, visit in zip(("mei", "agnes"), pair, strict=True)
        ]
        first, other = sorted_out(at_once(told))
        assert (other.status, other.body["code"]) == (409, "board_never")
        (reason,) = [one for one in other.body["facts"]["reasons"] if one["code"] == "overlap"]
        assert reason["number"] == pair[first].order.number


def test_of_two_who_drop_beside_one_another_on_somebody_the_second_is_judged_by_the_way_between_them(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    """Each alone has time enough; together there is no time to get from one to the other."""
    plant = Site.objects.get(customer__code="acme")
    far = Site.objects.create(customer=plant.customer, name="depot", latitude=31.2, longitude=121.9)
    for turn in range(ROUNDS):
        begins = soon - 2 * HOUR + 2 * turn * HOUR
        near_one, far_one = planned("tess", begins), planned("olaf", begins + HOUR)
        WorkOrder.objects.filter(pk=far_one.order_id).update(site=far)
        told = [
            ("mei", {"visit": near_one.key, "engineer": key_of("toby"), "starts_at": begins, "mark": near_one.version}),
            (
                "agnes",
                {
                    "visit": far_one.key, "engineer": key_of("toby"), "mark": far_one.version,
                    "starts_at": begins + HOUR, "ends_at": begins + HOUR + timedelta(minutes=20),
                },
            ),
        ]  # fmt: skip
        _, other = sorted_out(at_once(told))
        assert (other.status, other.body["code"]) == (409, "board_rules")
        assert other.body["facts"]["codes"][0] in ("way_before", "way_after")
        Booking.objects.filter(visit__in=(near_one, far_one)).update(released_at=begins)


def test_of_two_who_drop_the_same_order_one_sends_somebody_and_nobody_else_goes(
    undecided: Callable[..., WorkOrder], soon: datetime
) -> None:
    for turn in range(ROUNDS):
        order, begins = undecided(), soon + turn * HOUR
        span = {"starts_at": begins, "ends_at": begins + HOUR / 2}
        told = [
            (by, {"order": order.key, "engineer": key_of(name), **span, "reason": "near"})
            for by, name in (("mei", "toby"), ("agnes", "tess"))
        ]
        _, other = sorted_out(at_once(told))
        assert (other.status, other.body["code"]) == (409, "board_never")
        assert other.body["facts"]["codes"] == ["somebody_goes"]
        assert Visit.objects.filter(order=order).count() == 1
