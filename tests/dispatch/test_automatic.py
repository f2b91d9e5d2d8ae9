"""Orders that find their engineer by themselves, where that was switched on, and never in silence where they do not."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from aftersales.base import facts
from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.dispatch import jobs, reactions
from aftersales.dispatch.actions import automatic, policies
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Sending
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Leave, Shift
from aftersales.workorders.actions import moves
from aftersales.workorders.events.orders import WorkOrderTriaged
from aftersales.workorders.models import Booking, WorkOrder


@pytest.fixture
def received(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., WorkOrderTriaged]:
    """Orders as the relay hands them on; everybody is on duty, whatever holiday the tests run on."""
    at = now()
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    for engineer in Engineer.objects.all():
        Shift.objects.create(engineer=engineer, starts_at=at - timedelta(hours=1), ends_at=at + timedelta(hours=30))

    def make(**told: Any) -> WorkOrderTriaged:
        order = moves.triage(key=report(at=at, **told).key, by=agnes, at=at, priority=2)
        return WorkOrderTriaged(order=order.key, at=at, by=agnes.key, kind=order.kind.code, priority=2)

    return make


@pytest.fixture
def switched_on(cast: Any) -> None:
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=True)


def relay(fact: WorkOrderTriaged) -> None:
    """What the relay and then the worker do with a fact."""
    reactions.find_somebody(fact)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s RETURNING args->>'order'", [automatic.KIND])
        for (order,) in cursor.fetchall():
            jobs.find_somebody(order)


def test_nothing_happens_by_itself_until_it_is_switched_on(received: Callable[..., WorkOrderTriaged]) -> None:
    relay(received())
    assert not Decision.objects.exists()


def test_an_administrator_switches_it_on(
    received: Callable[..., WorkOrderTriaged], api: Callable[..., Any], ada: Actor, agnes: Actor
) -> None:
    wanted = {"policy": "cost", "kind": "repair", "automatic": True}
    assert api(agnes).post("/api/v1/dispatch/uses", wanted).status == 403
    assert api(ada).post("/api/v1/dispatch/uses", {**wanted, "policy": "nobody-s"}).status == 422
    assert api(ada).post("/api/v1/dispatch/uses", wanted).status == 201
    told = api(agnes).get("/api/v1/dispatch/policies").body
    assert {"policy": "cost", "kind": "repair", "priority": None, "automatic": True} in told["uses"]
    codes = ["asked", "balanced", "cost", "customer_first", "emergency"]
    assert [row["code"] for row in told["rows"]] == codes
    assert told["rows"][0]["body"]["rules"]["available"] is True
    relay(received())
    assert Decision.objects.get().policy.policy.code == "cost"


@pytest.mark.usefixtures("switched_on")
def test_field_work_is_planned_and_remote_work_given(received: Callable[..., WorkOrderTriaged]) -> None:
    field, remote = received(), received(kind="support")
    relay(field)
    relay(remote)
    sent = Sending.objects.get(decision__order__key=field.order)
    assert sent.visit is not None and Booking.objects.filter(visit=sent.visit, engineer=sent.engineer_id).exists()
    assert sent.by is None
    assert WorkOrder.objects.get(key=remote.order).owner_id is not None


@pytest.mark.usefixtures("switched_on")
def test_what_somebody_has_in_hand_is_left_alone(received: Callable[..., WorkOrderTriaged], agnes: Actor) -> None:
    fact = received()
    decision = decide(order=fact.order, by=agnes, at=now())
    send(order=fact.order, decision=decision.key, by=agnes, at=now())
    relay(fact)
    assert Decision.objects.count() == 1


@pytest.mark.usefixtures("switched_on")
def test_twice_finds_it_in_hand(received: Callable[..., WorkOrderTriaged]) -> None:
    """A worker was killed after the commit, and the job is given to another."""
    fact = received()
    for _ in range(2):
        jobs.find_somebody(str(fact.order))
    assert Sending.objects.count() == Decision.objects.count() == 1


@pytest.mark.usefixtures("switched_on")
def test_many_orders_at_once_give_nobody_two_places_at_one_time(received: Callable[..., WorkOrderTriaged]) -> None:
    told = [received() for _ in range(8)]
    for fact in told:
        relay(fact)
    sent = list(Sending.objects.select_related("visit"))
    assert len(sent) == 8
    spans = sorted((one.engineer_id, one.visit.starts_at, one.visit.ends_at) for one in sent if one.visit)
    for (who, _, ends), (other, begins, _) in zip(spans, spans[1:], strict=False):
        assert who != other or ends <= begins
    assert len({who for who, *_ in spans}) == 2  # both who can do it


@pytest.mark.usefixtures("switched_on")
def test_if_nobody_can_go_somebody_hears_of_it(received: Callable[..., WorkOrderTriaged]) -> None:
    at = now()
    for engineer in Engineer.objects.all():
        Leave.objects.create(
            key=new_key(),
            engineer=engineer,
            kind="sick",
            starts_at=at - timedelta(days=2),
            ends_at=at + timedelta(days=9),
        )
    fact = received()
    relay(fact)
    decision = Decision.objects.get()
    assert decision.chosen is None and decision.failing[0] == "available"
    notice = Notice.objects.get(code="order_undecided")
    assert notice.subject == fact.order
    assert WorkOrder.objects.get(key=fact.order).state == "triaged"


@pytest.mark.usefixtures("switched_on")
def test_what_a_log_tells_sends_nobody(received: Callable[..., WorkOrderTriaged]) -> None:
    fact = received()
    with facts.origin("import"):
        relay(fact)
    assert not Decision.objects.exists()
