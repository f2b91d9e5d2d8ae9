"""Whatever is said of what orders need, decided, sent, undone and called off in any order: a crew is whole and fits as
it was asked for, nobody is in two places at once, and who goes is who is booked."""

import os
from collections import Counter
from datetime import date, timedelta
from typing import Any, Final

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from aftersales.base.errors import Conflict, Invalid
from aftersales.customers.models import Customer
from aftersales.dispatch.actions import crews, wishes
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.recalling import recall
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, EngineerWish
from aftersales.dispatch.queries import explaining, standing
from aftersales.dispatch.rules import Wanted
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, EngineerSkill, Mentorship
from aftersales.workorders.actions import moves, orders, visits
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON

EXAMPLES: Final = int(os.environ.get("AFTERSALES_EXAMPLES", "10"))
LEAD, MATE = {"role": "lead"}, {"role": "mate"}
VRF: Final = {"skills": [{"skill": "vrf", "least": 2}]}
BODIES: Final[tuple[dict[str, Any] | None, ...]] = (
    None,
    {"any": [{"all": [LEAD, MATE]}]},
    {"any": [{"all": [LEAD, {**MATE, **VRF}]}]},
    {"any": [{"all": [{**LEAD, **VRF, "level": 2}]}, {"all": [{**LEAD, **VRF}, MATE]}]},
    {"any": [{"all": [LEAD, MATE, {**MATE, "optional": True}]}]},
    {"any": [{"all": [LEAD, {"role": "apprentice"}]}], "mentor": True},
)
OVER: Final = frozenset({"done", "cancelled", "no_access", "declined"})

which = st.integers(0, 2)
who = st.integers(0, 3)


class Machine(RuleBasedStateMachine):
    """Three orders of one customer and all engineers there are; what is refused changes nothing."""

    desk: Actor

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.at = NOON
        standing.forget()
        told: dict[str, Any] = {"kind": "repair", "title": "x", "customer": Customer.objects.get(code="acme").key}
        made = [orders.report(by=None, at=NOON, **told) for _ in range(3)]
        self.orders = [moves.triage(key=one.key, by=None, at=NOON, priority=2) for one in made]
        self.people = list(Engineer.objects.select_related("person").order_by("pk"))

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        standing.forget()

    def attempt(self, act: Any, **told: Any) -> Any:
        self.at += timedelta(seconds=20)
        try:
            with transaction.atomic():
                return act(at=self.at, **told)
        except (Conflict, Invalid):
            return None

    def engineer(self, number: int) -> Engineer:
        return self.people[number % len(self.people)]

    def last(self, number: int) -> Decision | None:
        return Decision.objects.filter(order=self.orders[number]).order_by("-pk").first()

    @rule(number=which, body=st.sampled_from(BODIES))
    def say(self, number: int, body: dict[str, Any] | None) -> None:
        self.attempt(crews.set_crew, by=self.desk, order=self.orders[number].key, body=body, reason="-")

    @rule(body=st.sampled_from(BODIES[1:]))
    def publish(self, body: dict[str, Any]) -> None:
        self.attempt(crews.publish_rule, by=None, body=body)

    @rule(number=which)
    def lift(self, number: int) -> None:
        self.attempt(crews.lift_crew, by=self.desk, order=self.orders[number].key)

    @rule(number=which, person=who, how=st.sampled_from(Wanted))
    def wish(self, number: int, person: int, how: Wanted) -> None:
        engineer = self.engineer(person).person.key
        self.attempt(wishes.wish, by=self.desk, engineer=engineer, how=how, reason="-", order=self.orders[number].key)

    @rule()
    def forget_wishes(self) -> None:
        for one in EngineerWish.objects.filter(lifted_at__isnull=True):
            self.attempt(wishes.lift, by=self.desk, key=one.key)

    @rule(person=who)
    def learn_or_forget(self, person: int) -> None:
        skills = EngineerSkill.objects.filter(engineer=self.engineer(person), skill__code="vrf")
        lasting = skills.filter(valid_until__isnull=True).exists()
        skills.update(valid_until=date(2026, 1, 1) if lasting else None)
        standing.forget()

    @rule(number=which)
    def decide(self, number: int) -> None:
        found = self.attempt(decide, by=self.desk, order=self.orders[number].key)
        if found is not None:
            self.check(found)

    @rule(number=which, body=st.sampled_from(BODIES), other=st.one_of(st.none(), who), undone=st.booleans())
    def dispatch(self, number: int, body: dict[str, Any] | None, other: int | None, undone: bool) -> None:
        """What a desk does most: say it, decide, send, and perhaps take it back at once."""
        self.say(number, body)
        self.decide(number)
        self.send(number, other)
        if undone:
            self.undo(number)

    def check(self, decision: Decision) -> None:
        """A crew is one of the options as they stand, each in a seat they fit, and the same is found again."""
        assert explaining.why(decision.order.key, decision.key, self.desk, "en")["replayed"]
        asked = decision.asked.get("crew")
        if asked is None or decision.crew.option is None:
            assert asked is None or decision.chosen_id is None
            return
        seats = asked["any"][decision.crew.option]["all"]
        taken = decision.crew.members
        assert max(Counter(one["engineer"] for one in taken).values()) == 1
        assert {n for n, seat in enumerate(seats) if not seat["optional"]} <= {one["seat"] for one in taken}
        never = EngineerWish.objects.filter(order=decision.order, lifted_at__isnull=True, how=Wanted.NEVER)
        assert not {one["engineer"] for one in taken} & set(never.values_list("engineer", flat=True))
        for one in taken:
            self.fits(one["engineer"], seats[one["seat"]], [each["engineer"] for each in taken])
            if seats[one["seat"]]["role"] == "lead":
                assert one["engineer"] == decision.chosen_id

    def fits(self, engineer: int, seat: dict[str, Any], beside: list[int]) -> None:
        person = Engineer.objects.get(pk=engineer)
        assert person.level >= seat["level"]
        if seat["role"] == "apprentice":
            assert Mentorship.objects.filter(apprentice=person, mentor__in=beside).exists()
        for wanted in seat["skills"]:
            held = EngineerSkill.objects.get(engineer=person, skill__code=wanted["skill"])
            assert held.valid_until is None and held.proficiency >= wanted["least"]

    @rule(number=which, other=st.one_of(st.none(), who))
    def send(self, number: int, other: int | None) -> None:
        decision = self.last(number)
        if decision is None:
            return
        told = {"mates": [self.engineer(other).person.key], "reason": "-"} if other is not None else {}
        sent = self.attempt(send, by=self.desk, order=decision.order.key, decision=decision.key, **told)
        if sent is not None and not sent.overruled and hasattr(decision, "crew"):
            assert self.booked(sent.visit) == {one["engineer"] for one in decision.crew.members}

    @rule(number=which)
    def undo(self, number: int) -> None:
        decision = self.last(number)
        if decision is not None:
            self.attempt(recall, by=self.desk, order=decision.order.key, decision=decision.key)

    @rule(number=which, move=st.sampled_from([visits.confirm, visits.cancel]))
    def move(self, number: int, move: Any) -> None:
        visit = Visit.objects.filter(order=self.orders[number], ended_at__isnull=True).first()
        if visit is not None:
            self.attempt(move, by=None, key=visit.key)

    def booked(self, visit: Visit) -> set[int]:
        rows = Booking.objects.filter(visit=visit, released_at__isnull=True)
        return set(rows.values_list("engineer", flat=True))

    @invariant()
    def who_goes_is_who_is_booked(self) -> None:
        for visit in Visit.objects.filter(order__in=self.orders):
            going = {visit.engineer_id, *visit.mates.values_list("engineer", flat=True)} - {None}
            planned = visit.starts_at is not None and visit.state not in OVER
            assert self.booked(visit) == (going if planned else set())

    @invariant()
    def nobody_is_in_two_places(self) -> None:
        rows = Booking.objects.filter(released_at__isnull=True).order_by("engineer", "period")
        last: dict[int, Any] = {}
        for one in rows:
            assert one.engineer_id not in last or last[one.engineer_id] <= one.period.lower
            last[one.engineer_id] = one.period.upper

    @invariant()
    def one_visit_at_most_waits_or_goes(self) -> None:
        open_ = Counter(Visit.objects.filter(ended_at__isnull=True).values_list("order", flat=True))
        assert all(count == 1 for count in open_.values())


@pytest.mark.django_db
def test_random_walks_keep_crews_whole(cast: Any, acme: Any, agnes: Actor) -> None:
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)
    tess, toby = (Engineer.objects.get(person__name=name) for name in ("tess", "toby"))
    Mentorship.objects.create(mentor=tess, apprentice=toby, started_on=date(2026, 1, 1))
    Machine.desk = agnes
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
    assert WorkOrder.objects.count() == 0
