"""What can be told, how loudly, and when: a notice must reach people in time and let them sleep."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

SEE: Final = "notices.see"
RIGHTS: Final = frozenset({SEE})
"""Read one's own inbox and choose what comes by e-mail; nobody reads another's."""

MOST_REMINDERS: Final = 200
"""Of one person that are not over: more than anybody looks through, and little enough to be shown whole."""
AHEAD_YEARS: Final = 10
"""No reminder begins or ends later than that from today."""
OVER_KEPT: Final = timedelta(days=90)
"""For so long what a reminder said can be read in the inbox after it is over; one that was told for the last time and
never called done is over after the same."""

AGAIN_AFTER: Final = timedelta(minutes=10)
"""Of the same sort about the same thing nobody gets two e-mails sooner; in between, the later one stands for both."""
DIGEST_KEEPS: Final = timedelta(hours=12)
"""For so long after its hour the letter of the day is still worth sending."""


@dataclass(frozen=True)
class Clock:
    """When somebody is left alone, and when the letter of their day leaves, in minutes of the day where they live.

    From and until the same is no quiet at all. What is urgent does not ask.
    """

    quiet_from: int = 22 * 60
    quiet_until: int = 7 * 60
    digest_at: int = 8 * 60

    def is_quiet(self, at: time) -> bool:
        minute = at.hour * 60 + at.minute
        if self.quiet_from <= self.quiet_until:
            return self.quiet_from <= minute < self.quiet_until
        return minute >= self.quiet_from or minute < self.quiet_until


USUAL: Final = Clock()

MOST_ATTEMPTS: Final = 5
_PAUSES: Final = (30, 300, 900, 3600, 3600)
"""Seconds from the first, second … try to the next. The shortest outlasts the mail server's time-out, EMAIL_TIMEOUT, or
a try still under way would be repeated; and what a killed process left is sent within a minute."""


@dataclass(frozen=True)
class Manner:
    """How a kind of notice is told: by e-mail unless the person says otherwise, after how many minutes it is of no use
    to send it any more, whether it may wake people, whether it can wait for the letter of the day, whether a later one
    about the same thing stands for an earlier one that has not left, and on which page to read on: of the customers'
    door, for staff of `door`."""

    email: bool
    stale_after_minutes: int
    urgent: bool = False
    collects: bool = True
    merges: bool = True
    page: str = "orders/{subject}"
    door: str = "console"


_HOUR: Final = 60
_DAY: Final = 24 * _HOUR

_OFFER: Final = "?offer={subject}"
"""Offers are answered on the phone, where the page of today has them."""

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
    "visit_unassigned": Manner(email=True, stale_after_minutes=_DAY),
    "visit_cancelled": Manner(email=True, stale_after_minutes=_DAY),
    "visit_declined": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "visit_out_of_turn": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "visit_promise_moved": Manner(email=True, stale_after_minutes=_DAY),
    "visit_promise_off": Manner(email=True, stale_after_minutes=_DAY),
    "appointment_confirmed": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "appointment_moved": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "appointment_cancelled": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "appointment_uncovered": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "appointment_confirmed_yours": Manner(email=True, stale_after_minutes=_DAY),
    "appointment_moved_yours": Manner(email=True, stale_after_minutes=_DAY),
    "appointment_cancelled_yours": Manner(email=True, stale_after_minutes=_DAY),
    "visit_under_way_yours": Manner(email=True, stale_after_minutes=_HOUR, urgent=True, collects=False, merges=False),
    "visit_running_late": Manner(email=True, stale_after_minutes=_HOUR, collects=False),
    "sla_warning": Manner(email=True, stale_after_minutes=_HOUR, collects=False),
    "sla_breached": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "sla_breach_withdrawn": Manner(email=True, stale_after_minutes=_DAY),
    "order_undecided": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "offer_made": Manner(email=True, stale_after_minutes=_HOUR, collects=False, page=_OFFER, door="field"),
    "offer_ending": Manner(email=True, stale_after_minutes=_HOUR, collects=False, page=_OFFER, door="field"),
    "offer_withdrawn": Manner(email=True, stale_after_minutes=12 * _HOUR, page=_OFFER, door="field"),
    "offer_unanswered": Manner(email=True, stale_after_minutes=2 * _HOUR, collects=False),
    "offers_exhausted": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "visit_uncovered": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "visit_given_on": Manner(email=False, stale_after_minutes=12 * _HOUR),
    "visit_mate_replaced": Manner(email=False, stale_after_minutes=12 * _HOUR),
    "order_uncovered": Manner(email=True, stale_after_minutes=12 * _HOUR),
    "order_given_on": Manner(email=False, stale_after_minutes=12 * _HOUR),
    "night_plan_ready": Manner(email=False, stale_after_minutes=12 * _HOUR, page="dispatch/proposals/{subject}"),
    "night_plan_failed": Manner(email=True, stale_after_minutes=12 * _HOUR, page="dispatch/proposals/{subject}"),
    "sending_recalled": Manner(email=True, stale_after_minutes=_DAY, collects=False),
    "order_escalated": Manner(email=True, stale_after_minutes=8 * _HOUR, urgent=True, collects=False),
    "calendar_unpublished": Manner(email=True, stale_after_minutes=7 * _DAY, page="settings/calendars"),
    "backup_failed": Manner(email=True, stale_after_minutes=_DAY, collects=False, page="inbox"),
    "reminder_due": Manner(email=True, stale_after_minutes=_DAY, collects=False, merges=False, page="inbox"),
}
"""Every kind of notice by its code; its words stand in `words/` as notice_<code>, what to do next as _next."""


def leaves_at(at: datetime, zone: str, *, urgent: bool, clock: Clock = USUAL) -> datetime:
    """The first instant from `at` on when it may leave for somebody who lives in `zone`: not in their quiet hours."""
    if urgent or not clock.is_quiet(at.astimezone(ZoneInfo(zone)).time()):
        return at
    return _next(clock.quiet_until, at, zone)


def collected_at(at: datetime, zone: str, *, clock: Clock = USUAL) -> datetime:
    """When the next letter of the day leaves for somebody who lives in `zone`."""
    return _next(clock.digest_at, at, zone)


def _next(minute: int, at: datetime, zone: str) -> datetime:
    """The first instant after `at` when a clock in `zone` shows this minute of the day. Compared in UTC: on the days
    when a clock is put back or forth, the same wall time is another distance away."""
    local, when = at.astimezone(ZoneInfo(zone)), time(*divmod(minute, 60))
    days = (local.date(), local.date() + timedelta(days=1))
    shown = (datetime.combine(day, when, local.tzinfo).astimezone(UTC) for day in days)
    return next(instant for instant in shown if instant > at)


def send_before(at: datetime, code: str) -> datetime:
    """The instant after which a notice of this code, of `at`, is better not sent: it stays in the inbox."""
    return at + timedelta(minutes=MANNERS[code].stale_after_minutes)


def next_try_at(at: datetime, attempts: int) -> datetime:
    """When to try again if this try, the `attempts`-th, fails or its process dies."""
    return at + timedelta(seconds=_PAUSES[min(attempts, len(_PAUSES)) - 1])
