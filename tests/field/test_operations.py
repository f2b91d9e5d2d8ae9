"""What a phone tells: taken over once for ever, in order, at the time it happened, each for itself."""

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from aftersales.base.clock import now
from aftersales.base.ids import new_key
from aftersales.field.actions.kinds import KINDS
from aftersales.field.actions.operations import KEPT_DAYS, forget_told
from aftersales.field.models import Device, Operation
from aftersales.people.access import Actor
from aftersales.people.models import Person
from aftersales.workorders.actions import moves, visits
from aftersales.workorders.models import Note, SlaEvent, Visit, WorkOrder
from tests.conftest import Api, facts_of
from tests.field.conftest import HOUR, MINUTE, Phone, again, instant

pytestmark = pytest.mark.django_db
Phones = Callable[..., Phone]
Plans = Callable[..., Visit]


# -- refused -----------------------------------------------------------------------------------------------------------


def test_nobody_and_no_customer_tells_anything(
    api: Callable[..., Api], carl: Actor, tess: Actor, planned: Plans
) -> None:
    visit = planned(tess)
    for who, status in ((None, 401), (carl, 403)):
        one = Phone(api(who))
        assert one.send(one.done("visit.confirm", visit)).status == status
    assert Operation.objects.count() == 0


def test_a_visit_of_another_team_does_not_exist(phone: Phones, olaf: Actor, tess: Actor, planned: Plans) -> None:
    visit = planned(tess)
    told = phone(olaf).does("visit.confirm", visit)
    assert (told["outcome"], told["code"]) == ("refused", "not_found")
    assert told["now"] == {"fields": {}, "legal": []}, "nothing is said of what does not exist"
    assert again(visit).state == "planned"


def test_a_colleagues_visit_is_not_mine_to_accept(
    phone: Phones, toby: Actor, tess: Actor, planned: Plans, agnes: Actor
) -> None:
    visit = planned(tess)
    WorkOrder.objects.filter(pk=visit.order_id).update(team=Person.objects.get(pk=tess.id).team)
    told = phone(toby).does("visit.confirm", visit)
    assert (told["outcome"], told["code"]) == ("refused", "not_allowed")
    assert again(visit).state == "planned"


@pytest.mark.parametrize(
    ("kind", "facts", "code"),
    [
        ("visit.explode", {}, "unknown_operation"),
        ("__class__", {}, "unknown_operation"),
        ("visit.complete", {}, "bad_facts"),
        ("visit.complete", {"outcome": "wonderful"}, "bad_facts"),
        ("visit.confirm", {"engineer_id": 1}, "bad_facts"),
        ("visit.decline", {"reason": "schedule", "note": "nul\0"}, "bad_facts"),
        ("visit.decline", {"reason": {"$ne": 1}}, "bad_facts"),
        ("order.wait", {"reason": "parts", "wake_at": "soon"}, "bad_facts"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_reason(
    kind: str, facts: Any, code: str, phone: Phones, tess: Actor, planned: Plans
) -> None:
    visit = planned(tess)
    told = phone(tess).does(kind, visit, **facts)
    assert (told["outcome"], told["code"]) == ("refused", code)
    assert told["detail"] and told["detail"] != code
    assert again(visit).state == "planned"
    assert Operation.objects.get().told.keys() == facts.keys(), "what was said is kept"


def test_a_refusal_says_what_would_be_legal(phone: Phones, tess: Actor, planned: Plans) -> None:
    told = phone(tess).does("visit.complete", planned(tess), outcome="fixed")
    assert (told["outcome"], told["code"]) == ("refused", "illegal_visit_move")
    assert told["now"]["legal"] == ["confirm", "decline"]
    assert told["now"]["fields"]["state"] == "planned"
    assert "OperationRefused" in facts_of(Operation.objects.get().key)


def test_one_that_is_refused_loses_no_other(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    results = mine.tell(
        mine.done("visit.confirm", visit), mine.done("visit.complete", visit, outcome="fixed"),
        mine.done("visit.depart", uuid4()), mine.done("visit.depart", visit),
    )  # fmt: skip
    assert [one["outcome"] for one in results] == ["done", "refused", "refused", "done"]
    assert again(visit).state == "travelling"


@pytest.mark.parametrize(
    "wrong",
    [
        {"id": "7"}, {"id": str(uuid4())}, {"seq": -1}, {"seq": 2**70}, {"at": "yesterday"},
        {"at": "2026-11-21T10:00:00"}, {"subject": "x"}, {"facts": []}, {"base_version": -1}, {"engineer": 1},
    ],
)  # fmt: skip
def test_a_broken_operation_is_not_taken_at_all(wrong: Any, phone: Phones, tess: Actor, planned: Plans) -> None:
    mine = phone(tess)
    assert mine.send({**mine.done("visit.confirm", planned(tess)), **wrong}).status == 422
    assert Operation.objects.count() == 0


def test_a_phone_tells_at_most_so_much_at_once(phone: Phones, tess: Actor, planned: Plans) -> None:
    mine, visit = phone(tess), planned(tess)
    assert mine.send().status == 422
    assert mine.send(*(mine.done("visit.confirm", visit) for _ in range(101))).status == 422


def test_a_script_in_a_note_does_not_run(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit = planned(tess)
    told = phone(tess).does(
        "order.note", visit.order, body="<img src=x onerror=alert(1)><script>x</script><b>door 3</b>"
    )
    assert told["outcome"] == "done"
    assert Note.objects.get(order=visit.order).body == "<b>door 3</b>"


# -- once for ever -----------------------------------------------------------------------------------------------------


def test_the_whole_visit(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    moved = [
        mine.does("visit.confirm", visit), mine.does("visit.depart", visit), mine.does("visit.arrive", visit),
        mine.does("order.note", visit.order, body="fan is worn", public=False),
        mine.does("visit.complete", visit, outcome="fixed", note="new fan"),
        mine.does("order.resolve", visit.order, cause="worn", solution="new fan"),
    ]  # fmt: skip
    assert {one["outcome"] for one in moved} == {"done"}
    assert (again(visit).outcome, again(visit.order).state) == ("fixed", "resolved")
    assert moved[-1]["version"] == again(visit.order).version
    assert not Operation.objects.exclude(told={}).exists(), "what was taken over is not kept twice"


def test_sent_twice_it_happens_once_and_is_answered_the_same(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    told = [mine.done("visit.confirm", visit), mine.done("visit.complete", visit, outcome="fixed")]
    first, second = mine.tell(*told), mine.tell(*told)
    assert [one.pop("replayed") for one in first + second] == [False, False, True, True]
    assert first == second
    assert facts_of(visit.order.key).count("VisitConfirmed") == 1
    mine.does("visit.depart", visit)
    (late,) = mine.tell(told[1])
    assert late["now"]["fields"]["state"] == "confirmed", "the answer is that of then"


def test_the_same_id_with_something_else_in_it_is_refused(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    one = mine.done("visit.confirm", visit)
    mine.tell(one)
    for other in ({"kind": "visit.depart"}, {"subject": uuid4()}, {"facts": {"x": 1}}, {"seq": 9}):
        (told,) = mine.tell({**one, **other})
        assert (told["outcome"], told["code"]) == ("refused", "operation_reused")
    assert again(visit).state == "confirmed"
    assert Operation.objects.count() == 1


def test_a_colleague_learns_nothing_by_an_id_or_a_phone_that_is_not_theirs(
    phone: Phones, tess: Actor, olaf: Actor, planned: Plans
) -> None:
    hers, his = phone(tess), phone(olaf)
    one = hers.done("visit.confirm", planned(tess))
    hers.tell(one)
    (by_id,) = his.tell({**one, "device": his.device})
    assert (by_id["code"], by_id["replayed"]) == ("operation_reused", False)
    (by_phone,) = his.tell({**his.done("visit.confirm", planned(olaf)), "device": hers.device})
    assert by_phone["code"] == "device_of_another"
    assert Operation.objects.count() == 1


def test_in_the_order_in_which_it_was_done(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    told = [mine.done(f"visit.{move}", visit) for move in ("confirm", "depart", "arrive")]
    results = mine.tell(*reversed(told))
    assert [one["id"] for one in results] == [str(one["id"]) for one in told]
    assert {one["outcome"] for one in results} == {"done"}
    assert Device.objects.get().last_seq == 3


@pytest.mark.django_db(transaction=True)
def test_two_requests_at_once_make_one_effect(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    told = [mine.done(f"visit.{move}", visit) for move in ("confirm", "depart", "arrive")]
    answers: list[Any] = []

    def send() -> None:
        other = Phone(Api(Person.objects.get(pk=tess.id)))
        try:
            answers.append(other.tell(*told))
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert len(answers) == 4
    assert {result["outcome"] for answer in answers for result in answer} == {"done"}
    assert sum(not result["replayed"] for answer in answers for result in answer) == 3
    assert [facts_of(visit.order.key).count(kind) for kind in ("VisitConfirmed", "VisitArrived")] == [1, 1]


# -- when it happened --------------------------------------------------------------------------------------------------


def test_told_late_it_counts_when_it_was_done(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    confirmed, arrived = mine.tell(
        mine.done("visit.confirm", visit, 5 * HOUR), mine.done("visit.arrive", visit, 3 * HOUR)
    )
    assert now() - instant(arrived["at"]) > 3 * HOUR - MINUTE
    assert again(visit).arrived_at == instant(arrived["at"])
    assert SlaEvent.objects.filter(order=visit.order, target="arrival", kind="stop", at=instant(arrived["at"])).exists()
    assert (confirmed["off_seconds"], arrived["off_seconds"]) == (0, 0)


@pytest.mark.parametrize("days", [-20_000, -1, 1, 3, 30_000])
def test_a_clock_that_is_wrong_by_days_is_set_right(days: int, phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess, clock_ahead=timedelta(days=days))
    told = mine.tell(mine.done("visit.confirm", visit, 2 * HOUR), mine.done("visit.depart", visit, HOUR))
    for one, ago in zip(told, (2 * HOUR, HOUR), strict=True):
        assert one["outcome"] == "done"
        assert abs(now() - instant(one["at"]) - ago) < MINUTE
        assert abs(one["off_seconds"] - days * 86_400) < 60


def test_nothing_happens_after_we_heard_of_it_nor_before_it_could(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    mine.ahead = timedelta(minutes=1)  # within what a line takes: believed, but not beyond now
    soon = mine.does("visit.confirm", visit)
    assert instant(soon["at"]) <= instant(soon["recorded_at"])
    (early,) = mine.tell(mine.done("visit.depart", visit, 20 * HOUR))
    assert instant(early["at"]) == instant(soon["at"]), "not before it was accepted on the same phone"


def test_before_the_report_nothing_was_done(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit = planned(tess)
    told = phone(tess).does("visit.confirm", visit, timedelta(days=20))
    assert instant(told["at"]) == visit.order.reported_at


def test_what_is_too_old_is_left_to_a_person(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit = planned(tess)
    WorkOrder.objects.filter(pk=visit.order_id).update(reported_at=now() - timedelta(days=90))
    told = phone(tess).does("order.note", visit.order, timedelta(days=40), body="from the roof")
    assert (told["outcome"], told["code"]) == ("refused", "operation_out_of_date")
    assert Operation.objects.get().told == {"body": "from the roof"}


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"])
def test_the_ends_of_the_calendar_break_nothing(at: str, phone: Phones, tess: Actor, planned: Plans) -> None:
    mine = phone(tess)
    (told,) = mine.tell({**mine.done("visit.confirm", planned(tess)), "at": at})
    assert told["outcome"] in ("done", "refused")


# -- others were there first -------------------------------------------------------------------------------------------


def test_what_the_desk_changed_meanwhile_is_a_conflict_and_shown_field_by_field(
    phone: Phones, tess: Actor, toby: Actor, planned: Plans
) -> None:
    visit, mine = planned(tess), phone(tess)
    WorkOrder.objects.filter(pk=visit.order_id).update(team=Person.objects.get(pk=tess.id).team)
    seen = again(visit).version
    start = now() + 30 * HOUR
    visits.reschedule(key=visit.key, by=None, at=now(), engineer=toby.key, starts_at=start, ends_at=start + HOUR)
    (told,) = mine.tell({**mine.done("visit.confirm", visit), "base_version": seen})
    assert (told["outcome"], told["code"]) == ("conflict", "not_allowed")
    assert told["now"]["fields"]["mine"] is False
    assert instant(told["now"]["fields"]["starts_at"]) == start
    assert told["now"]["legal"] == []


def test_a_move_that_is_still_legal_is_made_whatever_else_changed(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    start = now() + 30 * HOUR
    visits.reschedule(key=visit.key, by=None, at=now(), engineer=tess.key, starts_at=start, ends_at=start + HOUR)
    (told,) = mine.tell({**mine.done("visit.confirm", visit), "base_version": visit.version})
    assert told["outcome"] == "done"


def test_a_right_taken_away_is_taken_away_from_the_phone(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    Person.objects.get(pk=tess.id).roles.clear()
    told = mine.does("visit.confirm", visit)
    assert (told["outcome"], told["code"]) == ("refused", "not_found")


# -- the room itself ---------------------------------------------------------------------------------------------------


def test_remote_work_is_told_by_the_phone_too(phone: Phones, tess: Actor, agnes: Actor, assigned: WorkOrder) -> None:
    mine = phone(tess)
    wake = now() + 24 * HOUR
    results = mine.tell(
        mine.done("order.start", assigned), mine.done("order.wait", assigned, reason="parts", wake_at=wake.isoformat()),
        mine.done("order.resume", assigned), mine.done("order.note", assigned, body="on it", public=True),
    )  # fmt: skip
    assert {one["outcome"] for one in results} == {"done"}
    assert again(assigned).state == "working"


def test_only_what_is_in_the_table_can_be_told() -> None:
    assert KINDS.keys() == {
        "visit.confirm", "visit.decline", "visit.depart", "visit.arrive", "visit.complete", "visit.report_no_access",
        "offer.accept", "offer.decline",
        "order.start", "order.wait", "order.resume", "order.resolve", "order.note", "order.attach", "order.fill",
        "checklist.answer", "checklist.follow_up",
        "time.start", "time.stop", "time.enter", "time.correct", "time.strike",
    }  # fmt: skip


def test_what_was_refused_is_forgotten_after_three_months(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, mine = planned(tess), phone(tess)
    one = mine.done("visit.decline", visit, reason="bored", note="private")
    mine.tell(one)
    assert forget_told(at=now() + timedelta(days=KEPT_DAYS - 1)) == 0
    assert forget_told(at=now() + timedelta(days=KEPT_DAYS + 1)) == 1
    row = Operation.objects.get()
    assert (row.told, row.facts, row.code) == ({}, {}, "bad_facts")
    assert mine.tell(one)[0]["replayed"] is True


def test_a_note_is_written_where_the_order_waits(phone: Phones, tess: Actor, assigned: WorkOrder) -> None:
    moves.wait(key=assigned.key, by=tess, at=now(), reason="parts")  # type: ignore[arg-type]  # as a door parses it
    told = phone(tess).does("order.note", assigned, body="fan is on its way", note_key=str(new_key()))
    assert told["outcome"] == "done"


@pytest.mark.parametrize(
    ("said", "kept"),
    [("2026-10-31T08:15:00+00:00", "2026-10-31"), ("0001-01-01T00:00:00+14:00", "0001-12-31"),
     ("9999-12-31T23:59:59-12:00", "9998-12-29")],
)  # fmt: skip
def test_what_the_phones_clock_said_is_kept_as_far_as_a_column_holds_it(
    phone: Phones, tess: Actor, planned: Plans, said: str, kept: str
) -> None:
    one = phone(tess)
    one.tell({**one.done("visit.confirm", planned(tess)), "at": said})
    assert Operation.objects.get().said_at.date().isoformat() == kept


def test_a_phone_says_when_to_look_again_after_nobody_let_one_in(phone: Phones, tess: Actor, planned: Plans) -> None:
    visit, wake_at = planned(tess), now() + 72 * HOUR
    for kind in ("visit.confirm", "visit.depart", "visit.arrive"):
        phone(tess).does(kind, visit)
    told = phone(tess).does("visit.report_no_access", visit, wake_at=wake_at)
    assert (told["outcome"], WorkOrder.objects.get(pk=visit.order_id).wake_at) == ("done", wake_at)
