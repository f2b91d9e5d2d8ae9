"""Orders that need several: what they need, who is called, and all of them booked or nobody."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.dispatch.actions import crews, wishes
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import CrewRule, Decision, OrderCrew
from aftersales.dispatch.queries import crews as needed
from aftersales.dispatch.queries import explaining, standing, undecided
from aftersales.dispatch.rules import Wanted
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, EngineerSkill, Mentorship, Person, Skill
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, Mate, Visit, WorkOrder
from tests.conftest import NOON, facts_of

MINUTE = timedelta(minutes=1)
LEAD, MATE = {"role": "lead"}, {"role": "mate"}
TWO: dict[str, Any] = {"any": [{"all": [LEAD, MATE]}]}
Triaged = Callable[..., WorkOrder]


@pytest.fixture
def triaged(report: Callable[..., WorkOrder], agnes: Actor) -> Triaged:
    """Orders that were received and are nobody's; everybody lives near the plant."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)

    def make(**told: Any) -> WorkOrder:
        return moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=2)

    return make


def rule(body: dict[str, Any] = TWO, **told: Any) -> CrewRule:
    return crews.publish_rule(by=None, at=NOON, body=body, **told)


def names(decision: Decision) -> list[str]:
    people = Person.objects.in_bulk([one["engineer"] for one in decision.crew.members])
    return [people[one["engineer"]].name for one in decision.crew.members]


def pk_of(name: str) -> int:
    return Person.objects.get(name=name).pk


def test_a_crew_is_called_and_kept_and_the_same_is_called_again(triaged: Triaged, agnes: Actor) -> None:
    rule()
    decision = decide(order=triaged().key, by=agnes, at=NOON)
    assert sorted(names(decision)) == ["tess", "toby"]
    assert decision.chosen_id == decision.crew.members[0]["engineer"]
    assert decision.asked["crew"]["source"] == "rule"
    why = explaining.why(decision.order.key, decision.key, agnes, "en")
    assert why["replayed"]
    (option,) = why["crew"]["options"]
    assert option["chosen"] and [one["engineer"]["name"] for one in option["seats"]] == names(decision)
    assert {one.crew for one in why["best"][:2]} == {"On the crew: seat 1", "On the crew: seat 2"}


def test_they_are_all_booked_for_the_same_time(triaged: Triaged, agnes: Actor) -> None:
    rule()
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    sent = send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert sent.visit is not None and not sent.overruled
    booked = Booking.objects.filter(visit=sent.visit, released_at__isnull=True)
    assert {one.period.lower for one in booked} == {decision.starts_at}
    assert {one.engineer_id for one in booked} == {one["engineer"] for one in decision.crew.members}
    assert [one.engineer.person.name for one in Mate.objects.filter(visit=sent.visit)] == names(decision)[1:]
    assert facts_of(order.key)[-3:] == ["OrderDecided", "VisitPlanned", "OrderSent"]


def test_where_one_of_them_was_taken_nobody_is_booked_and_it_is_said_who(triaged: Triaged, agnes: Actor) -> None:
    rule()
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    assert decision.starts_at is not None
    mate = decision.crew.members[1]["engineer"]
    taken = (decision.starts_at + 5 * MINUTE, decision.starts_at + 30 * MINUTE)
    person = Person.objects.get(pk=mate)
    visits.plan(order=triaged().key, by=agnes, at=NOON, engineer=person.key, starts_at=taken[0], ends_at=taken[1])
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert refused.value.code == "double_booked"
    assert refused.value.facts["engineer"] == str(person.key)
    assert not Visit.objects.filter(order=order).exists() and Booking.objects.count() == 1


def test_the_most_specific_rule_counts_and_what_is_said_of_the_order_before_it(triaged: Triaged, agnes: Actor) -> None:
    three = {"any": [{"all": [LEAD, MATE, MATE]}]}
    rule(priority=2)
    order = triaged()
    assert people_of(order) == 2
    specific = rule(three, kind=order.kind.code)
    assert people_of(order) == 3
    crews.set_crew(order=order.key, by=agnes, at=NOON, body=None, reason="The customer helps")
    assert people_of(order) == 1
    crews.set_crew(order=order.key, by=agnes, at=NOON, body=TWO, reason="They do not after all")
    assert people_of(order) == 2
    crews.lift_crew(order=order.key, by=agnes, at=NOON)
    assert people_of(order) == 3
    crews.drop_rule(key=specific.key, by=None, at=NOON)
    assert people_of(order) == 2
    assert [one.reason for one in OrderCrew.objects.order_by("pk")] == ["The customer helps", "They do not after all"]
    assert facts_of(order.key)[-3:] == ["OrderCrewSet", "OrderCrewSet", "OrderCrewLifted"]


def people_of(order: WorkOrder) -> int:
    counts = needed.of(WorkOrder.objects.select_related("kind").get(pk=order.pk))
    return counts.crew.people if counts is not None else 1


def test_a_rule_takes_the_place_of_the_one_for_exactly_the_same_orders(cast: Any) -> None:
    first = rule(priority=1)
    rule({"any": [{"all": [LEAD]}]}, priority=1)
    first.refresh_from_db()
    assert first.dropped_at == NOON and CrewRule.objects.filter(dropped_at__isnull=True).count() == 1


def test_work_from_afar_needs_no_crew(triaged: Triaged, agnes: Actor) -> None:
    rule()
    order = triaged(kind="support")
    assert people_of(order) == 1
    with pytest.raises(Conflict) as refused:
        crews.set_crew(order=order.key, by=agnes, at=NOON, body=TWO, reason="-")
    assert refused.value.code == "crew_not_on_site"


def test_what_cannot_be_meant_is_refused(triaged: Triaged, agnes: Actor) -> None:
    order = triaged()
    for body, reason, code in (
        (TWO, "  ", "crew_without_reason"),
        ({"any": [{"all": [{**LEAD, "skills": [{"skill": "juggling"}]}]}]}, "-", "no_such_skill"),
        ({"any": []}, "-", "crew_options"),
    ):
        with pytest.raises(Invalid) as refused:
            crews.set_crew(order=order.key, by=agnes, at=NOON, body=body, reason=reason)
        assert refused.value.code == code
    for told, code in (({"kind": "nothing"}, "no_such_kind"), ({"kind": "support"}, "no_such_kind")):
        with pytest.raises(Invalid) as refused:
            rule(**told)
        assert refused.value.code == code


def test_whoever_may_not_decide_cannot_say_what_an_order_needs(
    triaged: Triaged, tess: Actor, olaf: Actor, dan: Actor
) -> None:
    order = triaged()
    with pytest.raises(NotFound):
        crews.set_crew(order=order.key, by=olaf, at=NOON, body=TWO, reason="-")
    with pytest.raises((NotAllowed, NotFound)):
        crews.set_crew(order=order.key, by=tess, at=NOON, body=TWO, reason="-")
    with pytest.raises(NotAllowed):
        crews.publish_rule(by=tess, at=NOON, body=TWO)
    crews.set_crew(order=order.key, by=dan, at=NOON, body=TWO, reason="-")


def test_nobody_is_asked_where_a_crew_goes(triaged: Triaged, agnes: Actor) -> None:
    rule()
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    with pytest.raises(Conflict) as refused:
        offer(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert refused.value.code == "crew_not_offered"


def test_nobody_on_it_is_one_who_is_never_to_go_and_whoever_alone_is_to_is(triaged: Triaged, agnes: Actor) -> None:
    rule()
    order = triaged()
    toby = Person.objects.get(name="toby").key
    decision = decide(order=order.key, by=agnes, at=NOON)
    never = wishes.wish(by=agnes, at=NOON, engineer=toby, how=Wanted.NEVER, reason="-", order=order.key)
    with pytest.raises(Conflict) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON)
    assert refused.value.code == "wished_since"
    assert toby not in {Person.objects.get(name=one).key for one in names(decide(order=order.key, by=agnes, at=NOON))}
    wishes.lift(key=never.key, by=agnes, at=NOON)
    olaf = Person.objects.get(name="olaf").key
    wishes.wish(by=agnes, at=NOON, engineer=olaf, how=Wanted.ONLY, reason="-", order=order.key)
    again = decide(order=order.key, by=agnes, at=NOON)
    assert "olaf" in names(again) or again.chosen_id is None


def test_another_lead_or_other_mates_need_a_reason(triaged: Triaged, agnes: Actor) -> None:
    rule()
    order = triaged()
    decision = decide(order=order.key, by=agnes, at=NOON)
    olaf, lead = Person.objects.get(name="olaf").key, decision.chosen_id
    with pytest.raises(Invalid) as refused:
        send(order=order.key, decision=decision.key, by=agnes, at=NOON, mates=[olaf])
    assert refused.value.code == "overruling_without_reason"
    sent = send(order=order.key, decision=decision.key, by=agnes, at=NOON, mates=[olaf], reason="Toby is off")
    assert sent.overruled and sent.engineer_id == lead and sent.visit is not None
    assert [one.engineer_id for one in sent.visit.mates.all()] == [pk_of("olaf")]
    assert Booking.objects.filter(visit=sent.visit, released_at__isnull=True).count() == 2


def test_it_says_which_seat_has_nobody(triaged: Triaged, agnes: Actor) -> None:
    Skill.objects.create(code="gas", name_zh="燃气", name_en="Gas")
    rule({"any": [{"all": [LEAD, {**MATE, "skills": [{"skill": "gas", "least": 2}]}]}]})
    decision = decide(order=triaged().key, by=agnes, at=NOON)
    assert (decision.chosen_id, decision.able) == (None, 0) and "crew" in decision.failing
    why = explaining.why(decision.order.key, decision.key, agnes, "en")
    (option,) = why["crew"]["options"]
    assert [one["words"] for one in option["seats"]] == ["", "Seat 2: nobody fits"] and why["replayed"]
    toby = Person.objects.get(name="toby").key
    assert [one.words for one in explaining.why_not(decision.order.key, decision.key, toby, agnes, "en").reasons] == [
        "fits a seat, but no crew came together"
    ]


def test_an_apprentice_rides_along_with_their_mentor(triaged: Triaged, agnes: Actor) -> None:
    tess, toby = Engineer.objects.get(person__name="tess"), Engineer.objects.get(person__name="toby")
    Mentorship.objects.create(mentor=tess, apprentice=toby, started_on=date(2026, 1, 1))
    rule({"any": [{"all": [{**LEAD, "level": 3}, {"role": "apprentice", "optional": True}]}]})
    decision = decide(order=triaged().key, by=agnes, at=NOON)
    assert names(decision) == ["tess", "toby"] and decision.asked["crew"]["any"][0]["all"][1]["role"] == "apprentice"
    Mentorship.objects.update(ended_on=date(2026, 2, 1))
    standing.forget()
    assert names(decide(order=triaged().key, by=agnes, at=NOON)) == ["tess"]


def test_the_list_says_how_many_are_needed_and_a_changed_need_takes_the_suggestion_away(
    triaged: Triaged, agnes: Actor
) -> None:
    order = triaged()
    decide(order=order.key, by=agnes, at=NOON)
    (row,) = undecided.page(agnes, at=NOON, limit=10)["rows"]
    assert row["people"] == 1 and row["suggestion"]["crew"] is None
    crews.set_crew(order=order.key, by=agnes, at=NOON, body=TWO, reason="Heavy")
    (row,) = undecided.page(agnes, at=NOON, limit=10)["rows"]
    assert row["people"] == 2 and row["suggestion"] is None
    decide(order=order.key, by=agnes, at=NOON)
    (row,) = undecided.page(agnes, at=NOON, limit=10)["rows"]
    assert [one["role"] for one in row["suggestion"]["crew"]["members"]] == ["lead", "mate"]
    assert row["suggestion"]["facts"]["work_minutes"] == 90


def test_a_seats_skill_is_asked_as_of_today(triaged: Triaged, agnes: Actor) -> None:
    seat = {**MATE, "skills": [{"skill": "vrf", "least": 4}]}
    rule({"any": [{"all": [LEAD, seat]}]})
    assert names(decide(order=triaged().key, by=agnes, at=NOON)) == ["toby", "tess"]
    EngineerSkill.objects.filter(engineer__person__name="tess").update(valid_until=date(2026, 1, 1))
    standing.forget()
    assert decide(order=triaged().key, by=agnes, at=NOON).chosen_id is None
