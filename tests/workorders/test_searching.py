"""Any part finds its order, customer or asset for whoever may see it, and for nobody else, by either plan."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.assets.actions import assets
from aftersales.assets.models import Asset
from aftersales.base.errors import Conflict
from aftersales.base.search.asked import read
from aftersales.base.search.folding import compact
from aftersales.base.search.patience import bounded
from aftersales.customers.actions import contacts, customers
from aftersales.customers.models import ContactSearch
from aftersales.people.access import Actor
from aftersales.workorders.access import visible_to
from aftersales.workorders.actions import indexing, moves, orders
from aftersales.workorders.models import OrderSearch, WorkOrder
from aftersales.workorders.queries import searching
from aftersales.workorders.queries.find import find
from tests.conftest import NOON, Api

WORDS = st.text(st.sampled_from("空调压缩机高压保护漏水异响冷库门封条老化主轴报警停三号线"), min_size=2, max_size=16)
SERIAL = st.text(st.sampled_from("ABCXYZ0123456789-"), min_size=4, max_size=16).filter(
    lambda one: len(compact(one)) > 3
)
PLANS = pytest.mark.parametrize("rare", [10**9, -1], ids=["few", "many"])
"""Both plans on the same orders: as if the pieces were rare, and as if they were common."""
EACH = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def keys(found: dict[str, list[Any]], what: str) -> set[Any]:
    return {row["key"] for row in found[what]}


@PLANS
@EACH
@given(title=WORDS, data=st.data())
def test_any_two_characters_find_an_order_for_who_may_see_it_and_nobody_else(
    rare: int, title: str, data: st.DataObject, report: Callable[..., WorkOrder], cast: SimpleNamespace
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "RARE", rare)
        order = report(title=title)
        WorkOrder.objects.filter(pk=order.pk).update(team=None)
        start = data.draw(st.integers(0, len(title) - 2))
        for name in ("agnes", "dan", "mei", "tess", "olaf", "ada"):
            by = getattr(cast, name)
            seen = visible_to(by).filter(pk=order.pk).exists()
            ids = searching.orders_holding(read(title[start : start + 2]), by, most=1000)
            assert (order.pk in ids) is seen, name


@EACH
@given(serial=SERIAL, data=st.data())
def test_any_four_signs_of_a_serial_find_its_asset(
    serial: str, data: st.DataObject, agnes: Actor, acme: SimpleNamespace
) -> None:
    Asset.objects.filter(name="by serial").delete()
    made = assets.register_asset(
        by=agnes, at=NOON, product=acme.asset.product.key, customer=acme.customer.key, name="by serial", serial=serial
    )
    start = data.draw(st.integers(0, len(serial) - 4))
    part = serial[start : start + 4]
    if compact(part):
        assert made.key in keys(find(part, agnes), "assets")


@EACH
@given(number=st.integers(10**7, 10**8 - 1), data=st.data())
def test_any_four_digits_of_a_phone_find_its_customer_for_who_may_know_it(
    number: int, data: st.DataObject, agnes: Actor, acme: SimpleNamespace
) -> None:
    phone = f"138{number}"
    contacts.add_contact(customer=acme.customer.key, by=agnes, at=NOON, name="测试", phone=phone)
    start = data.draw(st.integers(0, len(phone) - 4))
    assert acme.customer.key in keys(find(phone[start : start + 4], agnes), "customers")
    far = Actor(
        id=10**6, key=agnes.key, name="", language="zh-CN", zone="UTC", is_customer=False,
        rights={"workorders.see": agnes.reach("workorders.see")},
    )  # fmt: skip
    assert not any(find(phone[start : start + 4], far)["customers"])


def test_a_number_that_is_shown_masked_stays_masked(agnes: Actor, acme: SimpleNamespace) -> None:
    contacts.add_contact(customer=acme.customer.key, by=agnes, at=NOON, name="测试", phone="13955554321")
    (row,) = find("5555", agnes)["customers"]
    (match,) = row["matched"]
    assert (match.field, [part.text for part in match.parts]) == ("phone", ["+86139****4321"])


def test_who_is_erased_is_found_no_more_and_leaves_no_pieces(agnes: Actor, ada: Actor, acme: SimpleNamespace) -> None:
    one = contacts.add_contact(customer=acme.customer.key, by=agnes, at=NOON, name="欧阳敏", phone="13955554321")
    assert find("oym", agnes)["customers"] and find("4321", agnes)["customers"]
    contacts.erase_contact(key=one.key, by=ada, at=NOON, version=one.version)
    assert not ContactSearch.objects.filter(contact=one).exists()
    assert not find("oym", agnes)["customers"] and not find("4321", agnes)["customers"]


@PLANS
def test_open_orders_come_before_closed_ones_and_the_newest_of_these_first(
    rare: int, report: Callable[..., WorkOrder], agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "RARE", rare)
    made = [report(title=f"冷库报警 {n}") for n in range(4)]
    for order in made[:3:2]:
        moves.cancel(key=order.key, by=agnes, at=NOON, reason="-")
    WorkOrder.objects.filter(pk=made[2].pk).update(reported_at=NOON.replace(year=2027))
    found = [row["key"] for row in find("冷库", agnes)["orders"]]
    assert set(found[:2]) == {made[1].key, made[3].key}
    assert found[2:] == [made[2].key, made[0].key]


def test_where_a_common_word_is_rare_in_ones_own_scopes_the_other_plan_finds_it(
    report: Callable[..., WorkOrder], agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = report(title="雷击后主板烧毁")
    for n in range(5):
        report(title=f"漏水 {n}")
    monkeypatch.setattr(searching, "RARE", -1)
    monkeypatch.setattr(searching, "WALK", 2)
    assert searching.orders_holding(read("雷击"), agnes, most=8) == [first.pk]


def test_a_customer_and_a_trouble_find_the_order(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = report(title="主轴报警")
    assert keys(find("acme 主轴", agnes), "orders") == {order.key}
    assert keys(find("s-acme", agnes), "orders") == {order.key}
    assert keys(find("xenon 主轴", agnes), "orders") == set()


def test_what_is_changed_is_found_by_its_new_words_alone(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = report(title="冷库门封条老化")
    orders.change(key=order.key, by=agnes, at=NOON, version=order.version, fields={"title": "主轴报警"})
    assert keys(find("主轴", agnes), "orders") == {order.key}
    assert not find("封条", agnes)["orders"]


def test_moving_an_order_does_not_write_its_pieces(
    order: WorkOrder, agnes: Actor, django_assert_num_queries: Any
) -> None:
    before = OrderSearch.objects.extra(select={"at": "ctid::text"}).values_list("at", flat=True).get(order=order)
    moves.triage(key=order.key, by=agnes, at=NOON)
    assert (
        OrderSearch.objects.extra(select={"at": "ctid::text"}).values_list("at", flat=True).get(order=order) == before
    )


def test_a_customer_called_otherwise_is_found_with_its_orders(
    report: Callable[..., WorkOrder], agnes: Actor, acme: SimpleNamespace
) -> None:
    order = report(title="主轴报警")
    customers.change_customer(
        key=acme.customer.key, by=agnes, at=NOON, version=acme.customer.version, changes={"name": "发那科"}
    )
    indexing.named_anew(customer=acme.customer.key)
    assert indexing.index_orders_of(customer=acme.customer.key, asset=None, after=0) >= order.pk
    assert indexing.index_orders_of(customer=acme.customer.key, asset=None, after=10**9) == 0
    assert keys(find("发那科 主轴", agnes), "orders") == {order.key}
    assert keys(find("fnk", agnes), "customers") == {acme.customer.key}


@pytest.mark.parametrize("typed", ["%", "🙂", "۝", "x" * 100, "空" * 100, "' OR 1=1 --", "a " * 49, "\u202etset"])
def test_hostile_questions_are_answered(api: Callable[..., Api], agnes: Actor, order: WorkOrder, typed: str) -> None:
    assert api(agnes).get(f"/api/v1/find?q={typed}").status == 200


@pytest.mark.parametrize("typed", ["x" * 10_000, "a%00b"])
def test_questions_that_cannot_be_meant_are_refused(api: Callable[..., Api], agnes: Actor, typed: str) -> None:
    assert api(agnes).get(f"/api/v1/find?q={typed}").status == 422


def test_what_takes_too_long_is_broken_off_and_said_so(agnes: Actor) -> None:
    with pytest.raises(Conflict) as refused, bounded(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '20ms'")
        cursor.execute("SELECT pg_sleep(5)")
    assert refused.value.code == "search_takes_too_long"
