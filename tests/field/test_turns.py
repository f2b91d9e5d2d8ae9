"""Visits in turn on the phone: nobody sets out too early, told late or not; who does both goes on offline."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.workorders.actions import visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.models import Visit
from tests.conftest import Api
from tests.field.conftest import HOUR, MINUTE, Phone, again

pytestmark = pytest.mark.django_db
Phones = Callable[..., Phone]
Plans = Callable[..., Visit]


@pytest.fixture
def two(planned: Plans, tess: Actor, toby: Actor) -> tuple[Visit, Visit]:
    """Tess is there now, and Toby, behind her, in four hours."""
    first = planned(tess, ahead=-2 * HOUR)
    at = now() - 3 * HOUR
    start = now() + 4 * HOUR
    second = visits.plan(
        order=first.order.key, by=None, at=at, engineer=toby.key, starts_at=start, ends_at=start + HOUR,
        turn=Wanted(after=first.key),
    )  # fmt: skip
    for visit in (first, second):
        visits.confirm(key=visit.key, by=None, at=at)
    visits.arrive(key=first.key, by=None, at=now() - 2 * HOUR)
    return first, second


def test_nobody_sets_out_while_the_visit_before_is_not_done(
    phone: Phones, toby: Actor, two: tuple[Visit, Visit], api: Callable[..., Api]
) -> None:
    told = phone(toby).does("visit.depart", two[1])
    assert (told["outcome"], told["code"]) == ("refused", "turn_not_come")
    assert "visit 1" in told["detail"] or "第 1 次上门" in told["detail"]
    assert "depart" not in told["now"]["legal"]
    (stop,) = [row for row in api(toby).get("/api/v1/field/today").body["rows"] if row["key"] == str(two[1].key)]
    assert stop["turn"]["waits"] and stop["turn"]["after"]["number"] == 1
    assert not {"depart", "arrive"} & set(stop["moves"])


def test_what_was_done_too_early_stays_refused_though_it_is_told_late(
    phone: Phones, tess: Actor, toby: Actor, two: tuple[Visit, Visit]
) -> None:
    first, second = two
    assert phone(tess).does("visit.complete", first, 30 * MINUTE, outcome="partial")["outcome"] == "done"
    late = phone(toby)
    early = late.does("visit.depart", second, 60 * MINUTE)
    assert (early["outcome"], early["code"]) == ("refused", "turn_not_come"), "an hour ago it was not done"
    assert late.does("visit.depart", second, 10 * MINUTE)["outcome"] == "done"
    assert again(second).state == "travelling"


def test_whoever_makes_both_offline_goes_on_to_the_second(phone: Phones, tess: Actor, two: tuple[Visit, Visit]) -> None:
    first, second = two
    start = now() + timedelta(hours=4)
    visits.reschedule(key=second.key, by=None, at=now(), engineer=tess.key, starts_at=start, ends_at=start + HOUR)
    one = phone(tess)
    told = one.tell(
        one.done("visit.complete", first, 40 * MINUTE, outcome="fixed"),
        one.done("visit.confirm", second, 30 * MINUTE),
        one.done("visit.depart", second, 20 * MINUTE),
    )
    assert [result["outcome"] for result in told] == ["done", "done", "done"]
