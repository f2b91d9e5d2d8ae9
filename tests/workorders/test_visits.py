"""Visits: planned time is booked once, a crew goes along, and what visits come to rolls up into their order."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from psycopg.types.range import TimestamptzRange

from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.base.models import Fact
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Team
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, SlaClock, Visit, WorkOrder
from aftersales.workorders.states import Outcome, Wait
from tests.conftest import NOON, Api, facts_of

HOUR = timedelta(hours=1)


def planned(
    order: WorkOrder, engineer: Actor, start: datetime, *, hours: int = 2, by: Any = None, **told: Any
) -> Visit:
    """A visit of so many hours."""
    times = {"starts_at": start, "ends_at": start + hours * HOUR}
    return visits.plan(order=order.key, by=by, at=NOON, engineer=engineer.key, **times, **told)


def state(order: WorkOrder) -> str:
    return WorkOrder.objects.get(pk=order.pk).state


def booked(engineer: Actor) -> list[tuple[datetime, datetime]]:
    """The planned time of an engineer that is taken now."""
    rows = Booking.objects.filter(engineer=engineer.id, released_at__isnull=True).order_by("period")
    return [(row.period.lower, row.period.upper) for row in rows]


# -- refused -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("start", "hours"), [(0, 2), (-1, 2), (1, 2), (-1, 4), (0, 1)])
def test_an_engineer_is_not_booked_twice(start: int, hours: int, triaged: WorkOrder, report: Any, tess: Actor) -> None:
    planned(triaged, tess, NOON + 5 * HOUR)
    other = moves.triage(key=report().key, by=None, at=NOON)
    with pytest.raises(Conflict) as refused:
        planned(other, tess, NOON + (5 + start) * HOUR, hours=hours)
    assert refused.value.code == "double_booked"
    assert refused.value.facts["order"] == triaged.number
    assert refused.value.facts["starts_at"] == NOON + 5 * HOUR
    assert not Visit.objects.filter(order=other).exists(), "the whole plan is refused"


def test_one_visit_may_begin_when_another_ends(triaged: WorkOrder, tess: Actor) -> None:
    planned(triaged, tess, NOON + 5 * HOUR)
    planned(triaged, tess, NOON + 7 * HOUR)
    assert len(booked(tess)) == 2


def test_a_mate_is_booked_too_and_refuses_for_all(triaged: WorkOrder, report: Any, tess: Actor, toby: Actor) -> None:
    planned(triaged, tess, NOON + 5 * HOUR, mates=[toby.key])
    other = moves.triage(key=report().key, by=None, at=NOON)
    with pytest.raises(Conflict) as refused:
        planned(other, toby, NOON + 6 * HOUR)
    assert refused.value.facts["engineer"] == str(toby.key)


def test_the_table_itself_refuses_an_overlap(triaged: WorkOrder, tess: Actor) -> None:
    visit = planned(triaged, tess, NOON + 5 * HOUR)
    period = TimestamptzRange(NOON + 6 * HOUR, NOON + 9 * HOUR)
    with pytest.raises(IntegrityError), transaction.atomic():
        Booking.objects.create(engineer_id=tess.id, visit=visit, period=period)


@pytest.mark.parametrize(
    ("times", "field"),
    [
        ({"starts_at": NOON, "ends_at": None}, "ends_at"),
        ({"starts_at": None, "ends_at": NOON}, "starts_at"),
        ({"starts_at": NOON, "ends_at": NOON}, "ends_at"),
        ({"starts_at": NOON, "ends_at": NOON - HOUR}, "ends_at"),
        ({"promised": (NOON, None)}, "promised_until_at"),
        ({"promised": (None, NOON)}, "promised_from_at"),
        ({"promised": (NOON, NOON)}, "promised_until_at"),
    ],
)
def test_times_that_cannot_be_are_refused(times: dict[str, Any], field: str, triaged: WorkOrder, tess: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        visits.plan(order=triaged.key, by=None, at=NOON, engineer=tess.key, **times)
    assert refused.value.facts["field"] == field


def test_no_visit_is_planned_for_what_nobody_triaged_or_what_is_over(order: WorkOrder, tess: Actor) -> None:
    with pytest.raises(Conflict):
        planned(order, tess, NOON + HOUR)


def test_only_who_goes_says_so(assigned: WorkOrder, tess: Actor, toby: Actor) -> None:
    visit = planned(assigned, tess, NOON + 5 * HOUR, mates=[toby.key])
    for move in (visits.confirm, visits.depart, visits.arrive):
        with pytest.raises(NotAllowed):
            move(key=visit.key, by=toby, at=NOON)


def test_a_junior_plans_nothing_and_a_senior_plans_for_their_own_orders(
    assigned: WorkOrder, tess: Actor, toby: Actor
) -> None:
    WorkOrder.objects.filter(pk=assigned.pk).update(owner=toby.id)
    with pytest.raises(NotAllowed):
        planned(assigned, toby, NOON + HOUR, by=toby)
    WorkOrder.objects.filter(pk=assigned.pk).update(owner=tess.id)
    planned(assigned, tess, NOON + HOUR, by=tess)


# -- allowed -----------------------------------------------------------------------------------------------------------


def test_who_declines_is_free_again_and_the_visit_is_open(triaged: WorkOrder, tess: Actor) -> None:
    visit = planned(triaged, tess, NOON + 5 * HOUR)
    visits.confirm(key=visit.key, by=tess, at=NOON)
    visits.decline(key=visit.key, by=tess, at=NOON, reason="schedule", note="at the doctor's")
    visit.refresh_from_db()
    assert (visit.state, visit.engineer, visit.decline_reason) == ("planned", None, "schedule")
    assert booked(tess) == []
    assert state(triaged) == "triaged"


def test_a_moved_visit_takes_its_new_time_alone(triaged: WorkOrder, tess: Actor, toby: Actor) -> None:
    visit = planned(triaged, tess, NOON + 5 * HOUR)
    visits.confirm(key=visit.key, by=tess, at=NOON)
    told = {"key": visit.key, "by": None, "at": NOON, "starts_at": NOON + 6 * HOUR, "ends_at": NOON + 8 * HOUR}
    visits.reschedule(engineer=tess.key, **told)
    assert booked(tess) == [(NOON + 6 * HOUR, NOON + 8 * HOUR)]
    assert Visit.objects.get(pk=visit.pk).state == "confirmed", "the same engineer need not confirm again"
    visits.reschedule(engineer=toby.key, **told)
    assert (booked(tess), len(booked(toby))) == ([], 1)
    assert Visit.objects.get(pk=visit.pk).state == "planned"
    assert state(triaged) == "triaged"


def test_what_was_promised_stands_until_another_window_is_or_the_visit_leaves_it(
    triaged: WorkOrder, tess: Actor
) -> None:
    begins = NOON + 5 * HOUR
    visit = planned(triaged, tess, begins, promised=(begins, begins + 2 * HOUR))

    def moved(hours: int, **told: Any) -> Visit:
        start = begins + hours * HOUR
        times: dict[str, Any] = {"starts_at": start, "ends_at": start + HOUR}
        return visits.reschedule(key=visit.key, by=None, at=NOON, engineer=tess.key, **times, **told)

    assert moved(1).window == (begins, begins + 2 * HOUR)
    assert moved(3).window == (begins + 3 * HOUR, begins + 4 * HOUR), "nobody waits for what will not be kept"
    later = begins + 4 * HOUR, begins + 6 * HOUR
    assert moved(4, promised=later).window == later
    with pytest.raises(Invalid):
        moved(4, promised=(later[0], None))


@pytest.mark.parametrize(
    ("promised_until", "late"), [(None, None), (NOON + 3 * HOUR, 0), (NOON + timedelta(minutes=75, seconds=30), 44)]
)
def test_how_late_somebody_came_is_told_against_what_was_promised(
    promised_until: datetime | None, late: int | None, assigned: WorkOrder, tess: Actor
) -> None:
    promised = (NOON, promised_until) if promised_until is not None else None
    visit = planned(assigned, tess, NOON + HOUR, promised=promised)
    visits.confirm(key=visit.key, by=tess, at=NOON)
    visits.depart(key=visit.key, by=tess, at=NOON + HOUR)
    visits.arrive(key=visit.key, by=tess, at=NOON + 2 * HOUR)
    told = Fact.objects.get(subject=assigned.key, kind="VisitArrived").data
    assert told["late_minutes"] == late


@pytest.mark.parametrize("end", ["complete", "report_no_access", "cancel"])
def test_time_that_is_over_is_free_again(end: str, assigned: WorkOrder, tess: Actor) -> None:
    visit = planned(assigned, tess, NOON + 5 * HOUR)
    visits.confirm(key=visit.key, by=None, at=NOON)
    if end != "cancel":
        visits.arrive(key=visit.key, by=None, at=NOON + HOUR)
    told = {"outcome": Outcome.FIXED} if end == "complete" else {}
    getattr(visits, end)(key=visit.key, by=None, at=NOON + 2 * HOUR, **told)
    assert booked(tess) == []


def test_a_whole_life_with_a_missing_part(assigned: WorkOrder, tess: Actor, toby: Actor) -> None:
    """Repaired at the second visit: what the order was at each step, and what its clocks did."""
    steps = []

    def note(what: str) -> None:
        steps.append((what, state(assigned)))

    first = planned(assigned, tess, NOON + HOUR, mates=[toby.key])
    note("planned")
    visits.confirm(key=first.key, by=tess, at=NOON)
    note("confirmed")
    visits.depart(key=first.key, by=tess, at=NOON + HOUR)
    note("under way")
    visits.arrive(key=first.key, by=tess, at=NOON + 2 * HOUR)
    note("there")
    arrival = SlaClock.objects.get(order=assigned, target="arrival")
    assert (arrival.state, arrival.met, arrival.stopped_at) == ("stopped", True, NOON + 2 * HOUR)
    visits.complete(key=first.key, by=tess, at=NOON + 3 * HOUR, outcome=Outcome.NEEDS_PART)
    note("a part is missing")
    order = WorkOrder.objects.get(pk=assigned.pk)
    assert (order.wait_reason, order.waiting_since_at) == (Wait.PARTS, NOON + 3 * HOUR)
    assert SlaClock.objects.get(order=order, target="resolution").state == "paused"
    with pytest.raises(Conflict):
        moves.resolve(key=order.key, by=tess, at=NOON + 3 * HOUR, cause="c", solution="s")

    second = planned(assigned, tess, NOON + 24 * HOUR)
    note("planned again")
    visits.confirm(key=second.key, by=tess, at=NOON + 4 * HOUR)
    note("confirmed again")
    visits.depart(key=second.key, by=tess, at=NOON + 23 * HOUR)
    note("under way again")
    assert SlaClock.objects.get(order=order, target="resolution").state == "running"
    visits.arrive(key=second.key, by=tess, at=NOON + 24 * HOUR)
    visits.complete(key=second.key, by=tess, at=NOON + 25 * HOUR, outcome=Outcome.FIXED)
    note("fixed")
    moves.resolve(key=order.key, by=tess, at=NOON + 25 * HOUR, cause="relay", solution="new relay")
    note("resolved")

    assert steps == [
        ("planned", "assigned"), ("confirmed", "assigned"), ("under way", "working"), ("there", "working"),
        ("a part is missing", "waiting"), ("planned again", "waiting"), ("confirmed again", "waiting"),
        ("under way again", "working"), ("fixed", "working"), ("resolved", "resolved"),
    ]  # fmt: skip
    told = [kind for kind in facts_of(order.key) if kind in ("WorkOrderStarted", "WorkOrderWaited", "WorkOrderResumed")]
    assert told == ["WorkOrderStarted", "WorkOrderWaited", "WorkOrderResumed"]


@pytest.mark.parametrize(
    ("outcome", "leads_to", "waits_for"),
    [
        (Outcome.FIXED, "working", ""), (Outcome.NO_FAULT, "working", ""), (Outcome.PARTIAL, "assigned", ""),
        (Outcome.NEEDS_PART, "waiting", "parts"), (Outcome.REFUSED, "waiting", "customer"),
    ],
)  # fmt: skip
def test_what_a_visit_came_to_leads_the_order(
    outcome: Outcome, leads_to: str, waits_for: str, assigned: WorkOrder, tess: Actor
) -> None:
    visit = planned(assigned, tess, NOON + HOUR)
    visits.confirm(key=visit.key, by=tess, at=NOON)
    visits.arrive(key=visit.key, by=tess, at=NOON + HOUR)
    visits.complete(key=visit.key, by=tess, at=NOON + 2 * HOUR, outcome=outcome)
    order = WorkOrder.objects.get(pk=assigned.pk)
    assert (order.state, order.wait_reason) == (leads_to, waits_for)


def test_a_mate_sees_the_order_as_long_as_the_visit_is_ahead(
    agnes: Actor, olaf: Actor, tess: Actor, triaged: WorkOrder, api: Callable[[Actor], Api]
) -> None:
    path = f"/api/v1/workorders/{triaged.key}"
    assert api(olaf).get(path).status == 404
    visit = planned(triaged, tess, NOON + HOUR, mates=[olaf.key])
    assert api(olaf).get(path).status == 200
    assert [row["number"] for row in api(olaf).get("/api/v1/workorders?view=mine").body["rows"]] == [triaged.number]
    visits.cancel(key=visit.key, by=None, at=NOON)
    assert api(olaf).get("/api/v1/workorders?view=mine").body["rows"] == []


# -- at the same moment ------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("stagger", [0, 1])
def test_of_twenty_claims_of_one_slot_one_wins(
    stagger: int, cast: SimpleNamespace, report: Callable[..., WorkOrder]
) -> None:
    """Real connections, all at once, for the same time or times that overlap by a minute less each: no deadlock."""
    keys = [moves.triage(key=report().key, by=None, at=NOON, team=_east()).key for _ in range(20)]
    tess = Engineer.objects.get(person__name="tess").person.key

    def claim(number: int) -> str:
        start = NOON + HOUR + stagger * number * timedelta(minutes=1)
        try:
            told = {"starts_at": start, "ends_at": start + 2 * HOUR, "engineer": tess}
            visits.plan(order=keys[number], by=None, at=NOON, **told)
        except Conflict as refused:
            return refused.code
        finally:
            connection.close()
        return "won"

    with ThreadPoolExecutor(20) as pool:
        answers = sorted(pool.map(claim, range(20)))
    assert answers == ["double_booked"] * 19 + ["won"]
    assert Booking.objects.count() == Visit.objects.count() == 1


def _east() -> UUID:
    return Team.objects.get(code="east").key
