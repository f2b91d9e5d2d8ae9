"""What the staff's and programs' doors say of work orders."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from aftersales.workorders.rules import Suits
from aftersales.workorders.schemas.own import FieldShown, Held
from aftersales.workorders.schemas.values import (
    ActBy,
    CameBy,
    Grade,
    HandedTo,
    HandOffState,
    OutcomeOrNone,
    Priority,
    Target,
    WaitReason,
)  # fmt: skip
from aftersales.workorders.states import Order, OrderMove, Visit, VisitMove
from aftersales.workorders.turns import SameEngineer


class Named(Schema):
    """A thing with one name."""

    key: UUID
    name: str


class Bilingual(Schema):
    """A thing with a name in each language."""

    key: UUID
    name_zh: str
    name_en: str


class OwnName(Schema):
    """A name in both languages, without a key: what a team, or the company, calls a state; a model's name."""

    name_zh: str
    name_en: str


class SubState(Schema):
    """A finer state the order's team added to its present one."""

    sub_state: str
    name_zh: str
    name_en: str


class KindOut(Schema):
    code: str
    name_zh: str
    name_en: str


class Row(Schema):
    """One line of a queue. `act_by` names what `act_by_at` is the time for: an SLA target, or "wake". What was renamed
    brings its `state_name` and `sub_state_name`; `custom` is there where it was asked for, by code."""

    id: int
    key: UUID
    number: int
    title: str
    priority: Priority
    state: Order
    state_name: OwnName | None
    sub_state: str
    sub_state_name: OwnName | None
    channel: CameBy
    kind: KindOut
    customer: Named | None
    asset: Named | None
    owner: Named | None
    team: Bilingual | None
    act_by: ActBy
    act_by_at: datetime | None
    wait_reason: WaitReason
    wake_at: datetime | None
    reopen_count: int
    reported_at: datetime
    changed_at: datetime
    version: int
    custom: dict[str, Held] | None = None


class Queue(Schema):
    rows: list[Row]
    next: str | None


class Count(Schema):
    n: int
    capped: bool


class Counts(Schema):
    open: Count
    mine: Count
    unassigned: Count
    reported: Count
    overdue: Count
    waiting: Count
    resolved: Count


class SegmentOut(Schema):
    """A stretch of a clock's life, with who and why."""

    start: datetime
    end: datetime
    kind: Literal["running", "closed", "paused", "retargeted"]
    cause: Literal["start", "pause", "resume", "retarget", "stop"]
    by: Named | None
    reason: str
    counted_seconds: int
    due_from: datetime
    due_to: datetime


class ClockOut(Schema):
    """One promise: how it stands, and how it came to it."""

    target: Target
    state: Literal["running", "paused", "stopped"]
    cycle: int
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    met: bool | None
    breached_at: datetime | None
    budget_seconds: int
    elapsed_seconds: int
    paused_seconds: int
    estimated: bool
    segments: list[SegmentOut]


class BeforeOut(Schema):
    """A visit that others come after, or may; of another order it says which."""

    key: UUID
    number: int
    order: UUID
    order_number: int
    state: Visit
    outcome: OutcomeOrNone
    starts_at: datetime | None
    ends_at: datetime | None
    ended_at: datetime | None
    engineer: Named | None


class BeforeList(Schema):
    rows: list[BeforeOut]


class TurnOut(Schema):
    """When a visit may be made: `waits` while the one before is not done, `comes_at` from when on, as far as is known.
    `out_of_turn`: it cannot be made as it stands, and why."""

    after: BeforeOut | None
    gap_days: int
    not_before_on: date | None
    same_engineer: SameEngineer
    minutes: int | None
    comes_at: datetime | None
    waits: bool
    out_of_turn: Literal["", "moved", "unplanned", "cancelled", "came_to_nothing", "engineer"]
    out_since_at: datetime | None


class VisitOut(Schema):
    key: UUID
    number: int
    state: Visit
    outcome: OutcomeOrNone
    engineer: Named | None
    mates: list[Named]
    starts_at: datetime | None
    ends_at: datetime | None
    promised_from_at: datetime | None
    promised_until_at: datetime | None
    confirmed_at: datetime | None
    departed_at: datetime | None
    arrived_at: datetime | None
    ended_at: datetime | None
    completion_note: str
    turn: TurnOut | None
    moves: list[VisitMove]
    version: int


class HoldOut(Schema):
    """What blocks the order; with a `checklist`, what is missing on that."""

    key: UUID
    reason: str
    source: str
    checklist: Bilingual | None
    placed_at: datetime
    lifted_at: datetime | None


class HandOffOut(Schema):
    key: UUID
    to: HandedTo
    state: HandOffState
    reference: str
    summary: str
    answer: str
    sent_at: datetime
    changed_at: datetime


class Need(Schema):
    """A fact a move asks for."""

    name: str
    type: Literal["text", "line", "choice", "datetime", "person", "team", "order", "priority"]
    required: bool
    choices: list[str] = []


class Move(Schema):
    """A move this reader may make now; `primary` is the likeliest. It `asks` for custom fields (by code) that the form
    requires by then and the order lacks."""

    move: OrderMove
    primary: bool
    needs: list[Need]
    asks: list[str]


class ContactCard(Schema):
    """How to reach and address the contact; the number is masked until asked for."""

    key: UUID
    name: str
    salutation: str
    job_title: str
    phone_masked: str
    care: str


class WishOut(Schema):
    """Whom to call about the order if not its contact (no name: the contact), and when it suits them; the number is
    masked until asked for."""

    name: str
    phone_masked: str
    suits: list[Suits]


class NumberOut(Schema):
    """Whom to call, by which number."""

    name: str
    phone: str


class SiteCard(Schema):
    key: UUID
    name: str
    address: str
    zone: str
    access_note: str


class AssetCard(Schema):
    key: UUID
    name: str
    serial: str
    product_zh: str
    product_en: str
    installed_on: date | None


class ContractCard(Schema):
    number: str
    service_level: str
    ends_on: date


class CustomerCard(Schema):
    key: UUID
    name: str
    industry: str
    size: int | None
    tier: str


class Chosen(Schema):
    """Which SLA policy the order has, the values that made it fit, and its condition in words, if it has one."""

    policy: Bilingual | None
    why: list[str]
    condition: str


class OrderLine(Schema):
    """An order as it is named wherever it stands in one line."""

    key: UUID
    number: int
    title: str
    state: Order
    priority: Priority


class StatedLine(OrderLine):
    """An order in one line that also says where it stands, in its team's own words as a queue does."""

    state_name: OwnName | None
    sub_state_name: OwnName | None


class Brief(Schema):
    """Another order in one line."""

    key: UUID
    number: int
    title: str
    state: Order
    state_name: OwnName | None
    sub_state_name: OwnName | None
    reported_at: datetime


class OrderBody(Schema):
    """What every page of one order shows, at a desk or on a phone."""

    key: UUID
    number: int
    title: str
    description: str
    state: Order
    state_name: OwnName | None
    sub_state: str
    sub_state_name: OwnName | None
    sub_states: list[SubState]
    priority: Priority
    impact: Grade | None
    urgency: Grade | None
    channel: CameBy
    tags: list[str]
    kind: KindOut
    category: Bilingual | None
    team: Bilingual | None
    owner: Named | None
    customer: CustomerCard | None
    wish: WishOut | None
    custom: list[FieldShown]
    contract: ContractCard | None
    parent: Brief | None
    duplicate_of: Brief | None
    earlier: list[Brief]
    reported_by: Named | None
    reported_at: datetime
    triaged_at: datetime | None
    responded_at: datetime | None
    resolved_at: datetime | None
    closed_at: datetime | None
    cancelled_at: datetime | None
    waiting_since_at: datetime | None
    wait_reason: WaitReason
    wake_at: datetime | None
    cancel_reason: str
    cause: str
    solution: str
    reopen_count: int
    assignment_count: int
    escalation_level: int
    act_by: ActBy
    act_by_at: datetime | None
    sla: Chosen
    clocks: list[ClockOut]
    holds: list[HoldOut]
    hand_offs: list[HandOffOut]
    moves: list[Move]
    changed_at: datetime
    version: int


class OrderOut(OrderBody):
    """Everything the page of one order shows."""

    contact: ContactCard | None
    site: SiteCard | None
    asset: AssetCard | None
    visits: list[VisitOut]
