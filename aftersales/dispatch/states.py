"""How an offer 派单邀约 stands, and how a round of them. Pure."""

from enum import StrEnum


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
