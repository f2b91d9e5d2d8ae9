"""The two state machines against the running API: whatever anybody tries in whatever order, the API and a model that
was written without it agree, and what must always hold holds after every step.

`AFTERSALES_EXAMPLES=200` (or more) runs for as long as one likes.
"""

import os
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, Final

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from aftersales.base.clock import now
from aftersales.customers.models import Customer
from aftersales.people.models import Person
from aftersales.workorders import clock, states
from aftersales.workorders.models import Booking, SlaClock, WorkOrder
from aftersales.workorders.queries.log import log_of
from tests.conftest import Answer, Api

EXAMPLES: Final = int(os.environ.get("AFTERSALES_EXAMPLES", "10"))

# The model: two drawings of arrows, typed off the plan of the house, not off the product's code.

ORDER: Final = {
    "reported": "triage escalate cancel merge",
    "triaged": "assign wait hand_off escalate cancel merge",
    "assigned": "assign release start wait hand_off escalate resolve cancel merge",
    "working": "assign release wait hand_off escalate resolve cancel merge",
    "waiting": "assign release wait resume escalate cancel merge",
    "resolved": "assign confirm close reopen",
    "closed": "reopen",
    "cancelled": "",
}
VISIT: Final = {
    "planned": "reschedule confirm decline cancel",
    "confirmed": "reschedule decline depart arrive cancel",
    "travelling": "arrive report_no_access cancel",
    "on_site": "complete report_no_access",
    "done": "",
    "cancelled": "",
    "no_access": "",
}
ORDER_MOVES: Final = sorted({move for legal in ORDER.values() for move in legal.split()})
VISIT_MOVES: Final = sorted({move for legal in VISIT.values() for move in legal.split()})
TO: Final = {
    "triage": "triaged", "start": "working", "wait": "waiting", "hand_off": "waiting", "resolve": "resolved",
    "confirm": "closed", "close": "closed", "reopen": "triaged", "cancel": "cancelled", "merge": "cancelled",
}  # fmt: skip
VISIT_TO: Final = {
    "confirm": "confirmed", "decline": "planned", "depart": "travelling", "arrive": "on_site", "complete": "done",
    "report_no_access": "no_access", "cancel": "cancelled",
}  # fmt: skip
AGENT: Final = frozenset({"triage", "assign", "release", "confirm", "close", "reopen", "cancel", "merge"})
WORK: Final = frozenset({"start", "wait", "resume", "hand_off", "escalate", "resolve"})
RIGHTS: Final = {"agnes": AGENT, "mei": AGENT | WORK, "dan": AGENT - {"confirm", "close", "reopen"} | WORK}
"""What each of the readers may do of an order of their team: an agent, a manager, a dispatcher."""
BODIES: Final[dict[str, Any]] = {
    "wait": {"reason": "parts"}, "resolve": {"cause": "c", "solution": "s"}, "reopen": {"note": "again"},
    "cancel": {"reason": "r"}, "hand_off": {"to": "rd", "summary": "s"},
}  # fmt: skip


class Model:
    """What the order and its visits should be."""

    def __init__(self) -> None:
        self.state = "reported"
        self.owner: str | None = None
        self.waits_in = ""
        self.reopened = 0
        self.visits: list[SimpleNamespace] = []

    def last_good(self) -> bool:
        """Whether the visits let the order be resolved."""
        if any(visit.state not in ("done", "cancelled", "no_access") for visit in self.visits):
            return False
        outcomes = [visit.outcome for visit in self.visits if visit.outcome]
        return not outcomes or outcomes[-1] in ("fixed", "no_fault")

    def ahead(self) -> bool:
        """Whether somebody has accepted a visit, or is on the way or there."""
        return any(visit.state in ("confirmed", "travelling", "on_site") for visit in self.visits)

    def enter(self, state: str) -> None:
        if state == "waiting" and self.state != "waiting":
            self.waits_in = self.state
        self.state = state

    def roll_up(self) -> None:
        """Where the visits put the order."""
        if self.state not in ("triaged", "assigned", "working", "waiting") or not self.visits:
            return
        idle = "assigned" if self.owner else "triaged"
        states = {visit.state for visit in self.visits}
        last = self.visits[-1]
        if states & {"travelling", "on_site"}:
            self.enter("working")
        elif states & {"planned", "confirmed"}:
            if self.state != "waiting":
                self.enter("assigned" if "confirmed" in states else idle)
        elif last.state == "no_access" or last.outcome in ("needs_part", "refused"):
            self.enter("waiting")
        elif last.outcome in ("fixed", "no_fault"):
            self.enter("working")
        elif last.outcome == "partial" or self.state != "waiting":
            self.enter(idle)


class Machine(RuleBasedStateMachine):
    """One order of Acme, two engineers, three of the staff at their browsers, and anything in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.people = {name: Person.objects.get(name=name) for name in ("mei", "agnes", "dan", "tess", "toby")}
        self.browsers = {name: Api(self.people[name]) for name in RIGHTS}
        self.model = Model()
        told = {"kind": "repair", "title": "x", "customer": _acme()}
        answer = self.browsers["dan"].post("/api/v1/workorders", told)
        assert answer.status == 201, answer.body
        self.key = answer.body["key"]
        twin = self.browsers["dan"].post("/api/v1/workorders", told)
        self.twin = twin.body["key"]
        self.slots = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    def order(self) -> WorkOrder:
        return WorkOrder.objects.get(key=self.key)

    # -- orders

    @rule(who=st.sampled_from(sorted(RIGHTS)), move=st.sampled_from(ORDER_MOVES))
    def move(self, who: str, move: str) -> None:
        """Any move by anybody: refused for the right reason, or done."""
        body = dict(BODIES.get(move, {}))
        if move == "assign":
            body = {"owner": self.people["tess"].key}
        if move == "merge":
            body = {"into": self.twin}
        answer = self.browsers[who].post(f"/api/v1/workorders/{self.key}/{move}", body)
        legal = ORDER[self.model.state].split()
        if move not in RIGHTS[who]:
            assert answer.status == 403, answer.body
        elif move not in legal:
            assert (answer.status, answer.body["code"]) == (409, "illegal_move"), answer.body
            assert answer.body["facts"]["legal"] == legal
        elif (move == "resolve" and not self.model.last_good()) or (move in ("cancel", "merge") and self.model.ahead()):
            assert answer.status == 409 and answer.body["code"].startswith("visits_"), answer.body
        elif move == "escalate" and answer.status == 409:
            assert answer.body["code"] == "escalated_to_the_top"
        else:
            assert answer.status == 200, answer.body
            self._moved(move)

    def _moved(self, move: str) -> None:
        model = self.model
        if move == "assign":
            model.owner = "tess"
            if model.state not in ("waiting", "resolved"):
                model.enter("assigned")
        elif move == "release":
            model.owner = None
            if model.state != "waiting":
                model.enter("triaged")
        elif move == "resume":
            back = model.waits_in if model.waits_in != "triaged" else "assigned"
            model.enter(back if model.owner else "triaged")
        elif move in TO:
            model.reopened += move == "reopen"
            model.enter(TO[move])

    # -- visits

    @rule(engineer=st.sampled_from(["tess", "toby", None]))
    def plan(self, engineer: str | None) -> None:
        if len(self.model.visits) >= 4:
            return
        self.slots += 1
        start = now() + timedelta(days=self.slots)
        body = {"engineer": self.people[engineer].key if engineer else None, "starts_at": start,
                "ends_at": start + timedelta(hours=2)}  # fmt: skip
        answer = self.browsers["dan"].post(f"/api/v1/workorders/{self.key}/visits", body)
        if self.model.state not in ("triaged", "assigned", "working", "waiting"):
            assert (answer.status, answer.body["code"]) == (409, "no_visit_now"), answer.body
            return
        assert answer.status == 201, answer.body
        self.model.visits.append(
            SimpleNamespace(key=answer.body["key"], state="planned", engineer=engineer, outcome="")
        )
        self.model.roll_up()

    @precondition(lambda self: self.model.visits)
    @rule(
        data=st.data(),
        move=st.sampled_from(VISIT_MOVES),
        outcome=st.sampled_from(["fixed", "partial", "needs_part", "no_fault", "refused"]),
        engineer=st.sampled_from(["tess", "toby", None]),
    )
    def move_visit(self, data: st.DataObject, move: str, outcome: str, engineer: str | None) -> None:
        visit = data.draw(st.sampled_from(self.model.visits))
        self.slots += 1
        start = now() + timedelta(days=self.slots)
        bodies: dict[str, Any] = {
            "complete": {"outcome": outcome}, "decline": {"reason": "skill"},
            "reschedule": {"engineer": self.people[engineer].key if engineer else None, "starts_at": start,
                           "ends_at": start + timedelta(hours=2)},
        }  # fmt: skip
        answer = self.browsers["dan"].post(f"/api/v1/visits/{visit.key}/{move}", bodies.get(move, {}))
        legal = VISIT[visit.state].split()
        if move not in legal:
            assert (answer.status, answer.body["code"]) == (409, "illegal_visit_move"), answer.body
            assert answer.body["facts"]["legal"] == legal
            return
        if move == "confirm" and visit.engineer is None:
            assert answer.body["code"] == "visit_without_engineer", answer.body
            return
        assert answer.status == 200, answer.body
        self._visit_moved(visit, move, outcome, engineer, answer)

    def _visit_moved(self, visit: Any, move: str, outcome: str, engineer: str | None, answer: Answer) -> None:
        if move == "reschedule":
            visit.state = visit.state if engineer == visit.engineer else "planned"
            visit.engineer = engineer
        else:
            visit.state = VISIT_TO[move]
        if move == "decline":
            visit.engineer = None
        if move == "complete":
            visit.outcome = outcome
        assert answer.body["state"] == visit.state
        self.model.roll_up()

    # -- what always holds

    @invariant()
    def the_order_is_where_the_model_says(self) -> None:
        order = self.order()
        assert (order.state, order.reopen_count) == (self.model.state, self.model.reopened)
        assert (order.owner.name if order.owner else None) == self.model.owner
        assert [visit.state for visit in order.visits.order_by("number")] == [one.state for one in self.model.visits]

    @invariant()
    def the_page_offers_what_is_legal_and_permitted(self) -> None:
        for name, browser in self.browsers.items():
            page = browser.get(f"/api/v1/workorders/{self.key}").body
            legal = ORDER[self.model.state].split()
            assert [one["move"] for one in page["moves"]] == [move for move in legal if move in RIGHTS[name]]

    @invariant()
    def the_clocks_stand_as_their_log_says(self) -> None:
        order = self.order()
        for target, log in log_of(order).items():
            row = SlaClock.objects.get(order=order, target=target)
            reading = clock.read(log, row.read_at)
            assert (row.state, row.due_at, row.cycle) == (reading.state, reading.due_at, reading.cycle)
            assert row.stopped_at == reading.stopped_at and row.breached_at == reading.breached_at
        running = {"waiting": {"next_update"}, "resolved": set(), "cancelled": set()}.get(order.state)
        if running is not None:
            found = set(SlaClock.objects.filter(order=order, state="running").values_list("target", flat=True))
            assert found - {"response"} <= running, (order.state, found)

    @invariant()
    def the_stamps_agree_with_the_state(self) -> None:
        order = self.order()
        assert (order.waiting_since_at is not None) == (order.state == "waiting")
        assert (order.resolved_at is not None) >= (order.state == "resolved")
        assert (order.closed_at is not None) == (order.state == "closed")
        assert (order.cancelled_at is not None) == (order.state == "cancelled")

    @invariant()
    def nobody_is_booked_twice(self) -> None:
        live = Booking.objects.filter(released_at__isnull=True)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM workorders_booking a JOIN workorders_booking b ON a.id < b.id"
                " AND a.engineer_id = b.engineer_id AND a.period && b.period"
                " WHERE a.released_at IS NULL AND b.released_at IS NULL"
            )
            assert cursor.fetchone() == (0,)
        wanted = {one.key for one in self.model.visits if one.engineer and one.state not in _OVER}
        assert {str(row.visit.key) for row in live if row.visit} == wanted


_OVER: Final = ("done", "cancelled", "no_access")


def _acme() -> Any:
    return Customer.objects.get(code="acme").key


@pytest.mark.django_db
def test_the_api_and_the_model_agree(cast: SimpleNamespace) -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=25, deadline=None, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip


def test_the_drawings_name_the_same_moves_as_the_product() -> None:
    for name, legal in ORDER.items():
        assert states.order_moves_from(states.Order(name)) == legal.split(), name
    for name, legal in VISIT.items():
        assert states.visit_moves_from(states.Visit(name)) == legal.split(), name
