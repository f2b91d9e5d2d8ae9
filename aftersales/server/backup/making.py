"""A base backup: the running server's files as one stream, and beside it what else the installation needs."""

import hashlib
import io
import re
import shutil
import subprocess
import tarfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import psycopg

from aftersales.server.backup.folder import Base, Line, write_json
from aftersales.server.backup.objects import Kept, settle, write
from aftersales.server.postgres_account import bundled_binaries
from aftersales.server.trouble import Trouble

KEPT: Final = ("secret-key", "tls")
"""Of `var`: without the key what is sealed in the database cannot be opened; without the authority phones must trust
another one."""
_RANGE: Final = re.compile(rb'"Timeline": (\d+), "Start-LSN": "([0-9A-F/]+)", "End-LSN": "([0-9A-F/]+)"')
_TAIL: Final = 2**16
_SHARE: Final = re.compile(r"(\d+)/(\d+) kB")

Progress = Callable[[int, int], None]
"""Told how many bytes of how many are done."""


def make(line: Line, admin_url: str, var: Path, recipients: list[Any], progress: Progress) -> Base:
    """Take a base backup now, while people work; finished when its manifest has its checksum beside it."""
    began = time.monotonic()
    with psycopg.connect(admin_url, autocommit=True) as admin:
        began_at, version = _one(admin, "SELECT clock_timestamp()::text, current_setting('server_version')")
        name = re.sub(r"\D", "", began_at)[:14]
        folder = line.bases / name
        folder.mkdir(parents=True, mode=0o700)
        try:
            kept = [_settings(folder, var, recipients)]
            database, places = _database(folder, admin_url, recipients, progress)
            (ended_at,) = _one(admin, "SELECT clock_timestamp()::text")
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    told = {
        "id": name,
        "began_at": began_at,
        "ended_at": ended_at,
        "seconds": round(time.monotonic() - began, 1),
        "postgres": version,
        **places,
        "objects": [asdict(one) for one in (database, *kept)],
    }
    path = folder / "manifest.json"
    write_json(path, told)
    seal = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.sha256").write_text(f"{seal}  manifest.json\n", encoding="ascii")
    settle(folder)
    return Base(line, name, told)


def _one(admin: psycopg.Connection[Any], question: str) -> tuple[str, ...]:
    row: tuple[str, ...] = admin.execute(question).fetchall()[0]
    return row


def _settings(folder: Path, var: Path, recipients: list[Any]) -> Kept:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for name in KEPT:
            if (var / name).exists():
                tar.add(var / name, arcname=name)
    packed.seek(0)
    return write(folder, "kept.tar", packed, recipients=recipients, small=True)


def _database(folder: Path, url: str, recipients: list[Any], progress: Progress) -> tuple[Kept, dict[str, Any]]:
    words = [
        "-d",
        url,
        "-D",
        "-",
        "-F",
        "tar",
        "-X",
        "none",
        "--checkpoint=fast",
        "--manifest-checksums=SHA256",
        "--verbose",
        "--progress",
    ]
    process = subprocess.Popen(  # noqa: S603 - our own binary and words
        [bundled_binaries() / "pg_basebackup", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={"LC_ALL": "C", "PATH": "/usr/bin:/bin"},
    )
    out, err = cast(BinaryIO, process.stdout), process.stderr
    said: list[str] = []
    listener = threading.Thread(target=_listen, args=(err, said, progress), daemon=True)
    listener.start()
    ending = _Ending(out)
    try:
        kept = write(folder, "base.tar", ending, recipients=recipients, small=True)
    finally:
        out.close()
        code = process.wait()
        listener.join(10)
    places = _RANGE.findall(ending.tail)
    if code != 0 or not places:
        raise Trouble("backup_not_made", detail="\n".join(said[-10:]))
    timeline, start, end = places[-1]
    return kept, {"start_lsn": start.decode(), "end_lsn": end.decode(), "timeline": int(timeline)}


class _Ending:
    """Remembers how a stream ended: with the manifest, whose last words are where in the log it begins and ends."""

    def __init__(self, source: BinaryIO) -> None:
        self.source, self.tail = source, b""

    def read(self, size: int = -1, /) -> bytes:
        data = self.source.read(size)
        self.tail = (self.tail + data)[-_TAIL:]
        return data


def _listen(stream: Any, said: list[str], progress: Progress) -> None:
    """Its progress is written over itself, line by line, by carriage returns."""
    rest = ""
    while data := stream.read1(4096):
        *rows, rest = re.split(r"[\r\n]", rest + data.decode(errors="replace"))
        for row in rows:
            if share := _SHARE.search(row):
                progress(int(share[1]) * 1024, int(share[2]) * 1024)
            elif row.strip():
                said.append(row)
    if rest.strip():
        said.append(rest)
