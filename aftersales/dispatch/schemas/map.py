"""What maps of dispatch are drawn on."""

from uuid import UUID

from ninja import Schema

from aftersales.base.ground import Datum, Kind


class MapPlace(Schema):
    """A point on earth, WGS-84."""

    longitude: float
    latitude: float


class MapSource(Schema):
    """Whose tiles lie beneath. `sheets`: the layers from the ground up, each with the addresses that serve it, as
    templates of {z}, {x} and {y}; of `pmtiles` the one file. `datum`: where they put things."""

    kind: Kind
    sheets: list[list[str]]
    datum: Datum
    max_zoom: int
    attribution: str


class MapTerritory(Schema):
    """A territory as the hull of the sites served in it; fewer than three corners are no area."""

    key: UUID
    name: str
    ring: list[MapPlace]


class MapOut(Schema):
    """`source` null: no tiles are set, and the ground is schematic."""

    source: MapSource | None
    territories: list[MapTerritory]
