"""Facts of this room: only what makes an open page ring. What a notice says stands in its row."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class PersonNotified(Event):
    """Somebody's inbox has something new, of this code, about that thing."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    notice: UUID
    code: str
    about: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class InboxRead(Event):
    """Somebody has read, in one of their windows, what the others still show as new."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    count: int


@dataclass(frozen=True, kw_only=True)
class ReminderChanged(Event):
    """Somebody wrote, changed, put off or ended a reminder of theirs in one of their windows."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    reminder: UUID
