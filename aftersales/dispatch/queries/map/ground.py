"""What a map of dispatch is drawn on: whose tiles, and the areas of service."""

from typing import Any, Final

from django.conf import settings
from django.db.models import DecimalField, Q, QuerySet
from django.db.models.functions import Cast

from aftersales.base.ground import Ground
from aftersales.base.hull import Point, hull
from aftersales.customers.models import Site
from aftersales.dispatch.rules import SEE
from aftersales.people.access import Actor
from aftersales.people.models import Person, Territory
from aftersales.people.states import Scope

_NEAR: Final = DecimalField(max_digits=5, decimal_places=2)
"""Of a degree, to about a kilometre: an area says where service is done, and nobody's address."""


def ground(by: Actor) -> dict[str, Any]:
    """The source of tiles, null where maps are schematic, and the territories of whoever sees the board."""
    by.require(SEE)
    source: Ground | None = settings.MAP
    return {"source": _source(source, by.language) if source is not None else None, "territories": territories(by)}


def _source(source: Ground, language: str) -> dict[str, Any]:
    told = {"kind": source.kind, "datum": source.datum, "max_zoom": source.max_zoom, "attribution": source.attribution}
    return {**told, "sheets": source.sheets_for(language)}


def territories(by: Actor) -> list[dict[str, Any]]:
    """The territories the reader's board reaches, their own and those their teams serve: each as the hull of the sites
    that are served in it, for a territory has no border of its own. One in which no site has a place is not there."""
    named = list(_reached(by).order_by("code"))
    places = _places([one.pk for one in named])
    return [
        {
            "key": one.key,
            "name": one.name_en if by.language == "en" else one.name_zh,
            "ring": [{"longitude": longitude, "latitude": latitude} for longitude, latitude in hull(places[one.pk])],
        }
        for one in named
        if one.pk in places
    ]


def _reached(by: Actor) -> QuerySet[Territory]:
    scopes = by.reach(SEE)
    if Scope.ALL in scopes:
        return Territory.objects.all()
    own = by.territories if Scope.TERRITORY in scopes else ()
    teams = by.teams if Scope.TEAM in scopes else ()
    served = Person.objects.filter(team__in=teams, territories__isnull=False).values("territories")
    return Territory.objects.filter(Q(pk__in=own) | Q(pk__in=served))


def _places(ids: list[int]) -> dict[int, list[Point]]:
    """Where sites are, by territory, each square once; archived ones are served no more."""
    rows = Site.objects.filter(territory__in=ids, archived_at=None, latitude__isnull=False)
    near = rows.annotate(east=Cast("longitude", _NEAR), north=Cast("latitude", _NEAR))
    found: dict[int, list[Point]] = {}
    for territory, east, north in near.values_list("territory_id", "east", "north").distinct():
        if east or north:  # a place of 0, 0 was never filled in
            found.setdefault(territory, []).append((float(east), float(north)))
    return found
