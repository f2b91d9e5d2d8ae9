"""A customer's story: a finance program refuses to post at month's end; it is solved from afar, with R&D's help."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest

from aftersales.assets.models import Asset, Product
from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.server.wiring import due
from aftersales.workorders.actions import moves
from tests.conftest import Api
from tests.scenarios.test_a_repair_that_waits_for_a_part import clock, done, steps


@pytest.fixture
def ledger(acme: SimpleNamespace) -> Asset:
    """The program Acme keeps its books in."""
    product = Product.objects.create(
        code="ledger", name_zh="总账", name_en="General ledger", family="ledger", is_software=True
    )
    return Asset.objects.create(product=product, customer=acme.customer, name="ledger 12.1")


def test_a_posting_error_that_is_a_bug(
    ledger: Asset, carl: Actor, cora: Actor, agnes: Actor, tess: Actor, mei: Actor, api: Callable[[Actor], Api]
) -> None:
    customer, desk, expert, lead = api(carl), api(agnes), api(tess), api(mei)

    # Nobody has to go anywhere: support is given from afar, and the customer's steps say so. No arrival is promised.
    told = {"kind": "support", "title": "E-4711 when posting", "asset": ledger.key, "channel": "wechat"}
    page = done(customer.post("/api/v1/portal/workorders", told))
    mine, order = f"/api/v1/portal/workorders/{page['key']}", f"/api/v1/workorders/{page['key']}"
    assert list(steps(page)) == ["triage", "diagnose", "work", "verify", "follow_up"]
    assert {one["target"] for one in done(desk.get(order))["clocks"]} == {"response", "next_update", "resolution"}

    # Cora calls about the same: two orders say one thing, and go on as one.
    twin = {"kind": "support", "title": "posting fails", "customer": acme_of(ledger), "asset": ledger.key}
    double = done(desk.post("/api/v1/workorders", twin))
    assert [one["number"] for one in double["earlier"]] == [page["number"]], "Agnes is shown what was there before"
    merged = done(desk.post(f"/api/v1/workorders/{double['key']}/merge", {"into": page["key"]}))
    assert (merged["state"], merged["duplicate_of"]["number"]) == ("cancelled", page["number"])

    # Many people wait and the month ends: impact and urgency make it the highest but one.
    east = Team.objects.get(code="east").key
    done(desk.post(f"{order}/triage", {"team": east}))
    seen = done(desk.get(order))["version"]
    changed = done(desk.patch(order, {"impact": 1, "urgency": 2, "priority": 1}, If_Match=f'"{seen}"'))
    assert (changed["priority"], changed["sla"]["why"]) == (1, ["priority"])
    done(desk.post(f"{order}/assign", {"owner": tess.key}))

    # Tess connects, and finds that it is the program: it goes to R&D and the order waits for them, with a date on which
    # it comes back by itself if they forget.
    assert steps(done(customer.get(mine)))["diagnose"] == "now"
    done(expert.post(f"{order}/start"))
    assert steps(done(customer.get(mine)))["diagnose"] == "done"
    date = now() + timedelta(days=2)
    handed = done(expert.post(f"{order}/hand_off", {"to": "rd", "summary": "overflow in E-4711", "wake_at": date}))
    assert (handed["state"], handed["wait_reason"], handed["hand_offs"][0]["state"]) == ("waiting", "vendor", "sent")
    assert clock(handed, "resolution")["state"] == "paused"
    page = done(customer.get(mine))
    assert (page["wait"]["reason"], "overflow" in str(page)) == ("vendor", False)

    # R&D says that it has it, and later that it is mended. The order does not move by that: Tess reads it and goes on.
    answered = f"{order}/hand_offs/{handed['hand_offs'][0]['key']}"
    done(lead.post(answered, {"state": "accepted", "reference": "RD-4711"}))
    back = done(lead.post(answered, {"state": "done", "answer": "fixed in patch 12.1.3"}))
    assert (back["state"], back["hand_offs"][0]["reference"]) == ("waiting", "RD-4711")
    assert done(expert.post(f"{order}/resume"))["state"] == "working"
    done(expert.post(f"{order}/resolve", {"cause": "a 32-bit sum", "solution": "patch 12.1.3 installed"}))

    # It was not all: Carl reopens it with a word. The clock runs on where it stopped, and that it came back is counted.
    page = done(customer.post(f"{mine}/reopen", {"note": "The year-end report still fails."}))
    assert page["said"][-1]["body_html"] == "The year-end report still fails."
    again = done(expert.get(order))
    assert (again["state"], again["reopen_count"], clock(again, "resolution")["state"]) == ("triaged", 1, "running")

    # Second time: assigned, solved, and this time nobody answers. A P1 is never closed by silence: a person asks.
    done(lead.post(f"{order}/assign", {"owner": tess.key}))
    done(expert.post(f"{order}/resolve", {"cause": "the same sum in a report", "solution": "patch 12.1.4"}))
    due(at=now() + timedelta(days=30))
    assert done(desk.get(order))["state"] == "resolved"
    closed = done(desk.post(f"{order}/close"))
    assert (closed["state"], closed["moves"]) == (
        "closed",
        [{"move": "reopen", "primary": True, "needs": REOPEN, "asks": []}],
    )
    page = done(customer.get(mine))
    assert (page["state"], page["solution"]) == ("closed", "patch 12.1.4")


def test_a_hand_off_that_is_forgotten_comes_back_by_itself(
    ledger: Asset, carl: Actor, mei: Actor, tess: Actor, api: Callable[[Actor], Api]
) -> None:
    key = done(api(carl).post("/api/v1/portal/workorders", {"title": "slow", "asset": ledger.key}))["key"]
    order, begun = f"/api/v1/workorders/{key}", now()
    moves.triage(key=key_of(key), by=None, at=begun, team=Team.objects.get(code="east").key)
    done(api(mei).post(f"{order}/assign", {"owner": tess.key}))
    told = {"to": "project", "summary": "a report of their own", "wake_at": begun + timedelta(days=1)}
    done(api(tess).post(f"{order}/hand_off", told))
    due(at=begun + timedelta(days=3))
    woken = done(api(tess).get(order))
    assert (woken["state"], woken["wake_at"]) == ("assigned", None)


REOPEN = [{"name": "note", "type": "text", "required": True, "choices": []}]


def acme_of(ledger: Asset) -> Any:
    """Whose it is."""
    return ledger.customer.key


def key_of(text: str) -> UUID:
    """A key as the actions take it."""
    return UUID(text)
