"""For everybody: by keyboard alone, for a screen reader, in both themes, both languages, and on a phone."""

import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, Desk, Visitor, resize
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
GRAVE = {"serious", "critical"}


def grave_faults(page: Page) -> list[str]:
    """What axe finds serious or critical, with the place."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("() => axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found["violations"]
        if fault["impact"] in GRAVE
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 1100, 390])
def test_every_page_can_be_read_by_everybody(visit: Callable[..., Visitor], desk: Desk, dark: bool, width: int) -> None:
    somebody = visit(dark=dark, width=width)
    door = somebody.window()
    door.locator("input[type=password]").wait_for()
    assert grave_faults(door) == []
    page = somebody.sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    assert grave_faults(page) == []
    page.goto(f"{desk.url}/console/orders/{desk.orders['long']}")
    page.locator("article").first.wait_for()
    assert grave_faults(page) == []


SCREENS = (
    "orders", "orders/{long}", "orders/new", "customers", "{customer}", "assets", "{asset}", "assets/catalogue",
    "people", "{person}", "teams", "inbox", "me", "dispatch", "dispatch?list=offered", "dispatch?list=waiting",
    "dispatch/board", "dispatch/board?zoom=week", "dispatch/proposals", "dispatch/proposals/{plan}",
    "dispatch/board?plan={plan}",
    "dispatch/engineers", "dispatch/health", "dispatch/fairness", "dispatch/whatif", "settings/dispatch",
    "settings/dispatch/balanced", "settings/windows", "settings/calendars", "settings/sla", "settings/kinds",
    "settings/categories", "settings/replies", "settings/macros", "settings/states", "settings/notices",
    "settings/roles", "settings/skills", "settings/territories", "api",
)  # fmt: skip
READING = re.compile("^正在读取")
PLANNED_S = 240
"""Where the search never ran before it is compiled first."""
LOST = """() => {
    const one = document.activeElement;
    const box = one.getBoundingClientRect(), drawn = getComputedStyle(one), about = getComputedStyle(one.parentElement);
    const ring = (style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none';
    const unseen = box.width > 1 && !one.matches('body') && !ring(drawn) && !ring(about)
        && ![...document.querySelectorAll('body :focus-within')].some((up) => ring(getComputedStyle(up)));
    return unseen ? one.outerHTML.slice(0, 160) : '';
}"""


def planned(page: Page) -> str:
    """The key of a plan of tomorrow that is there."""
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).date().isoformat()
    told = {"kind": "repair", "since": tomorrow, "until": tomorrow}
    key = str(ask(page, "POST", "/dispatch/proposals", told)["key"])
    for _ in range(PLANNED_S):
        if ask(page, "GET", f"/dispatch/proposals/{key}")["state"] != "running":
            return key
        time.sleep(1)
    raise AssertionError("the plan is not there")


@pytest.fixture
def screens(desk: Desk) -> Callable[[Page], Iterator[str]]:
    """Open every screen of the console, one after another, in the window an administrator is signed in."""

    def each(page: Page) -> Iterator[str]:
        at = dict(desk.orders)
        found = {"customer": "customers", "asset": "assets", "person": "people"}
        for name, path in found.items():
            rows = page.request.get(f"{desk.url}/api/v1/{path}?limit=1").json()["rows"]
            at[name] = f"{path}/{rows[0]['key']}"
        at["plan"] = planned(page)
        for screen in SCREENS:
            page.goto(f"{desk.url}/console/{screen.format(**at)}")
            page.locator("h1").first.wait_for(state="attached")
            expect(page.get_by_role("status", name=READING)).to_have_count(0)
            page.wait_for_timeout(200)
            yield screen

    return each


def test_every_screen_of_the_console_in_both_themes_and_at_two_widths(
    visit: Callable[..., Visitor], screens: Callable[[Page], Iterator[str]]
) -> None:
    page = visit().sign_in("admin")
    wrong: dict[str, list[str]] = {}
    for screen in screens(page):
        found = []
        for width, theme in ((1440, "light"), (390, "dark")):
            resize(page, width)
            page.emulate_media(color_scheme="dark" if theme == "dark" else "light")
            page.wait_for_timeout(300)
            found += [f"{width} {theme}: {fault}" for fault in grave_faults(page)]
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                found.append(f"{width}: over the edge")
        if found:
            wrong[screen] = found
    assert wrong == {}


def test_every_screen_of_the_console_can_be_walked_by_keyboard(
    visit: Callable[..., Visitor], screens: Callable[[Page], Iterator[str]]
) -> None:
    page = visit().sign_in("admin")
    wrong: dict[str, list[str]] = {}
    for screen in screens(page):
        page.evaluate("document.activeElement.blur()")
        passed, unseen = set(), []
        for _ in range(14):
            page.keyboard.press("Tab")
            lost = page.evaluate(LOST)
            passed.add(page.evaluate("[...document.querySelectorAll('*')].indexOf(document.activeElement)"))
            if lost:
                unseen.append(lost)
        if len(passed) < 8:
            unseen.append(f"Tab came to {len(passed)} places only")
        if unseen:
            wrong[screen] = unseen
    assert wrong == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_sheets_and_menus_can_be_read_by_everybody(visit: Callable[..., Visitor], desk: Desk, dark: bool) -> None:
    page = visit(dark=dark).sign_in("chengd", f"/console/orders/{desk.orders['long']}")
    page.get_by_role("button", name="更多", exact=True).click()
    page.get_by_role("menu").wait_for()
    assert grave_faults(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("w")
    page.get_by_role("dialog").wait_for()
    assert grave_faults(page) == []


def test_by_keyboard_alone(visit: Callable[..., Visitor]) -> None:
    page = visit().window()
    page.locator("input[autocomplete=username]").wait_for()
    page.keyboard.type("admin@example.com")
    page.keyboard.press("Tab")
    page.keyboard.type("correct-horse-battery-staple")
    page.keyboard.press("Enter")
    rows = page.locator("[data-row]")
    rows.first.wait_for()
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(rows.nth(1)).to_be_focused()
    title = rows.nth(1).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#order-title")).to_have_text(title)
    page.keyboard.press("m")
    box = page.get_by_role("textbox", name="内部备注")
    expect(box).to_be_focused()
    page.keyboard.type("jkw?")  # letters typed are letters, not moves
    expect(box).to_have_value("jkw?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("article", has_text="jkw?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(box).not_to_be_focused()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("快捷键")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="全部未关")).to_be_visible()


def test_a_move_by_its_letter_asks_for_its_facts(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("lihang", f"/console/orders/{desk.orders['by_letter']}")
    page.get_by_role("button", name="解决").wait_for()
    page.keyboard.press("r")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_label("原因")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(sheet.get_by_text("请填写原因")).to_be_visible()
    page.keyboard.type("模板缺辅助核算")
    page.keyboard.press("Tab")
    page.keyboard.type("补上成本中心，重新过账")
    page.keyboard.press("Control+Enter")
    expect(sheet).to_have_count(0)
    expect(page.locator("header").get_by_text("待验证")).to_be_visible()
    expect(page.locator("article", has_text="补上成本中心")).to_be_visible()


def test_in_english(visit: Callable[..., Visitor], desk: Desk) -> None:
    somebody = visit(language="en-GB")
    page = somebody.window()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()
    page.locator("input[autocomplete=username]").fill("emma@example.com")
    page.locator("input[type=password]").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("not right")
    page.locator("input[type=password]").fill(desk.password)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="All open")).to_be_visible()
    page.goto(f"{desk.url}/console/orders/{desk.orders['long']}")
    expect(page.get_by_text("Internal note").first).to_be_visible()
    chrome = page.locator("nav, #main > div > div > section > header").all_inner_texts()
    left = [text for text in chrome if any(word in text for word in ("负责", "时限", "首次响应", "更多"))]
    assert left == []


def test_the_language_chosen_stays_with_the_person(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("liuyang")
    page.get_by_role("button", name="刘洋", exact=True).click()
    page.get_by_role("menuitem", name="English").click()
    expect(page.get_by_role("heading", name="All open")).to_be_visible()
    elsewhere = visit().sign_in("liuyang", afresh=True)
    expect(elsewhere.get_by_role("heading", name="All open")).to_be_visible()
    elsewhere.get_by_role("button", name="刘洋", exact=True).click()
    elsewhere.get_by_role("menuitem", name="简体中文").click()
    expect(elsewhere.get_by_role("heading", name="全部未关")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 1280, 1100, 900, 768, 390])
def test_nothing_runs_over_the_edge(visit: Callable[..., Visitor], desk: Desk, width: int) -> None:
    somebody = visit(width=width, height=844)
    page = somebody.sign_in("wangmin")
    page.locator("[data-row]").first.wait_for()
    for path in ("/console/orders", f"/console/orders/{desk.orders['long']}", "/console/orders?view=mine"):
        page.goto(desk.url + path)
        page.locator("h1").first.wait_for(state="attached")
        page.wait_for_timeout(300)
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path
        expect(page.locator("#main")).to_be_visible()


def test_the_theme_follows_the_person(visit: Callable[..., Visitor]) -> None:
    page = visit(dark=True).sign_in("wangmin")
    ground = "() => getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="王敏", exact=True).click()
    page.get_by_role("menuitem", name="浅色").click()
    expect(page.locator("body")).not_to_have_css("background-color", dark)
    light = page.evaluate(ground)
    page.reload()
    page.locator("[data-row]").first.wait_for()
    assert page.evaluate(ground) == light
