"""Fairness of a month: what everybody was given, counted once more by a plain loop; who sees whose figures."""

import csv
import io
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import Invalid, NotAllowed, NotFound
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.queries.fair import pages
from aftersales.dispatch.queries.fair.given import rows
from aftersales.dispatch.queries.fair.months import days_off, read_month
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Calendar, Engineer, Leave, Person, Role, Shift, Team
from aftersales.workorders.actions import moves
from aftersales.workorders.models import Mate, Visit, Worklog, WorkOrder
from tests.conftest import NOON, Api

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
MONTH = "2026-11"
FIRST, LAST = datetime(2026, 11, 1, tzinfo=SHANGHAI), datetime(2026, 12, 1, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)


@pytest.fixture
def made(report: Callable[..., WorkOrder], agnes: Actor) -> list[WorkOrder]:
    """A month and its edges of visits and remote orders of three engineers, by a seed."""
    draw = random.Random(5)  # noqa: S311 - a test wants to be repeatable
    people = list(Engineer.objects.order_by("pk"))
    found = []
    for _ in range(60):
        begins = FIRST - timedelta(days=2) + draw.randint(0, 34 * 24 * 4) * HOUR / 4
        ends = begins + draw.randint(1, 12) * HOUR / 2
        remote = draw.random() < 0.25
        order = report(kind="inquiry" if remote else "repair", at=begins, asset=None)
        who = draw.choice(people)
        if remote:
            state = draw.choice(["triaged", "closed", "cancelled"])
            ended = {"closed_at": ends} if state == "closed" else {"cancelled_at": ends} if state == "cancelled" else {}
            WorkOrder.objects.filter(pk=order.pk).update(owner=who.person, state=state, triaged_at=begins, **ended)
        else:
            _visit(order, who, begins, ends, draw, people)
        found.append(order)
    return found


def _visit(
    order: WorkOrder, who: Engineer, begins: datetime, ends: datetime, draw: Any, people: list[Engineer]
) -> None:
    state = draw.choice(["planned", "confirmed", "on_site", "done", "done", "done", "cancelled", "no_access"])
    over = state in ("done", "cancelled", "no_access")
    arrived = (
        begins + draw.randint(-30, 90) * timedelta(minutes=1) if state in ("on_site", "done", "no_access") else None
    )
    ended = (arrived or begins) + draw.choice([25, 90, 400, 1100]) * timedelta(minutes=1) if over else None
    visit = Visit.objects.create(
        order=order, number=1, engineer=who, state=state, outcome="fixed" if state == "done" else "",
        starts_at=begins, ends_at=ends, arrived_at=arrived, ended_at=ended,
        departed_at=arrived - draw.randint(0, 70) * timedelta(minutes=1) if arrived and draw.random() < 0.7 else None,
    )  # fmt: skip
    if draw.random() < 0.3:
        Mate.objects.create(visit=visit, engineer=draw.choice([one for one in people if one != who]))
    if draw.random() < 0.4 and arrived is not None:
        # Nobody's spans may meet: each stands in a year of its own.
        apart = arrived.replace(year=1990) + order.pk * timedelta(days=2)
        for kind, struck in (("work", None), ("travel", None), ("work", ended or ends)):
            apart += 3 * HOUR
            Worklog.objects.create(
                order=order, visit=visit, person=who.person, kind=kind, begins_at=apart, source="entered",
                ends_at=apart + draw.randint(1, 150) * timedelta(minutes=1), struck_at=struck,
            )  # fmt: skip


def counted(who: Engineer, off: set[Any]) -> dict[str, int]:
    """What an engineer was given, order by order."""
    sums = dict.fromkeys(
        ("visits", "remote", "planned", "worked", "measured", "minutes", "way", "way_measured", "night", "off"), 0
    )
    for visit in Visit.objects.exclude(state="cancelled"):
        mine = visit.engineer_id == who.pk or Mate.objects.filter(visit=visit, engineer=who).exists()
        if not mine or visit.starts_at is None or visit.ends_at is None or not FIRST <= visit.starts_at < LAST:
            continue
        spent = list(Worklog.objects.filter(visit=visit, person=who.person, struck_at=None))
        planned = minutes(visit.ends_at - visit.starts_at)
        worked = minutes(sum((one.ends_at - one.begins_at for one in spent if one.kind == "work"), timedelta()))
        way = minutes(sum((one.ends_at - one.begins_at for one in spent if one.kind == "travel"), timedelta()))
        begins, ends = visit.starts_at, visit.ends_at
        known = visit.arrived_at is not None and visit.ended_at is not None
        if known and timedelta() < visit.ended_at - visit.arrived_at <= 16 * HOUR:
            begins, ends = visit.arrived_at, visit.ended_at
            worked = worked or minutes(visit.ended_at - visit.arrived_at)
        way_known = bool(way)
        if not way and visit.departed_at is not None and visit.arrived_at is not None:
            way, way_known = minutes(visit.arrived_at - visit.departed_at), True
        sums["visits"] += 1
        sums["planned"] += planned
        sums["worked"] += worked
        sums["measured"] += bool(worked)
        sums["minutes"] += worked or planned
        sums["way"] += way
        sums["way_measured"] += way_known
        local = begins.astimezone(SHANGHAI)
        sums["night"] += any(
            (local + n * timedelta(minutes=1)).hour in (22, 23, 0, 1, 2, 3, 4, 5) for n in range(minutes(ends - begins))
        )
        sums["off"] += local.date() in off
    for order in WorkOrder.objects.filter(owner=who.person, kind__on_site=False).exclude(state="cancelled"):
        if FIRST <= order.reported_at < LAST:
            sums["remote"] += 1
            sums["planned"] += 45
            sums["minutes"] += 45
    return sums


def minutes(span: timedelta) -> int:
    return -(-span // timedelta(minutes=1))


def test_every_figure_is_what_a_plain_loop_counts(made: list[WorkOrder], ada: Actor) -> None:
    month = read_month(MONTH)
    told = {
        row["engineer"]["name"]: row for row in pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)["rows"]
    }
    assert set(told) == {"tess", "toby", "olaf"}
    for who in Engineer.objects.select_related("person"):
        _, days = days_off([who.calendar_id], month)
        expected = counted(who, set(days))
        row = told[who.person.name]
        assert {name: row[name] for name in expected} == expected, who.person.name
        assert row["night"] and row["off"] and row["measured"] and row["way"]


def test_a_figure_is_the_sum_of_the_lines_behind_it(made: list[WorkOrder], ada: Actor) -> None:
    for row in pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)["rows"]:
        found = pages.lines(row["engineer"]["key"], ada, month=MONTH)["rows"]
        assert row["visits"] == sum(one["visit"] is not None for one in found)
        assert row["remote"] == sum(one["visit"] is None for one in found)
        for name in ("planned", "minutes", "night", "off"):
            assert row[name] == sum(one[name] for one in found), name
        for name in ("worked", "way"):
            assert row[name] == sum(one[name] or 0 for one in found), name
        assert [one["at"] for one in found] == sorted(one["at"] for one in found)


def test_holidays_are_days_off_and_make_up_days_are_not() -> None:
    calendar = Calendar.objects.get(code="cn-office").pk
    _, days = days_off([calendar], read_month("2026-10"))
    told = {day.day for day in days}
    assert {1, 2, 5, 6, 7, 17, 18} <= told  # the national holiday on working days of other weeks, and a weekend
    assert 10 not in told  # a Saturday that is worked for it


def test_duty_is_calendar_and_shifts_less_leave(ada: Actor) -> None:
    """Half a day of leave, a Saturday of work, and stand-by that is no duty."""

    def duty() -> dict[str, Any]:
        found = pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)["rows"]
        return {row["engineer"]["name"]: row["duty"] for row in found}

    before = duty()
    assert before["tess"] == before["toby"] > 20 * 7 * 60
    tess, toby = (Engineer.objects.get(person__name=name) for name in ("tess", "toby"))
    morning, saturday = datetime(2026, 11, 18, 9, tzinfo=SHANGHAI), datetime(2026, 11, 21, 9, tzinfo=SHANGHAI)
    Leave.objects.create(engineer=tess, kind="annual", starts_at=morning, ends_at=morning + 2 * HOUR)
    Leave.objects.create(
        engineer=tess, kind="annual", starts_at=morning + 24 * HOUR, ends_at=morning + 26 * HOUR, withdrawn_at=NOON
    )
    Shift.objects.create(engineer=toby, starts_at=saturday, ends_at=saturday + 5 * HOUR)
    Shift.objects.create(engineer=toby, starts_at=saturday + 6 * HOUR, ends_at=saturday + 9 * HOUR, on_call=True)
    assert duty() == {**before, "tess": before["tess"] - 120, "toby": before["toby"] + 300}


def test_overruling_counts_for_one_and_against_the_other(
    report: Callable[..., WorkOrder], agnes: Actor, ada: Actor
) -> None:
    order = moves.triage(key=report().key, by=agnes, at=NOON, priority=2)
    decision = decide(order=order.key, by=agnes, at=NOON)
    assert decision.chosen is not None
    chosen = decision.chosen.person.name
    other = Person.objects.get(name="tess" if chosen == "toby" else "toby")
    send(order=order.key, decision=decision.key, by=agnes, at=NOON, engineer=other.key, reason="知道现场")
    told = pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)
    rows = {row["engineer"]["name"]: row for row in told["rows"]}
    assert (rows[other.name]["overruled_for"], rows[other.name]["overruled_against"]) == (1, 0)
    assert (rows[chosen]["overruled_for"], rows[chosen]["overruled_against"]) == (0, 1)
    assert rows[other.name]["visits"] == 1
    (by,) = told["dispatchers"]
    assert (by["by"]["name"], by["sent"], by["overruled"]) == ("agnes", 1, 1)
    assert [(one["engineer"]["name"], one["count"]) for one in by["chose"]] == [(other.name, 1)]
    assert pages.page(ada, month="2026-10", team=None, cursor=None, limit=50)["dispatchers"] == []


def test_what_somebody_said_no_to_is_counted_in_the_month_of_the_answer(
    report: Callable[..., WorkOrder], agnes: Actor, ada: Actor
) -> None:
    order = moves.triage(key=report().key, by=agnes, at=NOON, priority=2)
    decision = decide(order=order.key, by=agnes, at=NOON)
    toby = Engineer.objects.get(person__name="toby")
    for state, at in (("declined", NOON), ("declined", FIRST - HOUR), ("accepted", NOON)):
        told = Round.objects.create(
            order=order, decision=decision, how="offer", terms={}, state="over", opened_at=at, expires_at=at + HOUR,
            ended_at=at + HOUR, followed_at=at,
        )  # fmt: skip
        reason = "schedule" if state == "declined" else ""
        Offer.objects.create(
            round=told, order=order, engineer=toby, state=state, answered_at=at, reason=reason,
            starts_at=NOON + HOUR, ends_at=NOON + 2 * HOUR,
        )  # fmt: skip
    rows = pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)["rows"]
    assert {row["engineer"]["name"]: row["declined"] for row in rows} == {"toby": 1, "tess": 0, "olaf": 0}


def test_an_engineer_sees_their_own_and_no_middle_of_too_few(made: list[WorkOrder], tess: Actor) -> None:
    told = pages.page(tess, month=MONTH, team=None, cursor=None, limit=50)
    assert told["own"] and [row["engineer"]["name"] for row in told["rows"]] == ["tess"]
    assert told["middle"] is None and told["gini"] is None and told["dispatchers"] == []
    assert pages.lines(tess.key, tess, month=MONTH)["rows"]
    with pytest.raises(NotAllowed):
        pages.lines(Person.objects.get(name="toby").key, tess, month=MONTH)


def test_of_enough_others_an_engineer_sees_the_middle_without_names(made: list[WorkOrder], tess: Actor) -> None:
    east = Team.objects.get(code="east")
    for n in range(2):
        person = Person.objects.create(name=f"new {n}", email=f"new{n}@example.com", password="!", team=east)  # noqa: S106 - no password
        Engineer.objects.create(person=person, level=1, calendar=Calendar.objects.get(code="cn-office"))
    told = pages.page(tess, month=MONTH, team=None, cursor=None, limit=50)
    assert len(told["rows"]) == 1 and told["compared"] == 4
    assert told["middle"] is not None and told["middle"]["minutes"] == 0  # of toby and two who were given nothing
    assert told["gini"] is not None


def test_whoever_sees_a_team_sees_that_team(made: list[WorkOrder], mei: Actor, ada: Actor) -> None:
    def names(by: Actor, team: str | None = None) -> set[str]:
        key = Team.objects.get(code=team).key if team else None
        return {row["engineer"]["name"] for row in pages.page(by, month=MONTH, team=key, cursor=None, limit=50)["rows"]}

    assert names(mei) == {"tess", "toby"}
    assert names(ada, "service") == {"tess", "toby", "olaf"} and names(ada, "south") == {"olaf"}
    assert names(mei, "south") == set()
    with pytest.raises(NotFound):
        pages.lines(Person.objects.get(name="olaf").key, mei, month=MONTH)


def test_of_an_order_that_one_does_not_see_only_the_number_is_told(made: list[WorkOrder], mei: Actor) -> None:
    WorkOrder.objects.update(team=Team.objects.get(code="south"), owner=None, territory=None)
    found = pages.lines(Person.objects.get(name="toby").key, mei, month=MONTH)["rows"]
    assert found and all(one["order"]["key"] is None and not one["order"]["title"] for one in found)


def test_pages_are_read_on(made: list[WorkOrder], ada: Actor) -> None:
    first = pages.page(ada, month=MONTH, team=None, cursor=None, limit=2)
    rest = pages.page(ada, month=MONTH, team=None, cursor=first["next"], limit=2)
    whole = pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)
    assert [*first["rows"], *rest["rows"]] == whole["rows"] and rest["next"] is None
    shares = [row["per_hour"] for row in whole["rows"]]
    assert shares == sorted(shares, reverse=True)


def test_a_table_opens_without_running_anything(made: list[WorkOrder], ada: Actor, tess: Actor) -> None:
    Person.objects.filter(name="tess").update(name="=cmd|' /C calc'!A0")
    text = pages.as_csv(ada, month=MONTH, team=None).decode("utf-8-sig")
    head, *found = list(csv.reader(io.StringIO(text)))
    assert head[0] == "工程师 Engineer" and len(found) == 3
    assert any(row[0] == "'=cmd|' /C calc'!A0" for row in found)
    with pytest.raises(NotAllowed):
        pages.as_csv(tess, month=MONTH, team=None)


@pytest.mark.parametrize("month", ["2026-13", "2026-1", "11-2026", "", "2026-11-01", "０2026-11", "0001-01"])
def test_a_month_is_written_like_one(month: str, ada: Actor) -> None:
    with pytest.raises(Invalid):
        read_month(month)


def test_through_the_door(made: list[WorkOrder], api: Callable[..., Api], ada: Actor, carl: Actor, tess: Actor) -> None:
    answer = api(ada).get(f"/api/v1/dispatch/fairness?month={MONTH}")
    assert answer.status == 200 and len(answer.body["rows"]) == 3 and answer.body["month"] == MONTH
    assert datetime.fromisoformat(answer.body["since"]) == FIRST
    assert api(carl).get(f"/api/v1/dispatch/fairness?month={MONTH}").status == 403
    assert api(ada).get("/api/v1/dispatch/fairness?month=2026-11x").status == 422
    own = api(tess).get(f"/api/v1/dispatch/fairness?month={MONTH}")
    assert own.status == 200 and len(own.body["rows"]) == 1
    file = api(ada).get(f"/api/v1/dispatch/fairness/file?month={MONTH}")
    assert file.status == 200 and file.headers["Content-Type"].startswith("text/csv")


def test_it_costs_the_same_for_few_and_for_many(made: list[WorkOrder], ada: Actor) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as caught:
            pages.page(ada, month=MONTH, team=None, cursor=None, limit=50)
        return len(caught.captured_queries)

    cost()  # calendars are remembered
    few = cost()
    for n in range(20):
        person = Person.objects.create(name=f"many {n}", email=f"many{n}@example.com", password="!")  # noqa: S106 - no password
        person.roles.add(Role.objects.get(code="engineer"))
        Engineer.objects.create(person=person, level=1, calendar=Calendar.objects.get(code="cn-office"))
    assert cost() == few <= 8


def test_another_zone_has_other_nights(report: Callable[..., WorkOrder], ada: Actor) -> None:
    """Half past one at night in Berlin is half past eight in Shanghai: whose night it is is told by who works in it."""
    begins = datetime(2026, 11, 18, 0, 30, tzinfo=UTC)
    order = report(at=begins)
    Visit.objects.create(
        order=order,
        number=1,
        engineer=Engineer.objects.get(person__name="tess"),
        starts_at=begins,
        ends_at=begins + HOUR,
    )
    tess = Engineer.objects.get(person__name="tess")

    def night() -> int:
        return int(rows({tess.pk: tess.calendar_id}, read_month(MONTH), each=False)[0][12])

    assert night() == 0
    Person.objects.filter(pk=tess.pk).update(zone="Europe/Berlin")
    assert night() == 1
    assert snapshot(Person.objects.get(pk=tess.pk)).zone == "Europe/Berlin"
