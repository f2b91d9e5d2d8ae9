"""What a month gave to whom, down to the visit behind a figure; past days dispatched again, and what came of it."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser
Visit = Callable[..., Visitor]
HERE = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai"))
MONTH = f"{HERE - timedelta(hours=18):%Y-%m}"
"""The month of the one visit that the company's engineer made."""
WORKED = re.compile("4[89] 分")
"""From arrival to the end; the company's minutes are told to the second, by the clock it was made at."""


def test_a_figure_leads_to_the_visit_behind_it(visit: Visit) -> None:
    page = visit().sign_in("wangmin", f"/console/dispatch/fairness?month={MONTH}")
    row = page.get_by_role("row").filter(has_text="陈国栋").first  # below he may also have sent somebody
    expect(row).to_contain_text("分")
    assert grave_faults(page) == []
    row.get_by_role("link", name="陈国栋").click()
    expect(page.get_by_role("heading", name="陈国栋 分到的工作")).to_be_visible()
    visits = page.get_by_role("row").filter(has_text="中央空调外机 E6")
    expect(visits.filter(has_text=WORKED)).to_have_count(1)
    page.get_by_role("link", name="回到公平数据").click()
    expect(page).to_have_url(re.compile(rf"/dispatch/fairness\?month={MONTH}$"))


def test_an_engineer_sees_their_own_and_nobody_elses_name(visit: Visit) -> None:
    page = visit(width=390, height=844, dark=True).sign_in("chengd", f"/console/dispatch/fairness?month={MONTH}")
    expect(page.get_by_role("heading", name="我的公平数据")).to_be_visible()
    expect(page.get_by_text("可以比的同事不到三位，所以不显示中间值。")).to_be_visible()
    expect(page.get_by_text("李航")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert grave_faults(page) == []


def test_past_days_are_dispatched_again_and_the_answer_stands_first(visit: Visit) -> None:
    days = {"since": f"{HERE - timedelta(days=2):%Y-%m-%d}", "until": f"{HERE - timedelta(days=1):%Y-%m-%d}"}
    page = visit().sign_in("admin", "/console/dispatch/whatif")
    page.evaluate("told => localStorage.setItem('aftersales.draft.whatif', told)", json.dumps(days))
    page.reload()
    page.get_by_role("button", name="加一个班次").click()
    page.get_by_role("button", name="开始推演").click()
    expect(page.get_by_role("region", name="怎么算的")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("row").filter(has_text="按时开始")).to_be_visible()
    expect(page.get_by_text("加班次：周一、周二、周三、周四、周五 18:00–22:00，所有人")).to_be_visible()
    assert grave_faults(page) == []
    page.get_by_role("link", name="回到推演").click()
    expect(page.get_by_text("已完成")).to_be_visible()
    assert page.get_by_role("button", name="开始推演").is_enabled()


def test_whoever_shapes_no_policies_is_told_whom_to_ask(visit: Visit) -> None:
    page = visit().sign_in("liuyang", "/console/dispatch/whatif")
    expect(page.get_by_text("推演由设置派单策略的人来做")).to_be_visible()
    expect(page.get_by_role("button", name="开始推演")).to_have_count(0)
