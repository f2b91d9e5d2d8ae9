"""What is sent to us and makes no sense, and what breaks on our side: told with a way on, never with a stack trace."""

import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection
from django.urls import path
from ninja import NinjaAPI

from aftersales.base.errors import Conflict, NotAllowed, NotFound
from aftersales.base.http import Input, Line, OptionalText, Text, expected_version
from aftersales.base.models import Cursor


class NoteIn(Input):
    title: Line
    body: Text
    query: OptionalText = ""
    count: int = 1


class RawIn(Input):
    """What forgets to say what a text and a number may be."""

    name: str
    fact_id: int = 0


NOTE = {"title": "E6", "body": "compressor\nstops"}


@pytest.fixture
def desk(api: NinjaAPI, serve: Callable[[], None]) -> None:
    """Operations that do what the tests need done."""

    @api.post("/notes", operation_id="add_note")
    def add_note(request: Any, body: NoteIn) -> dict[str, Any]:
        return body.dict()

    @api.patch("/notes", operation_id="change_note")
    def change_note(request: Any) -> dict[str, int]:
        return {"version": expected_version(request)}

    @api.get("/notes/{key}", operation_id="get_note")
    def get_note(request: Any, key: UUID, limit: int = 1) -> None:
        raise NotFound()

    @api.post("/raw", operation_id="keep_raw")
    def keep_raw(request: Any, body: RawIn) -> None:
        Cursor.objects.create(name=body.name, fact_id=body.fact_id)

    @api.post("/broken", operation_id="break_it")
    def break_it(request: Any) -> None:
        Cursor.objects.create(name="before it broke")
        raise ZeroDivisionError("secret detail of the machine")

    @api.post("/lost", operation_id="lose_database")
    def lose_database(request: Any) -> None:
        Cursor.objects.create(name="before it was lost")
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    @api.get("/refused/{kind}", operation_id="refuse")
    def refuse(request: Any, kind: str) -> None:
        raise {"conflict": Conflict("stale_version", version=7), "right": NotAllowed(right="notes.edit")}[kind]

    serve()


def said(answer: Any) -> dict[str, Any]:
    """The problem in an answer, which has the form of every problem."""
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert told.keys() >= {"type", "title", "status", "code", "detail", "request", "facts"}
    assert told["status"] == answer.status_code
    assert told["request"] == answer["X-Request-Id"]
    assert told["type"] == f"urn:aftersales:problem:{told['code']}"
    assert told["detail"] != told["code"], "a code without words"
    assert "Traceback" not in answer.content.decode()
    return dict(told)


@pytest.mark.parametrize(
    ("body", "field", "code"),
    [
        ({**NOTE, "titel": "x"}, "titel", "extra_forbidden"),
        ({"body": "x"}, "title", "missing"),
        ({**NOTE, "body": ""}, "body", "string_too_short"),
        ({**NOTE, "title": "   "}, "title", "string_too_short"),
        ({**NOTE, "title": "x" * 201}, "title", "string_too_long"),
        ({**NOTE, "title": "two\nlines"}, "title", "several_lines"),
        ({**NOTE, "title": "nul\0"}, "title", "control_character"),
        ({**NOTE, "body": "bell\a"}, "body", "control_character"),
        ({**NOTE, "query": 7}, "query", "string_type"),
        ({**NOTE, "count": "many"}, "count", "int_type"),
        ({**NOTE, "count": "5"}, "count", "int_type"),
        ({**NOTE, "count": True}, "count", "int_type"),
        ({**NOTE, "count": 2**63}, "count", "less_than_equal"),
        ({**NOTE, "count": 1.5}, "count", "int_from_float"),
        ([], "body", "model_attributes_type"),
        ("x", "body", "model_attributes_type"),
        (None, "body", "model_attributes_type"),
    ],
)
def test_the_field_that_makes_no_sense_is_named(desk: None, browser: Any, body: Any, field: str, code: str) -> None:
    answer = browser.post("/api/notes", json.dumps(body).encode())

    told = said(answer)
    assert (answer.status_code, told["code"]) == (422, "bad_input")
    assert [(one["field"], one["code"]) for one in told["errors"]] == [(field, code)]
    assert told["errors"][0]["message"] not in ("", f"input_{code}")


def test_every_wrong_field_is_named_at_once(desk: None, browser: Any) -> None:
    told = said(browser.post("/api/notes", {"title": "", "count": "x"}))

    assert [one["field"] for one in told["errors"]] == ["title", "body", "count"]


@pytest.mark.parametrize(
    "body", [b"{", b'{"title": NaN}', b"\xff\xfe", b'{"title": "\\ud800"}', b"[" * 5000, b"title=x"]
)
def test_what_is_no_json_is_refused(desk: None, browser: Any, body: bytes) -> None:
    told = said(browser.post("/api/notes", body))

    assert (told["status"], told["code"]) == (422, "bad_json")
    assert told["facts"]["field"] == "body"


def test_no_body_at_all_is_refused(desk: None, browser: Any) -> None:
    told = said(browser.post("/api/notes", b""))

    assert [(one["field"], one["code"]) for one in told["errors"]] == [("body", "missing")]


def test_ten_megabytes_are_too_much(desk: None, browser: Any) -> None:
    told = said(browser.post("/api/notes", b'{"title":"' + b"x" * 10 * 2**20 + b'"}'))

    assert (told["status"], told["code"], told["facts"]) == (413, "body_too_large", {"max_mb": 2})


def test_text_is_stripped_and_line_ends_are_kept(desk: None, browser: Any) -> None:
    answer = browser.post("/api/notes", {"title": "  E6 ", "body": " a\n\tb\r\nc "})

    assert answer.json() == {"title": "E6", "body": "a\n\tb\r\nc", "query": "", "count": 1}


def test_a_value_no_column_can_hold_is_the_senders_mistake(desk: None, browser: Any) -> None:
    told = said(browser.post("/api/raw", {"name": "nul\0"}))

    assert (told["status"], told["code"]) == (422, "unstorable_value")
    assert not Cursor.objects.exists()


@pytest.mark.parametrize("address", ["/api/notes/7", "/api/notes/018f0000-0000-7000-8000-000000000000?limit=x"])
def test_a_wrong_part_of_the_address_is_named(desk: None, browser: Any, address: str) -> None:
    told = said(browser.get(address))

    assert told["status"] == 422
    assert told["facts"]["field"] in ("key", "limit")


@pytest.mark.parametrize("address", ["/api/nowhere", "/nowhere"])
def test_an_address_that_is_none_is_said_in_our_words(desk: None, browser: Any, address: str) -> None:
    assert said(browser.get(address))["code"] == "http_404"


def test_a_method_an_address_does_not_know_is_refused_with_those_it_does(desk: None, browser: Any) -> None:
    answer = browser.get("/api/notes")

    assert said(answer)["code"] == "http_405"
    assert set(answer["Allow"].replace(" ", "").split(",")) >= {"POST", "PATCH"}


def test_a_stranger_is_told_to_sign_in(desk: None, stranger: Any) -> None:
    assert said(stranger.post("/api/notes", NOTE))["code"] == "not_signed_in"


def test_a_write_without_the_csrf_token_is_refused(desk: None, browser: Any) -> None:
    del browser.client.cookies["csrftoken"]

    told = said(browser.post("/api/notes", NOTE))

    assert (told["status"], told["code"]) == (403, "csrf_failed")


@pytest.mark.parametrize(
    ("kind", "status", "facts"), [("conflict", 409, {"version": 7}), ("right", 403, {"right": "notes.edit"})]
)
def test_a_refusal_has_its_status_and_its_facts(desk: None, browser: Any, kind: str, status: int, facts: Any) -> None:
    told = said(browser.get(f"/api/refused/{kind}"))

    assert (told["status"], told["facts"]) == (status, facts)


@pytest.mark.parametrize(
    ("header", "status"), [("", 428), ('"seven"', 422), ('"-1"', 422), ('"7"', 200), ('W/"7"', 200)]
)
def test_a_change_says_which_version_it_was_made_from(desk: None, browser: Any, header: str, status: int) -> None:
    told = {"If_Match": header} if header else {}
    answer = browser.send("PATCH", "/api/notes", {}, Idempotency_Key="k", **told)

    assert answer.status_code == status
    assert status != 200 or answer.json() == {"version": 7}


def test_a_bug_of_ours_is_told_without_its_inside_and_leaves_nothing(desk: None, browser: Any) -> None:
    answer = browser.post("/api/broken")

    told = said(answer)
    assert (told["status"], told["code"]) == (500, "unexpected")
    assert "secret" not in answer.content.decode()
    assert not Cursor.objects.exists()


def test_a_database_lost_in_the_middle_is_unavailable_and_then_back(ground: None, desk: None, browser: Any) -> None:
    answer = browser.post("/api/lost", key="k")

    assert (said(answer)["code"], answer.status_code, answer["Retry-After"]) == ("database_away", 503, "2")
    assert not Cursor.objects.exists()
    assert browser.post("/api/notes", NOTE, key="k").status_code == 200


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_database_away_before_anybody_is_known_is_unavailable(
    ground: None, desk: None, browser: Any, method: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as away:
        away.setitem(connection.settings_dict, "HOST", "/nowhere")
        connection.close()
        answer = browser.send(method, "/api/notes", NOTE, Idempotency_Key="k")
    connection.close()

    assert (said(answer)["code"], answer.status_code, answer["Retry-After"]) == ("database_away", 503, "2")


def test_the_reader_is_answered_in_their_language(desk: None, browser: Any, stranger: Any) -> None:
    english = browser.get("/api/nowhere")
    chinese = stranger.get("/api/nowhere")
    asked = stranger.get("/api/nowhere", Accept_Language="en-GB,en;q=0.9,zh;q=0.5")

    assert [answer["Content-Language"] for answer in (english, chinese, asked)] == ["en", "zh-CN", "en"]
    assert said(chinese)["detail"] == "没有这个地址。"
    assert said(asked)["detail"] == "There is no such address."


def test_a_fault_outside_any_api_is_told_the_same_way(desk: None, browser: Any, settings: Any) -> None:
    def broken(request: Any) -> None:
        raise OperationalError("the server closed the connection")

    settings.ROOT_URLCONF.urlpatterns.append(path("page", broken))

    assert said(browser.get("/page"))["code"] == "database_away"
