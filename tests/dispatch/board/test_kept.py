"""Time that is held for a customer who chooses an appointment is seen on the board, and followed there."""

from datetime import datetime
from typing import Any

import orjson
import pytest

from aftersales.base.models import Fact
from aftersales.dispatch.actions.appointments import confirming, holding
from aftersales.dispatch.queries.board.shown import board
from aftersales.dispatch.queries.board.whom import Filters
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Shift
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON
from tests.dispatch.appointing import HOUR, NINE, held, near_the_plant, rule


@pytest.fixture(autouse=True)
def tomorrow(shifts: None) -> None:
    for one in Engineer.objects.all():
        Shift.objects.create(engineer=one, starts_at=NINE - HOUR, ends_at=NINE + 9 * HOUR)
    near_the_plant()
    rule()


def kept(by: Actor, begins: datetime = NINE - 9 * HOUR) -> list[dict[str, Any]]:
    told = orjson.loads(board(by, NOON, begins, begins + 24 * HOUR, Filters()))
    return [span for engineer in told["engineers"] for span in engineer["kept"]]


def test_what_a_customer_holds_is_drawn_until_it_is_let_go(triaged: WorkOrder, carl: Actor, dan: Actor) -> None:
    assert kept(dan) == []
    held(triaged, carl)
    (span,) = kept(dan)
    assert datetime.fromisoformat(span["starts_at"]) == NINE
    assert kept(dan, begins=NINE + 15 * HOUR) == []

    holding.let_go(order=triaged.key, by=carl, at=NOON)
    assert kept(dan) == []


def test_what_is_confirmed_is_a_visit_and_kept_no_longer(triaged: WorkOrder, carl: Actor, dan: Actor) -> None:
    held(triaged, carl)
    confirming.confirm(order=triaged.key, by=carl, at=NOON)
    assert kept(dan) == []
    told = orjson.loads(board(dan, NOON, NINE - HOUR, NINE + 9 * HOUR, Filters()))
    assert [datetime.fromisoformat(one["starts_at"]) for one in told["visits"]] == [NINE]


def test_those_who_look_at_boards_hear_of_it(triaged: WorkOrder, carl: Actor, dan: Actor) -> None:
    held(triaged, carl)
    holding.let_go(order=triaged.key, by=carl, at=NOON)
    for kind in ("EngineerTimeKept", "EngineerTimeFreed"):
        (fact,) = Fact.objects.filter(kind=kind)
        assert not dan.marks.isdisjoint(fact.audience), kind
        assert carl.marks.isdisjoint(fact.audience), kind
