"""Whatever is planned, moved, linked, made, and called off in any order: nobody is planned to begin before their turn
without that being marked, no visits wait for one another in a ring, and nobody sets out too early."""

import os
from datetime import timedelta
from typing import Any, Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from aftersales.base.errors import Conflict, Invalid
from aftersales.customers.models import Customer
from aftersales.people.models import Engineer
from aftersales.workorders.actions import moves, orders, visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.states import Outcome
from aftersales.workorders.turns import SameEngineer
from tests.conftest import NOON

EXAMPLES: Final = int(os.environ.get("AFTERSALES_EXAMPLES", "10"))
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(hours=24)
GOOD: Final = frozenset({"fixed", "partial", "no_fault"})
OVER: Final = frozenset({"done", "cancelled", "no_access"})

hours = st.one_of(st.none(), st.integers(1, 20))
which = st.integers(0, 7)
gaps = st.integers(0, 2)
same = st.sampled_from(SameEngineer)


class Machine(RuleBasedStateMachine):
    """An order and its child, two engineers, and anything in any order; what is refused changes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.at = NOON
        self.engineers = [one.person.key for one in Engineer.objects.select_related("person").order_by("pk")[:2]]
        parent = self._order(None)
        self.orders = [parent, self._order(parent)]

    def _order(self, parent: WorkOrder | None) -> WorkOrder:
        told: dict[str, Any] = {"kind": "repair", "title": "x", "customer": Customer.objects.get(code="acme").key}
        made = orders.report(by=None, at=NOON, parent=parent.key if parent is not None else None, **told)
        return moves.triage(key=made.key, by=None, at=NOON)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def visit(self, number: int) -> Visit | None:
        found = list(Visit.objects.filter(order__in=self.orders).order_by("pk"))
        return found[number % len(found)] if found else None

    def attempt(self, act: Any, **told: Any) -> None:
        self.at += timedelta(minutes=1)
        try:
            with transaction.atomic():
                act(by=None, at=self.at, **told)
        except (Conflict, Invalid):
            pass

    def times(self, hour: int | None) -> dict[str, Any]:
        start = NOON + hour * 6 * HOUR if hour is not None else None
        return {"starts_at": start, "ends_at": start + 2 * HOUR if start is not None else None}

    def wanted(self, after: int, gap: int, how: SameEngineer) -> Wanted:
        earlier = self.visit(after)
        return Wanted(after=earlier.key if earlier is not None else None, gap_days=gap, same_engineer=how)

    @rule(
        child=st.booleans(),
        hour=hours,
        who=st.sampled_from([None, 0, 1]),
        after=st.one_of(st.none(), which),
        gap=gaps,
        how=same,
    )
    def plan(
        self, child: bool, hour: int | None, who: int | None, after: int | None, gap: int, how: SameEngineer
    ) -> None:
        turn = self.wanted(after, gap, how) if after is not None else None
        engineer = self.engineers[who] if who is not None else None
        self.attempt(visits.plan, order=self.orders[child].key, engineer=engineer, turn=turn, **self.times(hour))

    @rule(number=which, hour=hours, who=st.sampled_from([None, 0, 1]))
    def reschedule(self, number: int, hour: int | None, who: int | None) -> None:
        visit = self.visit(number)
        if visit is not None:
            engineer = self.engineers[who] if who is not None else None
            self.attempt(visits.reschedule, key=visit.key, engineer=engineer, **self.times(hour))

    @rule(number=which, after=st.one_of(st.none(), which), gap=gaps, how=same)
    def put(self, number: int, after: int | None, gap: int, how: SameEngineer) -> None:
        visit = self.visit(number)
        if visit is not None:
            wanted = self.wanted(after, gap, how) if after is not None else Wanted()
            self.attempt(visits.put_in_turn, key=visit.key, wanted=wanted)

    @rule(number=which, move=st.sampled_from([visits.confirm, visits.depart, visits.arrive, visits.cancel]))
    def move(self, number: int, move: Any) -> None:
        visit = self.visit(number)
        if visit is not None:
            self.attempt(move, key=visit.key)

    @rule(number=which, outcome=st.sampled_from(Outcome))
    def complete(self, number: int, outcome: Outcome) -> None:
        visit = self.visit(number)
        if visit is not None:
            self.attempt(visits.complete, key=visit.key, outcome=outcome)

    @invariant()
    def nobody_is_early_unmarked(self) -> None:
        for turn in Turn.objects.select_related("visit", "after"):
            visit, before = turn.visit, turn.after
            assert before is not None
            if visit.state in OVER or visit.state in ("travelling", "on_site"):
                continue
            done = before.outcome in GOOD
            ends = before.ended_at if done else before.ends_at
            gone = before.state in OVER and not done
            begins = visit.starts_at
            early = begins is not None and (ends is None or begins < ends + turn.gap_days * DAY)
            another = turn.same_engineer == "only" and None not in (visit.engineer_id, before.engineer_id)
            another = another and visit.engineer_id != before.engineer_id
            assert bool(turn.out_why) == bool(gone or early or another), (turn.out_why, gone, early, another)
            assert (turn.comes_at is None) == (gone or ends is None)

    @invariant()
    def nobody_waits_in_a_ring(self) -> None:
        after = dict(Turn.objects.values_list("visit", "after"))
        for first in after:
            seen, one = set(), first
            while one is not None:
                assert one not in seen
                seen.add(one)
                one = after.get(one)

    @invariant()
    def nobody_set_out_before_the_visit_before_was_done(self) -> None:
        for turn in Turn.objects.filter(visit__departed_at__isnull=False).select_related("visit", "after"):
            assert turn.after is not None and turn.after.outcome in GOOD
            assert turn.after.ended_at is not None and turn.visit.departed_at is not None
            assert turn.after.ended_at <= turn.visit.departed_at


@pytest.mark.django_db
def test_random_walks_keep_the_order_of_visits(cast: Any) -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
