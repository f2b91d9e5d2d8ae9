"""Sites: where we work for a customer."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.verbs import verb
from aftersales.base.versions import update
from aftersales.customers import access, rules
from aftersales.customers.actions.customers import refuse_archived
from aftersales.customers.events import SiteAdded, SiteArchived, SiteChanged, SiteRestored
from aftersales.customers.models import Site
from aftersales.people.access import Actor
from aftersales.people.models import Territory


@verb
def add_site(
    *,
    customer: UUID,
    by: Actor | None,
    at: datetime,
    name: str,
    address: str = "",
    latitude: float | None = None,
    longitude: float | None = None,
    zone: str = "Asia/Shanghai",
    territory: UUID | None = None,
    access_hours: rules.Hours | None = None,
    access_note: str = "",
    key: UUID | None = None,
) -> Site:
    """A place in WGS-84 degrees. `access_hours` as in `rules.Hours`, None when it can be entered at any time."""
    owner = access.lock(customer, by)
    refuse_archived(owner)
    fields = checked(
        {
            "name": name,
            "address": address,
            "latitude": latitude,
            "longitude": longitude,
            "zone": zone,
            "territory": territory,
            "access_hours": access_hours,
            "access_note": access_note,
        },
        None,
    )
    site = Site.objects.create(key=key or new_key(), customer=owner, **fields)
    emit(
        SiteAdded(customer=owner.key, site=site.key, territory=territory, at=at, by=by and by.key),
        audience=access.audience(owner),
    )
    return site


@verb
def change_site(*, key: UUID, by: Actor | None, at: datetime, version: int | None, changes: Mapping[str, Any]) -> Site:
    """Change some fields of a site; `territory` by its key. Both who looked after it and who does now hear of it."""
    site = access.lock_site(key, by)
    _refuse_archived(site)
    told = set(access.audience(site.customer))
    changed = update(site, checked(changes, site), seen=version)
    if changed:
        emit(
            SiteChanged(customer=site.customer.key, site=site.key, fields=changed, at=at, by=by and by.key),
            audience=sorted(told.union(access.audience(site.customer))),
        )
    return site


@verb
def archive_site(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Site:
    """We work there no more; what happened there is kept."""
    site = access.lock_site(key, by)
    _refuse_archived(site)
    told = access.audience(site.customer)
    update(site, {"archived_at": at}, seen=version)
    emit(SiteArchived(customer=site.customer.key, site=site.key, at=at, by=by and by.key), audience=told)
    return site


@verb
def restore_site(*, key: UUID, by: Actor | None, at: datetime, version: int | None) -> Site:
    """We work there again."""
    site = access.lock_site(key, by)
    refuse_archived(site.customer)
    if site.archived_at is None:
        raise Conflict("site_not_archived")
    update(site, {"archived_at": None}, seen=version)
    emit(
        SiteRestored(customer=site.customer.key, site=site.key, at=at, by=by and by.key),
        audience=access.audience(site.customer),
    )
    return site


def _refuse_archived(site: Site) -> None:
    refuse_archived(site.customer)
    if site.archived_at is not None:
        raise Conflict("site_archived", site=str(site.key))


def checked(changes: Mapping[str, Any], site: Site | None) -> dict[str, Any]:
    """The fields as they are kept, a territory by its row; `site` is the one that is changed, None for a new one."""
    fields = dict(changes)
    if "name" in fields and not fields["name"]:
        raise Invalid("empty", field="name")
    if {"latitude", "longitude"} & fields.keys():
        rules.refuse_unless_place(
            fields.get("latitude", site and site.latitude), fields.get("longitude", site and site.longitude)
        )
    if {"zone", "access_hours"} & fields.keys():
        rules.access_calendar(
            fields.get("zone", site.zone if site else ""), fields.get("access_hours", site and site.access_hours)
        )
    if fields.get("territory") is not None:
        fields["territory"] = _territory(fields["territory"])
    return fields


def _territory(key: UUID) -> Territory:
    territory = Territory.objects.filter(key=key).first()
    if territory is None:
        raise Invalid("no_such_territory", field="territory")
    return territory
