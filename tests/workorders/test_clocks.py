"""The clocks as they are kept: rung once at the true instant, withdrawn when it was not so, not lost in an outage."""

import json
import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connection

from aftersales.base.facts import kind_named
from aftersales.notices.models import Notice
from aftersales.people import hours
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, CalendarDay, Team
from aftersales.server.wiring import due
from aftersales.workorders import clock, rules
from aftersales.workorders.actions import moves, notes, orders
from aftersales.workorders.actions.clocks import ring_next_due
from aftersales.workorders.actions.lapses import wake_next
from aftersales.workorders.models import SlaClock, WorkOrder
from aftersales.workorders.queries.log import log_of
from aftersales.workorders.reactions import REACTIONS, tell
from aftersales.workorders.states import Wait
from tests.conftest import NOON

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


def facts(order: WorkOrder, *kinds: str) -> list[tuple[str, str, str, datetime]]:
    """Kind, target, mark and instant of the facts of these kinds, as they were written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, data ->> 'target', coalesce(data ->> 'mark', ''), at FROM base_fact"
            " WHERE subject = %s AND kind = ANY (%s) ORDER BY id",
            [order.key, list(kinds)],
        )
        return cursor.fetchall()


def kept(order: WorkOrder, target: str) -> SlaClock:
    return SlaClock.objects.get(order=order, target=target)


def tell_all(order: WorkOrder) -> None:
    """Let the reactions hear what the relay would bring them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, at, actor, data::text, version FROM base_fact WHERE subject = %s AND kind LIKE 'Sla%%'"
            " ORDER BY id",
            [order.key],
        )
        rows = cursor.fetchall()
    for kind, at, by, data, version in rows:
        if kind_named(kind) in REACTIONS:
            tell(kind_named(kind).revive(at, by, json.loads(data), version))


@pytest.fixture
def standstill(report: Callable[..., WorkOrder]) -> WorkOrder:
    """A P0, around the clock: respond in 30 minutes, resolve in 8 hours."""
    return report(priority=0)


# -- ringing -----------------------------------------------------------------------------------------------------------


def test_before_its_time_nothing_rings(standstill: WorkOrder) -> None:
    assert not ring_next_due(at=NOON + 22 * MINUTE)
    assert ring_next_due(at=NOON + 22.5 * MINUTE)


def test_after_an_outage_each_mark_is_told_once_at_its_true_instant(standstill: WorkOrder) -> None:
    """Down for two hours: two warnings, the breach and one escalation of the response, as if nobody had slept."""
    due(at=NOON + 2 * HOUR)
    told = [one for one in facts(standstill, "SlaWarned", "SlaBreached") if one[1] == "response"]
    assert [(kind, mark, at - NOON) for kind, _, mark, at in told] == [
        ("SlaWarned", "warning:75", 22.5 * MINUTE),
        ("SlaWarned", "warning:90", 27 * MINUTE),
        ("SlaBreached", "", 30 * MINUTE),
        ("SlaWarned", "overdue:30", 60 * MINUTE),
    ]
    assert kept(standstill, "response").breached_at == NOON + 30 * MINUTE
    assert due(at=NOON + 2 * HOUR) == 0, "once"


def test_a_breach_is_told_up_the_chain_once(standstill: WorkOrder, tess: Actor, mei: Actor, ada: Actor) -> None:
    moves.triage(key=standstill.key, by=None, at=NOON, team=Team.objects.get(code="east").key)
    moves.assign(key=standstill.key, by=None, at=NOON, owner=tess.key)
    due(at=NOON + 3 * HOUR)
    tell_all(standstill)
    tell_all(standstill)
    heard = {
        name: list(Notice.objects.filter(person=one.id, facts__target="response").values_list("code", flat=True))
        for name, one in (("tess", tess), ("mei", mei), ("ada", ada))
    }
    assert heard["tess"].count("sla_warning") == 2 and heard["mei"].count("sla_warning") == 1
    assert heard["mei"].count("sla_breached") >= 1
    assert heard["ada"], "two hours over, the lead above hears of it"


def test_a_pause_that_was_learnt_late_withdraws_the_breach(standstill: WorkOrder, tess: Actor, mei: Actor) -> None:
    """The phone was offline: the order had been waiting since before the promise was broken."""
    moves.triage(key=standstill.key, by=None, at=NOON, team=Team.objects.get(code="east").key)
    moves.assign(key=standstill.key, by=None, at=NOON, owner=tess.key)
    due(at=NOON + 9 * HOUR)
    tell_all(standstill)
    assert kept(standstill, "resolution").breach_told_at == NOON + 8 * HOUR
    moves.wait(key=standstill.key, by=None, at=NOON + 7 * HOUR, reason=Wait.PARTS)
    tell_all(standstill)
    assert facts(standstill, "SlaBreachWithdrawn")[0][1] == "resolution"
    assert kept(standstill, "resolution").breached_at is None
    breach = Notice.objects.filter(person=mei.id, code="sla_breached", facts__target="resolution").first()
    assert breach is not None and breach.withdrawn_at is not None, "struck out, not deleted"
    assert Notice.objects.filter(person=mei.id, code="sla_breach_withdrawn").exists()
    moves.resume(key=standstill.key, by=None, at=NOON + 10 * HOUR)
    due(at=NOON + 12 * HOUR)
    again = [at for kind, target, _, at in facts(standstill, "SlaBreached") if target == "resolution"]
    assert again == [NOON + 8 * HOUR, NOON + 11 * HOUR], "an hour was left, and it was used up again"


@pytest.mark.django_db(transaction=True)
def test_two_workers_on_one_due_clock_ring_it_once(cast: SimpleNamespace, report: Callable[..., WorkOrder]) -> None:
    order = report(priority=0)

    def ring(_: int) -> int:
        try:
            return sum(ring_next_due(at=NOON + 31 * MINUTE) for _ in range(4))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(ring, range(4)))
    due(at=NOON + 31 * MINUTE)
    marks = [(kind, mark) for kind, target, mark, _ in facts(order, "SlaWarned", "SlaBreached") if target == "response"]
    assert marks == [("SlaWarned", "warning:75"), ("SlaWarned", "warning:90"), ("SlaBreached", "")]


# -- what moves a promise ----------------------------------------------------------------------------------------------


def test_a_higher_priority_promises_less_time_from_the_report_on(order: WorkOrder, agnes: Actor) -> None:
    before = kept(order, "resolution").due_at
    version = WorkOrder.objects.get(pk=order.pk).version
    orders.change(key=order.key, by=agnes, at=NOON + 9 * HOUR, version=version, fields={"priority": 0})
    row = kept(order, "resolution")
    assert row.due_at == NOON + 8 * HOUR < before
    due(at=NOON + 9 * HOUR)
    assert kept(order, "resolution").breached_at == NOON + 9 * HOUR, "nothing breaks a promise before it is made"
    assert WorkOrder.objects.get(pk=order.pk).sla_why == ["priority"]


def test_a_lower_priority_takes_the_breach_back(standstill: WorkOrder, agnes: Actor) -> None:
    due(at=NOON + 9 * HOUR)
    version = WorkOrder.objects.get(pk=standstill.pk).version
    orders.change(key=standstill.key, by=agnes, at=NOON + 9 * HOUR, version=version, fields={"priority": 2})
    assert {one[1] for one in facts(standstill, "SlaBreachWithdrawn")} >= {"resolution"}
    assert kept(standstill, "resolution").breached_at is None


def test_the_next_update_is_promised_anew_with_every_public_word(standstill: WorkOrder, agnes: Actor) -> None:
    notes.add_note(key=standstill.key, by=agnes, at=NOON + 10 * MINUTE, body="we are on it", public=True)
    row = kept(standstill, "next_update")
    assert (row.cycle, row.due_at) == (2, NOON + 70 * MINUTE)
    assert kept(standstill, "response").met is True
    notes.add_note(key=standstill.key, by=agnes, at=NOON + 20 * MINUTE, body="among us", public=False)
    assert kept(standstill, "next_update").cycle == 2


def test_a_holiday_that_is_published_moves_what_is_due(order: WorkOrder) -> None:
    """The calendar is data: the same log counted by the new calendar gives the new instant."""
    before = kept(order, "resolution").due_at
    calendar = Calendar.objects.get(code="cn-office")
    CalendarDay.objects.create(calendar=calendar, on=NOON.date() + timedelta(days=1), kind="holiday", name_zh="-",
                               name_en="-", periods=[])  # fmt: skip
    Calendar.objects.filter(pk=calendar.pk).update(version=calendar.version + 1)
    hours.forget()
    moves.triage(key=order.key, by=None, at=NOON)
    moves.wait(key=order.key, by=None, at=NOON, reason=Wait.PARTS)
    moves.resume(key=order.key, by=None, at=NOON)
    assert kept(order, "resolution").due_at == before + timedelta(days=1)


# -- waking ------------------------------------------------------------------------------------------------------------


def test_an_order_wakes_at_its_date_and_not_at_ours(triaged: WorkOrder) -> None:
    moves.wait(key=triaged.key, by=None, at=NOON, reason=Wait.VENDOR, wake_at=NOON + 24 * HOUR)
    assert due(at=NOON + 23 * HOUR) == 0 or WorkOrder.objects.get(pk=triaged.pk).state == "waiting"
    due(at=NOON + 30 * HOUR)
    order = WorkOrder.objects.get(pk=triaged.pk)
    assert (order.state, order.wake_at) == ("triaged", None)
    (woken,) = facts(order, "WorkOrderResumed")
    assert woken[3] == NOON + 24 * HOUR


def test_two_workers_wake_an_order_once(triaged: WorkOrder) -> None:
    moves.wait(key=triaged.key, by=None, at=NOON, reason=Wait.OTHER, wake_at=NOON + HOUR)
    assert wake_next(at=NOON + 2 * HOUR)
    assert not wake_next(at=NOON + 2 * HOUR)


# -- an outage with five hundred clocks --------------------------------------------------------------------------------


def test_five_hundred_clocks_come_through_two_hours_of_outage_as_the_arithmetic_has_it(
    acme: SimpleNamespace, agnes: Actor
) -> None:
    """Orders of all priorities, paused, resumed, answered and retargeted at random, around a holiday week's end. Nobody
    looks for two hours; afterwards every clock stands, and every mark was told, as the pure replay of its log says."""
    chance = random.Random(20)  # noqa: S311 - a fixed mixture
    begin = datetime(2026, 10, 10, 0, 30, tzinfo=UTC)  # a Saturday that is worked, 08:30 in Shanghai
    made = []
    for n in range(125):
        at = begin + chance.randrange(0, 240) * MINUTE
        order = orders.report(by=None, at=at, kind="repair", title=f"{n}", customer=acme.customer.key, priority=n % 4)
        made.append(order)
        _something_happens(order, at, chance)
    assert SlaClock.objects.filter(order__in=made).count() >= 450
    down = begin + 5 * HOUR
    due(at=down)
    due(at=down + 2 * HOUR)
    for order in made:
        for target, log in log_of(order).items():
            row = kept(order, target)
            # a paused clock's due instant moves on with time: its row says when it was read
            reading = clock.read(log, row.read_at if row.state == "paused" else down + 2 * HOUR)
            assert (row.state, row.due_at, row.breached_at) == (reading.state, reading.due_at, reading.breached_at)
            expected = [mark.name for mark in clock.marks(reading, warnings=rules.WARNINGS, levels=rules.LEVELS)
                        if mark.reached and mark.at <= down + 2 * HOUR]  # fmt: skip
            assert sorted(row.told) == sorted(expected) or reading.state is not clock.State.RUNNING, (order, target)
            told = [at for kind, name, _, at in facts(order, "SlaBreached") if name == target]
            assert len(told) <= 1 and (reading.breached_at in told if reading.breached_at else True)


def _something_happens(order: WorkOrder, at: datetime, chance: random.Random) -> None:
    moves.triage(key=order.key, by=None, at=at + MINUTE)
    match chance.randrange(4):
        case 0:
            moves.wait(key=order.key, by=None, at=at + 10 * MINUTE, reason=chance.choice(list(Wait)))
        case 1:
            moves.wait(key=order.key, by=None, at=at + 10 * MINUTE, reason=Wait.PARTS)
            moves.resume(key=order.key, by=None, at=at + 40 * MINUTE)
        case 2:
            version = WorkOrder.objects.get(pk=order.pk).version
            told = {"priority": chance.randrange(4)}
            orders.change(key=order.key, by=None, at=at + 20 * MINUTE, version=version, fields=told)
        case _:
            return
