"""Visits in turn: what comes before its turn is refused, what was overtaken stays as it stood, is marked and told."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed
from aftersales.base.models import Fact
from aftersales.base.words import LANGUAGES, refusal
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders import reactions
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.events.turns import VisitOutOfTurn
from aftersales.workorders.models import Turn, Visit, WorkOrder
from aftersales.workorders.queries import page
from aftersales.workorders.states import Outcome
from aftersales.workorders.turns import SameEngineer
from tests.conftest import NOON, Api, facts_of

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def planned(
    order: WorkOrder, start: datetime | None, who: Actor | None = None, *, hours: int = 2, **wanted: Any
) -> Visit:
    """A visit of so many hours; anything else says when its turn comes."""
    times = {"starts_at": start, "ends_at": start + hours * HOUR} if start is not None else {}
    turn = Wanted(**wanted) if wanted else None
    engineer = who.key if who is not None else None
    return visits.plan(order=order.key, by=None, at=NOON, engineer=engineer, turn=turn, **times)


def moved(visit: Visit, start: datetime | None, who: Actor | None = None, *, hours: int = 2) -> Visit:
    times = {"starts_at": start, "ends_at": start + hours * HOUR if start is not None else None}
    visit.refresh_from_db()
    key = who.key if who is not None else visit.engineer.person.key if visit.engineer is not None else None
    return visits.reschedule(key=visit.key, by=None, at=NOON, engineer=key, **times)


def put(visit: Visit, **wanted: Any) -> Visit:
    return visits.put_in_turn(key=visit.key, by=None, at=NOON, wanted=Wanted(**wanted))


def done(visit: Visit, at: datetime, outcome: Outcome = Outcome.PARTIAL) -> Visit:
    """There two hours before, and done now."""
    for move, ago in ((visits.confirm, 3), (visits.depart, 2), (visits.arrive, 2)):
        visit.refresh_from_db()
        if not (move is visits.confirm and visit.state == "confirmed"):
            move(key=visit.key, by=None, at=at - ago * HOUR)
    return visits.complete(key=visit.key, by=None, at=at, outcome=outcome)


def turn(visit: Visit) -> Turn:
    return Turn.objects.get(visit=visit)


def refused(code: str, act: Any, *args: Any, **told: Any) -> dict[str, Any]:
    """It is refused for this, in words of both languages; with which facts."""
    with pytest.raises((Conflict, Invalid)) as found:
        act(*args, **told)
    assert found.value.code == code
    for language in LANGUAGES:
        words = refusal(code, language, found.value.facts)
        assert words != code and "–" not in words
    return found.value.facts


@pytest.fixture
def first(triaged: WorkOrder, tess: Actor) -> Visit:
    """Tess is there tomorrow at noon, for two hours."""
    return planned(triaged, NOON + DAY, tess)


# -- refused -----------------------------------------------------------------------------------------------------------


def test_nothing_is_planned_before_the_visit_it_comes_after_has_ended(
    triaged: WorkOrder, first: Visit, toby: Actor
) -> None:
    facts = refused("before_its_turn", planned, triaged, NOON + DAY + HOUR, toby, after=first.key)
    assert (facts["number"], facts["comes_at"]) == (1, NOON + DAY + 2 * HOUR)
    assert facts["from"] == "2026-11-19 14:00", "in the time of the place"
    assert Visit.objects.count() == 1, "nothing is left of it"
    planned(triaged, NOON + DAY + 2 * HOUR, toby, after=first.key)


def test_days_between_are_counted_in_hours_from_its_end(triaged: WorkOrder, first: Visit, toby: Actor) -> None:
    facts = refused("before_its_turn", planned, triaged, NOON + 3 * DAY, toby, after=first.key, gap_days=2)
    assert facts["comes_at"] == NOON + 3 * DAY + 2 * HOUR
    planned(triaged, NOON + 3 * DAY + 2 * HOUR, toby, after=first.key, gap_days=2)


def test_a_visit_is_not_moved_before_its_turn(triaged: WorkOrder, first: Visit, toby: Actor) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    refused("before_its_turn", moved, second, NOON)
    put(second)
    assert moved(second, NOON).starts_at == NOON, "it waits for nothing any more"


def test_nothing_begins_before_the_day_the_part_arrives(triaged: WorkOrder, tess: Actor) -> None:
    day = date(2026, 12, 3)
    facts = refused(
        "before_its_day", planned, triaged, datetime.fromisoformat("2026-12-02T15:00Z"), tess, not_before_on=day
    )
    assert facts["from"] == "2026-12-03 00:00"
    planned(triaged, datetime.fromisoformat("2026-12-03T01:00Z"), tess, not_before_on=day)


def test_behind_what_has_no_time_nothing_has_one(triaged: WorkOrder, toby: Actor) -> None:
    open_one = planned(triaged, None)
    refused("turn_not_known", planned, triaged, NOON + DAY, toby, after=open_one.key)
    assert planned(triaged, None, after=open_one.key).starts_at is None


@pytest.mark.parametrize("outcome", [Outcome.NEEDS_PART, Outcome.REFUSED, None])
def test_nothing_comes_after_what_came_to_nothing(outcome: Outcome | None, triaged: WorkOrder, first: Visit) -> None:
    if outcome is None:
        visits.cancel(key=first.key, by=None, at=NOON)
    else:
        done(first, NOON + DAY, outcome)
    refused("turn_never_comes", planned, triaged, None, after=first.key)


def test_nobody_sets_out_or_arrives_before_the_visit_before_is_done(
    triaged: WorkOrder, first: Visit, toby: Actor
) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    visits.confirm(key=second.key, by=toby, at=NOON)
    for move in (visits.depart, visits.arrive):
        assert refused("turn_not_come", move, key=second.key, by=toby, at=NOON + 2 * DAY)["number"] == 1
    shown = page.visit_page(Visit.objects.get(pk=second.pk), toby)
    assert shown["turn"]["waits"] and not {"depart", "arrive"} & set(shown["moves"])
    done(first, NOON + DAY + 2 * HOUR)
    assert "depart" in page.visit_page(Visit.objects.get(pk=second.pk), toby)["moves"]
    visits.depart(key=second.key, by=toby, at=NOON + 2 * DAY)
    visits.arrive(key=second.key, by=toby, at=NOON + 2 * DAY + HOUR)


def test_it_counts_when_things_were_done_not_when_we_heard_of_them(
    triaged: WorkOrder, first: Visit, toby: Actor
) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    visits.confirm(key=second.key, by=toby, at=NOON)
    done(first, NOON + 2 * DAY)
    refused("turn_not_come", visits.depart, key=second.key, by=toby, at=NOON + 2 * DAY - HOUR)
    visits.depart(key=second.key, by=toby, at=NOON + 2 * DAY + HOUR)


def test_nobody_is_there_on_a_day_before_its_turn_but_early_on_the_day(
    triaged: WorkOrder, first: Visit, toby: Actor
) -> None:
    second = planned(triaged, NOON + 3 * DAY + 2 * HOUR, toby, after=first.key, gap_days=2)
    visits.confirm(key=second.key, by=toby, at=NOON)
    done(first, NOON + DAY + 2 * HOUR)
    assert refused("turn_day_not_come", visits.arrive, key=second.key, by=toby, at=NOON + 2 * DAY)["on"] == "2026-11-21"
    visits.arrive(key=second.key, by=toby, at=NOON + 3 * DAY + HOUR)


def test_visits_do_not_wait_for_one_another_in_a_ring(triaged: WorkOrder) -> None:
    one = planned(triaged, None)
    two = planned(triaged, None, after=one.key)
    three = planned(triaged, None, after=two.key)
    facts = refused("visits_in_a_ring", put, one, after=three.key)
    assert [name["en"] for name in facts["way"]] == ["visit 1", "visit 3", "visit 2", "visit 1"]
    refused("after_itself", put, one, after=one.key)


def test_only_visits_of_the_order_and_its_family_come_before(
    triaged: WorkOrder, report: Any, toby: Actor, olaf: Actor
) -> None:
    parent = moves.triage(key=report().key, by=None, at=NOON)
    stranger = moves.triage(key=report().key, by=None, at=NOON)
    WorkOrder.objects.filter(pk=triaged.pk).update(parent=parent)
    theirs, other = planned(parent, NOON + DAY, toby), planned(stranger, NOON + 3 * DAY, toby)
    refused("no_such_visit_to_follow", planned, triaged, None, after=other.key)
    facts = refused("before_its_turn", planned, triaged, NOON, after=theirs.key)
    assert facts["earlier"]["en"] == f"visit 1 of W-{parent.number}"
    mine = planned(triaged, NOON + 2 * DAY, after=theirs.key)
    moved(theirs, NOON + 2 * DAY)
    assert turn(mine).out_why == "moved"
    assert facts_of(triaged.key)[-1] == "VisitOutOfTurn", "it is told of the order it happened to"


def test_who_alone_is_to_make_both_makes_both(triaged: WorkOrder, first: Visit, tess: Actor, toby: Actor) -> None:
    told = {"after": first.key, "same_engineer": SameEngineer.ONLY}
    assert refused("same_engineer_only", planned, triaged, NOON + 2 * DAY, toby, **told)["name"] == "tess"
    second = planned(triaged, NOON + 2 * DAY, tess, **told)
    refused("same_engineer_only", moved, second, NOON + 2 * DAY, toby)
    moved(first, NOON + DAY, toby)
    assert turn(second).out_why == "engineer", "a wish is never silently dropped"
    moved(second, NOON + 2 * DAY, toby)
    assert turn(second).out_why == ""


def test_who_may_not_plan_puts_nothing_in_turn(assigned: WorkOrder, toby: Actor) -> None:
    visit = planned(assigned, NOON + DAY, toby)
    with pytest.raises(NotAllowed):
        visits.put_in_turn(key=visit.key, by=toby, at=NOON, wanted=Wanted(not_before_on=date(2026, 11, 20)))


def test_what_has_begun_is_not_put_in_turn(triaged: WorkOrder, first: Visit, toby: Actor) -> None:
    other = planned(triaged, NOON + 3 * DAY, toby)
    visits.confirm(key=first.key, by=None, at=NOON)
    visits.depart(key=first.key, by=None, at=NOON + DAY)
    refused("illegal_visit_move", put, first, after=other.key)


# -- allowed -----------------------------------------------------------------------------------------------------------


def test_a_visit_that_is_overtaken_stays_booked_and_is_marked_and_told(
    triaged: WorkOrder, first: Visit, toby: Actor
) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    moved(first, NOON + 2 * DAY)
    second.refresh_from_db()
    assert (second.starts_at, second.engineer_id) == (NOON + 2 * DAY, toby.id), "nobody moved it"
    assert (turn(second).out_why, turn(second).comes_at) == ("moved", NOON + 2 * DAY + 2 * HOUR)
    fact = Fact.objects.get(subject=triaged.key, kind="VisitOutOfTurn")
    assert (fact.data["number"], fact.data["after_number"], fact.data["why"]) == (2, 1, "moved")
    told = VisitOutOfTurn.revive(fact.at, None, fact.data, 1)
    reactions.tell(told)
    assert Notice.objects.get(code="visit_out_of_turn").facts["visit"] == 2
    moved(second, NOON + 3 * DAY)
    assert (turn(second).out_why, turn(second).out_since_at) == ("", None)
    assert "VisitBackInTurn" in facts_of(triaged.key)


def test_an_early_end_clears_what_was_out_of_turn(triaged: WorkOrder, first: Visit, toby: Actor) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    moved(first, NOON + 2 * DAY)
    done(first, NOON + DAY, Outcome.FIXED)
    assert (turn(second).out_why, turn(second).comes_at) == ("", NOON + DAY)
    assert facts_of(triaged.key)[-2:] == ["VisitBackInTurn", "VisitTurnCame"]


@pytest.mark.parametrize(
    ("end", "why", "then"),
    [
        ("cancel", "cancelled", "triaged"),
        ("needs_part", "came_to_nothing", "waiting"),
        ("refused", "came_to_nothing", "waiting"),
    ],
)
def test_where_the_visit_before_comes_to_nothing_the_next_waits_and_is_told(
    end: str, why: str, then: str, triaged: WorkOrder, first: Visit
) -> None:
    second = planned(triaged, None, after=first.key)
    if end == "cancel":
        visits.cancel(key=first.key, by=None, at=NOON)
    else:
        done(first, NOON + DAY, Outcome(end))
    assert (turn(second).out_why, turn(second).comes_at) == (why, None)
    assert "VisitOutOfTurn" in facts_of(triaged.key)
    assert WorkOrder.objects.get(pk=triaged.pk).state == then, "the order stands as if it were not there"
    third = planned(triaged, NOON + 4 * DAY)
    put(second, after=third.key)
    assert (turn(second).out_why, turn(second).comes_at) == ("", NOON + 4 * DAY + 2 * HOUR)


def test_a_visit_before_that_loses_its_time_leaves_the_next_out_of_turn(
    triaged: WorkOrder, first: Visit, toby: Actor
) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    moved(first, None)
    assert turn(second).out_why == "unplanned"
    moved(first, NOON + DAY)
    assert turn(second).out_why == ""


def test_a_visit_without_a_time_waits_its_turn_and_knows_when_it_comes(triaged: WorkOrder, first: Visit) -> None:
    second = planned(triaged, None, after=first.key, gap_days=1, minutes=120)
    assert (turn(second).comes_at, turn(second).minutes, turn(second).out_why) == (NOON + 2 * DAY + 2 * HOUR, 120, "")
    moved(first, NOON + 2 * DAY)
    assert turn(second).comes_at == NOON + 3 * DAY + 2 * HOUR
    done(first, NOON + DAY)
    assert turn(second).comes_at == NOON + 2 * DAY
    assert facts_of(triaged.key)[-1] == "VisitTurnCame"


def test_one_change_marks_the_next_alone_for_those_behind_it_stand_by_it(
    triaged: WorkOrder, first: Visit, tess: Actor, toby: Actor
) -> None:
    second = planned(triaged, NOON + 2 * DAY, toby, after=first.key)
    third = planned(triaged, NOON + 3 * DAY, tess, after=second.key)
    moved(first, NOON + 2 * DAY)
    assert (turn(second).out_why, turn(third).out_why) == ("moved", "")


def test_the_page_and_the_list_of_what_one_may_follow_name_the_visit_before(
    triaged: WorkOrder, first: Visit, api: Any, dan: Actor
) -> None:
    browser: Api = api(dan)
    told = {"turn": {"after": first.key, "gap_days": 1, "same_engineer": "rather"}}
    answer = browser.post(f"/api/v1/workorders/{triaged.key}/visits", told)
    assert answer.status == 201, answer.body
    second = answer.body
    assert (second["turn"]["after"]["number"], second["turn"]["waits"]) == (1, True)
    seen = browser.get(f"/api/v1/workorders/{triaged.key}").body["visits"]
    assert [one["turn"] and one["turn"]["after"]["key"] for one in seen] == [None, str(first.key)]
    listed = browser.get(f"/api/v1/workorders/{triaged.key}/visits_to_follow").body["rows"]
    assert [one["number"] for one in listed] == [1, 2]
    answer = browser.post(f"/api/v1/visits/{second['key']}/turn", {"after": None})
    assert (answer.status, answer.body["turn"]) == (200, None)


def test_the_customer_is_told_that_we_come_again_and_when_but_not_why(
    report: Any, cora: Actor, api: Any, tess: Actor, toby: Actor, acme: Any
) -> None:
    order = moves.triage(key=report().key, by=None, at=NOON)
    one = planned(order, NOON + DAY, tess)
    two = planned(order, NOON + 2 * DAY, toby, after=one.key, gap_days=0)
    visits.confirm(key=one.key, by=None, at=NOON)
    seen = api(cora).get(f"/api/v1/portal/workorders/{order.key}").body
    assert datetime.fromisoformat(seen["visit"]["from_at"]) == NOON + DAY, "the one that comes next"
    assert [set(later) for later in seen["following"]] == [{"from_at", "until_at"}]
    assert datetime.fromisoformat(seen["following"][0]["from_at"]) == NOON + 2 * DAY
    moved(one, NOON + 2 * DAY)
    assert api(cora).get(f"/api/v1/portal/workorders/{order.key}").body["following"][0]["from_at"] is None
    moved(two, NOON + 3 * DAY)
    done(one, NOON + 2 * DAY + 2 * HOUR)
    after = api(cora).get(f"/api/v1/portal/workorders/{order.key}").body
    assert (after["following"], after["visit"]["state"]) == ([], "planned")
    assert Person.objects.get(pk=toby.id).name not in str(after["steps"])
