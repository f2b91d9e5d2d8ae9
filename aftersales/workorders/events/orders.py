"""What can happen to a work order and its visits, in the past tense. The order's facts keep their order;
two are facts of the customer."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class OfOrder(Event):
    """Something that happened to the order with this key; `note` points to the words that came with it, if any."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    note: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderReported(OfOrder):
    kind: str
    channel: str
    priority: int


@dataclass(frozen=True, kw_only=True)
class WorkOrderTriaged(OfOrder):
    kind: str
    priority: int
    team: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderAssigned(OfOrder):
    """To an owner, or by a confirmed visit."""

    owner: UUID | None = None
    was: UUID | None = None
    team: UUID | None = None
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderReleased(OfOrder):
    """Back to the team's queue."""

    was: UUID | None = None
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderStarted(OfOrder):
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderWaited(OfOrder):
    """Somebody else has to act; `again`: it waited already, and goes on waiting for this reason and until then."""

    reason: str
    wake_at: datetime | None = None
    again: bool = False
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderResumed(OfOrder):
    """Waiting ended: by a person, by an engineer setting out, or (`woke`) because its date had come."""

    state: str
    woke: bool = False
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderResolved(OfOrder):
    priority: int


@dataclass(frozen=True, kw_only=True)
class WorkOrderClosed(OfOrder):
    """`how`: confirmed by the customer, closed by staff, or after silence."""

    how: str


@dataclass(frozen=True, kw_only=True)
class WorkOrderReopened(OfOrder):
    count: int


@dataclass(frozen=True, kw_only=True)
class WorkOrderCancelled(OfOrder):
    pass


@dataclass(frozen=True, kw_only=True)
class WorkOrderMerged(OfOrder):
    """This order said the same as `into`, which goes on for both."""

    into: UUID


@dataclass(frozen=True, kw_only=True)
class DuplicateMerged(OfOrder):
    """Another order (`duplicate`) was merged into this one."""

    duplicate: UUID


@dataclass(frozen=True, kw_only=True)
class WorkOrderChanged(OfOrder):
    """Fields were edited. Codes and numbers are kept as [old, new]; of texts only the name: they may be personal."""

    fields: dict[str, list[str | int | None]]
    texts: list[str]


@dataclass(frozen=True, kw_only=True)
class WorkOrderEscalated(OfOrder):
    level: int
    to: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class WorkOrderHandedOff(OfOrder):
    hand_off: UUID
    to: str


@dataclass(frozen=True, kw_only=True)
class HandOffAnswered(OfOrder):
    hand_off: UUID
    state: str


@dataclass(frozen=True, kw_only=True)
class CalledNumberShown(Event):
    """Somebody asked for the whole number of whoever is to be called about an order; `visit` if they go there.

    A fact of the customer, as the looks at its contacts' numbers are.
    """

    SUBJECT: ClassVar[str] = "customer"

    customer: UUID
    order: UUID
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PersonalFieldShown(OfOrder):
    """Somebody asked for the whole of a personal text of the order: of the custom field with this code."""

    code: str


@dataclass(frozen=True, kw_only=True)
class ContactOrdersExported(Event):
    """What a contact's orders hold of them was handed out; a fact of the customer, as the export of the contact is."""

    SUBJECT: ClassVar[str] = "customer"

    customer: UUID
    contact: UUID


@dataclass(frozen=True, kw_only=True)
class HoldPlaced(OfOrder):
    hold: UUID
    source: str


@dataclass(frozen=True, kw_only=True)
class HoldLifted(OfOrder):
    hold: UUID
    source: str


@dataclass(frozen=True, kw_only=True)
class NoteAdded(OfOrder):
    """`files` are the attachments that came with it."""

    public: bool
    mentions: list[UUID]
    files: list[UUID] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class FilesAttached(OfOrder):
    """Files were added to the order itself, or to one of its visits; `files` are the attachments."""

    files: list[UUID]
    public: bool
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class AttachmentSettled(OfOrder):
    """What was attached has been looked at: `ready`, `refused`; or it was waited for in vain: `gone`."""

    file: UUID
    state: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class AttachmentRemoved(OfOrder):
    file: UUID


@dataclass(frozen=True, kw_only=True)
class WorkOrderLinked(OfOrder):
    other: UUID
    how: str


@dataclass(frozen=True, kw_only=True)
class SlaChosen(OfOrder):
    """A policy was chosen, or changed with a replay of the clocks."""

    policy: UUID | None
    why: list[str]


@dataclass(frozen=True, kw_only=True)
class SlaRecounted(OfOrder):
    """Working time became another, and running promises with it: by target, when it was due and when it is."""

    calendar: UUID
    due: dict[str, tuple[datetime, datetime]]


@dataclass(frozen=True, kw_only=True)
class SlaWarned(OfOrder):
    """A running promise is near its end, or long past it; `at` is the true instant of the mark."""

    target: str
    mark: str
    cycle: int
    due_at: datetime


@dataclass(frozen=True, kw_only=True)
class SlaBreached(OfOrder):
    """A promise was broken; `at` is the true instant, however late it was noticed."""

    target: str
    cycle: int


@dataclass(frozen=True, kw_only=True)
class SlaBreachWithdrawn(OfOrder):
    """What came to light later shows that the promise told broken at `breached_at` was not."""

    target: str
    cycle: int
    breached_at: datetime


@dataclass(frozen=True, kw_only=True)
class _OfVisit(OfOrder):
    """Something that happened to one of the order's visits."""

    visit: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class VisitPlanned(_OfVisit):
    """Who goes and when as we plan it; and the window that was promised to the customer, if one was. `asked`: by an
    offer, which tells the engineer itself. `by_hand`: somebody chose people and time themselves. `after`: the visit it
    is to come after."""

    engineer: UUID | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    promised_from_at: datetime | None = None
    promised_until_at: datetime | None = None
    asked: bool = False
    by_hand: bool = False
    after: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class VisitRescheduled(_OfVisit):
    """Another time or another engineer, and the window that is promised from now on. `on`: who goes now and did not;
    `off`: who did, and goes no longer. `by_hand`: as in `VisitPlanned`."""

    engineer: UUID | None = None
    on: tuple[UUID, ...] = ()
    off: tuple[UUID, ...] = ()
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    promised_from_at: datetime | None = None
    promised_until_at: datetime | None = None
    asked: bool = False
    by_hand: bool = False


@dataclass(frozen=True, kw_only=True)
class VisitConfirmed(_OfVisit):
    engineer: UUID


@dataclass(frozen=True, kw_only=True)
class VisitDeclined(_OfVisit):
    engineer: UUID | None
    reason: str


@dataclass(frozen=True, kw_only=True)
class VisitDeparted(_OfVisit):
    pass


@dataclass(frozen=True, kw_only=True)
class VisitArrived(_OfVisit):
    """Somebody is there, `late_minutes` after the end of the promised window: 0 in time, null where none was."""

    late_minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class VisitCompleted(_OfVisit):
    outcome: str


@dataclass(frozen=True, kw_only=True)
class VisitHadNoAccess(_OfVisit):
    pass


@dataclass(frozen=True, kw_only=True)
class VisitCancelled(_OfVisit):
    pass
