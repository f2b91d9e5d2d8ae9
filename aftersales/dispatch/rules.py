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


PACE_TRIES: Final = 10
"""Visits done exactly as planned that everybody is credited with, so that one quick job makes nobody a record."""


def pace(visits: int, planned_minutes: int, worked_minutes: int) -> int:
    """How quick somebody is, in thousandths of the plan; 1,000 until something was measured."""
    if visits <= 0 or planned_minutes <= 0:
        return 1000
    credit = PACE_TRIES * planned_minutes // visits
    return 1000 * (planned_minutes + credit) // max(worked_minutes + credit, 1)


COOL_OFF: Final = timedelta(hours=24)
"""For so long nobody is asked again by itself who said no to an order, or nothing."""
HEARD_LIVE: Final = 200
"""So many of those who are asked at once hear of it as it happens; the others when their phone next looks."""


@dataclass(frozen=True)
class Until:
    """When an offer is over, and when it is called to mind, if it is."""

    expires_at: datetime
    remind_at: datetime | None


def until(
    at: datetime, *, over: datetime, remind: datetime | None, before: timedelta, leaves: datetime | None
) -> Until:
    """An offer ends when its minutes are over, and in any case when one would have to set out (None: at once).
    A reminder comes between, as told, or so long `before` an end that came sooner."""
    ends = min(over, leaves) if leaves is not None else over
    if remind is not None and remind >= ends:
        remind = ends - before
    return Until(ends, remind if remind is not None and at < remind < ends else None)


REASONS: Final = ("schedule", "skill", "location", "parts", "customer_absent", "duplicate", "other")
"""Why an engineer does not take an order; the same as of a visit that is given back."""
