"""The inbox of whoever is signed in."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Query, Router, Schema
from pydantic import Field

from aftersales.base.clock import now
from aftersales.base.http import Input
from aftersales.notices import actions, queries
from aftersales.notices.letters import line
from aftersales.notices.models import Notice
from aftersales.notices.rules import SEE
from aftersales.notices.titles import titles_of
from aftersales.people.signed import Signed

router = Router(tags=["notices"])


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
    code: str
    email: bool
    default: bool


class PreferencesOut(Schema):
    rows: list[PreferenceOut]


class PreferencesIn(Input):
    email: dict[str, bool]


@router.get("/notices", response=InboxOut, operation_id="list_notices")
def list_notices(
    request: Signed,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
    unread: bool = False,
) -> dict[str, Any]:
    """One's own notices, newest first; a withdrawn one stays, with the instant it was struck out."""
    request.auth.require(SEE)
    rows, further = queries.inbox(request.auth.id, cursor=cursor, limit=limit, unread=unread)
    titles = titles_of({row.subject for row in rows if row.subject is not None}, request.auth)
    told = [_told(row, request.auth.language, titles) for row in rows]
    return {"rows": told, "next": further, "unread": queries.unread_count(request.auth.id)}


@router.post("/notices/read", response=ReadOut, operation_id="read_notices")
def read_notices(request: Signed, body: ReadIn) -> dict[str, Any]:
    """These notices are read, or all that was there when `until` was the newest."""
    read = actions.mark_read(keys=body.keys, by=request.auth, at=now()) if body.keys else 0
    if body.until:
        read += actions.mark_all_read(until=body.until, by=request.auth, at=now())
    return {"read": read, "unread": queries.unread_count(request.auth.id)}


@router.get("/notices/preferences", response=PreferencesOut, operation_id="list_notice_preferences")
def list_notice_preferences(request: Signed) -> dict[str, Any]:
    """What comes by e-mail too, by kind of notice."""
    request.auth.require(SEE)
    return {"rows": queries.preferences(request.auth.id)}


@router.put("/notices/preferences", response=PreferencesOut, operation_id="set_notice_preferences")
def set_notice_preferences(request: Signed, body: PreferencesIn) -> dict[str, Any]:
    """Choose what comes by e-mail too."""
    actions.prefer(email=body.email, by=request.auth, at=now())
    return {"rows": queries.preferences(request.auth.id)}


def _told(notice: Notice, language: str, titles: Mapping[UUID, str]) -> dict[str, Any]:
    deliveries = [
        {"channel": one.channel, "state": one.state, "sent_at": one.sent_at} for one in notice.deliveries.all()
    ]
    return {
        "key": notice.key,
        "code": notice.code,
        "text": line(notice, language),
        "facts": notice.facts,
        "subject": notice.subject,
        "title": titles.get(notice.subject) if notice.subject is not None else None,
        "at": notice.at,
        "read_at": notice.read_at,
        "withdrawn_at": notice.withdrawn_at,
        "deliveries": deliveries,
    }
