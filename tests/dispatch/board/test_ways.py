"""The ways drawn on the board are those its verdicts reckon with: from where, and how long."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
import pytest

from aftersales.customers.models import Site
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.board import shown
from aftersales.dispatch.queries.board.verdict import judge
from aftersales.dispatch.queries.board.whom import Filters
from aftersales.dispatch.solver.places import UNKNOWN_MINUTES
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Leave, Shift
from aftersales.workorders.models import Visit
from tests.conftest import NOON
from tests.dispatch.board.judged import held_over
from tests.dispatch.waiting import HOUR, engineer

LATE = NOON + 10 * HOUR + HOUR / 2
"""More than four hours after the shift is over."""


def drawn(visit: Visit, begins: datetime, by: Actor) -> tuple[int, Any]:
    """The way to a visit as a board has it from then on, which is as long as the verdict on the same place says."""
    told = orjson.loads(shown.board(by, NOON, begins, begins + 24 * HOUR, Filters()))
    (one,) = [one for one in told["visits"] if one["key"] == str(visit.key)]
    assert visit.starts_at is not None
    judged = judge(held_over(visit, by), engineer("tess"), [], visit.starts_at, None, by=by, at=NOON)
    assert one["travel_minutes"] == judged.travel_minutes
    return one["travel_minutes"], one["travel_from"]


@pytest.mark.parametrize("on_call", [True, False])
def test_whoever_stands_by_after_their_shift_goes_on_from_their_last_visit_and_else_from_home(
    on_call: bool, planned: Callable[..., Visit], agnes: Actor
) -> None:
    if on_call:
        Shift.objects.create(
            engineer=engineer("tess"), starts_at=NOON + 6 * HOUR, ends_at=NOON + 12 * HOUR, on_call=True
        )
    last, visit = planned("tess", NOON + 4 * HOUR), planned("tess", LATE)
    minutes, came = drawn(visit, NOON, agnes)
    assert came == (str(last.key) if on_call else "home") and (minutes == 0) is on_call


def test_what_was_done_on_call_before_the_board_begins_is_where_they_come_from(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    Shift.objects.filter(engineer=engineer("tess")).delete()
    Shift.objects.create(engineer=engineer("tess"), starts_at=NOON, ends_at=NOON + 12 * HOUR, on_call=True)
    last, visit = planned("tess", NOON + HOUR), planned("tess", NOON + 5 * HOUR)
    assert drawn(visit, NOON + 4 * HOUR, agnes) == (0, str(last.key))


def test_after_leave_they_come_from_home_also_where_it_was_over_before_the_board_begins(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    planned("tess", NOON - 3 * HOUR)
    Leave.objects.create(
        engineer=engineer("tess"), kind="annual", starts_at=NOON - 2 * HOUR, ends_at=NOON - HOUR
    )  # fmt: skip
    minutes, came = drawn(planned("tess", NOON + HOUR), NOON, agnes)
    assert came == "home" and minutes > 0


@pytest.mark.parametrize("home", [(0.01, 0.01), (31.2, -121.49), (None, None)])
def test_of_a_home_that_can_only_be_a_slip_the_way_is_not_known(
    home: tuple[float | None, float | None], planned: Callable[..., Visit], agnes: Actor
) -> None:
    slips = Engineer.objects.filter(pk=engineer("tess").pk)
    slips.update(home_latitude=home[0], home_longitude=home[1])
    standing.forget()
    visit = planned("tess", NOON + HOUR)
    known = home[1] is not None and home[1] < -100  # far away, and not by turning it round: they live there
    minutes, came = drawn(visit, NOON, agnes)
    assert came == "home" and (minutes == UNKNOWN_MINUTES) is not known
    told = orjson.loads(shown.board(agnes, NOON, NOON, NOON + HOUR, Filters()))
    (tess,) = [one for one in told["engineers"] if one["name"] == "tess"]
    assert (tess["home"] is not None) is known


def test_a_place_nobody_ever_filled_in_is_none_on_the_way_there_and_on(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    Site.objects.filter(customer__code="acme").update(latitude=0.0, longitude=0.0)
    first, second = planned("tess", NOON + HOUR), planned("tess", NOON + 3 * HOUR)
    assert drawn(first, NOON, agnes) == (UNKNOWN_MINUTES, "home")
    assert drawn(second, NOON, agnes) == (UNKNOWN_MINUTES, str(first.key))
