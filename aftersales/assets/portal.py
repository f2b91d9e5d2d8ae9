"""The customers' door to assets: what their own company has. Nothing here is a staff schema."""

from datetime import date
from typing import Annotated
from uuid import UUID

from ninja import Query, Router, Schema

from aftersales.assets import queries, rules
from aftersales.assets.models import Asset
from aftersales.base.pages import MAX_PAGE
from aftersales.customers.access import contact_of
from aftersales.customers.queries import Page
from aftersales.people.signed import Signed

router = Router(tags=["assets"])


class WarrantyMine(Schema):
    starts_on: date
    labour_until: date | None
    parts_until: date | None
    travel_until: date | None


class AssetContractMine(Schema):
    number: str
    service_level: str
    starts_on: date
    ends_on: date


class AssetMine(Schema):
    """A machine or a program of my company, and until when what is covered."""

    key: UUID
    name: str
    serial: str
    product_zh: str
    product_en: str
    site: str | None
    installed_on: date | None
    warranties: list[WarrantyMine]
    contract: AssetContractMine | None

    @staticmethod
    def resolve_product_zh(row: Asset) -> str:
        return row.product.name_zh

    @staticmethod
    def resolve_product_en(row: Asset) -> str:
        return row.product.name_en

    @staticmethod
    def resolve_site(row: Asset) -> str | None:
        return row.site.name if row.site else None

    @staticmethod
    def resolve_warranties(row: Asset) -> list[rules.Warranty]:
        return queries.warranties_of(row)


class AssetsMine(Schema):
    rows: list[AssetMine]
    next: str | None


@router.get("/assets", response=AssetsMine, operation_id="list_my_assets")
def list_my_assets(
    request: Signed, cursor: str | None = None, limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 50
) -> Page[Asset]:
    return queries.of_company(contact_of(request.auth), cursor=cursor, limit=limit)


@router.get("/assets/{key}", response=AssetMine, operation_id="get_my_asset")
def get_my_asset(request: Signed, key: UUID) -> Asset:
    return queries.one_of_company(key, contact_of(request.auth))
