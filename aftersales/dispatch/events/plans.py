"""Facts of plans: asked for, made, taken, and by which rules they ask for themselves."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class _OfProposal(Event):
    SUBJECT: ClassVar[str] = "proposal"

    proposal: UUID


@dataclass(frozen=True, kw_only=True)
class ProposalAsked(_OfProposal):
    """A plan is asked for; nothing of it happens by itself."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class ProposalMade(_OfProposal):
    """A plan is there, or none could be made (`state` of its run), with so many changes in so many parts."""

    kind: str
    state: str
    changes: int
    parts: int


@dataclass(frozen=True, kw_only=True)
class ProposalTaken(_OfProposal):
    """Parts of a plan were taken: what they change, happens; others did not hold any more."""

    parts: list[int]
    refused: list[int]
    visits: list[UUID]


@dataclass(frozen=True, kw_only=True)
class PlanRuleSet(Event):
    """For this team (null: every other) plans are asked for by themselves from now on: at this hour (null: never) for
    so many days, and `repairs` when something breaks a day."""

    SUBJECT: ClassVar[str] = "rule"

    rule: UUID
    team: UUID | None
    hour: int | None
    days: int
    repairs: bool


@dataclass(frozen=True, kw_only=True)
class PlanRuleDropped(Event):
    """The next less specific rule counts again, or plans are asked for by people alone."""

    SUBJECT: ClassVar[str] = "rule"

    rule: UUID
    team: UUID | None
