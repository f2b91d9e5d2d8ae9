"""PostgreSQL away for a while, and back: web and worker come back by themselves, and do not grow meanwhile.

Once it is stopped, so that nobody answers at the socket; once it is frozen, so that somebody seems to be there.
"""

import os
import signal
import threading
import time

from aftersales.server.postgres import Server, running
from drills import company, truth
from drills.client import Probe, Seen
from drills.ground import Product, children, memory_mb, product, var, wait_until
from drills.ledger import Ledger
from drills.load import Load
from drills.report import Report

AWAY_SECONDS = {"short": 5, "usual": 60, "long": 300}
PEOPLE = 6
MOST_GROWTH_MB = 30
_BACK = """
SELECT (SELECT count(*) = 2 FROM base_beat WHERE part IN ('relay', 'clock') AND at > to_timestamp(%s))
   AND EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > to_timestamp(%s))
"""
"""Every part gives a sign of life each five seconds, which is in the figures; housekeeping only when it has a turn."""


class Scales(threading.Thread):
    """Weighs web and worker every half second."""

    def __init__(self, product: Product) -> None:
        super().__init__(daemon=True)
        self.pids = {"web": product.answering(), "worker": product.worker()}
        self.before = self.most = {name: memory_mb(pid) for name, pid in self.pids.items()}
        self._stop_wanted = threading.Event()

    def run(self) -> None:
        while not self._stop_wanted.wait(0.5):
            self.most = {name: max(self.most[name], memory_mb(pid)) for name, pid in self.pids.items()}

    def growth(self) -> dict[str, float]:
        self._stop_wanted.set()
        return {name: round(self.most[name] - self.before[name], 1) for name in self.pids}


def run(report: Report) -> None:
    """Take it away in both ways while people work."""
    seen, ledger = Seen(), Ledger(var() / "ledger.jsonl")
    with running(var()) as server, product(database_url=server.url) as served:
        founded = company.found(PEOPLE)
        load = Load(founded, founded.browsers(served.port, seen), ledger)
        probe = Probe(served.port)
        probe.start()
        load.start()
        time.sleep(8 if report.size == "short" else 20)  # until both have the size they work at
        scales = Scales(served)
        scales.start()
        for how, take, give in (("stopped", _stop, Server.start), ("frozen", _freeze, _thaw)):
            _away(report, how, server, probe, take, give)
            time.sleep(2)
        load.stop()
        probe.stop()
        growth = scales.growth()
        report.figures["settled after, s"] = round(truth.wait_for_quiet(240), 1)
        truth.compare(report, ledger)
    report.none("refused or given up", load.refused)
    report.none("answers that are neither a success nor a 503 with Retry-After", seen.improper)
    for name, grown in growth.items():
        report.at_most(f"{name} has grown by, MB", grown, MOST_GROWTH_MB)
    report.figures |= {"away for, s": AWAY_SECONDS[report.size], "memory before, MB": scales.before, **seen.told()}


def _away(report: Report, how: str, server: Server, probe: Probe, take: object, give: object) -> None:
    assert callable(take) and callable(give)
    take(server)
    time.sleep(AWAY_SECONDS[report.size])
    give(server)
    back, back_at = time.monotonic(), time.time()
    report.at_most(f"{how}: web is back after, s", probe.open_again(back), 10)
    wait_until(_BACK, back_at, back_at, seconds=60)
    report.at_most(f"{how}: worker is back after, s", time.monotonic() - back, 10)


def _stop(server: Server) -> None:
    os.kill(server.pid() or 0, signal.SIGINT)
    while server.pid():
        time.sleep(0.05)


def _freeze(server: Server) -> None:
    _signal(server, signal.SIGSTOP)


def _thaw(server: Server) -> None:
    _signal(server, signal.SIGCONT)


def _signal(server: Server, order: signal.Signals) -> None:
    postmaster = server.pid() or 0
    assert postmaster
    for pid in (postmaster, *children(postmaster)):
        os.kill(pid, order)
