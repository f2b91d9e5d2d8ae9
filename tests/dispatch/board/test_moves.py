"""What is dropped on the board goes where it was dropped, or nothing happens and it is said why."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from aftersales.base.errors import Conflict, Invalid, NotFound
from aftersales.dispatch.actions.board.moving import Said, drop, move, put, take_off
from aftersales.dispatch.queries.board import subject
from aftersales.notices.models import Notice
from aftersales.people.access import Actor
from aftersales.people.models import Leave
from aftersales.workorders.models import Booking, Note, Visit, WorkOrder
from tests.conftest import NOON, facts_of
from tests.dispatch.waiting import HOUR, engineer, key_of

AT = NOON
TWO = NOON + 2 * HOUR


def stands(visit: Visit) -> tuple[Any, ...]:
    row = Visit.objects.get(pk=visit.pk)
    return row.engineer.person.name if row.engineer else None, row.starts_at, row.ends_at


def codes(refused: pytest.ExceptionInfo[Conflict]) -> list[str]:
    return list(refused.value.facts["codes"])


def test_what_begins_in_the_past_is_refused(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    with pytest.raises(Conflict) as refused:
        move(
            visit=visit.key, by=agnes, at=AT, engineer=key_of("tess"), starts_at=AT - HOUR, said=Said("so", True, True)
        )
    assert refused.value.code == "board_never" and "past" in codes(refused)
    assert stands(visit) == ("tess", TWO, TWO + HOUR)


def test_what_is_dropped_on_leave_is_refused_whoever_says_so(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    Leave.objects.create(engineer=engineer("toby"), kind="annual", starts_at=TWO - HOUR, ends_at=TWO + 3 * HOUR)
    with pytest.raises(Conflict) as refused:
        move(visit=visit.key, by=agnes, at=AT, engineer=key_of("toby"), starts_at=TWO, said=Said("so", True, True))
    assert refused.value.code == "board_never" and "leave" in codes(refused)
    assert stands(visit) == ("tess", TWO, TWO + HOUR)


def test_time_that_is_taken_is_refused_and_it_is_said_by_which_order(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit, other = planned("tess", TWO), planned("toby", TWO)
    with pytest.raises(Conflict) as refused:
        move(visit=visit.key, by=agnes, at=AT, engineer=key_of("toby"), starts_at=TWO, said=Said("so", True, True))
    assert refused.value.code == "board_never" and "overlap" in codes(refused)
    (told,) = [one for one in refused.value.facts["reasons"] if one["code"] == "overlap"]
    assert (told["visit"], told["number"]) == (other.key, other.order.number)
    assert f"W-{other.order.number}" in refused.value.facts["why"]


def test_work_beyond_a_shift_is_refused_until_a_person_says_why(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit, begins = planned("tess", TWO), NOON + 5 * HOUR + timedelta(minutes=30)
    told: dict[str, Any] = {"visit": visit.key, "by": agnes, "at": AT, "engineer": key_of("tess"), "starts_at": begins}
    with pytest.raises(Conflict) as refused:
        move(**told)
    assert refused.value.code == "board_rules" and "shift" in codes(refused)
    with pytest.raises(Invalid) as asked:
        move(**told, said=Said("  ", over_rules=True))
    assert (asked.value.code, asked.value.facts["field"]) == ("board_without_reason", "reason")
    assert stands(visit) == ("tess", TWO, TWO + HOUR)
    move(**told, said=Said("the line stands still", over_rules=True))
    assert stands(visit) == ("tess", begins, begins + HOUR)
    assert Note.objects.filter(order=visit.order, public=False, body__contains="stands still").exists()
    assert facts_of(visit.order.key)[-1] == "BoardOverruled"


def test_work_up_to_the_very_end_of_a_shift_is_let_through(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit, begins = planned("tess", TWO), NOON + 5 * HOUR
    move(visit=visit.key, by=agnes, at=AT, engineer=key_of("tess"), starts_at=begins)
    assert stands(visit) == ("tess", begins, NOON + 6 * HOUR)


def test_what_is_moved_is_booked_there_and_no_more_where_it_was(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    done = move(visit=visit.key, by=agnes, at=AT, engineer=key_of("toby"), starts_at=TWO + HOUR)
    (booked,) = Booking.objects.filter(visit=visit, released_at__isnull=True)
    assert (booked.engineer_id, booked.period.lower) == (engineer("toby").pk, TWO + HOUR)
    assert done.was == {"engineer": key_of("tess"), "starts_at": TWO, "ends_at": TWO + HOUR, "mates": []}
    assert done.customer_told is None


def test_a_move_is_undone_by_moving_it_back(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    done = move(visit=visit.key, by=agnes, at=AT, engineer=key_of("toby"), starts_at=TWO + HOUR, version=visit.version)
    assert done.was is not None
    version = Visit.objects.get(pk=visit.pk).version
    move(visit=visit.key, by=agnes, at=AT, version=version, **done.was)
    assert stands(visit) == ("tess", TWO, TWO + HOUR)


def test_nothing_happens_where_nothing_is_changed(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    before = facts_of(visit.order.key)
    move(visit=visit.key, by=agnes, at=AT, engineer=key_of("tess"), starts_at=TWO)
    assert facts_of(visit.order.key) == before
    assert Visit.objects.get(pk=visit.pk).version == visit.version


def test_whoever_drags_second_hears_who_was_first_and_what_they_did(
    planned: Callable[..., Visit], agnes: Actor, mei: Actor
) -> None:
    visit = planned("tess", TWO)
    told: dict[str, Any] = {"visit": visit.key, "at": AT, "version": visit.version}
    move(**told, by=mei, engineer=key_of("toby"), starts_at=TWO)
    with pytest.raises(Conflict) as refused:
        move(**told, by=agnes, engineer=key_of("tess"), starts_at=TWO + HOUR)
    assert refused.value.code == "board_overtaken"
    assert refused.value.facts["who"] == ["mei"]
    assert [one["what"] for one in refused.value.facts["since"]] == ["moved"]
    assert set(refused.value.facts["fields"]) == {"engineer", "starts_at"}
    assert stands(visit) == ("toby", TWO, TWO + HOUR)


def test_a_promised_window_is_left_only_knowingly_and_with_a_reason_and_the_customer_hears(
    planned: Callable[..., Visit], agnes: Actor, carl: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    told: dict[str, Any] = {
        "visit": visit.key, "by": agnes, "at": AT, "engineer": key_of("tess"), "starts_at": TWO + 2 * HOUR
    }  # fmt: skip
    with pytest.raises(Conflict) as refused:
        move(**told)
    assert (refused.value.code, codes(refused)) == ("board_promise_broken", ["promise"])
    with pytest.raises(Invalid) as asked:
        move(**told, said=Said(over_promise=True))
    assert asked.value.code == "board_without_reason"
    assert not Notice.objects.filter(code="visit_promise_moved").exists()
    done = move(**told, said=Said("the van broke down", over_promise=True))
    assert done.customer_told is True
    notice = Notice.objects.get(code="visit_promise_moved")
    assert notice.person_id == carl.id
    assert (notice.facts["was"], notice.facts["now"]) == ("2026-11-18 13:00–15:00", "2026-11-18 16:00")
    assert Visit.objects.get(pk=visit.pk).promised_from_at is None


def test_within_what_was_promised_nobody_is_told_and_it_stands(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    done = move(visit=visit.key, by=agnes, at=AT, engineer=key_of("toby"), starts_at=TWO + HOUR)
    assert done.customer_told is None and not Notice.objects.filter(code="visit_promise_moved").exists()
    assert Visit.objects.get(pk=visit.pk).promised_until_at == TWO + HOUR


def test_strangers_find_nothing_to_move_and_hear_nothing_of_what_is_in_the_way(
    planned: Callable[..., Visit], dan: Actor, agnes: Actor
) -> None:
    foreign = planned("olaf", TWO)
    WorkOrder.objects.filter(pk=foreign.order_id).update(team=None, territory=None, owner=None)
    with pytest.raises(NotFound):
        move(visit=foreign.key, by=dan, at=AT, engineer=key_of("tess"), starts_at=TWO)
    visit = planned("tess", TWO)
    with pytest.raises(Conflict) as refused:
        move(visit=visit.key, by=dan, at=AT, engineer=key_of("olaf"), starts_at=TWO)
    (told,) = [one for one in refused.value.facts["reasons"] if one["code"] == "overlap"]
    assert (told["order"], told["number"]) == (None, None)
    assert f"W-{foreign.order.number}" not in refused.value.facts["why"]


def test_only_engineers_can_be_given_a_visit(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    with pytest.raises(Invalid) as refused:
        move(visit=visit.key, by=agnes, at=AT, engineer=agnes.key, starts_at=TWO)
    assert (refused.value.code, refused.value.facts["field"]) == ("no_such_engineer", "engineer")


def test_an_order_dropped_on_somebody_is_decided_and_sent_there(
    undecided: Callable[..., WorkOrder], agnes: Actor
) -> None:
    order = undecided()
    done = drop(order=order.key, by=agnes, at=AT, engineer=key_of("toby"), starts_at=TWO, said=Said("nearer"))
    visit = Visit.objects.get(key=done.visit)
    assert visit.engineer is not None and visit.engineer.person.name == "toby"
    assert visit.starts_at == TWO and done.was is None
    with pytest.raises(Conflict) as refused:
        drop(order=order.key, by=agnes, at=AT, engineer=key_of("tess"), starts_at=TWO)
    assert "somebody_goes" in codes(refused)


def test_a_visit_taken_off_waits_for_somebody_and_its_promise_stands(
    planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO, promised=(TWO - HOUR, TWO + HOUR))
    done = take_off(visit=visit.key, by=agnes, at=AT)
    assert stands(visit) == (None, None, None)
    assert Visit.objects.get(pk=visit.pk).promised_from_at == TWO - HOUR
    assert not Booking.objects.filter(visit=visit, released_at__isnull=True).exists()
    assert done.was is not None
    move(visit=visit.key, by=agnes, at=AT, **done.was)
    assert stands(visit) == ("tess", TWO, TWO + HOUR)


def test_a_visit_is_dropped_on_somebody_at_some_time_or_nowhere(planned: Callable[..., Visit], agnes: Actor) -> None:
    visit = planned("tess", TWO)
    told: dict[str, Any] = {"visit": visit.key, "version": visit.version, "by": agnes, "at": AT, "said": Said()}
    with pytest.raises(Invalid) as refused:
        put(**told, engineer=key_of("toby"), starts_at=None)
    assert (refused.value.code, refused.value.facts["field"]) == ("board_no_time", "starts_at")
    put(**told, engineer=None, starts_at=None)
    assert stands(visit) == (None, None, None)


@pytest.mark.parametrize("both", [True, False], ids=["both", "neither"])
def test_either_a_visit_or_an_order_is_held_over_somebody(
    both: bool, planned: Callable[..., Visit], agnes: Actor
) -> None:
    visit = planned("tess", TWO)
    told = {"visit": visit.key, "order": visit.order.key} if both else {"visit": None, "order": None}
    with pytest.raises(Invalid) as refused:
        subject.of(agnes, AT, **told)
    assert (refused.value.code, refused.value.facts["field"]) == ("board_one_thing", "visit")
