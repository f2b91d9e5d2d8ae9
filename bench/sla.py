"""Finding and ringing 1,000 due clocks among 10,000 and among 100,000 that run: what the database reads for it."""

import re
from dataclasses import dataclass
from typing import Any, Final, LiteralString

from psycopg import sql

from aftersales.server.postgres import Server
from bench import filling, ground
from bench.figures import Must, Result, middle
from bench.filling import Fill

RUNNING: Final = (10_000, 100_000)
DUE: Final = 1_000
ROUNDS: Final = 3
COPY: Final = "bench_sla_run"
TABLES: Final = ("workorders_slaclock", "workorders_slaevent", "workorders_workorder")


@dataclass(frozen=True)
class Turn:
    """One time all due clocks were rung: how fast, and the rows and pages read of each table."""

    per_second: float
    rows: dict[str, int]
    pages: dict[str, int]


def run(server: Server) -> Result:
    for running in RUNNING:
        _filled(server, running)
    plans = {running: _plan(server, running) for running in RUNNING}
    turns: dict[int, list[Turn]] = {running: [] for running in RUNNING}
    for _ in range(ROUNDS):
        for running in RUNNING:
            turns[running].append(_turn(server, running))
    ground.drop(server, COPY)
    return _result(turns, plans)


def _name(running: int) -> str:
    return f"bench_{filling.SHAPE}_sla_{running}"


def _filled(server: Server, running: int) -> None:
    """Orders with a clock each, kept for the next run; when clocks are due is set anew, for time has passed."""
    if not ground.exists(server, _name(running)):
        fill = Fill(running, 1.0)
        filling.filled(server, fill)
        with ground.connect(server, "postgres", superuser=True) as admin:
            admin.execute(_on("ALTER DATABASE {} RENAME TO {}", fill.name, _name(running)))
    ground.migrate(server.url_of(_name(running)))
    with ground.connect(server, _name(running)) as db:
        filling.run(db, "sla", due=DUE)


def _on(command: LiteralString, *names: str) -> sql.Composed:
    """A command on databases by their names."""
    return sql.SQL(command).format(*map(sql.Identifier, names))


def _plan(server: Server, running: int) -> dict[str, Any]:
    """How the due finder's own statement runs, as PostgreSQL explains it."""
    with ground.connect(server, _name(running)) as db:
        lines = [
            line
            for (line,) in db.execute(
                "EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF) SELECT c.id, w.id FROM workorders_slaclock c"
                " JOIN workorders_workorder w ON w.id = c.order_id WHERE c.next_at <= now()"
                " ORDER BY c.next_at, c.id LIMIT 1 FOR UPDATE OF c, w SKIP LOCKED"
            )
        ]
    hit, read = (re.search(rf"{word}=(\d+)", lines[1]) for word in ("shared hit", "read"))
    return {
        "pages": int(hit[1] if hit else 0) + int(read[1] if read else 0),
        "by_index": any("sla_clock_due" in line for line in lines),
        "lines": lines,
    }


def _turn(server: Server, running: int) -> Turn:
    ground.drop(server, COPY)
    with ground.connect(server, "postgres", superuser=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER aftersales").format(
                *map(sql.Identifier, (COPY, _name(running)))
            )
        )
    before = _read(server)
    told, after = ground.working("ringing", server.url_of(COPY)), _read(server)
    if told["rung"] != DUE:
        raise RuntimeError(f"{told['rung']} clocks rang, {DUE} were due")
    rows, pages = ({table: after[table][n] - before[table][n] for table in TABLES} for n in (0, 1))
    return Turn(told["rung"] / told["seconds"], rows, pages)


def _read(server: Server) -> dict[str, tuple[int, int]]:
    """Rows and pages read of each table so far, by whatever way, as the statistics have them."""
    with ground.connect(server, COPY, superuser=True) as db:
        found = db.execute(
            "SELECT t.relname, t.seq_tup_read + coalesce(t.idx_tup_fetch, 0),"
            " coalesce(io.heap_blks_hit + io.heap_blks_read, 0) + coalesce(io.idx_blks_hit + io.idx_blks_read, 0)"
            " FROM pg_stat_user_tables t JOIN pg_statio_user_tables io USING (relid) WHERE t.relname = ANY(%s)",
            [list(TABLES)],
        ).fetchall()
    return {table: (int(rows), int(pages)) for table, rows, pages in found}


def _result(turns: dict[int, list[Turn]], plans: dict[int, dict[str, Any]]) -> Result:
    result = Result(
        "sla",
        f"{DUE:,} due clocks rung one by one, each in its own transaction",
        ("clocks running", "rung/s", "clock rows read per due", "pages read per due", "pages to find the next"),
    )
    for running, rounds in turns.items():
        result.rows.append(
            (
                f"{running:,}",
                middle([turn.per_second for turn in rounds]),
                _rows(rounds),
                _pages(rounds),
                plans[running]["pages"],
            )
        )
    few, many = (turns[running] for running in RUNNING)
    result.musts = [
        Must("clock rows read, 100,000 running against 10,000", _rows(many) / _rows(few), 1.1, 1.0),
        Must("pages read, 100,000 running against 10,000", _pages(many) / _pages(few), 1.5, 1.2),
    ]
    result.notes = {
        "due": DUE,
        "rows_by_table": {running: [turn.rows for turn in rounds] for running, rounds in turns.items()},
        "pages_by_table": {running: [turn.pages for turn in rounds] for running, rounds in turns.items()},
        "rates": {running: [round(turn.per_second, 1) for turn in rounds] for running, rounds in turns.items()},
        "finder": plans,
    }
    return result


def _rows(rounds: list[Turn]) -> float:
    return middle([turn.rows["workorders_slaclock"] for turn in rounds]) / DUE


def _pages(rounds: list[Turn]) -> float:
    return middle([sum(turn.pages.values()) for turn in rounds]) / DUE
