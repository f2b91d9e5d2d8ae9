"""Customers and what they have: found, read, changed by two at once, and a number that is shown only on record."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser


def open_customer(visit: Callable[..., Visitor], who: str = "wangmin", code: str = "JH", **how: object) -> Page:
    page = visit(**how).sign_in(who, f"/console/customers?q={code}")
    page.locator("[data-row]").first.click()
    expect(page.locator("#customer-name")).to_be_visible()
    return page


def test_a_customer_is_found_and_opens_with_everything_that_is_theirs(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/customers")
    page.get_by_role("searchbox").fill("华瑞")
    expect(page.locator("[data-row]")).to_have_count(1)
    page.locator("[data-row]").click()
    expect(page.locator("#customer-name")).to_have_text("华瑞生物医药")
    expect(page.get_by_role("region", name="联系人")).to_contain_text("周敏")
    expect(page.get_by_role("region", name="服务地点")).to_contain_text("门卫登记")
    expect(page.get_by_role("region", name="服务合同")).to_contain_text("C-HR-26")
    expect(page.get_by_role("region", name="设备与环境")).to_contain_text("U8-165-7731")
    expect(page.get_by_role("region", name="工单").locator("[data-row]").first).to_be_visible()
    page.get_by_role("region", name="设备与环境").locator("[data-row]").first.click()
    expect(page.locator("#asset-name")).to_contain_text("U8")


def test_nothing_found_says_what_to_do(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/customers?q=没有这家")
    expect(page.get_by_text("没有符合的客户")).to_be_visible()
    page.get_by_role("button", name="看全部").click()
    expect(page.locator("[data-row]").first).to_be_visible()


def test_a_number_is_masked_until_somebody_asks(visit: Callable[..., Visitor]) -> None:
    page = open_customer(visit, code="JA")
    contacts = page.get_by_role("region", name="联系人")
    expect(contacts).to_contain_text("****1234")
    expect(contacts).not_to_contain_text("13800001234")
    contacts.get_by_role("button", name="显示").first.click()
    expect(contacts).to_contain_text("+8613800001234")


def test_a_contact_is_added_changed_and_archived(visit: Callable[..., Visitor]) -> None:
    page = open_customer(visit, code="JA")
    contacts = page.get_by_role("region", name="联系人")
    contacts.get_by_role("button", name="新联系人").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("姓名").fill("钱多多")
    sheet.get_by_label("电话").fill("打给门卫")
    page.keyboard.press("Control+Enter")
    expect(sheet.get_by_text("电话号码不对").first).to_be_visible()
    sheet.get_by_label("电话").fill("13912345678")
    page.keyboard.press("Control+Enter")
    expect(contacts).to_contain_text("钱多多")
    contacts.get_by_role("button", name="钱多多 的更多操作").click()
    page.get_by_role("menuitem", name="归档").click()
    page.get_by_role("dialog").get_by_role("button", name="归档").click()
    expect(contacts.get_by_text("钱多多", exact=True)).to_have_count(0)
    contacts.get_by_text("已归档的联系人").click()
    expect(contacts.get_by_text("钱多多", exact=True)).to_be_visible()


def test_two_who_change_the_same_see_both_versions(visit: Callable[..., Visitor]) -> None:
    first, second = open_customer(visit, code="XY"), open_customer(visit, "admin", code="XY")
    for page, name in ((first, "星野酒店集团（华东）"), (second, "星野酒店集团（江浙沪）")):
        page.get_by_role("button", name="修改").first.click()
        page.get_by_role("dialog").get_by_label("名称").fill(name)
    first.keyboard.press("Control+Enter")
    expect(first.locator("#customer-name")).to_have_text("星野酒店集团（华东）")
    second.keyboard.press("Control+Enter")
    told = second.get_by_role("dialog").get_by_role("alert")
    expect(told).to_contain_text("星野酒店集团（华东）")
    expect(told).to_contain_text("星野酒店集团（江浙沪）")
    told.get_by_role("button", name="用我的").click()
    expect(second.locator("#customer-name")).to_have_text("星野酒店集团（江浙沪）")


def test_what_was_begun_in_a_sheet_is_there_again(visit: Callable[..., Visitor]) -> None:
    page = open_customer(visit, code="HR")
    page.get_by_role("button", name="新地点").click()
    page.get_by_role("dialog").get_by_label("名称").fill("西楼机房")
    page.get_by_role("button", name="先不").click()
    page.get_by_role("button", name="新地点").click()
    expect(page.get_by_role("dialog").get_by_label("名称")).to_have_value("西楼机房")
    expect(page.get_by_text("接着上次没保存的内容")).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("region", name="服务地点")).to_contain_text("西楼机房")


def test_an_engineer_reads_and_changes_nothing(visit: Callable[..., Visitor]) -> None:
    page = open_customer(visit, "lihang")
    expect(page.get_by_role("button", name="修改")).to_have_count(0)
    expect(page.get_by_role("button", name="新联系人")).to_have_count(0)


def test_what_a_colleague_changes_is_there_without_a_reload(visit: Callable[..., Visitor]) -> None:
    looking, changing = open_customer(visit, code="JH"), open_customer(visit, "admin", code="JH")
    contacts = changing.get_by_role("region", name="联系人")
    contacts.get_by_role("button", name="新联系人").click()
    changing.get_by_role("dialog").get_by_label("姓名").fill("新来的同事")
    changing.keyboard.press("Control+Enter")
    expect(contacts).to_contain_text("新来的同事")
    expect(looking.get_by_role("region", name="联系人")).to_contain_text("新来的同事", timeout=40_000)


def test_a_customer_that_is_not_there_says_so(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/customers/0199a000-0000-7000-8000-000000000000")
    expect(page.get_by_text("这里没有您要找的内容")).to_be_visible()


def test_assets_are_told_apart_and_their_environment_kept(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/assets")
    page.get_by_role("button", name="软件环境").click()
    expect(page.locator("[data-row]").filter(has_text="外机")).to_have_count(0)
    page.get_by_role("searchbox").fill("7731")
    expect(page.locator("[data-row]")).to_have_count(1)
    page.locator("[data-row]").click()
    runs = page.get_by_role("region", name="运行环境")
    runs.get_by_role("button", name="修改").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("版本").fill("16.5")
    sheet.get_by_label("数据库").fill("SQL Server 2016")
    page.keyboard.press("Control+Enter")
    expect(runs).to_contain_text("SQL Server 2016")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_of_customers_can_be_read_by_everybody(
    visit: Callable[..., Visitor], desk: Desk, dark: bool, width: int
) -> None:
    page = visit(dark=dark, width=width).sign_in("wangmin", "/console/customers")
    page.locator("[data-row]").first.wait_for()
    assert grave_faults(page) == []
    # others' tests make customers who have nothing yet, and many of them
    page.get_by_role("searchbox").fill("江海制药")
    page.locator("[data-row]").filter(has_text="江海制药").click()
    page.locator("#customer-name").wait_for()
    page.locator("[data-row]").first.wait_for()
    assert grave_faults(page) == []
    page.goto(f"{desk.url}/console/assets")
    page.locator("[data-row]").first.wait_for()
    assert grave_faults(page) == []
    page.locator("[data-row]").first.click()
    page.locator("#asset-name").wait_for()
    assert grave_faults(page) == []
    page.goto(f"{desk.url}/console/assets/catalogue")
    page.get_by_role("table").wait_for()
    assert grave_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
