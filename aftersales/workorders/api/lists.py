"""The staff's door to conditions and kept views: what can be asked, what a condition means, lists worth keeping."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions import views
from aftersales.workorders.queries import fields
from aftersales.workorders.queries import views as kept
from aftersales.workorders.queries.filtered import Among
from aftersales.workorders.schemas import lists

router = Router(tags=["lists"])
Text = Annotated[str, Query(max_length=20_000)]


@router.get("/workorders/fields", response=lists.FieldsOut, operation_id="list_work_order_fields")
def list_work_order_fields(request: Signed) -> dict[str, Any]:
    """What a condition can be about, and the columns a list can have: what this reader may know of."""
    return fields.known_to(request.auth)


@router.get("/workorders/preview", response=lists.PreviewOut, operation_id="preview_work_orders")
def preview_work_orders(request: Signed, filter: Text = "", among: Among = "open") -> dict[str, Any]:
    """What a condition (JSON) means in words, and for how many orders it holds, counted to a thousand at most."""
    return fields.preview(request.auth, told=filter, among=among, at=now())


@router.get("/workorders/views", response=lists.ViewsOut, operation_id="list_views")
def list_views(request: Signed, archived: bool = False) -> dict[str, Any]:
    """The reader's own views, those of their team, and everybody's."""
    return {"rows": kept.mine(request.auth, archived=archived)}


@router.get("/workorders/views/counts", response=lists.ViewCounts, operation_id="count_views")
def count_views(request: Signed) -> dict[str, Any]:
    """How many orders each of them lists, counted to a thousand at most."""
    return {"counts": kept.counts(request.auth, at=now())}


@router.post("/workorders/views", response={201: lists.ViewOut}, operation_id="keep_view")
def keep_view(request: Signed, body: lists.ViewIn) -> Status[dict[str, Any]]:
    """Keep a list: for oneself, for one's team, for everybody."""
    told = body.model_dump(exclude={"whose", "team"})
    row = views.keep_view(by=request.auth, whose=body.whose, team=body.team, fields=told)
    return Status(201, kept.view_row(row, request.auth))


@router.put("/workorders/views/order", response=lists.ViewsOut, operation_id="arrange_views")
def arrange_views(request: Signed, body: lists.ViewsInOrder) -> dict[str, Any]:
    """In which order one sees one's views; others see them in theirs."""
    views.arrange_views(keys=body.keys, by=request.auth)
    return {"rows": kept.mine(request.auth)}


@router.patch("/workorders/views/{uuid:key}", response=lists.ViewOut, operation_id="change_view")
def change_view(request: Signed, key: UUID, body: lists.ViewChangeIn) -> dict[str, Any]:
    """Put it right; `If-Match` names the version that was seen."""
    fields = body.model_dump(exclude_unset=True)
    row = views.change_view(key=key, by=request.auth, version=expected_version(request), fields=fields)
    return kept.view_row(row, request.auth)


@router.post("/workorders/views/{uuid:key}/archive", response=lists.ViewOut, operation_id="archive_view")
def archive_view(request: Signed, key: UUID) -> dict[str, Any]:
    """Put it away; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = views.archive_view(key=key, by=request.auth, at=now(), archived=True, version=version)
    return kept.view_row(row, request.auth)


@router.post("/workorders/views/{uuid:key}/restore", response=lists.ViewOut, operation_id="restore_view")
def restore_view(request: Signed, key: UUID) -> dict[str, Any]:
    """Bring it back; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = views.archive_view(key=key, by=request.auth, at=now(), archived=False, version=version)
    return kept.view_row(row, request.auth)
