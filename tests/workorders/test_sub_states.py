"""Sub-states and own names of states: what a team added, readers see and set; what it did not add is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.words import LANGUAGES, refusal
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import moves, orders, visits
from aftersales.workorders.actions.settings import put_state_name
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.queries.timeline import timeline
from aftersales.workorders.states import Wait
from tests.conftest import NOON, Api

Browser = Callable[[Actor], Api]


@pytest.fixture(autouse=True)
def named(ada: Actor) -> None:
    """Team East calls working "on it", and looks closer at what is working and what waits; South at other things."""
    east, south = (Team.objects.get(code=code).key for code in ("east", "south"))

    def name(state: str, zh: str, en: str, **told: Any) -> None:
        put_state_name(by=ada, at=NOON, state=state, name_zh=zh, name_en=en, **told)

    name("working", "处理着", "company's word")
    name("working", "在办", "on it", team=east)
    name("working", "远程连线", "on the line", team=east, sub_state="remote")
    name("working", "现场拆机", "taken apart", sub_state="apart")
    name("waiting", "等付款", "payment awaited", team=east, sub_state="payment")
    name("working", "别队的", "theirs", team=south, sub_state="theirs")


@pytest.fixture
def working(assigned: WorkOrder, tess: Actor) -> WorkOrder:
    return moves.start(key=assigned.key, by=tess, at=NOON)


def change(order: WorkOrder, by: Actor, **fields: Any) -> WorkOrder:
    version = WorkOrder.objects.get(pk=order.pk).version
    return orders.change(key=order.key, by=by, at=NOON, version=version, fields=fields)


@pytest.mark.parametrize("code", ["payment", "theirs", "nonsense", "working"])
def test_what_the_team_did_not_add_to_this_state_is_refused_and_what_it_did_is_named(
    code: str, working: WorkOrder, tess: Actor
) -> None:
    with pytest.raises(Invalid) as refused:
        change(working, tess, sub_state=code)
    assert refused.value.code == "no_such_sub_state"
    assert (refused.value.facts["field"], refused.value.facts["legal"]) == ("sub_state", ["apart", "remote"])
    said = {language: refusal(refused.value.code, language, refused.value.facts) for language in LANGUAGES}
    assert said["zh-CN"] == f"“{code}”不是本团队“在办”状态下的子状态。可选：现场拆机、远程连线。"
    assert said["en"] == f"“{code}” is no sub-state of “on it” for this team. Possible: taken apart, on the line."
    assert WorkOrder.objects.get(pk=working.pk).sub_state == ""


def test_where_there_are_none_it_says_so(triaged: WorkOrder, agnes: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        change(triaged, agnes, sub_state="remote")
    assert refused.value.code == "no_sub_states"
    assert "“已受理”" in refusal("no_sub_states", "zh-CN", refused.value.facts)
    assert "“Triaged”" in refusal("no_sub_states", "en", refused.value.facts)


def test_a_visit_that_cannot_be_planned_now_is_refused_in_the_teams_words(
    order: WorkOrder, ada: Actor, agnes: Actor
) -> None:
    east = Team.objects.get(code="east")
    put_state_name(by=ada, at=NOON, state="reported", name_zh="刚到", name_en="just in", team=east.key)
    WorkOrder.objects.filter(pk=order.pk).update(team=east)
    with pytest.raises(Conflict) as refused:
        visits.plan(order=order.key, by=agnes, at=NOON)
    assert "“刚到”" in refusal(refused.value.code, "zh-CN", refused.value.facts)
    assert "“just in”" in refusal(refused.value.code, "en", refused.value.facts)


def test_it_is_set_seen_by_readers_in_their_words_and_told(working: WorkOrder, tess: Actor, api: Browser) -> None:
    path, version = f"/api/v1/workorders/{working.key}", WorkOrder.objects.get(pk=working.pk).version
    page = api(tess).patch(path, {"sub_state": "remote"}, If_Match=f'"{version}"').body
    assert (page["state"], page["sub_state"]) == ("working", "remote")
    assert page["state_name"] == {"name_zh": "在办", "name_en": "on it"}
    assert page["sub_state_name"] == {"name_zh": "远程连线", "name_en": "on the line"}
    assert [one["sub_state"] for one in page["sub_states"]] == ["remote", "apart"]
    (row,) = api(tess).get("/api/v1/workorders").body["rows"]
    assert (row["state_name"], row["sub_state_name"]) == (page["state_name"], page["sub_state_name"])
    told = timeline(working.key, tess)["rows"][-1]
    assert (told["kind"], told["data"]["fields"]) == ("WorkOrderChanged", {"sub_state": ["", "remote"]})
    assert change(working, tess, sub_state="").sub_state == ""


def test_a_state_nobody_renamed_has_no_name_of_its_own(triaged: WorkOrder, agnes: Actor, api: Browser) -> None:
    (row,) = api(agnes).get("/api/v1/workorders").body["rows"]
    assert (row["state_name"], row["sub_state_name"]) == (None, None)


def test_it_does_not_outlive_its_state_nor_reach_another_team(working: WorkOrder, tess: Actor, agnes: Actor) -> None:
    south = Team.objects.get(code="south").key
    change(working, tess, sub_state="apart")
    assert change(working, agnes, team=south).sub_state == "apart", "all teams have this one"
    change(working, agnes, team=Team.objects.get(code="east").key, sub_state="remote")
    assert change(working, agnes, team=south).sub_state == ""
    change(working, agnes, sub_state="theirs")
    assert moves.wait(key=working.key, by=None, at=NOON, reason=Wait.OTHER).sub_state == ""


def stated(rows: list[dict[str, Any]], order: WorkOrder) -> tuple[Any, Any]:
    """What a list calls the state of this order, and its finer one."""
    row = next(row.get("order", row) for row in rows if row.get("order", row)["key"] == str(order.key))
    return row["state_name"]["name_en"], (row["sub_state_name"] or {}).get("name_en")


LISTS = {
    "the orders of its customer": lambda one: (f"customers/{one.customer.key}/workorders", ["rows"]),
    "the orders of its asset": lambda one: (f"assets/{one.asset.key}/workorders", ["rows"]),
    "what a search found by number": lambda one: (f"find?q=W-{one.number}", ["orders"]),
    "what a search found by words": lambda one: (f"find?q={one.customer.name}", ["orders"]),
    "what a caller has open": lambda one: (f"callers/brief?customer={one.customer.key}", ["open"]),
    "what a new order may only repeat": lambda one: (
        f"workorders/duplicates?customer={one.customer.key}&title={one.title}", ["alike"],
    ),
    "what a phone found": lambda one: (f"field/orders?search=W-{one.number}", ["rows"]),
    "what a label leads to": lambda one: (f"field/scan?code={one.asset.serial}", ["orders"]),
    "a narrowed queue": lambda one: (f"workorders?customer={one.customer.key}", ["rows"]),
    "the queue": lambda one: ("workorders", ["rows"]),
}  # fmt: skip


@pytest.mark.parametrize("place", LISTS)
def test_every_list_calls_a_state_what_its_team_calls_it(
    place: str, working: WorkOrder, tess: Actor, api: Browser
) -> None:
    path, at = LISTS[place](working)
    change(working, tess, sub_state="remote")
    body = api(tess).get(f"/api/v1/{path}").body
    assert stated(body[at[0]], working) == ("on it", "on the line")


def test_another_order_calls_the_state_of_those_around_it_what_their_teams_call_it(
    working: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor, tess: Actor, api: Browser
) -> None:
    other = report(parent=working.key)
    change(working, tess, sub_state="apart")
    body = api(agnes).get(f"/api/v1/workorders/{other.key}").body
    assert stated([body["parent"]], working) == ("on it", "taken apart")
    assert stated(body["earlier"], working) == ("on it", "taken apart")
    around = api(agnes).get(f"/api/v1/workorders/{other.key}/around").body
    assert stated(around["of_asset"]["rows"], working) == ("on it", "taken apart")
    assert stated(around["open"], working) == ("on it", "taken apart")
