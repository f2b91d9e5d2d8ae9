"""The moves of an order against the real database: refused before allowed."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import asides, moves, notes, orders
from aftersales.workorders.actions.lapses import close_next_silent, wake_next
from aftersales.workorders.models import NEVER, SlaClock, WorkOrder
from aftersales.workorders.states import Order, Wait
from tests.conftest import NOON, facts_of

HOUR = timedelta(hours=1)


def clock_of(order: WorkOrder, target: str) -> SlaClock:
    return SlaClock.objects.get(order=order, target=target)


def test_another_teams_order_does_not_exist(triaged: WorkOrder, olaf: Actor) -> None:
    with pytest.raises(NotFound):
        moves.resolve(key=triaged.key, by=olaf, at=NOON, cause="-", solution="-")


def test_another_customers_order_does_not_exist(order: WorkOrder, xena: Actor) -> None:
    with pytest.raises(NotFound):
        notes.add_note(key=order.key, by=xena, at=NOON, body="mine?", public=True)


def test_an_engineer_sees_the_team_queue_but_cannot_triage(order: WorkOrder, triaged: WorkOrder, tess: Actor) -> None:
    with pytest.raises(NotAllowed):
        moves.cancel(key=triaged.key, by=tess, at=NOON, reason="-")
    with pytest.raises(NotAllowed):
        moves.assign(key=triaged.key, by=tess, at=NOON, owner=tess.key)


def test_reporting_starts_the_clocks_and_says_which_policy_and_why(order: WorkOrder) -> None:
    assert (order.state, order.priority) == (Order.REPORTED, 2)
    assert order.sla_policy is not None
    assert order.sla_policy.priority == 2
    assert order.sla_why == ["priority"]
    running = {c.target: c.state for c in SlaClock.objects.filter(order=order)}
    assert running == dict.fromkeys(("response", "next_update", "arrival", "resolution"), "running")
    assert order.act_by == "response"
    assert order.act_by_at == clock_of(order, "response").due_at
    assert facts_of(order.key) == ["WorkOrderReported", "SlaChosen"], "the report comes first"


def test_arrival_is_promised_only_where_somebody_goes(report: Any) -> None:
    remote = report(kind="support")
    assert not SlaClock.objects.filter(order=remote, target="arrival").exists()


def test_an_orders_things_must_be_its_customers(report: Any, xenon: SimpleNamespace) -> None:
    for field in ("asset", "site", "contact"):
        with pytest.raises(NotFound) as refusal:
            report(**{field: getattr(xenon, field).key})
        assert refusal.value.facts["field"] == field


def test_priority_is_suggested_from_impact_and_urgency_unless_given(report: Any) -> None:
    assert report(impact=1, urgency=1).priority == 0
    assert report(impact=3, urgency=3).priority == 3
    assert report(impact=3, urgency=3, priority=1).priority == 1


def test_triage_sets_priority_and_team_stops_the_response_and_retargets(order: WorkOrder, agnes: Actor) -> None:
    team = Team.objects.get(code="east")
    done = moves.triage(key=order.key, by=agnes, at=NOON + HOUR, priority=0, team=team.key)
    assert (done.state, done.priority, done.team) == (Order.TRIAGED, 0, team)
    assert done.responded_at == NOON + HOUR
    response, resolution = clock_of(done, "response"), clock_of(done, "resolution")
    assert response.state == "stopped"
    assert response.met is False, "30 minutes were promised to a P0, and it took an hour"
    assert resolution.due_at == NOON + 8 * HOUR, "around the clock, from the report"


def test_the_product_itself_triaging_answers_nobody(order: WorkOrder) -> None:
    done = moves.triage(key=order.key, by=None, at=NOON)
    assert done.responded_at is None
    assert clock_of(done, "response").state == "running"


def test_an_illegal_move_names_the_legal_ones_and_changes_nothing(order: WorkOrder, agnes: Actor) -> None:
    before = facts_of(order.key)
    with pytest.raises(Conflict) as refusal:
        moves.close(key=order.key, by=agnes, at=NOON)
    assert refusal.value.facts["legal"] == ["triage", "escalate", "cancel", "merge"]
    assert facts_of(order.key) == before
    assert WorkOrder.objects.get(pk=order.pk).version == order.version


def test_a_move_from_an_old_version_is_refused(triaged: WorkOrder, agnes: Actor, tess: Actor) -> None:
    with pytest.raises(Conflict) as refusal:
        moves.assign(key=triaged.key, by=agnes, at=NOON, owner=tess.key, version=triaged.version - 1)
    assert refusal.value.code == "stale_version"


def test_only_staff_can_own_an_order(triaged: WorkOrder, agnes: Actor, carl: Actor) -> None:
    for stranger in (carl.key, uuid4()):
        with pytest.raises(Invalid):
            moves.assign(key=triaged.key, by=agnes, at=NOON, owner=stranger)


def test_assigning_while_it_waits_changes_only_the_owner(assigned: WorkOrder, agnes: Actor, toby: Actor) -> None:
    moves.wait(key=assigned.key, by=agnes if False else None, at=NOON, reason=Wait.PARTS)
    done = moves.assign(key=assigned.key, by=agnes, at=NOON, owner=toby.key)
    assert (done.state, done.owner_id, done.assignment_count) == (Order.WAITING, toby.id, 2)


def test_resolving_stops_the_clocks_and_leaves_a_trace(assigned: WorkOrder, tess: Actor) -> None:
    moves.start(key=assigned.key, by=tess, at=NOON + HOUR)
    done = moves.resolve(key=assigned.key, by=tess, at=NOON + 2 * HOUR, cause="worn seal", solution="replaced")
    assert (done.state, clock_of(done, "resolution").state) == (Order.RESOLVED, "stopped")
    assert clock_of(done, "resolution").met is True
    assert done.act_by_at == NEVER
    assert facts_of(done.key)[-2:] == ["WorkOrderStarted", "WorkOrderResolved"]


def test_waiting_pauses_the_clock_and_wakes_up_on_its_date(assigned: WorkOrder, tess: Actor) -> None:
    due = clock_of(assigned, "resolution").due_at
    wake = NOON + timedelta(days=7)
    waiting = moves.wait(
        key=assigned.key, by=tess, at=NOON, reason=Wait.CUSTOMER, wake_at=wake, note="back on Wednesday"
    )
    assert (waiting.act_by, waiting.act_by_at) == ("wake", wake)
    assert clock_of(waiting, "resolution").state == "paused"
    assert not wake_next(at=wake - timedelta(seconds=1))
    assert wake_next(at=wake + 3 * HOUR)
    awake = WorkOrder.objects.get(pk=assigned.pk)
    assert (awake.state, awake.wake_at) == (Order.ASSIGNED, None)
    moved = clock_of(awake, "resolution")
    assert moved.state == "running"
    assert moved.due_at > due + timedelta(days=6), "five working days were not ours"
    assert not wake_next(at=wake + 3 * HOUR)


def test_a_wake_up_date_in_the_past_is_refused(assigned: WorkOrder, tess: Actor) -> None:
    with pytest.raises(Invalid):
        moves.wait(key=assigned.key, by=tess, at=NOON, reason=Wait.OTHER, wake_at=NOON)


def test_reopening_counts_and_the_clock_runs_on(assigned: WorkOrder, tess: Actor, agnes: Actor, carl: Actor) -> None:
    moves.resolve(key=assigned.key, by=tess, at=NOON + HOUR, cause="c", solution="s")
    elapsed_stop = clock_of(assigned, "resolution").stopped_at
    again = moves.reopen(key=assigned.key, by=carl, at=NOON + 3 * HOUR, note="E6 is back")
    assert (again.state, again.reopen_count, again.resolved_at) == (Order.TRIAGED, 1, None)
    resolution = clock_of(again, "resolution")
    assert elapsed_stop is not None
    assert (resolution.state, resolution.stopped_at) == ("running", None)


def test_silence_closes_after_a_week_but_never_a_p0(
    assigned: WorkOrder, report: Any, tess: Actor, agnes: Actor
) -> None:
    urgent = report(priority=0)
    team = Team.objects.get(code="east").key
    moves.triage(key=urgent.key, by=agnes, at=NOON, team=team)
    moves.assign(key=urgent.key, by=agnes, at=NOON, owner=tess.key)
    for key in (assigned.key, urgent.key):
        moves.resolve(key=key, by=tess, at=NOON, cause="c", solution="s")
    week = NOON + timedelta(days=7)
    assert not close_next_silent(at=week - timedelta(seconds=1))
    assert close_next_silent(at=week + 5 * HOUR)
    assert not close_next_silent(at=week + timedelta(days=300))
    closed = WorkOrder.objects.get(pk=assigned.pk)
    assert (closed.state, closed.closed_at) == (Order.CLOSED, week)
    assert WorkOrder.objects.get(pk=urgent.pk).state == Order.RESOLVED


def test_a_hold_blocks_resolving_until_it_is_lifted(assigned: WorkOrder, tess: Actor) -> None:
    hold = asides.place_hold(key=assigned.key, by=None, at=NOON, reason="quote open", source="parts")
    with pytest.raises(Conflict) as refusal:
        moves.resolve(key=assigned.key, by=tess, at=NOON, cause="c", solution="s")
    assert (refusal.value.code, refusal.value.facts["reasons"]) == ("held", ["quote open"])
    asides.lift_hold(key=assigned.key, hold=hold.key, by=None, at=NOON)
    assert moves.resolve(key=assigned.key, by=tess, at=NOON, cause="c", solution="s").state == Order.RESOLVED


def test_a_child_that_is_not_solved_blocks_its_parent(
    assigned: WorkOrder, report: Any, tess: Actor, agnes: Actor
) -> None:
    child = report(parent=assigned.key)
    with pytest.raises(Conflict) as refusal:
        moves.resolve(key=assigned.key, by=tess, at=NOON, cause="c", solution="s")
    assert refusal.value.facts["numbers"] == [child.number]
    moves.cancel(key=child.key, by=agnes, at=NOON, reason="twice")
    moves.resolve(key=assigned.key, by=tess, at=NOON, cause="c", solution="s")


def test_merging_ends_the_duplicate_and_tells_both(
    order: WorkOrder, triaged: WorkOrder, report: Any, agnes: Actor
) -> None:
    twin = report(title="E6 again")
    with pytest.raises(Invalid):
        moves.merge(key=twin.key, by=agnes, at=NOON, into=twin.key)
    merged = moves.merge(key=twin.key, by=agnes, at=NOON, into=triaged.key)
    assert (merged.state, merged.duplicate_of_id) == (Order.CANCELLED, triaged.pk)
    assert facts_of(triaged.key)[-1] == "DuplicateMerged"


def test_orders_of_two_customers_are_never_merged(
    order: WorkOrder, report: Any, xenon: SimpleNamespace, agnes: Actor
) -> None:
    other = report(customer=xenon.customer.key, asset=xenon.asset.key, contact=None)
    with pytest.raises(Conflict) as refusal:
        moves.merge(key=order.key, by=agnes, at=NOON, into=other.key)
    assert refusal.value.code == "merge_other_customer"


def test_a_hand_off_waits_for_the_other_side_and_hears_its_answer(assigned: WorkOrder, tess: Actor) -> None:
    sent = asides.hand_off(key=assigned.key, by=tess, at=NOON, to="rd", summary="posting fails")
    waiting = WorkOrder.objects.get(pk=assigned.pk)
    assert (waiting.state, waiting.wait_reason) == (Order.WAITING, Wait.VENDOR)
    asides.answer_hand_off(key=assigned.key, hand_off=sent.key, by=tess, at=NOON, state="accepted", reference="BUG-7")
    with pytest.raises(Conflict):
        asides.answer_hand_off(key=assigned.key, hand_off=sent.key, by=tess, at=NOON, state="accepted")
    done = asides.answer_hand_off(
        key=assigned.key, hand_off=sent.key, by=tess, at=NOON, state="done", answer="in 16.5.1"
    )
    assert (done.reference, done.answer) == ("BUG-7", "in 16.5.1")
    assert WorkOrder.objects.get(pk=assigned.pk).state == Order.WAITING, "a person reads the answer first"


def test_escalating_calls_the_next_one_up(assigned: WorkOrder, tess: Actor, mei: Actor, ada: Actor) -> None:
    assert moves.escalate(key=assigned.key, by=tess, at=NOON).escalation_level == 1
    assert moves.escalate(key=assigned.key, by=tess, at=NOON).escalation_level == 2
    for _ in range(3):
        moves.escalate(key=assigned.key, by=tess, at=NOON)
    with pytest.raises(Conflict):
        moves.escalate(key=assigned.key, by=tess, at=NOON)


def test_an_update_says_which_fields_stand_against_it(order: WorkOrder, agnes: Actor) -> None:
    orders.change(key=order.key, by=agnes, at=NOON, version=order.version, fields={"title": "E6 on unit 4"})
    with pytest.raises(Conflict) as refusal:
        orders.change(key=order.key, by=agnes, at=NOON, version=order.version, fields={"title": "E6, unit three"})
    assert refusal.value.facts["fields"] == {"title": {"yours": "E6, unit three", "now": "E6 on unit 4"}}


def test_an_updated_text_is_named_but_not_kept_in_the_fact(order: WorkOrder, agnes: Actor) -> None:
    with pytest.raises(NotFound):
        orders.change(key=order.key, by=agnes, at=NOON, version=order.version, fields={"asset": uuid4()})
    orders.change(key=order.key, by=agnes, at=NOON, version=order.version, fields={"title": "secret", "priority": 1})
    assert facts_of(order.key)[-2:] == ["SlaChosen", "WorkOrderChanged"]


def test_notes_are_cleaned_and_a_public_one_answers_the_customer(order: WorkOrder, agnes: Actor, tess: Actor) -> None:
    with pytest.raises(Invalid):
        notes.add_note(key=order.key, by=agnes, at=NOON, body="<script>alert(1)</script>", public=False)
    inside = notes.add_note(
        key=order.key, by=agnes, at=NOON, body='<b onclick="x()">see</b> <a href="javascript:x">here</a>', public=False,
        mentions=[tess.key],
    )  # fmt: skip
    assert inside.body == '<b>see</b> <a rel="noopener noreferrer nofollow">here</a>'
    assert clock_of(order, "response").state == "running", "a word among ourselves is no answer"
    notes.add_note(key=order.key, by=agnes, at=NOON + HOUR, body="We are on it", public=True)
    assert clock_of(order, "response").state == "stopped"
    assert clock_of(order, "next_update").cycle == 2


def test_a_customers_word_is_public_and_stops_no_clock(order: WorkOrder, carl: Actor) -> None:
    note = notes.add_note(key=order.key, by=carl, at=NOON, body="still hot", public=False)
    assert note.public
    assert clock_of(order, "response").state == "running"


def test_the_database_itself_refuses_a_state_without_its_timestamps(order: WorkOrder) -> None:
    for state in ("waiting", "resolved", "closed", "cancelled", "triaged"):
        with pytest.raises(IntegrityError), transaction.atomic():
            WorkOrder.objects.filter(pk=order.pk).update(state=state)
