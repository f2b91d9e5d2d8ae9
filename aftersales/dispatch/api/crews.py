"""The staff's door to crews 班组: what orders need of people, by rules and said of one."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.dispatch.actions import crews as calling
from aftersales.dispatch.queries import crew_preview, crews
from aftersales.dispatch.schemas import crews as crewed
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.get("/dispatch/crews", response=crewed.CrewRuleList, operation_id="list_crew_rules")
def list_crew_rules(request: Signed) -> dict[str, Any]:
    """班组规则: which orders need several people, and whom."""
    return crews.page(request.auth)


@router.post("/dispatch/crews", response={201: crewed.CrewRuleOut}, operation_id="publish_crew_rule")
def publish_crew_rule(request: Signed, body: crewed.CrewRuleIn) -> Status[dict[str, Any]]:
    """Say what orders need of people, by kind, category, product and priority."""
    told = body.model_dump()
    return Status(201, crews.told(calling.publish_rule(by=request.auth, at=now(), body=told.pop("crew"), **told)))


@router.post("/dispatch/crews/preview", response=crewed.CrewPreviewOut, operation_id="preview_crew")
def preview_crew(request: Signed, body: crewed.CrewPreviewIn) -> dict[str, Any]:
    """Who could go together as things stand, by a crew nobody has published. Nothing is kept."""
    return crew_preview.preview(request.auth, at=now(), language=request.auth.language, **body.model_dump())


@router.post("/dispatch/crews/{uuid:key}/drop", response=crewed.CrewRuleOut, operation_id="drop_crew_rule")
def drop_crew_rule(request: Signed, key: UUID) -> dict[str, Any]:
    """A rule does not count any more."""
    return crews.told(calling.drop_rule(key=key, by=request.auth, at=now()))


@router.get("/workorders/{uuid:key}/crew", response=crewed.OrderCrewShown, operation_id="get_order_crew")
def get_order_crew(request: Signed, key: UUID) -> dict[str, Any]:
    """What an order needs of people, and what was said of that."""
    return crews.of_order(key, request.auth)


@router.post("/workorders/{uuid:key}/crew", response={201: crewed.OrderCrewOut}, operation_id="set_order_crew")
def set_order_crew(request: Signed, key: UUID, body: crewed.OrderCrewIn) -> Status[dict[str, Any]]:
    """Say what this order needs of people, whatever a rule says."""
    told = body.model_dump()
    said = calling.set_crew(order=key, by=request.auth, at=now(), body=told["crew"], reason=told["reason"])
    return Status(201, crews.of_hand(said))


@router.post("/workorders/{uuid:key}/crew/lift", response=crewed.OrderCrewOut, operation_id="lift_order_crew")
def lift_order_crew(request: Signed, key: UUID) -> dict[str, Any]:
    """What was said of this order does not hold any more; rules count again."""
    return crews.of_hand(calling.lift_crew(order=key, by=request.auth, at=now()))
