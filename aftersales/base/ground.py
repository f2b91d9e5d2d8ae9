"""Where the ground beneath a map comes from: whose tiles, by which datum, and what has to be said of them. Pure."""

import re
from dataclasses import dataclass
from typing import Final, Literal
from urllib.parse import urlsplit

Kind = Literal["raster", "vector", "pmtiles"]
Datum = Literal["wgs84", "gcj02"]

_HOST: Final = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:]+\]", re.IGNORECASE)
_PLACES: Final = ("{z}", "{x}", "{y}")


@dataclass(frozen=True)
class Ground:
    """A source of tiles. `sheets` are layers from the ground up, each with the addresses that serve it; `max_zoom` the
    finest there is; `names` the same sheets for readers of English, where they have names of their own."""

    kind: Kind
    sheets: tuple[tuple[str, ...], ...]
    datum: Datum
    max_zoom: int
    attribution: str
    names: tuple[tuple[str, ...], ...] = ()

    def sheets_for(self, language: str) -> tuple[tuple[str, ...], ...]:
        """The layers as this reader reads them."""
        return self.names if self.names and language == "en" else self.sheets

    def origins(self) -> list[str]:
        """Whom a page has to be allowed to ask for them, as a Content-Security-Policy names them; none of our own."""
        addresses = [one for sheet in (*self.sheets, *self.names) for one in sheet if not one.startswith("/")]
        return list(dict.fromkeys("://".join(urlsplit(one)[:2]) for one in addresses))


def is_tiles(address: str, *, one_file: bool = False) -> bool:
    """Whether a browser finds tiles there: a web address, or a path of this server, that says where zoom, column and
    row stand in it (of `one_file` with all of them: that does not). What a host may be called keeps a policy one."""
    try:
        parts = urlsplit(address)
        host = not parts.netloc if address.startswith("/") else bool(_HOST.fullmatch(parts.hostname or ""))
        plain = parts.username is None and parts.port != 0
    except ValueError:  # half of an IPv6 address, a port that is none
        return False
    known = address.startswith("/") or parts.scheme in ("http", "https")
    return host and plain and known and not re.search(r"\s", address) and (
        one_file or all(address.count(place) == 1 for place in _PLACES)
    )  # fmt: skip


def tianditu(key: str, attribution: str, max_zoom: int) -> Ground:
    """天地图, the state's own map service: its streets, and above them their names, Chinese or English. CGCS2000, its
    datum, is WGS-84 to a few centimetres. Addresses and layers are those it documents for WMTS in the web's Mercator
    projection: `vec_w`, `cva_w`, `eva_w`."""
    return Ground(
        kind="raster", datum="wgs84", max_zoom=max_zoom, attribution=attribution,
        sheets=(_wmts("vec", key), _wmts("cva", key)), names=(_wmts("vec", key), _wmts("eva", key)),
    )  # fmt: skip


def _wmts(layer: str, key: str) -> tuple[str, ...]:
    asked = (
        f"SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER={layer}&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles"
        f"&TILEMATRIX={{z}}&TILEROW={{y}}&TILECOL={{x}}&tk={key}"
    )
    return tuple(f"https://t{n}.tianditu.gov.cn/{layer}_w/wmts?{asked}" for n in range(8))
