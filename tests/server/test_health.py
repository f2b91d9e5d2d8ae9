"""Whether it lives, whether it can serve, and what the product says while its database is away."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from aftersales.base.clock import now
from aftersales.base.models import Beat
from aftersales.people.access import Actor
from aftersales.people.signed import memory


@pytest.fixture
def no_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], None]]:
    """Call it, and nobody reaches the database any more."""

    def take_away() -> None:
        monkeypatch.setitem(connection.settings_dict, "HOST", "/nowhere")
        connection.close()

    yield take_away
    monkeypatch.undo()
    connection.close()


def test_readiness_tells_how_far_behind_the_work_is(db: None, client: Client) -> None:
    Beat.objects.create(part="relay", at=now())

    answer = client.get("/readyz")

    assert answer.status_code == 200
    told = answer.json()
    assert (told["ready"], told["database"], told["migrations"]) == (True, True, True)
    assert told["silent_seconds"]["relay"] < 60
    assert told.keys() >= {"relay_lag_seconds", "facts_given_up", "oldest_job_seconds"}


def test_without_its_database_it_lives_but_is_not_ready(
    transactional_db: None, client: Client, no_database: Callable[[], None]
) -> None:
    no_database()

    alive, ready = client.get("/healthz"), client.get("/readyz")

    assert [alive.status_code, ready.status_code] == [200, 503]
    assert ready.json() == {"ready": False, "database": False, "migrations": None}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_without_its_database_the_product_says_so_and_when_to_try_again(
    transactional_db: None, api: Callable[..., Any], tess: Actor, no_database: Callable[[], None], method: str
) -> None:
    browser = api(tess)
    memory.forget_all()
    no_database()

    answer = browser.send(method, "/api/v1/notices/read" if method == "POST" else "/api/v1/notices", {"keys": []})

    assert (answer.status, answer.body["code"], answer.headers["Retry-After"]) == (503, "database_away", "2")
    assert answer.headers["Content-Type"] == "application/problem+json"
