"""The staff's door to routing 排程: a problem in, who goes where in which order out."""

from typing import Any

from ninja import Router

from aftersales.dispatch.actions import routing
from aftersales.dispatch.schemas.routing import RoutesIn, RoutesOut
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.post("/dispatch/solve", response=RoutesOut, operation_id="solve_routes")
def solve_routes(request: Signed, body: RoutesIn) -> dict[str, Any]:
    """Plan who goes where, in which order and when: a problem in VROOM's format and its solution. Nothing is kept."""
    return routing.solve_routes(by=request.auth, **body.model_dump())
