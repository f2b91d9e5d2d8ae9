"""The staff's door to lists as files: ask for one, see how far it is, stop it, fetch it."""

from typing import Annotated, Any
from uuid import UUID

from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header
from ninja import Router, Status
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import Input
from aftersales.base.sheets import Format
from aftersales.people.signed import Signed
from aftersales.workorders.actions import exports
from aftersales.workorders.queries import exports as kept
from aftersales.workorders.queries import fields
from aftersales.workorders.queries.filtered import Among, Sort
from aftersales.workorders.schemas.exports import ExportOut, ExportsOut
from aftersales.workorders.schemas.lists import ColumnName, Filter
from aftersales.workorders.schemas.values import ViewName

router = Router(tags=["lists"])


class ExportIn(Input):
    """What is listed, as in `list_work_orders`, the columns (the usual ones if none) and the kind of file."""

    format: Format = "csv"
    view: ViewName = "open"
    saved: UUID | None = None
    filter: Filter | None = None
    among: Among | None = None
    sort: Sort | None = None
    team: UUID | None = None
    owner: UUID | None = None
    customer: UUID | None = None
    asset: UUID | None = None
    columns: Annotated[list[ColumnName], Field(max_length=40)] = []


@router.post("/workorders/exports", response={201: ExportOut}, operation_id="export_work_orders")
def export_work_orders(request: Signed, body: ExportIn) -> Status[dict[str, Any]]:
    """Have a list written into a file. `GET /runs/{key}` tells how far it is."""
    to = {"team": body.team, "owner": body.owner, "customer": body.customer, "asset": body.asset}
    asked = fields.listed(
        request.auth, view=body.view, to=to, told=body.filter, saved=body.saved, sort=body.sort, among=body.among
    )
    run = exports.begin(by=request.auth, at=now(), asked=asked, view=body.view, columns=body.columns, form=body.format)
    return Status(201, kept.row_of(run))


@router.get("/workorders/exports", response=ExportsOut, operation_id="list_exports")
def list_exports(request: Signed) -> dict[str, Any]:
    """The reader's latest exports, newest first."""
    return {"rows": kept.own(request.auth)}


@router.post("/workorders/exports/{uuid:key}/stop", response=ExportOut, operation_id="stop_export")
def stop_export(request: Signed, key: UUID) -> dict[str, Any]:
    """It is not wanted any more."""
    return kept.row_of(exports.stop(key=key, by=request.auth, at=now()))


@router.get("/workorders/exports/{uuid:key}/file", response=bytes, operation_id="get_export_file")
def get_export_file(request: Signed, key: UUID) -> StreamingHttpResponse:
    """The file, as long as it is kept and the reader may still see what is in it."""
    found = kept.file_of(key, request.auth)
    response = StreamingHttpResponse(found.body, content_type=found.type)
    response["Content-Length"] = str(found.size)
    response["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    return response
