"""An order decided from the database: who goes, when, why not the others; and what it costs in queries."""

import contextlib
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test.utils import CaptureQueriesContext

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.ids import new_key
from aftersales.dispatch.actions import pacing, policies
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.models import Decision, Pace, Policy, PolicyUse, PolicyVersion
from aftersales.dispatch.queries import explaining, health, standing
from aftersales.people.access import Actor
from aftersales.people.actions import engineers
from aftersales.people.models import Calendar, Certificate, Engineer, EngineerSkill, Person, Skill, Team
from aftersales.people.states import LeaveKind, Level
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, WorkOrder
from aftersales.workorders.states import Outcome
from tests.conftest import NOON

BUND = (31.24, 121.49)
FAR_WEST = (31.1, 120.9)
DAY = timedelta(days=1)


@pytest.fixture
def triaged(order: WorkOrder, agnes: Actor) -> WorkOrder:
    """A repair at Acme's plant in Shanghai that asks for VRF, received but nobody's."""
    for engineer in Engineer.objects.all():
        Engineer.objects.filter(pk=engineer.pk).update(home_latitude=BUND[0], home_longitude=BUND[1])
    return moves.triage(key=order.key, by=agnes, at=NOON, priority=2)


def told(decision: Decision, order: WorkOrder, by: Actor, name: str) -> explaining.Standing:
    key = Person.objects.get(name=name).key
    return explaining.why_not(order.key, decision.key, key, by, "en")


def test_who_can_do_it_goes_and_why_the_others_do_not_is_kept(triaged: WorkOrder, agnes: Actor) -> None:
    """Tess and Toby know VRF; Olaf does not. The job is no expert's, so that it is Toby's."""
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.candidates == 3 and decision.able == 2
    assert decision.chosen is not None and decision.chosen.person.name == "toby"
    assert decision.starts_at is not None and decision.starts_at > NOON
    olaf = told(decision, triaged, agnes, "olaf")
    assert olaf.rank is None
    assert [reason.words for reason in olaf.reasons] == ["has not got the skill VRF"]
    read = explaining.why(triaged.key, decision.key, agnes, "zh-CN")
    assert read["replayed"]
    assert [(one.engineer["name"], one.rank) for one in read["best"]] == [("toby", 1), ("tess", 2)]
    assert read["best"][0].points > read["best"][1].points


def test_whoever_is_away_or_booked_does_not_go(triaged: WorkOrder, report: Callable[..., Any], agnes: Actor) -> None:
    for name, what in (("toby", "leave"), ("tess", "booked")):
        row = Engineer.objects.get(person__name=name)
        if what == "leave":
            engineers.take_leave(
                key=row.person.key, by=None, at=NOON, kind=LeaveKind.SICK,
                starts_at=NOON - timedelta(days=2), ends_at=NOON + timedelta(days=9),
            )  # fmt: skip
        else:
            Booking.objects.create(engineer=row, period=(NOON - timedelta(days=2), NOON + timedelta(days=9)))
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is None and decision.able == 0
    assert decision.failing[0] == "available"
    assert [one.words for one in told(decision, triaged, agnes, "toby").reasons] == ["away on leave"]
    assert [one.words for one in told(decision, triaged, agnes, "tess").reasons] == ["booked throughout"]


def test_a_skill_that_has_ended_says_on_which_day(triaged: WorkOrder, agnes: Actor) -> None:
    EngineerSkill.objects.filter(engineer__person__name="toby").update(valid_until=date(2026, 10, 31))
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is not None and decision.chosen.person.name == "tess"
    key = Person.objects.get(name="toby").key
    reasons = explaining.why_not(triaged.key, decision.key, key, agnes, "zh-CN").reasons
    assert [one.words for one in reasons] == ["技能 多联机 已于 2026-10-31 到期"]


def test_a_certificate_that_has_ended_says_so(triaged: WorkOrder, agnes: Actor) -> None:
    for name, until in (("toby", date(2026, 10, 31)), ("tess", None)):
        Certificate.objects.create(
            key=new_key(), engineer=Engineer.objects.get(person__name=name), name_zh="高压电工",
            name_en="High-voltage electrician", issued_on=date(2024, 1, 1), valid_until=until,
        )  # fmt: skip
    publish("balanced", {"rules": {"certificate": True}, "certificates": ["高压电工"], "weights": {"travel": 1}})
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is not None and decision.chosen.person.name == "tess"
    key = Person.objects.get(name="toby").key
    reasons = explaining.why_not(triaged.key, decision.key, key, agnes, "zh-CN").reasons
    assert [one.words for one in reasons] == ["证书 高压电工 已于 2026-10-31 到期"]


def publish(code: str, body: dict[str, Any]) -> PolicyVersion:
    return policies.publish(by=None, at=NOON, code=code, name_zh=code, name_en=code, body=body)


def test_the_way_counts_from_home_and_from_the_visit_before(triaged: WorkOrder, agnes: Actor) -> None:
    Engineer.objects.filter(person__name="toby").update(home_latitude=FAR_WEST[0], home_longitude=FAR_WEST[1])
    publish("balanced", {"weights": {"travel": 1}})
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    toby, tess = (told(decision, triaged, agnes, name) for name in ("toby", "tess"))
    assert toby.travel_minutes > 100 > 20 > tess.travel_minutes
    assert tess.rank is not None and toby.rank is not None and tess.rank < toby.rank


def test_work_ends_within_duty(triaged: WorkOrder, agnes: Actor) -> None:
    """At four in the afternoon there is no time left for an hour and a half and the way: tomorrow, then."""
    late = NOON.replace(hour=8, minute=40)
    decision = decide(order=triaged.key, by=agnes, at=late)
    assert decision.starts_at is not None
    assert decision.starts_at.date() == date(2026, 11, 19)
    assert decision.starts_at.hour == 1  # nine o'clock in Shanghai, and the way


def test_nobody_is_sent_when_they_are_not_let_in(triaged: WorkOrder, agnes: Actor, acme: Any) -> None:
    site = acme.site
    type(site).objects.filter(pk=site.pk).update(access_hours={"5": [[540, 720]]})  # Saturdays
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is None and "access" in decision.failing
    words = [one.words for one in told(decision, triaged, agnes, "tess").reasons]
    assert words == ["free only when nobody is let in there"]


def test_a_window_that_is_over_leaves_nobody(triaged: WorkOrder, agnes: Actor) -> None:
    over = (NOON - timedelta(hours=5), NOON - timedelta(hours=3))
    visits.plan(order=triaged.key, by=None, at=NOON, promised=over)
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is None and "window" in decision.failing
    assert [one.rule for one in told(decision, triaged, agnes, "tess").reasons] == ["window"]


def test_whom_somebody_named_counts(triaged: WorkOrder, agnes: Actor) -> None:
    toby = Engineer.objects.get(person__name="toby").pk
    without = decide(order=triaged.key, by=agnes, at=NOON, excluded=[toby])
    assert without.chosen is not None and without.chosen.person.name == "tess"
    alone = decide(order=triaged.key, by=agnes, at=NOON, required=[toby])
    assert alone.able == 1 and alone.chosen_id == toby


def test_who_was_there_before_is_preferred(triaged: WorkOrder, report: Callable[..., Any], agnes: Actor) -> None:
    earlier = report(at=NOON - timedelta(days=3))
    moves.triage(key=earlier.key, by=agnes, at=NOON - timedelta(days=3))
    done(earlier, "tess", NOON - timedelta(days=2))
    publish("balanced", {"weights": {"continuity": 10, "fit": 1}})
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.chosen is not None and decision.chosen.person.name == "tess"
    assert told(decision, triaged, agnes, "tess").parts["continuity"] > 0


def done(order: WorkOrder, name: str, at: datetime, minutes: int = 60) -> UUID:
    who = Person.objects.get(name=name).key
    visit = visits.plan(order=order.key, by=None, at=at, engineer=who, starts_at=at, ends_at=at + timedelta(minutes=60))
    visits.confirm(key=visit.key, by=None, at=at)
    visits.arrive(key=visit.key, by=None, at=at)
    visits.complete(key=visit.key, by=None, at=at + timedelta(minutes=minutes), outcome=Outcome.PARTIAL)
    return visit.key


def test_pace_is_measured_from_what_was_done(triaged: WorkOrder) -> None:
    for n in range(3):
        pacing.measure(visit=done(triaged, "tess", NOON + timedelta(hours=3 * n), minutes=30))
    row = Pace.objects.get()
    assert (row.visits, row.planned_minutes, row.worked_minutes) == (3, 180, 90)
    roster = standing.roster(NOON)
    pace = int(roster.column("pace", triaged.kind_id)[roster.places[row.engineer_id]])
    assert 1100 < pace < 1200  # twice as quick, three times: on the way there


def test_remote_work_asks_for_no_way(report: Callable[..., Any], agnes: Actor) -> None:
    order = report(kind="support")
    moves.triage(key=order.key, by=agnes, at=NOON)
    decision = decide(order=order.key, by=agnes, at=NOON)
    assert decision.able == 2
    assert told(decision, order, agnes, "tess").travel_minutes == 0


def test_what_changes_is_seen_without_reading_everybody(triaged: WorkOrder, agnes: Actor) -> None:
    """Within one transaction facts are not yet among those that are read; who was touched is read anyway."""
    assert decide(order=triaged.key, by=agnes, at=NOON).chosen is not None
    toby = Engineer.objects.get(person__name="toby")
    Booking.objects.create(engineer=toby, period=(NOON - timedelta(days=2), NOON + timedelta(days=9)))
    standing.touch([toby.pk], at=NOON)
    again = decide(order=triaged.key, by=agnes, at=NOON)
    assert again.chosen is not None and again.chosen.person.name == "tess"


@pytest.mark.django_db(transaction=True)
def test_facts_of_others_mend_the_roster(cast: Any) -> None:
    at = NOON
    toby = Engineer.objects.get(person__name="toby")
    place = standing.roster(at).places[toby.pk]
    assert standing.roster(at).touching("leave", 0, 2**31 - 1)[place] == False  # noqa: E712 - numpy's own
    before = standing.roster(at)
    engineers.take_leave(
        key=toby.person.key, by=None, at=at, kind=LeaveKind.SICK, starts_at=at, ends_at=at + timedelta(hours=5)
    )
    assert standing.roster(at).touching("leave", 0, 2**31 - 1)[place]
    assert standing.roster(at) is standing.roster(at)
    standing.touch([toby.pk], at=at)
    assert standing.roster(at) is not standing.roster(at)  # read each time, until a fact says that it is committed
    engineers.take_leave(
        key=toby.person.key, by=None, at=at, kind=LeaveKind.SICK, starts_at=at + 9 * DAY, ends_at=at + 10 * DAY
    )
    standing.roster(at)
    assert standing.roster(at) is standing.roster(at)
    assert not before.touching("leave", 0, 2**31 - 1)[place]
    new = Person.objects.create(name="nina", email="nina@example.com", password="!", team=toby.person.team)
    engineers.set_engineer(
        key=new.key, by=None, at=at, level=Level.JUNIOR, calendar=Calendar.objects.get(code="cn-office").key
    )
    assert new.pk in standing.roster(at).places


@pytest.mark.django_db(transaction=True)
def test_what_others_do_is_seen_while_a_long_transaction_runs(cast: Any) -> None:
    toby = Engineer.objects.get(person__name="toby")
    standing.roster(NOON)
    told = connection.get_connection_params() | {"cursor_factory": psycopg.ClientCursor}
    with psycopg.connect(**told) as other:
        other.execute("SELECT pg_current_xact_id()")
        engineers.take_leave(
            key=toby.person.key, by=None, at=NOON, kind=LeaveKind.SICK, starts_at=NOON, ends_at=NOON + DAY
        )
        there = standing.roster(NOON)
        assert there.touching("leave", 0, 2**31 - 1)[there.places[toby.pk]]
        assert standing.roster(NOON) is there, "what was seen is not read again"


@pytest.mark.django_db(transaction=True)
def test_what_was_undone_is_not_remembered(cast: Any) -> None:
    toby = Engineer.objects.get(person__name="toby")
    standing.roster(NOON)
    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        engineers.take_leave(
            key=toby.person.key, by=None, at=NOON, kind=LeaveKind.SICK, starts_at=NOON, ends_at=NOON + DAY
        )
        standing.roster(NOON)
        raise ZeroDivisionError
    there = standing.roster(NOON)
    assert not there.touching("leave", 0, 2**31 - 1)[there.places[toby.pk]]


def test_a_decision_costs_the_same_queries_for_three_engineers_and_for_fifty(triaged: WorkOrder, agnes: Actor) -> None:
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            decide(order=triaged.key, by=agnes, at=NOON)
        return len(seen)

    decide(order=triaged.key, by=agnes, at=NOON)
    warm = cost()
    calendar, skill = Calendar.objects.get(code="cn-office"), Skill.objects.get(code="vrf")
    for n in range(50):
        person = Person.objects.create(name=f"e{n}", email=f"e{n}@example.com", password="!")
        engineer = Engineer.objects.create(person=person, level=1, calendar=calendar)
        EngineerSkill.objects.create(engineer=engineer, skill=skill, proficiency=2, valid_from=date(2025, 1, 1))
    standing.forget()
    with CaptureQueriesContext(connection) as cold:
        assert decide(order=triaged.key, by=agnes, at=NOON).candidates == 53
    assert cost() == warm <= 22
    assert len(cold) <= warm + 12


# -- refused -----------------------------------------------------------------------------------------------------------


def test_strangers_find_no_order_and_engineers_may_not_decide(triaged: WorkOrder, olaf: Actor, tess: Actor) -> None:
    with pytest.raises(NotFound):
        decide(order=triaged.key, by=olaf, at=NOON)
    WorkOrder.objects.filter(pk=triaged.pk).update(team=Team.objects.get(code="east"))
    with pytest.raises(NotAllowed):
        decide(order=triaged.key, by=tess, at=NOON)


def test_an_order_nobody_received_is_not_decided(order: WorkOrder, agnes: Actor) -> None:
    with pytest.raises(Conflict) as refused:
        decide(order=order.key, by=agnes, at=NOON)
    assert refused.value.code == "nothing_to_decide"


def test_without_a_policy_that_counts_it_is_refused(triaged: WorkOrder, agnes: Actor) -> None:
    PolicyUse.objects.all().delete()
    with pytest.raises(Conflict) as refused:
        decide(order=triaged.key, by=agnes, at=NOON)
    assert refused.value.code == "no_dispatch_policy"


def test_only_an_administrator_publishes(agnes: Actor, ada: Actor) -> None:
    body = {"weights": {"travel": 1}}
    with pytest.raises(NotAllowed):
        policies.publish(by=agnes, at=NOON, code="x", name_zh="x", name_en="x", body=body)
    with pytest.raises(Invalid):
        policies.publish(
            by=ada, at=NOON, code="x", name_zh="x", name_en="x", body={**body, "rules": {"available": False}}
        )
    assert policies.publish(by=ada, at=NOON, code="x", name_zh="x", name_en="x", body=body).number == 1
    with pytest.raises(Conflict):
        policies.publish(by=ada, at=NOON, code="x", name_zh="x", name_en="x", body=body, version=7)
    with pytest.raises(Invalid):
        policies.use_policy(by=ada, at=NOON, policy="nobody's", kind=None, priority=None)


def test_an_old_decision_keeps_the_policy_it_was_made_by(triaged: WorkOrder, agnes: Actor) -> None:
    first = decide(order=triaged.key, by=agnes, at=NOON)
    publish("balanced", {"weights": {"travel": 1}})
    second = decide(order=triaged.key, by=agnes, at=NOON)
    assert (first.policy.number, second.policy.number) == (1, 2)
    assert explaining.why(triaged.key, first.key, agnes, "en")["replayed"]


def test_the_most_specific_use_counts(triaged: WorkOrder, agnes: Actor) -> None:
    policies.use_policy(by=None, at=NOON, policy="cost", kind="repair", priority=None)
    assert decide(order=triaged.key, by=agnes, at=NOON).policy.policy.code == "cost"
    policies.use_policy(by=None, at=NOON, policy="customer_first", kind="repair", priority=2)
    assert decide(order=triaged.key, by=agnes, at=NOON).policy.policy.code == "customer_first"


@pytest.mark.parametrize(
    "change", [lambda: PolicyVersion.objects.update(number=9), lambda: Decision.objects.update(candidates=9)]
)
def test_what_was_decided_and_by_what_cannot_be_changed(
    change: Callable[[], int], triaged: WorkOrder, agnes: Actor
) -> None:
    decide(order=triaged.key, by=agnes, at=NOON)
    with pytest.raises(ProgrammingError), transaction.atomic():
        change()


def test_the_ready_policies_are_five(cast: Any) -> None:
    codes = ["asked", "balanced", "cost", "customer_first", "emergency"]
    assert sorted(Policy.objects.values_list("code", flat=True)) == codes
    assert Policy.objects.get(code="balanced").latest == 1


def test_what_is_missing_of_engineers_is_named(triaged: WorkOrder, agnes: Actor) -> None:
    Engineer.objects.filter(person__name="toby").update(home_latitude=0, home_longitude=0)
    Engineer.objects.filter(person__name="tess").update(home_latitude=None, home_longitude=None)
    empty = Calendar.objects.create(key=new_key(), code="never", name_zh="-", name_en="-", weekly={})
    Engineer.objects.filter(person__name="tess").update(calendar=empty)
    found = {one.name: one.what for one in health.lacking(agnes, NOON)}
    assert found == {"toby": ("null_island",), "tess": ("no_home", "no_duty"), "olaf": ("no_skills",)}
    decision = decide(order=triaged.key, by=agnes, at=NOON)
    assert decision.candidates == 3  # nobody was dropped
    assert [one.words for one in told(decision, triaged, agnes, "tess").reasons] == ["not on duty in that time"]
