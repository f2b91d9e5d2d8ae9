"""The engineer's phone: a visit from accepting to completing, seen by the desk; the line cut meanwhile; two taps."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, Desk, Visitor

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}
FOLLOWS_MS = 40_000

SEND = """async ([method, path, body]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json'};
    const sent = body === null ? {} : {body: JSON.stringify(body)};
    const answer = await fetch('/api/v1' + path, {method, headers, ...sent});
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
}"""


def ask(page: Page, method: str, path: str, body: Any = None) -> Any:
    """A request as this window's reader."""
    return page.evaluate(SEND, [method, path, body])


@pytest.fixture
def planned(visit: Callable[..., Visitor]) -> Callable[..., tuple[Page, dict[str, Any]]]:
    """A visit of Chen's without a time, so that none clashes, and the desk's console window with its order open."""

    def plan(title: str) -> tuple[Page, dict[str, Any]]:
        desk = visit().sign_in("admin")
        customer = ask(desk, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
        told = {"kind": "repair", "title": title, "customer": customer, "description": "库温还在升"}
        contacts = ask(desk, "GET", f"/contacts?customer={customer}")["rows"]
        contact = next(row["key"] for row in contacts if row["name"] == "张伟")
        site = ask(desk, "GET", f"/sites?customer={customer}")["rows"][0]["key"]
        order = ask(desk, "POST", "/workorders", told | {"contact": contact, "site": site})
        ask(desk, "POST", f"/workorders/{order['key']}/triage", {})
        ask(desk, "POST", f"/workorders/{order['key']}/visits", {"engineer": engineer, "mates": []})
        desk.goto(desk.url.split("/console")[0] + f"/console/orders/{order['key']}")
        return desk, order

    return plan


def open_order(visitor: Visitor, order: dict[str, Any]) -> Page:
    page = visitor.sign_in("chengd", f"/field/orders/{order['key']}")
    expect(page.get_by_role("heading", name=order["title"])).to_be_visible()
    return page


def primary(page: Page, name: str) -> Any:
    return page.get_by_role("main").get_by_role("button", name=name, exact=True)


def fill_completion(page: Page) -> None:
    sheet = page.get_by_role("dialog")
    sheet.get_by_text("已修复").tap()
    sheet.get_by_label("原因").fill("风扇电机绕组对地")
    sheet.get_by_label("处理").fill("换了风扇电机，试运行正常")
    sheet.get_by_role("button", name="完成上门").tap()


def test_from_accepting_to_completing_while_the_desk_looks_on(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("冷库压缩机高压保护 A")
    phone = open_order(visit(**PHONE), order)
    for tap, seen in (("接单", "接下第 1 次上门"), ("出发", "出发，第 1 次上门"), ("到场签到", "到场，第 1 次上门")):
        primary(phone, tap).tap()
        expect(desk.get_by_text(seen).first).to_be_attached(timeout=FOLLOWS_MS)
        phone.wait_for_timeout(1_000)
    primary(phone, "完成上门").tap()
    fill_completion(phone)
    expect(desk.locator("header").get_by_text("待验证").first).to_be_visible(timeout=FOLLOWS_MS)
    done = ask(desk, "GET", f"/workorders/{order['key']}")
    assert (done["state"], done["visits"][0]["outcome"]) == ("resolved", "fixed")
    assert done["solution"] == "换了风扇电机，试运行正常"


def test_without_a_line_the_work_goes_on_and_is_sent_once_in_order(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("冷库压缩机高压保护 B")
    someone = visit(**PHONE)
    phone = open_order(someone, order)
    primary(phone, "接单").tap()
    expect(primary(phone, "出发")).to_be_visible()
    phone.wait_for_timeout(1_500)
    someone.context.set_offline(True)
    primary(phone, "出发").tap()
    phone.wait_for_timeout(1_000)
    primary(phone, "到场签到").tap()
    expect(phone.get_by_text("没有网络，2 项等着上传")).to_be_visible()
    phone.get_by_role("link", name="看看").tap()
    expect(phone.get_by_role("listitem")).to_have_count(2)
    assert ask(desk, "GET", f"/workorders/{order['key']}")["visits"][0]["state"] == "confirmed"
    someone.context.set_offline(False)
    expect(phone.get_by_text("都已上传")).to_be_visible(timeout=40_000)
    now = ask(desk, "GET", f"/workorders/{order['key']}")["visits"][0]
    assert now["state"] == "on_site"
    assert now["departed_at"] < now["arrived_at"]


def test_what_is_not_sent_outlives_the_page(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("冷库压缩机高压保护 C")
    someone = visit(**PHONE)
    phone = open_order(someone, order)
    someone.context.route("**/api/v1/operations", lambda route: route.abort())
    primary(phone, "接单").tap()
    expect(primary(phone, "出发")).to_be_visible()
    phone.wait_for_timeout(500)
    phone.close()
    someone.context.unroute("**/api/v1/operations")
    assert ask(desk, "GET", f"/workorders/{order['key']}")["visits"][0]["state"] == "planned"
    open_order(someone, order)
    expect(desk.get_by_text("接下第 1 次上门").first).to_be_attached(timeout=FOLLOWS_MS)


def test_two_taps_do_it_once_and_not_the_next_thing_too(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("冷库压缩机高压保护 D")
    phone = open_order(visit(**PHONE), order)
    sent: list[int] = []
    phone.on("request", lambda request: sent.append(1) if request.url.endswith("/operations") else None)
    button = primary(phone, "接单").bounding_box()
    assert button is not None
    for _ in range(3):
        phone.touchscreen.tap(button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
    expect(primary(phone, "出发")).to_be_visible()
    phone.wait_for_timeout(1_500)
    assert ask(desk, "GET", f"/workorders/{order['key']}")["visits"][0]["state"] == "confirmed"
    assert len(sent) == 1


def test_what_the_desk_changed_meanwhile_is_told_with_its_reason(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("冷库压缩机高压保护 E")
    someone = visit(**PHONE)
    phone = open_order(someone, order)
    primary(phone, "接单").tap()
    expect(primary(phone, "出发")).to_be_visible()
    phone.wait_for_timeout(1_500)
    someone.context.set_offline(True)
    primary(phone, "出发").tap()
    key = ask(desk, "GET", f"/workorders/{order['key']}")["visits"][0]["key"]
    ask(desk, "POST", f"/visits/{key}/cancel", {"note": "客户改期"})
    someone.context.set_offline(False)
    expect(phone.get_by_text("1 项没被接受")).to_be_visible(timeout=40_000)
    phone.get_by_role("link", name="看看").tap()
    expect(phone.get_by_role("alert")).to_contain_text("现在不能“出发”：这次上门已是“已取消”")


@pytest.mark.parametrize("width", [360, 390, 430])
def test_every_page_holds_its_width_and_every_target_is_a_thumb_high(
    width: int, visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    _, order = planned("很长的标题要能换行而不撑破版面" * 8)
    someone = visit(**{**PHONE, "width": width})
    someone.sign_in("chengd", "/field/").close()
    for path in ("", "orders", "scan", "me", "unsent", f"orders/{order['key']}"):
        page = someone.window(f"/field/{path}")
        expect(page.get_by_role("navigation")).to_be_visible()
        page.wait_for_timeout(600)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        low = page.evaluate(
            """() => [...document.querySelectorAll('main a, main button, main input[type=text], nav a')]
                .map((one) => [one.getBoundingClientRect().height, one.textContent])
                .filter(([height]) => height > 0 && height < 47.5)"""
        )
        assert low == [], path
        page.close()


@pytest.mark.parametrize("dark", [False, True])
def test_nothing_serious_for_axe(dark: bool, visit: Callable[..., Visitor], planned: Any, desk: Desk) -> None:
    _, order = planned("冷库压缩机高压保护 F")
    someone = visit(**PHONE, dark=dark)
    someone.sign_in("chengd", "/field/").close()
    for path in ("", "orders", "scan", "me", "unsent", f"orders/{order['key']}", "nowhere"):
        page = someone.window(f"/field/{path}")
        expect(page.get_by_role("navigation")).to_be_visible()
        page.wait_for_timeout(600)
        page.evaluate(AXE.read_text(encoding="utf-8"))
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        serious = [one for one in found["violations"] if one["impact"] in ("serious", "critical")]
        assert serious == [], (path, [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in serious])
        page.close()


def test_in_english_and_for_somebody_who_makes_no_visits(visit: Callable[..., Visitor]) -> None:
    page = visit(**PHONE, language="en").sign_in("emma", "/field/")
    expect(page.get_by_text("This account makes no visits")).to_be_visible()
    expect(page.get_by_role("link", name="Orders")).to_be_visible()


def test_a_customer_who_came_to_the_staffs_door_is_shown_their_own(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit(**PHONE).sign_in("lina", "/portal/")
    for door in ("field", "console"):
        page.goto(f"{desk.url}/{door}/")
        expect(page.get_by_role("link", name="去报修入口")).to_have_attribute("href", "/portal/")


def test_the_number_is_there_once_it_is_asked_for(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    _, order = planned("冷库压缩机高压保护 H")
    phone = open_order(visit(**PHONE), order)
    phone.get_by_role("button", name="打电话给张伟").tap()
    expect(phone.get_by_role("link", name="打电话给张伟")).to_have_attribute("href", "tel:+8613800001234")


def test_the_way_there_and_saying_no_with_a_reason(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("冷库压缩机高压保护 G")
    phone = open_order(visit(**PHONE), order)
    way = phone.get_by_role("link", name="导航").get_attribute("href") or ""
    assert way.startswith("geo:")
    assert "%E6%B5%A6%E4%B8%9C%E6%96%B0%E5%8C%BA" in way, "the words of the address, for the map app to find"
    phone.get_by_text("12:00–13:00 不接电话").wait_for()
    phone.get_by_role("button", name="更多操作").tap()
    phone.get_by_role("dialog").get_by_role("button", name="拒单").tap()
    sheet = phone.get_by_role("dialog").filter(has_text="为什么不接")
    sheet.get_by_role("button", name="拒单").tap()
    expect(sheet.get_by_text("请选一项")).to_be_visible()
    sheet.get_by_text("不会修这种").tap()
    sheet.get_by_label("说明").fill("要低温资质")
    sheet.get_by_role("button", name="拒单").tap()
    expect(phone.get_by_role("button", name="接单", exact=True)).to_have_count(0)
    expect(desk.get_by_text("没有接第 1 次上门").first).to_be_attached(timeout=FOLLOWS_MS)
    rows = ask(desk, "GET", f"/workorders/{order['key']}/timeline")["rows"]
    assert [row["data"]["reason"] for row in rows if row["kind"] == "VisitDeclined"] == ["skill"]


def test_a_template_is_put_into_a_note_and_what_is_missing_is_filled_in_first(
    visit: Callable[..., Visitor], planned: Callable[..., tuple[Page, dict[str, Any]]]
) -> None:
    desk, order = planned("模板到备注")
    phone = open_order(visit(**PHONE), order)
    phone.get_by_role("button", name="备注").tap()
    sheet = phone.get_by_role("dialog", name="写一条备注")
    sheet.get_by_text("客户能看到").tap()
    sheet.get_by_role("button", name="用回复模板").tap()
    sheet.get_by_role("searchbox", name="按名称或内容查找").fill("上门时间已定")
    sheet.get_by_role("button", name="上门时间已定").tap()
    words = sheet.get_by_role("textbox").last
    expect(words).to_have_value(re.compile("〔请填：上门时间〕"))
    expect(sheet.get_by_text("没有值，请填好再发送")).to_be_visible()
    sheet.get_by_role("button", name="发送").tap()
    expect(sheet).to_be_visible()
    words.fill("上门时间定在明天上午")
    sheet.get_by_role("button", name="发送").tap()
    expect(sheet).to_have_count(0)
    expect(desk.get_by_text("上门时间定在明天上午")).to_be_visible(timeout=FOLLOWS_MS)
