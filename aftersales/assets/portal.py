"""The customers' door to assets: what their own company has. Nothing here is a staff schema."""

from datetime import date
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from ninja import Query, Router, Schema

from aftersales.assets import queries, rules
from aftersales.assets.models import Asset
from aftersales.base.clock import now
from aftersales.base.pages import MAX_PAGE, Page
from aftersales.customers.access import contact_of
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


class PartMine(Schema):
    """Whether a part of a repair is on the maker today, why, and until when."""

    why: rules.Covered
    until: date | None


class CoverMine(Schema):
    """What the maker owes today, part by part."""

    labour: PartMine
    parts: PartMine
    travel: PartMine


class EnvironmentMine(Schema):
    """What a program of my company runs on, as we know it."""

    software_version: str
    patch: str
    modules: list[str]
    database: str
    middleware: str
    operating_system: str
    certificate_expires_on: date | None
    backed_up_on: date | None


class AssetMine(Schema):
    """A machine or a program of my company, and until when what is covered."""

    key: UUID
    name: str
    serial: str
    product_zh: str
    product_en: str
    is_software: bool
    site: str | None
    installed_on: date | None
    warranties: list[WarrantyMine]
    contract: AssetContractMine | None
    cover: CoverMine

    @staticmethod
    def resolve_product_zh(row: Asset) -> str:
        return row.product.name_zh

    @staticmethod
    def resolve_product_en(row: Asset) -> str:
        return row.product.name_en

    @staticmethod
    def resolve_is_software(row: Asset) -> bool:
        return row.product.is_software

    @staticmethod
    def resolve_site(row: Asset) -> str | None:
        return row.site.name if row.site else None

    @staticmethod
    def resolve_warranties(row: Asset) -> list[rules.Warranty]:
        return queries.warranties_of(row)

    @staticmethod
    def resolve_cover(row: Asset) -> rules.Cover:
        """As of today where the asset stands."""
        here = ZoneInfo(row.site.zone if row.site else settings.COMPANY_ZONE)
        return queries.cover_on(row, now().astimezone(here).date())


class AssetPageMine(AssetMine):
    """One of them, with what it runs on if it is a program."""

    environment: EnvironmentMine | None

    @staticmethod
    def resolve_environment(row: Asset) -> object:
        return queries.environment(row)


class AssetsMine(Schema):
    rows: list[AssetMine]
    next: str | None


@router.get("/assets", response=AssetsMine, operation_id="list_my_assets")
def list_my_assets(
    request: Signed,
    search: Annotated[str, Query(max_length=100)] = "",
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 50,
) -> Page[Asset]:
    return queries.of_company(contact_of(request.auth), search=search.strip(), cursor=cursor, limit=limit)


@router.get("/assets/{key}", response=AssetPageMine, operation_id="get_my_asset")
def get_my_asset(request: Signed, key: UUID) -> Asset:
    return queries.one_of_company(key, contact_of(request.auth))
