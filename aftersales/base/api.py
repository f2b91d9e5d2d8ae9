"""What every signed-in person may ask of the floor: what has changed since they last looked."""

from datetime import datetime
from typing import Any, Protocol, cast
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from aftersales.base import live

router = Router(tags=["base"])


class Reader(Protocol):
    """Somebody signed in, as far as the floor knows them."""

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
    reader = cast(Reader, getattr(request, "auth"))  # noqa: B009 - set by whichever door the API has
    return live.changes(reader.marks, cursor)
