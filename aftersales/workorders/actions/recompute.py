"""Working time became another: what is promised by it is counted anew, a few orders at a time, as a run.

It begins a little later than the change. By then no process answers from the calendar it remembers (people.hours), so
that whoever moves an order meanwhile counts by the new hours too, and the run has the last word on nobody.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from aftersales.base import jobs, runs
from aftersales.base.facts import emit
from aftersales.base.models import Run
from aftersales.people import hours
from aftersales.people.models import Calendar
from aftersales.workorders.access import audience
from aftersales.workorders.actions import clocks
from aftersales.workorders.clock import State
from aftersales.workorders.events.orders import SlaRecounted
from aftersales.workorders.models import SlaClock, SlaEvent, WorkOrder
from aftersales.workorders.queries.due import in_time

KIND: Final = "workorders.recompute"
BATCH: Final = 20
"""Orders in one transaction: whoever wants to move one of them waits for so many at most."""
LISTED: Final = 500
"""So many moved promises are listed in the run's result; each has a fact on its order in any case."""
_SETTLE: Final = timedelta(seconds=hours.FRESH_SECONDS + 3)
_SILENT: Final = timedelta(seconds=60)


@transaction.atomic
def begin(*, calendar: UUID, version: int, at: datetime, by: UUID | None = None) -> Run | None:
    """Have the open promises of this calendar counted by its `version`; None when there are none.

    A calendar is often changed day by day: a run that has not begun yet takes the newer version along.
    """
    total = _to_count(Calendar.objects.get(key=calendar).pk).count()
    if total == 0:
        return None
    params = {"calendar": str(calendar), "version": version}
    waiting = Run.objects.select_for_update().filter(kind=KIND, state="running", result={})
    run = waiting.filter(params__calendar=str(calendar)).first()
    if run is None:
        run = runs.begin(KIND, at=at, params=params, total=total, by=by)
    else:
        newest = {**params, "version": max(version, run.params["version"])}
        runs.ask_for(run, params=newest, total=total, by=by)
    _queue(run.key, not_before=at + _SETTLE)
    return run


@transaction.atomic
def next_batch(*, run: UUID, at: datetime) -> bool:
    """Count the next orders of the run anew; False at its end, and while another process has it in hand.

    Orders are taken by id, and the last one is kept with the progress: a run that was killed goes on behind it.
    """
    row = Run.objects.select_for_update(skip_locked=True).filter(key=run, kind=KIND, state="running").first()
    if row is None:
        return False
    calendar = Calendar.objects.get(key=row.params["calendar"])
    hours.calendar_value(calendar.pk, at_least=row.params["version"])  # remembered from here on
    told = row.result or {"after": 0, "moved": 0, "promises": []}
    behind = _to_count(calendar.pk).filter(pk__gt=told["after"]).order_by("pk")
    batch = list(behind.select_for_update(of=("self",))[:BATCH])
    if not batch or row.stop_wanted_at is not None:
        runs.count(row, row.done, at=at, result=told)
        runs.end(row, "stopped" if batch else "done", at=at)
        return False
    for order in batch:
        _list(told, order, _count_anew(order, calendar, at))
    told["after"] = batch[-1].pk
    runs.count(row, row.done + len(batch), at=at, result=told)
    return True


def resume_stuck(*, at: datetime) -> int:
    """Queue the runs that have fallen silent: their job failed, or was given up with its workers. How many."""
    silent = Run.objects.filter(kind=KIND, state="running", seen_alive_at__lt=at - _SILENT)
    return sum(_queue(key) for key in silent.values_list("key", flat=True))


def _queue(run: UUID, *, not_before: datetime | None = None) -> bool:
    return jobs.defer(KIND, once=f"{KIND} {run}", not_before=not_before, run=str(run))


def _to_count(calendar: int) -> QuerySet[WorkOrder]:
    """Orders with a promise that is open and was made by this calendar. Those of a log that is being replayed live in
    its time, and are read anew as it goes on."""
    clock_open = SlaClock.objects.filter(order=OuterRef("pk")).exclude(state=State.STOPPED)
    by_it = SlaEvent.objects.filter(order=OuterRef("pk"), calendar=calendar)
    live = in_time(False if runs.unfinished("replay") else None)
    return WorkOrder.objects.filter(live, Exists(clock_open), Exists(by_it)).exclude(state__in=("closed", "cancelled"))


def _count_anew(order: WorkOrder, calendar: Calendar, at: datetime) -> dict[str, tuple[datetime, datetime]]:
    """Read the order's clocks by the calendar as it is now; by target, when the running ones were and are due.

    A paused clock is due at no certain instant, so that it cannot move; it is read anew all the same.
    """
    kept = {row.target: row for row in SlaClock.objects.filter(order=order)}
    was = {target: row.due_at for target, row in kept.items() if row.state == State.RUNNING}
    clocks.refresh(order, at=at, kept=kept)
    order.save(update_fields=["act_by", "act_by_at"])
    moved = {target: (before, kept[target].due_at) for target, before in was.items() if kept[target].due_at != before}
    if moved:
        emit(SlaRecounted(order=order.key, at=at, calendar=calendar.key, due=moved), audience=audience(order))
    return moved


def _list(told: dict[str, Any], order: WorkOrder, moved: Mapping[str, tuple[datetime, datetime]]) -> None:
    told["moved"] += len(moved)
    for target, (before, now) in sorted(moved.items()):
        if len(told["promises"]) < LISTED:
            line = {"order": str(order.key), "number": order.number, "target": target}
            told["promises"].append({**line, "was": before.isoformat(), "now": now.isoformat()})
