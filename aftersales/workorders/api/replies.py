"""The staff's door to reply templates 回复模板: the reader's own, those for an order, and what one says there."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions.replies import keeping
from aftersales.workorders.queries.replies import library
from aftersales.workorders.schemas import replies

router = Router(tags=["replies"])
Search = Annotated[str, Query(max_length=60)]
DraftText = Annotated[str, Query(max_length=4000)]


@router.get("/reply_templates", response=replies.TemplatesOut, operation_id="list_reply_templates")
def list_reply_templates(request: Signed, archived: bool = False) -> dict[str, Any]:
    """The reader's own templates, those of their team, and everybody's; and what may stand in braces."""
    return library.templates(request.auth, archived=archived)


@router.post("/reply_templates", response={201: replies.TemplateOut}, operation_id="keep_reply_template")
def keep_reply_template(request: Signed, body: replies.TemplateIn) -> Status[dict[str, Any]]:
    """Keep a text: for oneself, for one's team, for everybody."""
    told = body.model_dump(exclude={"whose", "team"})
    row = keeping.keep_template(by=request.auth, at=now(), whose=body.whose, team=body.team, fields=told)
    return Status(201, library.template_row(row, request.auth))


@router.patch("/reply_templates/{uuid:key}", response=replies.TemplateOut, operation_id="change_reply_template")
def change_reply_template(request: Signed, key: UUID, body: replies.TemplateChangeIn) -> dict[str, Any]:
    """Put it right; `If-Match` names the version that was seen."""
    fields = body.model_dump(exclude_unset=True)
    version = expected_version(request)
    row = keeping.change_template(key=key, by=request.auth, at=now(), version=version, fields=fields)
    return library.template_row(row, request.auth)


@router.post("/reply_templates/{uuid:key}/archive", response=replies.TemplateOut, operation_id="archive_reply_template")
def archive_reply_template(request: Signed, key: UUID) -> dict[str, Any]:
    """Put it away; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = keeping.archive_template(key=key, by=request.auth, at=now(), archived=True, version=version)
    return library.template_row(row, request.auth)


@router.post("/reply_templates/{uuid:key}/restore", response=replies.TemplateOut, operation_id="restore_reply_template")
def restore_reply_template(request: Signed, key: UUID) -> dict[str, Any]:
    """Bring it back; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = keeping.archive_template(key=key, by=request.auth, at=now(), archived=False, version=version)
    return library.template_row(row, request.auth)


@router.get(
    "/workorders/{uuid:key}/reply_templates", response=replies.SuggestionsOut, operation_id="suggest_reply_templates"
)
def suggest_reply_templates(request: Signed, key: UUID, search: Search = "") -> dict[str, Any]:
    """The templates for an order, likeliest first; those that `search` finds in name or text, also by how the name is
    read."""
    return library.suggested(key, request.auth, search=search)


@router.get(
    "/workorders/{uuid:key}/reply_templates/{uuid:template}",
    response=replies.RenderedOut,
    operation_id="render_reply_template",
)
def render_reply_template(
    request: Signed, key: UUID, template: UUID, language: replies.Language | None = None
) -> dict[str, Any]:
    """What a template says on an order, in the customer's language if none is asked for."""
    return library.rendered(key, template, request.auth, at=now(), language=language or "")


@router.get("/workorders/{uuid:key}/reply", response=replies.RenderedOut, operation_id="render_reply")
def render_reply(
    request: Signed, key: UUID, text: DraftText, language: replies.Language | None = None
) -> dict[str, Any]:
    """What a text with placeholders that is being written would say on an order."""
    return library.drafted(key, text, request.auth, at=now(), language=language or "")
