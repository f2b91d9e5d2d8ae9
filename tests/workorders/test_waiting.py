"""Whoever waits has a day to wake up: the one named, else when such a wait usually ends; and it can be moved."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aftersales.base.errors import Invalid
from aftersales.base.facts import origin
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, Team
from aftersales.workorders import rules
from aftersales.workorders.actions import asides, moves, notes, visits
from aftersales.workorders.models import SlaClock, WorkOrder
from aftersales.workorders.queries.timeline import timeline
from aftersales.workorders.states import Outcome, Wait
from tests.conftest import NOON, Api

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FRIDAY = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Nine in the morning in Shanghai; NOON is the Wednesday before."""


def on_site(order: WorkOrder, engineer: Actor) -> Any:
    visit = visits.plan(
        order=order.key, by=None, at=NOON, engineer=engineer.key, starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR
    )
    visits.confirm(key=visit.key, by=None, at=NOON)
    return visits.arrive(key=visit.key, by=None, at=NOON + HOUR)


def waits(order: WorkOrder) -> tuple[str, str, datetime | None]:
    row = WorkOrder.objects.get(pk=order.pk)
    return row.state, row.wait_reason, row.wake_at


def test_every_reason_has_its_usual_days_and_a_standstill_is_looked_at_daily() -> None:
    assert all(rules.usual_wait_days(reason, 2) >= 1 for reason in Wait)
    assert rules.usual_wait_days(Wait.PARTS, 0) == 1


@pytest.mark.parametrize(
    ("reason", "wakes"),
    [
        (Wait.CUSTOMER, FRIDAY),
        (Wait.OTHER, FRIDAY),
        (Wait.VENDOR, FRIDAY + 3 * DAY),
        (Wait.PARTS, FRIDAY + 4 * DAY),
    ],
)
def test_who_names_no_day_wakes_in_the_morning_after_the_usual_working_days(
    reason: Wait, wakes: datetime, triaged: WorkOrder
) -> None:
    moves.wait(key=triaged.key, by=None, at=NOON, reason=reason)
    assert waits(triaged) == ("waiting", reason, wakes)


def test_the_teams_own_hours_count(triaged: WorkOrder) -> None:
    evenings = {str(day): [[1200, 1440]] for day in range(7)}
    night = Calendar.objects.create(code="night", name_zh="-", name_en="-", zone="Asia/Shanghai", weekly=evenings)
    Team.objects.filter(code="east").update(calendar=night)
    moves.wait(key=triaged.key, by=None, at=NOON, reason=Wait.CUSTOMER)
    assert waits(triaged)[2] == datetime(2026, 11, 20, 12, 0, tzinfo=UTC), "at eight in the evening"


@pytest.mark.parametrize(
    ("outcome", "reason", "wakes"),
    [(Outcome.NEEDS_PART, "parts", FRIDAY + 4 * DAY), (Outcome.REFUSED, "customer", FRIDAY)],
)
def test_a_visit_after_which_somebody_else_must_act_wakes_the_order(
    outcome: Outcome, reason: str, wakes: datetime, assigned: WorkOrder, tess: Actor
) -> None:
    visit = on_site(assigned, tess)
    visits.complete(key=visit.key, by=tess, at=NOON + 2 * HOUR, outcome=outcome)
    assert waits(assigned) == ("waiting", reason, wakes)
    told = timeline(assigned.key, tess)["rows"][-1]
    assert (told["kind"], told["data"]["reason"]) == ("WorkOrderWaited", reason)
    assert datetime.fromisoformat(told["data"]["wake_at"]) == wakes


def test_the_engineer_may_say_when(assigned: WorkOrder, tess: Actor, api: Callable[[Actor], Api]) -> None:
    visit = on_site(assigned, tess)
    path = f"/api/v1/visits/{visit.key}/complete"
    late = api(tess).post(path, {"outcome": "needs_part", "wake_at": NOON})
    assert (late.status, late.body["code"]) == (422, "wake_in_the_past")
    week = datetime(2999, 1, 7, tzinfo=UTC)
    assert api(tess).post(path, {"outcome": "needs_part", "wake_at": week}).status == 200
    assert waits(assigned) == ("waiting", "parts", week)


def test_nobody_at_the_door_wakes_too(assigned: WorkOrder, tess: Actor) -> None:
    visit = on_site(assigned, tess)
    visits.report_no_access(key=visit.key, by=tess, at=NOON + 2 * HOUR, wake_at=NOON + 9 * DAY)
    assert waits(assigned) == ("waiting", "customer", NOON + 9 * DAY)


def test_a_hand_off_wakes_and_not_in_the_past(assigned: WorkOrder, tess: Actor) -> None:
    with pytest.raises(Invalid):
        asides.hand_off(key=assigned.key, by=tess, at=NOON, to="rd", summary="-", wake_at=NOON - HOUR)
    asides.hand_off(key=assigned.key, by=tess, at=NOON, to="rd", summary="-")
    assert waits(assigned) == ("waiting", "vendor", FRIDAY + 3 * DAY)


def test_a_log_that_is_told_says_itself_when_waiting_ended(triaged: WorkOrder) -> None:
    with origin("import"):
        moves.wait(key=triaged.key, by=None, at=NOON, reason=Wait.CUSTOMER)
    assert waits(triaged) == ("waiting", "customer", None)


def test_what_waits_can_wait_longer_and_for_somebody_else(assigned: WorkOrder, tess: Actor) -> None:
    """Another date alone moves no clock; another reason is a stretch of its own, and the promised news follow it."""
    moves.wait(key=assigned.key, by=tess, at=NOON, reason=Wait.PARTS)
    assert clock_state(assigned, "next_update") == "running"
    moves.wait(key=assigned.key, by=tess, at=NOON + HOUR, reason=Wait.PARTS, wake_at=NOON + 8 * DAY)
    order = WorkOrder.objects.get(pk=assigned.pk)
    assert (order.wake_at, order.waiting_since_at) == (NOON + 8 * DAY, NOON)
    moves.wait(key=assigned.key, by=tess, at=NOON + 2 * HOUR, reason=Wait.CUSTOMER, wake_at=NOON + 9 * DAY)
    assert clock_state(assigned, "next_update") == clock_state(assigned, "resolution") == "paused"
    order = WorkOrder.objects.get(pk=assigned.pk)
    assert (order.act_by, order.act_by_at, order.waits_in) == ("wake", NOON + 9 * DAY, "assigned")
    moves.wait(key=assigned.key, by=tess, at=NOON + 3 * HOUR, reason=Wait.VENDOR, wake_at=NOON + 9 * DAY)
    assert clock_state(assigned, "next_update") == "running"
    told = [row["data"] for row in timeline(assigned.key, tess)["rows"] if row["kind"] == "WorkOrderWaited"]
    assert [(one["reason"], one["again"]) for one in told] == [
        ("parts", False), ("parts", True), ("customer", True), ("vendor", True)
    ]  # fmt: skip
    back = moves.resume(key=assigned.key, by=tess, at=NOON + 4 * HOUR)
    assert back.state == "assigned"
    assert clock_state(assigned, "resolution") == "running"


def clock_state(order: WorkOrder, target: str) -> str:
    return SlaClock.objects.get(order=order, target=target).state


# -- once it is resolved, nothing is due -------------------------------------------------------------------------------


def test_a_word_after_the_end_promises_no_other(assigned: WorkOrder, tess: Actor, api: Callable[[Actor], Api]) -> None:
    moves.resolve(key=assigned.key, by=tess, at=NOON + HOUR, cause="c", solution="s")
    path = f"/api/v1/workorders/{assigned.key}/notes"
    assert api(tess).post(path, {"body": "all well?", "public": True}).status == 201
    order = WorkOrder.objects.get(pk=assigned.pk)
    assert order.act_by == "" and not SlaClock.objects.filter(order=order, state="running").exists()


def test_a_promise_that_comes_with_another_kind_after_the_end_ended_with_the_work(
    report: Any, agnes: Actor, tess: Actor, api: Callable[[Actor], Api]
) -> None:
    order = report(priority=3)  # promises no arrival
    moves.triage(key=order.key, by=agnes, at=NOON, team=Team.objects.get(code="east").key)
    moves.assign(key=order.key, by=agnes, at=NOON, owner=tess.key)
    moves.resolve(key=order.key, by=tess, at=NOON + HOUR, cause="c", solution="s")
    version = WorkOrder.objects.get(pk=order.pk).version
    answer = api(agnes).patch(f"/api/v1/workorders/{order.key}", {"priority": 1}, If_Match=f'"{version}"')
    assert answer.status == 200, answer.body
    assert not SlaClock.objects.filter(order=order, state="running").exists()


def test_an_end_we_learnt_of_late_ends_what_began_after_it(assigned: WorkOrder, tess: Actor, agnes: Actor) -> None:
    """The phone was offline: solved at one; at two, not knowing it, we promised news again."""
    moves.start(key=assigned.key, by=tess, at=NOON)
    notes.add_note(key=assigned.key, by=agnes, at=NOON + 2 * HOUR, body="we are on it", public=True)
    assert clock_state(assigned, "next_update") == "running"
    moves.resolve(key=assigned.key, by=tess, at=NOON + HOUR, cause="c", solution="s")
    assert not SlaClock.objects.filter(order=assigned, state="running").exists()
