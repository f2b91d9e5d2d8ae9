"""`python -m bench [names]`: measure, print a table per subject, keep its figures in docs/reference/measured."""

import argparse
import importlib
import os
import sys
import time
from contextlib import suppress

from rich.console import Console

from bench import ground

SUBJECTS = (
    "queue",
    "requests",
    "sla",
    "export",
    "replay",
    "peer",
    "browser",
    "search",
    "imports",
    "dispatch_rank",
    "dispatch_phone",
    "dispatch_many",
    "dispatch_board",
    "board_hand",
    "board_live",
    "plan_day",
    "routes",
)


def main() -> int:
    """Run the named subjects, or all; 1 when a figure that must be met is not."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(SUBJECTS)}; all without one")
    names = parser.parse_args().names or list(SUBJECTS)
    if unknown := set(names) - set(SUBJECTS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    console, missed = Console(), []
    with suppress(PermissionError):  # root may: whatever else runs on the machine then waits, as if it were idle
        os.sched_setscheduler(0, os.SCHED_RR, os.sched_param(1))
    ground.VAR.mkdir(parents=True, exist_ok=True)
    with ground.database() as server:
        for name in names:
            console.rule(name)
            began = time.monotonic()
            result = importlib.import_module(f"bench.{name}").run(server)
            result.show()
            missed += [must for must in result.musts if not must.met]
            console.print(f"{time.monotonic() - began:.0f} s, kept in {result.keep().relative_to(ground.ROOT)}")
    for must in missed:
        console.print(must.told(), style="bold red")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
