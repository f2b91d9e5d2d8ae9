"""The staff's door to proposals 排程方案: asked for, read, taken whole or by part."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions.proposals import asking, carrying
from aftersales.dispatch.queries.planning import shown, takings
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.schemas.proposals import (
    NightIn,
    PartsIn,
    PartVerdicts,
    ProposalHead,
    ProposalIn,
    ProposalLefts,
    ProposalList,
    ProposalOut,
    ProposalParts,
    ProposalTakenOut,
)
from aftersales.dispatch.states import ProposalKind
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.post("/dispatch/proposals", response={201: ProposalHead}, operation_id="ask_for_proposal")
def ask_for_proposal(request: Signed, body: ProposalIn) -> Status[dict[str, Any]]:
    """求方案: have days planned. Nothing moves before somebody takes it."""
    told = body.model_dump(exclude={"kind", "engineers"})
    scope = Scope(**told, engineers=tuple(body.engineers))
    row = asking.ask(kind=ProposalKind(body.kind), scope=scope, by=request.auth, at=now())
    return Status(201, shown.head(row))


@router.post("/dispatch/proposals/night", response={201: ProposalList}, operation_id="ask_for_night_proposals")
def ask_for_night_proposals(request: Signed, body: NightIn) -> Status[dict[str, Any]]:
    """夜间排程: a proposal for every team, worked at one beside another."""
    rows = asking.ask_for_each_team(since=body.since, until=body.until, by=request.auth, at=now())
    return Status(201, {"rows": [shown.head(row) for row in rows], "next": None})


@router.get("/dispatch/proposals", response=ProposalList, operation_id="list_proposals")
def list_proposals(request: Signed, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was asked for, the latest first."""
    return shown.page(request.auth, cursor=cursor, limit=limit)


@router.get("/dispatch/proposals/{uuid:key}", response=ProposalOut, operation_id="get_proposal")
def get_proposal(request: Signed, key: UUID) -> dict[str, Any]:
    """How far it is, and once it is there what it comes to, and the first page of what it changes."""
    return shown.one(key, request.auth)


@router.post("/dispatch/proposals/{uuid:key}/stop", response=ProposalHead, operation_id="stop_proposal")
def stop_proposal(request: Signed, key: UUID) -> dict[str, Any]:
    """It is not waited for any longer: what was found by now is the proposal."""
    return shown.head(asking.stop(key=key, by=request.auth, at=now()))


@router.post("/dispatch/proposals/{uuid:key}/check", response=PartVerdicts, operation_id="check_proposal")
def check_proposal(request: Signed, key: UUID, body: PartsIn) -> dict[str, Any]:
    """Which parts still hold at this moment, and why others do not. Nothing moves."""
    return shown.check(key, request.auth, now(), body.parts)


@router.get("/dispatch/proposals/{uuid:key}/parts", response=ProposalParts, operation_id="list_proposal_parts")
def list_proposal_parts(
    request: Signed, key: UUID, cursor: str | None = None, limit: Limit = MAX_PAGE
) -> dict[str, Any]:
    """What it changes, so many changes at a time, by part."""
    return shown.parts(key, request.auth, cursor=cursor, limit=limit)


@router.get("/dispatch/proposals/{uuid:key}/left", response=ProposalLefts, operation_id="list_proposal_left")
def list_proposal_left(
    request: Signed, key: UUID, cursor: str | None = None, limit: Limit = MAX_PAGE
) -> dict[str, Any]:
    """What it leaves out, and why."""
    return shown.left(key, request.auth, cursor=cursor, limit=limit)


@router.post("/dispatch/proposals/{uuid:key}/take", response=ProposalTakenOut, operation_id="take_proposal")
def take_proposal(request: Signed, key: UUID, body: PartsIn) -> dict[str, Any]:
    """采纳: what these parts change, happens, each whole or not at all; the answer says which did not hold any more. Of
    many changes a worker makes them, and the answer is how far it is: asked for again it is the same."""
    run = carrying.ask(key=key, by=request.auth, at=now(), parts=body.parts)
    return takings.taking(key, run.key, request.auth)


@router.get(
    "/dispatch/proposals/{uuid:key}/takings/{uuid:taking}", response=ProposalTakenOut, operation_id="get_taking"
)
def get_taking(request: Signed, key: UUID, taking: UUID) -> dict[str, Any]:
    """How far somebody's taking is, and what came of it."""
    return takings.taking(key, taking, request.auth)


@router.post(
    "/dispatch/proposals/{uuid:key}/takings/{uuid:taking}/stop", response=ProposalTakenOut, operation_id="stop_taking"
)
def stop_taking(request: Signed, key: UUID, taking: UUID) -> dict[str, Any]:
    """No more of it is taken; what was, stays."""
    run = carrying.stop(key=key, taking=taking, by=request.auth, at=now())
    return takings.taking(key, run.key, request.auth)
