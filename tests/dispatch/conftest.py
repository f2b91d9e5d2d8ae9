"""Orders as the relay hands them on, to a product that finds somebody by itself."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.dispatch import reactions
from aftersales.dispatch.actions import policies
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import moves
from aftersales.workorders.events.orders import WorkOrderTriaged
from aftersales.workorders.models import WorkOrder
from tests.dispatch.waiting import on_duty, work_off


@pytest.fixture
def by_itself(cast: SimpleNamespace) -> None:
    """Every order finds somebody by itself."""
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=True)


@pytest.fixture
def at_work(cast: SimpleNamespace) -> None:
    """Everybody is on duty from an hour ago, for a day and more."""
    on_duty(now())


@pytest.fixture
def received(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., WorkOrder]:
    """An order of team East that was received just now; whatever looks for somebody by itself has looked."""

    def make(*, priority: int = 2, **told: Any) -> WorkOrder:
        at, east = now(), Team.objects.get(code="east")
        order = moves.triage(key=report(at=at, **told).key, by=agnes, at=at, priority=priority, team=east.key)
        fact = WorkOrderTriaged(order=order.key, at=at, by=agnes.key, kind=order.kind.code, priority=priority)
        reactions.find_somebody(fact)
        work_off()
        order.refresh_from_db()
        return order

    return make
