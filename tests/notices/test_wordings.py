"""An installation says it in its own words: checked, tried out, never a program."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core import mail

from aftersales.base.errors import Conflict, Invalid, NotAllowed, NotFound
from aftersales.base.ids import new_key
from aftersales.base.models import Run
from aftersales.base.words import LANGUAGES, say
from aftersales.notices import jobs, letters, queries, wordings
from aftersales.notices.actions import inbox, posting
from aftersales.notices.actions import wordings as actions
from aftersales.notices.models import Delivery, Notice, Wording
from aftersales.people.access import Actor
from aftersales.people.models import Person
from tests.rows import rows_hash

NOON = datetime(2026, 11, 18, 4, 0, tzinfo=UTC)
CODE = "notice_order_assigned"
HOSTILE = [
    "{{x.__class__}}",
    "{number.__class__}",
    "{number!r}",
    "{0}",
    "{% debug %}",
    "{{7*7}}",
    "{number:>99999999}",
    "{}",
]


def reword(by: Actor, text: str, *, code: str = CODE, language: str = "zh-CN", version: int = 0) -> None:
    actions.reword(code=code, language=language, text=text, version=version, by=by, at=NOON)


def told(person: Actor) -> Notice:
    inbox.notify(
        people=[person.id], code="order_assigned", facts={"number": "7"}, subject=new_key(), effect="-", at=NOON
    )
    return Notice.objects.get()


@pytest.mark.parametrize("who", ["agnes", "tess", "mei", "xena"])
def test_only_who_settles_the_house_rewords_and_tries_out(request: pytest.FixtureRequest, who: str) -> None:
    by = request.getfixturevalue(who)
    before = rows_hash()
    with pytest.raises(NotAllowed):
        reword(by, "x")
    with pytest.raises(NotAllowed):
        actions.try_out(code="order_assigned", language="en", by=by, at=NOON)
    assert rows_hash() == before


@pytest.mark.parametrize(
    ("code", "text", "refused"),
    [
        (CODE, "{customer} {number}", "unknown_placeholder"),
        (CODE, "two\nlines", "wording_in_one_line"),
        (CODE, "长" * 201, "wording_too_long"),
        ("notice_letter", "{name}: no news", "placeholder_missing"),
        ("notice_letter", "{text}" + "x" * 5000, "wording_too_long"),
        ("notice_letter", "{text} {number}", "unknown_placeholder"),
    ],
)
def test_what_cannot_be_said_so_is_refused_with_the_way_out(ada: Actor, code: str, text: str, refused: str) -> None:
    with pytest.raises(Invalid) as refusal:
        reword(ada, text, code=code)
    assert (refusal.value.code, refusal.value.facts["field"]) == (refused, "text")
    assert not Wording.objects.exists()
    for language in LANGUAGES:
        assert "{" not in say(refused, language, **refusal.value.facts)


@pytest.mark.parametrize("code", ["notice_danced", "not_found", "status_404", "../x"])
def test_only_the_words_of_notices_are_reworded(ada: Actor, code: str) -> None:
    with pytest.raises(NotFound):
        reword(ada, "x", code=code)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_wording_is_no_program(ada: Actor, tess: Actor, text: str) -> None:
    reword(ada, f"{text} {{number}}")
    assert letters.line(told(tess), "zh-CN", queries.own_wordings()) == f"{text} 7"


def test_inbox_and_letter_say_it_in_the_new_words_in_that_language_alone(ada: Actor, tess: Actor) -> None:
    reword(ada, "请看 {number} 号单")
    reword(ada, "亲爱的 {name}：{text}", code="notice_letter")
    notice = told(tess)
    posting.deliver(key=Delivery.objects.get().key, at=NOON)
    assert (mail.outbox[0].subject, mail.outbox[0].body) == ("请看 7 号单", "亲爱的 tess：请看 7 号单")
    assert letters.line(notice, "en", queries.own_wordings()) == "Work order 7 is yours"


def test_an_old_version_is_refused_and_nothing_leads_back_to_the_products_words(ada: Actor, tess: Actor) -> None:
    reword(ada, "one")
    with pytest.raises(Conflict) as refusal:
        reword(ada, "two", version=0)
    assert refusal.value.facts["fields"] == {"text": {"yours": "two", "now": "one"}}
    reword(ada, "two", version=1)
    reword(ada, "", version=2)
    assert not Wording.objects.exists()
    assert letters.line(told(tess), "zh-CN", queries.own_wordings()) == "工单 7 派给您了"


def test_every_sentence_can_be_reworded_as_it_stands(ada: Actor) -> None:
    for row in queries.worded():
        for said in row["said"]:
            reword(ada, said["stock"].strip(), code=row["code"], language=said["language"])
    assert Wording.objects.count() == 2 * len(wordings.codes())


# -- tried out ---------------------------------------------------------------------------------------------------------


def test_a_trial_is_sent_to_oneself_and_says_how_it_ended(ada: Actor) -> None:
    run = actions.try_out(code="order_assigned", language="en", by=ada, at=NOON)
    jobs.send_trial(run=str(run.key))
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ada@example.com"], "[Trial] Work order 1024 is yours")
    run.refresh_from_db()
    assert (run.state, run.result) == ("done", {"why": ""})
    jobs.send_trial(run=str(run.key))
    assert len(mail.outbox) == 1


def test_a_mail_server_that_refuses_is_told_without_the_address(ada: Actor, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    run = actions.try_out(code="order_assigned", language="en", by=ada, at=NOON)
    assert actions.send_trial(run=run.key, at=NOON) == "failed"
    run.refresh_from_db()
    assert run.result["why"].startswith("ConnectionRefusedError")
    assert "ada" not in str(run.result)


def test_without_an_address_or_about_nothing_there_is_no_trial(ada: Actor) -> None:
    with pytest.raises(NotFound):
        actions.try_out(code="order_danced", language="en", by=ada, at=NOON)
    Person.objects.filter(pk=ada.id).update(email=None, phone="+8613800000009")
    with pytest.raises(Conflict) as refusal:
        actions.try_out(code="order_assigned", language="en", by=ada, at=NOON)
    assert refusal.value.code == "no_address_of_yours"
    assert not Run.objects.exists()


# -- over HTTP ---------------------------------------------------------------------------------------------------------


def test_a_sample_is_the_letter_as_it_would_arrive(api: Callable[..., Any], ada: Actor, tess: Actor) -> None:
    reword(ada, "Yours: {number}", language="en")
    address = "/api/v1/notices/sample?code=order_assigned&language=en"
    assert api(tess).get(address).status == 403
    told = api(ada).get(address)
    assert (told.status, told.body["subject"]) == (200, "Yours: 1024")
    assert api(ada).get("/api/v1/notices/sample?code=danced&language=en").status == 404


def test_a_sample_shows_what_is_being_written_and_keeps_nothing(api: Callable[..., Any], ada: Actor) -> None:
    reword(ada, "Yours: {number}", language="en")
    address = "/api/v1/notices/sample?code=order_assigned&language=en"
    assert api(ada).get(f"{address}&line=Mine:%20{{number}}").body["subject"] == "Mine: 1024"
    assert api(ada).get(f"{address}&line=").body["subject"] == "Work order 1024 is yours"
    assert api(ada).get(f"{address}&letter={{text}}!").body["body"] == "Yours: 1024!"
    refused = api(ada).get(f"{address}&line={{x.y}}%20{{who}}")
    assert (refused.status, refused.body["facts"]["names"]) == (422, ["who"])
    assert api(ada).get(address).body["subject"] == "Yours: 1024"


def test_the_letter_of_the_day_has_a_sample_too(api: Callable[..., Any], ada: Actor) -> None:
    told = api(ada).get("/api/v1/notices/sample?code=digest&language=en&line=You%20have%20{count}")
    assert told.body["subject"] == "You have 3"
    assert "Work order 1024 is yours" in told.body["body"]
    refused = api(ada).get("/api/v1/notices/sample?code=digest&language=en&next=x")
    assert refused.status == 404
