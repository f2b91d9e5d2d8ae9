"""Whatever a town is like: what is proposed can be, by the rows alone, and whatever stays stays where it is."""

from datetime import timedelta
from random import Random
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from psycopg.types.range import TimestamptzRange

from aftersales.dispatch.queries.planning import boards
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.solver.plans.planning import Planned, plan_board
from aftersales.dispatch.solver.plans.problem import Stability
from aftersales.people.models import EngineerSkill, Leave, Shift
from aftersales.workorders.models import Booking, Visit
from tests.dispatch.plans import town
from tests.dispatch.plans.town import HOUR, MINUTE, MORNING, Town
from tests.dispatch.plans.walker import complaints

DAYS = Scope(MORNING.date(), MORNING.date() + timedelta(days=1))


def planned(read: boards.Read, rounds: int = 1500) -> Planned:
    return plan_board(read.board, Stability(), seconds=600, rounds=rounds, seed=1)


def troubled(made: Town, seed: int) -> list[Visit]:
    """Leaves, evening shifts, lapsed skills, hours of sites, promised windows; and visits somebody is on the way to or
    at, which are told."""
    chance = Random(seed)  # noqa: S311 - a town, no secret
    for one in made.engineers:
        begins = MORNING + chance.randint(0, 40) * HOUR
        if chance.random() < 0.3:
            Leave.objects.create(engineer=one, kind="sick", starts_at=begins, ends_at=begins + 7 * HOUR)
        if chance.random() < 0.3:
            evening = MORNING + 9 * HOUR + chance.randint(0, 1) * timedelta(days=1)
            Shift.objects.create(engineer=one, starts_at=evening, ends_at=evening + 5 * HOUR)
        if chance.random() < 0.2:
            EngineerSkill.objects.filter(engineer=one).update(valid_until=MORNING.date())
    for visit in made.visits:
        if chance.random() < 0.4:
            from_at = visit.starts_at - chance.randint(0, 90) * MINUTE
            Visit.objects.filter(pk=visit.pk).update(promised_from_at=from_at, promised_until_at=from_at + 2 * HOUR)
    for order in made.waiting:
        if chance.random() < 0.3:
            opens = chance.choice((480, 600, 780))
            order.site.access_hours = {str(day): [[opens, opens + 240]] for day in range(5)}
            order.site.save()
        if chance.random() < 0.3:
            from_at = MORNING + chance.choice((2, 3, 6, 26, 28)) * HOUR
            window = {"promised_from_at": from_at, "promised_until_at": from_at + HOUR}
            Visit.objects.create(order=order, number=1, **window)
    begun = chance.sample(made.visits, 4)
    for visit, state in zip(begun, ("travelling", "travelling", "on_site", "on_site"), strict=True):
        _begin(visit, state)
    return begun


def _begin(visit: Visit, state: str) -> None:
    """They set out early, or have been there for ten minutes and more than was planned is still to come."""
    Booking.objects.filter(visit=visit).delete()
    begins = MORNING - 20 * MINUTE
    told = {"starts_at": begins, "ends_at": begins + 90 * MINUTE, "state": state, "departed_at": begins}
    Visit.objects.filter(pk=visit.pk).update(**told, arrived_at=begins if state == "on_site" else None)
    period = TimestamptzRange(begins, begins + 90 * MINUTE)
    if not Booking.objects.filter(engineer=visit.engineer, released_at=None, period__overlap=period).exists():
        Booking.objects.create(visit=visit, engineer=visit.engineer, period=period)


@pytest.mark.parametrize("seed", range(5))
def test_what_is_proposed_can_be_and_what_was_begun_stays(seed: int, cast: SimpleNamespace) -> None:
    made = town.made(engineers=8, visits=32, waiting=12, seed=seed)
    begun = troubled(made, seed)
    read = boards.read(DAYS, None, MORNING)
    told = planned(read)
    assert not {str(one.key) for one in begun} & read.board.by_key.keys()
    assert len(told.slots) + len({one.key for one in told.left} - told.slots.keys()) == len(read.board.works)
    assert complaints(told.slots) == []
    assert all(
        slot.begins >= read.board.begins for key, slot in told.slots.items() if slot != read.board.present.get(key)
    )


def test_a_board_is_read_in_as_many_queries_for_many_as_for_few(cast: SimpleNamespace) -> None:
    town.made(engineers=3, visits=6, waiting=4)
    boards.read(DAYS, None, MORNING)
    with CaptureQueriesContext(connection) as few:
        assert len(boards.read(DAYS, None, MORNING).board.works) == 10
    Visit.objects.all().delete()
    made = town.made(engineers=20, visits=60, waiting=30, seed=2, again=True)
    with CaptureQueriesContext(connection) as many:
        read = boards.read(DAYS, None, MORNING)
    assert len(read.board.works) >= 90 and len(made.engineers) == 20
    assert len(many) == len(few), "\n".join(one["sql"][:120] for one in many.captured_queries)


def test_the_same_board_is_planned_the_same_way(cast: SimpleNamespace) -> None:
    town.made(engineers=5, visits=15, waiting=6)
    one, other = (planned(boards.read(DAYS, None, MORNING), rounds=600) for _ in range(2))
    assert one == other
