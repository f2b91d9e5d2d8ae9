"""The staff's door to who is there: presence 在岗, and everybody at a glance."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions import presence as being_there
from aftersales.dispatch.queries import engineers, presence
from aftersales.dispatch.schemas.standing import (
    EngineerInHandList,
    EngineerPresenceIn,
    EngineerPresenceList,
    EngineerPresenceOut,
    EngineerStanding,
)
from aftersales.people.signed import Signed
from aftersales.workorders.schemas.values import Code

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Search = Annotated[str, Query(max_length=100)]


@router.get("/people/{uuid:key}/presence", response=EngineerPresenceOut, operation_id="get_presence")
def get_presence(request: Signed, key: UUID) -> dict[str, Any]:
    """在岗: whether an engineer is there now."""
    return presence.of(key, request.auth, now())


@router.put("/people/{uuid:key}/presence", response=EngineerPresenceOut, operation_id="set_presence")
def set_presence(request: Signed, key: UUID, body: EngineerPresenceIn) -> dict[str, Any]:
    """On duty, on a break or away: said by engineers of themselves, and by whoever plans their duty."""
    at = now()
    being_there.set_presence(key=key, by=request.auth, at=at, version=expected_version(request), **body.dict())
    return presence.of(key, request.auth, at)


@router.get("/dispatch/presence", response=EngineerPresenceList, operation_id="list_presence")
def list_presence(request: Signed, cursor: str | None = None, limit: Limit = 50) -> dict[str, Any]:
    """在岗: how the engineers stand now."""
    return presence.page(request.auth, now(), cursor=cursor, limit=limit)


@router.get("/dispatch/engineers", response=EngineerInHandList, operation_id="list_engineers_in_hand")
def list_engineers_in_hand(
    request: Signed,
    team: UUID | None = None,
    skill: Code | None = None,
    state: EngineerStanding | None = None,
    search: Search = "",
    cursor: str | None = None,
    limit: Limit = 50,
) -> dict[str, Any]:
    """在岗一览: who is there, what they are on, what is next, and how much is ahead of each."""
    asked: dict[str, Any] = {"team": team, "skill": skill, "state": state, "search": search}
    return engineers.page(request.auth, now(), **asked, cursor=cursor, limit=limit)
