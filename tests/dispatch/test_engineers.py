"""Engineers at a glance: who is there, on what, what is next, how much is ahead; asked for by team, skill and state."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import Invalid, NotAllowed
from aftersales.base.ids import new_key
from aftersales.dispatch.actions.presence import set_presence
from aftersales.dispatch.queries import engineers
from aftersales.dispatch.rules import PresenceState
from aftersales.people.access import Actor
from aftersales.people.actions import engineers as keeping
from aftersales.people.models import Calendar, Engineer, Person, Shift, Team
from aftersales.people.states import LeaveKind
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import WorkOrder
from tests.conftest import NOON
from tests.dispatch.waiting import HOUR, MINUTE, key_of

Reported = Callable[..., WorkOrder]
NIGHT = NOON.replace(hour=16)  # midnight in Shanghai


def shown(by: Actor, at: datetime = NOON, **told: Any) -> dict[str, Any]:
    found = engineers.page(by, at, **{"cursor": None, "limit": 50, **told})
    return {row["engineer"]["name"]: row for row in found["rows"]}


def going(report: Reported, by: Actor, name: str, begins: datetime, *, hours: int = 1) -> WorkOrder:
    order = moves.triage(key=report().key, by=by, at=NOON, priority=2)
    visits.plan(order=order.key, by=by, at=NOON, engineer=key_of(name), starts_at=begins, ends_at=begins + hours * HOUR)
    return order


def test_whoever_may_not_see_decisions_has_no_list(tess: Actor) -> None:
    with pytest.raises(NotAllowed):
        shown(tess)


def test_each_sees_the_colleagues_they_see(agnes: Actor, dan: Actor, mei: Actor) -> None:
    assert sorted(shown(agnes)) == ["olaf", "tess", "toby"]
    assert {"tess", "toby"} <= set(shown(mei))


def test_leave_goes_before_what_was_said_and_that_before_duty(agnes: Actor) -> None:
    assert {name: row["state"] for name, row in shown(agnes).items()} == dict.fromkeys(
        ("olaf", "tess", "toby"), "on_duty"
    )
    assert shown(agnes, NIGHT)["tess"]["state"] == "off"
    Shift.objects.create(
        engineer=Engineer.objects.get(person__name="tess"), starts_at=NIGHT - HOUR, ends_at=NIGHT + HOUR
    )
    assert shown(agnes, NIGHT)["tess"]["state"] == "on_duty"
    set_presence(key=key_of("tess"), by=None, at=NOON, state=PresenceState.BREAK)
    row = shown(agnes, NOON + MINUTE)["tess"]
    assert (row["state"], row["since_at"], row["until_at"], row["version"]) == ("break", NOON, NOON + HOUR, 1)
    assert shown(agnes, NOON + HOUR)["tess"]["state"] == "on_duty"
    ends = NOON + timedelta(days=2)
    keeping.take_leave(key=key_of("tess"), by=None, at=NOON, kind=LeaveKind.SICK, starts_at=NOON, ends_at=ends)
    row = shown(agnes, NOON + MINUTE)["tess"]
    assert (row["state"], row["since_at"], row["until_at"]) == ("leave", None, ends)


def test_noon_is_no_end_of_duty(agnes: Actor) -> None:
    """The office calendar rests over noon; whoever eats then is not gone."""
    (span,) = shown(agnes)["tess"]["duty"]
    noon = datetime(2026, 11, 18, 4, 30, tzinfo=UTC)
    assert span["starts_at"] < noon < span["ends_at"]
    assert shown(agnes, noon)["tess"]["state"] == "on_duty"


def test_what_they_are_on_and_what_is_next(report: Reported, agnes: Actor, tess: Actor) -> None:
    first, second = (going(report, agnes, "tess", NOON + n * 2 * HOUR) for n in (1, 2))
    row = shown(agnes)["tess"]
    assert row["now"] is None and row["next"]["order"]["number"] == first.number
    visit = first.visits.get()
    visits.confirm(key=visit.key, by=tess, at=NOON)
    visits.depart(key=visit.key, by=tess, at=NOON + HOUR)
    row = shown(agnes, NOON + HOUR)["tess"]
    assert (row["now"]["state"], row["now"]["order"]["number"]) == ("travelling", first.number)
    assert row["next"]["order"]["number"] == second.number and row["next"]["starts_at"] == NOON + 4 * HOUR


def test_minutes_of_today_go_against_the_cap_and_remote_orders_count(report: Reported, agnes: Actor) -> None:
    going(report, agnes, "tess", NOON + HOUR)
    going(report, agnes, "tess", NOON + timedelta(days=1), hours=2)
    remote = moves.triage(key=report(kind="support").key, by=agnes, at=NOON, priority=2)
    moves.assign(key=remote.key, by=agnes, at=NOON, owner=key_of("tess"))
    row = shown(agnes)["tess"]
    assert (row["today_minutes"], row["cap_minutes"], row["remote"]) == (60, 480, 1)
    assert row["ahead_minutes"] == 60 + 120 + 45


def test_of_an_order_that_is_not_theirs_a_reader_is_told_the_times_alone(
    report: Reported, agnes: Actor, dan: Actor
) -> None:
    order = going(report, agnes, "tess", NOON + HOUR)
    south = Team.objects.get(code="south")
    WorkOrder.objects.filter(pk=order.pk).update(team=south, territory=None)
    told = shown(dan)["tess"]["next"]
    assert (told["order"], told["starts_at"]) == (None, NOON + HOUR)


def test_on_call_is_marked_while_it_lasts(agnes: Actor) -> None:
    tess = Engineer.objects.get(person__name="tess")
    Shift.objects.create(engineer=tess, starts_at=NIGHT, ends_at=NIGHT + HOUR, on_call=True)
    row = shown(agnes, NIGHT)["tess"]
    assert (row["on_call"], row["state"]) == (True, "off"), "standing by is no duty"
    assert not shown(agnes, NIGHT + HOUR)["tess"]["on_call"]


def test_it_is_narrowed_by_team_skill_state_and_name(agnes: Actor) -> None:
    set_presence(key=key_of("tess"), by=None, at=NOON, state=PresenceState.BREAK)
    at = NOON + MINUTE
    team = Team.objects.get(pk=Person.objects.values_list("team", flat=True).get(name="olaf"))
    assert sorted(shown(agnes, at, team=team.key)) == ["olaf"]
    assert sorted(shown(agnes, at, skill="vrf")) == ["tess", "toby"]
    assert sorted(shown(agnes, at, state="break")) == ["tess"]
    assert sorted(shown(agnes, at, search="TOB")) == ["toby"]
    counts = engineers.page(agnes, at, state="break", skill="vrf", cursor=None, limit=5)["counts"]
    assert counts == {"on_duty": 1, "off": 0, "break": 1, "away": 0, "leave": 0}
    skills = shown(agnes, at)["tess"]["skills"]
    assert skills == [{"code": "vrf", "name_zh": "多联机", "name_en": "VRF", "proficiency": 5}]


def test_a_team_is_shown_with_the_teams_below_it(agnes: Actor) -> None:
    own = Team.objects.get(pk=Person.objects.values_list("team", flat=True).get(name="olaf"))
    above = Team.objects.create(code="region", name_zh="大区", name_en="Region")
    assert not shown(agnes, team=above.key)
    Team.objects.filter(pk=own.pk).update(parent=above)
    assert sorted(shown(agnes, team=above.key)) == ["olaf"]
    with pytest.raises(Invalid) as refusal:
        shown(agnes, team=new_key())
    assert refusal.value.code == "no_such_team"


def test_who_may_say_how_they_stand(agnes: Actor, dan: Actor, mei: Actor) -> None:
    assert [shown(one)["tess"]["may_set"] for one in (agnes, dan, mei)] == [False, True, True]


def test_it_is_paged_by_name(agnes: Actor) -> None:
    first = engineers.page(agnes, NOON, cursor=None, limit=2)
    rest = engineers.page(agnes, NOON, cursor=first["next"], limit=2)
    assert [row["engineer"]["name"] for row in first["rows"] + rest["rows"]] == ["olaf", "tess", "toby"]
    assert rest["next"] is None and rest["counts"] is None


def test_the_list_costs_the_same_however_many_there_are(report: Reported, agnes: Actor) -> None:
    costs = []
    for n in range(2):
        going(report, agnes, ("tess", "toby")[n], NOON + HOUR)
        with CaptureQueriesContext(connection) as caught:
            shown(agnes)
        costs.append(len(caught))
        for name in (f"one {n}", f"two {n}"):
            person = Person.objects.create(name=name, email=f"{name[:3]}{n}@example.com", password="!")
            Engineer.objects.create(person=person, level=1, calendar=Calendar.objects.get(code="cn-office"))
    assert costs[0] == costs[1]
