"""``aftersales backup``: make a backup now, list what there is, read it all, throw away what is too old, make a key.

`watch` is the process that `aftersales serve` runs beside the product; nobody needs to start it by hand.
"""

import argparse
import importlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import django
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from aftersales.base.clock import now
from aftersales.server import options
from aftersales.server.backup import choosing, objects
from aftersales.server.backup.folder import lines, read_json, write_json
from aftersales.server.cli import database_at_hand
from aftersales.server.database import data_directory, embedded_url, read_status, socket_url, var_directory
from aftersales.server.options import BackupOptions
from aftersales.server.terminal import Terminal
from aftersales.server.trouble import Trouble
from aftersales.server.variables import home

WORDS = ("now", "list", "verify", "prune", "key", "watch")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what", nargs="?", choices=WORDS, default="now", help="立即、列表、核对、清理、密钥 · now by default"
    )
    parser.add_argument("--from", dest="folder", type=Path, help="备份目录 · instead of AFTERSALES_BACKUP")
    parser.add_argument("--key", type=Path, metavar="FILE", help="密钥文件（verify 用）· the key file, for verify")
    parser.add_argument("--out", type=Path, metavar="FILE", help="新密钥写到这里 · where `key` writes the new key")
    parser.add_argument("--begin", action="store_true", help="在新目录里重新开始 · begin anew in another folder")
    parser.add_argument("--json", action="store_true", help="输出 JSON · tell it in JSON")


def run(args: argparse.Namespace) -> int:
    """Do the one that is asked for."""
    if args.what == "key":
        return _key(args)
    found = folder_of(args.folder)
    if args.what == "list":
        return _list(found, as_json=args.json)
    if args.what == "verify":
        return _verify(found, args)
    with _product() as url:
        watching = importlib.import_module("aftersales.server.backup.watching")
        read, var = options.read_backup(), var_directory()
        read = BackupOptions(found, read.recipients, read.hour, read.days, read.zone)
        if args.what == "watch":
            return int(watching.Watch(read, var, url).run())
        if args.what == "prune":
            return _prune(watching, read, var, url, as_json=args.json)
        return _now(watching, read, var, url, args)


def folder_of(given: Path | None) -> Path:
    """The folder of backups: the one named, else the setting's."""
    found = given.resolve() if given is not None else options.read_backup().folder
    if found is None:
        raise Trouble("backup_no_folder")
    return found


@contextmanager
def _product() -> Iterator[str]:
    """Database and tables at hand; the URL of the embedded server's own superuser.

    Raises:
        Trouble: the database is somebody else's server, whose log we cannot keep.
    """
    with database_at_hand():
        var = var_directory()
        if home.DATABASE_URL.value() != embedded_url(var):
            raise Trouble("backup_external")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
        django.setup()
        status = read_status(data_directory(var))
        yield socket_url(Path(status[4]), int(status[3]), role="postgres", name="postgres")


def _key(args: argparse.Namespace) -> int:
    if args.out is None:
        raise Trouble("backup_key_where")
    public = objects.new_key(args.out)
    Terminal(as_json=args.json).tell("backup_key_made", path=args.out, public=public)
    return 0


def _now(watching: Any, read: BackupOptions, var: Path, url: str, args: argparse.Namespace) -> int:
    with Progress(console=Console(stderr=True), disable=args.json, transient=True) as bar:
        task = bar.add_task("backup")
        base = watching.now_made(
            read, var, url, lambda done, total: bar.update(task, completed=done, total=total), begin=args.begin
        )
    mb = round(base.size / 1e6, 1)
    Terminal(as_json=args.json).tell("backup_made", id=base.id, mb=mb, seconds=base.told["seconds"], folder=base.folder)
    return 0


def _prune(watching: Any, read: BackupOptions, var: Path, url: str, *, as_json: bool) -> int:
    lock = watching.lock_of(var)
    if not lock.alone():
        raise Trouble("backup_kept_elsewhere")
    try:
        gone = watching.Keeper(read, var, url).prune(watching.now())
    finally:
        lock.release()
    Terminal(as_json=as_json).tell("backup_pruned", **gone)
    return 0


def _list(folder: Path, *, as_json: bool) -> int:
    rows: list[dict[str, Any]] = []
    for line in lines(folder):
        verified = read_json(line.folder / "verified.json").get("at")
        for base in line.made():
            told = {"line": line.folder.name, "id": base.id, "mb": round(base.size / 1e6, 1)}
            sealed = any(one["name"].endswith(objects.SEALED) for one in base.told["objects"])
            span = {"since": base.ended_at.isoformat(), "until": base.until.isoformat()}
            rows.append({**told, **span, "sealed": sealed, "verified_at": verified})
    if as_json:
        print(json.dumps({"backups": rows, "spans": [str(one) for one in choosing.spans(folder)]}, ensure_ascii=False))
        return 0
    table = Table("备份 · backup", "MB", "可恢复到 · any moment of", "加密 · sealed", "核对 · verified")
    for row in rows:
        reach = str(choosing.Span(choosing.parse_time(row["since"]), choosing.parse_time(row["until"])))
        table.add_row(row["id"], str(row["mb"]), reach, "✓" if row["sealed"] else "–", str(row["verified_at"] or "–"))
    Console().print(table)
    return 0


def _verify(folder: Path, args: argparse.Namespace) -> int:
    terminal = Terminal(as_json=args.json)
    keys, good = objects.keys_in(args.key), True
    for line in lines(folder):
        with tempfile.TemporaryDirectory(prefix="verify-", dir=var_directory().parent) as scratch:
            at = now().isoformat(timespec="seconds")
            found = choosing.verify(line, keys, Path(scratch), lambda name: None)
        good = good and not found["bad"]
        if not found["bad"]:
            write_json(line.folder / "verified.json", {"at": at, **found})
        code = "backup_sound" if not found["bad"] else "backup_unsound"
        terminal.tell(
            code, line=line.folder.name, objects=found["objects"], looked=found["looked_into"], bad=found["bad"]
        )
    return 0 if good else 1
