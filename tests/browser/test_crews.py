"""Crews: a rule tried before it is published, an order that needs two, and who takes which seat."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, resize
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
Visit = Callable[..., Visitor]


def go(page: Page, path: str) -> None:
    page.goto(page.url.split("/console")[0] + f"/console{path}")


def received(page: Page, title: str) -> dict[str, Any]:
    customer = ask(page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
    contact = ask(page, "GET", f"/contacts?customer={customer}")["rows"][0]["key"]
    told = {"kind": "repair", "title": title, "customer": customer, "contact": contact, "priority": 1}
    order: dict[str, Any] = ask(page, "POST", "/workorders", told)
    ask(page, "POST", f"/workorders/{order['key']}/triage", {"priority": 1})
    return order


def test_a_rule_is_tried_and_published_and_ended(visit: Visit) -> None:
    page = visit().sign_in("admin")
    go(page, "/dispatch/crews")
    expect(page.get_by_text("每张工单一个人去")).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("button", name="添加规则").first.click()
    sheet = page.get_by_role("dialog", name="添加班组规则")
    expect(sheet.get_by_role("region", name="现在谁能去")).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    sheet.get_by_role("combobox", name="优先级").click()
    page.get_by_title("P3", exact=True).click()
    sheet.get_by_role("button", name="发布").click()
    expect(sheet).to_have_count(0, timeout=FOLLOWS_MS)
    row = page.get_by_role("listitem").filter(has_text="主办 + 协助")
    expect(row).to_contain_text("2 人")
    resize(page, 390)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    row.get_by_role("button", name=re.compile("^停用")).click()
    page.get_by_role("dialog").get_by_role("button", name="停用").click()
    expect(page.get_by_text("每张工单一个人去")).to_be_visible(timeout=FOLLOWS_MS)


def test_an_order_is_said_to_need_two_and_both_are_found(visit: Visit) -> None:
    page = visit().sign_in("admin")
    page.wait_for_load_state()
    order = received(page, "班组：两人抬机")
    go(page, f"/orders/{order['key']}")
    card = page.get_by_role("region", name="需要几个人")
    expect(card.get_by_text("一个人去")).to_be_visible(timeout=FOLLOWS_MS)
    card.get_by_role("button", name="指定").click()
    sheet = page.get_by_role("dialog", name="这单需要谁一起去")
    sheet.get_by_role("textbox", name="原因").fill("主机 120 公斤")
    assert grave_faults(page) == []
    sheet.get_by_role("button", name="指定").click()
    expect(sheet).to_have_count(0, timeout=FOLLOWS_MS)
    expect(card).to_contain_text("主机 120 公斤", timeout=FOLLOWS_MS)
    go(page, f"/dispatch?order={order['key']}")
    row = page.get_by_role("listitem").filter(has_text="班组：两人抬机")
    expect(row).to_contain_text("2 人", timeout=FOLLOWS_MS)
    expect(page.get_by_role("region", name="班组")).to_be_visible(timeout=FOLLOWS_MS)
    resize(page, 390)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
