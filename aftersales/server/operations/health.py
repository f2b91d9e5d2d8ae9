"""Data health: everything that was dropped, parked, late, failed or left out, counted, with its reasons."""

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from django.conf import settings
from django.db import connection
from django.db.models import Count, Max, Min, Q
from procrastinate.contrib.django.models import ProcrastinateEvent, ProcrastinateJob

from aftersales.base.models import File, ImportRow, Parked, Run
from aftersales.notices.models import Delivery
from aftersales.server.cli import version
from aftersales.server.operations import figures
from aftersales.workorders.models import SlaClock, Stuck

SILENT_SECONDS: Final = 60
LAG_SECONDS: Final = 60
LATE: Final = timedelta(minutes=10)
_PARTS: Final = ("clock", "housekeeping", "relay")
_MOST_REASONS: Final = 8


@dataclass(frozen=True)
class Counted:
    """One kind of thing that did not go as it should: how many, since or until when, and why, in codes.

    ``grave``: somebody has to look. ``mend`` names what can be tried again here.
    """

    code: str
    count: int
    last_at: datetime | None = None
    reasons: list[dict[str, Any]] = field(default_factory=list)
    grave: bool = False
    mend: str = ""


def troubles(*, at: datetime) -> list[Counted]:
    """All of them, also where there are none: that nothing is parked is worth knowing too."""
    return [one for subject in _SUBJECTS for one in subject(at)]


def _facts(at: datetime) -> Iterator[Counted]:
    for code, given_up in (("facts_given_up", True), ("facts_parked", False)):
        rows = Parked.objects.filter(given_up_at__isnull=not given_up)
        last = rows.aggregate(last=Max("given_up_at" if given_up else "fact_recorded_at"))["last"]
        why = Counter(f"{name}: {kind_of(error)}" for name, error in rows.values_list("subscriber", "error")[:5000])
        yield Counted(code, rows.count(), last, _reasons(why), given_up, "facts" if given_up else "")
    late = {name: round(seconds) for name, seconds in figures.relay_lag().items() if seconds > LAG_SECONDS}
    yield Counted("facts_late", len(late), None, _reasons(Counter(late)), grave=True)


def kind_of(error: str) -> str:
    """Of a kept error its kind alone: what follows the colon may hold anybody's data."""
    return error.partition(":")[0].strip() or "–"


def _reasons(why: Counter[str]) -> list[dict[str, Any]]:
    return [{"reason": reason, "count": count} for reason, count in why.most_common(_MOST_REASONS)]


def _clocks(at: datetime) -> Iterator[Counted]:
    rows = Stuck.objects.all()
    why = Counter(f"{what}: {kind_of(error)}" for what, error in rows.values_list("what", "error")[:5000])
    last = rows.aggregate(last=Max("since_at"))["last"]
    yield Counted("due_work_failing", rows.count(), last, _reasons(why), grave=True)
    late = SlaClock.objects.filter(next_at__lt=at - figures.LATE_AFTER)
    told = late.aggregate(count=Count("id"), first=Min("next_at"))
    yield Counted("clocks_late", told["count"], told["first"], grave=True)


def _jobs(at: datetime) -> Iterator[Counted]:
    failed = ProcrastinateJob.objects.filter(status="failed")
    last = ProcrastinateEvent.objects.filter(type="failed").aggregate(last=Max("at"))["last"]
    why = Counter(dict(failed.values_list("task_name").annotate(Count("id"))))
    yield Counted("jobs_failed", sum(why.values()), last if why else None, _reasons(why), True, "jobs")
    late = ProcrastinateJob.objects.filter(status="todo", scheduled_at__lt=at - LATE)
    tasks = Counter(dict(late.values_list("task_name").annotate(Count("id"))))
    yield Counted("jobs_late", sum(tasks.values()), late.aggregate(first=Min("scheduled_at"))["first"], _reasons(tasks))


def _letters(at: datetime) -> Iterator[Counted]:
    newest = _newest(Delivery)
    for state in ("failed", "expired", "dropped"):
        rows = newest.filter(state=state)
        why = Counter(error or "–" for error in rows.values_list("error", flat=True))
        reasons = _reasons(why) if state == "failed" else []
        yield Counted(
            f"letters_{state}", rows.count(), rows.aggregate(last=Max("due_at"))["last"], reasons, state == "failed"
        )
    waiting = figures.deliveries(at=at)["overdue"]
    yield Counted("letters_late", waiting)


def _taken_in(at: datetime) -> Iterator[Counted]:
    files = _newest(File).filter(state="refused")
    why = Counter(files.values_list("reason", flat=True))
    yield Counted("files_refused", files.count(), files.aggregate(last=Max("settled_at"))["last"], _reasons(why))
    rows = _newest(ImportRow).filter(outcome__in=("wrong", "skipped"))
    outcomes = Counter(rows.values_list("outcome", flat=True))
    yield Counted("import_rows_left_out", sum(outcomes.values()), None, _reasons(outcomes))
    runs = _newest(Run).filter(state="failed")
    kinds = Counter(runs.values_list("kind", flat=True))
    yield Counted("runs_failed", sum(kinds.values()), runs.aggregate(last=Max("ended_at"))["last"], _reasons(kinds))


def _parts(at: datetime) -> Iterator[Counted]:
    heard = figures.silent(at=at)
    mute = {part: round(heard.get(part, 0)) for part in _PARTS if heard.get(part, SILENT_SECONDS + 1) > SILENT_SECONDS}
    yield Counted("parts_silent", len(mute), None, _reasons(Counter(mute)), grave=True)


_SUBJECTS: Final[tuple[Callable[[datetime], Iterator[Counted]], ...]] = (
    _parts,
    _facts,
    _clocks,
    _jobs,
    _letters,
    _taken_in,
)


def _newest(model: Any) -> Any:
    """The newest rows of a table that only grows."""
    last = model.objects.aggregate(last=Max("pk"))["last"] or 0
    return model.objects.filter(pk__gt=last - figures.NEWEST)


def jobs_by_task(*, at: datetime) -> list[dict[str, Any]]:
    """What the queue holds, task by task: how many in each state, since when the oldest waits, when one failed last."""
    counted = {state: Count("id", filter=Q(status=status)) for state, status in _STATES.items()}
    rows = ProcrastinateJob.objects.values("task_name", "queue_name").annotate(
        **counted, oldest_at=Min("scheduled_at", filter=Q(status="todo"))
    )
    failed = dict(
        ProcrastinateEvent.objects.filter(type="failed", job__status="failed")
        .values_list("job__task_name")
        .annotate(Max("at"))
    )
    return [
        {**row, "task": row["task_name"], "queue": row["queue_name"], "last_failed_at": failed.get(row["task_name"])}
        for row in rows.order_by("task_name", "queue_name")
    ]


_STATES: Final = {"waiting": "todo", "doing": "doing", "failed": "failed", "done": "succeeded"}


def machine(*, at: datetime) -> dict[str, Any]:
    """What it runs on."""
    number = connection.cursor().connection.info.server_version
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_postmaster_start_time()")
        (since,) = cursor.fetchone()
    used = figures.connections()
    allowed = used.pop("allowed")
    disk = shutil.disk_usage(settings.FILES_WORKSHOP.parent if settings.FILES_WORKSHOP.parent.exists() else "/")
    return {
        "version": version(),
        "postgresql": f"{number // 10000}.{number % 10000}",
        "database_since_at": since,
        "database_bytes": figures.database_bytes(),
        "connections": sum(used.values()),
        "connections_allowed": allowed,
        "disk_free_bytes": disk.free,
        "disk_bytes": disk.total,
    }
