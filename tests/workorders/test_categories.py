"""The tree of categories: put in order, put away, and two made one."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import pytest
from django.db import connection

from aftersales.people.access import Actor
from aftersales.workorders.actions import categories
from aftersales.workorders.models import Category, Macro, ReplyTemplate, SlaPolicy, TemplateUse, View, WorkOrder
from tests.conftest import NOON, Api, facts_of
from tests.workorders.checklist_bodies import item, published

Browser = Callable[[Actor], Api]
NAMES: Final = {"name_zh": "新", "name_en": "new"}


@pytest.fixture
def put(ada: Actor, api: Browser) -> Callable[..., Any]:
    """Write a category as it stands now, or a new one."""

    def write(code: str, above: str | None = None, **told: Any) -> Any:
        row = Category.objects.filter(code=code).first()
        parent = str(Category.objects.get(code=above).key) if above else None
        version = f'"{row.version if row else 0}"'
        return api(ada).put(f"/api/v1/categories/{code}", {**NAMES, "parent": parent, **told}, If_Match=version)

    return write


@pytest.fixture
def tree(put: Callable[..., Any]) -> None:
    """Network with cable and wifi, then power."""
    for code, above, position in (("net", None, 1), ("power", None, 2), ("wifi", "net", 1), ("cable", "net", 0)):
        assert put(code, above, position=position).status == 200


def merge(browser: Api, code: str, into: str) -> Any:
    row, target = Category.objects.get(code=code), Category.objects.get(code=into)
    return browser.post(f"/api/v1/categories/{code}/merge", {"into": str(target.key)}, If_Match=f'"{row.version}"')


def codes(browser: Api, query: str = "") -> list[str]:
    return [row["code"] for row in browser.get(f"/api/v1/categories{query}").body if not row["code"].startswith("rt_")]


def test_a_branch_is_read_with_what_hangs_below_it_in_the_order_somebody_gave(
    tree: None, put: Callable[..., Any], ada: Actor, api: Browser
) -> None:
    assert codes(api(ada)) == ["net", "cable", "wifi", "power"]
    assert put("power", "net", position=0).body["position"] == 0
    assert codes(api(ada)) == ["net", "power", "cable", "wifi"], "of the same place the older comes first"


def test_what_something_hangs_below_is_not_put_away(
    tree: None, put: Callable[..., Any], ada: Actor, api: Browser
) -> None:
    assert put("net", archived=True).body["code"] == "category_has_branches"
    assert put("wifi", "net", archived=True).body["archived"]
    assert codes(api(ada)) == ["net", "cable", "power"]
    assert "wifi" in codes(api(ada), "?archived=true")
    assert put("wifi", "net").status == 200 and "wifi" in codes(api(ada))


def test_an_order_keeps_a_category_that_was_put_away_and_none_gets_it(
    tree: None, put: Callable[..., Any], order: WorkOrder, ada: Actor, agnes: Actor, api: Browser
) -> None:
    wifi = Category.objects.get(code="wifi")
    WorkOrder.objects.filter(pk=order.pk).update(category=wifi)
    assert api(ada).get("/api/v1/categories/counts").body == {"counts": {"wifi": {"n": 1, "capped": False}}}
    put("wifi", "net", archived=True)
    assert api(agnes).get(f"/api/v1/workorders/{order.key}").body["category"]["key"] == str(wifi.key)
    told = {"category": str(wifi.key)}
    answer = api(agnes).post(f"/api/v1/workorders/{order.key}/triage", told)
    assert answer.body["code"] == "no_such_category"
    assert api(agnes).get("/api/v1/categories/counts").status == 403


def test_two_become_one_and_the_orders_follow_with_a_line_in_their_history(
    tree: None, order: WorkOrder, ada: Actor, api: Browser
) -> None:
    net, power = Category.objects.get(code="net"), Category.objects.get(code="power")
    WorkOrder.objects.filter(pk=order.pk).update(category=net)
    assert merge(api(ada), "net", "power").body["archived"]
    assert categories.follow(category=net.key, at=NOON, by=ada.key) == 1
    assert categories.follow(category=net.key, at=NOON, by=ada.key) == 0, "twice does no harm"
    assert WorkOrder.objects.get(pk=order.pk).category_id == power.pk
    assert facts_of(order.key)[-1] == "WorkOrderChanged"
    assert codes(api(ada)) == ["power", "cable", "wifi"]


def test_templates_and_macros_for_the_one_are_for_the_other_and_their_use_is_counted_on(
    tree: None, order: WorkOrder, ada: Actor, agnes: Actor, api: Browser
) -> None:
    net, power, cable = (Category.objects.get(code=code) for code in ("net", "power", "cable"))
    names = {"name_zh": "重启", "name_en": "Restart"}
    template = ReplyTemplate.objects.create(**names, text_zh="请重启", categories=sorted([net.key, cable.key]))
    steps = [{"do": "triage"}, {"do": "category", "category": str(net.key)}]
    macro = Macro.objects.create(**names, steps=steps)
    other = Macro.objects.create(**names, steps=[{"do": "category", "category": str(cable.key)}])
    for category, count in ((net, 3), (power, 2), (None, 1)):
        TemplateUse.objects.create(template=template, category=category, count=count, last_at=NOON)
    WorkOrder.objects.filter(pk=order.pk).update(category=net)
    assert merge(api(ada), "net", "power").status == 200
    template.refresh_from_db()
    macro.refresh_from_db()
    assert (template.categories, template.version) == (sorted([power.key, cable.key]), 2)
    assert (macro.steps[1]["category"], macro.version) == (str(power.key), 2)
    assert Macro.objects.get(pk=other.pk).version == 1
    assert (facts_of(template.key), facts_of(macro.key)) == (["ReplyTemplateChanged"], ["MacroChanged"])
    while categories.follow(category=net.key, at=NOON, by=ada.key):
        pass
    uses = TemplateUse.objects.filter(template=template).order_by("count").values_list("category", "count")
    assert list(uses) == [(None, 1), (power.pk, 5)]
    offered = api(agnes).get(f"/api/v1/workorders/{order.key}/reply_templates").body["rows"]
    assert [row["why"] for row in offered if row["key"] == str(template.key)] == ["category"]


def test_kept_conditions_that_ask_for_the_one_ask_for_the_other(
    tree: None, order: WorkOrder, ada: Actor, agnes: Actor, api: Browser
) -> None:
    asks = {
        "any": [
            {"field": "category", "op": "in", "value": ["net", "power"]},
            {"field": "title", "op": "is", "value": "net"},
        ]
    }
    view = api(agnes).post("/api/v1/workorders/views", {"name": "网络", "whose": "me", "filter": asks}).body["key"]
    other = View.objects.create(name="别的", condition={"field": "category", "op": "is", "value": "cable"})
    policy = SlaPolicy.objects.create(
        name_zh="网", name_en="Net", condition={"field": "category", "op": "is_not", "value": "net"}
    )
    assert merge(api(ada), "net", "power").status == 200
    kept = View.objects.get(key=view)
    assert kept.condition["any"][0]["value"] == ["power"] and kept.condition["any"][1]["value"] == "net"
    assert kept.version == 2 and View.objects.get(pk=other.pk).version == 1
    policy.refresh_from_db()
    assert (policy.condition["value"], policy.version) == ("power", 2)


def test_a_checklist_meant_for_the_one_is_given_for_the_other(
    tree: None, order: WorkOrder, ada: Actor, api: Browser
) -> None:
    net, power = Category.objects.get(code="net"), Category.objects.get(code="power")
    assert merge(api(ada), "wifi", "net").status == 200 and merge(api(ada), "net", "power").status == 200
    wifi = Category.objects.get(code="wifi")
    published(item(1), applies={"categories": [str(wifi.key)]})
    assert power.pk != net.pk and not order.checklists.exists()
    answer = api(ada).post(f"/api/v1/workorders/{order.key}/triage", {"category": str(power.key)})
    assert answer.status == 200 and order.checklists.count() == 1


def test_what_became_another_does_not_come_back_and_nothing_is_merged_into_its_own_branch(
    tree: None, put: Callable[..., Any], ada: Actor, api: Browser
) -> None:
    for into in ("net", "wifi"):
        assert merge(api(ada), "net", into).body["code"] == "category_into_itself"
    assert merge(api(ada), "wifi", "power").status == 200
    assert put("wifi").body["code"] == "category_is_another"
    assert merge(api(ada), "wifi", "net").body["code"] == "category_archived_already"
    stale = api(ada).post(
        "/api/v1/categories/net/merge", {"into": str(Category.objects.get(code="power").key)}, If_Match='"9"'
    )
    assert stale.status == 409


@pytest.mark.django_db(transaction=True)
def test_two_that_become_each_other_at_the_same_moment_do_not_both_go(tree: None, ada: Actor, api: Browser) -> None:
    def become(pair: tuple[str, str]) -> str:
        try:
            answer = merge(api(ada), *pair)
            return "done" if answer.status == 200 else str(answer.body["code"])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        came = list(pool.map(become, (("power", "wifi"), ("wifi", "power"))))
    assert sorted(came) == ["done", "no_such_category"]
    assert Category.objects.filter(code__in=("power", "wifi"), archived_at__isnull=True).count() == 1
