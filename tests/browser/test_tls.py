"""A phone on the office's network: without trust it is warned, with trust it has camera, position and a secure page.

The authority is put where Chromium on Linux looks for the user's own; nothing else is told to look away.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Playwright

from aftersales.server.tls import machine
from tests.browser.conftest import BUILT, ROOT, told_until

Account = Callable[[Path | None], AbstractContextManager[Browser]]
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "zh-CN"}
CAMERA = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
SECURE = """async () => ({
  secure: isSecureContext,
  worker: 'serviceWorker' in navigator,
  kept: Boolean(await caches.open('test')),
  camera: (await navigator.mediaDevices.getUserMedia({ video: true })).getVideoTracks().length,
  latitude: await new Promise((found, failed) =>
    navigator.geolocation.getCurrentPosition((here) => found(here.coords.latitude), failed)),
})"""


@dataclass(frozen=True)
class Office:
    """The product on the network, and the folder of what it keeps."""

    url: str
    plain: str
    var: Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    if not BUILT.is_file():
        pytest.fail("the front end is not built: run make web")
    var = tmp_path_factory.mktemp("office") / "var"
    environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    words = ["serve", "--host", "0.0.0.0", "--port", "0", "--tls", "--http-port", "0", "--no-worker", "--json"]  # noqa: S104
    server = subprocess.Popen(
        [sys.executable, "-m", "aftersales.server.cli", *words],
        cwd=ROOT,
        env=environ | {"AFTERSALES_VAR": str(var)},
        stdout=subprocess.PIPE,
        text=True,
    )
    told = told_until(server, last="tls_trust")["tls_trust"]
    try:
        yield Office(url=told["url"], plain=told["page"].removesuffix("/trust"), var=var)
    finally:
        server.terminate()
        with suppress(subprocess.TimeoutExpired):
            server.wait(timeout=60)
        server.kill()
        server.communicate()


@pytest.fixture
def account(playwright: Playwright, tmp_path: Path) -> Account:
    """Opens the browser of an account of its own, which trusts one authority more than the machine's, or none."""

    @contextmanager
    def opened(trusting: Path | None) -> Iterator[Browser]:
        if trusting is not None:
            known = tmp_path / ".pki" / "nssdb"
            known.mkdir(parents=True)
            subprocess.run(["certutil", "-N", "--empty-password", "-d", f"sql:{known}"], check=True)
            adding = ["certutil", "-A", "-d", f"sql:{known}", "-n", "office", "-t", "C,,", "-i", str(trusting)]
            subprocess.run(adding, check=True)
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium",
            args=["--no-sandbox", *CAMERA],
            env={**os.environ, "HOME": str(tmp_path)},
        )
        yield browser
        browser.close()

    return opened


def test_a_phone_that_does_not_trust_the_authority_is_warned_and_reads_how_to_over_plain_http(
    office: Office, account: Account
) -> None:
    with account(None) as browser:
        page = browser.new_page(**PHONE)  # type: ignore[arg-type]
        with pytest.raises(Error, match="ERR_CERT_AUTHORITY_INVALID"):
            page.goto(f"{office.url}/field/")
        page = browser.new_page(**PHONE)  # type: ignore[arg-type]
        page.goto(f"{office.plain}/trust")
        assert page.get_by_role("heading", name="信任本服务").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        with page.expect_download() as fetched:
            page.get_by_role("link", name="下载证书").click()
        assert fetched.value.path().read_bytes() == (office.var / "tls" / "authority.crt").read_bytes()
        page.get_by_role("link", name="English").click()
        assert page.get_by_role("heading", name="Trust this service").is_visible()
        assert page.get_by_role("link", name=office.url).get_attribute("href") == f"{office.url}/"


def test_a_phone_that_trusts_it_has_camera_position_and_a_secure_page(office: Office, account: Account) -> None:
    with account(office.var / "tls" / "authority.crt") as browser:
        here = {"latitude": 30.27, "longitude": 120.15}
        phone = browser.new_context(permissions=["geolocation", "camera"], geolocation=here, **PHONE)  # type: ignore[arg-type]
        page = phone.new_page()
        page.goto(f"{office.plain}/field/?from=label")
        assert page.url == f"{office.url}/field/?from=label", "plain http leads to https"
        told = page.evaluate(SECURE)
        assert told == {"secure": True, "worker": True, "kept": True, "camera": 1, "latitude": 30.27}
        cookies = {cookie["name"]: cookie["secure"] for cookie in phone.cookies()}
        assert cookies == {"csrftoken": True}


def test_the_product_is_reached_by_whatever_the_machine_is_called(office: Office, account: Account) -> None:
    port = office.url.rpartition(":")[2]
    with account(office.var / "tls" / "authority.crt") as browser:
        page = browser.new_page()
        for name in ("localhost", "127.0.0.1", machine.nearest()):
            answer = page.goto(f"https://{name}:{port}/trust")
            assert answer is not None
            assert (answer.status, page.evaluate("isSecureContext")) == (200, True)
