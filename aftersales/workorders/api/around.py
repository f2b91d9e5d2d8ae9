"""The staff's door to what surrounds an order."""

from typing import Any
from uuid import UUID

from ninja import Router

from aftersales.base.clock import now
from aftersales.people.signed import Signed
from aftersales.workorders.queries import around
from aftersales.workorders.schemas.around import Around

router = Router(tags=["workorders"])


@router.get("/workorders/{uuid:key}/around", response=Around, operation_id="get_work_order_around")
def get_work_order_around(request: Signed, key: UUID) -> dict[str, Any]:
    """Earlier, open, similar and linked orders, what is covered, who watches, and what the reader may do."""
    return around.around(key, request.auth, now=now())
