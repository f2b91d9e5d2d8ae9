"""What maps of dispatch are drawn on: whose tiles, for whom, and where service is done."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse

from aftersales.base.clock import now
from aftersales.base.errors import NotAllowed
from aftersales.base.ground import Ground, tianditu
from aftersales.base.middleware import ContentPolicy
from aftersales.customers.models import Customer, Site
from aftersales.dispatch.queries import undecided
from aftersales.dispatch.queries.map.ground import ground
from aftersales.people.access import Actor
from aftersales.people.models import Territory
from aftersales.workorders.actions import moves
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON

CORNERS = [(121.40, 31.20), (121.50, 31.20), (121.50, 31.30), (121.40, 31.30)]
TILES = "https://tiles.example.com/{z}/{x}/{y}.png"


@pytest.fixture
def served(cast: Any) -> Callable[..., None]:
    """Sites of Acme at these places in a territory, and none in any other."""
    Site.objects.update(territory=None)

    def make(code: str, places: list[tuple[float | None, float | None]], **told: Any) -> None:
        named = {"name_zh": f"{code}区", "name_en": f"{code} area"}
        territory, _ = Territory.objects.update_or_create(code=code, defaults=named)
        acme = Customer.objects.get(code="acme")
        for n, (longitude, latitude) in enumerate(places):
            where = {"longitude": longitude, "latitude": latitude, **told}
            Site.objects.create(customer=acme, name=f"{code} {n}", territory=territory, **where)

    return make


def areas(by: Actor) -> dict[str, list[tuple[float, float]]]:
    told = ground(by)["territories"]
    return {one["name"]: [(corner["longitude"], corner["latitude"]) for corner in one["ring"]] for one in told}


def test_whoever_sees_no_board_sees_no_map(tess: Actor) -> None:
    with pytest.raises(NotAllowed):
        ground(tess)


def test_a_territory_is_the_hull_of_its_sites_to_a_kilometre(served: Callable[..., None], agnes: Actor) -> None:
    served("shanghai", [*CORNERS, (121.4412, 31.2577), (121.5001, 31.2999)])
    assert areas(agnes) == {"shanghai区": CORNERS}


def test_sites_without_a_place_at_nowhere_or_archived_make_no_area(served: Callable[..., None], agnes: Actor) -> None:
    served("shanghai", [(None, None), (0.0, 0.0)])
    served("shenzhen", [*CORNERS], archived_at=now())
    served("south-china", [(121.4, 31.2), (121.4001, 31.2001)])
    assert areas(agnes) == {"south-china区": [(121.4, 31.2)]}


def test_dispatchers_see_where_they_and_managers_where_their_teams_serve(
    served: Callable[..., None], dan: Actor, mei: Actor, agnes: Actor
) -> None:
    served("shanghai", CORNERS)
    served("shenzhen", CORNERS)
    assert (set(areas(dan)), set(areas(mei))) == ({"shanghai区"}, {"shanghai区"})
    assert set(areas(agnes)) == {"shanghai区", "shenzhen区"}


def test_with_no_source_set_the_ground_is_schematic(agnes: Actor, settings: Any) -> None:
    settings.MAP = None
    assert ground(agnes)["source"] is None


def test_the_source_is_told_as_its_reader_reads_it(agnes: Actor, settings: Any) -> None:
    settings.MAP = tianditu("0123456789abcdef", "天地图", 17)
    told = ground(agnes)["source"]
    assert (told["kind"], told["datum"], told["max_zoom"], told["attribution"]) == ("raster", "wgs84", 17, "天地图")
    assert "LAYER=cva" in told["sheets"][1][0]


@pytest.mark.parametrize(
    ("path", "may"),
    [("/console/x", True), ("/assets/maplibre-gl-worker-1.js", True), ("/portal/", False), ("/field/", False)],
)  # fmt: skip
def test_only_pages_with_maps_may_ask_for_tiles(path: str, may: bool, settings: Any) -> None:
    origins = Ground("raster", ((TILES,),), "wgs84", 18, "©").origins()
    settings.TILES_POLICY = {"img-src": origins, "connect-src": ["'self'", *origins]}
    settings.TILES_SHOWN_AT = ("/console", "/assets/maplibre-gl-worker")
    request = HttpRequest()
    request.path_info = path
    answer = ContentPolicy(lambda _: HttpResponse()).process_response(request, HttpResponse())
    policy = dict(part.strip().partition(" ")[::2] for part in answer["Content-Security-Policy"].split(";"))
    assert ("https://tiles.example.com" in policy["img-src"]) is may
    assert policy.get("connect-src") == ("'self' https://tiles.example.com" if may else None)
    assert policy["script-src"] == "'self'"


def test_an_order_that_waits_says_where_it_is_if_that_is_known(
    report: Callable[..., WorkOrder], agnes: Actor, acme: Any
) -> None:
    here = moves.triage(key=report().key, by=agnes, at=NOON, priority=2)
    nowhere = moves.triage(key=report(asset=None).key, by=agnes, at=NOON, priority=3)
    told = {row["order"]["key"]: row["place"] for row in undecided.page(agnes, at=NOON, limit=50)["rows"]}
    assert told == {str(here.key): {"longitude": 121.5, "latitude": 31.2}, str(nowhere.key): None}
