"""``aftersales openapi``: write the three API documents, or see whether those that were written are still true."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from aftersales.server.api import APIS
from aftersales.server.documents import document


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, default=Path("web/src/api"), help="写到哪个文件夹 · folder to write to")
    parser.add_argument("--check", action="store_true", help="只比较，不同则返回 1 · only compare: 1 if they differ")


def run(args: argparse.Namespace) -> int:
    """Write `staff.json`, `portal.json` and `open.json`, keys sorted, so that a change reads as a change."""
    stale = [name for name in APIS if not _true(args.out / f"{name}.json", document(name), write=not args.check)]
    for name in stale:
        print(f"{args.out / name}.json: 已过期 · out of date: aftersales openapi --out {args.out}", file=sys.stderr)
    return 1 if stale else 0


def _true(path: Path, told: dict[str, Any], *, write: bool) -> bool:
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"
    if write:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return True
    return path.is_file() and path.read_text(encoding="utf-8") == text
