"""Orders for which nobody was found are looked at again when something changes: soon, once, the most urgent first."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.dispatch import reactions
from aftersales.dispatch.actions import again, policies
from aftersales.dispatch.actions import waiting as keeping
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.models import Decision, Policy, PolicyVersion, Sending, Waiting
from aftersales.dispatch.queries import standing
from aftersales.dispatch.rules import LOOK_ANYWAY, LOOK_PAUSE, look_pause
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.actions import engineers
from aftersales.people.models import EngineerSkill, Leave, Shift, Skill
from aftersales.people.states import LeaveKind
from aftersales.server import wiring
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Outcome
from tests.dispatch.waiting import DAY, HOUR, MINUTE, engineer, key_of, look, on_duty, shifts_alone

Received = Callable[..., WorkOrder]

pytestmark = pytest.mark.usefixtures("by_itself")


def soon() -> Any:
    """When an order that was looked at just now may be looked at again."""
    return now() + LOOK_PAUSE + timedelta(seconds=1)


@pytest.fixture
def away(cast: Any) -> list[Leave]:
    """Everybody is on duty, and on leave."""
    at = now()
    on_duty(at)
    told: dict[str, Any] = {"kind": LeaveKind.ANNUAL, "starts_at": at - DAY, "ends_at": at + 9 * DAY}
    return [engineers.take_leave(key=key_of(name), by=None, at=at, **told) for name in ("tess", "toby", "olaf")]


def test_what_was_lacking_stays_on_the_order(away: list[Leave], received: Received) -> None:
    order = received()
    row = Waiting.objects.get(order=order)
    assert (row.reason, row.decision) == ("nobody", Decision.objects.get())
    assert {one["rule"]: one["engineers"] for one in row.lacks} == {"available": 3, "skill": 1}
    assert row.lacks[0] == {"rule": "available", "engineers": 3, "alone": 2}
    assert row.look_at == row.looked_at + LOOK_ANYWAY


def test_nobody_is_told_twice_and_no_look_keeps_a_decision(away: list[Leave], received: Received) -> None:
    received()
    for minutes in range(1, 4):
        again.wake(at=now() + minutes * MINUTE)
        assert look(now() + minutes * MINUTE) == 1
    assert Decision.objects.count() == Notice.objects.filter(code="order_undecided").count() == 1


def test_leave_that_is_withdrawn_finds_somebody(away: list[Leave], received: Received) -> None:
    order = received()
    engineers.withdraw_leave(key=key_of("tess"), by=None, at=now(), leave=away[0].key)
    again.wake(at=now())
    assert look(soon()) == 1
    sent = Sending.objects.get(decision__order=order)
    assert sent.engineer.person.name == "tess"
    assert not Waiting.objects.exists()


def test_a_visit_that_is_off_makes_room(received: Received, agnes: Actor) -> None:
    shifts_alone()
    on_duty(now(), [engineer("tess")], hours=3)
    first = received()
    taken = Sending.objects.get(decision__order=first).visit
    second, third = received(), received()
    waiting = list(Waiting.objects.values_list("order_id", flat=True))
    assert third.pk in waiting  # her shift holds no more
    assert taken is not None
    visits.cancel(key=taken.key, by=agnes, at=now())
    moves.cancel(key=first.key, by=agnes, at=now(), reason="other")
    again.wake(at=now())
    assert look(soon()) == len(waiting)
    assert Sending.objects.filter(decision__order__in=(second, third)).count() == 3 - len(waiting)


def test_a_visit_that_ends_early_makes_room(received: Received, agnes: Actor) -> None:
    shifts_alone()
    on_duty(now(), [engineer("tess")], hours=4)
    first = received()
    visit = Sending.objects.get(decision__order=first).visit
    assert visit is not None
    waits = [order for order in (received(), received(), received()) if Waiting.objects.filter(order=order).exists()]
    assert waits
    at = now()
    for step in (visits.confirm, visits.arrive):
        step(key=visit.key, by=None, at=at)
    visits.complete(key=visit.key, by=None, at=at, outcome=Outcome.FIXED)
    again.wake(at=now())
    look(soon())
    assert not Waiting.objects.filter(order=waits[0]).exists()


def test_somebody_learns_what_was_lacking(received: Received) -> None:
    EngineerSkill.objects.all().delete()
    on_duty(now())
    order = received()
    assert [one["rule"] for one in Waiting.objects.get(order=order).lacks] == ["skill"]
    told: dict[str, Any] = {"skill": Skill.objects.get().code, "proficiency": 3, "valid_from": now().date()}
    engineers.set_skill(key=key_of("olaf"), by=None, at=now(), **told)
    again.wake(at=now())
    look(soon())
    assert Sending.objects.get(decision__order=order).engineer.person.name == "olaf"


def test_another_shift_finds_somebody(received: Received) -> None:
    policies.publish(
        by=None, at=now(), code="balanced", name_zh="均衡", name_en="Balanced",
        body={"days": 1, "rules": {"skill": 1, "on_call": True}, "weights": {"promise": 1}},
    )  # fmt: skip
    order = received()
    assert Waiting.objects.filter(order=order).exists()
    at = now()
    engineers.plan_shift(key=key_of("toby"), by=None, at=at, starts_at=at - HOUR, ends_at=at + 20 * HOUR, on_call=True)
    again.wake(at=at)
    look(soon())
    assert Sending.objects.get(decision__order=order).engineer.person.name == "toby"


def test_the_most_urgent_gets_the_only_slot(away: list[Leave], received: Received) -> None:
    """Whoever waited longer does not come first, and orders of one priority go by what is promised."""
    shifts_alone()
    Shift.objects.all().delete()
    ordinary, urgent = received(priority=3), received(priority=1)
    Leave.objects.filter(engineer=engineer("tess")).delete()
    on_duty(now(), [engineer("tess")], hours=3)
    again.wake(at=now())
    look(soon())
    assert Sending.objects.get().decision.order == urgent
    assert Waiting.objects.get().order == ordinary


def test_five_hundred_facts_are_one_look(away: list[Leave], received: Received) -> None:
    orders = [received() for _ in range(3)]
    moved = [again.wake(at=now()) for _ in range(500)]
    assert sum(moved) == len(orders)
    assert look(soon()) == len(orders)
    assert Decision.objects.count() == len(orders)


def test_an_order_is_not_looked_at_again_at_once(away: list[Leave], received: Received) -> None:
    received()
    again.wake(at=now())
    assert look(now()) == 0
    assert look(soon()) == 1
    assert look_pause(5_000, 0) == LOOK_PAUSE
    assert look_pause(1_000, 2) == timedelta(seconds=100)


def test_time_alone_looks_again(away: list[Leave], received: Received) -> None:
    received()
    assert look(now() + LOOK_ANYWAY - MINUTE) == 0
    assert look(now() + LOOK_ANYWAY + MINUTE) == 1


def test_what_a_person_takes_in_hand_waits_no_more(
    away: list[Leave], received: Received, agnes: Actor, api: Callable[..., Any]
) -> None:
    order = received()
    address = f"/api/v1/workorders/{order.key}/waiting"
    assert api(agnes).get(address).body["waiting"]["reason"] == "nobody"
    moves.assign(key=order.key, by=agnes, at=now(), owner=key_of("tess"))
    assert api(agnes).get(address).body == {"waiting": None}
    assert api(agnes).get("/api/v1/dispatch/waiting").body["rows"] == []
    again.wake(at=now())
    look(soon())
    assert not Waiting.objects.exists()
    assert Decision.objects.count() == 1


def test_what_was_switched_off_is_left_to_people(away: list[Leave], received: Received) -> None:
    received()
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=False)
    again.wake(at=now())
    assert look(soon()) == 1
    assert not Waiting.objects.exists()


def test_a_slot_that_others_took_each_time_is_tried_at_once(
    received: Received, agnes: Actor, away: list[Leave]
) -> None:
    order = received()
    Leave.objects.all().delete()
    standing.forget()
    decision = decide(order=order.key, by=None, at=now())
    assert not keeping.begin(order, decision, at=now())
    row = Waiting.objects.get()
    assert (row.reason, row.lacks, row.look_at) == ("taken", [], row.looked_at + LOOK_PAUSE)
    assert look(soon()) == 1
    assert Sending.objects.filter(decision__order=order).exists()


def test_one_that_cannot_be_looked_at_does_not_hold_up_the_others(away: list[Leave], received: Received) -> None:
    policies.use_policy(by=None, at=now(), policy="cost", kind="repair", priority=1, automatic=True)
    spoilt, other = received(priority=1), received(priority=2)
    cost = Policy.objects.get(code="cost")
    PolicyVersion.objects.create(policy=cost, number=99, body={"weights": {}}, published_at=now())
    Leave.objects.filter(engineer=engineer("tess")).delete()
    again.wake(at=now())
    assert look(soon()) == 2
    assert Sending.objects.get().decision.order == other
    assert Waiting.objects.get().order == spoilt


def test_every_fact_that_helps_reaches_the_clock_of_the_workers() -> None:
    reader = next(one for one in wiring.SUBSCRIPTIONS if one.name == "dispatch.again")
    assert reader.kinds == reactions.HELPFUL
    assert again.look_next in wiring.DUE


def test_the_list_is_the_most_urgent_first_by_page(
    away: list[Leave], received: Received, dan: Actor, tess: Actor, api: Callable[..., Any]
) -> None:
    told = {order.priority: str(order.key) for order in (received(priority=one) for one in (3, 1, 2))}
    assert api(tess).get("/api/v1/dispatch/waiting").status == 403
    first = api(dan).get("/api/v1/dispatch/waiting?limit=2").body
    rest = api(dan).get(f"/api/v1/dispatch/waiting?limit=2&cursor={first['next']}").body
    assert [row["order"]["key"] for row in (*first["rows"], *rest["rows"])] == [told[one] for one in (1, 2, 3)]
    assert rest["next"] is None
    assert first["rows"][0]["lacks"][0]["words"] == "3 人没有空档"
    assert first["rows"][0]["words"].startswith("暂时没有人可派")


def test_a_manual_decision_does_not_make_an_order_wait(report: Received, agnes: Actor) -> None:
    policies.use_policy(by=None, at=now(), policy="balanced", kind=None, priority=None, automatic=False)
    order = moves.triage(key=report(at=now()).key, by=agnes, at=now())
    everybody = [engineer(one).pk for one in ("tess", "toby", "olaf")]
    decision = decide(order=order.key, by=agnes, at=now(), excluded=everybody)
    assert decision.chosen is None
    assert not Waiting.objects.exists()
