"""The way of an order as its customer is told it, from facts alone."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aftersales.workorders.journey import TELLING, Happening, way
from aftersales.workorders.states import ORDER_MOVES, VISIT_MOVES

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def told(*facts: tuple[str, dict[str, Any]] | str, goes_there: bool = True, ended: bool = False) -> Any:
    """The way after these facts, a minute apart."""
    happened = []
    for minute, fact in enumerate(facts):
        kind, data = (fact, {}) if isinstance(fact, str) else fact
        happened.append(Happening(kind, NOON + minute * MINUTE, "who", data))
    return way(happened, goes_there=goes_there, ended=ended)


def states(*facts: Any, **more: Any) -> list[str]:
    return [f"{step.step} {step.state}" for step in told(*facts, **more).steps]


VISITED = ("WorkOrderTriaged", "VisitPlanned", "VisitConfirmed", "VisitDeparted", "VisitArrived")


def test_nothing_has_happened_yet() -> None:
    assert states() == ["triage now", "assign ahead", "travel ahead", "work ahead", "follow_up ahead"]
    assert states(goes_there=False)[1:] == ["diagnose ahead", "work ahead", "verify ahead", "follow_up ahead"]


@pytest.mark.parametrize(
    ("facts", "going_on"),
    [(1, "assign"), (2, "assign"), (3, "travel"), (4, "travel"), (5, "work")],
)
def test_a_visit_leads_from_step_to_step(facts: int, going_on: str) -> None:
    assert f"{going_on} now" in states(*VISITED[:facts])


def test_setting_out_is_known_until_arrival() -> None:
    assert told(*VISITED[:4]).on_the_way_since == NOON + 3 * MINUTE
    assert told(*VISITED).on_the_way_since is None


def test_a_visit_that_mended_nothing_is_followed_by_another() -> None:
    after = (*VISITED, ("VisitCompleted", {"outcome": "needs_part"}), ("WorkOrderWaited", {"reason": "parts"}))
    assert states(*after)[:3] == ["triage done", "assign done", "travel now"]
    found = told(*after, "WorkOrderResumed", "VisitDeparted", "VisitArrived")
    assert [(one.reason, one.after, one.ended_at) for one in found.pauses] == [("parts", "assign", NOON + 7 * MINUTE)]


def test_remote_work_has_its_own_steps_even_where_somebody_usually_goes() -> None:
    assert states("WorkOrderTriaged", "WorkOrderAssigned", "WorkOrderStarted") == [
        "triage done", "diagnose done", "work now", "verify ahead", "follow_up ahead",
    ]  # fmt: skip


def test_a_wait_says_until_when_and_ends_with_the_work() -> None:
    waited = ("WorkOrderWaited", {"reason": "customer", "wake_at": (NOON + 60 * MINUTE).isoformat()})
    (pause,) = told("WorkOrderTriaged", waited, "WorkOrderResolved").pauses
    assert (pause.until_at, pause.ended_at) == (NOON + 60 * MINUTE, NOON + 2 * MINUTE)


def test_a_reopened_order_begins_again_behind_its_first_step() -> None:
    done = (*VISITED, ("VisitCompleted", {"outcome": "fixed"}), "WorkOrderResolved")
    assert states(*done)[-2:] == ["work done", "follow_up now"]
    again = told(*done, "WorkOrderReopened")
    assert [step.state for step in again.steps] == ["done", "now", "ahead", "ahead", "ahead"]
    assert (again.pauses, again.reopened_at) == ([], NOON + 7 * MINUTE)


def test_a_cancelled_order_goes_nowhere() -> None:
    assert "assign now" not in states("WorkOrderTriaged", "WorkOrderCancelled", ended=True)


def test_an_engineer_who_declined_is_not_on_the_way() -> None:
    assert states(*VISITED[:3], "VisitDeclined")[1] == "assign now"


def test_every_fact_it_reads_is_one_that_a_move_tells() -> None:
    assert len(set(TELLING)) == len(TELLING) <= len(ORDER_MOVES) + len(VISIT_MOVES)
