"""Dispatch wishes: said on the order or for all of a customer's, kept to by the next decision, and taken back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
Visit = Callable[..., Visitor]
Reported = Callable[..., tuple[Page, dict[str, Any], str]]


@pytest.fixture
def reported(visit: Visit) -> Reported:
    """A window, an order of its own that somebody received, and the key of its customer."""

    def make(title: str, **screen: Any) -> tuple[Page, dict[str, Any], str]:
        page = visit(**screen).sign_in("admin")
        page.wait_for_load_state()
        customer = ask(page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        contact = ask(page, "GET", f"/contacts?customer={customer}")["rows"][0]["key"]
        told = {"kind": "repair", "title": title, "customer": customer, "contact": contact, "priority": 2}
        order = ask(page, "POST", "/workorders", told)
        ask(page, "POST", f"/workorders/{order['key']}/triage", {"priority": 2})
        return page, order, customer

    return make


def go(page: Page, path: str) -> None:
    page.goto(page.url.split("/console")[0] + f"/console{path}")


def card(page: Page) -> Locator:
    return page.get_by_role("region", name="派单意愿")


def say(page: Page, how: str, reason: str, *, of: str | None = None) -> None:
    """Fill in the sheet: 陈国栋, and why."""
    sheet = page.get_by_role("dialog", name="添加派单意愿")
    sheet.get_by_role("combobox", name="工程师").fill("陈国")
    page.get_by_title(re.compile("^陈国栋")).click()
    sheet.get_by_role("radio", name=re.compile(f"^{how}")).check()
    if of is not None:
        sheet.get_by_role("radio", name=of).check()
    sheet.get_by_role("textbox", name="原因").fill(reason)
    assert grave_faults(page) == []
    sheet.get_by_role("button", name="记下").click()
    expect(sheet).to_have_count(0)


def take_back(page: Page) -> None:
    card(page).get_by_role("button", name="撤回对陈国栋的派单意愿").click()
    asked = page.get_by_role("dialog", name="撤回对陈国栋的派单意愿？")
    asked.get_by_role("button", name="撤回").click()
    expect(asked).to_have_count(0)


def test_who_is_wanted_is_said_on_the_order_and_the_decision_keeps_to_it(reported: Reported) -> None:
    page, order, _ = reported("派单意愿：优先")
    go(page, f"/orders/{order['key']}")
    expect(card(page).get_by_text("没有特别要求，谁去按策略评估。")).to_be_visible(timeout=FOLLOWS_MS)
    card(page).get_by_role("button", name="添加").click()
    say(page, "优先", "客户说上次处理得很好")
    row = card(page).get_by_role("listitem").filter(has_text="陈国栋")
    expect(row).to_contain_text("优先")
    expect(row).to_contain_text("客户说上次处理得很好")
    expect(row).to_contain_text("这张工单 · 林岚")
    expect(page.get_by_text("此单优先派 陈国栋")).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("region", name="派给谁").get_by_role("button", name="评估").click()
    drawer = page.get_by_role("dialog")
    drawer.get_by_role("button", name=re.compile("评估")).first.click()
    best = drawer.get_by_role("region", name="陈国栋")
    expect(best.get_by_text("派单意愿")).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    take_back(page)
    expect(row).to_be_hidden()
    expect(card(page).get_by_text("已撤回的 1 条")).to_be_visible()


def test_who_is_never_to_go_to_a_customer_is_out_for_all_of_its_orders(reported: Reported) -> None:
    page, order, customer = reported("派单意愿：回避", width=390, height=844)
    go(page, f"/customers/{customer}")
    card(page).get_by_role("button", name="添加").click()
    say(page, "回避", "客户要求换人")
    expect(card(page).get_by_role("listitem")).to_contain_text("这家客户的全部工单 · 林岚")
    go(page, f"/orders/{order['key']}?tab=around")
    expect(card(page).get_by_role("listitem")).to_contain_text("客户要求换人", timeout=FOLLOWS_MS)
    decision = ask(page, "POST", f"/workorders/{order['key']}/decisions", {})
    assert decision["chosen"] is None or decision["chosen"]["name"] != "陈国栋"
    go(page, f"/customers/{customer}")
    take_back(page)
    expect(card(page).get_by_text("已撤回的 1 条")).to_be_visible()
