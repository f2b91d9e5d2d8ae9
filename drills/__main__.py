"""`make drills`, or `python -m drills [NAME …]`: hurt the product, one drill after another, and see whether it holds.

Each drill has a folder of its own below AFTERSALES_VAR (by default var/drills). One that has been run is not repeated
unless asked (--again), so that a run that was interrupted goes on.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from rich.console import Console
from rich.table import Table

from drills.report import KEPT, ROOT, keep

DRILLS: Final = {
    "web_killed": "kill -9 of the web process under load",
    "worker_killed": "kill -9 of the worker: notices, mail, jobs",
    "dispatch_killed": "kill -9 of the worker while orders find somebody by themselves, and one falls ill",
    "proposal_killed": "kill -9 of the worker over a proposal of the optimiser",
    "database_killed": "kill -9 of PostgreSQL under load",
    "database_away": "PostgreSQL away, and back",
    "one_slot": "one engineer's hour, claimed 200 times at once",
    "double_submit": "every write sent three times, and once into a cut line",
    "two_editors": "two editors of one order",
    "downtime": "promises that fall due while nobody is there",
    "upload": "500 MB over a line that is cut 20 times, two kills of the web process",
    "numbers": "numbers under 64 writers, a tenth of them undone",
    "backup": "database dropped and files deleted under load, and back from the backup",
    "generated": "every operation sent what its document allows and forbids",
}


def main() -> int:
    """Run what is asked for; 0 when everything held."""
    asked = argparse.ArgumentParser(prog="python -m drills", description=__doc__)
    asked.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(DRILLS)}; without one, all of them")
    asked.add_argument("--again", action="store_true", help="also those that have been run")
    size = asked.add_mutually_exclusive_group()
    size.add_argument("--short", dest="size", action="store_const", const="short", help="under a minute each")
    size.add_argument("--long", dest="size", action="store_const", const="long", help="as long as it takes")
    asked.add_argument("--out", type=Path, default=KEPT, help="where the results go")
    args = asked.parse_args()
    unknown = [name for name in args.names if name not in DRILLS]
    if unknown:
        asked.error(f"no such drill: {', '.join(unknown)}")
    var = Path(os.environ.get("AFTERSALES_VAR") or ROOT / "var" / "drills").absolute()
    for name in args.names or DRILLS:
        run(name, args.size or "usual", var, again=args.again)
        if (told := finished(var / f"{name}.json")) is not None:
            keep(told, args.out)
    return summary([finished(var / f"{name}.json") for name in args.names or DRILLS])


def run(name: str, size: str, var: Path, *, again: bool) -> None:
    """One drill in a process of its own, unless it has been run in this size."""
    result, folder = var / f"{name}.json", var / name
    before = finished(result)
    if before and before["size"] == size and not again:
        print(f"{name}: done at {before['at']}; --again repeats it")
        return
    print(f"{name}: {DRILLS[name]} ({size}) …", flush=True)
    result.unlink(missing_ok=True)
    words = [sys.executable, "-m", "drills.one", name, size, str(result)]
    code = subprocess.run(words, cwd=ROOT, env={**os.environ, "AFTERSALES_VAR": str(folder)}, check=False).returncode
    told = finished(result)
    if told is None:
        print(f"{name}: broke off with {code}; what it left is in {folder}", file=sys.stderr)
        return
    show(told)
    if told["met"]:
        shutil.rmtree(folder, ignore_errors=True)


def finished(path: Path) -> dict[str, Any] | None:
    """What a drill that came to its end has told."""
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def show(told: dict[str, Any]) -> None:
    """A drill's checks and figures as a table."""
    table = Table(title=f"{told['drill']}, {told['size']}, {told['seconds']:g} s", title_justify="left")
    for column in ("what", "found", "wanted", ""):
        table.add_column(column, overflow="fold")
    for check in told["checks"]:
        table.add_row(check["what"], str(check["found"]), check["wanted"], "✓" if check["met"] else "✗ MISSED")
    for name, value in told["figures"].items():
        table.add_row(name, str(value), "", "")
    console = Console()
    console.print(table)
    for line in told["not_run"]:
        console.print(f"not run: {line}", style="yellow")


def summary(told: list[dict[str, Any] | None]) -> int:
    """One line; the exit code."""
    held = [one for one in told if one and one["met"]]
    print(f"{len(held)} of {len(told)} drills held")
    return 0 if len(held) == len(told) else 1


if __name__ == "__main__":
    sys.exit(main())
