"""What can happen to the order in which visits are made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from aftersales.workorders.events.orders import OfOrder


@dataclass(frozen=True, kw_only=True)
class _OfTurn(OfOrder):
    """Of a visit of the order and the one it comes after; `after_order` where that is of another order."""

    visit: UUID
    number: int
    after: UUID | None = None
    after_number: int | None = None
    after_order: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class VisitPutInTurn(_OfTurn):
    """When it may be made; with neither a visit before it nor a day, at any time."""

    gap_days: int = 0
    not_before_on: date | None = None
    same_engineer: str = "no"


@dataclass(frozen=True, kw_only=True)
class VisitTurnCame(_OfTurn):
    """The visit before is done: it may be made from `comes_at` on."""

    comes_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class VisitOutOfTurn(_OfTurn):
    """It stands as it was planned, but cannot be made like that; `why` is one of `turns.OutOfTurn`."""

    why: str
    comes_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class VisitBackInTurn(_OfTurn):
    """What stood against it is gone."""

    comes_at: datetime | None = None
