"""Customers who want the same last place at the same moment, over connections of their own: exactly one has it."""

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection

from aftersales.base.errors import Refusal
from aftersales.dispatch.actions.appointments import confirming, holding
from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import EngineerSkill
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.appointing import HOUR, NINE, held, near_the_plant, rule, window

CUSTOMERS = 6
Outcome = tuple[str, list[Any]]


def at_once(rows: list[WorkOrder], then: Callable[[WorkOrder], Any]) -> list[Outcome]:
    """What each of them is told, all beginning at the same moment."""
    told: list[Outcome] = []
    lock, together = threading.Lock(), threading.Barrier(len(rows))

    def go(row: WorkOrder) -> None:
        together.wait()
        try:
            then(row)
            said: Outcome = ("had", [])
        except Refusal as refusal:
            said = (refusal.code, list(refusal.facts.get("nearest", [])))
        finally:
            connection.close()
        with lock:
            told.append(said)

    threads = [threading.Thread(target=go, args=(one,)) for one in rows]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return told


def orders(report: Callable[..., WorkOrder], agnes: Actor, count: int = CUSTOMERS) -> list[WorkOrder]:
    near_the_plant()
    standing.forget()
    return [moves.triage(key=report().key, by=agnes, at=NOON, priority=2) for _ in range(count)]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("why", ["the capacity is one", "one engineer can do it"])
def test_of_those_who_want_the_last_place_exactly_one_has_it_and_the_others_hear_what_is_free(
    why: str, report: Callable[..., WorkOrder], agnes: Actor, carl: Actor
) -> None:
    rows = orders(report, agnes)
    if why == "the capacity is one":
        rule(capacity=1, days_ahead=1)
    else:
        EngineerSkill.objects.filter(engineer__person__name="toby").delete()
        rule(days_ahead=1, length_minutes=90, step_minutes=120)
    from_at, until_at = (NINE, NINE + 1.5 * HOUR) if why != "the capacity is one" else window()

    def hold(row: WorkOrder) -> None:
        holding.hold(order=row.key, by=carl, at=NOON, from_at=from_at, until_at=until_at)

    told = at_once(rows, hold)
    counted = Counter(code for code, _ in told)
    if why == "the capacity is one":
        assert counted == {"had": 1, "slot_taken": CUSTOMERS - 1}
    else:  # in an hour and a half one engineer begins twice at the most, and the times do not overlap
        assert counted["had"] in (1, 2) and counted["had"] + counted["slot_taken"] == CUSTOMERS
    assert all(nearest for code, nearest in told if code == "slot_taken")
    assert Appointment.objects.filter(state="held").count() == counted["had"]
    booked = list(Booking.objects.filter(released_at__isnull=True).order_by("period"))
    assert len(booked) == counted["had"]
    assert all(one.period.upper <= other.period.lower for one, other in zip(booked, booked[1:], strict=False))


@pytest.mark.django_db(transaction=True)
def test_of_those_whose_minutes_are_over_who_confirms_first_has_it(
    report: Callable[..., WorkOrder], agnes: Actor, carl: Actor
) -> None:
    """Each held it in turn and hesitated; now all press at once."""
    rows = orders(report, agnes, 3)
    rule(capacity=1, hold_minutes=1, days_ahead=1)
    for turn, row in enumerate(rows):
        held(row, carl, at=NOON + turn * HOUR / 30)
    late = NOON + HOUR / 2
    told = at_once(rows, lambda row: confirming.confirm(order=row.key, by=carl, at=late))
    assert Counter(code for code, _ in told) == {"had": 1, "slot_taken": 2}
    assert Appointment.objects.filter(state="confirmed").count() == 1
    assert Visit.objects.get().promised_from_at == NINE


@pytest.mark.django_db(transaction=True)
def test_one_customer_who_presses_twice_has_it_once(
    report: Callable[..., WorkOrder], agnes: Actor, carl: Actor
) -> None:
    rows = orders(report, agnes, 1)
    rule(days_ahead=1)
    held(rows[0], carl)
    told = at_once(rows * 2, lambda row: confirming.confirm(order=row.key, by=carl, at=NOON))
    assert sorted(code for code, _ in told) == ["had", "nothing_held"]
    assert Visit.objects.count() == 1
    assert Appointment.objects.count() == 1
