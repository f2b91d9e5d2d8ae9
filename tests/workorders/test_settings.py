"""What an administrator settles: kinds, categories, names of states, and what is promised to whom."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions.settings import load_stock
from aftersales.workorders.models import Kind, SlaPolicy, WorkOrder
from tests.conftest import Api

Browser = Callable[[Actor], Api]
NAMES = {"name_zh": "新", "name_en": "new"}
NEW = '"0"'
"""The version of what is not there yet."""
MINUTES = {"response": {"minutes": 15}, "resolution": {"minutes": 120}}


def policy(**told: Any) -> dict[str, Any]:
    """A promise; keyword arguments say to whom."""
    return {**NAMES, "targets": MINUTES, **told}


@pytest.mark.parametrize(
    ("targets", "field"),
    [
        ({"response": {}}, "response"),
        ({"response": {"minutes": 5, "working_days": 1}}, "response"),
        ({"resolution": {"working_days": 2}}, "resolution"),
        ({"resolution": {"minutes": 5, "calendar": "mars"}}, "resolution"),
    ],
)
def test_a_promise_that_cannot_be_counted_is_refused(
    targets: dict[str, Any], field: str, ada: Actor, api: Browser
) -> None:
    answer = api(ada).post("/api/v1/sla/policies", policy(targets=targets))
    assert (answer.status, answer.body["facts"]["field"]) == (422, field)
    assert not SlaPolicy.objects.filter(name_en="new").exists()


@pytest.mark.parametrize("minutes", [0, -1, 2**40, 1.5, "x"])
def test_minutes_that_cannot_be_are_refused(minutes: Any, ada: Actor, api: Browser) -> None:
    told = policy(targets={"response": {"minutes": minutes}})
    assert api(ada).post("/api/v1/sla/policies", told).status == 422


def test_the_most_specific_promise_wins_and_the_order_says_which_and_why(
    ada: Actor, agnes: Actor, api: Browser, report: Callable[..., WorkOrder]
) -> None:
    told = policy(name_en="gold repairs", kind="repair", service_level="gold")
    assert api(ada).post("/api/v1/sla/policies", told).status == 201
    order = report()
    page = api(agnes).get(f"/api/v1/workorders/{order.key}").body
    assert (page["sla"]["policy"]["name_en"], page["sla"]["why"]) == ("gold repairs", ["service_level", "kind"])
    ranked = api(agnes).get("/api/v1/sla/preview?priority=2&kind=repair&service_level=gold&tier=gold").body
    assert [row["policy"]["name_en"] for row in ranked if row["wins"]] == ["gold repairs"]
    assert ranked[0]["why"] == ["service_level", "kind"] and ranked[1]["fits"]


def test_a_promise_is_changed_from_the_version_that_was_seen(ada: Actor, api: Browser) -> None:
    made = api(ada).post("/api/v1/sla/policies", policy()).body
    path = f"/api/v1/sla/policies/{made['key']}"
    assert api(ada).put(path, policy()).status == 428
    assert api(ada).put(path, policy(), If_Match='"7"').status == 409
    changed = api(ada).put(path, policy(active=False), If_Match=f'"{made["version"]}"')
    assert (changed.status, changed.body["active"], changed.body["version"]) == (200, False, made["version"] + 1)
    assert api(ada).put(f"/api/v1/sla/policies/{uuid4()}", policy(), If_Match='"1"').status == 404


def test_an_inactive_promise_is_made_to_nobody(ada: Actor, api: Browser, report: Callable[..., WorkOrder]) -> None:
    api(ada).post("/api/v1/sla/policies", policy(service_level="gold", active=False))
    assert report().sla_why == ["priority"]


def test_a_category_does_not_hang_below_itself(ada: Actor, api: Browser) -> None:
    top = api(ada).put("/api/v1/categories/top", NAMES, If_Match=NEW).body
    low = api(ada).put("/api/v1/categories/low", {**NAMES, "parent": top["key"]}, If_Match=NEW).body
    for code, parent in (("top", low["key"]), ("top", top["key"])):
        answer = api(ada).put(f"/api/v1/categories/{code}", {**NAMES, "parent": parent}, If_Match='"1"')
        assert (answer.status, answer.body["code"]) == (409, "category_below_itself")
    assert api(ada).put("/api/v1/categories/x", {**NAMES, "parent": str(uuid4())}, If_Match=NEW).status == 422


def test_a_team_names_a_state_its_own_way_and_code_keys_on_the_state(ada: Actor, api: Browser) -> None:
    east = Team.objects.get(code="east").key
    for told in (NAMES, {**NAMES, "team": east}, {**NAMES, "team": east, "sub_state": "on_the_phone"}):
        assert api(ada).put("/api/v1/state_names/working", told, If_Match=NEW).status == 200
    busy = {"name_zh": "忙", "name_en": "busy", "team": east}
    again = api(ada).put("/api/v1/state_names/working", busy, If_Match='"1"').body
    assert (again["state"], again["name_en"], again["version"]) == ("working", "busy", 2)
    assert len(api(ada).get("/api/v1/state_names").body) == 3
    assert api(ada).put("/api/v1/state_names/dancing", NAMES, If_Match=NEW).body["code"] == "no_such_state"


@pytest.mark.parametrize("address", ["kinds/rt_new", "categories/rt_new", "state_names/waiting"])
def test_what_is_settled_is_changed_from_the_version_that_was_seen(ada: Actor, api: Browser, address: str) -> None:
    path = f"/api/v1/{address}"
    assert api(ada).put(path, NAMES).status == 428
    assert api(ada).put(path, NAMES, If_Match='"1"').status == 409, "there is none to change"
    made = api(ada).put(path, NAMES, If_Match=NEW)
    assert (made.status, made.body["version"]) == (200, 1)
    other = {**NAMES, "name_en": "other"}
    taken = api(ada).put(path, other, If_Match=NEW)
    assert (taken.status, taken.body["facts"]["fields"]) == (
        409,
        {"name_en": {"yours": "other", "now": NAMES["name_en"]}},
    )
    assert api(ada).put(path, other, If_Match='"1"').body["version"] == 2
    assert api(ada).put(path, NAMES, If_Match='"1"').status == 409
    row = next(row for row in api(ada).get(f"/api/v1/{address.split('/')[0]}").body if row["version"] == 2)
    assert row["name_en"] == "other"


def test_a_kind_decides_the_team_and_whether_somebody_looks_first(
    ada: Actor, api: Browser, report: Callable[..., WorkOrder]
) -> None:
    told = {**NAMES, "default_priority": 3, "default_team": Team.objects.get(code="east").key, "auto_triage": True}
    assert api(ada).put("/api/v1/kinds/reminder", told, If_Match=NEW).status == 200
    order = report(kind="reminder")
    assert (order.state, order.priority, order.team.code if order.team else "") == ("triaged", 3, "east")
    assert api(ada).put("/api/v1/kinds/Bad Code", NAMES, If_Match=NEW).status == 422


def test_loading_the_stock_again_leaves_what_was_settled(db: None, ada: Actor) -> None:
    Kind.objects.filter(code="repair").update(name_en="Mending")
    SlaPolicy.objects.filter(priority=0).update(active=False)
    before = Kind.objects.count(), SlaPolicy.objects.count()
    load_stock()
    assert (Kind.objects.count(), SlaPolicy.objects.count()) == before
    assert Kind.objects.get(code="repair").name_en == "Mending"
    assert not SlaPolicy.objects.get(priority=0).active
