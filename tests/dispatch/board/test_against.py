"""What forbids a place, or asks for a reason: the state of the visit and its order, its turn, time that is taken, duty,
and the ways between."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from aftersales.base.errors import Conflict
from aftersales.base.words import say
from aftersales.customers.models import Site
from aftersales.dispatch.actions.appointments.rules import publish_rule
from aftersales.dispatch.models import Appointment, Attendance, KeptTime
from aftersales.dispatch.queries.board import subject
from aftersales.dispatch.queries.board.reasons import Weight
from aftersales.people.access import Actor
from aftersales.people.models import Mentorship
from aftersales.workorders.actions import visits
from aftersales.workorders.actions.turns import Wanted
from aftersales.workorders.models import Booking, Kind, Visit, WorkOrder
from aftersales.workorders.turns import SameEngineer
from tests.conftest import NOON
from tests.dispatch.board.judged import by_rules, said
from tests.dispatch.waiting import HOUR, engineer, key_of

TWO = NOON + 2 * HOUR
MINUTE = timedelta(minutes=1)


def clock(at: datetime) -> str:
    """As it is read in Shanghai."""
    return f"{at.astimezone(ZoneInfo('Asia/Shanghai')):%H:%M}"


@pytest.mark.parametrize(
    ("moves", "code", "words"),
    [
        ((), None, ""),
        (("confirm",), None, ""),
        (("confirm", "depart"), "under_way", "board_under_way_travelling"),
        (("confirm", "depart", "arrive"), "under_way", "board_under_way_on_site"),
        (("cancel",), "over", "board_over"),
    ],
    ids=["planned", "confirmed", "travelling", "on site", "cancelled"],
)
def test_what_has_begun_or_is_over_goes_nowhere_else(
    moves: tuple[str, ...], code: str | None, words: str, planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    for move in moves:
        getattr(visits, move)(key=visit.key, by=None, at=NOON)
    told = said(visit, "toby", TWO, agnes)
    assert {"under_way", "over"} & told.keys() == ({code} if code else set())
    if code:
        assert (told[code].weight, told[code].words) == (Weight.NEVER, say(words, agnes.language))


def test_an_order_that_nobody_has_received_takes_no_visit_yet(
    report: Callable[..., WorkOrder], undecided: Callable[..., WorkOrder], agnes: Actor
) -> None:
    assert said(report(), "toby", TWO, agnes)["order_state"].weight is Weight.NEVER
    assert "order_state" not in said(undecided(), "toby", TWO, agnes)


def test_remote_work_takes_no_place_on_the_board(undecided: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = undecided()
    WorkOrder.objects.filter(pk=order.pk).update(kind=Kind.objects.filter(on_site=False).first())
    with pytest.raises(Conflict) as refused:
        subject.of(agnes, NOON, visit=None, order=order.key)
    assert refused.value.code == "board_remote"


def after(first: Visit, **told: Any) -> Visit:
    """A visit of the same order that is made after it, as it was planned: five hours from now, by Tess."""
    turn = Wanted(after=first.key, **{"same_engineer": SameEngineer.NO, **told.pop("turn", {})})
    usual = {"engineer": key_of("tess"), "starts_at": NOON + 5 * HOUR, "ends_at": NOON + 6 * HOUR}
    return visits.plan(order=first.order.key, by=None, at=NOON, turn=turn, **{**usual, **told})


def test_before_its_turn_it_is_not_made_and_it_is_said_from_when_on(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    second = after(planned("tess", TWO))
    assert "turn" not in said(second, "toby", TWO + HOUR, agnes)
    told = said(second, "toby", TWO + HOUR - 5 * MINUTE, agnes)["turn"]
    assert (told.weight, told.facts["earliest_at"]) == (Weight.NEVER, TWO + HOUR)


def test_after_a_visit_that_has_no_time_nobody_knows_when_its_turn_comes(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    first = planned("tess", TWO)
    second = after(first)
    visits.reschedule(key=first.key, by=None, at=NOON, engineer=None, starts_at=None, ends_at=None)
    told = said(second, "toby", NOON + 5 * HOUR, agnes)["turn"]
    assert (told.weight, told.facts.get("earliest_at")) == (Weight.NEVER, None)
    assert told.words == say("board_turn_unknown", agnes.language)


def test_an_order_whose_next_visit_waits_its_turn_is_dropped_on_nobody(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    first = planned("tess", TWO)
    after(first, engineer=None, starts_at=None, ends_at=None, turn={"gap_days": 30})
    told = said(first.order, "toby", NOON + 5 * HOUR, agnes)["turn"]
    assert (told.weight, told.words) == (Weight.NEVER, say("board_turn_waits", agnes.language))


def test_what_one_engineer_alone_is_to_make_from_first_to_last_goes_to_no_other(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    second = after(planned("tess", TWO), turn={"same_engineer": SameEngineer.ONLY})
    assert "same_engineer" not in said(second, "tess", TWO + 2 * HOUR, agnes)
    told = said(second, "toby", TWO + 2 * HOUR, agnes)
    assert (told["same_engineer"].weight, told["same_engineer"].facts["name"]) == (Weight.NEVER, "tess")
    assert "required" not in told, "it is said once"


def test_what_began_by_plan_may_be_made_longer_by_whoever_makes_it_and_by_nobody_else(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    begins = NOON - 30 * MINUTE
    visit = planned("tess", begins)
    longer: dict[str, Any] = {"ends": NOON + HOUR}
    assert "past" not in said(visit, "tess", begins, agnes, **longer)
    assert "past" in said(visit, "tess", begins, agnes, ends=NOON - 5 * MINUTE), "its end is behind"
    assert "past" in said(visit, "tess", begins + 10 * MINUTE, agnes, **longer)
    assert said(visit, "toby", begins, agnes, **longer)["past"].weight is Weight.NEVER


def test_what_began_by_plan_is_judged_by_the_hours_it_began_in(planned: Callable[..., Visit], agnes: Actor) -> None:
    begins = NOON - 30 * MINUTE
    Site.objects.filter(customer__code="acme").update(access_hours={"2": [[9 * 60, 13 * 60]]})
    visit = planned("tess", begins)
    told = said(visit, "tess", begins, agnes, ends=NOON + HOUR)
    assert not {"access", "shift", "no_room", "way_before"} & told.keys()
    assert "access" in said(visit, "tess", begins, agnes, ends=NOON + HOUR + 5 * MINUTE)


def test_while_somebody_said_they_would_be_away_they_are_sent_only_with_a_reason(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    Attendance.objects.create(engineer=engineer("toby"), state="away", set_at=NOON, until_at=TWO + 30 * MINUTE)
    told = said(visit, "toby", TWO, agnes)["absent"]
    assert (told.weight, told.facts["ends_at"]) == (Weight.RULE, TWO + 30 * MINUTE)
    assert "absent" not in said(visit, "toby", TWO + HOUR, agnes)


def test_time_that_is_kept_for_an_appointment_is_taken_and_it_is_said_for_which_order(
    planned: Callable[..., Visit], undecided: Callable[..., WorkOrder], agnes: Actor, dan: Actor
) -> None:
    visit, order = planned("tess", TWO), undecided()
    kept = Booking.objects.create(engineer=engineer("toby"), period=(TWO, TWO + HOUR))
    rule = publish_rule(by=None, at=NOON, body={})
    window = {"from_at": TWO, "until_at": TWO + HOUR, "starts_at": TWO, "ends_at": TWO + HOUR}
    told: dict[str, Any] = {"order": order, "rule": rule, "engineer": engineer("toby"), **window}
    one = Appointment.objects.create(**told, state="held", held_at=NOON, held_until=NOON + 5 * MINUTE)
    KeptTime.objects.create(booking=kept, appointment=one)
    taken = said(visit, "toby", TWO + 30 * MINUTE, agnes)
    assert "no_room" not in taken and taken["overlap"].weight is Weight.NEVER
    facts = taken["overlap"].facts
    assert (facts["visit"], facts["number"], facts["ends_at"]) == (None, order.number, TWO + HOUR)
    assert f"W-{order.number}" in taken["overlap"].words
    WorkOrder.objects.filter(pk=order.pk).update(team=None, territory=None, owner=None)
    assert f"W-{order.number}" not in said(visit, "toby", TWO + 30 * MINUTE, dan)["overlap"].words


@pytest.mark.parametrize(
    ("at", "begins", "says"),
    [
        (NOON - 6 * HOUR, NOON - 4 * HOUR, "board_way_home"),
        (NOON, NOON + 5 * MINUTE, "board_way_now"),
    ],
    ids=["since duty began", "from now on"],
)
def test_nobody_is_there_before_they_can_have_come_from_home(
    at: datetime, begins: datetime, says: str, planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    told = said(visit, "toby", begins, agnes, at=at)["way_before"]
    assert told.weight is Weight.RULE
    assert told.words == say(
        says, agnes.language, name="toby", minutes=told.facts["minutes"], earliest_at=clock(told.facts["earliest_at"])
    )
    first = max(at, NOON - 4 * HOUR) + told.facts["minutes"] * MINUTE
    assert first <= told.facts["earliest_at"] < first + 5 * MINUTE
    assert "way_before" not in said(visit, "toby", told.facts["earliest_at"], agnes, at=at)


def test_between_two_visits_is_as_much_time_as_the_way_takes(planned: Callable[..., Visit], agnes: Actor) -> None:
    plant = Site.objects.get(customer__code="acme")
    far = Site.objects.create(customer=plant.customer, name="depot", latitude=31.2, longitude=121.9)
    visit, before, behind = planned("tess", TWO), planned("toby", NOON - HOUR), planned("toby", NOON + 5 * HOUR)
    WorkOrder.objects.filter(pk__in=(before.order_id, behind.order_id)).update(site=far)
    early = said(visit, "toby", NOON + 5 * MINUTE, agnes, at=NOON - 4 * HOUR)["way_before"]
    assert (early.weight, early.facts["visit"]) == (Weight.RULE, before.key)
    assert early.facts["starts_at"] == NOON
    late = said(visit, "toby", NOON + 4 * HOUR, agnes, at=NOON - 4 * HOUR)["way_after"]
    assert (late.weight, late.facts["visit"], late.facts["minutes"]) == (
        Weight.RULE, behind.key, early.facts["minutes"],
    )  # fmt: skip
    free = said(visit, "toby", TWO, agnes, at=NOON - 4 * HOUR)
    assert not {"way_before", "way_after"} & free.keys()


def test_an_apprentice_goes_along_only_beside_a_mentor_of_theirs_where_the_policy_says_so(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, mates=[key_of("toby")])
    Mentorship.objects.create(mentor=engineer("olaf"), apprentice=engineer("toby"), started_on=date(2026, 1, 1))
    assert "mentor" not in said(visit, "tess", TWO, agnes, mates=["toby"])
    by_rules(mentor=True)
    told = said(visit, "tess", TWO, agnes, mates=["toby"])["mentor"]
    assert (told.weight, told.facts["name"]) == (Weight.RULE, "toby")
    assert "mentor" not in said(visit, "tess", TWO, agnes, mates=["toby", "olaf"])
