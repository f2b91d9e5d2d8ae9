"""The dispatcher's board of a company of 200 engineers and 2,500 visits ahead, over HTTP as a browser asks for it: the
verdict on a place, asked again and again while somebody drags, and the board itself.

What is dragged is held anywhere: over any engineer, at any quarter of an hour of a working day of the week ahead, so
that leave, other visits, ways, areas and skills all come up. The floor is the same request refused at the door: signed
in, parsed, answered.
"""

import os
import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, Final
from urllib.parse import urlencode

from aftersales.server.postgres import Server
from bench import client, filling, ground, statements
from bench.client import Answer, Client
from bench.figures import Must, Result, p
from bench.ground import Processor

NAME: Final = "bench_board"
ENGINEERS: Final = int(os.environ.get("BENCH_BOARD_ENGINEERS", "200"))
ORDERS: Final = 200
VERDICTS: Final = int(os.environ.get("BENCH_BOARD_VERDICTS", "400"))
READS: Final = 40
WARM: Final = 20
LOGGED: Final = 5
DESK: Final = "desk@bench.example"
API: Final = "/api/v1/dispatch/board"
_QUARTER: Final = timedelta(minutes=15)
_DAY: Final = timedelta(days=1)
_QUARTERS: Final = 40
"""From midnight by UTC on, which is eight o'clock in Shanghai, to six in the evening."""
_COLUMNS: Final = ("asked", "p50 ms", "p95 ms", "p99 ms", "web CPU ms", "database CPU ms", "statements", "kB")
_KEYS: Final = (
    ("engineers", "SELECT p.key FROM people_person p JOIN people_engineer e ON e.person_id = p.id ORDER BY p.id"),
    ("visits", "SELECT key FROM workorders_visit WHERE starts_at > now() + interval '3 hours' ORDER BY id"),
    ("orders", "SELECT key FROM workorders_workorder WHERE state = 'triaged' ORDER BY id"),
)

Ask = Callable[[Client], Answer]


def run(server: Server) -> Result:
    ground.drop(server, NAME)
    url = server.create_database(NAME)
    ground.migrate(url)
    with ground.connect(server, NAME) as db:
        filling.run(db, "dispatch", engineers=ENGINEERS, orders=ORDERS)
        filling.run(db, "board", password=filling.hashed(filling.PASSWORD))
        keys = {name: [key for (key,) in db.execute(query)] for name, query in _KEYS}
    draw = random.Random(42)  # noqa: S311 - a measurement wants to be repeatable
    steps = _steps(keys, draw)
    with ground.serving(url) as web:
        desk = client.signed_in(web.port, DESK, filling.PASSWORD)
        told = {name: _measured(desk, asks, Processor(web.pid, server.pid() or 0)) for name, asks in steps.items()}
    counted = _counted(server, url, steps)
    ground.drop(server, NAME)
    return _result(told, counted, keys)


def _steps(keys: dict[str, list[Any]], draw: random.Random) -> dict[str, list[Ask]]:
    today = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)

    def held(subject: str) -> list[Ask]:
        found = []
        for _ in range(VERDICTS + WARM):
            begins = today + draw.randrange(1, 7) * _DAY + draw.randrange(_QUARTERS) * _QUARTER
            body = {
                subject: str(draw.choice(keys[f"{subject}s"])), "engineer": str(draw.choice(keys["engineers"])),
                "starts_at": begins.isoformat(),
            }  # fmt: skip
            found.append(_getting(f"{API}/verdict?{urlencode(body)}"))
        return found

    def read(days: int) -> list[Ask]:
        span = {"from": (today + _DAY).isoformat(), "until": (today + (1 + days) * _DAY).isoformat()}
        return [_getting(f"{API}?{urlencode(span)}")] * (READS + WARM)

    nonsense = _getting(f"{API}/verdict?engineer=nobody")
    return {
        "a visit held over a place": held("visit"),
        "an order held over a place": held("order"),
        "floor: refused at the door": [nonsense] * (VERDICTS + WARM),
        "the board of a day": read(1),
        "the board of a week": read(7),
    }


def _asked(desk: Client, asks: Sequence[Ask]) -> list[Answer]:
    return [ask(desk) for ask in asks]


def _getting(path: str) -> Ask:
    return lambda desk: desk.get(path)


@dataclass(frozen=True)
class Measured:
    """The answers, and the milliseconds of processor that one of them took of the web process and of the database."""

    answers: list[Answer]
    web: float
    database: float


def _measured(desk: Client, asks: Sequence[Ask], processor: Processor) -> Measured:
    desk.reconnect()
    for ask in asks[:WARM]:
        ask(desk)
    with processor:
        answers = _asked(desk, asks[WARM:])
    web, database = (1000 * seconds / len(answers) for seconds in processor.seconds)
    return Measured(answers, web, database)


def _counted(server: Server, url: str, steps: dict[str, list[Ask]]) -> dict[str, float]:
    """Statements of one request, by the database's own log, from a process that is warm."""
    with statements.logged(server, NAME) as log, ground.serving(url) as web:
        desk = client.signed_in(web.port, DESK, filling.PASSWORD)
        found = {}
        for name, asks in steps.items():
            for ask in asks[:WARM]:
                ask(desk)
            asked = log.during(partial(_asked, desk, asks[WARM : WARM + LOGGED]))
            found[name] = len(asked.work) / LOGGED
    return found


def _result(told: dict[str, Measured], counted: dict[str, float], keys: dict[str, list[Any]]) -> Result:
    title = f"{len(keys['engineers'])} engineers, {len(keys['visits']):,} visits ahead"
    result = Result("dispatch_board", title, _COLUMNS)
    for name, measured in told.items():
        answers = measured.answers
        wanted = 422 if name.startswith("floor") else 200
        wrong = next((one for one in answers if one.status != wanted), None)
        if wrong is not None:
            raise RuntimeError(f"{name}: {wrong.status} {wrong.body[:300]!r}")
        ms = [one.ms for one in answers]
        size = sum(len(one.body) for one in answers) / len(answers) / 1024
        result.rows.append(
            (name, p(ms, 50), p(ms, 95), p(ms, 99), measured.web, measured.database, counted[name], size)
        )
    visits, orders = (told[f"{one} held over a place"].answers for one in ("a visit", "an order"))
    result.musts.append(
        Must("ms until the verdict on a visit is there, p95", p([one.ms for one in visits], 95), 100, 50)
    )
    result.musts.append(
        Must("ms until the verdict on an order is there, p95", p([one.ms for one in orders], 95), 150, 50)
    )
    week = told["the board of a week"].answers
    result.musts.append(Must("ms until the board of a week is there, p95", p([one.ms for one in week], 95), 1_000, 300))
    judged = [one.json() for one in (*visits, *orders)]
    codes = Counter(why["code"] for one in judged for why in one["reasons"])
    result.notes = {
        "verdicts": dict(Counter(one["verdict"] for one in judged)),
        "reasons": dict(codes.most_common()),
        "visits on the board of a week": len(week[0].json()["visits"]),
        "visits on the board of a day": len(told["the board of a day"].answers[0].json()["visits"]),
    }
    return result
