"""The staff's door to checklists 检查单: those of an order, and the templates they come from."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions.checklists import adding, answering, follow_ups, templates
from aftersales.workorders.queries import checklist_templates, checklists
from aftersales.workorders.schemas import checklists as schemas

router = Router(tags=["checklists"])


@router.get("/workorders/{uuid:key}/checklists", response=schemas.ChecklistsOut, operation_id="list_order_checklists")
def list_order_checklists(request: Signed, key: UUID) -> dict[str, Any]:
    """The lists of an order and of its visits, with all answers."""
    return checklists.checklists_of(key, request.auth)


@router.post(
    "/workorders/{uuid:key}/checklists", response={201: schemas.ChecklistsOut}, operation_id="add_order_checklist"
)
def add_order_checklist(request: Signed, key: UUID, body: schemas.ChecklistAddIn) -> Status[dict[str, Any]]:
    """追加: have another list filled in, which the order would not get by itself."""
    adding.add(order=key, by=request.auth, at=now(), **body.model_dump())
    return Status(201, checklists.checklists_of(key, request.auth))


@router.post("/checklists/{uuid:key}/put_away", response=schemas.ChecklistsOut, operation_id="put_checklist_away")
def put_checklist_away(request: Signed, key: UUID) -> dict[str, Any]:
    """撤下: what was added by hand is not to be filled in after all; its answers stay."""
    done = adding.put_away(key=key, by=request.auth, at=now())
    return checklists.checklists_of(done.order.key, request.auth)


@router.post("/checklists/{uuid:key}/answers", response=schemas.ChecklistsOut, operation_id="answer_checklist")
def answer_checklist(request: Signed, key: UUID, body: schemas.ChecklistAnswerIn) -> dict[str, Any]:
    """Answer one item, put it right, or take it back; the lists of the order as they stand then."""
    done = answering.answer(key=key, by=request.auth, at=now(), **body.model_dump())
    return checklists.checklists_of(done.order.key, request.auth)


@router.post(
    "/checklists/{uuid:key}/follow_ups",
    response={201: schemas.ChecklistFollowUpOut},
    operation_id="follow_up_checklist",
)
def follow_up_checklist(request: Signed, key: UUID, body: schemas.ChecklistFollowUpIn) -> Status[Any]:
    """Report an order for what failed; the one there is, where that was done already."""
    return Status(201, follow_ups.follow_up(key=key, by=request.auth, at=now(), **body.model_dump()))


@router.get("/checklist_templates", response=schemas.ChecklistTemplateList, operation_id="list_checklist_templates")
def list_checklist_templates(request: Signed) -> dict[str, Any]:
    """What was settled to be looked at."""
    return checklist_templates.templates(request.auth)


@router.post(
    "/checklist_templates", response={201: schemas.ChecklistTemplateOut}, operation_id="create_checklist_template"
)
def create_checklist_template(request: Signed, body: schemas.ChecklistDraftIn) -> Status[Any]:
    """Begin a template, as a draft."""
    row = templates.draft(by=request.auth, at=now(), body=body.model_dump(mode="json"))
    return Status(201, checklist_templates.template_page(row, request.auth))


@router.get(
    "/checklist_templates/{uuid:key}", response=schemas.ChecklistTemplateOut, operation_id="get_checklist_template"
)
def get_checklist_template(request: Signed, key: UUID) -> dict[str, Any]:
    """One template with its draft, what that changes, and its versions."""
    return checklist_templates.template(key, request.auth)


@router.put(
    "/checklist_templates/{uuid:key}/draft",
    response=schemas.ChecklistTemplateOut,
    operation_id="draft_checklist_template",
)
def draft_checklist_template(request: Signed, key: UUID, body: schemas.ChecklistDraftIn) -> dict[str, Any]:
    """Go on with the draft; `If-Match` names the version that was seen."""
    made = templates.draft(
        by=request.auth, at=now(), key=key, version=expected_version(request), body=body.model_dump(mode="json")
    )
    return checklist_templates.template_page(made, request.auth)


@router.post(
    "/checklist_templates/{uuid:key}/publish",
    response=schemas.ChecklistTemplateOut,
    operation_id="publish_checklist_template",
)
def publish_checklist_template(request: Signed, key: UUID) -> dict[str, Any]:
    """发布: the draft becomes the next version."""
    made = templates.publish(by=request.auth, at=now(), key=key, version=expected_version(request))
    return checklist_templates.template_page(made, request.auth)


@router.post(
    "/checklist_templates/{uuid:key}/discard",
    response=schemas.ChecklistTemplateOut,
    operation_id="discard_checklist_draft",
)
def discard_checklist_draft(request: Signed, key: UUID) -> dict[str, Any]:
    """Drop the draft."""
    made = templates.discard(by=request.auth, at=now(), key=key, version=expected_version(request))
    return checklist_templates.template_page(made, request.auth)


@router.post(
    "/checklist_templates/{uuid:key}/archive",
    response=schemas.ChecklistTemplateOut,
    operation_id="archive_checklist_template",
)
def archive_checklist_template(request: Signed, key: UUID, body: schemas.ChecklistArchiveIn) -> dict[str, Any]:
    """No order gets it any more, or again."""
    made = templates.archive(
        by=request.auth, at=now(), key=key, version=expected_version(request), archived=body.archived
    )
    return checklist_templates.template_page(made, request.auth)
