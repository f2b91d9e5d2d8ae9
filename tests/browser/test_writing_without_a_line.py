"""What was being written when the line, the server or the sign-in went is said, kept, and goes on from where it was."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_field import ask

PATIENT_MS = 15_000
NOTES = "**/api/v1/workorders/*/notes"
WORDS = "断线时写的话"


def is_said_and_sent_later(page: Page, box: Any, send: Any, back: Callable[[], None]) -> None:
    expect(page.get_by_text("连不上服务器，正在再试").first).to_be_visible()
    expect(page.get_by_role("alert").filter(has_text="您写的内容还在")).to_be_visible(timeout=PATIENT_MS)
    expect(box).to_have_value(WORDS)
    back()
    send.click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    expect(box).to_have_value("")


def test_the_composer_says_that_the_line_is_cut_and_offers_again(visit: Callable[..., Visitor], desk: Desk) -> None:
    someone = visit()
    page = someone.sign_in("wangmin", f"/console/orders/{desk.orders['long']}")
    box = page.locator("textarea").last
    box.fill(WORDS)
    someone.context.set_offline(True)
    send = page.get_by_role("button", name="记下")
    send.click()
    is_said_and_sent_later(page, box, send, lambda: someone.context.set_offline(False))


def test_the_portal_says_it_too(visit: Callable[..., Visitor], desk: Desk) -> None:
    someone = visit(width=390, height=844)
    page = someone.sign_in("lina", f"/portal/orders/{desk.orders['long']}")
    box = page.get_by_label("写给我们")
    box.fill(WORDS)
    someone.context.set_offline(True)
    send = page.get_by_role("button", name="发送")
    send.click()
    is_said_and_sent_later(page, box, send, lambda: someone.context.set_offline(False))


def test_a_server_that_never_answers_is_not_waited_for_and_the_note_is_there_once(
    visit: Callable[..., Visitor], desk: Desk
) -> None:
    page = visit().sign_in("wangmin", f"/console/orders/{desk.orders['assigned']}")
    keys: list[str] = []

    def swallow(route: Route) -> None:
        keys.append(route.request.headers["idempotency-key"])
        if len(keys) > 1:
            route.continue_()  # the first is never answered

    page.route(NOTES, swallow)
    box = page.locator("textarea").last
    box.fill("没有回音")
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_role("alert").filter(has_text="您写的内容还在")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("没有回音")).to_have_count(1)
    assert len(set(keys)) == 1


def test_what_was_filled_into_a_sheet_outlives_the_sign_in(visit: Callable[..., Visitor], desk: Desk) -> None:
    admin = visit().sign_in("admin")
    admin.wait_for_load_state()
    owner = ask(admin, "GET", "/people?search=李航")["rows"][0]["key"]
    customer = ask(admin, "GET", "/customers?search=江海制药")["rows"][0]["key"]
    order = ask(admin, "POST", "/workorders", {"kind": "repair", "title": "过不了账", "customer": customer})
    for move, facts in (("triage", {}), ("assign", {"owner": owner}), ("start", {})):
        ask(admin, "POST", f"/workorders/{order['key']}/{move}", facts)
    someone = visit()
    page = someone.sign_in("lihang", f"/console/orders/{order['key']}", afresh=True)
    page.get_by_role("button", name="解决").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("原因").fill("模板缺辅助核算")
    sheet.get_by_label("处理").fill("补上成本中心")
    someone.context.clear_cookies()
    with suppress(Error):  # the page may hear of it by itself a moment before
        sheet.get_by_role("button", name="解决").click(timeout=3_000)
    page.locator("input[autocomplete=username]").fill("lihang@example.com")
    page.locator("input[type=password]").fill(desk.password)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="解决").first.click()
    expect(page.get_by_role("dialog").get_by_label("原因")).to_have_value("模板缺辅助核算")
    expect(page.get_by_role("dialog").get_by_label("处理")).to_have_value("补上成本中心")
    page.get_by_role("dialog").get_by_role("button", name="解决").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("main").get_by_role("button", name="解决", exact=True)).to_have_count(0)


@pytest.mark.parametrize("width", [390, 800])
def test_on_a_narrow_screen_a_note_can_be_sent_by_its_button(
    width: int, visit: Callable[..., Visitor], desk: Desk
) -> None:
    page = visit(width=width, height=844).sign_in("wangmin", f"/console/orders/{desk.orders['fresh']}")
    box = page.locator("textarea").last
    send = page.get_by_role("button", name="记下")
    expect(send).to_be_hidden()
    box.fill(f"在 {width} 宽的屏幕上")
    send.click()
    expect(page.get_by_label("时间线").get_by_text(f"在 {width} 宽的屏幕上")).to_be_visible()
    expect(box).to_have_value("")


@pytest.mark.parametrize("width", [390, 800, 1440])
def test_where_one_writes_does_not_move_when_what_happened_arrives(
    width: int, visit: Callable[..., Visitor], desk: Desk
) -> None:
    someone = visit(width=width, height=844)
    late: list[Route] = []
    someone.context.route("**/timeline*", lambda route: late.append(route))  # Playwright marks what it calls
    with someone.context.expect_event("request", lambda request: "/timeline" in request.url):
        page = someone.sign_in("wangmin", f"/console/orders/{desk.orders['fresh']}")
    box = page.locator("textarea").last
    expect(page.get_by_role("button", name="提醒我")).to_be_visible()
    before = box.bounding_box()
    for route in late:
        route.continue_()
    expect(page.get_by_role("region", name="时间线")).to_be_visible()
    assert box.bounding_box() == before
