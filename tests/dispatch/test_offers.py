"""Asking engineers whether they go: one yes, and whoever is late hears why; nobody answers, and the next is asked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.facts import origin
from aftersales.dispatch import jobs, reactions
from aftersales.dispatch.actions.automatic import find_somebody
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers import going_on, settling
from aftersales.dispatch.actions.offers.answering import accept, decline
from aftersales.dispatch.actions.offers.ending import NEXT, withdraw
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.offers.ringing import ring_next
from aftersales.dispatch.actions.policies import publish, use_policy
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Offer, Round, Sending
from aftersales.dispatch.queries import explaining, standing
from aftersales.dispatch.solver.asking import Asking
from aftersales.notices.models import Notice
from aftersales.people.access import Actor, snapshot
from aftersales.people.models import Engineer, Person, Shift, Team
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.events.orders import VisitDeclined
from aftersales.workorders.models import Booking, Note, Visit, WorkOrder
from tests.conftest import NOON, facts_of

MINUTE = timedelta(minutes=1)
DAY = timedelta(days=1)
ONE = Asking(how="offer", minutes=60, remind=15)


@pytest.fixture
def triaged(report: Callable[..., WorkOrder], agnes: Actor) -> Callable[..., WorkOrder]:
    """Orders of team East that were received and are nobody's."""
    Engineer.objects.update(home_latitude=31.24, home_longitude=121.49)

    def make(**told: Any) -> WorkOrder:
        team = Team.objects.get(code="east").key
        return moves.triage(key=report(**told).key, by=agnes, at=NOON, priority=told.get("priority", 2), team=team)

    return make


def asked(order: WorkOrder, **told: Any) -> Round:
    """The order, decided and offered by the product itself."""
    decision = decide(order=order.key, by=None, at=told.get("at", NOON))
    return offer(**{"order": order.key, "decision": decision.key, "by": None, "at": NOON, "terms": ONE, **told})


def whose(around: Round) -> list[tuple[str, str]]:
    """Who was asked, by name, and how their offer stands."""
    return list(around.offers.order_by("engineer__person__name").values_list("engineer__person__name", "state"))


def theirs(around: Round, name: str) -> Offer:
    return around.offers.get(engineer__person__name=name)


def actor(name: str) -> Actor:
    return snapshot(Person.objects.get(name=name))


def work(at: Any) -> int:
    """What the worker does: everything that is due, and the jobs that followed; how many jobs there were."""
    while ring_next(at=at):
        pass
    done = 0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s RETURNING args->>'after'", [NEXT])
        for (after,) in cursor.fetchall():
            going_on.ask_next(after=UUID(after), at=at)
            done += 1
    return done


# -- one is asked ------------------------------------------------------------------------------------------------------


def test_an_offer_to_one_holds_their_time(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    around = asked(order)
    (one,) = around.offers.all()
    assert one.visit is not None and one.visit.state == "planned"
    assert Booking.objects.filter(visit=one.visit, engineer=one.engineer, released_at__isnull=True).exists()
    assert WorkOrder.objects.get(pk=order.pk).state == "triaged"
    assert facts_of(order.key)[-3:] == ["OrderDecided", "VisitPlanned", "OrderOffered"]
    told = Notice.objects.get(person=one.engineer_id, subject=order.key)
    assert told.code == "offer_made"


def test_a_yes_confirms_the_visit_and_twice_changes_nothing(triaged: Callable[..., WorkOrder]) -> None:
    around = asked(triaged())
    one = around.offers.get()
    who = actor(one.engineer.person.name)
    for _ in range(2):
        taken = accept(key=one.key, by=who, at=NOON + MINUTE)
    assert taken.visit is not None and (taken.visit.state, taken.state) == ("confirmed", "accepted")
    around.refresh_from_db()
    assert (around.state, around.next_at) == ("taken", None)
    assert Sending.objects.get(decision=around.decision).engineer_id == one.engineer_id
    assert WorkOrder.objects.get(pk=around.order_id).state == "assigned"
    assert facts_of(around.order.key).count("OfferAccepted") == 1


def test_a_no_needs_a_reason_frees_the_time_and_the_next_is_asked(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    around = asked(order)
    one = around.offers.get()
    who = actor(one.engineer.person.name)
    with pytest.raises(Invalid):
        decline(key=one.key, by=who, at=NOON, reason="no wish")
    for _ in range(2):
        decline(key=one.key, by=who, at=NOON + MINUTE, reason="schedule", note="Fetching my child")
    assert Note.objects.get(order=order).body == "Fetching my child"
    assert not Booking.objects.filter(engineer=one.engineer, released_at__isnull=True).exists()
    assert work(NOON + MINUTE) == 1
    following = Round.objects.get(order=order, state="open")
    assert [name for name, _ in whose(following)] == ["tess"] and who.name == "toby"
    assert Visit.objects.filter(order=order).count() == 1  # the same visit, now theirs
    assert following.offers.get().visit == one.visit


def test_who_said_no_is_not_asked_again_for_a_day_and_reads_why(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    first = asked(order).offers.get()
    toby = actor("toby")
    decline(key=first.key, by=toby, at=NOON, reason="skill")
    again = decide(order=order.key, by=None, at=NOON + 23 * 60 * MINUTE)
    assert again.chosen is not None and again.chosen.person.name == "tess"
    stood = explaining.why_not(order.key, again.key, toby.key, actor("ada"), "zh-CN")
    assert [(one.rule, one.words) for one in stood.reasons] == [("declined", "24 小时内谢绝过此单")]
    later = decide(order=order.key, by=None, at=NOON + DAY)
    assert later.able == 2
    by_name = decide(order=order.key, by=None, at=NOON + MINUTE, required=[toby.id])
    assert by_name.chosen_id == toby.id  # whoever is asked for by name may go


def test_the_night_does_not_count_and_who_is_late_is_refused(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    """Two hours of working time that begin a quarter past five end the next morning."""
    evening, order = NOON + timedelta(hours=5, minutes=15), triaged()
    visits.plan(order=order.key, by=agnes, at=NOON, promised=(NOON + 25 * 60 * MINUTE, NOON + 29 * 60 * MINUTE))
    around = asked(order, at=evening, terms=Asking(how="offer", minutes=120, remind=30))
    one = around.offers.get()
    assert evening + timedelta(hours=12) < around.expires_at < one.starts_at
    assert around.next_at is not None and around.next_at == around.expires_at - 30 * MINUTE
    assert work(around.next_at) == 0
    assert Notice.objects.filter(code="offer_ending", person=one.engineer_id).count() == 1
    with pytest.raises(Conflict) as refused, transaction.atomic():
        accept(key=one.key, by=actor(one.engineer.person.name), at=around.expires_at)
    assert refused.value.code == "offer_expired"
    assert work(around.expires_at) == 1
    one.refresh_from_db()
    assert one.state == "expired"
    assert None not in Notice.objects.filter(person=one.engineer_id).values_list("withdrawn_at", flat=True)
    assert Round.objects.get(order=order, state="open").offers.get().engineer_id != one.engineer_id
    with pytest.raises(Conflict) as refused, transaction.atomic():
        accept(key=one.key, by=actor(one.engineer.person.name), at=around.expires_at + MINUTE)
    assert refused.value.code == "offer_expired"


def test_nobody_answers_later_than_they_would_have_to_set_out(triaged: Callable[..., WorkOrder]) -> None:
    around = asked(triaged(), terms=Asking(how="offer", minutes=2000, remind=5))
    one = around.offers.get()
    assert around.expires_at == one.starts_at - one.way_minutes * MINUTE
    assert around.next_at == around.expires_at - 5 * MINUTE


def test_an_offer_is_called_to_mind_once(triaged: Callable[..., WorkOrder]) -> None:
    around = asked(triaged(), terms=Asking(how="offer", minutes=20, remind=10))
    one = around.offers.get()
    assert NOON < around.next_at < around.expires_at
    work(around.next_at)
    work(around.next_at + MINUTE)
    assert Notice.objects.filter(code="offer_ending", person=one.engineer_id).count() == 1
    around.refresh_from_db()
    assert around.next_at == around.expires_at and around.state == "open"


def test_when_everybody_was_asked_the_lead_hears_why(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    asked(order)
    for _ in range(2):
        one = Offer.objects.get(order=order, state="open")
        decline(key=one.key, by=actor(one.engineer.person.name), at=NOON, reason="parts")
        work(NOON)
    assert not Round.objects.filter(order=order, state="open").exists()
    assert facts_of(order.key)[-1] == "OffersExhausted"
    last = Decision.objects.order_by("pk").last()
    assert last is not None and last.chosen is None and "declined" in last.failing
    told = Notice.objects.get(code="offers_exhausted")
    assert told.person.name == "mei"
    assert Visit.objects.get(order=order).engineer is None


def test_remote_work_is_theirs_only_when_they_say_yes(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged(kind="support")
    one = asked(order).offers.get()
    assert WorkOrder.objects.get(pk=order.pk).owner is None and one.visit is None
    accept(key=one.key, by=actor(one.engineer.person.name), at=NOON + MINUTE)
    order.refresh_from_db()
    assert (order.owner_id, order.state) == (one.engineer_id, "assigned")


def test_what_was_promised_to_the_customer_outlives_a_no(triaged: Callable[..., WorkOrder], agnes: Actor) -> None:
    order = triaged()
    window = (NOON + 60 * MINUTE, NOON + 300 * MINUTE)
    visits.plan(order=order.key, by=agnes, at=NOON, promised=window)
    one = asked(order).offers.get()
    decline(key=one.key, by=actor(one.engineer.person.name), at=NOON, reason="schedule")
    assert Visit.objects.get(order=order).promised_from_at == window[0]


# -- several are asked -------------------------------------------------------------------------------------------------


def test_of_several_the_first_has_it_and_the_others_hear_that_it_is_taken(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    around = asked(order, how="broadcast", people=5)
    assert whose(around) == [("tess", "open"), ("toby", "open")]
    assert not Booking.objects.exists()
    accept(key=theirs(around, "tess").key, by=actor("tess"), at=NOON + MINUTE)
    assert whose(around) == [("tess", "accepted"), ("toby", "gone")]
    with pytest.raises(Conflict) as refused:
        accept(key=theirs(around, "toby").key, by=actor("toby"), at=NOON + MINUTE)
    assert refused.value.code == "offer_taken"
    assert Booking.objects.get().engineer.person.name == "tess"
    assert Visit.objects.get(order=order).state == "confirmed"


def test_a_broadcast_asks_the_best_and_is_over_when_all_said_no(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    around = asked(order, how="broadcast", people=1)
    assert whose(around) == [("toby", "open")]
    decline(key=theirs(around, "toby").key, by=actor("toby"), at=NOON, reason="location")
    around.refresh_from_db()
    assert around.state == "over" and work(NOON) == 1
    assert whose(Round.objects.get(order=order, state="open")) == [("tess", "open")]


def test_whoever_may_go_sees_the_pool_and_who_let_it_go_by_is_asked_again(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    around = asked(order, how="pool", minutes=10)
    assert whose(around) == [("tess", "open"), ("toby", "open")]  # olaf lacks the skill
    work(around.expires_at)
    again = Round.objects.get(order=order, state="open")
    assert again.how == "pool" and len(whose(again)) == 2


def test_after_a_no_one_may_still_grab_what_nobody_took(triaged: Callable[..., WorkOrder]) -> None:
    around = asked(triaged(), how="pool")
    mine = theirs(around, "toby")
    decline(key=mine.key, by=actor("toby"), at=NOON, reason="schedule")
    assert accept(key=mine.key, by=actor("toby"), at=NOON + MINUTE).state == "accepted"


def test_whoever_was_booked_meanwhile_is_refused_and_the_offer_stands(
    triaged: Callable[..., WorkOrder], agnes: Actor
) -> None:
    around, other = asked(triaged(), how="pool"), triaged()
    mine = theirs(around, "tess")
    visits.plan(
        order=other.key, by=agnes, at=NOON, engineer=actor("tess").key, starts_at=mine.starts_at, ends_at=mine.ends_at
    )
    with pytest.raises(Conflict) as refused, transaction.atomic():
        accept(key=mine.key, by=actor("tess"), at=NOON + MINUTE)
    assert refused.value.code == "double_booked"
    assert accept(key=theirs(around, "toby").key, by=actor("toby"), at=NOON + MINUTE).state == "accepted"


# -- what is urgent ----------------------------------------------------------------------------------------------------


def test_who_is_on_call_is_asked_first_by_the_clock_and_the_chain_is_rung(triaged: Callable[..., WorkOrder]) -> None:
    night = NOON + timedelta(hours=10)
    tess = Engineer.objects.get(person__name="tess")
    Shift.objects.create(engineer=tess, starts_at=night - DAY / 4, ends_at=night + DAY / 2, on_call=True)
    Shift.objects.create(
        engineer=Engineer.objects.get(person__name="toby"), starts_at=night - DAY / 4, ends_at=night + DAY / 2
    )
    standing.forget()
    order = triaged(priority=0)
    urgent = Asking(how="offer", minutes=5, remind=2, urgent=True)
    decision = going_on.decided(order, urgent=True, at=night)
    assert decision.chosen_id == tess.pk
    around = offer(order=order.key, decision=decision.key, by=None, at=night, terms=urgent)
    assert around.expires_at == night + 5 * MINUTE and around.next_at == night + 3 * MINUTE
    work(night + 5 * MINUTE)
    assert [(one.code, one.person.name) for one in Notice.objects.filter(code="offer_unanswered")] == [
        ("offer_unanswered", "mei")
    ]
    assert whose(Round.objects.get(order=order, state="open")) == [("toby", "open")]
    work(night + 10 * MINUTE)
    names = Notice.objects.filter(code="offer_unanswered").values_list("person__name", flat=True)
    assert sorted(names) == ["ada", "mei", "mei"]


def test_what_begins_at_once_can_be_offered_sent_and_taken_a_little_later(triaged: Callable[..., WorkOrder]) -> None:
    """Slots begin on five minutes, and nobody answers in the same second."""
    at = NOON + 90 * MINUTE + timedelta(seconds=30)
    body = {"weights": {"travel": 1}, "lead_minutes": 0, "offer": {"how": "offer", "minutes": 5, "urgent": True}}
    publish(by=None, at=at, code="now", name_zh="马上", name_en="now", body=body)
    use_policy(by=None, at=at, policy="now", kind=None, priority=0)
    offered, sent = triaged(kind="support", priority=0), triaged(kind="support", priority=0)
    around = asked(offered, at=at, terms=None)
    one = around.offers.get()
    assert around.expires_at == at + 5 * MINUTE
    late = accept(key=one.key, by=actor(one.engineer.person.name), at=at + 4 * MINUTE)
    assert late.state == "accepted"
    decision = decide(order=sent.key, by=None, at=at)
    assert decision.starts_at is not None and decision.starts_at <= at
    assert send(order=sent.key, decision=decision.key, by=None, at=at).engineer_id == decision.chosen_id


# -- taken back, and settled otherwise ---------------------------------------------------------------------------------


def test_a_dispatcher_takes_an_offer_back_and_nobody_else_is_asked(
    triaged: Callable[..., WorkOrder], dan: Actor, tess: Actor
) -> None:
    order = triaged()
    one = asked(order).offers.get()
    with pytest.raises(NotAllowed):
        withdraw(order=order.key, by=tess, at=NOON)
    withdraw(order=order.key, by=dan, at=NOON + MINUTE)
    with pytest.raises(Conflict) as refused:
        accept(key=one.key, by=actor(one.engineer.person.name), at=NOON + MINUTE)
    assert refused.value.code == "offer_withdrawn"
    assert work(NOON + DAY) == 0
    assert Visit.objects.get(order=order).engineer is None
    assert Notice.objects.filter(code="offer_withdrawn", person=one.engineer_id).exists()
    with pytest.raises(Conflict):
        withdraw(order=order.key, by=dan, at=NOON + MINUTE)


def test_whoever_is_sent_ends_what_was_offered(triaged: Callable[..., WorkOrder], dan: Actor) -> None:
    order = triaged()
    one = asked(order).offers.get()
    decision = decide(order=order.key, by=dan, at=NOON, required=[actor("tess").id])
    send(order=order.key, decision=decision.key, by=dan, at=NOON, over_offers=True)
    one.refresh_from_db()
    assert one.state == "withdrawn"
    assert Visit.objects.get(order=order).engineer.person.name == "tess"  # type: ignore[union-attr]  # just sent


@pytest.mark.parametrize(
    ("what", "stands"),
    [("confirm", "accepted"), ("decline", "declined"), ("reschedule", "withdrawn"), ("cancel", "withdrawn"),
     ("cancel_order", "withdrawn")],
)  # fmt: skip
def test_what_happens_to_its_visit_settles_an_offer(
    triaged: Callable[..., WorkOrder], agnes: Actor, what: str, stands: str
) -> None:
    order = triaged()
    one = asked(order).offers.get()
    assert one.visit is not None
    who, visit = actor(one.engineer.person.name), one.visit.key
    assert not settling.settle(order=order.key, at=NOON)
    match what:
        case "confirm":
            visits.confirm(key=visit, by=who, at=NOON + MINUTE)
        case "decline":
            visits.decline(key=visit, by=who, at=NOON + MINUTE, reason="parts")
        case "reschedule":
            told: dict[str, Any] = {"starts_at": NOON + DAY, "ends_at": NOON + DAY + MINUTE}
            visits.reschedule(key=visit, by=agnes, at=NOON + MINUTE, engineer=actor("tess").key, **told)
        case "cancel":
            visits.cancel(key=visit, by=agnes, at=NOON + MINUTE)
        case "cancel_order":
            moves.cancel(key=order.key, by=agnes, at=NOON + MINUTE, reason="duplicate")
    assert settling.settle(order=order.key, at=NOON + MINUTE)
    assert not settling.settle(order=order.key, at=NOON + MINUTE)
    one.refresh_from_db()
    assert one.state == stands
    assert work(NOON + MINUTE) == (1 if stands == "declined" else 0)


def test_only_what_is_on_offer_is_looked_at_again(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    told: dict[str, Any] = {"order": order.key, "visit": order.key, "number": 1, "at": NOON, "by": None}
    fact = VisitDeclined(**told, engineer=None, reason="parts", note=None)
    reactions.settle_offers(fact)
    assert waiting(settling.KIND) == 0
    asked(order)
    with origin("import"):
        reactions.settle_offers(fact)
    assert waiting(settling.KIND) == 0
    reactions.settle_offers(fact)
    assert waiting(settling.KIND) == 1


def waiting(task: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s", [task])
        return int(cursor.fetchone()[0])


# -- once --------------------------------------------------------------------------------------------------------------


def test_an_order_is_on_offer_once(triaged: Callable[..., WorkOrder]) -> None:
    order = triaged()
    asked(order)
    decision = decide(order=order.key, by=None, at=NOON)
    with pytest.raises(Conflict) as refused:
        offer(order=order.key, decision=decision.key, by=None, at=NOON)
    assert refused.value.code == "offered_already"


def test_a_job_that_is_run_again_asks_nobody_twice(triaged: Callable[..., WorkOrder]) -> None:
    """A worker was killed after the commit, and the job is given to another; the sweep finds nothing to do."""
    order = triaged()
    around = asked(order)
    one = around.offers.get()
    decline(key=one.key, by=actor(one.engineer.person.name), at=NOON, reason="schedule")
    for _ in range(3):
        jobs.ask_next(str(around.key))
    assert Round.objects.filter(order=order).count() == 2
    assert going_on.ask_lost(at=NOON + DAY) == 0


def test_a_round_whose_job_was_lost_is_followed_all_the_same(triaged: Callable[..., WorkOrder]) -> None:
    around = asked(triaged())
    one = around.offers.get()
    decline(key=one.key, by=actor(one.engineer.person.name), at=NOON, reason="schedule")
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name = %s", [NEXT])
    assert going_on.ask_lost(at=NOON + 2 * MINUTE) == 0
    assert going_on.ask_lost(at=NOON + 10 * MINUTE) == 1
    assert work(NOON + 10 * MINUTE) == 1


def test_somebody_elses_offer_does_not_exist(triaged: Callable[..., WorkOrder]) -> None:
    one = asked(triaged()).offers.get()
    other = {"tess": "toby", "toby": "tess"}[one.engineer.person.name]
    with pytest.raises(NotFound):
        accept(key=one.key, by=actor(other), at=NOON)


# -- by policy ---------------------------------------------------------------------------------------------------------


def test_a_policy_says_how_and_an_old_one_sends_outright() -> None:
    assert Asking.read({}).how == "send"
    assert Asking.read({"how": "pool", "minutes": 5}) == Asking(how="pool", minutes=5, remind=0)
    assert Asking.read(ONE.told()) == ONE
    for wrong in ({"how": "shout"}, {"minutes": 0}, {"remind": 30}, {"people": 0}, {"urgent": 1}, {"what": 1}, []):
        with pytest.raises(Invalid):
            Asking.read(wrong)


def test_an_order_that_finds_somebody_by_itself_is_offered(triaged: Callable[..., WorkOrder]) -> None:
    at = NOON
    body = {"weights": {"travel": 1}, "rules": {"skill": 1}, "offer": {"how": "broadcast", "people": 2}}
    publish(by=None, at=at, code="asks", name_zh="问", name_en="asks", body=body)
    use_policy(by=None, at=at, policy="asks", kind=None, priority=2, automatic=True)
    order = triaged()
    for _ in range(2):
        find_somebody(order=order.key, at=at)
    around = Round.objects.get(order=order)
    assert (around.how, len(whose(around)), around.by) == ("broadcast", 2, None)


def test_what_a_log_tells_asks_nobody(triaged: Callable[..., WorkOrder]) -> None:
    with origin("import"):
        asked(triaged())
    assert not Notice.objects.filter(code="offer_made").exists()
