"""Following a decision, and overruling it: nobody twice, and never without a reason."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from aftersales.base.clock import now
from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.dispatch.actions import forgetting
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Sending
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person, Shift, Team
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, Note, Visit, WorkOrder
from tests.conftest import NOON, facts_of

DAY = timedelta(days=1)


@pytest.fixture
def triaged(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., WorkOrder]:
    """Orders that were received and are nobody's."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)

    def make(**told: Any) -> WorkOrder:
        return moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=2)

    return make


def key_of(name: str) -> Any:
    return Person.objects.get(name=name).key


def test_field_work_gets_a_visit_and_a_booking(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    sent = send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert sent.visit is not None and not sent.overruled
    assert (sent.visit.engineer_id, sent.visit.starts_at, sent.visit.ends_at) == (
        decision.chosen_id, decision.starts_at, decision.ends_at,
    )  # fmt: skip
    booking = Booking.objects.get(visit=sent.visit)
    assert (booking.engineer_id, booking.period.lower) == (decision.chosen_id, decision.starts_at)
    assert facts_of(order.key)[-3:] == ["OrderDecided", "VisitPlanned", "OrderSent"]


def test_remote_work_gets_an_owner(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged(kind="support")
    decision = decide(order=order.key, by=agnes, at=NOON)
    sent = send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    order.refresh_from_db()
    assert (order.owner_id, order.state, sent.visit) == (decision.chosen_id, "assigned", None)


def test_a_visit_that_waits_for_somebody_is_the_one_they_get(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    window = (NOON + timedelta(hours=1), NOON + timedelta(hours=5))
    waiting = visits.plan(order=order.key, by=agnes, at=NOON, promised=window)
    decision = decide(order=order.key, by=agnes, at=NOON)
    assert decision.starts_at is not None and window[0] <= decision.starts_at
    sent = send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert sent.visit == waiting
    assert Visit.objects.get(order=order).promised_from_at == window[0]


def test_somebody_else_goes_only_with_a_reason_which_is_kept(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    assert decision.chosen is not None and decision.chosen.person.name == "toby"
    with pytest.raises(Invalid) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON, engineer=key_of("tess"), reason="  ")
    assert refused.value.code == "overruling_without_reason"
    sent = send(
        order=order.key, decision=decision.key, by=agnes, at=NOON, engineer=key_of("tess"), reason="They asked for her"
    )
    assert sent.overruled and sent.engineer.person.name == "tess"
    assert sent.note is not None and Note.objects.get(pk=sent.note_id).body == "They asked for her"
    assert sent.visit is not None and sent.visit.starts_at is not None


def test_somebody_without_a_slot_goes_when_a_person_says_when(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    toby = Engineer.objects.get(person__name="toby")
    Booking.objects.create(engineer=toby, period=(NOON - timedelta(days=1), NOON + timedelta(days=8)))
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    told: dict[str, Any] = {"order": order.key, "decision": decision.key, "by": agnes, "at": NOON, "reason": "-"}
    with pytest.raises(Invalid) as refused:
        send(**told, engineer=key_of("toby"))
    assert refused.value.code == "times_missing"
    with pytest.raises(Invalid):
        send(**told, engineer=key_of("toby"), starts_at=NOON + timedelta(days=9))
    late = NOON + timedelta(days=9)
    sent = send(**told, engineer=key_of("toby"), starts_at=late, ends_at=late + timedelta(hours=1))
    assert sent.overruled


def test_two_decisions_for_one_slot_send_one(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    """Both were decided before either was sent; the second is refused, and decided anew finds another slot."""
    one, other = triaged(), triaged()
    first, second = (decide(order=row.key, by=agnes, at=NOON) for row in (one, other))
    assert (first.chosen_id, first.starts_at) == (second.chosen_id, second.starts_at)
    send(order=one.key, decision=first.key, by=agnes, at=NOON)
    with pytest.raises(Conflict) as refused, transaction.atomic():
        send(order=other.key, decision=second.key, by=agnes, at=NOON)
    assert refused.value.code == "double_booked"
    again = decide(order=other.key, by=agnes, at=NOON)
    assert (again.chosen_id, again.starts_at) != (first.chosen_id, first.starts_at)
    assert not send(order=other.key, decision=again.key, by=agnes, at=NOON).overruled
    assert Sending.objects.count() == 2


def test_a_decision_sends_once_and_not_when_its_slot_has_begun(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON + timedelta(days=3))
    assert refused.value.code == "decision_too_old"
    send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert refused.value.code == "sent_already"


def test_an_order_decided_twice_sends_one(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    first, second = (decide(order=order.key, by=agnes, at=NOON) for _ in range(2))
    sent = send(order=order.key, decision=first.key, by=agnes, at=NOON)
    with pytest.raises(Conflict) as refused, transaction.atomic():
        send(order=order.key, decision=second.key, by=agnes, at=NOON)
    assert refused.value.code == "somebody_goes_already"
    assert sent.visit is not None
    visits.cancel(key=sent.visit.key, by=agnes, at=NOON)
    assert send(order=order.key, decision=second.key, by=agnes, at=NOON).visit != sent.visit


def test_nobody_chosen_is_nobody_sent(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    everybody = list(Engineer.objects.values_list("pk", flat=True))
    decision = decide(order=order.key, by=agnes, at=NOON, excluded=everybody)
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert refused.value.code == "nobody_chosen"


def test_a_decision_of_another_order_is_not_found_here(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    one, other = triaged(), triaged()
    decision = decide(order=one.key, by=agnes, at=NOON)
    with pytest.raises(NotFound):
        send(order=other.key, decision=decision.key, by=agnes, at=NOON)


def test_engineers_send_nobody(triaged: Callable[..., WorkOrder], agnes: Actor, tess: Actor) -> None:
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    WorkOrder.objects.filter(pk=order.pk).update(team=Team.objects.get(code="east"))
    with pytest.raises(NotAllowed):
        send(order=order.key, decision=decision.key, by=tess, at=NOON)


def test_after_three_years_a_decision_is_forgotten_with_what_came_of_it(
    triaged: Callable[..., WorkOrder], agnes: Actor
) -> None:
    order = triaged()
    first = decide(order=order.key, by=agnes, at=NOON)
    sent = send(order=order.key, decision=first.key, by=agnes, at=NOON)
    later = decide(order=order.key, by=agnes, at=NOON + timedelta(days=5))
    assert forgetting.forget_old(at=NOON + timedelta(days=1095)) == 0
    assert forgetting.forget_old(at=NOON + timedelta(days=1096)) == 1
    assert list(Decision.objects.all()) == [later]
    assert sent.visit is not None and Visit.objects.filter(pk=sent.visit.pk).exists()


# -- at the door -------------------------------------------------------------------------------------------------------


def test_a_dispatcher_decides_reads_why_and_sends(
    triaged: Callable[..., WorkOrder], api: Callable[..., Any], dan: Actor, toby: Actor
) -> None:
    order = triaged()
    WorkOrder.objects.filter(pk=order.pk).update(team=Team.objects.get(code="east"))
    begins = now() - timedelta(hours=1)  # whatever holiday the tests run on
    Shift.objects.create(engineer=Engineer.objects.get(person__name="tess"), starts_at=begins, ends_at=begins + DAY)
    at = f"/api/v1/workorders/{order.key}/decisions"
    made = api(dan).post(at, {"without": [str(key_of("toby"))]})
    assert made.status == 201 and made.body["chosen"]["name"] == "tess"
    one = f"{at}/{made.body['key']}"
    why = api(dan).get(one).body
    assert why["replayed"] and [each["engineer"]["name"] for each in why["best"]] == ["tess"]
    other = api(dan).get(f"{one}/candidates/{key_of('toby')}").body
    assert [each["rule"] for each in other["reasons"]] == ["excluded"]
    mine = api(toby).get(f"{one}/candidates/{key_of('toby')}")
    assert mine.status == 200 and mine.body["reasons"][0]["words"] == "此单已排除"
    assert api(toby).get(f"{one}/candidates/{key_of('tess')}").status == 403
    sent = api(dan).post(f"{one}/send", {})
    assert sent.status == 201 and sent.body["engineer"]["name"] == "tess"
    assert api(dan).post(f"{one}/send", {}).status == 409
    assert [row["key"] for row in api(dan).get(at).body["rows"]] == [made.body["key"]]


def test_what_is_missing_is_listed_by_page(agnes: Actor, api: Callable[..., Any]) -> None:
    standing.forget()
    first = api(agnes).get("/api/v1/dispatch/lacks?limit=2").body
    assert len(first["rows"]) == 2 and first["next"]
    rest = api(agnes).get(f"/api/v1/dispatch/lacks?limit=2&cursor={first['next']}").body
    names = [row["engineer"]["name"] for row in (*first["rows"], *rest["rows"])]
    assert sorted(names) == ["olaf", "tess", "toby"] and rest["next"] is None
    assert first["rows"][0]["what"][0] == "no_home"
    assert first["rows"][0]["words"][0] == "没有常驻地，无法计算路程"
