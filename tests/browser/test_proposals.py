"""Plans: asked for on the board, followed, read, drawn on the board and taken by part; overtaken by what happens."""

import re
from collections.abc import Callable
from itertools import cycle
from typing import Any, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor, resize
from tests.browser.test_board import CHEN, FOLLOWS_MS, OVER, Plan
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask
from tests.browser.test_life import speak

pytestmark = pytest.mark.browser
AHEAD = cycle((2, 3, 4))
"""Days from now: each test has an order of its own on its day."""
MADE_MS = 90_000
MOST_PARTS = 400
MOST_ASKED = 4
LIGHT: Literal["light"] = "light"
DARK: Literal["dark"] = "dark"
OVER_MAIN = "(({scrollWidth, clientWidth}) => scrollWidth - clientWidth)(document.querySelector('main'))"
Visit = Callable[..., Visitor]


@pytest.fixture
def day(visit: Visit) -> Callable[..., Plan]:
    def make(**screen: Any) -> Plan:
        page = visit(**screen).sign_in("admin")
        page.wait_for_load_state()
        return Plan(page, next(AHEAD))

    return make


def ask_for_plan(day: Plan, page: Page) -> str:
    """Asked for by keys on the board of that day; the key of the plan, once it is there.

    Where many share a machine the seconds of a search may pass without it: the page says so, and it is asked again.
    """
    ready = page.get_by_role("region", name=re.compile("可以采纳"))
    for _ in range(MOST_ASKED):
        day.open(page)
        page.keyboard.press("Shift+P")
        sheet = page.get_by_role("dialog", name="求方案")
        sheet.get_by_role("radio", name=re.compile("^重排")).check()
        sheet.get_by_role("button", name="开始排").click()
        page.wait_for_url(re.compile(r"/dispatch/proposals/[0-9a-f-]{36}$"), timeout=FOLLOWS_MS)
        expect(ready.or_(page.get_by_text(re.compile("^有一部分没来得及算完")))).to_be_visible(timeout=MADE_MS)
        if ready.is_visible():
            break
    expect(ready).to_be_visible()
    return page.url.rsplit("/", 1)[1]


def part_of(page: Page, plan: str, order: dict[str, Any]) -> int:
    """The part in which somebody goes to this order."""
    told = ask(page, "GET", f"/dispatch/proposals/{plan}")["parts"]
    (number,) = (part["number"] for part in told if any(one["order"]["key"] == order["key"] for one in part["changes"]))
    return int(number)


def tick_of(page: Page, part: int) -> Locator:
    """Its box, walked to by keys: far from what is seen a part is not in the page."""
    tick = page.get_by_role("checkbox", name=re.compile(f"^第 {part} 部分 "))
    for _ in range(MOST_PARTS):
        if tick.count():
            break
        page.keyboard.press("j")
    return tick


def test_a_plan_says_what_it_is_worth_and_one_part_of_it_is_taken(day: Callable[..., Plan]) -> None:
    plan = day()
    page = plan.page
    order = plan.order("等方案安排的")
    key = ask_for_plan(plan, page)
    expect(page.get_by_role("heading", name=re.compile("^比逐单派：|和逐单派没有差别"))).to_be_visible()
    expect(page.get_by_role("row", name=re.compile("^路上"))).to_be_visible()
    assert grave_faults(page) == []
    assert ask(page, "GET", f"/workorders/{order['key']}")["visits"] == []
    page.keyboard.press("Shift+X")
    tick = tick_of(page, part_of(page, key, order))
    tick.check()
    expect(page.get_by_text(re.compile("^选了 1 部分"))).to_be_visible()
    page.keyboard.press("a")
    page.get_by_role("dialog").get_by_role("button", name=re.compile("采\\s?纳")).click()
    expect(page.get_by_text(re.compile("^采纳了 1 部分"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_role("region", name="已采纳（1）")).to_be_visible(timeout=FOLLOWS_MS)
    (made,) = ask(page, "GET", f"/workorders/{order['key']}")["visits"]
    assert made["engineer"] is not None


def test_a_part_that_reality_has_overtaken_says_why_and_is_not_taken(day: Callable[..., Plan]) -> None:
    plan = day()
    page = plan.page
    order = plan.order("有人抢先的")
    key = ask_for_plan(plan, page)
    part = part_of(page, key, order)
    put = {"order": order["key"], "engineer": plan.people[CHEN], "reason": "客户催", "over_rules": True}
    told = {**put, "starts_at": plan.at("15:00"), "ends_at": plan.at("16:00")}
    ask(page, "POST", "/dispatch/board/drops", told)
    lost = page.get_by_role("region", name=re.compile("不再成立"))
    expect(lost).to_contain_text(f"第 {part} 部分", timeout=FOLLOWS_MS)
    expect(lost).to_contain_text("已经有人去了")
    expect(page.get_by_role("checkbox", name=re.compile(f"^第 {part} 部分 "))).to_have_count(0)
    assert plan.stands(order) == (CHEN, "15:00")


def test_what_is_proposed_is_drawn_on_the_board_before_anything_moves(day: Callable[..., Plan]) -> None:
    plan = day(width=1440)
    page = plan.page
    order = plan.order("先画出来的")
    key = ask_for_plan(plan, page)
    part_of(page, key, order)
    page.keyboard.press("b")
    expect(page.get_by_role("grid")).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text(re.compile("次上门的建议位置画成虚框"))).to_be_visible(timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.get_by_role("button", name="收起").click()
    expect(page.get_by_text(re.compile("次上门的建议位置画成虚框"))).to_have_count(0)
    assert "plan=" not in page.url


def test_on_a_phone_all_of_a_plan_can_be_read(day: Callable[..., Plan]) -> None:
    plan = day()
    page = plan.page
    for _ in range(3):
        plan.order("在手机上看的，标题特别长" * 6)
    key = ask_for_plan(plan, page)
    resize(page, 390)
    take = page.get_by_role("button", name=re.compile("全部采纳"))
    expect(take).to_be_visible()
    page.locator("main li li").last.evaluate("one => one.scrollIntoView({block: 'start'})")
    expect(take).to_be_in_viewport()
    assert page.evaluate(OVER) <= 0
    assert grave_faults(page) == []
    page.goto(page.url.replace(f"/{key}", ""))
    expect(page.get_by_role("link", name=re.compile("^重排 · ")).first).to_be_visible(timeout=FOLLOWS_MS)
    assert page.evaluate(OVER) <= 0
    assert grave_faults(page) == []


def test_a_plan_is_read_in_both_themes_and_languages_on_any_screen(day: Callable[..., Plan]) -> None:
    plan = day()
    page = plan.page
    plan.order("Compressor trips")
    ask_for_plan(plan, page)
    for width in (1920, 1440, 390):
        for theme in (LIGHT, DARK):
            resize(page, width)
            page.emulate_media(color_scheme=theme)
            assert page.evaluate(OVER_MAIN) <= 0, width
            assert grave_faults(page) == [], (width, theme)
    speak(page, "en")
    try:
        page.reload()
        expect(page.get_by_role("region", name=re.compile("^Can be taken"))).to_be_visible(timeout=FOLLOWS_MS)
        words = page.get_by_role("main").locator("h2, h3, th, dt, button").all_inner_texts()
        assert [text for text in words if re.search("[一-鿿]", text)] == []
    finally:
        speak(page, "zh-CN")
