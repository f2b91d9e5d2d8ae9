"""The staff's door to macros 宏: the reader's own, those for an order, what one would do there, and doing it."""

from typing import Any
from uuid import UUID

from ninja import Router, Status

from aftersales.base.clock import now
from aftersales.base.http import expected_version, version_if_given
from aftersales.people.signed import Signed
from aftersales.workorders.actions.macros import applying, keeping
from aftersales.workorders.queries import page
from aftersales.workorders.queries.macros import library, trials
from aftersales.workorders.schemas import macros
from aftersales.workorders.schemas.shown import OrderOut

router = Router(tags=["macros"])


@router.get("/macros", response=macros.MacrosOut, operation_id="list_macros")
def list_macros(request: Signed, archived: bool = False) -> dict[str, Any]:
    """The reader's own macros, those of their team, and everybody's."""
    return library.macros(request.auth, archived=archived)


@router.post("/macros", response={201: macros.MacroOut}, operation_id="keep_macro")
def keep_macro(request: Signed, body: macros.MacroIn) -> Status[dict[str, Any]]:
    """Keep some steps: for oneself, for one's team, for everybody."""
    told = body.model_dump(mode="json", exclude={"whose", "team"})
    row = keeping.keep_macro(by=request.auth, at=now(), whose=body.whose, team=body.team, fields=told)
    return Status(201, library.macro_row(row, request.auth))


@router.patch("/macros/{uuid:key}", response=macros.MacroOut, operation_id="change_macro")
def change_macro(request: Signed, key: UUID, body: macros.MacroChangeIn) -> dict[str, Any]:
    """Put it right; `If-Match` names the version that was seen."""
    fields = {name: one for name, one in body.model_dump(mode="json").items() if name in body.model_fields_set}
    version = expected_version(request)
    row = keeping.change_macro(key=key, by=request.auth, at=now(), version=version, fields=fields)
    return library.macro_row(row, request.auth)


@router.post("/macros/{uuid:key}/archive", response=macros.MacroOut, operation_id="archive_macro")
def archive_macro(request: Signed, key: UUID) -> dict[str, Any]:
    """Put it away; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = keeping.archive_macro(key=key, by=request.auth, at=now(), archived=True, version=version)
    return library.macro_row(row, request.auth)


@router.post("/macros/{uuid:key}/restore", response=macros.MacroOut, operation_id="restore_macro")
def restore_macro(request: Signed, key: UUID) -> dict[str, Any]:
    """Bring it back; `If-Match` names the version that was seen."""
    version = expected_version(request)
    row = keeping.archive_macro(key=key, by=request.auth, at=now(), archived=False, version=version)
    return library.macro_row(row, request.auth)


@router.get("/workorders/{uuid:key}/macros", response=macros.OffersOut, operation_id="offer_macros")
def offer_macros(request: Signed, key: UUID) -> dict[str, Any]:
    """The macros whose condition holds for an order."""
    return library.offered(key, request.auth, at=now())


@router.get("/workorders/{uuid:key}/macros/{uuid:macro}", response=macros.TriedOut, operation_id="try_macro")
def try_macro(request: Signed, key: UUID, macro: UUID) -> dict[str, Any]:
    """What a macro would do on an order, step by step; nothing is done."""
    row, tried = applying.try_macro(key=key, macro=macro, by=request.auth, at=now())
    return trials.told(row, tried, request.auth)


@router.post("/workorders/{uuid:key}/macros/{uuid:macro}", response=OrderOut, operation_id="apply_macro")
def apply_macro(request: Signed, key: UUID, macro: UUID, body: macros.ApplyIn) -> dict[str, Any]:
    """Do all its steps, or none; `If-Match` names the version of the order that was seen."""
    version = version_if_given(request)
    applying.apply_macro(key=key, macro=macro, by=request.auth, at=now(), version=version, seen=body.seen)
    return page.written_page(key, request.auth, now=now())
