"""The staff's door to dispatch: have an order decided, and see why it was them and not somebody else."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch import schemas
from aftersales.dispatch.actions import deciding, sending
from aftersales.dispatch.actions import policies as settling
from aftersales.dispatch.queries import decisions, explaining, health, policies, previewing, suggesting, undecided
from aftersales.people.signed import Signed
from aftersales.workorders.schemas.values import Code

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.get("/dispatch/undecided", response=schemas.UndecidedList, operation_id="list_undecided")
def list_undecided(request: Signed, cursor: str = "", limit: Limit = 20) -> dict[str, Any]:
    """待派: received orders that nobody has and nobody goes to, most urgent first, each with what is suggested."""
    return undecided.page(request.auth, at=now(), cursor=cursor, limit=limit)


@router.post(
    "/workorders/{uuid:key}/decisions", response={201: schemas.SuggestionOut}, operation_id="decide_work_order"
)
def decide_work_order(request: Signed, key: UUID, body: schemas.DecideIn) -> Status[dict[str, Any]]:
    """评估: weigh everybody for the order as of now. Nobody is sent by it."""
    done = deciding.decide_named(order=key, by=request.auth, at=now(), without=body.without, only=body.only)
    return Status(201, suggesting.told([done])[0])


@router.get("/workorders/{uuid:key}/decisions", response=schemas.DecisionList, operation_id="list_decisions")
def list_decisions(request: Signed, key: UUID, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was decided about an order, the latest first."""
    return decisions.page(key, request.auth, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}/decisions/mine", response=schemas.MyStandingOut, operation_id="explain_my_standing")
def explain_my_standing(request: Signed, key: UUID) -> explaining.Mine:
    """Why not me: how the reader stood when the order was decided last."""
    return explaining.mine(key, request.auth, request.auth.language)


@router.get(
    "/workorders/{uuid:key}/decisions/{uuid:decision}", response=schemas.WhyOut, operation_id="explain_decision"
)
def explain_decision(request: Signed, key: UUID, decision: UUID) -> dict[str, Any]:
    """Why it was them: the best of those who could go, with what each objective gave them."""
    return explaining.why(key, decision, request.auth, request.auth.language)


@router.get(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/candidates/{uuid:engineer}",
    response=schemas.StandingOut,
    operation_id="explain_candidate",
)
def explain_candidate(request: Signed, key: UUID, decision: UUID, engineer: UUID) -> explaining.Standing:
    """Why not this one. Engineers may ask it of themselves about any order they see."""
    return explaining.why_not(key, decision, engineer, request.auth, request.auth.language)


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/send",
    response={201: schemas.SendingOut},
    operation_id="send_as_decided",
)
def send_as_decided(request: Signed, key: UUID, decision: UUID, body: schemas.SendIn) -> Status[dict[str, Any]]:
    """派出: whom the decision chose goes, or another by name and with a reason."""
    done = sending.send(order=key, decision=decision, by=request.auth, at=now(), **body.model_dump())
    return Status(201, decisions.sent(done))


@router.get("/dispatch/policies", response=schemas.DispatchPolicyList, operation_id="list_dispatch_policies")
def list_dispatch_policies(request: Signed) -> dict[str, Any]:
    """By which rules and weights it is chosen who goes, and for which orders."""
    return policies.shown(request.auth)


@router.get(
    "/dispatch/policies/{code}/versions", response=schemas.DispatchVersionList, operation_id="list_dispatch_versions"
)
def list_dispatch_versions(request: Signed, code: Code, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What a policy said and says, the latest first."""
    return policies.versions(code, request.auth, cursor=cursor, limit=limit)


@router.put("/dispatch/policies/{code}", response=schemas.DispatchPolicyOut, operation_id="publish_dispatch_policy")
def publish_dispatch_policy(request: Signed, code: Code, body: schemas.DispatchPolicyIn) -> dict[str, Any]:
    """Publish the next version of the policy that was seen; a new one is told by `If-Match: "0"`."""
    version = expected_version(request)
    settling.publish(by=request.auth, at=now(), code=code, version=version, **body.model_dump())
    return policies.shown_one(code, request.auth)


@router.post("/dispatch/preview", response=schemas.DispatchPreviewOut, operation_id="preview_dispatch_policy")
def preview_dispatch_policy(request: Signed, body: schemas.DispatchPreviewIn) -> dict[str, Any]:
    """Who would go to the orders that wait now, by a body nobody has published, beside who would go as it is."""
    return previewing.preview(request.auth, at=now(), **body.model_dump())


@router.delete("/dispatch/uses", response={204: None}, operation_id="drop_dispatch_use")
def drop_dispatch_use(
    request: Signed, kind: Code | None = None, priority: schemas.Priority | None = None
) -> Status[None]:
    """Take away the policy of a kind and a priority: the next less specific one counts again."""
    settling.drop_use(by=request.auth, at=now(), kind=kind, priority=priority)
    return Status(204, None)


@router.post("/dispatch/uses", response={201: schemas.DispatchUseOut}, operation_id="use_dispatch_policy")
def use_dispatch_policy(request: Signed, body: schemas.DispatchUseIn) -> Status[dict[str, Any]]:
    """Say by which policy orders of a kind and a priority go, and whether by themselves."""
    settling.use_policy(by=request.auth, at=now(), **body.model_dump())
    return Status(201, body.model_dump())


@router.get("/dispatch/lacks", response=schemas.LackList, operation_id="list_dispatch_lacks")
def list_dispatch_lacks(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """数据健康: engineers whose home, duty or skills are missing or cannot be meant."""
    return health.page(request.auth, now(), request.auth.language, cursor=cursor, limit=limit)
