"""The map beside the board in a real browser: what is on it, chosen on one and the other, by keys, without tiles."""

import re
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, resize
from tests.browser.test_board import CHEN, FOLLOWS_MS, LI, OVER, Plan
from tests.browser.test_everybody import grave_faults
from tests.browser.test_field import ask

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
LIST = "图上内容的列表"


SET_HOME = """async ([key, home]) => {
    const csrf = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const path = `/api/v1/people/${key}/engineer`;
    const { level, calendar, languages, workload_cap_minutes, version, home: was } = await (await fetch(path)).json();
    const headers = {'X-CSRFToken': csrf, 'Content-Type': 'application/json', 'If-Match': `"${version}"`,
                     'Idempotency-Key': crypto.randomUUID()};
    const body = JSON.stringify({ level, calendar, languages, workload_cap_minutes, home });
    const answer = await fetch(path, { method: 'PUT', headers, body });
    if (!answer.ok) throw new Error(await answer.text());
    return was;
}"""


@pytest.fixture
def plan(visit: Visit) -> Iterator[Callable[..., Plan]]:
    """Days whose orders have a place; Chen sets out from a home of his while they are looked at."""
    made: list[tuple[Placed, Any]] = []

    def make(**screen: Any) -> Plan:
        page = visit(**screen).sign_in("admin")
        page.wait_for_load_state()
        day = Placed(page)
        made.append((day, page.evaluate(SET_HOME, [day.people[CHEN], {"latitude": 31.24, "longitude": 121.49}])))
        return day

    yield make
    for day, was in reversed(made):
        day.page.evaluate(SET_HOME, [day.people[CHEN], was])


class Placed(Plan):
    """A day whose orders are a customer's of its own, at a place that is known."""

    def whose(self) -> tuple[str, str]:
        name = f"地图测试 {uuid4().hex[:6]}"
        customer = ask(self.page, "POST", "/customers", {"code": name, "name": name})["key"]
        place = {"name": "张江冷站", "address": "张江路 1 号", "latitude": 31.20, "longitude": 121.60}
        return customer, ask(self.page, "POST", f"/customers/{customer}/sites", place)["key"]


def open_map(day: Plan, page: Page) -> None:
    """The board of the day with its map, as the key opens it."""
    day.open(page)
    page.keyboard.press("m")
    expect(page.locator("[data-ready] canvas")).to_be_visible(timeout=FOLLOWS_MS)


def line(page: Page, said: str) -> Any:
    """What stands in the list of the map under this name."""
    return page.get_by_role("region", name=LIST).get_by_role("button", name=re.compile(said))


def test_nothing_of_it_is_fetched_before_it_is_opened_and_it_is_remembered(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    day.open(page)
    expect(page.get_by_role("button", name="地图", exact=True)).to_have_attribute("aria-pressed", "false")
    assert [one for one in asked if "maplibre" in one or "drawing" in one or one.endswith("/dispatch/map")] == []
    page.keyboard.press("m")
    expect(page.locator("[data-ready] canvas")).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_role("button", name="地图", exact=True)).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(page.locator("[data-ready] canvas")).to_be_visible(timeout=FOLLOWS_MS)
    origin = page.evaluate("location.origin")
    assert [one for one in asked if not one.startswith((origin, "blob:", "data:"))] == []
    page.keyboard.press("m")
    expect(page.locator("[data-map-of]")).to_have_count(0)


def test_the_schematic_ground_is_painted_with_no_tile_and_no_word_against_the_policy(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    day.visit("画在图上", CHEN, "09:00", "10:30")
    open_map(day, page)
    expect(page.get_by_text("示意图：只标地名，不画道路和界线")).to_be_visible()
    assert len(page.locator("[data-ready]").screenshot()) > 8_000, "an even ground is smaller"
    assert told == []


def test_what_is_chosen_in_the_list_is_chosen_on_the_board_and_the_other_way_round(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, visit = day.visit("从图上选", CHEN, "09:00", "10:30")
    waits = day.order("还没派的")
    open_map(day, page)
    page.get_by_role("button", name=LIST).click()
    line(page, f"09:00–10:30 · {CHEN}").click()
    expect(page.get_by_role("complementary", name="这次上门")).to_contain_text(
        f"W-{order['number']}", timeout=FOLLOWS_MS
    )
    expect(day.bar(page, visit)).to_have_attribute("aria-selected", "true")
    page.locator(f'[data-waiting="{waits["key"]}"]').first.click()
    expect(line(page, "待派 · 还没派的")).to_have_attribute("aria-pressed", "true")
    expect(line(page, f"09:00–10:30 · {CHEN}")).to_have_attribute("aria-pressed", "false")
    line(page, f"^{CHEN}").click()
    expect(page.locator(f'[data-engineer="{day.people[CHEN]}"]')).to_have_attribute("aria-current", "true")
    expect(page.get_by_role("complementary")).to_have_count(0)


def test_by_keys_alone_from_the_map_through_its_list(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    order, _ = day.visit("只用键盘", CHEN, "09:00", "10:30")
    open_map(day, page)
    page.get_by_role("button", name=LIST).focus()
    page.keyboard.press("Enter")
    reached = line(page, f"09:00–10:30 · {CHEN}")
    for _ in range(200):
        page.keyboard.press("Tab")
        if reached.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("complementary", name="这次上门")).to_contain_text(
        f"W-{order['number']}", timeout=FOLLOWS_MS
    )


def test_what_has_no_place_is_counted_and_not_drawn(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    key = ask(page, "POST", "/customers", {"code": f"nowhere-{day.on}", "name": "没有地点的客户"})["key"]
    site = ask(page, "POST", f"/customers/{key}/sites", {"name": "不知在哪"})["key"]
    told = {"kind": "repair", "title": "没有位置", "customer": key, "site": site, "priority": 2}
    order = ask(page, "POST", "/workorders", told)
    team = ask(page, "GET", f"/people/{day.people[CHEN]}")["team"]["key"]
    ask(page, "POST", f"/workorders/{order['key']}/triage", {"priority": 2, "team": team})
    open_map(day, page)
    expect(page.get_by_text(re.compile(r"没有位置，图上没画：.*\d+ 件待派"))).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("button", name=LIST).click()
    expect(line(page, "没有位置")).to_have_count(0)


def test_territories_are_drawn_around_their_sites_and_can_be_left_out(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    code = uuid4().hex[:6]
    named = {"code": code, "name_zh": f"浦东 {code}", "name_en": f"Pudong {code}", "parent": None}
    territory = ask(page, "POST", "/territories", named)["key"]
    customer = ask(page, "POST", "/customers", {"code": f"area-{code}", "name": "三处的客户"})["key"]
    for n, (latitude, longitude) in enumerate([(31.20, 121.50), (31.20, 121.60), (31.25, 121.55)]):
        place = {"name": f"冷站 {n}", "latitude": latitude, "longitude": longitude, "territory": territory}
        ask(page, "POST", f"/customers/{customer}/sites", place)
    open_map(day, page)
    page.get_by_role("button", name=LIST).click()
    area = line(page, f"浦东 {code}")
    expect(area).to_contain_text("按所服务地点的外廓画")
    area.click()
    expect(area).to_have_attribute("aria-pressed", "true")
    switch = page.get_by_role("button", name="服务区域", exact=True)
    expect(switch).to_have_attribute("aria-pressed", "true")
    switch.press("Enter")
    expect(switch).to_have_attribute("aria-pressed", "false")
    expect(area).to_have_count(0)
    assert "area=" not in page.url, "what is not drawn is not looked at"
    page.reload()
    expect(switch).to_have_attribute("aria-pressed", "false", timeout=FOLLOWS_MS)
    switch.press("Enter")
    page.get_by_role("button", name=LIST).click()
    expect(area).to_have_count(1)


def one_colour(size: int) -> bytes:
    """A square picture (PNG), all grey."""
    lines = zlib.compress(b"".join(b"\x00" + b"\xc0" * size for _ in range(size)))
    head = struct.pack(">IIBBBBB", size, size, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", lines), (b"IEND", b""))
    told = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def with_tiles(page: Page, status: int) -> list[str]:
    """The installation has tiles, which answer so; what was asked for."""
    asked: list[str] = []
    picture = one_colour(256)

    def tile(route: Any) -> None:
        asked.append(route.request.url)
        if status == 200:
            route.fulfill(status=200, content_type="image/png", body=picture)
        else:
            route.fulfill(status=status)

    def drawn(route: Any) -> None:
        answer = route.fetch()
        source = {"kind": "raster", "sheets": [["/tiles/{z}/{x}/{y}.png"]], "datum": "gcj02", "max_zoom": 18}
        route.fulfill(response=answer, json={**answer.json(), "source": {**source, "attribution": "© 测试图源"}})

    page.route("**/api/v1/dispatch/map", drawn)
    page.route("**/tiles/**", tile)
    return asked


def test_tiles_that_come_lie_beneath_and_say_whose_they_are(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    with_tiles(page, 200)
    with page.expect_response("**/tiles/**", timeout=FOLLOWS_MS):
        open_map(day, page)
    expect(page.get_by_text("© 测试图源")).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text("图源取不到，先用示意图。")).to_have_count(0)


@pytest.mark.parametrize("status", [503, 404])
def test_tiles_that_do_not_come_leave_the_ground_to_our_own_and_can_be_tried_again(
    plan: Callable[..., Plan], status: int
) -> None:
    day = plan()
    page = day.page
    asked = with_tiles(page, status)
    open_map(day, page)
    lost = page.get_by_text("图源取不到，先用示意图。")
    expect(lost).to_be_visible(timeout=FOLLOWS_MS)
    expect(page.get_by_text("示意图：只标地名，不画道路和界线")).to_be_visible()
    before = len(asked)
    lost.get_by_role("button", name="重试").click()
    expect(lost).to_be_visible(timeout=FOLLOWS_MS)
    assert len(asked) > before


def test_where_nothing_can_be_drawn_the_list_is_there(plan: Callable[..., Plan]) -> None:
    day = plan()
    page = day.page
    day.visit("没有图也能选", LI, "09:00", "10:30")
    page.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    day.open(page)
    page.keyboard.press("m")
    expect(page.get_by_text(re.compile("这个浏览器画不出地图"))).to_be_visible(timeout=FOLLOWS_MS)
    expect(line(page, f"09:00–10:30 · {LI}")).to_be_visible()


@pytest.mark.parametrize(("dark", "english"), [(False, False), (True, True)], ids=["light zh", "dark en"])
def test_everybody_reads_it_at_every_width(plan: Callable[..., Plan], visit: Visit, dark: bool, english: bool) -> None:
    day = plan(dark=dark)
    day.visit("一个很长很长的标题，写到图上放不下，也不能把别的东西挤出去" * 3, CHEN, "09:00", "10:00")
    page = visit(dark=dark, language="en-GB").sign_in("emma") if english else day.page
    page.wait_for_load_state()
    open_map(day, page)
    page.get_by_role("button", name="List of what is on the map" if english else LIST).click()
    for width in (1920, 1440, 390):
        resize(page, width)
        expect(page.locator("[data-ready] canvas")).to_be_visible(timeout=FOLLOWS_MS)
        assert page.evaluate(OVER) <= 0, width
        assert grave_faults(page) == [], width
        expect(page.get_by_role("grid")).to_have_count(0 if width < 1280 else 1)
    page.get_by_role("button", name="Back to the timetable" if english else "回到时间表").click()
    expect(page.get_by_role("grid")).to_be_visible()
