"""What the log says of a request: which, by whom, how it went, what it wrote; and what it never says."""

import json
import logging
import sys
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client

from aftersales.base import facts, jobs, logs
from aftersales.base.logs import JsonLines, TextLines
from aftersales.base.models import Fact
from aftersales.people.access import Actor
from aftersales.people.models import Person

CANARY = "王小翠13912345678"


class Heard(logging.Handler):
    """What a formatter makes of every line."""

    def __init__(self, formatter: logging.Formatter) -> None:
        super().__init__(logging.DEBUG)
        self.setFormatter(formatter)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))

    def told(self, logger: str) -> list[dict[str, Any]]:
        return [line for line in map(json.loads, self.lines) if line["logger"] == logger]


@pytest.fixture(params=[JsonLines, TextLines])
def either(request: pytest.FixtureRequest) -> Iterator[Heard]:
    yield from _hear(request.param())


@pytest.fixture
def heard() -> Iterator[Heard]:
    yield from _hear(JsonLines())


def _hear(formatter: logging.Formatter) -> Iterator[Heard]:
    handler = Heard(formatter)
    loggers = [logging.getLogger(), *(logging.getLogger(f"aftersales.{name}") for name in ("requests", "jobs"))]
    levels = [one.level for one in loggers]
    loggers[0].addHandler(handler)
    for one in loggers:
        one.setLevel(logging.INFO)
    yield handler
    loggers[0].removeHandler(handler)
    for one, level in zip(loggers, levels, strict=True):
        one.setLevel(level)


def test_a_request_is_one_line_that_names_it_its_sender_and_its_facts(
    transactional_db: None, api: Callable[..., Any], agnes: Actor, heard: Heard, report: Callable[..., Any]
) -> None:
    order = report()
    last = Fact.objects.order_by("-id").first()
    answer = api(agnes).send("POST", f"/api/v1/workorders/{order.key}/notes", {"body": CANARY, "public": False})
    assert answer.status in (200, 201), answer.body

    (line,) = heard.told("aftersales.requests")
    assert line["request"] == answer.headers["X-Request-Id"]
    assert (line["method"], line["status"], line["level"]) == ("POST", answer.status, "INFO")
    assert line["route"] == "api/v1/workorders/<uuid:key>/notes"
    assert line["person"] == str(agnes.key)
    assert line["duration_ms"] > 0
    assert line["time"].endswith("Z")
    written = Fact.objects.filter(id__gt=last.id if last else 0, request=line["request"]).values_list("id", flat=True)
    assert line["facts"] == sorted(written)
    assert CANARY not in "".join(heard.lines)


@pytest.mark.parametrize(
    ("given", "taken"),
    [("trace-1.A_b", True), ("x" * 64, True), ("x" * 65, False), ("a b", False), ("王", False), ("", False)],
)
def test_a_senders_own_id_is_taken_when_it_is_a_plain_token(db: None, client: Client, given: str, taken: bool) -> None:
    answer = client.get("/healthz", headers={"X-Request-ID": given})
    assert (answer["X-Request-Id"] == given) is taken
    assert taken or UUID(answer["X-Request-Id"])


def test_whoever_watches_makes_no_lines(db: None, client: Client, heard: Heard) -> None:
    client.get("/healthz")
    client.get("/readyz")
    assert heard.lines == []


def test_a_failing_request_says_where_and_why_without_anybodys_data(
    db: None, api: Callable[..., Any], agnes: Actor, either: Heard, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    settings.RAISE_UNEXPECTED = False

    def break_down(*args: Any, **told: Any) -> None:
        try:
            int(CANARY)
        except ValueError as error:
            raise RuntimeError(f"no place for {CANARY}") from error

    monkeypatch.setattr("aftersales.base.live.changes", break_down)
    answer = api(agnes).send("GET", f"/api/v1/changes?cursor={CANARY}")

    assert (answer.status, answer.body["code"]) == (500, "unexpected")
    told = "\n".join(either.lines)
    assert CANARY not in told
    assert "13912345678" not in told
    assert "RuntimeError < ValueError" in told
    assert "break_down" in told
    assert answer.headers["X-Request-Id"] in told


def test_a_database_error_is_told_by_its_state_and_constraint(db: None, tess: Actor, either: Heard) -> None:
    person = Person.objects.get(pk=tess.id)
    try:
        with transaction.atomic():
            Person.objects.create(email=person.email or CANARY, name=CANARY, key=person.key)
    except IntegrityError as error:
        logging.getLogger("aftersales.test").warning("not made: %s", error, exc_info=error)
    told = "\n".join(either.lines)
    assert "IntegrityError 23505 people_person" in told
    assert CANARY not in told
    assert str(person.key) not in told
    assert not person.email or person.email not in told


def test_what_others_fill_into_their_lines_is_left_out(either: Heard) -> None:
    logging.getLogger("axes.somewhere").warning("Login failure by %s", CANARY)
    told = "\n".join(either.lines)
    assert "Login failure by %s" in told
    assert CANARY not in told


def test_a_line_of_a_job_says_which_and_not_what_it_was_given(heard: Heard) -> None:
    job = {"id": 7, "task_name": "notices.send", "queue": "mail", "attempts": 2, "call_string": f"send({CANARY})"}
    extra = {"action": "job_success", "job": {**job, "task_kwargs": {"to": CANARY}}, "duration": 0.25}
    logging.getLogger("procrastinate.worker").warning(f"Job send({CANARY}) ended", extra=extra)
    (line,) = heard.told("procrastinate.worker")
    assert line["message"] == "job_success"
    assert {name: line[name] for name in ("job", "task", "queue", "attempts", "duration_ms")} == {
        "job": 7, "task": "notices.send", "queue": "mail", "attempts": 2, "duration_ms": 250,
    }  # fmt: skip
    assert CANARY not in "".join(heard.lines)


def test_a_job_stands_beside_the_request_that_caused_it(transactional_db: None, heard: Heard) -> None:
    with facts.request_id("cause"), logs.doing("cause") as told, transaction.atomic():
        jobs.defer("notices.send", delivery="1")
        assert told.jobs == []
    (line,) = heard.told("aftersales.jobs")
    assert (line["request"], line["task"], [line["job"]]) == ("cause", "notices.send", told.jobs)


def test_what_is_taken_back_is_not_told(transactional_db: None, heard: Heard) -> None:
    with logs.doing("cause") as told:
        with pytest.raises(RuntimeError), transaction.atomic():
            jobs.defer("notices.send", delivery="1")
            raise RuntimeError
        assert (told.jobs, heard.told("aftersales.jobs")) == ([], [])


def test_a_line_is_made_for_people_in_one_line_too(either: Heard) -> None:
    try:
        raise OSError(28, "No space left on device", CANARY)
    except OSError:
        logging.getLogger("aftersales.test").exception("not kept in %s", "var")
    told = "\n".join(either.lines)
    assert "not kept in var" in told
    assert "No space left on device" in told
    assert CANARY not in told


def test_connection_is_watched() -> None:
    assert connection.execute_wrappers and sys.modules["aftersales.base.slow"].watch in connection.execute_wrappers


def test_an_error_whose_causes_go_round_in_a_ring_is_told_once(either: Heard) -> None:
    outer, inner = RuntimeError("outer"), ValueError("inner")
    outer.__cause__, inner.__context__ = inner, outer
    logging.getLogger("procrastinate.worker").error("x", exc_info=outer)
    assert "RuntimeError < ValueError" in either.lines[-1]
