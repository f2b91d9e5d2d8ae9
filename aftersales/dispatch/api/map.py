"""The staff's door to what maps of dispatch are drawn on."""

from typing import Any

from ninja import Router

from aftersales.dispatch.queries.map import ground
from aftersales.dispatch.schemas.map import MapOut
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.get("/dispatch/map", response=MapOut, operation_id="get_map")
def get_map(request: Signed) -> dict[str, Any]:
    """地图: where its ground comes from, and the territories 服务区域 the reader's board reaches."""
    return ground.ground(request.auth)
