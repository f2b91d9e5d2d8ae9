"""The same request twice has one effect and one answer, over real HTTP."""

from collections.abc import Callable
from datetime import timedelta
from threading import Event as Signal
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from ninja import NinjaAPI, Status

from aftersales.base import idempotency
from aftersales.base.errors import Conflict
from aftersales.base.http import Input, Line
from aftersales.base.models import Cursor, IdempotencyKey
from aftersales.people.models import Person


class CupIn(Input):
    name: Line


class Kitchen:
    """An API whose one verb leaves a row, and can be told to wait or to refuse after it wrote."""

    def __init__(self, api: NinjaAPI) -> None:
        self.entered, self.go_on = Signal(), Signal()
        self.go_on.set()
        self.refuse = False
        self.calls = 0

        @api.post("/cups", response={201: dict[str, Any]}, operation_id="make_cup")
        def make_cup(request: Any, body: CupIn) -> Status[dict[str, Any]]:
            self.calls += 1
            Cursor.objects.create(name=f"{body.name} {self.calls}")
            self.entered.set()
            self.go_on.wait(10)
            if self.refuse:
                raise Conflict("try_again")
            return Status(201, {"cup": body.name, "call": self.calls})

        @api.delete("/cups", operation_id="drop_cups")
        def drop_cups(request: Any) -> dict[str, int]:
            return {"dropped": Cursor.objects.all().delete()[0]}

    @property
    def cups(self) -> int:
        return Cursor.objects.count()


@pytest.fixture
def kitchen(api: NinjaAPI, serve: Callable[[], None]) -> Kitchen:
    made = Kitchen(api)
    serve()
    return made


CUP = {"name": "blue"}


def test_a_write_without_a_key_is_refused(kitchen: Kitchen, browser: Any) -> None:
    answer = browser.send("POST", "/api/cups", CUP)

    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency_key_missing")
    assert answer.json()["facts"] == {"field": "Idempotency-Key"}
    assert kitchen.cups == 0


@pytest.mark.parametrize("key", ["k" * 256, "tab\there"])
def test_a_key_that_is_none_is_refused(kitchen: Kitchen, browser: Any, key: str) -> None:
    answer = browser.post("/api/cups", CUP, key=key)

    assert (answer.status_code, answer.json()["code"]) == (422, "bad_idempotency_key")
    assert kitchen.cups == 0


def test_a_stranger_is_told_to_sign_in_whatever_the_key(kitchen: Kitchen, stranger: Any) -> None:
    assert stranger.post("/api/cups", CUP, key="k").status_code == 401
    assert stranger.send("POST", "/api/cups", CUP).status_code == 401
    assert not IdempotencyKey.objects.exists()


def test_the_same_key_with_another_body_is_refused(kitchen: Kitchen, browser: Any) -> None:
    browser.post("/api/cups", CUP, key="k")

    answer = browser.post("/api/cups", {"name": "red"}, key="k")

    assert (answer.status_code, answer.json()["code"]) == (422, "idempotency_key_reused")
    assert kitchen.cups == 1


def test_the_same_key_with_another_method_is_refused(kitchen: Kitchen, browser: Any) -> None:
    browser.post("/api/cups", CUP, key="k")

    assert browser.send("DELETE", "/api/cups", CUP, Idempotency_Key="k").status_code == 422
    assert kitchen.cups == 1


def test_sent_twice_it_has_one_effect_and_the_same_answer(kitchen: Kitchen, browser: Any) -> None:
    first = browser.post("/api/cups", CUP, key="k")
    second = browser.post("/api/cups", CUP, key="k")

    assert first.status_code == second.status_code == 201
    assert first.content == second.content
    assert first["Content-Type"] == second["Content-Type"]
    assert (first.get("Idempotency-Replayed"), second["Idempotency-Replayed"]) == (None, "true")
    assert kitchen.cups == 1


def test_another_key_is_another_request(kitchen: Kitchen, browser: Any) -> None:
    browser.post("/api/cups", CUP, key="k1")
    browser.post("/api/cups", CUP, key="k2")

    assert kitchen.cups == 2


def test_somebody_elses_key_of_the_same_name_is_another(kitchen: Kitchen, browser: Any) -> None:
    other = type(browser)(Person.objects.create(name="kim", email="kim@example.com", password="!"))
    browser.post("/api/cups", CUP, key="k")
    answer = other.post("/api/cups", CUP, key="k")

    assert answer.status_code == 201
    assert kitchen.cups == 2


def test_a_repeat_while_the_first_is_under_way_waits_for_nobody(
    ground: None, kitchen: Kitchen, browser: Any, in_thread: Callable[[Callable[[], Any]], Thread]
) -> None:
    kitchen.go_on.clear()
    first: list[Any] = []
    sending = in_thread(lambda: first.append(browser.post("/api/cups", CUP, key="k")))
    kitchen.entered.wait(10)

    early = browser.post("/api/cups", CUP, key="k")
    kitchen.go_on.set()
    sending.join()
    late = browser.post("/api/cups", CUP, key="k")

    assert (early.status_code, early.json()["code"]) == (409, "same_request_under_way")
    assert early["Retry-After"] == "1"
    assert late.content == first[0].content
    assert kitchen.cups == 1


def test_many_repeats_at_once_have_one_effect(
    ground: None, kitchen: Kitchen, browser: Any, in_thread: Callable[[Callable[[], Any]], Thread]
) -> None:
    answers: list[int] = []
    for thread in [
        in_thread(lambda: answers.append(browser.post("/api/cups", CUP, key="k").status_code)) for _ in range(8)
    ]:
        thread.join()

    assert kitchen.cups == 1
    assert set(answers) <= {201, 409}
    assert 201 in answers


def test_a_refused_request_leaves_nothing_and_may_be_mended(kitchen: Kitchen, browser: Any) -> None:
    kitchen.refuse = True
    refused = browser.post("/api/cups", CUP, key="k")
    assert (refused.status_code, kitchen.cups, IdempotencyKey.objects.count()) == (409, 0, 0)
    kitchen.refuse = False

    assert browser.post("/api/cups", {"name": "red"}, key="k").status_code == 201
    assert kitchen.cups == 1


def test_a_body_that_makes_no_sense_uses_up_no_key(kitchen: Kitchen, browser: Any) -> None:
    assert browser.post("/api/cups", {"nam": "blue"}, key="k").status_code == 422
    assert browser.post("/api/cups", CUP, key="k").status_code == 201


def test_reading_needs_no_key_and_opens_no_transaction(ground: None, api: NinjaAPI, serve: Any, browser: Any) -> None:
    @api.get("/cups", operation_id="list_cups")
    def list_cups(request: Any) -> bool:
        return connection.in_atomic_block

    serve()

    assert browser.get("/api/cups").json() is False


def test_the_price_of_a_write_is_known(kitchen: Kitchen, browser: Any) -> None:
    browser.post("/api/cups", CUP)

    with CaptureQueriesContext(connection) as queries:
        browser.post("/api/cups", CUP)

    ours = [query["sql"] for query in queries if "base_idempotencykey" in query["sql"] or "advisory" in query["sql"]]
    assert len(ours) == 3


def test_old_keys_are_forgotten_in_small_bites(person: Person) -> None:
    now = timezone.now()
    for age in (1, 29, 31, 32, 400):
        IdempotencyKey.objects.create(
            scope="person:1", key=f"{age} days", fingerprint=b"", status=200, body=b"", created_at=now - timedelta(age)
        )

    assert [idempotency.forget_old(at=now, batch=2) for _ in range(3)] == [2, 1, 0]
    assert set(IdempotencyKey.objects.values_list("key", flat=True)) == {"1 days", "29 days"}
