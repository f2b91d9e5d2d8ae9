"""What staff send and get about assets. Customers' own pages have schemas of their own in `portal.py`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from aftersales.assets import queries, rules
from aftersales.assets.models import Asset, Product
from aftersales.base.http import Input, Line, OptionalLine

Months = Annotated[int, Field(ge=1, le=600)]
Unset: Any = Field(default=None)
"""A field of a change that may be left out: what is not sent stays as it is."""


class ProductIn(Input):
    code: Line
    name_zh: Line
    name_en: Line
    family: OptionalLine = ""
    maker: OptionalLine = ""
    is_software: bool = False
    skill: UUID | None = None
    labour_months: Months | None = None
    parts_months: Months | None = None
    travel_months: Months | None = None


class ProductChange(Input):
    code: Line = Unset
    name_zh: Line = Unset
    name_en: Line = Unset
    family: OptionalLine = Unset
    maker: OptionalLine = Unset
    skill: UUID | None = Unset
    labour_months: Months | None = Unset
    parts_months: Months | None = Unset
    travel_months: Months | None = Unset


class FaultCodeIn(Input):
    family: Line
    code: Line
    name_zh: Line
    name_en: Line


class FaultCodeChange(Input):
    family: Line = Unset
    code: Line = Unset
    name_zh: Line = Unset
    name_en: Line = Unset


class EnvironmentIn(Input):
    software_version: OptionalLine = Unset
    patch: OptionalLine = Unset
    modules: Annotated[list[Line], Field(max_length=200)] = Unset
    database: OptionalLine = Unset
    middleware: OptionalLine = Unset
    operating_system: OptionalLine = Unset
    certificate_expires_on: date | None = Unset
    backed_up_on: date | None = Unset


class WarrantyIn(Input):
    """Each part until its own last day; left out, that part is not covered."""

    starts_on: date
    labour_until: date | None = None
    parts_until: date | None = None
    travel_until: date | None = None


class WarrantiesIn(Input):
    warranties: Annotated[list[WarrantyIn], Field(max_length=20)]


class AssetIn(Input):
    """Without `warranties` it has the product's own from the day it was installed; an empty list is none at all."""

    product: UUID
    customer: UUID
    name: Line
    site: UUID | None = None
    contract: UUID | None = None
    parent: UUID | None = None
    serial: OptionalLine = ""
    batch: OptionalLine = ""
    installed_on: date | None = None
    environment: EnvironmentIn | None = None
    warranties: Annotated[list[WarrantyIn], Field(max_length=20)] | None = None


class AssetChange(Input):
    name: Line = Unset
    serial: OptionalLine = Unset
    batch: OptionalLine = Unset
    installed_on: date | None = Unset
    contract: UUID | None = Unset
    parent: UUID | None = Unset


class MoveIn(Input):
    """To a site of the same customer, or with `customer` of another; a null site is a place we do not know."""

    site: UUID | None
    customer: UUID | None = None


class ProductOut(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    family: str
    maker: str
    is_software: bool
    skill: UUID | None
    labour_months: int | None
    parts_months: int | None
    travel_months: int | None
    archived_at: datetime | None
    version: int

    @staticmethod
    def resolve_skill(row: Product) -> UUID | None:
        return row.skill.key if row.skill else None


class ProductRows(Schema):
    rows: list[ProductOut]
    next: str | None


class FaultCodeOut(Schema):
    key: UUID
    family: str
    code: str
    name_zh: str
    name_en: str
    archived_at: datetime | None
    version: int


class FaultCodeRows(Schema):
    rows: list[FaultCodeOut]
    next: str | None


class AssetLink(Schema):
    """What something points to: enough for a link."""

    key: UUID
    name: str


class ProductNamed(Schema):
    key: UUID
    code: str
    name_zh: str
    name_en: str
    family: str
    is_software: bool


class WarrantyOut(Schema):
    starts_on: date
    labour_until: date | None
    parts_until: date | None
    travel_until: date | None


class AssetRow(Schema):
    key: UUID
    name: str
    serial: str
    batch: str
    installed_on: date | None
    product: ProductNamed
    customer: AssetLink
    site: AssetLink | None
    parent: AssetLink | None
    warranties: list[WarrantyOut]
    archived_at: datetime | None
    version: int

    @staticmethod
    def resolve_warranties(row: Asset) -> Sequence[rules.Warranty]:
        return queries.warranties_of(row)


class AssetRows(Schema):
    rows: list[AssetRow]
    next: str | None


class RunsOnOut(Schema):
    """What a software asset is and runs on, as much as one asks first."""

    software_version: str
    patch: str
    modules: list[str]
    database: str


class EnvironmentOut(RunsOnOut):
    """All that is known of what a software asset runs on."""

    middleware: str
    operating_system: str
    certificate_expires_on: date | None
    backed_up_on: date | None


class CoverPart(Schema):
    """Whether the maker pays, why, and the last day of the warranty that decided it."""

    covered: bool
    why: rules.Covered
    until: date | None


class Cover(Schema):
    labour: CoverPart
    parts: CoverPart
    travel: CoverPart


class ContractNamed(Schema):
    key: UUID
    number: str
    service_level: str
    starts_on: date
    ends_on: date


class PartRow(Schema):
    key: UUID
    name: str
    serial: str
    product: ProductNamed


class AssetOut(Schema):
    """`cover` and `contract` are as of today in the reader's zone; `contract_why` says why this one, or why none."""

    asset: AssetRow
    environment: EnvironmentOut | None
    cover: Cover
    contract: ContractNamed | None
    contract_why: str
    parts: list[PartRow]
    fault_codes: list[FaultCodeOut]
