"""The staff's door to visits. The engineer's phone has its own operations in the room `field`."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.people.signed import Signed
from aftersales.workorders.actions import promised, visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.api.moving import made
from aftersales.workorders.models import Visit
from aftersales.workorders.queries import page
from aftersales.workorders.queries.turns import to_follow
from aftersales.workorders.schemas import shown, taken

router = Router(tags=["visits"])


@router.post("/workorders/{uuid:key}/visits", response={201: shown.VisitOut}, operation_id="plan_visit")
def plan_visit(request: Signed, key: UUID, body: taken.PlanIn) -> Status[dict[str, Any]]:
    """安排."""
    visit = visits.plan(order=key, by=request.auth, at=now(), **_windowed(body))
    return Status(201, _out(request, visit))


@router.post("/visits/{uuid:key}/reschedule", response=shown.VisitOut, operation_id="reschedule_visit")
def reschedule_visit(request: Signed, key: UUID, body: taken.RescheduleIn) -> dict[str, Any]:
    """改约."""
    return _out(request, promised.reschedule(key=key, **made(request), **_windowed(body)))


@router.post("/visits/{uuid:key}/confirm", response=shown.VisitOut, operation_id="confirm_visit")
def confirm_visit(request: Signed, key: UUID) -> dict[str, Any]:
    """接单."""
    return _out(request, visits.confirm(key=key, **made(request)))


@router.post("/visits/{uuid:key}/decline", response=shown.VisitOut, operation_id="decline_visit")
def decline_visit(request: Signed, key: UUID, body: taken.DeclineIn) -> dict[str, Any]:
    """拒单."""
    return _out(request, visits.decline(key=key, **made(request), **body.model_dump()))


@router.post("/visits/{uuid:key}/depart", response=shown.VisitOut, operation_id="depart_visit")
def depart_visit(request: Signed, key: UUID) -> dict[str, Any]:
    """出发."""
    return _out(request, visits.depart(key=key, **made(request)))


@router.post("/visits/{uuid:key}/arrive", response=shown.VisitOut, operation_id="arrive_visit")
def arrive_visit(request: Signed, key: UUID) -> dict[str, Any]:
    """到场签到."""
    return _out(request, visits.arrive(key=key, **made(request)))


@router.post("/visits/{uuid:key}/complete", response=shown.VisitOut, operation_id="complete_visit")
def complete_visit(request: Signed, key: UUID, body: taken.CompleteIn) -> dict[str, Any]:
    """完成."""
    return _out(request, visits.complete(key=key, **made(request), **body.model_dump()))


@router.post("/visits/{uuid:key}/report_no_access", response=shown.VisitOut, operation_id="report_no_access")
def report_no_access(request: Signed, key: UUID, body: taken.NoAccessIn) -> dict[str, Any]:
    """未能进场."""
    return _out(request, visits.report_no_access(key=key, **made(request), **body.model_dump()))


@router.post("/visits/{uuid:key}/cancel", response=shown.VisitOut, operation_id="cancel_visit")
def cancel_visit(request: Signed, key: UUID, body: taken.CancelVisitIn) -> dict[str, Any]:
    """取消."""
    return _out(request, promised.cancel(key=key, **made(request), **body.model_dump()))


@router.post("/visits/{uuid:key}/turn", response=shown.VisitOut, operation_id="put_visit_in_turn")
def put_visit_in_turn(request: Signed, key: UUID, body: taken.TurnIn) -> dict[str, Any]:
    """排先后: after which visit, or not before which day, it is to be made."""
    return _out(request, visits.put_in_turn(key=key, **made(request), wanted=Wanted(**body.model_dump())))


@router.get("/workorders/{uuid:key}/visits_to_follow", response=shown.BeforeList, operation_id="list_visits_to_follow")
def list_visits_to_follow(request: Signed, key: UUID) -> dict[str, Any]:
    """The visits another one of the order may come after: its own, and those of its parent, children and siblings."""
    return {"rows": to_follow(key, request.auth)}


def _windowed(body: taken.PlanIn | taken.RescheduleIn) -> dict[str, Any]:
    told = body.model_dump()
    window = told.pop("promised_from_at"), told.pop("promised_until_at")
    turn = told.pop("turn", None)
    ordered = {"turn": Wanted(**turn)} if turn is not None else {}
    return {**told, **ordered, "promised": None if window == (None, None) else window}


def _out(request: Signed, visit: Visit) -> dict[str, Any]:
    return page.visit_page(visit, request.auth)
