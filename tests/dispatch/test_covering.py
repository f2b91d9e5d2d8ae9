"""Somebody falls ill, or leaves: what they were to do is told, and given on where orders find somebody themselves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from aftersales.base import facts
from aftersales.base.clock import now
from aftersales.dispatch import reactions
from aftersales.dispatch.actions import covering, policies
from aftersales.dispatch.models import Sending, Waiting
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.actions import engineers, persons
from aftersales.people.events import LeaveTaken, PersonArchived
from aftersales.people.models import Leave, Person
from aftersales.people.states import LeaveKind
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, Mate, Visit, WorkOrder
from tests.dispatch.waiting import DAY, HOUR, engineer, key_of, work_off

Received = Callable[..., WorkOrder]

pytestmark = pytest.mark.usefixtures("at_work")


def planned(order: WorkOrder, name: str = "tess", *, ahead: timedelta = 3 * HOUR, **told: Any) -> Visit:
    """A visit of this engineer's, so far ahead."""
    at = now()
    return visits.plan(
        order=order.key, by=None, at=at, engineer=key_of(name), starts_at=at + ahead, ends_at=at + ahead + HOUR, **told
    )


def falls_ill(name: str = "tess", *, days: int = 2) -> Leave:
    """Leave from now on, and what the relay and the workers do about it."""
    at = now()
    leave = engineers.take_leave(
        key=key_of(name), by=None, at=at, kind=LeaveKind.SICK, starts_at=at, ends_at=at + days * DAY
    )
    reactions.cover(told_of(leave, at))
    return leave


def told_of(leave: Leave, at: datetime) -> LeaveTaken:
    return LeaveTaken(
        person=leave.engineer.person.key, leave=leave.key, starts_at=leave.starts_at, ends_at=leave.ends_at, at=at
    )


def notices() -> list[tuple[str, str, int]]:
    rows = Notice.objects.filter(code__startswith="visit_").exclude(code="visit_planned").order_by("pk")
    return [(row.person.name, row.code, row.facts["visit"]) for row in rows if "visit" in row.facts]


def told_of_orders() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(code__in=("order_uncovered", "order_given_on")).order_by("pk")
    return [(row.person.name, row.code) for row in rows]


def owner_of(order: WorkOrder) -> str:
    order.refresh_from_db()
    return "" if order.owner is None else order.owner.name


def due_in(order: WorkOrder, hours: int) -> None:
    WorkOrder.objects.filter(pk=order.pk).update(act_by_at=now() + hours * HOUR)


def test_where_people_dispatch_the_lead_hears_of_each_visit(received: Received) -> None:
    visit = planned(received())
    other = planned(received(), ahead=5 * HOUR)
    planned(received(), "toby")
    falls_ill()
    work_off()
    assert notices() == [("mei", "visit_uncovered", 1), ("mei", "visit_uncovered", 1)]
    assert Notice.objects.filter(subject=other.order.key, code="visit_uncovered").exists()
    visit.refresh_from_db()
    assert visit.engineer_id == engineer("tess").pk  # a person says who goes instead


@pytest.mark.usefixtures("by_itself")
def test_where_orders_find_somebody_by_themselves_another_goes_in_the_promised_window(received: Received) -> None:
    order = received()
    visit = Visit.objects.get(order=order)
    who = Person.objects.get(pk=visit.engineer_id).name
    at = now()
    window = (at, at + 20 * HOUR)
    visits.reschedule(
        key=visit.key, by=None, at=at, engineer=key_of(who), starts_at=visit.starts_at, ends_at=visit.ends_at,
        promised=window,
    )  # fmt: skip
    falls_ill(who)
    assert work_off() == 2  # the visits of whoever is ill, and then somebody for the one that was given on
    visit.refresh_from_db()
    assert visit.engineer is not None and visit.engineer.person.name != who
    assert (visit.promised_from_at, visit.promised_until_at) == window
    assert visit.starts_at is not None and window[0] <= visit.starts_at
    assert Booking.objects.filter(visit=visit, released_at__isnull=True).get().engineer == visit.engineer
    assert notices() == [("mei", "visit_given_on", 1)]
    assert Visit.objects.filter(order=order).count() == 1


@pytest.mark.usefixtures("by_itself")
def test_a_confirmed_visit_is_given_on_and_if_nobody_can_go_that_is_told(received: Received) -> None:
    order = received()
    visit = Visit.objects.get(order=order)
    visits.confirm(key=visit.key, by=None, at=now())
    for name in ("tess", "toby", "olaf"):
        falls_ill(name, days=9)
    work_off()
    order.refresh_from_db()
    visit.refresh_from_db()
    assert (order.state, visit.engineer_id, visit.starts_at) == ("triaged", None, None)
    assert Waiting.objects.get().order == order
    assert Notice.objects.filter(code="order_undecided").exists()


@pytest.mark.usefixtures("by_itself")
@pytest.mark.parametrize("why", ["crew", "owned", "far", "unlike"])
def test_what_a_person_has_arranged_is_left_to_people(why: str, received: Received, mei: Actor) -> None:
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=3, automatic=False)
    order = received(priority=3)
    visit = planned(order, ahead=DAY * 6 if why == "far" else 3 * HOUR)
    if why != "unlike":
        policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=3, automatic=True)
    if why == "crew":
        Mate.objects.create(visit=visit, engineer=engineer("toby"))
    if why == "owned":
        moves.assign(key=order.key, by=None, at=now(), owner=mei.key)
    falls_ill(days=8)
    work_off()
    visit.refresh_from_db()
    assert visit.engineer == engineer("tess")
    assert notices() == [("mei", "visit_uncovered", 1)]


def test_who_goes_along_is_missed_too(received: Received) -> None:
    order = received()
    planned(order, "toby", mates=[key_of("tess")])
    falls_ill("tess")
    work_off()
    assert notices() == [("mei", "visit_uncovered", 1)]


def test_what_has_begun_and_what_is_over_is_left_alone(received: Received) -> None:
    visit = planned(received())
    visits.confirm(key=visit.key, by=None, at=now())
    visits.depart(key=visit.key, by=None, at=now())
    falls_ill()
    assert work_off() == 0
    assert notices() == []


def test_leave_that_was_withdrawn_before_the_job_ran_moves_nobody(received: Received) -> None:
    planned(received())
    leave = falls_ill()
    engineers.withdraw_leave(key=key_of("tess"), by=None, at=now(), leave=leave.key)
    work_off()
    assert notices() == []


@pytest.mark.usefixtures("by_itself")
def test_twice_after_a_kill_is_once(received: Received) -> None:
    order = received()
    visit = Visit.objects.get(order=order)
    who = Person.objects.get(pk=visit.engineer_id).name
    leave = falls_ill(who)
    work_off()
    assert covering.cover(person=key_of(who), leave=leave.key, at=now()) == 0
    assert Sending.objects.filter(decision__order=order).count() == 2
    assert len(notices()) == 1


def test_who_left_for_good_goes_nowhere(received: Received, ada: Actor) -> None:
    planned(received(), ahead=10 * DAY)
    tess = key_of("tess")
    persons.archive_person(key=tess, by=ada, at=now())
    reactions.cover(PersonArchived(person=tess, at=now()))
    work_off()
    assert notices() == [("mei", "visit_uncovered", 1)]


def test_what_a_log_tells_is_told_nobody(received: Received) -> None:
    planned(received())
    leave = Leave.objects.create(engineer=engineer("tess"), kind="sick", starts_at=now(), ends_at=now() + DAY)
    with facts.origin("import"):
        reactions.cover(told_of(leave, now()))
    assert work_off() == 0


@pytest.mark.usefixtures("by_itself")
def test_remote_work_due_while_its_owner_is_away_finds_another_owner(received: Received) -> None:
    order = received(kind="support")
    who = owner_of(order)
    due_in(order, 5)
    falls_ill(who)
    assert work_off() == 2  # what they have in hand, and then somebody for it
    assert owner_of(order) not in ("", who)
    assert told_of_orders() == [("mei", "order_given_on")]


@pytest.mark.usefixtures("by_itself")
def test_remote_work_that_nobody_else_can_take_waits_and_that_is_told(received: Received) -> None:
    order = received(kind="support")
    due_in(order, 5)
    for name in ("tess", "toby", "olaf"):
        falls_ill(name, days=9)
    work_off()
    assert owner_of(order) == ""
    assert Waiting.objects.get().order == order
    assert Notice.objects.filter(code="order_undecided").exists()


@pytest.mark.usefixtures("by_itself")
@pytest.mark.parametrize("why", ["by hand", "begun"])
def test_remote_work_that_was_begun_or_given_by_hand_is_only_told(why: str, received: Received) -> None:
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=why == "begun")
    order = received(kind="support")
    if why == "by hand":
        moves.assign(key=order.key, by=None, at=now(), owner=key_of("tess"))
    who = owner_of(order)
    if why == "begun":
        moves.start(key=order.key, by=None, at=now())
    due_in(order, 5)
    leave = falls_ill(who)
    work_off()
    assert owner_of(order) == who
    assert told_of_orders() == [("mei", "order_uncovered")]
    covering.cover(person=key_of(who), leave=leave.key, at=now())
    assert len(told_of_orders()) == 1


@pytest.mark.parametrize(("begins", "told"), [(0, [("mei", "order_uncovered")]), (2, [])])
def test_overdue_work_is_told_of_if_its_owner_is_away_already(begins: int, told: Any, received: Received) -> None:
    order = received(kind="support")
    moves.assign(key=order.key, by=None, at=now(), owner=key_of("tess"))
    due_in(order, -1)
    at = now() + begins * HOUR  # until it begins they can see to it themselves
    leave = engineers.take_leave(
        key=key_of("tess"), by=None, at=now(), kind=LeaveKind.SICK, starts_at=at, ends_at=at + DAY
    )
    reactions.cover(told_of(leave, now()))
    work_off()
    assert told_of_orders() == told


def test_work_that_is_due_only_after_they_are_back_is_nobodys_concern(received: Received) -> None:
    order = received(kind="support")
    moves.assign(key=order.key, by=None, at=now(), owner=key_of("tess"))
    due_in(order, 49)
    falls_ill(days=2)
    assert work_off() == 0
    assert told_of_orders() == []
