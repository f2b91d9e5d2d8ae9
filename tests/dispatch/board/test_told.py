"""What was said to others holds on the board: to customers when somebody comes, to engineers what they are asked."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid
from aftersales.base.words import say
from aftersales.customers.models import Contact
from aftersales.dispatch.actions.board.moving import Said, drop, move, take_off
from aftersales.dispatch.actions.deciding import decide
from aftersales.dispatch.actions.offers.making import offer
from aftersales.dispatch.models import Offer, Round
from aftersales.dispatch.queries.board import subject
from aftersales.dispatch.queries.board.verdict import judge
from aftersales.dispatch.solver.asking import Asking
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.workorders.actions import promised
from aftersales.workorders.models import Booking, Visit, WorkOrder
from tests.conftest import NOON
from tests.dispatch.board.judged import said
from tests.dispatch.waiting import HOUR, MINUTE, engineer, key_of

TWO = NOON + 2 * HOUR
ONE = Asking(how="offer", minutes=60, remind=15)


def noticed() -> list[dict[str, Any]]:
    return [one.facts for one in Notice.objects.filter(code="visit_promise_moved").order_by("pk")]


def test_a_broken_promise_that_is_undone_is_told_again(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": NOON}
    done = move(
        **told, engineer=key_of("tess"), starts_at=TWO + 2 * HOUR, said=Said("the van broke down", over_promise=True)
    )
    assert done.was is not None
    held = judge(subject.of_visit(visit.key, agnes), engineer("tess"), [], TWO, None, by=agnes, at=NOON)
    (reason,) = [one for one in held.reasons if one.code == "told"]
    assert held.told()["verdict"] == "amber" and reason.facts["starts_at"] == TWO + 2 * HOUR
    back = move(**told, **done.was)
    assert back.customer_told is True
    assert [one["now"] for one in noticed()] == ["2026-11-18 16:00", "2026-11-18 14:00"]
    assert noticed()[1]["was"] == "2026-11-18 16:00–17:00"


def test_given_to_somebody_else_at_the_time_that_was_told_nobody_hears_twice(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": NOON, "starts_at": TWO + 2 * HOUR}
    move(**told, engineer=key_of("tess"), said=Said("the van broke down", over_promise=True))
    done = move(**told, engineer=key_of("toby"))
    assert done.customer_told is None and len(noticed()) == 1


def test_what_was_told_after_a_broken_promise_stands_though_the_visit_is_taken_off(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": NOON}
    broken = Said("the van broke down", over_promise=True)
    move(**told, engineer=key_of("tess"), starts_at=TWO + 2 * HOUR, said=broken)
    take_off(**told)
    elsewhere = {**told, "engineer": key_of("tess"), "starts_at": TWO + HOUR}
    with pytest.raises(Conflict) as refused:
        move(**elsewhere)
    assert refused.value.code == "board_promise_broken"
    assert move(**elsewhere, said=broken).customer_told is True
    assert noticed()[1]["was"] == "2026-11-18 16:00–17:00"


def test_a_customer_who_could_not_be_told_here_is_to_be_called_and_nothing_is_taken_for_told(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    Contact.objects.filter(pk=visit.order.contact_id).update(person=None)
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": NOON, "engineer": key_of("tess")}
    done = move(**told, starts_at=TWO + 2 * HOUR, said=Said("the van broke down", over_promise=True))
    assert done.customer_told is False and noticed() == []
    said_of = said(visit, "tess", TWO + HOUR, agnes)["told"]
    assert said_of.words == say("board_told_call", agnes.language, starts_at="16:00")
    again = move(**told, starts_at=TWO + HOUR)
    assert again.customer_told is False, "whoever called them calls again"
    take_off(visit=visit.key, by=agnes, at=NOON)
    assert Visit.objects.get(pk=visit.pk).promised_from_at is None


def test_what_a_customer_was_told_elsewhere_than_on_the_board_is_told_again_too(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    start = TWO + 2 * HOUR
    promised.reschedule(
        key=visit.key, by=agnes, at=NOON, engineer=key_of("tess"), starts_at=start, ends_at=start + HOUR,
        over_promise=True, reason="the van broke down",
    )  # fmt: skip
    done = move(visit=visit.key, by=agnes, at=NOON, engineer=key_of("tess"), starts_at=TWO)
    assert done.customer_told is True
    assert [one["now"] for one in noticed()] == ["2026-11-18 16:00", "2026-11-18 14:00"]


def test_who_was_told_of_one_broken_promise_and_could_not_be_of_the_next_is_to_be_called(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "engineer": key_of("tess")}
    broken = Said("the van broke down", over_promise=True)
    move(**told, at=NOON, starts_at=TWO + 2 * HOUR, said=broken)
    window = {"promised_from_at": TWO + 2 * HOUR, "promised_until_at": TWO + 2 * HOUR}
    Visit.objects.filter(pk=visit.pk).update(**window)
    Contact.objects.filter(pk=visit.order.contact_id).update(person=None)
    move(**told, at=NOON + MINUTE, starts_at=TWO + HOUR, said=broken)
    assert said(visit, "tess", TWO, agnes)["told"].words == say("board_told_call", agnes.language, starts_at="15:00")


@pytest.fixture
def asked(undecided: Callable[..., WorkOrder]) -> Round:
    """Somebody is asked, and the time is held for them."""
    order = undecided()
    decision = decide(order=order.key, by=None, at=NOON)
    return offer(order=order.key, decision=decision.key, by=None, at=NOON, terms=ONE)


def of_round(around: Round) -> tuple[Offer, Visit]:
    one = Offer.objects.select_related("engineer__person", "visit").get(round=around)
    assert one.visit is not None
    return one, one.visit


def test_what_somebody_is_asked_about_goes_to_another_only_knowingly_and_they_are_asked_no_more(
    asked: Round, agnes: Actor
) -> None:
    one, visit = of_round(asked)
    other = "toby" if one.engineer.person.name == "tess" else "tess"
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": NOON, "engineer": key_of(other), "starts_at": TWO}
    with pytest.raises(Conflict) as refused:
        move(**told)
    assert (refused.value.code, refused.value.facts["codes"]) == ("board_rules", ["offered"])
    assert Round.objects.get(pk=asked.pk).state == "open"
    move(**told, said=Said("the customer asked for them", over_rules=True))
    row = Visit.objects.get(pk=visit.pk)
    assert (row.engineer_id, row.starts_at) == (engineer(other).pk, TWO)
    assert Round.objects.get(pk=asked.pk).state == "withdrawn"
    (booked,) = Booking.objects.filter(visit=visit, released_at__isnull=True)
    assert booked.engineer_id == engineer(other).pk


def test_what_is_taken_off_nobody_is_asked_about_any_more(asked: Round, agnes: Actor) -> None:
    _, visit = of_round(asked)
    take_off(visit=visit.key, by=agnes, at=NOON)
    assert Round.objects.get(pk=asked.pk).state == "withdrawn"
    assert Visit.objects.get(pk=visit.pk).engineer is None


@pytest.mark.parametrize("days", [-401, 401, 365 * 5_000])
def test_a_day_nobody_plans_for_is_refused_before_it_is_reckoned(
    days: int, planned: Callable[..., Visit], undecided: Callable[..., WorkOrder], agnes: Actor
) -> None:
    begins = NOON + timedelta(days=days)
    told: dict[str, Any] = {"by": agnes, "at": NOON, "engineer": key_of("tess"), "starts_at": begins}
    with pytest.raises(Invalid) as refused:
        move(visit=planned("tess", TWO).key, **told)
    assert (refused.value.code, refused.value.facts["field"]) == ("board_far", "starts_at")
    with pytest.raises(Invalid):
        drop(order=undecided().key, **told)


def test_whoever_drops_on_somebody_else_than_dispatch_would_send_knows_it_before(
    undecided: Callable[..., WorkOrder], agnes: Actor
) -> None:
    order = undecided()
    found = subject.of(agnes, NOON, visit=None, order=order.key)
    assert found.first is not None and found.first.chosen is not None
    names = {one: engineer(one).pk for one in ("tess", "toby")}
    for name, pk in names.items():
        judged = judge(found, engineer(name), [], TWO, None, by=agnes, at=NOON)
        said = [one.facts["name"] for one in judged.reasons if one.code == "not_first"]
        first = next(one for one, own in names.items() if own == found.first.chosen)
        assert said == ([] if pk == found.first.chosen else [first])
        if said:
            with pytest.raises(Invalid) as refused:
                drop(order=order.key, by=agnes, at=NOON, engineer=key_of(name), starts_at=TWO)
            assert refused.value.code == "overruling_without_reason"
