"""What the phone's door takes and says."""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from aftersales.assets.schemas import Cover, RunsOnOut
from aftersales.base.http import Input, Line
from aftersales.workorders.schemas.found import MatchOut
from aftersales.workorders.schemas.shown import (
    CustomerCard,
    KindOut,
    Named,
    OrderBody,
    OrderLine,
    OwnName,
    StatedLine,
    VisitOut,
    WishOut,
)
from aftersales.workorders.schemas.values import ActBy, WaitReason
from aftersales.workorders.states import Visit

MOST_AT_ONCE = 100


_BY_TIME: Final = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$"


def _made_by_time(key: UUID) -> UUID:
    if key.version != 7:
        raise PydanticCustomError("uuid_version", "not a UUIDv7")
    return key


class OperationIn(Input):
    """One thing that was done on a phone. `at` is the phone's own time; `facts` are those its kind asks for."""

    id: Annotated[UUID, AfterValidator(_made_by_time), Field(json_schema_extra={"pattern": _BY_TIME})]
    device: UUID
    seq: Annotated[int, Field(ge=0, lt=2**63)]
    at: AwareDatetime
    base_version: Annotated[int, Field(ge=0, lt=2**31)] | None = None
    kind: Line
    subject: UUID
    facts: dict[str, Any] = {}


class OperationsIn(Input):
    """What a phone has to tell; `sent_at` is what time it has as it sends, so that a wrong clock can be told."""

    sent_at: AwareDatetime
    operations: Annotated[list[OperationIn], Field(min_length=1, max_length=MOST_AT_ONCE)]


class StoodOut(Schema):
    """How the thing stood when the operation was refused, and what the reader could do with it then."""

    fields: dict[str, Any] = {}
    legal: list[str] = []


class ResultOut(Schema):
    """What came of an operation. `at` is when it counts as done, `off_seconds` how far the phone's clock was ahead.

    refused: it could not be, and why; conflict: it could not be, because somebody has changed the thing since the phone
    saw it. Both name the moves that were legal, and stay so: what is to happen after all is another operation.
    """

    id: UUID
    outcome: Literal["done", "refused", "conflict"]
    replayed: bool
    at: datetime
    recorded_at: datetime
    off_seconds: int
    version: int | None
    code: str
    detail: str
    facts: dict[str, Any]
    now: StoodOut


class ResultsOut(Schema):
    now: datetime
    results: list[ResultOut]


class ThingOut(Schema):
    key: UUID
    name: str
    serial: str
    batch: str
    installed_on: date | None
    product: OwnName
    cover: Cover
    environment: RunsOnOut | None


class PlaceOut(Schema):
    """Where to go, in WGS-84, and when and how one gets in; hours by weekday, "0" is Monday, in minutes of the day."""

    key: UUID
    name: str
    address: str
    zone: str
    latitude: float | None
    longitude: float | None
    access_note: str
    access_hours: dict[str, list[tuple[int, int]]] | None


class WhomOut(Schema):
    """Whom one meets: `address` is how to speak to them 称呼; the whole number is asked for on its own."""

    key: UUID
    name: str
    address: str
    job_title: str
    care: str
    phone_masked: str


class LastJobOut(Schema):
    """What was done to this thing before."""

    key: UUID
    number: int
    title: str
    solution: str
    resolved_at: datetime | None


class FieldVisitOut(VisitOut):
    """A visit of the reader's: `mine` as its lead, who alone makes its moves."""

    mine: bool


class EssentialsOut(OrderLine):
    """The order of a visit in brief."""

    kind: KindOut
    customer: CustomerCard | None
    act_by: ActBy
    act_by_at: datetime | None
    reported_at: datetime
    wait_reason: WaitReason
    version: int


class StopOut(FieldVisitOut):
    """One visit of the day with all that is to be known before going; `on` is its day in the reader's zone."""

    on: date | None
    order: EssentialsOut
    site: PlaceOut | None
    contact: WhomOut | None
    wish: WishOut | None
    asset: ThingOut | None
    last_job: LastJobOut | None


class FieldDayOut(Schema):
    """The day; `flow` says where each move of a visit leads from where, for a phone without a line."""

    now: datetime
    on: date
    flow: dict[str, dict[Visit, Visit]]
    rows: list[StopOut]


class FieldOrderOut(OrderBody):
    """An order's page as the phone has it: whose the visits are, where the place is and when it opens, how to speak to
    the contact, what is covered and what it runs on. `may_fill`: whether the company's own fields are the reader's to
    fill in."""

    visits: list[FieldVisitOut]
    site: PlaceOut | None
    contact: WhomOut | None
    asset: ThingOut | None
    last_job: LastJobOut | None
    may_fill: bool


class LineOut(StatedLine):
    """An order in one line, with whom it is for."""

    customer: Named | None
    asset: Named | None
    reported_at: datetime


class FoundLineOut(LineOut):
    """An order that was searched for, and where in it stands what was asked."""

    matched: list[MatchOut]


class FoundLinesOut(Schema):
    rows: list[FoundLineOut]
    next: str | None


class ScanOut(Schema):
    """What a label means: a thing with its orders, or an order; nothing at all when the reader may know of neither."""

    asset: Named | None
    orders: list[LineOut]


class OfferedOrderOut(Schema):
    """As much of an order as one needs to say yes or no to it."""

    key: UUID
    number: int
    title: str
    priority: int
    kind: KindOut
    customer: str
    address: str
    asset: str


class FieldOfferOut(Schema):
    """What an engineer is asked to take, until `expires_at`: alone (`offer`; the time is held by `visit`), with some
    others, or with all who may (`pool`), and the first has it. `way_minutes`: how long the way is; none for remote
    work."""

    key: UUID
    how: Literal["offer", "broadcast", "pool"]
    urgent: bool
    opened_at: datetime
    expires_at: datetime
    starts_at: datetime
    ends_at: datetime
    promised_from_at: datetime | None
    promised_until_at: datetime | None
    way_minutes: int | None
    visit: UUID | None
    order: OfferedOrderOut


class FieldOffersOut(Schema):
    """What is urgent first, then the next to end."""

    now: datetime
    rows: list[FieldOfferOut]
