"""Pure vocabulary of notices: the channels, and how far a delivery got."""

from enum import StrEnum


class Channel(StrEnum):
    """The ways out of the product; the inbox is not one, for a notice is always there."""

    EMAIL = "email"


class Mail(StrEnum):
    """How somebody wants to hear of a kind of notice by e-mail: not, at once, or once a day with all the others."""

    NO = "no"
    AT_ONCE = "at_once"
    DIGEST = "digest"


class State(StrEnum):
    """How far a delivery got.

    Expired: too late to be of use. Dropped: no longer needed or wanted (withdrawn, read already, no address).
    """

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    DROPPED = "dropped"
