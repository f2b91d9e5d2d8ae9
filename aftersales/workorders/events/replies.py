"""What happens to reply templates and macros, and that a macro was applied to an order."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event
from aftersales.workorders.events.orders import OfOrder


@dataclass(frozen=True, kw_only=True)
class ReplyTemplateChanged(Event):
    """A reply template was kept, changed, archived or restored (`what`)."""

    SUBJECT: ClassVar[str] = "template"

    template: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class MacroChanged(Event):
    """A macro was kept, changed, archived or restored (`what`)."""

    SUBJECT: ClassVar[str] = "macro"

    macro: UUID
    what: str


@dataclass(frozen=True, kw_only=True)
class MacroApplied(OfOrder):
    """Somebody had all steps of a macro done; each left its own fact behind this one, `steps` says which they were."""

    macro: UUID
    steps: list[str]
