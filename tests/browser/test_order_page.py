"""The order page: an order is read, written on, put right and brought on its way without leaving it."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000

CHANGE = """async ([key, version, fields]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const seen = await (await fetch(`/api/v1/workorders/${key}`)).json();
    const answer = await fetch(`/api/v1/workorders/${key}`, {method: 'PATCH', body: JSON.stringify(fields), headers: {
        'Content-Type': 'application/json', 'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(),
        'If-Match': `"${version ?? seen.version}"`}});
    return answer.status;
}"""


def order_at(desk: Desk, name: str, query: str = "") -> str:
    return f"/console/orders/{desk.orders[name]}{query}"


def test_two_edit_the_same_and_choose_field_by_field(visit: Callable[..., Visitor], desk: Desk) -> None:
    mine = visit().sign_in("wangmin", order_at(desk, "assigned"))
    mine.get_by_role("button", name="改标题和描述").click()
    mine.get_by_role("textbox", name="标题").fill("SQL Server 日志撑满 E 盘，备份停了 4 天")
    mine.get_by_role("textbox", name="报修内容").fill("E 盘只剩 200 MB")
    hers = visit().sign_in("admin", order_at(desk, "assigned"))
    told = {"title": "数据库备份停了 3 天", "description": "先清日志"}
    assert hers.evaluate(CHANGE, [desk.orders["assigned"], None, told]) == 200
    mine.get_by_role("button", name="保存").click()

    sheet = mine.get_by_role("dialog")
    expect(sheet).to_contain_text("有人和您同时改了这张工单")
    expect(sheet).to_contain_text("现在的，林岚")
    for words in ("备份停了 4 天", "数据库备份停了 3 天", "E 盘只剩 200 MB", "先清日志"):
        expect(sheet).to_contain_text(words)
    expect(sheet.get_by_role("button", name="按所选保存")).to_be_disabled()
    assert grave_faults(mine) == []
    sheet.get_by_role("radiogroup", name="标题").get_by_role("radio").nth(1).check()
    sheet.get_by_role("radiogroup", name="描述").get_by_role("radio").nth(0).check()
    sheet.get_by_role("button", name="按所选保存").click()
    expect(sheet).to_have_count(0)
    expect(mine.locator("#order-title")).to_have_text("数据库备份停了 3 天")
    expect(mine.get_by_text("E 盘只剩 200 MB")).to_be_visible()


def test_an_edit_beside_others_work_is_no_conflict(visit: Callable[..., Visitor], desk: Desk) -> None:
    mine = visit().sign_in("wangmin", order_at(desk, "fresh"))
    mine.get_by_role("button", name="改标题和描述").click()
    mine.get_by_role("textbox", name="标题").fill("U8 凭证过不了账")
    hers = visit().sign_in("admin", order_at(desk, "fresh"))
    assert hers.evaluate(CHANGE, [desk.orders["fresh"], None, {"tags": ["u8"]}]) == 200
    mine.keyboard.press("Control+Enter")
    expect(mine.locator("#order-title")).to_have_text("U8 凭证过不了账")
    expect(hers.locator("#order-title")).to_have_text("U8 凭证过不了账", timeout=FOLLOWS_MS)
    expect(mine.get_by_role("button", name="标签：u8，修改")).to_be_visible()


def test_a_field_is_put_right_where_it_stands(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", order_at(desk, "by_letter"))
    page.get_by_role("button", name="优先级：P2，修改").click()
    page.get_by_role("option", name="P1 严重影响").or_(page.get_by_title("P1 严重影响")).last.click()
    expect(page.get_by_role("button", name="优先级：P1，修改")).to_be_visible()
    expect(page.get_by_text("优先级（P2 → P1）").first).to_be_visible(timeout=FOLLOWS_MS)


def test_a_colleague_is_mentioned_by_keyboard(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", order_at(desk, "long"))
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("m")
    page.keyboard.type("电机到了，@陈")
    expect(page.get_by_role("option", name="陈国栋")).to_have_attribute("aria-selected", "true")
    assert grave_faults(page) == []
    page.keyboard.press("Enter")
    page.keyboard.type("今天去装")
    box = page.get_by_role("textbox", name="内部备注")
    expect(box).to_have_value("电机到了，@陈国栋 今天去装")
    page.reload()
    expect(box).to_have_value("电机到了，@陈国栋 今天去装")
    box.focus()
    page.keyboard.press("Control+Enter")
    note = page.locator("article", has_text="今天去装")
    expect(note.locator("strong")).to_have_text("@陈国栋")
    expect(page.get_by_role("button", name=re.compile("关注 *1"))).to_be_visible(timeout=FOLLOWS_MS)


def test_a_visit_is_planned_and_completed_from_the_page(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("admin", order_at(desk, "long"))
    page.get_by_role("button", name="安排").wait_for()
    page.keyboard.press("v")
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("陈国栋")
    assert grave_faults(page) == []
    sheet.get_by_role("button", name="安排").click()
    expect(sheet).to_have_count(0)
    card = page.get_by_role("region", name="上门")
    for move in ("接单", "到场"):
        card.get_by_role("button", name=move, exact=True).or_(card.get_by_role("button", name="出发")).first.click()
        page.wait_for_timeout(500)
    card.get_by_role("button", name="完成", exact=True).click()
    sheet.get_by_label("维修记录").fill("换风扇电机，满负荷跑 30 分钟不再报警。")
    sheet.get_by_role("button", name="完成").click()
    expect(sheet).to_have_count(0)
    expect(card.get_by_text("已修复")).to_be_visible()
    expect(page.locator("article", has_text="第 2 次上门")).to_contain_text("满负荷跑 30 分钟", timeout=FOLLOWS_MS)


def test_a_megabyte_in_the_composer_is_refused_in_words_and_kept(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", order_at(desk, "by_letter"))
    box = page.get_by_role("textbox", name="内部备注")
    box.evaluate(
        """box => { box.focus(); Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set.call(
            box, '汉'.repeat(1_000_000)); box.dispatchEvent(new Event('input', {bubbles: true})); }"""
    )
    expect(page.get_by_role("alert")).to_contain_text("内容都在")
    expect(page.get_by_role("button", name="记下")).to_be_disabled()
    assert box.evaluate("box => box.value.length") == 1_000_000
    box.fill("")


def test_one_entry_has_an_address_and_the_filter_too(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", order_at(desk, "long", "?show=internal"))
    expect(page.locator("article", has_text="DC 风扇电机有 1 台")).to_be_visible()
    expect(page.locator("article", has_text="张工您好")).to_have_count(0)
    page.locator("article", has_text="DC 风扇电机有 1 台").get_by_role("link", name="这一条的链接").click()
    expect(page).to_have_url(re.compile(r"#e\d+$"))
    page.keyboard.press("1")
    expect(page.locator("article", has_text="张工您好")).to_be_visible()


def test_the_clock_is_explained(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", order_at(desk, "long"))
    page.get_by_role("button", name="时限是怎么算的").click()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("因为优先级")
    expect(sheet).to_contain_text("等配件")
    assert grave_faults(page) == []


def test_the_number_is_shown_when_asked_for(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", order_at(desk, "long"))
    expect(page.get_by_text("+86138****1234")).to_be_visible()
    page.get_by_role("button", name="显示号码").click()
    expect(page.get_by_role("link", name="+8613800001234")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_column_can_be_read_by_everybody_on_a_phone(visit: Callable[..., Visitor], desk: Desk, dark: bool) -> None:
    page = visit(dark=dark, width=390, height=844).sign_in("wangmin", order_at(desk, "long", "?tab=around"))
    expect(page.get_by_role("region", name="这位客户未关的")).to_be_visible()
    assert grave_faults(page) == []
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    page.get_by_role("link", name="时间线").click()
    expect(page.get_by_role("textbox", name="内部备注")).to_be_in_viewport()


def test_a_sign_in_that_ends_while_writing_keeps_the_draft(visit: Callable[..., Visitor], desk: Desk) -> None:
    somebody = visit()
    page = somebody.sign_in("wangmin", order_at(desk, "long"), afresh=True)
    box = page.get_by_role("textbox", name="内部备注")
    box.fill("写到一半")
    somebody.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    page.wait_for_url(lambda url: "sign-in" in url, timeout=40_000)
    page.locator("input[autocomplete=username]").fill("wangmin@example.com")
    page.locator("input[type=password]").fill(desk.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="内部备注")).to_have_value("写到一半")


def test_the_order_page_in_english(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit(language="en-GB").sign_in("emma", order_at(desk, "long"))
    expect(page.get_by_role("region", name="Asset", exact=True)).to_contain_text("Partly under warranty")
    expect(page.get_by_role("region", name="Visits", exact=True)).to_be_visible()
    page.get_by_role("button", name="How the deadlines are counted").click()
    expect(page.get_by_role("dialog")).to_contain_text("First response")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Visits", exact=True).click()
    expect(page.locator("article").first).to_contain_text("Visit 1")
