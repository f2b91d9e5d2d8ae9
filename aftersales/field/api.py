"""The engineer's phone: what it tells, and what it is told."""

from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router

from aftersales.base.clock import now
from aftersales.base.http import Sought, language_of
from aftersales.base.words import refusal
from aftersales.customers.models import Contact
from aftersales.field import schemas
from aftersales.field.actions import contacts, operations
from aftersales.field.actions.operations import Result, Told
from aftersales.field.queries import day, offers, orders
from aftersales.people.signed import Signed
from aftersales.workorders.models import Wish
from aftersales.workorders.schemas.shown import NumberOut

router = Router(tags=["field"])


@router.post("/operations", response=schemas.ResultsOut, operation_id="take_operations")
def take_operations(request: Signed, body: schemas.OperationsIn) -> dict[str, Any]:
    """What was done on a phone, each operation once for ever, however often it is sent."""
    at = now()
    told = [Told(**one.model_dump()) for one in body.operations]
    results = operations.take(told=told, by=request.auth, at=at, sent_at=body.sent_at)
    return {"now": at, "results": [_result(one, language_of(request)) for one in results]}


@router.get("/field/today", response=schemas.FieldDayOut, operation_id="get_field_day")
def get_field_day(request: Signed) -> dict[str, Any]:
    """The reader's visits of today and the next days."""
    return day.day(request.auth, now=now())


@router.get("/field/offers", response=schemas.FieldOffersOut, operation_id="get_field_offers")
def get_field_offers(request: Signed) -> dict[str, Any]:
    """What the reader is asked to take, and until when."""
    return offers.offered(request.auth, now=now())


@router.get("/field/orders", response=schemas.FoundLinesOut, operation_id="find_field_orders")
def find_field_orders(
    request: Signed, search: Sought, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=100)] = 30
) -> dict[str, Any]:
    """The reader's own orders by words, newest first."""
    return orders.found_orders(search, request.auth, cursor=cursor, limit=limit)


@router.get("/field/orders/{uuid:key}", response=schemas.FieldOrderOut, operation_id="get_field_order")
def get_field_order(request: Signed, key: UUID) -> dict[str, Any]:
    """One order with all that an engineer needs."""
    return orders.field_order(key, request.auth, now=now())


@router.get("/field/scan", response=schemas.ScanOut, operation_id="scan_label")
def scan_label(request: Signed, code: Sought) -> dict[str, Any]:
    """What a label, a serial or a number leads to."""
    return orders.scan(code, request.auth)


@router.post("/field/visits/{uuid:key}/contact", response=NumberOut, operation_id="show_visit_contact")
def show_visit_contact(request: Signed, key: UUID) -> Contact | Wish:
    """The number to call, for whoever goes there; that it was asked for is on record."""
    return contacts.show_contact(visit=key, by=request.auth, at=now())


def _result(one: Result, language: str) -> dict[str, Any]:
    row = one.row
    names = ("outcome", "at", "recorded_at", "off_seconds", "version", "code", "facts", "now")
    return {
        **{name: getattr(row, name) for name in names},
        "id": row.key,
        "replayed": one.replayed,
        "detail": refusal(row.code, language, row.facts) if row.code else "",
    }
