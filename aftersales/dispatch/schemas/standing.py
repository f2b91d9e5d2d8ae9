"""How engineers stand, and which orders wait for want of one."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime

from aftersales.base.http import Input
from aftersales.dispatch.rules import PresenceState, WaitingFor
from aftersales.dispatch.schemas.decisions import SkillName
from aftersales.dispatch.schemas.values import CandidateName, LackName, RuleName
from aftersales.workorders.schemas.shown import Bilingual, Row


class EngineerPresenceIn(Input):
    """On duty; on a break, for an hour unless `until_at` says otherwise; or away until then."""

    state: PresenceState
    until_at: AwareDatetime | None = None


class EngineerPresenceOut(Schema):
    """How an engineer stands: what was said last, unless they are on leave. `version` 0: nothing was ever said."""

    engineer: CandidateName
    state: Literal["on_duty", "break", "away", "leave"]
    until_at: datetime | None
    set_at: datetime | None
    version: int


class EngineerPresenceList(Schema):
    """How the engineers stand that the reader sees."""

    rows: list[EngineerPresenceOut]
    next: str | None


class SpanOut(Schema):
    """From when to when."""

    starts_at: datetime
    ends_at: datetime


class VisitOrder(Schema):
    """The order of a visit, in short."""

    key: UUID
    number: int
    title: str
    priority: int
    customer: str | None


class VisitInHand(SpanOut):
    """A visit as planned; `order` null: none of the reader's."""

    visit: UUID
    state: Literal["planned", "confirmed", "travelling", "on_site"]
    order: VisitOrder | None


class EngineerSkillOut(SkillName):
    """A skill that is valid today."""

    code: str
    proficiency: int


EngineerStanding = Literal["on_duty", "off", "break", "away", "leave"]


class EngineerInHand(Schema):
    """How an engineer stands, and what they have in hand. `off`: neither on duty now nor said to be gone. `duty`:
    calendar and shifts of today; `on_call`: standing by now. `today_minutes` of visits still booked today go against
    `cap_minutes`; `ahead_minutes`: of the coming seven days, and of `remote` orders in hand. `may_set`: whether the
    reader may say how they stand, with `version`."""

    engineer: CandidateName
    level: int
    team: Bilingual | None
    state: EngineerStanding
    since_at: datetime | None
    until_at: datetime | None
    version: int
    may_set: bool
    on_call: bool
    skills: list[EngineerSkillOut]
    duty: list[SpanOut]
    now: VisitInHand | None
    next: VisitInHand | None
    remote: int
    today_minutes: int
    cap_minutes: int
    ahead_minutes: int


class EngineerInHandList(Schema):
    """Engineers by name. With the first page, how many stand how of all that fit whatever their state."""

    rows: list[EngineerInHand]
    next: str | None
    counts: dict[EngineerStanding, int] | None


class RuleLackOut(Schema):
    """A rule that keeps engineers from going: how many fail it, how many of them nothing else, and that in words."""

    rule: RuleName
    engineers: int
    alone: int
    words: str


class WaitingOut(Schema):
    """An order that was to find somebody by itself and has not: why, since when, and when it was last looked at."""

    order: Row
    reason: WaitingFor
    words: str
    lacks: list[RuleLackOut]
    decision: UUID | None
    since_at: datetime
    looked_at: datetime
    may_send: bool


class WaitingOfOrder(Schema):
    """Why an order waits for somebody; null when it does not."""

    waiting: WaitingOut | None


class WaitingList(Schema):
    """The most urgent first, of those the longest."""

    rows: list[WaitingOut]
    next: str | None


class LackOut(Schema):
    """What is missing of an engineer, by code and in words."""

    engineer: CandidateName
    what: list[LackName]
    words: list[str]


class LackList(Schema):
    """Engineers who are never sent, or sent blindly, until something is filled in."""

    rows: list[LackOut]
    next: str | None
