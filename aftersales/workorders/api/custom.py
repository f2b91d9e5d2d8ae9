"""The staff's door to the company's own fields: what there is, what a kind asks for, and what an order is asked for."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions import fields, filling
from aftersales.workorders.queries import drafts, settled
from aftersales.workorders.schemas import custom as schemas
from aftersales.workorders.schemas.own import FieldCode
from aftersales.workorders.schemas.values import Code

router = Router(tags=["settings"])


@router.get("/custom_fields", response=list[schemas.CustomFieldRow], operation_id="list_custom_fields")
def list_custom_fields(request: Signed) -> list[Any]:
    """Every field of the company's own, those that were put away too."""
    return settled.custom_fields()


@router.put("/custom_fields/{code}", response=schemas.CustomFieldRow, operation_id="put_custom_field")
def put_custom_field(request: Signed, code: FieldCode, body: schemas.CustomFieldIn) -> Any:
    """Create a field, which `If-Match: "0"` says is not there yet, or change the version of it that was seen."""
    version = expected_version(request)
    row = fields.put_field(by=request.auth, at=now(), code=code, version=version, fields=body.model_dump())
    return settled.custom_field_row(row)


@router.get("/kinds/{code}/form", response=schemas.FormRow, operation_id="get_form")
def get_form(request: Signed, code: Code) -> Any:
    """What a kind asks for."""
    return drafts.form_row(drafts.kind_of(code), request.auth)


@router.put("/kinds/{code}/form", response=schemas.FormRow, operation_id="put_form")
def put_form(request: Signed, code: Code, body: schemas.FormIn) -> Any:
    """Let a kind ask for these fields, in this order; `If-Match` names the version of the kind that was seen."""
    version = expected_version(request)
    items = body.model_dump()["items"]
    row = fields.put_form(by=request.auth, at=now(), code=code, version=version, items=items)
    return drafts.form_row(row, request.auth)


@router.get("/workorders/form", response=schemas.AskedOut, operation_id="ask_form")
def ask_form(
    request: Signed,
    kind: Code,
    draft: Annotated[str, Query(max_length=drafts.LONGEST)] = "",
    order: UUID | None = None,
) -> dict[str, Any]:
    """What the form of a kind asks of an order as the `draft` (JSON) says it would be: fields by name, and in `custom`
    its values by code; with the key of an `order`, as that would become."""
    return drafts.asked(request.auth, kind=kind, draft=drafts.read(draft), order=order, at=now())


@router.post(
    "/workorders/{uuid:key}/custom/{code}/reveal", response=schemas.Revealed, operation_id="reveal_custom_value"
)
def reveal_custom_value(request: Signed, key: UUID, code: FieldCode) -> dict[str, str]:
    """The whole of a personal text; that it was asked for is on record."""
    return {"value": filling.reveal(key=key, code=code, by=request.auth, at=now())}
