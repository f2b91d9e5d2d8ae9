"""The process beside the product that keeps the backup: a round every few seconds, a base backup every night."""

import json
import logging
import os
import secrets
import shutil
import signal
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import psycopg
from django.db import Error, close_old_connections

from aftersales.base.clock import now
from aftersales.base.errors import Refusal
from aftersales.base.files.rules import State
from aftersales.base.models import File
from aftersales.notices.actions import inbox as notices
from aftersales.people import queries as people
from aftersales.server.backup.contents import Filing, note_erasures
from aftersales.server.backup.folder import SEGMENT, Line, Writing, lines, read_json, segment_number, write_json
from aftersales.server.backup.making import Progress, make
from aftersales.server.backup.objects import recipients_of
from aftersales.server.backup.receiving import Receiver, Shipping
from aftersales.server.locks import Lock
from aftersales.server.options import BackupOptions
from aftersales.server.trouble import Trouble

log = logging.getLogger("aftersales.backup")

ROUND_SECONDS: Final = 10.0
RETRY_SECONDS: Final = 600.0
TOLD_AFTER: Final = timedelta(minutes=10)
"""So long may rounds fail before the administrators are told: a server that restarts is no news."""
STATE: Final = "state.json"


def line_of(folder: Path, var: Path, *, begin: bool = False) -> Line:
    """The line this installation writes, begun if it has none.

    Raises:
        Trouble: it has one, and the folder does not have it: not mounted, most likely. `begin` starts another.
    """
    mark = var / "postgres" / "backup-line"
    known = mark.read_text(encoding="ascii").strip() if mark.exists() else ""
    if known and not begin:
        if not (folder / known / "line.json").exists():
            raise Trouble("backup_folder_lost", folder=folder, line=known)
        return Line(folder / known)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        name = f"{now():%Y%m%dT%H%M%S}-{secrets.token_hex(3)}"
        write_json(folder / name / "line.json", {"line": name, "begun_at": now().isoformat(), "var": str(var)})
    except OSError as error:
        raise Trouble("backup_folder_unwritable", folder=folder, detail=str(error)) from error
    mark.write_text(name, encoding="ascii")
    return Line(folder / name)


class Keeper:
    """Keeps one line up to date; holds its lock as long as it lives."""

    def __init__(self, options: BackupOptions, var: Path, admin_url: str, *, begin: bool = False) -> None:
        self.options, self.var, self.url = options, var, admin_url
        self.recipients = recipients_of(options.recipients)
        self.line = line_of(options.place, var, begin=begin)
        self.index = Writing(self.line.index)
        self.receiver = Receiver(admin_url, var / "postgres" / "received")
        self.shipping = Shipping(self.line, self.index, self.recipients)
        self.filing = Filing(self.line, self.index, self.recipients)

    def round(self) -> datetime:
        """Bring everything up to this moment into the folder; the moment."""
        close_old_connections()
        if not (self.line.folder / "line.json").exists():
            raise Trouble("backup_folder_lost", folder=self.options.place, line=self.line.folder.name)
        with self.receiver.connect() as admin:
            if not self.receiver.ensure_slot(admin):
                self._break_off()
            at, lsn, timeline = self.receiver.mark(admin)
            self.receiver.wait_for(admin, lsn)
        self.shipping.ship(self.receiver.spool, timeline, lsn)
        self.filing.copy_new()
        progress = self.line.progress()
        reached = note_erasures(self.options.place, str(progress.get("erasures", "")))
        told = {"at": at, "lsn": lsn, "timeline": timeline, "parts": self.shipping.parts, "erasures": reached}
        write_json(self.line.folder / "progress.json", told)
        return datetime.fromisoformat(at)

    def _break_off(self) -> None:
        """Something of the log is missing between what is here and what comes: only a new base backup mends it."""
        self.shipping.parts = []
        until = self.line.progress().get("at")
        if until is not None:
            with (self.line.folder / "gaps.jsonl").open("a", encoding="utf-8") as file:
                file.write(json.dumps({"until": until}) + "\n")
            log.warning("the log has a gap after %s: a new base backup begins", until)

    def base_wanted(self, at: datetime) -> bool:
        """Whether the nightly hour has passed since the last base backup, or there is none that leads up to now."""
        made = self.line.made()
        if not made or made[-1].until < (self.line.until or at):
            return True
        local = at.astimezone(ZoneInfo(self.options.zone))
        night = local.replace(hour=self.options.hour, minute=0, second=0, microsecond=0)
        return made[-1].ended_at < (night if night <= local else night - timedelta(days=1))

    def prune(self, at: datetime) -> dict[str, int]:
        """Throw away what no moment of the last days needs; how many base backups, segments, files and lines."""
        cutoff = at - timedelta(days=self.options.days)
        made = self.line.made()
        old = [base for base in made if base.ended_at <= cutoff][:-1]
        for base in old:
            (base.folder / "manifest.sha256").unlink()
            shutil.rmtree(base.folder)
        kept = [base for base in made if base not in old]
        gone = self._wal_before(kept[0].start // SEGMENT) if kept else set()
        files = self._files_gone(at, cutoff)
        for name in gone | files:
            (self.line.folder / name).unlink(missing_ok=True)
        if gone or files:
            self.index.forget(gone | files)
        dead = [one for one in lines(self.options.place) if one.folder != self.line.folder and _over(one, cutoff)]
        for one in dead:
            shutil.rmtree(one.folder)
        return {"bases": len(old), "segments": len(gone), "files": len(files), "lines": len(dead)}

    def _wal_before(self, number: int) -> set[str]:
        logs = [name for name in self.index.known if name.startswith("wal/") and ".history" not in name]
        return {name for name in logs if segment_number(name.removeprefix("wal/")) < number}

    def _files_gone(self, at: datetime, cutoff: datetime) -> set[str]:
        """Files that left the product before the first moment that can still be asked for."""
        ready = set(File.objects.filter(state=State.READY).values_list("storage_key", flat=True))
        path = self.line.folder / "gone.json"
        held = {name for name in self.index.known if name.startswith("files/") and name.split("/")[1] not in ready}
        before = read_json(path)
        since = {name: before.get(name, at.isoformat()) for name in held}
        over = {name for name, when in since.items() if datetime.fromisoformat(when) < cutoff}
        write_json(path, {name: when for name, when in since.items() if name not in over})
        return over


def _over(line: Line, cutoff: datetime) -> bool:
    return line.until is not None and line.until < cutoff


def lock_of(var: Path) -> Lock:
    """Held by whoever keeps the line."""
    return Lock(var / "postgres" / "backup.lock")


def now_made(options: BackupOptions, var: Path, admin_url: str, progress: Progress, *, begin: bool) -> Any:
    """Make a base backup at once, beside the process that keeps the line or in its place; the base."""
    lock = lock_of(var)
    if not lock.alone():
        line = line_of(options.place, var)
        base = make(line, admin_url, var, recipients_of(options.recipients), progress)
        until = time.monotonic() + 120
        while (line.until or base.ended_at) <= base.ended_at:
            if time.monotonic() > until:
                raise Trouble("backup_log_behind", lsn=base.told["end_lsn"], seconds=120)
            time.sleep(0.5)
        return base
    try:
        keeper = Keeper(options, var, admin_url, begin=begin)
        try:
            keeper.round()
            base = make(keeper.line, admin_url, var, keeper.recipients, progress)
            keeper.round()
        finally:
            keeper.receiver.stop()
        return base
    finally:
        lock.release()


class Watch:
    """Round after round until told to stop. What fails is counted, told to the administrators, and tried again."""

    def __init__(self, options: BackupOptions, var: Path, admin_url: str) -> None:
        self.options, self.var, self.url = options, var, admin_url
        self.stopping = threading.Event()
        self.keeper: Keeper | None = None
        self._base: threading.Thread | None = None
        self._retry_at = 0.0
        self._failing_since: datetime | None = None
        self._pruned_on = ""

    def run(self) -> int:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: self.stopping.set())
        lock = lock_of(self.var)
        while not lock.alone():
            if self.stopping.wait(1.0):
                return 0
        while not self.stopping.is_set():
            began = time.monotonic()
            self._once()
            self.stopping.wait(max(0.5, ROUND_SECONDS - (time.monotonic() - began)))
        if self.keeper is not None:
            self.keeper.receiver.stop()
        os._exit(0)  # a base backup under way is thrown away; its process ends with us

    def _once(self) -> None:
        try:
            if self.keeper is None:
                self.keeper = Keeper(self.options, self.var, self.url)
            at = self.keeper.round()
            self._failing_since = None
            self._nightly(self.keeper, at)
        except (Trouble, Refusal, OSError, Error, psycopg.Error) as error:
            self._failed(error)

    def _nightly(self, keeper: Keeper, at: datetime) -> None:
        if self._base is None or not self._base.is_alive():
            if time.monotonic() >= self._retry_at and keeper.base_wanted(at):
                self._base = threading.Thread(target=self._make, args=(keeper,), daemon=True)
                self._base.start()
            elif self._pruned_on != f"{at:%F}":
                keeper.prune(at)
                self._pruned_on = f"{at:%F}"

    def _make(self, keeper: Keeper) -> None:
        try:
            base = make(keeper.line, self.url, self.var, keeper.recipients, lambda *_: None)
            log.info("base backup %s made in %s s", base.id, base.told["seconds"])
        except (Trouble, OSError, psycopg.Error) as error:
            self._retry_at = time.monotonic() + RETRY_SECONDS
            self._count(error)
            self._tell(error)

    def _failed(self, error: Exception) -> None:
        if self._failing_since is None:
            self._failing_since = now()
            self._count(error)
        if now() - self._failing_since > TOLD_AFTER:
            self._tell(error)

    def _count(self, error: Exception) -> None:
        log.warning("the backup failed: %s", error)
        path = self.var / "postgres" / STATE
        before = read_json(path)
        write_json(path, {"failed": before.get("failed", 0) + 1, "at": now().isoformat(), "why": str(error)[:2000]})

    def _tell(self, error: Exception) -> None:
        """Once a day, to whoever rules the installation."""
        try:
            admins = people.admins().values_list("pk", flat=True)
            facts = {"folder": str(self.options.place), "code": getattr(error, "code", type(error).__name__)}
            effect = f"backup-failed {now():%F}"
            notices.notify(people=admins, code="backup_failed", facts=facts, subject=None, effect=effect, at=now())
        except Error as away:
            log.warning("nobody could be told: %s", away)
