"""How an offer 派单邀约 stands, a round of them, and an appointment 预约; what a proposal is for. Pure."""

from enum import StrEnum
from typing import Final


class How(StrEnum):
    """To whom an order is offered: one, several at once, or all who may go 抢单."""

    OFFER = "offer"
    BROADCAST = "broadcast"
    POOL = "pool"


class RoundState(StrEnum):
    """Where a round of offers stands. `over`: everybody said no, or its time was up."""

    OPEN = "open"
    TAKEN = "taken"
    OVER = "over"
    WITHDRAWN = "withdrawn"


class OfferState(StrEnum):
    """Where one engineer's offer stands. `gone`: a colleague was quicker."""

    OPEN = "open"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    GONE = "gone"
    WITHDRAWN = "withdrawn"


class ProposalKind(StrEnum):
    """What a proposal 排程方案 is asked for: the days ahead over night, what came between today, one engineer's days,
    or everything dealt out anew."""

    NIGHT = "night"
    REPAIR = "repair"
    ENGINEER = "engineer"
    RESHUFFLE = "reshuffle"


class AppointmentState(StrEnum):
    """Where an appointment stands. `over`: its minutes ended before it was confirmed; `let_go`: it was given back;
    `moved`: another stands in its place; `done`: somebody was there, or nobody comes any more for another reason."""

    HELD = "held"
    CONFIRMED = "confirmed"
    OVER = "over"
    LET_GO = "let_go"
    MOVED = "moved"
    CANCELLED = "cancelled"
    DONE = "done"


TAKING: Final = (AppointmentState.HELD, AppointmentState.CONFIRMED)
"""In these an appointment takes a place in its window, and somebody's time."""
