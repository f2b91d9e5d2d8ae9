"""Customers judge what was done for them, once each time it is over."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from aftersales.feedback.models import Answer
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves
from tests.conftest import NOON, Api, facts_of

Browser = Callable[[Actor | None], Api]
DOOR = "/api/v1/portal/workorders"


@pytest.fixture
def solved(api: Browser, carl: Actor, agnes: Actor, tess: Actor) -> str:
    """What Carl reported, solved."""
    key = UUID(api(carl).post(DOOR, {"title": "it leaks"}).body["key"])
    solve(key, agnes, tess)
    return f"{DOOR}/{key}"


def solve(key: UUID, agnes: Actor, tess: Actor) -> None:
    if moves.access.find(key, None).state == "reported":
        moves.triage(key=key, by=agnes, at=NOON)
    moves.assign(key=key, by=agnes, at=NOON, owner=tess.key)
    moves.resolve(key=key, by=tess, at=NOON, cause="c", solution="s")


def key_of(page: str) -> UUID:
    return UUID(page.rpartition("/")[2])


def test_what_is_not_over_is_not_judged_yet(api: Browser, carl: Actor, solved: str) -> None:
    assert api(carl).get(f"{solved}/rating").body == {"stars": None, "at": None, "open": False}
    refused = api(carl).post(f"{solved}/rating", {"stars": 5})
    assert (refused.status, refused.body["code"]) == (409, "not_over_yet")


@pytest.mark.parametrize("told", [{"stars": 0}, {"stars": 6}, {}, {"stars": "many"}, {"stars": 3, "order": "x"}])
def test_only_one_to_five_stars_are_taken(api: Browser, carl: Actor, solved: str, told: dict[str, Any]) -> None:
    api(carl).post(f"{solved}/confirm")
    assert api(carl).post(f"{solved}/rating", told).status == 422


def test_a_judgement_is_given_once_and_its_words_are_said_on_the_order(
    api: Browser, carl: Actor, agnes: Actor, solved: str
) -> None:
    api(carl).post(f"{solved}/confirm")
    told = api(carl).post(f"{solved}/rating", {"stars": 4, "words": "quick <img src=x onerror=alert(1)>"})
    assert (told.status, told.body["stars"], told.body["open"]) == (201, 4, False)
    again = api(carl).post(f"{solved}/rating", {"stars": 1})
    assert (again.status, again.body["code"]) == (409, "rated_already")
    assert [(said["ours"], said["body_html"]) for said in api(carl).get(solved).body["said"]] == [(False, "quick")]
    assert facts_of(key_of(solved))[-2:] == ["NoteAdded", "WorkOrderRated"]
    rows = api(agnes).get(f"/api/v1/workorders/{key_of(solved)}/timeline").body["rows"]
    assert (rows[-1]["kind"], rows[-1]["data"]["stars"], rows[-1]["by_customer"]) == ("WorkOrderRated", 4, True)


def test_what_was_reopened_is_judged_again(api: Browser, carl: Actor, agnes: Actor, tess: Actor, solved: str) -> None:
    api(carl).post(f"{solved}/confirm")
    api(carl).post(f"{solved}/rating", {"stars": 2})
    api(carl).post(f"{solved}/reopen", {"note": "still leaks"})
    solve(key_of(solved), agnes, tess)
    api(carl).post(f"{solved}/confirm")
    assert api(carl).get(f"{solved}/rating").body["open"] is True
    assert api(carl).post(f"{solved}/rating", {"stars": 5}).body["stars"] == 5
    assert list(Answer.objects.order_by("cycle").values_list("cycle", "stars")) == [(0, 2), (1, 5)]


def test_nobody_judges_anothers_order(api: Browser, carl: Actor, cora: Actor, xena: Actor, solved: str) -> None:
    api(carl).post(f"{solved}/confirm")
    theirs = f"{DOOR}/{api(cora).post(DOOR, {'title': 'x'}).body['key']}"
    for reader, page in ((xena, solved), (carl, theirs)):
        assert api(reader).get(f"{page}/rating").status == 404
        assert api(reader).post(f"{page}/rating", {"stars": 1}).status == 404
