"""The inbox of whoever is signed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import Field, StringConstraints

from aftersales.base.clock import now
from aftersales.base.http import Input, OptionalText, Params, expected_version
from aftersales.notices import queries
from aftersales.notices.actions import inbox, preferring, wordings
from aftersales.notices.letters import COLLECTED, line, require_sample, sample
from aftersales.notices.models import Notice
from aftersales.notices.rules import SEE
from aftersales.notices.states import Mail
from aftersales.notices.titles import titles_of
from aftersales.notices.wordings import DIGEST, DIGEST_TITLE, LETTER, drafted
from aftersales.people.models import Person
from aftersales.people.rules import SETTLE
from aftersales.people.signed import Signed

router = Router(tags=["notices"])

Minute = Annotated[int, Field(ge=0, lt=24 * 60)]
"""A minute of the local day."""
Language = Literal["zh-CN", "en"]
NoticeCode = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]


class DeliveryOut(Schema):
    channel: Literal["email"]
    state: Literal["waiting", "sent", "failed", "expired", "dropped"]
    sent_at: datetime | None


class NoticeOut(Schema):
    """A notice in the reader's words; `title` is what the subject is called, where the reader may see it."""

    key: UUID
    code: str
    text: str
    facts: dict[str, Any]
    subject: UUID | None
    title: str | None
    at: datetime
    read_at: datetime | None
    withdrawn_at: datetime | None
    deliveries: list[DeliveryOut]


class InboxOut(Schema):
    rows: list[NoticeOut]
    next: str | None
    unread: str


class ReadIn(Input):
    """Either single notices, or all up to and including one."""

    keys: Annotated[list[UUID], Field(max_length=200)] = []
    until: UUID | None = None


class ReadOut(Schema):
    read: int
    unread: str


class PreferenceOut(Schema):
    """How a kind of notice comes by e-mail; what does not `collects` cannot wait for the letter of the day."""

    code: str
    email: Mail
    default: Mail
    collects: bool


class HoursOut(Schema):
    """In minutes of the day by one's own clock: between these nothing leaves but what is urgent, and when the letter of
    the day does."""

    quiet_from: Minute
    quiet_until: Minute
    digest_at: Minute


class PreferencesOut(Schema):
    rows: list[PreferenceOut]
    hours: HoursOut


class HoursIn(Input):
    quiet_from: Minute
    quiet_until: Minute
    digest_at: Minute


class PreferencesIn(Input):
    """What is not named stays."""

    email: dict[str, Mail]
    hours: HoursIn | None = None


@router.get("/notices", response=InboxOut, operation_id="list_notices")
def list_notices(
    request: Signed,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    unread: bool = False,
) -> dict[str, Any]:
    """One's own notices, newest first; a withdrawn one stays, with the instant it was struck out."""
    request.auth.require(SEE)
    found = queries.inbox(request.auth.id, cursor=cursor, limit=limit, unread=unread)
    titles = titles_of({row.subject for row in found.rows if row.subject is not None}, request.auth)
    own = queries.remembered_wordings()
    texts = queries.reminder_texts(found.rows)
    told = [_told(row, line(row, request.auth.language, own, texts), titles) for row in found.rows]
    return {"rows": told, "next": found.next, "unread": queries.unread_count(request.auth.id)}


@router.post("/notices/read", response=ReadOut, operation_id="read_notices")
def read_notices(request: Signed, body: ReadIn) -> dict[str, Any]:
    """These notices are read, or all that was there when `until` was the newest."""
    read = inbox.mark_read(keys=body.keys, by=request.auth, at=now()) if body.keys else 0
    if body.until:
        read += inbox.mark_all_read(until=body.until, by=request.auth, at=now())
    return {"read": read, "unread": queries.unread_count(request.auth.id)}


@router.get("/notices/preferences", response=PreferencesOut, operation_id="list_notice_preferences")
def list_notice_preferences(request: Signed) -> dict[str, Any]:
    """What comes by e-mail too, by kind of notice."""
    request.auth.require(SEE)
    return queries.preferences(request.auth.id)


@router.put("/notices/preferences", response=PreferencesOut, operation_id="set_notice_preferences")
def set_notice_preferences(request: Signed, body: PreferencesIn) -> dict[str, Any]:
    """Choose what comes by e-mail too, and when."""
    preferring.prefer(email=body.email, by=request.auth, at=now())
    if body.hours is not None:
        preferring.keep_hours(**body.hours.model_dump(), by=request.auth, at=now())
    return queries.preferences(request.auth.id)


def _told(notice: Notice, text: str, titles: Mapping[UUID, str]) -> dict[str, Any]:
    deliveries = [
        {"channel": one.channel, "state": one.state, "sent_at": one.sent_at} for one in notice.deliveries.all()
    ]
    return {
        "key": notice.key,
        "code": notice.code,
        "text": text,
        "facts": notice.facts,
        "subject": notice.subject,
        "title": titles.get(notice.subject) if notice.subject is not None else None,
        "at": notice.at,
        "read_at": notice.read_at,
        "withdrawn_at": notice.withdrawn_at,
        "deliveries": deliveries,
    }


# -- in whose words ----------------------------------------------------------------------------------------------------


class SaidOut(Schema):
    """A sentence in one language: the product's own, what this installation says instead ("" for nothing else), and the
    version of that, 0 where there is none."""

    language: Language
    stock: str
    own: str
    version: int


class WordingOut(Schema):
    """A sentence that may be reworded, with the names that may stand in braces."""

    code: str
    placeholders: list[str]
    said: list[SaidOut]


class WordingIn(Input):
    """The sentence from now on; empty is the product's own again."""

    text: OptionalText


class SampleOut(Schema):
    """A letter as it would arrive, about an order that does not exist."""

    subject: str
    body: str


class Drafts(Params):
    """Sentences as they are being written: what the notice says, what to do next, the letter around it. One that is
    left out is as it is kept, an empty one as the product says it."""

    line: OptionalText | None = None
    next: OptionalText | None = None
    letter: OptionalText | None = None

    def of(self, code: str) -> dict[str, str]:
        """The drafts by the codes of their sentences."""
        collected = code == COLLECTED
        named = {
            DIGEST_TITLE if collected else f"notice_{code}": self.line,
            f"notice_{code}_next": self.next,
            DIGEST if collected else LETTER: self.letter,
        }
        return {name: text for name, text in named.items() if text is not None}


class TrialIn(Input):
    code: NoticeCode
    language: Language


class TrialOut(Schema):
    """The run to ask for: its result has `sent`, and `why` where the mail server refused."""

    run: UUID


@router.get("/notices/wordings", response=list[WordingOut], operation_id="list_notice_wordings")
def list_notice_wordings(request: Signed) -> list[dict[str, Any]]:
    """What notices say, sentence by sentence."""
    request.auth.require(SETTLE)
    return queries.worded()


@router.put("/notices/wordings/{code}/{language}", response=list[WordingOut], operation_id="put_notice_wording")
def put_notice_wording(request: Signed, code: NoticeCode, language: Language, body: WordingIn) -> list[dict[str, Any]]:
    """Say it in one's own words, from the version that was seen."""
    version = expected_version(request)
    wordings.reword(code=code, language=language, text=body.text, version=version, by=request.auth, at=now())
    return queries.worded()


@router.get("/notices/sample", response=SampleOut, operation_id="get_notice_sample")
def get_notice_sample(request: Signed, code: NoticeCode, language: Language, drafts: Query[Drafts]) -> dict[str, str]:
    """How the letter of a notice looks, or the letter of the day ("digest"), with these drafts of its sentences."""
    request.auth.require(SETTLE)
    require_sample(code)
    own = drafted(queries.own_wordings(), language, drafts.of(code))
    subject, body = sample(code, language, Person.objects.get(pk=request.auth.id), own, now())
    return {"subject": subject, "body": body}


@router.post("/notices/trials", response={201: TrialOut}, operation_id="try_notice")
def try_notice(request: Signed, body: TrialIn) -> Status[dict[str, Any]]:
    """Have such a letter sent to oneself; the run ends `done` or `failed`, its `why` what went wrong."""
    run = wordings.try_out(code=body.code, language=body.language, by=request.auth, at=now())
    return Status(201, {"run": run.key})
