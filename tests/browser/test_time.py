"""Time: by moves and by the thumb on the phone, with and without a line; at the desk with sums, reasons and history."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import AXE, Desk, Visitor
from tests.browser.test_field import FOLLOWS_MS, PHONE, ask, primary

pytestmark = pytest.mark.browser
Given = Callable[..., tuple[Page, Page, dict[str, Any], Visitor]]


@pytest.fixture
def given(visit: Callable[..., Visitor]) -> Given:
    """The administrator's window, Chen's phone at an order he has taken a visit of, and the order."""

    def give(title: str) -> tuple[Page, Page, dict[str, Any], Visitor]:
        desk = visit().sign_in("admin")
        desk.wait_for_load_state()
        customer = ask(desk, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
        order = ask(desk, "POST", "/workorders", {"kind": "repair", "title": title, "customer": customer})
        ask(desk, "POST", f"/workorders/{order['key']}/triage", {})
        ask(desk, "POST", f"/workorders/{order['key']}/visits", {"engineer": engineer, "mates": []})
        someone = visit(**PHONE)
        phone = someone.sign_in("chengd", f"/field/orders/{order['key']}")
        primary(phone, "接单").tap()
        expect(primary(phone, "出发")).to_be_visible()
        phone.wait_for_timeout(1_200)
        return desk, phone, order, someone

    return give


def keys(phone: Page) -> Locator:
    """The clock on the order's page."""
    return phone.get_by_role("group", name="工时")


def key(phone: Page, name: str) -> Locator:
    return keys(phone).get_by_role("button", name=name, exact=True)


def kinds(page: Page, order: dict[str, Any]) -> list[tuple[str, bool]]:
    """What the server has: each span's kind, and whether it runs."""
    rows = ask(page, "GET", f"/workorders/{order['key']}/time")["rows"]
    return [(row["kind"], row["ends_at"] is None) for row in rows if row["struck_at"] is None]


def ago(minutes: int) -> str:
    return (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()


def test_the_way_and_the_work_record_themselves_and_a_thumb_switches(given: Given) -> None:
    desk, phone, order, _ = given("冷凝器结霜 A")
    primary(phone, "出发").tap()
    expect(key(phone, "路途")).to_have_attribute("aria-pressed", "true")
    phone.wait_for_timeout(1_200)
    primary(phone, "到场签到").tap()
    expect(key(phone, "工作")).to_have_attribute("aria-pressed", "true")
    phone.wait_for_timeout(1_200)
    key(phone, "等待").tap()
    expect(key(phone, "等待")).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_role("status").filter(has_text="等待")).to_be_visible()
    phone.get_by_role("link", name="今天", exact=True).tap()
    expect(phone.get_by_role("link", name=order["title"]).first).to_be_visible()
    expect(key(phone, "等待")).to_have_attribute("aria-pressed", "true")
    phone.wait_for_timeout(1_200)
    key(phone, "停止").tap()
    expect(key(phone, "停止")).to_have_count(0)
    phone.wait_for_timeout(1_500)
    assert kinds(desk, order) == [("travel", False), ("work", False), ("wait", False)]


def test_without_a_line_the_clock_goes_on_and_is_told_as_it_was(given: Given) -> None:
    desk, phone, order, someone = given("冷凝器结霜 B")
    expect(key(phone, "工作")).to_be_visible()
    someone.context.set_offline(True)
    key(phone, "工作").tap()
    expect(key(phone, "工作")).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_text("未上传").first).to_be_visible()
    phone.wait_for_timeout(1_500)
    key(phone, "路途").tap()
    phone.wait_for_timeout(1_500)
    key(phone, "停止").tap()
    expect(key(phone, "停止")).to_be_disabled()
    expect(phone.get_by_text("没有网络，3 项等着上传")).to_be_visible()
    assert kinds(desk, order) == []
    someone.context.set_offline(False)
    expect(phone.get_by_text("等着上传")).to_have_count(0, timeout=40_000)
    assert kinds(desk, order) == [("work", False), ("travel", False)]


def test_a_span_is_entered_put_right_and_struck_out_on_the_phone(given: Given) -> None:
    desk, phone, order, _ = given("冷凝器结霜 C")
    told = {"kind": "work", "begins_at": ago(60 * 40), "ends_at": ago(60 * 40 - 50), "note": "电话指导"}
    with pytest.raises(Exception, match="time_before_order"):
        ask(phone, "POST", f"/workorders/{order['key']}/time", told)
    key(phone, "工作").tap()
    phone.wait_for_timeout(2_000)
    key(phone, "停止").tap()
    phone.wait_for_timeout(1_500)
    mine = phone.get_by_role("region", name="我的工时")
    mine.get_by_role("listitem").first.get_by_role("button").tap()
    phone.get_by_role("dialog").get_by_role("button", name="更正").tap()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_text("等待", exact=True).tap()
    sheet.get_by_role("button", name="保存更正").tap()
    expect(sheet.get_by_text("请填写原因")).to_be_visible()
    sheet.get_by_role("button", name="类型选错").tap()
    sheet.get_by_role("button", name="保存更正").tap()
    expect(mine.get_by_text("改过 1 次")).to_be_visible(timeout=FOLLOWS_MS)
    assert kinds(desk, order) == [("wait", False)]
    mine.get_by_role("listitem").first.get_by_role("button").tap()
    expect(phone.get_by_role("dialog").get_by_text("原因：类型选错")).to_be_visible()
    phone.get_by_role("dialog").get_by_role("button", name="作废").tap()
    phone.get_by_role("dialog").get_by_role("button", name="重复记录").tap()
    phone.get_by_role("dialog").get_by_role("button", name="作废", exact=True).tap()
    expect(mine.get_by_text("已作废")).to_be_visible(timeout=FOLLOWS_MS)
    expect(mine.get_by_text("未上传")).to_have_count(0, timeout=FOLLOWS_MS)
    assert kinds(desk, order) == []


def test_the_desk_sees_it_corrects_it_with_a_reason_and_reads_what_it_was(given: Given) -> None:
    desk, phone, order, _ = given("冷凝器结霜 D")
    # in the night before yesterday's fillings: no other test has time there
    told = {"kind": "work", "begins_at": ago(60 * 23), "ends_at": ago(60 * 22), "note": "电话指导"}
    ask(phone, "POST", f"/workorders/{order['key']}/time", told)
    desk.goto(desk.url.split("/console")[0] + f"/console/orders/{order['key']}")
    card = desk.get_by_role("region", name="工时")
    expect(card.get_by_text("电话指导")).to_be_visible()
    expect(card.get_by_label("合计")).to_contain_text("1 时")
    card.get_by_role("button", name="更多操作 · 工作").click()
    desk.get_by_role("menuitem", name="更正").click()
    sheet = desk.get_by_role("dialog")
    sheet.get_by_role("button", name="保存更正").click()
    expect(sheet.get_by_text("请填写原因")).to_be_visible()
    sheet.get_by_label("说明").fill("电话指导，两次")
    sheet.get_by_label("原因").fill("客户说是两次")
    sheet.get_by_role("button", name="保存更正").click()
    expect(sheet).to_have_count(0)
    card.get_by_role("button", name="改过 1 次").click()
    expect(card.get_by_text("原因：客户说是两次")).to_be_visible()
    expect(card.get_by_text("原来：工作")).to_be_visible()
    clash = told | {"begins_at": ago(60 * 22 + 30), "ends_at": ago(60 * 22 - 30)}
    with pytest.raises(Exception, match=f"W-{order['number']}"):
        ask(phone, "POST", f"/workorders/{order['key']}/time", clash)
    engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    desk.goto(desk.url.split("/console")[0] + f"/console/people/{engineer}")
    desk.get_by_role("link", name="工时", exact=True).click()
    expect(desk.get_by_role("heading", name="陈国栋的工时")).to_be_visible()
    if desk.get_by_role("link", name=order["title"]).count() == 0:  # on a Monday it was last week
        desk.get_by_role("button", name="上一周").click()
    desk.get_by_role("link", name=order["title"]).click()
    expect(desk.get_by_role("heading", name=order["title"])).to_be_visible()


def test_whoever_may_not_is_told_so_and_the_customer_sees_nothing(visit: Callable[..., Visitor], desk: Desk) -> None:
    agent = visit().sign_in("wangmin")
    engineer = ask(agent, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    agent.goto(desk.url + f"/console/people/{engineer}")
    expect(agent.get_by_role("heading", name="陈国栋")).to_be_visible()
    expect(agent.get_by_role("link", name="工时", exact=True)).to_have_count(0)
    agent.goto(desk.url + f"/console/people/{engineer}/time")
    expect(agent.get_by_text("您看不到这里的内容").first).to_be_visible()
    customer = visit(**PHONE).sign_in("lina", f"/portal/orders/{desk.orders['long']}")
    expect(customer.get_by_role("main")).to_be_visible()
    customer.wait_for_timeout(1_000)
    expect(customer.get_by_text("工时")).to_have_count(0)


@pytest.mark.parametrize("dark", [False, True])
def test_the_pages_of_time_have_no_barrier(visit: Callable[..., Visitor], desk: Desk, dark: bool) -> None:
    admin = visit(dark=dark).sign_in("admin", f"/console/orders/{desk.orders['long']}")
    expect(admin.get_by_role("region", name="工时").get_by_label("合计")).to_be_visible()
    own = visit(dark=dark).sign_in("lihang", "/console/time")
    expect(own.get_by_role("heading", name="我的工时")).to_be_visible()
    phone = visit(dark=dark, **PHONE).sign_in("lihang", "/field/time")
    expect(phone.get_by_role("heading", name="我的工时")).to_be_visible()
    for page in (admin, own, phone):
        page.wait_for_timeout(500)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        wrong = [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found["violations"]]
        assert wrong == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing runs out of the side"
