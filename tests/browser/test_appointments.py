"""Appointments: windows an administrator offers, one chosen on a customer's phone, one arranged at the desk by keys."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, resize
from tests.browser.test_dispatch import FOLLOWS_MS, on_duty
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask
from tests.browser.test_life import speak
from tests.browser.test_portal import PHONE

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
ANY_HOUR = {
    "begins_minute": 0, "ends_minute": 1440, "weekdays": list(range(7)), "lead_minutes": 30, "days_ahead": 3,
    "move_cutoff_minutes": 0, "cancel_cutoff_minutes": 0,
}  # fmt: skip


TIMES = re.compile(r"^\d\d:\d\d–\d\d:\d\d$")
SHOWS = {
    "list": TIMES,
    "held": re.compile("^为您留着|^Kept for you"),
    "agreed": re.compile("^约好了|^Agreed"),
    "asked": re.compile("^取消后，|^Nobody comes at this time then"),
}


def go(page: Page, path: str) -> None:
    page.goto(page.url.split("/console")[0] + f"/console{path}")


def ended(page: Page) -> None:
    """No rule counts any more, whoever published it."""
    for row in ask(page, "GET", "/dispatch/windows")["rows"]:
        ask(page, "POST", f"/dispatch/windows/{row['key']}/drop", {})


@pytest.fixture
def desk_page(visit: Visit) -> Iterator[Page]:
    """An administrator's window; no rule outlives the test."""
    page = visit().sign_in("admin")
    page.wait_for_load_state()
    ended(page)
    yield page
    ended(page)


@pytest.fixture
def offered(desk_page: Page) -> Page:
    """Windows at any hour, and somebody who is there."""
    on_duty(desk_page, "陈国栋")
    ask(desk_page, "POST", "/dispatch/windows", {"windows": ANY_HOUR})
    return desk_page


def received(page: Page, title: str) -> dict[str, Any]:
    """An order of Li Na's company about its own machine."""
    customer = ask(page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
    contact = ask(page, "GET", f"/contacts?customer={customer}")["rows"][0]["key"]
    asset = ask(page, "GET", f"/assets?customer={customer}")["rows"][0]["key"]
    about = {"kind": "repair", "title": title, "customer": customer, "contact": contact, "asset": asset, "priority": 2}
    order: dict[str, Any] = ask(page, "POST", "/workorders", about)
    ask(page, "POST", f"/workorders/{order['key']}/triage", {"priority": 2})
    return order


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_a_customer_chooses_a_time_confirms_moves_and_cancels_it(offered: Page, visit: Visit) -> None:
    order = received(offered, "预约：客户自己选")
    page = visit(**PHONE, bypass_csp=True).sign_in("lina", f"/portal/orders/{order['key']}")
    page.get_by_role("link", name="选上门时间").click(timeout=FOLLOWS_MS)
    expect(page.get_by_role("heading", name="您什么时候方便？")).to_be_visible(timeout=FOLLOWS_MS)
    times = page.get_by_role("button", name=TIMES)
    expect(times.first).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == [] and fits(page)
    first = times.first.inner_text()
    times.first.click()
    expect(page.get_by_role("heading", name="就这个时间吗？")).to_be_focused(timeout=FOLLOWS_MS)
    expect(page.get_by_text(re.compile("^还剩 [45] 分钟$"))).to_be_visible()
    assert grave_faults(page) == []
    page.get_by_role("button", name="确认这个时间").click()
    card = page.get_by_role("region", name="上门时间")
    expect(card).to_contain_text(first, timeout=FOLLOWS_MS)
    assert ask(offered, "GET", f"/workorders/{order['key']}/appointment")["confirmed"] is not None

    card.get_by_role("link", name="改时间").click()
    expect(page.get_by_role("heading", name="换到什么时候？")).to_be_visible(timeout=FOLLOWS_MS)
    expect(times.first).to_be_visible(timeout=FOLLOWS_MS)
    second = times.last.inner_text()
    times.last.click()
    page.get_by_role("button", name="确认这个时间").click(timeout=FOLLOWS_MS)
    expect(card).to_contain_text(second, timeout=FOLLOWS_MS)

    card.get_by_role("button", name="取消预约").click()
    expect(card.get_by_text("报修还在")).to_be_visible()
    card.get_by_role("button", name="确认取消").click()
    expect(card.get_by_role("link", name="选上门时间")).to_be_visible(timeout=FOLLOWS_MS)
    states = [row["state"] for row in ask(offered, "GET", f"/workorders/{order['key']}/appointment")["rows"]]
    assert states == ["cancelled", "moved"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_choosing_shuts_nobody_out_by_night_in_english_and_in_large_type(
    offered: Page, visit: Visit, dark: bool, language: str
) -> None:
    order = received(offered, "预约：谁都看得清，这一单的标题写得特别长，长到一行放不下")
    page = visit(**PHONE, dark=dark, bypass_csp=True).sign_in("lina", f"/portal/orders/{order['key']}")
    try:
        speak(page, language)
        wrong = {}
        page.reload()
        for step in ("order", "list", "held", "agreed", "asked"):
            if step == "list":
                page.get_by_role("link", name=re.compile("选上门时间|Choose when we come")).click()
                page.get_by_role("button", name=TIMES).first.wait_for()
            if step == "held":
                page.get_by_role("button", name=TIMES).first.click()
            if step == "agreed":
                page.get_by_role("button", name=re.compile("确认这个时间|Confirm this time")).click()
            if step == "asked":
                page.get_by_role("button", name=re.compile("取消预约|Cancel the appointment")).click()
            shown = page.get_by_role("link", name=re.compile("选上门时间|Choose when we come"))
            expect(shown if step == "order" else page.get_by_text(SHOWS[step]).first).to_be_visible(timeout=FOLLOWS_MS)
            for width in (390, 195):
                resize(page, width)
                faults = [*grave_faults(page), *([] if fits(page) else ["over the edge"])]
                wrong |= {f"{step} {width}": faults} if faults else {}
            resize(page, 390)
        assert wrong == {}
    finally:
        speak(page, "zh-CN")


def test_a_time_that_goes_while_the_customer_looks_is_said_with_the_nearest(offered: Page, visit: Visit) -> None:
    order, other = received(offered, "预约：手慢了"), received(offered, "预约：手快")
    page = visit(**PHONE).sign_in("lina", f"/portal/orders/{order['key']}/time")
    times = page.get_by_role("button", name=TIMES)
    expect(times.first).to_be_visible(timeout=FOLLOWS_MS)
    ended(offered)
    ask(offered, "POST", "/dispatch/windows", {"windows": {**ANY_HOUR, "capacity": 1}})
    free = next(one for one in ask(offered, "GET", f"/workorders/{other['key']}/slots")["rows"] if one["free"])
    window = {"from_at": free["from_at"], "until_at": free["until_at"]}
    ask(offered, "POST", f"/workorders/{other['key']}/appointment/hold", window)
    times.first.click()
    taken = page.get_by_role("alert")
    expect(taken).to_contain_text("这个时段刚刚被约走了", timeout=FOLLOWS_MS)
    taken.get_by_role("button").first.click()
    expect(page.get_by_role("heading", name="就这个时间吗？")).to_be_visible(timeout=FOLLOWS_MS)


def test_without_a_line_nothing_is_agreed_and_that_is_said(offered: Page, visit: Visit) -> None:
    order = received(offered, "预约：断网")
    somebody = visit(**PHONE)
    page = somebody.sign_in("lina", f"/portal/orders/{order['key']}/time")
    times = page.get_by_role("button", name=TIMES)
    expect(times.first).to_be_visible(timeout=FOLLOWS_MS)
    somebody.context.set_offline(True)
    times.first.click()
    expect(page.get_by_role("alert")).to_contain_text("网络断了", timeout=FOLLOWS_MS)
    somebody.context.set_offline(False)
    times.first.click()
    expect(page.get_by_role("heading", name="就这个时间吗？")).to_be_visible(timeout=FOLLOWS_MS)


def test_right_after_reporting_a_time_can_be_chosen(offered: Page, visit: Visit) -> None:
    page = visit(**PHONE).sign_in("lina", "/portal/")
    page.get_by_role("link", name="报修").click()
    page.get_by_role("button", name="多联机外机 3 号").click()
    page.get_by_label("说说您看到的").first.fill("预约：刚报的")
    page.get_by_role("radio", name="还能用").check()
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="发送报修").click()
    expect(page.get_by_role("heading", name="收到了")).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("link", name="选上门时间").click(timeout=FOLLOWS_MS)
    expect(page.get_by_role("heading", name="您什么时候方便？")).to_be_visible(timeout=FOLLOWS_MS)


def test_at_the_desk_a_time_is_arranged_and_moved_by_keys_and_cancelled(offered: Page) -> None:
    page, order = offered, received(offered, "预约：电话里约")
    go(page, f"/orders/{order['key']}")
    card = page.get_by_role("region", name="预约", exact=True)
    expect(card.get_by_text("还没有和客户约时间")).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("Shift+V")
    sheet = page.get_by_role("dialog", name="约上门时间")
    chosen = sheet.get_by_role("button", name=re.compile("开始$")).first
    expect(chosen).to_be_focused(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.keyboard.press("Enter")
    expect(sheet.get_by_role("button", name=re.compile("^确认"))).to_be_focused(timeout=FOLLOWS_MS)
    page.keyboard.press("Enter")
    expect(sheet).to_have_count(0, timeout=FOLLOWS_MS)
    expect(card).to_contain_text("已约好", timeout=FOLLOWS_MS)
    expect(card.get_by_text(re.compile(r"^\S+ \d\d:\d\d 开始$"))).to_be_visible()

    page.keyboard.press("Shift+V")
    moving = page.get_by_role("dialog", name="改上门时间")
    expect(moving.get_by_role("button", name=re.compile("开始$")).first).to_be_focused(timeout=FOLLOWS_MS)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    reason = moving.get_by_label("改约原因")
    expect(reason).to_be_focused(timeout=FOLLOWS_MS)
    page.keyboard.press("Enter")
    expect(moving.get_by_text("请填写改约原因")).to_be_visible()
    page.keyboard.type("客户晚一点才在")
    page.keyboard.press("Enter")
    expect(moving).to_have_count(0, timeout=FOLLOWS_MS)
    card.get_by_text("以前约过 1 次").click(timeout=FOLLOWS_MS)
    expect(card.get_by_text("客户晚一点才在")).to_be_visible()

    card.get_by_role("button", name="取消预约").click()
    asking = page.get_by_role("dialog", name="取消这次预约？")
    asking.get_by_label("取消原因").fill("客户自己修好了")
    asking.get_by_role("button", name="取消预约").click()
    expect(card.get_by_text("还没有和客户约时间")).to_be_visible(timeout=FOLLOWS_MS)
    resize(page, 390)
    assert fits(page)


def test_an_agreed_time_is_named_while_its_engineer_is_confirmed(desk_page: Page, visit: Visit) -> None:
    order, open_one = received(desk_page, "预约：约好了，还没人"), received(desk_page, "预约：什么都没定")
    begins = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + timedelta(days=2)
    promised = {"promised_from_at": begins.isoformat(), "promised_until_at": (begins + timedelta(hours=2)).isoformat()}
    ask(desk_page, "POST", f"/workorders/{order['key']}/visits", {"mates": [], **promised})
    ask(desk_page, "POST", f"/workorders/{open_one['key']}/visits", {"mates": []})
    page = visit(**PHONE).sign_in("lina", f"/portal/orders/{order['key']}")
    title = page.get_by_role("heading", level=1)
    expect(title).to_have_text(re.compile(r"^约好 .*\d\d:\d\d–.*\d\d:\d\d 上门，正在确认工程师$"), timeout=FOLLOWS_MS)
    expect(page.get_by_text("时间排好了")).to_have_count(0)
    page.goto(page.url.replace(order["key"], open_one["key"]))
    expect(title).to_have_text("正在安排上门时间", timeout=FOLLOWS_MS)


def test_a_rule_is_tried_on_the_week_ahead_published_changed_and_dropped(desk_page: Page) -> None:
    page = desk_page
    go(page, "/settings/windows")
    expect(page.get_by_text("还没有预约规则")).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("button", name="添加规则").first.click()
    sheet = page.get_by_role("dialog", name="添加预约规则")
    week = sheet.get_by_role("region", name="这一周的时段")
    expect(week.get_by_text("09:00–11:00").first).to_be_visible(timeout=FOLLOWS_MS)
    sheet.get_by_label("每段多长").fill("180")
    expect(week.get_by_text("09:00–12:00").first).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    sheet.get_by_role("button", name="发布").click()
    expect(sheet).to_have_count(0, timeout=FOLLOWS_MS)
    row = page.get_by_role("listitem").filter(has_text="所有上门工单")
    expect(row).to_contain_text("每段 3 时", timeout=FOLLOWS_MS)
    row.get_by_role("button", name=re.compile("^修改")).click()
    changing = page.get_by_role("dialog", name="修改预约规则")
    changing.get_by_label("每段最多几单").fill("2")
    changing.get_by_role("button", name="发布").click()
    expect(row).to_contain_text("每段最多 2 单", timeout=FOLLOWS_MS)
    resize(page, 390)
    assert fits(page)
    row.get_by_role("button", name=re.compile("^停用")).click()
    page.get_by_role("dialog").get_by_role("button", name="停用").click()
    expect(page.get_by_text("还没有预约规则")).to_be_visible(timeout=FOLLOWS_MS)
