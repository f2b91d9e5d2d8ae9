"""What is settled for all orders became another: kinds, categories, the names of states, promises."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class KindChanged(Event):
    """A kind of work exists, or is another."""

    SUBJECT: ClassVar[str] = "kind"

    kind: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class CategoryChanged(Event):
    """A category exists, or has other names or another place in the tree."""

    SUBJECT: ClassVar[str] = "category"

    category: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class CategoryMerged(Event):
    """A category is one with another (`into`) from now on: its orders follow behind the scenes."""

    SUBJECT: ClassVar[str] = "category"

    category: UUID
    code: str
    into: UUID


@dataclass(frozen=True, kw_only=True)
class CustomFieldChanged(Event):
    """A field of the company's own exists, or is another."""

    SUBJECT: ClassVar[str] = "custom_field"

    custom_field: UUID
    code: str


@dataclass(frozen=True, kw_only=True)
class StateNamed(Event):
    """A team (none: everybody) calls a state, or a sub-state it added, by another name.

    A state is a word of ours and has no row: what stands for it is made of the word, the same in every installation.
    """

    SUBJECT: ClassVar[str] = "state_key"

    state_key: UUID
    state: str
    sub_state: str
    team: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class SlaPolicyChanged(Event):
    """Something else is promised from now on."""

    SUBJECT: ClassVar[str] = "policy"

    policy: UUID
