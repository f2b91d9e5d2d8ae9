"""The dispatcher's list: who waits for somebody, what is suggested, and for how long that holds."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import NotAllowed, NotFound
from aftersales.dispatch.actions import policies
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import explaining, undecided
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Team
from aftersales.workorders.actions import moves, notes, visits
from aftersales.workorders.models import Booking, WorkOrder
from tests.conftest import NOON

SOON = NOON + timedelta(minutes=1)


@pytest.fixture
def triaged(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., WorkOrder]:
    """Orders that were received and are nobody's."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)

    def make(priority: int = 2, **told: Any) -> WorkOrder:
        return moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=priority)

    return make


def shown(by: Actor, **told: Any) -> list[Any]:
    return [row["order"]["number"] for row in undecided.page(by, at=SOON, limit=50, **told)["rows"]]


def suggestion(by: Actor, at: Any = SOON) -> Any:
    (row,) = undecided.page(by, at=at, limit=50)["rows"]
    return row["suggestion"]


def test_whoever_may_not_see_decisions_has_no_list(tess: Actor) -> None:
    with pytest.raises(NotAllowed):
        undecided.page(tess, at=NOON, limit=50)


def test_only_orders_that_wait_for_somebody_are_there(
    triaged: Callable[..., WorkOrder], report: Callable[..., WorkOrder], agnes: Actor, tess: Actor
) -> None:
    waits, owned, visited, planned = (triaged() for _ in range(4))
    report()
    moves.assign(key=owned.key, by=agnes, at=NOON, owner=tess.key)
    times = {"starts_at": NOON + timedelta(hours=1), "ends_at": NOON + timedelta(hours=2)}
    visits.plan(order=visited.key, by=agnes, at=NOON, engineer=tess.key, **times)
    visits.plan(order=planned.key, by=agnes, at=NOON, promised=(times["starts_at"], times["ends_at"]))
    assert sorted(shown(agnes)) == sorted([waits.number, planned.number])


def test_the_most_urgent_is_first_page_after_page(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    numbers = {priority: triaged(priority).number for priority in (3, 1, 0, 2)}
    first = undecided.page(agnes, at=SOON, limit=3)
    second = undecided.page(agnes, at=SOON, limit=3, cursor=first["next"])
    told = [row["order"]["number"] for row in first["rows"] + second["rows"]]
    assert told == [numbers[priority] for priority in range(4)]
    assert second["next"] is None


def test_each_sees_what_is_theirs(triaged: Callable[..., WorkOrder], agnes: Actor, dan: Actor, mei: Actor) -> None:
    of_shanghai = triaged()
    elsewhere = triaged()
    south = Team.objects.get(code="south")
    WorkOrder.objects.filter(pk=elsewhere.pk).update(territory=None, team=south)
    WorkOrder.objects.filter(pk=of_shanghai.pk).update(team=None)
    assert sorted(shown(agnes)) == sorted([of_shanghai.number, elsewhere.number])
    assert shown(dan) == [of_shanghai.number]
    assert shown(mei) == []


def test_a_suggestion_says_who_when_and_what_spoke_for_them(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    assert suggestion(agnes) is None
    decision = decide(order=order.key, by=agnes, at=NOON)
    told = suggestion(agnes)
    assert told["chosen"]["name"] == "toby" and told["runner_up"]["name"] == "tess"
    assert told["starts_at"] == decision.starts_at
    assert told["facts"]["on_site"] and told["facts"]["work_minutes"] == 90 and told["facts"]["proficiency"] >= 1
    assert "fit" in told["because"], "the job is no expert's"
    assert told["skill"] == {"name_zh": "多联机", "name_en": "VRF"}


def test_nobody_says_by_which_rules(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    for row in Engineer.objects.all():
        Booking.objects.create(engineer=row, period=(NOON - timedelta(days=2), NOON + timedelta(days=9)))
    decide(order=order.key, by=agnes, at=NOON)
    told = suggestion(agnes)
    assert told["chosen"] is None and told["facts"] is None
    assert told["stops"][0] == {"rule": "available", "count": 3, "alone": 2}


@pytest.mark.parametrize("what", ["later", "sent", "policy", "order", "slot"])
def test_a_suggestion_that_no_longer_holds_is_none(triaged: Callable[..., WorkOrder], agnes: Actor, what: str) -> None:
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    at = SOON
    assert suggestion(agnes) is not None
    if what == "later":
        at = NOON + timedelta(minutes=10)
    elif what == "sent":
        sent = send(order=order.key, decision=decision.key, by=agnes, at=NOON)
        assert sent.visit is not None
        assert shown(agnes) == []
        visits.cancel(key=sent.visit.key, by=agnes, at=NOON)
    elif what == "policy":
        body = {"weights": {"travel": 1}}
        policies.publish(by=None, at=NOON, code="balanced", name_zh="-", name_en="-", body=body)
    elif what == "order":
        notes.add_note(key=order.key, by=agnes, at=SOON, body="They moved", public=False)
        WorkOrder.objects.filter(pk=order.pk).update(changed_at=SOON)
    else:
        assert decision.starts_at is not None and decision.ends_at is not None
        Booking.objects.create(engineer_id=decision.chosen_id, period=(decision.starts_at, decision.ends_at))
    assert suggestion(agnes, at) is None


def test_who_may_only_look_may_not_send(triaged: Callable[..., WorkOrder], agnes: Actor, dan: Actor) -> None:
    triaged()
    (row,) = undecided.page(dan, at=SOON, limit=5)["rows"]
    assert row["may_send"]
    rights = {right: scopes for right, scopes in dan.rights.items() if right != "dispatch.decide"}
    (row,) = undecided.page(replace(dan, rights=rights), at=SOON, limit=5)["rows"]
    assert not row["may_send"]


def test_the_list_costs_the_same_however_long_it_is(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    costs = []
    for _ in range(2):
        for order in (triaged(), triaged()):
            decide(order=order.key, by=agnes, at=NOON)
        with CaptureQueriesContext(connection) as caught:
            undecided.page(agnes, at=SOON, limit=50)
        costs.append(len(caught))
    assert costs == [11, 11]


def test_an_engineer_asks_why_it_was_not_them(
    triaged: Callable[..., WorkOrder], agnes: Actor, tess: Actor, olaf: Actor
) -> None:
    order = triaged()
    WorkOrder.objects.filter(pk=order.pk).update(team=Team.objects.get(code="east"))
    with pytest.raises(NotFound):
        explaining.mine(order.key, tess, "en")
    decide(order=order.key, by=agnes, at=NOON)
    told = explaining.mine(order.key, tess, "en")
    assert told.standing.rank == 2 and told.behind[0] == "fit" and not told.chosen
    assert told.standing.reasons == []
    with pytest.raises(NotFound):
        explaining.mine(order.key, olaf, "en")
    with pytest.raises(NotFound):
        explaining.mine(order.key, agnes, "en")


def test_the_history_says_who_asked_and_who_went(
    triaged: Callable[..., WorkOrder], agnes: Actor, api: Callable[..., Any]
) -> None:
    order = triaged()
    decide(order=order.key, by=None, at=NOON)
    decision = decide(order=order.key, by=agnes, at=NOON)
    send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    (sent, alone) = api(agnes).get(f"/api/v1/workorders/{order.key}/decisions").body["rows"]
    assert (sent["by"]["name"], sent["sent"]["engineer"]["name"], sent["sent"]["overruled"]) == ("agnes", "toby", False)
    assert alone["by"] is None and alone["sent"] is None
    assert Decision.objects.count() == 2
