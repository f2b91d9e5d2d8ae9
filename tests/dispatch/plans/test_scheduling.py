"""Plans nobody has to ask for: of the night by a rule, and one that mends a day that broke; few, and each says why."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.conf import settings

from aftersales.base.errors import NotAllowed, NotFound
from aftersales.base.models import Run
from aftersales.dispatch import access, reactions
from aftersales.dispatch.actions import forgetting
from aftersales.dispatch.actions.proposals import asking, ruling, scheduling, working
from aftersales.dispatch.actions.proposals.taking import take
from aftersales.dispatch.models import Change, PlanDue, PlanRule, Proposal
from aftersales.dispatch.queries.planning import planned, shown
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.states import ProposalKind
from aftersales.people import events as people
from aftersales.people.access import Actor
from aftersales.people.models import Team
from aftersales.workorders.actions import visits
from aftersales.workorders.models import Visit, WorkOrder
from tests.conftest import facts_of
from tests.dispatch.plans import town
from tests.dispatch.plans.town import HOUR, MINUTE, MORNING, Town

DAY = timedelta(days=1)
FOUR = MORNING - 4 * HOUR
"""Four o'clock in the morning, in Shanghai."""


@pytest.fixture
def small(cast: SimpleNamespace) -> Town:
    return town.made(engineers=3, visits=9, waiting=1)


def rule(by: Actor | None = None, *, team: UUID | None = None, hour: int | None = 4, repairs: bool = True) -> PlanRule:
    return ruling.set_rule(by=by, at=FOUR, team=team, hour=hour, days=2, repairs=repairs)


def asked() -> list[tuple[str, str, str]]:
    rows = Proposal.objects.order_by("pk")
    return [(one.kind, one.scope["since"], one.scope["until"]) for one in rows]


def nights(at: datetime) -> int:
    """As a worker does it: as long as there is something to do."""
    done = 0
    while scheduling.ask_due_night(at=at):
        done += 1
    return done


def repaired(at: datetime) -> int:
    before = Proposal.objects.count()
    while scheduling.ask_next_repair(at=at):
        pass
    return Proposal.objects.count() - before


def test_without_a_rule_nothing_is_asked_for(small: Town) -> None:
    assert nights(FOUR) == 0
    assert not scheduling.broken(team=small.engineers[0].person.team_id, code="urgent", happened_at=FOUR, at=FOUR)
    assert asked() == [] and not PlanDue.objects.exists()


def test_at_its_hour_each_team_gets_one_plan_a_day(small: Town) -> None:
    rule()
    assert nights(FOUR - MINUTE) == 0
    many = nights(FOUR)
    assert many == len(planned.topmost()) >= 1
    assert asked() == [("night", "2026-11-18", "2026-11-19")] * many
    assert nights(FOUR + HOUR) == 0, "asked for once a day"
    assert nights(FOUR + DAY) == many
    assert facts_of(Proposal.objects.earliest("pk").key) == ["ProposalAsked"]


def test_a_night_that_every_worker_slept_through_is_made_up_for_while_it_helps(small: Town) -> None:
    rule()
    assert nights(FOUR + 3 * HOUR) == 0, "the day has begun"
    assert nights(FOUR + 2 * HOUR + 59 * MINUTE) >= 1


def test_in_the_evening_it_is_tomorrow_that_is_planned(small: Town) -> None:
    rule(hour=20)
    assert nights(MORNING + 12 * HOUR) >= 1
    assert asked()[0] == ("night", "2026-11-19", "2026-11-20")


def test_a_rule_of_a_team_comes_before_that_of_every_other(small: Town) -> None:
    east = Team.objects.get(code="east")
    rule()
    rule(team=east.key, hour=None, repairs=False)
    assert east.pk not in {one.team for one in planned.planned() if one.rule.team_id is None}
    assert not scheduling.broken(team=east.pk, code="urgent", happened_at=FOUR, at=FOUR)
    nights(FOUR)
    assert str(east.key) not in {one.scope["team"] for one in Proposal.objects.all()}


def test_only_who_shapes_dispatch_says_when_plans_are_made(cast: SimpleNamespace, agnes: Actor) -> None:
    dispatcher = Actor(**{**vars(agnes), "rights": {k: v for k, v in agnes.rights.items() if k != "dispatch.settings"}})
    with pytest.raises(NotAllowed):
        rule(dispatcher)
    row = rule()
    with pytest.raises(NotAllowed):
        ruling.drop_rule(key=row.key, by=dispatcher, at=FOUR)
    ruling.drop_rule(key=row.key, by=None, at=FOUR)
    with pytest.raises(NotFound):
        ruling.drop_rule(key=row.key, by=None, at=FOUR)
    assert facts_of(row.key) == ["PlanRuleSet", "PlanRuleDropped"]


def test_a_rule_set_again_takes_the_place_of_the_last(small: Town) -> None:
    assert rule().key == rule(hour=5).key
    assert PlanRule.objects.get().hour == 5


def test_one_busy_morning_makes_few_plans_that_say_all_that_happened(small: Town) -> None:
    rule()
    east = Team.objects.get(code="east").pk
    orders = list(WorkOrder.objects.order_by("pk")[:9])
    asked_for, at = 0, MORNING
    for order in orders:  # one every ten minutes
        assert scheduling.broken(team=east, code="urgent", happened_at=at, at=at, order=order.key)
        assert scheduling.broken(team=east, code="urgent", happened_at=at, at=at, order=order.key), "heard twice"
        asked_for += repaired(at + scheduling.GATHERED)
        Run.objects.update(state="done", ended_at=at)
        at += 10 * MINUTE
    asked_for += repaired(at + HOUR)
    assert asked_for == 4, "the first at once, then one every half hour"
    told = [one.why for one in Proposal.objects.order_by("pk")]
    assert [len(one) for one in told] == [1, 3, 3, 2]
    assert [each["order"] for one in told for each in one] == [str(one.key) for one in orders], "each once"


def test_while_the_last_is_being_made_no_other_is_asked_for(small: Town) -> None:
    rule()
    east = Team.objects.get(code="east").pk
    scheduling.broken(team=east, code="urgent", happened_at=MORNING, at=MORNING)
    assert repaired(MORNING + 3 * MINUTE) == 1
    later = MORNING + HOUR
    scheduling.broken(team=east, code="late", happened_at=later, at=later)
    assert repaired(later + 3 * MINUTE) == 0 and PlanDue.objects.get().repair_at == later + 6 * MINUTE
    Run.objects.update(state="done", ended_at=later)
    assert repaired(later + 6 * MINUTE) == 1


def test_yesterdays_trouble_is_not_mended_today(small: Town) -> None:
    rule()
    scheduling.broken(team=Team.objects.get(code="east").pk, code="late", happened_at=MORNING, at=MORNING)
    assert repaired(MORNING + DAY) == 0 and PlanDue.objects.get().repair_at is None


def heard(fact: object, at: datetime, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is said to have broken the day when the relay brings this fact."""
    monkeypatch.setattr(reactions, "now", lambda: at)
    PlanDue.objects.all().delete()
    reactions.mend(fact)  # type: ignore[arg-type]
    return [each["code"] for one in PlanDue.objects.all() for each in one.why]


def test_leave_over_visits_of_today_breaks_the_day_and_other_leave_does_not(
    small: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule()
    who, key = small.engineers[0].person.key, WorkOrder.objects.all()[0].key

    def leave(starts_at: datetime, ends_at: datetime, person: UUID = who) -> people.LeaveTaken:
        return people.LeaveTaken(person=person, leave=key, starts_at=starts_at, ends_at=ends_at, at=MORNING)

    assert heard(leave(MORNING, MORNING + 9 * HOUR), MORNING, monkeypatch) == ["away"]
    assert heard(leave(MORNING + DAY, MORNING + 2 * DAY), MORNING, monkeypatch) == [], "tomorrow is the night's to plan"
    assert heard(leave(MORNING - 9 * HOUR, MORNING), MORNING, monkeypatch) == [], "over"
    Visit.objects.filter(engineer=small.engineers[1]).delete()
    idle = small.engineers[1].person.key
    assert heard(leave(MORNING, MORNING + 9 * HOUR, idle), MORNING, monkeypatch) == [], "nothing was planned for them"


def test_a_late_arrival_before_others_a_cancelled_visit_and_the_most_urgent_order_break_the_day(
    small: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule()
    first, last = small.visits[0], small.visits[6]
    told = {"order": first.order.key, "visit": first.key, "number": 1, "at": MORNING}
    arrived = reactions.orders.VisitArrived
    assert heard(arrived(**told, late_minutes=scheduling.LATE), MORNING, monkeypatch) == ["late"]
    assert heard(arrived(**told, late_minutes=scheduling.LATE - 1), MORNING, monkeypatch) == []
    assert heard(arrived(**told, late_minutes=None), MORNING, monkeypatch) == []
    ended = {**told, "order": last.order.key, "visit": last.key}
    assert heard(arrived(**ended, late_minutes=90), MORNING, monkeypatch) == [], "nobody waits behind it"
    cancelled = visits.cancel(key=first.key, by=None, at=MORNING)
    fact = reactions.VisitCancelled(**told, note=None)
    assert cancelled.state == "cancelled" and heard(fact, MORNING, monkeypatch) == ["cancelled"]
    assert heard(fact, MORNING + 12 * HOUR, monkeypatch) == [], "it would be over by now"
    order = small.waiting[0]
    triaged = {"order": order.key, "at": MORNING, "kind": "repair"}
    assert heard(reactions.WorkOrderTriaged(**triaged, priority=0), MORNING, monkeypatch) == [], "it no longer is"
    WorkOrder.objects.filter(pk=order.pk).update(priority=0)
    assert heard(reactions.WorkOrderTriaged(**triaged, priority=0), MORNING, monkeypatch) == ["urgent"]
    assert heard(reactions.WorkOrderTriaged(**triaged, priority=1), MORNING, monkeypatch) == []


def test_what_was_asked_for_by_itself_is_made_told_and_taken(
    small: Town, quick: None, agnes: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule()
    order, who = small.waiting[0], small.engineers[0].person
    before = list(Visit.objects.order_by("pk").values_list("engineer", "starts_at"))
    told = {"team": Team.objects.get(code="east").pk, "happened_at": MORNING, "at": MORNING}
    scheduling.broken(**told, code="urgent", order=order.key)
    scheduling.broken(**told, code="away", person=who.key)
    assert repaired(MORNING + 3 * MINUTE) == 1
    row = Proposal.objects.get()
    working.work(run=row.run.key, clock=lambda: MORNING + 3 * MINUTE)
    assert list(Visit.objects.order_by("pk").values_list("engineer", "starts_at")) == before, "nobody took it"
    page = shown.one(row.key, agnes)
    assert (page["state"], page["by"], page["counts"]["changes"] >= 1) == ("done", None, True)
    assert [(one["code"], one["order"], one["person"]) for one in page["why"]] == [
        ("urgent", {"key": str(order.key), "number": order.number}, None),
        ("away", None, {"key": who.key, "name": who.name}),
    ]
    assert take(key=row.key, by=agnes, at=MORNING + 5 * MINUTE).parts


def test_a_team_reads_the_plan_that_nobody_asked_for_and_no_other_teams(small: Town, agnes: Actor) -> None:
    east = Team.objects.get(code="east")
    day = date(2026, 11, 18)
    mine = asking.ask(kind=ProposalKind.NIGHT, scope=Scope(day, day, team=east.key), by=None, at=MORNING)
    dispatcher = agnes
    reach = {**dispatcher.rights, "dispatch.decide": frozenset({"team"})}
    told = {**vars(dispatcher), "rights": reach}
    assert access.proposals_of(Actor(**{**told, "teams": frozenset({east.pk})})).filter(pk=mine.pk).exists()
    assert (
        not access.proposals_of(Actor(**{**told, "teams": frozenset({east.pk + 10_000})})).filter(pk=mine.pk).exists()
    )


def test_plans_nobody_took_go_after_a_while_and_others_are_kept_as_decisions_are(
    small: Town, proposed: Callable[..., Proposal], agnes: Actor
) -> None:
    used, unused, running = (proposed(agnes) for _ in range(3))
    assert take(key=used.key, by=agnes, at=MORNING).parts
    Run.objects.filter(pk=running.run_id).update(state="running", ended_at=None)
    after = MORNING + timedelta(days=settings.PROPOSALS_DAYS)
    assert forgetting.forget_proposals(at=after) == 0
    assert forgetting.forget_proposals(at=after + MINUTE) == 1
    assert {one.pk for one in Proposal.objects.all()} == {used.pk, running.pk}
    assert not Change.objects.filter(proposal=unused.pk).exists() and not Run.objects.filter(pk=unused.run_id).exists()
    moved = Change.objects.filter(proposal=used.pk, visit__isnull=False)[0]
    assert forgetting.forget_proposals(at=MORNING + forgetting.KEPT + MINUTE) == 1
    assert "VisitRescheduled" in facts_of(moved.order.key) and "ProposalTaken" in facts_of(used.key)
