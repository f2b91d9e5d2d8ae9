"""What the staff's door says of a caller: who it may be, what to know of them, and what they have open."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

from aftersales.assets.schemas import Cover
from aftersales.customers import rules
from aftersales.customers.schemas import Whom, WhomToMind
from aftersales.workorders.schemas.around import CountedOut
from aftersales.workorders.schemas.shown import KindOut, Named, StatedLine
from aftersales.workorders.schemas.values import Priority
from aftersales.workorders.states import Order


class CallingFirm(Schema):
    key: UUID
    name: str
    tier: rules.Tier


class HitThing(Schema):
    key: UUID
    name: str
    serial: str


class HitOrder(Schema):
    key: UUID
    number: int
    title: str
    state: Order


class HitOut(Schema):
    """Somebody who may be calling; `why` is by what they were found, `called` who an order names to be
    called with that number, `open` how many orders their company has open."""

    why: Literal["number", "phone", "serial", "name"]
    customer: CallingFirm
    contact: Whom | None
    asset: HitThing | None
    order: HitOrder | None
    called: str
    open: int


class Hits(Schema):
    rows: list[HitOut]


class BriefFirm(CallingFirm):
    code: str
    industry: str
    size: int | None


class BriefSite(Schema):
    key: UUID
    name: str
    address: str
    access_note: str


class BriefThing(Schema):
    """A thing that may be what the call is about; `covered` is the maker's labour, as of today."""

    key: UUID
    name: str
    serial: str
    product_zh: str
    product_en: str
    family: str
    is_software: bool
    site: UUID | None
    covered: bool
    covered_until: date | None
    software_version: str
    modules: list[str]
    certificate_expires_on: date | None
    open: int


class BriefContract(Schema):
    key: UUID
    number: str
    service_level: str
    ends_on: date
    counted: list[CountedOut]


class BriefOrder(StatedLine):
    asset: Named | None
    owner: Named | None
    reported_at: datetime


class LastJob(BriefOrder):
    solution: str
    resolved_at: datetime | None


class Promise(Schema):
    """What the customer waits for: a visit in a window, or the next word from us by an instant."""

    order: HitOrder
    what: Literal["visit", "next_update"]
    from_at: datetime | None
    until_at: datetime | None
    who: str
    late: bool


class Said(Schema):
    """The last thing we told them on an open order."""

    order: HitOrder
    body_html: str
    at: datetime
    by: str


class BriefOut(Schema):
    """All that is worth knowing of a caller; `tier` and `service_level` are what the promise is chosen by.

    `likely` is who called last about the same: mostly it is them again.
    """

    customer: BriefFirm
    contact: WhomToMind | None
    contacts: list[WhomToMind]
    likely: UUID | None
    sites: list[BriefSite]
    assets: list[BriefThing]
    cover: Cover | None
    contract: BriefContract | None
    open: list[BriefOrder]
    last: LastJob | None
    promise: Promise | None
    said: Said | None
    tier: str
    service_level: str


class Lookalike(Schema):
    """An open order that may be about the same; `likeness` is the share of words, 0 to 1."""

    order: BriefOrder
    same_asset: bool
    likeness: float


class Lookalikes(Schema):
    """Open orders that a new one may only repeat, the likeliest first."""

    alike: list[Lookalike]


class HistoryRow(BriefOrder):
    kind: KindOut
    solution: str
    reopen_count: int
    resolved_at: datetime | None


class HistoryRows(Schema):
    rows: list[HistoryRow]
    next: str | None


class Priorities(Schema):
    """The suggested priority by impact (rows, 1 to 3) and urgency (columns, 1 to 3)."""

    matrix: list[list[Priority]]


class ExportedOrders(Schema):
    """Every order of a contact with what the privacy register lets out."""

    rows: list[dict[str, Any]]
