import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from aftersales.server import address, postgres
from aftersales.server.supervisor import Patience
from aftersales.server.trouble import Trouble

REPOSITORY = Path(__file__).parents[2]
APPLICATION = """
import os, psycopg
def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    if environ["PATH_INFO"] == "/database":
        with psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5) as connection:
            connection.execute("SELECT 1")
    return [f"{os.getpid()} {os.getppid()}".encode()]
"""
TREE = """
import os, sys
from pathlib import Path
from aftersales.server import address, postgres
from aftersales.server.commands.serve import web_command
from aftersales.server.supervisor import Child, Supervisor
from aftersales.server.terminal import Terminal
held = address.reserve("127.0.0.1", 0)
port = held.getsockname()[1]
terminal = Terminal(as_json=True)
database = None
if sys.argv[1] != "none":
    database = postgres.Server(Path(sys.argv[1]), durable=False)
    database.start()
    os.environ["DATABASE_URL"] = database.url
children = [Child("web", web_command("127.0.0.1", port, 1, "application:application"))]
children += [
    Child(name, [sys.executable, "-c", code], grace_seconds=20, until_done=name == "once")
    for name, code in zip(sys.argv[2::2], sys.argv[3::2])
]
Supervisor(children, database, terminal).run(
    ready=lambda: address.answers("127.0.0.1", port),
    on_ready=lambda: terminal.tell("serving", port=port, database=database and database.pid()),
)
"""
SLEEPER = "import time; time.sleep(600)"


class Tree:
    """A running supervisor, what it tells, and its web process's answers."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        ready = self.hear("serving")
        self.port, self.database = ready["port"], ready["database"]

    def hear(self, event: str) -> dict[str, Any]:
        """The next telling of that event."""
        assert self.process.stdout
        for line in self.process.stdout:
            told: dict[str, Any] = json.loads(line)
            if told["event"] == event:
                return told
        raise AssertionError(f"it ended without {event}")

    def get(self, path: str = "/") -> list[int]:
        """The process that answered and its parent."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5) as answer:  # noqa: S310
            return [int(word) for word in answer.read().split()]

    def answers_within(self, seconds: float, path: str = "/", other_than: int = 0) -> float:
        begun = time.monotonic()
        while time.monotonic() < begun + seconds:
            with suppress(OSError):
                if self.get(path)[0] != other_than:
                    return time.monotonic() - begun
            time.sleep(0.05)
        raise AssertionError(f"no answer within {seconds} s")


@contextmanager
def tree(tmp_path: Path, *children: str, var: Path | None = None) -> Iterator[Tree]:
    (tmp_path / "application.py").write_text(APPLICATION)
    environment = os.environ | {"PYTHONPATH": f"{REPOSITORY}:{tmp_path}"}
    environment.pop("DATABASE_URL", None)
    with subprocess.Popen(
        [sys.executable, "-c", TREE, str(var or "none"), *children],
        stdout=subprocess.PIPE,
        text=True,
        cwd=tmp_path,
        env=environment,
    ) as process:
        try:
            yield Tree(process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.communicate(timeout=30)


def dead(pid: int, seconds: float = 5) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with suppress(FileNotFoundError):
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z":
                time.sleep(0.02)
                continue
        return True
    return False


@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl-C", "SIGTERM"])
def test_it_stops_web_then_worker_then_database(tmp_path: Path, order: signal.Signals) -> None:
    seen = tmp_path / "seen"
    worker = f"""
import os, signal, socket, sys, time, psycopg
def leave(*_):
    with socket.socket() as web, psycopg.connect(os.environ["DATABASE_URL"]) as database:
        closed = web.connect_ex(("127.0.0.1", int(open({str(tmp_path / "port")!r}).read()))) != 0
        open({str(seen)!r}, "w").write(f"web closed: {{closed}}, database: {{database.execute('SELECT 1').fetchone()}}")
    sys.exit(0)
signal.signal(signal.SIGTERM, leave)
while True: time.sleep(1)
"""
    with tree(tmp_path, "worker", worker, var=tmp_path / "var") as running:
        (tmp_path / "port").write_text(str(running.port))
        request, web = running.get("/database")
        running.process.send_signal(order)
        running.process.communicate(timeout=30)
        assert running.process.returncode == 0
        assert seen.read_text() == "web closed: True, database: (1,)"
        assert all(dead(pid) for pid in (request, web, running.database))


def test_a_killed_web_process_serves_again_within_five_seconds(tmp_path: Path) -> None:
    with tree(tmp_path, "worker", SLEEPER) as running:
        request, web = running.get()
        os.kill(web, signal.SIGKILL)
        told = running.hear("child_died")
        assert (told["child"], told["how"], told["starts"]) == ("web", "SIGKILL", 1)
        assert running.answers_within(5, other_than=request) < 5
        assert dead(request)


def test_a_killed_request_process_is_replaced_within_five_seconds(tmp_path: Path) -> None:
    with tree(tmp_path) as running:
        request, web = running.get()
        os.kill(request, signal.SIGKILL)
        assert running.answers_within(5, other_than=request) < 5
        assert running.get()[1] == web


def test_a_killed_database_is_back_within_thirty_seconds(tmp_path: Path) -> None:
    with tree(tmp_path, var=tmp_path / "var") as running:
        running.get("/database")
        os.kill(running.database, signal.SIGKILL)
        assert running.hear("database_died")["starts"] == 1
        running.hear("database_back")
        assert running.answers_within(30, "/database") < 30


def test_a_child_that_dies_again_and_again_is_counted_and_given_ever_more_time(tmp_path: Path) -> None:
    with tree(tmp_path, "worker", "raise SystemExit(3)") as running:
        told = [running.hear("child_died") for _ in range(2)]
        assert {(one["child"], one["how"]) for one in told} == {("worker", "exit 3")}
        assert told[1]["delay"] == 2 * told[0]["delay"]
        assert told[1]["starts"] == told[0]["starts"] + 1
        assert running.get()


def test_the_time_between_starts_is_bounded_and_forgotten_after_a_steady_life() -> None:
    patience = Patience()
    now, delays = 0.0, []
    for _ in range(12):
        patience.started(now)
        delays.append(patience.died(now + 1))
    assert delays[:4] == [0.5, 1.0, 2.0, 4.0]
    assert max(delays) == delays[-1] == 30.0
    patience.started(now)
    assert patience.died(now + 60) == 0.5


def test_work_that_is_done_is_not_begun_again_but_work_that_failed_is(tmp_path: Path) -> None:
    log = tmp_path / "log"
    once = f"""
import pathlib, sys
log = pathlib.Path({str(log)!r})
log.write_text((log.read_text() if log.exists() else "") + "x")
sys.exit(0 if log.read_text() == "xx" else 1)
"""
    with tree(tmp_path, "once", once) as running:
        deadline = time.monotonic() + 10
        while (not log.exists() or log.read_text() != "xx") and time.monotonic() < deadline:
            time.sleep(0.05)
        time.sleep(1.5)
        assert log.read_text() == "xx"
        assert running.get()


def test_children_end_with_a_supervisor_that_is_killed_and_its_database_is_adopted(tmp_path: Path) -> None:
    note = tmp_path / "worker"
    worker = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    with tree(tmp_path, "worker", worker, var=tmp_path / "var") as running:
        request, web = running.get()
        running.process.kill()
        running.process.wait()
        assert all(dead(pid) for pid in (request, web, int(note.read_text())))
        with postgres.running(tmp_path / "var", durable=False) as server:
            assert server.pid() == running.database
        assert dead(running.database)


def test_a_second_ctrl_c_waits_for_nobody(tmp_path: Path) -> None:
    note = tmp_path / "deaf"
    deaf = (
        f"import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); open({str(note)!r}, 'w'); time.sleep(600)"
    )
    with tree(tmp_path, "worker", deaf) as running:
        while not note.exists():
            time.sleep(0.02)
        running.process.send_signal(signal.SIGINT)
        running.hear("stopping")
        time.sleep(1)
        assert running.process.poll() is None
        begun = time.monotonic()
        running.process.send_signal(signal.SIGINT)
        running.process.wait(timeout=10)
        assert time.monotonic() - begun < 3


def test_a_taken_port_is_refused_with_the_way_out() -> None:
    with address.reserve("127.0.0.1", 0) as held:
        port = held.getsockname()[1]
        held.listen()
        with pytest.raises(Trouble, match="--port 0") as refused:
            address.reserve("127.0.0.1", port)
        assert str(port) in str(refused.value)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Trouble, match="192.0.2.1"):
        address.reserve("192.0.2.1", 0)


@pytest.mark.parametrize(
    ("host", "told"),
    [("127.0.0.1", "http://127.0.0.1:80"), ("0.0.0.0", "http://127.0.0.1:80"), ("::", "http://[::1]:80")],  # noqa: S104
)
def test_the_address_told_is_one_a_person_can_open(host: str, told: str) -> None:
    assert address.url(host, 80) == told
