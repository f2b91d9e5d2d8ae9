"""Assets from a table, many at a time.

An asset is known by its product and serial number; without one by its customer, product and name. What it stands at is
never changed by a table: a typing error in a customer's code must not carry a machine away from its contract.
"""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from aftersales.assets import rules
from aftersales.assets.actions.assets import owed_for
from aftersales.assets.actions.bringing.around import Around
from aftersales.assets.actions.indexing import index_assets
from aftersales.assets.events import AssetChanged, AssetMoved, AssetRegistered, EnvironmentSet
from aftersales.assets.models import Asset, Environment, Warranty
from aftersales.assets.rules import IMPORT
from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.imports.bulk import Planned, Wanted, planned, right
from aftersales.base.imports.subjects import Outcome, Row, Values
from aftersales.base.verbs import verb
from aftersales.customers.access import audiences
from aftersales.customers.models import Site
from aftersales.people.access import Actor, require_everywhere

ENVIRONMENT: Final = ("software_version", "patch", "database", "middleware", "operating_system")
"""Columns of what a piece of software runs on."""
_FIELDS: Final = ("name", "serial", "batch", "installed_on", "site", "contract", "parent", "version")
_OWN: Final = frozenset({"name", "serial", "batch", "installed_on"})


@verb
def bring_assets(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Register those that are new, put right the others; site, contract and parent are the same customer's."""
    require_everywhere(by, IMPORT)
    around = Around(rows, before)

    def plan(row: Row) -> Wanted[Asset]:
        return _planned(row, around)

    told = planned(rows, plan)
    _register(told.fresh)
    Asset.objects.bulk_create(told.altered, update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS)
    index_assets(*told.to_index("name", "serial", "batch"))
    _put_environments(told, around)
    _put_warranties(told)
    _tell(told, by=by and by.key, at=at)
    return told.outcomes


def _planned(row: Row, around: Around) -> Wanted[Asset]:
    told = row.values
    owner, product = around.owner(told), around.product(told)
    if not product.is_software and not told.keys().isdisjoint(ENVIRONMENT):
        raise Conflict("not_software", field=next(name for name in ENVIRONMENT if name in told))
    fields: dict[str, Any] = {name: told[name] for name in _OWN if name in told}
    fields |= around.places(told, owner)
    asset = around.known(told, owner, product)
    if asset is None:
        if product.archived_at is not None:
            raise Conflict("product_archived", field="product")
        made = Asset(key=new_key(), product=product, customer=owner, **{"name": product.name_zh, **fields})
        around.remember(made)
        return Wanted(made, new=True, aside=told)
    if asset.customer_id != owner.pk:
        raise Conflict("import_asset_elsewhere", field="serial")
    if asset.archived_at is not None:
        raise Conflict("asset_archived", field="serial")
    if fields.get("parent") is not None and around.within(fields["parent"], asset):
        raise Conflict("part_of_itself", field="parent")
    left, ran_on = asset.site, around.environment(asset)
    changed = right(asset, fields).changed
    runs_on = tuple(name for name in ENVIRONMENT if name in told and getattr(ran_on, name) != told[name])
    if runs_on and not changed:
        asset.version += 1
    return Wanted(asset, new=False, changed=(*changed, *runs_on), aside={**told, "left": left})


def _register(fresh: list[Asset]) -> None:
    """Write the new ones, those first into which others of them are built."""
    while fresh:
        first = [one for one in fresh if one.parent is None or one.parent.pk is not None]
        Asset.objects.bulk_create(first)
        fresh = [one for one in fresh if one.pk is None]


def _put_environments(told: Planned[Asset], around: Around) -> None:
    """Of new software always a row, of others where one of its columns changed."""
    rows: dict[int, Environment] = {}
    for one in told.wanted:
        if one.thing.product.is_software and (one.new or not set(one.changed).isdisjoint(ENVIRONMENT)):
            row = rows.setdefault(one.thing.pk, around.environment(one.thing))
            for name in ENVIRONMENT:
                setattr(row, name, one.aside.get(name, getattr(row, name)))
    Environment.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["asset"], update_fields=ENVIRONMENT
    )


def _put_warranties(told: Planned[Asset]) -> None:
    """Of new ones: until the day the table says, else what the maker owes by the months of the product."""
    rows = []
    for one in told.wanted:
        if one.new:
            until = one.aside.get("warranty_until")
            owed = _until(one.thing, until) if until is not None else owed_for(one.thing)
            rows += [Warranty(asset=one.thing, starts_on=each.starts_on, **each.untils) for each in owed]
    Warranty.objects.bulk_create(rows)


def _until(asset: Asset, until: date) -> list[rules.Warranty]:
    begins = min(asset.installed_on or until, until)
    return [rules.Warranty(begins, labour_until=until, parts_until=until, travel_until=until)]


def _tell(told: Planned[Asset], *, by: UUID | None, at: datetime) -> None:
    heard = audiences({one.thing.customer for one in told.wanted})
    for one in told.wanted:
        asset = one.thing
        marks = heard[asset.customer_id]
        if one.new:
            emit(_registered(asset, by, at), audience=marks)
            continue
        if "site" in one.changed:
            emit(_moved(asset, one.aside["left"], by, at), audience=marks)
        fields = tuple(name for name in one.changed if name != "site" and name not in ENVIRONMENT)
        runs_on = tuple(name for name in one.changed if name in ENVIRONMENT)
        if fields:
            emit(AssetChanged(asset=asset.key, fields=fields, at=at, by=by), audience=marks)
        if runs_on:
            emit(EnvironmentSet(asset=asset.key, fields=runs_on, at=at, by=by), audience=marks)


def _registered(asset: Asset, by: UUID | None, at: datetime) -> AssetRegistered:
    return AssetRegistered(
        asset=asset.key, product=asset.product.key, customer=asset.customer.key, site=_key(asset.site),
        parent=_key(asset.parent), at=at, by=by,
    )  # fmt: skip


def _moved(asset: Asset, left: Site | None, by: UUID | None, at: datetime) -> AssetMoved:
    customer = asset.customer.key
    return AssetMoved(
        asset=asset.key, was_customer=customer, was_site=_key(left), customer=customer, site=_key(asset.site),
        at=at, by=by,
    )  # fmt: skip


def _key(row: Any) -> UUID | None:
    return row.key if row is not None else None
