"""The API's documentation inside the product: read, tried out with one's own sign-in, and taken along."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Desk, Visitor
from tests.browser.test_everybody import grave_faults

pytestmark = pytest.mark.browser

DRAWN_MS = 30_000
"""All operations are drawn at once, some hundred: a busy machine takes its time."""


def operation(page: Page, tag: str, method: str, path: str) -> Locator:
    """One operation of the page, opened and ready to be tried out."""
    page.locator(f".opblock-tag[data-tag='{tag}']").click(timeout=DRAWN_MS)
    one = page.locator(f".opblock-{method}").filter(has=page.locator(f"[data-path='{path}']")).first
    one.locator(".opblock-summary-control").click()
    one.get_by_role("button", name="Try it out").click()
    return one


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_found_beside_the_tokens_and_every_document_is_drawn(visit: Callable[..., Visitor], dark: bool) -> None:
    page = visit(dark=dark).sign_in("wangmin", "/console/me")
    page.get_by_role("link", name="接口文档").click()
    for name, path in (("客户接口", "/api/v1/portal/"), ("开放接口", "/api/v1/open/"), ("员工接口", "/api/v1/")):
        page.get_by_text(name, exact=True).click()
        page.locator(".opblock-tag").first.click(timeout=DRAWN_MS)
        first = page.locator(".opblock-summary-path").first
        expect(first).to_have_attribute("data-path", re.compile(f"^{path}"))
        page.locator(".opblock-summary-control").first.click()
        assert grave_faults(page) == []


def test_what_is_tried_out_is_done_once_and_for_real(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit().sign_in("wangmin", "/console/api")
    one = operation(page, "workorders", "post", "/api/v1/workorders/{key}/notes")
    one.get_by_placeholder("key").fill(desk.orders["long"])
    one.locator("textarea").fill(json.dumps({"body": "tried out"}))
    with page.expect_response("**/notes") as sent:
        one.get_by_role("button", name="Execute").click()
    assert sent.value.status == 201
    assert len(sent.value.request.headers["idempotency-key"]) == 36
    expect(one.locator(".live-responses-table .response .response-col_status").first).to_contain_text("201")


def test_a_document_is_taken_along(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/api?of=open")
    with page.expect_download() as taken:
        page.get_by_role("link", name="下载 OpenAPI 文件").click()
    told = json.loads(taken.value.path().read_text(encoding="utf-8"))
    assert all(path.startswith("/api/v1/open/") for path in told["paths"])


def test_where_its_parts_do_not_come_that_is_said_and_asked_for_again(visit: Callable[..., Visitor]) -> None:
    page = visit().sign_in("wangmin", "/console/orders")
    page.route("**/manual/*.js", lambda route: route.abort())
    page.goto(page.url.replace("/orders", "/api"))
    again = page.get_by_role("button", name="重试")
    again.wait_for()
    page.unroute("**/manual/*.js")
    again.click()
    expect(page.locator(".opblock-tag").first).to_be_visible(timeout=DRAWN_MS)
