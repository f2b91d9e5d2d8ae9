"""Being there, on the phone: a break by one tap, away by two, and it is still so after the page was loaded anew."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import AXE, Visitor

pytestmark = pytest.mark.browser
PHONE: dict[str, Any] = {"width": 390, "height": 844, "has_touch": True, "is_mobile": True}


def test_an_engineer_says_that_they_are_away(visit: Callable[..., Visitor]) -> None:
    visitor = visit(**PHONE)
    page = visitor.sign_in("chengd", "/field/me")
    card = page.get_by_role("group", name="在岗状态")
    expect(card.get_by_label("在岗", exact=True)).to_be_checked()
    card.get_by_text("小休", exact=True).tap()
    expect(card.get_by_label("小休", exact=True)).to_be_checked()
    expect(page.get_by_text(re.compile("到点自动恢复在岗"))).to_be_visible()
    card.get_by_text("暂离", exact=True).tap()
    page.get_by_role("group", name="多久回来").get_by_text("4 小时").tap()
    expect(page.get_by_role("group", name="多久回来")).to_have_count(0)
    page.reload()
    expect(card.get_by_label("暂离", exact=True)).to_be_checked()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    assert [one["id"] for one in found if one["impact"] in ("serious", "critical")] == []
    card.get_by_text("在岗", exact=True).tap()
    expect(page.get_by_text(re.compile("到点自动恢复在岗"))).to_have_count(0)
