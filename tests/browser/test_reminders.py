"""Reminders: written on the page they are about, told in time, put off, done; at the desk and in the hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser
REMINDERS = "/console/inbox?tab=reminders"


def write(page: Page, text: str, preset: str) -> None:
    """Fill in the open sheet, wait until the next time is said, and save."""
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("提醒我做什么").fill(text)
    sheet.get_by_role("button", name=preset).click()
    expect(sheet.get_by_role("status").filter(has_text="下一次：")).to_be_visible()
    sheet.get_by_role("button", name="保存提醒").click()
    expect(sheet).to_be_hidden()


def test_a_reminder_is_written_with_the_keyboard_on_the_page_it_is_about(
    desk: Desk, visit: Callable[..., Visitor]
) -> None:
    page = visit().sign_in("wangmin", f"/console/orders/{desk.orders['assigned']}")
    page.get_by_role("heading", level=1).wait_for()
    page.keyboard.press("q")
    sheet = page.get_by_role("dialog", name="提醒我")
    expect(sheet.get_by_label("提醒我做什么")).to_be_focused()
    page.keyboard.type("问备件到了没有")
    sheet.get_by_role("button", name="每周五 16:00").click()
    expect(sheet.get_by_text("之后每周五 16:00")).to_be_visible()
    assert grave_faults(page) == []
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    page.get_by_role("button", name="提醒我", exact=True).click()
    expect(sheet.get_by_label("提醒我做什么")).to_have_value("问备件到了没有")  # what was begun is still there
    sheet.get_by_role("button", name="保存提醒").click()
    expect(page.get_by_text("提醒您").first).to_be_visible()
    page.goto(f"{desk.url}{REMINDERS}")
    kept = page.get_by_role("listitem").filter(has_text="问备件到了没有")
    expect(kept).to_contain_text("每周五 16:00")
    kept.get_by_role("link").click()
    expect(page).to_have_url(f"{desk.url}/console/orders/{desk.orders['assigned']}")


def test_it_is_paused_skipped_changed_and_taken_away_and_that_can_be_undone(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("emma", REMINDERS)
    page.get_by_role("button", name="New reminder").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Remind me to").fill("weekly report")
    sheet.get_by_role("button", name="Every working day 09:00").click()
    expect(sheet.get_by_text("then every working day 09:00")).to_be_visible()
    sheet.get_by_role("button", name="Save reminder").click()
    kept = page.get_by_role("listitem").filter(has_text="weekly report")
    before = kept.inner_text()
    kept.get_by_role("button", name="Skip the next time").click()
    expect(kept).not_to_have_text(before)
    kept.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("region", name="Paused").get_by_text("weekly report")).to_be_visible()
    kept.get_by_role("button", name="Resume").click()
    expect(page.get_by_role("region", name="Coming up").get_by_text("weekly report")).to_be_visible()
    kept.get_by_role("button", name="Edit").click()
    sheet.get_by_label("Time", exact=True).fill("14:30")
    sheet.get_by_role("button", name="Save", exact=True).click()
    expect(kept).to_contain_text("every working day 14:30")
    kept.get_by_role("button", name="Remove").click()
    expect(kept).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(kept).to_contain_text("every working day 14:30")


def test_it_is_told_in_the_inbox_put_off_and_done(visit: Callable[..., Visitor]) -> None:
    """The sheet takes whole minutes: what is written for the next one comes within a minute."""
    page = visit().sign_in("emma", REMINDERS)
    page.get_by_role("button", name="New reminder").first.click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Remind me to").fill("look up")
    soon = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai")) + timedelta(seconds=75)
    sheet.get_by_label("Date").fill(f"{soon:%Y-%m-%d}")
    sheet.get_by_label("Time", exact=True).fill(f"{soon:%H:%M}")
    sheet.get_by_role("button", name="Save reminder").click()
    expect(page.get_by_role("region", name="Due").get_by_text("look up")).to_be_visible(timeout=90_000)
    page.get_by_role("link", name="Unread").click()
    told = page.get_by_role("listitem").filter(has_text="Reminder: look up")
    told.get_by_role("button", name="Later").click()
    told.get_by_role("button", name="In an hour").click()
    expect(told).to_have_count(0)
    page.get_by_role("link", name="Reminders", exact=True).click()
    kept = page.get_by_role("listitem").filter(has_text="look up")
    expect(kept).to_contain_text("Put off until")
    kept.get_by_role("button", name="Done").click()
    expect(kept).to_have_count(0)


def test_what_is_missing_or_past_is_said_before_it_is_saved(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", REMINDERS)
    page.get_by_role("button", name="新建提醒").first.wait_for()
    page.keyboard.press("q")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="保存提醒").click()
    expect(sheet.get_by_text("请写上要提醒您什么。")).to_be_visible()
    sheet.get_by_label("日期").fill("2020-01-01")
    expect(sheet.get_by_text("这个时间已经过去")).to_be_visible()


def test_the_phone_reminds_of_an_order_with_the_thumb(desk: Desk, visit: Callable[..., Visitor]) -> None:
    page = visit(width=390).sign_in("lihang", f"/field/orders/{desk.orders['assigned']}")
    page.get_by_role("button", name="提醒我").click()
    write(page, "带上新的硬盘", "明天 09:00")
    page.goto(f"{desk.url}/field/me")
    page.get_by_role("link", name="提醒").click()
    kept = page.get_by_role("listitem").filter(has_text="带上新的硬盘")
    expect(kept).to_contain_text("下一次：")
    assert grave_faults(page) == []
    kept.get_by_role("button", name="完成").click()
    expect(kept).to_have_count(0)
