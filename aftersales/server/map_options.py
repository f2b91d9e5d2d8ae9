"""Where maps get their ground from, from the environment: checked at the start, and named by its variable."""

import re
from typing import Final

from aftersales.base.ground import Datum, Ground, Kind, is_tiles, tianditu
from aftersales.server.trouble import Trouble
from aftersales.server.variables import maps

_KINDS: Final[dict[str, Kind]] = {"raster": "raster", "vector": "vector", "pmtiles": "pmtiles"}
_DATUMS: Final[dict[str, Datum]] = {"wgs84": "wgs84", "gcj02": "gcj02"}
_FINEST: Final = {"raster": 18, "vector": 14, "pmtiles": 14, "tianditu": 18}
_KEY: Final = re.compile(r"[0-9a-zA-Z]{8,64}")
_TIANDITU: Final = "天地图 www.tianditu.gov.cn"


def read() -> Ground | None:
    """The source of tiles; None: maps are drawn from our own table of places.

    Raises:
        Trouble: a variable is missing, or holds what cannot be meant; it is named. What was given is not shown of
            addresses and keys: both may hold a secret.
    """
    kind, url = maps.MAP.value(), maps.URL.value()
    if kind == "none":
        if url and not maps.MAP.is_set():
            raise Trouble("setting_map_unnamed")
        return None
    finest = maps.MAX_ZOOM.value() if maps.MAX_ZOOM.is_set() else _FINEST[kind]
    said = maps.ATTRIBUTION.value()
    if kind == "tianditu":
        key = maps.KEY.value()
        if not _KEY.fullmatch(key):
            raise Trouble("setting_not_a_map_key", name=maps.KEY.name)
        return tianditu(key, said or _TIANDITU, finest)
    if not is_tiles(url, one_file=kind == "pmtiles"):
        raise Trouble("setting_not_a_file" if kind == "pmtiles" else "setting_not_tiles", name=maps.URL.name)
    if not said:
        raise Trouble("setting_map_unattributed", name=maps.ATTRIBUTION.name)
    return Ground(
        kind=_KINDS[kind], sheets=((url,),), datum=_DATUMS[maps.DATUM.value()], max_zoom=finest, attribution=said
    )
