"""Whose tiles lie beneath a map: what an address of tiles is, and whom a page may ask for them."""

import pytest

from aftersales.base.ground import Ground, is_tiles, tianditu

OSM = "https://tiles.example.com/{z}/{x}/{y}.png"


@pytest.mark.parametrize("given", [OSM, "http://10.0.0.5:8080/{z}/{y}/{x}?key=abc", "/tiles/{z}/{x}/{y}.pbf"])
def test_an_address_says_where_zoom_column_and_row_stand(given: str) -> None:
    assert is_tiles(given)


@pytest.mark.parametrize(
    "given",
    [
        "", "tiles.example.com/{z}/{x}/{y}", "https://tiles.example.com/{z}/{x}.png", f"{OSM}?{{z}}",
        "ftp://tiles.example.com/{z}/{x}/{y}", "https://{s}.example.com/{z}/{x}/{y}", "//tiles.example.com/{z}/{x}/{y}",
        "https://a.example.com;script-src/{z}/{x}/{y}".replace("/s", "s"), "https:///{z}/{x}/{y}", f"{OSM} *",
        "https://user:secret@tiles.example.com/{z}/{x}/{y}", "https://[::1/{z}/{x}/{y}",
    ],
)  # fmt: skip
def test_what_no_browser_could_ask_or_no_policy_could_name_is_none(given: str) -> None:
    assert not is_tiles(given)


def test_of_one_file_nothing_stands_in_the_address() -> None:
    assert is_tiles("https://tiles.example.com/china.pmtiles", one_file=True)
    assert is_tiles("/maps/china.pmtiles", one_file=True)
    assert not is_tiles("china.pmtiles", one_file=True)


def test_a_page_may_ask_only_those_who_serve_the_tiles_and_its_own_server_needs_no_word() -> None:
    sheets = ((OSM, "https://b.example.com:8443/{z}/{x}/{y}.png"), ("/own/{z}/{x}/{y}.png",))
    source = Ground("raster", sheets, "wgs84", 18, "©")
    assert source.origins() == ["https://tiles.example.com", "https://b.example.com:8443"]


def test_tianditu_has_names_above_its_streets_in_the_language_of_the_reader() -> None:
    source = tianditu("0123456789abcdef", "天地图", 18)
    (streets, names), (_, english) = source.sheets_for("zh-CN"), source.sheets_for("en")
    assert "LAYER=vec&" in streets[0]
    assert "LAYER=cva&" in names[0]
    assert "LAYER=eva&" in english[0]
    assert all(is_tiles(one) and one.endswith("tk=0123456789abcdef") for one in (*streets, *names, *english))
    assert source.origins() == [f"https://t{n}.tianditu.gov.cn" for n in range(8)]
