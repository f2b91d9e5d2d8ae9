"""Reminders: one's own alone, told once, put off, called done; and after an outage once for all that was missed."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.ids import new_key
from aftersales.customers.models import Customer
from aftersales.customers.queries import titles_of
from aftersales.notices import queries, titles
from aftersales.notices.actions import posting, reminding, ringing
from aftersales.notices.clock import Repeats
from aftersales.notices.letters import line, link
from aftersales.notices.models import Delivery, Notice, Reminder
from aftersales.notices.rules import MOST_REMINDERS, OVER_KEPT
from aftersales.people.access import Actor
from aftersales.people.models import Engineer, Person, Team

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
"""A Wednesday, twelve o'clock in Shanghai."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def remind(by: Actor, at: datetime = NOON, **told: Any) -> Reminder:
    fields: dict[str, Any] = {
        "text": "call back", "subject": None, "starts_on": date(2026, 11, 18), "minute": 13 * 60,
        "repeats": Repeats.ONCE, "weekdays": [], "month_day": None, "every": None, "until_on": None, "times": None,
    }  # fmt: skip
    return reminding.remind(fields=fields | told, by=by, at=at)


def daily(by: Actor, **told: Any) -> Reminder:
    return remind(by, **{"repeats": Repeats.DAYS, "every": 1, **told})


def ring(at: datetime) -> int:
    count = 0
    while ringing.ring_next(at=at):
        count += 1
    return count


def inbox(person: Actor) -> list[Notice]:
    return list(Notice.objects.filter(person_id=person.id).order_by("pk"))


def said(person: Actor, language: str = "en") -> list[str]:
    found = inbox(person)
    return [line(one, language, {}, queries.reminder_texts(found)) for one in found]


# -- told --------------------------------------------------------------------------------------------------------------


def test_it_is_told_when_it_is_due_and_not_before(tess: Actor) -> None:
    remind(tess)
    assert ring(NOON + HOUR - timedelta(seconds=1)) == 0
    assert ring(NOON + HOUR) == 1
    assert ring(NOON + HOUR) == 0
    assert said(tess) == ["Reminder: call back"]
    assert said(tess, "zh-CN") == ["提醒：call back"]


def test_nobody_else_is_told(tess: Actor, toby: Actor) -> None:
    remind(tess)
    ring(NOON + HOUR)
    assert inbox(toby) == []


def test_it_comes_by_email_as_the_person_wants(tess: Actor) -> None:
    remind(tess)
    ring(NOON + HOUR)
    posting.deliver(key=Delivery.objects.get().key, at=NOON + HOUR)
    (letter,) = mail.outbox
    assert letter.subject == "提醒：call back"
    assert letter.to == ["tess@example.com"]


def test_in_the_night_the_letter_waits_for_the_morning(tess: Actor) -> None:
    remind(tess, minute=23 * 60)
    ring(NOON + 11 * HOUR)
    assert Delivery.objects.get().due_at == datetime(2026, 11, 18, 23, 0, tzinfo=UTC)


def test_two_reminders_about_one_thing_do_not_stand_for_each_other(
    tess: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    subject = new_key()
    monkeypatch.setattr(titles, "_ASKED", {"workorders": lambda keys, by: dict.fromkeys(keys, "-")})
    remind(tess, subject=subject)
    remind(tess, subject=subject, text="and order the part")
    ring(NOON + HOUR)
    assert Delivery.objects.filter(state="waiting").count() == 2
    assert list(queries.sent_about(subject, cursor=None, limit=9).rows) == [], "what one tells oneself is nobody else's"


def test_a_reminder_that_comes_again_and_again_stands_once_as_new(tess: Actor) -> None:
    daily(tess)
    ring(NOON + HOUR)
    ring(NOON + HOUR + DAY)
    assert [bool(one.read_at) for one in inbox(tess)] == [True, False]


def test_after_an_outage_all_that_was_missed_is_told_once(tess: Actor) -> None:
    row = daily(tess)
    assert ring(NOON + 100 * DAY) == 1
    assert said(tess) == ["Reminder: call back (99 more were missed while the system was down)"]
    row.refresh_from_db()
    assert (row.passed, row.next_at) == (100, NOON + 100 * DAY + HOUR)


def test_missed_ones_count_towards_how_often_it_comes(tess: Actor) -> None:
    row = daily(tess, times=3)
    ring(NOON + 100 * DAY)
    row.refresh_from_db()
    assert (row.passed, row.next_at, row.ended_at) == (3, None, None)
    assert said(tess) == ["Reminder: call back (2 more were missed while the system was down)"]


def test_working_days_are_asked_of_the_persons_calendar_when_they_have_come(tess: Actor) -> None:
    row = remind(tess, repeats=Repeats.WORKDAYS, starts_on=date(2026, 11, 20))
    for day in range(2, 7):
        ring(NOON + HOUR + day * DAY)
    assert [f"{one.at:%a}" for one in inbox(tess)] == ["Fri", "Mon", "Tue"]
    row.refresh_from_db()
    assert row.passed == 3


def test_who_has_no_calendar_works_from_monday_to_friday_and_a_team_has_one_for_its_people(
    ada: Actor, dan: Actor
) -> None:
    remind(ada, repeats=Repeats.WORKDAYS, starts_on=date(2026, 11, 21))
    assert f"{queries.next_instants(Reminder.objects.get())[0]:%a}" == "Mon"
    calendar = Engineer.objects.get(person__name="tess").calendar
    calendar.weekly = {"5": [[540, 600]]}
    calendar.save()
    Team.objects.filter(code="service").update(calendar=calendar)
    row = remind(dan, repeats=Repeats.WORKDAYS, starts_on=date(2026, 11, 21))
    assert f"{queries.next_instants(row)[0]:%a}" == "Sat"


def test_who_left_is_not_told(tess: Actor) -> None:
    remind(tess)
    Person.objects.filter(pk=tess.id).update(is_active=False)
    assert ring(NOON + HOUR) == 1
    assert inbox(tess) == []


def test_one_that_cannot_be_told_does_not_hold_up_the_others(tess: Actor, caplog: pytest.LogCaptureFixture) -> None:
    broken = daily(tess)
    Reminder.objects.filter(pk=broken.pk).update(zone="Nowhere/Land", due_at=NOON)
    remind(tess, text="the other")
    assert ring(NOON + HOUR) == 2
    assert said(tess) == ["Reminder: the other"]
    assert "cannot be told" in caplog.text


def test_one_put_away_while_it_could_not_be_told_stays_away(tess: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    row = daily(tess)

    def fail(picked: list[int], at: datetime) -> bool:
        picked.append(row.pk)
        reminding.change(key=row.key, fields={}, paused=True, by=tess, at=at, version=1)
        raise RuntimeError("out of order")

    monkeypatch.setattr(ringing, "_ring", fail)
    assert ringing.ring_next(at=NOON + HOUR)
    row.refresh_from_db()
    assert (row.due_at, row.paused_at) == (None, NOON + HOUR)


def test_killed_between_telling_and_marking_it_is_told_once(tess: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    row = remind(tess)

    class Killed(BaseException):
        pass

    def die(*_: Any) -> None:
        raise Killed()

    with monkeypatch.context() as patch:
        patch.setattr(ringing, "settle", die)
        with pytest.raises(Killed), transaction.atomic():
            ringing.ring_next(at=NOON + HOUR)
    assert inbox(tess) == []
    assert ring(NOON + HOUR) == 1
    assert len(inbox(tess)) == 1
    row.refresh_from_db()
    assert row.told_at == NOON + HOUR


def test_two_workers_tell_it_once(together: Callable[..., list[Any]], cast: Any) -> None:
    daily(cast.tess)
    daily(cast.toby)
    told = together(lambda: ring(NOON + 2 * DAY), 4)
    assert sum(told) == 2
    assert Notice.objects.count() == 2


# -- put off, done, resting, away --------------------------------------------------------------------------------------


def test_put_off_it_is_told_again_at_that_instant(tess: Actor) -> None:
    row = remind(tess)
    ring(NOON + HOUR)
    reminding.snooze(key=row.key, until=NOON + 2 * HOUR, by=tess, at=NOON + HOUR)
    assert [bool(one.read_at) for one in inbox(tess)] == [True]
    assert ring(NOON + 2 * HOUR - timedelta(seconds=1)) == 0
    assert ring(NOON + 2 * HOUR) == 1
    assert [bool(one.read_at) for one in inbox(tess)] == [True, False]


def test_what_was_not_told_cannot_be_put_off_nor_into_the_past(tess: Actor) -> None:
    row = remind(tess)
    with pytest.raises(Conflict):
        reminding.snooze(key=row.key, until=NOON + 2 * HOUR, by=tess, at=NOON)
    ring(NOON + HOUR)
    with pytest.raises(Invalid):
        reminding.snooze(key=row.key, until=NOON, by=tess, at=NOON + HOUR)


def test_done_once_is_over_and_its_notice_is_read(tess: Actor) -> None:
    row = remind(tess)
    ring(NOON + HOUR)
    assert reminding.call_done(key=row.key, of=NOON + HOUR, by=tess, at=NOON + 2 * HOUR).ended_at is not None
    assert queries.reminders(tess.id) == []
    assert [bool(one.read_at) for one in inbox(tess)] == [True]


def test_done_before_it_comes_leaves_out_that_time_alone(tess: Actor) -> None:
    row = daily(tess)
    assert reminding.call_done(key=row.key, of=NOON + HOUR, by=tess, at=NOON).next_at == NOON + HOUR + DAY
    again = reminding.call_done(key=row.key, of=NOON + HOUR, by=tess, at=NOON)
    assert again.next_at == NOON + HOUR + DAY, "two windows say so, and tomorrow is not lost"


def test_done_does_not_lose_tomorrow(tess: Actor) -> None:
    row = daily(tess)
    ring(NOON + HOUR)
    for _ in range(2):
        done = reminding.call_done(key=row.key, of=NOON + HOUR, by=tess, at=NOON + 2 * HOUR)
    assert (done.told_at, done.next_at) == (None, NOON + HOUR + DAY)


def test_done_in_a_window_of_yesterday_is_not_todays(tess: Actor) -> None:
    row = daily(tess)
    ring(NOON + HOUR)
    ring(NOON + HOUR + DAY)
    stale = reminding.call_done(key=row.key, of=NOON + HOUR, by=tess, at=NOON + 2 * HOUR + DAY)
    assert stale.told_at == NOON + HOUR + DAY
    assert [bool(one.read_at) for one in inbox(tess)] == [True, False]


def test_resting_it_is_silent_and_what_came_meanwhile_is_not_told(tess: Actor) -> None:
    row = daily(tess)
    reminding.change(key=row.key, fields={}, paused=True, by=tess, at=NOON, version=1)
    assert ring(NOON + 5 * DAY) == 0
    again = reminding.change(key=row.key, fields={}, paused=False, by=tess, at=NOON + 5 * DAY, version=2)
    assert again.next_at == NOON + 5 * DAY + HOUR
    assert again.due_at == again.next_at


def test_another_time_begins_anew_and_another_text_does_not(tess: Actor) -> None:
    row = daily(tess, times=5)
    ring(NOON + HOUR)
    same = reminding.change(key=row.key, fields={"text": "soon"}, paused=None, by=tess, at=NOON + 2 * HOUR, version=1)
    assert (same.passed, same.told_at) == (1, NOON + HOUR)
    anew = reminding.change(key=row.key, fields={"minute": 900}, paused=None, by=tess, at=NOON + 2 * HOUR, version=2)
    assert (anew.passed, anew.told_at, anew.next_at) == (0, None, NOON + 3 * HOUR)


def test_what_was_told_before_it_got_another_time_is_read_and_leaves_no_more(tess: Actor) -> None:
    row = daily(tess, minute=23 * 60)
    ring(NOON + 11 * HOUR)  # the letter waits for the morning
    reminding.change(key=row.key, fields={"minute": 1410}, paused=None, by=tess, at=NOON + 11 * HOUR, version=1)
    assert [bool(one.read_at) for one in inbox(tess)] == [True]
    assert Delivery.objects.get().state == "dropped"


def test_a_stale_change_is_refused_with_what_differs(tess: Actor) -> None:
    row = remind(tess)
    reminding.change(key=row.key, fields={"text": "mine"}, paused=None, by=tess, at=NOON, version=1)
    with pytest.raises(Conflict) as refused:
        reminding.change(key=row.key, fields={"text": "other"}, paused=None, by=tess, at=NOON, version=1)
    assert refused.value.facts["fields"] == {"text": {"yours": "other", "now": "mine"}}


def test_taken_away_it_is_told_no_more_and_its_notice_keeps_its_words_for_a_while(tess: Actor) -> None:
    row = daily(tess)
    ring(NOON + HOUR)
    reminding.remove(key=row.key, by=tess, at=NOON + 2 * HOUR)
    assert ring(NOON + 9 * DAY) == 0
    assert said(tess) == ["Reminder: call back"]
    assert Delivery.objects.get().state == "dropped"
    assert ringing.forget_over(at=NOON + 2 * HOUR + OVER_KEPT) == 0
    assert ringing.forget_over(at=NOON + 3 * HOUR + OVER_KEPT) == 1
    assert said(tess) == ["Reminder: (its text has been cleared)"]


def test_what_nobody_called_done_for_long_is_over(tess: Actor) -> None:
    remind(tess)
    ring(NOON + HOUR)
    ringing.forget_over(at=NOON + 2 * HOUR + OVER_KEPT)
    assert queries.reminders(tess.id) == []


def test_who_is_erased_leaves_no_reminder(tess: Actor, toby: Actor) -> None:
    remind(tess)
    remind(toby)
    ringing.forget_of(tess.key)
    assert [row.person_id for row in Reminder.objects.all()] == [toby.id]


# -- refused -----------------------------------------------------------------------------------------------------------


def test_a_customer_has_no_reminders(carl: Actor) -> None:
    with pytest.raises(NotAllowed):
        remind(carl)


@pytest.mark.parametrize("verb", ["change", "snooze", "call_done", "remove"])
def test_anothers_reminder_does_not_exist(verb: str, tess: Actor, ada: Actor) -> None:
    row = remind(tess)
    told: dict[str, dict[str, Any]] = {
        "change": {"fields": {"text": "x"}, "paused": None, "version": 1},
        "snooze": {"until": NOON + DAY},
        "call_done": {"of": NOON + HOUR},
        "remove": {},
    }
    with pytest.raises(NotFound):
        getattr(reminding, verb)(key=row.key, by=ada, at=NOON, **told[verb])
    with pytest.raises(NotFound):
        queries.reminder(row.key, ada.id)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"minute": 11 * 60}, "reminder_never_comes"),
        ({"repeats": Repeats.WEEKLY}, "reminder_day_missing"),
        ({"repeats": Repeats.MONTHLY}, "reminder_day_missing"),
        ({"repeats": Repeats.DAYS}, "reminder_day_missing"),
        ({"repeats": Repeats.WEEKLY, "weekdays": [0], "until_on": date(2026, 11, 20)}, "reminder_never_comes"),
        ({"starts_on": date(2099, 1, 1)}, "reminder_too_far"),
        ({"repeats": Repeats.DAYS, "every": 1, "until_on": date(9999, 12, 31)}, "reminder_too_far"),
        ({"starts_on": date(1, 1, 1)}, "reminder_too_far"),
        ({"subject": new_key()}, "no_such_subject"),
    ],
)
def test_what_cannot_be_meant_is_refused(fields: dict[str, Any], code: str, tess: Actor) -> None:
    with pytest.raises(Invalid) as refused:
        remind(tess, **fields)
    assert refused.value.code == code


def test_there_is_an_end_to_how_many(tess: Actor) -> None:
    row = remind(tess)
    copies = [Reminder.objects.get(pk=row.pk) for _ in range(MOST_REMINDERS - 1)]
    for copy in copies:
        copy.pk, copy.key = None, new_key()
    Reminder.objects.bulk_create(copies)
    with pytest.raises(Conflict):
        remind(tess)


# -- about something ---------------------------------------------------------------------------------------------------


def test_it_is_about_what_its_person_may_see(agnes: Actor, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.PUBLIC_URL = "https://a.example"
    monkeypatch.setattr(titles, "_ASKED", {})
    monkeypatch.setattr(titles, "_PAGES", {})
    titles.ask("customers", titles_of, page="customers/{subject}")
    acme = Customer.objects.get(code="acme")
    row = remind(agnes, subject=acme.key)
    assert row.room == "customers"
    assert titles.titles_of([acme.key], agnes) == {acme.key: "acme"}
    ring(NOON + HOUR)
    (notice,) = inbox(agnes)
    assert notice.subject == acme.key
    assert "text" not in notice.facts, "a notice holds no words of anybody"
    assert link(notice) == f"https://a.example/console/customers/{acme.key}\n"


# -- by its person's clock ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 200), min_size=1, max_size=6), st.sampled_from(["Europe/Berlin", "America/New_York"]))
def test_whenever_the_server_looks_every_day_is_told_or_counted(cast: Any, hours: list[int], zone: str) -> None:
    """Rung at any instants, told and missed together are the days that passed; over the autumn's change of clocks."""
    with transaction.atomic():
        begin = datetime(2026, 10, 20, 0, 0, tzinfo=UTC)
        person = cast.tess.__class__(**{**cast.tess.__dict__, "zone": zone})
        row = daily(person, at=begin, starts_on=date(2026, 10, 20), minute=9 * 60)
        at = begin
        for pause in hours:
            at += timedelta(hours=pause)
            ring(at)
        told = [one.facts["missed"] + 1 for one in inbox(cast.tess)]
        row.refresh_from_db()
        first = datetime(2026, 10, 20, 9, tzinfo=ZoneInfo(zone))
        days = sum((first + timedelta(days=n)).astimezone(UTC) <= at for n in range(60))
        assert sum(told) == row.passed == days
        transaction.set_rollback(True)
