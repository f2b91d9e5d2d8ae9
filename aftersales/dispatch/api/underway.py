"""The staff's door to who is on the way 在途: sharing one's position, sending it, and when somebody is expected."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.dispatch.actions.underway import sharing
from aftersales.dispatch.queries.underway import links, positions
from aftersales.dispatch.schemas import underway as shapes
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.put("/me/position", response={204: None}, operation_id="report_position")
def report_position(request: Signed, body: shapes.PositionIn) -> Status[None]:
    """Where I am, on my way to a customer; only the last is kept, so that a phone that was offline sends no other."""
    at = now()
    measured_at = at - timedelta(seconds=body.age_seconds)
    sharing.report_position(
        by=request.auth, at=at, latitude=body.latitude, longitude=body.longitude, measured_at=measured_at
    )
    return Status(204, None)


@router.get("/me/position_sharing", response=shapes.PositionSharingOut, operation_id="get_position_sharing")
def get_position_sharing(request: Signed) -> dict[str, Any]:
    """Whether I share where I am."""
    return positions.sharing_of(request.auth)


@router.put("/me/position_sharing", response=shapes.PositionSharingOut, operation_id="set_position_sharing")
def set_position_sharing(request: Signed, body: shapes.PositionSharingIn) -> dict[str, Any]:
    """位置共享: agree to it, or take it back."""
    sharing.set_sharing(by=request.auth, at=now(), shares=body.shares, version=expected_version(request))
    return positions.sharing_of(request.auth)


@router.get("/visits/{uuid:key}/arrival", response=shapes.VisitArrival, operation_id="get_visit_arrival")
def get_visit_arrival(request: Signed, key: UUID) -> dict[str, Any]:
    """预计到达: when whoever set out is expected."""
    return links.of_visit(key, request.auth, now())
