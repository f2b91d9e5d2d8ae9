"""A label before the camera of the phone: the engineer's door and the customers' door open what it names."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import qrcode
from PIL import Image
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import HERE, Desk, Visitor

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 390, "height": 844}
FRAME = (640, 480)
SEEN_MS = 15_000
"""A camera has to start, a reader to be fetched, and a picture to be read."""


def filmed(label: Image.Image, where: Path) -> Path:
    """A film in which nothing but this label is before the camera."""
    frame = Image.new("RGB", FRAME, "white")
    label = label.convert("RGB")
    frame.paste(label, ((FRAME[0] - label.width) // 2, (FRAME[1] - label.height) // 2))
    film = where / "film.mjpeg"
    with film.open("wb") as file:
        for _ in range(10):
            frame.save(file, "JPEG", quality=95)
    return film


@pytest.fixture
def before_the_camera(chromium: Browser, tmp_path: Path, desk: Desk) -> Iterator[Callable[..., Visitor]]:
    """A visitor whose phone's camera sees this label."""
    browsers: list[Browser] = []

    def come(label: Image.Image) -> Visitor:
        film = filmed(label, tmp_path)
        camera = ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        browsers.append(
            chromium.browser_type.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", *camera, f"--use-file-for-fake-video-capture={film}"],
            )
        )
        context = browsers[-1].new_context(viewport=PHONE, locale="zh-CN", timezone_id="Asia/Shanghai")
        visitors.append(Visitor(desk, context))
        return visitors[-1]

    visitors: list[Visitor] = []
    yield come
    for browser in browsers:
        browser.close()
    assert [wrong for visitor in visitors for wrong in (*visitor.wrongs, *visitor.foreign)] == []


def qr(text: str) -> Image.Image:
    return qrcode.make(text, box_size=8).get_image()


def test_the_engineer_scans_a_barcode_and_is_at_the_one_order_of_the_machine(
    before_the_camera: Callable[..., Visitor], desk: Desk
) -> None:
    page = before_the_camera(Image.open(HERE / "label-code128.png")).sign_in("chengd", "/field/scan")
    page.get_by_role("button", name="打开相机").click()
    page.wait_for_url(f"**/field/orders/{desk.orders['long']}", timeout=SEEN_MS)
    expect(page.get_by_text("MV8-22-0517-0093")).to_be_visible()


def test_the_engineer_scans_the_address_of_an_order_and_is_there(
    before_the_camera: Callable[..., Visitor], desk: Desk
) -> None:
    visitor = before_the_camera(qr(f"https://service.example/q/{desk.orders['long']}?from=plate"))
    page = visitor.sign_in("chengd", "/field/scan")
    page.get_by_role("button", name="打开相机").click()
    page.wait_for_url(f"**/field/orders/{desk.orders['long']}", timeout=SEEN_MS)


def test_a_customer_scans_a_label_and_comes_to_the_machine_and_to_the_report(
    before_the_camera: Callable[..., Visitor],
) -> None:
    page = before_the_camera(qr("MV8-22-0517-0093")).sign_in("lina", "/portal/assets")
    page.get_by_role("button", name="扫设备上的码").click()
    expect(page.get_by_role("heading", name="多联机外机 3 号")).to_be_visible(timeout=SEEN_MS)
    page.goto(page.url.rpartition("/assets")[0] + "/report")
    page.get_by_role("button", name="扫设备上的码").click()
    expect(page.get_by_role("heading", name="哪里不对劲")).to_be_visible(timeout=SEEN_MS)
    expect(page.get_by_text("多联机外机 3 号")).to_be_visible()


def test_a_label_of_another_customers_machine_says_that_it_is_not_theirs(
    before_the_camera: Callable[..., Visitor],
) -> None:
    page = before_the_camera(qr("U8-165-7731")).sign_in("lina", "/portal/assets")
    page.get_by_role("button", name="扫设备上的码").click()
    expect(page.get_by_role("alert")).to_contain_text("“U8-165-7731”没有对上", timeout=SEEN_MS)


def test_without_a_camera_the_number_is_typed(visit: Callable[..., Visitor], desk: Desk) -> None:
    page = visit(**PHONE).sign_in("chengd", "/field/scan")
    page.get_by_role("button", name="打开相机").click()
    expect(page.get_by_role("alert")).to_contain_text("打不开相机")
    page.get_by_label("序列号或工单号").fill("mv8-22-0517-0093")
    page.get_by_role("button", name="查找").click()
    page.wait_for_url(f"**/field/orders/{desk.orders['long']}")
