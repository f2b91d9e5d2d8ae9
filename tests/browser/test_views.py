"""Lists of one's own: a condition put together by hand, views that are kept and shared, lists taken out as files."""

import csv
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]


def lines(page: Page) -> Locator:
    return page.locator("[data-line]")


def pick(page: Page, box: Locator, *named: str) -> None:
    """Choose by typing, as one does."""
    for name in named:
        box.click()
        page.keyboard.type(name)
        page.locator(".ant-select-dropdown:visible").get_by_text(name, exact=True).first.click()


def builder(page: Page) -> Locator:
    return page.get_by_role("form", name="按条件筛选")


def ask(page: Page, field: str, *values: str) -> None:
    """One condition, from the keyboard's own key for it."""
    page.keyboard.press("Shift+F")
    panel = builder(page)
    pick(page, panel.get_by_role("combobox", name="选择字段").last, field)
    pick(page, panel.get_by_role("combobox", name="值").last, *values)
    page.keyboard.press("Escape")
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)


def to(page: Page, wanted: Locator) -> None:
    """Go there by Tab, as one does without a mouse."""
    wanted.wait_for()
    for _ in range(80):
        if wanted.evaluate("node => node === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached by Tab: {wanted}")


def type_to(page: Page, name: str) -> None:
    """Choose from the list at hand by its name, and press once it is marked, as one sees it to be."""
    page.keyboard.type(name)
    expect(page.locator(".ant-select-dropdown:visible .ant-select-item-option-active")).to_have_text(name)
    page.keyboard.press("Enter")


def manage(page: Page, deed: str) -> None:
    """One of the things that can be done with the view at hand."""
    page.get_by_role("button", name="管理这个视图").click()
    page.get_by_role("dialog", name="管理这个视图").get_by_role("button", name=deed).click()


def kept(page: Page, name: str, whose: str | None = None, team: str | None = None) -> None:
    page.get_by_role("button", name="存为视图").click()
    sheet = page.get_by_role("dialog", name="存为视图")
    sheet.get_by_role("textbox", name="名称").fill(name)
    for label, choice in (("给谁用", whose), ("哪个团队", team)):
        if choice is not None:
            sheet.get_by_role("combobox", name=label).click()
            page.locator(".ant-select-dropdown:visible").get_by_text(choice, exact=True).click()
    sheet.get_by_role("button", name="存下来").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_a_condition_is_put_together_said_in_words_counted_and_taken_back(visit: Visit) -> None:
    page = visit().sign_in("wangmin")
    lines(page).first.wait_for()
    ask(page, "优先级", "P1")
    panel = builder(page)
    expect(panel.get_by_role("status")).to_contain_text("未结束的工单：优先级是 P1")
    told = re.search(r"\d+", panel.get_by_role("status").inner_text())
    assert told is not None
    assert grave_faults(page) == []
    panel.get_by_role("button", name="筛选", exact=True).click()
    expect(panel).to_have_count(0)
    expect(lines(page)).to_have_count(int(told[0]))
    expect(page).to_have_url(re.compile("filter="))
    page.reload()
    expect(lines(page)).to_have_count(int(told[0]))
    page.get_by_role("button", name="去掉“优先级是 P1”").click()
    expect(page).not_to_have_url(re.compile("filter="))
    expect(lines(page)).not_to_have_count(int(told[0]))


def test_quick_choices_and_conditions_are_one_filter(visit: Visit) -> None:
    """What was narrowed by a few letters counts with the conditions, stays from view to view and goes with them."""
    page = visit().sign_in("wangmin")
    lines(page).first.wait_for()
    page.keyboard.press("f")
    quick = page.get_by_role("dialog", name="筛选")
    quick.get_by_role("link", name="远程组").click()
    expect(page.get_by_role("button", name="不限团队")).to_be_visible()
    page.keyboard.press("f")
    quick.get_by_role("button", name="更多条件").click()
    panel = builder(page)
    expect(panel.get_by_role("status")).to_contain_text("团队是远程组")
    pick(page, panel.get_by_role("combobox", name="选择字段"), "优先级")
    pick(page, panel.get_by_role("combobox", name="值"), "P2")
    page.keyboard.press("Escape")
    expect(panel.get_by_role("status")).to_contain_text("优先级是 P2")
    panel.get_by_role("button", name="筛选", exact=True).click()
    expect(page).to_have_url(re.compile("team=.*filter="))
    page.get_by_role("link", name=re.compile("^挂起")).first.click()
    expect(page).to_have_url(re.compile("view=waiting&team=.*filter="))
    page.get_by_role("link", name="去掉全部筛选").click()
    expect(page).to_have_url(re.compile("view=waiting$"))


def test_a_view_keeps_all_that_is_listed_and_is_put_away(visit: Visit) -> None:
    page = visit().sign_in("wangmin", "/console/orders?view=waiting")
    lines(page).first.wait_for()
    shown = lines(page).count()
    page.get_by_role("button", name="最急的在前").click()
    page.get_by_role("dialog", name="排序").get_by_role("button", name="编号从大到小").click()
    expect(page).to_have_url(re.compile("sort=-number"))
    kept(page, "挂起的，新的在前")
    expect(page).to_have_url(re.compile(r"/orders\?saved=[^&]+$"))
    expect(lines(page)).to_have_count(shown)
    numbers = [int(text) for text in re.findall(r"W-(\d+)", "\n".join(lines(page).all_inner_texts()))]
    assert numbers == sorted(numbers, reverse=True)
    mine = page.get_by_role("region", name="我的视图")
    expect(mine.get_by_role("link", name="挂起的，新的在前")).to_contain_text(str(shown))
    page.keyboard.press("v")
    page.get_by_role("checkbox", name="渠道").check()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="更新视图").click()
    expect(page.get_by_role("button", name="更新视图")).to_have_count(0)
    page.reload()
    expect(page.get_by_role("columnheader", name="渠道")).to_be_visible()
    manage(page, "改名")
    sheet = page.get_by_role("dialog", name="给视图改名")
    sheet.get_by_role("textbox", name="名称").fill("\u202e夜班")
    sheet.get_by_role("button", name="存下来").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("\u202e夜班")
    manage(page, "归档")
    expect(mine).to_have_count(0)
    expect(page).not_to_have_url(re.compile("saved="))
    page.get_by_role("button", name="撤销").click()
    expect(mine.get_by_role("link")).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("button", name="撤销")).to_have_count(0)
    gone = page.url
    manage(page, "归档")
    expect(mine).to_have_count(0)
    page.goto(gone)
    expect(page.get_by_role("heading", name="看不到这个视图")).to_be_visible()
    page.get_by_role("link", name=re.compile("全部未关")).last.click()
    lines(page).first.wait_for()


def test_a_view_for_a_team_is_there_for_its_members_and_nobody_else(visit: Visit) -> None:
    """By keys alone from the condition to the view; another member reads it, each sees what is theirs."""
    page = visit().sign_in("liuyang")
    lines(page).first.wait_for()
    page.keyboard.press("Shift+F")
    panel = builder(page)
    expect(panel.get_by_role("combobox", name="选择字段")).to_be_focused()
    type_to(page, "状态")
    to(page, panel.get_by_role("combobox", name="值"))
    type_to(page, "处理中")
    page.keyboard.press("Escape")
    expect(panel.get_by_role("status")).to_contain_text("状态是处理中")
    to(page, panel.get_by_role("button", name="筛选", exact=True))
    page.keyboard.press("Enter")
    expect(panel).to_have_count(0)
    to(page, page.get_by_role("button", name="存为视图"))
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog", name="存为视图")
    expect(sheet.get_by_role("textbox", name="名称")).to_be_focused()
    page.keyboard.type("华东在处理")
    to(page, sheet.get_by_role("combobox", name="给谁用"))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    to(page, sheet.get_by_role("combobox", name="哪个团队"))
    page.keyboard.type("华东一组")
    page.keyboard.press("Enter")
    to(page, sheet.get_by_role("button", name="存下来"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("华东在处理")
    member = visit().sign_in("chengd", "/console/orders")
    member.get_by_role("region", name="华东一组").get_by_role("link", name="华东在处理").click()
    expect(member.get_by_role("heading", level=1)).to_have_text("华东在处理")
    lines(member).first.wait_for()
    assert all("处理中" in line for line in lines(member).all_inner_texts())
    expect(member.get_by_role("button", name="管理这个视图")).to_have_count(0)
    other = visit().sign_in("lihang", member.url.removeprefix(member.url.split("/console")[0]))
    expect(other.get_by_role("heading", name="看不到这个视图")).to_be_visible()
    expect(other.get_by_role("region", name="华东一组")).to_have_count(0)
    manage(page, "归档")
    expect(page.get_by_role("region", name="华东一组")).to_have_count(0)


def test_a_view_for_everybody_is_there_for_everybody_and_changed_by_few(visit: Visit) -> None:
    admin = visit().sign_in("admin")
    lines(admin).first.wait_for()
    ask(admin, "优先级", "P1")
    builder(admin).get_by_role("button", name="筛选", exact=True).click()
    expect(admin).to_have_url(re.compile("filter="))
    kept(admin, "全公司 P1", "给所有人")
    other = visit().sign_in("wangmin")
    theirs = other.get_by_role("region", name="大家的视图")
    theirs.get_by_role("link", name="全公司 P1").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("全公司 P1")
    expect(lines(other).first).to_be_visible()
    assert grave_faults(other) == []
    expect(other.get_by_role("button", name="管理这个视图")).to_have_count(0)
    expect(other.get_by_role("button", name="更新视图")).to_have_count(0)
    manage(admin, "归档")
    expect(admin.get_by_role("region", name="大家的视图")).to_have_count(0)


def test_what_is_listed_is_what_is_taken_out(visit: Visit, tmp_path: Path) -> None:
    page = visit().sign_in("wangmin", "/console/orders?view=waiting")
    lines(page).first.wait_for()
    page.get_by_role("button", name="导出").click()
    panel = page.get_by_role("dialog", name="导出这个列表")
    panel.get_by_role("button", name="CSV").click()
    fetched = panel.get_by_role("link", name=re.compile(r"\.csv$"))
    expect(fetched).to_be_visible(timeout=60_000)  # a job writes it
    with page.expect_download() as told:
        fetched.click()
    told.value.save_as(tmp_path / "list.csv")
    text = (tmp_path / "list.csv").read_text(encoding="utf-8-sig")
    rows: list[dict[str, Any]] = [*csv.DictReader(io.StringIO(text))]
    assert len(rows) == lines(page).count()
    shown = "\n".join(lines(page).all_inner_texts())
    assert all(any(str(cell) and str(cell) in shown for cell in row.values()) for row in rows)
    panel.get_by_role("button", name="Excel").click()
    fetched = panel.get_by_role("link", name=re.compile(r"\.xlsx$"))
    expect(fetched).to_be_visible(timeout=60_000)
    with page.expect_download() as told:
        fetched.click()
    told.value.save_as(tmp_path / "list.xlsx")
    with zipfile.ZipFile(tmp_path / "list.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == len(rows) + 1 and "<f>" not in sheet
    assert grave_faults(page) == []


def test_who_may_not_take_lists_out_is_not_offered_it(visit: Visit) -> None:
    page = visit().sign_in("lihang")
    lines(page).first.wait_for()
    expect(page.get_by_role("button", name="最急的在前")).to_be_visible()
    expect(page.get_by_role("button", name="导出")).to_have_count(0)


def test_a_list_that_cannot_be_says_so_and_leads_on(visit: Visit) -> None:
    """An address somebody typed or an old link: the reason, and a way to what can be listed."""
    page = visit().sign_in("wangmin", '/console/orders?filter={"field":"password","op":"is","value":"x"}')
    expect(page.get_by_role("heading", name="这个筛选用不了")).to_be_visible()
    expect(page.get_by_text("没有“password”这个字段")).to_be_visible()
    page.get_by_role("link", name="去掉全部筛选").click()
    lines(page).first.wait_for()
    page.goto(page.url.split("?")[0] + '?filter={"field":"title","op":"contains","value":"没有这样的工单"}')
    page.get_by_role("link", name="到全部工单里找").click()
    expect(page).to_have_url(re.compile("among=all"))
    expect(page.get_by_role("link", name="到全部工单里找")).to_have_count(0)


def test_a_condition_on_a_phone(visit: Visit) -> None:
    page = visit(width=390, height=844).sign_in("wangmin", "/console/orders")
    lines(page).first.wait_for()
    page.get_by_role("button", name="导出").click()
    box = page.get_by_role("dialog", name="导出这个列表").bounding_box()
    assert box is not None and box["x"] >= 0 and box["x"] + box["width"] <= 390
    page.keyboard.press("Escape")
    page.get_by_role("button", name="筛选").first.click()
    page.get_by_role("dialog", name="筛选").get_by_role("button", name="更多条件").click()
    panel = builder(page)
    pick(page, panel.get_by_role("combobox", name="选择字段"), "优先级")
    expect(panel.get_by_role("combobox", name="值")).to_be_visible()
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)
    assert grave_faults(page) == []
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide == 0
