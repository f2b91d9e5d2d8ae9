"""What-if: a past replayed with nothing changed sends whom the live engine sent; else it says what the change does."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.ids import new_key
from aftersales.base.models import Run
from aftersales.dispatch.actions import whatifs
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.presence import set_presence
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.whatif import engineers, orders, shown
from aftersales.dispatch.rules import PresenceState
from aftersales.dispatch.solver import comparing
from aftersales.dispatch.solver.past import Past, known_at
from aftersales.dispatch.solver.policy import Policy
from aftersales.dispatch.solver.replay import Placed, Replay
from aftersales.people.access import Actor
from aftersales.people.models import Calendar, Engineer, EngineerSkill, Leave, Person, Shift, Skill
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import WorkOrder
from aftersales.workorders.states import Outcome
from tests.conftest import Api

pytestmark = pytest.mark.django_db
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
MONDAY = datetime(2026, 11, 9, 0, 0, tzinfo=UTC)
"""Eight in the morning in Shanghai."""
SINCE, UNTIL = date(2026, 11, 9), date(2026, 11, 13)
LATER = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)


@pytest.fixture
def crew(cast: Any) -> list[Engineer]:
    """Six who can do it, spread over the city, one of them away on the second day, one on a shift in the evening."""
    for n in range(4):
        person = Person.objects.create(key=new_key(), name=f"w{n}", email=f"w{n}@example.com", password="!")  # noqa: S106 - no password
        Engineer.objects.create(person=person, level=2, calendar=Calendar.objects.get(code="cn-office"))
    draw = random.Random(4)  # noqa: S311 - a test wants to be repeatable
    for one in Engineer.objects.order_by("pk"):
        place = {"home_latitude": 31.2 + draw.uniform(-0.1, 0.1), "home_longitude": 121.5 + draw.uniform(-0.1, 0.1)}
        Engineer.objects.filter(pk=one.pk).update(**place)
        EngineerSkill.objects.get_or_create(
            engineer=one, skill=Skill.objects.get(code="vrf"),
            defaults={"proficiency": draw.randint(1, 4), "valid_from": date(2025, 1, 1)},
        )  # fmt: skip
    found = list(Engineer.objects.select_related("person").order_by("pk"))
    Leave.objects.create(engineer=found[3], kind="sick", starts_at=MONDAY + DAY, ends_at=MONDAY + 2 * DAY)
    Shift.objects.create(engineer=found[4], starts_at=MONDAY + 9 * HOUR, ends_at=MONDAY + 14 * HOUR)
    standing.forget()
    return found


@pytest.fixture
def week(crew: list[Engineer], report: Callable[..., WorkOrder], agnes: Actor, xenon: Any) -> list[Decision]:
    """A week of orders, each received, decided and sent by the live engine at its time; many are done and closed."""
    draw = random.Random(8)  # noqa: S311 - a test wants to be repeatable
    before = report(at=MONDAY - 3 * DAY)
    moves.triage(key=before.key, by=agnes, at=MONDAY - 3 * DAY, priority=2)
    _sent(before, agnes, MONDAY - 3 * DAY)
    at, made = MONDAY, list[Decision]()
    doings = _absences(crew)
    for _ in range(45):
        at += draw.randint(5, 240) * MINUTE
        for when, do in sorted((one for one in doings if one[0] <= at), key=lambda one: one[0]):
            do(when)
        doings = [one for one in doings if one[0] > at]
        theirs = draw.random() < 0.3
        told = (
            {"customer": xenon.customer.key, "asset": xenon.asset.key, "contact": xenon.contact.key} if theirs else {}
        )
        order = report(at=at, kind="repair" if draw.random() < 0.7 else "inquiry", **told)
        moves.triage(key=order.key, by=agnes, at=at, priority=draw.randint(0, 3))
        decision = _sent(order, agnes, at)
        made.append(decision)
        if decision.chosen_id is not None:
            doings += _goes_on(order, decision, agnes, draw)
    return made


def _absences(crew: list[Engineer]) -> list[tuple[datetime, Any]]:
    """Somebody is away all Wednesday morning, and somebody on a break from which they come back sooner."""

    def said(n: int, state: PresenceState, lasts: timedelta | None = None) -> Any:
        key = crew[n].person.key
        return lambda at: set_presence(key=key, by=None, at=at, state=state, until_at=at + lasts if lasts else None)

    return [
        (MONDAY + 2 * DAY, said(1, PresenceState.AWAY, 5 * HOUR)),
        (MONDAY + 2 * DAY, said(2, PresenceState.BREAK, 3 * HOUR)),
        (MONDAY + 2 * DAY + HOUR, said(2, PresenceState.ON_DUTY)),
        (MONDAY + 3 * DAY, said(0, PresenceState.AWAY, 20 * HOUR)),
    ]


def _sent(order: WorkOrder, by: Actor, at: datetime) -> Decision:
    standing.forget()  # nothing of this transaction is committed: the roster would not hear of it
    decision = decide(order=order.key, by=by, at=at)
    if decision.chosen_id is not None:
        send(order=order.key, decision=decision.key, by=by, at=at)
    return decision


def _goes_on(order: WorkOrder, decision: Decision, by: Actor, draw: Any) -> list[tuple[datetime, Any]]:
    """What happens later: the visit is made, sooner or longer than planned; the order is resolved, and closed."""
    begins = decision.starts_at
    assert begins is not None
    visit = order.visits.first()
    if visit is None:
        over = begins + draw.randint(30, 900) * MINUTE
        return [
            (begins, lambda at: moves.start(key=order.key, by=None, at=at)),
            (over, lambda at: moves.resolve(key=order.key, by=None, at=at, cause="-", solution="-")),
            (over + 20 * HOUR, lambda at: moves.close(key=order.key, by=None, at=at)),
        ]
    if draw.random() < 0.3:
        return []
    ended = begins + draw.choice([20, 60, 90, 200]) * MINUTE

    def go(at: datetime) -> None:
        visits.confirm(key=visit.key, by=None, at=at)
        visits.depart(key=visit.key, by=None, at=at)
        visits.arrive(key=visit.key, by=None, at=at)

    return [(begins, go), (ended, lambda at: visits.complete(key=visit.key, by=None, at=at, outcome=Outcome.PARTIAL))]


def replayed(**changes: Any) -> tuple[orders.Came, list[Past], list[Placed]]:
    since, until = whatifs._bounds(SINCE, UNTIL)
    policies = orders.present_policies()
    came = orders.came_in(since, until, policies)
    told = {"without": (), "copies": {}, "shifts": (), **changes}
    people = engineers.changed(engineers.everybody(since, until), since=since, until=until, **told)
    known = orders.known_before({one.customer for one in came.cases if one.customer}, since)
    bodies = {code: Policy.read(body) for code, body in policies.bodies.items()}
    return came, people, list(Replay(people, bodies, settings.ROADS, known).run(came.cases))


def test_with_nothing_changed_the_same_go_at_the_same_time(week: list[Decision]) -> None:
    came, _, placed = replayed()
    live = {one.order_id: one for one in week}
    assert len(came.cases) == len(week) == len(placed)
    told = [
        (one.need.seed, what.engineer, what.begins, what.able) for one, what in zip(came.cases, placed, strict=True)
    ]
    expected = [
        (pk, live[pk].chosen_id, _minute(live[pk].starts_at), live[pk].able)
        for pk in (one.need.seed for one in came.cases)
    ]
    assert told == expected
    assert len({one.engineer for one in placed}) > 3  # a week that says something
    assert {one.policy for one in came.cases} == {"balanced", "emergency"}


def _minute(at: datetime | None) -> int | None:
    return int(at.timestamp()) // 60 if at is not None else None


def test_the_same_past_gives_the_same_answer_and_leaves_no_trace(week: list[Decision], ada: Actor) -> None:
    def counts() -> list[int]:
        with connection.cursor() as cursor:
            found = []
            for table in (
                "dispatch_decision",
                "dispatch_sending",
                "workorders_visit",
                "workorders_booking",
                "base_fact",
            ):
                cursor.execute("SELECT count(*) FROM " + table)  # noqa: S608 - tables of our own
                found.append(cursor.fetchone()[0])
            return found

    before = counts()
    results = []
    for _ in range(2):
        run = whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
        whatifs.work(run=run.key, clock=lambda: LATER)
        results.append(Run.objects.get(pk=run.pk).result)
    assert results[0] == results[1]
    assert results[0]["present"] == results[0]["changed"] and results[0]["moved"] == 0
    assert counts() == before


def test_a_result_is_told_and_kept(week: list[Decision], ada: Actor, api: Callable[..., Api], mei: Actor) -> None:
    body = {"weights": {"travel": 1}, "rules": {"skill": 1}}
    asked = {"since": "2026-11-09", "until": "2026-11-13", "policy": {"instead_of": None, "body": body}}
    begun = api(ada).post("/api/v1/dispatch/whatifs", asked)
    assert begun.status == 201 and begun.body["state"] == "running" and begun.body["result"] is None
    key = begun.body["key"]
    whatifs.work(run=key, clock=lambda: LATER)
    told = api(ada).get(f"/api/v1/dispatch/whatifs/{key}").body
    assert told["state"] == "done" and told["done"] == told["total"] == 2 * len(week)
    result = told["result"]
    assert result["really"]["orders"] == result["present"]["orders"] == result["changed"]["orders"] == len(week)
    assert result["changed"]["travel"] < result["present"]["travel"]  # that is all this policy looks at
    assert result["changed"]["gini"] > result["present"]["gini"]
    assert result["moved"] > 0 and result["numbers"]["balanced"] == 1 and len(result["fingerprint"]) == 16
    listed = api(ada).get("/api/v1/dispatch/whatifs").body["rows"]
    assert [one["key"] for one in listed] == [key] and listed[0]["by"]["name"] == "ada"
    assert api(mei).post("/api/v1/dispatch/whatifs", asked).status == 403
    assert api(mei).get("/api/v1/dispatch/whatifs").status == 403


def test_who_was_away_is_so_in_the_replay_as_far_as_anybody_knew(week: list[Decision], crew: list[Engineer]) -> None:
    past = {one.known.id: one for one in engineers.everybody(MONDAY, MONDAY + 5 * DAY)}
    on_a_break, morning = past[crew[2].pk], _minute(MONDAY + 2 * DAY)
    known = [known_at(on_a_break, (), (), morning + at).absent.tolist() for at in (-1, 30, 90)]
    assert known == [[], [[morning, morning + 180]], []]
    told: dict[str, Any] = {"without": (), "copies": {crew[2].pk: 1}, "shifts": (), "since": MONDAY, "until": MONDAY}
    copy = engineers.changed([on_a_break], **told)[-1]
    assert copy.said == ()


def test_fewer_people_take_fewer_orders_and_more_take_more(week: list[Decision], crew: list[Engineer]) -> None:
    def nobody(**changes: Any) -> int:
        return sum(one.engineer is None for one in replayed(**changes)[2])

    without = [one.pk for one in crew[1:]]
    assert nobody(without=without) > nobody()
    assert nobody(without=without, copies={crew[0].pk: 5}) < nobody(without=without)
    _, people, placed = replayed(copies={crew[0].pk: 2})
    new = {one.known.id for one in people} - {one.pk for one in crew}
    assert len(new) == 2 and new & {one.engineer for one in placed}


def test_a_shift_in_the_evening_is_worked_in(week: list[Decision], crew: list[Engineer]) -> None:
    evening = engineers.Shifts(weekdays=range(5), begins=18 * 60, ends=23 * 60)

    def late(placed: list[Placed]) -> int:
        return sum(one.begins is not None and (one.begins // 60 + 8) % 24 >= 18 for one in placed)

    assert late(replayed(shifts=[evening])[2]) > late(replayed()[2])
    one = engineers.Shifts(weekdays=range(5), begins=18 * 60, ends=23 * 60, engineers=[crew[0].pk])
    _, people, _ = replayed(shifts=[one])
    assert sorted(len(past.shifts) for past in people if past.known.id != crew[0].pk) == [0, 0, 0, 0, 0, 1]
    assert len(next(past.shifts for past in people if past.known.id == crew[0].pk)) == 5


def test_the_figures_are_what_a_plain_loop_counts(week: list[Decision]) -> None:
    came, people, placed = replayed()
    since, until = (int(one.timestamp()) // 60 for one in whatifs._bounds(SINCE, UNTIL))
    works = comparing.of_replay(came.cases, placed)
    told = comparing.figures(works, people, settings.ROADS, (since, until))
    done = [one for one in works if one.engineer is not None]
    assert told.orders == len(week) and told.nobody == len(works) - len(done)
    promised = [one for one in works if one.case.need.due is not None]
    assert told.promised == len(promised) > 0
    assert told.in_time == sum(one.begins <= one.case.need.due for one in promised if one.engineer is not None)
    assert told.minutes == sum(one.ends - one.begins for one in done)
    beyond = 0
    for one in done:
        if not one.case.need.on_site:
            continue
        calendar = next(past.calendar for past in people if past.known.id == one.engineer)
        for minute in range(one.begins, one.ends):
            near = [span for span in calendar if span[0] - 120 <= minute < span[1] + 120]
            inside = any(begins <= minute < ends for begins, ends in near)
            noon = len(near) == 2 and not inside  # a break between two stretches of one day
            beyond += not (inside or noon)
    assert told.overtime == beyond
    assert told.spread == sorted(told.spread) and told.compared == len(people)


def test_a_visit_counts_with_the_time_it_really_took(week: list[Decision]) -> None:
    came, _, placed = replayed()
    measured = [one for one in came.cases if one.minutes is not None]
    assert measured and {one.minutes for one in measured} <= {20, 60, 90, 200}
    works = comparing.of_replay(came.cases, placed)
    for one in works:
        if one.engineer is not None and one.case.minutes is not None:
            assert one.ends - one.begins == one.case.minutes
    real = comparing.of_reality(came.cases)
    assert sum(one.engineer is None for one in real) == sum(one.chosen_id is None for one in week)
    assert not all(one.begun for one in real)  # visits nobody made: they are theirs, and not in time


def test_in_reality_only_what_was_begun_is_in_time(week: list[Decision]) -> None:
    came, people, _ = replayed()
    since, until = (int(one.timestamp()) // 60 for one in whatifs._bounds(SINCE, UNTIL))
    told = comparing.figures(comparing.of_reality(came.cases), people, settings.ROADS, (since, until))
    found = [WorkOrder.objects.get(pk=one.need.seed) for one in came.cases]
    begun = 0
    for row, one in zip(found, came.cases, strict=True):
        visit = row.visits.first()
        at = visit.arrived_at if visit is not None else row.started_at
        begun += at is not None and one.need.due is not None and int(at.timestamp()) // 60 <= one.need.due
    assert told.in_time == begun
    assert 0 < told.in_time < told.promised


def test_what_was_cancelled_or_never_received_is_left_out_and_counted(
    week: list[Decision], report: Callable[..., WorkOrder], agnes: Actor
) -> None:
    cancelled = report(at=MONDAY + HOUR)
    moves.cancel(key=cancelled.key, by=agnes, at=MONDAY + 2 * HOUR, reason="-")
    report(at=MONDAY + HOUR)
    came, _, _ = replayed()
    assert (len(came.cases), came.cancelled, came.unreceived, came.without_policy) == (len(week), 1, 1, 0)


def test_who_stops_it_finds_it_stopped(week: list[Decision], ada: Actor) -> None:
    run = whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
    whatifs.stop(key=run.key, by=ada, at=LATER)
    whatifs.work(run=run.key, clock=lambda: LATER)
    row = Run.objects.get(pk=run.pk)
    assert row.state == "stopped" and shown.told(row)["result"] is None
    whatifs.work(run=run.key, clock=lambda: LATER)  # a job that comes twice does nothing
    assert whatifs.stop(key=run.key, by=ada, at=LATER).state == "stopped"


def test_what_takes_too_long_is_given_up(week: list[Decision], ada: Actor) -> None:
    ticks = iter(LATER + n * whatifs.LONGEST for n in range(100))
    run = whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
    whatifs.work(run=run.key, clock=lambda: next(ticks))
    row = Run.objects.get(pk=run.pk)
    assert (row.state, row.result) == ("failed", {"trouble": "whatif_too_long"})


def test_too_many_orders_are_refused(week: list[Decision], ada: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(orders, "MOST_ORDERS", 10)
    run = whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
    whatifs.work(run=run.key, clock=lambda: LATER)
    assert Run.objects.get(pk=run.pk).result == {"trouble": "whatif_too_large"}


def test_a_worker_that_died_is_followed_or_given_up(crew: list[Engineer], ada: Actor) -> None:
    run = whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
    assert whatifs.give_up_silent(at=LATER + whatifs.SILENT) == 0
    assert whatifs.give_up_silent(at=LATER + whatifs.SILENT + MINUTE) == 1
    assert Run.objects.get(pk=run.pk).state == "failed"


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"since": UNTIL, "until": SINCE}, "whatif_days"),
        ({"since": date(2026, 10, 1), "until": date(2026, 11, 1)}, "whatif_days"),
        ({"until": date(2026, 11, 25)}, "whatif_not_over"),
        ({"since": date(1, 1, 1), "until": date(1, 1, 2)}, "whatif_not_over"),
        ({"policy": {"instead_of": "nonesuch", "body": {"weights": {"fit": 1}}}}, "no_such_policy"),
        ({"policy": {"instead_of": None, "body": {"weights": {}}}}, "policy_without_weights"),
        (
            {"policy": {"instead_of": None, "body": {"weights": {"fit": 1}, "rules": {"available": False}}}},
            "policy_without_availability",
        ),
        ({"without": [new_key()]}, "no_such_engineer"),
        ({"shifts": [{"weekdays": [0], "from_minute": 600, "until_minute": 600, "engineers": []}]}, "whatif_shift"),
    ],
)
def test_nonsense_is_refused_before_anything_runs(told: dict[str, Any], code: str, ada: Actor) -> None:
    with pytest.raises(Invalid) as refusal:
        whatifs.begin(by=ada, at=LATER, **{"since": SINCE, "until": UNTIL, **told})
    assert refusal.value.code == code
    assert not Run.objects.exists()


def test_not_more_than_two_at_a_time_and_not_for_everybody(ada: Actor, mei: Actor) -> None:
    with pytest.raises(NotAllowed):
        whatifs.begin(by=mei, at=LATER, since=SINCE, until=UNTIL)
    for _ in range(whatifs.AT_ONCE):
        whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
    with pytest.raises(Conflict):
        whatifs.begin(by=ada, at=LATER, since=SINCE, until=UNTIL)
    with pytest.raises(NotFound):
        shown.one(new_key(), ada)


def test_the_fingerprint_tells_another_past(week: list[Decision]) -> None:
    came, people, _ = replayed()
    told = whatifs._fingerprint(came.cases, people, {}, {})
    assert told == whatifs._fingerprint(came.cases, people, {}, {})
    other = [replace(came.cases[0], minutes=999), *came.cases[1:]]
    assert told != whatifs._fingerprint(other, people, {}, {})
