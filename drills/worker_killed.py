"""kill -9 of the only worker, again and again: each fact tells once, each letter leaves, and no job stays in hand.

The last kill hits the sweep itself: the statement that gives the jobs of dead workers to the living.
Letters are sent at least once. One that its worker had handed over when it died is sent again with the same Message-ID,
and not before a try that is still under way must have ended: that is why the last letter may take three minutes.
"""

import random
import time
from collections import Counter
from contextlib import suppress

import psycopg

from aftersales.server.worker import JOBS_AT_ONCE
from drills import company, truth
from drills.client import Seen
from drills.ground import Product, asked, connected, product, var, wait_until
from drills.ledger import Ledger
from drills.load import Load
from drills.mailbox import mailbox
from drills.report import Report

KILLS = {"short": 2, "usual": 8, "long": 30}
PEOPLE = 6
LETTER_SECONDS = 180
_AT_WORK = """
SELECT (SELECT count(*) = 3 FROM base_beat WHERE at > to_timestamp(%s))
   AND EXISTS (SELECT FROM procrastinate_workers WHERE last_heartbeat > to_timestamp(%s))
"""
_NONE_LEFT = """
SELECT NOT EXISTS (SELECT FROM procrastinate_jobs j LEFT JOIN procrastinate_workers w ON w.id = j.worker_id
                    WHERE j.status = 'doing' AND (w.id IS NULL OR w.last_heartbeat < to_timestamp(%s)))
"""
_ALL_TOLD = """
SELECT NOT EXISTS (SELECT FROM base_fact f, base_cursor c
                    WHERE c.name = 'workorders.notices' AND (f.xid, f.id) > (c.xid::text::xid8, c.fact_id)
                      AND f.kind IN ('WorkOrderAssigned', 'NoteAdded'))
"""
_ALL_SENT = "SELECT NOT EXISTS (SELECT FROM notices_delivery WHERE state = 'waiting')"


def run(report: Report) -> None:
    """Kill it while people work, then while it sweeps, then look at what was told and sent."""
    seen, ledger, rng = Seen(), Ledger(var() / "ledger.jsonl"), random.Random(3)  # noqa: S311 - repeatable, not secret
    with mailbox() as (where, letters), product(extra=where) as running:
        founded = company.found(PEOPLE)
        load = Load(founded, founded.browsers(running.port, seen), ledger)
        load.start()
        back = [_kill(running, rng) for _ in range(KILLS[report.size])]
        back.append(_kill_the_sweep(running))
        last, last_at = time.monotonic() - back[-1], time.time() - back[-1]
        load.stop()
        wait_until(_ALL_TOLD)
        wait_until(_NONE_LEFT, last_at)
        report.at_most("facts told and no job in a dead hand, s after the last kill", time.monotonic() - last, 60)
        _mail(report, letters, kills=len(back))
        _notices(report, ledger)
        truth.compare(report, ledger)
    report.none("refused or given up", load.refused)
    report.at_most("at work again after, s (the slowest)", max(back), 60)
    report.figures |= {"kills": len(back), "at work again after, s": [round(one, 1) for one in back]}


def _kill(running: Product, rng: random.Random) -> float:
    time.sleep(rng.uniform(1.0, 4.0))
    running.kill_worker()
    return _at_work_again()


def _at_work_again() -> float:
    begun, at = time.monotonic(), time.time()
    wait_until(_AT_WORK, at, at)
    return time.monotonic() - begun


def _kill_the_sweep(running: Product) -> float:
    """Kill the worker, make the next one's first sweep wait for a lock, and kill that one in the middle of it."""
    running.kill_worker()
    with connected() as connection, connection.transaction():
        connection.execute("LOCK TABLE procrastinate_jobs IN SHARE MODE")
        wait_until(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE '%%retry_stalled_jobs.sql%%'"
            " AND wait_event_type = 'Lock' AND pid <> pg_backend_pid() AND %s)",
            True,
        )
        running.kill_worker()
    return _at_work_again()


def _mail(report: Report, letters: Counter[str], *, kills: int) -> None:
    """Every delivery has come, and only as often as a worker died over it."""
    if report.size == "short":  # the caught ones take longer than a test may
        time.sleep(2)
    else:
        report.at_most(
            "the last letter, s after that", wait_until(_ALL_SENT, seconds=LETTER_SECONDS + 60), LETTER_SECONDS
        )
    sent = {f"<{key}@localhost>" for (key,) in asked("SELECT key::text FROM notices_delivery WHERE state = 'sent'")}
    known = {f"<{key}@localhost>" for (key,) in asked("SELECT key::text FROM notices_delivery")}
    report.none("letters said to be sent that never came", sent - letters.keys())
    report.none("letters of no delivery", letters.keys() - known)
    twice = {name: n for name, n in letters.items() if n > 1}
    report.at_most("letters that came more than once", len(twice), kills * JOBS_AT_ONCE)
    report.figures |= {"letters": sum(letters.values()), "letters that came twice": len(twice)}


def _notices(report: Report, ledger: Ledger) -> None:
    """One notice for each assignment and each mention, and none besides."""
    lines = ledger.lines()
    assigned = Counter(one["order"] for one in lines if one["op"] == "assign")
    found = Counter(
        {
            subject: n
            for subject, n in asked(
                "SELECT subject::text, count(*) FROM notices_notice WHERE code = 'order_assigned' GROUP BY 1"
            )
        }
    )
    report.none("assignments not told", assigned - found)
    report.none("assignments told more than once", found - assigned)
    (doubled,) = asked("SELECT count(*) - count(DISTINCT (person_id, effect)) FROM notices_notice")[0]
    report.equal("notices told twice", doubled, 0)
    with suppress(psycopg.Error):
        (parked,) = asked("SELECT count(*) FROM base_parked WHERE given_up_at IS NOT NULL")[0]
        report.equal("facts given up", parked, 0)
