"""The staff's door while somebody is on the phone: who calls, what to know of them, what may be a repetition."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.base.pages import MAX_PAGE, Page
from aftersales.people.signed import Signed
from aftersales.workorders import rules
from aftersales.workorders.actions import taking_along
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries import briefs, callers, histories
from aftersales.workorders.schemas import callers as schemas

router = Router(tags=["workorders"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]


@router.get("/callers", response=schemas.Hits, operation_id="find_callers")
def find_callers(request: Signed, search: Annotated[str, Query(max_length=100)] = "") -> dict[str, Any]:
    """Who it may be: any four digits of a phone number, four signs of a serial, a part of a name, an order number."""
    return {"rows": callers.find(request.auth, search)}


@router.get("/callers/brief", response=schemas.BriefOut, operation_id="brief_caller")
def brief_caller(
    request: Signed, customer: UUID, contact: UUID | None = None, asset: UUID | None = None
) -> dict[str, Any]:
    """What to know of a caller at a glance."""
    return briefs.brief(request.auth, customer=customer, contact=contact, asset=asset, now=now())


@router.get("/workorders/duplicates", response=schemas.Lookalikes, operation_id="find_duplicates")
def find_duplicates(
    request: Signed, customer: UUID, title: Annotated[str, Query(max_length=200)], asset: UUID | None = None
) -> dict[str, Any]:
    """Open orders that a new one with this title may only repeat."""
    return {"alike": histories.duplicates(request.auth, customer=customer, asset=asset, title=title)}


@router.get("/workorders/priorities", response=schemas.Priorities, operation_id="get_priorities")
def get_priorities(request: Signed) -> dict[str, Any]:
    """Which priority is suggested for which impact and urgency."""
    grades = (1, 2, 3)
    return {"matrix": [[rules.suggested_priority(impact, urgency) for urgency in grades] for impact in grades]}


@router.get(
    "/customers/{uuid:key}/workorders", response=schemas.HistoryRows, operation_id="list_work_orders_of_customer"
)
def list_work_orders_of_customer(
    request: Signed, key: UUID, open: bool | None = None, cursor: str | None = None, limit: Limit = 20
) -> Page[WorkOrder]:
    """A customer's orders, newest first; `open` asks for those under way, or those that are over."""
    return histories.of_customer(key, request.auth, is_open=open, cursor=cursor, limit=limit)


@router.get("/assets/{uuid:key}/workorders", response=schemas.HistoryRows, operation_id="list_work_orders_of_asset")
def list_work_orders_of_asset(
    request: Signed, key: UUID, open: bool | None = None, cursor: str | None = None, limit: Limit = 20
) -> Page[WorkOrder]:
    """An asset's orders, newest first; `open` as for a customer's."""
    return histories.of_asset(key, request.auth, is_open=open, cursor=cursor, limit=limit)


@router.post("/contacts/{uuid:key}/workorders/export", response=schemas.ExportedOrders, operation_id="export_orders")
def export_orders(request: Signed, key: UUID) -> dict[str, Any]:
    """What a contact may take along of their orders; that it was asked for is on record."""
    return {"rows": taking_along.export_orders(contact=key, by=request.auth, at=now())}
