"""Pure rules of dispatch: the rights there are, and which policy counts for an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from aftersales.base.errors import Invalid

SEE: Final = "dispatch.see"
DECIDE: Final = "dispatch.decide"
SETTLE: Final = "dispatch.settings"
RIGHTS: Final = frozenset({SEE, DECIDE, SETTLE})
"""See decisions and why · have orders decided · shape policies and where they count."""

ARRANGE: Final = "portal.report"
"""Of customers whoever may report may say when it suits them, too."""


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


RECALLED_WITHIN: Final = timedelta(minutes=1)
"""So soon whoever sent somebody can undo it: a slip of the hand is noticed at once. Later a visit is cancelled."""


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


class PresenceState(StrEnum):
    """What an engineer says of being there 在岗."""

    ON_DUTY = "on_duty"
    BREAK = "break"
    AWAY = "away"


BREAK: Final = timedelta(hours=1)
"""A break that nobody ends is over after this: who forgets it is not forgotten."""
LONGEST_AWAY: Final = timedelta(hours=24)
"""Whoever is away for longer is on leave."""


def away_until(state: PresenceState, at: datetime, until_at: datetime | None) -> datetime | None:
    """When an absence said at an instant ends; None for being there.

    Raises:
        Invalid: away without an end, with one that is over, or one too far ahead.
    """
    if state is PresenceState.ON_DUTY:
        return None
    if until_at is None:
        if state is PresenceState.AWAY:
            raise Invalid("away_until_missing", field="until_at")
        return at + BREAK
    if not at < until_at <= at + LONGEST_AWAY:
        raise Invalid("away_until_odd", field="until_at", hours=LONGEST_AWAY // timedelta(hours=1))
    return until_at


class Wanted(StrEnum):
    """How somebody wants an engineer for an order or a customer 指定与回避."""

    NEVER = "never"
    ONLY = "only"
    RATHER = "rather"


class WaitingFor(StrEnum):
    """Why an order that was to find somebody by itself has not: nobody may go, others took the slot each time, or the
    turn of its visit has not come."""

    NOBODY = "nobody"
    TAKEN = "taken"
    TURN = "turn"


LOOK_ANYWAY: Final = timedelta(minutes=30)
"""Time itself opens slots and makes skills valid: what waits is looked at again even if nothing happens."""
LOOK_PAUSE: Final = timedelta(seconds=3)
"""An order is not looked at again sooner after the last time, however much happens."""
_LOOKS_A_SECOND: Final = 10


def look_pause(waiting: int, priority: int) -> timedelta:
    """How soon an order may be looked at again if so many wait: the most urgent at once, of the others together no more
    than so many a second, or a day on which visits end every moment would do nothing else."""
    return LOOK_PAUSE if priority == 0 else max(LOOK_PAUSE, timedelta(seconds=waiting / _LOOKS_A_SECOND))
