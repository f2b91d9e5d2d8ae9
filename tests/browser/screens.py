"""`make screens`: a picture of every screen in the sample company, light and dark, for people to look at.

Pictures land in `var/screens`; those the README and the guide show are copied to `docs/guide/pictures` with `--keep`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, BrowserContext, sync_playwright

ROOT: Final = Path(__file__).resolve().parents[2]
VAR: Final = ROOT / "var" / "screens"
KEPT: Final = ROOT / "docs" / "guide" / "pictures"
DESK, PHONE, TABLET = (1440, 900), (390, 844), (1024, 900)
CLI: Final = (sys.executable, "-m", "aftersales.server.cli")
SETTLED_MS: Final = 700


@dataclass(frozen=True)
class Screen:
    """One picture: who looks, through which door, at what; `keys` pressed and `words` typed lead to it."""

    name: str
    who: str
    path: str
    size: tuple[int, int] = DESK
    keys: tuple[str, ...] = ()
    words: str = ""
    kept: bool = False


SCREENS: Final = (
    Screen("console-sign-in", "", "/console/"),
    Screen("console-queue", "agent", "/console/orders", kept=True),
    Screen("console-queue-1024", "agent", "/console/orders", TABLET),
    Screen("console-queue-390", "agent", "/console/orders", PHONE),
    Screen("console-peek", "agent", "/console/orders", keys=("j", "j", "Space")),
    Screen("console-palette", "agent", "/console/orders", keys=("Control+k",), words="冷"),
    Screen("console-keys", "agent", "/console/orders", keys=("?",)),
    Screen("console-order", "dispatcher", "/console/orders/{order}", kept=True),
    Screen("console-order-appointment", "dispatcher", "/console/orders/{order}", keys=("Shift+V",)),
    Screen("console-order-390", "dispatcher", "/console/orders/{order}", PHONE),
    Screen("console-dispatch", "dispatcher", "/console/dispatch", kept=True),
    Screen("console-dispatch-390", "dispatcher", "/console/dispatch", PHONE),
    Screen("console-dispatch-offered", "dispatcher", "/console/dispatch?list=offered"),
    Screen("console-dispatch-waiting", "dispatcher", "/console/dispatch?list=waiting"),
    Screen("console-board", "dispatcher", "/console/dispatch/board"),
    Screen("console-board-week", "dispatcher", "/console/dispatch/board?zoom=week"),
    Screen("console-board-390", "dispatcher", "/console/dispatch/board", PHONE),
    Screen("console-board-ask-plan", "dispatcher", "/console/dispatch/board", keys=("Shift+P",)),
    Screen("console-proposals", "dispatcher", "/console/dispatch/proposals"),
    Screen("console-proposals-390", "dispatcher", "/console/dispatch/proposals", PHONE),
    Screen("console-proposal", "dispatcher", "/console/dispatch/proposals/{plan}"),
    Screen("console-proposal-390", "dispatcher", "/console/dispatch/proposals/{plan}", PHONE),
    Screen("console-board-plan", "dispatcher", "/console/dispatch/board?plan={plan}"),
    Screen("console-engineers", "dispatcher", "/console/dispatch/engineers"),
    Screen("console-engineers-390", "dispatcher", "/console/dispatch/engineers", PHONE),
    Screen("console-crews", "admin", "/console/dispatch/crews"),
    Screen("console-dispatch-health", "dispatcher", "/console/dispatch/health"),
    Screen("console-policies", "admin", "/console/settings/dispatch"),
    Screen("console-policy", "admin", "/console/settings/dispatch/balanced"),
    Screen("console-windows", "admin", "/console/settings/windows"),
    Screen("console-new-order", "agent", "/console/orders/new"),
    Screen("console-new-order-known", "agent", "/console/orders/new", words="{customer_word}", kept=True),
    Screen("console-inbox", "agent", "/console/inbox"),
    Screen("console-customers", "agent", "/console/customers"),
    Screen("console-customer", "agent", "/console/customers/{customer}", kept=True),
    Screen("console-assets", "agent", "/console/assets"),
    Screen("console-asset", "agent", "/console/assets/{asset}"),
    Screen("console-people", "manager", "/console/people"),
    Screen("console-person", "manager", "/console/people/{person}"),
    Screen("console-person-time", "manager", "/console/people/{person}/time"),
    Screen("console-teams", "manager", "/console/teams"),
    Screen("console-calendar", "admin", "/console/settings/calendars", kept=True),
    Screen("console-sla", "admin", "/console/settings/sla"),
    Screen("console-kinds", "admin", "/console/settings/kinds"),
    Screen("console-categories", "admin", "/console/settings/categories"),
    Screen("console-replies", "admin", "/console/settings/replies"),
    Screen("console-macros", "admin", "/console/settings/macros"),
    Screen("console-states", "admin", "/console/settings/states"),
    Screen("console-wordings", "admin", "/console/settings/notices"),
    Screen("console-roles", "admin", "/console/settings/roles"),
    Screen("console-health", "admin", "/console/settings/health"),
    Screen("console-health-390", "admin", "/console/settings/health", PHONE),
    Screen("console-me", "agent", "/console/me"),
    Screen("console-api", "admin", "/console/api"),
    Screen("field-today", "engineer", "/field/", PHONE),
    Screen("field-orders", "engineer", "/field/orders", PHONE, kept=True),
    Screen("field-scan", "engineer", "/field/scan", PHONE),
    Screen("field-time", "engineer", "/field/time", PHONE),
    Screen("field-me", "engineer", "/field/me", PHONE),
    Screen("portal-home", "customer", "/portal/", PHONE),
    Screen("portal-report", "customer", "/portal/report", PHONE, kept=True),
    Screen("portal-order", "customer", "/portal/orders/{own_order}", PHONE, kept=True),
    Screen("portal-time", "customer", "/portal/orders/{own_order}/time", PHONE),
    Screen("portal-order-1024", "customer", "/portal/orders/{own_order}", TABLET),
    Screen("portal-assets", "customer", "/portal/assets", PHONE),
)


@contextmanager
def served(port: int) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
    """The product with its sample company; its address and who can sign in."""
    env = {**os.environ, "AFTERSALES_VAR": str(VAR / "var")}
    env.pop("DATABASE_URL", None)
    for words in (("migrate",), ("demo", "--first-only")):
        subprocess.run([*CLI, *words], cwd=ROOT, env=env, check=True)
    serving = [*CLI, "serve", "--port", str(port), "--json"]
    server = subprocess.Popen(serving, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True)
    try:
        yield _url(server), _sign_ins(VAR / "var")
    finally:
        server.terminate()
        server.wait(60)


def _url(server: "subprocess.Popen[str]") -> str:
    assert server.stdout is not None  # noqa: S101 - it was asked for
    for line in server.stdout:
        with suppress(ValueError):
            event = json.loads(line)
            if event.get("event") == "serving":
                return str(event["url"])
    raise RuntimeError("the server ended before it served")


def _sign_ins(var: Path) -> dict[str, dict[str, str]]:
    told = json.loads((var / "sample-sign-ins.json").read_text(encoding="utf-8"))
    people = told["sign_ins"] if isinstance(told, dict) else told
    return {one["role"]: one for one in people}


class Camera:
    """Takes pictures of the product at `url` as the people in `sign_ins`."""

    def __init__(self, browser: Browser, url: str, sign_ins: dict[str, dict[str, str]]) -> None:
        self.browser, self.url, self.sign_ins = browser, url, sign_ins
        self.cookies: dict[str, list[Any]] = {"": []}
        self.facts: dict[str, str] = {}

    def learn(self) -> None:
        """The things the pictures are of: an order with a story, its customer and asset, somebody, one's own order."""
        desk, customer = self._asking("dispatcher"), self._asking("customer")
        rows = desk("/api/v1/workorders?limit=100")["rows"]
        row = next((row for row in rows if row["state"] == "working" and row["asset"]), rows[0])
        people = self._asking("manager")("/api/v1/people?limit=50")["rows"]
        own = customer("/api/v1/portal/workorders?limit=20")["rows"]
        self.facts = {
            "order": row["key"],
            "customer": row["customer"]["key"],
            "customer_word": row["customer"]["name"][:4],
            "asset": (row["asset"] or rows[0]["asset"])["key"],
            "person": people[0]["key"],
            "own_order": own[0]["key"],
            "plan": self._planned(),
        }

    def _planned(self) -> str:
        """The key of a plan of today, once it is there."""
        context = self.context(Screen("", "dispatcher", ""), "light", "zh-CN")
        token = next(one["value"] for one in context.cookies() if one["name"] == "csrftoken")
        headers = {"X-CSRFToken": token, "Idempotency-Key": str(uuid4()), "Referer": self.url}
        today = datetime.now(ZoneInfo("Asia/Shanghai")).date().isoformat()
        told = {"kind": "reshuffle", "since": today, "until": today}
        url = f"{self.url}/api/v1/dispatch/proposals"
        key = str(context.request.post(url, data=told, headers=headers).json()["key"])
        while context.request.get(f"{url}/{key}").json()["state"] == "running":
            time.sleep(1)
        return key

    def _asking(self, who: str) -> Callable[[str], Any]:
        context = self.context(Screen("", who, ""), "light", "zh-CN")
        return lambda path: context.request.get(self.url + path).json()

    def context(self, screen: Screen, theme: Any, language: str) -> BrowserContext:
        """A browser profile in which the one who looks is signed in."""
        width, height = screen.size
        context = self.browser.new_context(
            viewport={"width": width, "height": height},
            device_scale_factor=2 if screen.size == PHONE else 1,
            locale=language,
            timezone_id="Asia/Shanghai",
            color_scheme=theme,
        )
        if screen.who not in self.cookies:
            self.cookies[screen.who] = self._sign_in(context, screen.who)
        context.add_cookies(self.cookies[screen.who])
        return context

    def _sign_in(self, context: BrowserContext, who: str) -> list[Any]:
        door = {"engineer": "field", "customer": "portal"}.get(who, "console")
        page = context.new_page()
        page.goto(f"{self.url}/{door}/")
        page.locator("input[autocomplete=username]").fill(self.sign_ins[who]["email"])
        page.locator("input[type=password]").fill(self.sign_ins[who]["password"])
        page.keyboard.press("Enter")
        page.locator("input[type=password]").wait_for(state="detached")
        page.wait_for_timeout(SETTLED_MS)
        page.close()
        return context.cookies()

    def take(self, screen: Screen, theme: str, language: str, folder: Path) -> list[str]:
        """One picture; what went wrong in the page."""
        context = self.context(screen, theme, language)
        page = context.new_page()
        wrongs: list[str] = []
        page.on("pageerror", lambda error: wrongs.append(f"{screen.name}: {error}"))
        page.goto(self.url + screen.path.format(**self.facts))
        page.locator("main").first.wait_for()
        page.wait_for_timeout(SETTLED_MS)
        page.wait_for_function("() => document.querySelector('[class*=skeleton], [aria-busy=true]') === null")
        page.wait_for_timeout(SETTLED_MS)
        for key in screen.keys:
            page.keyboard.press(key)
            page.wait_for_timeout(SETTLED_MS)
        if screen.words:
            page.keyboard.type(screen.words.format(**self.facts), delay=20)
            page.wait_for_timeout(2 * SETTLED_MS)
        page.screenshot(path=folder / f"{screen.name}-{theme}.png")
        context.close()
        return wrongs


def main() -> int:
    """Take the pictures; 1 when a page broke."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only screens whose name begins so")
    parser.add_argument("--port", type=int, default=8790)
    parser.add_argument("--language", default="zh-CN", choices=("zh-CN", "en"))
    parser.add_argument("--keep", action="store_true", help="copy those the guide shows to docs/guide/pictures")
    args = parser.parse_args()
    folder = VAR / args.language
    folder.mkdir(parents=True, exist_ok=True)
    wanted = [one for one in SCREENS if not args.names or any(one.name.startswith(name) for name in args.names)]
    wrongs: list[str] = []
    with served(args.port) as (url, sign_ins), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        camera = Camera(browser, url, sign_ins)
        camera.learn()
        for screen in wanted:
            for theme in ("light", "dark"):
                wrongs += camera.take(screen, theme, args.language, folder)
            print(screen.name, flush=True)
        browser.close()
    for screen in wanted if args.keep else ():
        if screen.kept:
            KEPT.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / f"{screen.name}-light.png", KEPT / f"{screen.name}.png")
    print("\n".join(wrongs), file=sys.stderr)
    return 1 if wrongs else 0


if __name__ == "__main__":
    sys.exit(main())
