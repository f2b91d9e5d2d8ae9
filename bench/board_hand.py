"""What a hand on the dispatcher's board goes through: the longest piece of work that keeps the page from following it.

The page is the product's own, in a real Chromium; the board it shows is made here and answered in the server's place,
as dense as a full day, and so are its verdicts. A visit is taken, carried over rows and hours, held at two edges so
that the board runs on under it, rested so that verdicts come, and let go. Counted is the processor time of each task,
times four: what else runs on the machine does not count, and Chromium's own slowing, which needs a second free core,
is not leant on. Of the board itself only what is seen may be in the page, however many stand on it.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Browser, FloatRect, Page, Route

from aftersales.server.postgres import Server
from bench import filling, ground
from bench.browser import DESK, SLOWER, chromium
from bench.figures import Must, Result, middle

NAME: Final = "bench_board_hand"
WHO: Final = "desk@bench.example"
ROUNDS: Final = 5
FRAME_MS: Final = 16
REST_MS: Final = 500
SETTLED_MS: Final = 4000
ANSWER: Final = "**/api/v1/dispatch/board**"
SIZES: Final = ((40, 300), (200, 2000))
TASKS: Final = "disabled-by-default-devtools.timeline"
LOOKS: Final = "document.getElementsByTagName('*').length"


def run(server: Server) -> Result:
    ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    with ground.connect(server, NAME) as db:
        filling.run(db, "dispatch", engineers=1, orders=20)
        filling.run(db, "board", password=filling.hashed(filling.PASSWORD))
    columns = ("engineers", "visits", "longest task ms × 4, each hold", "middle", "most DOM nodes")
    result = Result(
        "board_hand", f"A visit carried over a day's board: processor time of the longest task × {SLOWER}", columns
    )
    with ground.serving(url) as web, chromium() as browser:
        for engineers, visits in SIZES:
            held = [_held(browser, f"http://127.0.0.1:{web.port}", engineers, visits) for _ in range(ROUNDS)]
            longest, nodes = [ms for ms, _ in held], max(nodes for _, nodes in held)
            each = ", ".join(f"{ms:.0f}" for ms in sorted(longest))
            result.rows.append((engineers, visits, each, middle(longest), nodes))
            of = f"{engineers} engineers, {visits:,} visits"
            result.musts.append(Must(f"most DOM nodes, {of}", nodes, 3000, 3000))
            if (engineers, visits) == SIZES[0]:
                result.musts.append(Must(f"longest task while dragging, ms, {of}", middle(longest), 50, 50))
    ground.drop(server, NAME)
    return result


def _held(browser: Browser, home: str, engineers: int, visits: int) -> tuple[float, int]:
    """The longest task of one hold in milliseconds, and the most nodes the page had."""
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai", viewport=DESK)
    page = context.new_page()
    page.goto(f"{home}/console/dispatch")
    page.locator("input[autocomplete=username]").fill(WHO)
    page.locator("input[type=password]").fill(filling.PASSWORD)
    page.keyboard.press("Enter")
    page.locator("[data-waiting]").first.wait_for()
    day = (datetime.now(UTC) + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    board = _board(engineers, visits, day - timedelta(hours=8))
    page.route(ANSWER, lambda route: _answer(route, board))
    page.goto(f"{home}/console/dispatch/board?on={day.date()}")
    page.locator("[data-visit]").first.wait_for()
    page.wait_for_timeout(SETTLED_MS)
    board_at, taken_at = page.get_by_role("grid").bounding_box(), page.locator("[data-visit]").nth(8).bounding_box()
    assert board_at is not None and taken_at is not None
    browser.start_tracing(page=page, categories=[TASKS, "devtools.timeline"])
    page.wait_for_timeout(REST_MS)
    nodes = _carry(page, board_at, taken_at)
    longest = SLOWER * max(_tasks(json.loads(browser.stop_tracing())))
    context.close()
    return longest, nodes


def _carry(page: Page, box: FloatRect, taken: FloatRect) -> int:
    """One hold, from taking to letting go; the most nodes the page had on the way."""
    x, y = taken["x"] + taken["width"] / 3, taken["y"] + taken["height"] / 2
    right, bottom = box["x"] + box["width"] - 12, box["y"] + box["height"] - 12
    page.mouse.move(x, y)
    page.wait_for_timeout(REST_MS)
    page.mouse.down()
    nodes = 0
    legs = (
        (x + 220, y + 180, 40, REST_MS), (x + 40, y + 300, 30, REST_MS), (right, y + 200, 20, REST_MS),
        (x + 200, bottom, 20, REST_MS), (x + 260, y + 90, 40, REST_MS), (x + 300, y + 134, 10, REST_MS),
    )  # fmt: skip
    for to_x, to_y, steps, rest in legs:
        for n in range(1, steps + 1):
            page.mouse.move(x + (to_x - x) * n / steps, y + (to_y - y) * n / steps)
            page.wait_for_timeout(FRAME_MS)
        x, y = to_x, to_y
        page.wait_for_timeout(rest)
        nodes = max(nodes, int(page.evaluate(LOOKS)))
    page.mouse.up()
    page.wait_for_timeout(REST_MS)
    return nodes


def _tasks(trace: dict[str, Any]) -> Iterator[float]:
    """Milliseconds of processor of each task of the page's own thread."""
    events = trace["traceEvents"]
    named = {(one["pid"], one["tid"]): one["args"]["name"] for one in events if one["name"] == "thread_name"}
    busy: dict[tuple[int, int], list[float]] = {}
    for one in events:
        if one["name"] == "RunTask" and "tdur" in one and named.get((one["pid"], one["tid"])) == "CrRendererMain":
            busy.setdefault((one["pid"], one["tid"]), []).append(one["tdur"] / 1000)
    yield from max(busy.values(), key=sum)


def _answer(route: Route, board: dict[str, Any]) -> None:
    url = urlsplit(route.request.url)
    asked: Any = dict(parse_qsl(url.query)) if url.path.endswith("/verdict") else route.request.post_data_json
    if url.path.endswith("/verdict"):
        words = ("比承诺的 12:00 晚 15 分钟。", "占用 12:00 至 13:00 的休息。", "加班 30 分钟。")
        facts = ("visit", "order", "number", "name", "starts_at", "ends_at", "earliest_at", "minutes")
        told = {"rule": False, "overrulable": False} | dict.fromkeys(facts)
        reasons = [{"code": f"told_{n}", "words": one, **told} for n, one in enumerate(words)]
        span = {name: asked[name] for name in ("starts_at", "ends_at")}
        ways = {"travel_minutes": 20, "travel_on_minutes": 12, "late_minutes": 15}
        route.fulfill(json={"verdict": "amber", **span, **ways, "reasons": reasons})
    elif route.request.method == "GET":
        route.fulfill(json=board)
    else:
        was = next(one for one in board["visits"] if one["key"] == asked["visit"])
        put = {name: asked[name] for name in ("engineer", "starts_at", "ends_at")}
        visit = {**was, **put, "version": was["version"] + 1}
        before = {name: was[name] for name in ("engineer", "starts_at", "ends_at", "mates")}
        told = {"key": was["key"], "version": visit["version"], "visit": visit, "was": before, "customer_told": None}
        route.fulfill(json=told)


def _board(engineers: int, visits: int, midnight: datetime) -> dict[str, Any]:
    """A day on which everybody has as many visits between seven in the morning and nine in the evening."""
    each = -(-visits // engineers)
    return {
        "at": midnight.isoformat(), "from": midnight.isoformat(),
        "until": (midnight + timedelta(hours=30)).isoformat(),
        "engineers": [_person(n, midnight) for n in range(engineers)],
        "visits": [_visit(n, n // each, n % each, each, midnight) for n in range(visits)],
        "dropped": {"engineers": 0, "visits": 0},
    }  # fmt: skip


def _key(of: int, n: int) -> str:
    return f"{of}0000000-0000-7000-8000-{n:012}"


def _span(midnight: datetime, begins: float, ends: float) -> dict[str, str]:
    told = (("starts_at", begins), ("ends_at", ends))
    return {name: (midnight + timedelta(hours=hours)).isoformat() for name, hours in told}


def _person(n: int, midnight: datetime) -> dict[str, Any]:
    return {
        "key": _key(1, n), "name": f"工程师 {n}", "level": 1 + n % 3, "team": None, "skills": [], "home": None,
        "presence": {"state": "on_duty", "until_at": None}, "leaves": [],
        "shifts": [_span(midnight, 8, 12), _span(midnight, 13, 21)], "breaks": [_span(midnight, 12, 13)],
        "on_call": [] if n % 4 else [_span(midnight, 21, 24)], "planned_minutes": 420, "duty_minutes": 660,
    }  # fmt: skip


def _visit(n: int, who: int, nth: int, each: int, midnight: datetime) -> dict[str, Any]:
    step = 14 / each
    begins = 7 + nth * step
    window = _span(midnight, begins, begins + 2) if n % 3 == 0 else {"starts_at": None, "ends_at": None}
    order = {
        "key": _key(3, n), "number": 20_000 + n, "title": "冷机 E6 报警", "priority": n % 4, "kind": "repair",
        "customer": f"星野酒店集团 {n % 12} 店", "site": "东楼", "place": None, "arrive_by_at": None,
    }  # fmt: skip
    return {
        "key": _key(2, n), "version": 1, "engineer": _key(1, who), "mates": [], "state": "confirmed", "offered": False,
        **_span(midnight, begins + step / 4, begins + step), "promised_from_at": window["starts_at"],
        "promised_until_at": window["ends_at"], "pinned": None, "travel_minutes": 15, "travel_from": "home",
        "out_of_turn": None, "late_minutes": 0 if n % 11 else 25, "order": order,
    }  # fmt: skip
