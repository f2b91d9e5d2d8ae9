"""Whether the database holds what the product has acknowledged, all of it and nothing else, and no half of anything."""

from collections import Counter
from pathlib import Path
from typing import Any, Final

from django.db import connection

from aftersales.workorders import clock
from aftersales.workorders.models import SlaClock, WorkOrder
from aftersales.workorders.queries.log import log_of
from drills.ground import asked, wait_until
from drills.ledger import Ledger
from drills.load import FACT, STATE
from drills.report import Report

_HALVES: Final = (Path(__file__).parent / "sql" / "half_operations.sql").read_text(encoding="utf-8")
_DERIVED: Final = ("state", "cycle", "started_at", "due_at", "stopped_at", "breached_at")


def compare(report: Report, ledger: Ledger) -> None:
    """The ledger and the database, both ways; each effect once; nothing half done."""
    connection.close()  # it may be one that the drill has killed
    lines = ledger.lines()
    report.figures["acknowledged writes"] = len(lines)
    _both_ways(report, "orders", [one["order"] for one in lines if one["op"] == "report"], _orders())
    _both_ways(report, "notes", [one["note"] for one in lines if one["op"] == "note"], _notes())
    _both_ways(report, "Idempotency-Keys", [one["key"] for one in lines], _keys())
    _each_effect_once(report, lines)
    _states(report, lines)
    no_halves(report)


def no_halves(report: Report) -> None:
    """No half operation, and every clock stands as its log says."""
    report.none("half operations", asked(_HALVES))
    report.none("clocks that stand otherwise than their log says", _clocks_off())


def _both_ways(report: Report, what: str, acknowledged: list[str], kept: list[str]) -> None:
    report.none(f"{what} acknowledged and lost", set(acknowledged) - set(kept))
    report.none(f"{what} kept that nobody was told of", set(kept) - set(acknowledged))
    report.none(f"{what} kept twice", [one for one, n in Counter(kept).items() if n > 1])


def _each_effect_once(report: Report, lines: list[dict[str, Any]]) -> None:
    wanted = Counter((one["order"], FACT[one["op"]]) for one in lines)
    kinds = list(FACT.values())
    rows = asked("SELECT subject::text, kind, count(*) FROM base_fact WHERE kind = ANY(%s) GROUP BY 1, 2", kinds)
    found = Counter({(subject, kind): count for subject, kind, count in rows})
    report.none("effects missing", wanted - found)
    report.none("effects had more than once", found - wanted)


def _states(report: Report, lines: list[dict[str, Any]]) -> None:
    wanted = {one["order"]: STATE[one["op"]] for one in lines if one["op"] in STATE}
    found = {str(key): state for key, state in WorkOrder.objects.values_list("key", "state")}
    report.none("orders in another state than acknowledged", set(wanted.items()) ^ set(found.items()))


def _orders() -> list[str]:
    return [key for (key,) in asked("SELECT key::text FROM workorders_workorder")]


def _notes() -> list[str]:
    return [key for (key,) in asked("SELECT key::text FROM workorders_note")]


def _keys() -> list[str]:
    return [key for (key,) in asked("SELECT key FROM base_idempotencykey")]


def _clocks_off() -> list[str]:
    """The clocks that are not what replaying their log gives, as of when they were read."""
    wrong = []
    for order in WorkOrder.objects.iterator():
        log = log_of(order)
        for row in SlaClock.objects.filter(order=order):
            reading = clock.read(log[row.target], row.read_at)
            off = [name for name in _DERIVED if getattr(row, name) != getattr(reading, name)]
            if off:
                wrong.append(f"{order.number} {row.target}: {', '.join(off)}")
    return wrong


def wait_for_quiet(seconds: float = 120.0) -> float:
    """Until every fact has been handed on, every delivery has left and no job waits; the seconds that took."""
    return wait_until(
        """SELECT NOT EXISTS (
                    SELECT FROM base_fact f, base_cursor c
                     WHERE c.name = 'workorders.notices' AND (f.xid, f.id) > (c.xid::text::xid8, c.fact_id)
                       AND f.kind IN ('WorkOrderAssigned', 'NoteAdded'))
              AND NOT EXISTS (SELECT FROM notices_delivery WHERE state = 'waiting')
              AND NOT EXISTS (SELECT FROM procrastinate_jobs WHERE status IN ('todo', 'doing')
                                 AND coalesce(scheduled_at, now()) <= now())""",
        seconds=seconds,
    )
