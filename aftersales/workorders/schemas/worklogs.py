"""What the staff's doors take and say of time 工时."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from aftersales.base.http import Input, Line, OptionalText
from aftersales.workorders.schemas.shown import Named
from aftersales.workorders.schemas.values import Unset
from aftersales.workorders.spans import Source, Work

TimeNote = Annotated[OptionalText, Field(max_length=2000)]


class TimeStartIn(Input):
    """From now on the sender's time goes into this; `worklog` is the key the span is to have."""

    kind: Work
    note: TimeNote = ""
    worklog: UUID | None = None


class TimeEnterIn(Input):
    """Time nobody measured; `person` is whose, if not the sender's own, `worklog` the key the span is to have."""

    kind: Work
    begins_at: AwareDatetime
    ends_at: AwareDatetime
    note: TimeNote = ""
    person: UUID | None = None
    visit: UUID | None = None
    worklog: UUID | None = None


class TimeCorrectIn(Input):
    """What it really was, and why. What is not sent stays as it is."""

    reason: Line
    kind: Work = Unset
    begins_at: AwareDatetime = Unset
    ends_at: AwareDatetime = Unset
    note: TimeNote = Unset


class TimeStrikeIn(Input):
    """Why it does not count."""

    reason: Line


class TimeVersionOut(Schema):
    """How a span stood before `by` changed it, and why. moved: what was told late shortened it, nobody's hand did."""

    number: int
    deed: Literal["corrected", "struck", "moved"]
    kind: Work
    begins_at: datetime
    ends_at: datetime | None
    note: str
    by: Named | None
    at: datetime
    reason: str


class TimeVisitOut(Schema):
    key: UUID
    number: int


class WorklogOut(Schema):
    """A span of somebody's time; without an end it runs. `overlong`: nobody stopped it, the limit of a day did.

    `minutes` are as of now, between the two times as a clock without seconds shows them; `history` is oldest first.
    """

    key: UUID
    person: Named
    visit: TimeVisitOut | None
    kind: Work
    source: Source
    begins_at: datetime
    ends_at: datetime | None
    minutes: int
    overlong: bool
    note: str
    struck_at: datetime | None
    history: list[TimeVersionOut]
    may_correct: bool
    version: int


class MinutesOut(Schema):
    """Minutes of each kind."""

    travel: int
    work: int
    wait: int


class OrderTimeOut(Schema):
    """The time that went into an order, oldest first. What is struck out is listed, and not counted."""

    now: datetime
    rows: list[WorklogOut]
    sums: MinutesOut
    may_log: bool


class TimeOrderOut(Schema):
    """The order a span is of; only its number where the reader may not see it."""

    key: UUID | None
    number: int
    title: str


class TimeRowOut(WorklogOut):
    """A span among others of the same person; `on` is the local day on which it began."""

    order: TimeOrderOut
    on: date


class TimeDayOut(Schema):
    """One local day, with the minutes of it."""

    on: date
    minutes: MinutesOut


class PersonTimeOut(Schema):
    """A person's time from `since` to `until`, by days of their own zone, and what of theirs runs now.

    `sums` and `days` are of the whole range, `rows` a page of it.
    """

    now: datetime
    person: Named
    zone: str
    since: date
    until: date
    rows: list[TimeRowOut]
    next: str | None
    days: list[TimeDayOut]
    sums: MinutesOut
    running: TimeRowOut | None
