"""The staff's door to policies 派单策略: what they say, which orders go by which, tried before they count."""

from typing import Annotated, Any

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions import policies as settling
from aftersales.dispatch.queries import policies, previewing
from aftersales.dispatch.schemas.policies import (
    DispatchPolicyIn,
    DispatchPolicyList,
    DispatchPolicyOut,
    DispatchPreviewIn,
    DispatchPreviewOut,
    DispatchUseIn,
    DispatchUseOut,
    DispatchVersionList,
)
from aftersales.dispatch.schemas.values import Priority
from aftersales.people.signed import Signed
from aftersales.workorders.schemas.values import Code

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.get("/dispatch/policies", response=DispatchPolicyList, operation_id="list_dispatch_policies")
def list_dispatch_policies(request: Signed) -> dict[str, Any]:
    """By which rules and weights it is chosen who goes, and for which orders."""
    return policies.shown(request.auth)


@router.get("/dispatch/policies/{code}/versions", response=DispatchVersionList, operation_id="list_dispatch_versions")
def list_dispatch_versions(request: Signed, code: Code, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What a policy said and says, the latest first."""
    return policies.versions(code, request.auth, cursor=cursor, limit=limit)


@router.put("/dispatch/policies/{code}", response=DispatchPolicyOut, operation_id="publish_dispatch_policy")
def publish_dispatch_policy(request: Signed, code: Code, body: DispatchPolicyIn) -> dict[str, Any]:
    """Publish the next version of the policy that was seen; a new one is told by `If-Match: "0"`."""
    version = expected_version(request)
    settling.publish(by=request.auth, at=now(), code=code, version=version, **body.model_dump())
    return policies.shown_one(code, request.auth)


@router.post("/dispatch/preview", response=DispatchPreviewOut, operation_id="preview_dispatch_policy")
def preview_dispatch_policy(request: Signed, body: DispatchPreviewIn) -> dict[str, Any]:
    """Who would go to the orders that wait now, by a body nobody has published, beside who would go as it is."""
    return previewing.preview(request.auth, at=now(), **body.model_dump())


@router.delete("/dispatch/uses", response={204: None}, operation_id="drop_dispatch_use")
def drop_dispatch_use(request: Signed, kind: Code | None = None, priority: Priority | None = None) -> Status[None]:
    """Take away the policy of a kind and a priority: the next less specific one counts again."""
    settling.drop_use(by=request.auth, at=now(), kind=kind, priority=priority)
    return Status(204, None)


@router.post("/dispatch/uses", response={201: DispatchUseOut}, operation_id="use_dispatch_policy")
def use_dispatch_policy(request: Signed, body: DispatchUseIn) -> Status[dict[str, Any]]:
    """Say by which policy orders of a kind and a priority go, and whether by themselves."""
    settling.use_policy(by=request.auth, at=now(), **body.model_dump())
    return Status(201, body.model_dump())
