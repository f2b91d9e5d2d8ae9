"""What administrators ask of the installation itself, and what they may try again."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any, Literal

from ninja import Router, Schema

from aftersales.base import jobs, relay
from aftersales.base.clock import now
from aftersales.base.http import Input
from aftersales.people.access import require_settings
from aftersales.people.signed import Signed
from aftersales.server.operations import figures, health

router = Router(tags=["installation"])


class HealthReasonOut(Schema):
    """Why, as a code of the product's: never anybody's data."""

    reason: str
    count: int


class HealthTroubleOut(Schema):
    """One kind of thing that was dropped, parked, late, failed or left out, and how often; `mend` names what
    `retry_what_failed` takes, or is empty."""

    code: str
    count: int
    last_at: datetime | None
    reasons: list[HealthReasonOut]
    grave: bool
    mend: Literal["", "facts", "jobs"]


class TaskJobsOut(Schema):
    """The jobs of one task."""

    task: str
    queue: str
    waiting: int
    doing: int
    failed: int
    done: int
    oldest_at: datetime | None
    last_failed_at: datetime | None


class SlowStatementOut(Schema):
    """A statement of the database that took long, by its shape, without values."""

    fingerprint: str
    text: str
    times: int
    total_ms: int
    worst_ms: int
    last_at: datetime


class HealthMachineOut(Schema):
    """What the installation runs on."""

    version: str
    postgresql: str
    database_since_at: datetime
    database_bytes: int
    connections: int
    connections_allowed: int
    disk_free_bytes: int
    disk_bytes: int


class DataHealthOut(Schema):
    at: datetime
    troubles: list[HealthTroubleOut]
    jobs: list[TaskJobsOut]
    slow: list[SlowStatementOut]
    machine: HealthMachineOut


class RetryIn(Input):
    what: Literal["facts", "jobs"]


class RetriedOut(Schema):
    count: int


@router.get("/installation/health", response=DataHealthOut, operation_id="get_data_health")
def get_data_health(request: Signed) -> dict[str, Any]:
    """Everything that was dropped, parked, late, failed or left out, with what keeps the database busy."""
    require_settings(request.auth)
    at = now()
    return {
        "at": at,
        "troubles": [asdict(one) for one in health.troubles(at=at)],
        "jobs": health.jobs_by_task(at=at),
        "slow": figures.slow_statements(since=at - timedelta(days=1))[:20],
        "machine": health.machine(at=at),
    }


@router.post("/installation/retry", response=RetriedOut, operation_id="retry_what_failed")
def retry_what_failed(request: Signed, body: RetryIn) -> dict[str, int]:
    """The cause is mended: give the facts that were given up, or the jobs that failed, another set of tries."""
    require_settings(request.auth)
    return {"count": relay.release_all(at=now()) if body.what == "facts" else jobs.retry_failed()}
