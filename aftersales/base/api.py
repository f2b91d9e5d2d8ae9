"""What every signed-in person may ask of the floor: what has changed since they looked, and how far a long work is."""

from datetime import datetime
from typing import Any, Literal, Protocol, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from aftersales.base import live, runs
from aftersales.base.http import sender
from aftersales.base.models import Run

router = Router(tags=["base"])


class Reader(Protocol):
    """Somebody signed in, as far as the floor knows them."""

    key: UUID
    marks: frozenset[str]


class ChangeOut(Schema):
    """Something about `subject` happened; what it is now is asked of its own room."""

    subject: UUID
    kind: str
    at: datetime


class ChangesOut(Schema):
    cursor: str
    changes: list[ChangeOut]
    reset: bool


@router.get("/changes", response=ChangesOut, operation_id="list_changes")
def list_changes(request: HttpRequest, cursor: str | None = None) -> dict[str, Any]:
    """What happened after `cursor` that concerns the reader. Ask every two seconds, every thirty when out of sight."""
    return live.changes(_reader(request).marks, cursor)


class RunOut(Schema):
    """Long work: `done` of `total` (null when nobody knows how much there is), and what came of it so far."""

    key: UUID
    kind: str
    state: Literal["running", "done", "failed", "stopped"]
    started_at: datetime
    ended_at: datetime | None
    seen_alive_at: datetime | None
    done: int
    total: int | None
    result: dict[str, Any]


@router.get("/runs/{uuid:key}", response=RunOut, operation_id="get_run")
def get_run(request: HttpRequest, key: UUID) -> Run:
    """How far a long work has come: one's own, or for an administrator any."""
    reader = _reader(request)
    return runs.find(key, None if live.SEES_ALL in reader.marks else reader.key)


def _reader(request: HttpRequest) -> Reader:
    return cast(Reader, sender(request))
