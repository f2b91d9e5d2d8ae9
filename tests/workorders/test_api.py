"""The staff's door to work orders, over HTTP: what is asked, what is refused and how; a refusal leaves no trace."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.models import Person, Team
from aftersales.workorders.models import Note, WorkOrder
from tests.conftest import NOON, Api
from tests.rows import rows_hash

Browser = Callable[[Actor | None], Api]


@pytest.fixture
def body(acme: SimpleNamespace) -> dict[str, Any]:
    """What an agent sends when a customer calls."""
    return {
        "kind": "repair", "title": "E6 on unit 3", "description": "stopped at noon", "customer": acme.customer.key,
        "contact": acme.contact.key, "asset": acme.asset.key, "channel": "phone", "impact": 1, "urgency": 1,
        "tags": ["vrf", "e6", "vrf"],
    }  # fmt: skip


# -- reporting ---------------------------------------------------------------------------------------------------------


def test_a_report_is_answered_with_its_page(agnes: Actor, api: Browser, body: dict[str, Any]) -> None:
    answer = api(agnes).post("/api/v1/workorders", body)
    assert answer.status == 201, answer.body
    page = answer.body
    assert (page["state"], page["priority"], page["tags"]) == ("reported", 0, ["e6", "vrf"])
    assert page["customer"]["name"] == "acme" and page["asset"]["name"] == "unit 3"
    assert page["site"]["name"] == "plant", "the place is where the asset stands"
    assert page["contact"]["phone_masked"].count("*") >= 4
    assert {clock["target"] for clock in page["clocks"]} == {"response", "next_update", "arrival", "resolution"}
    assert [move["move"] for move in page["moves"] if move["primary"]] == ["triage"]
    assert api(agnes).get(f"/api/v1/workorders/{page['key']}").body["number"] == page["number"]


def test_a_phone_may_name_its_order_and_sends_it_once(agnes: Actor, api: Browser, body: dict[str, Any]) -> None:
    key = str(uuid4())
    assert api(agnes).post("/api/v1/workorders", {**body, "key": key}).body["key"] == key
    again = api(agnes).post("/api/v1/workorders", {**body, "key": key})
    assert (again.status, again.body["code"], again.body["facts"]["field"]) == (409, "key_taken", "key")
    assert WorkOrder.objects.filter(key=key).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_ten_at_once_under_one_key_one_is_written(cast: SimpleNamespace, body: dict[str, Any]) -> None:
    """Ten connections, ten Idempotency-Keys, one key of the order: the others are told, and nobody sees a fault."""
    told, agnes = {**body, "key": str(uuid4())}, Person.objects.get(name="agnes")
    browsers = [Api(agnes) for _ in range(10)]

    def send(browser: Api) -> tuple[int, str]:
        try:
            answer = browser.post("/api/v1/workorders", told)
        finally:
            connection.close()
        return answer.status, answer.body.get("code", "")

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(send, browsers))
    assert sorted(status for status, _ in answers) == [201, *[409] * 9], answers
    assert {code for _, code in answers} <= {"", "key_taken", "try_again"}
    assert WorkOrder.objects.filter(key=told["key"]).count() == 1


def test_whoever_serves_one_team_reports_to_it_and_sees_what_they_reported(
    tess: Actor, dan: Actor, mei: Actor, xenon: SimpleNamespace, api: Browser
) -> None:
    for reader in (tess, dan, mei):
        told = {"kind": "inquiry", "title": "how?", "customer": xenon.customer.key}
        answer = api(reader).post("/api/v1/workorders", told)
        assert answer.status == 201, answer.body
        assert answer.body["team"]["name_en"] == "east"
        assert api(reader).get(f"/api/v1/workorders/{answer.body['key']}").status == 200


@pytest.mark.parametrize("what", ["contact", "site", "asset"])
def test_another_customers_things_do_not_exist_for_an_order(
    what: str, agnes: Actor, api: Browser, body: dict[str, Any], xenon: SimpleNamespace
) -> None:
    before = rows_hash()
    answer = api(agnes).post("/api/v1/workorders", {**body, what: getattr(xenon, what).key})
    assert (answer.status, answer.body["facts"]["field"]) == (404, what)
    assert rows_hash() == before


def test_a_parent_the_reader_does_not_see_does_not_exist(
    olaf: Actor, api: Browser, triaged: WorkOrder, xenon: SimpleNamespace
) -> None:
    told = {"kind": "repair", "title": "x", "customer": xenon.customer.key, "parent": triaged.key}
    before = rows_hash()
    assert api(olaf).post("/api/v1/workorders", told).status == 404
    assert rows_hash() == before


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "nonsense"}, "kind"), ({"kind": 7}, "kind"), ({"title": ""}, "title"),
        ({"title": "x" * 201}, "title"),
        ({"title": "two\nlines"}, "title"), ({"title": "nul\0"}, "title"), ({"title": None}, "title"),
        ({"title": ["x"]}, "title"), ({"description": "nul\0"}, "description"), ({"priority": 4}, "priority"),
        ({"priority": "high"}, "priority"), ({"priority": 2**70}, "priority"), ({"priority": 1.5}, "priority"),
        ({"impact": 0}, "impact"), ({"channel": "pigeon"}, "channel"), ({"customer": "acme"}, "customer"),
        ({"customer": 3}, "customer"), ({"tags": "vrf"}, "tags"), ({"tags": ["x"] * 21}, "tags"),
        ({"tags": ["nul\0"]}, "tags.0"), ({"category": str(uuid4())}, "category"), ({"key": "x"}, "key"),
        ({"state": "closed"}, "state"), ({"owner": str(uuid4())}, "owner"), ({"number": 1}, "number"),
        ({"reported_by": str(uuid4())}, "reported_by"), ({"id": 1}, "id"), ({"version": 9}, "version"),
    ],
)  # fmt: skip
def test_a_report_that_cannot_be_meant_names_the_field(
    wrong: dict[str, Any], field: str, agnes: Actor, api: Browser, body: dict[str, Any]
) -> None:
    before = rows_hash()
    answer = api(agnes).post("/api/v1/workorders", {**body, **wrong})
    assert answer.status == 422, answer.body
    told = {error["field"] for error in answer.body.get("errors", [])} | {answer.body["facts"].get("field")}
    assert field in told, answer.body
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert rows_hash() == before


# -- particulars and versions ------------------------------------------------------------------------------------------


def test_a_change_without_a_version_is_refused(agnes: Actor, api: Browser, triaged: WorkOrder) -> None:
    answer = api(agnes).patch(f"/api/v1/workorders/{triaged.key}", {"title": "other"})
    assert (answer.status, answer.body["code"], answer.body["facts"]["field"]) == (428, "version_missing", "If-Match")


@pytest.mark.parametrize("version", ["x", "-1", "1.5", '"seven"', "1" * 5000, "１"])
def test_a_version_that_is_none_is_refused(version: str, agnes: Actor, api: Browser, triaged: WorkOrder) -> None:
    answer = api(agnes).patch(f"/api/v1/workorders/{triaged.key}", {"title": "other"}, If_Match=version)
    assert answer.status in (409, 422), answer.body


def test_a_stale_change_is_told_what_differs_and_nothing_is_lost(
    agnes: Actor, dan: Actor, api: Browser, triaged: WorkOrder
) -> None:
    seen = api(agnes).get(f"/api/v1/workorders/{triaged.key}").body["version"]
    path = f"/api/v1/workorders/{triaged.key}"
    assert api(dan).patch(path, {"title": "Dan's", "priority": 1}, If_Match=f'"{seen}"').status == 200
    answer = api(agnes).patch(path, {"title": "Agnes's", "priority": 1, "tags": ["x"]}, If_Match=f'"{seen}"')
    assert (answer.status, answer.body["code"]) == (409, "stale_version")
    facts = answer.body["facts"]
    assert facts["fields"] == {"title": {"yours": "Agnes's", "now": "Dan's"}, "tags": {"yours": ["x"], "now": []}}
    assert facts["version"] == seen + 1
    assert WorkOrder.objects.get(key=triaged.key).title == "Dan's"
    again = api(agnes).patch(path, {"title": "Agnes's"}, If_Match=f'"{facts["version"]}"')
    assert (again.status, again.body["title"]) == (200, "Agnes's")


def test_a_move_made_from_an_old_page_is_refused_where_the_page_is_named(
    agnes: Actor, tess: Actor, api: Browser, order: WorkOrder
) -> None:
    path = f"/api/v1/workorders/{order.key}"
    assert api(agnes).post(f"{path}/triage", {}, If_Match=f'"{order.version + 5}"').status == 409
    assert (
        api(agnes).post(f"{path}/triage", {}, If_Match=f'"{WorkOrder.objects.get(pk=order.pk).version}"').status == 200
    )


@pytest.mark.parametrize("what", ["contact", "site", "asset"])
def test_an_order_cannot_be_given_another_customers_things(
    what: str, agnes: Actor, api: Browser, triaged: WorkOrder, xenon: SimpleNamespace
) -> None:
    before = rows_hash()
    path, seen = f"/api/v1/workorders/{triaged.key}", f'"{WorkOrder.objects.get(pk=triaged.pk).version}"'
    assert api(agnes).patch(path, {what: getattr(xenon, what).key}, If_Match=seen).status == 404
    assert rows_hash() == before


@pytest.mark.parametrize("field", ["state", "owner", "customer", "number", "resolved_at", "sla_policy", "reopen_count"])
def test_what_moves_and_clocks_decide_cannot_be_written(
    field: str, agnes: Actor, api: Browser, triaged: WorkOrder
) -> None:
    answer = api(agnes).patch(f"/api/v1/workorders/{triaged.key}", {field: None}, If_Match='"1"')
    assert (answer.status, answer.body["errors"][0]["field"]) == (422, field)


@pytest.mark.parametrize("field", ["title", "kind", "priority", "tags", "description"])
def test_what_an_order_must_have_cannot_be_emptied(field: str, agnes: Actor, api: Browser, triaged: WorkOrder) -> None:
    seen = f'"{WorkOrder.objects.get(pk=triaged.pk).version}"'
    answer = api(agnes).patch(f"/api/v1/workorders/{triaged.key}", {field: None}, If_Match=seen)
    assert answer.status == 422, answer.body


# -- moves -------------------------------------------------------------------------------------------------------------


def test_an_illegal_move_names_the_legal_ones(agnes: Actor, mei: Actor, api: Browser, triaged: WorkOrder) -> None:
    answer = api(mei).post(f"/api/v1/workorders/{triaged.key}/resolve", {"cause": "c", "solution": "s"})
    assert (answer.status, answer.body["code"]) == (409, "illegal_move")
    assert answer.body["facts"]["legal"] == ["assign", "wait", "hand_off", "escalate", "cancel", "merge"]
    assert (answer.body["facts"]["state"], "工单是“已受理”" in answer.body["detail"]) == ("triaged", True)
    assert "派单、挂起" in answer.body["detail"]


def test_the_page_offers_each_reader_what_they_may_do(
    agnes: Actor, tess: Actor, mei: Actor, api: Browser, assigned: WorkOrder
) -> None:
    def offered(reader: Actor) -> list[str]:
        return [move["move"] for move in api(reader).get(f"/api/v1/workorders/{assigned.key}").body["moves"]]

    assert offered(tess) == ["start", "wait", "hand_off", "escalate", "resolve"]
    assert offered(agnes) == ["assign", "release", "cancel", "merge"]
    assert offered(mei) == ["assign", "release", "start", "wait", "hand_off", "escalate", "resolve", "cancel", "merge"]


def test_who_gives_an_order_to_another_team_is_told_that_it_worked(
    mei: Actor, api: Browser, assigned: WorkOrder
) -> None:
    south = Team.objects.get(code="south")
    answer = api(mei).post(f"/api/v1/workorders/{assigned.key}/release", {"team": south.key})
    assert (answer.status, answer.body["team"]["name_en"]) == (200, "south")
    assert answer.body["moves"] == [], "it is theirs now"
    assert api(mei).get(f"/api/v1/workorders/{assigned.key}").status == 404


def test_a_manager_sees_and_works_an_order_of_their_own_in_another_team(
    agnes: Actor, mei: Actor, api: Browser, triaged: WorkOrder
) -> None:
    told = {"owner": mei.key, "team": Team.objects.get(code="south").key}
    assert api(agnes).post(f"/api/v1/workorders/{triaged.key}/assign", told).status == 200
    assert [row["number"] for row in api(mei).get("/api/v1/workorders?view=mine").body["rows"]] == [triaged.number]
    assert api(mei).post(f"/api/v1/workorders/{triaged.key}/start").status == 200


def test_nobody_is_given_an_order_who_has_left_or_is_a_customer(
    agnes: Actor, toby: Actor, carl: Actor, api: Browser, triaged: WorkOrder
) -> None:
    Person.objects.filter(pk=toby.id).update(is_active=False)
    for key in (toby.key, carl.key, uuid4()):
        answer = api(agnes).post(f"/api/v1/workorders/{triaged.key}/assign", {"owner": key})
        assert (answer.status, answer.body["facts"]["field"]) == (422, "owner")


def test_a_wake_up_in_the_past_is_refused(mei: Actor, api: Browser, triaged: WorkOrder) -> None:
    told = {"reason": "parts", "wake_at": now() - timedelta(seconds=5)}
    answer = api(mei).post(f"/api/v1/workorders/{triaged.key}/wait", told)
    assert (answer.status, answer.body["code"]) == (422, "wake_in_the_past")
    for odd in ("2026-11-22T10:00:00", "tomorrow", 5e20, "9999-12-31T23:59:59-12:00"):
        assert (
            api(mei).post(f"/api/v1/workorders/{triaged.key}/wait", {"reason": "parts", "wake_at": odd}).status == 422
        )


def test_two_orders_are_linked_once_whichever_is_named_first(agnes: Actor, api: Browser, report: Any) -> None:
    one, other = report(), report()
    for left, right in ((one, other), (other, one)):
        assert api(agnes).post(f"/api/v1/workorders/{left.key}/links", {"other": right.key}).status == 200
    assert api(agnes).post(f"/api/v1/workorders/{one.key}/links", {"other": one.key}).status == 422
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM workorders_link")
        assert cursor.fetchone() == (1,)


def test_who_else_has_the_order_open(agnes: Actor, dan: Actor, api: Browser, triaged: WorkOrder) -> None:
    path = f"/api/v1/workorders/{triaged.key}/presence"
    assert api(agnes).post(path, {"writing": True}).body == []
    (present,) = api(dan).post(path, {}).body
    assert (present["name"], present["writing"]) == ("agnes", True)


def test_watching_is_begun_and_ended(agnes: Actor, api: Browser, triaged: WorkOrder) -> None:
    path = f"/api/v1/workorders/{triaged.key}/watch"
    for watching in (True, True, False, False):
        assert api(agnes).post(path, {"watching": watching}).status == 200


# -- notes -------------------------------------------------------------------------------------------------------------


def test_a_note_is_kept_clean_and_its_mention_must_be_staff(
    agnes: Actor, tess: Actor, carl: Actor, api: Browser, triaged: WorkOrder
) -> None:
    path = f"/api/v1/workorders/{triaged.key}/notes"
    said = api(agnes).post(path, {"body": "<b>hi</b><script>x()</script>", "mentions": [tess.key]})
    assert (said.status, said.body["body_html"], said.body["public"]) == (201, "<b>hi</b>", False)
    assert api(agnes).post(path, {"body": "x", "mentions": [carl.key]}).body["code"] == "no_such_person"
    assert api(agnes).post(path, {"body": "<script>only()</script>"}).body["code"] == "empty_note"
    assert api(agnes).post(path, {"body": "x", "mentions": [tess.key] * 21}).status == 422
    assert Note.objects.filter(order=triaged).count() == 1


def test_a_note_sent_twice_under_its_own_key_is_there_once(agnes: Actor, api: Browser, triaged: WorkOrder) -> None:
    path, told = f"/api/v1/workorders/{triaged.key}/notes", {"body": "x", "key": str(uuid4())}
    assert api(agnes).post(path, told).status == 201
    assert api(agnes).post(path, told).body["code"] == "key_taken"
    assert Note.objects.filter(key=told["key"]).count() == 1


def test_an_internal_word_never_reaches_the_customer(
    agnes: Actor, carl: Actor, api: Browser, triaged: WorkOrder
) -> None:
    path = f"/api/v1/workorders/{triaged.key}/notes"
    api(agnes).post(path, {"body": "canary-internal"})
    api(agnes).post(path, {"body": "canary-public", "public": True})
    seen = str(api(carl).get(f"/api/v1/portal/workorders/{triaged.key}").body)
    assert "canary-public" in seen and "canary-internal" not in seen


# -- reading -----------------------------------------------------------------------------------------------------------


def test_no_reading_writes(agnes: Actor, carl: Actor, api: Browser, assigned: WorkOrder) -> None:
    staff = [
        "workorders", "workorders/counts", f"workorders/{assigned.key}", f"workorders/{assigned.key}/timeline",
        f"workorders/number/{assigned.number}", "kinds", "categories", "state_names", "sla/policies",
        "sla/preview?priority=0&kind=repair", "changes", "people", "teams", "customers", "contacts", "assets",
        "notices",
    ]  # fmt: skip
    mine = ["workorders", f"workorders/{assigned.key}", "changes", "company", "assets", "me"]
    browsers = (
        (api(agnes), [f"/api/v1/{path}" for path in staff]),
        (api(carl), [f"/api/v1/portal/{one}" for one in mine]),
    )
    before = rows_hash()
    for browser, paths in browsers:
        for path in paths:
            assert browser.get(path).status == 200, path
    assert rows_hash() == before


def test_late_news_is_marked_and_the_timeline_is_paged(agnes: Actor, api: Browser, assigned: WorkOrder) -> None:
    path, rows, cursor = f"/api/v1/workorders/{assigned.key}/timeline", [], ""
    while True:
        page = api(agnes).get(f"{path}?limit=2&cursor={cursor}").body
        rows += page["rows"]
        cursor = page["next"]
        if not cursor:
            break
    whole = api(agnes).get(path).body["rows"]
    assert rows == whole and len(whole) >= 4
    assert [row["at"] for row in whole] == sorted(row["at"] for row in whole)
    assert all(row["late"] for row in whole), f"the cast lives at {NOON}; we learnt of it when this test ran"
