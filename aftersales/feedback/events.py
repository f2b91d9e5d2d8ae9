"""What customers answered, in the past tense."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from aftersales.base.facts import Event


@dataclass(frozen=True, kw_only=True)
class WorkOrderRated(Event):
    """A customer judged an order; `answer` is the row. Their words, if any, were said on the order."""

    SUBJECT: ClassVar[str] = "order"

    order: UUID
    answer: UUID
    stars: int
    cycle: int
