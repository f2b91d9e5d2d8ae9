"""The staff's door to assets and the catalogue."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from ninja import Query, Router

from aftersales.assets import queries, rules, schemas
from aftersales.assets.actions import assets, catalogue, records
from aftersales.assets.models import Asset, FaultCode, Product
from aftersales.base.clock import now
from aftersales.base.http import expected_version
from aftersales.base.pages import MAX_PAGE, Page
from aftersales.people.signed import Signed

router = Router(tags=["assets"])
Limit = Annotated[int, Query(ge=1, le=MAX_PAGE)]
Search = Annotated[str, Query(max_length=100)]


def _today(request: Signed) -> date:
    return now().astimezone(ZoneInfo(request.auth.zone)).date()


def _meant(warranties: list[schemas.WarrantyIn]) -> list[rules.Warranty]:
    return [rules.Warranty(**one.dict()) for one in warranties]


@router.get("/assets", response=schemas.AssetRows, operation_id="list_assets")
def list_assets(
    request: Signed,
    search: Search = "",
    customer: UUID | None = None,
    site: UUID | None = None,
    product: UUID | None = None,
    family: Search = "",
    software: bool | None = None,
    ends_within: Annotated[int | None, Query(ge=0, le=3650)] = None,
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 50,
) -> Page[Asset]:
    """Newest first; `search` is a part of a serial, a name, a customer or a model.

    `ends_within` asks for those of which a part of the warranty ends within so many days from today.
    """
    today = _today(request)
    return queries.assets(
        request.auth,
        search=search,
        customer=customer,
        site=site,
        product=product,
        family=family,
        software=software,
        ends_from=None if ends_within is None else today,
        ends_by=None if ends_within is None else today + timedelta(days=ends_within),
        archived=archived,
        cursor=cursor,
        limit=limit,
    )


@router.post("/assets", response={201: schemas.AssetRow}, operation_id="register_asset")
def register_asset(request: Signed, body: schemas.AssetIn) -> Asset:
    sent = body.dict(exclude={"environment", "warranties"})
    return assets.register_asset(
        by=request.auth,
        at=now(),
        environment=body.environment.dict(exclude_unset=True) if body.environment else None,
        warranties=None if body.warranties is None else _meant(body.warranties),
        **sent,
    )


@router.get("/assets/{key}", response=schemas.AssetOut, operation_id="get_asset")
def get_asset(request: Signed, key: UUID) -> queries.Known:
    return queries.asset(key, request.auth, on=_today(request))


@router.patch("/assets/{key}", response=schemas.AssetRow, operation_id="change_asset")
def change_asset(request: Signed, key: UUID, body: schemas.AssetChange) -> Asset:
    seen, sent = expected_version(request), body.dict(exclude_unset=True)
    return assets.change_asset(key=key, by=request.auth, at=now(), version=seen, changes=sent)


@router.post("/assets/{key}/move", response=schemas.AssetRow, operation_id="move_asset")
def move_asset(request: Signed, key: UUID, body: schemas.MoveIn) -> Asset:
    seen = expected_version(request)
    return assets.move_asset(key=key, by=request.auth, at=now(), version=seen, **body.dict())


@router.patch("/assets/{key}/environment", response=schemas.AssetRow, operation_id="set_environment")
def set_environment(request: Signed, key: UUID, body: schemas.EnvironmentIn) -> Asset:
    """What a software asset runs on; the version is the asset's."""
    seen, sent = expected_version(request), body.dict(exclude_unset=True)
    return records.set_environment(key=key, by=request.auth, at=now(), version=seen, changes=sent)


@router.put("/assets/{key}/warranties", response=schemas.AssetRow, operation_id="set_warranties")
def set_warranties(request: Signed, key: UUID, body: schemas.WarrantiesIn) -> Asset:
    """All warranties of an asset at once; the version is the asset's."""
    seen = expected_version(request)
    return records.set_warranties(key=key, by=request.auth, at=now(), version=seen, warranties=_meant(body.warranties))


@router.post("/assets/{key}/archive", response=schemas.AssetRow, operation_id="archive_asset")
def archive_asset(request: Signed, key: UUID) -> Asset:
    return assets.archive_asset(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.post("/assets/{key}/restore", response=schemas.AssetRow, operation_id="restore_asset")
def restore_asset(request: Signed, key: UUID) -> Asset:
    return assets.restore_asset(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.get("/products", response=schemas.ProductRows, operation_id="list_products")
def list_products(
    request: Signed,
    search: Search = "",
    family: Search = "",
    archived: bool = False,
    cursor: str | None = None,
    limit: Limit = 50,
) -> Page[Product]:
    """Newest first; `search` is a part of a name or the beginning of a code."""
    return queries.products(
        request.auth, search=search.strip(), family=family, archived=archived, cursor=cursor, limit=limit
    )


@router.post("/products", response={201: schemas.ProductOut}, operation_id="add_product")
def add_product(request: Signed, body: schemas.ProductIn) -> Product:
    return catalogue.add_product(by=request.auth, at=now(), **body.dict())


@router.get("/products/{key}", response=schemas.ProductOut, operation_id="get_product")
def get_product(request: Signed, key: UUID) -> Product:
    return queries.product(key, request.auth)


@router.patch("/products/{key}", response=schemas.ProductOut, operation_id="change_product")
def change_product(request: Signed, key: UUID, body: schemas.ProductChange) -> Product:
    seen, sent = expected_version(request), body.dict(exclude_unset=True)
    return catalogue.change_product(key=key, by=request.auth, at=now(), version=seen, changes=sent)


@router.post("/products/{key}/archive", response=schemas.ProductOut, operation_id="archive_product")
def archive_product(request: Signed, key: UUID) -> Product:
    return catalogue.archive_product(key=key, by=request.auth, at=now(), version=expected_version(request))


@router.get("/fault-codes", response=schemas.FaultCodeRows, operation_id="list_fault_codes")
def list_fault_codes(
    request: Signed, search: Search = "", family: Search = "", cursor: str | None = None, limit: Limit = 50
) -> Page[FaultCode]:
    """Newest first; `search` is how a code begins."""
    return queries.fault_codes(request.auth, search=search.strip(), family=family, cursor=cursor, limit=limit)


@router.post("/fault-codes", response={201: schemas.FaultCodeOut}, operation_id="add_fault_code")
def add_fault_code(request: Signed, body: schemas.FaultCodeIn) -> FaultCode:
    return catalogue.add_fault_code(by=request.auth, at=now(), **body.dict())


@router.get("/fault-codes/{key}", response=schemas.FaultCodeOut, operation_id="get_fault_code")
def get_fault_code(request: Signed, key: UUID) -> FaultCode:
    return queries.fault_code(key, request.auth)


@router.patch("/fault-codes/{key}", response=schemas.FaultCodeOut, operation_id="change_fault_code")
def change_fault_code(request: Signed, key: UUID, body: schemas.FaultCodeChange) -> FaultCode:
    seen, sent = expected_version(request), body.dict(exclude_unset=True)
    return catalogue.change_fault_code(key=key, by=request.auth, at=now(), version=seen, changes=sent)


@router.post("/fault-codes/{key}/archive", response=schemas.FaultCodeOut, operation_id="archive_fault_code")
def archive_fault_code(request: Signed, key: UUID) -> FaultCode:
    return catalogue.archive_fault_code(key=key, by=request.auth, at=now(), version=expected_version(request))
