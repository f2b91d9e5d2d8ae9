"""One engineer's time, claimed by 200 at once: one gets it, 199 hear who has it, nobody waits long, no deadlock."""

import threading
import time
from collections import Counter
from datetime import datetime, timedelta
from uuid import UUID

from aftersales.base.clock import now
from aftersales.workorders.actions import moves, orders
from drills import company
from drills.client import BROKEN, Client, Seen
from drills.company import Company
from drills.ground import asked, cpu_seconds, database_log, product
from drills.report import Report

CLAIMS = {"short": 200, "usual": 200, "long": 200}
ROUNDS = {"short": 1, "usual": 5, "long": 20}
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)


def run(report: Report) -> None:
    """Once for the very same time, once each a minute later than the one before."""
    claims, seen = CLAIMS[report.size], Seen()
    with product() as running:
        founded = company.found(1)
        browser = founded.browsers(running.port, seen)[0]
        last: list[float] = []
        used = cpu_seconds(running.answering())
        for n in range(ROUNDS[report.size]):
            for how, step in (("equal", 0 * MINUTE), ("staggered", MINUTE)):
                base = now().replace(microsecond=0) + timedelta(days=7 * (2 * n + 1 + (how == "staggered")))
                keys = _orders(founded, claims)
                answers, seconds = _claim(browser, founded, keys, [base + i * step for i in range(claims)])
                last.append(round(seconds, 2))
                report.equal(f"{how} {n + 1}: answers", dict(answers), {"201": 1, "409 double_booked": claims - 1})
        spent = cpu_seconds(running.answering()) - used
        report.at_most("the last of them answered after, s", max(last), 3)
        report.figures |= {
            "the last answered after, s": last,
            "processor time of a claim, ms": round(1000 * spent / claims / len(last), 1),
        }
        report.equal("deadlocks in PostgreSQL's log", database_log().count("deadlock detected"), 0)
        (overlapping,) = asked(
            "SELECT count(*) FROM workorders_booking a JOIN workorders_booking b ON a.id < b.id"
            " AND a.engineer_id = b.engineer_id AND a.period && b.period"
            " WHERE a.released_at IS NULL AND b.released_at IS NULL"
        )[0]
        report.equal("bookings of the engineer that overlap", overlapping, 0)
        (halves,) = asked("SELECT count(*) FROM workorders_visit v WHERE NOT EXISTS "
                          "(SELECT FROM workorders_booking b WHERE b.visit_id = v.id)")[0]  # fmt: skip
        report.equal("visits planned without the time they need", halves, 0)
    report.none("improper answers", seen.improper)


def _orders(founded: Company, claims: int) -> list[UUID]:
    made = [
        orders.report(by=None, at=now(), kind="repair", title="one slot", customer=founded.customer).key
        for _ in range(claims)
    ]
    for key in made:
        moves.triage(key=key, by=None, at=now(), team=founded.team)
    return made


def _claim(browser: Client, founded: Company, keys: list[UUID], begins: list[datetime]) -> tuple[Counter[str], float]:
    """Everybody claims at once; the answers, and when the last one came."""
    found: Counter[str] = Counter()
    together, lock = threading.Barrier(len(keys) + 1), threading.Lock()
    last = [0.0]

    def claim(i: int) -> None:
        window = browser.twin()
        body = {"engineer": founded.engineer.key, "starts_at": begins[i], "ends_at": begins[i] + 8 * HOUR}
        together.wait()
        try:
            answer = window.send("POST", f"/api/v1/workorders/{keys[i]}/visits", body)
            told = f"{answer.status} {answer.code}".strip()
        except BROKEN as error:
            told = type(error).__name__
        with lock:
            found[told] += 1
            last[0] = time.monotonic()
        window.close()

    threads = [threading.Thread(target=claim, args=(i,), daemon=True) for i in range(len(keys))]
    for thread in threads:
        thread.start()
    together.wait()
    begun = time.monotonic()
    for thread in threads:
        thread.join(90)
    return found, last[0] - begun
