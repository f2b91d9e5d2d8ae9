"""The dispatcher's board: dragged and walked, refused, undone and followed by others; each test on a day of its own."""

import re
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Error, Locator, Page, expect

from tests.browser.conftest import Visitor, resize
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
HERE = ZoneInfo("Asia/Shanghai")
DAYS = count(20)
"""Days from now on that nobody else plans: whatever other tests leave behind is on other days."""
OVER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
Visit = Callable[..., Visitor]
CHEN, LI = "陈国栋", "李航"


class Plan:
    """A day (its own, or so many ahead): Chen and Li are on duty from eight to six, and what is planned on it."""

    def __init__(self, page: Page, ahead: int | None = None) -> None:
        self.page = page
        self.on = (datetime.now(HERE) + timedelta(days=next(DAYS) if ahead is None else ahead)).date()
        self.people = {name: ask(page, "GET", f"/people?search={name}")["rows"][0]["key"] for name in (CHEN, LI)}
        for engineer in self.people.values():
            shift = {"starts_at": self.at("08:00"), "ends_at": self.at("18:00"), "on_call": False}
            try:
                ask(page, "POST", f"/people/{engineer}/shifts", shift)
            except Error as refused:  # a day so many ahead may be another test's too
                if ahead is None or "shift_overlaps" not in refused.message:
                    raise

    def at(self, told: str) -> str:
        hours, minutes = (int(part) for part in told.split(":"))
        begins = datetime(self.on.year, self.on.month, self.on.day, hours, minutes, tzinfo=HERE)
        return begins.astimezone(UTC).isoformat().replace("+00:00", "Z")

    def whose(self) -> tuple[str, str]:
        """The customer whose order it is, and the site where it is."""
        customer = ask(self.page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        return customer, ask(self.page, "GET", f"/sites?customer={customer}")["rows"][0]["key"]

    def order(self, title: str) -> dict[str, Any]:
        """One that waits for somebody."""
        customer, site = self.whose()
        told = {"kind": "repair", "title": title, "customer": customer, "site": site, "priority": 2}
        order: dict[str, Any] = ask(self.page, "POST", "/workorders", told)
        chen = ask(self.page, "GET", f"/people/{self.people[CHEN]}")
        ask(self.page, "POST", f"/workorders/{order['key']}/triage", {"priority": 2, "team": chen["team"]["key"]})
        return order

    def visit(self, title: str, who: str, begins: str, ends: str) -> tuple[dict[str, Any], str]:
        """An order, and the key of its visit by this engineer then."""
        order = self.order(title)
        put = {"order": order["key"], "engineer": self.people[who], "reason": "按排班", "over_rules": True}
        told = {**put, "starts_at": self.at(begins), "ends_at": self.at(ends)}
        return order, ask(self.page, "POST", "/dispatch/board/drops", told)["key"]

    def stands(self, order: dict[str, Any]) -> tuple[str, str]:
        """Who goes, and when, by the server."""
        (visit,) = ask(self.page, "GET", f"/workorders/{order['key']}")["visits"]
        who = visit["engineer"]["name"] if visit["engineer"] else ""
        begins = datetime.fromisoformat(visit["starts_at"]).astimezone(HERE).strftime("%H:%M") if who else ""
        return who, begins

    def open(self, page: Page, more: str = "") -> None:
        page.goto(page.url.split("/console")[0] + f"/console/dispatch/board?on={self.on}{more}")
        expect(page.get_by_role("grid")).to_be_visible(timeout=FOLLOWS_MS)

    def bar(self, page: Page, visit: str, who: str = "") -> Locator:
        row = f'[data-engineer="{self.people[who]}"] ' if who else ""
        return page.locator(f'{row}[role="gridcell"][data-shown="{visit}"]')


@pytest.fixture
def plan(visit: Visit) -> Callable[..., Plan]:
    def make(**screen: Any) -> Plan:
        page = visit(**screen).sign_in("admin")
        page.wait_for_load_state()
        return Plan(page)

    return make


def centre(one: Locator) -> tuple[float, float]:
    box = one.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, what: Locator, *, right: float = 0, to: Locator | None = None) -> None:
    """Take hold and carry: so many pixels to the right, and into that row; it is not let go."""
    expect(what).to_be_visible(timeout=FOLLOWS_MS)
    x, y = centre(what)
    row = centre(to)[1] if to is not None else y
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + right / 2 + 6, (y + row) / 2, steps=4)
    page.mouse.move(x + right, row, steps=4)


def coloured(page: Page, colour: str) -> Locator:
    """Where it would come to stand, in this colour."""
    return page.get_by_role("grid").locator(f'[data-shown="true"][data-colour="{colour}"] > div')


def row_of(page: Page, plan: Plan, who: str) -> Locator:
    return page.locator(f'[data-engineer="{plan.people[who]}"]')


HOUR_PX = 64


def test_dragged_to_somebody_else_it_says_that_it_works_and_is_there_when_let_go(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("拖给李航", CHEN, "09:00", "10:30")
    day.open(page)
    drag(page, day.bar(page, visit, CHEN), right=2 * HOUR_PX, to=row_of(page, day, LI))
    expect(coloured(page, "green").or_(coloured(page, "amber"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text(re.compile(f"松手派给{LI}"))).to_be_visible()
    assert grave_faults(page) == []
    assert day.stands(order) == (CHEN, "09:00")
    page.mouse.up()
    expect(page.get_by_text(re.compile(f"W-{order['number']} 已改：{LI}，")).first).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(page, visit, LI)).to_have_attribute("aria-label", re.compile("11:00–12:30"))
    assert day.stands(order) == (LI, "11:00")


def test_over_another_visit_it_is_red_with_the_rule_and_stays_where_it_was(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("放不下的", CHEN, "09:00", "10:30")
    other, _ = day.visit("已经占着的", LI, "09:00", "11:00")
    day.open(page)
    drag(page, day.bar(page, visit, CHEN), to=row_of(page, day, LI))
    expect(coloured(page, "red")).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text(re.compile(f"{LI} .*已安排 W-{other['number']}"))).to_be_visible()
    expect(page.get_by_text("不能放在这里，松手就回到原处")).to_be_visible()
    page.mouse.up()
    said = page.get_by_text(re.compile(f"W-{order['number']} 放回原处：.*W-{other['number']}")).first
    expect(said).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(page, visit, CHEN)).to_be_visible()
    assert day.stands(order) == (CHEN, "09:00")


def test_against_a_rule_a_reason_is_asked_and_stays_on_the_order(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("下班以后", CHEN, "09:00", "10:00")
    day.open(page)
    drag(page, day.bar(page, visit, CHEN), right=11 * HOUR_PX)
    expect(coloured(page, "red")).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text(re.compile("松手后写明原因"))).to_be_visible()
    page.mouse.up()
    sheet = page.get_by_role("dialog")
    expect(sheet).to_contain_text("班", timeout=FOLLOWS_MS)
    sheet.get_by_role("button", name="就这样安排").click()
    expect(sheet.get_by_text(re.compile("请填写原因"))).to_be_visible()
    assert grave_faults(page) == []
    assert day.stands(order) == (CHEN, "09:00")
    sheet.get_by_role("textbox").fill("客户只有晚上停机")
    sheet.get_by_role("button", name="就这样安排").click()
    expect(sheet).to_have_count(0, timeout=FOLLOWS_MS)
    expect(day.bar(page, visit, CHEN)).to_have_attribute("aria-label", re.compile("20:00–21:00"), timeout=FOLLOWS_MS)
    assert day.stands(order) == (CHEN, "20:00")
    page.goto(page.url.split("/console")[0] + f"/console/orders/{order['key']}")
    expect(page.get_by_text("客户只有晚上停机").first).to_be_visible(timeout=FOLLOWS_MS)


def test_escape_puts_back_what_is_held_and_nothing_is_written(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("拿起又放回", CHEN, "09:00", "10:30")
    day.open(page)
    drag(page, day.bar(page, visit, CHEN), right=HOUR_PX, to=row_of(page, day, LI))
    expect(page.get_by_text(re.compile(f"松手派给{LI}"))).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(page.get_by_text(re.compile(f"松手派给{LI}"))).to_be_hidden()
    expect(day.bar(page, visit, CHEN)).to_be_visible()
    assert day.stands(order) == (CHEN, "09:00")


def test_undone_it_stands_where_it_was_also_move_by_move(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("移错了", CHEN, "09:00", "10:00")
    day.open(page)
    undo = page.get_by_role("button", name="撤销")
    expect(undo).to_be_disabled()
    for who, begins in ((LI, "10:00"), (CHEN, "11:00")):
        drag(page, day.bar(page, visit), right=HOUR_PX, to=row_of(page, day, who))
        page.mouse.up()
        expect(day.bar(page, visit, who)).to_have_attribute("aria-label", re.compile(begins), timeout=FOLLOWS_MS)
        expect(undo).to_be_enabled(timeout=FOLLOWS_MS)
    page.keyboard.press("u")
    expect(day.bar(page, visit, LI)).to_have_attribute("aria-label", re.compile("10:00"), timeout=FOLLOWS_MS)
    expect(page.get_by_text(re.compile(f"W-{order['number']} 已放回{LI}")).first).to_be_visible(timeout=FOLLOWS_MS)
    undo.click()
    expect(page.get_by_text(re.compile(f"W-{order['number']} 已放回{CHEN}")).first).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(page, visit, CHEN)).to_have_attribute("aria-label", re.compile("09:00"))
    expect(undo).to_be_disabled()
    assert day.stands(order) == (CHEN, "09:00")


def test_a_waiting_order_is_planned_by_the_keyboard_alone(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order = day.order("只用键盘")
    decision = ask(page, "POST", f"/workorders/{order['key']}/decisions", {})
    day.open(page, f"&order={order['key']}")
    expect(page.locator(f'[data-waiting="{order["key"]}"]')).to_be_visible(timeout=FOLLOWS_MS)
    aloud = page.locator('p[role="status"][aria-live="polite"]')
    page.keyboard.press("p")
    expect(aloud).to_contain_text(f"W-{order['number']}，", timeout=FOLLOWS_MS)
    names = page.get_by_role("rowheader")
    for _ in range(names.count()):
        if decision["chosen"]["name"] in aloud.inner_text():
            break
        page.keyboard.press("ArrowDown")
    begins = re.compile("，([0-9:]{5})–").search(aloud.inner_text())
    assert begins is not None
    page.keyboard.press("PageDown")
    expect(aloud).to_contain_text("能派", timeout=FOLLOWS_MS)
    assert grave_faults(page) == []
    page.keyboard.press("Enter")
    said = re.compile(f"W-{order['number']} 已派给{decision['chosen']['name']}")
    expect(page.get_by_text(said).first).to_be_visible(timeout=FOLLOWS_MS)
    hours, minutes = (int(part) for part in begins[1].split(":"))
    assert day.stands(order) == (decision["chosen"]["name"], f"{hours + 1:02}:{minutes:02}")
    expect(page.locator(f'[data-waiting="{order["key"]}"]')).to_have_count(0)


def test_walked_to_taken_up_and_carried_by_the_arrows(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("方向键", CHEN, "09:00", "10:00")
    day.open(page)
    expect(day.bar(page, visit)).to_be_visible(timeout=FOLLOWS_MS)
    page.keyboard.press("g")
    focused = page.locator(":focus")
    for _ in range(page.get_by_role("rowheader").count()):
        if CHEN in (focused.get_attribute("aria-label") or ""):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    expect(day.bar(page, visit)).to_be_focused()
    for key in ("Enter", "ArrowRight", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    expect(page.get_by_text(re.compile(f"W-{order['number']} 已改：{CHEN}，")).first).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(page, visit)).to_be_focused()
    assert day.stands(order) == (CHEN, "09:30")


def test_another_dispatcher_sees_the_move(plan: Callable[..., Plan], visit: Visit) -> None:
    day = plan()
    order, one = day.visit("两个人看着", CHEN, "09:00", "10:00")
    other = visit().sign_in("liuyang")
    other.wait_for_load_state()
    day.open(other)
    expect(day.bar(other, one, CHEN)).to_have_attribute("aria-label", re.compile("09:00–10:00"), timeout=FOLLOWS_MS)
    day.open(day.page)
    drag(day.page, day.bar(day.page, one, CHEN), right=3 * HOUR_PX)
    day.page.mouse.up()
    expect(day.bar(other, one, CHEN)).to_have_attribute("aria-label", re.compile("12:00–13:00"), timeout=FOLLOWS_MS)
    assert day.stands(order) == (CHEN, "12:00")


def test_of_two_who_move_one_visit_the_second_is_told_who_was_first(plan: Callable[..., Plan], visit: Visit) -> None:
    day = plan()
    order, one = day.visit("两个人同时拖", CHEN, "09:00", "10:00")
    other = visit().sign_in("liuyang")
    other.wait_for_load_state()
    day.open(other)
    drag(other, day.bar(other, one, CHEN), right=2 * HOUR_PX)
    day.open(day.page)
    drag(day.page, day.bar(day.page, one, CHEN), right=4 * HOUR_PX)
    day.page.mouse.up()
    moved = re.compile(f"W-{order['number']} 已改：{CHEN}，")
    expect(day.page.get_by_text(moved).first).to_be_visible(timeout=FOLLOWS_MS)
    assert day.stands(order) == (CHEN, "13:00")
    other.mouse.up()
    told = re.compile(f"W-{order['number']} 放回原处：.*林岚")
    expect(other.get_by_text(told).first).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(other, one, CHEN)).to_have_attribute("aria-label", re.compile("13:00–14:00"), timeout=FOLLOWS_MS)
    assert day.stands(order) == (CHEN, "13:00")


def test_dragged_back_to_the_list_it_waits_for_somebody_again(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("放回待派", CHEN, "09:00", "10:00")
    day.open(page)
    bar = day.bar(page, visit, CHEN)
    expect(bar).to_be_visible(timeout=FOLLOWS_MS)
    page.mouse.move(*centre(bar))
    page.mouse.down()
    page.mouse.move(*centre(page.get_by_role("region", name="待派", exact=True)), steps=6)
    expect(page.get_by_text("松手放回待派")).to_be_visible(timeout=FOLLOWS_MS)
    page.mouse.up()
    expect(page.locator(f'[data-waiting="{order["key"]}"]')).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(page, visit)).to_have_count(0)
    assert day.stands(order) == ("", "")
    page.keyboard.press("u")
    expect(page.get_by_text(re.compile(f"W-{order['number']} 已放回{CHEN}")).first).to_be_visible(timeout=FOLLOWS_MS)
    expect(day.bar(page, visit, CHEN)).to_be_visible()
    assert day.stands(order) == (CHEN, "09:00")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_everybody_reads_it_at_every_width(plan: Callable[..., Plan], dark: bool) -> None:
    day = plan(dark=dark)
    page = day.page
    _, visit = day.visit("每个宽度", CHEN, "09:00", "10:00")
    day.visit("一个很长很长的标题，写到条子里放不下，也不能把别的东西挤出去" * 3, LI, "09:00", "10:00")
    for zoom in ("", "&zoom=week"):
        page.set_viewport_size({"width": 1920, "height": 900})
        day.open(page, zoom)
        if not zoom:
            expect(day.bar(page, visit)).to_be_attached(timeout=FOLLOWS_MS)
        for width in (1920, 1440, 1279, 1024, 390):
            resize(page, width)
            expect(page.get_by_role("region", name="待派", exact=True)).to_be_visible(visible=width > 900)
            assert page.evaluate(OVER) <= 0, (width, zoom)
            assert grave_faults(page) == [], (width, zoom)


def read_on_to(page: Page, column: Locator, item: Locator) -> None:
    """As far down the list as it takes: other tests leave orders that wait."""
    expect(column.get_by_role("listitem").first).to_be_visible(timeout=FOLLOWS_MS)
    until = time.monotonic() + FOLLOWS_MS / 1000
    while item.count() == 0 and time.monotonic() < until:
        column.get_by_role("listitem").last.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
    item.scroll_into_view_if_needed()


@pytest.mark.parametrize("width", [800, 390])
def test_on_a_narrow_screen_the_list_is_opened_over_the_board_and_dragged_from(
    plan: Callable[..., Plan], width: int
) -> None:
    day = plan()
    page = day.page
    order = day.order("窄屏上派")
    page.set_viewport_size({"width": width, "height": 800})
    day.open(page)
    lister = page.get_by_role("button", name=re.compile("^待派 [0-9]"))
    column = page.get_by_role("region", name="待派", exact=True)
    expect(column).to_be_hidden()
    lister.click()
    item = page.locator(f'[data-waiting="{order["key"]}"]')
    expect(column).to_be_visible()
    read_on_to(page, column, item)
    assert page.evaluate(OVER) <= 0
    assert grave_faults(page) == []
    page.keyboard.press("Escape")
    expect(column).to_be_hidden()
    expect(lister).to_be_focused()
    lister.click()
    item.scroll_into_view_if_needed()
    page.mouse.move(*centre(item))
    page.mouse.down()
    page.mouse.move(width - 40, 400, steps=6)
    expect(column).to_be_hidden()
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(column).to_be_visible()
    item.get_by_text(f"W-{order['number']}").click()
    expect(column).to_be_hidden()
    expect(page.get_by_role("complementary", name="派给谁")).to_be_visible()


def test_an_engineers_day_is_there_for_paper(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("打印这一天", CHEN, "09:00", "10:30")
    day.visit("打印这一天的下一单", CHEN, "13:00", "14:00")
    day.visit("别人的", LI, "13:00", "14:00")
    day.open(page)
    bar = day.bar(page, visit, CHEN)
    expect(bar).to_be_visible(timeout=FOLLOWS_MS)
    bar.click()
    page.get_by_role("complementary", name="这次上门").get_by_role("link", name="打印当天").click()
    expect(page.get_by_role("heading", name=f"{CHEN}的一天")).to_be_visible(timeout=FOLLOWS_MS)
    stops = page.get_by_role("article").get_by_role("listitem")
    expect(stops).to_have_count(2)
    for told in ("09:00–10:30", f"W-{order['number']}", "江海制药", "浦东新区张衡路 88 号", "门卫登记"):
        expect(stops.first).to_contain_text(told)
    for width in (1440, 390):
        resize(page, width)
        assert page.evaluate(OVER) <= 0, width
        assert grave_faults(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
    expect(stops.last).to_be_visible()


def test_in_english(plan: Callable[..., Plan], visit: Visit) -> None:
    day = plan()
    _, one = day.visit("Compressor trips", CHEN, "09:00", "10:00")
    page = visit(language="en-GB").sign_in("emma")
    page.wait_for_load_state()
    day.open(page)
    expect(day.bar(page, one)).to_have_attribute("aria-label", re.compile("Compressor trips"), timeout=FOLLOWS_MS)
    expect(page.get_by_role("heading", name="Board", exact=True)).to_be_attached()
    words = page.get_by_role("main").locator("button, h2, footer").all_inner_texts()
    assert [text for text in words if re.search("[一-鿿]", text)] == []
