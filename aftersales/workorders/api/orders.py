"""The staff's door to work orders: queues, one order, its moves."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions import asides, moves, notes, orders, wishes
from aftersales.workorders.api.moving import made
from aftersales.workorders.models import Wish
from aftersales.workorders.queries import fields, filtered, narrow, page, queue, timeline
from aftersales.workorders.schemas import shown, taken, values
from aftersales.workorders.schemas import timeline as told

router = Router(tags=["workorders"])


@router.get("/workorders", response=shown.Queue, operation_id="list_work_orders")
def list_work_orders(
    request: Signed,
    view: values.ViewName = "open",
    team: UUID | None = None,
    owner: UUID | None = None,
    customer: UUID | None = None,
    asset: UUID | None = None,
    filter: Annotated[str, Query(max_length=20_000)] = "",
    saved: UUID | None = None,
    sort: filtered.Sort | None = None,
    among: filtered.Among | None = None,
    custom: bool = False,
    cursor: str = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> HttpResponse:
    """One page of a queue, most urgent first: the whole of it, or what is one owner's, customer's or asset's.

    With a `filter` (a condition as JSON), a `saved` view (its key), another `sort` or `among` all orders, one page of
    what is asked. With `custom`, each with what it has in the company's own fields.
    """
    to = {"team": team, "owner": owner, "customer": customer, "asset": asset}
    more = fields.asked(request.auth, view=view, to=to, told=filter, saved=saved, sort=sort, among=among, own=custom)
    if more is not None:
        body = filtered.page(request.auth, more, at=now(), cursor=cursor, limit=limit, own=custom)
    elif owner or customer or asset:
        body = narrow.narrow_queue(request.auth, view=view, at=now(), narrowed_to=to, cursor=cursor, limit=limit)
    else:
        body = queue.queue(request.auth, view=view, at=now(), team=team, cursor=cursor, limit=limit)
    return HttpResponse(body, content_type="application/json")


@router.get("/workorders/counts", response=shown.Counts, operation_id="count_work_orders")
def count_work_orders(request: Signed) -> dict[str, Any]:
    """How many orders each view has, counted to a thousand at most."""
    return queue.counts(request.auth, at=now())


@router.post("/workorders", response={201: shown.OrderOut}, operation_id="report_work_order")
def report_work_order(request: Signed, body: taken.ReportIn) -> Status[dict[str, Any]]:
    """报修: a new order, on behalf of a customer."""
    order = orders.report(by=request.auth, at=now(), **body.model_dump())
    return Status(201, _page(request, order.key))


@router.get("/workorders/number/{number}", response=shown.OrderOut, operation_id="get_work_order_by_number")
def get_work_order_by_number(request: Signed, number: Annotated[int, Field(ge=1, lt=2**63)]) -> dict[str, Any]:
    """The order a person named by its number."""
    return page.order_page(page.key_of(number, request.auth), request.auth, now=now())


@router.get("/workorders/{uuid:key}", response=shown.OrderOut, operation_id="get_work_order")
def get_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """Everything the page of one order shows."""
    return page.order_page(key, request.auth, now=now())


@router.patch("/workorders/{uuid:key}", response=shown.OrderOut, operation_id="change_work_order")
def change_work_order(request: Signed, key: UUID, body: taken.ChangeIn) -> dict[str, Any]:
    """Put particulars right; `If-Match` names the version that was seen."""
    fields = body.model_dump(exclude_unset=True)
    orders.change(key=key, by=request.auth, at=now(), version=expected_version(request), fields=fields)
    return _page(request, key)


@router.patch("/workorders/{uuid:key}/wish", response=shown.OrderOut, operation_id="change_wish")
def change_wish(request: Signed, key: UUID, body: taken.WishIn) -> dict[str, Any]:
    """Whom to call and when; `If-Match` names the version of the order that was seen."""
    fields = body.model_dump(exclude_unset=True)
    wishes.change_wish(key=key, by=request.auth, at=now(), version=expected_version(request), fields=fields)
    return _page(request, key)


@router.post("/workorders/{uuid:key}/number", response=shown.NumberOut, operation_id="reveal_called_number")
def reveal_called_number(request: Signed, key: UUID) -> Wish:
    """The whole number of whoever is to be called in the contact's place; that it was asked for is on record."""
    return wishes.reveal_number(key=key, by=request.auth, at=now())


@router.get("/workorders/{uuid:key}/timeline", response=told.Timeline, operation_id="get_work_order_timeline")
def get_work_order_timeline(
    request: Signed, key: UUID, cursor: str = "", limit: Annotated[int, Query(ge=1, le=200)] = 100
) -> dict[str, Any]:
    """What happened, oldest first."""
    return timeline.timeline(key, request.auth, cursor=cursor, limit=limit)


@router.post("/workorders/{uuid:key}/triage", response=shown.OrderOut, operation_id="triage_work_order")
def triage_work_order(request: Signed, key: UUID, body: taken.TriageIn) -> dict[str, Any]:
    """受理."""
    moves.triage(key=key, **made(request), **body.model_dump())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/assign", response=shown.OrderOut, operation_id="assign_work_order")
def assign_work_order(request: Signed, key: UUID, body: taken.AssignIn) -> dict[str, Any]:
    """派单."""
    moves.assign(key=key, **made(request), **body.model_dump())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/release", response=shown.OrderOut, operation_id="release_work_order")
def release_work_order(request: Signed, key: UUID, body: taken.ReleaseIn) -> dict[str, Any]:
    """退回队列."""
    moves.release(key=key, **made(request), **body.model_dump())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/start", response=shown.OrderOut, operation_id="start_work_order")
def start_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """开始处理."""
    moves.start(key=key, **made(request))
    return _page(request, key)


@router.post("/workorders/{uuid:key}/wait", response=shown.OrderOut, operation_id="wait_work_order")
def wait_work_order(request: Signed, key: UUID, body: taken.WaitIn) -> dict[str, Any]:
    """挂起."""
    moves.wait(key=key, **made(request), **body.model_dump())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/resume", response=shown.OrderOut, operation_id="resume_work_order")
def resume_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """恢复."""
    moves.resume(key=key, **made(request))
    return _page(request, key)


@router.post("/workorders/{uuid:key}/resolve", response=shown.OrderOut, operation_id="resolve_work_order")
def resolve_work_order(request: Signed, key: UUID, body: taken.ResolveIn) -> dict[str, Any]:
    """解决."""
    moves.resolve(key=key, **made(request), **body.model_dump())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/confirm", response=shown.OrderOut, operation_id="confirm_work_order")
def confirm_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """确认解决, as the customer said on the phone."""
    moves.confirm(key=key, **made(request))
    return _page(request, key)


@router.post("/workorders/{uuid:key}/close", response=shown.OrderOut, operation_id="close_work_order")
def close_work_order(request: Signed, key: UUID) -> dict[str, Any]:
    """关闭."""
    moves.close(key=key, **made(request))
    return _page(request, key)


@router.post("/workorders/{uuid:key}/reopen", response=shown.OrderOut, operation_id="reopen_work_order")
def reopen_work_order(request: Signed, key: UUID, body: taken.ReopenIn) -> dict[str, Any]:
    """重开."""
    moves.reopen(key=key, **made(request), note=body.note)
    return _page(request, key)


@router.post("/workorders/{uuid:key}/cancel", response=shown.OrderOut, operation_id="cancel_work_order")
def cancel_work_order(request: Signed, key: UUID, body: taken.CancelIn) -> dict[str, Any]:
    """取消."""
    moves.cancel(key=key, **made(request), reason=body.reason)
    return _page(request, key)


@router.post("/workorders/{uuid:key}/merge", response=shown.OrderOut, operation_id="merge_work_order")
def merge_work_order(request: Signed, key: UUID, body: taken.MergeIn) -> dict[str, Any]:
    """合并 into another order of the same customer."""
    moves.merge(key=key, **made(request), into=body.into)
    return _page(request, key)


@router.post("/workorders/{uuid:key}/escalate", response=shown.OrderOut, operation_id="escalate_work_order")
def escalate_work_order(request: Signed, key: UUID, body: taken.NoteOnlyIn) -> dict[str, Any]:
    """升级."""
    moves.escalate(key=key, **made(request), note=body.note)
    return _page(request, key)


@router.post("/workorders/{uuid:key}/hand_off", response=shown.OrderOut, operation_id="hand_off_work_order")
def hand_off_work_order(request: Signed, key: UUID, body: taken.HandOffIn) -> dict[str, Any]:
    """转研发/转项目."""
    asides.hand_off(key=key, **made(request), **body.model_dump())
    return _page(request, key)


@router.post(
    "/workorders/{uuid:key}/hand_offs/{uuid:hand_off}", response=shown.OrderOut, operation_id="answer_hand_off"
)
def answer_hand_off(request: Signed, key: UUID, hand_off: UUID, body: taken.AnswerIn) -> dict[str, Any]:
    """How far R&D or the project manager is."""
    asides.answer_hand_off(key=key, hand_off=hand_off, by=request.auth, at=now(), **body.model_dump())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/notes", response={201: told.NoteOut}, operation_id="add_note")
def add_note(request: Signed, key: UUID, body: taken.NoteIn) -> Status[dict[str, Any]]:
    """Say something: to the customer, or among ourselves."""
    note = notes.add_note(
        key=key,
        by=request.auth,
        at=now(),
        body=body.body,
        public=body.public,
        mentions=body.mentions,
        note_key=body.key,
        files=body.files,
        templates=body.templates,
    )
    return Status(201, {"key": note.key, "public": note.public, "body_html": note.body, "erased": False})


@router.post("/workorders/{uuid:key}/holds", response={201: shown.OrderOut}, operation_id="place_hold")
def place_hold(request: Signed, key: UUID, body: taken.HoldIn) -> Status[dict[str, Any]]:
    """Block the order from being resolved."""
    asides.place_hold(key=key, by=request.auth, at=now(), reason=body.reason, source="person")
    return Status(201, _page(request, key))


@router.post("/workorders/{uuid:key}/holds/{uuid:hold}/lift", response=shown.OrderOut, operation_id="lift_hold")
def lift_hold(request: Signed, key: UUID, hold: UUID) -> dict[str, Any]:
    """What blocked it is settled."""
    asides.lift_hold(key=key, hold=hold, by=request.auth, at=now())
    return _page(request, key)


@router.post("/workorders/{uuid:key}/links", response=shown.OrderOut, operation_id="link_work_order")
def link_work_order(request: Signed, key: UUID, body: taken.LinkIn) -> dict[str, Any]:
    """Note that two orders have to do with each other."""
    orders.link(key=key, by=request.auth, at=now(), other=body.other)
    return _page(request, key)


@router.post("/workorders/{uuid:key}/presence", response=list[told.PresentOut], operation_id="be_present")
def be_present(request: Signed, key: UUID, body: taken.PresenceIn) -> list[dict[str, Any]]:
    """Say that the reader has the order open; who else has."""
    others = asides.be_present(key=key, by=request.auth, at=now(), writing=body.writing)
    return [{"key": one.person.key, "name": one.person.name, "writing": one.writing} for one in others]


@router.post("/workorders/{uuid:key}/watch", response=shown.OrderOut, operation_id="watch_work_order")
def watch_work_order(request: Signed, key: UUID, body: taken.WatchIn) -> dict[str, Any]:
    """Hear of this order, or no longer."""
    asides.watch(key=key, by=request.auth, watching=body.watching)
    return _page(request, key)


def _page(request: HttpRequest, key: UUID) -> dict[str, Any]:
    actor = request.auth  # type: ignore[attr-defined]  # set by the API's door
    return page.written_page(key, actor, now=now())
