"""Where the ground of maps comes from; `map_options.py` sees whether they agree."""

from typing import Final

from aftersales.server.variables.kinds import LINE, TEXT, one_of, whole
from aftersales.server.variables.variable import Group, Variable

MAP: Final = Variable("AFTERSALES_MAP", one_of("none", "raster", "vector", "pmtiles", "tianditu"), "none")
URL: Final = Variable("AFTERSALES_MAP_URL", TEXT, secret=True)
KEY: Final = Variable("AFTERSALES_MAP_KEY", TEXT, secret=True)
ATTRIBUTION: Final = Variable("AFTERSALES_MAP_ATTRIBUTION", LINE, told=True)
DATUM: Final = Variable("AFTERSALES_MAP_DATUM", one_of("wgs84", "gcj02"), "wgs84")
MAX_ZOOM: Final = Variable("AFTERSALES_MAP_MAX_ZOOM", whole(most=22), "18", told=True)

GROUP: Final = Group("maps", (MAP, URL, KEY, ATTRIBUTION, DATUM, MAX_ZOOM))
