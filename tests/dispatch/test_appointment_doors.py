"""Appointments over the doors: staff for an order, customers for their own, each told what is theirs to know."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.clock import now
from aftersales.dispatch.models import Appointment
from aftersales.dispatch.queries import standing
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Visit, WorkOrder
from tests.dispatch.appointing import rule
from tests.dispatch.waiting import on_duty

Browser = Callable[[Actor | None], Any]
ANY_HOUR = {
    "begins_minute": 0, "ends_minute": 1440, "weekdays": list(range(7)), "lead_minutes": 30, "days_ahead": 3,
    "move_cutoff_minutes": 0, "cancel_cutoff_minutes": 0,
}  # fmt: skip


@pytest.fixture
def asked(cast: Any, report: Callable[..., WorkOrder], agnes: Actor) -> WorkOrder:
    """An order of Carl's that team East received just now; everybody is there for thirty hours."""
    on_duty(now())
    standing.forget()
    east = Team.objects.get(code="east")
    return moves.triage(key=report(at=now()).key, by=agnes, at=now(), priority=2, team=east.key)


def staff(order: WorkOrder, what: str = "") -> str:
    return f"/api/v1/workorders/{order.key}/{what}"


def portal(order: WorkOrder, what: str = "") -> str:
    return f"/api/v1/portal/workorders/{order.key}/{what}".rstrip("/")


def times(one: dict[str, Any]) -> dict[str, str]:
    return {name: one[name] for name in ("from_at", "until_at")}


def test_staff_see_every_window_and_who_would_go(asked: WorkOrder, dan: Actor, api: Browser) -> None:
    rule(**ANY_HOUR, capacity=2)
    told = api(dan).get(staff(asked, "slots")).body
    assert (told["zone"], told["offered"], told["days_ahead"]) == ("Asia/Shanghai", True, 3)
    free = [one for one in told["rows"] if one["free"]]
    assert free and len(free) < len(told["rows"])
    assert all(one["left"] == 2 and one["engineer"]["name"] in ("tess", "toby") for one in free)
    assert all(one["from_at"] <= one["starts_at"] <= one["until_at"] for one in free)
    assert not [one for one in told["rows"] if not one["free"] and (one["engineer"] or one["starts_at"])]


def test_a_customer_sees_the_free_ones_alone_and_nobody_s_name(asked: WorkOrder, carl: Actor, api: Browser) -> None:
    rule(**ANY_HOUR, capacity=2)
    told = api(carl).get(portal(asked, "slots?days=2")).body
    assert told["rows"] and all(one.keys() == {"day", "from_at", "until_at"} for one in told["rows"])
    assert api(carl).get(staff(asked, "slots")).status == 403


def test_a_customer_chooses_confirms_moves_and_cancels(asked: WorkOrder, carl: Actor, dan: Actor, api: Browser) -> None:
    rule(**ANY_HOUR)
    first, second, *_ = (times(one) for one in api(carl).get(portal(asked, "slots?days=2")).body["rows"])
    held = api(carl).post(portal(asked, "appointment/hold"), first)
    assert held.status == 201, held.body
    assert times(held.body["held"]) == first and held.body["confirmed"] is None
    confirmed = api(carl).post(portal(asked, "appointment/confirm")).body
    assert confirmed["held"] is None and times(confirmed["confirmed"]) == first
    page = api(carl).get(portal(asked)).body["visit"]
    assert times(page) == first
    api(carl).post(portal(asked, "appointment/hold"), second)
    assert times(api(carl).post(portal(asked, "appointment/confirm")).body["confirmed"]) == second
    assert api(carl).post(portal(asked, "appointment/cancel")).body == {
        "zone": "Asia/Shanghai", "offered": True, "held": None, "confirmed": None,
    }  # fmt: skip
    history = api(dan).get(staff(asked, "appointment")).body
    assert [one["state"] for one in history["rows"]] == ["cancelled", "moved"]
    assert {one["made_by"]["name"] for one in history["rows"]} == {"carl"} and history["may_arrange"]


def test_what_was_taken_meanwhile_is_said_in_words_with_the_nearest_others(
    asked: WorkOrder, report: Callable[..., WorkOrder], carl: Actor, dan: Actor, api: Browser
) -> None:
    rule(**ANY_HOUR, capacity=1)
    first, second, *_ = (times(one) for one in api(carl).get(portal(asked, "slots?days=2")).body["rows"])
    assert api(dan).post(staff(asked, "appointment/hold"), first).status == 201
    other = report(at=now(), by=carl)
    gone = api(carl).post(portal(other, "appointment/hold"), first)
    assert (gone.status, gone.body["code"]) == (409, "slot_taken")
    assert "刚刚被约走" in gone.body["detail"]
    assert times(gone.body["facts"]["nearest"][0]) == second
    assert first not in [times(one) for one in api(carl).get(portal(other, "slots?days=2")).body["rows"]]
    assert api(carl).post(portal(other, "appointment/hold"), second).status == 201
    assert api(carl).post(portal(other, "appointment/let_go")).body["held"] is None


def test_staff_move_and_cancel_only_for_a_reason(asked: WorkOrder, dan: Actor, api: Browser) -> None:
    rule(**ANY_HOUR)
    first, second, *_ = (times(one) for one in api(dan).get(staff(asked, "slots?days=2")).body["rows"] if one["free"])
    api(dan).post(staff(asked, "appointment/hold"), first)
    assert api(dan).post(staff(asked, "appointment/confirm")).status == 200
    api(dan).post(staff(asked, "appointment/hold"), second)
    for what in ("confirm", "cancel"):
        refused = api(dan).post(staff(asked, f"appointment/{what}"))
        assert (refused.status, refused.body["code"]) == (422, "appointment_without_reason")
    moved = api(dan).post(staff(asked, "appointment/confirm"), {"reason": "he rang"}).body
    assert times(moved["confirmed"]) == second and moved["rows"][1]["reason"] == "he rang"
    assert api(dan).post(staff(asked, "appointment/cancel"), {"reason": "he rang again"}).body["confirmed"] is None


def test_without_a_rule_one_is_called(asked: WorkOrder, carl: Actor, dan: Actor, api: Browser) -> None:
    told = api(carl).get(portal(asked, "slots")).body
    assert (told["offered"], told["rows"]) == (False, [])
    hour = now() + timedelta(hours=3)
    refused = api(carl).post(portal(asked, "appointment/hold"), {"from_at": hour, "until_at": hour})
    assert (refused.status, refused.body["code"]) == (409, "no_appointments")
    assert api(dan).get(staff(asked, "slots")).body["offered"] is False


def test_orders_that_are_over_have_no_windows(asked: WorkOrder, carl: Actor, agnes: Actor, api: Browser) -> None:
    rule(**ANY_HOUR)
    moves.cancel(key=asked.key, by=agnes, at=now(), reason="-")
    assert api(carl).get(portal(asked, "slots")).body["rows"] == []
    first = now() + timedelta(hours=3)
    refused = api(carl).post(portal(asked, "appointment/hold"), {"from_at": first, "until_at": first})
    assert (refused.status, refused.body["code"]) == (409, "no_appointment_now")


def test_windows_of_later_days_are_asked_for_by_their_day(asked: WorkOrder, carl: Actor, api: Browser) -> None:
    rule(**ANY_HOUR)
    tomorrow = (now() + timedelta(hours=8, days=1)).date()  # in Shanghai
    rows = api(carl).get(portal(asked, f"slots?since={tomorrow}&days=1")).body["rows"]
    assert {one["day"] for one in rows} <= {tomorrow.isoformat()}
    assert api(carl).get(portal(asked, "slots?days=15")).status == 422


def test_what_was_held_too_long_is_shown_no_more(asked: WorkOrder, carl: Actor, api: Browser) -> None:
    rule(**ANY_HOUR)
    first = times(api(carl).get(portal(asked, "slots?days=2")).body["rows"][0])
    api(carl).post(portal(asked, "appointment/hold"), first)
    asked_at = datetime.fromisoformat(first["from_at"])
    Appointment.objects.update(held_until=now() - timedelta(minutes=1))
    assert api(carl).get(portal(asked, "appointment")).body["held"] is None
    assert api(carl).post(portal(asked, "appointment/confirm")).status == 200  # nobody took it
    visit = Visit.objects.get(order=asked)
    assert visit.promised_from_at == asked_at


def test_more_windows_cost_no_more_queries(asked: WorkOrder, carl: Actor, dan: Actor, api: Browser) -> None:
    rule(**ANY_HOUR, capacity=2)
    for browser, url in ((api(dan), staff(asked, "slots")), (api(carl), portal(asked, "slots"))):
        browser.get(url)  # whoever signs in is remembered
        counts = []
        for days in (2, 4):
            with CaptureQueriesContext(connection) as queries:
                assert browser.get(f"{url}?days={days}").status == 200
            counts.append(len(queries))
        assert counts[0] == counts[1] < 40
