"""The database dropped and the files deleted under load, the machine gone at that instant: back from the backup alone.

The backup is sealed. What the clients were acknowledged is compared with what came back: to the last moment that was
there, and to one chosen by time.
"""

import hashlib
import json
import os
import shutil
import signal
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import psycopg
from django.db import connection

from aftersales.base.clock import now
from aftersales.base.files import shelf
from aftersales.base.models import File
from aftersales.server.backup import objects
from aftersales.server.backup.folder import lines
from aftersales.server.postgres import Server, running
from drills import company
from drills.client import Seen
from drills.ground import CLI, Product, asked, children, command, connected, product, var
from drills.ledger import Ledger
from drills.load import Load
from drills.report import ROOT, Report

FILL_MB = {"short": 40, "usual": 600, "long": 4000}
BEFORE_SECONDS = {"short": 20.0, "usual": 60.0, "long": 60.0}
FILES, FILE_BYTES = 40, 500_000
PEOPLE = 4
FULL_MB, FULL_FILES_MB = 10_000, 20_000


class Timed(Ledger):
    """Each acknowledgement with the moment it came."""

    def write(self, **line: Any) -> None:
        super().write(at=time.time(), **line)


def run(report: Report) -> None:
    """Fill it, back it up, let people work, lose everything, bring it back twice."""
    key, folder = var() / "key", var() / "backup"
    extra = {"AFTERSALES_BACKUP": str(folder), "AFTERSALES_BACKUP_RECIPIENT": objects.new_key(key)}
    ledger, sums = Timed(var() / "ledger.jsonl"), {}
    with product(extra=extra) as working:
        _until(lambda: bool(lines(folder) and lines(folder)[0].made()), 120)
        filled = _fill(FILL_MB[report.size])
        report.figures["filled, MB"] = filled
        sums |= _files("early")
        _backed_up(report, extra)
        load = Load(founded := company.found(PEOPLE), founded.browsers(working.port, Seen()), ledger)
        load.start()
        time.sleep(BEFORE_SECONDS[report.size] / 2)
        sums |= _files("late")
        time.sleep(BEFORE_SECONDS[report.size] / 2 + 15)
        lost_at = _lose(working, load)
    (line,) = lines(folder)
    chosen = lost_at - BEFORE_SECONDS[report.size]
    words = ["--from", str(folder), "--json"]
    refused = _cli("restore", *words, "--into", str(var() / "nobody"))
    report.none("sealed backups opened without the key", [] if refused["error"] == "backup_key_wanted" else [refused])
    for name, to in (("latest", None), ("chosen", chosen)):
        more = ["--to", datetime.fromtimestamp(to, UTC).isoformat()] if to else []
        told = _cli("restore", *words, "--into", str(var() / name), "--key", str(key), *more)
        if "seconds" not in told:
            raise RuntimeError(f"not restored: {told}")
        until = to or (line.until.timestamp() if line.until else 0.0)
        _compare(report, name, ledger, until)
        report.none(f"{name}: files missing", ["?"] * told["files_missing"])
        if to is None:
            report.none("files that came back otherwise", _otherwise(var() / name, sums))
            report.at_most("RPO, s: lost before the end", round(lost_at - until, 1), 60)
            _rates(report, told)


def _fill(mb: int) -> float:
    """Ballast that hardly gets smaller, as much as asked for."""
    with connected() as one:
        one.execute("CREATE TABLE drill_ballast (id bigint PRIMARY KEY, said text)")
        for n in range(mb // 10):
            one.execute(
                """INSERT INTO drill_ballast SELECT %s * 10000::bigint + n,
                          (SELECT string_agg(md5(random()::text || n || k), '') FROM generate_series(1, 30) k)
                     FROM generate_series(1, 10000) n""",
                [n],
            )
    return round(asked("SELECT pg_database_size(current_database())")[0][0] / 1e6, 1)


def _files(when: str) -> dict[str, str]:
    """Files on the shelf, as uploads leave them; their sums."""
    sums = {}
    for n in range(FILES):
        data, name = os.urandom(FILE_BYTES), f"{when}{n:04d}"
        sums[name] = shelf.bring(f"{name}/original", [data])
        at = now()
        File.objects.create(
            uploaded_by=UUID(int=0), state="ready", name=name, size=len(data), offset=len(data), storage_key=name,
            kept_size=len(data), sha256=hashlib.sha256(data).digest(), begun_at=at, settled_at=at, attached_at=at,
            swept_at=at,
        )  # fmt: skip
    return sums


def _backed_up(report: Report, extra: dict[str, str]) -> None:
    began = time.monotonic()
    told = _cli("backup", "--json", extra=extra)
    took = time.monotonic() - began
    size = asked("SELECT sum(pg_database_size(oid))::float8 FROM pg_database")[0][0] / 1e6
    report.figures |= {"base backup, s": told["seconds"], "base backup, MB on the disk": told["mb"]}
    report.figures["backup, MB of database a second"] = round(float(size) / told["seconds"], 1)
    report.figures["backup command in all, s"] = round(took, 1)


def _lose(working: Product, load: Load) -> float:
    """The machine goes: whoever keeps the backup is killed first, so that nothing of the end is brought over."""
    watch = [pid for pid in children(working.process.pid) if command(pid).endswith("backup watch")]
    for pid in [*watch, *(inner for one in watch for inner in children(one))]:
        os.kill(pid, signal.SIGKILL)
    lost_at = time.time()
    load._stop_wanted.set()
    connection.close()
    with psycopg.connect(Server(var()).admin_url, autocommit=True) as admin:
        admin.execute("DROP DATABASE aftersales WITH (FORCE)")
    shutil.rmtree(var() / "files")
    os.kill(working.process.pid, signal.SIGTERM)
    return lost_at


def _compare(report: Report, name: str, ledger: Ledger, until: float) -> None:
    """All that was acknowledged before the moment is there; nothing that was begun after it."""
    rows = ledger.lines()
    with running(var() / name) as server, psycopg.connect(server.url) as one:
        kept = {str(key) for (key,) in one.execute("SELECT key FROM base_idempotencykey").fetchall()}
        ballast = one.execute("SELECT count(*) FROM drill_ballast").fetchone()
    report.none(f"{name}: acknowledged before the moment and lost", {r["key"] for r in rows if r["at"] < until} - kept)
    after = {row["key"] for row in rows if row["at"] > until + 5}
    if name == "chosen":
        report.none("chosen: there though it came more than 5 s after the moment", after & kept)
    lost = [row for row in rows if row["key"] not in kept]
    report.figures[f"{name}: acknowledged / not there"] = f"{len(rows)} / {len(lost)}"
    report.figures[f"{name}: ballast rows"] = ballast[0] if ballast else 0


def _otherwise(home: Path, sums: dict[str, str]) -> list[str]:
    return [name for name, digest in sums.items() if objects.digest(home / "files" / name / "original") != digest]


def _rates(report: Report, told: dict[str, Any]) -> None:
    unpack = told["database_mb"] / told["unpack_seconds"]
    replay = told["log_mb"] / max(0.1, told["replay_seconds"] + told["log_unpack_seconds"])
    files = told["files_mb"] / max(0.1, told["files_seconds"])
    fixed = told["seconds"] - told["unpack_seconds"] - told["log_unpack_seconds"] - told["replay_seconds"]
    fixed -= told["files_seconds"]
    names = (
        "seconds",
        "unpack_seconds",
        "log_unpack_seconds",
        "replay_seconds",
        "files_seconds",
        "database_mb",
        "log_mb",
    )
    report.figures |= {f"restore: {name}": told[name] for name in names}
    report.figures |= {"restore, MB/s": round(unpack, 1), "log, MB/s": round(replay, 1), "files, MB/s": round(files, 1)}
    database = FULL_MB / unpack + fixed + 1000 / replay
    report.figures["RTO with 20 GB of files besides, min (reckoned)"] = round(
        (database + FULL_FILES_MB / files) / 60, 1
    )
    report.at_most("RTO of 10 GB and 1 GB of log, min (reckoned from the rates)", round(database / 60, 1), 15)


def _until(holds: Any, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError("no first base backup")
        time.sleep(0.5)


def _cli(*words: str, extra: dict[str, str] | None = None) -> dict[str, Any]:
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | (extra or {})
    done = subprocess.run([*CLI, *words], cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    rows = [row for row in done.stdout.splitlines() if row.startswith("{")]
    if not rows:
        raise RuntimeError(done.stdout + done.stderr)
    return dict(json.loads(rows[-1]))
