"""What the staff's door says of lists as files."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from aftersales.base.sheets import Format


class ExportOut(Schema):
    """A list as a file: how far it is, and when done what it is called, how large it is and until when it is kept.
    `trouble` is the code of why there is none."""

    key: UUID
    format: Format
    state: Literal["running", "done", "failed", "stopped"]
    started_at: datetime
    ended_at: datetime | None
    done: int
    total: int | None
    trouble: str
    name: str
    bytes: int | None
    kept_until: datetime | None


class ExportsOut(Schema):
    rows: list[ExportOut]
