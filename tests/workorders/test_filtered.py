"""Lists by a condition: what the reader may see of what they asked for, in order, page by page, and never for long."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales import workorders
from aftersales.base import limits
from aftersales.base.errors import Invalid
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.people.models import Grant, Role, Team
from aftersales.people.signed import memory
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries import filtered
from aftersales.workorders.queries.filtered import SORTS
from tests.conftest import NOON, Api
from tests.workorders.test_queue import READERS, make, queued, scatter

Browser = Callable[[Actor], Api]
ROOM: Final = Path(workorders.__file__).parent / "sql"
P0_OR_P1: Final = {"field": "priority", "op": "in", "value": [0, 1]}


def listed(browser: Api, **asked: Any) -> list[int]:
    """The numbers of all pages."""
    told = {name: json.dumps(value) if name == "filter" else value for name, value in asked.items()}
    query = "&".join(f"{name}={quote(str(value))}" for name, value in told.items())
    numbers: list[int] = []
    cursor = ""
    while True:
        answer = browser.get(f"/api/v1/workorders?{query}&cursor={cursor}")
        assert answer.status == 200, answer.body
        numbers += [row["number"] for row in answer.body["rows"]]
        cursor = answer.body["next"]
        if not cursor:
            return numbers


def code(browser: Api, **asked: Any) -> str:
    query = "&".join(f"{name}={quote(str(value))}" for name, value in asked.items())
    answer = browser.get(f"/api/v1/workorders?{query}")
    assert answer.status == 422, answer.body
    return str(answer.body["code"])


SIGNS: Final = {"due": ("act_by_at",), "reported": ("reported_at",), "priority": ("priority", "act_by_at"),
                "number": ("number",), "updated": ("changed_at",)}  # fmt: skip


@pytest.mark.parametrize("sort", sorted([*SORTS, *(f"-{name}" for name in SORTS)]))
def test_every_order_of_a_list_goes_through_it_page_by_page(sort: str, cast: Any, api: Browser) -> None:
    orders = scatter(7, 60)
    for n, order in enumerate(orders):
        WorkOrder.objects.filter(pk=order.pk).update(priority=n % 3)
    mine = [order for order in WorkOrder.objects.all() if queued(order, cast.dan, "open", NOON)]
    keys = (*SIGNS[sort.removeprefix("-")], "id")
    expected = sorted(mine, key=lambda order: tuple(getattr(order, key) for key in keys), reverse=sort.startswith("-"))
    assert listed(api(cast.dan), sort=sort, limit=7) == [order.number for order in expected]


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck), database=None)
@given(seed=st.integers(0, 999), reader=st.sampled_from(READERS))
def test_nobody_sees_more_by_a_filter(seed: int, reader: str, cast: Any, api: Browser) -> None:
    WorkOrder.objects.all().delete()
    scatter(seed, 25)
    actor = getattr(cast, reader)
    seen = {order.number for order in WorkOrder.objects.all() if queued(order, actor, "open", NOON)}
    assert set(listed(api(actor), filter={"field": "priority", "op": "in", "value": [2]}, limit=9)) == seen


def test_all_orders_are_among_it_where_that_is_asked(agnes: Actor, api: Browser) -> None:
    over, still = make(state="closed", title="E6 over"), make(title="E6 still")
    e6 = {"field": "title", "op": "contains", "value": "e6"}
    assert listed(api(agnes), filter=e6) == [still.number]
    assert set(listed(api(agnes), filter=e6, among="all")) == {over.number, still.number}


def test_a_ready_view_and_what_it_is_narrowed_to_hold_besides(agnes: Actor, tess: Actor, api: Browser) -> None:
    east, south = Team.objects.get(code="east"), Team.objects.get(code="south")
    wanted = make(state="reported", team=east, priority=0)
    for told in ({"state": "working", "team": east, "priority": 0}, {"state": "reported", "team": south, "priority": 0},
                 {"state": "reported", "team": east, "priority": 3}):  # fmt: skip
        make(**told)
    assert listed(api(agnes), view="reported", team=east.key, filter=P0_OR_P1) == [wanted.number]
    own = make(owner_id=tess.id, priority=1)
    assert listed(api(tess), view="mine", filter=P0_OR_P1) == [own.number]


def test_hostile_filters_are_refused_in_words(agnes: Actor, api: Browser) -> None:
    browser = api(agnes)
    assert code(browser, filter="{") == "filter_not_json"
    assert code(browser, filter=json.dumps({"field": "x", "op": "is", "value": 1})) == "filter_unknown_field"
    assert code(browser, filter=json.dumps({"field": "title", "op": "regex", "value": "(a+)+$"})) == "filter_no_regex"
    assert code(browser, filter="x" * 30_000) == "bad_input"
    assert code(browser, sort="title") == "bad_input"
    assert code(browser, sort="number", cursor="xyz") == "bad_cursor"
    long = {"field": "reported_at", "op": "in_working_time", "value": "no-such"}
    assert code(browser, filter=json.dumps(long)) == "filter_no_such_calendar"
    percent = {"field": "title", "op": "contains", "value": "100%_\\"}
    order = make(title="at 100%_\\ load")
    make(title="at 1000 x load")
    assert listed(browser, filter=percent) == [order.number]


def test_a_cursor_of_another_order_of_the_list_is_refused(agnes: Actor, api: Browser) -> None:
    for _ in range(3):
        make()
    browser = api(agnes)
    first = browser.get("/api/v1/workorders?sort=-number&limit=1").body["next"]
    assert code(browser, sort="priority", cursor=first) == "bad_cursor"
    assert code(browser, sort="-updated", cursor=first) == "bad_cursor"


def test_a_field_the_reader_may_not_know_of_does_not_exist(agnes: Actor, api: Browser) -> None:
    make()
    gold = json.dumps({"field": "customer_tier", "op": "in", "value": ["gold"]})
    assert listed(api(agnes), filter=json.loads(gold)) == []
    Grant.objects.filter(role=Role.objects.get(code="agent"), right="customers.see").delete()
    browser = api(agnes)
    assert code(browser, filter=gold) == "filter_unknown_field"
    told = browser.get("/api/v1/workorders/fields").body
    assert "customer_tier" not in {row["name"] for row in told["rows"]}
    assert "contract" not in {row["name"] for row in told["columns"]}


def test_names_are_told_only_of_what_the_reader_may_know(agnes: Actor, cora: Actor, api: Browser) -> None:
    """A key somebody got hold of must not be turned into a customer's name by asking what a condition means."""
    acme = Customer.objects.get(code="acme")
    for field, key, name in (("owner", cora.key, cora.name), ("customer", acme.key, acme.name)):
        told = json.dumps({"field": field, "op": "in", "value": [str(key)]})
        Grant.objects.filter(right="customers.see", role=Role.objects.get(code="agent")).update(scope="territory")
        memory.forget_all()
        answer = api(agnes).get(f"/api/v1/workorders/preview?filter={quote(told)}").body
        assert (answer["names"], name in json.dumps(answer, ensure_ascii=False)) == ({}, False)
        assert "不可见" in answer["words"]


def test_what_takes_too_long_is_given_up_and_the_limit_with_it(db: None) -> None:
    with (
        pytest.raises(Invalid) as refusal,
        limits.within(0.05, filtered.too_broad(0.05)),
        connection.cursor() as cursor,
    ):
        cursor.execute("SELECT pg_sleep(5)")
    assert refusal.value.code == "filter_too_broad"
    with limits.within(5, filtered.too_broad(5)):
        pass
    with limits.within(0.0001, filtered.too_broad(1)), connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("1ms",)
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_the_preview_says_what_is_meant_and_how_much_there_is(agnes: Actor, api: Browser) -> None:
    for priority in (0, 1, 2):
        make(priority=priority)
    told = json.dumps({"all": [{"all": [P0_OR_P1]}]})
    answer = api(agnes).get(f"/api/v1/workorders/preview?filter={quote(told)}")
    said = "优先级是 P0 或 P1"
    assert answer.body == {
        "filter": P0_OR_P1, "words": said, "parts": [said], "names": {}, "count": {"n": 2, "capped": False}
    }  # fmt: skip
    mine = json.dumps({"all": [P0_OR_P1, {"field": "owner", "op": "in", "value": [str(agnes.key)]}]})
    told = api(agnes).get(f"/api/v1/workorders/preview?filter={quote(mine)}").body
    assert (told["parts"], told["names"]) == ([said, "负责人是 agnes"], {str(agnes.key): "agnes"})
    assert api(agnes).get("/api/v1/workorders/preview").body["count"]["n"] == 3


def test_a_count_that_takes_too_long_is_no_error(agnes: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*args: Any, **told: Any) -> Any:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_sleep(5)")

    monkeypatch.setattr(filtered, "orders", never)
    assert filtered.count(agnes, filtered.Asked(), at=NOON, seconds=0.05) is None


def test_a_line_is_told_alike_in_the_queue_and_in_a_filtered_list() -> None:
    """Two statements, for the queue picks and tells in one: what each tells of an order is the same to the letter."""
    texts = [(ROOM / name).read_text(encoding="utf-8") for name in ("queue.sql", "lines.sql")]
    told = [text.partition("row_to_json(shown) FROM (SELECT")[2].partition(") shown)")[0] for text in texts]
    assert told[0] == told[1] != ""
