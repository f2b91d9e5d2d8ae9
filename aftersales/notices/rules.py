"""What can be told, how loudly, and when: a notice must reach people in time and let them sleep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

SEE: Final = "notices.see"
RIGHTS: Final = frozenset({SEE})
"""Read one's own inbox and choose what comes by e-mail; nobody reads another's."""

QUIET_FROM: Final = time(22)
QUIET_UNTIL: Final = time(7)
"""Nothing leaves the house between these, by the clock of whoever would be woken, unless it is urgent."""

MOST_ATTEMPTS: Final = 5
_PAUSES: Final = (30, 300, 900, 3600, 3600)
"""Seconds from the first, second … try to the next. The shortest outlasts the mail server's time-out, EMAIL_TIMEOUT, or
a try still under way would be repeated; and what a killed process left is sent within a minute."""


@dataclass(frozen=True)
class Manner:
    """How a kind of notice is told: by e-mail unless the person says otherwise, after how many minutes it is of no use
    to send it any more, whether it may wake people, and on which page of their door to read on."""

    email: bool
    stale_after_minutes: int
    urgent: bool = False
    page: str = "orders/{subject}"


_HOUR: Final = 60
_DAY: Final = 24 * _HOUR

MANNERS: Final[Mapping[str, Manner]] = {
    "order_reported": Manner(email=False, stale_after_minutes=2 * _HOUR),
    "order_assigned": Manner(email=True, stale_after_minutes=_DAY),
    "order_unassigned": Manner(email=False, stale_after_minutes=_DAY),
    "order_mentioned": Manner(email=True, stale_after_minutes=_DAY),
    "order_answered": Manner(email=True, stale_after_minutes=_DAY),
    "order_woke": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "order_resolved": Manner(email=True, stale_after_minutes=3 * _DAY),
    "order_closed": Manner(email=False, stale_after_minutes=3 * _DAY),
    "order_reopened": Manner(email=True, stale_after_minutes=_DAY),
    "order_cancelled": Manner(email=True, stale_after_minutes=_DAY),
    "order_handed_back": Manner(email=True, stale_after_minutes=_DAY),
    "visit_planned": Manner(email=True, stale_after_minutes=_DAY),
    "visit_moved": Manner(email=True, stale_after_minutes=_DAY),
    "visit_cancelled": Manner(email=True, stale_after_minutes=_DAY),
    "visit_declined": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "sla_warning": Manner(email=True, stale_after_minutes=_HOUR),
    "sla_breached": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "sla_breach_withdrawn": Manner(email=True, stale_after_minutes=_DAY),
    "order_escalated": Manner(email=True, stale_after_minutes=8 * _HOUR, urgent=True),
    "calendar_unpublished": Manner(email=True, stale_after_minutes=7 * _DAY, page="settings/calendars"),
}
"""Every kind of notice by its code; its words stand in `words/` as notice_<code>, what to do next as _next."""


def leaves_at(at: datetime, zone: str, *, urgent: bool) -> datetime:
    """The first instant from `at` on when it may leave for somebody who lives in `zone`: not in their night."""
    local = at.astimezone(ZoneInfo(zone))
    if urgent or QUIET_UNTIL <= local.time() < QUIET_FROM:
        return at
    morning = local.date() if local.time() < QUIET_UNTIL else local.date() + timedelta(days=1)
    return datetime.combine(morning, QUIET_UNTIL, local.tzinfo).astimezone(at.tzinfo)


def send_before(at: datetime, code: str) -> datetime:
    """The instant after which a notice of this code, of `at`, is better not sent: it stays in the inbox."""
    return at + timedelta(minutes=MANNERS[code].stale_after_minutes)


def next_try_at(at: datetime, attempts: int) -> datetime:
    """When to try again if this try, the `attempts`-th, fails or its process dies."""
    return at + timedelta(seconds=_PAUSES[min(attempts, len(_PAUSES)) - 1])
