"""Reads of assets: pages for staff and portal, one asset with all that is known of it, and the tree of parts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet

from aftersales.assets import access, rules
from aftersales.assets.models import Asset, Environment, FaultCode, Product, Warranty
from aftersales.base import sql
from aftersales.base.errors import NotFound
from aftersales.base.pages import Page, newest_first
from aftersales.base.search.asked import read
from aftersales.base.search.rows import word_fits
from aftersales.customers.models import Contact, Contract, Customer
from aftersales.customers.queries import contract_on
from aftersales.customers.rules import tidy_code
from aftersales.people.access import Actor

MOST_SHOWN = 50
"""Fault codes and parts shown with their asset; the lists have them all."""

RowT = TypeVar("RowT", bound=Model)


def assets(
    by: Actor | None,
    *,
    search: str = "",
    customer: UUID | None = None,
    site: UUID | None = None,
    product: UUID | None = None,
    family: str = "",
    software: bool | None = None,
    ends_from: date | None = None,
    ends_by: date | None = None,
    archived: bool = False,
    cursor: str | None,
    limit: int,
) -> Page[Asset]:
    """Assets, newest first, machines or software alone, also those of which a part of a warranty ends within some days.

    Every word of `search` is a part of a serial, a name, a customer's name or a model's: see `base.search`.
    """
    rows = access.visible_to(by).filter(archived_at__isnull=not archived).prefetch_related(_warranties())
    for column, value in (("customer__key", customer), ("site__key", site), ("product__key", product)):
        if value is not None:
            rows = rows.filter(**{column: value})
    if family:
        rows = rows.filter(product__family=family)
    if software is not None:
        rows = rows.filter(product__is_software=software)
    if ends_from is not None and ends_by is not None:
        rows = rows.filter(_ends_within(ends_from, ends_by))
    return newest_first(rows.filter(_named(search.strip())), cursor, limit)


def _named(said: str) -> Q:
    """Every word in the asset's own names and serials, its customer's name or its model's."""
    asked = read(said)
    found = Q() if asked or not said else Q(pk__in=[])
    for word in asked.words:
        own = Asset.objects.filter(word_fits(word)).values("pk")
        theirs = Customer.objects.filter(word_fits(word)).values("pk")
        model = Q(name_zh__icontains=word.typed) | Q(name_en__icontains=word.typed)
        models = Product.objects.filter(model | Q(code__icontains=word.typed)).values("pk")
        found &= Q(pk__in=own) | Q(customer__in=theirs) | Q(product__in=models)
    return found


def _ends_within(first: date, last: date) -> Q:
    """Of which labour, parts or travel is on the maker until one of these days."""
    mine = Warranty.objects.filter(asset=OuterRef("pk"))
    within = Q()
    for part in ("labour_until", "parts_until", "travel_until"):
        within |= Q(**{f"{part}__range": (first, last)})
    return Q(Exists(mine.filter(within)))


def _warranties() -> "Prefetch[str]":
    return Prefetch("warranties", Warranty.objects.order_by("starts_on", "pk"))


@dataclass(frozen=True)
class Known:
    """One asset with all that is known of it, and what is covered on a day."""

    asset: Asset
    environment: Environment | None
    warranties: list[rules.Warranty]
    cover: rules.Cover
    contract: Contract | None
    contract_why: str
    parts: list[Asset]
    fault_codes: list[FaultCode]


def asset(key: UUID, by: Actor | None, *, on: date) -> Known:
    """One asset that the reader may know of, with what is covered `on` the reader's local day."""
    found = access.visible_to(by).filter(key=key).first()
    if found is None:
        raise NotFound(what="asset")
    warranties = warranties_of(found)
    contract, why = contract_of(found, on)
    codes = FaultCode.objects.filter(family=found.product.family, archived_at__isnull=True).exclude(family="")
    parts = Asset.objects.filter(parent=found, archived_at__isnull=True).select_related("product")
    return Known(
        asset=found,
        environment=environment(found),
        warranties=warranties,
        cover=rules.cover_on(warranties, on),
        contract=contract,
        contract_why=why,
        parts=list(parts.order_by("name", "pk")[:MOST_SHOWN]),
        fault_codes=list(codes.order_by("code")[:MOST_SHOWN]),
    )


def contract_of(asset: Asset, on: date) -> tuple[Contract | None, str]:
    """The contract that counts for an asset on a day: its own while it runs (why "own"), else its customer's best."""
    own = asset.contract
    if own is not None and own.archived_at is None and own.starts_on <= on <= own.ends_on:
        return own, "own"
    return contract_on(asset.customer_id, on)


def cover_on(asset: Asset, on: date) -> rules.Cover:
    """What the maker owes for an asset on a day, and why."""
    return rules.cover_on(warranties_of(asset), on)


def warranties_of(asset: Asset) -> list[rules.Warranty]:
    """The warranties of an asset as the rules see them, earliest first; those prefetched cost no query."""
    rows = sorted(asset.warranties.all(), key=lambda row: (row.starts_on, row.pk))
    return [rules.Warranty(row.starts_on, row.labour_until, row.parts_until, row.travel_until) for row in rows]


def environment(asset: Asset) -> Environment | None:
    """What a software asset runs on; None for a machine."""
    return Environment.objects.filter(asset=asset).first()


def of_company(contact: Contact, *, search: str = "", cursor: str | None, limit: int) -> Page[Asset]:
    """What a portal reader's company has, newest first, with its warranties; `search` is any part of a name, a serial
    or a place: one company's things are few enough to be looked through."""
    rows = access.of_contact(contact).prefetch_related(_warranties())
    if search:
        rows = rows.filter(Q(name__icontains=search) | Q(serial__icontains=search) | Q(site__name__icontains=search))
    return newest_first(rows, cursor, limit)


def one_of_company(key: UUID, contact: Contact) -> Asset:
    """One asset of a portal reader's company; anybody else's does not exist."""
    return _found(access.of_contact(contact).prefetch_related(_warranties()), key, "asset")


def products(
    by: Actor | None, *, search: str = "", family: str = "", archived: bool = False, cursor: str | None, limit: int
) -> Page[Product]:
    """The catalogue, newest first; `search` is a part of a name or the beginning of a code."""
    rows = access.products_visible_to(by).filter(archived_at__isnull=not archived)
    if family:
        rows = rows.filter(family=family)
    if search:
        named = Q(name_zh__icontains=search) | Q(name_en__icontains=search)
        rows = rows.filter(named | Q(code__istartswith=tidy_code(search)))
    return newest_first(rows, cursor, limit)


def product(key: UUID, by: Actor | None) -> Product:
    """One product of the catalogue."""
    return _found(access.products_visible_to(by), key, "product")


def fault_codes(
    by: Actor | None, *, search: str = "", family: str = "", cursor: str | None, limit: int
) -> Page[FaultCode]:
    """Fault codes, newest first; `search` is how a code begins."""
    rows = access.fault_codes_visible_to(by).filter(archived_at__isnull=True)
    if family:
        rows = rows.filter(family=family)
    if search:
        rows = rows.filter(code__istartswith=tidy_code(search))
    return newest_first(rows, cursor, limit)


def fault_code(key: UUID, by: Actor | None) -> FaultCode:
    """One fault code."""
    return _found(access.fault_codes_visible_to(by), key, "fault_code")


def _found(rows: QuerySet[RowT], key: UUID, what: str) -> RowT:
    row = rows.filter(key=key).first()
    if row is None:
        raise NotFound(what=what)
    return row


def ids_above(asset: int) -> list[int]:
    """The ids of what an asset is built into, itself first."""
    return [pk for (pk,) in sql.rows("assets", "above", asset=asset, deepest=rules.DEEPEST)]


def depth_below(asset: int) -> int:
    """How many levels of parts are built into an asset; 0 for none."""
    return max((step for _, step in _below(asset)), default=0)


def parts_below(asset: Asset) -> list[Asset]:
    """All that is built into an asset, nearest first, archived parts too."""
    ids = [pk for pk, _ in _below(asset.pk)]
    rows = Asset.objects.filter(pk__in=ids).select_related("customer", "site", "contract", "parent")
    return sorted(rows, key=lambda row: ids.index(row.pk))


def _below(asset: int) -> list[tuple[int, int]]:
    return [(pk, step) for pk, step in sql.rows("assets", "below", asset=asset, deepest=rules.DEEPEST)]


def titles_of(keys: Collection[UUID], by: Actor) -> dict[UUID, str]:
    """The names of those of these assets that the reader may see."""
    return dict(access.visible_to(by).filter(key__in=keys).values_list("key", "name"))
