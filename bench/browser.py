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
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from aftersales.server.postgres import Server
from bench import filling, ground
from bench.figures import Must, Result, middle, p

FILL: Final = filling.SMALL
ROUNDS: Final = 3
SLOWER: Final = 4
ROWS: Final = 1000
QUIET_MS: Final = 1500
DESK: Final[ViewportSize] = {"width": 1440, "height": 900}
PHONE: Final[ViewportSize] = {"width": 390, "height": 844}
CUSTOMER: Final = "customer@bench.example"
ADMIN: Final = "admin@bench.example"
ENGINEER: Final = "engineer1@bench.example"
WATCH: Final = (Path(__file__).with_name("watch.js")).read_text(encoding="utf-8")


@dataclass(frozen=True)
class Door:
    """One way in: who comes, what of their own work shows that the screen is there, how much script it may fetch."""

    name: str
    who: str
    ready: str
    must_kb: float
    aim_kb: float


DOORS: Final = (
    Door("console", filling.AGENT, "[data-row]", 450, 350),
    Door("field", ENGINEER, "main li a time", 200, 200),
    Door("portal", CUSTOMER, "main li a[href*='/orders/']", 120, 120),
)


def run(server: Server) -> Result:
    url = filling.filled(server, FILL)
    with ground.connect(server, FILL.name) as db:
        _people(db)
    with ground.serving(url) as web, chromium() as opened:
        home = f"http://127.0.0.1:{web.port}"
        cookies = {door.name: _signed_in(opened, home, door) for door in DOORS}
        result = _first_loads(opened, home, cookies)
        _scroll(result, opened, home, cookies[DOORS[0].name])
        _presses(result, opened, home, cookies[DOORS[0].name])
    return result


@contextmanager
def chromium() -> Iterator[Browser]:
    """A real Chromium, closed in the end."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        yield browser
        browser.close()


def _people(db: psycopg.Connection[Any]) -> None:
    """Whom the filling lacks: a contact who may sign in, and an administrator, without whom the doors ask for one."""
    for email, name, role in ((CUSTOMER, "联系人", "customer"), (ADMIN, "管理员", "admin")):
        if db.execute("SELECT 1 FROM people_person WHERE email = %s", [email]).fetchone() is None:
            db.execute(
                "INSERT INTO people_person (password, key, name, email, is_customer, is_active, language, zone,"
                " created_at, version) SELECT password, uuidv7(), %s, %s, %s, true, 'zh-CN', 'Asia/Shanghai', now(), 1"
                " FROM people_person WHERE email = %s",
                [name, email, role == "customer", filling.AGENT],
            )
        db.execute(
            "INSERT INTO people_person_roles (person_id, role_id) SELECT p.id, r.id FROM people_person p, people_role r"
            " WHERE p.email = %s AND r.code = %s ON CONFLICT DO NOTHING",
            [email, role],
        )
    db.execute(
        "WITH person AS (SELECT id FROM people_person WHERE email = %s),"
        " busiest AS (SELECT contact_id FROM workorders_workorder WHERE state NOT IN ('closed', 'cancelled')"
        "  AND NOT EXISTS (SELECT FROM customers_contact JOIN person ON person.id = person_id)"
        "  GROUP BY contact_id ORDER BY count(*) DESC, contact_id LIMIT 1)"
        " UPDATE customers_contact c SET person_id = person.id FROM person, busiest WHERE c.id = contact_id",
        [CUSTOMER],
    )
    _visits_today(db)


def _visits_today(db: psycopg.Connection[Any]) -> None:
    """A full day for the engineer, whenever this runs: the filling has no visits."""
    db.execute(
        "WITH own AS (SELECT w.id, w.owner_id, row_number() OVER (ORDER BY w.id) AS n FROM workorders_workorder w"
        "  JOIN people_person p ON p.id = w.owner_id WHERE p.email = %s AND w.state IN ('assigned', 'working')"
        "  ORDER BY w.id LIMIT 6),"
        " at AS (SELECT (date_trunc('day', now() AT TIME ZONE 'Asia/Shanghai') + interval '8 hours')"
        "  AT TIME ZONE 'Asia/Shanghai' AS eight)"
        " INSERT INTO workorders_visit (key, number, state, outcome, starts_at, ends_at, completion_note,"
        "  decline_reason, version, engineer_id, order_id)"
        " SELECT uuidv7(), 90, 'confirmed', '', eight + n * interval '2 hours', eight + (n + 1) * interval '2 hours',"
        "  '', '', 1, owner_id, id FROM own, at"
        " ON CONFLICT (order_id, number) DO UPDATE SET starts_at = excluded.starts_at, ends_at = excluded.ends_at",
        [ENGINEER],
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
    context = chromium.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK if door.name == "console" else PHONE
    )
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
    """Down through a thousand rows and up again, a screenful at a time, in several rounds that are all kept."""
    rounds = [_scrolled(chromium, home, cookies) for _ in range(ROUNDS)]
    seen, nodes = min(one["seen"] for one in rounds), max(one["mostNodes"] for one in rounds)
    result.musts += [
        Must(f"scroll through {seen:,} rows: longest task, ms", middle([one["longest"] for one in rounds]), 50, 50),
        Must("scroll: most DOM nodes", nodes, 1500, 1500),
        Must("scroll: rows seen", seen, ROWS, ROWS, at_least=True),
    ]
    result.notes["scroll"] = rounds


def _scrolled(chromium: Browser, home: str, cookies: list[Any]) -> dict[str, Any]:
    context = _context(chromium, DOORS[0], cookies)
    page = context.new_page()
    page.goto(f"{home}/console/orders")
    page.locator("[data-row]").first.wait_for()
    page.wait_for_function("quiet => watch.quietFor() > quiet", arg=QUIET_MS)
    page.evaluate("watch.begin()")
    rows = page.evaluate("rows => watch.scrollThrough(rows)", ROWS)
    told = page.evaluate("watch.told()")
    context.close()
    return {**rows, **told}


def _presses(result: Result, chromium: Browser, home: str, cookies: list[Any]) -> None:
    """A minute of work by keyboard: through the list, a look into two orders, one opened, words typed, back, help."""
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
        result.notes[f"slowest interaction at {rate}×, ms"] = max(taken or [0])
        result.musts.append(Must(f"interaction to next paint p95 at {rate}×, ms", p(taken or [0], 95), 200, 200))


def _work(page: Page) -> None:
    for key in "jjjjkjjj":
        page.keyboard.press(key)
        page.wait_for_timeout(60)
    for key in (" ", "j", " "):
        page.keyboard.press(key)
        page.wait_for_timeout(400)
    page.keyboard.press("Enter")
    page.locator("#order-title").wait_for()
    page.wait_for_timeout(400)
    page.keyboard.press("m")
    page.keyboard.type("客户说复位后又停了 99", delay=30)
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.locator("[data-queue] [data-row]").first.wait_for()
    page.wait_for_timeout(300)
    page.keyboard.press("?")
    page.wait_for_timeout(300)
    page.keyboard.press("Escape")
    page.wait_for_timeout(200)
