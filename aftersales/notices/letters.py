"""A notice in words: the line in the inbox, the letter by e-mail. Made when it is read or sent, in that language."""

from email.utils import formatdate
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMessage

from aftersales.base.words import say
from aftersales.notices.models import Delivery, Notice
from aftersales.notices.rules import MANNERS

_NOT_ANSWERABLE: Final = {"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All"}


def line(notice: Notice, language: str) -> str:
    """What the notice says, in one sentence."""
    return say(f"notice_{notice.code}", language, **notice.facts)


def letter(delivery: Delivery) -> EmailMessage:
    """The e-mail of a delivery. Its Message-ID is made of the delivery's key: one sent twice can be told by it."""
    notice, person = delivery.notice, delivery.notice.person
    said = line(notice, person.language)
    body = say(
        "notice_letter",
        person.language,
        name=person.name,
        text=said,
        next=say(f"notice_{notice.code}_next", person.language, **notice.facts),
        link=link(notice),
        at=f"{notice.at.astimezone(ZoneInfo(person.zone)):%Y-%m-%d %H:%M} ({person.zone})",
    )
    headers = {"Message-ID": message_id(delivery), "Date": formatdate(notice.at.timestamp()), **_NOT_ANSWERABLE}
    return EmailMessage(said, body, to=[person.email or ""], headers=headers)


def link(notice: Notice) -> str:
    """A line with the address of the page the notice is about, in the door of whoever reads it; empty without one."""
    page = MANNERS[notice.code].page
    if not settings.PUBLIC_URL or (notice.subject is None and "{subject}" in page):
        return ""
    door = "portal" if notice.person.is_customer else "console"
    return f"{settings.PUBLIC_URL}/{door}/{page.format(subject=notice.subject)}\n"


def message_id(delivery: Delivery) -> str:
    """The lasting name of a delivery's e-mail."""
    sender = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(" >") or "localhost"
    return f"<{delivery.key}@{sender}>"
