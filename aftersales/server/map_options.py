"""Where maps get their ground from, from the environment: checked at the start, and named by its variable."""

import os
import re
from typing import Final

from aftersales.base.ground import Datum, Ground, Kind, is_tiles, tianditu
from aftersales.server.trouble import Trouble

_KINDS: Final[dict[str, Kind]] = {"raster": "raster", "vector": "vector", "pmtiles": "pmtiles"}
_DATUMS: Final[dict[str, Datum]] = {"wgs84": "wgs84", "gcj02": "gcj02"}
_FINEST: Final = {"raster": 18, "vector": 14, "pmtiles": 14, "tianditu": 18}
_MOST: Final = 22
_KEY: Final = re.compile(r"[0-9a-zA-Z]{8,64}")
_TIANDITU: Final = "天地图 www.tianditu.gov.cn"


def read() -> Ground | None:
    """The source of tiles; None: maps are drawn from our own table of places.

    Raises:
        Trouble: a variable is missing, or holds what cannot be meant; it is named. What was given is not shown of
            addresses and keys: both may hold a secret.
    """
    kind = os.environ.get("AFTERSALES_MAP", "").strip().lower()
    url = os.environ.get("AFTERSALES_MAP_URL", "").strip()
    if kind in ("", "none"):
        if url and not kind:
            raise Trouble("setting_map_unnamed")
        return None
    if kind not in _FINEST:
        raise Trouble("setting_not_one_of", name="AFTERSALES_MAP", given=kind, known=", ".join(["none", *_FINEST]))
    finest = _finest(_FINEST[kind])
    said = " ".join(os.environ.get("AFTERSALES_MAP_ATTRIBUTION", "").split())
    if kind == "tianditu":
        key = os.environ.get("AFTERSALES_MAP_KEY", "").strip()
        if not _KEY.fullmatch(key):
            raise Trouble("setting_not_a_map_key", name="AFTERSALES_MAP_KEY")
        return tianditu(key, said or _TIANDITU, finest)
    if not is_tiles(url, one_file=kind == "pmtiles"):
        raise Trouble("setting_not_a_file" if kind == "pmtiles" else "setting_not_tiles", name="AFTERSALES_MAP_URL")
    if not said:
        raise Trouble("setting_map_unattributed", name="AFTERSALES_MAP_ATTRIBUTION")
    return Ground(kind=_KINDS[kind], sheets=((url,),), datum=_datum(), max_zoom=finest, attribution=said)


def _datum() -> Datum:
    given = os.environ.get("AFTERSALES_MAP_DATUM", "").strip().lower() or "wgs84"
    if given not in _DATUMS:
        raise Trouble("setting_not_one_of", name="AFTERSALES_MAP_DATUM", given=given, known=", ".join(_DATUMS))
    return _DATUMS[given]


def _finest(default: int) -> int:
    given = os.environ.get("AFTERSALES_MAP_MAX_ZOOM", "").strip() or str(default)
    if not (given.isascii() and given.isdigit() and 1 <= int(given) <= _MOST):
        raise Trouble("setting_not_a_number", name="AFTERSALES_MAP_MAX_ZOOM", given=given, least=1, most=_MOST)
    return int(given)
