"""Due work that fails: the one order is set aside, logged and counted; all the others go on, and so does it, mended."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from aftersales.people.access import Actor
from aftersales.server.wiring import due
from aftersales.workorders.actions import moves, stuck
from aftersales.workorders.actions.clocks import ring_next_due
from aftersales.workorders.actions.lapses import close_next_silent, wake_next
from aftersales.workorders.models import SlaEvent, Stuck, WorkOrder
from aftersales.workorders.queries import failing
from aftersales.workorders.states import Wait
from tests.conftest import NOON, facts_of

MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def poisoned(report: Callable[..., WorkOrder]) -> WorkOrder:
    """A standstill whose log cannot be read: its start promises nothing at all, and no code wrote that."""
    order = report(priority=0, at=NOON - MINUTE)
    spoil(order)
    return order


def spoil(order: WorkOrder) -> None:
    _append_only(on=False)
    SlaEvent.objects.filter(order=order).update(minutes=None, working_days=None)
    _append_only(on=True)


def mend(order: WorkOrder) -> None:
    _append_only(on=False)
    SlaEvent.objects.filter(order=order).update(minutes=30)
    _append_only(on=True)


def _append_only(*, on: bool) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or the table has events pending, and cannot be altered
        cursor.execute("ALTER TABLE workorders_slaevent DISABLE TRIGGER sla_event_append_only")
        if on:
            cursor.execute("ALTER TABLE workorders_slaevent ENABLE TRIGGER sla_event_append_only")


def breached(order: WorkOrder) -> int:
    return facts_of(order.key).count("SlaBreached")


def test_a_clock_that_cannot_be_rung_holds_up_no_other(
    poisoned: WorkOrder, report: Callable[..., WorkOrder], caplog: pytest.LogCaptureFixture
) -> None:
    sound = report(priority=0)
    due(at=NOON + 31 * MINUTE)
    assert (breached(sound), breached(poisoned)) == (1, 0)
    rows = Stuck.objects.filter(order=poisoned)
    assert {row.what for row in rows} == {"response", "next_update"} or {row.what for row in rows} == {"response"}
    assert all("promise has exactly one" in row.error and row.attempts == 1 for row in rows)
    assert f"order {poisoned.key}: response failed" in caplog.text
    assert "SlaWarned" not in facts_of(poisoned.key), "what it had begun is undone"


def test_it_is_tried_again_a_little_later_and_rings_with_its_true_instant_when_it_is_mended(
    poisoned: WorkOrder,
) -> None:
    ring_next_due(at=NOON + 31 * MINUTE)
    assert not ring_next_due(at=NOON + 31 * MINUTE), "not at once"
    ring_next_due(at=NOON + 32 * MINUTE)
    row = Stuck.objects.get(order=poisoned, what="response")
    assert (row.attempts, row.next_try_at) == (2, NOON + 42 * MINUTE)
    ring_next_due(at=NOON + 42 * MINUTE)
    assert Stuck.objects.get(pk=row.pk).next_try_at == NOON + 102 * MINUTE, "and from now on every hour"
    mend(poisoned)
    due(at=NOON + 102 * MINUTE)
    assert not Stuck.objects.filter(pk=row.pk).exists()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT at FROM base_fact WHERE subject = %s AND kind = 'SlaBreached' AND data ->> 'target' = 'response'",
            [poisoned.key],
        )
        assert cursor.fetchall() == [(NOON + 29 * MINUTE,)]


def test_whoever_is_strict_hears_of_it(poisoned: WorkOrder) -> None:
    with pytest.raises(ValueError, match="exactly one"):
        ring_next_due(at=NOON + 31 * MINUTE, strict=True)
    assert not Stuck.objects.exists()


def test_one_that_cannot_wake_or_close_holds_up_no_other(
    assigned: WorkOrder, report: Callable[..., WorkOrder], tess: Actor, agnes: Actor
) -> None:
    other = moves.triage(key=report().key, by=agnes, at=NOON)
    for n, key in enumerate((assigned.key, other.key)):
        moves.wait(key=key, by=None, at=NOON, reason=Wait.PARTS, wake_at=NOON + HOUR + n * MINUTE)
    spoil(assigned)
    while wake_next(at=NOON + 2 * HOUR):
        pass
    states = {order.pk: order.state for order in WorkOrder.objects.all()}
    assert (states[assigned.pk], states[other.pk]) == ("waiting", "triaged")
    assert [row.what for row in Stuck.objects.all()] == ["wake"]


def test_silence_closes_the_next_one_when_the_first_cannot_be_closed(
    assigned: WorkOrder, report: Callable[..., WorkOrder], tess: Actor, agnes: Actor
) -> None:
    second = moves.triage(key=report().key, by=agnes, at=NOON)
    moves.assign(key=second.key, by=agnes, at=NOON, owner=tess.key)
    for n, key in enumerate((assigned.key, second.key)):
        moves.resolve(key=key, by=tess, at=NOON + n * MINUTE, cause="c", solution="s")
    with connection.cursor() as cursor:  # something below refuses this one row
        cursor.execute(
            f"CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.id = {assigned.pk} THEN"  # noqa: S608 - a number
            " RAISE 'not this one'; END IF; RETURN NEW; END $$;"
            "CREATE TRIGGER refuse BEFORE UPDATE ON workorders_workorder FOR EACH ROW EXECUTE FUNCTION refuse()"
        )
    while close_next_silent(at=NOON + 8 * DAY):
        pass
    states = {order.pk: order.state for order in WorkOrder.objects.all()}
    assert (states[assigned.pk], states[second.pk]) == ("resolved", "closed")
    assert failing.count() == {"count": 1, "orders": [f"W-{assigned.number}"]}


def test_it_is_visible_and_forgotten_when_it_is_due_no_more(poisoned: WorkOrder, client: Client, db: Any) -> None:
    ring_next_due(at=NOON + 31 * MINUTE)
    assert client.get("/readyz").json()["due_work_failing"] == 1
    assert stuck.forget_stale(at=NOON + 32 * MINUTE) == 0
    assert stuck.forget_stale(at=NOON + DAY) == 1
