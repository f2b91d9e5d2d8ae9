"""The staff's door to wishes 派单意愿: who goes never, only or rather."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.dispatch.actions import wishes as wanting
from aftersales.dispatch.queries import wishes
from aftersales.dispatch.schemas.wishes import EngineerWishIn, EngineerWishList, EngineerWishOut
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.get("/dispatch/wishes", response=EngineerWishList, operation_id="list_engineer_wishes")
def list_engineer_wishes(request: Signed, order: UUID | None = None, customer: UUID | None = None) -> dict[str, Any]:
    """指定与回避: who is wanted, or not, for an order and its customer, or for a customer."""
    return wishes.shown(request.auth, order=order, customer=customer)


@router.post("/dispatch/wishes", response={201: EngineerWishOut}, operation_id="wish_engineer")
def wish_engineer(request: Signed, body: EngineerWishIn) -> Status[dict[str, Any]]:
    """Say who goes never, only or rather; decisions keep to it from now on."""
    return Status(201, wishes.told(wanting.wish(by=request.auth, at=now(), **body.dict())))


@router.post("/dispatch/wishes/{uuid:key}/lift", response=EngineerWishOut, operation_id="lift_engineer_wish")
def lift_engineer_wish(request: Signed, key: UUID) -> dict[str, Any]:
    """It does not hold any more."""
    return wishes.told(wanting.lift(key=key, by=request.auth, at=now()))
