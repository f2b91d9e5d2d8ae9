"""What was decided about who goes, in the past tense. Keys, codes and counts; scores stand in the decision."""

from dataclasses import dataclass
from datetime import datetime
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
class _OfWish(Event):
    SUBJECT: ClassVar[str] = "about"

    about: UUID
    of: str
    wish: UUID
    engineer: UUID
    how: str


@dataclass(frozen=True, kw_only=True)
class EngineerWished(_OfWish):
    """An engineer is to go never, only, or rather to this order, or (`of`) this customer's; why stands in the row."""


@dataclass(frozen=True, kw_only=True)
class EngineerWishLifted(_OfWish):
    """That does not hold any more."""


@dataclass(frozen=True, kw_only=True)
class CrewRulePublished(Event):
    """Orders of this kind, category, product and priority (null: any) need so many `people` at least, from now on."""

    SUBJECT: ClassVar[str] = "rule"

    rule: UUID
    kind: str | None
    category: UUID | None
    product: UUID | None
    priority: int | None
    people: int


@dataclass(frozen=True, kw_only=True)
class CrewRuleDropped(Event):
    """A rule about crews does not count any more."""

    SUBJECT: ClassVar[str] = "rule"

    rule: UUID


@dataclass(frozen=True, kw_only=True)
class OrderCrewSet(Event):
    """A person said what an order needs of people: so many at least. Why stands in the row."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    people: int


@dataclass(frozen=True, kw_only=True)
class OrderCrewLifted(Event):
    """What was said of an order's crew by hand does not hold any more; rules count again."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID


@dataclass(frozen=True, kw_only=True)
class CrewMateReplaced(Event):
    """Somebody of a crew cannot go, and somebody else takes their seat: at the same time, beside the same others."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    visit: UUID
    was: UUID
    engineer: UUID


@dataclass(frozen=True, kw_only=True)
class EngineerPresenceSet(Event):
    """An engineer is on duty, on a break or away, and then until when; an absence that is over ends by itself."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    state: str
    until_at: datetime | None


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
    mates: tuple[UUID, ...] = ()


@dataclass(frozen=True, kw_only=True)
class OrderRecalled(Event):
    """Whoever sent somebody took it back at once, after so many `seconds`: they do not go."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    decision: UUID
    engineer: UUID
    visit: UUID | None
    seconds: int


@dataclass(frozen=True, kw_only=True)
class OrderOffered(Event):
    """Somebody is asked whether they go: `engineer` where it is one, else `count` at once. `how`: offer, broadcast,
    pool. Who says nothing until `expires_at` does not go."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    round: UUID
    decision: UUID
    how: str
    engineer: UUID | None
    count: int
    expires_at: datetime
    visit: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class OfferAccepted(Event):
    """An engineer takes an order they were offered."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    round: UUID
    offer: UUID
    decision: UUID
    engineer: UUID
    visit: UUID | None


@dataclass(frozen=True, kw_only=True)
class OfferDeclined(Event):
    """An engineer does not take an order they were offered; `reason` is one of a few, the rest stands in the note."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    round: UUID
    offer: UUID
    engineer: UUID
    reason: str
    note: UUID | None


@dataclass(frozen=True, kw_only=True)
class OffersEnded(Event):
    """Nobody took what was offered: all said no or the time was up (`over`), or it was `withdrawn`. `silent`: how many
    said nothing."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    round: UUID
    state: str
    silent: int


@dataclass(frozen=True, kw_only=True)
class OffersExhausted(Event):
    """Everybody who could go was asked, and nobody goes; `failing` says why nobody is left to be asked."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    round: UUID
    decision: UUID
    failing: list[str]


@dataclass(frozen=True, kw_only=True)
class BoardOverruled(Event):
    """Somebody put a visit on the board where `rules` (codes of the verdict) were against it; the note says why."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    visit: UUID
    engineer: UUID
    rules: tuple[str, ...]
    note: UUID


@dataclass(frozen=True, kw_only=True)
class PositionSharingSet(Event):
    """An engineer agreed that we know where they are while they travel, or took it back. Where they are is no fact."""

    SUBJECT: ClassVar[str] = "person"

    person: UUID
    shares: bool
