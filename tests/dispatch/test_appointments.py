"""A window is chosen: offered where somebody can go, held for minutes, promised, moved and cancelled by the rules."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.dispatch.actions import crews
from aftersales.dispatch.actions.appointments import confirming, holding
from aftersales.dispatch.actions.wishes import wish
from aftersales.dispatch.models import Appointment, KeptTime
from aftersales.dispatch.queries import standing
from aftersales.dispatch.queries.appointments.choosing import Choosing
from aftersales.dispatch.rules import Wanted
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.actions import engineers
from aftersales.people.models import Engineer, EngineerSkill, Person
from aftersales.people.states import LeaveKind
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON, facts_of
from tests.dispatch.appointing import DAY, HOUR, NINE, followed, held, near_the_plant, nearest, rule, states, window

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _there(cast: Any) -> None:
    near_the_plant()


def free(order: WorkOrder, by: Actor | None = None) -> list[Any]:
    """When each window begins that the order can have."""
    standing.forget()
    choosing = Choosing.of(order, NOON, by)
    assert choosing is not None
    return [one.from_at for one in choosing.windows if choosing.is_free(one)]


def refused(code: str, then: Callable[[], Any]) -> dict[str, Any]:
    with pytest.raises(Conflict) as told:
        then()
    assert told.value.code == code
    return dict(told.value.facts)


def notices(code: str) -> list[str]:
    return sorted(Notice.objects.filter(code=code).values_list("person__name", flat=True))


# -- what is offered ---------------------------------------------------------------------------------------------------


def test_the_windows_of_the_coming_days_in_which_somebody_can_be_there(triaged: WorkOrder) -> None:
    rule(days_ahead=1, lead_minutes=60)
    assert free(triaged) == [NOON + HOUR, NOON + 3 * HOUR, *(NINE + n * HOUR for n in (0, 2, 4, 6))]


def test_nobody_who_could_do_it_means_no_window(triaged: WorkOrder) -> None:
    rule(days_ahead=1)
    EngineerSkill.objects.all().delete()
    assert free(triaged) == []


def test_leave_and_other_visits_take_their_windows(triaged: WorkOrder, report: Callable[..., WorkOrder]) -> None:
    rule(days_ahead=1)
    ill = Person.objects.get(name="tess")
    engineers.take_leave(
        key=ill.key, by=None, at=NOON, kind=LeaveKind.SICK, starts_at=NOON - DAY, ends_at=NOON + 9 * DAY
    )
    toby = Engineer.objects.get(person__name="toby")
    Booking.objects.create(engineer=toby, period=(NINE - HOUR, NINE + 5 * HOUR))
    assert free(triaged) == [NINE + 4 * HOUR, NINE + 6 * HOUR]  # by the end of 13–15 the other visit is over


def test_far_ahead_as_near_only_who_can_be_there_counts(triaged: WorkOrder) -> None:
    """Further than the roster is kept everybody is read anew."""
    rule(days_ahead=14)
    toby, tess = (Engineer.objects.get(person__name=name) for name in ("toby", "tess"))
    for one in (toby, tess):
        Booking.objects.create(engineer=one, period=(NINE + 12 * DAY - HOUR, NINE + 12 * DAY + 12 * HOUR))
    found = free(triaged)
    assert NINE + 13 * DAY in found  # Wednesday in two weeks
    assert not [one for one in found if NINE + 12 * DAY <= one < NINE + 12 * DAY + 9 * HOUR]


def test_whoever_is_never_to_go_is_not_counted_on(triaged: WorkOrder) -> None:
    rule(days_ahead=1)
    for name in ("tess", "toby"):
        key = Person.objects.get(name=name).key
        wish(by=None, at=NOON, order=triaged.key, engineer=key, how=Wanted.NEVER, reason="-")
    assert free(triaged) == []


def test_where_two_have_to_go_two_have_to_be_free(triaged: WorkOrder) -> None:
    rule(days_ahead=1)
    crews.publish_rule(by=None, at=NOON, body={"any": [{"all": [{"role": "lead"}, {"role": "mate"}]}]})
    assert NINE in free(triaged)
    Booking.objects.exclude(pk=None).delete()
    for one in Engineer.objects.exclude(person__name="tess"):
        Booking.objects.create(engineer=one, period=(NINE - HOUR, NINE + 3 * HOUR))
    assert NINE not in free(triaged)


def test_to_work_from_afar_nobody_comes(report: Callable[..., WorkOrder], agnes: Actor) -> None:
    rule()
    remote = report(kind="support")
    assert Choosing.of(remote, NOON, None) is None
    refused("no_appointments", lambda: held(remote, agnes))


# -- held --------------------------------------------------------------------------------------------------------------


def test_what_is_held_is_booked_and_nobody_elses(triaged: WorkOrder, dan: Actor) -> None:
    rule(hold_minutes=5)
    one = held(triaged, dan)
    assert (one.state, one.held_until) == ("held", NOON + 5 * MINUTE)
    kept = Booking.objects.get(released_at__isnull=True)
    assert (kept.engineer_id, kept.visit_id) == (one.engineer_id, None)
    assert NINE <= kept.period.lower <= NINE + 2 * HOUR
    assert not Visit.objects.exists()
    with pytest.raises(Conflict) as told:
        visits.plan(
            order=triaged.key, by=None, at=NOON, engineer=one.engineer.person.key, starts_at=one.starts_at,
            ends_at=one.ends_at,
        )  # fmt: skip
    assert told.value.code == "time_kept"


def test_another_window_takes_the_place_of_the_one_that_was_held(triaged: WorkOrder, dan: Actor) -> None:
    rule()
    held(triaged, dan)
    held(triaged, dan, begins=NINE + 2 * HOUR)
    assert states(triaged) == ["let_go", "held"]
    assert Booking.objects.filter(released_at__isnull=True).count() == 1


def test_a_hold_ends_by_itself_and_its_time_is_free(triaged: WorkOrder, dan: Actor) -> None:
    rule(hold_minutes=5)
    held(triaged, dan)
    assert not holding.end_next(at=NOON + 4 * MINUTE)
    assert holding.end_next(at=NOON + 5 * MINUTE)
    assert not holding.end_next(at=NOON + 5 * MINUTE)
    assert states(triaged) == ["over"]
    assert not Booking.objects.filter(released_at__isnull=True).exists()
    assert facts_of(triaged.key)[-2:] == ["AppointmentHeld", "AppointmentFreed"]


def test_what_is_given_back_is_free_at_once(triaged: WorkOrder, dan: Actor) -> None:
    rule()
    held(triaged, dan)
    holding.let_go(order=triaged.key, by=dan, at=NOON)
    holding.let_go(order=triaged.key, by=dan, at=NOON)
    assert states(triaged) == ["let_go"]
    assert NINE in free(triaged)


def test_more_than_the_capacity_nobody_has_and_the_refusal_names_what_is_free(
    triaged: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor, dan: Actor
) -> None:
    rule(capacity=1, days_ahead=1)
    held(triaged, dan)
    other = report()
    facts = refused("slot_taken", lambda: held(other, agnes))
    assert nearest(facts["nearest"]) == [NINE + 2 * HOUR, NINE + 4 * HOUR, NINE + 6 * HOUR]
    assert held(other, agnes, begins=NINE + 2 * HOUR).state == "held"


def test_a_hold_that_is_over_is_in_nobodys_way(
    triaged: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor, dan: Actor
) -> None:
    rule(capacity=1, hold_minutes=5)
    held(triaged, dan)
    assert held(report(), agnes, at=NOON + 5 * MINUTE).state == "held"
    assert states(triaged) == ["over"]


def test_a_rule_published_anew_counts_what_was_chosen_by_the_one_before(
    triaged: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor, dan: Actor
) -> None:
    rule(capacity=1)
    held(triaged, dan)
    rule(capacity=1, hold_minutes=10)
    refused("slot_taken", lambda: held(report(), agnes))


def test_a_window_that_nobody_is_offered_is_not_held(triaged: WorkOrder, dan: Actor) -> None:
    rule()
    for begins in (NINE + MINUTE, NOON + HOUR, NINE + 40 * DAY):  # another time, too soon, too far
        with pytest.raises(Invalid):
            held(triaged, dan, begins=begins)


# -- promised ----------------------------------------------------------------------------------------------------------


def test_what_is_confirmed_is_a_visit_with_its_promise_and_both_sides_hear_of_it(
    triaged: WorkOrder, carl: Actor
) -> None:
    rule()
    one = held(triaged, carl)
    done = confirming.confirm(order=triaged.key, by=carl, at=NOON + MINUTE)
    visit = Visit.objects.get(order=triaged)
    assert (done.state, done.visit) == ("confirmed", visit)
    assert (visit.promised_from_at, visit.promised_until_at) == window()
    assert (visit.engineer_id, visit.starts_at, visit.ends_at) == (one.engineer_id, one.starts_at, one.ends_at)
    assert Booking.objects.get(released_at__isnull=True).visit == visit
    assert notices("appointment_confirmed_yours") == ["carl"] and notices("appointment_confirmed") == ["mei"]
    assert Notice.objects.get(person=carl.id).facts["window"] == "2026-11-19 09:00–11:00"


def test_a_crew_is_booked_as_one(triaged: WorkOrder, dan: Actor) -> None:
    rule()
    crews.publish_rule(by=None, at=NOON, body={"any": [{"all": [{"role": "lead"}, {"role": "mate"}]}]})
    held(triaged, dan)
    assert Booking.objects.filter(released_at__isnull=True).count() == 2
    confirming.confirm(order=triaged.key, by=dan, at=NOON)
    visit = Visit.objects.get(order=triaged)
    assert visit.mates.count() == 1
    assert Booking.objects.filter(released_at__isnull=True, visit=visit).count() == 2


def test_before_the_order_is_received_the_time_is_kept_and_then_the_visit_is_planned(
    order: WorkOrder, carl: Actor, agnes: Actor
) -> None:
    rule()
    one = held(order, carl)
    confirming.confirm(order=order.key, by=carl, at=NOON)
    assert not Visit.objects.exists() and Booking.objects.filter(released_at__isnull=True).count() == 1
    followed(order)
    assert not Visit.objects.exists()
    moves.triage(key=order.key, by=agnes, at=NOON, priority=2)
    followed(order)
    visit = Visit.objects.get(order=order)
    assert (visit.engineer_id, visit.promised_from_at) == (one.engineer_id, NINE)
    assert Booking.objects.get(released_at__isnull=True).visit == visit
    followed(order)
    assert Visit.objects.count() == 1 and states(order) == ["confirmed"]


def test_whoever_falls_ill_before_the_order_is_received_is_replaced_and_the_promise_stands(
    order: WorkOrder, carl: Actor, agnes: Actor
) -> None:
    rule()
    first = held(order, carl).engineer.person
    confirming.confirm(order=order.key, by=carl, at=NOON)
    for name in (first.name, {"toby": "tess", "tess": "toby"}[first.name]):
        key = Person.objects.get(name=name).key
        engineers.take_leave(
            key=key, by=None, at=NOON, kind=LeaveKind.SICK, starts_at=NOON - DAY, ends_at=NOON + 9 * DAY
        )
        if name == first.name:
            moves.triage(key=order.key, by=agnes, at=NOON, priority=2)
            followed(order)
    visit = Visit.objects.get(order=order)
    assert visit.engineer is not None and visit.engineer.person != first
    assert visit.promised_from_at == NINE


def test_where_nobody_can_go_any_more_the_promise_stands_and_a_person_looks(
    order: WorkOrder, carl: Actor, agnes: Actor
) -> None:
    rule()
    held(order, carl)
    confirming.confirm(order=order.key, by=carl, at=NOON)
    EngineerSkill.objects.all().delete()
    moves.triage(key=order.key, by=agnes, at=NOON, priority=2)
    followed(order)
    visit = Visit.objects.get(order=order)
    assert (visit.engineer, visit.starts_at, visit.promised_from_at) == (None, None, NINE)
    assert notices("appointment_uncovered") == ["agnes"]


def test_an_order_that_is_called_off_frees_the_time_that_was_kept(order: WorkOrder, carl: Actor, agnes: Actor) -> None:
    rule()
    held(order, carl)
    confirming.confirm(order=order.key, by=carl, at=NOON)
    moves.cancel(key=order.key, by=agnes, at=NOON, reason="-")
    followed(order)
    assert states(order) == ["cancelled"]
    assert not Booking.objects.filter(released_at__isnull=True).exists()


def test_whoever_hesitates_too_long_has_it_still_if_nobody_took_it_and_else_hears_what_is_free(
    triaged: WorkOrder, report: Callable[..., WorkOrder], carl: Actor, agnes: Actor
) -> None:
    rule(capacity=1, hold_minutes=5, days_ahead=1)
    held(triaged, carl)
    assert confirming.confirm(order=triaged.key, by=carl, at=NOON + HOUR).state == "confirmed"
    late, quick = report(), report()
    held(late, carl, begins=NINE + 2 * HOUR)
    held(quick, agnes, at=NOON + 6 * MINUTE, begins=NINE + 2 * HOUR)
    standing.forget()
    facts = refused("slot_taken", lambda: confirming.confirm(order=late.key, by=carl, at=NOON + 7 * MINUTE))
    assert nearest(facts["nearest"]) == [NINE + 4 * HOUR, NINE + 6 * HOUR]


# -- moved and cancelled -----------------------------------------------------------------------------------------------


def promised(order: WorkOrder, by: Actor) -> Visit:
    held(order, by)
    confirming.confirm(order=order.key, by=by, at=NOON)
    return Visit.objects.get(order=order)


def test_it_is_moved_by_holding_another_and_confirming_that(triaged: WorkOrder, carl: Actor) -> None:
    rule()
    visit = promised(triaged, carl)
    held(triaged, carl, begins=NINE + 2 * HOUR)
    assert Booking.objects.filter(released_at__isnull=True).count() == 2  # until then both are theirs
    moved = confirming.confirm(order=triaged.key, by=carl, at=NOON)
    visit.refresh_from_db()
    assert visit.promised_from_at == NINE + 2 * HOUR and Visit.objects.count() == 1
    assert states(triaged) == ["moved", "confirmed"] and moved.was is not None
    assert Booking.objects.filter(released_at__isnull=True).count() == 1
    assert notices("appointment_moved_yours") == ["carl"] and notices("appointment_moved") == ["mei"]


def only_tess_until(ends: datetime) -> list[int]:
    """On that day Tess alone has time, until an hour before that: whoever goes on then goes nobody knows how far. The
    bookings (ids) that keep the others and her."""
    found = []
    for one in Engineer.objects.all():
        begins = ends if one.person.name == "tess" else NINE
        found.append(Booking.objects.create(engineer=one, period=(begins, NINE + 8 * HOUR + 30 * MINUTE)))
    standing.forget()
    return [one.pk for one in found]


@pytest.mark.parametrize("received", [True, False], ids=["planned", "kept until it is received"])
def test_its_own_time_is_not_in_the_way_of_another_window(
    received: bool, triaged: WorkOrder, report: Callable[..., WorkOrder], carl: Actor
) -> None:
    """Tess alone has time, and no more than for this: a window an hour later is hers too, for the first is given up."""
    order = triaged if received else report()
    rule(days_ahead=1, step_minutes=60)
    others = only_tess_until(NINE + 3 * HOUR + 30 * MINUTE)
    held(order, carl)
    first = confirming.confirm(order=order.key, by=carl, at=NOON)
    assert NINE + HOUR in free(order)
    held(order, carl, begins=NINE + HOUR)
    moved = confirming.confirm(order=order.key, by=carl, at=NOON)
    assert moved.was == first and moved.starts_at < first.ends_at, "they touch"
    (booked,) = Booking.objects.filter(released_at__isnull=True).exclude(pk__in=others)
    assert (booked.period.lower, booked.period.upper) == (moved.starts_at, moved.ends_at)


def test_a_window_let_go_after_all_leaves_the_time_of_the_one_that_was_confirmed(
    triaged: WorkOrder, carl: Actor
) -> None:
    rule(days_ahead=1, step_minutes=60)
    only_tess_until(NINE + 3 * HOUR + 30 * MINUTE)
    visit = promised(triaged, carl)
    held(triaged, carl, begins=NINE + HOUR)
    holding.let_go(order=triaged.key, by=carl, at=NOON)
    (booked,) = Booking.objects.filter(released_at__isnull=True, visit=visit)
    assert (booked.period.lower, booked.period.upper) == (visit.starts_at, visit.ends_at)
    assert not KeptTime.objects.filter(booking__released_at__isnull=True).exists()


def test_after_the_cut_off_the_customer_calls_and_staff_move_it_for_a_reason(
    triaged: WorkOrder, carl: Actor, dan: Actor, settings: Any
) -> None:
    settings.COMPANY = {**settings.COMPANY, "phone": "400-800"}
    rule(move_cutoff_minutes=240, cancel_cutoff_minutes=600)
    promised(triaged, carl)
    late = NINE - 4 * HOUR + MINUTE
    held(triaged, carl, at=NINE - 6 * HOUR, begins=NINE + 6 * HOUR)
    for act, minutes in ((confirming.confirm, 240), (confirming.cancel, 600)):
        facts = refused("appointment_cut_off", partial(act, order=triaged.key, by=carl, at=late))
        assert (facts["minutes"], facts["phone"]) == (minutes, "400-800")
    with pytest.raises(Invalid) as told:
        confirming.confirm(order=triaged.key, by=dan, at=late)
    assert told.value.facts["field"] == "reason"
    done = confirming.confirm(order=triaged.key, by=dan, at=late, reason="asked for it on the phone")
    assert done.from_at == NINE + 6 * HOUR and done.was is not None
    assert (done.was.reason, done.was.ended_by_id) == ("asked for it on the phone", dan.id)


def test_cancelled_nobody_comes_and_the_order_stays(triaged: WorkOrder, carl: Actor) -> None:
    rule()
    visit = promised(triaged, carl)
    confirming.cancel(order=triaged.key, by=carl, at=NOON)
    visit.refresh_from_db()
    assert (visit.engineer, visit.starts_at, visit.promised_from_at, visit.ended_at) == (None, None, None, None)
    assert not Booking.objects.filter(released_at__isnull=True).exists()
    assert states(triaged) == ["cancelled"] and notices("appointment_cancelled") == ["mei"]
    refused("nothing_confirmed", lambda: confirming.cancel(order=triaged.key, by=carl, at=NOON))
    assert promised(triaged, carl) == visit  # chosen once more, it is the same visit


def test_nothing_is_changed_while_somebody_is_on_the_way(triaged: WorkOrder, carl: Actor, dan: Actor) -> None:
    rule(cancel_cutoff_minutes=0, move_cutoff_minutes=0)
    visit = promised(triaged, carl)
    visits.confirm(key=visit.key, by=None, at=NOON)
    visits.depart(key=visit.key, by=None, at=NINE - HOUR)
    for by in (carl, dan):
        refused(
            "somebody_goes_already",
            partial(confirming.cancel, order=triaged.key, by=by, at=NINE - HOUR, reason="-"),
        )


def test_a_visit_that_staff_planned_otherwise_is_not_moved_by_the_customer(
    triaged: WorkOrder, carl: Actor, dan: Actor, tess: Actor
) -> None:
    rule()
    planned = visits.plan(
        order=triaged.key, by=dan, at=NOON, engineer=tess.key, starts_at=NINE + DAY, ends_at=NINE + DAY + HOUR
    )
    standing.forget()
    held(triaged, carl)
    refused("visit_planned_for_you", lambda: confirming.confirm(order=triaged.key, by=carl, at=NOON))
    done = confirming.confirm(order=triaged.key, by=dan, at=NOON)
    assert done.visit == planned and Visit.objects.get().promised_from_at == NINE


def test_the_visit_that_was_made_ends_its_appointment_and_a_cancelled_one_too(
    triaged: WorkOrder, report: Callable[..., WorkOrder], agnes: Actor, carl: Actor
) -> None:
    rule()
    visit = promised(triaged, carl)
    visits.cancel(key=visit.key, by=None, at=NOON)
    followed(triaged)
    assert states(triaged) == ["cancelled"] and notices("appointment_cancelled_yours") == ["carl"]


# -- who may -----------------------------------------------------------------------------------------------------------


def test_strangers_find_nothing_and_only_who_plans_arranges(
    triaged: WorkOrder, xena: Actor, tess: Actor, carl: Actor
) -> None:
    rule()
    with pytest.raises(NotFound):
        held(triaged, xena)
    with pytest.raises((NotAllowed, NotFound)):
        held(triaged, tess)
    assert not Appointment.objects.exists()
    assert held(triaged, carl).made_by_id == carl.id


def test_where_customers_do_not_choose_staff_choose_for_them(triaged: WorkOrder, carl: Actor, dan: Actor) -> None:
    rule(portal=False)
    refused("no_appointments", lambda: held(triaged, carl))
    assert held(triaged, dan).state == "held"
