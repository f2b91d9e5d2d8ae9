"""What can happen on a phone beyond what happens to orders and visits."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class OperationRefused(Event):
    """What an engineer did could not be taken over; the operation keeps what was said, and `code` why not."""

    SUBJECT: ClassVar[str] = "operation"

    operation: UUID
    kind: str
    about: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class VisitContactShown(Event):
    """The engineer of a visit was given the contact's number."""

    SUBJECT: ClassVar[str] = "contact"

    contact: UUID
    visit: UUID
