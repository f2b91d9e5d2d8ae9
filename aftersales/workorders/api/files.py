"""The staff's door to an order's files. Uploads come in by `base.files.door`; here they are attached and read."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponseBase
from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.files.serving import View, answer
from aftersales.people.signed import Signed
from aftersales.workorders.actions import attachments
from aftersales.workorders.queries.attachments import file_of, files_of
from aftersales.workorders.schemas.files import FileList
from aftersales.workorders.schemas.taken import AttachIn

router = Router(tags=["files"])
_MOST = 200


@router.get("/workorders/{uuid:key}/files", response=FileList, operation_id="list_order_files")
def list_order_files(
    request: Signed, key: UUID, cursor: str = "", limit: Annotated[int, Query(ge=1, le=_MOST)] = _MOST
) -> dict[str, Any]:
    """The files of an order, oldest first."""
    return files_of(key, request.auth, cursor=cursor, limit=limit)


@router.post("/workorders/{uuid:key}/files", response={201: FileList}, operation_id="attach_order_files")
def attach_order_files(request: Signed, key: UUID, body: AttachIn) -> Status[dict[str, Any]]:
    """附上: uploads of one's own."""
    attachments.attach(key=key, by=request.auth, at=now(), **body.model_dump())
    return Status(201, files_of(key, request.auth, cursor="", limit=_MOST))


@router.get("/workorders/{uuid:key}/files/{uuid:attachment}", response=bytes, operation_id="read_order_file")
def read_order_file(request: Signed, key: UUID, attachment: UUID, view: View = "original") -> HttpResponseBase:
    """The file, whole or the range that is asked for; of a picture also smaller ones."""
    return answer(request, file_of(key, attachment, request.auth), view)


@router.delete("/workorders/{uuid:key}/files/{uuid:attachment}", response=FileList, operation_id="remove_order_file")
def remove_order_file(request: Signed, key: UUID, attachment: UUID) -> dict[str, Any]:
    """Take a file away for good."""
    attachments.remove(key=key, attachment=attachment, by=request.auth, at=now())
    return files_of(key, request.auth, cursor="", limit=_MOST)
