"""The staff's door to time 工时: an order's, one's own, and a person's."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Status

from aftersales.base.clock import now
from aftersales.base.http import Day, expected_version
from aftersales.people.signed import Signed
from aftersales.workorders.actions.worklogs import correcting, timing
from aftersales.workorders.queries import worklogs
from aftersales.workorders.schemas import worklogs as schemas

router = Router(tags=["time"])
Limit = Annotated[int, Query(ge=1, le=200)]


@router.get("/workorders/{uuid:key}/time", response=schemas.OrderTimeOut, operation_id="list_order_time")
def list_order_time(request: Signed, key: UUID) -> dict[str, Any]:
    """The time that went into an order, with what each span was before, and sums."""
    return _of_order(request, key)


@router.post("/workorders/{uuid:key}/time/start", response=schemas.OrderTimeOut, operation_id="start_time")
def start_time(request: Signed, key: UUID, body: schemas.TimeStartIn) -> dict[str, Any]:
    """开始计时, or go over to another kind of work; what ran elsewhere ends."""
    timing.start(key=key, by=request.auth, at=now(), **body.model_dump())
    return _of_order(request, key)


@router.post("/workorders/{uuid:key}/time/stop", response=schemas.OrderTimeOut, operation_id="stop_time")
def stop_time(request: Signed, key: UUID) -> dict[str, Any]:
    """停止计时."""
    timing.stop(key=key, by=request.auth, at=now())
    return _of_order(request, key)


@router.post("/workorders/{uuid:key}/time", response={201: schemas.OrderTimeOut}, operation_id="enter_time")
def enter_time(request: Signed, key: UUID, body: schemas.TimeEnterIn) -> Status[dict[str, Any]]:
    """补记 what nobody measured."""
    correcting.enter(key=key, by=request.auth, at=now(), **body.model_dump())
    return Status(201, _of_order(request, key))


@router.post("/time/{uuid:key}/correct", response=schemas.OrderTimeOut, operation_id="correct_time")
def correct_time(request: Signed, key: UUID, body: schemas.TimeCorrectIn) -> dict[str, Any]:
    """更正; `If-Match` names the version that was seen. How it stood before stays readable."""
    fields = body.model_dump(exclude_unset=True)
    row = correcting.correct(key=key, by=request.auth, at=now(), version=expected_version(request), **fields)
    return _of_order(request, row.order.key)


@router.post("/time/{uuid:key}/strike", response=schemas.OrderTimeOut, operation_id="strike_time")
def strike_time(request: Signed, key: UUID, body: schemas.TimeStrikeIn) -> dict[str, Any]:
    """作废; `If-Match` names the version that was seen."""
    row = correcting.strike(key=key, by=request.auth, at=now(), version=expected_version(request), reason=body.reason)
    return _of_order(request, row.order.key)


@router.get("/time", response=schemas.PersonTimeOut, operation_id="list_own_time")
def list_own_time(
    request: Signed, since: Day | None = None, until: Day | None = None, cursor: str | None = None, limit: Limit = 100
) -> dict[str, Any]:
    """What the reader's own days went into; today, if none are named."""
    return worklogs.own_time(request.auth, since=since, until=until, cursor=cursor, limit=limit, now=now())


@router.get("/people/{uuid:key}/time", response=schemas.PersonTimeOut, operation_id="list_person_time")
def list_person_time(
    request: Signed,
    key: UUID,
    since: Day | None = None,
    until: Day | None = None,
    cursor: str | None = None,
    limit: Limit = 100,
) -> dict[str, Any]:
    """What somebody's days went into, for whoever may correct their time."""
    return worklogs.person_time(key, request.auth, since=since, until=until, cursor=cursor, limit=limit, now=now())


def _of_order(request: Signed, key: UUID) -> dict[str, Any]:
    return worklogs.order_time(key, request.auth, now=now())
