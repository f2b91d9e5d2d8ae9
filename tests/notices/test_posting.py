"""What leaves by e-mail: in somebody's own hours, once where once is enough, and collected for who wants it so."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from aftersales.base.errors import Invalid, NotAllowed
from aftersales.base.ids import new_key
from aftersales.notices import jobs, queries
from aftersales.notices.actions import inbox, posting, preferring
from aftersales.notices.models import Delivery, Notice
from aftersales.notices.rules import AGAIN_AFTER, MOST_ATTEMPTS
from aftersales.notices.states import Mail, State
from aftersales.people.access import Actor
from aftersales.people.models import Person

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
"""A Wednesday in Shanghai, twelve o'clock."""
MORNING = NOON + timedelta(hours=20)
"""The next day, eight o'clock."""
ORDER = new_key()


def tell(person: Actor, number: int = 1, **told: Any) -> Notice:
    usual = {"code": "order_answered", "facts": {"number": str(number)}, "subject": ORDER, "effect": str(new_key())}
    inbox.notify(**{"people": [person.id], "at": NOON, **usual, **told})
    return Notice.objects.order_by("-id")[0]


def state_of(notice: Notice) -> str:
    return Delivery.objects.get(notice=notice).state


def send(notice: Notice, at: datetime) -> State | None:
    return posting.deliver(key=Delivery.objects.get(notice=notice).key, at=at)


@pytest.fixture
def collects(tess: Actor) -> None:
    preferring.prefer(email={"order_answered": Mail.DIGEST, "order_assigned": Mail.DIGEST}, by=tess, at=NOON)


@pytest.fixture
def broken_mail(settings: Any) -> None:
    class Refusing(EmailBackend):
        def send_messages(self, messages: Any) -> int:
            raise ConnectionRefusedError(111, "refused by tess@example.com")

    settings.EMAIL_BACKEND = f"{__name__}.Refusing"
    globals()["Refusing"] = Refusing


# -- once is enough ----------------------------------------------------------------------------------------------------


def test_a_later_one_of_the_same_sort_stands_for_one_that_has_not_left(tess: Actor) -> None:
    first, second = tell(tess), tell(tess)
    assert (state_of(first), state_of(second)) == (State.DROPPED, State.WAITING)
    assert queries.unread_count(tess.id) == "2", "the inbox has both"


@pytest.mark.parametrize("other", [{"subject": new_key()}, {"code": "order_assigned"}, {"subject": None}])
def test_one_of_another_sort_or_about_something_else_leaves_too(tess: Actor, other: dict[str, Any]) -> None:
    first = tell(tess, **({"subject": None} if "subject" in other and other["subject"] is None else {}))
    tell(tess, **other)
    assert state_of(first) == State.WAITING


def test_what_somebody_else_waits_for_is_not_touched(tess: Actor, toby: Actor) -> None:
    theirs = tell(toby)
    tell(tess)
    assert state_of(theirs) == State.WAITING


def test_one_whose_try_is_under_way_is_left_alone(tess: Actor, broken_mail: None) -> None:
    first = tell(tess)
    assert send(first, NOON) is State.WAITING
    tell(tess)
    assert state_of(first) == State.WAITING


def test_nobody_gets_two_of_a_sort_within_ten_minutes_unless_it_is_urgent(tess: Actor) -> None:
    assert send(tell(tess), NOON) is State.SENT
    soon = NOON + timedelta(minutes=3)
    second = tell(tess, at=soon)
    assert Delivery.objects.get(notice=second).due_at == NOON + AGAIN_AFTER
    urgent = tell(tess, at=soon, urgent=True)
    assert Delivery.objects.get(notice=urgent).due_at == soon


# -- one's own hours ---------------------------------------------------------------------------------------------------


def test_whoever_sleeps_by_day_is_left_alone_by_day(tess: Actor) -> None:
    preferring.keep_hours(quiet_from=8 * 60, quiet_until=16 * 60, digest_at=17 * 60, by=tess, at=NOON)
    assert Delivery.objects.get(notice=tell(tess)).due_at == NOON + timedelta(hours=4)
    assert Delivery.objects.get(notice=tell(tess, urgent=True)).due_at == NOON


def test_from_and_until_the_same_is_no_quiet_at_all(tess: Actor) -> None:
    preferring.keep_hours(quiet_from=0, quiet_until=0, digest_at=0, by=tess, at=NOON)
    night = NOON + timedelta(hours=14)
    assert Delivery.objects.get(notice=tell(tess, at=night)).due_at == night


def test_hours_are_ones_own(tess: Actor, toby: Actor, xena: Actor) -> None:
    preferring.keep_hours(quiet_from=0, quiet_until=1, digest_at=2, by=tess, at=NOON)
    assert queries.preferences(tess.id)["hours"].digest_at == 2
    assert queries.preferences(toby.id)["hours"].digest_at == 8 * 60
    with pytest.raises(NotAllowed):
        preferring.keep_hours(quiet_from=0, quiet_until=1, digest_at=2, by=xena, at=NOON)


# -- the letter of the day ---------------------------------------------------------------------------------------------


def test_what_cannot_wait_is_not_collected(tess: Actor) -> None:
    with pytest.raises(Invalid) as refusal:
        preferring.prefer(email={"sla_warning": Mail.DIGEST}, by=tess, at=NOON)
    assert (refusal.value.code, refusal.value.facts["codes"]) == ("notice_cannot_wait", ["sla_warning"])


def test_what_is_collected_leaves_once_a_day_in_one_letter(tess: Actor, collects: None) -> None:
    tell(tess, 7)
    tell(tess, 8, subject=new_key(), code="order_assigned", at=NOON + timedelta(hours=1))
    assert posting.collect(person=tess.key, at=MORNING - timedelta(minutes=1)) == 0
    assert posting.collect(person=tess.key, at=MORNING) == 2
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["tess@example.com"], "今天的 2 条通知")
    lines = letter.body.splitlines()
    assert "11-18 12:00  工单 7 有新回复" in lines and "11-18 13:00  工单 8 派给您了" in lines
    assert posting.collect(person=tess.key, at=MORNING + timedelta(hours=1)) == 0
    assert set(Delivery.objects.values_list("state", flat=True)) == {State.SENT}


def test_a_collected_one_is_never_sent_by_itself(tess: Actor, collects: None) -> None:
    notice = tell(tess)
    assert send(notice, MORNING) is None
    assert posting.resend_stuck(at=MORNING) == 0


def test_who_has_read_all_gets_no_letter(tess: Actor, collects: None) -> None:
    inbox.mark_read(keys=[tell(tess).key], by=tess, at=NOON)
    assert posting.collect(person=tess.key, at=MORNING) == 0
    assert mail.outbox == []


def test_what_is_urgent_is_not_collected(tess: Actor, collects: None) -> None:
    assert send(tell(tess, urgent=True), NOON) is State.SENT


def test_the_sweep_finds_whose_letter_is_due_and_the_job_writes_it(
    tess: Actor, collects: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")
    tell(tess)
    tell(tess, subject=new_key())
    assert [posting.write_digests(at=at) for at in (NOON, MORNING, MORNING)] == [0, 1, 0]
    monkeypatch.setattr(jobs, "now", lambda: MORNING)
    jobs.collect(person=str(tess.key))
    assert len(mail.outbox) == 1


def test_a_letter_that_cannot_be_sent_is_tried_again_whole_and_given_up_in_the_end(
    tess: Actor, collects: None, broken_mail: None
) -> None:
    tell(tess)
    tell(tess, subject=new_key())
    at = MORNING
    for _ in range(MOST_ATTEMPTS):
        assert posting.collect(person=tess.key, at=at) == 2
        at = Delivery.objects.order_by("-due_at")[0].due_at
    assert set(Delivery.objects.values_list("state", "error")) == {(State.FAILED, "ConnectionRefusedError 111")}


def test_after_half_a_day_without_a_mail_server_the_letter_is_no_longer_sent(tess: Actor, collects: None) -> None:
    notice = tell(tess)
    assert posting.collect(person=tess.key, at=MORNING + timedelta(hours=13)) == 0
    assert state_of(notice) == State.EXPIRED


def test_somebody_who_left_gets_no_letter(tess: Actor, collects: None) -> None:
    notice = tell(tess)
    Person.objects.filter(pk=tess.id).update(is_active=False)
    assert posting.collect(person=tess.key, at=MORNING) == 0
    assert state_of(notice) == State.DROPPED


def test_two_processes_write_one_letter(
    transactional_db: None, tess: Actor, collects: None, together: Callable[..., list[Any]]
) -> None:
    tell(tess)
    tell(tess, subject=new_key())
    answers = together(lambda: posting.collect(person=tess.key, at=MORNING), 6)
    assert sum(1 for one in answers if one) >= 1
    assert sum(letter.body.count("有新回复") for letter in mail.outbox) == 2
