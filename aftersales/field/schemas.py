"""What the phone's door takes and says."""

from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field
from pydantic_core import PydanticCustomError

from aftersales.assets.rules import Covered
from aftersales.base.http import Input, Line
from aftersales.workorders.schemas.found import MatchOut
from aftersales.workorders.schemas.shown import CustomerCard, KindOut, Named, OrderOut
from aftersales.workorders.schemas.values import ActBy, OutcomeOrNone, Priority, WaitReason
from aftersales.workorders.states import Order, Visit, VisitMove

MOST_AT_ONCE = 100


def _made_by_time(key: UUID) -> UUID:
    if key.version != 7:
        raise PydanticCustomError("uuid_version", "not a UUIDv7")
    return key


class OperationIn(Input):
    """One thing that was done on a phone. `at` is the phone's own time; `facts` are those its kind asks for."""

    id: Annotated[UUID, AfterValidator(_made_by_time)]
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


class FieldPartOut(Schema):
    """Whether the maker pays, why, and the last day of what decided it."""

    covered: bool
    why: Covered
    until: date | None


class FieldCoverOut(Schema):
    labour: FieldPartOut
    parts: FieldPartOut
    travel: FieldPartOut


class ProductName(Schema):
    name_zh: str
    name_en: str


class RunsOnOut(Schema):
    """What a software asset runs on."""

    software_version: str
    patch: str
    modules: list[str]
    database: str


class ThingOut(Schema):
    key: UUID
    name: str
    serial: str
    batch: str
    installed_on: date | None
    product: ProductName
    cover: FieldCoverOut
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


class FieldVisitOut(Schema):
    key: UUID
    number: int
    state: Visit
    outcome: OutcomeOrNone
    starts_at: datetime | None
    ends_at: datetime | None
    promised_from_at: datetime | None
    promised_until_at: datetime | None
    confirmed_at: datetime | None
    departed_at: datetime | None
    arrived_at: datetime | None
    ended_at: datetime | None
    completion_note: str
    version: int
    engineer: Named | None
    mates: list[Named]
    mine: bool
    moves: list[VisitMove]


class EssentialsOut(Schema):
    """The order of a visit in brief."""

    key: UUID
    number: int
    title: str
    state: Order
    priority: Priority
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
    asset: ThingOut | None
    last_job: LastJobOut | None


class FieldDayOut(Schema):
    """The day; `flow` says where each move of a visit leads from where, for a phone without a line."""

    now: datetime
    on: date
    flow: dict[str, dict[Visit, Visit]]
    rows: list[StopOut]


class FieldOrderOut(OrderOut):
    """An order's page as the phone has it."""

    visits: list[FieldVisitOut]  # type: ignore[assignment]  # the phone's visits say whose they are
    site: PlaceOut | None  # type: ignore[assignment]  # with its position and hours
    contact: WhomOut | None  # type: ignore[assignment]  # with how to speak to them
    asset: ThingOut | None  # type: ignore[assignment]  # with what is covered, and what it runs on
    last_job: LastJobOut | None


class LineOut(Schema):
    """An order in one line."""

    key: UUID
    number: int
    title: str
    state: Order
    priority: Priority
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


class NumberOut(Schema):
    name: str
    phone: str
