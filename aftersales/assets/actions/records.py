"""What is known of an asset beside itself: the environment of a piece of software, and the warranties."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.assets import access, queries, rules
from aftersales.assets.events import EnvironmentSet, WarrantiesSet
from aftersales.assets.models import Asset, Environment, Warranty
from aftersales.base.errors import Conflict
from aftersales.base.facts import emit
from aftersales.base.verbs import verb
from aftersales.base.versions import count_up, refuse_stale
from aftersales.customers.actions.customers import refuse_archived
from aftersales.people.access import Actor


@verb
def set_environment(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]
) -> Asset:
    """What a software asset runs on, field by field; `version` is the asset's."""
    asset = _lock(key, by)
    present = queries.environment(asset) or Environment(asset=asset)
    fields = _tidy(changes)
    differing = {name: (value, now) for name, value in fields.items() if (now := getattr(present, name)) != value}
    refuse_stale(asset.version, version, differing)
    if differing:
        put_environment(asset, fields)
        count_up(asset)
        emit(
            EnvironmentSet(asset=asset.key, fields=tuple(differing), at=at, by=by and by.key),
            audience=access.heard_by(asset),
        )
    return asset


@verb
def set_warranties(
    *, key: UUID, by: Actor | None, at: datetime, version: int | None, warranties: Sequence[rules.Warranty]
) -> Asset:
    """The warranties of an asset, in the place of those it had; `version` is the asset's."""
    asset = _lock(key, by)
    present, wanted = queries.warranties_of(asset), sorted(warranties, key=lambda one: one.starts_on)
    differs = present != wanted
    refuse_stale(asset.version, version, {"warranties": (_told(wanted), _told(present))} if differs else {})
    if differs:
        Warranty.objects.filter(asset=asset).delete()
        put_warranties(asset, wanted)
        count_up(asset)
        emit(
            WarrantiesSet(asset=asset.key, count=len(wanted), at=at, by=by and by.key),
            audience=access.heard_by(asset),
        )
    return asset


def put_environment(asset: Asset, fields: Mapping[str, Any]) -> None:
    """Write the environment of an asset that is locked or new; only software runs on something."""
    if not asset.product.is_software:
        raise Conflict("not_software", field="environment")
    Environment.objects.update_or_create(asset=asset, defaults=_tidy(fields))


def put_warranties(asset: Asset, warranties: Sequence[rules.Warranty]) -> None:
    """Write the warranties of an asset that has none."""
    for one in warranties:
        rules.refuse_backwards(one)
    Warranty.objects.bulk_create(Warranty(asset=asset, starts_on=one.starts_on, **one.untils) for one in warranties)


def _lock(key: UUID, by: Actor | None) -> Asset:
    asset = access.lock(key, by)
    refuse_archived(asset.customer)
    if asset.archived_at is not None:
        raise Conflict("asset_archived", asset=str(asset.key))
    return asset


def _told(warranties: Sequence[rules.Warranty]) -> list[dict[str, str | None]]:
    return [
        {
            "starts_on": one.starts_on.isoformat(),
            **{name: day.isoformat() if day else None for name, day in one.untils.items()},
        }
        for one in warranties
    ]


def _tidy(changes: Mapping[str, Any]) -> dict[str, Any]:
    fields = dict(changes)
    if "modules" in fields:
        fields["modules"] = list(dict.fromkeys(name for text in fields["modules"] if (name := text.strip())))
    return fields
