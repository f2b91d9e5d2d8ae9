"""Assets: registered, changed, moved with what is built into them, archived."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from aftersales.assets import access, queries, rules
from aftersales.assets.actions.indexing import index_assets
from aftersales.assets.actions.records import put_environment, put_warranties
from aftersales.assets.events import AssetArchived, AssetChanged, AssetMoved, AssetRegistered, AssetRestored
from aftersales.assets.models import Asset, Product
from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.customers.access import audience
from aftersales.customers.actions.customers import refuse_archived as refuse_archived_customer
from aftersales.customers.models import Contract, Customer, Site
from aftersales.customers.rules import tidy_code
from aftersales.people.access import Actor


@verb
def register_asset(
    *,
    by: Actor | None,
    at: datetime,
    product: UUID,
    customer: UUID,
    name: str,
    site: UUID | None = None,
    contract: UUID | None = None,
    parent: UUID | None = None,
    serial: str = "",
    batch: str = "",
    installed_on: date | None = None,
    environment: Mapping[str, Any] | None = None,
    warranties: Sequence[rules.Warranty] | None = None,
    key: UUID | None = None,
) -> Asset:
    """A machine or a software installation at a customer.

    Site, contract and parent are the same customer's. Without `warranties` it has the product's own from the day it
    was installed.
    """
    owner = access.customer_for(customer, by)
    owner = access.lock_customers(owner.pk)[owner.pk]
    refuse_archived_customer(owner)
    model = _product(product, by)
    fields = _checked({"name": name, "serial": serial, "batch": batch, "installed_on": installed_on}, model, None)
    asset = Asset.objects.create(
        key=key or new_key(),
        product=model,
        customer=owner,
        site=_site(site, owner),
        contract=_contract(contract, owner),
        parent=_parent(parent, owner, None),
        **fields,
    )
    index_assets(asset)
    if environment is not None or model.is_software:
        put_environment(asset, environment or {})
    put_warranties(asset, owed_for(asset) if warranties is None else warranties)
    emit(
        AssetRegistered(
            asset=asset.key,
            product=model.key,
            customer=owner.key,
            site=site,
            parent=parent,
            at=at,
            by=by and by.key,
        ),
        audience=access.heard_by(asset),
    )
    return asset


@verb
def change_asset(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Asset:
    """Change some of name, serial, batch, day of installation, contract and parent; where it stands is `move_asset`."""
    asset = access.lock(key, by)
    refuse_archived(asset)
    fields = _checked(changes, asset.product, asset)
    if "contract" in fields:
        fields["contract"] = _contract(fields["contract"], asset.customer)
    if "parent" in fields:
        fields["parent"] = _parent(fields["parent"], asset.customer, asset)
    changed = update(asset, fields, seen=version)
    if {"name", "serial", "batch"}.intersection(changed):
        index_assets(asset)
    if changed:
        emit(AssetChanged(asset=asset.key, fields=changed, at=at, by=by and by.key), audience=access.heard_by(asset))
    return asset


@verb
def move_asset(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, site: UUID | None, customer: UUID | None = None
) -> Asset:
    """Another site, or with `customer` another customer, who needs to be one that the mover may give assets to.

    What is built into it and stands at the same place comes along; to another customer all of it does. There it leaves
    its contract and what it was built into behind; the warranty goes with the machine.
    """
    asset, was, owner = _lock_for_move(key, by, customer)
    refuse_archived(asset)
    refuse_archived_customer(owner)
    place, left = _site(site, owner), asset.site
    parts = [part for part in queries.parts_below(asset) if owner != was or part.site == left]
    told = sorted({*audience(was), *audience(owner)})
    if not update(asset, _moved(asset, owner, place), seen=version):
        return asset
    _tell_moved(asset, was, left, by=by, at=at, told=told)
    for part in parts:
        stood = part.site
        if update(part, _moved(part, owner, place, along=True), seen=None):
            _tell_moved(part, was, stood, by=by, at=at, told=told, along=asset.key)
    return asset


@verb
def archive_asset(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Asset:
    """Scrapped or sold away: served no more. What is built into it is archived or moved out first."""
    asset = access.lock(key, by)
    refuse_archived(asset)
    parts = Asset.objects.filter(parent=asset, archived_at__isnull=True).count()
    if parts:
        raise Conflict("asset_has_parts", parts=parts)
    update(asset, {"archived_at": at}, seen=version)
    emit(AssetArchived(asset=asset.key, at=at, by=by and by.key), audience=access.heard_by(asset))
    return asset


@verb
def restore_asset(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Asset:
    """It is served again."""
    asset = access.lock(key, by)
    refuse_archived_customer(asset.customer)
    if asset.archived_at is None:
        raise Conflict("asset_not_archived")
    if asset.parent is not None:
        refuse_archived(asset.parent)
    update(asset, {"archived_at": None}, seen=version)
    emit(AssetRestored(asset=asset.key, at=at, by=by and by.key), audience=access.heard_by(asset))
    return asset


def refuse_archived(asset: Asset) -> None:
    """Nothing changes at an asset that is archived, or whose customer is."""
    refuse_archived_customer(asset.customer)
    if asset.archived_at is not None:
        raise Conflict("asset_archived", asset=str(asset.key))


def _lock_for_move(key: UUID, by: Actor | None, customer: UUID | None) -> tuple[Asset, Customer, Customer]:
    """The asset, whose it is and whose it will be, both locked in one order before the asset is read."""
    found = access.visible_to(by).filter(key=key).first()
    if found is None:
        raise NotFound(what="asset")
    target = found.customer if customer is None else access.customer_for(customer, by)
    locked = access.lock_customers(found.customer_id, target.pk)
    asset = access.lock(key, by)
    if asset.customer_id not in locked:
        raise Conflict("try_again")
    return asset, locked[asset.customer_id], locked[target.pk]


def _moved(asset: Asset, owner: Customer, place: Site | None, *, along: bool = False) -> dict[str, Any]:
    if asset.customer_id == owner.pk:
        return {"site": place}
    left = {"contract": None} if along else {"contract": None, "parent": None}
    return {"customer": owner, "site": place, **left}


def _tell_moved(
    asset: Asset,
    was: Customer,
    left: Site | None,
    *,
    by: Actor | None,
    at: datetime,
    told: Iterable[str],
    along: UUID | None = None,
) -> None:
    emit(
        AssetMoved(
            asset=asset.key,
            was_customer=was.key,
            was_site=left.key if left else None,
            customer=asset.customer.key,
            site=asset.site.key if asset.site else None,
            along=along,
            at=at,
            by=by and by.key,
        ),
        audience=told,
    )


def _checked(changes: Mapping[str, Any], product: Product, asset: Asset | None) -> dict[str, Any]:
    fields = dict(changes)
    if "name" in fields and not fields["name"]:
        raise Invalid("empty", field="name")
    for name in ("serial", "batch"):
        if name in fields:
            fields[name] = tidy_code(fields[name])
    serial = fields.get("serial", "")
    if serial and Asset.objects.filter(product=product, serial=serial).exclude(pk=asset.pk if asset else 0).exists():
        raise Conflict("serial_taken", field="serial", taken=serial)
    return fields


def owed_for(asset: Asset) -> list[rules.Warranty]:
    """The maker's warranty from the day of installation, by the months of the product; none without such a day."""
    if asset.installed_on is None:
        return []
    model = asset.product
    owed = rules.from_installation(asset.installed_on, model.labour_months, model.parts_months, model.travel_months)
    return [owed] if owed else []


def _product(key: UUID, by: Actor | None) -> Product:
    product = access.products_visible_to(by).filter(key=key).first()
    if product is None:
        raise NotFound(what="product")
    if product.archived_at is not None:
        raise Conflict("product_archived", product=str(key))
    return product


def _site(key: UUID | None, owner: Customer) -> Site | None:
    if key is None:
        return None
    site = Site.objects.filter(key=key, customer=owner, archived_at__isnull=True).first()
    if site is None:
        raise NotFound(what="site")
    return site


def _contract(key: UUID | None, owner: Customer) -> Contract | None:
    if key is None:
        return None
    contract = Contract.objects.filter(key=key, customer=owner, archived_at__isnull=True).first()
    if contract is None:
        raise NotFound(what="contract")
    return contract


def _parent(key: UUID | None, owner: Customer, asset: Asset | None) -> Asset | None:
    """What it is to be built into: the same customer's, never itself or what is built into it."""
    if key is None:
        return None
    parent = Asset.objects.filter(key=key, customer=owner, archived_at__isnull=True).first()
    if parent is None:
        raise NotFound(what="parent")
    above = queries.ids_above(parent.pk)
    if asset is not None and asset.pk in above:
        raise Conflict("part_of_itself", field="parent")
    if len(above) + (queries.depth_below(asset.pk) if asset else 0) >= rules.DEEPEST:
        raise Conflict("parts_too_deep", field="parent", most=rules.DEEPEST)
    return parent
