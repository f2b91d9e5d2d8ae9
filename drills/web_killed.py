"""kill -9 of the web process under load: what was answered is there, each effect once, and it answers again soon.

Round about, it hits the process that answers requests and the one that looks after it.
"""

import os
import random
import signal
import time
from statistics import median

from aftersales.server.supervisor import STEADY_SECONDS
from drills import truth
from drills.client import Probe, Seen
from drills.ground import cpu_seconds, product, var
from drills.ledger import Ledger
from drills.load import at_work
from drills.report import Report

ROUNDS = {"short": 2, "usual": 10, "long": 50}
PEOPLE = 8


def run(report: Report) -> None:
    """Kill it again and again while eight people work."""
    seen, ledger, rng = Seen(), Ledger(var() / "ledger.jsonl"), random.Random(1)  # noqa: S311 - repeatable, not secret
    with product() as running:
        recovered, starts = [], []
        with at_work(running, seen, ledger, PEOPLE) as (load, probe):
            for n in range(ROUNDS[report.size]):
                # Whoever dies again and again is started later and later; whoever was steady in between, at once.
                time.sleep(rng.uniform(1.0, 3.0) + (STEADY_SECONDS if n > 1 and n % 2 else 0))
                recovered.append(_kill(probe, running.web() if n % 2 else running.answering()))
                starts.append(cpu_seconds(running.answering()))
        report.figures["settled after, s"] = round(truth.wait_for_quiet(), 1)
        truth.compare(report, ledger)
    report.none("refused or given up", load.refused)
    report.none("improper answers", seen.improper)
    report.at_most("answers again after, s (the slowest)", max(recovered), 5)
    report.figures |= {
        "answers again after, s": [round(one, 2) for one in recovered],
        "processor time of a start, s (median)": round(median(starts), 2),
        **seen.told(),
    }


def _kill(probe: Probe, pid: int) -> float:
    killed = time.monotonic()
    os.kill(pid, signal.SIGKILL)
    return probe.open_again(killed)
