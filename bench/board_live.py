"""A drop on the dispatcher's board, and when everybody else sees it: ten open boards of a large company.

The pages are the product's own, each in a browser of its own; the product serves itself with one web process. Somebody
beside them moves a visit that all of them show by a quarter of an hour, again and again; counted is the time from
sending that to the frame in which a page has drawn it. That the ten share two cores with the server and the database is
part of it: on a company's desks each has a machine of its own.
"""

import time
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from playwright.sync_api import Browser, Page

from aftersales.server.postgres import Server
from bench import client, filling, ground
from bench.browser import DESK, chromium
from bench.client import Client
from bench.figures import Must, Result, p

NAME: Final = "bench_board_live"
WHO: Final = "desk@bench.example"
ENGINEERS: Final = 200
ORDERS: Final = 200
BOARDS: Final = 10
DROPS: Final = 15
SETTLED_MS: Final = 5000
PATIENCE_SECONDS: Final = 30.0
API: Final = "/api/v1/dispatch/board"
_QUARTER: Final = timedelta(minutes=15)
_WATCH: Final = """key => {
  const bar = () => document.querySelector(`[data-shown="${key}"]`);
  const before = bar().style.left;
  globalThis.drawnAt = null;
  const look = () => {
    const left = bar()?.style.left;
    if (left !== undefined && left !== before) globalThis.drawnAt = Date.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def run(server: Server) -> Result:
    ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    with ground.connect(server, NAME) as db:
        filling.run(db, "dispatch", engineers=ENGINEERS, orders=ORDERS)
        filling.run(db, "board", password=filling.hashed(filling.PASSWORD))
    with ground.serving(url) as web, chromium() as browser:
        desk = client.signed_in(web.port, WHO, filling.PASSWORD)
        midnight = (datetime.now(UTC) + timedelta(hours=8 + 24)).replace(hour=0, minute=0, second=0, microsecond=0)
        pages = [_opened(browser, desk, f"on={midnight.date()}") for _ in range(BOARDS)]
        pages[0].wait_for_timeout(SETTLED_MS)
        visits = _visits(desk, midnight - timedelta(hours=8))
        shown = str(pages[0].locator("[data-visit]").first.get_attribute("data-visit"))
        took = [ms for n in range(DROPS) for ms in _drop(desk, pages, visits[shown], back=n % 2 == 1)]
    ground.drop(server, NAME)
    columns = ("engineers", "visits that day", "boards open", "drops", "p50 ms", "p95 ms", "worst ms")
    result = Result("board_live", "From a drop to its being drawn on everybody else's board", columns)
    result.rows.append((ENGINEERS, len(visits), BOARDS, DROPS, p(took, 50), p(took, 95), max(took)))
    result.musts.append(Must("s from a drop to the last of ten boards", max(took) / 1000, 3, 3))
    return result


def _opened(browser: Browser, desk: Client, day: str) -> Page:
    """A board, in a browser of its own."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK)
    home = f"http://127.0.0.1:{desk.port}"
    context.add_cookies([{"name": name, "value": value, "url": home} for name, value in desk.cookies.items()])
    page = context.new_page()
    page.goto(f"{home}/console/dispatch/board?{day}")
    page.locator("[data-visit]").first.wait_for()
    return page


def _visits(desk: Client, begins: datetime) -> dict[str, dict[str, Any]]:
    span = {"from": begins.isoformat(), "until": (begins + timedelta(days=1)).isoformat()}
    told = desk.get(f"{API}?" + "&".join(f"{name}={value.replace('+', '%2B')}" for name, value in span.items())).json()
    return {one["key"]: one for one in told["visits"]}


def _drop(desk: Client, pages: list[Page], visit: dict[str, Any], *, back: bool) -> list[float]:
    """Move it by a quarter of an hour; milliseconds until each page has drawn it."""
    for page in pages:
        page.evaluate(_WATCH, visit["key"])
    by = -_QUARTER if back else _QUARTER
    put = {"visit": visit["key"], "engineer": visit["engineer"], "reason": "量一量", "over_rules": True}
    put |= {name: (datetime.fromisoformat(visit[name]) + by).isoformat() for name in ("starts_at", "ends_at")}
    request = desk.request("POST", f"{API}/moves", put, version=visit["version"])
    desk.reconnect()
    sent = time.time()
    answer = desk.exchange(request)
    if answer.status != 200:
        raise RuntimeError(f"not moved: {answer.status} {answer.body[:300]!r}")
    visit |= {name: answer.json()["visit"][name] for name in ("starts_at", "ends_at", "version")}
    return [_drawn(page, sent) for page in pages]


def _drawn(page: Page, sent: float) -> float:
    while (at := page.evaluate("globalThis.drawnAt")) is None:
        if time.time() - sent > PATIENCE_SECONDS:
            raise RuntimeError(f"not drawn after {PATIENCE_SECONDS:g} s")
        page.wait_for_timeout(50)
    return float(at) - 1000 * sent
