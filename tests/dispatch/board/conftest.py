"""A board of one Wednesday: everybody is on duty by shifts alone and lives near the plant."""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Shift, Team
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.waiting import HOUR, key_of, shifts_alone


@pytest.fixture(autouse=True)
def shifts(cast: SimpleNamespace) -> None:
    """Eight to eighteen o'clock in Shanghai."""
    shifts_alone()
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    for engineer in Engineer.objects.all():
        Shift.objects.create(engineer=engineer, starts_at=NOON - 4 * HOUR, ends_at=NOON + 6 * HOUR)
    standing.forget()


@pytest.fixture
def soon(cast: SimpleNamespace) -> datetime:
    """A whole hour some hours from now, with everybody on duty round it."""
    begins = now().replace(minute=0, second=0, microsecond=0) + 6 * HOUR
    for one in Engineer.objects.all():
        Shift.objects.create(engineer=one, starts_at=begins - 4 * HOUR, ends_at=begins + 6 * HOUR)
    standing.forget()
    return begins


@pytest.fixture
def undecided(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., WorkOrder]:
    """Orders of team East that nobody goes to."""

    def make(**told: Any) -> WorkOrder:
        east = Team.objects.get(code="east")
        return moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=2, team=east.key)

    return make


@pytest.fixture
def planned(undecided: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., Visit]:
    """Visits that somebody makes, an hour long, as Agnes planned them."""

    def make(name: str, begins: datetime, **told: Any) -> Visit:
        order = told.pop("order", None) or undecided()
        times = {"starts_at": begins, "ends_at": told.pop("ends_at", begins + HOUR)}
        return visits.plan(order=order.key, by=agnes, at=NOON, engineer=key_of(name), **times, **told)

    return make
