"""What a customer's page tells: promises in plain words, names and times of steps, and nothing that is ours."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Outcome, Wait
from tests.conftest import NOON, Api

Browser = Callable[[Actor | None], Api]
DOOR = "/api/v1/portal/workorders"
HOUR = timedelta(hours=1)


@pytest.fixture
def mine(api: Browser, carl: Actor, acme: SimpleNamespace) -> dict[str, Any]:
    """What Carl reported himself."""
    answer = api(carl).post(DOOR, {"title": "it leaks", "asset": acme.asset.key, "effect": "hampered"})
    assert answer.status == 201, answer.body
    body: dict[str, Any] = answer.body
    return body


@pytest.mark.parametrize(("effect", "priority"), [("stopped", 0), ("hampered", 2), ("minor", 3), (None, 2)])
def test_how_bad_it_is_in_plain_words_becomes_impact_and_urgency(
    api: Browser, carl: Actor, effect: str | None, priority: int
) -> None:
    key = api(carl).post(DOOR, {"title": "x", "effect": effect}).body["key"]
    assert WorkOrder.objects.get(key=key).priority == priority


def test_what_would_be_promised_is_what_is_promised(api: Browser, carl: Actor, acme: SimpleNamespace) -> None:
    told = api(carl).get(f"/api/v1/portal/promises?asset={acme.asset.key}").body
    assert set(told) == {"stopped", "hampered", "minor"}
    assert told["stopped"]["within_minutes"] == 30 and told["hampered"]["within_minutes"] is None
    page = api(carl).post(DOOR, {"title": "x", "asset": acme.asset.key, "effect": "hampered"}).body
    assert page["promise"]["what"] == "response"
    apart = datetime.fromisoformat(page["promise"]["by_at"]) - datetime.fromisoformat(told["hampered"]["respond_by_at"])
    assert abs(apart) < timedelta(minutes=1)


def test_nobody_learns_of_another_companys_things_by_asking_what_is_promised(
    api: Browser, carl: Actor, xenon: SimpleNamespace
) -> None:
    assert api(carl).get(f"/api/v1/portal/promises?asset={xenon.asset.key}").status == 404


def test_names_and_times_stand_at_their_steps_and_no_number_does(
    api: Browser, agnes: Actor, tess: Actor, carl: Actor, mine: dict[str, Any]
) -> None:
    Person.objects.filter(pk=tess.id).update(phone="+8613911112222")
    key = UUID(mine["key"])
    moves.triage(key=key, by=agnes, at=NOON)
    window = {"starts_at": NOON + HOUR, "ends_at": NOON + 2 * HOUR}
    visit = visits.plan(order=key, by=agnes, at=NOON, engineer=tess.key, **window)
    page = api(carl).get(f"{DOOR}/{key}").body
    assert (page["visit"]["state"], page["visit"]["engineer"]) == ("planned", ""), "who comes is not sure yet"
    assert not page["visit"]["agreed"], "planned by us, and promised to nobody"
    visits.reschedule(key=visit.key, by=agnes, at=NOON, engineer=tess.key, **window, promised=(NOON, NOON + 2 * HOUR))
    page = api(carl).get(f"{DOOR}/{key}").body
    assert page["visit"]["agreed"] and datetime.fromisoformat(page["visit"]["from_at"]) == NOON
    visits.confirm(key=visit.key, by=tess, at=NOON)
    visits.depart(key=visit.key, by=tess, at=NOON + HOUR)
    page = api(carl).get(f"{DOOR}/{key}").body
    assert [step["who"] for step in page["steps"][:3]] == ["agnes", "tess", ""]
    assert (page["visit"]["engineer"], page["visit"]["level"]) == ("tess", 3)
    assert datetime.fromisoformat(page["visit"]["left_at"]) == NOON + HOUR
    assert "3911112222" not in str(page) and "example.com" not in str(page)
    visits.arrive(key=visit.key, by=tess, at=NOON + HOUR)
    visits.complete(key=visit.key, by=tess, at=NOON + 2 * HOUR, outcome=Outcome.NEEDS_PART, note="canary")
    page = api(carl).get(f"{DOOR}/{key}").body
    assert (page["wait"]["reason"], page["wait"]["after"], page["visit"]) == ("parts", "assign", None)
    assert "canary" not in str(page)


def test_whoever_is_on_the_way_is_shown_before_whoever_comes_another_day(
    api: Browser, agnes: Actor, tess: Actor, carl: Actor, mine: dict[str, Any]
) -> None:
    key = UUID(mine["key"])
    moves.triage(key=key, by=agnes, at=NOON)
    today, tomorrow = ({"starts_at": NOON + span, "ends_at": NOON + span + HOUR} for span in (HOUR, timedelta(days=1)))
    visit = visits.plan(order=key, by=agnes, at=NOON, engineer=tess.key, **today)
    visits.plan(order=key, by=agnes, at=NOON, **tomorrow)
    visits.confirm(key=visit.key, by=tess, at=NOON)
    visits.depart(key=visit.key, by=tess, at=NOON + HOUR)
    page = api(carl).get(f"{DOOR}/{key}").body
    assert (page["visit"]["state"], page["visit"]["engineer"]) == ("travelling", "tess")


def test_a_request_is_taken_back_while_nobody_has_begun(
    api: Browser, agnes: Actor, tess: Actor, carl: Actor, cora: Actor, mine: dict[str, Any]
) -> None:
    key = UUID(mine["key"])
    assert api(carl).post(f"{DOOR}/{key}/cancel", {"reason": " "}).status == 422
    moves.triage(key=key, by=agnes, at=NOON)
    moves.assign(key=key, by=agnes, at=NOON, owner=tess.key)
    assert "cancel" not in api(carl).get(f"{DOOR}/{key}").body["moves"]
    refused = api(carl).post(f"{DOOR}/{key}/cancel", {"reason": "works again"})
    assert (refused.status, refused.body["code"]) == (409, "begun_already")
    other = api(carl).post(DOOR, {"title": "x"}).body["key"]
    page = api(carl).post(f"{DOOR}/{other}/cancel", {"reason": "works again"}).body
    assert (page["state"], page["cancel_reason"], page["promise"]) == ("cancelled", "works again", None)


def test_what_was_worked_on_before_is_not_taken_back(
    api: Browser, agnes: Actor, tess: Actor, carl: Actor, mine: dict[str, Any]
) -> None:
    key = UUID(mine["key"])
    moves.triage(key=key, by=agnes, at=NOON)
    moves.assign(key=key, by=agnes, at=NOON, owner=tess.key)
    moves.resolve(key=key, by=tess, at=NOON, cause="-", solution="-")
    again = api(carl).post(f"{DOOR}/{key}/reopen", {"note": "it leaks again"}).body
    assert (again["state"], "cancel" in again["moves"]) == ("triaged", False), "what is refused is not offered"
    assert api(carl).post(f"{DOOR}/{key}/cancel", {"reason": "-"}).body["code"] == "begun_already"


def test_a_list_is_of_what_is_open_or_past_of_one_thing_or_ones_own(
    api: Browser, agnes: Actor, tess: Actor, carl: Actor, cora: Actor, mine: dict[str, Any], acme: SimpleNamespace
) -> None:
    gone = api(cora).post(DOOR, {"title": "gone"}).body
    api(cora).post(f"{DOOR}/{gone['key']}/cancel", {"reason": "gone"})

    def numbers(query: str) -> list[int]:
        return [row["number"] for row in api(cora).get(f"{DOOR}?{query}").body["rows"]]

    assert numbers("stands=open") == [mine["number"]]
    assert numbers("stands=past") == [gone["number"]]
    assert numbers("mine=true") == [gone["number"]]
    assert numbers(f"asset={acme.asset.key}") == [mine["number"]]
    (row,) = api(cora).get(f"{DOOR}?stands=open").body["rows"]
    assert (row["mine"], row["reporter"]) == (False, "carl")
    assert api(carl).get(f"{DOOR}?stands=open").body["rows"][0]["mine"] is True


def test_a_promise_is_not_told_while_we_wait_or_when_it_is_over(
    api: Browser, agnes: Actor, carl: Actor, mine: dict[str, Any]
) -> None:
    assert api(agnes).post(f"/api/v1/workorders/{mine['key']}/triage").status == 200
    assert api(carl).get(f"{DOOR}/{mine['key']}").body["promise"]["what"] == "arrival"
    moves.wait(key=UUID(mine["key"]), by=None, at=now(), reason=Wait.CUSTOMER)
    assert api(carl).get(f"{DOOR}/{mine['key']}").body["promise"] is None
