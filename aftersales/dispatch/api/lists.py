"""The staff's door to the lists of dispatch: what waits for somebody, who is asked, what nobody can take."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.base.http import version_if_given
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions import turns
from aftersales.dispatch.queries import health, offered, out_of_turn, undecided, waiting
from aftersales.dispatch.schemas.decisions import NextTimeIn, OutOfTurnList, UndecidedList
from aftersales.dispatch.schemas.offers import OfferedList
from aftersales.dispatch.schemas.standing import LackList, WaitingList, WaitingOfOrder
from aftersales.people.signed import Signed
from aftersales.workorders.queries.page import visit_page
from aftersales.workorders.schemas.shown import VisitOut

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.get("/dispatch/undecided", response=UndecidedList, operation_id="list_undecided")
def list_undecided(request: Signed, cursor: str = "", limit: Limit = 20) -> dict[str, Any]:
    """待派: received orders that nobody has and nobody goes to, most urgent first, each with what is suggested."""
    return undecided.page(request.auth, at=now(), cursor=cursor, limit=limit)


@router.get("/dispatch/offered", response=OfferedList, operation_id="list_offered")
def list_offered(request: Signed, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """等回应: orders that somebody is asked about now, whom, and until when; what is over soonest first."""
    return offered.page(request.auth, cursor=cursor, limit=limit)


@router.get("/dispatch/out_of_turn", response=OutOfTurnList, operation_id="list_out_of_turn")
def list_out_of_turn(request: Signed) -> dict[str, Any]:
    """排不上: visits that cannot be made as they were planned, because the one before has changed."""
    return {"rows": out_of_turn.out_of_turn(request.auth)}


@router.post("/visits/{uuid:key}/next_time", response=VisitOut, operation_id="move_visit_to_next_time")
def move_visit_to_next_time(request: Signed, key: UUID, body: NextTimeIn) -> dict[str, Any]:
    """改到能去的时间: a visit that is out of turn goes to its engineer's next free time in turn."""
    told: dict[str, Any] = {"by": request.auth, "at": now(), "version": version_if_given(request), **body.model_dump()}
    return visit_page(turns.move_to_next_time(visit=key, **told), request.auth)


@router.get("/dispatch/waiting", response=WaitingList, operation_id="list_waiting")
def list_waiting(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """待派: orders that were to find somebody by themselves and have not, the most urgent first."""
    return waiting.page(request.auth, request.auth.language, cursor=cursor, limit=limit)


@router.get("/workorders/{uuid:key}/waiting", response=WaitingOfOrder, operation_id="get_waiting")
def get_waiting(request: Signed, key: UUID) -> dict[str, Any]:
    """待派: why nobody was found for the order by itself, if so."""
    return waiting.of_order(key, request.auth, request.auth.language)


@router.get("/dispatch/lacks", response=LackList, operation_id="list_dispatch_lacks")
def list_dispatch_lacks(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """数据健康: engineers whose home, duty or skills are missing or cannot be meant."""
    return health.page(request.auth, now(), request.auth.language, cursor=cursor, limit=limit)
