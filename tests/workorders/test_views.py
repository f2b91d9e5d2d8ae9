"""Views that are kept: whose they are, who may change them, what they list, and what becomes of them."""

from collections.abc import Callable
from typing import Any, Final

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.people.access import Actor
from aftersales.people.models import Grant, Person, Role, Team
from aftersales.workorders.models import View, ViewOrder
from tests.conftest import NOON, Api
from tests.workorders.test_filtered import listed
from tests.workorders.test_queue import make

Browser = Callable[[Actor], Api]
P0: Final = {"field": "priority", "op": "in", "value": [0]}
PATH: Final = "/api/v1/workorders/views"


def keep(browser: Api, **told: Any) -> Any:
    answer = browser.post(PATH, {"name": "急件", "filter": P0, **told})
    assert answer.status == 201, answer.body
    return answer.body


def names(browser: Api) -> set[str]:
    return {row["name"] for row in browser.get(PATH).body["rows"]}


def team(code: str) -> str:
    return str(Team.objects.get(code=code).key)


def test_ones_own_view_is_nobody_elses(tess: Actor, toby: Actor, ada: Actor, api: Browser) -> None:
    view = keep(api(tess))
    assert (view["whose"], view["words"], view["may_change"]) == ("me", "优先级是 P0", True)
    assert names(api(tess)) == {"急件"}
    for stranger in (toby, ada):
        assert names(api(stranger)) == set()
        assert api(stranger).patch(f"{PATH}/{view['key']}", {"name": "x"}, If_Match='"1"').status == 404
        assert api(stranger).get(f"/api/v1/workorders?saved={view['key']}").status == 404


@pytest.mark.parametrize(
    ("who", "whose", "of", "status"),
    [
        ("tess", "me", None, 201),
        ("tess", "team", "east", 403),
        ("tess", "all", None, 403),
        ("dan", "team", "east", 201),
        ("dan", "team", "south", 403),
        ("dan", "all", None, 403),
        ("mei", "team", "east", 201),
        ("mei", "all", None, 201),
        ("ada", "all", None, 201),
        ("ada", "team", "south", 201),
        ("agnes", "all", None, 403),
    ],
)
def test_who_may_share_with_whom(who: str, whose: str, of: str | None, status: int, cast: Any, api: Browser) -> None:
    told = {"name": "x", "filter": P0, "whose": whose, "team": team(of) if of else None}
    assert api(getattr(cast, who)).post(PATH, told).status == status


def test_the_lead_of_a_team_may_share_with_it_by_being_its_lead(tess: Actor, toby: Actor, api: Browser) -> None:
    Team.objects.filter(code="east").update(lead=Person.objects.get(pk=tess.id))
    keep(api(tess), whose="team", team=team("east"))
    assert names(api(toby)) == {"急件"}
    assert api(toby).get(PATH).body["rows"][0]["may_change"] is False


def test_a_teams_view_is_its_members_and_not_the_next_teams(dan: Actor, tess: Actor, olaf: Actor, api: Browser) -> None:
    keep(api(dan), whose="team", team=team("east"))
    assert names(api(tess)) == {"急件"} and names(api(olaf)) == set()


def test_a_shared_view_lists_for_each_reader_what_they_may_see(
    mei: Actor, tess: Actor, olaf: Actor, api: Browser
) -> None:
    east, south = (Team.objects.get(code=code) for code in ("east", "south"))
    ours, theirs = make(priority=0, team=east), make(priority=0, team=south)
    make(priority=3, team=east)
    view = keep(api(mei), whose="all", sort="-number")
    assert listed(api(tess), saved=view["key"]) == [ours.number]
    assert listed(api(olaf), saved=view["key"]) == [theirs.number]
    counts = api(tess).get(f"{PATH}/counts").body["counts"]
    assert counts == {view["key"]: {"n": 1, "capped": False}}


def test_me_is_whoever_reads(mei: Actor, tess: Actor, toby: Actor, api: Browser) -> None:
    his, hers = make(owner_id=toby.id), make(owner_id=tess.id)
    mine = {"field": "owner", "op": "in", "value": ["me"]}
    view = keep(api(mei), whose="all", filter=mine)
    assert listed(api(tess), saved=view["key"]) == [hers.number]
    assert listed(api(toby), saved=view["key"]) == [his.number]


def test_a_filter_besides_narrows_a_view_and_another_order_stands_over_its_own(agnes: Actor, api: Browser) -> None:
    orders = [make(priority=0, title=title) for title in ("E6 a", "E6 b", "other")]
    view = keep(api(agnes), sort="-number")
    e6 = {"field": "title", "op": "contains", "value": "E6"}
    assert listed(api(agnes), saved=view["key"], filter=e6) == [orders[1].number, orders[0].number]
    assert listed(api(agnes), saved=view["key"], filter=e6, sort="number") == [orders[0].number, orders[1].number]


def test_a_view_is_changed_from_the_version_that_was_seen(tess: Actor, api: Browser) -> None:
    view = keep(api(tess), columns=["number", "title", "number"])
    assert view["columns"] == ["number", "title"]
    path = f"{PATH}/{view['key']}"
    assert api(tess).patch(path, {"name": "x"}).status == 428
    changed = api(tess).patch(path, {"name": "夜班", "filter": None, "position": 3}, If_Match='"1"')
    assert (changed.body["name"], changed.body["filter"], changed.body["version"]) == ("夜班", None, 2)
    stale = api(tess).patch(path, {"name": "另一个"}, If_Match='"1"')
    assert (stale.status, stale.body["code"]) == (409, "stale_version")
    assert stale.body["facts"]["fields"] == {"name": {"yours": "另一个", "now": "夜班"}}


def test_what_is_put_away_is_gone_from_the_list_and_can_be_brought_back(tess: Actor, api: Browser) -> None:
    browser, view = api(tess), keep(api(tess))
    path = f"{PATH}/{view['key']}"
    assert browser.post(f"{path}/archive", If_Match='"1"').body["archived"] is True
    assert names(browser) == set()
    assert browser.get(f"/api/v1/workorders?saved={view['key']}").status == 404
    assert [row["name"] for row in browser.get(f"{PATH}?archived=true").body["rows"]] == ["急件"]
    assert browser.post(f"{path}/restore", If_Match='"2"').body["archived"] is False
    assert names(browser) == {"急件"}


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"filter": {"field": "title", "op": "regex", "value": "x"}}, "filter_no_regex"),
        ({"filter": {"field": "reported_at", "op": "in_working_time", "value": "none"}}, "filter_no_such_calendar"),
        ({"columns": ["number", "password"]}, "no_such_column"),
        ({"whose": "team"}, "no_such_team"),
        ({"whose": "me", "team": "00000000-0000-7000-8000-000000000000"}, "team_only_for_a_team"),
        ({"sort": "title"}, "bad_input"),
        ({"name": "\u202e"}, "x"),
    ],
)  # fmt: skip
def test_a_view_that_cannot_be_is_not_kept(told: dict[str, Any], code: str, ada: Actor, api: Browser) -> None:
    answer = api(ada).post(PATH, {"name": "x", **told})
    if code == "x":
        assert answer.status == 201  # a name is only text
        return
    assert (answer.status, answer.body["code"]) == (422, code)
    assert not View.objects.exists()


def test_a_view_of_what_a_reader_may_not_know_says_so_and_tells_nothing(mei: Actor, tess: Actor, api: Browser) -> None:
    view = keep(api(mei), whose="all", filter={"field": "customer_tier", "op": "in", "value": ["key"]})
    Grant.objects.filter(role=Role.objects.get(code="engineer"), right="customers.see").delete()
    (row,) = api(tess).get(PATH).body["rows"]
    assert (row["trouble"], row["filter"], row["words"]) == ("filter_unknown_field", None, "")
    assert api(tess).get(f"/api/v1/workorders?saved={view['key']}").body["code"] == "filter_unknown_field"
    assert api(tess).get(f"{PATH}/counts").body["counts"] == {view["key"]: None}


def test_there_are_only_so_many(tess: Actor, api: Browser) -> None:
    View.objects.bulk_create(View(name=str(n), owner_id=tess.id) for n in range(100))
    answer = api(tess).post(PATH, {"name": "x"})
    assert (answer.status, answer.body["code"]) == (409, "too_many_views")
    old = View.objects.create(name="old", owner_id=tess.id, archived_at=NOON)
    answer = api(tess).post(f"{PATH}/{old.key}/restore", If_Match='"1"')
    assert (answer.status, answer.body["code"]) == (409, "too_many_views")


def test_whose_views_may_be_changed_costs_nothing_more_for_many(tess: Actor, api: Browser) -> None:
    browser = api(tess)
    assert names(browser) == set()

    def asked(count: int) -> int:
        View.objects.bulk_create(View(name=str(n), team=Team.objects.get(code="east")) for n in range(count))
        with CaptureQueriesContext(connection) as queries:
            assert len(names(browser)) == count
        return len(queries)

    few = asked(2)
    View.objects.all().delete()
    assert asked(20) == few


def test_a_column_that_is_not_for_the_reader_is_not_kept(agnes: Actor, api: Browser) -> None:
    Grant.objects.filter(role=Role.objects.get(code="agent"), right="customers.see").delete()
    answer = api(agnes).post(PATH, {"name": "x", "columns": ["number", "contract"]})
    assert (answer.status, answer.body["code"]) == (422, "no_such_column")
    assert "contract" not in answer.body["facts"]["legal"]


# -- teams in teams, and one's own order -------------------------------------------------------------------------------


def test_a_teams_view_reaches_the_teams_below_it_however_deep(
    ada: Actor, tess: Actor, olaf: Actor, agnes: Actor, api: Browser
) -> None:
    """East, South and the desk are parts of Service; a night crew is part of East."""
    east = Team.objects.get(code="east")
    night = Team.objects.create(code="night", name_zh="夜", name_en="night", parent=east)
    Person.objects.filter(pk=tess.id).update(team=night)
    keep(api(ada), whose="team", team=team("service"), name="service")
    keep(api(ada), whose="team", team=team("south"), name="south")
    assert names(api(tess)) == {"service"}
    assert names(api(olaf)) == {"service", "south"}
    assert names(api(agnes)) == {"service"}


def test_who_sees_the_view_of_the_team_above_lists_by_it_but_may_not_change_it(
    ada: Actor, tess: Actor, api: Browser
) -> None:
    view = keep(api(ada), whose="team", team=team("service"))
    assert api(tess).get(f"/api/v1/workorders?saved={view['key']}").status == 200
    assert api(tess).patch(f"{PATH}/{view['key']}", {"name": "x"}, If_Match='"1"').status == 403


def test_a_circle_of_teams_ends(tess: Actor, api: Browser) -> None:
    east, service = Team.objects.get(code="east"), Team.objects.get(code="service")
    Team.objects.filter(pk=service.pk).update(parent=east)
    assert api(tess).get(PATH).status == 200


def test_everybody_has_their_own_order_of_views(mei: Actor, tess: Actor, api: Browser) -> None:
    keys = [keep(api(mei), whose="team", team=team("east"), name=name)["key"] for name in "abc"]
    mine = keep(api(tess), name="mine")["key"]
    arranged = api(tess).put(f"{PATH}/order", {"keys": [keys[2], mine]})
    assert [row["name"] for row in arranged.body["rows"]] == ["c", "mine", "a", "b"]
    assert [row["name"] for row in api(tess).get(PATH).body["rows"]] == ["c", "mine", "a", "b"]
    assert [row["name"] for row in api(mei).get(PATH).body["rows"]] == ["a", "b", "c"]


def test_what_one_does_not_have_cannot_be_arranged(tess: Actor, toby: Actor, api: Browser) -> None:
    others = keep(api(toby))["key"]
    assert api(tess).put(f"{PATH}/order", {"keys": [others]}).body["rows"] == []
    assert ViewOrder.objects.get(person=tess.id).views == []
