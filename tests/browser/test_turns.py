"""Visits one after another: planned behind another, marked where overtaken and moved by one press; the phone and the
customer see what they wait for."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor
from tests.browser.test_field import PHONE, ask

pytestmark = pytest.mark.browser
HOUR = timedelta(hours=1)


def slot(days: float, hours: int = 2) -> dict[str, str]:
    """A full hour in so many days, for so many hours."""
    start = datetime.now(UTC).replace(minute=0, second=0, microsecond=0) + days * 24 * HOUR
    return {"starts_at": start.isoformat(), "ends_at": (start + hours * HOUR).isoformat()}


@pytest.fixture
def planned(visit: Callable[..., Visitor]) -> tuple[Page, dict[str, Any], dict[str, Any], str]:
    """An order with Chen's visit tomorrow, and the dispatching desk's window."""
    desk = visit().sign_in("admin")
    customer = ask(desk, "GET", "/customers?search=江海制药")["rows"][0]["key"]
    engineer = ask(desk, "GET", "/people?search=陈国栋")["rows"][0]["key"]
    contacts = ask(desk, "GET", f"/contacts?customer={customer}")["rows"]
    contact = next(row["key"] for row in contacts if row["name"] == "张伟")
    told = {"kind": "repair", "title": "两次上门：先粘接，再调试", "customer": customer, "contact": contact}
    order = ask(desk, "POST", "/workorders", told)
    ask(desk, "POST", f"/workorders/{order['key']}/triage", {})
    first = ask(desk, "POST", f"/workorders/{order['key']}/visits", {"engineer": engineer, "mates": [], **slot(20)})
    return desk, order, first, engineer


def test_a_visit_is_planned_behind_another_overtaken_and_put_right(
    planned: tuple[Page, dict[str, Any], dict[str, Any], str], visit: Callable[..., Visitor]
) -> None:
    desk, order, first, engineer = planned
    base = desk.url.split("/console")[0]
    desk.goto(f"{base}/console/orders/{order['key']}")
    desk.get_by_role("button", name="安排").first.click()
    sheet = desk.get_by_role("dialog")
    sheet.get_by_label("排在哪次上门之后").click()
    desk.locator(".ant-select-item-option", has_text="第 1 次上门").click()
    sheet.get_by_role("spinbutton").first.fill("1")
    expect(sheet.get_by_text("时间和工程师留空")).to_be_visible()
    sheet.get_by_role("button", name="安排").click()
    expect(sheet).to_be_hidden()
    expect(desk.get_by_text("等第 1 次上门")).to_be_visible()
    page = ask(desk, "GET", f"/workorders/{order['key']}")
    second = page["visits"][1]
    assert (second["turn"]["after"]["number"], second["turn"]["gap_days"]) == (1, 1)
    ask(desk, "POST", f"/visits/{second['key']}/reschedule", {"engineer": engineer, "mates": [], **slot(22)})
    ask(desk, "POST", f"/visits/{first['key']}/reschedule", {"engineer": engineer, "mates": [], **slot(22.5)})
    desk.reload()
    expect(desk.get_by_text("排不上了", exact=True)).to_be_visible()
    desk.goto(f"{base}/console/dispatch")
    expect(desk.get_by_text("排不上的上门")).to_be_visible()
    narrow = visit(width=390, height=844)
    small = narrow.sign_in("admin", f"/console/orders/{order['key']}?tab=around")
    expect(small.get_by_text("排不上了", exact=True)).to_be_visible()
    small.get_by_text("排不上了", exact=True).scroll_into_view_if_needed()
    phone = visit(**PHONE).sign_in("chengd", f"/field/orders/{order['key']}")
    expect(phone.get_by_role("heading", name=order["title"])).to_be_visible()
    ask(desk, "POST", f"/visits/{second['key']}/reschedule", {"engineer": engineer, "mates": [], **slot(24)})
    customer = visit(width=390, height=844).sign_in("lina", f"/portal/orders/{order['key']}")
    expect(customer.get_by_text("之后还会再来一次")).to_be_visible()
    ask(desk, "POST", f"/visits/{first['key']}/cancel", {"note": "-"})
    ask(desk, "POST", f"/visits/{second['key']}/confirm", {})
    phone.reload()
    expect(phone.get_by_text("请等调度改排")).to_be_visible()
    expect(phone.get_by_role("main").get_by_role("button", name="出发", exact=True)).to_be_hidden()
