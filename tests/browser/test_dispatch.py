"""The dispatcher's screens: sent by Enter, overruled with a reason, why not; policies tried first."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
Visit = Callable[..., Visitor]
Waits = Callable[..., tuple[Page, dict[str, Any]]]


def has(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


@pytest.fixture
def waits(visit: Visit) -> Waits:
    """A window at the dispatcher's list, at an order of its own that waits for somebody."""

    def open_one(title: str, *, who: str = "admin", kind: str = "repair", **screen: Any) -> tuple[Page, dict[str, Any]]:
        page = visit(**screen).sign_in(who)
        page.wait_for_load_state()
        customer = ask(page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        contact = ask(page, "GET", f"/contacts?customer={customer}")["rows"][0]["key"]
        told = {"kind": kind, "title": title, "customer": customer, "contact": contact, "priority": 1}
        order = ask(page, "POST", "/workorders", told)
        ask(page, "POST", f"/workorders/{order['key']}/triage", {"priority": 1})
        page.goto(page.url.split("/console")[0] + f"/console/dispatch?order={order['key']}")
        return page, order

    return open_one


@pytest.fixture(params=[False])
def nobody_dives(visit: Visit, request: pytest.FixtureRequest) -> Iterator[None]:
    """Inspections ask for a certificate that nobody has; with True they look for somebody by themselves."""
    page = visit().sign_in("admin")
    page.wait_for_load_state()
    body = {"rules": {"certificate": True}, "certificates": ["潜水证"], "weights": {"travel": 1}}
    names = {"name_zh": "水下", "name_en": "Under water"}
    seen = {row["code"]: row["version"] for row in ask(page, "GET", "/dispatch/policies")["rows"]}.get("diver", 0)
    publish(page, "diver", {**names, "body": body}, seen)
    ask(page, "POST", "/dispatch/uses", {"policy": "diver", "kind": "inspection", "automatic": request.param})
    yield
    drop(page)


def publish(page: Page, code: str, body: dict[str, Any], version: int) -> None:
    sending = (
        "async ([path, body, version]) => (await fetch(path, {method: 'PUT', body: JSON.stringify(body), headers: {"
    )
    sending += (
        "'Content-Type': 'application/json', 'If-Match': `\"${version}\"`, 'Idempotency-Key': crypto.randomUUID(),"
    )
    sending += "'X-CSRFToken': /csrftoken=([^;]+)/.exec(document.cookie)[1]}})).status"
    assert page.evaluate(sending, [f"/api/v1/dispatch/policies/{code}", body, version]) == 200


def drop(page: Page) -> None:
    sending = "async (path) => (await fetch(path, {method: 'DELETE', headers: {'Idempotency-Key': crypto.randomUUID(),"
    sending += "'X-CSRFToken': /csrftoken=([^;]+)/.exec(document.cookie)[1]}})).status"
    assert page.evaluate(sending, "/api/v1/dispatch/uses?kind=inspection") == 204


def on_duty(page: Page, name: str) -> str:
    """This engineer is there whatever day it is; by key."""
    engineer = ask(page, "GET", f"/people?search={name}")["rows"][0]["key"]
    begins = datetime.now(UTC) - timedelta(hours=1)
    shift = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=40)).isoformat()}
    try:
        ask(page, "POST", f"/people/{engineer}/shifts", {**shift, "on_call": False})
    except Error as told:  # from the test before
        if "shift_overlaps" not in str(told):
            raise
    return str(engineer)


def chosen(page: Page, order: dict[str, Any]) -> Any:
    return page.locator(f'[data-waiting="{order["key"]}"]')


def test_enter_sends_whom_was_suggested_and_the_next_is_there(waits: Waits) -> None:
    page, order = waits("派单：回车派出")
    row = chosen(page, order)
    expect(row).to_have_attribute("aria-current", "true", timeout=FOLLOWS_MS)
    button = row.get_by_role("button", name=has("派给"))
    expect(button).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_role("complementary", name="派给谁").get_by_text("按当时的数据重算，结果一致")).to_be_visible()
    assert grave_faults(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_text(has(f"W-{order['number']} 已派给"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(row).to_have_count(0)
    expect(page.locator('[data-waiting][aria-current="true"]')).to_have_count(1)
    after = ask(page, "GET", f"/workorders/{order['key']}")
    assert after["owner"] or after["visits"][0]["engineer"]
    (decision,) = ask(page, "GET", f"/workorders/{order['key']}/decisions")["rows"]
    assert decision["sent"]["overruled"] is False


def test_what_was_sent_too_soon_is_taken_back_by_a_key(waits: Waits) -> None:
    page, order = waits("派单：按错了")
    row = chosen(page, order)
    expect(row.get_by_role("button", name=has("派给"))).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="撤销")).to_be_visible(timeout=FOLLOWS_MS)
    expect(row).to_have_count(0)
    assert grave_faults(page) == []
    page.keyboard.press("u")
    expect(page.get_by_text(has(f"W-{order['number']} 已撤销"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(row.get_by_role("button", name=has("派给"))).to_be_visible(timeout=FOLLOWS_MS)
    after = ask(page, "GET", f"/workorders/{order['key']}")
    assert (after["state"], after["owner"]) == ("triaged", None)
    page.goto(page.url.split("/console")[0] + f"/console/orders/{order['key']}")
    page.get_by_role("region", name="派给谁").get_by_role("button", name="为什么").click()
    expect(page.get_by_role("dialog").get_by_text(re.compile("[0-9]+ 秒后撤销"))).to_be_visible(timeout=FOLLOWS_MS)


def test_the_arrows_go_from_order_to_order(waits: Waits) -> None:
    page, _ = waits("派单：上下移动")
    rows = page.locator("[data-waiting]")
    expect(rows.nth(1)).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("ArrowUp")
    for _ in range(rows.count()):  # whatever other tests left waiting above it
        page.keyboard.press("k")
    expect(rows.first).to_have_attribute("aria-current", "true")
    page.keyboard.press("j")
    expect(rows.nth(1)).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile("order="))


def test_somebody_else_goes_with_a_reason_that_stays_on_the_order(waits: Waits) -> None:
    page, order = waits("派单：改派")
    expect(chosen(page, order).get_by_role("button", name=has("派给"))).to_be_visible(timeout=FOLLOWS_MS)
    decision = ask(page, "GET", f"/workorders/{order['key']}/decisions")["rows"][0]
    assert decision["runner_up"], "both engineers of the company can go"
    panel = page.get_by_role("complementary", name="派给谁")
    panel.get_by_role("button", name=f"改派{decision['runner_up']['name']}").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="派出").click()
    expect(sheet.get_by_text("请填写原因")).to_be_visible(timeout=FOLLOWS_MS)
    sheet.get_by_label("原因").fill("客户点名要他")
    sheet.get_by_role("button", name="派出").click()
    expect(sheet).to_be_hidden(timeout=FOLLOWS_MS)
    page.goto(page.url.split("/console")[0] + f"/console/orders/{order['key']}")
    expect(page.get_by_text("客户点名要他").first).to_be_visible(timeout=FOLLOWS_MS)
    card = page.get_by_role("region", name="派给谁")
    expect(card.get_by_text(f"改派给{decision['runner_up']['name']}")).to_be_visible(timeout=FOLLOWS_MS)
    card.get_by_role("button", name="为什么").click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("结果一致").first).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []


@pytest.mark.usefixtures("nobody_dives")
def test_where_nobody_can_go_the_reason_is_said_and_of_each_by_name(waits: Waits) -> None:
    page, order = waits("派单：没有人能去", kind="inspection")
    row = chosen(page, order)
    expect(row.get_by_text("没有人能去。")).to_be_visible(timeout=FOLLOWS_MS)
    expect(row).to_contain_text("人缺少证书")
    panel = page.get_by_role("complementary", name="派给谁")
    asked = panel.get_by_label("为什么不是……")
    asked.click()
    asked.fill("陈国栋")
    page.locator(".ant-select-item-option", has_text="陈国栋").click()
    expect(panel.get_by_text("没有证书 潜水证")).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []


def test_on_a_narrow_screen_why_has_the_page_to_itself(waits: Waits) -> None:
    page, order = waits("派单：窄屏", width=390)
    panel = page.get_by_role("complementary", name="派给谁")
    expect(panel.get_by_text("人能去，共评估")).to_be_visible(timeout=FOLLOWS_MS)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390
    assert grave_faults(page) == []
    page.get_by_role("button", name="回到列表").click()
    expect(chosen(page, order)).to_be_visible(timeout=FOLLOWS_MS)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_who_may_not_see_decisions_is_told_so_and_may_ask_about_oneself(waits: Waits, visit: Visit) -> None:
    page, order = waits("派单：为什么不是我")
    expect(chosen(page, order).get_by_role("button", name=has("派给"))).to_be_visible(timeout=FOLLOWS_MS)
    engineer = ask(page, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    ask(page, "POST", f"/workorders/{order['key']}/assign", {"owner": engineer})
    theirs = visit().sign_in("chengd", "/console/dispatch")
    expect(theirs.get_by_role("heading", name=has("您看不到这里的内容"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(theirs.get_by_role("link", name="派单", exact=True)).to_have_count(0)
    theirs.goto(theirs.url.split("/console")[0] + f"/console/orders/{order['key']}")
    theirs.get_by_role("button", name="为什么不是我").click()
    sheet = theirs.get_by_role("dialog")
    expect(sheet).to_contain_text(re.compile("您排第|建议的就是您|您不能去"), timeout=FOLLOWS_MS)


def test_a_policy_is_tried_on_what_waits_before_it_counts(waits: Waits) -> None:
    page, _ = waits("派单：先试再发布")
    before = {row["code"]: row for row in ask(page, "GET", "/dispatch/policies")["rows"]}["balanced"]
    page.goto(page.url.split("/console")[0] + "/console/settings/dispatch/balanced")
    preview = page.get_by_role("region", name=has("发布前先看"))
    expect(preview.get_by_role("row").nth(1)).to_be_visible(timeout=FOLLOWS_MS)
    publishing = page.get_by_role("button", name=f"发布第 {before['number'] + 1} 版")
    expect(publishing).to_be_disabled()
    minutes = page.get_by_label("上门计划多少分钟")
    minutes.fill("1440")  # a whole day on site: more than anybody works, at whatever hour this is tried
    minutes.press("Tab")
    expect(preview.get_by_text(has("条会换人"))).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.get_by_role("link", name="派单策略").last.click()
    page.get_by_role("link", name="均衡", exact=True).click()
    expect(page.get_by_label("上门计划多少分钟")).to_have_value("1440", timeout=FOLLOWS_MS)
    publishing.click()
    expect(page.get_by_text(has(f"第 {before['number'] + 1} 版已发布"))).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("region", name="历史版本").get_by_role("button").click()
    expect(page.get_by_text(has(f"上门计划多少分钟 {before['body']['visit_minutes']} → 1440"))).to_be_visible(
        timeout=FOLLOWS_MS
    )
    names = {"name_zh": before["name_zh"], "name_en": before["name_en"]}
    publish(page, "balanced", {**names, "body": before["body"]}, before["version"] + 1)


def test_a_policy_for_a_kind_is_chosen_and_taken_away(visit: Visit) -> None:
    page = visit().sign_in("admin", "/console/settings/dispatch")
    page.get_by_role("button", name="添加一条").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("类型").click()
    page.locator(".ant-select-item-option", has_text="投诉").click()
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_be_hidden(timeout=FOLLOWS_MS)
    row = page.get_by_role("listitem").filter(has=page.get_by_role("switch", name="投诉: 自动派单"))
    expect(row).to_be_visible(timeout=FOLLOWS_MS)
    row.get_by_role("switch").click()
    page.get_by_role("dialog").get_by_role("button", name="开始自动派单").click()
    expect(row.get_by_role("switch")).to_be_checked(timeout=FOLLOWS_MS)
    row.get_by_role("button", name="去掉").click()
    page.get_by_role("dialog").get_by_role("button", name="去掉").click()
    expect(row).to_have_count(0, timeout=FOLLOWS_MS)


def test_whose_data_are_missing_is_named_and_leads_to_them(visit: Visit) -> None:
    page = visit().sign_in("admin", "/console/dispatch/health")
    expect(page.get_by_text("没有常驻地，无法计算路程").first).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.get_by_role("link", name="李航").click()
    expect(page.get_by_role("heading", name="李航")).to_be_visible(timeout=FOLLOWS_MS)


def test_how_somebody_is_asked_is_said_in_words_and_compared(visit: Visit) -> None:
    page = visit().sign_in("admin", "/console/settings/dispatch/balanced")
    card = page.get_by_role("region", name="怎么派出去")
    expect(card.get_by_text("直接派给最合适的一位，不先问。")).to_be_visible(timeout=FOLLOWS_MS)
    card.get_by_role("radio", name=has("问一个人")).check()
    expect(card.get_by_text("等 30 分工作时间，截止前 10 分提醒一次。")).to_be_visible()
    card.get_by_label("等多少分钟").fill("8")
    expect(card.get_by_role("alert")).to_contain_text("最多提前 7 分钟")
    publish_button = page.get_by_role("button", name=has("发布第"))
    expect(publish_button).to_be_disabled()
    card.get_by_label("截止前多少分钟提醒").fill("3")
    expect(publish_button).to_be_enabled()
    assert grave_faults(page) == []
    publish_button.click()
    expect(page.get_by_text(re.compile("第 [0-9]+ 版已发布"))).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("region", name="历史版本").get_by_role("button").first.click()
    expect(page.get_by_text(has("怎么派出去 直接派 → 问一个人"))).to_be_visible(timeout=FOLLOWS_MS)
    card.get_by_role("radio", name=has("直接派")).check()
    publish_button.click()
    expect(card.get_by_text("直接派给最合适的一位，不先问。")).to_be_visible()
    expect(page.get_by_text("还没有改动")).to_be_visible(timeout=FOLLOWS_MS)
