"""What was decided about who goes, in the past tense. Keys, codes and counts; scores stand in the decision."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class OrderDecided(Event):
    """Candidates were weighed for an order; nobody is chosen where nobody may go. `failing`: the rules they then
    fail, the most frequent first."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    decision: UUID
    policy: str
    number: int
    candidates: int
    able: int
    chosen: UUID | None
    runner_up: UUID | None
    failing: list[str]


@dataclass(frozen=True, kw_only=True)
class DispatchPolicyPublished(Event):
    """A policy of dispatch has another version, which counts from now on."""

    SUBJECT: ClassVar[str] = "policy"

    policy: UUID
    code: str
    number: int


@dataclass(frozen=True, kw_only=True)
class DispatchPolicyUsed(Event):
    """Orders of this kind and priority (null: any) are dispatched by this policy."""

    SUBJECT: ClassVar[str] = "policy"

    policy: UUID
    code: str
    kind: str | None
    priority: int | None
    automatic: bool = False


@dataclass(frozen=True, kw_only=True)
class DispatchUseDropped(Event):
    """Orders of this kind and priority no longer have a policy of their own, but go by the next less specific one."""

    SUBJECT: ClassVar[str] = "policy"

    policy: UUID
    code: str
    kind: str | None
    priority: int | None


@dataclass(frozen=True, kw_only=True)
class OrderSent(Event):
    """Somebody goes as a decision said or, `overruled`, somebody else, whom a person chose; why stands in the note."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    decision: UUID
    engineer: UUID
    visit: UUID | None
    overruled: bool
    note: UUID | None
