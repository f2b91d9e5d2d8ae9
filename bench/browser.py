"""What a person's browser goes through: bytes of script, the time until it can be used, a long scroll, each key press.

A real Chromium against the product as it serves itself, signed in, with an empty cache for every first load. "4×" is
Chromium's own slowing of the processor, the usual stand-in for a middling phone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from aftersales.server.postgres import Server
from bench import filling, ground
from bench.figures import Must, Result, middle, p

FILL: Final = filling.SMALL
ROUNDS: Final = 5
SLOWER: Final = 4
ROWS: Final = 1000
QUIET_MS: Final = 1500
CUSTOMER: Final = "customer@bench.example"
ADMIN: Final = "admin@bench.example"
WATCH: Final = (Path(__file__).with_name("watch.js")).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Door:
    """One way in: who comes, what shows that the first screen is there, and how much script it may fetch."""

    name: str
    who: str
    ready: str
    must_kb: float
    aim_kb: float


DOORS: Final = (
    Door("console", filling.AGENT, "[data-row]", 450, 350),
    Door("field", "engineer1@bench.example", "main h1, main h2", 200, 200),
    Door("portal", CUSTOMER, "main h1, main h2", 120, 120),
)


def run(server: Server) -> Result:
    url = filling.filled(server, FILL)
    with ground.connect(server, FILL.name) as db:
        _people(db)
    with ground.serving(url) as web, _chromium() as chromium:
        home = f"http://127.0.0.1:{web.port}"
        cookies = {door.name: _signed_in(chromium, home, door) for door in DOORS}
        result = _first_loads(chromium, home, cookies)
        _scroll(result, chromium, home, cookies[DOORS[0].name])
        _presses(result, chromium, home, cookies[DOORS[0].name])
    return result


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def _people(db: psycopg.Connection[Any]) -> None:
    """Whom the filling lacks: a contact who may sign in, and an administrator, without whom the doors ask for one."""
    for email, name, customer in ((CUSTOMER, "联系人", True), (ADMIN, "管理员", False)):
        if db.execute("SELECT 1 FROM people_person WHERE email = %s", [email]).fetchone() is None:
            db.execute(
                "INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone,"
                " created_at, version) SELECT password, uuidv7(), %s, %s, %s, true, 'zh-CN', 'Asia/Shanghai', now(), 1"
                " FROM people_person WHERE email = %s",
                [name, email, customer, filling.AGENT],
            )
    db.execute(
        "UPDATE customers_contact SET person_id = (SELECT id FROM people_person WHERE email = %s)"
        " WHERE id = (SELECT min(id) FROM customers_contact)",
        [CUSTOMER],
    )
    db.execute(
        "INSERT INTO people_person_roles (person_id, role_id) SELECT p.id, r.id FROM people_person p, people_role r"
        " WHERE p.email = %s AND r.code = 'admin' ON CONFLICT DO NOTHING",
        [ADMIN],
    )


def _signed_in(chromium: Browser, home: str, door: Door) -> list[Any]:
    """The cookies of somebody who came in by that door."""
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.goto(f"{home}/{door.name}/")
    page.locator("input[autocomplete=username]").fill(door.who)
    page.locator("input[type=password]").fill(filling.PASSWORD)
    page.keyboard.press("Enter")
    page.locator(door.ready).first.wait_for()
    cookies = context.cookies()
    context.close()
    return cookies


def _context(chromium: Browser, door: Door, cookies: list[Any]) -> BrowserContext:
    size = {"width": 1440, "height": 900} if door.name == "console" else {"width": 390, "height": 844}
    context = chromium.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=size)  # type: ignore[arg-type]  # a dict of the two names it wants
    context.add_cookies(cookies)
    context.add_init_script(WATCH)
    return context


def _first_loads(chromium: Browser, home: str, cookies: dict[str, list[Any]]) -> Result:
    result = Result(
        "browser",
        f"First load, signed in, empty cache, {SLOWER}× slower processor",
        ("door", "script kB, compressed", "all kB", "first screen ms", "usable ms", "longest task ms"),
    )
    for door in DOORS:
        loads = [_load(chromium, home, door, cookies[door.name]) for _ in range(ROUNDS)]
        script, everything = loads[0]["script"] / 1000, loads[0]["all"] / 1000
        shown, usable = (middle([load[name] for load in loads]) for name in ("shown", "usable"))
        result.rows.append((door.name, script, everything, shown, usable, middle([one["longest"] for one in loads])))
        result.musts += [
            Must(f"{door.name}: compressed first-load script, kB", script, door.must_kb, door.aim_kb),
            Must(f"{door.name}: usable at {SLOWER}× slower, s", usable / 1000, 2.5, 2.5),
        ]
    return result


def _load(chromium: Browser, home: str, door: Door, cookies: list[Any]) -> dict[str, float]:
    context = _context(chromium, door, cookies)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    devtools.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes = {"script": 0.0, "all": 0.0}

    def finished(event: Any) -> None:
        kind = "script" if kinds.get(event["requestId"]) == "Script" else "other"
        sizes["all"] += event["encodedDataLength"]
        sizes["script"] += event["encodedDataLength"] if kind == "script" else 0

    devtools.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    devtools.on("Network.loadingFinished", finished)
    page.goto(f"{home}/{door.name}/")
    page.locator(door.ready).first.wait_for()
    shown = float(page.evaluate("performance.now()"))
    page.wait_for_function("quiet => watch.quietFor() > quiet", arg=QUIET_MS)
    told = page.evaluate("watch.told()")
    context.close()
    return {**sizes, "shown": shown, "usable": max(shown, told["lastLongTaskEnd"]), "longest": told["longest"]}


def _scroll(result: Result, chromium: Browser, home: str, cookies: list[Any]) -> None:
    """Down through a thousand rows and up again, a screenful at a time."""
    context = _context(chromium, DOORS[0], cookies)
    page = context.new_page()
    page.goto(f"{home}/console/orders")
    page.locator("[data-row]").first.wait_for()
    page.wait_for_function("quiet => watch.quietFor() > quiet", arg=QUIET_MS)
    page.evaluate("watch.begin()")
    rows = page.evaluate("rows => watch.scrollThrough(rows)", ROWS)
    told = page.evaluate("watch.told()")
    context.close()
    result.musts += [
        Must(f"scroll through {rows['seen']:,} rows: longest task, ms", told["longest"], 50, 50),
        Must("scroll: most DOM nodes", rows["mostNodes"], 1500, 1500),
        Must("scroll: rows seen", rows["seen"], ROWS, ROWS, at_least=True),
    ]
    result.notes["scroll"] = {**rows, **told}


def _presses(result: Result, chromium: Browser, home: str, cookies: list[Any]) -> None:
    """A minute of work by keyboard: through the list, into an order, words typed, back, a menu."""
    for rate in (1, SLOWER):
        context = _context(chromium, DOORS[0], cookies)
        page = context.new_page()
        page.goto(f"{home}/console/orders")
        page.locator("[data-row]").first.wait_for()
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
        page.evaluate("watch.begin()")
        for _ in range(3):
            _work(page)
        taken = page.evaluate("watch.interactions()")
        context.close()
        result.notes[f"interactions at {rate}×, ms"] = sorted(taken)
        result.musts.append(Must(f"interaction to next paint p95 at {rate}×, ms", p(taken or [0], 95), 200, 200))


def _work(page: Page) -> None:
    for key in "jjjjkjjj":
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    page.keyboard.press("Enter")
    page.locator("#order-title").wait_for()
    page.wait_for_timeout(400)
    page.keyboard.press("m")
    page.keyboard.type("客户说复位后又停了 99", delay=30)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("[data-row]").first.wait_for()
    page.wait_for_timeout(300)
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
