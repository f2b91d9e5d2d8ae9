"""The inbox over HTTP: one's own, page by page."""

from collections.abc import Callable
from datetime import UTC, datetime
from types import ModuleType
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import path
from ninja import NinjaAPI

from aftersales.base.http import JsonRenderer, StrictParser, answer_errors
from aftersales.base.ids import new_key
from aftersales.notices import titles
from aftersales.notices.actions import inbox
from aftersales.notices.api.inbox import router
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.signed import staff_only

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _mounted(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(titles, "_ASKED", {})
    made = NinjaAPI(
        auth=staff_only, urls_namespace=str(new_key()), docs_url=None, parser=StrictParser(), renderer=JsonRenderer()
    )
    answer_errors(made)
    made.add_router("", router)
    urls = ModuleType("urls_of_notices")
    urls.urlpatterns = [path("api/", made.urls)]  # type: ignore[attr-defined]  # what Django looks for
    settings.ROOT_URLCONF = urls


def tell(person: Actor, count: int = 1) -> list[Notice]:
    for number in range(count):
        inbox.notify(
            people=[person.id],
            code="order_assigned",
            facts={"number": f"W-{number}"},
            subject=new_key(),
            effect=str(new_key()),
            at=NOON,
        )
    return list(Notice.objects.filter(person_id=person.id).order_by("-id"))


@pytest.mark.parametrize("address", ["/api/notices", "/api/notices/preferences"])
def test_a_stranger_and_a_customer_have_no_inbox_here(api: Callable[..., Any], carl: Actor, address: str) -> None:
    assert api(None).get(address).status == 401
    assert api(carl).get(address).status == 403


def test_nobody_sees_anothers_notices(api: Callable[..., Any], tess: Actor, toby: Actor) -> None:
    (notice,) = tell(tess)

    assert api(toby).get("/api/notices").body == {"rows": [], "next": None, "unread": "0"}
    assert api(toby).post("/api/notices/read", {"keys": [str(notice.key)]}).status == 404
    assert api(toby).post("/api/notices/read", {"until": str(notice.key)}).status == 404


def test_a_notice_is_told_in_words_with_how_far_its_letter_got(api: Callable[..., Any], tess: Actor) -> None:
    (notice,) = tell(tess)

    (row,) = api(tess).get("/api/notices").body["rows"]

    assert row["text"] == "工单 W-0 派给您了"
    assert (row["key"], row["code"], row["facts"]) == (str(notice.key), "order_assigned", {"number": "W-0"})
    assert row["deliveries"] == [{"channel": "email", "state": "waiting", "sent_at": None}]
    assert row["read_at"] is row["withdrawn_at"] is None


def test_what_a_notice_is_about_is_named_by_whoever_knows_it_to_whom_may_see_it(
    api: Callable[..., Any], tess: Actor
) -> None:
    known, _ = tell(tess, 2)
    titles.ask("orders", lambda keys, by: {known.subject: f"for {by.name}"} if known.subject in keys else {})

    rows = api(tess).get("/api/notices").body["rows"]

    assert [row["title"] for row in rows] == ["for tess", None]
    assert titles.titles_of(set(), tess) == {}


def test_pages_follow_one_another_without_gap_or_overlap(api: Callable[..., Any], tess: Actor) -> None:
    notices = tell(tess, 7)
    browser = api(tess)
    seen: list[str] = []
    cursor = ""
    for _ in range(4):
        page = browser.get(f"/api/notices?limit=3{cursor}").body
        seen += [row["key"] for row in page["rows"]]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"

    assert seen == [str(notice.key) for notice in notices]


@pytest.mark.parametrize("query", ["limit=0", "limit=201", "limit=x", "cursor=nonsense", "unread=maybe"])
def test_a_question_that_makes_no_sense_is_refused(api: Callable[..., Any], tess: Actor, query: str) -> None:
    assert api(tess).get(f"/api/notices?{query}").status == 422


def test_the_count_for_the_badge_is_capped(api: Callable[..., Any], tess: Actor) -> None:
    tell(tess, 99)
    assert api(tess).get("/api/notices?limit=1").body["unread"] == "99"
    tell(tess, 1)
    assert api(tess).get("/api/notices?limit=1").body["unread"] == "99+"


def test_reading_lowers_the_count(api: Callable[..., Any], tess: Actor) -> None:
    notices = tell(tess, 3)

    one = api(tess).post("/api/notices/read", {"keys": [str(notices[0].key)]}).body
    rest = api(tess).post("/api/notices/read", {"until": str(notices[0].key)}).body

    assert (one, rest) == ({"read": 1, "unread": "2"}, {"read": 2, "unread": "0"})
    assert api(tess).get("/api/notices?unread=true").body["rows"] == []
    assert len(api(tess).get("/api/notices").body["rows"]) == 3


def test_wishes_are_kept_and_what_is_usual_is_told_beside_them(api: Callable[..., Any], tess: Actor) -> None:
    answer = api(tess).put("/api/notices/preferences", {"email": {"order_assigned": "no"}})

    assert answer.status == 200
    told = {row["code"]: row for row in api(tess).get("/api/notices/preferences").body["rows"]}
    assert told["order_assigned"] == {"code": "order_assigned", "email": "no", "default": "at_once", "collects": True}
    assert told["order_mentioned"]["email"] == "at_once"


@pytest.mark.parametrize("body", [{"email": {"order_danced": "no"}}, {"email": {"order_assigned": "perhaps"}}, {}])
def test_a_wish_that_makes_no_sense_is_refused(api: Callable[..., Any], tess: Actor, body: Any) -> None:
    assert api(tess).put("/api/notices/preferences", body).status == 422


def test_a_page_costs_three_queries_however_long(api: Callable[..., Any], tess: Actor) -> None:
    tell(tess, 30)
    browser = api(tess)
    browser.get("/api/notices")

    with CaptureQueriesContext(connection) as queries:
        browser.get("/api/notices?limit=30")

    assert len([query for query in queries if "notices_" in query["sql"]]) == 3


def test_hours_are_chosen_beside_what_comes_by_mail(api: Callable[..., Any], tess: Actor) -> None:
    assert api(tess).get("/api/notices/preferences").body["hours"] == {
        "quiet_from": 22 * 60, "quiet_until": 7 * 60, "digest_at": 8 * 60,
    }  # fmt: skip
    hours = {"quiet_from": 0, "quiet_until": 0, "digest_at": 1439}
    told = api(tess).put("/api/notices/preferences", {"email": {"order_answered": "digest"}, "hours": hours})
    assert (told.status, told.body["hours"]) == (200, hours)
    assert {row["code"]: row["email"] for row in told.body["rows"]}["order_answered"] == "digest"


@pytest.mark.parametrize("wrong", [1440, -1, "08:00", None, 1.5])
def test_a_minute_no_day_has_is_refused_by_its_name(api: Callable[..., Any], tess: Actor, wrong: Any) -> None:
    hours = {"quiet_from": 0, "quiet_until": 0, "digest_at": wrong}
    refused = api(tess).put("/api/notices/preferences", {"email": {}, "hours": hours})
    assert (refused.status, refused.body["errors"][0]["field"]) == (422, "hours.digest_at")
