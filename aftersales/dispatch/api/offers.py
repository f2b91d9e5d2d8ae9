"""The staff's door to offers 派单邀约: ask whoever was found, and take it back."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.pages import MAX_PAGE
from aftersales.dispatch.actions.offers import ending, making
from aftersales.dispatch.queries import offers
from aftersales.dispatch.schemas.offers import OfferIn, RoundList, RoundOut
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.post(
    "/workorders/{uuid:key}/decisions/{uuid:decision}/offer", response={201: RoundOut}, operation_id="offer_as_decided"
)
def offer_as_decided(request: Signed, key: UUID, decision: UUID, body: OfferIn) -> Status[dict[str, Any]]:
    """邀约: whom the decision found are asked whether they go."""
    done = making.offer(order=key, decision=decision, by=request.auth, at=now(), **body.model_dump())
    return Status(201, offers.shown(done))


@router.get("/workorders/{uuid:key}/offers", response=RoundList, operation_id="list_offers")
def list_offers(request: Signed, key: UUID, cursor: str | None = None, limit: Limit = 20) -> dict[str, Any]:
    """Who was asked about an order, and what they said, the latest round first."""
    return offers.page(key, request.auth, cursor=cursor, limit=limit)


@router.post("/workorders/{uuid:key}/offers/withdraw", response=RoundOut, operation_id="withdraw_offers")
def withdraw_offers(request: Signed, key: UUID) -> dict[str, Any]:
    """撤回: nobody is asked any more."""
    return offers.shown(ending.withdraw(order=key, by=request.auth, at=now()))
