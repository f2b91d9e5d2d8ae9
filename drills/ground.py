"""What a drill stands on: the real product, started by its own command on a fresh, durable database, to be hurt.

A drill kills by process id what it started itself, and nothing else.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import psycopg

from aftersales.server.database import data_directory, embedded_url, read_status
from aftersales.server.postgres import running
from drills.report import ROOT

CLI: Final = (sys.executable, "-m", "aftersales.server.cli")
FIRST_PORT: Final = int(os.environ.get("DRILLS_PORT", "9100"))
START_SECONDS: Final = 150.0


def var() -> Path:
    """This drill's own folder."""
    return Path(os.environ["AFTERSALES_VAR"]).absolute()


def fresh(folder: Path) -> str:
    """An empty folder with an empty database in it, at rest; the URL it will have."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with running(folder) as server:
        return server.url


def free_port() -> int:
    """A port of ours that nobody listens on."""
    for port in range(FIRST_PORT, FIRST_PORT + 400):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError(f"no free port from {FIRST_PORT} on")


class Product:
    """`aftersales serve` as somebody would start it, and its processes by what they do."""

    def __init__(self, process: "subprocess.Popen[bytes]", port: int, log: Path) -> None:
        self.process, self.port, self.log = process, port, log

    def events(self) -> list[dict[str, Any]]:
        """What the supervisor has told so far."""
        lines = self.log.read_text(encoding="utf-8").splitlines()
        return [json.loads(line) for line in lines if line.startswith("{")]

    def database(self) -> int:
        """The postmaster."""
        status = read_status(data_directory(var()))
        return int(status[0]) if status and status[0].isdigit() else 0

    def web(self) -> int:
        """The process that looks after those that answer requests."""
        return awaited(self._webs, "a web process")

    def answering(self) -> int:
        """The process that answers requests."""
        return awaited(
            lambda: [pid for web in self._webs() for pid in children(web) if _answers(pid)], "one that answers"
        )

    def worker(self) -> int:
        """The background work's process."""
        return awaited(lambda: [pid for pid in children(self.process.pid) if _works(pid)], "a worker")

    def kill_worker(self) -> int:
        """Kill it as soon as there is one."""
        while True:
            with suppress(ProcessLookupError):
                pid = self.worker()
                os.kill(pid, signal.SIGKILL)
                return pid

    def _webs(self) -> list[int]:
        return [pid for pid in children(self.process.pid) if "granian" in command(pid)]


def _answers(pid: int) -> bool:
    return command(pid) != "" and "resource_tracker" not in command(pid)


def _works(pid: int) -> bool:
    return command(pid).split()[-1:] == ["worker"]


def awaited(those: Callable[[], list[int]], what: str) -> int:
    """The first of some processes, waited for: one that was killed is seldom back at once."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        if found := those():
            return found[0]
        time.sleep(0.05)
    raise TimeoutError(f"{what} did not come up within {START_SECONDS:g} s")


@contextmanager
def product(*words: str, database_url: str = "", extra: dict[str, str] | None = None) -> Iterator[Product]:
    """The product, serving; `database_url` names a database that it does not look after itself."""
    port = free_port()
    folder = var()
    env = {**os.environ, **(extra or {})}
    env.pop("DATABASE_URL", None)
    if database_url:
        env["DATABASE_URL"] = database_url
    log = folder / f"serve-{port}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(
            [*CLI, "serve", "--json", "--port", str(port), *words], cwd=ROOT, env=env, stdout=out, stderr=out
        )
    running_product = Product(process, port, log)
    try:
        until = time.monotonic() + START_SECONDS
        while not any(event.get("event") == "serving" for event in running_product.events()):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"it does not serve: {log}")
            time.sleep(0.1)
        yield running_product
    finally:
        process.terminate()
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextmanager
def worker(database_url: str, *, wrapped: Sequence[str] = (), extra: dict[str, str] | None = None) -> Iterator[int]:
    """`aftersales worker` alone, killed at the end of the block as if its machine had died; its process id."""
    env = {**os.environ, **(extra or {}), "DATABASE_URL": database_url}
    with (var() / "worker.log").open("ab") as out:
        process = subprocess.Popen([*wrapped, *CLI, "worker"], cwd=ROOT, env=env, stdout=out, stderr=out)
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()


@contextmanager
def connected() -> Iterator[psycopg.Connection[Any]]:
    """A connection of our own to what the product keeps."""
    with psycopg.connect(embedded_url(var()) if not (url := os.environ.get("DATABASE_URL")) else url) as connection:
        connection.autocommit = True
        yield connection


def asked(query: str, *params: Any) -> list[tuple[Any, ...]]:
    """The rows of a question."""
    with connected() as connection:
        return connection.execute(query, params or None).fetchall()


def wait_until(question: str, *params: Any, seconds: float = 120.0) -> float:
    """Ask until the first column of the first row is true; the seconds that took, or TimeoutError."""
    begun = time.monotonic()
    while time.monotonic() < begun + seconds:
        with suppress(psycopg.Error):
            if asked(question, *params)[0][0]:
                return time.monotonic() - begun
        time.sleep(0.1)
    raise TimeoutError(f"not within {seconds:g} s: {question}")


def children(pid: int) -> list[int]:
    """The living children of a process."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            with suppress(OSError):
                found += map(int, (task / "children").read_text().split())
    return found


def command(pid: int) -> str:
    """The command line of a process; empty when it has gone."""
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode().strip()
    return ""


def memory_mb(pid: int) -> float:
    """The resident memory of a process."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def cpu_seconds(pid: int) -> float:
    """Processor time a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def database_log() -> str:
    """What PostgreSQL has written of itself."""
    return "\n".join(path.read_text(errors="replace") for path in (data_directory(var()) / "log").glob("*.log"))
