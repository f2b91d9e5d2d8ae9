"""Where maps get their ground from: read from the environment, and refused by the name of what is wrong."""

from typing import Any

import pytest

from aftersales.server import map_options
from aftersales.server.trouble import Trouble

TILES = "https://tiles.example.com/{z}/{x}/{y}.png?key=SECRETKEY"
OSM = {"AFTERSALES_MAP": "raster", "AFTERSALES_MAP_URL": TILES, "AFTERSALES_MAP_ATTRIBUTION": "© OpenStreetMap"}
TIANDITU = {"AFTERSALES_MAP": "tianditu", "AFTERSALES_MAP_KEY": "0123456789abcdef0123456789abcdef"}


@pytest.fixture(autouse=True)
def _unset(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "_URL", "_KEY", "_ATTRIBUTION", "_DATUM", "_MAX_ZOOM"):
        monkeypatch.delenv(f"AFTERSALES_MAP{name}", raising=False)


def put(monkeypatch: pytest.MonkeyPatch, told: dict[str, str]) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)


def test_with_nothing_set_or_with_none_maps_are_schematic(monkeypatch: pytest.MonkeyPatch) -> None:
    assert map_options.read() is None
    put(monkeypatch, {"AFTERSALES_MAP": "none", "AFTERSALES_MAP_URL": TILES})
    assert map_options.read() is None


def test_pictures_of_a_map_in_gcj02_are_named_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, {**OSM, "AFTERSALES_MAP_DATUM": "GCJ02", "AFTERSALES_MAP_MAX_ZOOM": "16"})
    found = map_options.read()
    assert found is not None
    assert (found.kind, found.sheets, found.datum, found.max_zoom) == ("raster", ((TILES,),), "gcj02", 16)
    assert found.attribution == "© OpenStreetMap"


def test_one_file_and_tianditu_need_no_more_than_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    put(monkeypatch, {**OSM, "AFTERSALES_MAP": "pmtiles", "AFTERSALES_MAP_URL": "/maps/china.pmtiles"})
    found = map_options.read()
    assert found is not None
    assert (found.kind, found.sheets, found.max_zoom) == ("pmtiles", (("/maps/china.pmtiles",),), 14)
    put(monkeypatch, {**TIANDITU, "AFTERSALES_MAP_ATTRIBUTION": ""})
    found = map_options.read()
    assert found is not None
    assert (found.kind, len(found.sheets), found.datum) == ("raster", 2, "wgs84")
    assert "天地图" in found.attribution


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ({"AFTERSALES_MAP": "google"}, "AFTERSALES_MAP "),
        ({"AFTERSALES_MAP_URL": TILES}, "AFTERSALES_MAP "),
        ({**OSM, "AFTERSALES_MAP_URL": ""}, "AFTERSALES_MAP_URL"),
        ({**OSM, "AFTERSALES_MAP_URL": "https://tiles.example.com/SECRETKEY"}, "AFTERSALES_MAP_URL"),
        ({**OSM, "AFTERSALES_MAP": "pmtiles", "AFTERSALES_MAP_URL": "SECRETKEY.pmtiles"}, "AFTERSALES_MAP_URL"),
        ({**OSM, "AFTERSALES_MAP_ATTRIBUTION": " "}, "AFTERSALES_MAP_ATTRIBUTION"),
        ({**OSM, "AFTERSALES_MAP_DATUM": "bd09"}, "AFTERSALES_MAP_DATUM"),
        ({**OSM, "AFTERSALES_MAP_MAX_ZOOM": "23"}, "AFTERSALES_MAP_MAX_ZOOM"),
        ({**TIANDITU, "AFTERSALES_MAP_KEY": ""}, "AFTERSALES_MAP_KEY"),
        ({**TIANDITU, "AFTERSALES_MAP_KEY": "SECRETKEY&x=1"}, "AFTERSALES_MAP_KEY"),
    ],
)
def test_what_cannot_be_meant_is_named_in_both_languages_and_no_key_is_shown(
    told: dict[str, Any], named: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(monkeypatch, told)
    with pytest.raises(Trouble) as refused:
        map_options.read()
    chinese, english = str(refused.value).splitlines()
    assert named in f"{chinese} "
    assert named in f"{english} "
    assert "SECRETKEY" not in str(refused.value)
