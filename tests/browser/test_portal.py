"""The customers' door in a real browser: report, follow it step by step, confirm or reopen, judge."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import AXE, Desk, Visitor

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
ASK = """async ([method, path, body]) => {
  const csrf = /csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? '';
  const headers = { 'X-CSRFToken': csrf, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json' };
  const answer = await fetch(path, { method, headers, ...(body === null ? {} : { body: JSON.stringify(body) }) });
  return { status: answer.status, body: await answer.json().catch(() => null) };
}"""
NASTY = "<img src=x onerror=\"document.title='pwned'\"><script>document.title='pwned'</script>"


def does(page: Page, method: str, path: str, body: Any = None) -> Any:
    """What whoever is signed in on this page does through the API."""
    answer = page.evaluate(ASK, [method, path, body])
    assert answer["status"] in (200, 201), answer
    return answer["body"]


def reported(page: Page, words: str) -> str:
    """Report by hand, as a customer does it; the address of the order's page."""
    page.get_by_role("link", name="报修").click()
    page.get_by_role("button", name="多联机外机 3 号").click()
    page.get_by_label("说说您看到的").first.fill(words)
    page.get_by_role("button", name="报警代码").click()
    page.get_by_role("radio", name="还能用").check()
    page.get_by_role("button", name="下一步").click()
    page.get_by_role("button", name="上午").click()
    page.get_by_role("button", name="发送报修").click()
    expect(page.get_by_role("heading", name="收到了")).to_be_visible()
    page.get_by_role("link", name="看进度").click()
    expect(page.get_by_role("heading", name="进度")).to_be_visible()
    return page.url.rpartition("/")[2]


def solve(desk_page: Page, key: str) -> None:
    order = f"/api/v1/workorders/{key}"
    owner = does(desk_page, "GET", "/api/v1/people?search=%E6%9D%8E%E8%88%AA")["rows"][0]["key"]
    does(desk_page, "POST", f"{order}/assign", {"owner": owner})
    does(desk_page, "POST", f"{order}/start")
    does(desk_page, "POST", f"{order}/resolve", {"cause": "内部原因", "solution": "换了风扇电机"})


def test_from_report_to_stars_every_step_is_seen_as_it_happens(visit: Callable[..., Visitor]) -> None:
    customer = visit(**PHONE).sign_in("lina", "/portal/")
    desk_page = visit().sign_in("wangmin")
    key = reported(customer, "面板显示 E6")
    order = f"/api/v1/workorders/{key}"
    expect(customer.get_by_role("heading", level=1)).to_contain_text("前有人联系您")
    expect(customer.get_by_text("联系人：李娜，+8613911110001")).to_be_visible()

    does(desk_page, "POST", f"{order}/triage", {"priority": 2})
    expect(customer.get_by_text("王敏接了您的报修。")).to_be_visible()
    does(desk_page, "POST", f"{order}/notes", {"body": "内部：客户欠费", "public": False})
    does(desk_page, "POST", f"{order}/notes", {"body": "国栋明天到。", "public": True})
    expect(customer.get_by_text("国栋明天到。")).to_be_visible()

    planner = visit().sign_in("admin")
    engineer = does(planner, "GET", "/api/v1/people?search=%E9%99%88%E5%9B%BD%E6%A0%8B")["rows"][0]["key"]
    begins = datetime.now(UTC) + timedelta(days=300)
    window = {"starts_at": begins.isoformat(), "ends_at": (begins + timedelta(minutes=5)).isoformat()}
    going = does(planner, "POST", f"{order}/visits", {"engineer": engineer, **window})
    expect(customer.get_by_role("heading", level=1)).to_contain_text("等工程师确认")
    mechanic = visit(**PHONE).sign_in("chengd")
    does(mechanic, "POST", f"/api/v1/visits/{going['key']}/confirm")
    expect(customer.get_by_role("heading", level=1)).to_contain_text("陈国栋师傅")
    does(mechanic, "POST", f"/api/v1/visits/{going['key']}/depart")
    expect(customer.get_by_role("heading", level=1)).to_contain_text("在路上")
    does(mechanic, "POST", f"/api/v1/visits/{going['key']}/arrive")
    expect(customer.get_by_role("heading", level=1)).to_contain_text("正在现场")
    does(mechanic, "POST", f"/api/v1/visits/{going['key']}/complete", {"outcome": "fixed", "note": "换好了"})
    does(planner, "POST", f"{order}/assign", {"owner": engineer})
    does(planner, "POST", f"{order}/resolve", {"cause": "内部原因", "solution": "换了风扇电机"})
    expect(customer.get_by_text("换了风扇电机")).to_be_visible()
    assert "内部" not in customer.content()

    customer.get_by_role("button", name="修好了").click()
    expect(customer.get_by_role("heading", name="这次服务怎么样？")).to_be_visible()
    customer.get_by_role("button", name="提交评价").click()
    expect(customer.get_by_text("请先点几颗星")).to_be_visible()
    customer.get_by_role("radio", name="4 颗星").check(force=True)
    customer.get_by_label("想说点什么").fill("来得快")
    customer.get_by_role("button", name="提交评价").click()
    expect(customer.get_by_text("谢谢您的评价")).to_be_visible()
    rows = does(desk_page, "GET", f"{order}/timeline")["rows"]
    assert ("WorkOrderRated", 4) in [(row["kind"], row["data"].get("stars")) for row in rows]


def test_a_number_nobody_has_is_refused_beside_its_field(visit: Callable[..., Visitor]) -> None:
    page = visit(**PHONE).sign_in("wangqiang", "/portal/")
    page.get_by_role("link", name="报修").click()
    page.get_by_role("button", name="不在列表里").click()
    page.get_by_label("是什么设备或软件？").fill("冷库门")
    page.get_by_role("button", name="有怪声").click()
    page.get_by_role("radio", name="不急").check()
    page.get_by_role("button", name="下一步").click()
    number = page.get_by_label("电话", exact=True)
    page.get_by_label("联系人").fill("门卫王师傅")
    number.fill("13911112222333344445")
    page.get_by_role("button", name="发送报修").click()
    expect(number).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("电话号码不对")).to_be_visible()
    expect(number).to_have_value("13911112222333344445")
    number.fill("021-5555 8888 转 801")
    expect(page.get_by_text("电话号码不对")).to_have_count(0)
    page.get_by_role("button", name="发送报修").click()
    expect(page.get_by_text("打电话给 门卫王师傅")).to_be_visible()
    page.get_by_role("link", name="看进度").click()
    expect(page.get_by_text("联系人：门卫王师傅，+862155558888x801")).to_be_visible()


def test_what_does_not_work_after_all_is_reopened_with_words(visit: Callable[..., Visitor]) -> None:
    customer = visit(**PHONE).sign_in("lina", "/portal/")
    desk_page = visit().sign_in("admin")
    key = reported(customer, "还在漏")
    does(desk_page, "POST", f"/api/v1/workorders/{key}/triage", {})
    solve(desk_page, key)
    customer.get_by_role("button", name="还没修好").click()
    customer.get_by_role("button", name="请接着修").click()
    expect(customer.get_by_text("请写几个字")).to_be_visible()
    customer.get_by_label("哪里还不对？").fill("还是 E6")
    customer.get_by_role("button", name="请接着修").click()
    expect(customer.get_by_text("重新处理", exact=True)).to_be_visible()
    expect(customer.get_by_text("还是 E6")).to_be_visible()


def test_a_double_tap_is_one_order_and_a_draft_survives(visit: Callable[..., Visitor], desk: Desk) -> None:
    somebody = visit(**PHONE)
    page = somebody.sign_in("wangqiang", "/portal/")
    page.get_by_role("link", name="报修").click()
    page.get_by_role("button", name="不在列表里").click()
    page.get_by_label("是什么设备或软件？").fill("老空压机")
    page.get_by_label("说说您看到的").first.fill("一直响")
    page.reload()
    expect(page.get_by_label("说说您看到的").first).to_have_value("一直响")
    page.get_by_role("button", name="下一步").click()
    expect(page.get_by_text("请选一个，我们好安排先后。")).to_be_visible()
    page.get_by_role("radio", name="不急").check()
    page.get_by_role("button", name="下一步").click()
    somebody.context.set_offline(True)
    page.get_by_role("button", name="发送报修").click()
    expect(page.get_by_role("alert")).to_contain_text("还在", timeout=40_000)
    somebody.context.set_offline(False)
    page.get_by_role("button", name="发送报修").dblclick()
    expect(page.get_by_role("heading", name="收到了")).to_be_visible()
    titles = [row["title"] for row in does(page, "GET", "/api/v1/portal/workorders")["rows"]]
    assert titles.count("老空压机：一直响") == 1


def test_a_sign_in_that_ends_while_one_writes_loses_nothing(visit: Callable[..., Visitor], desk: Desk) -> None:
    somebody = visit(**PHONE)
    page = somebody.sign_in("wudi", "/portal/", afresh=True)
    page.get_by_role("link", name="报修").click()
    page.get_by_role("button", name="用友 U8 财务主服务器").click()
    page.get_by_label("说说您看到的").first.fill("过不了账")
    somebody.context.clear_cookies()
    page.wait_for_url("**/portal/sign-in?next=*")
    page.locator("input[autocomplete=username]").fill("wudi@example.com")
    page.locator("input[type=password]").fill(desk.password)
    page.keyboard.press("Enter")
    expect(page.get_by_label("说说您看到的").first).to_have_value("过不了账")


def test_nothing_runs_whatever_is_written(visit: Callable[..., Visitor]) -> None:
    page = visit(**PHONE).sign_in("lina", "/portal/")
    key = reported(page, NASTY)
    page.get_by_label("写给我们").fill(NASTY + "🔥" * 50 + "很长" * 400)
    page.get_by_role("button", name="发送", exact=True).click()
    expect(page.get_by_label("写给我们")).to_have_value("")
    page.goto(page.url.replace(key, ""))
    page.wait_for_timeout(500)
    page.go_back()
    expect(page.get_by_role("heading", name="进度")).to_be_visible()
    assert "pwned" not in page.title()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_another_customers_order_is_not_there(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit(**PHONE).sign_in("wudi", f"/portal/orders/{desk.orders['long']}")
    expect(page.get_by_role("heading", name="找不到这张工单")).to_be_visible()


def test_staff_are_shown_the_way_to_their_doors(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin")
    page.goto(f"{desk.url}/portal/")
    expect(page.get_by_role("link", name="去服务台")).to_be_visible()


@pytest.mark.parametrize("days", [-1, 1])
def test_a_phone_whose_clock_is_a_day_off_still_says_today(visit: Callable[..., Visitor], days: int) -> None:
    somebody = visit(**PHONE)
    somebody.context.add_init_script(
        f"const real = Date.now; const off = {days * 86_400_000}; const Old = Date;"
        "globalThis.Date = class extends Old { constructor(...a) { a.length ? super(...a) : super(real() + off); }"
        " static now() { return real() + off; } };"
    )
    page = somebody.sign_in("lina", "/portal/")
    reported(page, "时钟不对")
    expect(page.get_by_text("报修时间 今天")).to_be_visible()


def test_english_says_the_same(visit: Callable[..., Visitor]) -> None:
    somebody = visit(**PHONE, language="en-GB")
    page = somebody.sign_in("lina", "/portal/me", afresh=True)
    page.get_by_role("button", name="English").click()
    page.get_by_role("link", name="Home").click()
    expect(page.get_by_role("heading", name="Hello")).to_be_visible()
    page.get_by_role("link", name="Report a problem").click()
    expect(page.get_by_text("Step 1 of 3")).to_be_visible()
    page.goto(page.url.replace("/report", "/me"))
    page.get_by_role("button", name="简体中文").click()
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_shuts_anybody_out(visit: Callable[..., Visitor], desk: Desk, dark: bool) -> None:
    page = visit(**PHONE, dark=dark, bypass_csp=True).sign_in("lina", "/portal/")
    wrong = {}
    for path in ("", "orders", f"orders/{desk.orders['long']}", "assets", "me", "report", "nowhere"):
        page.goto(f"{desk.url}/portal/{path}")
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_timeout(400)
        page.add_script_tag(path=str(AXE))
        found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
        bad = [one["id"] for one in found if one["impact"] in ("serious", "critical")]
        if bad:
            wrong[path] = bad
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
    assert wrong == {}


def test_it_can_be_read_at_twice_the_size(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit(width=195, height=422).sign_in("lina", f"/portal/orders/{desk.orders['long']}")
    expect(page.get_by_role("heading", name="进度")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_without_a_line_the_page_says_so_and_goes_on_and_nobody_is_thought_to_have_left(
    visit: Callable[..., Visitor], desk: Desk
) -> None:
    somebody = visit(**PHONE)
    page = somebody.sign_in("lina", "/portal/me", afresh=True)
    expect(page.get_by_role("button", name="退出登录")).to_be_visible()
    somebody.context.set_offline(True)
    expect(page.get_by_text("连不上服务器")).to_be_visible()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("alert")).to_contain_text("还没有退出", timeout=40_000)
    page.get_by_role("link", name="设备").click()
    expect(page.get_by_role("navigation")).to_be_visible()
    somebody.context.set_offline(False)
    expect(page.get_by_text("连不上服务器")).to_have_count(0)
    page.get_by_role("link", name="我的").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.locator("input[type=password]")).to_be_visible()
