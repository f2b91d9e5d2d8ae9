"""``aftersales reindex``: have everything found by the present version of its pieces, while the product goes on."""

import argparse
import time
from typing import Final

from aftersales.base.clock import now
from aftersales.base.models import Run
from aftersales.base.search import grams
from aftersales.server import reindex
from aftersales.server.doctor.database import unapplied
from aftersales.server.terminal import Terminal
from aftersales.server.trouble import Trouble

_TOLD_SECONDS: Final = 2.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all", action="store_true", dest="everything", help="已是最新的也重写 · also what is of this version"
    )
    parser.add_argument("--json", action="store_true", help="每行一个 JSON 事件 · one JSON event a line")


def run(args: argparse.Namespace) -> int:
    """See a run to its end; one that another process has in hand is left to it."""
    if unapplied():
        raise Trouble("tables_wait")
    terminal, began = Terminal(as_json=args.json), time.monotonic()
    told_at = began

    def progress(run: Run) -> None:
        nonlocal told_at
        if time.monotonic() - told_at >= _TOLD_SECONDS:
            told_at = time.monotonic()
            total = max(1, run.total or 0, run.done)
            terminal.tell("reindex_progress", done=run.done, total=total, percent=100 * run.done // total)

    done = reindex.reindex(at=now, everything=args.everything, progress=progress)
    if done.state != "done":
        terminal.tell("reindex_elsewhere")
        return 0
    written, seconds = done.result["written"], round(time.monotonic() - began, 1)
    terminal.tell("reindex_done", seen=done.done, written=written, seconds=seconds, version=grams.VERSION)
    return 0
