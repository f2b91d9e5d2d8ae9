"""What nobody should send, to every operation that takes a body: never a trace, a crash or a script that runs."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Answer
from tests.house.asking import OPERATIONS, SIGNED_BY_NOBODY, allowed_ask, body_schema, plain, send
from tests.house.test_once import WITH_BODIES, relation_of
from tests.house.world import World, undone
from tests.inert import running_in
from tests.rows import rows_hash

WITH_BODY = [name for name in WITH_BODIES if body_schema(name) is not None]
SCRIPTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg/onload=alert(1)>", "javascript:alert(1)",
    "{{7*7}}${7*7}<%= 7*7 %>{% debug %}", "<a href='jav&#x09;ascript:alert(1)'>x</a>", "\u202e<iframe srcdoc='<b>'>",
    "'; DROP TABLE workorders_workorder; --",
)  # fmt: skip
COLUMNS = ("id", "pk", "owner_id", "customer_id", "is_superuser", "version", "created_at", "key_hash", "__proto__")

pytestmark = pytest.mark.django_db


def bare(answer: Answer) -> bool:
    """Whether an answer is only data: JSON, not to be guessed at, and without a trace of our code."""
    told = json.dumps(answer.body) if isinstance(answer.body, (dict, list)) else str(answer.body)
    return (
        (answer.status == 204 or "json" in answer.headers.get("Content-Type", ""))
        and answer.headers.get("X-Content-Type-Options") == "nosniff"
        and "Traceback" not in told
        and "site-packages" not in told
    )


@pytest.mark.parametrize("operation", WITH_BODY)
def test_a_field_nobody_knows_is_refused(operation: str, world: World) -> None:
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        before = rows_hash()
        for column in COLUMNS:
            if column in body_schema(operation).get("properties", {}):  # type: ignore[union-attr]  # it has a body
                continue
            refused = send(operation, world, ask, body={**(plain(ask.body) or {}), column: 1})
            assert refused.status == 422, (column, refused.body)
            assert refused.body["errors"][0]["field"].endswith(column)
        assert rows_hash() == before


@pytest.mark.parametrize("operation", WITH_BODY)
def test_nonsense_instead_of_a_body_is_refused(operation: str, world: World) -> None:
    nonsense = [b"", b"{", b"null", b"[]", b'"x"', b"7", b"\xff\xfe", b"[" * 20_000, b'{"a":' * 20_000, b"{}garbage",
                b'{"x": 1e999}', b'{"x": NaN}']  # fmt: skip
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        before = rows_hash()
        for body in nonsense:
            refused = send(operation, world, ask, body=body)
            assert refused.status in (400, 422), (body[:20], refused.status, refused.body)
            assert bare(refused)
        assert rows_hash() == before


@pytest.mark.parametrize("operation", WITH_BODY)
def test_every_field_of_another_type_is_refused_without_a_crash(operation: str, world: World) -> None:
    schema = body_schema(operation) or {}
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        for field in schema.get("properties", {}):
            for odd in ({"x": 1}, 2**64, "nul\0", "x" * 30_000):
                answer = send(operation, world, ask, body={**(plain(ask.body) or {}), field: odd})
                assert answer.status < 500, (field, str(odd)[:10], answer.body)
                assert bare(answer)


@pytest.mark.parametrize("operation", WITH_BODY)
def test_a_script_in_a_text_field_comes_back_as_text(operation: str, world: World) -> None:
    texts = [name for name, told in (body_schema(operation) or {}).get("properties", {}).items() if _text(told)]
    with undone():
        ask = allowed_ask(operation, world, relation_of(operation))
        for script in SCRIPTS if texts else ():
            with undone():
                answer = send(operation, world, ask, body={**(plain(ask.body) or {}), **dict.fromkeys(texts, script)})
                assert answer.status < 500, answer.body
                assert bare(answer)
                for html in _html_in(answer.body):
                    assert running_in(html) == [], html


def _text(told: dict[str, Any]) -> bool:
    """Whether a property takes free text."""
    choices = told.get("anyOf", [told])
    return any(
        one.get("type") == "string" and not one.keys() & {"format", "enum", "pattern", "const"} for one in choices
    )


def _html_in(body: Any) -> Iterator[str]:
    """What an answer offers as HTML."""
    if isinstance(body, dict):
        for name, value in body.items():
            if name.endswith("_html") and isinstance(value, str):
                yield value
            else:
                yield from _html_in(value)
    if isinstance(body, list):
        for value in body:
            yield from _html_in(value)


def test_ten_megabytes_are_too_much_and_say_how_much_is_not(world: World) -> None:
    with undone():
        ask = allowed_ask("staff.add_note", world, "own")
        before = rows_hash()
        refused = send("staff.add_note", world, ask, body=b'{"body":"' + b"x" * 10 * 2**20 + b'"}')
        assert (refused.status, refused.body["code"], refused.body["facts"]) == (413, "body_too_large", {"max_mb": 2})
        assert rows_hash() == before


def test_an_address_that_is_none_is_answered_by_the_product(world: World) -> None:
    browser = world.readers["admin"].browser
    for path in ("/api/v1/nothing", "/api/v2/workorders", "/api/v1/workorders/not-a-key", "/api/", "/api/v1/portal/x"):
        answer = browser.get(path)
        assert (answer.status, answer.body["code"]) == (404, "http_404"), path
    wrong = browser.send("DELETE", "/api/v1/kinds")
    assert (wrong.status, wrong.body["code"]) == (405, "http_405")


def test_nothing_is_left_out() -> None:
    assert set(WITH_BODY) < set(WITH_BODIES) < set(OPERATIONS) and set(OPERATIONS) > SIGNED_BY_NOBODY
