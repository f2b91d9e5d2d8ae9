"""What the staff's door takes and tells of many orders at once."""

from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.base.http import Input
from aftersales.base.limits import MOST_AT_ONCE
from aftersales.workorders.schemas import taken


class BulkRow(Input):
    """An order, and the version of it that was seen."""

    key: UUID
    version: Annotated[int, Field(ge=1, lt=2**31)]


class DoIn(Input):
    """One verb with its facts; exactly one is named. Those that need no facts take an empty object."""

    triage: taken.TriageIn | None = None
    assign: taken.AssignIn | None = None
    release: taken.ReleaseIn | None = None
    start: taken.NothingIn | None = None
    wait: taken.WaitIn | None = None
    resume: taken.NothingIn | None = None
    resolve: taken.ResolveIn | None = None
    confirm: taken.NothingIn | None = None
    close: taken.NothingIn | None = None
    reopen: taken.ReopenIn | None = None
    cancel: taken.CancelIn | None = None
    merge: taken.MergeIn | None = None
    escalate: taken.NoteOnlyIn | None = None
    hand_off: taken.HandOffIn | None = None
    change: taken.ChangeIn | None = None


class BulkIn(Input):
    """A verb for many orders, each named once."""

    do: DoIn
    rows: Annotated[list[BulkRow], Field(min_length=1, max_length=MOST_AT_ONCE)]


class CameOut(Schema):
    """What came of one order: done, with the version it has now; in conflict with what somebody else did to it since it
    was seen; or refused. The latter two with what a refusal of this order alone would say."""

    key: UUID
    result: Literal["done", "conflict", "refused"]
    version: int | None
    status: int
    code: str
    detail: str
    facts: dict[str, Any]


class BulkOut(Schema):
    """One row for each order, in the order in which they were named."""

    rows: list[CameOut]
