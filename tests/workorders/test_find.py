"""One search over orders, customers, assets and colleagues: what fits, what one may see, and never more than a bit."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.assets.models import Asset
from aftersales.people.access import Actor
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.find import MOST, find
from tests.conftest import Api, index_all


def titles(found: dict[str, list[Any]]) -> list[str]:
    return [order["title"] for order in found["orders"]]


def test_a_stranger_and_a_customer_do_not_search_here(api: Callable[..., Api], carl: Actor) -> None:
    assert api(None).get("/api/v1/find?q=a").status == 401
    assert api(carl).get("/api/v1/find?q=a").status == 403


def test_another_teams_order_is_not_found(triaged: WorkOrder, olaf: Actor, tess: Actor) -> None:
    assert find(str(triaged.number), olaf)["orders"] == []
    assert find("E6", olaf)["orders"] == []
    assert [order["key"] for order in find("E6", tess)["orders"]] == [triaged.key]


@pytest.mark.parametrize("typed", ["{}", "W-{}", "w{}", " W- {} "])
def test_a_number_finds_its_order_however_it_is_written(order: WorkOrder, agnes: Actor, typed: str) -> None:
    assert find(typed.format(order.number), agnes)["orders"][0]["key"] == order.key


def test_the_one_that_is_meant_comes_before_those_that_begin_so(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    one = report()
    WorkOrder.objects.filter(pk=one.pk).update(number=7)
    longer = [report() for _ in range(3)]
    for more, order in enumerate(longer):
        WorkOrder.objects.filter(pk=order.pk).update(number=70 + more)
    assert [order["number"] for order in find("7", agnes)["orders"]] == [7, 72, 71, 70]


def test_every_word_has_to_be_in_the_title(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    report(title="冷库压缩机高压保护，库温还在升")
    report(title="冷库门封条老化")
    assert titles(find("冷库 高压", agnes)) == ["冷库压缩机高压保护，库温还在升"]
    assert len(titles(find("冷库", agnes))) == 2


def test_signs_are_no_patterns_and_what_has_them_comes_first(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    report(title="电量 100% 仍报警")
    report(title="电量 1000 仍报警")
    assert titles(find("100%", agnes)) == ["电量 100% 仍报警", "电量 1000 仍报警"]
    for nothing in ("_", "%", "%%%%", "\\", "🙂🙂", "——，。", "\u202e\u200b"):
        assert not any(find(nothing, agnes).values())


def test_customers_assets_and_colleagues_are_found_too(agnes: Actor, acme: SimpleNamespace) -> None:
    assert [one["name"] for one in find("acm", agnes)["customers"]] == ["acme"]
    assert [one["key"] for one in find("s-acme", agnes)["assets"]] == [acme.asset.key]
    assert {one["name"] for one in find("多联机", agnes)["assets"]} == {"unit 3"}
    assert [one["name"] for one in find("tes", agnes)["people"]] == ["tess"]


def test_who_may_see_only_a_team_finds_only_its_people(toby: Actor) -> None:
    assert [one["name"] for one in find("tess", toby)["people"]] == ["tess"]
    assert find("olaf", toby)["people"] == []


def test_a_customers_sign_in_is_no_colleague(agnes: Actor) -> None:
    assert find("carl", agnes)["people"] == []


def test_without_rights_there_is_nothing(agnes: Actor, order: WorkOrder) -> None:
    nobody = Actor(id=agnes.id, key=agnes.key, name="", language="zh-CN", zone="UTC", is_customer=False, rights={})
    assert not any(find("a", nobody).values())
    assert not any(find(str(order.number), nobody).values())


def test_nothing_asked_is_nothing_found(api: Callable[..., Api], agnes: Actor, order: WorkOrder) -> None:
    empty = {"orders": [], "customers": [], "assets": [], "people": []}
    for asked in ("", "?q=", "?q=%20"):
        answer = api(agnes).get(f"/api/v1/find{asked}")
        assert (answer.status, answer.body) == (200, empty)


def test_a_question_too_long_or_with_control_characters_is_refused(api: Callable[..., Api], agnes: Actor) -> None:
    assert api(agnes).get(f"/api/v1/find?q={'x' * 101}").status == 422
    assert api(agnes).get("/api/v1/find?q=a%00b").status == 422


def test_no_more_than_a_few_of_each(report: Callable[..., WorkOrder], agnes: Actor, acme: SimpleNamespace) -> None:
    for number in range(MOST + 3):
        report(title=f"配电柜 {number}")
        Asset.objects.create(product=acme.asset.product, customer=acme.customer, name="配电柜", serial=f"PD-{number}")
    index_all()
    found = find("配电柜", agnes)
    assert (len(found["orders"]), len(found["assets"])) == (MOST, MOST)
    assert len(find("PD-", agnes)["assets"]) == MOST


def test_what_is_looked_at_has_an_end(order: WorkOrder, agnes: Actor) -> None:
    """No statement reads the orders whole: each looks at a bounded number of them, over an index."""
    with CaptureQueriesContext(connection) as caught:
        find(f"{order.number}", agnes)
        find("E6", agnes)
    asked = [one["sql"] for one in caught.captured_queries if 'FROM "workorders_workorder"' in one["sql"]]
    assert len(asked) >= 3
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for sql in asked:
            cursor.execute(f"EXPLAIN {sql}")  # noqa: S608 - our own statement, as it was just run
            plan = "\n".join(line for (line,) in cursor.fetchall())
            assert "Seq Scan on workorders_workorder" not in plan, plan


def test_what_the_door_tells_of_each(api: Callable[..., Api], agnes: Actor, order: WorkOrder) -> None:
    told = api(agnes).get(f"/api/v1/find?q={order.number}").body["orders"][0]
    assert (told["key"], told["number"], told["title"]) == (str(order.key), order.number, "E6 on unit 3")
    assert (told["customer"]["name"], told["state"]) == ("acme", "reported")
