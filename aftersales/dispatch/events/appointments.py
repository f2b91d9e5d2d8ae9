"""Facts of appointments: which windows are offered, and what became of each."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class AppointmentRulePublished(Event):
    """Orders of this kind and territory (null: any) are offered other windows from now on."""

    SUBJECT: ClassVar[str] = "rule"

    rule: UUID
    kind: str | None
    territory: str | None


@dataclass(frozen=True, kw_only=True)
class AppointmentRuleDropped(Event):
    """A rule about windows does not count any more."""

    SUBJECT: ClassVar[str] = "rule"

    rule: UUID


@dataclass(frozen=True, kw_only=True)
class _OfAppointment(Event):
    SUBJECT: ClassVar[str] = "order"

    order: UUID
    appointment: UUID
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentHeld(_OfAppointment):
    """A window is kept for an order until `held_until`, while whoever it is for makes up their mind."""

    held_until: datetime


@dataclass(frozen=True, kw_only=True)
class AppointmentFreed(_OfAppointment):
    """A window that was held is free again: its minutes were `over`, or it was `let_go`."""

    state: str


@dataclass(frozen=True, kw_only=True)
class AppointmentConfirmed(_OfAppointment):
    """The customer may expect somebody in this window; `was_from_at`, `was_until_at`: in place of that one. Until the
    order is received there is no visit."""

    visit: UUID | None
    was_from_at: datetime | None = None
    was_until_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AppointmentCancelled(_OfAppointment):
    """Nobody comes in this window. Why stands in the row."""

    visit: UUID | None


@dataclass(frozen=True, kw_only=True)
class EngineerTimeKept(Event):
    """An engineer's time is kept for an appointment that has no visit yet."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    appointment: UUID


@dataclass(frozen=True, kw_only=True)
class EngineerTimeFreed(Event):
    """It is kept no longer: a visit takes it, or nobody needs it."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    appointment: UUID
