"""The dispatcher's other lists, and engineers at a glance: whom somebody waits for, why nobody goes, who is there."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_dispatch import FOLLOWS_MS, Visit, Waits, chosen, has, nobody_dives, on_duty, waits
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

__all__ = ["nobody_dives", "waits"]
pytestmark = pytest.mark.browser
PANEL = "邀约"


def count(page: Page, label: str) -> int:
    link = page.get_by_role("navigation", name="哪些工单").get_by_role("link", name=has(label))
    expect(link).to_have_text(re.compile("[0-9]"), timeout=FOLLOWS_MS)
    return int(re.sub(r"\D", "", link.inner_text()))


def test_whoever_is_asked_first_stands_in_a_list_of_their_own_until_taken_back(waits: Waits) -> None:
    page, order = waits("派单：先问一问")
    on_duty(page, "陈国栋")
    row = chosen(page, order)
    expect(row.get_by_role("button", name=has("派给"))).to_be_visible(timeout=FOLLOWS_MS)
    before = count(page, "等回应")
    page.keyboard.press("a")
    expect(page.get_by_text(has(f"W-{order['number']}：正在等"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(row).to_have_count(0)
    lists = page.get_by_role("navigation", name="哪些工单")
    expect(lists.get_by_role("link", name=f"等回应 {before + 1}")).to_be_visible(timeout=FOLLOWS_MS)
    lists.get_by_role("link", name=has("等回应")).click()
    expect(row).to_contain_text(re.compile("等.+回应"), timeout=FOLLOWS_MS)
    row.click()
    expect(page.get_by_role("complementary", name=PANEL).get_by_text("由林岚发出")).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.keyboard.press("w")
    page.get_by_role("dialog").get_by_role("button", name="撤回").click()
    expect(page.get_by_text(has(f"W-{order['number']} 的邀约已撤回"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(row).to_have_count(0, timeout=FOLLOWS_MS)
    lists.get_by_role("link", name=has("待派")).click()
    expect(row).to_be_visible(timeout=FOLLOWS_MS)
    assert ask(page, "GET", f"/workorders/{order['key']}/offers")["rows"][0]["state"] == "withdrawn"


def test_nobody_is_sent_over_an_offer_unless_it_is_said(waits: Waits) -> None:
    page, order = waits("派单：不等了")
    engineer = on_duty(page, "陈国栋")
    at = f"/workorders/{order['key']}"
    decision = ask(page, "POST", f"{at}/decisions", {"only": [engineer]})
    ask(page, "POST", f"{at}/decisions/{decision['key']}/offer", {"how": "offer", "minutes": 600})
    page.goto(page.url.split("/console")[0] + f"/console/dispatch?list=offered&order={order['key']}")
    row = chosen(page, order)
    expect(row).to_contain_text("等陈国栋回应", timeout=FOLLOWS_MS)
    page.get_by_role("button", name=has("不等了，派给陈国栋")).click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("正在等回应的邀约会撤回")
    sheet.get_by_role("button", name="派给陈国栋").click()
    expect(page.get_by_text(has(f"W-{order['number']} 已派给陈国栋"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(row).to_have_count(0, timeout=FOLLOWS_MS)
    page.goto(page.url.split("/console")[0] + f"/console/orders/{order['key']}")
    page.get_by_role("region", name="派给谁").get_by_role("button", name="为什么").click()
    rounds = page.get_by_role("dialog").get_by_role("region", name="邀约")
    expect(rounds.get_by_text("已撤回").first).to_be_visible(timeout=FOLLOWS_MS)


@pytest.mark.parametrize("nobody_dives", [True], indirect=True)
def test_what_nobody_can_do_says_what_would_help(waits: Waits, nobody_dives: None) -> None:
    page, _ = waits("派单：先开着")
    customer = ask(page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
    order = ask(page, "POST", "/workorders", {"kind": "inspection", "title": "派单：池底", "customer": customer})
    ask(page, "POST", f"/workorders/{order['key']}/triage", {"priority": 1})
    page.goto(page.url.split("/console")[0] + f"/console/dispatch?list=waiting&order={order['key']}")
    row = chosen(page, order)
    expect(row).to_contain_text("人没有所需证书", timeout=FOLLOWS_MS)
    panel = page.get_by_role("complementary", name="为什么没人能去")
    expect(panel.get_by_text("补录或续办证书")).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.goto(page.url.split("/console")[0] + f"/console/orders/{order['key']}")
    card = page.get_by_role("region", name="派给谁")
    expect(card.get_by_text("补录或续办证书")).to_be_visible(timeout=FOLLOWS_MS)


def test_engineers_are_seen_at_a_glance_and_set_on_a_break_live(visit: Visit) -> None:
    desk, other = visit().sign_in("admin"), visit().sign_in("admin")
    on_duty(desk, "陈国栋")
    for page in (desk, other):
        page.goto(page.url.split("/console")[0] + "/console/dispatch/engineers?q=陈国栋")
    rows = [page.get_by_role("row").filter(has_text="陈国栋") for page in (desk, other)]
    for row in rows:
        expect(row).to_contain_text("在岗", timeout=FOLLOWS_MS)
    assert grave_faults(desk) == []
    desk.get_by_role("heading", level=1).click()
    desk.keyboard.press("j")
    expect(rows[0].get_by_role("link", name="陈国栋")).to_be_focused()
    desk.keyboard.press("s")
    sheet = desk.get_by_role("dialog")
    sheet.get_by_text("小休", exact=True).click()
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_be_hidden(timeout=FOLLOWS_MS)
    for row in rows:
        expect(row).to_contain_text("小休", timeout=FOLLOWS_MS)
    rows[0].get_by_role("button", name="改状态：陈国栋").click()
    sheet.get_by_text("在岗", exact=True).click()
    sheet.get_by_role("button", name="保存").click()
    expect(rows[1]).to_contain_text("在岗", timeout=FOLLOWS_MS)


def test_one_gets_from_part_to_part_and_there_by_the_palette(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("admin", "/console/dispatch")
    parts = page.get_by_role("navigation", name="派单的各部分")
    for name in ("工程师在岗", "公平数据", "推演", "派单策略", "数据健康"):
        parts.get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1, name=name)).to_be_visible(timeout=FOLLOWS_MS)
        expect(parts.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")
    page.keyboard.press("Control+k")
    page.keyboard.type("在岗")
    option: Any = page.get_by_role("option", name=has("去：工程师在岗"))
    expect(option).to_be_visible(timeout=FOLLOWS_MS)
    option.click()
    expect(page.get_by_role("heading", level=1, name="工程师在岗")).to_be_visible(timeout=FOLLOWS_MS)
