"""An order's whole life in three windows open at once: the customer's phone, the desk, the engineer's phone."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Desk, Installation, Visitor
from tests.browser.test_field import PHONE as ENGINEERS
from tests.browser.test_field import ask, primary
from tests.browser.test_portal import PHONE as CUSTOMERS
from tests.browser.test_portal import does, reported

pytestmark = pytest.mark.browser
SOON_MS = 20_000
BACK_MS = 60_000
TAPS_APART_MS = 1_000  # the engineer's door takes two taps in quick succession for one
SCRIPTED = "<img src=x onerror=\"document.title='pwned'\">"
SPEAK = """async ([path, language]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const me = await (await fetch(path)).json();
    const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json',
                     'If-Match': `"${me.version}"`};
    return (await fetch(path, {method: 'PATCH', headers, body: JSON.stringify({language})})).status;
}"""


@pytest.fixture
def three(
    visit: Callable[..., Visitor], own: tuple[Installation, Desk]
) -> Iterator[Callable[[str], tuple[Page, Page, Page]]]:
    """Customer, desk and engineer, each at their door, in a language; afterwards they speak Chinese again."""

    opened: list[Page] = []

    def open_all(language: str) -> tuple[Page, Page, Page]:
        doors = (("lina", "/portal/", CUSTOMERS), ("admin", "/console/", {}), ("chengd", "/field/", ENGINEERS))
        pages = []
        for who, door, how in doors:
            page = visit(**how, language=language).sign_in(who, door)
            speak(page, language)
            page.reload()
            pages.append(page)
        opened.extend(pages)
        return pages[0], pages[1], pages[2]

    yield open_all
    for page in opened:
        speak(page, "zh-CN")


def speak(page: Page, language: str) -> None:
    """Let whoever reads this page read it in this language from now on."""
    path = "/api/v1/portal/me" if "/portal" in page.url else "/api/v1/me"
    assert page.evaluate(SPEAK, [path, language]) == 200


def step(page: Page, name: str) -> Locator:
    """One of the five steps as the customer sees them."""
    return page.get_by_role("listitem").filter(has_text=re.compile(f"^{name}"))


def decided(page: Page, move: str, *, search: str = "", choose: str = "") -> None:
    """Make a move in the console that asks for facts: press `choose`, or search for somebody, and send it."""
    page.get_by_role("button", name=re.compile(f"^{move}")).first.click()
    sheet = page.get_by_role("dialog")
    if search:
        sheet.get_by_role("combobox").first.click()
        page.keyboard.insert_text(search)
        page.locator(".ant-select-item-option", has_text=search).first.click()
    if choose:
        sheet.get_by_text(choose).click()
    sheet.get_by_role("button", name=move).click()
    expect(sheet).to_have_count(0)


def test_from_report_to_stars_in_three_windows(three: Callable[[str], tuple[Page, Page, Page]]) -> None:
    customer, desk, engineer = three("zh-CN")
    loads: list[str] = []
    key = reported(customer, "外机风扇不转")
    customer.on("load", lambda page: loads.append(page.url))
    expect(step(customer, "受理")).to_have_attribute("aria-current", "step")

    desk.locator(f"[data-row='{key}']").click(timeout=SOON_MS)
    decided(desk, "受理", choose="P1")
    expect(step(customer, "受理")).to_contain_text("接了您的报修", timeout=SOON_MS)
    expect(step(customer, "派单")).to_have_attribute("aria-current", "step")
    decided(desk, "派单", search="陈国栋")
    expect(step(customer, "派单")).to_contain_text("陈国栋", timeout=SOON_MS)
    desk.keyboard.press("v")
    desk.get_by_role("dialog").get_by_role("button", name="安排").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)

    engineer.get_by_role("navigation").get_by_role("link", name="工单").tap()
    engineer.get_by_role("link").filter(has_text="外机风扇不转").tap(timeout=SOON_MS)
    for tap, heading in (("接单", "陈国栋师傅"), ("出发", "在路上"), ("到场签到", "正在现场")):
        primary(engineer, tap).tap()
        expect(customer.get_by_role("heading", level=1)).to_contain_text(heading, timeout=SOON_MS)
        engineer.wait_for_timeout(TAPS_APART_MS)
    expect(step(customer, "上门")).to_contain_text("已到现场")
    expect(step(customer, "维修")).to_have_attribute("aria-current", "step")
    primary(engineer, "完成上门").tap()
    sheet = engineer.get_by_role("dialog")
    sheet.get_by_text("已修复").tap()
    sheet.get_by_label("原因").fill("风扇电机绕组对地")
    sheet.get_by_label("处理").fill("换了风扇电机，满负荷跑了 30 分钟")
    sheet.get_by_role("button", name="完成上门").tap()

    expect(customer.get_by_text("换了风扇电机，满负荷跑了 30 分钟").first).to_be_visible(timeout=SOON_MS)
    expect(step(customer, "回访")).to_have_attribute("aria-current", "step")
    expect(customer.get_by_text("风扇电机绕组对地")).to_have_count(0)
    customer.get_by_role("button", name="修好了").click()
    customer.get_by_role("radio", name="5 颗星").check(force=True)
    customer.get_by_role("button", name="提交评价").click()
    expect(customer.get_by_text("谢谢您的评价")).to_be_visible()
    assert loads == []

    expect(desk.locator("#main header").get_by_text("已关闭").first).to_be_visible(timeout=SOON_MS)
    expect(desk.get_by_text("5 星").or_(desk.get_by_text("5 颗星")).first).to_be_attached(timeout=SOON_MS)
    told = desk.locator("main").inner_text()
    for words in ("受理为 P1", "派给", "第 1 次上门", "换了风扇电机"):
        assert words in told, words


def test_whom_to_call_goes_from_the_portal_over_the_desk_to_the_phone(
    three: Callable[[str], tuple[Page, Page, Page]],
) -> None:
    customer, desk, engineer = three("zh-CN")
    customer.get_by_role("link", name="报修").click()
    customer.get_by_role("button", name="多联机外机 3 号").click()
    customer.get_by_label("说说您看到的").first.fill("门卫知道在哪里")
    customer.get_by_role("radio", name="还能用").check()
    customer.get_by_role("button", name="下一步").click()
    customer.get_by_label("联系人").fill(SCRIPTED)
    customer.get_by_label("电话", exact=True).fill("137 5555 6677")
    for time in ("上午", "下班后"):
        customer.get_by_role("button", name=time).click()
    customer.get_by_role("button", name="发送报修").click()
    customer.get_by_role("link", name="看进度").click()
    expect(customer.get_by_text(f"联系人：{SCRIPTED}，+8613755556677")).to_be_visible()
    expect(customer.get_by_text("方便时间：上午、下班后")).to_be_visible()
    key = customer.url.rpartition("/")[2]

    desk.goto(desk.url.partition("/console")[0] + f"/console/orders/{key}")
    card = desk.get_by_role("region", name="关怀").first
    expect(card.get_by_text(SCRIPTED)).to_be_visible()
    expect(card.get_by_text("+86137****6677")).to_be_visible()
    card.get_by_role("button", name="改打给谁").click()
    sheet = desk.get_by_role("dialog")
    sheet.get_by_label("打给谁", exact=True).fill("门卫王师傅")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)
    expect(customer.get_by_text("联系人：门卫王师傅，+8613755556677")).to_be_visible(timeout=SOON_MS)
    card.get_by_role("button", name="显示号码").last.click()
    expect(card.get_by_role("link", name="+8613755556677")).to_be_visible()
    assert "13755556677" not in desk.locator("#main").inner_text().replace(card.inner_text(), "")

    decided(desk, "受理", choose="P2")
    going = does(desk, "GET", "/api/v1/people?search=%E9%99%88%E5%9B%BD%E6%A0%8B")["rows"][0]["key"]
    begins = datetime.now(UTC) + timedelta(days=200)  # other tests plan the days to come
    window = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(hours=1)).isoformat()}
    does(desk, "POST", f"/api/v1/workorders/{key}/visits", {"engineer": going, **window})
    engineer.goto(engineer.url.partition("/field")[0] + f"/field/orders/{key}")
    expect(engineer.get_by_text("这次请打给门卫王师傅")).to_be_visible(timeout=SOON_MS)
    expect(engineer.get_by_text("方便时间：上午、下班后")).to_be_visible()
    with engineer.expect_response(re.compile("/contact$")) as asked:
        engineer.get_by_role("button", name="打电话给门卫王师傅").tap()
    assert asked.value.json() == {"name": "门卫王师傅", "phone": "+8613755556677"}
    expect(engineer.get_by_role("link", name="打电话给门卫王师傅")).to_have_attribute("href", "tel:+8613755556677")
    assert "pwned" not in customer.title() + desk.title() + engineer.title()


def test_the_same_in_english(three: Callable[[str], tuple[Page, Page, Page]]) -> None:
    customer, desk, engineer = three("en")
    customer.get_by_role("link", name="Report a problem").click()
    customer.get_by_role("button", name="多联机外机 3 号").click()
    customer.get_by_label("Tell us what you see").first.fill("The fan does not turn")
    customer.get_by_role("radio", name="It works, but badly").check()
    customer.get_by_role("button", name="Next").click()
    customer.get_by_role("button", name="Mornings").click()
    customer.get_by_role("button", name="Send report").click()
    customer.get_by_role("link", name="See how it goes").click()
    expect(customer.get_by_role("heading", name="Progress")).to_be_visible()
    key = customer.url.rpartition("/")[2]

    desk.locator(f"[data-row='{key}']").click(timeout=SOON_MS)
    decided(desk, "Triage", choose="P2")
    decided(desk, "Assign", search="陈国栋")
    desk.keyboard.press("v")
    desk.get_by_role("dialog").get_by_role("button", name="Plan").click()
    expect(desk.get_by_role("dialog")).to_have_count(0)
    engineer.get_by_role("navigation").get_by_role("link", name="Orders").tap()
    engineer.get_by_role("link").filter(has_text="The fan does not turn").tap(timeout=SOON_MS)
    for tap in ("Accept", "Set out", "Check in"):
        primary(engineer, tap).tap()
        engineer.wait_for_timeout(TAPS_APART_MS)
    primary(engineer, "Complete visit").tap()
    sheet = engineer.get_by_role("dialog")
    sheet.get_by_text("Fixed").tap()
    sheet.get_by_label("Cause").fill("Winding to earth")
    sheet.get_by_label("Solution").fill("Replaced the fan motor")
    sheet.get_by_role("button", name="Complete visit").tap()

    expect(customer.get_by_text("Replaced the fan motor").first).to_be_visible(timeout=SOON_MS)
    customer.get_by_role("button", name="It works").click()
    customer.get_by_role("radio", name="5 stars").check(force=True)
    customer.get_by_role("button", name="Send rating").click()
    expect(customer.get_by_text("Thank you")).to_be_visible()
    expect(desk.locator("#main header").get_by_text("Closed").first).to_be_visible(timeout=SOON_MS)


def test_two_dispatchers_move_the_same_order(visit: Callable[..., Visitor], own: tuple[Installation, Desk]) -> None:
    path = f"/console/orders/{own[1].orders['fresh']}"
    hers, his = visit().sign_in("wangmin", path), visit().sign_in("admin", path)
    for page in (hers, his):
        page.get_by_role("button", name=re.compile("^受理")).first.click()
        page.get_by_role("dialog").get_by_text("P1").click()
    his.get_by_role("dialog").get_by_text("P0").click()
    hers.get_by_role("dialog").get_by_role("button", name="受理").click()
    expect(hers.get_by_role("dialog")).to_have_count(0)
    his.get_by_role("dialog").get_by_role("button", name="受理").click()
    expect(his.get_by_role("alert")).to_contain_text("现在不能受理")
    his.keyboard.press("Escape")
    expect(his.get_by_label("优先级 P1").first).to_be_visible(timeout=SOON_MS)
    expect(his.get_by_text("受理为 P1")).to_be_visible(timeout=SOON_MS)
    expect(his.get_by_role("button", name=re.compile("^派单")).first).to_be_visible()


def test_a_restart_in_the_middle_loses_nothing(visit: Callable[..., Visitor], own: tuple[Installation, Desk]) -> None:
    installation, desk = own
    key = desk.orders["long"]
    writer = visit().sign_in("wangmin", f"/console/orders/{key}")
    customer = visit(**CUSTOMERS).sign_in("lina", f"/portal/orders/{key}")
    engineer = visit(**ENGINEERS).sign_in("chengd", f"/field/orders/{key}")
    expect(engineer.get_by_role("heading", level=1)).to_be_visible()
    note, reply = writer.get_by_role("textbox", name="内部备注"), customer.get_by_label("写给我们")
    note.fill("写到一半，服务器停了")
    reply.fill("请问几点到？")

    installation.stop()
    expect(writer.get_by_text("连不上服务器")).to_be_visible(timeout=SOON_MS)
    expect(customer.get_by_text("连不上服务器")).to_be_visible(timeout=SOON_MS)
    expect(engineer.get_by_text("没有网络")).to_be_visible(timeout=SOON_MS)
    note.press("Control+Enter")
    expect(writer.get_by_role("alert")).to_contain_text("您写的内容还在", timeout=SOON_MS)
    customer.get_by_role("button", name="发送", exact=True).click()
    expect(customer.get_by_role("alert").first).to_be_visible(timeout=SOON_MS)
    for box, words in ((note, "写到一半，服务器停了"), (reply, "请问几点到？")):
        expect(box).to_have_value(words)

    installation.start()
    expect(writer.get_by_text("连不上服务器")).to_have_count(0, timeout=BACK_MS)
    expect(customer.get_by_text("连不上服务器")).to_have_count(0, timeout=BACK_MS)
    expect(engineer.get_by_text("没有网络")).to_have_count(0, timeout=BACK_MS)
    note.press("Control+Enter")
    customer.get_by_role("button", name="发送", exact=True).click()
    expect(note).to_have_value("")
    expect(reply).to_have_value("")
    for words in ("写到一半，服务器停了", "请问几点到？"):
        expect(writer.locator("article", has_text=words)).to_have_count(1, timeout=SOON_MS)
    expect(customer.get_by_text("写到一半，服务器停了")).to_have_count(0)


def test_a_sign_in_that_ends_while_a_customer_replies_keeps_the_words(
    visit: Callable[..., Visitor], own: tuple[Installation, Desk]
) -> None:
    somebody = visit(**CUSTOMERS)
    page = somebody.sign_in("lina", f"/portal/orders/{own[1].orders['long']}", afresh=True)
    page.get_by_label("写给我们").fill("写到一半的留言")
    somebody.context.clear_cookies()
    page.wait_for_url("**/portal/sign-in?next=*", timeout=SOON_MS)
    page.locator("input[autocomplete=username]").fill("lina@example.com")
    page.locator("input[type=password]").fill(own[1].password)
    page.keyboard.press("Enter")
    expect(page.get_by_label("写给我们")).to_have_value("写到一半的留言")
    page.get_by_role("button", name="发送", exact=True).click()
    expect(page.get_by_label("写给我们")).to_have_value("")
    expect(page.get_by_text("写到一半的留言")).to_be_visible()


@pytest.mark.parametrize("days", [-1, 1])
def test_an_engineers_phone_a_day_off_is_put_right(
    visit: Callable[..., Visitor], own: tuple[Installation, Desk], days: int
) -> None:
    desk = visit().sign_in("admin", f"/console/orders/{own[1].orders['by_letter']}")
    order: Any = ask(desk, "GET", f"/workorders/{own[1].orders['by_letter']}")
    engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    going = ask(desk, "POST", f"/workorders/{order['key']}/visits", {"engineer": engineer, "mates": []})
    somebody = visit(**ENGINEERS)
    somebody.context.add_init_script(
        f"const off = {days * 86_400_000}, Old = Date;"
        "globalThis.Date = class extends Old { constructor(...a) { a.length ? super(...a) : super(Old.now() + off); }"
        " static now() { return Old.now() + off; } };"
    )
    phone = somebody.sign_in("chengd", f"/field/orders/{order['key']}")
    primary(phone, "接单").tap()
    expect(primary(phone, "出发")).to_be_visible()
    phone.wait_for_timeout(TAPS_APART_MS)
    primary(phone, "出发").tap()
    expect(desk.get_by_text(f"出发，第 {going['number']} 次上门").first).to_be_attached(timeout=SOON_MS)
    now = ask(desk, "GET", f"/workorders/{order['key']}")
    left = next(one["departed_at"] for one in now["visits"] if one["key"] == going["key"])
    apart = desk.evaluate("at => Math.abs(Date.now() - Date.parse(at))", left)
    assert apart < BACK_MS
    ask(desk, "POST", f"/visits/{going['key']}/cancel", {"note": "时钟试完了"})
