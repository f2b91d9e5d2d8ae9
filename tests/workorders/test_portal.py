"""The customers' door: their own orders, in their own words, and nothing that is ours."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.workorders.actions import moves, notes, orders
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Wait
from tests.conftest import NOON, Api
from tests.rows import rows_hash

Browser = Callable[[Actor | None], Api]
DOOR = "/api/v1/portal/workorders"
OURS = {"priority", "sla", "clocks", "holds", "hand_offs", "sub_state", "cause", "team", "owner", "version", "tags"}
"""Words of the staff's page that no customer is shown."""


@pytest.fixture
def mine(api: Browser, carl: Actor, acme: SimpleNamespace) -> dict[str, Any]:
    """What Carl reported himself."""
    told = {"title": "it leaks", "description": "since today", "asset": acme.asset.key, "channel": "wechat"}
    answer = api(carl).post(DOOR, told)
    assert answer.status == 201, answer.body
    body: dict[str, Any] = answer.body
    return body


def test_a_report_is_of_the_readers_own_company_whoever_it_names(
    api: Browser, carl: Actor, xenon: SimpleNamespace
) -> None:
    before = rows_hash()
    for told in (
        {"customer": xenon.customer.key},
        {"contact": xenon.contact.key},
        {"priority": 0},
        {"kind": "training"},
    ):
        assert api(carl).post(DOOR, {"title": "x", **told}).status == 422
    refused = api(carl).post(DOOR, {"title": "x", "asset": xenon.asset.key})
    assert (refused.status, refused.body["facts"]["field"]) == (404, "asset")
    assert rows_hash() == before


def test_a_customer_reads_how_it_goes_and_nothing_of_ours(api: Browser, carl: Actor, mine: dict[str, Any]) -> None:
    page = api(carl).get(f"{DOOR}/{mine['key']}").body
    assert page == mine
    assert OURS & page.keys() == set()
    assert [(step["step"], step["state"]) for step in page["steps"]][0] == ("triage", "now")
    assert page["moves"] == ["note", "cancel"]


def test_a_colleague_sees_it_only_where_allowed(
    api: Browser, carl: Actor, cora: Actor, xena: Actor, mine: dict[str, Any]
) -> None:
    theirs = api(cora).post(DOOR, {"title": "Cora's"}).body
    assert api(cora).get(f"{DOOR}/{mine['key']}").status == 200, "she may see her colleagues' orders"
    assert api(carl).get(f"{DOOR}/{theirs['key']}").status == 404
    assert api(xena).get(f"{DOOR}/{mine['key']}").status == 404
    assert [row["number"] for row in api(carl).get(DOOR).body["rows"]] == [mine["number"]]
    assert [row["number"] for row in api(cora).get(DOOR).body["rows"]] == [theirs["number"], mine["number"]]
    assert api(xena).get(DOOR).body == {"rows": [], "next": None}


def test_pages_of_two_are_all_of_ones_orders_newest_first(api: Browser, carl: Actor) -> None:
    numbers = [api(carl).post(DOOR, {"title": f"{n}"}).body["number"] for n in range(5)]
    shown, cursor = [], ""
    while cursor is not None:
        page = api(carl).get(f"{DOOR}?limit=2&cursor={cursor}").body
        shown += [row["number"] for row in page["rows"]]
        cursor = page["next"]
    assert shown == numbers[::-1]
    assert api(carl).get(f"{DOOR}?cursor=x").status == 422


def test_what_is_said_among_us_stays_there(api: Browser, agnes: Actor, carl: Actor, mine: dict[str, Any]) -> None:
    notes.add_note(key=UUID(mine["key"]), by=agnes, at=NOON, body="canary: he never pays", public=False)
    notes.add_note(key=UUID(mine["key"]), by=agnes, at=NOON, body="we are on our way", public=True)
    page = api(carl).post(f"{DOOR}/{mine['key']}/notes", {"body": "thank you <script>x</script>"}).body
    assert [(said["ours"], said["body_html"]) for said in page["said"]] == [
        (True, "we are on our way"), (False, "thank you"),
    ]  # fmt: skip
    assert "canary" not in str(page)


def test_a_canary_of_another_customer_is_in_no_answer(
    api: Browser, carl: Actor, cora: Actor, xenon: SimpleNamespace
) -> None:
    """Every reading of the portal, by everybody of Acme, while Xenon is full of canaries."""
    Customer.objects.filter(pk=xenon.customer.pk).update(name="CANARY")
    for what in (xenon.site, xenon.asset, xenon.contact):
        type(what).objects.filter(pk=what.pk).update(name="CANARY")
    parties = {"customer": xenon.customer.key, "contact": xenon.contact.key, "asset": xenon.asset.key}
    orders.report(by=None, at=NOON, kind="repair", title="CANARY", description="CANARY", **parties)
    for reader in (carl, cora):
        for path in ("workorders", "changes", "company", "assets", "me", "me/sessions"):
            answer = api(reader).get(f"/api/v1/portal/{path}")
            assert answer.status == 200
            assert "CANARY" not in str(answer.body)


def test_a_solved_order_is_confirmed_or_reopened_by_its_customer(
    api: Browser, agnes: Actor, tess: Actor, carl: Actor, mine: dict[str, Any]
) -> None:
    key, page = UUID(mine["key"]), f"{DOOR}/{mine['key']}"
    early = api(carl).post(f"{page}/confirm")
    assert (early.status, early.body["code"]) == (409, "illegal_move")
    assert early.body["facts"]["legal"] == ["cancel"], "what is ours to do is not named to them"
    assert early.body["detail"] == "现在不能“确认解决”：工单是“待受理”。可以做的有：取消工单。"
    moves.triage(key=key, by=agnes, at=NOON)
    moves.assign(key=key, by=agnes, at=NOON, owner=tess.key)
    moves.resolve(key=key, by=tess, at=NOON, cause="secret cause", solution="sealed")
    solved = api(carl).get(page).body
    assert (solved["solution"], solved["moves"]) == ("sealed", ["note", "confirm", "reopen"])
    assert "secret cause" not in str(solved)
    assert api(carl).post(f"{page}/reopen", {"note": " "}).status == 422
    again = api(carl).post(f"{page}/reopen", {"note": "still leaks"})
    assert (again.status, again.body["said"][-1]["body_html"], again.body["solution"]) == (200, "still leaks", "")
    assert WorkOrder.objects.get(key=key).reopen_count == 1
    moves.assign(key=key, by=agnes, at=NOON, owner=tess.key)
    moves.resolve(key=key, by=tess, at=NOON, cause="c", solution="sealed twice")
    assert api(carl).post(f"{page}/confirm").body["state"] == "closed"


def test_a_wait_says_for_whom_and_until_when(api: Browser, agnes: Actor, carl: Actor, mine: dict[str, Any]) -> None:
    moves.triage(key=UUID(mine["key"]), by=agnes, at=NOON)
    moves.wait(key=UUID(mine["key"]), by=None, at=NOON, reason=Wait.PARTS, note="canary: supplier is bankrupt")
    page = api(carl).get(f"{DOOR}/{mine['key']}").body
    assert page["wait"]["reason"] == "parts" and page["wait"]["until_at"] > page["wait"]["since_at"]
    assert "canary" not in str(page)


def test_changes_are_of_ones_own_orders_alone(
    api: Browser, agnes: Actor, carl: Actor, xena: Actor, mine: dict[str, Any]
) -> None:
    for reader in (carl, xena):
        answer = api(reader).get("/api/v1/portal/changes")
        assert answer.status == 200 and set(answer.body) == {"cursor", "subjects", "reset"}
    assert mine["key"] not in str(api(xena).get("/api/v1/portal/changes").body)
