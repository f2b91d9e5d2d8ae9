"""A real server on an embedded database of its own, a real Chromium, and windows in which somebody is signed in.

Each file of tests begins with the same small company as it was founded, on a server of its own: what another file left
behind, and in which order they ran, is of no consequence.
"""

import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from aftersales.server import options

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
AXE = ROOT / "web" / "node_modules" / "axe-core" / "axe.min.js"
BUILT = options.read().pages / "console" / "index.html"
PATIENCE_MS = 30_000
"""Two browsers and four installations share the machine of a run: nothing here is late before half a minute is over."""


@dataclass(frozen=True)
class Desk:
    """Where the installation answers, and the orders its tests speak of, by name."""

    url: str
    orders: dict[str, str]
    password: str


class Installation:
    """A product of its own under `var`: started, stopped, started again on the same port, filled by a program."""

    def __init__(self, var: Path) -> None:
        environ = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        told = {"AFTERSALES_VAR": str(var), "DJANGO_SETTINGS_MODULE": "aftersales.server.settings"}
        self.environ = environ | told
        self.url = ""

    def start(self) -> None:
        """Serve, on the port it had before or any free one, and wait until it answers."""
        port = self.url.rpartition(":")[2].strip("/") or "0"
        serving = [sys.executable, "-m", "aftersales.server.cli", "serve", "--port", port, "--json"]
        self.server = subprocess.Popen(serving, cwd=ROOT, env=self.environ, stdout=subprocess.PIPE, text=True)
        told = told_until(self.server)
        self.url = told["serving"]["url"]
        self.environ["DATABASE_URL"] = told["database_ready"]["where"]

    def stop(self) -> None:
        self.server.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.server.wait(timeout=60)
        self.server.kill()
        self.server.communicate()
        self.environ.pop("DATABASE_URL", None)

    def fill(self, program: str) -> dict[str, Any]:
        """What this program beside the tests made in the database, as it tells."""
        made = subprocess.run(
            [sys.executable, "-m", "bench.under_django", f"tests.browser.{program}"],
            cwd=ROOT,
            env=self.environ | {"PYTHONPATH": str(ROOT)},
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        told: dict[str, Any] = json.loads(made.stdout)
        return told


@contextmanager
def installed(var: Path) -> Iterator[Installation]:
    """An installation that serves, and is stopped in the end."""
    if not BUILT.is_file():
        pytest.fail("the front end is not built: run npm ci && npm run build in web/")
    installation = Installation(var)
    installation.start()
    try:
        yield installation
    finally:
        installation.stop()


@dataclass(frozen=True)
class Founded:
    """All an installation keeps, with the small company of company.py in it, and what that program told."""

    var: Path
    told: dict[str, Any]

    @contextmanager
    def served(self, var: Path) -> Iterator[tuple[Installation, Desk]]:
        """An installation that begins with a copy of it."""
        shutil.copytree(self.var, var, symlinks=True)
        orders = {name: told for name, told in self.told.items() if name != "password"}
        with installed(var) as installation:
            yield installation, Desk(url=installation.url, password=self.told["password"], orders=orders)
        shutil.rmtree(var)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """Made once, for every file of tests to begin with."""
    var = tmp_path_factory.mktemp("founded")
    with installed(var) as installation:
        told = installation.fill("company")
    return Founded(var, told)


@pytest.fixture(scope="module")
def desk(founded: Founded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """An installation for this file, with the small company of company.py in it as it was founded."""
    Visitor.known.clear()
    with founded.served(tmp_path_factory.mktemp("desk") / "var") as (_, served):
        yield served


@pytest.fixture(scope="module")
def own(founded: Founded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Installation, Desk]]:
    """Another one, for tests that stop it or fill it with rubbish."""
    Visitor.known.clear()
    with founded.served(tmp_path_factory.mktemp("own") / "var") as served:
        yield served


def told_until(server: "subprocess.Popen[str]", last: str = "serving") -> dict[str, dict[str, Any]]:
    """What a server with `--json` told until this event, by its code."""
    told: dict[str, dict[str, Any]] = {}
    assert server.stdout is not None
    for line in server.stdout:
        with suppress(ValueError):
            event = json.loads(line)
            told[event["event"]] = event
        if last in told:
            return told
    raise AssertionError(f"the server ended before it served: {told}")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One of a process: a second one beside it is refused."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playing:
        yield playing


@pytest.fixture(scope="session")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    # Nothing beyond this machine is found. (To stop every request here and send it on took half of the run.)
    alone = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", alone])
    yield browser
    browser.close()


TOLD = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def resize(page: Page, width: int) -> None:
    """The window is as wide as this, and the page has heard of it.

    Styles follow a width at once. What script puts in another place follows in the frame after, and a busy machine can
    be asked in between: 497 px of a wide top bar were measured in a window of 390.
    """
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate(TOLD)


class Visitor:
    """One person's browser; its windows share a sign-in, as windows do. Whatever goes wrong in a page is kept."""

    known: ClassVar[dict[str, Any]] = {}

    def __init__(self, desk: Desk, context: BrowserContext) -> None:
        self.desk = desk
        self.context = context
        self.wrongs: list[str] = []
        self.foreign: list[str] = []
        context.set_default_timeout(PATIENCE_MS)
        context.on("request", self._only_at_home)

    def _only_at_home(self, request: Any) -> None:
        named = self.desk.url.replace("127.0.0.1", "localhost")  # passkeys are made for names alone
        if request.url.startswith(("http", "ws")) and not request.url.startswith((self.desk.url, named)):
            self.foreign.append(request.url)

    def watched(self) -> Page:
        """An empty window."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.wrongs.append(str(error)))
        page.on("console", lambda line: self.wrongs.append(line.text) if "Content Security" in line.text else None)
        return page

    def window(self, path: str = "/console/") -> Page:
        page = self.watched()
        page.goto(self.desk.url + path)
        return page

    def sign_in(self, who: str, path: str = "/console/", *, afresh: bool = False) -> Page:
        """Sign in as a person would, and wait for where that leads; the second time on the cookies of the first."""
        passport = f"{who} {self.desk.url}"
        if passport in self.known and not afresh:
            self.context.add_cookies(self.known[passport])
            return self.window(path)
        page = self.window(path)
        page.locator("input[autocomplete=username]").fill(f"{who}@example.com")
        page.locator("input[type=password]").fill(self.desk.password)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: "sign-in" not in url)
        if not afresh:
            self.known[passport] = self.context.cookies()
        return page


@pytest.fixture
def visit(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """A visitor with an own browser profile; nothing may have gone wrong in it, or been asked of a foreign host."""
    desk: Desk = request.getfixturevalue("own")[1] if "own" in request.fixturenames else request.getfixturevalue("desk")
    visitors: list[Visitor] = []

    def come(
        *, width: int = 1440, height: int = 900, language: str = "zh-CN", dark: bool = False, **more: Any
    ) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            locale=language,
            timezone_id="Asia/Shanghai",
            color_scheme="dark" if dark else "light",
            # What fades or slides is there twice for a moment, or of a colour between two: of no use to a test.
            reduced_motion="reduce",
            **more,
        )
        visitors.append(Visitor(desk, context))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.context.close()
    assert [wrong for visitor in visitors for wrong in visitor.wrongs] == []
    assert [url for visitor in visitors for url in visitor.foreign] == []


@pytest.fixture
def answers(desk: Desk) -> Callable[[str], int]:
    """The status an address answers with, without a browser."""

    def ask(path: str) -> int:
        try:
            with urllib.request.urlopen(desk.url + path) as response:  # noqa: S310 - our own server
                return int(response.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code

    return ask
