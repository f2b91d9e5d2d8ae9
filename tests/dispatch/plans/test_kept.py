"""What a plan keeps to, one thing at a time: promises, lunch, crews, what is urgent, and whoever is late."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from psycopg.types.range import TimestamptzRange

from aftersales.dispatch.actions import crews, policies
from aftersales.dispatch.queries.planning import boards
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.solver.plans.board import Slot
from aftersales.dispatch.solver.plans.planning import Planned, plan_board
from aftersales.dispatch.solver.plans.problem import Stability
from aftersales.people.models import Calendar, Engineer, Leave
from aftersales.workorders.models import Booking, SlaClock, Visit, WorkOrder
from tests.dispatch.plans import town
from tests.dispatch.plans.town import HOUR, MINUTE, MORNING, Town
from tests.dispatch.plans.walker import complaints, instant

TODAY = Scope(MORNING.date(), MORNING.date())
BOTH = Scope(MORNING.date(), MORNING.date() + timedelta(days=1))
Made = Callable[..., Town]


@pytest.fixture
def made(cast: SimpleNamespace) -> Made:
    """Towns whose engineers alone are there."""
    never = Calendar.objects.create(code="never", name_zh="-", name_en="-", weekly={})
    Engineer.objects.update(calendar=never)
    return town.made


def planned(scope: Scope, stability: Stability | None = None) -> tuple[boards.Read, Planned]:
    read = boards.read(scope, None, MORNING)
    told = plan_board(read.board, stability or Stability(), seconds=600, rounds=1200, seed=1)
    assert complaints(told.slots) == []
    return read, told


def promise(order: WorkOrder, hours: float, minutes: int) -> None:
    from_at = MORNING + hours * HOUR
    window = {"promised_from_at": from_at, "promised_until_at": from_at + minutes * MINUTE}
    Visit.objects.create(order=order, number=1, **window)


def test_a_promised_window_is_when_somebody_arrives(made: Made) -> None:
    """Work of an hour and a half is promised from two until half past two: it begins then, and ends after it."""
    order = made(engineers=2, visits=0, waiting=1).waiting[0]
    promise(order, 6, 30)
    _, told = planned(TODAY)
    slot = told.slots[str(order.key)]
    assert MORNING + 6 * HOUR <= instant(slot.begins) <= MORNING + 6.5 * HOUR < instant(slot.ends)


def test_what_was_promised_is_kept_by_whatever_policy(made: Made) -> None:
    policies.use_policy(by=None, at=MORNING, policy="emergency", kind=None, priority=None)
    order = made(engineers=2, visits=0, waiting=1).waiting[0]
    promise(order, 6, 30)
    _, told = planned(TODAY)
    assert MORNING + 6 * HOUR <= instant(told.slots[str(order.key)].begins) <= MORNING + 6.5 * HOUR


def test_a_promise_nobody_can_keep_is_left_out_and_said_so(made: Made) -> None:
    order = made(engineers=2, visits=0, waiting=1).waiting[0]
    promise(order, 14, 30)  # ten in the evening
    _, told = planned(TODAY)
    assert str(order.key) not in told.slots and [one.key for one in told.left] == [str(order.key)]


def test_everybody_has_lunch(made: Made) -> None:
    made(engineers=2, visits=0, waiting=9)
    _, told = planned(TODAY)
    for who in {slot.lead for slot in told.slots.values()}:
        assert rest(slot for slot in told.slots.values() if slot.lead == who) >= HOUR


def rest(slots: Iterable[Slot]) -> timedelta:
    """The longest time off between eleven and two."""
    noon = MORNING + 3 * HOUR, MORNING + 6 * HOUR
    taken = sorted((instant(one.begins), instant(one.ends)) for one in slots)
    edges = [noon[0], *(edge for span in taken for edge in span if noon[0] < edge < noon[1]), noon[1]]
    free = [
        until - since
        for since, until in zip(edges, edges[1:], strict=False)
        if not any(begins < until and since < ends for begins, ends in taken)
    ]
    return max(free, default=timedelta())


def test_a_crew_begins_together_or_not_at_all(made: Made) -> None:
    order = made(engineers=4, visits=0, waiting=3).waiting[0]
    body = {"any": [{"all": [{"role": "lead"}, {"role": "mate"}]}]}
    crews.set_crew(order=order.key, by=None, at=MORNING, body=body, reason="heavy")
    _, told = planned(TODAY)
    slot = told.slots[str(order.key)]
    assert len(set(slot.engineers)) == 2 and len(told.seats[str(order.key)]) == 2
    lone = boards.read(Scope(TODAY.since, TODAY.until, engineers=(_key(slot.lead),)), None, MORNING)
    alone = plan_board(lone.board, Stability(), seconds=600, rounds=300)
    assert str(order.key) not in alone.slots and "crew" in {one.reason for one in alone.left}


def _key(who: int) -> UUID:
    return Engineer.objects.select_related("person").get(pk=who).person.key


def test_where_not_everything_can_be_made_the_urgent_is(made: Made) -> None:
    waiting = made(engineers=1, visits=0, waiting=9).waiting
    for number, order in enumerate(waiting):
        WorkOrder.objects.filter(pk=order.pk).update(priority=1 if number < 3 else 3)
    _, told = planned(TODAY)
    assert {str(one.key) for one in waiting[:3]} <= told.slots.keys()
    assert 3 <= len(told.slots) < 9 and {one.reason for one in told.left} <= {"no_room", "workload"}


def test_who_is_still_there_has_what_comes_next_made_by_another(made: Made) -> None:
    """Who came at eight for five hours and a half, three hours late, is there until half past one; the visit at eleven
    was promised until noon."""
    two = made(engineers=2, visits=2, waiting=0)
    (late, other), (first, second) = two.engineers, two.visits
    Booking.objects.all().delete()
    begun, until = MORNING - 3 * HOUR, MORNING + 150 * MINUTE
    told = {"starts_at": begun, "ends_at": until, "departed_at": begun, "arrived_at": MORNING, "state": "on_site"}
    Visit.objects.filter(pk=first.pk).update(engineer=late, **told)
    Booking.objects.create(visit=first, engineer=late, period=TimestamptzRange(begun, until))
    start = MORNING + 3 * HOUR
    told = {"starts_at": start, "ends_at": start + 90 * MINUTE, "promised_from_at": start}
    Visit.objects.filter(pk=second.pk).update(engineer=late, promised_until_at=start + HOUR, **told)
    Booking.objects.create(visit=second, engineer=late, period=TimestamptzRange(start, start + 90 * MINUTE))
    _, plan = planned(TODAY, Stability(change=60.0, shift=0.5))
    slot = plan.slots[str(second.key)]
    assert slot.lead == other.pk and start <= instant(slot.begins) <= start + HOUR


def test_who_fell_ill_has_their_day_made_by_others(made: Made) -> None:
    three = made(engineers=3, visits=6, waiting=0)
    ill = three.engineers[0]
    SlaClock.objects.update(due_at=MORNING + 100 * HOUR)  # or what is late is worth moving
    Leave.objects.create(engineer=ill, kind="sick", starts_at=MORNING, ends_at=MORNING + 24 * HOUR)
    read, told = planned(BOTH, Stability(change=60.0, shift=0.5))
    theirs = [one for one in three.visits if one.engineer_id == ill.pk]
    assert theirs and all(told.slots[str(one.key)].lead != ill.pk for one in theirs)
    others = {key: slot.lead for key, slot in read.board.present.items() if slot.lead != ill.pk}
    assert {key: told.slots[key].lead for key in others} == others, "nobody else's customers see somebody new"
