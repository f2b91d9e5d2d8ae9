"""A proposal: asked for, worked at, read, taken whole or by part; the board moves when somebody takes it."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.models import Run
from aftersales.dispatch.actions.proposals import asking, working
from aftersales.dispatch.actions.proposals.taking import take
from aftersales.dispatch.models import Change, LeftOut, Proposal
from aftersales.dispatch.queries.planning import shown
from aftersales.dispatch.queries.planning.scope import Scope
from aftersales.dispatch.states import ProposalKind
from aftersales.people.access import Actor
from aftersales.people.models import EngineerSkill, Leave, Shift
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, Visit, WorkOrder
from aftersales.workorders.queries.timeline import timeline
from tests.conftest import facts_of
from tests.dispatch.plans import town
from tests.dispatch.plans.conftest import DAYS
from tests.dispatch.plans.town import HOUR, MINUTE, MORNING, Town

Proposed = Callable[..., Proposal]


@pytest.fixture
def small(cast: SimpleNamespace) -> Town:
    return town.made(engineers=4, visits=12, waiting=4)


def board() -> list[tuple[Any, ...]]:
    """How everything stands."""
    told = ("order", "engineer", "starts_at", "ends_at", "state", "version")
    return list(Visit.objects.order_by("pk").values_list(*told))


def test_a_proposal_moves_nothing_and_is_worth_more_than_the_board(
    small: Town, proposed: Proposed, agnes: Actor
) -> None:
    before = board()
    row = proposed(agnes)
    assert (row.run.state, row.run.done, board()) == ("done", 100, before)
    told = shown.one(row.key, agnes)
    assert told["gain"]["travel"] > 0 and told["figures"]["proposed"]["unassigned"] == 0
    assert told["figures"]["present"]["unassigned"] == 4
    changes = [one for part in told["parts"] for one in part["changes"]]
    assert len(changes) == Change.objects.count() and sum(one["was"] is None for one in changes) == 4
    assert facts_of(row.key) == ["ProposalAsked", "ProposalMade"]


@pytest.mark.parametrize("ahead", [5, 6])
def test_days_further_ahead_than_a_decision_looks_are_planned_and_compared_on_those_days(
    small: Town, proposed: Proposed, agnes: Actor, ahead: int
) -> None:
    day = MORNING.date() + timedelta(days=ahead)
    for one in small.engineers:
        begins = MORNING + timedelta(days=ahead)
        Shift.objects.create(engineer=one, starts_at=begins, ends_at=begins + 9 * HOUR)
    row = proposed(agnes, scope=Scope(day, day, orders=True))
    figures = shown.one(row.key, agnes)["figures"]
    assert figures["proposed"]["unassigned"] == 0
    assert figures["greedy"]["unassigned"] < 4 and figures["greedy"]["km"] > 0, "on those days too"
    assert {one.starts_at.date() for one in Change.objects.all()} == {day}
    take(key=row.key, by=agnes, at=MORNING)
    made = Visit.objects.filter(order__in=small.waiting)
    assert {one.starts_at.date() for one in made if one.starts_at is not None} == {day} and made.count() == 4


def test_the_history_of_an_order_says_by_which_plan_it_was_and_of_what_was_done_by_hand_nothing(
    small: Town, proposed: Proposed, agnes: Actor
) -> None:
    row = proposed(agnes)
    fresh = Change.objects.filter(visit__isnull=True).select_related("order").earliest("pk")
    take(key=row.key, by=agnes, at=MORNING, parts=[fresh.part])
    made = Visit.objects.get(order=fresh.order)
    assert made.ends_at is not None
    later = {"starts_at": made.ends_at + HOUR, "ends_at": made.ends_at + 2 * HOUR}
    visits.reschedule(key=made.key, by=agnes, at=MORNING, engineer=None, **later)
    told = [(one["kind"], one["plan"], one["by"]["name"]) for one in timeline(fresh.order.key, agnes)["rows"]]
    assert ("VisitPlanned", row.key, "agnes") in told and ("VisitRescheduled", None, "agnes") in told


def test_taken_as_a_whole_the_board_is_what_was_proposed(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    done = take(key=row.key, by=agnes, at=MORNING)
    assert (done.refused, len(done.parts)) == ({}, len(shown.one(row.key, agnes)["parts"]))
    for one in Change.objects.select_related("made"):
        assert one.made is not None and one.taken_by_id == agnes.id
        assert (one.made.engineer_id, one.made.starts_at, one.made.ends_at) == (
            one.engineer_id, one.starts_at, one.ends_at,
        )  # fmt: skip
        booking = Booking.objects.get(visit=one.made, released_at=None)
        assert (booking.engineer_id, booking.period.lower) == (one.engineer_id, one.starts_at)
    assert not WorkOrder.objects.filter(pk__in=[one.pk for one in small.waiting], visits=None).exists()
    assert facts_of(row.key)[-1] == "ProposalTaken"


def test_a_proposal_holds_while_it_is_read(small: Town, proposed: Proposed, agnes: Actor) -> None:
    for one in small.engineers:
        Shift.objects.create(engineer=one, starts_at=MORNING - HOUR, ends_at=MORNING + 10 * HOUR)
    row = proposed(agnes, kind=ProposalKind.REPAIR)
    first = Change.objects.order_by("starts_at")[0]
    assert first.starts_at < MORNING + 2 * HOUR, "somebody is to set out soon"
    assert take(key=row.key, by=agnes, at=MORNING + 9 * MINUTE).refused == {}


def test_taken_again_it_changes_nothing(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    take(key=row.key, by=agnes, at=MORNING)
    after = board()
    assert take(key=row.key, by=agnes, at=MORNING).parts == [] and board() == after


def test_one_part_is_taken_and_the_others_stay(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    part = shown.one(row.key, agnes)["parts"][-1]
    keys = {one["visit"] for one in part["changes"]} - {None}
    others = {one.key: one.version for one in Visit.objects.all() if one.key not in keys}
    assert take(key=row.key, by=agnes, at=MORNING, parts=[part["number"]]).parts == [part["number"]]
    assert all(Visit.objects.get(key=key).version == version for key, version in others.items())
    assert {one.part for one in Change.objects.filter(taken_at__isnull=False)} == {part["number"]}


def test_parts_can_be_taken_in_any_order(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    for part in reversed(shown.one(row.key, agnes)["parts"]):
        assert take(key=row.key, by=agnes, at=MORNING, parts=[part["number"]]).refused == {}
    assert not Change.objects.filter(taken_at__isnull=True).exists()


def overtaken(row: Proposal, change: Change, by: Actor) -> dict[int, list[str]]:
    """Why the part of this change does not hold now, asked and tried; nothing of it has happened."""
    before = board()
    (asked,) = shown.check(row.key, by, MORNING, [change.part])["rows"]
    done = take(key=row.key, by=by, at=MORNING, parts=[change.part])
    assert done.parts == [] and not asked["holds"] and board() == before
    assert [one["why"] for one in asked["lost"]] == list(done.refused[change.part].values())
    assert Change.objects.get(pk=next(iter(done.refused[change.part]))).refused
    return done.refused[change.part]


def moved() -> Change:
    found = Change.objects.filter(visit__isnull=False).select_related("visit", "order").order_by("part", "number")
    return found[0]


def made_new() -> Change:
    return Change.objects.filter(visit__isnull=True).select_related("order").order_by("part", "number")[0]


def test_a_visit_somebody_set_out_for_holds_its_part_up(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = moved()
    visits.confirm(key=change.visit.key, by=None, at=MORNING)
    visits.depart(key=change.visit.key, by=None, at=MORNING)
    assert overtaken(row, change, agnes)[change.pk] == ["travelling"]


def test_a_visit_moved_since_holds_its_part_up(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = moved()
    start = MORNING + 60 * HOUR
    told = {"engineer": change.visit.engineer.person.key, "starts_at": start, "ends_at": start + HOUR}
    visits.reschedule(key=change.visit.key, by=None, at=MORNING, **told)
    assert overtaken(row, change, agnes)[change.pk] == ["moved_since"]


def test_a_confirmed_visit_still_moves_and_is_to_be_confirmed_anew(
    small: Town, proposed: Proposed, agnes: Actor
) -> None:
    row = proposed(agnes)
    change = Change.objects.filter(visit__isnull=False).exclude(engineer_id=moved().was_engineer_id)[0]
    visits.confirm(key=change.visit.key, by=None, at=MORNING)
    assert take(key=row.key, by=agnes, at=MORNING, parts=[change.part]).refused == {}
    change.visit.refresh_from_db()
    if change.engineer_id != change.was_engineer_id:
        assert change.visit.state == "planned"


def test_an_order_somebody_goes_to_by_now_holds_its_part_up(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = made_new()
    start = MORNING + 80 * HOUR
    who = small.engineers[0].person.key
    visits.plan(order=change.order.key, by=None, at=MORNING, engineer=who, starts_at=start, ends_at=start + HOUR)
    assert overtaken(row, change, agnes)[change.pk] == ["somebody_goes"]


def test_an_order_that_was_cancelled_holds_its_part_up(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = made_new()
    moves.cancel(key=change.order.key, by=None, at=MORNING, reason="-")
    assert overtaken(row, change, agnes)[change.pk] == ["order_over"]


def test_who_fell_ill_since_is_not_sent(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = moved()
    ill = {"starts_at": change.starts_at - HOUR, "ends_at": change.ends_at + HOUR}
    Leave.objects.create(engineer=change.engineer, kind="sick", **ill)
    assert overtaken(row, change, agnes)[change.pk] == ["available"]


def test_whose_skill_ended_since_is_not_sent(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = moved()
    EngineerSkill.objects.filter(engineer=change.engineer).update(valid_until=MORNING.date() - timedelta(days=1))
    assert overtaken(row, change, agnes)[change.pk] == ["skill"]


def test_what_was_promised_since_is_kept(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = moved()
    window = {"promised_from_at": change.ends_at + HOUR, "promised_until_at": change.ends_at + 2 * HOUR}
    Visit.objects.filter(pk=change.visit.pk).update(**window)
    assert overtaken(row, change, agnes)[change.pk] == ["window"]


def test_parts_that_hold_are_taken_beside_those_that_do_not(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    change = made_new()
    moves.cancel(key=change.order.key, by=None, at=MORNING, reason="-")
    done = take(key=row.key, by=agnes, at=MORNING)
    numbers = {one.part for one in Change.objects.all()}
    assert set(done.refused) == {change.part} and set(done.parts) == numbers - {change.part}


def test_who_stops_a_proposal_has_what_was_found_by_then(small: Town, quick: None, agnes: Actor) -> None:
    before = board()
    row = asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING)
    assert asking.stop(key=row.key, by=agnes, at=MORNING).run.stop_wanted_at == MORNING
    working.work(run=row.run.key, clock=lambda: MORNING)
    row = Proposal.objects.select_related("run").get(pk=row.pk)
    assert (row.run.state, board(), Change.objects.count()) == ("stopped", before, 0)


def test_a_proposal_under_way_cannot_be_taken(small: Town, agnes: Actor) -> None:
    row = asking.ask(kind=ProposalKind.REPAIR, scope=DAYS, by=agnes, at=MORNING)
    for ask in (lambda: take(key=row.key, by=agnes, at=MORNING), lambda: shown.check(row.key, agnes, MORNING, None)):
        with pytest.raises(Conflict) as refused:
            ask()
        assert refused.value.code == "proposal_under_way"


def test_a_part_that_is_not_there_is_refused(small: Town, proposed: Proposed, agnes: Actor) -> None:
    row = proposed(agnes)
    with pytest.raises(Invalid) as refused:
        take(key=row.key, by=agnes, at=MORNING, parts=[999])
    assert (refused.value.code, refused.value.facts["field"]) == ("no_such_part", "parts")


def test_what_nobody_can_take_is_left_out_with_the_rules(small: Town, proposed: Proposed, agnes: Actor) -> None:
    EngineerSkill.objects.all().delete()
    row = proposed(agnes)
    assert {(one.reason, *one.rules) for one in LeftOut.objects.filter(visit=None)} == {("rules", "skill")}
    assert len(shown.one(row.key, agnes)["left"]) == LeftOut.objects.filter(proposal=row).count() >= 4


def test_strangers_to_planning_ask_for_nothing(small: Town, tess: Actor, carl: Actor) -> None:
    for who in (tess, carl):
        with pytest.raises(NotAllowed):
            asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=who, at=MORNING)


def test_a_proposal_is_its_askers(small: Town, proposed: Proposed, dan: Actor, mei: Actor, agnes: Actor) -> None:
    row = proposed(dan, scope=Scope(DAYS.since, DAYS.until, engineers=(small.engineers[0].person.key,)))
    assert shown.one(row.key, dan)["by"]["name"] == "dan"
    with pytest.raises(NotFound):
        shown.one(row.key, mei)
    assert shown.one(row.key, agnes)["key"] == row.key, "she sends people everywhere"
    assert [one["key"] for one in shown.page(dan, cursor=None, limit=5)["rows"]] == [row.key]


def test_one_asks_for_a_few_at_once(small: Town, agnes: Actor) -> None:
    for _ in range(asking.AT_ONCE):
        asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING)
    with pytest.raises(Conflict) as refused:
        asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING)
    assert refused.value.code == "too_many_proposals"


def test_one_engineers_plan_moves_nobody_elses(small: Town, proposed: Proposed, agnes: Actor) -> None:
    alone = Scope(DAYS.since, DAYS.until, engineers=(small.engineers[0].person.key,), orders=False)
    proposed(agnes, kind=ProposalKind.ENGINEER, scope=alone)
    who = {(one.engineer_id, one.was_engineer_id) for one in Change.objects.all()}
    assert who <= {(small.engineers[0].pk, small.engineers[0].pk)}
    with pytest.raises(Invalid) as refused:
        asking.ask(kind=ProposalKind.ENGINEER, scope=DAYS, by=agnes, at=MORNING)
    assert refused.value.code == "proposal_one_engineer"


def test_the_night_has_a_proposal_for_each_team(small: Town) -> None:
    found = asking.ask_for_each_team(since=DAYS.since, until=DAYS.until, by=None, at=MORNING)
    teams = sorted(shown.head(Proposal.objects.get(pk=one.pk))["team"]["name_en"] for one in found)
    assert teams == ["east", "south"] and Run.objects.filter(kind=shown.KIND, state="running").count() == 2


def test_what_goes_wrong_is_reported(small: Town, quick: None, agnes: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    row = asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING)
    monkeypatch.setattr(working, "plan_board", lambda *_, **__: 1 // 0)
    working.work(run=row.run.key, clock=lambda: MORNING)
    told = shown.one(row.key, agnes)
    assert (told["state"], told["trouble"], told["parts"]) == ("failed", "unexpected", [])


def test_what_nobody_works_at_any_more_is_given_up(small: Town, agnes: Actor) -> None:
    row = asking.ask(kind=ProposalKind.RESHUFFLE, scope=DAYS, by=agnes, at=MORNING)
    assert working.give_up_silent(at=MORNING + working.SILENT) == 0
    assert working.give_up_silent(at=MORNING + 2 * working.SILENT) == 1
    assert shown.one(row.key, agnes)["state"] == "failed"
    working.work(run=row.run.key, clock=lambda: MORNING)
    assert Change.objects.count() == 0, "whoever works on finds it ended"
