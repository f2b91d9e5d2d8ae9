"""The customers' door to work orders: report, see how it goes, reply, confirm or reopen.

Its schemas are its own, never trimmed staff ones: what is not written here cannot leak. Internal notes, priorities,
policies and other customers' things have no field.
"""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import StringConstraints

from aftersales.base import live
from aftersales.base.clock import now
from aftersales.base.http import Input, Line, OptionalText, Text
from aftersales.customers.access import contact_of
from aftersales.people.signed import Signed
from aftersales.workorders import access
from aftersales.workorders.actions import moves, notes, orders
from aftersales.workorders.queries import progress

router = Router(tags=["portal"])

Step = Literal["triage", "assign", "travel", "diagnose", "work", "verify", "follow_up"]


class PortalReportIn(Input):
    """What a customer has to say to be helped."""

    kind: Literal["repair", "inquiry", "support", "complaint"] = "repair"
    title: Line
    description: OptionalText = ""
    asset: UUID | None = None
    channel: Literal["web", "wechat", "qr"] = "web"
    key: UUID | None = None


class PortalNoteIn(Input):
    body: Text


class PortalReopenIn(Input):
    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]


class StepOut(Schema):
    """One of the five steps, or a wait between them: done at an instant, going on, or still ahead."""

    step: Step
    state: Literal["done", "now", "ahead"]
    at: datetime | None
    who: str


class WaitOut(Schema):
    """Why it does not go on for the moment."""

    reason: str
    since_at: datetime
    until_at: datetime | None


class SaidOut(Schema):
    """A word between the customer and us."""

    key: UUID
    at: datetime
    who: str
    ours: bool
    body_html: str


class PortalRow(Schema):
    key: UUID
    number: int
    title: str
    state: str
    asset: str
    reported_at: datetime
    changed_at: datetime


class PortalList(Schema):
    rows: list[PortalRow]
    next: str | None


class PortalOrderOut(Schema):
    """An order as its customer sees it."""

    key: UUID
    number: int
    title: str
    description: str
    state: str
    asset: str
    reported_at: datetime
    steps: list[StepOut]
    wait: WaitOut | None
    visit_from_at: datetime | None
    visit_until_at: datetime | None
    solution: str
    said: list[SaidOut]
    moves: list[Literal["note", "confirm", "reopen"]]


class PortalChangesOut(Schema):
    """The orders about which something happened; what, is asked of the order."""

    cursor: str
    subjects: list[UUID]
    reset: bool


@router.get("/changes", response=PortalChangesOut, operation_id="list_own_changes")
def list_own_changes(request: Signed, cursor: str | None = None) -> dict[str, Any]:
    """Which of my orders moved since the cursor."""
    found = live.changes(access.own_marks(request.auth), cursor)
    subjects = {change["subject"] for change in found["changes"]}
    return {"cursor": found["cursor"], "subjects": sorted(subjects), "reset": found["reset"]}


@router.post("/workorders", response={201: PortalOrderOut}, operation_id="report_own_work_order")
def report_own_work_order(request: Signed, body: PortalReportIn) -> Status[dict[str, Any]]:
    """报修 for one of my company's things."""
    request.auth.require("portal.report")
    contact = contact_of(request.auth)
    told = body.model_dump()
    company = contact.customer.key
    order = orders.report(by=request.auth, at=now(), customer=company, contact=contact.key, **told)
    return Status(201, progress.progress(order.key, request.auth))


@router.get("/workorders", response=PortalList, operation_id="list_own_work_orders")
def list_own_work_orders(
    request: Signed, cursor: str = "", limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> dict[str, Any]:
    """My orders, and my colleagues' where I may see them, newest first."""
    return progress.own_orders(request.auth, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}", response=PortalOrderOut, operation_id="get_own_work_order")
def get_own_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """How it goes."""
    return progress.progress(key, request.auth)


@router.post("/workorders/{uuid:key}/notes", response={201: PortalOrderOut}, operation_id="reply_own_work_order")
def reply_own_work_order(request: Signed, key: UUID, body: PortalNoteIn) -> Status[dict[str, Any]]:
    """A word to us."""
    notes.add_note(key=key, by=request.auth, at=now(), body=body.body, public=True)
    return Status(201, progress.progress(key, request.auth))


@router.post("/workorders/{uuid:key}/confirm", response=PortalOrderOut, operation_id="confirm_own_work_order")
def confirm_own_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """确认解决: it works."""
    moves.confirm(key=key, by=request.auth, at=now())
    return progress.progress(key, request.auth)


@router.post("/workorders/{uuid:key}/reopen", response=PortalOrderOut, operation_id="reopen_own_work_order")
def reopen_own_work_order(request: Signed, key: UUID, body: PortalReopenIn) -> dict[str, Any]:
    """It does not work after all."""
    moves.reopen(key=key, by=request.auth, at=now(), note=body.note)
    return progress.progress(key, request.auth)
