"""The company's own fields on the phone: filled in without a line, by the same rules, over nobody's head."""

from collections.abc import Callable
from typing import Any

import pytest

from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import orders
from aftersales.workorders.models import OrderFields, Visit, WorkOrder
from tests.conftest import NOON, Api, facts_of
from tests.field.conftest import HOUR, Phone, again
from tests.own_fields import COLOURS, WET, ask, settle

pytestmark = pytest.mark.django_db
Phones = Callable[..., Phone]
Plans = Callable[..., Visit]


@pytest.fixture(autouse=True)
def form() -> None:
    """Repairs ask whether it got wet, and if so for its colour; for a voltage, a note of theirs and a name."""
    settle("wet", "flag", "进水", "Wet")
    settle("colour", "choice", "颜色", "Colour", choices=COLOURS)
    settle("volt", "number", "电压", "Voltage", unit="V", low=0, high=400)
    settle("name", "text", "姓名", "Name", personal=True)
    ask(["wet", {"field": "colour", "show_when": WET, "required_at": "resolve"}, "volt", "name"])


def held(order: WorkOrder) -> dict[str, Any]:
    row = OrderFields.objects.filter(order=order).first()
    return row.values if row else {}


def test_another_teams_order_does_not_exist(planned: Plans, tess: Actor, olaf: Actor, phone: Phones) -> None:
    order = planned(tess).order
    told = phone(olaf).does("order.fill", order, custom={"wet": True})
    assert (told["outcome"], told["code"], held(order)) == ("refused", "not_found", {})


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({}, "bad_facts"),
        ({"custom": {}}, "bad_facts"),
        ({"custom": {"Volt": 1}}, "no_such_custom_field"),
        ({"custom": {"volt": 500}}, "custom_out_of_range"),
        ({"custom": {"volt": "many"}}, "custom_not_a_number"),
        ({"custom": {"colour": "red"}}, "custom_not_asked"),
        ({"custom": {"wet": True, "colour": "green"}}, "custom_unknown_choice"),
    ],
)
def test_the_phone_is_held_to_the_rules_of_the_form(
    planned: Plans, tess: Actor, phone: Phones, facts: dict[str, Any], why: str
) -> None:
    order = planned(tess).order
    told = phone(tess).does("order.fill", order, **facts)
    assert (told["outcome"], told["code"], held(order)) == ("refused", why, {})


def test_what_was_filled_in_without_a_line_stands_once_and_is_told(planned: Plans, tess: Actor, phone: Phones) -> None:
    order, one = planned(tess).order, phone(tess)
    done = one.done("order.fill", order, HOUR, custom={"wet": True, "colour": "red", "volt": 230}, seen={"volt": None})
    assert [told["outcome"] for told in (*one.tell(done), *one.tell(done))] == ["done", "done"]
    assert held(order) == {"wet": True, "colour": "red", "volt": 230}
    assert facts_of(order.key).count("WorkOrderChanged") == 1


def test_only_who_filled_in_the_same_field_is_in_the_way(
    planned: Plans, tess: Actor, agnes: Actor, phone: Phones
) -> None:
    order, one = planned(tess).order, phone(tess)
    seen = order.version
    orders.change(key=order.key, by=agnes, at=NOON, version=again(order).version, fields={"custom": {"volt": 110}})
    other = {**one.done("order.fill", order, custom={"wet": False}, seen={"wet": None}), "base_version": seen}
    same = {**one.done("order.fill", order, custom={"volt": 230}, seen={"volt": None}), "base_version": seen}
    agreed = {**one.done("order.fill", order, custom={"volt": 110}, seen={"volt": None}), "base_version": seen}
    told = one.tell(other, same, agreed)
    assert [result["outcome"] for result in told] == ["done", "conflict", "done"]
    assert told[1]["code"] == "custom_overtaken"
    assert told[1]["facts"]["fields"] == {"custom.volt": {"yours": 230, "now": 110}}
    assert "电压" in told[1]["detail"]
    assert held(order) == {"wet": False, "volt": 110}


def test_the_page_shows_the_fields_masks_what_is_personal_and_says_whether_one_may(
    planned: Plans, tess: Actor, toby: Actor, phone: Phones, api: Callable[..., Api]
) -> None:
    order = planned(tess).order
    east = Team.objects.get(pk__in=toby.teams).key
    orders.change(key=order.key, by=None, at=NOON, version=again(order).version, fields={"team": east})
    phone(tess).does("order.fill", order, custom={"name": "carl", "volt": 12})
    page = api(tess).get(f"/api/v1/field/orders/{order.key}").body
    assert {one["code"]: one["value"] for one in page["custom"]} == {"wet": None, "volt": 12, "name": "c***"}
    assert page["may_fill"] is True
    assert api(toby).get(f"/api/v1/field/orders/{order.key}").body["may_fill"] is False
