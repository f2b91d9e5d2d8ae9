"""Pure rules of dispatch: the rights there are, and which policy counts for an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

SEE: Final = "dispatch.see"
DECIDE: Final = "dispatch.decide"
SETTLE: Final = "dispatch.settings"
RIGHTS: Final = frozenset({SEE, DECIDE, SETTLE})
"""See decisions and why · have orders decided · shape policies and where they count."""


@dataclass(frozen=True)
class Use:
    """Where a policy counts; None means any."""

    policy: int
    kind: int | None
    priority: int | None
    automatic: bool = False


def use_for(uses: Iterable[Use], kind: int, priority: int) -> Use | None:
    """The most specific use that fits: of kind and priority, of the kind, of the priority, of any."""
    fitting = [one for one in uses if one.kind in (None, kind) and one.priority in (None, priority)]
    return max(fitting, key=lambda one: (one.kind is not None, one.priority is not None), default=None)


FRESH_FOR: Final = timedelta(minutes=10)
"""So long a decision is shown as a suggestion; then everybody is weighed again."""


def is_fresh(
    at: datetime,
    *,
    decided_at: datetime,
    starts_at: datetime | None,
    changed_at: datetime,
    sent: bool,
    same_policy: bool,
) -> bool:
    """Whether a decision may still be suggested: not old, not used, its slot ahead, order and policy as then."""
    ahead = starts_at is None or starts_at > at
    return not sent and same_policy and ahead and changed_at <= decided_at and at - decided_at < FRESH_FOR


PACE_TRIES: Final = 10
"""Visits done exactly as planned that everybody is credited with, so that one quick job makes nobody a record."""


def pace(visits: int, planned_minutes: int, worked_minutes: int) -> int:
    """How quick somebody is, in thousandths of the plan; 1,000 until something was measured."""
    if visits <= 0 or planned_minutes <= 0:
        return 1000
    credit = PACE_TRIES * planned_minutes // visits
    return 1000 * (planned_minutes + credit) // max(worked_minutes + credit, 1)
