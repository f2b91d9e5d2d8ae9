"""What is due: the one list of it, and what asking costs while nothing is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.clock import now
from aftersales.server import wiring
from aftersales.workorders.models import SlaClock, WorkOrder

pytestmark = pytest.mark.django_db


def asked_of_runs(step: wiring.Step) -> int:
    """How often a step that finds something asks whether a log is being told."""
    with CaptureQueriesContext(connection) as captured:
        assert step(at=now() + timedelta(days=30))
    return sum("base_run" in query["sql"] for query in captured.captured_queries)


def test_what_is_due_is_done_without_asking_for_replays_each_time(order: WorkOrder) -> None:
    assert SlaClock.objects.filter(order=order, next_at__isnull=False).exists()
    assert asked_of_runs(wiring.DUE[0]) == 0


def test_when_all_is_quiet_a_step_asks_three_short_questions() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert not wiring.DUE[0](at=now())
    named = [query["sql"] for query in captured.captured_queries if "SAVEPOINT" not in query["sql"]]
    assert len(named) == 3
