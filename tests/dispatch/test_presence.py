"""Being there: said by engineers of themselves and by whoever plans their duty; who is away gets nothing urgent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.dispatch.actions import again
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.presence import end_next_absence, set_presence
from aftersales.dispatch.models import Attendance, Sending, Waiting
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.explaining import why_not
from aftersales.dispatch.rules import BREAK, LOOK_PAUSE, PresenceState, away_until
from aftersales.people.access import Actor
from aftersales.people.actions import engineers
from aftersales.people.models import Person
from aftersales.people.states import LeaveKind
from aftersales.workorders.actions import moves
from aftersales.workorders.models import WorkOrder
from tests.conftest import facts_of
from tests.dispatch.waiting import DAY, HOUR, MINUTE, key_of, look

Received = Callable[..., WorkOrder]

EVERYBODY = ("tess", "toby", "olaf")


def away(*names: str, until: Any = None) -> None:
    at = now()
    for name in names:
        set_presence(key=key_of(name), by=None, at=at, state=PresenceState.AWAY, until_at=until or at + 2 * HOUR)
    standing.forget()


def candidates(order: WorkOrder, agnes: Actor, **told: Any) -> set[str]:
    """Who may go, of all."""
    standing.forget()
    able = set()
    decision = decide(order=order.key, by=agnes, at=now(), **told)
    for name in EVERYBODY:
        found = why_not(order.key, decision.key, key_of(name), agnes, "en")
        if found.rank is not None:
            able.add(name)
        elif [one.rule for one in found.reasons] == ["present"]:
            assert found.reasons[0].words.startswith("on a break or away")
    return able


@pytest.fixture
def triaged(report: Received, agnes: Actor, at_work: None) -> Received:
    """Orders nobody looks for somebody for."""

    def make(priority: int = 2, **told: Any) -> WorkOrder:
        return moves.triage(key=report(at=now(), **told).key, by=agnes, at=now(), priority=priority)

    return make


def test_who_is_away_gets_no_urgent_and_no_remote_work_now(triaged: Received, agnes: Actor) -> None:
    orders = {"urgent": triaged(0), "remote": triaged(kind="support"), "ordinary": triaged()}
    before = {name: candidates(order, agnes) for name, order in orders.items()}
    away("tess")
    after = {name: candidates(order, agnes) for name, order in orders.items()}
    assert after == {"urgent": before["urgent"] - {"tess"}, "remote": before["remote"] - {"tess"},
                     "ordinary": before["ordinary"]}  # fmt: skip
    assert "tess" in before["urgent"] & before["remote"] & before["ordinary"]


def test_an_ordinary_visit_begins_when_they_are_back(triaged: Received, agnes: Actor) -> None:
    order, back = triaged(), now() + 5 * HOUR
    away(*EVERYBODY, until=back)
    decision = decide(order=order.key, by=agnes, at=now())
    assert decision.starts_at is not None and decision.starts_at >= back


@pytest.mark.usefixtures("by_itself", "at_work")
def test_coming_back_is_looked_at_at_once(received: Received) -> None:
    away(*EVERYBODY)
    order = received(kind="support")
    assert Waiting.objects.get(order=order).lacks[0]["rule"] == "present"
    set_presence(key=key_of("tess"), by=None, at=now(), state=PresenceState.ON_DUTY)
    again.wake(at=now())
    look(now() + LOOK_PAUSE + MINUTE)
    assert Sending.objects.get(decision__order=order).engineer.person.name == "tess"


def test_an_absence_ends_by_itself_as_of_its_end(cast: Any) -> None:
    until = now() + HOUR
    away("tess", until=until)
    assert not end_next_absence(at=until - MINUTE)
    assert end_next_absence(at=until + 3 * HOUR)
    assert not end_next_absence(at=until + 3 * HOUR)
    row = Attendance.objects.get()
    assert (row.state, row.set_at, row.until_at, row.by) == ("on_duty", until, None, None)
    assert facts_of(key_of("tess")) == ["EngineerPresenceSet", "EngineerPresenceSet"]


def test_whoever_is_away_says_until_when_and_a_break_is_an_hour() -> None:
    at = now()
    assert away_until(PresenceState.BREAK, at, None) == at + BREAK
    assert away_until(PresenceState.ON_DUTY, at, at + HOUR) is None
    for until in (None, at, at - MINUTE, at + DAY + MINUTE):
        with pytest.raises(Invalid):
            away_until(PresenceState.AWAY, at, until)


def test_what_is_told_late_does_not_undo_what_was_said_since(cast: Any) -> None:
    tess, at = key_of("tess"), now()
    set_presence(key=tess, by=None, at=at, state=PresenceState.BREAK)
    with pytest.raises(Conflict) as refused:
        set_presence(key=tess, by=cast.tess, at=at - MINUTE, state=PresenceState.ON_DUTY)
    assert refused.value.code == "presence_said_since"


def test_who_may_say_it_of_whom(cast: Any) -> None:
    told: dict[str, Any] = {"key": key_of("tess"), "state": PresenceState.BREAK}
    for stranger, refusal in ((cast.toby, NotAllowed), (cast.agnes, NotAllowed), (cast.olaf, NotFound)):
        with pytest.raises(refusal):
            set_presence(**told, by=stranger, at=now())
    for one in (cast.tess, cast.dan, cast.mei):
        set_presence(**told, by=one, at=now())
    with pytest.raises(Conflict):
        set_presence(key=Person.objects.get(name="dan").key, by=cast.dan, at=now(), state=PresenceState.BREAK)


def test_leave_goes_before_what_was_said(api: Callable[..., Any], tess: Actor, dan: Actor) -> None:
    address, at = f"/api/v1/people/{tess.key}/presence", now()
    assert api(tess).get(address).body["state"] == "on_duty"
    body = {"state": "away", "until_at": at + 3 * HOUR}
    assert api(tess).put(address, body).status == 428
    assert api(tess).put(address, body, If_Match='"0"').body["state"] == "away"
    assert api(dan).put(address, {"state": "on_duty"}, If_Match='"0"').status == 409
    engineers.take_leave(
        key=tess.key, by=None, at=at, kind=LeaveKind.SICK, starts_at=at - MINUTE, ends_at=at + timedelta(days=2)
    )
    rows = api(dan).get("/api/v1/dispatch/presence").body["rows"]
    assert {row["engineer"]["name"]: row["state"] for row in rows} == {
        "tess": "leave", "toby": "on_duty", "olaf": "on_duty",
    }  # fmt: skip
    assert api(tess).get("/api/v1/dispatch/presence").status == 403


def test_it_is_paged(api: Callable[..., Any], dan: Actor) -> None:
    first = api(dan).get("/api/v1/dispatch/presence?limit=2").body
    rest = api(dan).get(f"/api/v1/dispatch/presence?limit=2&cursor={first['next']}").body
    assert len(first["rows"]) == 2 and len(rest["rows"]) == 1 and rest["next"] is None
