"""Fields of the company's own from end to end: defined, put on a form with a condition, answered by a customer, asked
for by a move, narrowed by, shown in a column and taken out as a file."""

import csv
import io
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_everybody import grave_faults
from tests.browser.test_portal import does
from tests.browser.test_views import ask, builder, lines, pick

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
PICTURES = os.environ.get("AFTERSALES_PICTURES", "")


def picture(page: Page, name: str) -> None:
    """For who looks at them while a screen is made."""
    if PICTURES:
        page.wait_for_timeout(400)
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def define(page: Page, zh: str, en: str, code: str, type_: str, *choices: tuple[str, str, str]) -> None:
    page.get_by_role("button", name="新建字段").click()
    sheet = page.get_by_role("dialog", name="新建字段")
    pick(page, sheet.get_by_role("combobox", name="类型"), type_)
    sheet.get_by_label("编码").first.fill(code)
    sheet.get_by_label("中文名称").first.fill(zh)
    sheet.get_by_label("英文名称").first.fill(en)
    for n, (called, named, short) in enumerate(choices):
        sheet.get_by_role("button", name="加一个选项").click()
        sheet.get_by_placeholder("中文名称").nth(n).fill(called)
        sheet.get_by_placeholder("英文名称").nth(n).fill(named)
        sheet.get_by_placeholder("编码").nth(n).fill(short)
    if choices:
        picture(page, "field-sheet")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)
    expect(page.get_by_text(en, exact=True)).to_be_visible()


def test_a_field_is_defined_asked_answered_and_listed(visit: Visit, own: Any, tmp_path: Path) -> None:
    page = visit().sign_in("admin", "/console/settings/fields")
    expect(page.get_by_text("例如停机时长")).to_be_visible()
    picture(page, "fields-empty")
    states = (("停机", "Stopped", "stopped"), ("运行", "Running", "running"))
    define(page, "设备状态", "State of the machine", "machine", "单选", *states)
    define(page, "停机时长", "Downtime", "downtime", "数字")
    page.get_by_role("button", name="上移“停机时长”").click()
    expect(page.locator("main li, main tr").filter(has_text="停机时长").first).to_be_visible()
    page.wait_for_timeout(800)
    assert [one["code"] for one in does(page, "GET", "/api/v1/custom_fields")] == ["downtime", "machine"]
    picture(page, "fields")
    assert grave_faults(page) == []

    page.get_by_role("link", name="表单", exact=True).click()
    adding = page.get_by_role("combobox", name="加一个字段")
    for name in ("设备状态", "停机时长"):
        pick(page, adding, name)
        expect(page.get_by_role("button", name=f"移动“{name}”")).to_be_visible()
    page.get_by_role("button", name="修改 设备状态").click()
    sheet = page.get_by_role("dialog", name="设备状态")
    sheet.get_by_text("客户填写").click()
    sheet.get_by_text("报修时必填").click()
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)
    page.get_by_role("button", name="修改 停机时长").click()
    sheet = page.get_by_role("dialog", name="停机时长")
    sheet.get_by_text("受理时必填").click()
    pick(page, sheet.get_by_role("combobox", name="选择字段").first, "设备状态")
    pick(page, sheet.get_by_role("combobox", name="值").first, "停机")
    page.keyboard.press("Escape")
    picture(page, "item-sheet")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)
    preview = page.get_by_role("complementary", name="预览")
    expect(preview.get_by_text("停机时长")).to_have_count(0)
    pick(page, preview.get_by_role("combobox", name="设备状态"), "停机")
    expect(preview.get_by_text("停机时长")).to_be_visible()
    picture(page, "forms")
    page.get_by_role("button", name="移动“停机时长”").press("ArrowUp")
    expect(page.get_by_role("alert")).to_be_visible()  # its condition asks of what would stand below
    expect(page.locator(".ant-select-dropdown:visible")).to_have_count(0)
    assert grave_faults(page) == []

    customer = visit(width=390, height=844).sign_in("lina", "/portal/")
    customer.get_by_role("link", name="报修").click()
    customer.get_by_role("button", name="多联机外机 3 号").click()
    customer.get_by_label("说说您看到的").first.fill("外机停了，屏幕黑")
    customer.get_by_role("radio", name="还能用").check()
    customer.get_by_role("button", name="下一步").click()
    expect(customer.get_by_text("请回答这个问题。")).to_be_visible()
    picture(customer, "portal-question")
    assert grave_faults(customer) == []
    customer.get_by_role("button", name="停机", exact=True).click()
    customer.get_by_role("button", name="下一步").click()
    customer.get_by_role("button", name="发送报修").click()
    expect(customer.get_by_role("heading", name="收到了")).to_be_visible()
    customer.get_by_role("link", name="看进度").click()
    expect(customer.get_by_text("设备状态")).to_be_visible()
    picture(customer, "portal-answers")
    key = customer.url.rpartition("/")[2]

    page.goto(page.url.partition("/console/")[0] + f"/console/orders/{key}")
    expect(page.get_by_role("heading", name="补充信息")).to_be_visible()
    picture(page, "order")
    page.get_by_role("button", name="受理", exact=True).first.click()
    sheet = page.get_by_role("dialog", name="受理")
    sheet.get_by_role("button", name="受理").last.click()
    expect(sheet.get_by_text("停机时长").first).to_be_visible()
    picture(page, "triage")
    sheet.get_by_role("spinbutton", name="停机时长").fill("7")
    sheet.get_by_role("button", name="受理").last.click()
    expect(sheet).to_have_count(0)
    assert {one["code"]: one["value"] for one in does(page, "GET", f"/api/v1/workorders/{key}")["custom"]} == {
        "machine": "stopped", "downtime": 7,
    }  # fmt: skip

    page.goto(page.url.partition("/console/")[0] + "/console/orders")
    expect(lines(page).first).to_be_visible()
    ask(page, "设备状态", "停机")
    builder(page).get_by_role("button", name="筛选", exact=True).click()
    expect(lines(page)).to_have_count(1)
    page.get_by_role("button", name="列", exact=True).click()
    page.get_by_role("checkbox", name="停机时长").check()
    page.keyboard.press("Escape")
    expect(page.get_by_role("columnheader", name="停机时长")).to_be_visible()
    picture(page, "queue")
    page.get_by_role("button", name="导出").click()
    with page.expect_download() as loading:
        page.get_by_role("button", name="CSV").click()
        page.get_by_role("link", name=".csv").first.click()
    loading.value.save_as(tmp_path / "list.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "list.csv").read_text(encoding="utf-8-sig"))))
    assert "停机时长 Downtime" in rows[0]


def test_an_engineer_fills_them_in_without_a_line(visit: Visit, own: Any) -> None:
    page = visit().sign_in("admin", "/console/settings/fields")
    key = own[1].orders["long"]
    for code, type_, zh, more in (
        ("ph_state", "choice", "现场状态", {"choices": [
            {"code": "off", "name_zh": "已停", "name_en": "Off"}, {"code": "on", "name_zh": "在转", "name_en": "On"}]}),
        ("ph_volt", "number", "现场电压", {"unit": "V", "low": 0, "high": 400}),
        ("ph_who", "person", "见证人", {}),
    ):  # fmt: skip
        put(page, f"/api/v1/custom_fields/{code}", {"type": type_, "name_zh": zh, "name_en": code, **more}, 0)
    form = does(page, "GET", "/api/v1/kinds/repair/form")
    items = [{"field": one["field"], "customers": one["customers"]} for one in form["items"]]
    new = [{"field": code} for code in ("ph_state", "ph_volt", "ph_who")]
    put(page, "/api/v1/kinds/repair/form", {"items": [*items, *new]}, form["version"])

    engineer = visit(width=390, height=844)
    phone = engineer.sign_in("chengd", f"/field/orders/{key}")
    card = phone.get_by_role("region", name="补充信息")
    card.get_by_role("button", name="填写").click()
    sheet = phone.get_by_role("dialog", name="补充信息")
    sheet.get_by_label("查找见证人").fill("刘洋")
    sheet.get_by_role("button", name="刘洋").click()
    engineer.context.set_offline(True)
    sheet.get_by_text("已停", exact=True).click()
    sheet.get_by_label("现场电压").fill("900")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet.get_by_text("超出范围")).to_be_visible()
    picture(phone, "phone-fill")
    assert grave_faults(phone) == []
    sheet.get_by_label("现场电压").fill("231")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)
    expect(card.get_by_text("231 V")).to_be_visible()
    expect(card.get_by_text("未上传").first).to_be_visible()
    picture(phone, "phone-unsent")
    engineer.context.set_offline(False)
    expect(card.get_by_text("未上传")).to_have_count(0, timeout=40_000)
    stands = {one["code"]: one["value"] for one in does(page, "GET", f"/api/v1/workorders/{key}")["custom"]}
    assert (stands["ph_state"], stands["ph_volt"]) == ("off", 231)
    assert stands["ph_who"]


def put(page: Page, path: str, body: Any, version: int) -> None:
    """As a program would, from the page's own sign-in."""
    status = page.evaluate(
        """async ([path, body, version]) => { const csrf = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
        const headers = { 'X-CSRFToken': csrf, 'If-Match': `"${version}"`, 'Content-Type': 'application/json',
            'Idempotency-Key': crypto.randomUUID() };
        return (await fetch(path, { method: 'PUT', body: JSON.stringify(body), headers })).status; }""",
        [path, body, version],
    )
    assert status == 200


def test_the_tree_of_categories_is_put_in_order_by_keys(visit: Visit, own: Any) -> None:
    page = visit().sign_in("admin", "/console/settings/categories")
    for code, zh in (("ct_net", "网络"), ("ct_wifi", "无线"), ("ct_old", "旧网")):
        put(page, f"/api/v1/categories/{code}", {"name_zh": zh, "name_en": code, "parent": None}, 0)
    page.reload()
    grip = page.get_by_role("button", name="移动“无线”")
    grip.press("ArrowRight")
    expect(page.get_by_role("status")).to_have_count(0)

    def parents() -> dict[str, Any]:
        rows = does(page, "GET", "/api/v1/categories")
        keys = {row["key"]: row["code"] for row in rows}
        return {row["code"]: keys.get(row["parent"]) for row in rows if row["code"].startswith("ct_")}

    expect(grip).to_be_focused()
    page.wait_for_timeout(500)
    assert parents()["ct_wifi"] == "ct_net"
    picture(page, "categories")
    assert grave_faults(page) == []
    page.get_by_role("button", name="把“旧网”并入").click()
    sheet = page.get_by_role("dialog", name="把“旧网”并入")
    pick(page, sheet.get_by_role("combobox", name="并入"), "网络")
    sheet.get_by_role("button", name="并入").last.click()
    expect(sheet).to_have_count(0)
    assert "ct_old" not in parents()
