"""A restore: the base backup before the moment, the log up to it, then everything that makes a product of it again.

Nothing that lives is written over. What lay in the folder before is put aside, never deleted.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from aftersales.server.backup import choosing
from aftersales.server.backup.folder import SEGMENT, Base
from aftersales.server.backup.objects import opened
from aftersales.server.postgres import Server
from aftersales.server.terminal import Terminal
from aftersales.server.trouble import Trouble

REPLAY_SECONDS: Final = 6 * 3600.0
SPARE: Final = 256 * 2**20
ASIDE: Final = ("postgres", "files", "workshop")
_LAST: Final = re.compile(r"last completed transaction was at log time (.+)")
_CONF: Final = "postgresql.auto.conf"


@dataclass(frozen=True)
class Wanted:
    """What is to be restored, and where."""

    base: Base
    to: datetime | None
    var: Path
    keys: list[Any]
    replace: bool
    key_file: Path | None = None


def restore(wanted: Wanted, terminal: Terminal) -> dict[str, Any]:
    """Do it; what came of it, with the seconds each part took."""
    began = time.monotonic()
    refuse_unopened(wanted)
    refuse_living(wanted)
    refuse_without_room(wanted)
    aside = put_aside(wanted.var) if wanted.replace else None
    if aside is not None:
        terminal.tell("restore_aside", folder=aside)
    unpacked = _unpack(wanted, terminal)
    replayed = _replay(wanted, terminal)
    finished = _finish(wanted)
    return {
        **unpacked,
        **replayed,
        **finished,
        "base": wanted.base.id,
        "into": str(wanted.var),
        "aside": str(aside) if aside else None,
        "seconds": round(time.monotonic() - began, 1),
    }


def refuse_unopened(wanted: Wanted) -> None:
    """A sealed backup without its key is said before anything is touched."""
    sealed = next(one["name"] for one in wanted.base.told["objects"] if one["name"].startswith("kept"))
    with opened(wanted.base.folder / sealed, wanted.keys) as source:
        source.read(1)


def refuse_living(wanted: Wanted) -> None:
    """Trouble where an installation lies, unless it may be put aside; in any case while it runs."""
    if not (wanted.var / "postgres" / "data").exists() and not any((wanted.var / "files").glob("*")):
        return
    if not wanted.replace:
        raise Trouble("restore_would_replace", folder=wanted.var)
    if (wanted.var / "postgres").exists() and Server(wanted.var).pid():
        raise Trouble("restore_still_runs", folder=wanted.var)


def refuse_without_room(wanted: Wanted) -> None:
    """Trouble where the disk could not take it."""
    place = next(one for one in (wanted.var, *wanted.var.parents) if one.exists())
    base = next(one for one in wanted.base.told["objects"] if one["name"].startswith("base"))
    logs = len(choosing.segments(wanted.base)) * SEGMENT
    files = sum(
        int(entry["plain_size"]) for name, entry in wanted.base.line.index.by_name().items() if "files/" in name
    )
    needed, free = int(base["plain_size"]) + logs + files + SPARE, shutil.disk_usage(place).free
    if free < needed:
        raise Trouble("restore_no_room", folder=place, needed=round(needed / 1e9, 1), free=round(free / 1e9, 1))


def put_aside(var: Path) -> Path | None:
    """Move what was there into a folder beside it, on the same disk."""
    there = [var / name for name in ASIDE if (var / name).exists()]
    if not there:
        return None
    aside = var / f"before-restore-{time.strftime('%Y%m%dT%H%M%S')}"
    aside.mkdir(mode=0o700)
    for path in there:
        path.rename(aside / path.name)
    return aside


def _unpack(wanted: Wanted, terminal: Terminal) -> dict[str, Any]:
    began = time.monotonic()
    base = wanted.base
    home = wanted.var / "postgres"
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = home / "data.restored"
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir(mode=0o700)
    total = next(int(one["plain_size"]) for one in base.told["objects"] if one["name"].startswith("base"))
    told_at = began

    def told(done: int) -> None:
        nonlocal told_at
        if time.monotonic() - told_at > 2:
            told_at = time.monotonic()
            terminal.tell("restore_progress", percent=100 * done // max(1, total), mb=round(done / 1e6))

    choosing.lay_out(base, draft, wanted.keys, told)
    unpacked = time.monotonic()
    log_bytes = choosing.lay_out_log(base, draft / "pg_wal", wanted.keys)
    choosing.lay_out_kept(base, wanted.var, wanted.keys)
    _aim(draft, wanted.to)
    draft.rename(home / "data")
    return {
        "database_mb": round(total / 1e6, 1),
        "unpack_seconds": round(unpacked - began, 2),
        "log_mb": round(log_bytes / 1e6, 1),
        "log_unpack_seconds": round(time.monotonic() - unpacked, 2),
    }


def _aim(data: Path, to: datetime | None) -> None:
    """Tell the server where to stop. The log lies where it looks for it after the command has nothing to give."""
    wishes = ["restore_command = 'false'", "hot_standby = off", "recovery_target_action = 'promote'"]
    if to is not None:
        wishes.append(f"recovery_target_time = '{to.isoformat()}'")
    with (data / _CONF).open("a", encoding="utf-8") as file:
        file.write("# restore\n" + "".join(f"{wish}\n" for wish in wishes))
    (data / "recovery.signal").touch(mode=0o600)


def _replay(wanted: Wanted, terminal: Terminal) -> dict[str, Any]:
    """Start the server on what was unpacked: it reads the log up to the moment, then goes on from there."""
    began = time.monotonic()
    terminal.tell("restore_replaying", to=wanted.to.isoformat() if wanted.to else "–")
    server = Server(wanted.var, patience=REPLAY_SECONDS)
    server.start()
    try:
        seconds = time.monotonic() - began
        said = "\n".join(path.read_text(errors="replace") for path in sorted((server.data / "log").glob("*.log")))
        last = _LAST.findall(said)
    finally:
        server.stop()
    conf = server.data / _CONF
    conf.write_text(conf.read_text(encoding="utf-8").partition("# restore\n")[0], encoding="utf-8")
    return {"replay_seconds": round(seconds, 2), "last_change_at": last[-1].strip() if last else None}


def _finish(wanted: Wanted) -> dict[str, Any]:
    """Migrations, files, erasures and the smoke check: in a process that sees the restored installation alone."""
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env["AFTERSALES_VAR"] = str(wanted.var)
    cli = [sys.executable, "-m", "aftersales.server.cli"]
    migrated = subprocess.run([*cli, "migrate"], env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if migrated.returncode != 0:
        raise Trouble("restore_not_finished", detail=migrated.stdout + migrated.stderr)
    words = [*cli, "restore", "--finish", str(wanted.base.line.folder)]
    words += ["--key", str(wanted.key_file)] if wanted.key_file else []
    done = subprocess.run(words, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    if done.returncode != 0:
        raise Trouble("restore_not_finished", detail=(done.stdout + done.stderr)[-4000:])
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
