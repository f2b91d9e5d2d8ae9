"""A calendar that changes: the open promises that run by it fall due at other instants, and somebody can see which."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from aftersales.base import relay, runs
from aftersales.base.facts import origin
from aftersales.base.models import Run
from aftersales.people import hours
from aftersales.people.access import Actor
from aftersales.people.actions import calendars
from aftersales.people.actions.calendars import Day
from aftersales.people.events import CalendarChanged
from aftersales.people.models import Calendar
from aftersales.people.states import DayKind, Trust
from aftersales.server.wiring import SUBSCRIPTIONS
from aftersales.workorders import reactions
from aftersales.workorders.actions import clocks, moves, recompute
from aftersales.workorders.models import SlaClock, WorkOrder
from aftersales.workorders.states import Wait
from tests.base.conftest import empty, settle
from tests.conftest import NOON, facts_of

MONDAY = datetime(2026, 12, 28, 1, 0, tzinfo=UTC)
"""Nine in the morning in Shanghai, three working days before the new year."""
LATER = MONDAY + timedelta(hours=1)
SILENCE = timedelta(seconds=61)


@pytest.fixture
def office(cast: Any) -> Calendar:
    return Calendar.objects.get(code="cn-office")


@pytest.fixture
def minor(report: Callable[..., WorkOrder]) -> WorkOrder:
    """To be solved by the end of the fifth working day after this Monday: the Tuesday after New Year."""
    return report(at=MONDAY, priority=3)


def publish(office: Calendar, *holidays: date) -> CalendarChanged:
    """The state says which days of 2027 are free; the fact of that."""
    days = [Day(on, DayKind.HOLIDAY, "元旦", "New Year") for on in (date(2027, 1, 1), *holidays)]
    changed = calendars.put_year(
        key=office.key, by=None, at=MONDAY, year=2027, trust=Trust.PUBLISHED, source="-", days=days
    )
    hours.forget()  # as if the two seconds were over in which a process answers from memory
    return CalendarChanged(calendar=office.key, code=office.code, calendar_version=changed.version, at=MONDAY)


def count_on(run: Run | None, at: datetime = LATER) -> Run:
    assert run is not None
    while recompute.next_batch(run=run.key, at=at):
        pass
    run.refresh_from_db()
    return run


def due(order: WorkOrder, target: str = "resolution") -> datetime:
    return SlaClock.objects.get(order=order, target=target).due_at


def begin(fact: CalendarChanged) -> Run | None:
    return recompute.begin(calendar=fact.calendar, version=fact.calendar_version, at=fact.at)


def waiting_jobs() -> list[UUID]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'run' FROM procrastinate_jobs WHERE task_name = %s", [recompute.KIND])
        return [UUID(run) for (run,) in cursor.fetchall()]


def test_a_new_holiday_moves_what_is_due_behind_it(minor: WorkOrder, office: Calendar) -> None:
    was = due(minor)
    run = count_on(begin(publish(office, date(2027, 1, 4))))
    assert due(minor) == was + timedelta(days=1)
    assert (run.state, run.done, run.total) == ("done", 1, 1)
    assert run.result["promises"] == [
        {
            "order": str(minor.key),
            "number": minor.number,
            "target": "resolution",
            "was": was.isoformat(),
            "now": due(minor).isoformat(),
        }
    ]
    assert facts_of(minor.key)[-1] == "SlaRecounted"


def test_the_queue_sorts_by_the_new_instant(triaged: WorkOrder, office: Calendar) -> None:
    was = triaged.act_by_at
    holiday = Day(was.date(), DayKind.HOLIDAY)
    changed = calendars.set_days(key=office.key, by=None, at=NOON, days=[holiday])
    hours.forget()
    count_on(recompute.begin(calendar=office.key, version=changed.version, at=NOON), at=NOON)
    triaged.refresh_from_db()
    assert triaged.act_by == "next_update"
    assert triaged.act_by_at == due(triaged, "next_update") == was + timedelta(days=1)


def test_a_promise_around_the_clock_does_not_move(report: Callable[..., WorkOrder], office: Calendar) -> None:
    standstill = report(at=MONDAY, priority=0)
    assert begin(publish(office, date(2027, 1, 4))) is None
    assert "SlaRecounted" not in facts_of(standstill.key)


def test_what_is_over_stays_as_it_ended(minor: WorkOrder, office: Calendar, agnes: Actor) -> None:
    moves.cancel(key=minor.key, by=agnes, at=MONDAY, reason="-")
    was = due(minor)
    assert begin(publish(office, date(2027, 1, 4))) is None
    assert due(minor) == was


def test_a_paused_promise_is_counted_by_the_new_hours_when_it_goes_on(minor: WorkOrder, office: Calendar) -> None:
    moves.triage(key=minor.key, by=None, at=MONDAY)
    moves.wait(key=minor.key, by=None, at=MONDAY, reason=Wait.CUSTOMER)
    was = due(minor)
    run = count_on(begin(publish(office, date(2027, 1, 4))), at=MONDAY)
    assert run.result["promises"] == []
    moves.resume(key=minor.key, by=None, at=MONDAY)
    assert due(minor) == was + timedelta(days=1)


def test_a_breach_that_the_new_hours_make_untrue_is_withdrawn(minor: WorkOrder, office: Calendar) -> None:
    broken = due(minor) + timedelta(minutes=1)
    while clocks.ring_next_due(at=broken):
        pass
    assert "SlaBreached" in facts_of(minor.key)
    count_on(begin(publish(office, date(2027, 1, 4))), at=broken)
    told = facts_of(minor.key)
    assert "SlaBreachWithdrawn" in told
    assert SlaClock.objects.get(order=minor, target="resolution").breached_at is None


def test_a_run_that_was_killed_goes_on_where_it_was(
    report: Callable[..., WorkOrder], office: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    orders = [report(at=MONDAY, priority=3) for _ in range(5)]
    monkeypatch.setattr(recompute, "BATCH", 2)
    run = begin(publish(office, date(2027, 1, 4)))
    assert run is not None
    assert recompute.next_batch(run=run.key, at=LATER)
    assert recompute.resume_stuck(at=LATER) == 0, "its job still waits"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
    assert recompute.resume_stuck(at=LATER) == 0, "it has just given a sign"
    assert recompute.resume_stuck(at=LATER + SILENCE) == 1
    run = count_on(run)
    assert (run.state, run.done, run.result["moved"]) == ("done", 5, 5)
    assert [facts_of(order.key).count("SlaRecounted") for order in orders] == [1] * 5


def test_counting_twice_changes_nothing_the_second_time(minor: WorkOrder, office: Calendar) -> None:
    fact = publish(office, date(2027, 1, 4))
    count_on(begin(fact))
    again = count_on(begin(fact))
    assert (again.done, again.result["moved"]) == (1, 0)
    assert facts_of(minor.key).count("SlaRecounted") == 1


def test_several_changes_in_a_row_are_one_run(minor: WorkOrder, office: Calendar) -> None:
    first = begin(publish(office))
    second = begin(publish(office, date(2027, 1, 4)))
    assert first is not None and second is not None
    assert first.key == second.key
    assert second.params["version"] == first.params["version"] + 1
    assert waiting_jobs() == [second.key]


def test_somebody_can_stop_it(minor: WorkOrder, office: Calendar) -> None:
    was, run = due(minor), begin(publish(office, date(2027, 1, 4)))
    assert run is not None
    Run.objects.filter(pk=run.pk).update(stop_wanted_at=MONDAY)
    assert count_on(run).state == "stopped"
    assert due(minor) == was


def test_a_log_that_is_being_replayed_is_left_in_its_own_time(
    report: Callable[..., WorkOrder], office: Calendar
) -> None:
    with origin("import"):
        report(at=MONDAY, priority=3, external_id="INC1")
    runs.begin("replay", at=MONDAY, params={})
    assert begin(publish(office, date(2027, 1, 4))) is None


@pytest.fixture
def committed(transactional_db: None) -> Iterator[None]:
    empty()
    yield
    empty()


def test_the_relay_begins_it_when_the_calendar_changes(committed: None, minor: WorkOrder, office: Calendar) -> None:
    fact = publish(office, date(2027, 1, 4))
    settle()
    (wired,) = (one for one in SUBSCRIPTIONS if one.react is reactions.recount)
    relay.subscribe([wired])
    while relay.turn(wired, at=LATER):
        pass
    run = Run.objects.get(kind=recompute.KIND)
    assert run.params == {"calendar": str(office.key), "version": fact.calendar_version}
    assert waiting_jobs() == [run.key]
