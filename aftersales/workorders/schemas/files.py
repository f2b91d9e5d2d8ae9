"""What the staff's door says of an order's files."""

from datetime import datetime
from uuid import UUID

from ninja import Schema

from aftersales.workorders.schemas.shown import Named
from aftersales.workorders.schemas.values import FileState


class FileOut(Schema):
    """A file of an order; until it is `ready` there is nothing to open. A picture has a width and a height.

    `file` is its key as an upload, `reason` why it was refused or is gone, `size` in bytes.
    """

    key: UUID
    file: UUID
    note: UUID | None
    visit: UUID | None
    public: bool
    by: Named | None
    by_customer: bool
    mine: bool
    at: datetime
    name: str
    type: str
    size: int | None
    width: int | None
    height: int | None
    state: FileState
    reason: str


class FileList(Schema):
    rows: list[FileOut]
    next: str | None
