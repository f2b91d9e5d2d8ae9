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
from aftersales.dispatch.actions import presence as being_there
from aftersales.dispatch.queries import decisions, explaining, health, policies, presence, waiting
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.post("/workorders/{uuid:key}/decisions", response={201: schemas.DecisionOut}, operation_id="decide_work_order")
def decide_work_order(request: Signed, key: UUID, body: schemas.DecideIn) -> Status[dict[str, Any]]:
    """评估: weigh everybody for the order as of now. Nobody is sent by it."""
    done = deciding.decide_named(order=key, by=request.auth, at=now(), without=body.without, only=body.only)
    return Status(201, decisions.told(done))


@router.get("/workorders/{uuid:key}/decisions", response=schemas.DecisionList, operation_id="list_decisions")
def list_decisions(request: Signed, key: UUID, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was decided about an order, the latest first."""
    return decisions.page(key, request.auth, cursor=cursor, limit=limit)


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


@router.post("/dispatch/uses", response={201: schemas.DispatchUseOut}, operation_id="use_dispatch_policy")
def use_dispatch_policy(request: Signed, body: schemas.DispatchUseIn) -> Status[dict[str, Any]]:
    """Say by which policy orders of a kind and a priority go, and whether by themselves."""
    settling.use_policy(by=request.auth, at=now(), **body.model_dump())
    return Status(201, body.model_dump())


@router.get("/people/{uuid:key}/presence", response=schemas.EngineerPresenceOut, operation_id="get_presence")
def get_presence(request: Signed, key: UUID) -> dict[str, Any]:
    """在岗: whether an engineer is there now."""
    return presence.of(key, request.auth, now())


@router.put("/people/{uuid:key}/presence", response=schemas.EngineerPresenceOut, operation_id="set_presence")
def set_presence(request: Signed, key: UUID, body: schemas.EngineerPresenceIn) -> dict[str, Any]:
    """On duty, on a break or away: said by engineers of themselves, and by whoever plans their duty."""
    at = now()
    being_there.set_presence(key=key, by=request.auth, at=at, version=expected_version(request), **body.dict())
    return presence.of(key, request.auth, at)


@router.get("/dispatch/presence", response=schemas.EngineerPresenceList, operation_id="list_presence")
def list_presence(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """在岗: how the engineers stand now."""
    return presence.page(request.auth, now(), cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}/waiting", response=schemas.WaitingOfOrder, operation_id="get_waiting")
def get_waiting(request: Signed, key: UUID) -> dict[str, Any]:
    """待派: why nobody was found for the order by itself, if so."""
    return waiting.of_order(key, request.auth, request.auth.language)


@router.get("/dispatch/waiting", response=schemas.WaitingList, operation_id="list_waiting")
def list_waiting(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """待派: orders that were to find somebody by themselves and have not, the most urgent first."""
    return waiting.page(request.auth, request.auth.language, cursor=cursor, limit=limit)


@router.get("/dispatch/lacks", response=schemas.LackList, operation_id="list_dispatch_lacks")
def list_dispatch_lacks(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """数据健康: engineers whose home, duty or skills are missing or cannot be meant."""
    return health.page(request.auth, now(), request.auth.language, cursor=cursor, limit=limit)
