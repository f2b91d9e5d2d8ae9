"""``aftersales restore``: an installation as it was at a moment, from its backup."""

import argparse
import importlib
import json
import os
import shutil
from pathlib import Path

import django

from aftersales.server.backup import choosing, objects, restoring
from aftersales.server.backup.folder import Line
from aftersales.server.cli import database_at_hand
from aftersales.server.commands.backup import folder_of
from aftersales.server.database import var_directory
from aftersales.server.terminal import Terminal


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--to", metavar="TIME", help="恢复到的时刻，如 2026-11-24T09:30 · the moment; without it, the last there is"
    )
    parser.add_argument("--from", dest="folder", type=Path, metavar="FOLDER", help="备份目录 · instead of the setting")
    parser.add_argument("--backup", metavar="ID", help="指定的备份 · this base backup, of `aftersales backup list`")
    parser.add_argument("--into", type=Path, metavar="FOLDER", help="恢复到此目录 · instead of AFTERSALES_VAR")
    parser.add_argument("--replace", action="store_true", help="现有数据移到一旁 · put aside what lies there")
    parser.add_argument("--key", type=Path, metavar="FILE", help="密钥文件 · the key file of a sealed backup")
    parser.add_argument("--json", action="store_true", help="输出 JSON · tell it in JSON")
    parser.add_argument("--finish", type=Path, help=argparse.SUPPRESS)


def run(args: argparse.Namespace) -> int:
    """Restore; 0 when every file and every migration is there."""
    keys = objects.keys_in(args.key)
    if args.finish is not None:
        return _finish(args.finish, keys)
    terminal = Terminal(as_json=args.json)
    to = choosing.parse_time(args.to) if args.to else None
    base = choosing.chosen(folder_of(args.folder), to, args.backup)
    var = args.into.absolute() if args.into else var_directory()
    wanted = restoring.Wanted(base, to, var, keys, args.replace, args.key.absolute() if args.key else None)
    try:
        told = restoring.restore(wanted, terminal)
    finally:
        shutil.rmtree(var / "postgres" / "data.restored", ignore_errors=True)
    whole = not (told["files_missing"] or told["files_damaged"] or told["erasures_refused"]) and told["migrated"]
    terminal.tell("restore_done" if whole else "restore_done_lacking", **told)
    return 0 if whole else 1


def _finish(line: Path, keys: list[object]) -> int:
    with database_at_hand():
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "aftersales.server.settings")
        django.setup()
        told = importlib.import_module("aftersales.server.backup.finishing").finish(Line(line), keys)
        print(json.dumps(told, ensure_ascii=False))
    return 0
