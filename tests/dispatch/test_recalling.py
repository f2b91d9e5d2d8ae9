"""Taking a sending back at once: the order is as it was, and nobody undoes what somebody has begun to rely on."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, NotAllowed, NotFound
from aftersales.base.models import Fact
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.recalling import recall
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Sending, Waiting
from aftersales.dispatch.queries import decisions, undecided
from aftersales.dispatch.rules import RECALLED_WITHIN
from aftersales.notices.models import Delivery, Notice
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person
from aftersales.workorders import reactions
from aftersales.workorders.actions import moves, notes, visits
from aftersales.workorders.events.orders import VisitRescheduled, WorkOrderAssigned
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON, facts_of

SOON = NOON + timedelta(seconds=4)


@pytest.fixture
def sent(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., tuple[WorkOrder, Decision, Sending]]:
    """An order of which somebody was sent just now, as decided."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)

    def make(*, before: Callable[[WorkOrder], Any] | None = None, **told: Any) -> tuple[WorkOrder, Decision, Sending]:
        order = moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=2)
        if before is not None:
            before(order)
        decision = decide(order=order.key, by=agnes, at=NOON)
        return order, decision, send(order=order.key, decision=decision.key, by=agnes, at=NOON)

    return make


def refused(order: WorkOrder, decision: Decision, by: Actor, **told: Any) -> str:
    with pytest.raises(Conflict) as refusal:
        recall(order=order.key, decision=decision.key, by=by, at=told.get("at", SOON))
    return refusal.value.code


def test_the_visit_is_off_the_time_is_free_and_the_order_is_undecided(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, sending = sent()
    assert not undecided.page(agnes, at=NOON, limit=9)["rows"]
    done = recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    assert done.recalled_at == SOON
    assert Visit.objects.get(order=order).state == "cancelled"
    assert Booking.objects.get(visit=sending.visit).released_at == SOON
    (row,) = undecided.page(agnes, at=SOON, limit=9)["rows"]
    assert (str(row["order"]["key"]), row["suggestion"]) == (str(order.key), None), "it is weighed again first"
    assert facts_of(order.key)[-2:] == ["VisitCancelled", "OrderRecalled"]
    order.refresh_from_db()
    moves.cancel(key=order.key, by=agnes, at=SOON, reason="It was a duplicate")  # no visit is ahead that would hold it


def test_once_more_changes_nothing(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, _ = sent()
    for later in (0, 1, 600):
        done = recall(order=order.key, decision=decision.key, by=agnes, at=SOON + timedelta(seconds=later))
        assert done.recalled_at == SOON
    assert facts_of(order.key).count("OrderRecalled") == 1


def test_the_decision_says_that_it_was_taken_back_and_another_may_send(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, _ = sent()
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    (told,) = decisions.page(order.key, agnes, cursor=None, limit=9)["rows"]
    assert (told["sent"]["at"], told["sent"]["recalled_at"]) == (NOON, SOON)
    again = decide(order=order.key, by=agnes, at=SOON)
    assert send(order=order.key, decision=again.key, by=agnes, at=SOON).engineer_id == decision.chosen_id


def test_remote_work_is_nobodys_again(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, _ = sent(kind="support")
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    order.refresh_from_db()
    assert (order.state, order.owner_id) == ("triaged", None)


def test_remote_work_that_was_somebodys_is_theirs_again(sent: Callable[..., Any], agnes: Actor) -> None:
    first = Person.objects.get(name="agnes")

    def had(order: WorkOrder) -> None:
        moves.assign(key=order.key, by=agnes, at=NOON, owner=first.key)

    order, decision, _ = sent(kind="support", before=had)
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    order.refresh_from_db()
    assert (order.state, order.owner_id) == ("assigned", first.pk)


def test_a_visit_that_had_waited_waits_again_as_before(sent: Callable[..., Any], agnes: Actor) -> None:
    window = (NOON + timedelta(hours=1), NOON + timedelta(hours=5))

    def waits(order: WorkOrder) -> None:
        visits.plan(order=order.key, by=agnes, at=NOON, promised=window)

    order, decision, sending = sent(before=waits)
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    visit = Visit.objects.get(order=order)
    assert (visit.state, visit.engineer_id, visit.starts_at) == ("planned", None, None)
    assert (visit.promised_from_at, visit.promised_until_at) == window
    assert not Booking.objects.filter(visit=visit, released_at__isnull=True).exists()
    moved = Fact.objects.filter(subject=order.key, kind=VisitRescheduled.__name__).latest("id")
    assert moved.data["off"] == [str(sending.engineer.person.key)], (
        "they hear of it as of any visit that is theirs no more"
    )
    assert not Notice.objects.filter(code="sending_recalled").exists()


def test_only_who_sent_them_undoes_it(sent: Callable[..., Any], agnes: Actor, ada: Actor, tess: Actor) -> None:
    order, decision, _ = sent()
    assert refused(order, decision, ada) == "sent_by_another"
    with pytest.raises((NotAllowed, NotFound)):
        recall(order=order.key, decision=decision.key, by=tess, at=SOON)
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)


def test_not_after_a_minute_nor_where_nobody_was_sent(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, _ = sent()
    assert refused(order, decision, agnes, at=NOON + RECALLED_WITHIN + timedelta(seconds=1)) == "recall_too_late"
    assert refused(order, decide(order=order.key, by=agnes, at=NOON), agnes) == "nothing_sent"


def test_not_once_it_was_confirmed_or_moved_while_words_change_nothing(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, sending = sent()
    visits.confirm(key=sending.visit.key, by=None, at=SOON)
    assert refused(order, decision, agnes) == "moved_since_sent"
    assert Visit.objects.get(order=order).state == "confirmed"
    order, decision, _ = sent()
    notes.add_note(key=order.key, by=agnes, at=SOON, body="Hm", public=False)
    assert recall(order=order.key, decision=decision.key, by=agnes, at=SOON).recalled_at == SOON


def test_what_the_engineer_was_told_is_struck_out_and_they_hear_that_it_is_off(
    sent: Callable[..., Any], agnes: Actor
) -> None:
    order, decision, sending = sent(kind="support")
    who = sending.engineer.person
    fact = WorkOrderAssigned(order=order.key, at=NOON, by=agnes.key, owner=who.key)
    reactions.tell(fact)
    told = Notice.objects.get(code="order_assigned")
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    told.refresh_from_db()
    assert told.withdrawn_at == SOON
    assert not Delivery.objects.filter(notice=told, state="waiting").exists()
    assert Notice.objects.get(code="sending_recalled").person_id == who.pk


def test_nobody_is_found_for_it_by_itself(sent: Callable[..., Any], agnes: Actor) -> None:
    order, decision, _ = sent()
    Waiting.objects.create(order=order, decision=decision, reason="nobody", since_at=NOON, looked_at=NOON, look_at=NOON)
    recall(order=order.key, decision=decision.key, by=agnes, at=SOON)
    assert not Waiting.objects.filter(order=order).exists()
