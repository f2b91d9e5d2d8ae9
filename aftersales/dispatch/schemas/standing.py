"""How engineers stand, and which orders wait for want of one."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime

from aftersales.base.http import Input
from aftersales.dispatch.rules import PresenceState, WaitingFor
from aftersales.dispatch.schemas.values import CandidateName, LackName, RuleName


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


class WaitingOrder(Schema):
    """The order that waits, as a line of a list shows it."""

    key: UUID
    number: int
    title: str
    priority: int
    act_by_at: datetime


class RuleLackOut(Schema):
    """A rule that keeps engineers from going: how many fail it, how many of them nothing else, and that in words."""

    rule: RuleName
    engineers: int
    alone: int
    words: str


class WaitingOut(Schema):
    """An order that was to find somebody by itself and has not: why, since when, and when it was last looked at."""

    order: WaitingOrder
    reason: WaitingFor
    words: str
    lacks: list[RuleLackOut]
    decision: UUID | None
    since_at: datetime
    looked_at: datetime


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
