"""What the runs stand on: a durable embedded PostgreSQL in a folder of its own, the product serving a database in it.

The product is started by the very command `aftersales serve` uses. Nothing here imports its tables: what is measured
lives in other processes, as in production.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from aftersales.server import address
from aftersales.server.commands.serve import web_command
from aftersales.server.postgres import Server, running

ROOT: Final = Path(__file__).resolve().parents[1]
VAR: Final = Path(os.environ.get("AFTERSALES_VAR") or ROOT / "var" / "bench").absolute()
PORT: Final = int(os.environ.get("BENCH_PORT", "8900"))
READY_SECONDS: Final = 60.0


@contextmanager
def database() -> Iterator[Server]:
    """The embedded server with the settings of production: what is answered is on the disk."""
    with running(VAR) as server:
        yield server


def connect(server: Server, name: str, *, superuser: bool = False) -> psycopg.Connection[Any]:
    """An autocommitting connection of our own."""
    url = server.url_of(name, role="postgres") if superuser else server.url_of(name)
    return psycopg.connect(url, autocommit=True)


def exists(server: Server, name: str) -> bool:
    """Whether a database of that name is there."""
    with connect(server, "postgres", superuser=True) as admin:
        found = admin.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone()
    return found is not None


def drop(server: Server, name: str) -> None:
    """Throw a database away."""
    with connect(server, "postgres", superuser=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def environment(url: str) -> dict[str, str]:
    """What a process of the product is told."""
    return {**os.environ, "DATABASE_URL": url, "AFTERSALES_VAR": str(VAR)}


def migrate(url: str) -> None:
    """The product's own tables and stock, by its own command."""
    command = [sys.executable, "-m", "aftersales.server.cli", "migrate"]
    subprocess.run(command, env=environment(url), cwd=ROOT, check=True)


def reindex(url: str) -> None:
    """What everything is found by, by the product's own command."""
    command = [sys.executable, "-m", "aftersales.server.cli", "reindex"]
    subprocess.run(command, env=environment(url), cwd=ROOT, check=True)


@dataclass(frozen=True)
class Web:
    """A web server under measurement."""

    port: int
    pid: int


@contextmanager
def serving(url: str, *, port: int = PORT) -> Iterator[Web]:
    """The product's web process, one worker process, on that database."""
    with process(web_command("127.0.0.1", port, 1), environment(url), port, "/readyz") as web:
        yield web


@contextmanager
def process(command: list[str], env: dict[str, str], port: int, path: str, cwd: Path = ROOT) -> Iterator[Web]:
    """A web server until the end of the block; it has answered once when the block begins.

    Raises:
        RuntimeError: something answers on that port already, and would be measured instead; or it does not serve.
    """
    if address.answers("127.0.0.1", port, path):
        raise RuntimeError(f"something serves on port {port} already: stop it, or set BENCH_PORT")
    with (VAR / f"web-{port}.log").open("wb") as log:
        started = subprocess.Popen(command, env=env, cwd=cwd, stdout=log, stderr=log, start_new_session=True)
    try:
        deadline = time.monotonic() + READY_SECONDS
        while not address.answers("127.0.0.1", port, path):
            if started.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"it does not serve: {log.name}")
            time.sleep(0.1)
        yield Web(port, started.pid)
    finally:
        started.terminate()
        started.wait()


def working(module: str, url: str, *words: object) -> dict[str, Any]:
    """What a working process of the bench tells on its last line, as JSON: the product on that database."""
    command = [sys.executable, "-m", "bench.under_django", f"bench.{module}", *map(str, words)]
    done = subprocess.run(
        command,
        env={**environment(url), "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


class Processor:
    """Processor seconds that process trees use while a block runs; who ends meanwhile is not counted."""

    def __init__(self, *roots: int) -> None:
        self.roots = roots
        self.seconds = [0.0] * len(roots)

    def __enter__(self) -> "Processor":
        self._before = [tree(root) for root in self.roots]
        return self

    def __exit__(self, *_: object) -> None:
        for number, (root, before) in enumerate(zip(self.roots, self._before, strict=True)):
            after = tree(root)
            self.seconds[number] += sum(ns - before.get(pid, 0) for pid, ns in after.items()) / 1e9


def tree(pid: int) -> dict[int, int]:
    """Nanoseconds used by each process of a tree."""
    tasks = _listed(Path(f"/proc/{pid}/task"))
    found = {pid: sum(int((_read(task / "schedstat") or "0").split()[0]) for task in tasks)}
    for child in (int(word) for task in tasks for word in _read(task / "children").split()):
        found |= tree(child)
    return found


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []  # it has just ended


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
