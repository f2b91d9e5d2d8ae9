"""A promised window is never moved without a warning to whoever moves it and a notice to the customer."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from aftersales.base.clock import now
from aftersales.base.errors import Conflict, Invalid
from aftersales.dispatch.actions import policies
from aftersales.dispatch.actions.appointments import confirming
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers import answering
from aftersales.dispatch.actions.offers.going_on import led_on
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.actions.sending import send
from aftersales.dispatch.models import Decision, Offer
from aftersales.dispatch.queries import standing
from aftersales.notices.models import Notice
from aftersales.people.access import Actor, snapshot
from aftersales.workorders.actions import promised, visits
from aftersales.workorders.models import Note, Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.appointing import HOUR, NINE, followed, held, near_the_plant, rule, states, window


@pytest.fixture
def visit(cast: Any, triaged: WorkOrder, tess: Actor) -> Visit:
    """Tess goes tomorrow at nine, promised from nine to eleven."""
    near_the_plant()
    return visits.plan(
        order=triaged.key, by=None, at=NOON, engineer=tess.key, starts_at=NINE, ends_at=NINE + HOUR, promised=window()
    )


def moved(visit: Visit, by: Actor, begins: datetime | None, who: Actor | None, **told: Any) -> Visit:
    ends = begins + HOUR if begins is not None else None
    engineer = who.key if who is not None else None
    return promised.reschedule(key=visit.key, by=by, at=NOON, engineer=engineer, starts_at=begins, ends_at=ends, **told)


def notices() -> list[tuple[str, Any]]:
    rows = Notice.objects.filter(code="visit_promise_moved").order_by("pk")
    return [(one.person.name, one.facts) for one in rows.select_related("person")]


def test_within_its_window_a_visit_moves_freely_and_so_does_who_goes(visit: Visit, dan: Actor, toby: Actor) -> None:
    done = moved(visit, dan, NINE + 2 * HOUR, toby)
    assert (done.promised_from_at, done.promised_until_at) == window()
    assert notices() == []


def test_out_of_it_whoever_moves_it_is_warned_and_nothing_has_happened(visit: Visit, dan: Actor, tess: Actor) -> None:
    with pytest.raises(Conflict) as told:
        moved(visit, dan, NINE + 3 * HOUR, tess)
    assert told.value.code == "promised_window"
    assert (told.value.facts["from_at"], told.value.facts["until_at"]) == window()
    with pytest.raises(Invalid) as asked:
        moved(visit, dan, NINE + 3 * HOUR, tess, over_promise=True, reason="  ")
    assert asked.value.facts["field"] == "reason"
    visit.refresh_from_db()
    assert visit.starts_at == NINE and notices() == [] and not Note.objects.exists()


def test_with_a_reason_it_moves_and_the_customer_hears_of_it_by_the_clock_of_the_place(
    visit: Visit, dan: Actor, tess: Actor
) -> None:
    done = moved(visit, dan, NINE + 3 * HOUR, tess, over_promise=True, reason="the part comes at noon")
    assert done.promised_from_at is None
    facts = {"number": f"W-{visit.order.number}", "was": "2026-11-19 09:00–11:00", "now": "2026-11-19 12:00"}
    assert notices() == [("carl", facts)]
    note = Note.objects.get()
    assert (note.body, note.public) == ("the part comes at noon", False)


def test_another_window_is_told_as_one(visit: Visit, dan: Actor, tess: Actor) -> None:
    other = (NINE + 4 * HOUR, NINE + 6 * HOUR)
    moved(visit, dan, NINE + 5 * HOUR, tess, promised=other, over_promise=True, reason="he rang")
    assert [facts["now"] for _, facts in notices()] == ["2026-11-19 13:00–15:00"]


def test_a_visit_that_goes_back_to_nobody_keeps_its_promise(visit: Visit, dan: Actor) -> None:
    done = moved(visit, dan, None, None)
    assert (done.engineer, done.promised_from_at) == (None, NINE) and notices() == []


def test_over_the_door_the_warning_says_what_was_promised(
    visit: Visit, dan: Actor, tess: Actor, api: Callable[..., Any]
) -> None:
    body = {"engineer": str(tess.key), "starts_at": NINE + 3 * HOUR, "ends_at": NINE + 4 * HOUR}
    warned = api(dan).post(f"/api/v1/visits/{visit.key}/reschedule", body)
    assert (warned.status, warned.body["code"]) == (409, "promised_window")
    done = api(dan).post(
        f"/api/v1/visits/{visit.key}/reschedule", {**body, "over_promise": True, "reason": "the part comes at noon"}
    )
    assert done.status == 200, done.body
    assert len(notices()) == 1


def test_the_appointment_follows_its_visit(triaged: WorkOrder, carl: Actor, dan: Actor) -> None:
    near_the_plant()
    rule()
    held(triaged, carl)
    one = confirming.confirm(order=triaged.key, by=carl, at=NOON)
    assert one.visit is not None and one.visit.engineer is not None
    other = (NINE + 4 * HOUR, NINE + 6 * HOUR)
    promised.reschedule(
        key=one.visit.key, by=dan, at=NOON, engineer=one.visit.engineer.person.key, starts_at=other[0],
        ends_at=other[0] + HOUR, promised=other, over_promise=True, reason="he rang",
    )  # fmt: skip
    followed(triaged)
    assert states(triaged) == ["moved", "confirmed"] and len(notices()) == 1
    followed(triaged)
    assert states(triaged) == ["moved", "confirmed"]


# -- whoever is sent to it ---------------------------------------------------------------------------------------------


@pytest.fixture
def decision(cast: Any, triaged: WorkOrder) -> Decision:
    """Somebody was found for a visit that was promised and nobody makes."""
    near_the_plant()
    visits.plan(order=triaged.key, by=None, at=NOON, promised=window())
    return decide(order=triaged.key, by=None, at=NOON)


def test_as_decided_they_begin_within_it(decision: Decision, dan: Actor) -> None:
    sent = send(order=decision.order.key, decision=decision.key, by=dan, at=NOON, over_promise=False)
    assert sent.visit is not None and sent.visit.promised_from_at == NINE and notices() == []


def test_by_hand_at_another_time_only_for_a_reason(decision: Decision, dan: Actor) -> None:
    told: dict[str, Any] = {
        "order": decision.order.key, "decision": decision.key, "by": dan, "at": NOON,
        "starts_at": NINE + 3 * HOUR, "ends_at": NINE + 4 * HOUR,
    }  # fmt: skip
    with pytest.raises(Conflict) as warned:
        send(**told, over_promise=False)
    assert warned.value.code == "promised_window"
    sent = send(**told, over_promise=True, reason="the part comes at noon")
    assert sent.visit is not None and [name for name, _ in notices()] == ["carl"]


def test_by_a_policy_that_does_not_keep_windows_the_customer_hears_of_it(triaged: WorkOrder) -> None:
    near_the_plant()
    body = {"rules": {"skill": 1}, "weights": {"promise": 1}}
    policies.publish(by=None, at=NOON, code="balanced", name_zh="均衡", name_en="Balanced", body=body)
    visits.plan(order=triaged.key, by=None, at=NOON, promised=(NINE + 24 * HOUR, NINE + 26 * HOUR))
    standing.forget()
    led_on(decide(order=triaged.key, by=None, at=NOON), by_offer=False, at=NOON)
    assert [name for name, _ in notices()] == ["carl"]


# -- a visit that is not made at all -----------------------------------------------------------------------------------


def off() -> list[tuple[str, Any]]:
    rows = Notice.objects.filter(code="visit_promise_off").order_by("pk")
    return [(one.person.name, one.facts) for one in rows.select_related("person")]


def test_a_promised_visit_is_cancelled_only_knowingly_and_the_customer_hears_that_nobody_comes(
    visit: Visit, dan: Actor
) -> None:
    with pytest.raises(Conflict) as warned:
        promised.cancel(key=visit.key, by=dan, at=NOON)
    assert (warned.value.code, warned.value.facts["from_at"]) == ("promised_window", NINE)
    with pytest.raises(Invalid) as asked:
        promised.cancel(key=visit.key, by=dan, at=NOON, over_promise=True)
    assert asked.value.facts["field"] == "reason"
    visit.refresh_from_db()
    assert visit.ended_at is None and off() == []
    done = promised.cancel(key=visit.key, by=dan, at=NOON, note="the van broke down", over_promise=True)
    assert done.state == "cancelled"
    assert off() == [("carl", {"number": f"W-{visit.order.number}", "was": "2026-11-19 09:00–11:00"})]


def test_one_nobody_waits_for_any_more_or_ever_did_is_cancelled_as_ever(
    visit: Visit, triaged: WorkOrder, dan: Actor, toby: Actor
) -> None:
    plain = visits.plan(
        order=triaged.key, by=None, at=NOON, engineer=toby.key, starts_at=NINE, ends_at=NINE + HOUR, promised=None
    )
    promised.cancel(key=plain.key, by=dan, at=NOON)
    promised.cancel(key=visit.key, by=dan, at=NINE + 3 * HOUR)
    assert off() == []


def test_of_an_appointment_whose_visit_is_cancelled_its_customer_is_told_once(
    triaged: WorkOrder, carl: Actor, dan: Actor
) -> None:
    near_the_plant()
    rule()
    held(triaged, carl)
    one = confirming.confirm(order=triaged.key, by=carl, at=NOON)
    assert one.visit is not None
    promised.cancel(key=one.visit.key, by=dan, at=NOON, note="the van broke down", over_promise=True)
    followed(triaged)
    assert states(triaged) == ["cancelled"] and len(off()) == 1
    assert not Notice.objects.filter(code="appointment_cancelled_yours").exists()


def test_over_the_door_a_promised_visit_is_cancelled_with_what_the_sheet_asks_for(
    visit: Visit, dan: Actor, api: Callable[..., Any]
) -> None:
    path = f"/api/v1/visits/{visit.key}/cancel"
    ahead = {"promised_from_at": now() + HOUR, "promised_until_at": now() + 2 * HOUR}
    Visit.objects.filter(pk=visit.pk).update(**ahead)
    assert api(dan).post(path, {"note": "the van broke down"}).body["code"] == "promised_window"
    done = api(dan).post(path, {"note": "the van broke down", "over_promise": True})
    assert (done.status, done.body["state"]) == (200, "cancelled"), done.body


# -- whoever is asked --------------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(cast: Any, triaged: WorkOrder) -> Decision:
    """By a policy that does not keep windows somebody was found for today; promised is the day after tomorrow."""
    near_the_plant()
    body = {"rules": {"skill": 1}, "weights": {"promise": 1}}
    policies.publish(by=None, at=NOON, code="balanced", name_zh="均衡", name_en="Balanced", body=body)
    visits.plan(order=triaged.key, by=None, at=NOON, promised=(NINE + 24 * HOUR, NINE + 26 * HOUR))
    standing.forget()
    return decide(order=triaged.key, by=None, at=NOON)


def test_nobody_is_asked_by_hand_to_come_at_another_time_than_promised_unawares(
    elsewhere: Decision, dan: Actor
) -> None:
    told: dict[str, Any] = {"order": elsewhere.order.key, "decision": elsewhere.key, "by": dan, "at": NOON}
    with pytest.raises(Conflict) as warned:
        offer(**told)
    assert warned.value.code == "promised_window"
    offer(**told, over_promise=True, reason="he asked for sooner")
    assert [one.body for one in Note.objects.all()] == ["he asked for sooner"]


def test_what_was_promised_stands_until_somebody_says_yes_and_then_the_customer_hears(elsewhere: Decision) -> None:
    led_on(elsewhere, by_offer=True, at=NOON)
    one = Offer.objects.select_related("engineer__person", "visit").get()
    assert one.visit is not None and one.visit.promised_from_at == NINE + 24 * HOUR and notices() == []
    answering.accept(key=one.key, by=snapshot(one.engineer.person), at=NOON)
    one.visit.refresh_from_db()
    assert one.visit.promised_from_at is None and one.visit.state == "confirmed"
    assert [name for name, _ in notices()] == ["carl"]


def test_who_grabs_it_breaks_what_was_promised_and_the_customer_hears_too(elsewhere: Decision, dan: Actor) -> None:
    told: dict[str, Any] = {"order": elsewhere.order.key, "decision": elsewhere.key, "by": dan, "at": NOON}
    offer(**told, how="pool", over_promise=True, reason="he asked for sooner")
    one = Offer.objects.select_related("engineer__person").order_by("pk")[0]
    answering.accept(key=one.key, by=snapshot(one.engineer.person), at=NOON)
    assert [name for name, _ in notices()] == ["carl"]


def test_where_everybody_says_no_the_promise_is_what_it_was(elsewhere: Decision) -> None:
    led_on(elsewhere, by_offer=True, at=NOON)
    one = Offer.objects.select_related("engineer__person", "visit").get()
    answering.decline(key=one.key, by=snapshot(one.engineer.person), at=NOON, reason="schedule")
    assert one.visit is not None
    one.visit.refresh_from_db()
    assert (one.visit.engineer, one.visit.promised_from_at) == (None, NINE + 24 * HOUR) and notices() == []
