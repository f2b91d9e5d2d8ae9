"""The administrator's door to appointments 预约: which windows are offered, by kind and territory."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.dispatch.actions.appointments import rules as settling
from aftersales.dispatch.queries.appointments import rules
from aftersales.dispatch.schemas import appointments as shapes
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])


@router.get("/dispatch/windows", response=shapes.AppointmentRuleList, operation_id="list_appointment_rules")
def list_appointment_rules(request: Signed) -> dict[str, Any]:
    """预约规则: which windows customers are offered, for which orders."""
    return rules.page(request.auth)


@router.post("/dispatch/windows", response={201: shapes.AppointmentRuleOut}, operation_id="publish_appointment_rule")
def publish_appointment_rule(request: Signed, body: shapes.AppointmentRuleIn) -> Status[dict[str, Any]]:
    """Say which windows orders of a kind and a territory are offered. What was promised before stands."""
    told = body.model_dump()
    row = settling.publish_rule(by=request.auth, at=now(), body=told.pop("windows"), **told)
    return Status(201, rules.shown(row))


@router.post(
    "/dispatch/windows/preview", response=shapes.AppointmentPreviewOut, operation_id="preview_appointment_rule"
)
def preview_appointment_rule(request: Signed, body: shapes.AppointmentPreviewIn) -> dict[str, Any]:
    """Which windows could be chosen now by what nobody has published. Nothing is kept."""
    return rules.preview(request.auth, at=now(), **body.model_dump())


@router.post(
    "/dispatch/windows/{uuid:key}/drop", response=shapes.AppointmentRuleOut, operation_id="drop_appointment_rule"
)
def drop_appointment_rule(request: Signed, key: UUID) -> dict[str, Any]:
    """A rule does not count any more."""
    return rules.shown(settling.drop_rule(key=key, by=request.auth, at=now()))
