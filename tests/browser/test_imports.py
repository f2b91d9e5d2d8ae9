"""A table on its whole way, as an administrator brings it: chosen, read, columns found, checked, mended, written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser
PAGE = "/console/settings/imports"
PATIENT_MS = 30_000
HEAD = "客户编号,公司名称,所属行业,员工数"


def table(wrong: bool) -> str:
    """Sixty customers, three of them wrong: an industry nobody has, no name, a code said before."""
    rows = [f"IMP-{number},导入客户{number},食品饮料,{number}" for number in range(1, 61)]
    if wrong:
        rows[9] = "IMP-10,导入客户10,炼金术,10"
        rows[29] = "IMP-30,,食品饮料,30"
        rows[49] = "IMP-1,又一次,食品饮料,50"
    return "\r\n".join([HEAD, *rows, ""])


def bring(page: Page, name: str, data: bytes) -> None:
    page.set_input_files("input[type=file]", {"name": name, "mimeType": "text/csv", "buffer": data})
    page.wait_for_url(re.compile(r"/settings/imports/[0-9a-f-]{36}"))


def test_three_wrong_rows_are_found_mended_and_nothing_is_doubled(
    visit: Callable[..., Visitor], desk: Desk, tmp_path: Path
) -> None:
    page = visit().sign_in("admin", f"{PAGE}?subject=customers")
    bring(page, "客户 \u202e表.csv", table(wrong=True).encode("gb18030"))
    expect(page.get_by_text("60 行，4 列")).to_be_visible(timeout=PATIENT_MS)
    expect(page.get_by_text("GB18030（简体中文）")).to_be_visible()
    expect(page.get_by_role("region", name="文件的前几行")).to_contain_text("导入客户1")
    columns = page.get_by_role("table", name="对应列")
    for name in ("客户编号", "公司名称", "所属行业", "员工数"):
        expect(columns).to_contain_text(name)
    assert grave_faults(page) == []

    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_text("3 行有误，其余将新建 57 条")).to_be_visible(timeout=PATIENT_MS)
    rows = page.get_by_role("table", name="逐行结果")
    for number, words in (("11", "炼金术"), ("31", "必须填写"), ("51", "第 2 行")):
        expect(rows.get_by_role("row").filter(has=page.get_by_text(number, exact=True))).to_contain_text(words)
    assert grave_faults(page) == []
    write = page.get_by_role("button", name="写入 57 条客户")
    expect(write).to_be_disabled()

    page.reload()
    expect(page.get_by_text("3 行有误，其余将新建 57 条")).to_be_visible()
    with page.expect_download() as got:
        page.get_by_role("link", name="下载有误的 3 行").click()
    wrong = tmp_path / "wrong.csv"
    got.value.save_as(wrong)
    handed = wrong.read_text(encoding="utf-8-sig").splitlines()
    assert len(handed) == 4
    assert handed[1].startswith("IMP-10,导入客户10,炼金术,10,")

    page.get_by_label("只写入正确的行").check()
    write.click()
    expect(page.get_by_text("已写入正确的行：新建 57 条")).to_be_visible(timeout=PATIENT_MS)

    page.goto(f"{desk.url}{PAGE}?subject=customers")
    mended = (
        "\n".join(handed)
        .replace("炼金术", "食品饮料")
        .replace("IMP-30,,", "IMP-30,有名字了,")
        .replace("IMP-1,", "IMP-50,")
    )
    bring(page, "mended.csv", mended.encode("utf-8-sig"))
    expect(page.get_by_text("上次用过同样的表头")).to_be_visible(timeout=PATIENT_MS)
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_text("全部正确：将新建 3 条")).to_be_visible(timeout=PATIENT_MS)
    page.get_by_role("button", name="写入 3 条客户").click()
    expect(page.get_by_text("导入完成：新建 3 条")).to_be_visible(timeout=PATIENT_MS)
    page.get_by_role("link", name="打开").first.click()
    page.wait_for_url(re.compile(r"/customers/[0-9a-f-]{36}"))

    page.goto(f"{desk.url}{PAGE}")
    before = page.get_by_role("table", name="以往的导入")
    expect(before.get_by_role("row")).to_have_count(3)
    expect(before).to_contain_text("有误 3、新建 57")


def test_columns_are_chosen_by_hand_and_what_lacks_is_said(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("admin", f"{PAGE}?subject=customers")
    bring(page, "other.csv", b"Kennung;Firma;X\nHAND-1;Firma eins;1\nHAND-2;Firma zwei;2\n")
    expect(page.get_by_text("还有必填的列没有选：客户编号、客户名称")).to_be_visible(timeout=PATIENT_MS)
    expect(page.get_by_role("button", name="检查", exact=True)).to_be_disabled()
    for ours, theirs in (("客户编号", "Kennung"), ("客户名称", "Firma")):
        choose(page, f"{ours}取自", theirs)
    choose(page, "客户等级取自", "所有行用同一个值…")
    choose(page, "客户等级的值", "金牌客户")
    expect(page.get_by_text("还有必填的列没有选")).to_have_count(0)
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.get_by_text("全部正确：将新建 2 条")).to_be_visible(timeout=PATIENT_MS)
    page.get_by_role("button", name="写入 2 条客户").click()
    expect(page.get_by_text("导入完成：新建 2 条")).to_be_visible(timeout=PATIENT_MS)
    assert grave_faults(page) == []
    page.get_by_role("button", name="删除文件").click()
    page.get_by_role("dialog").get_by_role("button", name="删除文件").click()
    expect(page.get_by_text("文件和逐行结果已删除。当时新建 2 条")).to_be_visible()


def test_a_file_that_is_no_table_says_so_and_leads_back(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit(width=390, height=844).sign_in("admin", f"{PAGE}?subject=assets")
    bring(page, "old.xls", b"\xd0\xcf\x11\xe0" + bytes(4000))
    expect(page.get_by_role("alert")).to_contain_text("旧版 Excel", timeout=PATIENT_MS)
    wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0
    page.get_by_role("link", name="换一个文件").click()
    expect(page.get_by_text("同一条的依据：产品加序列号")).to_be_visible()


def test_whoever_may_not_import_is_told_so(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("liuyang", PAGE)
    expect(page.get_by_role("heading", name="您没有导入权限")).to_be_visible()


def choose(page: Page, name: str, option: str) -> None:
    """In a choice with a search of its own."""
    page.get_by_role("combobox", name=name).click()
    shown = page.locator(".ant-select-dropdown:visible")
    shown.get_by_title(option, exact=True).click()
    expect(shown).to_have_count(0)
