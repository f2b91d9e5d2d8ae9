"""The queue at work: by keyboard, looked into, moved one by one and many at once, never jumping; search; the inbox."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser

POST = """async ([path, body]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json'};
    const answer = await fetch('/api/v1' + path, {method: 'POST', headers, body: JSON.stringify(body)});
    return {status: answer.status, body: await answer.json()};
}"""


def post(page: Page, path: str, body: dict[str, Any]) -> dict[str, Any]:
    """What a program or a colleague would do at that moment, as whoever is signed in there."""
    answered: dict[str, Any] = page.evaluate(POST, [path, body])
    assert answered["status"] < 300, answered
    told: dict[str, Any] = answered["body"]
    return told


def reported(page: Page, title: str, customer: str, **told: Any) -> dict[str, Any]:
    """A new order of this customer."""
    return post(page, "/workorders", {"kind": "repair", "title": title, "customer": customer, **told})


def somebody_new(page: Page) -> str:
    """A customer who has nothing yet."""
    mark = uuid4().hex[:8]
    return str(post(page, "/customers", {"code": f"L-{mark}", "name": f"列表 {mark}"})["key"])


def list_of(page: Page, view: str, *titles: str) -> tuple[list[dict[str, Any]], str]:
    """The list of a new customer's orders alone: where they stand in it depends on no hour and on no other test."""
    customer = somebody_new(page)
    orders = [reported(page, title, customer) for title in titles]
    page.goto(page.url.split("/console")[0] + f"/console/orders?view={view}&customer={customer}")
    page.locator("[data-row]").first.wait_for()
    return orders, customer


def row(page: Page, order: dict[str, Any]) -> Any:
    return page.locator(f"[data-row='{order['key']}']")


def test_a_look_into_an_order_without_leaving_the_list(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    rows = page.locator("[data-row]")
    rows.first.wait_for()
    page.keyboard.press("j")
    page.keyboard.press(" ")
    peek = page.get_by_role("region", name=re.compile("^预览"))
    expect(peek).to_contain_text("首次响应")
    first = rows.nth(0).inner_text()
    expect(page.get_by_role("region", name=f"预览：{first}")).to_be_visible()
    page.keyboard.press("j")
    expect(page.get_by_role("region", name=f"预览：{rows.nth(1).inner_text()}")).to_be_visible()
    assert grave_faults(page) == []
    page.keyboard.press("Escape")
    expect(peek).to_have_count(0)
    expect(page).to_have_url(re.compile("/orders(\\?|$)"))


def test_a_move_by_its_letter_on_the_row_at_hand(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    (order,), _ = list_of(page, "reported", "按字母受理")
    row(page, order).focus()
    page.keyboard.press("t")
    sheet = page.get_by_role("dialog", name=re.compile("受理 W-"))
    expect(sheet).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("status").filter(has_text=f"受理：W-{order['number']} 已完成")).to_be_visible()
    row(page, order).focus()
    page.keyboard.press("r")  # an agent does not resolve, and a triaged order is not resolved
    expect(page.get_by_role("alert")).to_contain_text("现在可以")


def test_many_at_once_and_what_is_refused_stays_ticked(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    fresh, _ = list_of(page, "unassigned", *(f"一起受理 {number}" for number in range(3)))
    for order in fresh:
        page.locator(f"[data-line='{order['key']}'] input").click()
    expect(page.get_by_role("toolbar")).to_contain_text("已选 3 条")
    post(page, f"/workorders/{fresh[1]['key']}/triage", {})  # somebody was quicker with one of them
    page.get_by_role("toolbar").get_by_role("button", name="受理").click()
    sheet = page.get_by_role("dialog", name="受理 3 条工单")
    expect(sheet).to_contain_text("各自保持原样")
    sheet.get_by_role("button", name="受理").click()
    said = page.get_by_role("alert")
    expect(said).to_contain_text("2 条已完成")
    expect(said).to_contain_text(f"W-{fresh[1]['number']}")
    expect(page.get_by_role("toolbar")).to_contain_text("已选 1 条")
    expect(page.locator(f"[data-line='{fresh[1]['key']}'] input")).to_be_checked()
    assert grave_faults(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar")).to_have_count(0)


def test_ticks_by_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    for key in ("j", "x", "Shift+J", "Shift+J"):
        page.keyboard.press(key)
    expect(page.get_by_role("toolbar")).to_contain_text("已选 3 条")
    page.keyboard.press("Shift+X")
    expect(page.get_by_role("toolbar")).to_contain_text("已选 50 条")
    page.keyboard.press("Escape")
    expect(page.get_by_role("toolbar")).to_have_count(0)


def test_nothing_jumps_under_a_hand(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    _, customer = list_of(page, "reported", *(f"先到的 {number}" for number in range(4)))
    before = page.locator("[data-row]").all_inner_texts()
    page.locator("[data-line]").nth(2).hover()
    page.keyboard.press("j")
    page.keyboard.press("x")  # somebody is at it
    fresh = reported(page, "新到的一条", customer, priority=1)
    news = page.get_by_role("button", name=re.compile("1 条新到"))
    expect(news).to_be_visible(timeout=40_000)
    assert page.locator("[data-row]").all_inner_texts()[: len(before)] == before
    news.click()
    expect(row(page, fresh)).to_be_attached()


def test_the_columns_one_chose_are_there_the_next_day(visit: Callable[..., Visitor]) -> None:
    somebody = visit()
    page = somebody.sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    page.keyboard.press("v")
    page.get_by_role("checkbox", name="渠道").check()
    page.get_by_role("checkbox", name="设备或环境").uncheck()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="渠道")).to_be_visible()
    page.reload()
    expect(page.get_by_role("columnheader", name="渠道")).to_be_visible()
    expect(page.get_by_role("columnheader", name="设备或环境")).to_have_count(0)


def test_the_address_says_what_is_shown(visit: Callable[..., Visitor]) -> None:
    somebody = visit()
    page = somebody.sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    page.keyboard.press("f")
    page.get_by_role("dialog").get_by_role("link", name="远程组").click()
    expect(page).to_have_url(re.compile("view=open&team="))
    elsewhere = somebody.window(page.url.removeprefix(somebody.desk.url))
    expect(elsewhere.locator("header").filter(has_text="全部未关").get_by_text("远程组")).to_be_visible()
    elsewhere.get_by_role("button", name="不限团队").click()
    expect(elsewhere).to_have_url(re.compile("view=open$"))


def test_narrowed_by_a_few_letters_and_widened_again(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    page.keyboard.press("f")
    panel = page.get_by_role("dialog", name="筛选")
    panel.get_by_role("button", name="客户").click()
    panel.get_by_role("searchbox").fill("江海")
    expect(panel.get_by_role("link")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("view=open&customer="))
    page.keyboard.press("f")
    panel.get_by_role("button", name="负责人").click()
    panel.get_by_role("link", name="李航").click()
    expect(page).to_have_url(re.compile("owner=.*&customer="))
    expect(page.get_by_role("columnheader", name="负责人")).to_be_visible()
    whose = page.locator("[data-line]").filter(has_text="江海制药").filter(has_text="李航")
    expect(whose.first).to_be_visible()
    expect(page.locator("[data-line]")).to_have_count(whose.count())
    assert grave_faults(page) == []
    page.locator("[data-row]").first.click()
    page.locator("#order-title").wait_for()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("/orders\\?view=open&owner=.*&customer="))
    page.get_by_role("link", name="去掉全部筛选").click()
    expect(page).to_have_url(re.compile("view=open$"))


def test_many_at_once_on_a_narrow_screen(visit: Callable[..., Visitor]) -> None:
    page = visit(width=390, height=844).sign_in("wangmin")
    fresh, _ = list_of(page, "unassigned", *(f"手机上一起受理 {number}" for number in range(2)))
    for order in fresh:
        box = page.locator(f"[data-line='{order['key']}'] input")
        box.check()
    toolbar = page.get_by_role("toolbar")
    expect(toolbar).to_contain_text("已选 2 条")
    assert grave_faults(page) == []
    toolbar.get_by_role("button", name="受理").click()
    page.get_by_role("dialog", name="受理 2 条工单").get_by_role("button", name="受理").click()
    expect(page.get_by_text("受理：2 条已完成")).to_be_visible()
    expect(toolbar).to_have_count(0)


def test_nothing_is_asked_twice_at_the_start(visit: Callable[..., Visitor]) -> None:
    somebody = visit()
    asked: list[str] = []
    page = somebody.sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    page.on("request", lambda request: asked.append(request.url.partition("/api/v1")[2].partition("?")[0]))
    page.reload()
    page.locator("[data-row]").first.wait_for()
    page.wait_for_timeout(1_000)
    for path in ("/me", "/workorders", "/workorders/counts", "/notices"):
        assert asked.count(path) == 1, (path, asked)


def test_by_a_few_letters_anywhere(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    order = reported(page, "找得到的一条", somebody_new(page))
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type(f"W-{order['number']}")
    expect(page.get_by_role("option", selected=True)).to_contain_text("找得到的一条")
    page.keyboard.press("Enter")
    expect(page.locator("#order-title")).to_contain_text("找得到的一条")
    page.keyboard.press("Control+k")
    expect(page.get_by_role("option").first).to_contain_text("找得到的一条")  # what was opened lately
    for typed, found in (("江海", "江海制药"), ("MV8-22", "多联机外机 3 号"), ("陈国", "陈国栋")):
        field.fill(typed)
        expect(page.get_by_role("option", name=found).first).to_be_visible()
    assert grave_faults(page) == []
    field.fill("深色")
    expect(page.get_by_role("option", selected=True)).to_contain_text("外观：深色")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("/")
    page.keyboard.type("没有这样的东西")
    expect(page.get_by_text("没有找到“没有这样的东西”")).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).to_have_count(0)


def test_what_one_was_told_is_in_the_inbox_until_it_was_read(visit: Callable[..., Visitor], desk: Desk) -> None:
    desk_side, engineer = visit(), visit()
    agent = desk_side.sign_in("wangmin")
    page = engineer.sign_in("lihang", "/console/inbox?tab=all")
    expect(page.get_by_role("heading", name="收件箱", level=1)).to_be_visible()
    owner = page.evaluate("() => fetch('/api/v1/me').then((answer) => answer.json()).then((me) => me.key)")
    order = reported(agent, "派给李航", somebody_new(agent))
    post(agent, f"/workorders/{order['key']}/triage", {})
    post(agent, f"/workorders/{order['key']}/assign", {"owner": owner})
    told = page.locator("#main").get_by_role("link", name=re.compile(f"{order['number']} 派给您"))
    expect(told).to_be_visible(timeout=40_000)
    expect(page.get_by_role("button", name=re.compile("收件箱 · \\d+\\+? 条未读"))).to_be_visible()
    assert grave_faults(page) == []
    page.get_by_role("button", name=re.compile("收件箱 · ")).click()
    expect(page.get_by_role("dialog", name=re.compile("收件箱"))).to_contain_text("派给您")
    page.keyboard.press("Escape")
    told.click()
    expect(page.locator("#order-title")).to_contain_text("派给李航")
    page.goto(f"{desk.url}/console/inbox")
    rest, nothing = page.get_by_role("button", name="全部标为已读"), page.get_by_text("没有未读的通知")
    expect(rest.or_(nothing).first).to_be_visible()
    if rest.is_visible():  # others' tests tell this engineer things too
        rest.click()
    expect(nothing).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_what_opens_over_the_queue_can_be_read_by_everybody(visit: Callable[..., Visitor], dark: bool) -> None:
    page = visit(dark=dark).sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    for key in ("v", "f", "i"):
        page.keyboard.press(key)
        page.get_by_role("dialog").wait_for()
        assert grave_faults(page) == []
        page.keyboard.press("Escape")
    for key in ("j", "x", " "):
        page.keyboard.press(key)
    page.get_by_role("toolbar").get_by_role("button", name="派单").or_(page.get_by_role("toolbar")).first.wait_for()
    assert grave_faults(page) == []
    page.keyboard.press("?")
    page.get_by_role("dialog", name="快捷键").wait_for()
    assert grave_faults(page) == []


def test_a_long_queue_is_light(visit: Callable[..., Visitor]) -> None:
    """Two thousand rows: as few elements in the page as for fifty, wherever one has scrolled to."""
    somebody = visit()
    somebody.context.route(re.compile(r"/api/v1/workorders\?"), _many)
    page = somebody.sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    body = page.locator("[data-queue]")
    for _ in range(60):
        body.evaluate("box => box.scrollBy(0, 2000)")
        page.wait_for_timeout(30)
    expect(page.get_by_text("已显示 2,050 条")).to_be_visible()
    assert page.evaluate("() => document.querySelectorAll('*').length") <= 1_500
    page.keyboard.press("End")
    expect(page.get_by_role("link", name="第 2049 张", exact=True)).to_be_focused()
    page.keyboard.press("k")
    expect(page.get_by_role("link", name="第 2048 张", exact=True)).to_be_focused()
    page.keyboard.press("Home")
    expect(page.get_by_role("link", name="第 0 张", exact=True)).to_be_focused()


def _many(route: Route) -> None:
    """Pages of a queue of 2,050 orders."""
    asked = dict(part.split("=") for part in route.request.url.partition("?")[2].split("&"))
    start, limit = int(asked.get("cursor") or 0), int(asked["limit"])
    end = min(start + limit, 2_050)
    at = datetime.now(UTC).isoformat()
    rows = [
        {
            "id": number, "key": f"00000000-0000-7000-8000-{number:012}", "number": number, "title": f"第 {number} 张",
            "priority": number % 4, "state": "working", "state_name": None, "sub_state": "", "sub_state_name": None,
            "channel": "phone", "kind": {"code": "repair", "name_zh": "报修", "name_en": "Repair"},
            "customer": {"key": "c", "name": "江海制药"}, "asset": {"key": "a", "name": "多联机外机 3 号"},
            "owner": {"key": "o", "name": "李航"}, "team": None, "act_by": "resolution", "act_by_at": at,
            "wait_reason": "", "wake_at": None, "reopen_count": 0, "reported_at": at, "changed_at": at, "version": 1,
        }
        for number in range(start, end)
    ]  # fmt: skip
    route.fulfill(json={"rows": rows, "next": str(end) if end < 2_050 else None})
