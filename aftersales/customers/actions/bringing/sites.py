"""Sites from a table, many at a time; a site is known by its customer and its name."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.facts import emit
from aftersales.base.ids import new_key
from aftersales.base.imports.bulk import Wanted, planned, right
from aftersales.base.imports.subjects import Outcome, Row, Values
from aftersales.base.verbs import verb
from aftersales.customers import access, rules
from aftersales.customers.actions.bringing.belonging import owner_of, told_of
from aftersales.customers.events import SiteAdded, SiteChanged
from aftersales.customers.models import Site
from aftersales.customers.rules import IMPORT
from aftersales.people.access import Actor, require_everywhere
from aftersales.people.models import Territory

_FIELDS: Final = ("name", "address", "latitude", "longitude", "zone", "territory", "access_note", "version")


@verb
def bring_sites(
    rows: Sequence[Row], *, by: Actor | None, at: datetime, before: Mapping[Hashable, Values]
) -> Sequence[Outcome]:
    """Add the places their customer does not have yet, put right the others. Who looked after one before hears too."""
    require_everywhere(by, IMPORT)
    owners = access.owners(row.values["customer"] for row in rows)
    heard_before = access.audiences(owners.values())
    names = {row.values["name"] for row in rows}
    there = Site.objects.filter(customer__in=[one.pk for one in owners.values()], name__in=names)
    known: dict[tuple[int, str], Site] = {}
    for one in sorted(
        there.select_related("customer", "territory"), key=lambda one: (one.archived_at is None, -one.pk)
    ):
        known[one.customer_id, one.name] = one  # the living win, then the oldest
    places = {one.code: one for one in Territory.objects.all()}

    def plan(row: Row) -> Wanted[Site]:
        owner = owner_of(row, owners)
        site = known.get((owner.pk, row.values["name"]))
        if site is not None and site.archived_at is not None:
            raise Conflict("site_archived", field="name")
        fields = _fields(told_of(row), site, places)
        if site is None:
            site = known[owner.pk, fields["name"]] = Site(key=new_key(), customer=owner, **fields)
            return Wanted(site, new=True)
        return right(site, fields)

    told = planned(rows, plan)
    Site.objects.bulk_create(told.fresh)
    Site.objects.bulk_create(told.altered, update_conflicts=True, unique_fields=["id"], update_fields=_FIELDS)
    heard = access.audiences(owners.values())
    who = by and by.key
    for wanted in told.wanted:
        row, owner = wanted.thing, wanted.thing.customer
        place = row.territory.key if row.territory else None
        if wanted.new:
            added = SiteAdded(customer=owner.key, site=row.key, territory=place, at=at, by=who)
            emit(added, audience=heard[owner.pk])
        elif wanted.changed:
            changed = SiteChanged(customer=owner.key, site=row.key, fields=wanted.changed, at=at, by=who)
            emit(changed, audience=sorted({*heard_before[owner.pk], *heard[owner.pk]}))
    return told.outcomes


def _fields(told: dict[str, Any], site: Site | None, places: Mapping[str, Territory]) -> dict[str, Any]:
    """As `sites.checked`, which would ask for each territory by itself."""
    rules.refuse_unless_place(
        told.get("latitude", site and site.latitude), told.get("longitude", site and site.longitude)
    )
    if "zone" in told:
        rules.access_calendar(told["zone"], site.access_hours if site else None)
    if "territory" in told:
        code = told["territory"]
        if code not in places:
            raise Invalid("import_no_such_territory", field="territory")
        told = {**told, "territory": places[code]}
    return told
