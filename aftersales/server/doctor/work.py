"""The background work: whether anybody does it, what waits for long, what was given up."""

from collections.abc import Iterator
from typing import Final

from procrastinate.contrib.django.models import ProcrastinateJob

from aftersales.base import restored
from aftersales.base.clock import now
from aftersales.base.models import Parked
from aftersales.server.doctor.finding import Finding
from aftersales.server.operations import figures
from aftersales.workorders.queries import failing

SILENT_SECONDS: Final = 60
WAITING_SECONDS: Final = 600
LAG_SECONDS: Final = 300
_PARTS: Final = ("clock", "housekeeping", "relay")


def work() -> Iterator[Finding]:
    """All of it. That nobody works now is no fault of the installation: it may not be meant to run."""
    yield Finding("doctor_restored", not restored.is_foreign())
    given_up = Parked.objects.filter(given_up_at__isnull=False).count()
    yield Finding("doctor_given_up", given_up == 0, {"count": given_up})
    told = failing.count()
    yield Finding("doctor_failing", told["count"] == 0, told)
    heard = figures.silent(at=now())
    mute = [part for part in _PARTS if heard.get(part, SILENT_SECONDS + 1) > SILENT_SECONDS]
    yield Finding("doctor_worker", not mute, {"parts": mute, "seconds": SILENT_SECONDS}, grave=False)
    waited = round(figures.oldest_job_seconds())
    minutes = {"minutes": waited // 60}
    yield Finding("doctor_jobs_waiting", waited <= WAITING_SECONDS, minutes, grave=False)
    failed = ProcrastinateJob.objects.filter(status="failed")
    tasks = sorted(set(failed.values_list("task_name", flat=True)))
    yield Finding("doctor_jobs_failed", not tasks, {"count": failed.count(), "tasks": tasks}, grave=False)
    lag = figures.relay_lag()
    late = [name for name, seconds in lag.items() if seconds > LAG_SECONDS]
    yield Finding("doctor_relay", not late, {"readers": late, "minutes": LAG_SECONDS // 60}, grave=False)
