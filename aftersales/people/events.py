"""What happened to people, rights and working time. Keys, codes and dates only: names and numbers stay in the rows."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class _OfPerson(Event):
    SUBJECT: ClassVar[str] = "person"
    person: UUID


@dataclass(frozen=True, kw_only=True)
class PersonAdded(_OfPerson):
    """Somebody can be known to the product; with a password, also sign in."""

    is_customer: bool
    roles: list[str]


@dataclass(frozen=True, kw_only=True)
class AdminCreated(_OfPerson):
    """The installation has its first administrator."""


@dataclass(frozen=True, kw_only=True)
class PersonChanged(_OfPerson):
    """Some fields of a person have other values now; which ones, not what they say."""

    fields: list[str]


@dataclass(frozen=True, kw_only=True)
class PersonArchived(_OfPerson):
    """Somebody left: the traces stay, the sign-in is closed."""


@dataclass(frozen=True, kw_only=True)
class PersonRestored(_OfPerson):
    """Somebody came back."""


@dataclass(frozen=True, kw_only=True)
class PersonErased(_OfPerson):
    """A person is forgotten: no name, no address, no way to sign in."""


@dataclass(frozen=True, kw_only=True)
class PersonExported(_OfPerson):
    """What we hold of a person was handed out."""


@dataclass(frozen=True, kw_only=True)
class PasswordSet(_OfPerson):
    """A person has another password, and every sign-in made with the old one has ended."""


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(_OfPerson):
    """Sign-ins of a person were ended before their time."""

    count: int


@dataclass(frozen=True, kw_only=True)
class RoleGiven(_OfPerson):
    role: str


@dataclass(frozen=True, kw_only=True)
class RoleTaken(_OfPerson):
    role: str


@dataclass(frozen=True, kw_only=True)
class TeamJoined(_OfPerson):
    """A person's team is now this one, or none."""

    team: UUID | None


@dataclass(frozen=True, kw_only=True)
class TerritoriesSet(_OfPerson):
    """The territories a person looks after."""

    territories: list[str]


@dataclass(frozen=True, kw_only=True)
class TokenCreated(_OfPerson):
    token: UUID
    rights: list[str]
    expires_at: datetime


@dataclass(frozen=True, kw_only=True)
class TokenEnded(_OfPerson):
    token: UUID


@dataclass(frozen=True, kw_only=True)
class EngineerSet(_OfPerson):
    """A person works as an engineer, at this level and in the hours of this calendar."""

    level: int
    calendar: str


@dataclass(frozen=True, kw_only=True)
class SkillSet(_OfPerson):
    skill: str
    proficiency: int
    valid_from: date
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class SkillDropped(_OfPerson):
    skill: str


@dataclass(frozen=True, kw_only=True)
class CertificateAdded(_OfPerson):
    certificate: UUID
    valid_until: date | None


@dataclass(frozen=True, kw_only=True)
class CertificateRemoved(_OfPerson):
    certificate: UUID


@dataclass(frozen=True, kw_only=True)
class MentorshipStarted(_OfPerson):
    """An apprentice is taken along by a mentor from this day."""

    mentor: UUID
    started_on: date


@dataclass(frozen=True, kw_only=True)
class MentorshipEnded(_OfPerson):
    """An apprentice goes on without this mentor."""

    mentor: UUID
    ended_on: date


@dataclass(frozen=True, kw_only=True)
class ShiftPlanned(_OfPerson):
    shift: UUID
    starts_at: datetime
    ends_at: datetime
    on_call: bool


@dataclass(frozen=True, kw_only=True)
class ShiftCancelled(_OfPerson):
    shift: UUID


@dataclass(frozen=True, kw_only=True)
class LeaveTaken(_OfPerson):
    """Somebody will be away; why stays in the row."""

    leave: UUID
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, kw_only=True)
class LeaveWithdrawn(_OfPerson):
    leave: UUID


@dataclass(frozen=True, kw_only=True)
class RoleChanged(Event):
    """A role exists, or its rights are others."""

    SUBJECT: ClassVar[str] = "role"
    role: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class TeamChanged(Event):
    """A team exists, or its lead, parent, calendar or names are others."""

    SUBJECT: ClassVar[str] = "team"
    team: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class TeamArchived(Event):
    SUBJECT: ClassVar[str] = "team"
    team: UUID


@dataclass(frozen=True, kw_only=True)
class TerritoryChanged(Event):
    SUBJECT: ClassVar[str] = "territory"
    territory: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class CalendarChanged(Event):
    """Working time is another: clocks that run by this calendar have to be counted anew."""

    SUBJECT: ClassVar[str] = "calendar"
    calendar: UUID
    code: str
    calendar_version: int


@dataclass(frozen=True, kw_only=True)
class SkillChanged(Event):
    """A skill exists, or has other names."""

    SUBJECT: ClassVar[str] = "skill"
    skill: UUID
    code: str
