"""Replies and macros: put in without typing, found by a stroke and some letters, looked at before anything is done."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
Visit = Callable[..., Visitor]


@pytest.fixture
def at_order(visit: Visit) -> Callable[..., tuple[Page, dict[str, Any]]]:
    """The administrator's window at an order of its own: taken in, and Chen's."""

    def open_one(title: str, *, who: str = "admin", **screen: Any) -> tuple[Page, dict[str, Any]]:
        desk = visit(**screen).sign_in(who)
        desk.wait_for_load_state()
        customer = ask(desk, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        contact = ask(desk, "GET", f"/contacts?customer={customer}")["rows"][0]["key"]
        engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
        told = {"kind": "repair", "title": title, "customer": customer, "contact": contact}
        order = ask(desk, "POST", "/workorders", told)
        ask(desk, "POST", f"/workorders/{order['key']}/triage", {})
        ask(desk, "POST", f"/workorders/{order['key']}/assign", {"owner": engineer})
        desk.goto(desk.url.split("/console")[0] + f"/console/orders/{order['key']}")
        expect(desk.get_by_role("heading", name=title)).to_be_visible(timeout=FOLLOWS_MS)
        return desk, order

    return open_one


def has(words: str) -> re.Pattern[str]:
    return re.compile(re.escape(words))


def text_of(page: Page) -> Locator:
    return page.get_by_role("textbox", name="回复客户")


def used(page: Page) -> dict[str, int]:
    """How often each template was sent."""
    return {row["name_zh"]: row["used"] for row in ask(page, "GET", "/reply_templates")["rows"]}


def test_a_suggested_reply_is_put_in_said_in_the_other_language_and_sent(at_order: Any) -> None:
    page, _ = at_order("模板：一按就有")
    page.keyboard.press("p")
    page.get_by_role("group", name="建议的回复").get_by_role("button", name="已受理").click()
    expect(text_of(page)).to_have_value(has("“模板：一按就有”我们已经受理"), timeout=FOLLOWS_MS)
    page.get_by_role("button", name="换成英文").click()
    expect(text_of(page)).to_have_value(has("we have taken up"), timeout=FOLLOWS_MS)
    faults = grave_faults(page)
    assert faults == []


def test_a_stroke_and_some_letters_find_a_reply_and_what_lacks_is_filled_in_before_it_goes(at_order: Any) -> None:
    page, order = at_order("模板：拼音首字母")
    before = used(page)["上门时间已定"]
    page.keyboard.press("p")
    text_of(page).fill("您好 /yd")
    text_of(page).fill("")
    page.keyboard.type("/smsj")
    options = page.get_by_role("listbox", name="回复模板").get_by_role("option")
    expect(options.first).to_contain_text("上门时间", timeout=FOLLOWS_MS)
    page.keyboard.press("Escape")
    text_of(page).fill("")
    page.keyboard.type("/yiding")
    page.keyboard.press("Escape")
    text_of(page).fill("")
    page.keyboard.type("/上门时间已定")
    expect(options).to_have_count(1, timeout=FOLLOWS_MS)
    page.keyboard.press("Enter")
    expect(text_of(page)).to_have_value(has("〔请填：上门时间〕"), timeout=FOLLOWS_MS)
    expect(page.get_by_role("button", name="发送")).to_be_disabled()
    filled = text_of(page).input_value()
    for mark, value in (("上门时间", "明天上午"), ("上门工程师", "陈工"), ("联系人称呼", "张工"), ("服务电话", "电话")):
        filled = filled.replace(f"〔请填：{mark}〕", value)
    text_of(page).fill(filled)
    expect(page.get_by_role("button", name="发送")).to_be_enabled()
    with page.expect_response(has("/notes")) as sent:
        page.keyboard.press("Control+Enter")
    assert sent.value.status == 201
    expect(page.locator("article").get_by_text("上门时间定在 明天上午").first).to_be_visible(timeout=FOLLOWS_MS)
    assert used(page)["上门时间已定"] == before + 1


def test_a_macro_is_looked_at_and_applied_whole(at_order: Any) -> None:
    page, order = at_order("宏：先看再做")
    expect(page.get_by_role("button", name="宏", exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("Shift+M")
    page.get_by_role("menuitem", name="请客户补充信息并挂起").click()
    sheet = page.get_by_role("dialog", name=has("执行宏"))
    expect(sheet).to_contain_text("将依次做这 2 件事", timeout=FOLLOWS_MS)
    expect(sheet).to_contain_text("为了尽快处理“宏：先看再做”")
    assert grave_faults(page) == []
    assert ask(page, "GET", f"/workorders/{order['key']}")["state"] == "assigned"
    sheet.get_by_role("button", name="全部执行（2 步）").click()
    expect(sheet).to_be_hidden(timeout=FOLLOWS_MS)
    assert ask(page, "GET", f"/workorders/{order['key']}")["state"] == "waiting"
    expect(page.get_by_text(has("执行了宏“请客户补充信息并挂起”")).first).to_be_visible(timeout=FOLLOWS_MS)


def test_the_palette_leads_to_a_macro_and_a_step_that_cannot_be_is_said(at_order: Any) -> None:
    page, order = at_order("宏：不行就说")
    name = f"测试宏 {uuid4().hex[:6]}"
    steps = [{"do": "note", "text_zh": "一句话"}, {"do": "triage"}]
    ask(page, "POST", "/macros", {"name_zh": name, "name_en": name, "steps": steps})
    page.reload()
    expect(page.get_by_role("button", name="宏", exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type(name)
    page.get_by_role("option", name=has(f"宏：{name}")).click()
    sheet = page.get_by_role("dialog", name=has("执行宏"))
    expect(sheet).to_contain_text("其中 1 步现在不行", timeout=FOLLOWS_MS)
    expect(sheet.get_by_role("button", name=has("全部执行"))).to_be_disabled()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    assert "macro=" not in page.url
    assert not [row for row in ask(page, "GET", f"/workorders/{order['key']}/timeline")["rows"] if row["note"]]


def test_a_template_and_a_macro_are_written_put_away_and_brought_back(visit: Visit) -> None:
    page = visit().sign_in("admin", "/console/settings/replies")
    name = f"模板 {uuid4().hex[:6]}"
    page.get_by_role("button", name="新建模板").click()
    sheet = page.get_by_role("dialog", name="新建模板")
    sheet.get_by_label("中文名称").fill(name)
    sheet.get_by_label("英文名称").fill(name)
    sheet.get_by_role("textbox", name="中文内容").fill("{custmer} 您好")
    sheet.get_by_role("button", name="保 存").or_(sheet.get_by_role("button", name="保存")).click()
    expect(sheet.get_by_role("alert")).to_contain_text("{customer}", timeout=FOLLOWS_MS)
    sheet.get_by_role("textbox", name="中文内容").fill("{customer} 您好")
    sheet.get_by_role("button", name="保 存").or_(sheet.get_by_role("button", name="保存")).click()
    expect(sheet).to_be_hidden(timeout=FOLLOWS_MS)
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("button", name=f"归档“{name}”").click()
    expect(page.get_by_role("button", name=name, exact=True)).to_be_hidden(timeout=FOLLOWS_MS)
    page.get_by_label("显示已归档的").check()
    page.get_by_role("button", name=f"恢复“{name}”").click()
    page.get_by_label("显示已归档的").uncheck()
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []

    page.goto(page.url.replace("/replies", "/macros"))
    page.get_by_role("button", name="新建宏").click()
    sheet = page.get_by_role("dialog", name="新建宏")
    sheet.get_by_label("中文名称").fill(name)
    sheet.get_by_label("英文名称").fill(name)
    sheet.get_by_role("textbox", name="中文内容").fill("{contact}，收到")
    sheet.get_by_role("button", name="保 存").or_(sheet.get_by_role("button", name="保存")).click()
    expect(sheet).to_be_hidden(timeout=FOLLOWS_MS)
    expect(page.get_by_role("button", name=name, exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []


def test_a_macro_is_applied_to_several_orders_and_each_says_how_it_went(at_order: Any) -> None:
    page, _ = at_order("批量宏：别的客户")
    mark = uuid4().hex[:8]
    customer = ask(page, "POST", "/customers", {"code": f"M-{mark}", "name": f"批量 {mark}"})["key"]
    first, second = (
        ask(page, "POST", "/workorders", {"kind": "repair", "title": title, "customer": customer})
        for title in ("批量宏甲", "批量宏乙")
    )
    engineer = ask(page, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    for order in (first, second):
        ask(page, "POST", f"/workorders/{order['key']}/triage", {})
        ask(page, "POST", f"/workorders/{order['key']}/assign", {"owner": engineer})
    name = f"批量 {uuid4().hex[:6]}"
    ask(page, "POST", "/macros", {"name_zh": name, "name_en": name, "steps": [{"do": "start"}]})
    ask(page, "POST", f"/workorders/{first['key']}/start", {})
    page.goto(page.url.split("/orders")[0] + f"/orders?view=open&customer={customer}")
    expect(page.locator("[data-line]")).to_have_count(2)
    page.keyboard.press("Shift+X")
    bar = page.get_by_role("toolbar", name=has("批量"))
    bar.get_by_role("button", name="宏").click()
    page.get_by_role("menuitem", name=name).click()
    page.get_by_role("dialog").get_by_role("button", name=has("执行")).click()
    expect(page.get_by_text(has(f"W-{first['number']}")).last).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_role("alert").get_by_text(has("第 1 步不行")).first).to_be_visible(timeout=FOLLOWS_MS)
    assert ask(page, "GET", f"/workorders/{second['key']}")["state"] == "working"
