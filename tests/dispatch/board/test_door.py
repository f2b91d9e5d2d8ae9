"""The board over HTTP: what is on it, what is said of a place, what is moved; and what strangers see of it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.dispatch.schemas.board import BoardMoved, BoardOut, BoardVerdict
from aftersales.people.access import snapshot
from aftersales.people.models import Engineer, Leave, Person, Role, Team, Territory
from aftersales.workorders.access import visible_to
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import Api
from tests.dispatch.waiting import HOUR, engineer, key_of

BOARD = "/api/v1/dispatch/board"


def signed(name: str) -> Api:
    return Api(Person.objects.get(name=name))


def board(name: str, begins: datetime, **told: Any) -> dict[str, Any]:
    span = {"from": (begins - 4 * HOUR).isoformat(), "until": (begins + 8 * HOUR).isoformat()}
    answer = signed(name).get(f"{BOARD}?{urlencode({**span, **told}, doseq=True)}")
    assert answer.status == 200, answer.body
    BoardOut.model_validate(answer.body)
    return dict(answer.body)


def told_of(body: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in body["engineers"] if one["name"] == name]
    return dict(found)


def test_the_board_has_engineers_with_their_time_and_visits_with_the_way_to_them(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    first, second = planned("tess", soon), planned("tess", soon + 2 * HOUR)
    body = board("agnes", soon)
    tess, visits = told_of(body, "tess"), body["visits"]
    assert (tess["planned_minutes"], tess["duty_minutes"], tess["skills"]) == (120, 600, ["vrf"])
    assert [one["key"] for one in visits] == [str(first.key), str(second.key)]
    assert [one["travel_from"] for one in visits] == ["home", str(first.key)]
    assert visits[0]["travel_minutes"] > 0 and visits[1]["travel_minutes"] == 0  # both at the plant
    assert visits[0]["order"]["number"] == first.order.number
    assert body["dropped"] == {"engineers": 0, "visits": 0}


def test_duty_is_without_leave(soon: datetime) -> None:
    Leave.objects.create(engineer=engineer("toby"), kind="annual", starts_at=soon, ends_at=soon + 2 * HOUR)
    toby = told_of(board("agnes", soon), "toby")
    assert toby["duty_minutes"] == 480
    assert [datetime.fromisoformat(one["starts_at"]) for one in toby["leaves"]] == [soon]


def test_a_stranger_to_an_order_sees_the_time_alone(planned: Callable[..., Visit], soon: datetime) -> None:
    visit = planned("olaf", soon)
    WorkOrder.objects.filter(pk=visit.order_id).update(team=None, territory=None, owner=None)
    (seen,) = board("agnes", soon)["visits"]
    (hidden,) = board("dan", soon)["visits"]
    assert seen["order"]["key"] == str(visit.order.key) and hidden["order"] is None
    assert visit.order.title not in str(hidden)


@pytest.mark.parametrize("name", ["dan", "mei", "agnes", "ada", "pat"])
def test_the_board_tells_of_the_orders_that_its_reader_sees_elsewhere_and_of_no_others(
    name: str, planned: Callable[..., Visit], soon: datetime
) -> None:
    """As `workorders.access` has it: by team, territory, owner, and because they go there themselves."""
    pat = Person.objects.create(name="pat", email="pat@example.com", password="!", team=Team.objects.get(code="east"))
    pat.roles.add(Role.objects.get(code="partner"))
    pat.territories.add(Territory.objects.get(code="shanghai"))
    Engineer.objects.create(person=pat, level=1, calendar=engineer("tess").calendar)
    reader = Person.objects.get(name=name)
    told: list[dict[str, Any]] = [
        {}, {"team": Team.objects.get(code="east")}, {"territory": Territory.objects.get(code="shanghai")},
        {"owner": reader}, {"team": Team.objects.get(code="south")},
    ]  # fmt: skip
    for number, fields in enumerate(told):
        begins, ends = soon + number * HOUR / 2, soon + (number + 1) * HOUR / 2
        visit = planned("tess", begins, ends_at=ends, promised=(begins, ends))
        WorkOrder.objects.filter(pk=visit.order_id).update(**{"team": None, "territory": None, "owner": None, **fields})
    if name == "pat":
        own = planned("tess", soon + 4 * HOUR, mates=[pat.key])
        WorkOrder.objects.filter(pk=own.order_id).update(team=None, territory=None, owner=None)
    seen = set(visible_to(snapshot(reader)).values_list("key", flat=True))
    shown = [one["order"] for one in board(name, soon)["visits"]]
    assert len(shown) >= len(told)
    assert {UUID(one["key"]) for one in shown if one is not None} == seen
    hidden = [one for one in board(name, soon)["visits"] if one["order"] is None]
    blank = dict.fromkeys(("promised_from_at", "promised_until_at", "out_of_turn", "pinned")) | {"late_minutes": 0}
    assert all({key: one[key] for key in blank} == blank and not one["offered"] for one in hidden)


def test_whoever_is_on_duty_over_midnight_comes_from_what_they_did_before_it(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    before, after = planned("tess", soon), planned("tess", soon + 2 * HOUR)
    (told,) = board("agnes", soon + 5 * HOUR + HOUR / 2)["visits"]  # it shows what is from an hour and a half on
    assert (told["key"], told["travel_from"]) == (str(after.key), str(before.key))


def test_what_was_dragged_from_nobody_knows_where_is_not_moved(planned: Callable[..., Visit], soon: datetime) -> None:
    visit = planned("tess", soon)
    told = {"visit": visit.key, "engineer": key_of("toby"), "starts_at": soon}
    answer = signed("agnes").post(f"{BOARD}/moves", told)
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (428, "version_missing", "If-Match")
    assert Visit.objects.get(pk=visit.pk).engineer_id == engineer("tess").pk


def test_one_visit_asked_for_brings_it_and_whoever_makes_it(planned: Callable[..., Visit], soon: datetime) -> None:
    visit, later = planned("tess", soon), planned("tess", soon + 2 * HOUR)
    planned("toby", soon)
    body = board("agnes", soon, visit=[visit.key])
    assert [one["name"] for one in body["engineers"]] == ["tess"]
    assert [one["key"] for one in body["visits"]] == [str(visit.key), str(later.key)]


def test_of_one_visit_asked_for_come_all_who_go_along_with_all_they_have(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    visit = planned("tess", soon, mates=[key_of("toby")])
    own, other = planned("toby", soon + 2 * HOUR), planned("olaf", soon)
    body = board("agnes", soon, visit=[visit.key])
    assert [one["name"] for one in body["engineers"]] == ["tess", "toby"]
    shown = {one["key"] for one in body["visits"]}
    assert shown == {str(visit.key), str(own.key)} and str(other.key) not in shown


def test_an_order_is_dropped_by_a_door_of_its_own_for_it_has_no_version_to_be_seen(
    undecided: Callable[..., WorkOrder], soon: datetime
) -> None:
    order = undecided()
    told = {"order": order.key, "engineer": key_of("toby"), "starts_at": soon, "reason": "nearer"}
    done = signed("agnes").post(f"{BOARD}/drops", told)
    assert done.status == 200, done.body
    BoardMoved.model_validate(done.body)
    assert (done.body["visit"]["engineer"], done.body["was"]) == (str(key_of("toby")), None)
    again = signed("agnes").post(f"{BOARD}/drops", told)
    assert (again.status, "somebody_goes" in again.body["facts"]["codes"]) == (409, True)


@pytest.mark.parametrize("told", [{"engineer": None}, {"starts_at": None}, {"order": None}])
def test_an_order_is_dropped_on_somebody_at_some_time(
    told: dict[str, Any], undecided: Callable[..., WorkOrder], soon: datetime
) -> None:
    ordinary = {"order": undecided().key, "engineer": key_of("toby"), "starts_at": soon, "reason": "nearer"}
    answer = signed("agnes").post(f"{BOARD}/drops", {**ordinary, **told})
    assert answer.status == 422, answer.body
    assert [one["field"] for one in answer.body["errors"]] == list(told)
    assert not Visit.objects.exists()


def test_engineers_are_narrowed_by_name_skill_and_territory(soon: datetime) -> None:
    def names(**told: Any) -> list[str]:
        return [one["name"] for one in board("agnes", soon, **told)["engineers"]]

    assert names() == ["olaf", "tess", "toby"]
    assert names(search="to") == ["toby"] and names(skill="vrf") == ["tess", "toby"]
    assert names(engineer=[key_of("olaf")]) == ["olaf"]
    shenzhen = engineer("olaf").person.territories.get().key
    assert names(territory=shenzhen) == ["olaf"]


@pytest.mark.parametrize(("days", "code"), [(-1, "ends_before_start"), (9, "board_span")])
def test_a_span_that_nobody_can_mean_is_refused(days: int, code: str, soon: datetime) -> None:
    span = {"from": soon.isoformat(), "until": (soon + 24 * days * HOUR).isoformat()}
    answer = signed("agnes").get(f"{BOARD}?{urlencode(span)}")
    assert (answer.status, answer.body["code"]) == (422, code)


@pytest.mark.parametrize(("name", "status"), [("carl", 403), ("tess", 403)])
def test_the_board_is_for_whoever_dispatches(name: str, status: int, soon: datetime) -> None:
    span = urlencode({"from": soon.isoformat(), "until": (soon + HOUR).isoformat()})
    assert signed(name).get(f"{BOARD}?{span}").status == status


def test_a_place_is_green_and_where_a_rule_is_against_it_red_and_nothing_is_moved(
    planned: Callable[..., Visit], soon: datetime
) -> None:
    visit = planned("tess", soon)
    held = {"visit": visit.key, "engineer": key_of("tess"), "starts_at": (soon + HOUR).isoformat()}
    good = signed("agnes").get(f"{BOARD}/verdict?{urlencode(held)}")
    assert good.status == 200, good.body
    BoardVerdict.model_validate(good.body)
    assert good.body["verdict"] != "red"
    assert datetime.fromisoformat(good.body["ends_at"]) == soon + 2 * HOUR
    planned("toby", soon + HOUR)
    other = urlencode({**held, "engineer": key_of("toby")})
    bad = signed("agnes").get(f"{BOARD}/verdict?{other}", Accept_Language="en")
    assert bad.body["verdict"] == "red"
    assert [(one["code"], one["overrulable"]) for one in bad.body["reasons"] if one["rule"]][0] == ("overlap", False)
    assert Visit.objects.get(pk=visit.pk).starts_at == soon


def test_two_who_drag_the_same_visit_are_never_both_right(planned: Callable[..., Visit], soon: datetime) -> None:
    visit = planned("tess", soon)
    mark = f'"{visit.version}"'
    first = signed("mei").post(
        f"{BOARD}/moves", {"visit": visit.key, "engineer": key_of("toby"), "starts_at": soon}, If_Match=mark
    )
    assert first.status == 200, first.body
    BoardMoved.model_validate(first.body)
    assert first.body["visit"]["engineer"] == str(key_of("toby")) and first.body["version"] == visit.version + 1
    told = {"visit": visit.key, "engineer": key_of("tess"), "starts_at": soon + HOUR}
    second = signed("agnes").post(f"{BOARD}/moves", told, If_Match=mark)
    assert (second.status, second.body["code"]) == (409, "board_overtaken")
    assert "mei" in second.body["detail"]


def test_a_visit_that_was_taken_off_stands_nowhere_on_the_board(planned: Callable[..., Visit], soon: datetime) -> None:
    visit = planned("tess", soon)
    told, mark = {"visit": visit.key, "engineer": None}, f'"{visit.version}"'
    done = signed("agnes").post(f"{BOARD}/moves", told, If_Match=mark)
    assert (done.status, done.body["visit"]) == (200, None)
    assert board("agnes", soon)["visits"] == []


def test_the_board_costs_as_many_queries_however_much_is_on_it(planned: Callable[..., Visit], soon: datetime) -> None:
    def cost() -> int:
        board("agnes", soon)  # what a process remembers is remembered
        with CaptureQueriesContext(connection) as caught:
            board("agnes", soon)
        return len(caught)

    planned("tess", soon)
    few = cost()
    for hour in range(1, 5):
        planned("tess", soon + hour * HOUR)
        planned("toby", soon + hour * HOUR)
        planned("olaf", soon + hour * HOUR)
    assert cost() == few
