"""The customers' door to work orders: report, see how it goes, reply, confirm, reopen or take back.

Its schemas are its own, never trimmed staff ones: what is not written here cannot leak. Internal notes, priorities,
policies and other customers' things have no field.
"""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponseBase
from ninja import Query, Router, Schema, Status
from pydantic import StringConstraints

from aftersales.base import live
from aftersales.base.clock import now
from aftersales.base.files.serving import View, answer
from aftersales.base.http import Input, Line, OptionalText
from aftersales.customers.access import contact_of
from aftersales.people.signed import Signed
from aftersales.workorders import access
from aftersales.workorders.actions import attachments, moves, notes, orders, taking_back
from aftersales.workorders.queries import checklists, drafts, own, progress, promises, questions
from aftersales.workorders.queries.attachments import file_of
from aftersales.workorders.rules import EFFECTS, Suits
from aftersales.workorders.schemas.own import Values
from aftersales.workorders.schemas.values import CallName, CallPhone, FileKeys, FileState, Times

router = Router(tags=["portal"])

Kind = Literal["repair", "inquiry", "support", "complaint"]
Effect = Literal["stopped", "hampered", "minor"]
Step = Literal["triage", "assign", "travel", "diagnose", "work", "verify", "follow_up"]
State = Literal["reported", "triaged", "assigned", "working", "waiting", "resolved", "closed", "cancelled"]
Reason = Literal["customer", "parts", "vendor", "other"]
Move = Literal["note", "confirm", "reopen", "cancel"]


class PortalReportIn(Input):
    """What a customer has to say to be helped. `effect` is how bad it is in plain words, `site` where it is if no asset
    of the list is meant. `call_name` and `call_phone` are whom to call, `suits` when that suits; `answers` are to what
    the form asks, by code.
    """

    kind: Kind = "repair"
    title: Line
    description: OptionalText = ""
    asset: UUID | None = None
    site: UUID | None = None
    effect: Effect | None = None
    call_name: CallName = ""
    call_phone: CallPhone = ""
    suits: Times = []
    channel: Literal["web", "wechat", "qr"] = "web"
    files: FileKeys = []
    answers: Values = {}
    key: UUID | None = None


class PortalNoteIn(Input):
    """A word, or files (keys of the reader's uploads), or both."""

    body: OptionalText = ""
    files: FileKeys = []


class PortalReopenIn(Input):
    note: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=5000)]


class PortalCancelIn(Input):
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1000)]


class PromisedOut(Schema):
    """By when somebody of us calls who reports now; `within_minutes` where that holds at any hour of any day."""

    respond_by_at: datetime | None
    within_minutes: int | None


class PromisesOut(Schema):
    """The same by how bad it is."""

    stopped: PromisedOut
    hampered: PromisedOut
    minor: PromisedOut


class StepOut(Schema):
    """One of the five steps: done at an instant, going on, or still ahead."""

    step: Step
    state: Literal["done", "now", "ahead"]
    at: datetime | None
    who: str


class WaitOut(Schema):
    """Why it does not go on, or did not for a while: behind which step, from when, until when it was meant to last."""

    reason: Reason
    since_at: datetime
    until_at: datetime | None
    ended_at: datetime | None
    after: str


class NextPromiseOut(Schema):
    """What we promised next on this order, and by when; an instant that is past is one we owe an apology for."""

    what: Literal["response", "arrival", "resolution"]
    by_at: datetime


class PortalVisitOut(Schema):
    """The visit that is ahead or going on: when, and who once that is sure, with their grade from 1 to 3. `agreed`: the
    times are those promised to them, else those we plan with."""

    state: Literal["planned", "confirmed", "travelling", "on_site"]
    from_at: datetime | None
    until_at: datetime | None
    agreed: bool
    left_at: datetime | None
    arrived_at: datetime | None
    engineer: str
    level: int | None


class PortalLaterOut(Schema):
    """One more visit behind the next one: when, as far as that is settled."""

    from_at: datetime | None
    until_at: datetime | None


class PortalWishOut(Schema):
    """Whom we call about it, and when that suits them; colleagues see the number masked."""

    name: str
    phone: str
    suits: list[Suits]


class PortalChoiceOut(Schema):
    code: str
    name_zh: str
    name_en: str


class PortalQuestionOut(Schema):
    """Something the company asks of who reports: how it is called, what an answer is, and what can be chosen now."""

    code: str
    type: Literal["text", "number", "choice", "multi", "date", "asset", "flag"]
    name_zh: str
    name_en: str
    hint_zh: str
    hint_en: str
    unit: str
    low: float | None
    high: float | None
    decimals: int
    choices: list[PortalChoiceOut]
    required: bool


class PortalFormOut(Schema):
    """What is asked now, and by what else of the report it is decided."""

    questions: list[PortalQuestionOut]
    about: list[str]


class PortalAnswerOut(Schema):
    """What was answered, or found out by us and meant to be seen: in words in both languages."""

    code: str
    name_zh: str
    name_en: str
    value_zh: str
    value_en: str


class PortalFileOut(Schema):
    """A file of an order; until it is `ready` there is nothing to open. A picture has a width and a height."""

    key: UUID
    at: datetime
    ours: bool
    name: str
    type: str
    size: int | None
    width: int | None
    height: int | None
    state: FileState
    mine: bool


class SaidOut(Schema):
    """A word between the customer and us, and the files that came with it."""

    key: UUID
    at: datetime
    who: str
    ours: bool
    body_html: str
    files: list[PortalFileOut]


class PortalRow(Schema):
    """An order in a list; `reporter` is the colleague it is about where that is not the reader."""

    key: UUID
    number: int
    title: str
    state: State
    wait_reason: str
    asset: str
    mine: bool
    reporter: str
    reported_at: datetime
    changed_at: datetime


class PortalList(Schema):
    rows: list[PortalRow]
    next: str | None


class PortalOrderOut(PortalRow):
    """An order as its customer sees it."""

    description: str
    wish: PortalWishOut | None
    answers: list[PortalAnswerOut]
    asset_key: UUID | None
    steps: list[StepOut]
    pauses: list[WaitOut]
    wait: WaitOut | None
    promise: NextPromiseOut | None
    visit: PortalVisitOut | None
    following: list[PortalLaterOut]
    reopened_at: datetime | None
    closed_how: str
    cancelled_at: datetime | None
    cancel_reason: str
    merged_into: int | None
    solution: str
    said: list[SaidOut]
    files: list[PortalFileOut]
    moves: list[Move]


class PortalCheckedOut(Schema):
    """What we looked at and found; `files` are attachments of the order, `text` also names who signed."""

    name_zh: str
    name_en: str
    kind: Literal["check", "number", "choice", "text", "photo", "signature"]
    verdict: Literal["", "passed", "failed", "na"]
    option_zh: str
    option_en: str
    number: float | None
    unit: str
    low: float | None
    high: float | None
    text: str
    files: list[UUID]


class PortalChecklistOut(Schema):
    """A list that was filled in; `visit` is the number of the visit it is of."""

    key: UUID
    name_zh: str
    name_en: str
    visit: int | None
    filled_at: datetime
    items: list[PortalCheckedOut]


class PortalChecklistsOut(Schema):
    rows: list[PortalChecklistOut]


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


@router.get("/promises", response=PromisesOut, operation_id="get_own_promises")
def get_own_promises(request: Signed, kind: Kind = "repair", asset: UUID | None = None) -> dict[str, Any]:
    """What we would promise, were it reported now, by how bad it is."""
    return {**promises.promises(request.auth, kind=kind, asset=asset, at=now())}


@router.get("/form", response=PortalFormOut, operation_id="ask_own_form")
def ask_own_form(
    request: Signed, kind: Kind = "repair", draft: Annotated[str, Query(max_length=drafts.LONGEST)] = ""
) -> dict[str, Any]:
    """What a report of this kind is asked for, were it as the `draft` (JSON) says: `asset`, `effect`, `title`,
    `channel`, and in `custom` the answers by code."""
    return questions.asked(request.auth, kind=kind, draft=drafts.read(draft), at=now())


@router.post("/workorders", response={201: PortalOrderOut}, operation_id="report_own_work_order")
def report_own_work_order(request: Signed, body: PortalReportIn) -> Status[dict[str, Any]]:
    """报修 for one of my company's things."""
    request.auth.require("portal.report")
    contact = contact_of(request.auth)
    told = body.model_dump(exclude={"effect", "answers"})
    impact, urgency = EFFECTS[body.effect] if body.effect else (None, None)
    company: dict[str, Any] = {"customer": contact.customer.key, "contact": contact.key}
    order = orders.report(
        by=request.auth, at=now(), impact=impact, urgency=urgency, **company, **told, custom=body.answers
    )
    return Status(201, progress.progress(order.key, request.auth))


@router.get("/workorders", response=PortalList, operation_id="list_own_work_orders")
def list_own_work_orders(
    request: Signed,
    stands: Literal["", "open", "past"] = "",
    asset: UUID | None = None,
    mine: bool = False,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
) -> dict[str, Any]:
    """My orders, and my colleagues' where I may see them, newest first; open or past, of one asset, or mine alone."""
    return own.own_orders(request.auth, stands=stands, asset=asset, mine=mine, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}", response=PortalOrderOut, operation_id="get_own_work_order")
def get_own_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """How it goes."""
    return progress.progress(key, request.auth)


@router.get("/workorders/{uuid:key}/checklists", response=PortalChecklistsOut, operation_id="list_own_checklists")
def list_own_checklists(request: Signed, key: UUID) -> dict[str, Any]:
    """检查单: what we looked at, of what is meant to be shown."""
    return {"rows": checklists.shown_to_customer(key, request.auth)}


@router.post("/workorders/{uuid:key}/notes", response={201: PortalOrderOut}, operation_id="reply_own_work_order")
def reply_own_work_order(request: Signed, key: UUID, body: PortalNoteIn) -> Status[dict[str, Any]]:
    """A word to us."""
    notes.add_note(key=key, by=request.auth, at=now(), body=body.body, public=True, files=body.files)
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


@router.post("/workorders/{uuid:key}/cancel", response=PortalOrderOut, operation_id="cancel_own_work_order")
def cancel_own_work_order(request: Signed, key: UUID, body: PortalCancelIn) -> dict[str, Any]:
    """It is no longer needed, and nobody has begun."""
    taking_back.take_back(key=key, by=request.auth, at=now(), reason=body.reason)
    return progress.progress(key, request.auth)


@router.get("/workorders/{uuid:key}/files/{uuid:attachment}", response=bytes, operation_id="read_own_file")
def read_own_file(request: Signed, key: UUID, attachment: UUID, view: View = "original") -> HttpResponseBase:
    """A file of my order that is meant for me, whole or the range that is asked for; of a picture also smaller ones."""
    return answer(request, file_of(key, attachment, request.auth), view)


@router.delete(
    "/workorders/{uuid:key}/files/{uuid:attachment}", response=PortalOrderOut, operation_id="remove_own_file"
)
def remove_own_file(request: Signed, key: UUID, attachment: UUID) -> dict[str, Any]:
    """Take back a file I sent."""
    attachments.remove(key=key, attachment=attachment, by=request.auth, at=now())
    return progress.progress(key, request.auth)
