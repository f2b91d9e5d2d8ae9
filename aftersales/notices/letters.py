"""A notice in words: the line in the inbox, the letter by e-mail. Made when it is read or sent, in that language."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from email.utils import formatdate
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage

from aftersales.base.errors import NotFound
from aftersales.base.words import say
from aftersales.base.zones import off_utc
from aftersales.notices import sealed_pages
from aftersales.notices.models import Delivery, Notice
from aftersales.notices.queries import own_wordings, reminder_texts
from aftersales.notices.rules import MANNERS
from aftersales.notices.titles import page_of
from aftersales.notices.wordings import DIGEST, DIGEST_TITLE, LETTER, Own, placeholders, said
from aftersales.people.models import Person

_NOT_ANSWERABLE: Final = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}
COLLECTED: Final = "digest"
_OF_A_DAY: Final = ("order_assigned", "order_answered", "visit_moved")
_MADE_UP: Final = {"number": "1024", "year": "2027", "calendars": "–"}
"""Facts for a trial; what a notice has besides shows as a dash."""
_NO_TEXTS: Final[Mapping[str, str]] = {}


def line(notice: Notice, language: str, own: Own, texts: Mapping[str, str] = _NO_TEXTS) -> str:
    """What the notice says, in one sentence; of a reminder in the person's own words, which are among `texts`."""
    facts = notice.facts
    if "reminder" in facts:
        facts = {**facts, "text": texts.get(facts["reminder"]) or say("reminder_forgotten", language)}
    told = said(f"notice_{notice.code}", language, own, **facts)
    return told + say("reminder_missed", language, missed=facts["missed"]) if facts.get("missed") else told


def letter(delivery: Delivery) -> EmailMessage:
    """The e-mail of a delivery. Its Message-ID is made of the delivery's key: one sent twice can be told by it."""
    notice, person = delivery.notice, delivery.notice.person
    subject, body = written(notice, person, person.language, own_wordings())
    return _message(subject, body, person, delivery, notice.at)


def written(notice: Notice, person: Person, language: str, own: Own) -> tuple[str, str]:
    """The subject and the text of the letter with which a notice reaches somebody."""
    text = line(notice, language, own, reminder_texts([notice]))
    body = said(
        LETTER,
        language,
        own,
        name=person.name,
        text=text,
        next=said(f"notice_{notice.code}_next", language, own, **notice.facts),
        link=link(notice),
        at=_clock(notice.at, person),
    )
    return text, body


def digest(deliveries: Sequence[Delivery]) -> EmailMessage:
    """The letter of somebody's day, the oldest notice first. Tried again with the same first notice, it has the same
    Message-ID."""
    person = deliveries[0].notice.person
    notices = [delivery.notice for delivery in deliveries]
    subject, body = collected(notices, person, person.language, own_wordings())
    return _message(subject, body, person, deliveries[0], notices[-1].at)


def collected(notices: Sequence[Notice], person: Person, language: str, own: Own) -> tuple[str, str]:
    """The subject and the text of the letter of somebody's day."""
    zone, texts = ZoneInfo(person.zone), reminder_texts(notices)
    told = [
        f"{one.at.astimezone(zone):%m-%d %H:%M}  {line(one, language, own, texts)}\n{link(one)}".rstrip()
        for one in notices
    ]
    facts = {"count": len(told), "name": person.name}
    return said(DIGEST_TITLE, language, own, **facts), said(DIGEST, language, own, text="\n\n".join(told), **facts)


def trial(code: str, language: str, person: Person, own: Own, at: datetime) -> EmailMessage:
    """A letter to try the words and the mail server: marked as such, about an order that does not exist."""
    subject, body = sample(code, language, person, own, at)
    mark = said("notice_trial", language, {}, text=subject)
    return EmailMessage(mark, body, to=[person.email or ""], headers=dict(_NOT_ANSWERABLE))


def require_sample(code: str) -> None:
    """Refuse a kind of letter that does not exist."""
    if code != COLLECTED and code not in MANNERS:
        raise NotFound(what="notice")


def sample(code: str, language: str, person: Person, own: Own, at: datetime) -> tuple[str, str]:
    """The subject and the text of such a letter; of the letter of the day where `code` is "digest"."""
    if code == COLLECTED:
        made_up = [_made_up(one, person, at) for one in _OF_A_DAY]
        return collected(made_up, person, language, own)
    return written(_made_up(code, person, at), person, language, own)


def _made_up(code: str, person: Person, at: datetime) -> Notice:
    facts = {name: _MADE_UP.get(name, "–") for name in placeholders(f"notice_{code}")}
    return Notice(code=code, facts=facts, person=person, subject=None, at=at)


def _message(subject: str, body: str, person: Person, delivery: Delivery, at: datetime) -> EmailMessage:
    headers = {"Message-ID": message_id(delivery), "Date": formatdate(at.timestamp()), **_NOT_ANSWERABLE}
    return EmailMessage(subject, body, to=[person.email or ""], headers=headers)


def _clock(at: datetime, person: Person) -> str:
    """The reader's own wall clock, with its distance from UTC that day."""
    local = at.astimezone(ZoneInfo(person.zone))
    return f"{local:%Y-%m-%d %H:%M} ({off_utc(local)})"


def link(notice: Notice) -> str:
    """A line with the address of the page the notice is about, in the door of whoever reads it; empty without one."""
    sealed = sealed_pages.page_of(notice.code, notice.facts)
    if sealed is not None:
        return f"{settings.PUBLIC_URL}{sealed}\n" if settings.PUBLIC_URL and sealed else ""
    page = MANNERS[notice.code].page
    if notice.subject is not None and notice.facts.get("room"):
        page = page_of(notice.facts["room"], notice.subject) or page
    if not settings.PUBLIC_URL or (notice.subject is None and "{subject}" in page):
        return ""
    door = "portal" if notice.person.is_customer else MANNERS[notice.code].door
    return f"{settings.PUBLIC_URL}/{door}/{page.format(subject=notice.subject)}\n"


def message_id(delivery: Delivery) -> str:
    """The lasting name of a delivery's e-mail."""
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    return f"<{delivery.key}@{sender}>"
