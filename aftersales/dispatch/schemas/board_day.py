"""An engineer's day on the board, as it is printed."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from aftersales.dispatch.schemas.standing import SpanOut
from aftersales.dispatch.schemas.values import CandidateName
from aftersales.workorders.states import Visit as VisitState


class BoardDayContact(Schema):
    """Whom to ask for, as they are addressed 称呼; the number is masked."""

    name: str
    phone: str


class BoardDayStop(SpanOut):
    """A visit of the day and the way to it; `beside`: who else goes, by name; `care`: how one gets in, and what to mind
    of the contact. `number` null: an order the reader does not see, of which there is nothing but the times."""

    key: UUID
    state: VisitState
    promised_from_at: datetime | None
    promised_until_at: datetime | None
    travel_minutes: int | None
    travel_from: Literal["home"] | UUID | None
    leads: bool
    beside: list[str]
    number: int | None
    priority: int | None
    title: str
    kind: str
    customer: str
    site: str
    address: str
    thing: str
    contact: BoardDayContact | None
    care: str


class BoardDayOut(Schema):
    """An engineer's day by the clock of `zone`, the reader's: duty, breaks and leave of it, and visits by time."""

    at: datetime
    on: date
    zone: str
    engineer: CandidateName
    shifts: list[SpanOut]
    breaks: list[SpanOut]
    leaves: list[SpanOut]
    visits: list[BoardDayStop]
