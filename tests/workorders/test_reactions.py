"""Whom a fact is told to: those it concerns, never who did it, and each once."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from aftersales.base.facts import kind_named, origin
from aftersales.notices.models import Notice
from aftersales.notices.rules import MANNERS
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.workorders import reactions
from aftersales.workorders.actions import clocks, moves, notes, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.chain import leads_up_to
from tests.conftest import NOON
from tests.house.code import PACKAGE

Told = list[tuple[str, str]]


@pytest.fixture
def told() -> Callable[[WorkOrder], Told]:
    """Let the reactions hear every fact of an order; who has which notice then."""

    def hear(order: WorkOrder) -> Told:
        for fact in facts_of(order):
            if type(fact) in reactions.REACTIONS:
                reactions.tell(fact)
        rows = Notice.objects.filter(subject=order.key).order_by("pk").values_list("person__name", "code")
        return list(rows)

    return hear


def facts_of(order: WorkOrder) -> list[Any]:
    """The facts of an order, revived in the order they were written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, at, actor, data::text, version FROM base_fact WHERE subject = %s ORDER BY id", [order.key]
        )
        rows = cursor.fetchall()
    return [kind_named(kind).revive(at, by, json.loads(data), version) for kind, at, by, data, version in rows]


def test_every_notice_that_is_told_has_a_manner() -> None:
    """A code without one would break the reaction, and park the fact."""
    text = (PACKAGE / "workorders" / "reactions.py").read_text(encoding="utf-8")
    codes = {word.strip('",():{}') for word in text.split() if word.strip('",():{}').startswith(_PREFIXES)}
    assert {code for code in codes if f'"{code}"' in text} <= MANNERS.keys()


_PREFIXES = ("order_", "visit_", "sla_")


def test_the_owner_hears_that_an_order_is_theirs(assigned: WorkOrder, told: Callable[[WorkOrder], Told]) -> None:
    assert told(assigned) == [("tess", "order_assigned")]


def test_who_takes_an_order_is_not_told_what_they_did(
    triaged: WorkOrder, mei: Actor, told: Callable[[WorkOrder], Told]
) -> None:
    moves.assign(key=triaged.key, by=mei, at=NOON, owner=mei.key)
    assert told(triaged) == []


def test_whoever_is_mentioned_hears_of_it_and_of_the_customers_answer(
    triaged: WorkOrder, agnes: Actor, toby: Actor, carl: Actor, told: Callable[[WorkOrder], Told]
) -> None:
    notes.add_note(key=triaged.key, by=agnes, at=NOON, body="look", public=False, mentions=[toby.key])
    notes.add_note(key=triaged.key, by=carl, at=NOON, body="well?", public=True)
    assert told(triaged) == [("toby", "order_mentioned"), ("toby", "order_answered")]
    assert len(told(triaged)) == 2, "heard again, told once"


def test_a_visit_is_told_to_who_goes_there(
    triaged: WorkOrder, dan: Actor, tess: Actor, told: Callable[[WorkOrder], Told]
) -> None:
    visit = visits.plan(order=triaged.key, by=dan, at=NOON, engineer=tess.key)
    assert told(triaged) == [("tess", "visit_planned")]
    visits.cancel(key=visit.key, by=dan, at=NOON)
    assert told(triaged)[-1] == ("tess", "visit_cancelled")


def test_whose_visit_is_given_to_somebody_else_hears_of_it(
    triaged: WorkOrder, dan: Actor, tess: Actor, toby: Actor, told: Callable[[WorkOrder], Told]
) -> None:
    visit = visits.plan(order=triaged.key, by=dan, at=NOON, engineer=tess.key)
    later = NOON + timedelta(minutes=5)
    visits.reschedule(key=visit.key, by=dan, at=later, engineer=toby.key, starts_at=None, ends_at=None)
    assert told(triaged)[1:] == [("toby", "visit_planned"), ("tess", "visit_unassigned")]


def test_whose_visit_goes_with_an_offer_hears_of_it_by_the_offer(
    triaged: WorkOrder, dan: Actor, tess: Actor, told: Callable[[WorkOrder], Told]
) -> None:
    visit = visits.plan(order=triaged.key, by=dan, at=NOON, engineer=tess.key, asked=True)
    visits.reschedule(key=visit.key, by=None, at=NOON, engineer=None, starts_at=None, ends_at=None, asked=True)
    assert told(triaged) == []


def test_an_escalation_calls_the_next_one_up(
    assigned: WorkOrder, tess: Actor, told: Callable[[WorkOrder], Told]
) -> None:
    WorkOrder.objects.filter(pk=assigned.pk).update(team=Team.objects.get(code="east"))
    moves.escalate(key=assigned.key, by=tess, at=NOON, note="I need help")
    assert told(assigned)[-1] == ("mei", "order_escalated")
    moves.escalate(key=assigned.key, by=tess, at=NOON)
    assert told(assigned)[-1] == ("ada", "order_escalated")


def test_a_promise_of_an_order_nobody_has_placed_is_told_to_who_takes_orders_in(
    order: WorkOrder, told: Callable[[WorkOrder], Told]
) -> None:
    WorkOrder.objects.filter(pk=order.pk).update(team=None, owner=None)
    while clocks.ring_next_due(at=NOON + timedelta(days=1)):
        pass
    assert {name for name, _ in told(order)} == {"agnes"}
    assert ("agnes", "sla_breached") in told(order)


def test_without_anybody_else_the_administrators_hear_of_it(order: WorkOrder) -> None:
    Person.objects.filter(name="agnes").update(is_active=False)
    WorkOrder.objects.filter(pk=order.pk).update(team=None, owner=None)
    assert leads_up_to(WorkOrder.objects.get(pk=order.pk), 0) == [Person.objects.get(name="ada").pk]


def test_of_what_is_made_up_or_long_past_nobody_is_even_looked_for(
    assigned: WorkOrder, django_assert_num_queries: Any
) -> None:
    told = [fact for fact in facts_of(assigned) if type(fact) in reactions.REACTIONS]
    for name in ("demo", "import", "import.inferred"):
        with origin(name), django_assert_num_queries(0):
            for fact in told:
                reactions.tell(fact)
    assert told and not Notice.objects.filter(subject=assigned.key).exists()
