"""kill -9 of PostgreSQL under load: ready again soon, the ledger agrees, and nobody was shown more than a 503.

In turn it hits the postmaster alone, the postmaster with all its processes, and one process that serves a connection.
"""

import os
import random
import signal
import time
from contextlib import suppress

from drills import truth
from drills.client import Probe, Seen
from drills.ground import Product, asked, children, product, var
from drills.ledger import Ledger
from drills.load import at_work
from drills.report import Report

ROUNDS = {"short": 3, "usual": 10, "long": 30}
PEOPLE = 8


def run(report: Report) -> None:
    """Kill it again and again while eight people work."""
    seen, ledger, rng = Seen(), Ledger(var() / "ledger.jsonl"), random.Random(2)  # noqa: S311 - repeatable, not secret
    with product() as running:
        with at_work(running, seen, ledger, PEOPLE) as (load, probe):
            recovered = [_kill(running, probe, rng, n % 3) for n in range(ROUNDS[report.size])]
        report.figures["settled after, s"] = round(truth.wait_for_quiet(240), 1)
        truth.compare(report, ledger)
    report.none("refused or given up", load.refused)
    report.none("answers that are neither a success nor a 503 with Retry-After", seen.improper)
    report.at_most("ready again after, s (the slowest)", max(recovered), 30)
    report.figures |= {"ready again after, s": [round(one, 2) for one in recovered], **seen.told()}


def _kill(running: Product, probe: Probe, rng: random.Random, how: int) -> float:
    time.sleep(rng.uniform(1.0, 3.0))
    postmaster = running.database()
    victims = {0: [postmaster], 1: [postmaster, *children(postmaster)], 2: [_a_backend()]}[how]
    killed = time.monotonic()
    for pid in victims:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return probe.open_again(killed)


def _a_backend() -> int:
    """A process that serves one connection of the product; without it all others start afresh."""
    (pid,) = asked(
        "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() LIMIT 1"
    )[0]
    return int(pid)
