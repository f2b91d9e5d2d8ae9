"""Every write of the three APIs, sent twice at once and once later under one key, and once into a line that is cut.

One effect, equal answers; another body under the same key is refused. The operations come from the OpenAPI documents,
and what has to stand before each from the scenes of the rights table: none is left out unseen. For every try the
database is put back to what it was, so that the counts after one request and after three can be compared; that is
done some three hundred times, and nothing is killed here, so that this one database does not wait for the disk.
"""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from uuid import uuid4

import psycopg
from django.db import connection
from psycopg import sql

from aftersales.people.models import Person
from aftersales.server.database import NAME, ROLE
from aftersales.server.postgres import Server
from drills.client import Answer, Client, Seen
from drills.company import PASSWORD
from drills.ground import asked, product, var
from drills.report import Report
from tests.house.asking import OPERATIONS, UNSAFE
from tests.house.scenes import SCENES
from tests.house.test_rights import ROWS
from tests.house.world import World, build

SHARE: Final = {"short": 16, "usual": 1, "long": 1}
"""Every n-th operation."""
FIRST_ADMIN: Final = "staff.create_first_admin"
BY_ITS_OWN_ID: Final = "staff.take_operations"
"""Bears the ids of what a phone did, for ever, and so needs no key: see docs/adr/0015."""
ROW_BY_ROW: Final = "staff.move_work_orders"
"""Keeps what came of each order with its effect, and not the answer as a whole: nothing marks that as replayed."""
_PREFERRED: Final = ("admin", "manager", "dispatcher", "agent", "engineer", "customer")
_COLUMNS: Final = (Path(__file__).parent / "sql" / "columns.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Try:
    """One operation as somebody who may do it asks for it."""

    operation: str
    role: str
    relation: str


@dataclass
class Stage:
    """The product, its world, and how to put the database back."""

    port: int
    admin_url: str
    world: World
    seen: Seen
    browsers: dict[str, Client]

    def reset(self, template: str = "world") -> None:
        connection.close()
        with psycopg.connect(self.admin_url, autocommit=True) as admin:
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
            _copy(admin, template, NAME)

    def browser(self, one: Try) -> Client:
        reader = self.world.readers[one.role]
        if one.operation.startswith("open."):
            client = Client(self.port, self.seen)
            client.bearer = reader.program.secret
            return client
        assert reader.person is not None
        if one.role not in self.browsers:
            raise KeyError(one.role)
        return self.browsers[one.role].twin()


@dataclass
class Request:
    """An operation with everything filled in."""

    method: str
    path: str
    body: Any
    version: int | None


def run(report: Report) -> None:
    """Try them all; what cannot be set up is listed with its reason."""
    tries, report.not_run = _tries()
    chosen = tries[:: SHARE[report.size]]
    with product("--no-worker") as running:
        stage = _stage(running.port)
        cut_and_done = 0
        wrong: list[str] = []
        for one in chosen:
            try:
                wrong += [f"{one.operation}: {what}" for what in _thrice(stage, one)]
                done, said = _cut(stage, one)
                cut_and_done += done
                wrong += [f"{one.operation}: {what}" for what in said]
            except (Unprepared, OSError) as error:
                report.not_run.append(f"{one.operation}: {error}")
        report.none("operations that did not go as they must", wrong)
        report.none("improper answers", stage.seen.improper)
        report.equal("first administrators made by three requests at once", _first_admins(stage), 1)
    unsafe = [name for name, (method, _) in OPERATIONS.items() if method in UNSAFE]
    report.figures |= {
        "unsafe operations in the three documents": len(unsafe),
        "tried": len(chosen),
        "cut requests that had their effect before they were repeated": cut_and_done,
    }
    if report.size != "short":
        report.equal(
            "operations tried or listed as not run", len(chosen) + 1 + len(_left_out(tries, unsafe)), len(unsafe)
        )


class Unprepared(Exception):
    """Not even one plain request went through: there is nothing to repeat."""


def _tries() -> tuple[list[Try], list[str]]:
    """For each unsafe operation somebody who may, of something they may; and those where the table knows nobody."""
    found: dict[str, Try] = {}
    for row in ROWS:
        if OPERATIONS[row.operation][0] not in UNSAFE or row.operation == FIRST_ADMIN or row.relation == "self":
            continue
        for role in _PREFERRED:
            if row.operation not in found and row.answers.get(role, 0) in (200, 201, 204):
                found[row.operation] = Try(row.operation, role, row.relation)
    unsafe = sorted(name for name, (method, _) in OPERATIONS.items() if method in UNSAFE)
    missing = [name for name in unsafe if name not in found and name != FIRST_ADMIN]
    return [found[name] for name in unsafe if name in found], [f"{name}: nobody may, by the table" for name in missing]


def _left_out(tries: list[Try], unsafe: list[str]) -> list[str]:
    return [name for name in unsafe if name != FIRST_ADMIN and name not in {one.operation for one in tries}]


def _stage(port: int) -> Stage:
    """Build the world, sign everybody in, and keep the database as it is then, and as it was before."""
    admin_url = Server(var()).admin_url
    seen, browsers = Seen(), {}
    connection.close()
    with psycopg.connect(admin_url, autocommit=True) as admin:
        admin.execute("ALTER SYSTEM SET fsync = off")
        admin.execute("SELECT pg_reload_conf()")
        _let_go(admin)
        _copy(admin, NAME, "empty")
    world = build()
    for role in _PREFERRED:
        person = world.readers[role].person
        assert person is not None
        row = Person.objects.get(pk=person.pk)
        row.set_password(PASSWORD)
        row.save()
        browsers[role] = Client(port, seen).sign_in(row.email or "", PASSWORD)
    connection.close()
    with psycopg.connect(admin_url, autocommit=True) as admin:
        _let_go(admin)
        _copy(admin, NAME, "world")
    return Stage(port, admin_url, world, seen, browsers)


def _let_go(admin: psycopg.Connection[Any]) -> None:
    """A database that somebody is connected to cannot be copied."""
    admin.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [NAME])


def _copy(admin: psycopg.Connection[Any], template: str, name: str) -> None:
    made = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY file_copy")
    for _ in range(50):
        try:
            admin.execute(made.format(sql.Identifier(name), sql.Identifier(template), sql.Identifier(ROLE)))
        except psycopg.errors.ObjectInUse:  # the web process was quicker to come back
            _let_go(admin)
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{template} is never left alone")


def _prepare(stage: Stage, one: Try) -> Request:
    """The world as it was, with what this operation needs laid out."""
    stage.reset()
    method, path = OPERATIONS[one.operation]
    ask = SCENES[one.operation](stage.world, stage.world.readers[one.role], one.relation)
    for name, value in ask.path.items():
        path = path.replace(f"{{{name}}}", quote(str(value)))
    connection.close()
    return Request(method, path + ask.query, ask.body, ask.version)


def _send(client: Client, request: Request, key: str, body: Any = None) -> Answer:
    told = request.body if body is None else body
    return client.insist(request.method, request.path, told, key=key, version=request.version)


def _thrice(stage: Stage, one: Try) -> list[str]:
    """Once alone, for the counts; then twice at once and once later, and once with another body."""
    request = _prepare(stage, one)
    alone = _send(stage.browser(one), request, str(uuid4()))
    if alone.status >= 400:
        raise Unprepared(f"{alone.status} {alone.code or alone.content[:100]!r}")
    once = _counts()
    request, key = _prepare(stage, one), str(uuid4())
    answers = _at_once([lambda: _send(stage.browser(one), request, key)] * 2)
    answers.append(_send(stage.browser(one), request, key))
    wrong = _unequal(one, answers, alone.status)
    if not _is_replay(one, answers[-1]):
        wrong.append("the later one is not marked as replayed")
    if wrong_counts := _differ(one, once, _counts()):
        wrong.append(f"more than one effect: {wrong_counts}")
    if (said := _refusal_of_another(stage, one, request, key)) is not None:
        wrong.append(f"another body: {said}")
    return wrong


def _refusal_of_another(stage: Stage, one: Try, request: Request, key: str) -> str | None:
    """None if the same key, or id, with something else in it is refused as it should be; else what was answered."""
    if one.operation != BY_ITS_OWN_ID:
        strange = {"something": "else"}
        another = {**request.body, "do": {"change": {"priority": 0}}} if one.operation == ROW_BY_ROW else strange
        other = _send(stage.browser(one), request, key, another)
        return None if (other.status, other.code) == (422, "idempotency_key_reused") else f"{other.status} {other.code}"
    changed = {**request.body, "operations": [{**told, "facts": {"other": 1}} for told in request.body["operations"]]}
    told = [
        (result["outcome"], result["code"]) for result in _results(_send(stage.browser(one), request, key, changed))
    ]
    return None if set(told) == {("refused", "operation_reused")} else str(told)


def _cut(stage: Stage, one: Try) -> tuple[bool, list[str]]:
    """Hang up once the request is out, then send it again; whether the first had its effect, and what is wrong."""
    request, key = _prepare(stage, one), str(uuid4())
    before = _counts()
    stage.browser(one).send_and_hang_up(request.method, request.path, request.body, key=key, version=request.version)
    until = time.monotonic() + 1.0
    while not (done := _known(one, request, key)) and time.monotonic() < until:
        time.sleep(0.02)
    after_cut = _counts() if done else before
    answers = [_send(stage.browser(one), request, key) for _ in range(2)]
    wrong = _unequal(one, answers, answers[0].status)
    if answers[0].status >= 400:
        wrong.append(f"after a cut line: {answers[0].status} {answers[0].code}")
    if done and (differ := _differ(one, after_cut, _counts())):
        wrong.append(f"a second effect after a cut line: {differ}")
    return done, wrong


def _at_once(calls: list[Callable[[], Answer]]) -> list[Answer]:
    answers: list[Answer] = []
    together = threading.Barrier(len(calls))

    def call(send: Callable[[], Answer]) -> None:
        together.wait()
        answers.append(send())

    threads = [threading.Thread(target=call, args=(one,)) for one in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def _unequal(one: Try, answers: list[Answer], status: int) -> list[str]:
    told = {(answer.status, _lasting(one, answer)) for answer in answers}
    return [] if len(told) == 1 and answers[0].status == status else [f"unequal answers: {sorted(told)}"[:400]]


def _lasting(one: Try, answer: Answer) -> bytes:
    """What must be the same however often it is asked; a phone is also told the time, and whether it says it again."""
    if one.operation != BY_ITS_OWN_ID or answer.status != 200:
        return answer.content
    return json.dumps([{**result, "replayed": None} for result in _results(answer)]).encode()


def _is_replay(one: Try, answer: Answer) -> bool:
    if one.operation == BY_ITS_OWN_ID:
        return all(result["replayed"] for result in _results(answer))
    if one.operation == ROW_BY_ROW:
        return all(row["result"] == "done" for row in json.loads(answer.content)["rows"])
    return answer.headers.get("Idempotency-Replayed") == "true"


def _results(answer: Answer) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = json.loads(answer.content)["results"]
    return told


def _known(one: Try, request: Request, key: str) -> bool:
    if one.operation == BY_ITS_OWN_ID:
        return bool(asked("SELECT 1 FROM field_operation WHERE key = %s", request.body["operations"][-1]["id"]))
    kept = f"bulk {sha256(key.encode()).hexdigest()} %" if one.operation == ROW_BY_ROW else key
    return bool(asked("SELECT 1 FROM base_idempotencykey WHERE key LIKE %s", kept))


def _counts() -> dict[str, Any]:
    """How many rows each table has, and what its counting columns come to."""
    tables = asked(_COLUMNS)
    text = " UNION ALL ".join(
        f"SELECT '{table}', count(*), "  # noqa: S608 - names from the catalogue
        + (" + ".join(f'coalesce(sum("{column}"), 0)' for column in columns) or "0")
        + f' FROM "{table}"'
        for table, columns in tables
    )
    return {table: (rows, int(total)) for table, rows, total in asked(text)}


def _differ(one: Try, before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """The tables that differ; of what a phone tells in rows alone, for it is also kept how old it came."""
    if one.operation == BY_ITS_OWN_ID:
        before, after = ({table: rows for table, (rows, _) in counted.items()} for counted in (before, after))
    return {table: (before[table], after[table]) for table in before if before[table] != after[table]}


def _first_admins(stage: Stage) -> int:
    """The one write before anybody is there to sign in, so that no key protects it: its own rule does."""
    stage.reset("empty")
    method, path = OPERATIONS[FIRST_ADMIN]
    body = {"name": "first", "email": "first@drill.example", "password": PASSWORD}

    def send() -> Answer:
        client = Client(stage.port, stage.seen)
        client.send("GET", "/_allauth/browser/v1/config")
        return client.insist(method, path, body)

    _at_once([send] * 3)
    return int(asked("SELECT count(*) FROM people_person")[0][0])
