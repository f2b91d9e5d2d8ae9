"""The programs' door to work orders: another system reports, follows and answers, signed in by a token.

The token is a person's, so a program sees and may do what that person does, narrowed to the token's rights. To report
for a customer it needs the right to see customers.
"""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.people.signed import Signed
from aftersales.workorders.actions import asides, notes, orders
from aftersales.workorders.queries import page, timeline
from aftersales.workorders.schemas import shown, taken
from aftersales.workorders.schemas import timeline as told

router = Router(tags=["open"])


@router.post("/workorders", response={201: shown.OrderOut}, operation_id="submit_work_order")
def submit_work_order(request: Signed, body: taken.ReportIn) -> Status[dict[str, Any]]:
    """Report an order from another system. The key may be its own: sending it again under one key makes one order."""
    order = orders.report(by=request.auth, at=now(), **body.model_dump())
    return Status(201, page.written_page(order.key, request.auth, now=now()))


@router.get("/workorders/{uuid:key}", response=shown.OrderOut, operation_id="read_work_order")
def read_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """How an order stands."""
    return page.order_page(key, request.auth, now=now())


@router.get("/workorders/{uuid:key}/timeline", response=told.Timeline, operation_id="read_work_order_timeline")
def read_work_order_timeline(
    request: Signed, key: UUID, cursor: str = "", limit: Annotated[int, Query(ge=1, le=200)] = 100
) -> dict[str, Any]:
    """What happened to it, oldest first."""
    return timeline.timeline(key, request.auth, cursor=cursor, limit=limit)


@router.post("/workorders/{uuid:key}/notes", response={201: told.NoteOut}, operation_id="submit_note")
def submit_note(request: Signed, key: UUID, body: taken.NoteIn) -> Status[dict[str, Any]]:
    """Say something on it."""
    told = body.model_dump(exclude={"key"})
    note = notes.add_note(key=key, by=request.auth, at=now(), note_key=body.key, **told)
    return Status(201, {"key": note.key, "public": note.public, "body_html": note.body, "erased": False})


@router.post(
    "/workorders/{uuid:key}/hand_offs/{uuid:hand_off}", response=shown.HandOffOut, operation_id="submit_hand_off"
)
def submit_hand_off(request: Signed, key: UUID, hand_off: UUID, body: taken.AnswerIn) -> Any:
    """How far the issue tracker or the project is with what was handed over."""
    return asides.answer_hand_off(key=key, hand_off=hand_off, by=request.auth, at=now(), **body.model_dump())
