"""From "received" at the desk to the offer on the phone: relay, job, decision, live line, a Chromium of 390 px.

One of a thousand engineers can do the work, and looks at a real phone's page. The desk receives an order at an instant
that has nothing to do with when the phone asks; the offer is taken back and has left the phone before the next one.
"""

import os
import random
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import psycopg
from playwright.sync_api import Page, sync_playwright

from aftersales.server.commands.serve import CLI
from aftersales.server.postgres import Server
from bench import client, filling, ground
from bench.client import Client
from bench.figures import Must, Result, p

NAME: Final = "bench_dispatch_phone"
ENGINEERS: Final = 1_000
ORDERS: Final = int(os.environ.get("BENCH_PHONE_ORDERS", "60"))
WARM: Final = 3
API: Final = "/api/v1"
DESK: Final = "desk@bench.example"
ENGINEER: Final = "engineer1@bench.example"
POLICY: Final = "emergency"
SEEN_SECONDS: Final = 60


def run(server: Server) -> Result:
    ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    with ground.connect(server, NAME) as db:
        filling.run(db, "dispatch", engineers=ENGINEERS, orders=1)
        filling.run(db, "phone", password=filling.hashed(filling.PASSWORD))
        told = db.execute("SELECT key, customer, site FROM bench_thing").fetchone()
        assert told is not None
        with ground.serving(url) as web, _worker(url), _phone(f"http://127.0.0.1:{web.port}") as phone:
            desk = client.signed_in(web.port, DESK, filling.PASSWORD)
            _answered(desk, "/dispatch/uses", {"policy": POLICY, "automatic": True})
            body = dict(zip(("asset", "customer", "site"), map(str, told), strict=True))
            seen = _seen(desk, phone, body)
            made = _made(db)
    ground.drop(server, NAME)
    return _result(seen, made)


@contextmanager
def _worker(url: str) -> Iterator[None]:
    """The product's background work, as `aftersales serve` starts it."""
    with (ground.VAR / "worker-phone.log").open("wb") as log:
        started = subprocess.Popen(
            [*CLI, "worker"], env=ground.environment(url), cwd=ground.ROOT, stdout=log, stderr=log
        )
    try:
        yield
    finally:
        started.terminate()
        started.wait()


@contextmanager
def _phone(home: str) -> Iterator[Page]:
    """The engineer's day on a phone, signed in."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        context = browser.new_context(
            locale="zh-CN", timezone_id="Asia/Shanghai", viewport={"width": 390, "height": 844}
        )
        page = context.new_page()
        page.goto(f"{home}/field/")
        page.locator("input[autocomplete=username]").fill(ENGINEER)
        page.locator("input[type=password]").fill(filling.PASSWORD)
        page.keyboard.press("Enter")
        page.get_by_role("navigation").first.wait_for()
        yield page
        browser.close()


def _seen(desk: Client, phone: Page, body: dict[str, str]) -> list[float]:
    """Seconds from sending "received" to the offer being read on the phone, of each order."""
    draw = random.Random(42)  # noqa: S311 - a measurement wants to be repeatable
    taken = []
    for number in range(ORDERS + WARM):
        title = f"压缩机异响 {number}"
        order = _answered(desk, "/workorders", {"kind": "repair", "title": title, "priority": 2, **body})["key"]
        time.sleep(3 * draw.random())
        desk.reconnect()
        began = time.perf_counter()
        _answered(desk, f"/workorders/{order}/triage", {"priority": 2})
        phone.get_by_text(title).first.wait_for(timeout=1000 * SEEN_SECONDS)
        taken.append(time.perf_counter() - began)
        _answered(desk, f"/workorders/{order}/offers/withdraw", {})
        _answered(desk, f"/workorders/{order}/cancel", {"reason": "duplicate"})
        phone.get_by_text(title).first.wait_for(state="detached", timeout=1000 * SEEN_SECONDS)
    return taken[WARM:]


def _answered(desk: Client, path: str, body: dict[str, Any]) -> Any:
    answer = desk.post(API + path, body)
    if answer.status not in (200, 201):
        raise RuntimeError(f"{path}: {answer.status} {answer.body[:500]!r}")
    return answer.json()


def _made(db: psycopg.Connection[Any]) -> list[float]:
    """Seconds from "received" to the round of offers being open, of each order."""
    found = db.execute(
        "SELECT extract(epoch FROM r.opened_at - w.triaged_at)::float FROM dispatch_round r"
        " JOIN workorders_workorder w ON w.id = r.order_id ORDER BY r.id"
    ).fetchall()
    return [seconds for (seconds,) in found][WARM:]


def _result(seen: list[float], made: list[float]) -> Result:
    title = f"received → offer on the phone, one of {ENGINEERS:,} engineers, {ORDERS} times"
    result = Result("dispatch_phone", title, ("until", "p50 s", "p95 s", "longest s"))
    for words, values in (("the offer is made", made), ("it is read on the phone", seen)):
        result.rows.append((words, p(values, 50), p(values, 95), max(values)))
    result.musts.append(Must("s from received to the phone, p95", p(seen, 95), 5, 5))
    return result
