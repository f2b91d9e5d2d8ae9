"""What can happen to an asset, and to the catalogue of products and fault codes, in the past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class _OfAsset(Event):
    """Something that happened to the asset with this key."""

    SUBJECT: ClassVar[str] = "asset"

    asset: UUID


@dataclass(frozen=True, kw_only=True)
class AssetRegistered(_OfAsset):
    product: UUID
    customer: UUID
    site: UUID | None = None
    parent: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AssetChanged(_OfAsset):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AssetMoved(_OfAsset):
    """To another site or another customer. Parts move with what they are built into: `along` is its key."""

    was_customer: UUID
    was_site: UUID | None
    customer: UUID
    site: UUID | None
    along: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class EnvironmentSet(_OfAsset):
    """What a software asset runs on is another now."""

    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class WarrantiesSet(_OfAsset):
    count: int


@dataclass(frozen=True, kw_only=True)
class AssetArchived(_OfAsset):
    pass


@dataclass(frozen=True, kw_only=True)
class AssetRestored(_OfAsset):
    pass


@dataclass(frozen=True, kw_only=True)
class _OfProduct(Event):
    SUBJECT: ClassVar[str] = "product"

    product: UUID


@dataclass(frozen=True, kw_only=True)
class ProductAdded(_OfProduct):
    pass


@dataclass(frozen=True, kw_only=True)
class ProductChanged(_OfProduct):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ProductArchived(_OfProduct):
    """No new one is registered; those that stand are served on."""


@dataclass(frozen=True, kw_only=True)
class _OfFaultCode(Event):
    SUBJECT: ClassVar[str] = "fault_code"

    fault_code: UUID


@dataclass(frozen=True, kw_only=True)
class FaultCodeAdded(_OfFaultCode):
    pass


@dataclass(frozen=True, kw_only=True)
class FaultCodeChanged(_OfFaultCode):
    fields: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class FaultCodeArchived(_OfFaultCode):
    pass
