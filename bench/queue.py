"""A dispatcher's queue over HTTP against the same SQL, prepared, in pgbench: small and large, first page and far."""

import base64
import json
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from aftersales.server.postgres import Server
from bench import client, filling, ground, pgbench, statements
from bench.client import Client
from bench.figures import Must, Result, middle, p
from bench.filling import Fill
from bench.ground import Web

PATH: Final = "/api/v1/workorders"
STATEMENT: Final = (ground.ROOT / "aftersales" / "workorders" / "sql" / "queue.sql").read_text(encoding="utf-8")
ROUNDS: Final = 15
REQUESTS: Final = 120
WARM: Final = 150
FAR: Final = 1_000
LOGGED: Final = 4_000
FIRST: Final = {"after_at": "0001-01-01T00:00:00+00:00", "after_id": 0}


@dataclass
class Point:
    """One page of one database: how to ask for it both ways, what must come back, and what was measured."""

    fill: Fill
    page: int
    web: Web
    browser: Client
    request: bytes
    values: dict[str, Any]
    begins: bytes
    http: list[list[float]] = field(default_factory=list)
    bare: list[list[float]] = field(default_factory=list)
    web_cpu: float = 0.0
    database_cpu: float = 0.0

    @property
    def label(self) -> str:
        return f"{self.fill.label}, page {self.page:,}"

    @property
    def p50(self) -> float:
        return middle([p(one, 50) for one in self.http])

    @property
    def bare_p50(self) -> float:
        return middle([p(one, 50) for one in self.bare if one])

    @property
    def ratio(self) -> float:
        """Of medians taken seconds apart, round by round: what else the machine does weighs on both."""
        return middle([p(ours, 50) / p(floor, 50) for ours, floor in zip(self.http, self.bare, strict=True) if floor])


def run(server: Server) -> Result:
    with ExitStack() as stack:
        points = [
            point
            for number, fill in enumerate((filling.SMALL, filling.LARGE, filling.SMALL_IDLE, filling.LARGE_IDLE))
            for point in _points(server, fill, stack.enter_context(opened(server, fill, ground.PORT + number)))
        ]
        for point in points:
            _ask(point, WARM)
        for _ in range(ROUNDS):
            for point in points:
                _measure(server, point)
        queries = _queries(server)
    return _result(points, queries)


@contextmanager
def opened(server: Server, fill: Fill, port: int) -> Iterator[Web]:
    """The product on a filled database."""
    with ground.serving(filling.filled(server, fill), port=port) as web:
        yield web


def _points(server: Server, fill: Fill, web: Web) -> Iterator[Point]:
    browser = client.signed_in(web.port, filling.DISPATCHER, filling.PASSWORD)
    asked = dispatcher_asks(server, fill)
    yield _point(server, fill, web, browser, 1, "", {**asked, **FIRST})
    if fill == filling.LARGE:
        cursor = _walk(browser, FAR - 1)
        yield _point(server, fill, web, browser, FAR, cursor, {**asked, **_place(cursor)})


def dispatcher_asks(server: Server, fill: Fill) -> dict[str, Any]:
    """The parameters of the queue for the dispatcher of the three largest territories."""
    with ground.connect(server, fill.name) as db:
        territories = db.execute(
            "SELECT array_agg(territory_id ORDER BY 1) FROM people_person_territories t"
            " JOIN people_person p ON p.id = t.person_id WHERE p.email = %s",
            [filling.DISPATCHER],
        ).fetchone()
        team = db.execute("SELECT id, team_id FROM people_person WHERE email = %s", [filling.DISPATCHER]).fetchone()
    if territories is None or team is None:
        raise RuntimeError("nobody to measure as")
    return {
        "everything": [], "territories": territories[0], "teams": [team[1]], "owners": [], "states": None, "team": None,
        "unassigned": False, "before": None, "limit": 50,
    }  # fmt: skip


def _point(
    server: Server, fill: Fill, web: Web, browser: Client, page: int, cursor: str, values: dict[str, Any]
) -> Point:
    with ground.connect(server, fill.name) as db:
        row = db.execute(STATEMENT, values).fetchone()
    if row is None or row[1] != 50:
        raise RuntimeError(f"{fill.label}: page {page} is not full")
    request = browser.request("GET", f"{PATH}?cursor={quote(cursor)}" if cursor else PATH)
    return Point(fill, page, web, browser, request, values, b'{"rows":' + row[0].encode() + b',"next":')


def _walk(browser: Client, pages: int) -> str:
    """The cursor behind that many pages, by going there as a reader would; no order turns up twice."""
    cursor, seen = "", set()
    for _ in range(pages):
        body = browser.get(f"{PATH}?cursor={quote(cursor)}" if cursor else PATH).json()
        seen |= {row["key"] for row in body["rows"]}
        cursor = body["next"]
    if len(seen) != pages * 50:
        raise RuntimeError(f"{pages} pages showed {len(seen)} orders")
    return cursor


def _place(cursor: str) -> dict[str, Any]:
    """What the cursor says, read the way it was made."""
    at, pk = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    return {"after_at": at, "after_id": pk}


def _ask(point: Point, count: int) -> list[float]:
    """So many requests one after another, every body compared with what the SQL says."""
    taken = []
    point.browser.reconnect()
    for _ in range(count):
        answer = point.browser.exchange(point.request)
        if answer.status != 200 or not answer.body.startswith(point.begins):
            raise RuntimeError(f"{point.label}: the answer is not what the SQL says: {answer.body[:200]!r}")
        taken.append(answer.ms)
    return taken


def _measure(server: Server, point: Point) -> None:
    with ground.Processor(point.web.pid, server.pid() or 0) as processor:
        point.http.append(_ask(point, REQUESTS))
    point.web_cpu += processor.seconds[0]
    point.database_cpu += processor.seconds[1]
    point.bare.append(pgbench.latencies(server, point.fill.name, STATEMENT, pgbench.as_text(point.values), REQUESTS))


def _queries(server: Server) -> dict[str, float]:
    """Statements per request and revocation checks per second of a warm process, as the database logged them."""
    fill = filling.SMALL
    with statements.logged(server, fill.name) as log, opened(server, fill, ground.PORT + 9) as web:
        browser = client.signed_in(web.port, filling.DISPATCHER, filling.PASSWORD)
        request = browser.request("GET", PATH)
        for _ in range(WARM):
            browser.exchange(request)
        began = time.monotonic()
        asked = log.during(lambda: [browser.exchange(request) for _ in range(LOGGED)])
        seconds = time.monotonic() - began
    if any("workorders/sql/queue.sql" not in one for one in asked.work):
        raise RuntimeError(f"a request asks something else: {set(asked.work)}")
    return {
        "per_request": len(asked.work) / LOGGED,
        "frames_per_request": asked.frame / LOGGED,
        "revocation_checks_per_2_s": asked.revocations / seconds * 2,
    }


def _result(points: list[Point], queries: dict[str, float]) -> Result:
    result = Result(
        "queue",
        "Queue page of 50 as a dispatcher of three territories: HTTP against the same SQL in pgbench",
        ("orders, page", "HTTP p50 ms", "p95", "pgbench p50 ms", "p95", "ratio", "web CPU ms", "PostgreSQL CPU ms"),
    )
    for one in points:
        ours, bare = ([ms for taken in rounds for ms in taken] for rounds in (one.http, one.bare))
        count = len(ours)
        result.rows.append(
            (one.label, one.p50, p(ours, 95), one.bare_p50, p(bare, 95), one.ratio,
             one.web_cpu / count * 1000, one.database_cpu / count * 1000)
        )  # fmt: skip
    small, first, far, small_idle, idle = points
    result.musts = [
        Must("1,000,000 orders, 20 % open: HTTP against pgbench", first.ratio, 4, 2.5),
        Must("page 1,000: HTTP against pgbench", far.ratio, 4, 2.5),
        Must("1,000,000 orders, 2 % open: HTTP against pgbench", idle.ratio, 4, 2.5),
        Must("from 10,000 to 1,000,000 orders, 20 % open", _growth(small, first), 1.3, 1.3),
        Must("from 10,000 to 1,000,000 orders, 2 % open", _growth(small_idle, idle), 1.3, 1.3),
        Must("from page 1 to page 1,000", _growth(first, far), 1.3, 1.3),
        Must("statements per request, warm", queries["per_request"], 1, 1),
        Must("revocation checks per 2 s", queries["revocation_checks_per_2_s"], 1.05, 1),
    ]
    result.notes = {
        "requests_per_point": len(points[0].http) * REQUESTS,
        "rounds": ROUNDS,
        "body_bytes": {one.label: len(one.begins) for one in points},
        "p50_by_round": {one.label: [round(p(taken, 50), 3) for taken in one.http] for one in points},
        "pgbench_p50_by_round": {one.label: [round(p(taken, 50), 3) for taken in one.bare if taken] for one in points},
        "fastest_tenth_ms": {one.label: round(p([ms for taken in one.http for ms in taken], 10), 3) for one in points},
        "queries": queries,
    }
    return result


def _growth(small: Point, large: Point) -> float:
    """How much dearer the large one is, round by round."""
    return middle([p(b, 50) / p(a, 50) for a, b in zip(small.http, large.http, strict=True)])
