"""`/metrics`: who may read it, and that what is counted there is what happened."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from prometheus_client.parser import text_string_to_metric_families

from aftersales.base import jobs
from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.base.models import Beat, Parked, SlowStatement
from aftersales.people.access import Actor
from aftersales.server.cli import version

Told = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def read(client: Client, **headers: str) -> Told:
    answer = client.get("/metrics", headers=headers)
    assert answer.status_code == 200
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def value(told: Told, name: str, **labels: str) -> float | None:
    return told.get((name, tuple(sorted(labels.items()))))


@pytest.mark.parametrize("peer", ["10.0.0.5", "::ffff:10.0.0.5", "fe80::1", "", "somewhere"])
def test_for_everybody_else_it_is_not_there(db: None, client: Client, peer: str) -> None:
    answer = client.get("/metrics", REMOTE_ADDR=peer)
    assert (answer.status_code, answer.json()["code"]) == (404, "http_404")


@pytest.mark.parametrize("peer", ["127.0.0.1", "127.8.8.8", "::1"])
def test_this_machine_reads_it(db: None, client: Client, peer: str) -> None:
    assert client.get("/metrics", REMOTE_ADDR=peer).status_code == 200


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer wrong", "bearer right", "Basic right", "Bearer right ünd"])
def test_where_a_token_is_set_only_its_bearer_reads_it(db: None, client: Client, settings: Any, given: str) -> None:
    settings.METRICS_TOKEN = "right"
    assert client.get("/metrics", headers={"Authorization": given}).status_code == 404
    assert client.get("/metrics", headers={"Authorization": "Bearer right"}, REMOTE_ADDR="10.0.0.5").status_code == 200


def test_requests_are_counted_by_template_method_and_class(
    db: None, client: Client, api: Callable[..., Any], agnes: Actor
) -> None:
    before = read(client)
    browser = api(agnes)
    for _ in range(3):
        assert browser.send("GET", f"/api/v1/workorders/{new_key()}").status == 404
    after = read(client)
    route = {"route": "api/v1/workorders/<uuid:key>", "method": "GET"}
    counted = [value(told, "aftersales_requests_total", status="4xx", **route) or 0.0 for told in (before, after)]
    assert counted[1] - counted[0] == 3
    timed = [value(told, "aftersales_request_seconds_count", **route) or 0.0 for told in (before, after)]
    assert timed[1] - timed[0] == 3


def test_what_was_asked_for_makes_no_series(db: None, client: Client) -> None:
    client.get("/no-such-page/canary")
    client.generic("CANARY", "/healthz")
    assert "canary" not in client.get("/metrics").content.decode().lower()


def test_what_waits_and_what_failed_is_counted(db: None, client: Client) -> None:
    at = now()
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers CASCADE")
    jobs.defer("notices.send", delivery="1")
    jobs.defer("notices.send", delivery="2")
    for number, given_up_at in enumerate((None, at)):
        told = {"fact_id": number, "fact_recorded_at": at, "next_try_at": at, "given_up_at": given_up_at}
        Parked.objects.create(subscriber="one", subject=new_key(), **told)
    Beat.objects.create(part="relay", at=at - timedelta(seconds=90))
    slow = {"times": 4, "total_ms": 9000, "worst_ms": 4000, "last_at": at}
    SlowStatement.objects.create(fingerprint="f", hour=at, text="SELECT ?", **slow)

    told = read(client)

    assert value(told, "aftersales_jobs", queue="mail", state="todo") == 2
    assert value(told, "aftersales_parked_facts", state="waiting") == 1
    assert value(told, "aftersales_parked_facts", state="given_up") == 1
    assert 89 < (value(told, "aftersales_silent_seconds", part="relay") or 0) < 200
    assert value(told, "aftersales_slow_statements_hour") == 4
    assert value(told, "aftersales_database_up") == 1
    assert value(told, "aftersales_build_info", version=version()) == 1
    assert (value(told, "aftersales_database_connections", state="active") or 0) >= 1
    assert (value(told, "aftersales_database_connections_allowed") or 0) > 1
    assert (value(told, "aftersales_database_bytes") or 0) > 1_000_000


def test_without_its_database_it_still_tells_what_it_counted_itself(
    transactional_db: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
    connection.close()
    try:
        told = read(client)
    finally:
        monkeypatch.undo()
        connection.close()
    assert value(told, "aftersales_database_up") == 0
    assert value(told, "aftersales_jobs", queue="mail", state="todo") is None
    assert any(name == "aftersales_requests_total" for name, _ in told)
