"""Many orders at once: each for itself, in a transaction of its own, and the whole once for ever."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any
from uuid import UUID

import pytest
from django.db import OperationalError, connection

from aftersales.base.limits import MOST_AT_ONCE
from aftersales.customers.models import Customer
from aftersales.people.access import Actor
from aftersales.workorders.actions import bulk, moves, orders
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON, Api

Browser = Callable[[Actor], Api]
PATH = "/api/v1/workorders/bulk"


@pytest.fixture
def three(agnes: Actor) -> list[WorkOrder]:
    """Orders that were just reported."""
    acme = Customer.objects.get(code="acme")
    return [orders.report(by=agnes, at=NOON, kind="repair", title=f"bulk {n}", customer=acme.key) for n in range(3)]


def rows(some: list[WorkOrder]) -> list[dict[str, Any]]:
    return [{"key": str(one.key), "version": WorkOrder.objects.get(pk=one.pk).version} for one in some]


def results(body: Any) -> list[tuple[str, str]]:
    return [(row["result"], row["code"]) for row in body["rows"]]


def states(some: list[WorkOrder]) -> list[str]:
    return [WorkOrder.objects.get(pk=one.pk).state for one in some]


def test_all_are_moved_and_each_says_its_version(three: list[WorkOrder], agnes: Actor, api: Browser) -> None:
    answer = api(agnes).post(PATH, {"do": {"triage": {"priority": 1}}, "rows": rows(three)})
    assert answer.status == 200
    assert results(answer.body) == [("done", "")] * 3
    assert states(three) == ["triaged"] * 3
    assert [row["version"] for row in answer.body["rows"]] == [row["version"] for row in rows(three)]


def test_one_that_is_refused_does_not_stop_the_others(three: list[WorkOrder], agnes: Actor, api: Browser) -> None:
    moves.triage(key=three[1].key, by=agnes, at=NOON)
    answer = api(agnes).post(PATH, {"do": {"triage": {}}, "rows": rows(three)})
    assert results(answer.body) == [("done", ""), ("refused", "illegal_move"), ("done", "")]
    refused = answer.body["rows"][1]
    assert refused["status"] == 409 and refused["detail"] and "legal" in refused["facts"]


def test_what_somebody_changed_since_it_was_seen_is_a_conflict(
    three: list[WorkOrder], agnes: Actor, api: Browser
) -> None:
    seen = rows(three)
    api(agnes).patch(f"/api/v1/workorders/{three[0].key}", {"title": "other"}, If_Match=f'"{seen[0]["version"]}"')
    answer = api(agnes).post(PATH, {"do": {"change": {"priority": 0}}, "rows": seen})
    assert results(answer.body) == [("conflict", "stale_version"), ("done", ""), ("done", "")]
    assert [WorkOrder.objects.get(pk=one.pk).priority for one in three][1:] == [0, 0]


def test_what_the_reader_may_not_see_does_not_exist_among_the_others(
    three: list[WorkOrder], agnes: Actor, olaf: Actor, api: Browser
) -> None:
    answer = api(olaf).post(PATH, {"do": {"escalate": {}}, "rows": rows(three)})
    assert results(answer.body) == [("refused", "not_found")] * 3


def test_sent_again_it_is_told_again_and_nothing_happens_twice(
    three: list[WorkOrder], agnes: Actor, api: Browser
) -> None:
    told = {"do": {"triage": {}}, "rows": rows(three)}
    first = api(agnes).post(PATH, told, key="one")
    moves.cancel(key=three[0].key, by=agnes, at=NOON, reason="-")
    again = api(agnes).post(PATH, told, key="one")
    assert again.body == first.body
    assert states(three)[0] == "cancelled"


def test_another_body_under_the_same_key_is_refused(three: list[WorkOrder], agnes: Actor, api: Browser) -> None:
    api(agnes).post(PATH, {"do": {"triage": {}}, "rows": rows(three)}, key="one")
    other = api(agnes).post(PATH, {"do": {"escalate": {}}, "rows": rows(three)}, key="one")
    assert (other.status, other.body["code"]) == (422, "idempotency_key_reused")


def test_cut_off_in_between_the_rest_is_done_when_it_is_sent_again(
    three: list[WorkOrder], agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [(one.key, WorkOrder.objects.get(pk=one.pk).version) for one in three]
    count = iter(range(9))

    def away_at_the_second(**facts: Any) -> Any:
        if next(count) == 1:
            raise OperationalError("the database is away")
        return moves.triage(**facts)

    def apply() -> list[bulk.Came]:
        return bulk.apply(verb="triage", facts={}, rows=told, by=agnes, clock=lambda: NOON, request="k")

    with monkeypatch.context() as patch:
        patch.setattr(bulk, "VERBS", {"triage": away_at_the_second})
        with pytest.raises(OperationalError):
            apply()
    assert states(three) == ["triaged", "reported", "reported"]
    assert [one.result for one in apply()] == ["done"] * 3
    assert states(three) == ["triaged"] * 3


def test_who_loses_a_race_is_told_to_try_again_and_the_others_are_done(
    three: list[WorkOrder], agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = [(one.key, WorkOrder.objects.get(pk=one.pk).version) for one in three]

    def deadlocked_at_the_second(*, key: UUID, **facts: Any) -> Any:
        if key == three[1].key:
            with connection.cursor() as cursor:
                cursor.execute("DO $$ BEGIN RAISE EXCEPTION USING ERRCODE = '40P01'; END $$")
        return moves.triage(key=key, **facts)

    def apply() -> list[tuple[str, int, str]]:
        came = bulk.apply(verb="triage", facts={}, rows=told, by=agnes, clock=lambda: NOON, request="k")
        return [(one.result, one.status, one.code) for one in came]

    with monkeypatch.context() as patch:
        patch.setattr(bulk, "VERBS", {"triage": deadlocked_at_the_second})
        assert apply() == [("done", 200, ""), ("refused", 409, "try_again"), ("done", 200, "")]
    assert states(three) == ["triaged", "reported", "triaged"]
    assert apply() == [("done", 200, "")] * 3


def test_sent_again_while_the_first_is_under_way_it_says_when_to_come_back(
    three: list[WorkOrder], agnes: Actor, api: Browser
) -> None:
    told = {"do": {"triage": {}}, "rows": rows(three)}
    part = f"{agnes.scope}\nbulk {sha256(b'one').hexdigest()} {three[1].key}"
    elsewhere = connection.copy()
    try:
        elsewhere.cursor().execute("SELECT pg_advisory_lock(hashtextextended(%s, 7201))", [part])
        early = api(agnes).post(PATH, told, key="one")
    finally:
        elsewhere.close()
    assert (early.status, early.body["code"], early.headers["Retry-After"]) == (409, "same_request_under_way", "1")
    assert results(api(agnes).post(PATH, told, key="one").body) == [("done", "")] * 3


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"do": {}}, "one_verb_for_all"),
        ({"do": {"triage": {}, "start": {}}}, "one_verb_for_all"),
        ({"do": {"vanish": {}}}, "bad_input"),
        ({"do": {"assign": {}}}, "bad_input"),
        ({"do": {"triage": {"owner": "x"}}}, "bad_input"),
    ],
)
def test_exactly_one_known_verb_with_its_facts(
    body: dict[str, Any], code: str, three: list[WorkOrder], agnes: Actor, api: Browser
) -> None:
    answer = api(agnes).post(PATH, {**body, "rows": rows(three)})
    assert (answer.status, answer.body["code"]) == (422, code)
    assert states(three) == ["reported"] * 3


def test_no_order_twice_no_more_than_many_and_no_request_without_a_key(
    three: list[WorkOrder], agnes: Actor, api: Browser
) -> None:
    one = rows(three[:1])
    assert api(agnes).post(PATH, {"do": {"triage": {}}, "rows": one * 2}).body["code"] == "order_named_twice"
    assert api(agnes).post(PATH, {"do": {"triage": {}}, "rows": one * (MOST_AT_ONCE + 1)}).status == 422
    assert api(agnes).post(PATH, {"do": {"triage": {}}, "rows": one}, key="").body["code"] == "idempotency_key_missing"
    assert states(three) == ["reported"] * 3
