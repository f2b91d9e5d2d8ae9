"""What a day is made of, on a million orders: an order's page and timeline, a report, a note, moves, changes."""

import random
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from aftersales.server.postgres import Server
from bench import client, filling, ground, statements
from bench.client import Answer, Client
from bench.figures import Result, p
from bench.ground import Processor, Web
from bench.statements import Asked, Log

FILL: Final = filling.LARGE_IDLE
STORIES: Final = 200
WARM: Final = 30
COUNTED: Final = 5
API: Final = "/api/v1"


@dataclass
class Story:
    """One customer's trouble from report to solution, as a dispatcher tells it, and an older order looked at."""

    customer: str
    asset: str
    team: str
    owner: str
    older: str
    cursor: str = ""
    order: str = ""


@dataclass
class Step:
    """One kind of request."""

    name: str
    make: Callable[[Client, Story], bytes]
    status: int = 200
    learn: Callable[[Story, Any], None] | None = None
    taken: list[float] = field(default_factory=list)
    web_cpu: float = 0.0
    database_cpu: float = 0.0
    counts: list[Asked] = field(default_factory=list)


def run(server: Server) -> Result:
    url = filling.filled(server, FILL)
    company = _company(server)
    steps = _steps()
    with ground.serving(url) as web:
        browser = client.signed_in(web.port, filling.DISPATCHER, filling.PASSWORD)
        draw = random.Random(42)  # noqa: S311 - a measurement wants to be repeatable
        for _ in range(WARM):
            _tell(browser, _steps(), _story(draw, company, browser))
        for _ in range(STORIES):
            _tell(browser, steps, _story(draw, company, browser), measured=_measured(server, web))
    with statements.logged(server, FILL.name) as log, ground.serving(url, port=ground.PORT + 9) as web:
        browser = client.signed_in(web.port, filling.DISPATCHER, filling.PASSWORD)
        for _ in range(WARM):
            _tell(browser, _steps(), _story(draw, company, browser))
        for _ in range(COUNTED):
            _tell(browser, steps, _story(draw, company, browser), log=log)
    return _result(steps)


def _steps() -> list[Step]:
    def get(name: str, path: Callable[[Story], str], learn: Callable[[Story, Any], None] | None = None) -> Step:
        return Step(name, lambda browser, story: browser.request("GET", API + path(story)), learn=learn)

    def move(name: str, body: Callable[[Story], dict[str, Any]]) -> Step:
        path = f"{API}/workorders/%s/{name}"
        return Step(name, lambda browser, story: browser.request("POST", path % story.order, body(story)))

    report = Step("report", lambda browser, story: browser.request("POST", f"{API}/workorders", _report(story)), 201)
    report.learn = lambda story, body: setattr(story, "order", body["key"])
    note = move("notes", lambda story: {"body": "客户说复位后又停了,已约明天上午。"})
    note.name, note.status = "note", 201
    return [
        get("order page", lambda story: f"/workorders/{story.older}"),
        get("timeline", lambda story: f"/workorders/{story.older}/timeline"),
        get("queue counts", lambda story: "/workorders/counts"),
        get("changes, first", lambda story: "/changes", lambda story, body: setattr(story, "cursor", body["cursor"])),
        get("changes, polled", lambda story: f"/changes?cursor={story.cursor}"),
        report,
        note,
        move("triage", lambda story: {"priority": 1, "team": story.team}),
        move("assign", lambda story: {"owner": story.owner}),
        move("start", lambda story: {}),
        move("resolve", lambda story: {"cause": "散热器堵塞", "solution": "清洗散热器,试机四小时正常"}),
        get("order page, just resolved", lambda story: f"/workorders/{story.order}"),
    ]


def _report(story: Story) -> dict[str, Any]:
    return {
        "kind": "repair", "title": "排气温度高报警停机", "description": "运行约两小时后报警停机。",
        "customer": story.customer, "asset": story.asset, "priority": 2,
    }  # fmt: skip


def _tell(
    browser: Client, steps: list[Step], story: Story, *, measured: Callable[[Step], Any] | None = None,
    log: Log | None = None,
) -> None:  # fmt: skip
    for step in steps:
        request = step.make(browser, story)
        if log is not None:
            answers: list[Answer] = []
            step.counts.append(log.during(partial(_exchange, browser, request, answers)))
            answer = answers[0]
        elif measured is not None:
            with measured(step):
                answer = browser.exchange(request)
            step.taken.append(answer.ms)
        else:
            answer = browser.exchange(request)
        if answer.status != step.status:
            raise RuntimeError(f"{step.name}: {answer.status} {answer.body[:500]!r}")
        if step.learn is not None:
            step.learn(story, answer.json())


def _exchange(browser: Client, request: bytes, answers: list[Answer]) -> None:
    answers.append(browser.exchange(request))


def _measured(server: Server, web: Web) -> Callable[[Step], Any]:
    @contextmanager
    def block(step: Step) -> Any:
        with Processor(web.pid, server.pid() or 0) as processor:
            yield
        step.web_cpu += processor.seconds[0]
        step.database_cpu += processor.seconds[1]

    return block


def _company(server: Server) -> list[Story]:
    """Customers of the dispatcher's territories, each with an asset, the team there and one of its people."""
    with ground.connect(server, FILL.name) as db:
        rows = db.execute(
            "SELECT c.key, a.key, t.key, p.key FROM customers_customer c"
            " JOIN customers_site s ON s.customer_id = c.id"
            " JOIN people_territory y ON y.id = s.territory_id AND y.code IN ('t1', 't2', 't3')"
            " JOIN people_team t ON t.code = 'team' || substr(y.code, 2)"
            " JOIN LATERAL (SELECT key FROM assets_asset WHERE customer_id = c.id LIMIT 1) a ON true"
            " JOIN LATERAL (SELECT key FROM people_person WHERE team_id = t.id AND is_active LIMIT 1) p ON true"
            " ORDER BY c.id LIMIT 300"
        ).fetchall()
    return [Story(str(customer), str(asset), str(team), str(owner), "") for customer, asset, team, owner in rows]


def _story(draw: random.Random, company: list[Story], browser: Client) -> Story:
    """A customer, and an open order from some page of the queue."""
    rows = browser.get(f"{API}/workorders?limit=200").json()["rows"]
    one = draw.choice(company)
    return Story(one.customer, one.asset, one.team, one.owner, draw.choice(rows)["key"])


def _result(steps: list[Step]) -> Result:
    result = Result(
        "requests",
        "Requests on 1,000,000 orders, 2 % open",
        ("request", "p50 ms", "p95 ms", "web CPU ms", "PostgreSQL CPU ms", "statements"),
    )
    for step in steps:
        counts = sorted(len(asked.work) for asked in step.counts)
        told = str(counts[0]) if counts[0] == counts[-1] else f"{counts[0]}–{counts[-1]}"
        each = 1000 / len(step.taken)
        processor = (step.web_cpu * each, step.database_cpu * each)
        result.rows.append((step.name, p(step.taken, 50), p(step.taken, 95), *processor, told))
    result.notes = {
        "stories": STORIES,
        "statements": {step.name: [" ".join(one.split())[:160] for one in step.counts[-1].work] for step in steps},
        "transaction_frames": {step.name: step.counts[-1].frame for step in steps},
    }
    return result
