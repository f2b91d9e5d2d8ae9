"""The whole way from click to row: sign in, see the queue, open an order, make a move, see another window follow."""

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Visitor

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000


def test_a_wrong_password_is_refused_in_words(visit: Callable[..., Visitor]) -> None:
    page = visit().window()
    page.locator("input[autocomplete=username]").fill("wangmin@example.com")
    page.locator("input[type=password]").fill("not-the-password")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("密码不对")


def test_an_address_opens_after_signing_in(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", f"/console/orders/{desk.orders['long']}?view=open", afresh=True)
    expect(page).to_have_url(f"{desk.url}/console/orders/{desk.orders['long']}?view=open")
    expect(page.get_by_role("heading", level=1)).to_contain_text("E6")


def test_from_signing_in_to_a_move_that_another_window_follows(visit: Callable[..., Visitor], desk: Desk) -> None:
    agent, engineer = visit(), visit()
    queue = agent.sign_in("wangmin")
    expect(queue.get_by_role("heading", name="全部未关")).to_be_visible()
    beside = agent.window("/console/orders?view=reported")
    elsewhere = engineer.sign_in("admin", f"/console/orders/{desk.orders['fresh']}")
    fresh = f"[data-row='{desk.orders['fresh']}']"
    expect(beside.locator(fresh)).to_be_visible()
    expect(elsewhere.locator("#main header").get_by_text("待受理")).to_be_visible()

    queue.goto(f"{desk.url}/console/orders?view=reported")
    queue.locator(fresh).click()
    queue.get_by_role("button", name="受理").click()
    queue.get_by_role("dialog").get_by_text("P0").click()
    queue.get_by_role("dialog").get_by_role("button", name="受理").click()
    expect(queue.locator("#order-title")).to_be_visible()
    expect(queue.get_by_role("button", name="派单")).to_be_visible()

    moved = time.monotonic()
    expect(elsewhere.get_by_label("优先级 P0").first).to_be_visible(timeout=FOLLOWS_MS)
    expect(beside.locator(fresh)).to_have_count(0, timeout=FOLLOWS_MS)
    assert time.monotonic() - moved < FOLLOWS_MS / 1000
    expect(elsewhere.get_by_text("受理为 P0")).to_be_visible()


def test_a_note_among_ourselves_arrives_on_paper_with_a_lock(visit: Callable[..., Visitor], desk: Desk) -> None:
    path = f"/console/orders/{desk.orders['long']}"
    writer, reader = visit().sign_in("wangmin", path), visit().sign_in("admin", path)
    writer.get_by_role("textbox", name="内部备注").fill("明早 <9 点> 送到门卫\n带身份证")
    expect(reader.get_by_text("王敏正在写")).to_be_visible(timeout=40_000)
    writer.keyboard.press("Control+Enter")
    for page in (writer, reader):
        note = page.locator("article", has_text="明早 <9 点> 送到门卫")
        expect(note).to_be_visible(timeout=FOLLOWS_MS)
        expect(note).to_contain_text("内部备注")
    expect(writer.get_by_role("textbox", name="内部备注")).to_have_value("")


def test_somebody_else_was_quicker(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("lihang", f"/console/orders/{desk.orders['assigned']}")
    expect(page.get_by_role("button", name="开始处理")).to_be_visible()
    page.evaluate(
        """async (key) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID()};
            await fetch(`/api/v1/workorders/${key}/start`, {method: 'POST', headers});
        }""",
        desk.orders["assigned"],
    )
    page.get_by_role("button", name="开始处理").click()
    expect(page.get_by_role("alert")).to_contain_text("现在不能开始处理")
    expect(page.get_by_role("button", name="解决")).to_be_visible()


def test_a_reader_without_the_right_is_told_so(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("stranger", f"/console/orders/{desk.orders['long']}")
    expect(page.get_by_text("找不到这张工单")).to_be_visible()


def test_signing_out_leads_to_the_door_and_stays_there(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", afresh=True)
    page.get_by_role("button", name="王敏", exact=True).click()
    page.get_by_role("menuitem", name="退出登录").click()
    expect(page.locator("input[type=password]")).to_be_visible()
    page.goto(f"{desk.url}/console/orders")
    expect(page.locator("input[type=password]")).to_be_visible()


def test_two_windows_ask_for_news_once(visit: Callable[..., Visitor]) -> None:
    somebody = visit()
    asked: list[str] = []
    somebody.context.on("request", lambda request: asked.append(request.url) if "/changes" in request.url else None)
    first = somebody.sign_in("wangmin")
    somebody.window("/console/orders?view=mine")
    asked.clear()
    first.wait_for_timeout(6_000)
    assert len(asked) <= 4  # every 2 s, give or take a fifth; two windows asking would be 6 at least


def test_the_list_keeps_its_place(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    body = page.locator("[data-queue]")
    page.locator("[data-row]").first.wait_for()
    body.evaluate("box => box.scrollTo(0, 600)")
    _settle(page)
    before = body.evaluate("box => box.scrollTop")
    assert before > 0
    page.locator("[data-row]").nth(20).click()
    expect(page.locator("#order-title")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-row]").first).to_be_attached()
    _settle(page)
    assert abs(body.evaluate("box => box.scrollTop") - before) < 4


def test_the_queue_reads_on_at_its_end(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin")
    expect(page.get_by_text("已显示 50 条")).to_be_visible()
    page.locator("[data-queue]").evaluate("box => box.scrollTo(0, box.scrollHeight)")
    expect(page.get_by_text(re.compile("已显示 [6-9]\\d 条"))).to_be_visible()


def test_without_a_line_what_was_written_is_kept(visit: Callable[..., Visitor], desk: Desk) -> None:
    somebody = visit()
    page = somebody.sign_in("wangmin", f"/console/orders/{desk.orders['long']}")
    box = page.get_by_role("textbox", name="内部备注")
    box.fill("电机到了，先别发第二台")
    somebody.context.set_offline(True)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("您写的内容还在", timeout=40_000)
    somebody.context.set_offline(False)
    page.reload()
    expect(page.get_by_role("textbox", name="内部备注")).to_have_value("电机到了，先别发第二台")


def test_an_address_that_leads_nowhere_says_so(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/nowhere")
    expect(page.get_by_text("这里没有您要找的内容")).to_be_visible()


def test_no_api_answers_strangers(answers: Callable[[str], int]) -> None:
    assert [answers(path) for path in ("/api/v1/me", "/api/v1/workorders", "/api/v1/changes")] == [401, 401, 401]


def _settle(page: Page) -> None:
    page.wait_for_timeout(300)
