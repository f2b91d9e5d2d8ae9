"""When customers report: the year, the week and the day of two trades. Pure."""

from bisect import bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from typing import Final
from zoneinfo import ZoneInfo

from aftersales.base.worktime import Calendar
from aftersales.server.demo.books import Trade
from aftersales.server.demo.dice import Dice

ZONE: Final = ZoneInfo("Asia/Shanghai")
DAYS: Final = 365
GROWTH: Final = 0.35
"""How much busier the last day of the year is than the first: the company grows."""

RUSH_DAYS: Final = 16
RUSH: Final = 2.0
"""The last days are busier by this share: a cold snap or a heat wave, and books to close. The queue is full today."""

_COOLING: Final = (0.7, 0.6, 0.75, 0.9, 1.15, 1.6, 2.0, 1.9, 1.2, 0.85, 0.75, 0.8)
"""By month: compressors fail in the heat."""
_CLOSING_MONTHS: Final = {1: 1.5, 3: 1.15, 4: 1.2, 6: 1.1, 7: 1.15, 9: 1.1, 10: 1.1, 12: 1.3}
_WEEKDAYS: Final[dict[Trade, tuple[float, ...]]] = {
    "equipment": (1.15, 1.05, 1.0, 1.0, 1.0, 0.55, 0.35),
    "software": (1.2, 1.05, 1.0, 1.0, 1.1, 0.22, 0.08),
}
_HOLIDAY: Final[dict[Trade, float]] = {"equipment": 0.35, "software": 0.06}
_HOURS: Final[dict[Trade, tuple[float, ...]]] = {
    "equipment": (
        0.05, 0.04, 0.04, 0.04, 0.05, 0.1, 0.25, 0.6, 1.3, 1.8, 1.7, 1.3,
        0.6, 1.1, 1.5, 1.4, 1.2, 0.9, 0.5, 0.4, 0.35, 0.25, 0.15, 0.1,
    ),
    "software": (
        0.02, 0.01, 0.01, 0.01, 0.01, 0.02, 0.05, 0.2, 0.9, 1.9, 2.0, 1.4,
        0.4, 1.0, 1.7, 1.7, 1.5, 1.0, 0.4, 0.25, 0.2, 0.12, 0.06, 0.03,
    ),
}  # fmt: skip


def warm(day: date) -> float:
    """How much the heat weighs on a day: 0 in winter to 1 in July."""
    return (_COOLING[day.month - 1] - 0.6) / 1.4


def closing(day: date) -> float:
    """How near the closing of books is: 1 on the last and first days of a month, more at a quarter's end, else 0."""
    last = monthrange(day.year, day.month)[1]
    if day.day > last - 3:
        return 1.4 if day.month % 3 == 0 else 1.0
    if day.day <= 5:
        return 1.2 if day.month % 3 == 1 else 0.8
    return 0.35 if day.day <= 15 else 0.0


def weight_of(day: date, trade: Trade, calendar: Calendar) -> float:
    """How many reports a day brings, as against an ordinary one."""
    ordinary = _WEEKDAYS[trade][day.weekday()]
    works = bool(calendar.periods_on(day))
    if day.weekday() >= 5 and works:
        ordinary = _WEEKDAYS[trade][0]  # a make-up day
    elif day.weekday() < 5 and not works:
        ordinary = _HOLIDAY[trade]
    if trade == "equipment":
        return ordinary * _COOLING[day.month - 1]
    return ordinary * _CLOSING_MONTHS.get(day.month, 1.0) * (1 + 0.8 * closing(day))


@dataclass(frozen=True)
class Year:
    """One trade's year up to an instant, ready to be asked for moments of it."""

    until: datetime
    trade: Trade
    days: Sequence[date]
    sums: Sequence[float]

    def moment(self, share: float, roll: Dice) -> datetime:
        """The instant at which this share (0 … 1) of the year's reports has come in, give or take the minutes."""
        day = self.days[min(bisect_right(self.sums, share * self.sums[-1]), len(self.days) - 1)]
        for _ in range(40):
            hour = roll.pick(range(24), _HOURS[self.trade])
            second = roll.randrange(3600)
            at = datetime.combine(day, time(hour, second // 60, second % 60), ZONE).astimezone(UTC)
            if at <= self.until:
                return at
        return self.until - timedelta(minutes=roll.randint(5, 240))


def year_until(until: datetime, trade: Trade, calendar: Calendar) -> Year:
    """The 365 days that end at `until`; of the last day only what has passed."""
    local = until.astimezone(ZONE)
    days = [local.date() - timedelta(days=back) for back in range(DAYS - 1, -1, -1)]
    weights = [
        weight_of(day, trade, calendar) * (1 + GROWTH * n / DAYS) * (1 + RUSH * (n >= DAYS - RUSH_DAYS))
        for n, day in enumerate(days)
    ]
    hours = _HOURS[trade]
    passed = sum(hours[: local.hour]) + hours[local.hour] * local.minute / 60
    weights[-1] *= passed / sum(hours)
    return Year(until, trade, days, list(accumulate(weights)))
