"""A large file over a line that is cut again and again, while the web process is killed: it arrives whole, and next to
nothing is sent twice. The client is the protocol's official one, under Node.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from typing import Any, Final

from aftersales.base.ids import new_key
from drills import company
from drills.client import BROKEN, Client, Seen
from drills.ground import Product, asked, memory_mb, product, var, wait_until
from drills.line import HOST, Line
from drills.report import ROOT, Report

MB: Final = 2**20
SIZES: Final = {"short": 8, "usual": 500, "long": 500}
CUTS: Final = {"short": 5, "usual": 20, "long": 20}
KILLS: Final = {"short": 1, "usual": 2, "long": 2}
MOST_RESENT: Final = {"short": 0.6, "usual": 0.05, "long": 0.05}
"""A kill may cost a piece of 2 MB, which is a quarter of a small file and nothing of a large one."""
MOST_GROWN_MB: Final = 64
WARM: Final = 20
"""Requests after which a process has loaded what it needs."""
PATIENCE_SECONDS: Final = 900.0


def run(report: Report) -> None:
    """Upload it; then see that what is there is what was sent, and that an upload can be ended."""
    size = SIZES[report.size] * MB
    file = var() / "sent.bin"
    begun = time.monotonic()
    digest = _write(file, size)
    written = time.monotonic() - begun
    seen = Seen()
    with product() as running:
        browser = company.found(1).browsers(running.port, seen)[0]
        rng = random.Random(1)  # noqa: S311 - repeatable, not secret
        line = Line(running.port, [rng.randrange(MB // 4, size) for _ in range(CUTS[report.size])])
        watch = Watch(running, browser.twin())
        before = watch.quiet()
        key, begun = str(new_key()), time.monotonic()
        client = _node({"what": "whole", **_told(line.port, browser, file, size, key)})
        with watch:
            _kill_in_between(running, line, size, KILLS[report.size])
            told = _heard(client)
            seconds = time.monotonic() - begun
            report.none("what the client says went wrong", [told["error"]] if "error" in told else [])
            wait_until("SELECT swept_at IS NOT NULL FROM base_file WHERE key = %s", key)
        _compare(report, key, digest, size, line, told)
        report.figures |= {
            "seconds": round(seconds, 1),
            "MB/s over the line": round(size / MB / seconds, 1),
            "MB/s of hashing it and writing it to the disk": round(size / MB / written, 1),
            "of the disk's speed": round(written / seconds, 2),
            "others waited, ms p95, before": before,
            "others waited, ms p95, while it came in": watch.p95(),
            "web process grew by, MB": round(watch.grown, 1),
        }
        report.at_most("the web process grew by, MB", watch.grown, MOST_GROWN_MB)
        _end(report, line, browser, file, size)
    report.none("improper answers", seen.improper)


def _write(file: Path, size: int) -> bytes:
    """Bytes that cannot be guessed at, made quickly."""
    block, hasher = os.urandom(MB), hashlib.sha256()
    with file.open("wb") as out:
        for n in range(size // MB):
            part = n.to_bytes(8, "big") + block[8:]
            out.write(part)
            hasher.update(part)
        out.flush()
        os.fsync(out.fileno())
    return hasher.digest()


def _told(port: int, browser: Client, file: Path, size: int, key: str) -> dict[str, Any]:
    head, _ = browser.request("GET", None, key="", version=None)
    return {
        "endpoint": f"http://{HOST}:{port}/api/v1/uploads", "headers": head, "file": str(file), "size": size,
        "metadata": {"filename": "机房视频.mp4", "filetype": "video/mp4", "key": key},
    }  # fmt: skip


def _node(told: dict[str, Any]) -> "subprocess.Popen[str]":
    node = shutil.which("node", path=f"{ROOT}/.venv/bin:{os.environ['PATH']}") or "node"
    words = [node, str(ROOT / "drills" / "upload.js")]
    client = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert client.stdin is not None
    client.stdin.write(json.dumps(told) + "\n")
    client.stdin.close()
    return client


def _heard(client: "subprocess.Popen[str]") -> dict[str, Any]:
    assert client.stdout is not None
    line = client.stdout.readline()
    client.kill()
    client.wait()
    told: dict[str, Any] = json.loads(line) if line else {"error": "the client ended without a word"}
    return told


def _kill_in_between(running: Product, line: Line, size: int, kills: int) -> None:
    """kill -9 of the process that answers, each time another part of the file is through."""
    until = time.monotonic() + PATIENCE_SECONDS
    for n in range(kills):
        while line.passed < size * (n + 1) / (kills + 1) and time.monotonic() < until:
            time.sleep(0.005)
        os.kill(running.answering(), signal.SIGKILL)


def _compare(report: Report, key: str, digest: bytes, size: int, line: Line, told: dict[str, Any]) -> None:
    state, kept, sent, offset = asked(
        "SELECT state, sha256, sent_sha256, \"offset\" FROM base_file WHERE key = %s", key
    )[0]  # fmt: skip
    report.equal("what it came to", state, "ready")
    report.equal("bytes counted", offset, size)
    report.equal("the hash of what came is that of what was sent", bytes(sent or b"").hex(), digest.hex())
    report.equal("and of what is kept", bytes(kept or b"").hex(), digest.hex())
    report.equal("cuts", line.cut, CUTS[report.size])
    resent = max(0, line.passed - size) / size
    report.at_most("sent again, of the whole", resent, MOST_RESENT[report.size])
    report.figures |= {"sent again, %": round(100 * resent, 2), "taken up again": told.get("taken_up")}
    left = [str(one) for one in (var() / "files").rglob("*") if one.is_file() and ".workshop" not in one.parts]
    report.equal("objects on the shelf", len(left), 1)


def _end(report: Report, line: Line, browser: Client, file: Path, size: int) -> None:
    """The client's other verb: what is not wanted after all is gone."""
    key = str(new_key())
    told = _heard(_node({"what": "end", **_told(line.port, browser, file, size, key)}))
    report.none("ending an upload", [told["error"]] if "error" in told else [])
    wait_until("SELECT count(*) = 0 FROM base_file WHERE key = %s", key)
    report.equal("of an ended upload there is left", asked("SELECT count(*) FROM base_filepart")[0][0], 0)


class Watch:
    """Somebody else who works meanwhile, and the memory of whoever answers them."""

    def __init__(self, running: Product, browser: Client) -> None:
        self.running, self.browser = running, browser
        self.grown = 0.0
        self._taken: list[float] = []
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def quiet(self) -> float:
        """What they wait when nothing else happens."""
        for _ in range(60):
            self._ask()
        before = self.p95()
        self._taken.clear()
        return before

    def p95(self) -> float:
        """Of all that was asked so far, in ms."""
        return round(1000 * quantiles(self._taken, n=20)[-1], 1) if len(self._taken) > 1 else 0.0

    def __enter__(self) -> "Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join(10)

    def _work(self) -> None:
        pid, least, answered = 0, 0.0, 0
        while not self._stop.wait(0.03):
            answering = _or_none(self.running.answering)
            if answering != pid:  # a new process begins anew
                pid, least, answered = answering or 0, 0.0, 0
            answered += self._ask()
            if answered >= WARM:
                least = least or _memory(pid)
                self.grown = max(self.grown, _memory(pid) - least)

    def _ask(self) -> bool:
        begun = time.monotonic()
        try:
            answer = self.browser.send("GET", "/api/v1/workorders?limit=20")
        except BROKEN:
            return False
        if answer.status == 200:
            self._taken.append(time.monotonic() - begun)
        return answer.status == 200


def _or_none(find: Callable[[], int]) -> int | None:
    try:
        return find()
    except (OSError, TimeoutError):
        return None


def _memory(pid: int | None) -> float:
    try:
        return memory_mb(pid) if pid else 0.0
    except OSError:
        return 0.0
