"""Checklists: filled in on the phone with photos and a signature, with and without a line; what is missing is named and
stands in the way; what failed becomes an order; templates are made with the keyboard alone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, Desk, Visitor
from tests.browser.test_field import PHONE, ask, primary
from tests.browser.test_files import picture

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
Given = Callable[..., tuple[Page, Page, dict[str, Any], Visitor]]

SEND = """async ([method, path, version]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(), 'If-Match': `"${version}"`};
    const answer = await fetch('/api/v1' + path, {method, headers});
    if (!answer.ok) throw new Error(await answer.text());
    return answer.json();
}"""


def key(n: int) -> str:
    return f"01990000-0000-7000-8000-{n:012d}"


def item(n: int, kind: str, zh: str, en: str, **told: Any) -> dict[str, Any]:
    return {"key": key(n), "kind": kind, "name_zh": zh, "name_en": en, **told}


LIST = {
    "name_zh": "离场检查",
    "name_en": "Before leaving",
    "subject": "visit",
    "shown_to_customer": True,
    "items": [
        item(1, "check", "风扇无异响", "Fan runs quietly", allow_na=True),
        item(2, "number", "运行高压", "High pressure", unit="MPa", low=2.2, high=3.0),
        item(3, "text", "高压偏离的原因", "Why it is off", show_if={"item": key(2), "values": ["failed"]}),
        item(4, "photo", "面板照片", "Photo of the panel"),
        item(5, "signature", "客户签字", "Customer's signature"),
    ],
}


@pytest.fixture
def given(visit: Callable[..., Visitor]) -> Given:
    """The administrator's window, Chen's phone at the order on site with a list of its own, and the order."""

    def give(title: str, code: str) -> tuple[Page, Page, dict[str, Any], Visitor]:
        desk = visit().sign_in("admin")
        desk.wait_for_load_state()
        names = {"name_zh": title, "name_en": title}
        desk.evaluate(PUT_KIND, [code, names])
        made = ask(desk, "POST", "/checklist_templates", {**LIST, "applies": {"kinds": [code]}})
        desk.evaluate(SEND, ["POST", f"/checklist_templates/{made['key']}/publish", made["version"]])
        customer = ask(desk, "GET", "/customers?search=江海制药")["rows"][0]["key"]
        engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
        order = ask(desk, "POST", "/workorders", {"kind": code, "title": title, "customer": customer})
        ask(desk, "POST", f"/workorders/{order['key']}/triage", {})
        ask(desk, "POST", f"/workorders/{order['key']}/visits", {"engineer": engineer, "mates": []})
        someone = visit(**PHONE)
        phone = someone.sign_in("chengd", f"/field/orders/{order['key']}")
        for tap in ("接单", "出发", "到场签到"):
            primary(phone, tap).tap()
            phone.wait_for_timeout(1_200)
        expect(phone.get_by_role("link", name="开始填")).to_be_visible(timeout=FOLLOWS_MS)
        return desk, phone, order, someone

    return give


PUT_KIND = """async ([code, names]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json',
                     'If-Match': '"0"'};
    const answer = await fetch('/api/v1/kinds/' + code, {method: 'PUT', headers, body: JSON.stringify(names)});
    if (!answer.ok) throw new Error(await answer.text());
}"""


def of(page: Page, n: int) -> Any:
    """One item of the list on the page."""
    return page.locator(f"#item-{key(n)}")


def sign(page: Page) -> None:
    page.get_by_role("button", name="请客户签字").tap()
    box = page.locator("canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 40, box["y"] + 60)
    page.mouse.down()
    for step in range(12):
        page.mouse.move(box["x"] + 40 + step * 15, box["y"] + 60 + (step % 4) * 14)
    page.mouse.up()
    page.get_by_label("签字人姓名").fill("张伟")
    page.get_by_role("button", name="签好了").tap()


def test_a_visit_with_a_list_from_the_first_answer_to_the_signature(given: Given) -> None:
    desk, phone, order, _ = given("巡检 A", "rt_checks_a")
    primary(phone, "完成上门").tap()
    sheet = phone.get_by_role("dialog")
    sheet.get_by_text("已修复").tap()
    expect(sheet.get_by_text("风扇无异响、运行高压、面板照片、客户签字")).to_be_visible()
    visits = ask(desk, "GET", f"/workorders/{order['key']}")["visits"]
    refused = desk.evaluate(
        """async ([key, version]) => {
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(),
                             'Content-Type': 'application/json'};
            const answer = await fetch(`/api/v1/visits/${key}/complete`,
                {method: 'POST', headers, body: JSON.stringify({outcome: 'fixed'})});
            return answer.json();
        }""",
        [visits[0]["key"], visits[0]["version"]],
    )
    assert refused["code"] == "checklist_unfilled" and "运行高压" in refused["detail"], "the server says the same"
    sheet.get_by_role("link", name="去填").tap()
    of(phone, 1).get_by_role("button", name="不合格").tap()
    of(phone, 2).get_by_role("textbox").fill("3.4")
    phone.keyboard.press("Enter")
    expect(of(phone, 2).get_by_text("超出范围")).to_be_visible()
    of(phone, 3).get_by_role("textbox").first.fill("膨胀阀卡住")
    of(phone, 3).get_by_role("textbox").first.blur()
    of(phone, 4).locator("input[capture]").set_input_files(picture("面板.jpg", "teal"))
    sign(phone)
    expect(phone.get_by_text("5/5 项")).to_be_visible(timeout=FOLLOWS_MS)
    of(phone, 2).get_by_role("button", name="另开工单维修").tap()
    expect(of(phone, 2).get_by_role("link", name="已另开工单")).to_be_visible(timeout=FOLLOWS_MS)
    phone.get_by_role("button", name="填好了，回到工单").tap()
    primary(phone, "完成上门").tap()
    sheet.get_by_text("已修复").tap()
    sheet.get_by_label("原因").fill("膨胀阀")
    sheet.get_by_label("处理").fill("换了膨胀阀")
    sheet.get_by_role("button", name="完成上门").tap()
    done = ask(desk, "GET", f"/workorders/{order['key']}")
    for _ in range(FOLLOWS_MS // 500):
        if done["state"] == "resolved":
            break
        phone.wait_for_timeout(500)
        done = ask(desk, "GET", f"/workorders/{order['key']}")
    assert (done["state"], done["visits"][0]["outcome"]) == ("resolved", "fixed")
    (row,) = ask(desk, "GET", f"/workorders/{order['key']}/checklists")["rows"]
    assert row["filled_at"] is not None and len(row["follow_ups"]) == 1
    files = ask(desk, "GET", f"/workorders/{order['key']}/files")["rows"]
    assert len(files) == 2 and {row["public"] for row in files} == {True}, "the photo and the signature, as pictures"


def test_a_list_is_filled_in_without_a_line(given: Given) -> None:
    desk, phone, order, someone = given("巡检 B", "rt_checks_b")
    phone.get_by_role("link", name="开始填").tap()
    expect(of(phone, 1)).to_be_visible()
    someone.context.set_offline(True)
    of(phone, 1).get_by_role("button", name="合格", exact=True).tap()
    of(phone, 2).get_by_role("textbox").fill("2.6")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("2/4 项")).to_be_visible()
    expect(of(phone, 1).get_by_text("未上传")).to_be_visible()
    sign(phone)
    expect(phone.get_by_text("3/4 项")).to_be_visible()
    (row,) = ask(desk, "GET", f"/workorders/{order['key']}/checklists")["rows"]
    assert row["answers"] == []
    someone.context.set_offline(False)
    expect(phone.get_by_text("未上传")).to_have_count(0, timeout=40_000)
    (row,) = ask(desk, "GET", f"/workorders/{order['key']}/checklists")["rows"]
    assert [one["item"] for one in row["answers"]] == [key(1), key(2), key(5)]
    assert row["answers"][2]["text"] == "张伟"


def test_the_desk_sees_what_failed_and_reports_it(given: Given, visit: Callable[..., Visitor]) -> None:
    desk, phone, order, _ = given("巡检 C", "rt_checks_c")
    phone.get_by_role("link", name="开始填").tap()
    of(phone, 1).get_by_role("button", name="不合格").tap()
    desk.goto(desk.url.split("/console")[0] + f"/console/orders/{order['key']}")
    card = desk.get_by_role("region", name="检查单")
    expect(card.get_by_text("风扇无异响")).to_be_visible(timeout=FOLLOWS_MS)
    card.get_by_role("button", name="另开工单维修").click()
    expect(card.get_by_role("link", name="W-")).to_be_visible(timeout=FOLLOWS_MS)
    card.get_by_role("button", name="填写").click()
    drawer = desk.get_by_role("dialog")
    drawer.locator(f"#item-{key(2)}").get_by_role("textbox").fill("2.5")
    desk.keyboard.press("Enter")
    expect(drawer.get_by_text("2/4 项")).to_be_visible(timeout=FOLLOWS_MS)
    expect(of(phone, 2).get_by_role("textbox")).to_have_value("2.5", timeout=FOLLOWS_MS)
    axe(desk)


def axe(page: Page) -> None:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("async () => (await axe.run({resultTypes: ['violations']})).violations")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("look", [{}, {"dark": True}], ids=["light", "dark"])
def test_the_list_has_no_barriers(given: Given, visit: Callable[..., Visitor], look: dict[str, Any]) -> None:
    code = f"rt_checks_{'dark' if look else 'light'}"
    desk, phone, order, _ = given(f"巡检 {code}", code)
    phone.get_by_role("link", name="开始填").tap()
    of(phone, 1).get_by_role("button", name="不合格").tap()
    (row,) = ask(desk, "GET", f"/workorders/{order['key']}/checklists")["rows"]
    page = visit(**PHONE, **look).sign_in("chengd", f"/field/orders/{order['key']}/checklists/{row['key']}")
    expect(of(page, 1).get_by_role("button", name="另开工单维修")).to_be_visible(timeout=FOLLOWS_MS)
    axe(page)


def test_a_template_is_made_with_the_keyboard_alone(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("admin", "/console/settings/checklists/new")
    keys = page.keyboard
    page.get_by_label("中文名称").first.focus()
    keys.type("键盘检查")
    page.get_by_label("英文名称").first.focus()
    keys.type("Keyboard check")
    for kind, zh, en in (("读数", "库温", "Room temperature"), ("合格/不合格", "库门", "Door")):
        page.get_by_role("group", name="加一项：").get_by_role("button", name=kind, exact=True).focus()
        keys.press("Enter")
        expect(page.get_by_label("检查什么（中文）")).to_be_focused()
        keys.type(zh)
        keys.press("Tab")
        keys.type(en)
    page.get_by_role("button", name="上移：库门").focus()
    keys.press("Enter")
    expect(page.get_by_role("status").filter(has_text="库门现在是第 1 项")).to_be_attached()
    row = page.get_by_role("button", name="库门").and_(page.locator("[id^=row-]"))
    row.focus()
    keys.press("Alt+ArrowDown")
    expect(row).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="库门现在是第 2 项")).to_be_attached()
    preview = page.get_by_role("complementary", name="手机预览")
    preview.get_by_role("button", name="不合格").focus()
    keys.press("Enter")
    expect(preview.get_by_text("1/2 项")).to_be_visible()
    page.get_by_role("button", name="发布", exact=True).focus()
    keys.press("Enter")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_text("第一次发布，共 2 项。")).to_be_visible()
    sheet.get_by_role("button", name="发布").focus()
    keys.press("Enter")
    expect(page.get_by_text("第 1 版")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="所有检查单").click()
    expect(page.get_by_role("link", name="键盘检查")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
def test_a_list_is_added_by_hand_and_put_away_again(visit: Callable[..., Visitor], desk: Desk, width: int) -> None:
    name = f"安全复查 {width}"
    page = visit(width=width, height=844).sign_in("admin")
    page.wait_for_load_state()
    spare = {**LIST, "name_zh": name, "name_en": f"Safety {width}", "subject": "order"}
    made = ask(page, "POST", "/checklist_templates", {**spare, "applies": {"kinds": ["inspection"]}})
    page.evaluate(SEND, ["POST", f"/checklist_templates/{made['key']}/publish", made["version"]])
    customer = ask(page, "GET", "/customers?search=江海制药")["rows"][0]["key"]
    order = ask(page, "POST", "/workorders", {"kind": "repair", "title": "加一张检查单", "customer": customer})
    page.goto(f"{desk.url}/console/orders/{order['key']}?tab=around")
    card = page.get_by_role("region", name="检查单", exact=True)
    card.get_by_role("button", name="添加").click()
    sheet = page.get_by_role("dialog", name="添加检查单")
    sheet.get_by_role("radio", name=re.compile(name)).check()
    sheet.get_by_role("button", name="添加").click()
    expect(sheet).to_have_count(0)
    row = card.get_by_role("listitem").filter(has_text=name)
    row.get_by_role("button", name="填写").click()
    page.get_by_role("dialog", name=name).get_by_role("button", name="撤下这张").click()
    expect(row).to_have_count(0)
