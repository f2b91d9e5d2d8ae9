"""What whoever is signed in reminds themselves of."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Query, Router, Schema, Status
from pydantic import AwareDatetime, Field

from aftersales.base.clock import now
from aftersales.base.http import Input, Line, Params, expected_version
from aftersales.notices import queries
from aftersales.notices.actions import reminding
from aftersales.notices.clock import Repeats
from aftersales.notices.models import Reminder
from aftersales.notices.rules import SEE
from aftersales.notices.titles import titles_of
from aftersales.people.access import Actor
from aftersales.people.signed import Signed

router = Router(tags=["notices"])

Unset: Any = Field(default=None)
MinuteOfDay = Annotated[int, Field(ge=0, lt=24 * 60)]
Weekday = Annotated[int, Field(ge=0, le=6)]
"""0 is Monday."""
MonthDay = Annotated[int, Field(ge=1, le=31)]
Every = Annotated[int, Field(ge=1, le=366)]
Times = Annotated[int, Field(ge=1, le=999)]


class Timing(Input):
    """When it comes, by one's own clock. `weekdays` (0 is Monday) belong to `weekly`; `month_day` to `monthly`, and
    where a month is too short it is its last day, so that 31 always is; `every`, in days, to `days`. `times` is how
    often in all, `until_on` the last day."""

    starts_on: date
    minute: MinuteOfDay
    repeats: Repeats = Repeats.ONCE
    weekdays: Annotated[list[Weekday], Field(max_length=7)] = []
    month_day: MonthDay | None = None
    every: Every | None = None
    until_on: date | None = None
    times: Times | None = None


class TimingAsked(Timing, Params):
    """The same in an address."""


class ReminderIn(Timing):
    """A line to oneself; `subject` is the key of the order, customer or asset it is about."""

    text: Line
    subject: UUID | None = None


class ReminderChangeIn(Input):
    """What changes of it; what is left out stays as it is. `paused` lets it rest, or go on."""

    text: Line = Unset
    subject: UUID | None = Unset
    starts_on: date = Unset
    minute: MinuteOfDay = Unset
    repeats: Repeats = Unset
    weekdays: Annotated[list[Weekday], Field(max_length=7)] = Unset
    month_day: MonthDay | None = Unset
    every: Every | None = Unset
    until_on: date | None = Unset
    times: Times | None = Unset
    paused: bool = Unset


class SnoozeIn(Input):
    again_at: AwareDatetime


class DoneIn(Input):
    """The instant for which it is done: one that was told, or the next, which then need not be."""

    of: AwareDatetime


class ReminderOut(Schema):
    """A reminder of one's own. `next` are its next instants, at most three; `told_at` the one that was told and is not
    called done, `snoozed_until` when that is told again. `passed` is how often it came. `room` knows the `subject`,
    whose `title` is there where one may see it. `over` ones are told of by their key alone."""

    key: UUID
    text: str
    subject: UUID | None
    room: str
    title: str | None
    zone: str
    starts_on: date
    minute: int
    repeats: Repeats
    weekdays: list[int]
    month_day: int | None
    every: int | None
    until_on: date | None
    times: int | None
    passed: int
    next: list[datetime]
    told_at: datetime | None
    snoozed_until: datetime | None
    paused: bool
    over: bool
    version: int


class RemindersOut(Schema):
    """All of one's own that are not over."""

    rows: list[ReminderOut]


class ComingOut(Schema):
    """The next instants of a reminder that is being written, at most three; none where it never comes."""

    next: list[datetime]


@router.get("/notices/reminders", response=RemindersOut, operation_id="list_reminders")
def list_reminders(request: Signed, subject: UUID | None = None) -> dict[str, Any]:
    """What one reminds oneself of, or only what is about one thing: the soonest first, what rests last."""
    request.auth.require(SEE)
    return {"rows": _told(queries.reminders(request.auth.id, subject=subject), request.auth)}


@router.get("/notices/reminders/preview", response=ComingOut, operation_id="preview_reminder")
def preview_reminder(request: Signed, timing: Query[TimingAsked]) -> dict[str, Any]:
    """When a reminder would come that is still being written."""
    return {"next": reminding.preview(fields=timing.model_dump(), by=request.auth, at=now())}


@router.post("/notices/reminders", response={201: ReminderOut}, operation_id="add_reminder")
def add_reminder(request: Signed, body: ReminderIn) -> Status[dict[str, Any]]:
    """Be reminded."""
    row = reminding.remind(fields=body.model_dump(), by=request.auth, at=now())
    return Status(201, _one(row, request.auth))


@router.get("/notices/reminders/{uuid:key}", response=ReminderOut, operation_id="get_reminder")
def get_reminder(request: Signed, key: UUID) -> dict[str, Any]:
    """One of one's own, also one that is over."""
    request.auth.require(SEE)
    return _one(queries.reminder(key, request.auth.id), request.auth)


@router.patch("/notices/reminders/{uuid:key}", response=ReminderOut, operation_id="change_reminder")
def change_reminder(request: Signed, key: UUID, body: ReminderChangeIn) -> dict[str, Any]:
    """Put it right, let it rest or go on; `If-Match` names the version that was seen."""
    fields = body.model_dump(exclude_unset=True)
    paused = fields.pop("paused", None)
    version = expected_version(request)
    row = reminding.change(key=key, fields=fields, paused=paused, by=request.auth, at=now(), version=version)
    return _one(row, request.auth)


@router.post("/notices/reminders/{uuid:key}/snooze", response=ReminderOut, operation_id="snooze_reminder")
def snooze_reminder(request: Signed, key: UUID, body: SnoozeIn) -> dict[str, Any]:
    """Be told once more, at that instant."""
    return _one(reminding.snooze(key=key, until=body.again_at, by=request.auth, at=now()), request.auth)


@router.post("/notices/reminders/{uuid:key}/done", response=ReminderOut, operation_id="finish_reminder")
def finish_reminder(request: Signed, key: UUID, body: DoneIn) -> dict[str, Any]:
    """What was told is done, or what comes next need not be told."""
    return _one(reminding.call_done(key=key, of=body.of, by=request.auth, at=now()), request.auth)


@router.delete("/notices/reminders/{uuid:key}", response={204: None}, operation_id="remove_reminder")
def remove_reminder(request: Signed, key: UUID) -> Status[None]:
    """Not to be reminded of it any more."""
    reminding.remove(key=key, by=request.auth, at=now())
    return Status(204, None)


def _one(row: Reminder, by: Actor) -> dict[str, Any]:
    (told,) = _told([row], by)
    return told


def _told(rows: Collection[Reminder], by: Actor) -> list[dict[str, Any]]:
    titles = titles_of({row.subject for row in rows if row.subject is not None}, by)
    ahead = queries.next_instants_of(rows)
    plain = (
        "key", "text", "subject", "room", "zone", "starts_on", "minute", "repeats", "weekdays", "month_day", "every",
        "until_on", "times", "passed", "told_at", "snoozed_until", "version",
    )  # fmt: skip
    return [
        {
            **{name: getattr(row, name) for name in plain},
            "title": titles.get(row.subject) if row.subject is not None else None,
            "next": ahead[row.key],
            "paused": row.paused_at is not None,
            "over": row.ended_at is not None,
        }
        for row in rows
    ]
