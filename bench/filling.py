"""Databases of work orders as they lie in a company's third year: filled once by plain SQL, kept for the next run."""

import time
from dataclasses import dataclass
from typing import Any, Final

import psycopg
from argon2 import PasswordHasher
from rich.console import Console

from aftersales.server.postgres import Server
from bench import ground, pieces

SQL: Final = ground.ROOT / "bench" / "sql"
PASSWORD: Final = "as long as a fair measurement"  # noqa: S105 - of people who live in a bench database only
DISPATCHER: Final = "dispatcher@bench.example"
AGENT: Final = "agent@bench.example"
SHAPE: Final = 4
"""Counted up when what is filled changes: a database of another shape is made anew."""


@dataclass(frozen=True)
class Fill:
    """A database to measure on: so many orders, this share of them open."""

    orders: int
    open: float

    @property
    def name(self) -> str:
        return f"bench_{SHAPE}_{self.orders}_{round(100 * self.open)}"

    @property
    def label(self) -> str:
        return f"{self.orders:,}, {self.open:.0%} open"


SMALL: Final = Fill(10_000, 0.2)
LARGE: Final = Fill(1_000_000, 0.2)
SMALL_IDLE: Final = Fill(10_000, 0.02)
LARGE_IDLE: Final = Fill(1_000_000, 0.02)


def filled(server: Server, fill: Fill) -> str:
    """The URL of a database filled so, made now unless an earlier run has left it; migrated in any case."""
    done = ground.exists(server, fill.name) and _complete(server, fill)
    if done:
        ground.migrate(server.url_of(fill.name))
        return server.url_of(fill.name)
    ground.drop(server, fill.name)
    began = time.monotonic()
    url = server.create_database(fill.name)
    ground.migrate(url)
    with ground.connect(server, fill.name) as db:
        run(db, "company", customers=max(200, fill.orders // 50), password=hashed(PASSWORD))
        run(db, "orders", orders=fill.orders, open=fill.open)
        pieces.fill(db)
    ground.reindex(url)  # what is not orders
    with ground.connect(server, fill.name) as db:
        db.execute("VACUUM ANALYZE")
        db.execute("CREATE TABLE bench_filled AS SELECT now() AS at")
    Console().print(f"filled {fill.label} in {time.monotonic() - began:.0f} s")
    return url


def run(db: psycopg.Connection[Any], name: str, **values: Any) -> None:
    """Every statement of bench/sql/<name>.sql; %(name)s is a value, inserted as a literal."""
    text = (SQL / f"{name}.sql").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("--")]
    for statement in "\n".join(lines).split(";\n"):
        if statement.strip():
            told = statement.replace("%", "%%").replace("%%(", "%(")
            psycopg.ClientCursor(db).execute(told, values)


def _complete(server: Server, fill: Fill) -> bool:
    with ground.connect(server, fill.name) as db:
        found = db.execute("SELECT to_regclass('bench_filled') IS NOT NULL").fetchone()
    return bool(found and found[0])


def hashed(password: str) -> str:
    """As Django keeps it."""
    return "argon2" + PasswordHasher(time_cost=2, memory_cost=102400, parallelism=8).hash(password)
