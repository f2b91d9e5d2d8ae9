"""A list as a file against COPY of the same rows; lists by a condition against the SQL somebody would write by hand."""

import json
import time
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import quote

from psycopg import Connection

from aftersales.server.postgres import Server
from bench import client, filling, ground
from bench.client import Client
from bench.figures import Result, p
from bench.filling import AGENT, PASSWORD, Fill

FILL: Final = Fill(100_000, 0.2)
ROUNDS: Final = 40
WARM: Final = 4
PAGE: Final = 50
SQL: Final = (ground.ROOT / "bench" / "sql" / "listed.sql").read_text(encoding="utf-8")
"""A page's rows with all that a row shows; what is asked and the order are put in."""
OPEN: Final = "w.state NOT IN ('closed', 'cancelled')"


def leaf(name: str, op: str, *value: Any) -> dict[str, Any]:
    """One condition."""
    return {"field": name, "op": op, **({"value": value[0]} if value else {})}


@dataclass
class Question:
    """A list somebody asks for, and the same by hand."""

    name: str
    asked: list[dict[str, Any]]
    sql: str
    sort: str = "due"
    order: str = "w.act_by_at, w.id"
    among: str = "open"
    http: list[float] = field(default_factory=list)
    alone: list[float] = field(default_factory=list)
    counted: list[float] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"/api/v1/workorders?filter={self.filter}&sort={self.sort}&among={self.among}&limit={PAGE}"

    @property
    def preview(self) -> str:
        return f"/api/v1/workorders/preview?filter={self.filter}&among={self.among}"

    @property
    def filter(self) -> str:
        return quote(json.dumps({"all": self.asked}))


def questions() -> list[Question]:
    """Lists as a service desk keeps them."""
    return [
        Question(
            "P0 or P1 that nobody owns, nearest promise first",
            [leaf("priority", "in", [0, 1]), leaf("owner", "empty")],
            f"{OPEN} AND w.priority IN (0, 1) AND w.owner_id IS NULL",
        ),
        Question(
            "of key or gold customers in twelve months, newest first, closed ones too",
            [
                leaf("customer_tier", "in", ["key", "gold"]),
                leaf("reported_at", "within_last", {"n": 12, "unit": "months"}),
            ],
            "c.tier IN ('key', 'gold') AND w.reported_at >= now() - interval '12 months' AND w.reported_at <= now()",
            "-reported",
            "w.reported_at DESC, w.id DESC",
            "all",
        ),
        Question(
            "“漏水” in the title, by number",
            [leaf("title", "contains", "漏水")],
            f"{OPEN} AND w.title LIKE '%%漏水%%'",
            "number",
            "w.number, w.id",
        ),
    ]


def run(server: Server) -> Result:
    url = filling.filled(server, FILL)
    asked = questions()
    with ground.serving(url) as web, ground.connect(server, FILL.name) as db:
        browser = client.signed_in(web.port, AGENT, PASSWORD)
        for question in asked:
            _ask(browser, db, question)
    return _result(ground.working("exporting", url, AGENT), asked)


def _ask(browser: Client, db: Connection[Any], question: Question) -> None:
    """In turns, so that what disturbs one disturbs the other."""
    browser.reconnect()
    statement = SQL.format(asked=question.sql, order=question.order, limit=PAGE + 1)
    for turn in range(WARM + ROUNDS):
        began = time.perf_counter()
        rows = db.execute(statement, prepare=True).fetchall()
        alone = (time.perf_counter() - began) * 1000
        answer = browser.exchange(browser.request("GET", question.path))
        counted = browser.exchange(browser.request("GET", question.preview))
        if answer.status != 200 or counted.status != 200:
            raise RuntimeError(f"{question.name}: {answer.status} {answer.body[:300]!r}")
        if turn >= WARM:
            question.alone.append(alone)
            question.http.append(answer.ms)
            question.counted.append(counted.ms)
    told, known = [row["number"] for row in answer.json()["rows"]], [row[0] for row in rows[:PAGE]]
    if len(told) < PAGE or told != known:
        raise RuntimeError(f"{question.name}: not the same rows: {told[:5]} {known[:5]}")


def _result(told: dict[str, Any], asked: list[Question]) -> Result:
    result = Result(
        "export",
        f"Exports and lists by a condition, {FILL.label}",
        ("what", "p50", "p95 or rows", "PostgreSQL alone", "ratio"),
    )
    rows = told["rows"]
    copy = p(told["copy"], 50)
    for name, form in (("CSV", "csv"), ("Excel", "xlsx")):
        took = p(told[form], 50)
        result.rows.append(
            [f"all orders as {name}", f"{rows / took:,.0f} rows/s", f"{rows:,} rows", f"{rows / copy:,.0f} rows/s",
             f"{took / copy:.1f}"]
        )  # fmt: skip
    for one in asked:
        ours, alone = p(one.http, 50), p(one.alone, 50)
        result.rows.append(
            [one.name, f"{ours:.1f} ms", f"{p(one.http, 95):.1f} ms", f"{alone:.1f} ms", f"{ours / alone:.1f}"]
        )
        counted = f"{p(one.counted, 50):.1f} ms", f"{p(one.counted, 95):.1f} ms"
        result.rows.append(["… the same said in words and counted", *counted, "", ""])
    return result
