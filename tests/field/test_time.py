"""A person's time on the phone: kept without a line, told late, twice and in one batch with the moves it belongs to."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.ids import new_key
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Visit, Worklog, WorklogVersion
from tests.field.conftest import HOUR, MINUTE, Phone, instant

pytestmark = pytest.mark.django_db
Phones = Callable[..., Phone]
Plans = Callable[..., Visit]


@pytest.fixture
def at_work(planned: Plans, tess: Actor, phone: Phones) -> tuple[Visit, Phone]:
    """Tess has taken a visit, three hours ago."""
    visit = planned(tess)
    one = phone(tess)
    assert one.does("visit.confirm", visit, 3 * HOUR)["outcome"] == "done"
    return visit, one


def lengths(person: Actor) -> list[tuple[str, int | None]]:
    """What counts of a person's time: kind and minutes."""
    rows = Worklog.objects.filter(person=person.id, struck_at__isnull=True).order_by("begins_at")
    return [(row.kind, round((row.ends_at - row.begins_at) / MINUTE) if row.ends_at else None) for row in rows]


def test_a_stranger_records_nothing(at_work: Any, phone: Phones, olaf: Actor, tess: Actor) -> None:
    visit, one = at_work
    key = new_key()
    one.does("time.start", visit.order, HOUR, kind="work", worklog=key)
    for kind, subject, facts in (
        ("time.start", visit.order.key, {"kind": "work"}),
        ("time.stop", visit.order.key, {}),
        ("time.correct", key, {"reason": "-", "note": "x"}),
        ("time.strike", key, {"reason": "-"}),
    ):
        told = phone(olaf).does(kind, subject, **facts)
        assert (told["outcome"], told["code"], told["now"]) == ("refused", "not_found", {"fields": {}, "legal": []})
    assert lengths(tess) == [("work", None)]


@pytest.mark.parametrize("facts", [{}, {"kind": "sleep"}, {"kind": "work", "worklog": "x"}, {"kind": "work", "at": 1}])
def test_nonsense_is_refused_and_the_rest_goes_on(at_work: Any, facts: dict[str, Any]) -> None:
    visit, one = at_work
    bad, good = one.done("time.start", visit.order, **facts), one.done("time.start", visit.order, kind="work")
    assert [told["outcome"] for told in one.tell(bad, good)] == ["refused", "done"]


def test_a_day_without_a_line_is_told_as_it_was(at_work: Any, tess: Actor) -> None:
    visit, one = at_work
    told = [
        one.done("visit.depart", visit, 160 * MINUTE),
        one.done("visit.arrive", visit, 130 * MINUTE),
        one.done("time.start", visit.order, 120 * MINUTE, kind="wait", note="key"),
        one.done("time.start", visit.order, 100 * MINUTE, kind="work"),
        one.done("visit.complete", visit, 40 * MINUTE, outcome="fixed"),
        one.done("time.start", visit.order, 35 * MINUTE, kind="travel"),
        one.done("time.stop", visit.order, 5 * MINUTE),
    ]
    assert [result["outcome"] for result in one.tell(*told)] == ["done"] * 7
    expected = [("travel", 30), ("work", 10), ("wait", 20), ("work", 60), ("travel", 30)]
    assert lengths(tess) == expected
    assert all(result["replayed"] for result in one.tell(*told)), "sent again it has happened once"
    assert lengths(tess) == expected


def test_what_was_begun_without_a_line_is_put_right_without_one(at_work: Any, tess: Actor) -> None:
    visit, one = at_work
    key, extra = new_key(), new_key()
    begun = one.done("time.start", visit.order, 90 * MINUTE, kind="work", worklog=key)
    earlier = instant(str(begun["at"])) - 30 * MINUTE
    told = one.tell(
        begun,
        one.done("time.stop", visit.order, 60 * MINUTE),
        one.done("time.correct", key, 50 * MINUTE, begins_at=earlier, reason="forgot to start"),
        one.done("time.enter", visit.order, 40 * MINUTE, kind="travel", begins_at=earlier - HOUR, ends_at=earlier,
                 worklog=extra),
        one.done("time.strike", extra, 30 * MINUTE, reason="went by bike"),
    )  # fmt: skip
    assert [result["outcome"] for result in told] == ["done"] * 5, told
    assert lengths(tess) == [("work", 60)]
    assert [one.reason for one in WorklogVersion.objects.order_by("pk")] == ["forgot to start", "went by bike"]
    assert told[2]["version"] == 3, "how it stands now"


def test_an_overlap_says_which_order_in_the_readers_words(at_work: Any, planned: Plans, tess: Actor) -> None:
    visit, one = at_work
    other = planned(tess, ahead=5 * HOUR)
    one.does("time.start", other.order, 60 * MINUTE, kind="work")
    one.does("time.stop", other.order, 30 * MINUTE)
    begin = instant(str(one.done("time.stop", other.order)["at"])) - 50 * MINUTE
    told = one.does("time.enter", visit.order, kind="work", begins_at=begin, ends_at=begin + 10 * MINUTE)
    assert (told["outcome"], told["code"]) == ("refused", "time_overlaps")
    assert f"W-{other.order.number}" in told["detail"]


def test_what_the_desk_said_meanwhile_stands(at_work: Any, tess: Actor, mei: Actor) -> None:
    """The phone's moves come late: none is refused, and time that somebody put right stays as it is."""
    visit, one = at_work
    key = new_key()
    one.does("time.start", visit.order, 100 * MINUTE, kind="travel", worklog=key)
    told = one.tell(
        one.done("visit.depart", visit, 95 * MINUTE),  # travels already
        one.done("visit.arrive", visit, 80 * MINUTE),
        one.done("visit.complete", visit, 20 * MINUTE, outcome="fixed"),
    )
    assert [result["outcome"] for result in told] == ["done"] * 3
    assert sum(minutes or 0 for _, minutes in lengths(tess)) == 80


def test_a_phone_that_lost_an_order_can_still_stop(at_work: Any, tess: Actor, toby: Actor, agnes: Actor) -> None:
    visit, one = at_work
    order = moves.assign(key=visit.order.key, by=agnes, at=instant(str(one.done("x", visit)["at"])), owner=tess.key)
    one.does("time.start", order, timedelta(), kind="work")
    moves.assign(key=order.key, by=agnes, at=instant(str(one.done("x", visit)["at"])), owner=toby.key)
    assert one.does("time.stop", order)["outcome"] == "done"
