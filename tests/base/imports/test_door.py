"""Imports through the staff's door: uploaded in pieces, read when the file is there, asked for as any client would."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.files import checking
from aftersales.base.files.events import FileSettled
from aftersales.base.ids import new_key
from aftersales.base.imports import keeping, reading, running
from aftersales.base.models import File, Import
from aftersales.customers.actions import contacts
from aftersales.customers.models import Customer
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import tokens
from aftersales.people.models import Person
from aftersales.server import wiring
from tests.base.files.conftest import Uploader
from tests.base.imports.conftest import Bring, begin, csv, done
from tests.conftest import NOON, Api

pytestmark = pytest.mark.django_db
TABLE = csv([("code", "name", "size"), ("Z-1", "one", "1"), ("Z-2", "two", "many")])


@pytest.fixture
def desk(ada: Actor) -> Api:
    return Api(Person.objects.get(pk=ada.id))


def uploaded(desk: Api, data: bytes) -> str:
    """A file that has come in and was looked at."""
    sender, key = Uploader(desk), str(new_key())
    begun = sender.begin(len(data), "table.csv", key=key)
    assert sender.put(begun.headers["Location"], data).status == 204
    return key


def test_a_table_that_is_begun_before_its_file_was_looked_at_waits_for_it(desk: Api) -> None:
    key = uploaded(desk, TABLE)
    begun = desk.post("/api/v1/imports", {"subject": "customers", "file": key})
    assert (begun.status, begun.body["state"], begun.body["file_name"]) == (201, "reading", "table.csv")
    address = f"/api/v1/imports/{begun.body['key']}"
    reading.read(key=UUID(begun.body["key"]), at=NOON)
    assert desk.get(address).body["state"] == "reading"
    assert desk.post(f"{address}/check").body["code"] == "import_busy"
    checking.check(key=UUID(key), at=NOON)
    (heard,) = [one for one in wiring.SUBSCRIPTIONS if one.name == "imports.files"]
    heard.react(FileSettled(file=UUID(key), at=NOON, state="ready"))
    reading.read(key=UUID(begun.body["key"]), at=NOON)
    found = desk.get(address).body
    assert (found["state"], found["headers"], found["rows"], found["lacking"]) == (
        "mapped",
        ["code", "name", "size"],
        2,
        [],
    )
    assert desk.post("/api/v1/imports", {"subject": "customers", "file": key}).body["code"] == "file_attached"


def test_the_whole_way_through_the_door(desk: Api, bring: Bring) -> None:
    one = bring("customers", TABLE)
    address = f"/api/v1/imports/{one.key}"
    began = desk.post(f"{address}/check")
    assert (began.body["state"], began.body["progress"]["total"]) == ("checking", 2)
    running.work(run=UUID(began.body["progress"]["key"]), clock=lambda: NOON)
    found = desk.get(address).body
    assert found["counts"] == {"created": 1, "updated": 0, "unchanged": 0, "skipped": 0, "wrong": 1}
    (row,) = desk.get(f"{address}/rows?outcome=wrong").body["rows"]
    assert row["number"] == 3
    assert row["troubles"][0]["message"].startswith("“many”不是数字")
    wrong = desk.get(f"{address}/wrong", Accept_Language="en")
    assert wrong.headers["Content-Disposition"] == 'attachment; filename="customers-wrong-rows.csv"'
    assert "Z-2,two,many" in wrong.body.decode()
    ran = desk.post(f"{address}/run", {"mode": "good"})
    running.work(run=UUID(ran.body["progress"]["key"]), clock=lambda: NOON)
    assert desk.get(address).body["state"] == "done"
    assert Customer.objects.filter(code__startswith="Z-").count() == 1
    assert desk.post(f"{address}/run", {"mode": "good"}).body["code"] == "import_cannot_run"
    assert desk.delete(address).status == 204
    gone = desk.get(address).body
    assert (gone["sample"], gone["state"], gone["counts"]["created"]) == ([], "done", 1)
    assert desk.get(f"{address}/rows").body["rows"] == []


def test_a_mapping_that_cannot_be_is_refused(desk: Api, bring: Bring) -> None:
    one = bring("customers", TABLE)
    address = f"/api/v1/imports/{one.key}"
    for mapping, code in (
        ({"nothing": {"column": 0}}, "import_no_such_column"),
        ({"code": {"column": 7}}, "import_no_such_place"),
        ({"tier": {"value": "platinum"}}, "import_not_one_of"),
    ):
        answer = desk.patch(address, {"mapping": mapping}, If_Match=f'"{one.version}"')
        assert (answer.status, answer.body["code"]) == (422, code)
    assert (
        desk.patch(address, {"ready": "zendesk.users"}, If_Match=f'"{one.version}"').body["code"]
        == "import_no_such_mapping"
    )
    assert desk.patch(address, {"mapping": {}}).status == 428
    assert desk.patch(address, {"mapping": {}}, If_Match='"99"').body["code"] == "stale_version"


def test_lists_of_imports_and_rows_cost_the_same_however_long(desk: Api, bring: Bring, ada: Actor) -> None:
    one = done(bring("customers", [("code", "name"), *((f"Z-{n}", "") for n in range(60))]), "check", ada)
    short = [_cost(desk, "/api/v1/imports?limit=200"), _cost(desk, f"/api/v1/imports/{one.key}/rows?limit=5")]
    for _ in range(10):
        bring("customers", TABLE)
    assert [_cost(desk, "/api/v1/imports?limit=200"), _cost(desk, f"/api/v1/imports/{one.key}/rows?limit=50")] == short


def _cost(desk: Api, path: str) -> int:
    desk.get(path)
    with CaptureQueriesContext(connection) as caught:
        assert desk.get(path).status == 200
    return len(caught)


def test_a_person_who_is_erased_takes_the_tables_along(bring: Bring, ada: Actor, acme: SimpleNamespace) -> None:
    lain = done(bring("contacts", [("customer", "name"), ("acme", "Lee"), ("nobody", "Lee")]), "check", ada)
    in_hand = begin(bring("contacts", [("customer", "name"), ("acme", "Lee")]), "all", ada)
    contacts.erase_contact(key=acme.contact.key, by=None, at=NOON, version=None)
    (heard,) = [one for one in wiring.SUBSCRIPTIONS if one.name == "imports.erasure"]
    heard.react(SimpleNamespace(at=NOON))
    later = NOON + keeping.KEPT / 100
    assert keeping.sweep(at=later) >= 1
    lain.refresh_from_db()
    assert (lain.state, lain.sample, lain.outcomes.count()) == ("forgotten", [], 0)
    assert File.objects.get(pk=lain.file_id).state == "gone"
    assert Import.objects.get(pk=in_hand.pk).state == "running"
    assert in_hand.run is not None
    running.work(run=in_hand.run.key, clock=lambda: later)
    keeping.sweep(at=later)
    after = Import.objects.get(pk=in_hand.pk)
    assert (after.state, after.sample, after.counts["created"]) == ("done", [], 1)


def test_a_program_imports_with_no_more_rights_than_its_token(bring: Bring, ada: Actor, cast: Any) -> None:
    limited = cast.ada.__class__(**{**vars(ada), "rights": {"people.import": ada.rights["people.import"]}, "token": ""})
    one = bring("people", [("name", "email", "roles"), ("New", "new@example.com", "admin")], by=limited)
    begun = keeping.check(key=one.key, by=limited, at=NOON)
    assert begun.run is not None
    begun.run.params["token"] = str(new_key())  # a token that has ended meanwhile
    begun.run.save()
    running.work(run=begun.run.key, clock=lambda: NOON)
    assert Import.objects.get(pk=one.pk).reason == "import_right_gone"


@pytest.mark.parametrize(("late", "state"), [(0, "checked"), (1, "failed")])
def test_a_program_whose_token_is_over_when_its_table_has_its_turn_takes_nothing_in(
    late: int, state: str, bring: Bring, ada: Actor
) -> None:
    until = NOON + timedelta(hours=1)
    rights = ["people.tokens", "people.import"]
    token, _ = tokens.create_token(by=ada, at=NOON, name="t", rights=rights, expires_at=until)
    person = Person.objects.get(pk=ada.id)
    program = snapshot(person, token=str(token.key), limit_to=rights)
    one = bring("people", [("name", "email"), ("New", "new@example.com")], by=program)
    begun = keeping.check(key=one.key, by=program, at=NOON)
    assert begun.run is not None
    running.work(run=begun.run.key, clock=lambda: until - timedelta(seconds=1) + timedelta(seconds=late))
    assert Import.objects.get(pk=one.pk).state == state
