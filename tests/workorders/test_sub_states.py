"""Sub-states and own names of states: what a team added, readers see and set; what it did not add is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from aftersales.base.errors import Invalid
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import moves, orders
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
        put_state_name(by=ada, state=state, name_zh=zh, name_en=en, **told)

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
    assert WorkOrder.objects.get(pk=working.pk).sub_state == ""


def test_where_there_are_none_it_says_so(triaged: WorkOrder, agnes: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        change(triaged, agnes, sub_state="remote")
    assert refused.value.code == "no_sub_states"


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
