"""An engineer on the way: the customer's link, the position that the phone sends, arriving; and what is refused."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import AXE, Visitor

pytestmark = pytest.mark.browser
FOLLOWS_MS = 40_000
HALFWAY = {"latitude": 31.30, "longitude": 121.47}
PHONE: dict[str, Any] = {
    "width": 390, "height": 844, "has_touch": True, "is_mobile": True, "geolocation": HALFWAY,
    "permissions": ["geolocation"],
}  # fmt: skip

SEND = """async ([method, path, body]) => {
    const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
    const headers = {'X-CSRFToken': token, 'Idempotency-Key': crypto.randomUUID(), 'Content-Type': 'application/json'};
    if (method === 'PUT') headers['If-Match'] = `"${body?.version ?? 0}"`;
    if (body !== null) delete body.version;
    const sent = body === null ? {} : {body: JSON.stringify(body)};
    const answer = await fetch('/api/v1' + path, {method, headers, ...sent});
    const text = await answer.text();
    return [answer.status, text === '' ? null : JSON.parse(text)];
}"""


def ask(page: Page, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """A request as this window's reader: the status and the answer."""
    status, answer = page.evaluate(SEND, [method, path, body])
    return status, answer


def done(page: Page, method: str, path: str, body: Any = None) -> Any:
    status, answer = ask(page, method, path, body)
    assert status < 300, answer
    return answer


def iso(hours: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


@pytest.fixture
def desk_page(visit: Callable[..., Visitor]) -> Page:
    return visit().sign_in("admin")


@pytest.fixture
def chen(desk_page: Page) -> Iterator[str]:
    """Chen, who is on duty at whatever hour the test runs; what other tests had planned for these hours comes back."""
    key = done(desk_page, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    span = f"start={quote(iso(-1))}&end={quote(iso(5))}"
    theirs = done(desk_page, "GET", f"/people/{key}/duty?{span}")["shifts"]
    for one in theirs:
        done(desk_page, "DELETE", f"/people/{key}/shifts/{one['key']}")
    shift = done(desk_page, "POST", f"/people/{key}/shifts", {"starts_at": iso(-1), "ends_at": iso(5)})
    yield key
    done(desk_page, "DELETE", f"/people/{key}/shifts/{shift['key']}")
    for one in theirs:
        again = {name: one[name] for name in ("starts_at", "ends_at", "on_call")}
        done(desk_page, "POST", f"/people/{key}/shifts", again)


@pytest.fixture
def confirmed(desk_page: Page, chen: str) -> Callable[..., dict[str, Any]]:
    """An order of a customer of its own, at a place on the map, with a visit of Chen's that nobody set out for yet; or
    `of` somebody known, about their own machine."""

    def known(name: str) -> dict[str, Any]:
        customer = done(desk_page, "GET", f"/customers?search={name}")["rows"][0]["key"]
        contact = done(desk_page, "GET", f"/contacts?customer={customer}")["rows"][0]["key"]
        asset = done(desk_page, "GET", f"/assets?customer={customer}")["rows"][0]["key"]
        return {"customer": customer, "contact": contact, "asset": asset}

    def new() -> dict[str, Any]:
        name = f"到达测试 {uuid4().hex[:6]}"
        customer = done(desk_page, "POST", "/customers", {"code": name, "name": name})["key"]
        place = {"name": "张江冷站", "address": "张江路 1 号", "latitude": 31.20, "longitude": 121.60}
        site = done(desk_page, "POST", f"/customers/{customer}/sites", place)["key"]
        contact = done(desk_page, "POST", f"/customers/{customer}/contacts", {"name": "周敏", "phone": "13911112222"})
        return {"customer": customer, "contact": contact["key"], "site": site}

    def make(title: str, of: str = "") -> dict[str, Any]:
        told = {"kind": "repair", "title": title, **(known(of) if of else new())}
        order = done(desk_page, "POST", "/workorders", told)
        done(desk_page, "POST", f"/workorders/{order['key']}/triage", {})
        planned = done(desk_page, "POST", f"/workorders/{order['key']}/visits", {"engineer": chen, "mates": []})
        done(desk_page, "POST", f"/visits/{planned['key']}/confirm", {})
        return {**order, "visit": planned["key"]}

    return make


def tap(phone: Page, name: str) -> None:
    phone.get_by_role("main").get_by_role("button", name=name, exact=True).tap()


def page_of(desk_page: Page, order: dict[str, Any]) -> str:
    """The customer's page, as whoever plans could send it; once the server has heard that somebody set out."""
    for _ in range(80):
        told = done(desk_page, "GET", f"/visits/{order['visit']}/arrival")
        if told["page"]:
            return str(told["page"])
        desk_page.wait_for_timeout(500)
    raise AssertionError("no link was made")


def read_out(page: Page) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    return [one["id"] for one in found if one["impact"] in ("serious", "critical")]


def test_from_setting_out_to_arriving_the_customer_follows_by_a_link(
    visit: Callable[..., Visitor], desk_page: Page, confirmed: Callable[..., dict[str, Any]]
) -> None:
    order = confirmed("冷站主机停机")
    other = confirmed("另一张工单")
    visitor = visit(**PHONE)
    phone = visitor.sign_in("chengd", f"/field/orders/{order['key']}")
    before = done(phone, "GET", "/me/position_sharing")
    done(phone, "PUT", "/me/position_sharing", {"shares": False, "version": before["version"]})
    phone.reload()
    tap(phone, "出发")
    page = page_of(desk_page, order)

    customer = visit(width=390, height=844).window(page)
    expect(customer.get_by_role("heading", level=1)).to_contain_text("到达")
    expect(customer.get_by_text("陈国栋正在来的路上")).to_be_visible()
    expect(customer.get_by_text("张江冷站")).to_be_visible()
    expect(customer.get_by_text("出发和路程推算")).to_be_visible()
    assert "13911112222" not in customer.content() and other["title"] not in customer.content()
    assert read_out(customer) == []

    phone.context.set_geolocation(HALFWAY)  # measured before setting out it would count for nothing
    sign = phone.get_by_role("complementary", name="途中共享位置")
    sign.get_by_role("button", name="开启共享", exact=True).tap()
    expect(sign.get_by_text("正在共享位置")).to_be_visible(timeout=FOLLOWS_MS)
    expect(customer.get_by_text("的位置推算")).to_be_visible(timeout=FOLLOWS_MS)
    expect(customer.get_by_role("img", name="路程走了大约")).to_be_visible()
    assert read_out(phone) == []
    board = done(desk_page, "GET", f"/dispatch/board?from={iso(-5)[:19]}Z&until={iso(5)[:19]}Z&search=陈国栋")
    position = board["engineers"][0]["position"]
    assert (position["latitude"], position["longitude"]) == (HALFWAY["latitude"], HALFWAY["longitude"])

    tap(phone, "到场签到")
    expect(sign).to_have_count(0)
    expect(customer.get_by_role("heading", name="工程师已经到了", exact=True)).to_be_visible(timeout=FOLLOWS_MS)
    assert "陈国栋" not in customer.content() and "张江冷站" not in customer.content()
    status, answer = ask(phone, "PUT", "/me/position", HALFWAY)
    assert (status, answer["code"]) == (409, "position_not_travelling")


def shares(phone: Page, yes: bool) -> None:
    version = done(phone, "GET", "/me/position_sharing")["version"]
    done(phone, "PUT", "/me/position_sharing", {"shares": yes, "version": version})


@pytest.fixture
def underway(visit: Callable[..., Visitor], confirmed: Callable[..., dict[str, Any]]) -> Iterator[Page]:
    """The phone of Chen, who has set out and shares where he is."""
    order = confirmed("地图上看得见")
    phone = visit(**PHONE).sign_in("chengd", "/field/me")
    shares(phone, True)
    done(phone, "POST", f"/visits/{order['visit']}/depart", {})
    done(phone, "PUT", "/me/position", HALFWAY)
    yield phone
    shares(phone, False)
    done(phone, "POST", f"/visits/{order['visit']}/arrive", {})


def on_map(page: Page) -> Locator:
    """The map of today's board, and on it the engineer whose place is shared, as the list of the map has him."""
    page.goto(page.url.split("/console")[0] + "/console/dispatch/board")
    page.get_by_role("button", name="地图", exact=True).click()
    expect(page.locator("[data-ready] canvas")).to_be_visible(timeout=FOLLOWS_MS)
    page.get_by_role("button", name="图上内容的列表").click()
    return page.get_by_role("region", name="图上内容的列表").get_by_role("button", name="共享的位置")


def test_on_the_dispatchers_map_stands_who_shares_it_until_they_take_it_back(
    visit: Callable[..., Visitor], underway: Page
) -> None:
    page = visit().sign_in("admin")
    engineer = on_map(page)
    expect(engineer).to_have_count(1)
    expect(engineer).to_contain_text("陈国栋")
    expect(engineer).to_contain_text("刚刚共享的位置")
    engineer.press("Enter")
    expect(engineer).to_have_attribute("aria-pressed", "true")
    assert read_out(page) == []
    shares(underway, False)
    expect(engineer).to_have_count(0, timeout=FOLLOWS_MS)


def test_on_the_dispatchers_map_a_place_grows_old_and_goes_with_nobody_saying_so(
    visit: Callable[..., Visitor], underway: Page
) -> None:
    page = visit().sign_in("admin")
    told = {"minutes": 3, "gone": False}

    def board(route: Any) -> None:
        answer = route.fetch()
        body = answer.json()
        for one in body["engineers"]:
            if one["position"] is not None:
                then = datetime.now(UTC) - timedelta(minutes=told["minutes"], seconds=5)
                one["position"] = None if told["gone"] else one["position"] | {"at": then.isoformat()}
        route.fulfill(response=answer, json=body)

    page.route("**/api/v1/dispatch/board?*", board)
    engineer = on_map(page)
    expect(engineer).to_contain_text("3 分钟前共享的位置")
    told["minutes"] = 20
    expect(engineer).to_contain_text("20 分钟前共享的位置", timeout=FOLLOWS_MS)
    told["gone"] = True
    expect(engineer).to_have_count(0, timeout=FOLLOWS_MS)


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def test_the_desk_hands_the_link_on_from_the_order_and_whoever_gets_it_opens_it(
    visit: Callable[..., Visitor], desk_page: Page, confirmed: Callable[..., dict[str, Any]]
) -> None:
    order = confirmed("客户没有账号")
    desk = visit(permissions=["clipboard-read", "clipboard-write"]).sign_in("admin", f"/console/orders/{order['key']}")
    card = desk.get_by_role("region", name="在途", exact=True)
    expect(desk.get_by_role("heading", name="客户没有账号")).to_be_visible(timeout=FOLLOWS_MS)
    expect(card).to_have_count(0)
    done(desk_page, "POST", f"/visits/{order['visit']}/depart", {})
    expect(card.get_by_text("陈国栋预计")).to_be_visible(timeout=FOLLOWS_MS)
    expect(card.get_by_text("到达后失效，最晚用到")).to_be_visible()
    card.get_by_role("button", name="复制到达链接").click()
    expect(card.get_by_role("button", name="到达链接已复制")).to_be_visible()
    assert read_out(desk) == []
    assert "/portal/arrival#" not in desk.content(), (
        "a secret stands on no screen that somebody looks at over a shoulder"
    )
    address = str(desk.evaluate("navigator.clipboard.readText()"))
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.get_by_role("link", name="背景", exact=True).click()
    expect(card.get_by_text("陈国栋预计")).to_be_visible()
    assert fits(desk) and read_out(desk) == []
    customer = visit(width=390, height=844).window(address.removeprefix(desk.url.split("/console")[0]))
    expect(customer.get_by_text("陈国栋正在来的路上")).to_be_visible(timeout=FOLLOWS_MS)
    done(desk_page, "POST", f"/visits/{order['visit']}/arrive", {})
    expect(card).to_have_count(0, timeout=FOLLOWS_MS)


def test_a_signed_in_customer_reads_on_their_order_when_whoever_is_on_the_way_arrives(
    visit: Callable[..., Visitor], desk_page: Page, confirmed: Callable[..., dict[str, Any]]
) -> None:
    order = confirmed("李娜的冷水机", of="江海制药")
    page = visit(width=390, height=844).sign_in("lina", f"/portal/orders/{order['key']}")
    card = page.get_by_role("region", name="预计到达", exact=True)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=FOLLOWS_MS)
    expect(card).to_have_count(0)
    done(desk_page, "POST", f"/visits/{order['visit']}/depart", {})
    expect(card.get_by_text("陈国栋正在来的路上")).to_be_visible(timeout=FOLLOWS_MS)
    expect(card.get_by_text("出发和路程推算")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("在路上")
    assert fits(page) and read_out(page) == []
    page.reload()
    expect(card.get_by_text("到达", exact=False).first).to_be_visible(timeout=FOLLOWS_MS)
    done(desk_page, "POST", f"/visits/{order['visit']}/arrive", {})
    expect(card).to_have_count(0, timeout=FOLLOWS_MS)


def test_off_duty_a_position_is_refused_and_the_rule_is_named(
    visit: Callable[..., Visitor], desk_page: Page, confirmed: Callable[..., dict[str, Any]], chen: str
) -> None:
    order = confirmed("小休时出发")
    phone = visit(**PHONE).sign_in("chengd", "/field/me")
    group = phone.get_by_role("group", name="途中共享位置")
    group.get_by_text("共享", exact=True).tap()
    expect(group.get_by_label("共享", exact=True)).to_be_checked()
    done(phone, "POST", f"/visits/{order['visit']}/depart", {})
    presence = done(phone, "GET", f"/people/{chen}/presence")
    done(phone, "PUT", f"/people/{chen}/presence", {"state": "break", "version": presence["version"]})
    status, answer = ask(phone, "PUT", "/me/position", HALFWAY)
    assert (status, answer["code"]) == (409, "position_off_duty") and "不在岗" in answer["detail"]
    phone.goto(phone.url.replace("/me", "/"))
    expect(phone.get_by_role("complementary", name="途中共享位置").get_by_text("不在岗")).to_be_visible()
    done(phone, "PUT", f"/people/{chen}/presence", {"state": "on_duty", "version": presence["version"] + 1})
    done(phone, "POST", f"/visits/{order['visit']}/arrive", {})


def test_a_link_that_leads_nowhere_says_so_in_either_language(visit: Callable[..., Visitor]) -> None:
    customer = visit(width=390, height=844).window("/portal/arrival#nothing")
    expect(customer.get_by_role("heading", name="链接已失效", exact=True)).to_be_visible()
    customer.get_by_role("button", name="English", exact=True).click()
    expect(customer.get_by_role("heading", name="This link is over", exact=True)).to_be_visible()
    assert read_out(customer) == []
