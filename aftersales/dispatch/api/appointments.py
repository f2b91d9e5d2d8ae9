"""The staff's door to an order's appointment 预约: which windows it can have, held, confirmed, moved and cancelled."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.dispatch.actions.appointments import confirming, holding
from aftersales.dispatch.queries.appointments import shown
from aftersales.dispatch.schemas import appointments as shapes
from aftersales.people.signed import Signed

router = Router(tags=["dispatch"])
Days = Annotated[int, Query(ge=1, le=shown.MOST_DAYS)]


@router.get("/workorders/{uuid:key}/slots", response=shapes.AppointmentSlots, operation_id="list_appointment_slots")
def list_appointment_slots(request: Signed, key: UUID, since: date | None = None, days: Days = 7) -> dict[str, Any]:
    """预约时段: in which windows somebody can be there."""
    return shown.slots(key, request.auth, at=now(), since=since, days=days)


@router.get("/workorders/{uuid:key}/appointment", response=shapes.OrderAppointments, operation_id="get_appointment")
def get_appointment(request: Signed, key: UUID) -> dict[str, Any]:
    """What was chosen for the order."""
    return shown.of_order(key, request.auth, at=now())


@router.post(
    "/workorders/{uuid:key}/appointment/hold", response={201: shapes.OrderAppointments},
    operation_id="hold_appointment",
)  # fmt: skip
def hold_appointment(request: Signed, key: UUID, body: shapes.AppointmentHoldIn) -> Status[dict[str, Any]]:
    """暂留: keep a window for some minutes, in place of what was held."""
    holding.hold(order=key, by=request.auth, at=now(), **body.model_dump())
    return Status(201, shown.of_order(key, request.auth, at=now()))


@router.post(
    "/workorders/{uuid:key}/appointment/let_go", response=shapes.OrderAppointments,
    operation_id="let_go_appointment",
)  # fmt: skip
def let_go_appointment(request: Signed, key: UUID) -> dict[str, Any]:
    """What is held is free again."""
    holding.let_go(order=key, by=request.auth, at=now())
    return shown.of_order(key, request.auth, at=now())


@router.post(
    "/workorders/{uuid:key}/appointment/confirm", response=shapes.OrderAppointments,
    operation_id="confirm_appointment",
)  # fmt: skip
def confirm_appointment(request: Signed, key: UUID, body: shapes.AppointmentReasonIn) -> dict[str, Any]:
    """确认预约: promise what is held; what was promised before is moved to it, for a reason."""
    confirming.confirm(order=key, by=request.auth, at=now(), reason=body.reason)
    return shown.of_order(key, request.auth, at=now())


@router.post(
    "/workorders/{uuid:key}/appointment/cancel", response=shapes.OrderAppointments,
    operation_id="cancel_appointment",
)  # fmt: skip
def cancel_appointment(request: Signed, key: UUID, body: shapes.AppointmentReasonIn) -> dict[str, Any]:
    """取消预约: nobody comes then, for a reason; the order stays."""
    confirming.cancel(order=key, by=request.auth, at=now(), reason=body.reason)
    return shown.of_order(key, request.auth, at=now())
