"""The log as it is written: pg_receivewal takes it from the server into a spool, and every few seconds what is new goes
into the backup folder, made small and sealed.

The spool lies in `var`: a folder elsewhere may be away, slow or not to be trusted with anything in the clear. The
replication slot keeps on the server what was not received yet, up to `max_slot_wal_keep_size`; when the folder is away
for so long that this is not enough, the line has a gap, which is told, and a new base backup begins after it.
"""

import io
import subprocess
import time
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.rows import TupleRow

from aftersales.server.backup.folder import SEGMENT, Line, Writing, lsn_number, segment_name
from aftersales.server.backup.objects import write
from aftersales.server.postgres_account import bundled_binaries
from aftersales.server.supervisor import start
from aftersales.server.trouble import Trouble

SLOT: Final = "aftersales_backup"
SPOOL_MOST: Final = 1 * 2**30
"""When so much waits for the folder the receiver rests, and the server keeps the log for it."""
PATIENCE: Final = 20.0


class Receiver:
    """The slot, the process that receives, and what it has received."""

    def __init__(self, admin_url: str, spool: Path) -> None:
        self.url = admin_url
        self.spool = spool
        self._process: subprocess.Popen[bytes] | None = None
        spool.mkdir(parents=True, exist_ok=True, mode=0o700)

    def connect(self) -> psycopg.Connection[TupleRow]:
        return psycopg.connect(self.url, autocommit=True, connect_timeout=5)

    def ensure_slot(self, admin: psycopg.Connection[TupleRow]) -> bool:
        """See that the slot is there; False when it had to be made, so that nothing before now is sure to come."""
        row = admin.execute("SELECT wal_status FROM pg_replication_slots WHERE slot_name = %s", [SLOT]).fetchone()
        if row is not None and row[0] != "lost":
            return True
        self.stop()
        if row is not None:
            admin.execute("SELECT pg_drop_replication_slot(%s)", [SLOT])
        admin.execute("SELECT pg_create_physical_replication_slot(%s, true)", [SLOT])
        for left in self.spool.iterdir():
            left.unlink()
        return False

    def tend(self) -> None:
        """Have it run, unless too much waits already."""
        if sum(path.stat().st_size for path in self.spool.iterdir()) > SPOOL_MOST:
            return self.stop()
        if self._process is None or self._process.poll() is not None:
            words = ["-d", self.url, "-D", str(self.spool), "--slot", SLOT, "--synchronous", "--no-loop"]
            self._process = start([str(bundled_binaries() / "pg_receivewal"), *words], own_group=True)
        return None

    def stop(self) -> None:
        """End it; what it has is on the disk."""
        if self._process is not None:
            self._process.terminate()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(10)
            self._process.kill()
            self._process.wait()
            self._process = None

    def mark(self, admin: psycopg.Connection[TupleRow]) -> tuple[str, str, str]:
        """An instant of the database's clock, and the timeline and place in the log by which all before it is written.

        The message makes a commit after that instant: a recovery to a time ends only at a commit that is later.
        """
        ((at,),) = admin.execute("SELECT clock_timestamp()::text").fetchall()
        admin.execute("SELECT pg_logical_emit_message(true, 'aftersales', 'backup')")
        asked = "SELECT l::text, substr(pg_walfile_name(l), 1, 8) FROM pg_current_wal_flush_lsn() AS l"
        ((lsn, timeline),) = admin.execute(asked).fetchall()
        return str(at), str(lsn), str(timeline)

    def wait_for(self, admin: psycopg.Connection[TupleRow], lsn: str) -> None:
        """Until everything up to there is in the spool; Trouble when it does not come."""
        until = time.monotonic() + PATIENCE
        asked = """SELECT r.flush_lsn >= %s::pg_lsn FROM pg_replication_slots s
                     JOIN pg_stat_replication r ON r.pid = s.active_pid WHERE s.slot_name = %s"""
        while time.monotonic() < until:
            self.tend()
            row = admin.execute(asked, [lsn, SLOT]).fetchone()
            if row is not None and row[0]:
                return
            time.sleep(0.05)
        raise Trouble("backup_log_behind", lsn=lsn, seconds=round(PATIENCE))


class Shipping:
    """Brings what the spool has into the line: each finished segment as one object, the last one piece by piece."""

    def __init__(self, line: Line, index: Writing, recipients: list[Any]) -> None:
        self.line, self.index, self.recipients = line, index, recipients
        self.parts: list[dict[str, Any]] = line.progress().get("parts", [])

    def ship(self, spool: Path, timeline: str, lsn: str) -> None:
        """Everything up to that place in the log."""
        place = lsn_number(lsn)
        number, offset = (place - 1) // SEGMENT, (place - 1) % SEGMENT + 1
        last = segment_name(int(timeline, 16), number)
        until = time.monotonic() + PATIENCE
        while True:
            for path in sorted(one for one in spool.iterdir() if "." not in one.name or one.suffix == ".history"):
                self._finished(path)
            if self._has(last):
                return None
            with suppress(FileNotFoundError):  # it was finished this moment
                return self._part(spool / f"{last}.partial", last, offset)
            if time.monotonic() > until:
                raise Trouble("backup_log_behind", lsn=lsn, seconds=round(PATIENCE))
            time.sleep(0.05)

    def _has(self, segment: str) -> bool:
        return any(f"wal/{segment}.z{end}" in self.index.known for end in ("", ".age"))

    def _finished(self, path: Path) -> None:
        if not self._has(path.name):
            with path.open("rb") as file:
                kept = write(self.line.wal, path.name, file, recipients=self.recipients, small=True)
            self.index.add("wal", kept)
        path.unlink()
        self.parts = [one for one in self.parts if not one["name"].startswith(path.name)]
        for part in self.line.wal.glob(f"{path.name}.*.part*"):
            part.unlink()

    def _part(self, path: Path, segment: str, offset: int) -> None:
        begun = sum(one["plain_size"] for one in self.parts if one["name"].startswith(segment))
        if begun >= offset:
            return
        with path.open("rb") as file:
            file.seek(begun)
            data = file.read(offset - begun)
        name = f"{segment}.{begun:07x}.part"
        kept = write(self.line.wal, name, io.BytesIO(data), recipients=self.recipients, small=True)
        self.parts = [one for one in self.parts if one["name"].startswith(segment)] + [asdict(kept)]


def forget_slot(admin_url: str) -> bool:
    """There is no backup any more: the server need not keep its log for one. Whether there was a slot."""
    with psycopg.connect(admin_url, autocommit=True) as admin:
        found = admin.execute(
            "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = %s AND NOT active",
            [SLOT],
        ).fetchall()
    return bool(found)
