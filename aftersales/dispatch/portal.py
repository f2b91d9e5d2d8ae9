"""The customers' door to appointments 预约: choose when somebody comes to one's own order, move it, cancel it. And,
with nothing but a link, when whoever set out will be there.

Its schemas are its own: no engineer, no capacity, nobody else's orders have a field.
"""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Header, Query, Router, Schema, Status
from pydantic import AwareDatetime

from aftersales.base.clock import now
from aftersales.base.http import Input
from aftersales.base.throttle import Throttle
from aftersales.dispatch.actions.appointments import confirming, holding
from aftersales.dispatch.queries.appointments import shown
from aftersales.dispatch.queries.underway import links
from aftersales.people.signed import Signed, anybody

router = Router(tags=["appointments"])
arrivals = Router(tags=["arrivals"])
Days = Annotated[int, Query(ge=1, le=shown.MOST_DAYS)]


THROTTLE: Final = Throttle(most=120, seconds=60)
"""Of an address on the net: an office full of people who wait asks less; whoever guesses gets nowhere."""
Secret = Annotated[str, Header(alias="X-Arrival-Link", max_length=200)]


class PortalWindowIn(Input):
    """A window of the list, by its times."""

    from_at: AwareDatetime
    until_at: AwareDatetime


class PortalWindow(Schema):
    """From when until when somebody arrives, and of which day it is where that is."""

    day: date
    from_at: datetime
    until_at: datetime


class PortalSlots(Schema):
    """The windows one can have, in the zone of the place; `offered`: whether one can choose at all, or is called."""

    zone: str
    offered: bool
    days_ahead: int
    left_out: int
    rows: list[PortalWindow]


class PortalAppointment(Schema):
    """A window that is held until an instant (confirm it by then), or promised; until when one may move or cancel it
    here."""

    from_at: datetime
    until_at: datetime
    held_until: datetime | None
    move_until_at: datetime
    cancel_until_at: datetime


class PortalAppointments(Schema):
    """What is held for an order, and what was promised; `offered`: whether one can choose at all, or is called."""

    zone: str
    offered: bool
    held: PortalAppointment | None
    confirmed: PortalAppointment | None


@router.get("/workorders/{uuid:key}/slots", response=PortalSlots, operation_id="list_own_slots")
def list_own_slots(request: Signed, key: UUID, since: date | None = None, days: Days = 7) -> dict[str, Any]:
    """When somebody can come."""
    return shown.own_slots(key, request.auth, at=now(), since=since, days=days)


@router.get("/workorders/{uuid:key}/appointment", response=PortalAppointments, operation_id="get_own_appointment")
def get_own_appointment(request: Signed, key: UUID) -> dict[str, Any]:
    """What I have chosen."""
    return shown.own(key, request.auth, at=now())


@router.post(
    "/workorders/{uuid:key}/appointment/hold", response={201: PortalAppointments}, operation_id="hold_own_appointment"
)
def hold_own_appointment(request: Signed, key: UUID, body: PortalWindowIn) -> Status[dict[str, Any]]:
    """Keep a window for some minutes while I make up my mind."""
    holding.hold(order=key, by=request.auth, at=now(), **body.model_dump())
    return Status(201, shown.own(key, request.auth, at=now()))


@router.post(
    "/workorders/{uuid:key}/appointment/let_go", response=PortalAppointments, operation_id="let_go_own_appointment"
)
def let_go_own_appointment(request: Signed, key: UUID) -> dict[str, Any]:
    """Not that one after all."""
    holding.let_go(order=key, by=request.auth, at=now())
    return shown.own(key, request.auth, at=now())


@router.post(
    "/workorders/{uuid:key}/appointment/confirm", response=PortalAppointments, operation_id="confirm_own_appointment"
)
def confirm_own_appointment(request: Signed, key: UUID) -> dict[str, Any]:
    """确认预约: that one, in place of what I had before."""
    confirming.confirm(order=key, by=request.auth, at=now())
    return shown.own(key, request.auth, at=now())


@router.post(
    "/workorders/{uuid:key}/appointment/cancel", response=PortalAppointments, operation_id="cancel_own_appointment"
)
def cancel_own_appointment(request: Signed, key: UUID) -> dict[str, Any]:
    """取消预约: nobody need come then; the order stays."""
    confirming.cancel(order=key, by=request.auth, at=now())
    return shown.own(key, request.auth, at=now())


class PortalArrival(Schema):
    """When somebody is expected, by the clock of `zone`, and nothing of anybody else. `as_of_at`: from where they were
    then (`old`: a while ago), null: reckoned from when they set out; `way`: how much of it lies behind them, in
    percent; `late`: after what was promised. Of a way that is over there is the `state` alone."""

    state: Literal["travelling", "arrived", "over"]
    number: str | None
    site: str | None
    engineer: str | None
    zone: str | None
    departed_at: datetime | None
    from_at: datetime | None
    until_at: datetime | None
    as_of_at: datetime | None
    old: bool
    late: bool
    way: int | None
    promised_from_at: datetime | None
    promised_until_at: datetime | None


@router.get("/workorders/{uuid:key}/arrival", response=PortalArrival, operation_id="get_own_arrival")
def get_own_arrival(request: Signed, key: UUID) -> dict[str, Any]:
    """到达追踪 of my order: when will they be here? `over` where nobody is on the way to it."""
    return links.told_to_own(key, request.auth, now())


@arrivals.get("/arrival", response=PortalArrival, auth=anybody, operation_id="get_arrival")
def get_arrival(request: HttpRequest, link: Secret = "") -> dict[str, Any]:
    """到达追踪: when will they be here? For whoever holds the link, which comes in a header and so stands in no log."""
    THROTTLE.take(str(request.META.get("REMOTE_ADDR", "")))
    return links.told(link, now())
