"""The day of the engineer whose sign-in is shown: some calls today, whatever the day and the hour. Pure."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from aftersales.server.demo.seasons import ZONE

ENGINEER: Final = "chenguodong"
LENGTH: Final = timedelta(minutes=90)
_WAY: Final = timedelta(minutes=14)
"""Whoever sets out at least so long before is under way by now."""
_SINCE: Final = timedelta(minutes=40)
"""Whoever was to be there so long ago is there by now, and is not done."""
_OPENING: Final = timedelta(hours=9)
_AFTERNOON: Final = timedelta(hours=14)


@dataclass(frozen=True)
class Call:
    """Somebody is gone to today: from when on as planned, and since when the customer has waited for it."""

    starts_at: datetime
    reported_at: datetime


def calls(until: datetime) -> tuple[Call, Call, Call]:
    """Three calls of the day it is at `until`: one done, one under way, one ahead, as far as the day has room for them.

    Before dawn nothing is done yet and two are ahead; late in the evening nothing is ahead and two are done.
    """
    start, end = day_of(until)
    done, now, ahead = until - timedelta(hours=4), until + _WAY, max(until + timedelta(hours=3), start + _OPENING)
    if done < start:
        done = start + _AFTERNOON
    if now >= end:
        now = until - _SINCE
    if ahead > end - timedelta(hours=2):
        ahead = until - timedelta(hours=7, minutes=30)
    return _call(done, until, 19), _call(now, until, 16), _call(ahead, until, 22)


def day_of(until: datetime) -> tuple[datetime, datetime]:
    """From midnight to midnight, where the company is."""
    start = datetime.combine(until.astimezone(ZONE).date(), time(0), ZONE)
    return start, start + timedelta(days=1)


def _call(about: datetime, until: datetime, hours_before: int) -> Call:
    starts_at = about - timedelta(minutes=about.minute % 5, seconds=about.second, microseconds=about.microsecond)
    return Call(starts_at, min(starts_at, until) - timedelta(hours=hours_before))
