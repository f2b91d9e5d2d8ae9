"""What can happen to a checklist of an order or a visit, and to the templates they come from."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event
from aftersales.workorders.events.orders import OfOrder


@dataclass(frozen=True, kw_only=True)
class _OfChecklist(OfOrder):
    """Something that happened to a list of the order, or of one of its visits."""

    checklist: UUID
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ChecklistGiven(_OfChecklist):
    """It is to be filled in; `why` are the values of the order by which it was chosen."""

    why: list[str]


@dataclass(frozen=True, kw_only=True)
class ChecklistWithdrawn(_OfChecklist):
    """The order is of another sort than was thought; the answers stay with the list."""


@dataclass(frozen=True, kw_only=True)
class ChecklistFilled(_OfChecklist):
    """Nothing required is missing; how many items were shown, and how many of them failed."""

    shown: int
    failed: int


@dataclass(frozen=True, kw_only=True)
class ChecklistUnfilled(_OfChecklist):
    """An answer was taken back or put right, and now something required is missing again."""


@dataclass(frozen=True, kw_only=True)
class ChecklistItemFailed(_OfChecklist):
    item: UUID


@dataclass(frozen=True, kw_only=True)
class ChecklistItemMended(_OfChecklist):
    """An item that had failed does so no longer: it was put right, or the answer was."""

    item: UUID


@dataclass(frozen=True, kw_only=True)
class ChecklistFollowedUp(_OfChecklist):
    """Because an item failed, another order was reported."""

    item: UUID
    other: UUID


@dataclass(frozen=True, kw_only=True)
class ChecklistAnswered(_OfChecklist):
    """One answer was given, put right or taken back: for whoever looks on. The timeline tells what it came to."""

    item: UUID
    verdict: str


@dataclass(frozen=True, kw_only=True)
class ChecklistTemplateChanged(Event):
    """A template was drafted, published as version `number`, archived or brought back."""

    SUBJECT: ClassVar[str] = "template"

    template: UUID
    what: str
    number: int
