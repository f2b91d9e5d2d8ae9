"""People, teams, settings and one's own account in a real browser: what a manager, an administrator and anybody do."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from aftersales.assets import rules as assets
from aftersales.customers import rules as customers
from aftersales.dispatch import rules as dispatch
from aftersales.notices import rules as notices
from aftersales.people import rules as people
from aftersales.workorders import rules as workorders
from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser

LOCALES = Path(__file__).resolve().parents[2] / "web" / "src" / "locales"
PAGES = (
    "/people", "/teams", "/me", "/settings/calendars", "/settings/sla", "/settings/kinds", "/settings/categories",
    "/settings/states", "/settings/roles", "/settings/skills", "/settings/territories", "/settings/imports",
)  # fmt: skip
SOON_MS = 5_000


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_right_and_every_notice_has_words(language: str) -> None:
    settings = json.loads((LOCALES / language / "settings.json").read_text(encoding="utf-8"))
    account = json.loads((LOCALES / language / "people.json").read_text(encoding="utf-8"))["account"]
    told = {f"{room}.{verb}" for room, verbs in settings["rights"].items() for verb in verbs}
    known = {right for room in (assets, customers, dispatch, notices, people, workorders) for right in room.RIGHTS}
    assert known | people.PORTAL_RIGHTS == told
    assert set(notices.MANNERS) - set(account["notice"]) == set()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_can_be_read_by_everybody(visit: Callable[..., Visitor], desk: Desk, dark: bool, width: int) -> None:
    page = visit(dark=dark, width=width).sign_in("admin", "/console/people")
    for path in (*PAGES, _path_of(page, "陈国栋")):
        page.goto(f"{desk.url}/console{path}")
        page.get_by_role("heading", level=1).wait_for()
        expect(page.get_by_role("status", name="正在读取")).to_have_count(0)
        assert grave_faults(page) == [], path
        wide = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, path


def test_somebody_new_is_added_given_a_skill_and_archived(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("admin", "/console/settings/skills")
    _add(page, "添加技能", code="vrf", name_zh="多联机", name_en="VRF")
    page.goto(f"{desk.url}/console/people")
    page.get_by_role("button", name="添加同事").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("button", name="添加同事").click()
    expect(sheet.get_by_text("请填写姓名")).to_be_visible()
    sheet.get_by_label("姓名").fill("周小满")
    sheet.get_by_label("手机号").fill("12")
    sheet.get_by_role("button", name="添加同事").click()
    expect(sheet.get_by_role("alert")).to_contain_text("手机号不对")
    sheet.get_by_label("手机号").fill("139 0000 1111")
    sheet.get_by_role("button", name="添加同事").click()
    expect(page.get_by_role("heading", name="周小满")).to_be_visible()
    expect(page.get_by_text("+8613900001111")).to_be_visible()

    page.get_by_role("button", name="设为工程师").click()
    sheet = page.get_by_role("dialog")
    _choose(page, sheet.get_by_label("工作日历"), "大陆外勤时间")
    sheet.get_by_role("button", name="保存").click()
    page.get_by_role("button", name="添加技能").click()
    sheet = page.get_by_role("dialog")
    _choose(page, sheet.locator("#skill"), "多联机")
    sheet.get_by_role("button", name="保存").click()
    expect(page.get_by_text("长期有效")).to_be_visible()

    page.get_by_role("button", name="归档", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="归档").click()
    expect(page.get_by_text("已归档，不能登录")).to_be_visible()
    page.get_by_role("button", name="恢复").click()
    expect(page.get_by_text("已归档，不能登录")).to_have_count(0)
    page.goto(f"{desk.url}/console/people?skill=vrf")
    expect(page.locator("[data-person]")).to_have_count(1)


def test_a_shift_is_planned_and_taken_back(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("admin", "/console/people")
    page.goto(f"{desk.url}/console{_path_of(page, '李航')}")
    page.get_by_role("button", name="安排值班").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_text("中国标准时间 (GMT+8)")).to_be_visible()
    times = sheet.get_by_label("开始时间")
    times.fill("25 点")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet.get_by_text("时间写成 18:00 这样")).to_be_visible()
    times.fill("18:30")
    sheet.get_by_role("button", name="保存").click()
    expect(page.get_by_text("18:30").first).to_be_visible()
    page.get_by_role("button", name="取消值班").click()
    page.get_by_role("dialog").get_by_role("button", name="取消值班").click()
    expect(page.get_by_text("这一周没有值班或休假。")).to_be_visible()


def test_the_sign_ins_of_somebody_end_within_seconds(visit: Callable[..., Visitor], desk: Desk) -> None:
    theirs = visit().sign_in("liuyang", afresh=True)
    expect(theirs.locator("#main")).to_be_visible()
    page = visit().sign_in("admin", "/console/people")
    page.goto(f"{desk.url}/console{_path_of(page, '刘洋')}")
    expect(page.get_by_text("Linux 上的 Chrome").first).to_be_visible()
    page.get_by_role("button", name="结束全部登录").click()
    page.get_by_role("dialog").get_by_role("button", name="结束全部登录").click()
    expect(page.get_by_text("目前没有登录。")).to_be_visible()
    expect(theirs.locator("input[type=password]")).to_be_visible(timeout=SOON_MS)
    Visitor.known.pop(f"liuyang {desk.url}", None)


def test_two_change_a_team_and_the_second_is_told(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("admin", "/console/teams")
    page.get_by_role("navigation", name="团队").get_by_role("button", name="远程组").click()
    page.get_by_role("button", name="修改", exact=True).click()
    sheet = page.get_by_role("dialog")
    _changed_elsewhere(page)
    sheet.get_by_label("中文名称").fill("远程一组")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet.get_by_role("alert")).to_contain_text("您填的：远程一组")
    expect(sheet.get_by_role("alert")).to_contain_text("现在是：远程组")
    expect(sheet.get_by_label("中文名称")).to_have_value("远程一组")


def test_a_calendar_s_day_is_changed_by_keyboard(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("admin", "/console/settings/calendars?calendar=cn-office&year=2026")
    expect(page.get_by_text("国务院办公厅关于2026年部分节假日安排的通知")).to_be_visible()
    day = page.locator("[data-on='2026-10-09']")
    page.locator("[data-on='2026-10-08']").focus()
    page.keyboard.press("ArrowRight")
    expect(day).to_be_focused()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_text("平常这天上班 09:00–12:00, 13:00–18:00。")).to_be_visible()
    sheet.get_by_text("特殊时间").click()
    sheet.get_by_label("工作时间").fill("9 to 5")
    sheet.get_by_role("button", name="保存").click()
    expect(sheet.get_by_text("时间写成 9:00–12:00, 13:00–18:00 这样")).to_be_visible()
    sheet.get_by_label("工作时间").fill("9:00–12:00")
    sheet.get_by_role("button", name="保存").click()
    expect(day).to_have_attribute("aria-label", _containing("09:00–12:00"))
    page.goto(f"{desk.url}/console/settings/calendars?calendar=cn-office&year=2027")
    expect(page.get_by_text("2027 年的放假安排还没有公布")).to_be_visible()


def test_a_promise_is_added_and_chosen_for_whom_it_is(visit: Callable[..., Visitor]) -> None:
    # Platinum: nobody in the test company has it, so the other tests' promises stay what they were.
    page = visit().sign_in("admin", "/console/settings/sla")
    page.get_by_role("button", name="新建时限").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("中文名称").fill("白金 7×24")
    sheet.get_by_label("英文名称").fill("Platinum 24/7")
    _choose(page, sheet.get_by_label("合同的服务等级"), "白金")
    sheet.get_by_role("spinbutton", name="首次响应").fill("1")
    sheet.get_by_role("button", name="保存").click()
    expect(page.get_by_role("rowheader", name="白金 7×24")).to_be_visible()
    _choose(page, page.get_by_label("合同的服务等级"), "白金")
    chosen = page.get_by_role("listitem").filter(has_text="用这条")
    expect(chosen).to_contain_text("白金 7×24")
    expect(chosen).to_contain_text("合同的服务等级")


def test_a_role_is_made_of_another_and_narrowed(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("admin", "/console/settings/roles")
    page.get_by_role("button", name="新建角色").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("编码").fill("night_desk")
    sheet.get_by_label("中文名称").fill("夜班客服")
    sheet.get_by_label("英文名称").fill("Night desk")
    _choose(page, sheet.get_by_label("复制自"), "客服")
    sheet.get_by_role("button", name="新建角色").click()
    expect(page.get_by_role("heading", name="夜班客服")).to_be_visible()
    page.get_by_label("看客户: 全部").uncheck()
    page.get_by_label("看客户: 自己的").check()
    page.get_by_role("button", name="保存").click()
    expect(page.get_by_role("button", name="保存")).to_be_disabled()
    page.reload()
    expect(page.get_by_label("看客户: 自己的")).to_be_checked()
    expect(page.get_by_label("看客户: 全部")).not_to_be_checked()


def test_who_may_not_settle_reads_and_is_offered_nothing(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", "/console/settings/roles")
    expect(page.get_by_label("看工单: 全部")).to_be_disabled()
    expect(page.get_by_role("button", name="新建角色")).to_have_count(0)
    page.goto(f"{desk.url}/console/people/{uuid4()}")
    expect(page.get_by_text("您看不到这里的内容")).to_be_visible()


def test_a_second_step_is_turned_on_asked_for_and_turned_off(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("chengd", "/console/me", afresh=True)
    page.get_by_role("button", name="开启两步验证").click()
    sheet = page.get_by_role("dialog")
    expect(sheet.locator("svg[role=img], svg").first).to_be_visible()
    secret = sheet.locator("code").inner_text().replace(" ", "")
    sheet.get_by_label("应用里显示的 6 位数字").fill(_code(secret))
    sheet.get_by_role("button", name="开启", exact=True).click()
    _type_password(page, desk, "当前密码", "继续")
    codes = page.get_by_role("dialog").filter(has_text="每个只能用一次").locator("li")
    expect(codes).to_have_count(10)
    recovery = codes.first.inner_text()
    page.get_by_role("button", name="已收好").click()
    expect(page.get_by_text("还剩 10 个恢复码")).to_be_visible()

    elsewhere = visit().window()
    elsewhere.locator("input[autocomplete=username]").fill("chengd@example.com")
    elsewhere.locator("input[type=password]").fill(desk.password)
    elsewhere.keyboard.press("Enter")
    elsewhere.get_by_label("验证码").fill(recovery)
    elsewhere.keyboard.press("Enter")
    elsewhere.wait_for_url(lambda url: "sign-in" not in url)

    page.get_by_role("button", name="关闭两步验证").click()
    page.get_by_role("dialog").get_by_role("button", name="关闭两步验证").click()
    expect(page.get_by_role("button", name="开启两步验证")).to_be_visible()


def test_a_passkey_is_made_and_signs_in(visit: Callable[..., Visitor], desk: Desk) -> None:
    """Of somebody whom no other test signs in by a password alone: with a passkey that is no longer enough."""
    somebody = visit()
    local = desk.url.replace("127.0.0.1", "localhost")
    assert local != desk.url, "browsers know passkeys for names alone, not for numbers"
    page = _with_a_device(somebody, f"{local}/console/")
    page.locator("input[autocomplete=username]").fill("olive@example.com")
    page.locator("input[type=password]").fill(desk.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "sign-in" not in url)
    page.goto(f"{local}/console/me")
    page.get_by_role("button", name="Add a passkey").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("Name, such as").fill("laptop")
    sheet.get_by_role("button", name="Go on").click()
    _type_password(page, desk, "Present password", "Go on")
    expect(page.get_by_text("laptop")).to_be_visible()
    page.get_by_role("button", name="Olive Hart", exact=True).click()
    page.get_by_role("menuitem", name="Sign out").click()
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("#main")).to_be_visible()


def test_a_token_is_shown_once_and_ended(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/me")
    page.get_by_role("button", name="新建令牌").click()
    sheet = page.get_by_role("dialog")
    sheet.get_by_label("用途").fill("报表")
    _choose(page, sheet.get_by_label("权限"), "看工单")
    page.keyboard.press("Escape")
    sheet.get_by_role("button", name="新建令牌").click()
    secret = page.get_by_test_id("secret").inner_text()
    assert secret.startswith("aft_")
    page.get_by_role("button", name="已收好").click()
    expect(page.get_by_text("报表")).to_be_visible()
    assert secret not in page.content()
    page.get_by_role("button", name="结束 报表").click()
    page.get_by_role("dialog").get_by_role("button", name="结束").click()
    expect(page.get_by_text("没有令牌。")).to_be_visible()


def test_without_a_line_what_was_filled_in_is_kept(visit: Callable[..., Visitor]) -> None:
    somebody = visit()
    page = somebody.sign_in("admin", "/console/settings/territories")
    page.get_by_role("button", name="添加区域").click()
    sheet = page.get_by_role("dialog")
    for label, text in (("编码", "harbin"), ("中文名称", "哈尔滨"), ("英文名称", "Harbin")):
        sheet.get_by_label(label).fill(text)
    somebody.context.set_offline(True)
    sheet.get_by_role("button", name="保存").click()
    expect(sheet.get_by_role("alert")).to_contain_text("您写的内容还在", timeout=40_000)
    somebody.context.set_offline(False)
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)
    expect(page.get_by_text("哈尔滨")).to_have_count(1)


def test_strange_names_neither_run_nor_burst_the_page(visit: Callable[..., Visitor]) -> None:
    page = visit(width=390).sign_in("admin", "/console/settings/skills")
    strange = "<img src=x onerror=document.title='hit'>" + "啊" * 120 + "محمد"
    _add(page, "添加技能", code=f"x{uuid4().hex[:8]}", name_zh=strange, name_en="<script>document.title='hit'</script>")
    expect(page.get_by_text("onerror").first).to_be_visible()
    assert "hit" not in page.title()
    assert page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0


def _type_password(page: Page, desk: Desk, label: str, button: str) -> None:
    """How one signs in is changed only by who has just typed the password."""
    asked = page.get_by_role("dialog").filter(has=page.get_by_label(label))
    asked.get_by_label(label).fill(desk.password)
    asked.get_by_role("button", name=button, exact=True).click()


def _add(page: Page, button: str, *, code: str, name_zh: str, name_en: str) -> None:
    page.get_by_role("button", name=button).first.click()
    sheet = page.get_by_role("dialog")
    for label, text in (("编码", code), ("中文名称", name_zh), ("英文名称", name_en)):
        sheet.get_by_label(label).fill(text)
    sheet.get_by_role("button", name="保存").click()
    expect(sheet).to_have_count(0)


def _choose(page: Page, field: object, option: str) -> None:
    """Open a choice, type what is wanted where it can be typed, and press it."""
    field.click(force=True)  # type: ignore[attr-defined]  # a Locator; antd lays the chosen word over its own input
    page.locator(".ant-select-item-option", has_text=option).locator("visible=true").first.click()


def _path_of(page: Page, name: str) -> str:
    """The page of somebody, as the list of people links to it."""
    link = page.get_by_role("link", name=name, exact=True)
    link.wait_for()
    return (link.get_attribute("href") or "").removeprefix("/console")


def _changed_elsewhere(page: Page) -> None:
    """Somebody else changes the team while the sheet is open."""
    page.evaluate(
        """async () => {
            const {rows} = await (await fetch('/api/v1/teams')).json();
            const team = rows.find((one) => one.code === 'remote');
            const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
            const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(),
                             'If-Match': `"${team.version}"`, 'Content-Type': 'application/json'};
            const body = JSON.stringify({name_en: 'Remote desk'});
            await fetch(`/api/v1/teams/${team.key}`, {method: 'PATCH', headers, body});
        }"""
    )


def _with_a_device(somebody: Visitor, url: str) -> Page:
    """A window with a device that can make and use passkeys."""
    somebody.context.unroute("**/*")
    page = somebody.watched()
    session = somebody.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    page.goto(url)
    return page


def _code(secret: str) -> str:
    """What a code generator shows now; not in the last seconds, in which it would be too late on arrival."""
    left = 30 - time.time() % 30
    if left < 6:
        time.sleep(left + 0.5)
    shown: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return shown


def _containing(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text))
