"""What depends on the company's own fields: lists, columns, search and promises."""

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.people.access import Actor
from aftersales.workorders.models import SlaPolicy, WorkOrder
from aftersales.workorders.queries import find
from tests.workorders.test_custom_fields import NAMES, WET, Browser, change
from tests.workorders.test_custom_fields import field as field
from tests.workorders.test_custom_fields import form as form
from tests.workorders.test_custom_fields import wet as wet


def test_lists_are_narrowed_by_it_show_it_and_take_it_out(
    wet: None, order: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor, ada: Actor, api: Browser
) -> None:
    other = report()
    change(api(agnes), order, wet=True, colour="red", volt=229.5, who=str(agnes.key))
    change(api(agnes), other, volt=10)

    def found(**leaf: Any) -> list[int]:
        told = quote(json.dumps(leaf))
        answer = api(agnes).get(f"/api/v1/workorders?filter={told}&custom=true")
        assert answer.status == 200, answer.body
        return [row["number"] for row in answer.body["rows"]]

    assert found(field="custom.volt", op="gt", value=229.4) == [order.number]
    assert found(field="custom.colour", op="in", value=["red"]) == [order.number]
    assert found(field="custom.colour", op="not_in", value=["red"]) == [other.number]
    assert found(field="custom.who", op="in", value=["me"]) == [order.number]
    rows = {r["number"]: r["custom"] for r in api(agnes).get("/api/v1/workorders?custom=true").body["rows"]}
    assert rows[order.number]["who"] == {"value": str(agnes.key), "name": "agnes"}
    assert rows[other.number] == {"volt": {"value": 10, "name": ""}}
    known = api(agnes).get("/api/v1/workorders/fields").body
    assert "custom.volt" in {one["name"] for one in known["columns"]} & {one["name"] for one in known["rows"]}
    view = {"name": "wet ones", "filter": WET, "columns": ["number", "custom.colour"]}
    assert api(agnes).post("/api/v1/workorders/views", view).status == 201


def test_orders_are_found_by_the_words_in_a_searchable_field(
    wet: None, order: WorkOrder, agnes: Actor, api: Browser
) -> None:
    change(api(agnes), order, wet=True, note="压缩机抱死")
    assert [row["number"] for row in find.find("抱死", agnes)["orders"]] == [order.number]


def test_a_promise_can_depend_on_it(wet: None, order: WorkOrder, ada: Actor, agnes: Actor, api: Browser) -> None:
    told = {**NAMES, "name_en": "wet ones", "condition": WET, "targets": {"response": {"minutes": 5}}}
    assert api(ada).post("/api/v1/sla/policies", told).status == 201
    change(api(agnes), order, wet=True)
    policy = SlaPolicy.objects.get(name_en="wet ones")
    assert WorkOrder.objects.get(pk=order.pk).sla_policy_id == policy.pk


def test_what_a_promise_depends_on_stays_what_it_is(field: Callable[..., Any], ada: Actor, api: Browser) -> None:
    field("line", "text")
    asks = {"field": "custom.line", "op": "is", "value": "A"}
    told = {**NAMES, "condition": asks, "targets": {"response": {"minutes": 5}}}
    assert api(ada).post("/api/v1/sla/policies", told).status == 201
    for other in ({"type_": "number"}, {"type_": "text", "personal": True}):
        refused = field("line", version='"1"', **other)
        assert (refused.status, refused.body["code"]) == (409, "custom_field_used")


def test_nothing_is_read_for_it_where_no_form_asks(order: WorkOrder, agnes: Actor, api: Browser) -> None:
    with CaptureQueriesContext(connection) as queries:
        api(agnes).get(f"/api/v1/workorders/{order.key}")
    assert not [one for one in queries.captured_queries if "customfield" in one["sql"]]
