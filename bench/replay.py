"""The real incident log, told from its first row to its last, against bare inserts of as many rows.

The log is not part of the project: AFTERSALES_DATA names the folder it lies in (by default ../shared/data).
"""

import csv
import gzip
import io
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final, LiteralString, cast

import psycopg

from aftersales.server.postgres import Server
from bench import ground
from bench.figures import Must, Result

DATA: Final = Path(os.environ.get("AFTERSALES_DATA") or ground.ROOT.parent / "shared" / "data")
LOG: Final = DATA / "incidents" / "incident_event_log.csv.gz"
NAME: Final = "bench_replay"
ROWS: Final = os.environ.get("BENCH_REPLAY_ROWS", "")
BATCH: Final = 250


def run(server: Server) -> Result:
    ground.drop(server, NAME)
    url = server.url_of(NAME)
    with ground.connect(server, "postgres", superuser=True) as admin:
        admin.execute(cast(LiteralString, f"CREATE DATABASE {NAME} OWNER aftersales"))
    ground.migrate(url)
    inserted = _bare(server)
    told, database = _replay(server, url)
    again, _ = _replay(server, url)
    ground.drop(server, NAME)
    return _result(told, again, inserted, database)


def _replay(server: Server, url: str) -> tuple[dict[str, Any], float]:
    """What the command says in JSON, and the processor seconds of the database meanwhile."""
    command = [sys.executable, "-m", "aftersales.server.cli", "replay", str(LOG), "--json"]
    command += ["--limit", ROWS] if ROWS else []
    with (ground.VAR / "replay.json").open("w+", encoding="utf-8") as out:
        process = subprocess.Popen(command, env=ground.environment(url), cwd=ground.ROOT, stdout=out)
        before = used = ground.tree(server.pid() or 0)
        while process.poll() is None:  # its connection's process ends with it, and would take its count along
            time.sleep(0.5)
            used = used | ground.tree(server.pid() or 0)
        out.seek(0)
        told = cast(dict[str, Any], json.load(out))
    return told, sum(ns - before.get(pid, 0) for pid, ns in used.items()) / 1e9


def _bare(server: Server) -> float:
    """Rows a second when each row of the log is inserted as it is, prepared, as many a transaction as a replay has."""
    rows = list(csv.reader(io.StringIO(gzip.decompress(LOG.read_bytes()).decode())))[1:]
    rows = rows[: int(ROWS)] if ROWS else rows
    columns = ", ".join(f"c{n} text" for n in range(len(rows[0])))
    insert = f"INSERT INTO bare VALUES ({', '.join(['%s'] * len(rows[0]))})"  # noqa: S608 - only placeholders
    with psycopg.connect(server.url_of(NAME), prepare_threshold=1) as db:
        db.execute(cast(LiteralString, f"CREATE TABLE bare ({columns})"))
        db.commit()
        cursor = db.cursor()
        began = time.monotonic()
        for number, row in enumerate(rows, 1):
            cursor.execute(cast(LiteralString, insert), row)
            if number % BATCH == 0:
                db.commit()
        db.commit()
        return len(rows) / (time.monotonic() - began)


def _result(told: dict[str, Any], again: dict[str, Any], inserted: float, database: float) -> Result:
    ran, rows = told["run"], told["rows"]
    rate, wrong = ran["rows_per_second"], len(told["mismatches"]) + len(told["recount"]["differences"])
    result = Result("replay", "The incident log through the product's own actions", ["what", "how much"])
    result.rows += [
        ("rows told", ran["rows"]),
        ("seconds, reading the file included", ran["seconds"]),
        ("rows a second", rate),
        ("processor seconds of the product", ran["cpu_seconds"]),
        ("processor seconds of PostgreSQL", database),
        ("moves and changes made", sum(told["moves"].values())),
        ("of them inferred", sum(told["inferred"].values())),
        ("due work done between the rows", told["clock"]["due"]),
        ("facts of the orders", told["facts"]),
        ("bare inserts a second", inserted),
        ("bare inserts to replayed rows", inserted / rate),
    ]
    result.musts = [
        Must("rows a second", rate, 300, 300, at_least=True),
        Must("rows after which the product stands elsewhere, cases that differ from the count", wrong, 0, 0),
        Must("rows refused", rows["refused"], 0, 0),
        Must("rows told again by a second run", again["run"]["rows"], 0, 0),
    ]
    kept = ("rows", "cases", "moves", "inferred", "states", "clock", "sla", "run")
    result.notes = {name: told[name] for name in kept} | {"recounted": told["recount"]["cases"]}
    return result
