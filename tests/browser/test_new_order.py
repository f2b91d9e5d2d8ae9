"""A new order while somebody is on the phone: found, taken down, promised and saved in a dozen keystrokes."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
MOST_KEYSTROKES = 12
MOST_SECONDS = 30
CALLER = "谁来电"
WHAT = "什么问题"


class Typist:
    """Counts what a person presses; a chord such as Ctrl+Enter is two."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.pressed = 0

    def press(self, key: str) -> None:
        self.pressed += len(key.split("+"))
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        for sign in text:
            self.press(sign)


def begin(visit: Callable[..., Visitor], **how: object) -> Page:
    page = visit(**how).sign_in("wangmin", "/console/orders/new")
    expect(page.get_by_role("combobox", name=CALLER)).to_be_focused()
    return page


def choose(page: Page, typed: str) -> None:
    """Find the caller and take the first who comes up."""
    page.get_by_role("combobox", name=CALLER).fill(typed)
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name=WHAT)).to_be_focused()


def called_last(page: Page, caller: str, serial: str) -> None:
    """Whoever called last about a thing is taken to be calling again."""
    asset = ask(page, "GET", f"/assets?search={serial}")["rows"][0]
    customer = asset["customer"]["key"]
    contacts = ask(page, "GET", f"/contacts?customer={customer}")["rows"]
    contact = next(row["key"] for row in contacts if row["name"] == caller)
    told = {"kind": "repair", "title": "滤网脏了", "customer": customer, "contact": contact, "asset": asset["key"]}
    ask(page, "POST", "/workorders", told)


def test_a_known_caller_takes_a_dozen_keystrokes(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    called_last(page, "张伟", "MV8-22-0517-0093")
    page.locator("[data-row]").first.wait_for()
    typist, began = Typist(page), time.monotonic()
    typist.press("n")
    expect(page.get_by_role("combobox", name=CALLER)).to_be_focused()
    typist.type("0093")
    expect(page.get_by_role("option").first).to_contain_text("MV8-22-0517-0093")
    typist.press("Enter")
    expect(page.get_by_role("complementary")).to_contain_text("12:00–13:00 不接电话")
    expect(page.get_by_role("button", name="多联机外机 3 号")).to_have_attribute("aria-pressed", "true")
    typist.type("e6")
    expect(page.get_by_text("首次响应")).to_be_visible()
    typist.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("W-")
    assert typist.pressed <= MOST_KEYSTROKES
    assert time.monotonic() - began < MOST_SECONDS
    page.keyboard.press("Enter")
    expect(page.locator("#order-title")).to_contain_text("e6")


def test_somebody_else_to_call_is_taken_down_and_found_when_they_call(visit: Callable[..., Visitor]) -> None:
    page = begin(visit)
    choose(page, "MV8-22")
    page.get_by_role("combobox", name=WHAT).fill("找值班员")
    page.get_by_role("button", name="打给别人").click()
    page.get_by_label("打给谁").fill("值班员老赵")
    page.get_by_role("group", name="方便时间").get_by_role("button", name="下午").click()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("还差电话号码")).to_be_visible()
    page.get_by_label("电话", exact=True).last.fill("136 7777 8899")
    page.reload()
    expect(page.get_by_label("打给谁")).to_have_value("值班员老赵")
    page.get_by_label("打给谁").press("Control+Enter")
    expect(page.get_by_text("工单已建好")).to_be_visible()
    page.get_by_role("button", name="下一个电话").click()
    page.get_by_role("combobox", name=CALLER).fill("7777 8899")
    expect(page.get_by_role("option").first).to_contain_text("值班员老赵")
    expect(page.get_by_role("option").first).to_contain_text("找值班员")


def test_a_caller_is_found_by_number_name_and_order(visit: Callable[..., Visitor]) -> None:
    page = begin(visit)
    box = page.get_by_role("combobox", name=CALLER)
    for typed, who in (("孙丽", "佳禾超市"), ("1234", "张伟"), ("U8-165-7731", "华瑞生物医药"), ("W-10001", "W-10001")):
        box.fill(typed)
        expect(page.get_by_role("option").filter(has_text=who).first).to_be_visible()
    box.fill("不存在的人")
    expect(page.get_by_text("没有找到。")).to_be_visible()


def test_what_may_be_a_repetition_is_said_and_can_be_noted_there(visit: Callable[..., Visitor]) -> None:
    page = begin(visit)
    choose(page, "0093")
    page.get_by_role("combobox", name=WHAT).fill("外机又报 E6 报警")
    warning = page.get_by_role("region", name="可能已经报过")
    expect(warning).to_contain_text("同一台设备")
    warning.get_by_role("button", name="在那里补一句").first.click()
    expect(page.locator("#order-title")).to_contain_text(re.compile("e6", re.IGNORECASE))
    expect(page.get_by_text("客户再次来电：外机又报 E6 报警")).to_be_visible()


def test_a_draft_outlives_reloading_and_signing_out(visit: Callable[..., Visitor], desk: Desk) -> None:
    somebody = visit()
    page = somebody.sign_in("wangmin", "/console/orders/new", afresh=True)
    choose(page, "孙丽")
    page.get_by_role("combobox", name=WHAT).fill("冷库门封条漏冷气")
    page.get_by_label("详情").fill("今早发现，地上有水")
    page.reload()
    expect(page.get_by_role("combobox", name=WHAT)).to_have_value("冷库门封条漏冷气")
    somebody.context.clear_cookies()
    page.keyboard.press("Control+Enter")
    expect(page.locator("input[type=password]")).to_be_visible()
    page.locator("input[autocomplete=username]").fill("wangmin@example.com")
    page.locator("input[type=password]").fill(desk.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name=WHAT)).to_have_value("冷库门封条漏冷气")
    expect(page.get_by_label("详情")).to_have_value("今早发现，地上有水")
    page.get_by_role("button", name="清空重来").click()
    expect(page.get_by_role("combobox", name=CALLER)).to_be_focused()


def test_without_a_line_nothing_is_lost_and_one_order_is_made(visit: Callable[..., Visitor]) -> None:
    somebody = visit()
    page = somebody.sign_in("wangmin", "/console/orders/new")
    choose(page, "孙丽")
    page.get_by_role("combobox", name=WHAT).fill("断网时记下的一张")
    expect(page.get_by_text("首次响应")).to_be_visible()
    somebody.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("您写的内容还在", timeout=40_000)
    somebody.context.set_offline(False)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("W-")
    page.keyboard.press("n")
    expect(page.get_by_role("combobox", name=CALLER)).to_be_focused()


def test_somebody_nobody_knows_is_added_on_the_way(visit: Callable[..., Visitor]) -> None:
    page = begin(visit)
    page.get_by_role("combobox", name=CALLER).fill("13900007788")
    page.get_by_role("button", name="新联系人“13900007788”").click()
    form = page.get_by_role("form", name="新联系人")
    expect(form.get_by_label("电话")).to_have_value("13900007788")
    form.get_by_label("姓名").fill("郑洁")
    form.get_by_role("button", name="新客户").click()
    form.get_by_label("名称").fill("远航物流")
    form.get_by_role("button", name="添加，继续报修").click()
    expect(page.get_by_role("complementary")).to_contain_text("郑洁")
    expect(page.get_by_role("combobox", name=WHAT)).to_be_focused()


def test_the_priority_follows_what_was_said_and_the_promise_the_priority(visit: Callable[..., Visitor]) -> None:
    page = begin(visit)
    choose(page, "孙丽")
    page.get_by_role("button", name="停了").click()
    page.get_by_role("button", name="现在就要").click()
    expect(page.get_by_role("button", name="优先级 P0")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_text("30 分")).to_be_visible()
    page.get_by_role("button", name="优先级 P2").click()
    expect(page.get_by_text("30 分")).to_have_count(0)


def test_who_may_not_report_is_told_so(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("stranger", "/console/orders/new")
    expect(page.get_by_text("您还不能新建工单")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [1440, 390])
def test_the_page_can_be_read_by_everybody(visit: Callable[..., Visitor], width: int, dark: bool) -> None:
    page = begin(visit, width=width, dark=dark)
    choose(page, "0093")
    page.get_by_role("combobox", name=WHAT).fill("又报 E6 了")
    expect(page.get_by_role("region", name="可能已经报过")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert grave_faults(page) == []
