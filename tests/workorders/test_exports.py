"""Lists as files: exactly what is listed, safe to open, told how far, stopped, kept for a while and for one reader."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

import pytest

from aftersales.base import sheets
from aftersales.base.clock import now
from aftersales.base.files import results, strays
from aftersales.base.models import Run
from aftersales.people.access import Actor, snapshot
from aftersales.people.actions import tokens
from aftersales.people.models import Grant, Person, Role, Team
from aftersales.people.signed import memory
from aftersales.workorders.actions import exports, orders
from aftersales.workorders.actions.settings import put_state_name
from aftersales.workorders.columns import COLUMNS
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.filtered import Asked
from tests.conftest import NOON, Api
from tests.own_fields import ask, settle
from tests.workorders.test_filtered import listed
from tests.workorders.test_queue import make, scatter

Browser = Callable[[Actor], Api]
PATH: Final = "/api/v1/workorders/exports"
FORMULAS: Final = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "＝1",
    "=cmd|' /C calc'!A0",
    "＋1",
    "－1",
    "＠x",
    "\n=1",
)


@pytest.fixture(autouse=True)
def shelf(tmp_path: Path, settings: Any) -> Path:
    """Where files lie in this test."""
    files = settings.STORAGES["files"]
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {**files, "OPTIONS": {**files["OPTIONS"], "location": tmp_path}},
    }
    return tmp_path


def lying(shelf: Path) -> list[Path]:
    """All files there, finished or not."""
    return [path for path in shelf.rglob("*") if path.is_file()]


def export(browser: Api, **told: Any) -> str:
    """Ask for a file and have it written; its key."""
    answer = browser.post(PATH, told)
    assert answer.status == 201, answer.body
    exports.write(run=answer.body["key"], clock=now)
    return str(answer.body["key"])


def read_csv(browser: Api, key: str) -> list[list[str]]:
    answer = browser.get(f"{PATH}/{key}/file")
    assert answer.status == 200, answer.body
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.body.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))))


@pytest.mark.parametrize("reader", ["agnes", "dan", "mei"])
def test_the_file_is_the_list(reader: str, cast: Any, api: Browser) -> None:
    scatter(11, 60)
    browser = api(getattr(cast, reader))
    some = {"field": "state", "op": "in", "value": ["triaged", "working", "closed"]}
    for asked in ({"filter": some, "among": "all", "sort": "-number"}, {"view": "mine"}, {"sort": "priority"}):
        rows = read_csv(browser, export(browser, columns=["number"], **asked))
        assert rows[0] == ["工单号 Number"]
        assert [int(row[0].removeprefix("W-")) for row in rows[1:]] == listed(browser, **asked)


def test_every_column_is_written_for_a_person(agnes: Actor, assigned: WorkOrder, api: Browser) -> None:
    head, line = read_csv(api(agnes), export(api(agnes), columns=list(COLUMNS)))
    row = dict(zip(COLUMNS, line, strict=True))
    assert head[:2] == ["优先级 Priority", "工单号 Number"]
    assert (row["state"], row["owner"], row["customer"], row["serial"]) == ("已派单", "tess", "acme", "S-acme")
    assert (row["reported"], row["closed"], row["reopened"]) == ("2026-11-18 12:00", "", "0")


def test_a_state_stands_in_the_file_under_the_name_its_team_gave_it(
    ada: Actor, agnes: Actor, assigned: WorkOrder, api: Browser
) -> None:
    plain = {"name_zh": "在路上", "name_en": "under way"}
    put_state_name(by=ada, at=now(), state="assigned", team=Team.objects.get(code="east").key, **plain)
    put_state_name(by=ada, at=now(), state="assigned", sub_state="van", name_zh="装车", name_en="loading")
    other = make(title="another", state="closed")
    WorkOrder.objects.filter(pk=assigned.pk).update(sub_state="van")
    asked = {"columns": ["state", "sub_state"], "among": "all", "sort": "number"}
    assert read_csv(api(agnes), export(api(agnes), **asked))[1:] == [["在路上", "装车"], ["已关闭", ""]]
    assert other.number > assigned.number
    Person.objects.filter(pk=agnes.id).update(language="en")
    memory.forget_all()
    assert read_csv(api(agnes), export(api(agnes), **asked))[1] == ["under way", "loading"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_no_cell_is_a_formula(form: str, agnes: Actor, api: Browser) -> None:
    for text in FORMULAS:
        make(title=text, tags=[text])
    browser = api(agnes)
    key = export(browser, columns=["title", "tags", "reopened"], format=form, sort="number")
    if form == "csv":
        cells = [row[0] for row in read_csv(browser, key)[1:]] + [row[1] for row in read_csv(browser, key)[1:]]
    else:
        book = zipfile.ZipFile(io.BytesIO(browser.get(f"{PATH}/{key}/file").body))
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in sheet and "hyperlink" not in sheet
        cells = re.findall(r"<t[^>]*>([^<]*)</t>", sheet)[3:]
    assert len(cells) == 2 * len(FORMULAS)
    assert all(cell.startswith(("'", "&apos;", "&#39;")) for cell in cells), cells


def test_what_customers_wrote_in_a_custom_field_is_no_formula_either(
    agnes: Actor, assigned: WorkOrder, api: Browser
) -> None:
    settle("po", "text", "采购单号", "Purchase order")
    ask(["po"])
    orders.change(key=assigned.key, by=None, at=NOON, version=assigned.version, fields={"custom": {"po": "=1+1"}})
    browser = api(agnes)
    rows = read_csv(browser, export(browser, columns=["number", "custom.po"], sort="number"))
    assert "'=1+1" in [row[1] for row in rows]


def test_numbers_stay_numbers_and_long_cells_are_cut() -> None:
    assert sheets.inert(-5) == -5
    assert len(str(sheets.inert("x" * 40_000))) == sheets.MOST_IN_A_CELL - 1
    assert len(str(sheets.inert("=" * 40_000))) == sheets.MOST_IN_A_CELL


def test_whoever_may_not_export_gets_none(tess: Actor, api: Browser) -> None:
    assert api(tess).post(PATH, {}).status == 403


def test_the_file_is_its_owners_alone(agnes: Actor, ada: Actor, api: Browser) -> None:
    make()
    key = export(api(agnes))
    for path, method in ((f"{PATH}/{key}/file", "GET"), (f"{PATH}/{key}/stop", "POST")):
        assert api(ada).send(method, path, {}).status == 404
    assert [row["key"] for row in api(agnes).get(PATH).body["rows"]] == [key]
    assert api(ada).get(PATH).body["rows"] == []


def test_whoever_lost_a_right_no_longer_gets_the_file(dan: Actor, api: Browser) -> None:
    make(team=Team.objects.get(code="east"))
    browser = api(dan)
    key = export(browser, columns=["number", "customer_tier"])
    assert browser.get(f"{PATH}/{key}/file").status == 200
    person, role = Person.objects.get(pk=dan.id), Role.objects.get(code="dispatcher")

    def without(change: Callable[[], Any]) -> int:
        change()
        memory.forget_all()
        return browser.get(f"{PATH}/{key}/file").status

    grants = Grant.objects.filter(role=role)
    kept = list(grants)
    for right in ("workorders.export", "customers.see", "workorders.see"):
        assert without(grants.filter(right=right).delete) == 404, right
        Grant.objects.bulk_create([grant for grant in kept if grant.right == right])
    assert without(lambda: Person.objects.filter(pk=person.pk).update(team=Team.objects.get(code="desk"))) == 404
    assert without(lambda: Person.objects.filter(pk=person.pk).update(team=Team.objects.get(code="service"))) == 200
    assert without(lambda: person.territories.clear()) == 404


def test_a_file_that_was_asked_for_by_a_right_goes_with_it(dan: Actor, api: Browser) -> None:
    """Which orders are in it tells what was asked of them."""
    make(team=Team.objects.get(code="east"))
    browser = api(dan)
    key = export(browser, columns=["number"], filter={"field": "serial", "op": "starts_with", "value": "S-"})
    assert browser.get(f"{PATH}/{key}/file").status == 200
    Grant.objects.filter(role=Role.objects.get(code="dispatcher"), right="assets.see").delete()
    memory.forget_all()
    assert browser.get(f"{PATH}/{key}/file").status == 404


def test_whoever_saw_more_when_it_was_written_than_when_it_was_asked_for_must_still_see_it(
    dan: Actor, api: Browser
) -> None:
    make(team=Team.objects.get(code="south"))
    browser = api(dan)
    key = browser.post(PATH, {"columns": ["number"]}).body["key"]
    person = Person.objects.filter(pk=dan.id)
    before = person.get().team
    person.update(team=Team.objects.get(code="service"))
    exports.write(run=key, clock=now)
    memory.forget_all()
    assert len(read_csv(browser, key)) == 2
    person.update(team=before)
    memory.forget_all()
    assert browser.get(f"{PATH}/{key}/file").status == 404


def test_the_columns_stand_as_they_were_asked_for(agnes: Actor, api: Browser) -> None:
    make()
    rows = read_csv(api(agnes), export(api(agnes), columns=["title", "number", "title", "priority"]))
    assert rows[0] == ["标题 Title", "工单号 Number", "优先级 Priority"]


def test_columns_that_are_not_for_the_reader_are_refused(agnes: Actor, api: Browser) -> None:
    Grant.objects.filter(role=Role.objects.get(code="agent"), right="customers.see").delete()
    answer = api(agnes).post(PATH, {"columns": ["number", "contract"]})
    assert (answer.status, answer.body["code"]) == (422, "no_such_column")


def test_it_tells_how_far_it_is_and_can_be_stopped(agnes: Actor, api: Browser, monkeypatch: Any, shelf: Path) -> None:
    for _ in range(5):
        make()
    monkeypatch.setattr(exports, "CHUNK", 2)
    browser = api(agnes)
    key = browser.post(PATH, {}).body["key"]
    seen: list[tuple[int, int | None]] = []

    def clock() -> datetime:
        run = Run.objects.get(key=key)
        seen.append((run.done, run.total))
        if run.done == 2:
            assert browser.post(f"{PATH}/{key}/stop").status == 200
        return now()

    exports.write(run=key, clock=clock)
    assert (2, 5) in seen
    told = browser.get(f"/api/v1/runs/{key}").body
    assert (told["state"], told["done"], told["total"]) == ("stopped", 4, 5)
    assert browser.get(f"{PATH}/{key}/file").status == 404
    assert lying(shelf) == []


def test_a_run_whose_worker_died_is_written_from_the_top(agnes: Actor, api: Browser, monkeypatch: Any) -> None:
    make()
    browser = api(agnes)
    key = browser.post(PATH, {}).body["key"]

    def killed(*args: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(exports, "_rows", killed)
        exports.write(run=key, clock=now)
    exports.write(run=key, clock=now)
    assert len(read_csv(browser, key)) == 2


def test_a_slow_worker_does_not_end_what_another_has_ended(agnes: Actor, api: Browser, monkeypatch: Any) -> None:
    for _ in range(3):
        make()
    monkeypatch.setattr(exports, "CHUNK", 2)
    browser = api(agnes)
    key = browser.post(PATH, {}).body["key"]
    overtaken = False

    def clock() -> datetime:
        nonlocal overtaken
        if Run.objects.get(key=key).total == 3 and not overtaken:
            overtaken = True
            exports.write(run=key, clock=now)
        return now()

    exports.write(run=key, clock=clock)
    assert browser.get(PATH).body["rows"][0]["state"] == "done"
    assert len(read_csv(browser, key)) == 4


def test_the_files_table_does_not_take_a_result_for_a_stray(agnes: Actor, api: Browser, shelf: Path) -> None:
    make()
    key = export(api(agnes))
    assert len(lying(shelf)) == 1
    assert strays.drop() == 0
    assert len(read_csv(api(agnes), key)) == 2


def test_what_fails_says_so(agnes: Actor, api: Browser, monkeypatch: Any) -> None:
    make()
    monkeypatch.setattr(sheets, "MOST_ROWS", 0)
    key = export(api(agnes))
    (row,) = api(agnes).get(PATH).body["rows"]
    assert (row["key"], row["state"], row["trouble"]) == (key, "failed", "export_too_large")


@pytest.mark.parametrize(("late", "told"), [(0, ("done", "")), (1, ("failed", "export_of_nobody"))])
def test_a_program_whose_token_is_over_when_its_file_has_its_turn_gets_none(
    late: int, told: tuple[str, str], agnes: Actor, api: Browser
) -> None:
    at = now()
    until = at + timedelta(hours=1)
    rights = ["workorders.see", "workorders.export"]
    token, _ = tokens.create_token(by=agnes, at=at, name="t", rights=rights, expires_at=until)
    program = snapshot(Person.objects.get(pk=agnes.id), token=str(token.key), limit_to=rights)
    run = exports.begin(
        by=program, at=at, asked=Asked(None, among="all", sort="number"), view="open", columns=[], form="csv"
    )
    exports.write(run=run.key, clock=lambda: until - timedelta(seconds=1) + timedelta(seconds=late))
    run.refresh_from_db()
    assert (run.state, run.result.get("trouble", "")) == told


def test_three_at_once_are_enough(agnes: Actor, api: Browser) -> None:
    for _ in range(3):
        assert api(agnes).post(PATH, {}).status == 201
    assert api(agnes).post(PATH, {}).body["code"] == "too_many_exports"


def test_files_are_thrown_away_after_a_week(agnes: Actor, api: Browser, shelf: Path) -> None:
    make()
    key = export(api(agnes))
    at = now()
    assert exports.forget_old(at=at + timedelta(days=6, hours=23)) == 0
    assert exports.forget_old(at=at + timedelta(days=results.KEPT_DAYS, minutes=1)) == 1
    assert exports.forget_old(at=at + timedelta(days=results.KEPT_DAYS, minutes=1)) == 0
    assert lying(shelf) == []
    assert api(agnes).get(f"{PATH}/{key}/file").status == 404
    assert api(agnes).get(PATH).body["rows"][0]["trouble"] == "export_expired"


def test_one_that_fell_silent_is_given_up(agnes: Actor, api: Browser) -> None:
    api(agnes).post(PATH, {})
    assert exports.forget_old(at=now() + timedelta(minutes=59)) == 0
    assert exports.forget_old(at=now() + timedelta(minutes=61)) == 1
    assert api(agnes).get(PATH).body["rows"][0]["state"] == "failed"


def test_the_result_tells_nobody_where_the_file_is(agnes: Actor, api: Browser) -> None:
    make()
    key = export(api(agnes))
    params = Run.objects.get(key=key).params
    for path in (PATH, f"/api/v1/runs/{key}"):
        told = json.dumps(api(agnes).get(path).body)
        assert params["file"] not in told and "holds" not in told
