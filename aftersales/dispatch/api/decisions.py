"""The staff's door to decisions: have an order decided, and see why it was them and not somebody else."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions import deciding, recalling, sending
from aftersales.dispatch.queries import decisions, explaining, suggesting
from aftersales.dispatch.schemas.decisions import (
    DecideIn,
    DecisionList,
    MyStandingOut,
    SendIn,
    SendingOut,
    StandingOut,
    SuggestionOut,
    WhyOut,
)
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.post("/workorders/{uuid:key}/decisions", response={201: SuggestionOut}, operation_id="decide_work_order")
def decide_work_order(request: Signed, key: UUID, body: DecideIn) -> Status[dict[str, Any]]:
    """评估: weigh everybody for the order as of now. Nobody is sent by it."""
    done = deciding.decide_named(order=key, by=request.auth, at=now(), without=body.without, only=body.only)
    return Status(201, suggesting.told([done])[0])


@router.get("/workorders/{uuid:key}/decisions", response=DecisionList, operation_id="list_decisions")
def list_decisions(request: Signed, key: UUID, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was decided about an order, the latest first."""
    return decisions.page(key, request.auth, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}/decisions/mine", response=MyStandingOut, operation_id="explain_my_standing")
def explain_my_standing(request: Signed, key: UUID) -> explaining.Mine:
    """Why not me: how the reader stood when the order was decided last."""
    return explaining.mine(key, request.auth, request.auth.language)


@router.get("/workorders/{uuid:key}/decisions/{uuid:decision}", response=WhyOut, operation_id="explain_decision")
def explain_decision(request: Signed, key: UUID, decision: UUID) -> dict[str, Any]:
    """Why it was them: the best of those who could go, with what each objective gave them."""
    return explaining.why(key, decision, request.auth, request.auth.language)


@router.get(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/candidates/{uuid:engineer}",
    response=StandingOut,
    operation_id="explain_candidate",
)
def explain_candidate(request: Signed, key: UUID, decision: UUID, engineer: UUID) -> explaining.Standing:
    """Why not this one. Engineers may ask it of themselves about any order they see."""
    return explaining.why_not(key, decision, engineer, request.auth, request.auth.language)


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/send", response={201: SendingOut}, operation_id="send_as_decided"
)
def send_as_decided(request: Signed, key: UUID, decision: UUID, body: SendIn) -> Status[dict[str, Any]]:
    """派出: whom the decision chose goes, or another by name and with a reason."""
    done = sending.send(order=key, decision=decision, by=request.auth, at=now(), **body.model_dump())
    return Status(201, decisions.sent(done))


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/recall", response=SendingOut, operation_id="recall_as_decided"
)
def recall_as_decided(request: Signed, key: UUID, decision: UUID) -> dict[str, Any]:
    """撤销派出: whom one has just sent does not go, as long as nothing came after."""
    return decisions.sent(recalling.recall(order=key, decision=decision, by=request.auth, at=now()))
