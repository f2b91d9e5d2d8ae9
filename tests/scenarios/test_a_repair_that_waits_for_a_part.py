"""A customer's story: an outdoor unit fails at a plant in Shanghai; the part has to be ordered; in the end it works."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

from aftersales.base.clock import now
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.server.wiring import due
from aftersales.workorders.models import WorkOrder
from tests.conftest import Api

HOUR = timedelta(hours=1)


def test_a_repair_that_waits_for_a_part(
    acme: SimpleNamespace, carl: Actor, agnes: Actor, dan: Actor, tess: Actor, mei: Actor, api: Callable[[Actor], Api]
) -> None:
    customer, desk, dispatcher, engineer = api(carl), api(agnes), api(dan), api(tess)

    # Carl scans the label on unit 3 and says what he sees. He is shown five steps, the first of them going on.
    told = {"title": "E6, no cooling", "description": "since 9:00", "asset": acme.asset.key, "channel": "qr"}
    page = done(customer.post("/api/v1/portal/workorders", told))
    mine, order = f"/api/v1/portal/workorders/{page['key']}", f"/api/v1/workorders/{page['key']}"
    assert steps(page) == {"triage": "now", "assign": "ahead", "travel": "ahead", "work": "ahead", "follow_up": "ahead"}

    # Agnes sees it at the top of what nobody has looked at, with the clocks running. A hall stands still: she makes it
    # urgent, gives it to team East, and tells Carl so. That was our response.
    assert page["number"] in numbers(desk.get("/api/v1/workorders?view=reported"))
    east = Team.objects.get(code="east").key
    triaged = done(desk.post(f"{order}/triage", {"priority": 1, "team": east}))
    assert clock(triaged, "response")["met"] is True
    done(desk.post(f"{order}/notes", {"body": "We are sending somebody <b>today</b>.", "public": True}))
    done(desk.post(f"{order}/notes", {"body": "Their contract is up for renewal, be quick.", "mentions": [mei.key]}))

    # Dan plans a visit. The window he promises is what Carl reads; that the time is Tess's alone is ours to see to.
    begins = now() + 2 * HOUR
    window = {"promised_from_at": begins, "promised_until_at": begins + HOUR}
    times = {"engineer": tess.key, "starts_at": begins, "ends_at": begins + 2 * HOUR, **window}
    visit = done(dispatcher.post(f"{order}/visits", times))
    taken = dispatcher.post(f"{order}/visits", {"engineer": tess.key, "starts_at": begins, "ends_at": begins + HOUR})
    assert (taken.status, taken.body["code"]) == (409, "double_booked")
    page = done(customer.get(mine))
    assert page["visit"]["from_at"] is not None and "renewal" not in str(page)

    # Tess takes it, drives there, and finds that a board is burnt. The order now waits for the part, and so do the
    # clocks, but not the one that promises Carl to hear from us.
    for move in ("confirm", "depart", "arrive"):
        done(engineer.post(f"/api/v1/visits/{visit['key']}/{move}"))
    assert steps(done(customer.get(mine)))["travel"] == "done"
    done(engineer.post(f"/api/v1/visits/{visit['key']}/complete", {"outcome": "needs_part", "note": "board is burnt"}))
    waiting = done(engineer.get(order))
    assert (waiting["state"], waiting["wait_reason"]) == ("waiting", "parts")
    assert (clock(waiting, "resolution")["state"], clock(waiting, "next_update")["state"]) == ("paused", "running")
    page = done(customer.get(mine))
    assert page["wait"]["reason"] == "parts"

    # She may not call it solved: a visit did not fix it. A hold by the storekeeper's room would say so too.
    refused = api(mei).post(f"{order}/resolve", {"cause": "c", "solution": "s"})
    assert (refused.status, refused.body["code"]) == (409, "illegal_move")

    # Carl asks; he is answered; the part comes; the second visit is planned while the order still waits.
    done(customer.post(f"{mine}/notes", {"body": "When?"}))
    done(desk.post(f"{order}/notes", {"body": "The part is here tomorrow.", "public": True}))
    begins += 24 * HOUR
    again = {"engineer": tess.key, "starts_at": begins, "ends_at": begins + HOUR}
    second = done(dispatcher.post(f"{order}/visits", again))
    done(engineer.post(f"/api/v1/visits/{second['key']}/confirm"))
    assert done(engineer.get(order))["state"] == "waiting"

    # The moment she sets out, we are at work again and the promise runs on.
    done(engineer.post(f"/api/v1/visits/{second['key']}/depart"))
    assert clock(done(engineer.get(order)), "resolution")["state"] == "running"
    done(engineer.post(f"/api/v1/visits/{second['key']}/arrive"))
    done(engineer.post(f"/api/v1/visits/{second['key']}/complete", {"outcome": "fixed"}))

    # Nobody resolves over what is still open: first the hold has to go.
    WorkOrder.objects.filter(key=page["key"]).update(owner=tess.id)
    held = done(engineer.post(f"{order}/holds", {"reason": "photo of the new board is missing"}))
    assert engineer.post(f"{order}/resolve", {"cause": "board", "solution": "new one"}).body["code"] == "held"
    done(engineer.post(f"{order}/holds/{held['holds'][0]['key']}/lift"))
    solved = done(engineer.post(f"{order}/resolve", {"cause": "overvoltage", "solution": "new board"}))
    assert clock(solved, "resolution")["met"] is True

    # Carl reads what was done, not why we think it broke, and says that it works. The story is told in order.
    page = done(customer.get(mine))
    assert (page["solution"], page["moves"]) == ("new board", ["note", "confirm", "reopen"])
    assert "overvoltage" not in str(page)
    page = done(customer.post(f"{mine}/confirm"))
    assert page["state"] == "closed" and set(steps(page).values()) == {"done"}
    kinds = [row["kind"] for row in done(desk.get(f"{order}/timeline"))["rows"]]
    story = [kind for kind in kinds if kind in STORY]
    assert story == list(STORY)
    assert due(at=now()) == 0, "nothing is left to remind anybody of"


STORY = (
    "WorkOrderReported", "WorkOrderTriaged", "VisitPlanned", "VisitConfirmed", "VisitDeparted", "VisitArrived",
    "VisitCompleted", "WorkOrderWaited", "VisitPlanned", "VisitConfirmed", "VisitDeparted", "WorkOrderResumed",
    "VisitArrived", "VisitCompleted", "HoldPlaced", "HoldLifted", "WorkOrderResolved", "WorkOrderClosed",
)  # fmt: skip


def done(answer: Any) -> Any:
    """What came back, where it had to be allowed."""
    assert answer.status in (200, 201), answer.body
    return answer.body


def steps(page: dict[str, Any]) -> dict[str, str]:
    """How far the customer is shown to be."""
    return {step["step"]: step["state"] for step in page["steps"]}


def clock(page: dict[str, Any], target: str) -> dict[str, Any]:
    """One promise of an order's page."""
    (found,) = [one for one in page["clocks"] if one["target"] == target]
    return found


def numbers(answer: Any) -> list[int]:
    """The numbers of a queue's page."""
    return [row["number"] for row in answer.body["rows"]]
