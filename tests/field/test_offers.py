"""What an engineer is asked to take, on the phone: seen, answered with or without a line, and clearly refused when it
is over."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.ending import withdraw
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Shift, Team
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import Api
from tests.field.conftest import HOUR, MINUTE, Phone

Phones = Callable[..., Phone]
Asks = Callable[..., Round]


@pytest.fixture
def ask(report: Callable[..., WorkOrder], agnes: Actor) -> Asks:
    """Orders on offer as of now; everybody is on duty, whatever day the tests run on."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    for engineer in Engineer.objects.all():
        Shift.objects.create(engineer=engineer, starts_at=now() - 3 * HOUR, ends_at=now() + 40 * HOUR)
    standing.forget()
    team = Team.objects.get(code="east").key

    def make(*, how: str = "pool", ago: timedelta = timedelta(), minutes: int = 600, **told: Any) -> Round:
        at = now() - ago
        order = moves.triage(key=report(at=at, **told).key, by=agnes, at=at, priority=2, team=team)
        decision = decide(order=order.key, by=None, at=at)
        return offer(order=order.key, decision=decision.key, by=None, at=at, how=how, minutes=minutes)

    return make


def of(around: Round, who: Actor) -> Any:
    return around.offers.get(engineer=who.id).key


def test_only_whoever_is_asked_sees_it_and_no_more_than_they_need(
    ask: Asks, api: Callable[..., Api], tess: Actor, olaf: Actor, agnes: Actor
) -> None:
    around = ask()
    for stranger in (olaf, agnes):
        assert api(stranger).get("/api/v1/field/offers").body["rows"] == []
    (row,) = api(tess).get("/api/v1/field/offers").body["rows"]
    assert row["key"] == str(of(around, tess)) and row["how"] == "pool"
    assert row["order"]["customer"] == "acme" and row["order"]["address"] == "plant"
    assert row["way_minutes"] > 0 and row["visit"] is None
    assert "phone" not in str(row) and "contact" not in str(row)


def test_a_grab_on_the_phone_is_a_visit_of_the_day(
    ask: Asks, api: Callable[..., Api], phone: Phones, tess: Actor, toby: Actor
) -> None:
    around = ask()
    mine, other = phone(tess), phone(toby)
    done = mine.done("offer.accept", of(around, tess))
    assert [one["outcome"] for one in mine.tell(done)] == ["done"]
    assert [one["replayed"] for one in mine.tell(done)] == [True]
    assert [row["state"] for row in api(tess).get("/api/v1/field/today").body["rows"]] == ["confirmed"]
    assert api(tess).get("/api/v1/field/offers").body["rows"] == []
    refused = other.done("offer.accept", of(around, toby))
    (late,) = other.tell({**refused, "base_version": 1})
    assert (late["outcome"], late["code"]) == ("conflict", "offer_taken")
    assert late["detail"] == "手慢了一步：这单已被同事接走。"
    assert late["now"] == {"fields": {**late["now"]["fields"], "state": "gone"}, "legal": []}


def test_a_yes_that_was_said_in_time_counts_while_nobody_else_was_asked(
    ask: Asks, phone: Phones, tess: Actor, toby: Actor
) -> None:
    """Said without a line before it was over, heard after that: as long as it still stands, it counts."""
    around = ask(how="broadcast", ago=HOUR, minutes=5)
    Round.objects.filter(pk=around.pk).update(expires_at=now() - 30 * MINUTE)
    late = phone(toby).does("offer.accept", of(around, toby))
    assert (late["outcome"], late["code"]) == ("refused", "offer_expired")
    in_time = phone(tess).does("offer.accept", of(around, tess), 40 * MINUTE)
    assert in_time["outcome"] == "done"


def test_what_clashes_with_a_visit_taken_since_is_no_longer_shown(
    ask: Asks, api: Callable[..., Api], phone: Phones, tess: Actor
) -> None:
    first, other = ask(), ask()
    assert phone(tess).does("offer.accept", of(first, tess))["outcome"] == "done"
    assert api(tess).get("/api/v1/field/offers").body["rows"] == []
    late = phone(tess).does("offer.accept", of(other, tess))
    assert (late["outcome"], late["code"]) == ("refused", "double_booked")
    assert other.offers.filter(state="open").count() == 2


def test_a_no_with_its_reason_is_taken_over(ask: Asks, phone: Phones, tess: Actor) -> None:
    around = ask()
    mine = phone(tess)
    wrong = mine.does("offer.decline", of(around, tess), reason="no wish")
    assert (wrong["outcome"], wrong["code"]) == ("refused", "bad_facts")
    assert mine.does("offer.decline", of(around, tess), reason="location", note="Too far")["outcome"] == "done"
    assert Offer.objects.get(key=of(around, tess)).reason == "location"


def test_what_was_withdrawn_or_never_was_is_refused_clearly(
    ask: Asks, phone: Phones, tess: Actor, agnes: Actor
) -> None:
    around = ask()
    withdraw(order=around.order.key, by=agnes, at=now())
    told = phone(tess).does("offer.accept", of(around, tess))
    assert told["code"] == "offer_withdrawn"
    assert phone(tess).does("offer.accept", new_key())["code"] == "not_found"
    assert not Visit.objects.exists()


def test_many_offers_cost_as_many_queries_as_one(ask: Asks, api: Callable[..., Api], tess: Actor, agnes: Actor) -> None:
    browser = api(tess)

    def cost(path: str) -> int:
        counts = []
        for _ in range(3):
            with CaptureQueriesContext(connection) as seen:
                assert browser.get(path).status == 200
            counts.append(len(seen))
        return min(counts)

    first = ask()
    one = cost("/api/v1/field/offers")
    for _ in range(3):
        ask()
    assert len(browser.get("/api/v1/field/offers").body["rows"]) == 4
    assert cost("/api/v1/field/offers") == one
    desk = api(agnes)
    told = desk.get(f"/api/v1/workorders/{first.order.key}/offers").body
    assert [row["state"] for row in told["rows"]] == ["open"] and told["rows"][0]["asked"] == 2
