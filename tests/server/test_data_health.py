"""Data health: whatever was dropped, parked, late, failed or left out is counted, with reasons, and can be retried."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from aftersales.base import jobs
from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.base.models import Beat, File, Import, ImportRow, Parked, Run, SlowStatement
from aftersales.notices.models import Delivery, Notice
from aftersales.people.access import Actor
from aftersales.server.cli import version
from aftersales.workorders.models import SlaClock, Stuck

CANARY = "王小翠"
HEALTH = "/api/v1/installation/health"
RETRY = "/api/v1/installation/retry"


@pytest.fixture(autouse=True)
def _empty(db: None) -> Iterator[None]:
    run("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    Beat.objects.all().delete()
    yield


def run(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def seen(api: Callable[..., Any], ada: Actor) -> Callable[[], dict[str, Any]]:
    """What an administrator is told now, troubles by code."""

    def look() -> dict[str, Any]:
        answer = api(ada).send("GET", HEALTH)
        assert answer.status == 200, answer.body
        return {**answer.body, "troubles": {one["code"]: one for one in answer.body["troubles"]}}

    return look


def test_where_nothing_went_wrong_every_count_is_nothing(seen: Callable[[], dict[str, Any]]) -> None:
    for part in ("relay", "clock", "housekeeping"):
        Beat.objects.create(part=part, at=now())
    told = seen()
    assert {code for code, one in told["troubles"].items() if one["count"]} == set()
    assert len(told["troubles"]) >= 15
    assert told["machine"]["version"] == version()
    assert told["machine"]["disk_free_bytes"] > 0
    assert told["machine"]["connections"] >= 1


def test_parked_facts_are_counted_by_reader_and_kind_of_error(seen: Callable[[], dict[str, Any]]) -> None:
    at = now()
    for number, (reader, given_up) in enumerate((("a.b", at), ("a.b", at), ("c.d", None))):
        Parked.objects.create(
            subscriber=reader, subject=new_key(), fact_id=number, fact_recorded_at=at, next_try_at=at,
            given_up_at=given_up, error=f"ValueError: {CANARY}",
        )  # fmt: skip
    told = seen()["troubles"]
    given_up, parked = told["facts_given_up"], told["facts_parked"]
    assert given_up["reasons"] == [{"reason": "a.b: ValueError", "count": 2}]
    assert (given_up["count"], given_up["grave"], given_up["mend"]) == (2, True, "facts")
    assert (parked["count"], parked["grave"]) == (1, False)
    assert CANARY not in str(told)


def test_jobs_are_counted_by_task(seen: Callable[[], dict[str, Any]]) -> None:
    jobs.defer("notices.send", delivery=CANARY)
    jobs.defer("notices.collect", person="1", not_before=now() - timedelta(hours=1))
    for status in ("doing", "failed"):
        run("UPDATE procrastinate_jobs SET status = %s WHERE task_name = 'notices.send'", status)
    told = seen()
    tasks = {one["task"]: one for one in told["jobs"]}
    assert (tasks["notices.send"]["failed"], tasks["notices.collect"]["waiting"]) == (1, 1)
    assert tasks["notices.send"]["last_failed_at"]
    assert tasks["notices.collect"]["oldest_at"]
    assert told["troubles"]["jobs_failed"]["reasons"] == [{"reason": "notices.send", "count": 1}]
    assert told["troubles"]["jobs_late"]["reasons"] == [{"reason": "notices.collect", "count": 1}]
    assert CANARY not in str(told)


def test_everything_else_that_went_wrong_is_counted(
    seen: Callable[[], dict[str, Any]], tess: Actor, report: Callable[..., Any]
) -> None:
    at = now()
    order = report()
    Stuck.objects.create(order=order, what="response", error=f"KeyError: {CANARY}", since_at=at, next_try_at=at)
    SlaClock.objects.filter(order=order).update(next_at=at - timedelta(minutes=5))
    late = SlaClock.objects.filter(order=order).count()
    for number, state in enumerate(("failed", "expired", "dropped", "waiting")):
        notice = Notice.objects.create(person_id=tess.id, code="x", effect=str(number), at=at)
        due = at - timedelta(minutes=number)
        Delivery.objects.create(
            notice=notice, channel="email", state=state, send_before_at=at, due_at=due, error="SMTPException 550"
        )
    File.objects.create(
        uploaded_by=tess.key, state="refused", reason="virus", storage_key="k", begun_at=at, settled_at=at
    )
    Run.objects.create(kind="workorders.export", state="failed", started_at=at, ended_at=at)
    told = seen()["troubles"]
    assert told["due_work_failing"]["reasons"] == [{"reason": "response: KeyError", "count": 1}]
    assert told["clocks_late"]["count"] == late > 0
    assert [told[f"letters_{one}"]["count"] for one in ("failed", "expired", "dropped", "late")] == [1, 1, 1, 1]
    assert told["letters_failed"]["reasons"] == [{"reason": "SMTPException 550", "count": 1}]
    assert told["files_refused"]["reasons"] == [{"reason": "virus", "count": 1}]
    assert told["runs_failed"]["reasons"] == [{"reason": "workorders.export", "count": 1}]
    assert told["parts_silent"]["count"] == 3
    assert CANARY not in str(told)
    assert ImportRow.objects.count() == Import.objects.count() == told["import_rows_left_out"]["count"] == 0


def test_slow_statements_of_a_day_are_added_up(seen: Callable[[], dict[str, Any]]) -> None:
    at = now()
    for hours, worst in ((0, 1500), (2, 4000), (30, 9000)):
        hour = at - timedelta(hours=hours)
        SlowStatement.objects.create(
            fingerprint="f", hour=hour, text="SELECT ?", times=2, total_ms=5000, worst_ms=worst, last_at=hour
        )
    (one,) = seen()["slow"]
    assert (one["times"], one["total_ms"], one["worst_ms"], one["text"]) == (4, 10_000, 4000, "SELECT ?")


def test_what_failed_is_tried_again(api: Callable[..., Any], ada: Actor) -> None:
    at = now()
    told = {"fact_id": 1, "fact_recorded_at": at, "next_try_at": at, "given_up_at": at, "attempts": 10}
    Parked.objects.create(subscriber="one", subject=new_key(), **told)
    for _ in range(2):
        jobs.defer("notices.send", once="same", delivery="1")
        run("UPDATE procrastinate_jobs SET status = 'failed'")
    jobs.defer("notices.send", once="queued anew", delivery="2")
    run("UPDATE procrastinate_jobs SET status = 'failed' WHERE status = 'todo'")
    jobs.defer("notices.send", once="queued anew", delivery="2")

    assert api(ada).send("POST", RETRY, {"what": "facts"}).body == {"count": 1}
    assert Parked.objects.get().given_up_at is None
    assert api(ada).send("POST", RETRY, {"what": "jobs"}).body == {"count": 1}
    with connection.cursor() as cursor:
        cursor.execute("SELECT status::text FROM procrastinate_jobs ORDER BY id")
        assert [status for (status,) in cursor.fetchall()] == ["todo", "failed", "failed", "todo"]


def test_only_administrators_see_and_mend_it(api: Callable[..., Any], agnes: Actor) -> None:
    assert api(agnes).send("GET", HEALTH).status == 403
    assert api(agnes).send("POST", RETRY, {"what": "jobs"}).status == 403
