"""The staff's door to what-if 推演: past days dispatched again under other rules."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions import whatifs
from aftersales.dispatch.queries.whatif import shown
from aftersales.dispatch.schemas.whatif import WhatIfIn, WhatIfList, WhatIfOut
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.post("/dispatch/whatifs", response={201: WhatIfOut}, operation_id="begin_what_if")
def begin_what_if(request: Signed, body: WhatIfIn) -> Status[dict[str, Any]]:
    """推演: dispatch days that are over again, under other rules, people or shifts. Nobody is sent."""
    return Status(201, shown.told(whatifs.begin(by=request.auth, at=now(), **body.model_dump())))


@router.get("/dispatch/whatifs", response=WhatIfList, operation_id="list_what_ifs")
def list_what_ifs(request: Signed, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """What was asked, the latest first."""
    return shown.page(request.auth, cursor=cursor, limit=limit)


@router.get("/dispatch/whatifs/{uuid:key}", response=WhatIfOut, operation_id="get_what_if")
def get_what_if(request: Signed, key: UUID) -> dict[str, Any]:
    """One with its result, as far as it is."""
    return shown.one(key, request.auth)


@router.post("/dispatch/whatifs/{uuid:key}/stop", response=WhatIfOut, operation_id="stop_what_if")
def stop_what_if(request: Signed, key: UUID) -> dict[str, Any]:
    """It is not wanted any more."""
    return shown.told(whatifs.stop(key=key, by=request.auth, at=now()))
