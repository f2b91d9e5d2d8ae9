"""Notices: in one's own hours and ways, in the installation's words, and what was sent about an order."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser
BAD_TIME = "时间写成 18:00 这样，24:00 是当天结束"


def test_somebody_chooses_what_comes_once_a_day_and_when_they_are_left_alone(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("lihang", "/console/me")
    way = page.get_by_role("combobox", name="客户回复：怎么发邮件")
    way.click()
    page.get_by_title("每天汇总", exact=True).last.click()
    page.get_by_text("已保存").first.wait_for()
    page.get_by_role("button", name="修改时间").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("每天汇总的时间").fill("25:00")
    sheet.get_by_label("免打扰从").fill("8点")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet.get_by_text(BAD_TIME)).to_have_count(2)
    sheet.get_by_label("每天汇总的时间").fill("17:30")
    sheet.get_by_label("免打扰从").fill("20:15")
    sheet.get_by_role("button", name="保存").click()
    expect(page.get_by_text("20:15–07:00 不打扰，紧急的除外。 每天 17:30 汇总。")).to_be_visible()
    page.reload()
    expect(page.get_by_text("每天 17:30 汇总。")).to_be_visible()
    expect(page.get_by_role("row").filter(has_text="客户回复").get_by_text("每天汇总")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_an_administrator_rewords_a_notice_sees_the_letter_and_tries_it_out(
    visit: Callable[..., Visitor], width: int
) -> None:
    page = visit(width=width).sign_in("admin", "/console/settings/notices")
    page.get_by_role("button", name="修改 工单升级到我").click()
    sheet = page.get_by_role("dialog")
    said = sheet.get_by_label("说什么")
    said.fill("请接手 {who}")
    expect(sheet.get_by_role("region", name="收到时的样子").get_by_role("alert")).to_contain_text("who")
    said.fill("请接手 {number} 号单")
    expect(sheet.get_by_role("region", name="收到时的样子")).to_contain_text("请接手 1024 号单")
    assert grave_faults(page) == []
    sheet.get_by_role("button", name="保存").click()
    row = page.get_by_role("listitem").filter(has_text="工单升级到我")
    expect(row).to_contain_text("已改写")
    expect(row).to_contain_text("请接手 {number} 号单")

    page.get_by_role("button", name="修改 工单升级到我").click()
    sheet.get_by_role("button", name="试发给我").click()
    expect(sheet.get_by_text("已发到您的邮箱。")).to_be_visible(timeout=40_000)
    said.fill("")
    sheet.get_by_role("button", name="保存").click()
    expect(row.get_by_text("已改写")).to_have_count(0)


def test_an_order_tells_what_was_sent_about_it(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", f"/console/orders/{desk.orders['long']}")
    card = page.get_by_role("region", name="邮件通知记录")
    card.get_by_role("button", name="展开").click()
    expect(card.get_by_role("listitem").or_(card.get_by_text("没有发过邮件。")).first).to_be_visible()
    assert grave_faults(page) == []
