"""Numbers for people: 64 writers at once, a tenth undone after the number was drawn, over the turn of a year."""

import random
import threading
from collections import Counter
from datetime import UTC, datetime, timedelta

from django.db import connection, transaction

from aftersales.workorders.actions import orders
from drills import company
from drills.company import Company
from drills.ground import asked, database_log, product
from drills.report import Report

WRITERS = 64
EACH = {"short": 5, "usual": 100, "long": 1000}
NEW_YEAR = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
"""Midnight in Shanghai: half are reported in one year, half in the next."""


class Undone(Exception):
    """The transaction is rolled back with the number already drawn."""


def run(report: Report) -> None:
    """Everybody reports at once; what was kept, and what was drawn and undone."""
    each = EACH[report.size]
    kept: list[int] = []
    undone: list[int] = []
    errors: Counter[str] = Counter()
    with product("--no-worker"):
        founded = company.found(1)
        together = threading.Barrier(WRITERS)
        args = (founded, each, together, kept, undone, errors)
        threads = [threading.Thread(target=_write, args=(n, *args)) for n in range(WRITERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        rows = [number for (number,) in asked("SELECT number FROM workorders_workorder ORDER BY 1")]
        log = database_log()
    report.equal("numbers kept", len(rows), WRITERS * each - len(undone))
    report.none("numbers given twice", [number for number, n in Counter(kept).items() if n > 1])
    report.none("numbers told that the database does not have, or the other way", set(kept) ^ set(rows))
    report.none("errors", [f"{n} × {what}" for what, n in errors.items()])
    report.equal("deadlocks in PostgreSQL's log", log.count("deadlock detected"), 0)
    report.figures |= {
        "writers": WRITERS, "reports": WRITERS * each, "undone": len(undone), "lowest": min(rows), "highest": max(rows),
        "numbers that stay free": max(rows) - min(rows) + 1 - len(rows),
    }  # fmt: skip


def _write(
    n: int, founded: Company, each: int, together: threading.Barrier, kept: list[int], undone: list[int],
    errors: Counter[str],
) -> None:  # fmt: skip
    rng = random.Random(n)  # noqa: S311 - repeatable, not secret
    together.wait()
    for i in range(each):
        number = 0
        try:
            with transaction.atomic():
                at = NEW_YEAR + timedelta(seconds=i - each // 2)
                row = orders.report(by=None, at=at, kind="repair", title="numbered", customer=founded.customer)
                number = row.number
                if rng.random() < 0.1:
                    raise Undone
            kept.append(number)
        except Undone:
            undone.append(number)
        except Exception as error:  # counted: none is allowed
            errors[f"{type(error).__name__}: {error}"[:200]] += 1
    connection.close()
