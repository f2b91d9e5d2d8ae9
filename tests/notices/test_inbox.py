"""Telling people: once per cause, only who wants it, not in the night, never twice by a crash."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.db import connection

from aftersales.base import facts
from aftersales.base.errors import Invalid, NotAllowed, NotFound
from aftersales.base.facts import present_origin
from aftersales.base.ids import new_key
from aftersales.notices import jobs, queries
from aftersales.notices.actions import inbox, posting, preferring
from aftersales.notices.letters import message_id
from aftersales.notices.models import Delivery, Notice, Preference
from aftersales.notices.rules import MOST_ATTEMPTS
from aftersales.notices.states import Mail, State
from aftersales.people.access import Actor
from aftersales.people.models import Person

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
NIGHT = datetime(2026, 11, 18, 15, 0, tzinfo=UTC)
"""A Wednesday in Shanghai, twelve o'clock and eleven at night."""
ORDER = new_key()


def tell(*people: Actor, **told: Any) -> int:
    ordinary: dict[str, Any] = {
        "people": [person.id for person in people],
        "code": "order_assigned",
        "facts": {"number": "W-7"},
        "subject": ORDER,
        "effect": "assigned 7",
        "at": NOON,
    }
    return inbox.notify(**{**ordinary, **told})


def deliver(at: datetime = NOON) -> State | None:
    return posting.deliver(key=Delivery.objects.get().key, at=at)


def queued() -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT args, scheduled_at FROM procrastinate_jobs WHERE task_name = 'notices.send' ORDER BY id")
        return [{**json.loads(args), "scheduled_at": at} for args, at in cursor.fetchall()]


class Refusing(EmailBackend):
    """A mail server that is out of order."""

    def send_messages(self, messages: Any) -> int:
        raise ConnectionRefusedError(111, "refused by tess@example.com")


@pytest.fixture
def broken_mail(settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{Refusing.__module__}.{Refusing.__qualname__}"


@pytest.fixture(autouse=True)
def _no_jobs(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


# -- who is told -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("origin", ["import", "demo"])
def test_the_past_and_the_made_up_reach_nobody(tess: Actor, origin: str) -> None:
    with facts.origin(origin):
        assert present_origin() == origin
        assert tell(tess) == 0

    assert not Notice.objects.exists()
    assert queued() == []


def test_somebody_who_left_is_not_told(tess: Actor) -> None:
    Person.objects.filter(pk=tess.id).update(is_active=False)

    assert tell(tess) == 0


def test_whoever_caused_it_is_not_told(tess: Actor, toby: Actor) -> None:
    assert tell(tess, toby, by=tess) == 1
    assert Notice.objects.get().person_id == toby.id


def test_an_unknown_code_is_a_mistake_of_ours(tess: Actor) -> None:
    with pytest.raises(KeyError):
        tell(tess, code="order_danced")


def test_the_same_cause_tells_a_person_once(tess: Actor, toby: Actor) -> None:
    assert [tell(tess), tell(tess, toby), tell(tess, toby)] == [1, 1, 0]
    assert Notice.objects.count() == Delivery.objects.count() == len(queued()) == 2


def test_another_cause_tells_again(tess: Actor) -> None:
    assert [tell(tess), tell(tess, effect="assigned 7 again")] == [1, 1]


def test_an_open_page_hears_that_there_is_something_new(tess: Actor) -> None:
    tell(tess)

    with connection.cursor() as cursor:
        cursor.execute("SELECT kind, subject, audience, data->>'code' FROM base_fact WHERE kind = 'PersonNotified'")
        assert cursor.fetchall() == [("PersonNotified", tess.key, [f"person:{tess.id}"], "order_assigned")]


# -- by e-mail ---------------------------------------------------------------------------------------------------------


def test_somebody_without_an_address_has_the_inbox(tess: Actor) -> None:
    Person.objects.filter(pk=tess.id).update(email=None, phone="+8613800000000")

    assert tell(tess) == 1
    assert not Delivery.objects.exists()


def test_what_is_not_worth_an_e_mail_stays_in_the_inbox(tess: Actor) -> None:
    tell(tess, code="order_unassigned")

    assert Notice.objects.count() == 1
    assert not Delivery.objects.exists()


def test_a_wish_stands_above_what_is_usual(tess: Actor, toby: Actor) -> None:
    preferring.prefer(email={"order_assigned": Mail.NO, "order_unassigned": Mail.AT_ONCE}, by=tess, at=NOON)
    tell(tess, toby)
    tell(tess, toby, code="order_unassigned", effect="other")

    told = set(Delivery.objects.values_list("notice__person_id", "notice__code"))
    assert told == {(toby.id, "order_assigned"), (tess.id, "order_unassigned")}


def test_a_wish_about_nothing_we_send_is_refused(tess: Actor) -> None:
    with pytest.raises(Invalid) as refusal:
        preferring.prefer(email={"order_danced": Mail.NO}, by=tess, at=NOON)

    assert refusal.value.facts == {"field": "email", "codes": ["order_danced"]}
    assert not Preference.objects.exists()


def test_a_letter_names_the_order_and_the_next_step_in_the_readers_language(tess: Actor) -> None:
    Person.objects.filter(pk=tess.id).update(language="en")
    tell(tess)

    assert deliver() is State.SENT

    (letter,) = mail.outbox
    assert letter.to == ["tess@example.com"]
    assert letter.subject == "Work order W-7 is yours"
    assert "Open it to accept it" in letter.body
    assert "2026-11-18 12:00 (UTC+8)" in letter.body
    headers = letter.message()
    assert headers["Message-ID"] == message_id(Delivery.objects.get())
    assert headers["Auto-Submitted"] == "auto-generated"


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("Pacific/Marquesas", "2026-11-17 18:30 (UTC-9:30)"), ("Asia/Kolkata", "2026-11-18 09:30 (UTC+5:30)")],
)
def test_the_time_in_a_letter_is_the_readers_with_its_distance_from_utc(tess: Actor, zone: str, shown: str) -> None:
    Person.objects.filter(pk=tess.id).update(zone=zone)
    tell(tess)
    deliver()

    assert shown in mail.outbox[0].body


def test_a_letter_in_chinese_is_the_usual(tess: Actor) -> None:
    tell(tess)
    deliver()

    assert mail.outbox[0].subject == "工单 W-7 派给您了"
    assert "tess，您好" in mail.outbox[0].body


def test_a_delivery_that_was_sent_is_not_sent_again(tess: Actor) -> None:
    tell(tess)

    assert [deliver(), deliver(), deliver(NOON + timedelta(hours=3))] == [State.SENT, None, None]
    assert len(mail.outbox) == 1
    assert Delivery.objects.get().sent_at == NOON


def test_the_job_sends_it(tess: Actor) -> None:
    tell(tess, at=datetime.now(UTC), urgent=True)

    jobs.send(**{key: value for key, value in queued()[0].items() if key != "scheduled_at"})

    assert len(mail.outbox) == 1


def test_a_file_in_the_outbox_is_what_leaves_by_default(tess: Actor, settings: Any, tmp_path: Path) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    tell(tess)

    assert deliver() is State.SENT
    assert "W-7" in next(tmp_path.iterdir()).read_text()


# -- night and deadlines -----------------------------------------------------------------------------------------------


def test_at_night_it_waits_for_the_morning(tess: Actor) -> None:
    tell(tess, at=NIGHT)
    morning = NIGHT + timedelta(hours=8)

    assert deliver(NIGHT + timedelta(hours=7, minutes=59)) is None
    assert queued()[0]["scheduled_at"] == morning
    assert deliver(morning) is State.SENT


def test_what_is_urgent_is_sent_at_night(tess: Actor) -> None:
    tell(tess, at=NIGHT, urgent=True)

    assert deliver(NIGHT) is State.SENT


def test_a_warning_of_the_night_is_not_sent_in_the_morning(tess: Actor) -> None:
    tell(tess, code="sla_warning", at=NIGHT)

    assert Delivery.objects.get().state == State.EXPIRED
    assert queued() == []
    assert queries.unread_count(tess.id) == "1"


def test_after_an_outage_what_is_stale_is_dropped(tess: Actor) -> None:
    tell(tess, code="sla_warning")

    assert deliver(NOON + timedelta(hours=2)) is State.EXPIRED
    assert mail.outbox == []


def test_what_was_read_meanwhile_needs_no_letter(tess: Actor) -> None:
    tell(tess, at=NIGHT)
    inbox.mark_read(keys=[Notice.objects.get().key], by=tess, at=NIGHT)

    assert deliver(NIGHT + timedelta(hours=9)) is State.DROPPED
    assert mail.outbox == []


# -- when sending fails ------------------------------------------------------------------------------------------------


def test_a_failed_try_is_repeated_with_pauses_and_then_given_up(tess: Actor, broken_mail: None) -> None:
    tell(tess, code="order_resolved")
    at = NOON
    states = []
    while len(states) < 20 and State.FAILED not in states:
        states.append(deliver(at))
        at = max(at, Delivery.objects.get().due_at)

    delivery = Delivery.objects.get()
    assert states == [State.WAITING] * (MOST_ATTEMPTS - 1) + [State.FAILED]
    assert delivery.error == "ConnectionRefusedError 111", "without the address"


def test_between_tries_nothing_is_sent(tess: Actor, broken_mail: None) -> None:
    tell(tess)
    deliver()

    assert deliver(NOON + timedelta(seconds=29)) is None
    assert Delivery.objects.get().attempts == 1


def test_a_process_that_died_while_sending_is_followed_by_another_with_the_same_name(
    tess: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(tess)
    with monkeypatch.context() as dying:
        dying.setattr("django.core.mail.EmailMessage.send", _sends_and_dies)
        with pytest.raises(KeyboardInterrupt):
            deliver()

    assert deliver(NOON + timedelta(seconds=1)) is None, "it may yet be under way"
    assert deliver(NOON + timedelta(seconds=30)) is State.SENT
    first, second = mail.outbox
    assert first.message()["Message-ID"] == second.message()["Message-ID"]


def _sends_and_dies(letter: Any) -> None:
    mail.get_connection().send_messages([letter])
    raise KeyboardInterrupt


def test_the_sweep_queues_what_is_due_and_has_no_job(tess: Actor, toby: Actor) -> None:
    tell(tess, toby)
    assert posting.resend_stuck(at=NOON) == 0, "their jobs still wait"
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")

    assert posting.resend_stuck(at=NOON - timedelta(seconds=1)) == 0
    assert [posting.resend_stuck(at=NOON), posting.resend_stuck(at=NOON)] == [2, 0]


# -- withdrawn, read ---------------------------------------------------------------------------------------------------


def test_what_turned_out_untrue_is_struck_out_and_stopped(tess: Actor, toby: Actor) -> None:
    tell(tess, toby, effect="breach 7")
    tell(tess, effect="other")

    assert [inbox.withdraw(effect="breach 7", at=NOON), inbox.withdraw(effect="breach 7", at=NOON)] == [2, 0]

    assert queries.unread_count(tess.id) == "1"
    assert set(Delivery.objects.filter(notice__effect="breach 7").values_list("state", flat=True)) == {State.DROPPED}
    assert Notice.objects.filter(withdrawn_at=NOON).count() == 2


def test_somebody_elses_notice_does_not_exist(tess: Actor, toby: Actor) -> None:
    tell(tess)
    key = Notice.objects.get().key

    with pytest.raises(NotFound):
        inbox.mark_read(keys=[key], by=toby, at=NOON)
    with pytest.raises(NotFound):
        inbox.mark_all_read(until=key, by=toby, at=NOON)

    assert Notice.objects.get().read_at is None


def test_without_the_right_there_is_no_inbox(xena: Actor) -> None:
    with pytest.raises(NotAllowed):
        inbox.mark_read(keys=[], by=xena, at=NOON)


def test_reading_twice_keeps_the_first_instant(tess: Actor) -> None:
    tell(tess)
    keys = [Notice.objects.get().key]

    assert inbox.mark_read(keys=keys, by=tess, at=NOON) == 1
    assert inbox.mark_read(keys=keys, by=tess, at=NIGHT) == 0
    assert Notice.objects.get().read_at == NOON


def test_all_read_means_all_that_had_been_seen(tess: Actor) -> None:
    for number in range(3):
        tell(tess, effect=f"assigned {number}")
    seen = Notice.objects.order_by("id")[1].key

    assert inbox.mark_all_read(until=seen, by=tess, at=NOON) == 2
    assert queries.unread_count(tess.id) == "1"


# -- two at once -------------------------------------------------------------------------------------------------------


def test_two_who_tell_of_one_cause_tell_once(
    together: Callable[..., list[Any]], tess: Actor, toby: Actor, mei: Actor
) -> None:
    assert sum(together(lambda: tell(tess, toby, mei), 6)) == 3
    assert Notice.objects.count() == Delivery.objects.count() == 3


def test_two_workers_with_one_delivery_send_one_letter(together: Callable[..., list[Any]], tess: Actor) -> None:
    tell(tess)
    key: UUID = Delivery.objects.get().key

    answers = together(lambda: posting.deliver(key=key, at=NOON), 6)

    assert sorted(map(str, answers)) == ["None"] * 5 + ["sent"]
    assert len(mail.outbox) == 1
