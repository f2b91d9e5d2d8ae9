"""Files: chosen and dropped at the desk, taken on a phone without a line, sent along by a customer."""

import io
from collections.abc import Callable
from typing import Any

from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import Desk, Visitor

Visit = Callable[..., Visitor]


def picture(name: str, colour: str) -> dict[str, Any]:
    out = io.BytesIO()
    Image.new("RGB", (1800, 1200), colour).save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def shown(page: Page, name: str) -> Any:
    """A picture that was looked at by the server, as the reader opens it."""
    return page.get_by_role("button", name=f"放大查看 {name}").first


def test_pictures_are_sent_with_a_note_and_looked_at_large(desk: Desk, visit: Visit) -> None:
    page = visit().sign_in("wangmin", f"/console/orders/{desk.orders['long']}")
    field = page.get_by_role("textbox", name="内部备注")
    field.fill("铭牌和报警")
    page.locator("input[type=file]").first.set_input_files([picture("铭牌.jpg", "navy"), picture("报警.jpg", "maroon")])
    expect(page.get_by_role("button", name="移除 报警.jpg")).to_be_visible()
    expect(page.get_by_role("button", name="记下")).to_be_enabled()
    field.press("Control+Enter")
    expect(page.get_by_role("button", name="移除 报警.jpg")).to_have_count(0)
    shown(page, "铭牌.jpg").click()
    large = page.get_by_role("dialog", name="铭牌.jpg")
    expect(large).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog", name="报警.jpg")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert desk.orders["long"] in page.url


def test_a_picture_taken_without_a_line_goes_up_when_there_is_one(desk: Desk, visit: Visit) -> None:
    visitor = visit(width=390, height=844, has_touch=True)
    page = visitor.sign_in("chengd", f"/field/orders/{desk.orders['long']}")
    page.get_by_role("button", name="备注").first.click()
    page.locator("input[type=file]").last.set_input_files(picture("轴承.jpg", "olive"))
    expect(page.get_by_role("button", name="移除 轴承.jpg")).to_be_visible()
    visitor.context.set_offline(True)
    page.get_by_role("button", name="记下").click()
    expect(page.get_by_text("还有 1 张图片在手机上")).to_be_visible()
    visitor.context.set_offline(False)
    page.reload()
    expect(shown(page, "轴承.jpg")).to_be_visible(timeout=60_000)  # a job has to look at it first
    expect(page.get_by_text("还有 1 张图片在手机上")).to_have_count(0)


def test_a_customer_replies_with_a_picture(desk: Desk, visit: Visit) -> None:
    page = visit(width=390, height=844).sign_in("lina", "/portal/orders")
    page.locator("main a[href*='/orders/']").first.click()
    page.locator("input[type=file]").set_input_files(picture("漏水.jpg", "teal"))
    expect(page.get_by_role("button", name="移除 漏水.jpg")).to_be_visible()
    page.get_by_role("button", name="发送").click()
    shown(page, "漏水.jpg").click()
    expect(page.get_by_role("dialog", name="漏水.jpg")).to_be_visible()
