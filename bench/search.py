"""The search on a million orders: common and rare words, parts of codes, initials, for wide and narrow readers."""

import random
import time
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from aftersales.base.search.asked import read
from aftersales.server.postgres import Server
from bench import client, filling, ground
from bench.client import Client
from bench.figures import Must, Result, p
from bench.queue import dispatcher_asks

FILL: Final = filling.LARGE
PATH: Final = "/api/v1/find?q="
ROUNDS: Final = 40
WARM: Final = 2
RARE: Final = 4000
"""As in the product (`queries/searching.py`)."""

ENGINEER: Final = "engineer1@bench.example"


@dataclass
class Question:
    """One sort of question, as many times as there are different ones to ask."""

    name: str
    asked: list[str]
    sort: str
    http: dict[str, list[float]] = field(default_factory=dict)
    bare: list[float] = field(default_factory=list)
    found: int = 0


def run(server: Server) -> Result:
    url = filling.filled(server, FILL)
    questions = _questions(server)
    with ground.serving(url) as web:
        readers = {
            "dispatcher": client.signed_in(web.port, filling.DISPATCHER, filling.PASSWORD),
            "engineer": client.signed_in(web.port, ENGINEER, filling.PASSWORD),
        }
        for question in questions:
            for who, browser in readers.items():
                question.http[who] = _ask(browser, question)
    _bare(server, questions)
    return _result(questions)


def _questions(server: Server) -> list[Question]:
    """Words of the filled company, and codes, numbers and people drawn from it."""
    draw = random.Random(42)  # noqa: S311 - a measurement wants to be repeatable
    with ground.connect(server, FILL.name) as db:
        serials = [one for (one,) in db.execute("SELECT serial FROM assets_asset ORDER BY id LIMIT 20000")]
        phones = [one for (one,) in db.execute("SELECT phone FROM customers_contact ORDER BY id LIMIT 20000")]
        people = [one for (one,) in db.execute("SELECT name FROM customers_contact ORDER BY id LIMIT 20000")]
        numbers = [one for (one,) in db.execute("SELECT number FROM workorders_workorder ORDER BY id DESC LIMIT 50000")]
    middle = [one[3:7] for one in draw.sample(serials, ROUNDS)]
    return [
        Question("two characters, very common: 空调", ["空调"] * ROUNDS, "orders"),
        Question("two characters, common: 冷媒, 编码", ["冷媒", "编码"] * (ROUNDS // 2), "orders"),
        Question("two characters, rare: 雷击", ["雷击"] * ROUNDS, "orders"),
        Question("two words, both common: 空调 漏水", ["空调 漏水"] * ROUNDS, "orders"),
        Question("a customer and a trouble: 华兴 刀库", ["华兴 刀库", "瑞达 跳闸"] * (ROUNDS // 2), "orders"),
        Question("in every order: 散热, 复位", ["散热", "复位"] * (ROUNDS // 2), "orders"),
        Question("in none: 熊猫", ["熊猫"] * ROUNDS, ""),
        Question("four signs of a serial", middle, "assets"),
        Question("the last four of a phone number", [one[-4:] for one in draw.sample(phones, ROUNDS)], "customers"),
        Question("a name", draw.sample(people, ROUNDS), "customers"),
        Question("initials of a firm", ["hxsp", "rdyy"] * (ROUNDS // 2), "customers"),
        Question("an order's number", [f"W-{one}" for one in draw.sample(numbers, ROUNDS)], "orders"),
    ]


def _ask(browser: Client, question: Question) -> list[float]:
    taken = []
    browser.reconnect()
    for count, asked in enumerate([*question.asked[:WARM], *question.asked]):
        answer = browser.exchange(browser.request("GET", PATH + quote(asked)))
        if answer.status != 200:
            raise RuntimeError(f"{asked}: {answer.status} {answer.body[:300]!r}")
        if count >= WARM:
            taken.append(answer.ms)
            question.found = max(question.found, len(answer.json()[question.sort]) if question.sort else 0)
    if question.sort and not question.found and browser.cookies:
        raise RuntimeError(f"{question.name}: nothing found")
    return taken


def _bare(server: Server, questions: list[Question]) -> None:
    """The statement alone that has the dispatcher's orders, by the plan the product takes: none of the other sorts, no
    text read, no journey through the web."""
    scopes = {name: dispatcher_asks(server, FILL)[name] for name in ("everything", "territories", "teams", "owners")}
    with ground.connect(server, FILL.name) as db:
        db.execute("SET plan_cache_mode = force_custom_plan")
        for question in questions:
            for asked in question.asked[:10]:
                values = {**scopes, "now": read(asked).numbers(), "before": None, "most": 24, "walk": 20_000}
                ((orders,),) = db.execute(_sql("search_estimate"), values).fetchall()
                statement = _sql("search_rare" if orders <= RARE else "search_open")
                began = time.perf_counter()
                db.execute(statement, values).fetchall()
                question.bare.append((time.perf_counter() - began) * 1000)


def _sql(name: str) -> str:
    return (ground.ROOT / "aftersales" / "workorders" / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def _result(questions: list[Question]) -> Result:
    result = Result(
        "search",
        f"GET /find on {FILL.label}",
        ("asked", "dispatcher p50 ms", "p95", "engineer p50 ms", "p95", "orders' statement alone p50 ms", "ratio"),
    )
    for one in questions:
        wide, narrow, bare = one.http["dispatcher"], one.http["engineer"], p(one.bare, 50)
        ratio = p(wide, 50) / bare
        result.rows.append((one.name, p(wide, 50), p(wide, 95), p(narrow, 50), p(narrow, 95), bare, ratio))
    for who in ("dispatcher", "engineer"):
        slowest = max(questions, key=lambda one: p(one.http[who], 95))
        result.musts.append(Must(f"p95 ms, {who} ({slowest.name})", p(slowest.http[who], 95), 100, 50))
    result.notes = {"rounds": ROUNDS, "territories": 3, "found": {one.name: one.found for one in questions}}
    return result
