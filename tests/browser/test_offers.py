"""Offers on the phone: seen above the day, taken or declined by a thumb, kept without a line; who is late reads why."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, Visitor
from tests.browser.test_dispatch import on_duty
from tests.browser.test_field import FOLLOWS_MS, PHONE, ask

pytestmark = pytest.mark.browser
Asks = Callable[..., dict[str, Any]]


@pytest.fixture
def offered(visit: Callable[..., Visitor]) -> Asks:
    """An order that Chen, on duty whatever day it is, is asked to take; with the desk's window."""

    def make(title: str, how: str) -> dict[str, Any]:
        desk = visit().sign_in("admin")
        customer = ask(desk, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        engineer = on_duty(desk, "陈国栋")
        chen = ask(desk, "GET", f"/people/{engineer}")
        site = ask(desk, "GET", f"/sites?customer={customer}")["rows"][0]["key"]
        told = {"kind": "repair", "title": title, "customer": customer, "site": site}
        order = ask(desk, "POST", "/workorders", told)
        ask(desk, "POST", f"/workorders/{order['key']}/triage", {"team": chen["team"]["key"]})
        at = f"/workorders/{order['key']}"
        decision = ask(desk, "POST", f"{at}/decisions", {"only": [engineer]})
        assert decision["chosen"] is not None, decision
        ask(desk, "POST", f"{at}/decisions/{decision['key']}/offer", {"how": how, "minutes": 600})
        return {**order, "desk": desk}

    return make


def card(page: Page, title: str) -> Any:
    return page.get_by_role("listitem").filter(has_text=title).filter(has=page.get_by_role("button"))


def standing(order: dict[str, Any]) -> Any:
    return ask(order["desk"], "GET", f"/workorders/{order['key']}/offers")["rows"][0]


def test_a_yes_without_a_line_is_kept_and_sent(visit: Callable[..., Visitor], offered: Asks) -> None:
    order = offered("冷库压缩机异响 A", "offer")
    someone = visit(**PHONE)
    phone = someone.sign_in("chengd", "/field/")
    one = card(phone, order["title"])
    expect(one.get_by_text("还剩")).to_be_visible(timeout=FOLLOWS_MS)
    expect(phone.get_by_text(order["title"])).to_have_count(1)  # asked about above, not a stop of the day as well
    someone.context.set_offline(True)
    one.get_by_role("button", name="接单").tap()
    expect(phone.get_by_text("已接单，等着上传")).to_be_visible()
    assert standing(order)["state"] == "open"
    someone.context.set_offline(False)
    expect(phone.get_by_text("已接单，等着上传")).to_have_count(0, timeout=40_000)
    expect(phone.get_by_text(order["title"])).to_be_visible(timeout=FOLLOWS_MS)
    assert standing(order)["state"] == "taken"
    assert ask(order["desk"], "GET", f"/workorders/{order['key']}")["visits"][0]["state"] == "confirmed"


def test_a_no_asks_why(visit: Callable[..., Visitor], offered: Asks) -> None:
    order = offered("冷库压缩机异响 B", "offer")
    phone = visit(**PHONE).sign_in("chengd", "/field/")
    card(phone, order["title"]).get_by_role("button", name="不接").tap()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_role("button", name="不接").tap()
    expect(sheet).to_be_visible()  # nothing is sent without a reason
    sheet.get_by_text("太远").tap()
    with phone.expect_response("**/api/v1/operations"):  # the card goes at once, the phone tells a moment later
        sheet.get_by_role("button", name="不接").tap()
    expect(phone.get_by_text(order["title"])).to_have_count(0, timeout=FOLLOWS_MS)
    (mine,) = standing(order)["offers"]
    assert (mine["state"], mine["reason"]) == ("declined", "location")


def test_who_is_too_late_reads_why_where_the_offer_was(visit: Callable[..., Visitor], offered: Asks) -> None:
    order = offered("冷库压缩机异响 C", "pool")
    someone = visit(**PHONE)
    phone = someone.sign_in("chengd", "/field/")
    expect(phone.get_by_role("heading", name="可以抢的单")).to_be_visible(timeout=FOLLOWS_MS)
    phone.evaluate(AXE.read_text(encoding="utf-8"))
    assert phone.evaluate("async () => (await axe.run()).violations.map((one) => one.id)") == []
    someone.context.set_offline(True)
    card(phone, order["title"]).get_by_role("button", name="抢单").tap()
    ask(order["desk"], "POST", f"/workorders/{order['key']}/offers/withdraw", {})
    someone.context.set_offline(False)
    expect(phone.get_by_text("这单没接成")).to_be_visible(timeout=40_000)
    expect(phone.get_by_text("邀约已撤回")).to_be_visible()
    phone.get_by_role("button", name="知道了").tap()
    expect(phone.get_by_text("这单没接成")).to_have_count(0)


def test_whoever_does_not_go_reads_why(visit: Callable[..., Visitor], offered: Asks) -> None:
    order = offered("冷库压缩机异响 D", "offer")
    ask(order["desk"], "POST", f"/workorders/{order['key']}/offers/withdraw", {})
    chen = ask(order["desk"], "GET", "/people?search=陈国栋")["rows"][0]["key"]
    ask(order["desk"], "POST", f"/workorders/{order['key']}/decisions", {"without": [chen]})
    phone = visit(**PHONE).sign_in("chengd", f"/field/orders/{order['key']}")
    phone.get_by_role("button", name="为什么不是我").tap()
    sheet = phone.get_by_role("dialog", name="为什么不是我")
    expect(sheet.get_by_text("最近一次评估，您不能去：")).to_be_visible()
    expect(sheet.get_by_role("listitem")).not_to_have_count(0)
    phone.evaluate(AXE.read_text(encoding="utf-8"))
    assert phone.evaluate("async () => (await axe.run()).violations.map((one) => one.id)") == []
    sheet.get_by_role("button", name="知道了").tap()
    expect(sheet).to_have_count(0)


def test_a_letter_leads_to_the_offer_it_is_about(visit: Callable[..., Visitor], offered: Asks) -> None:
    order = offered("冷库压缩机异响 E", "offer")
    phone = visit(**PHONE).sign_in("chengd", f"/field/?offer={order['key']}")
    one = card(phone, order["title"])
    expect(one).to_have_attribute("data-named", "true", timeout=FOLLOWS_MS)
    expect(one.get_by_role("button", name="接单")).to_be_in_viewport()
    ask(order["desk"], "POST", f"/workorders/{order['key']}/offers/withdraw", {})
    expect(one).to_have_count(0, timeout=FOLLOWS_MS)
    phone.reload()
    expect(phone.get_by_text("这单已不再等您答复。")).to_be_visible(timeout=FOLLOWS_MS)
