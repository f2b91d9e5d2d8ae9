"""The list of what will have happened: one case after another, oldest first, each with its instant. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, takewhile
from math import ceil
from typing import Final, Literal

from aftersales.base.worktime import Calendar
from aftersales.server.demo.books import Trade
from aftersales.server.demo.calls import Call, calls
from aftersales.server.demo.dice import dice
from aftersales.server.demo.seasons import year_until

Twist = Literal["", "duplicate", "child"]

_TRADES: Final[tuple[Trade, ...]] = ("equipment", "software")
SOFTWARE_SHARE: Final = 0.5
UNTWISTED: Final = 12
"""The newest cases are single orders: what belongs to them would lie in the future."""
URGENT: Final[dict[int, tuple[Trade, timedelta]]] = {
    3: ("software", timedelta(minutes=95)),
    6: ("equipment", timedelta(minutes=200)),
}
"""Whatever the hour, something is urgent right now: cases (by age, newest first) that are P0, and how long ago."""
CALLS: Final = (1, 4, 8)
"""And the cases that the sample engineer is called to today."""


@dataclass(frozen=True)
class Case:
    """Something that happened at a customer: one order, or two that belong together. `age` counts from the newest."""

    age: int
    at: datetime
    trade: Trade
    twist: Twist
    urgent: bool = False
    call: Call | None = None

    @property
    def orders(self) -> int:
        return 2 if self.twist else 1


def cases(seed: int, until: datetime, orders: int, calendar: Calendar) -> list[Case]:
    """Cases of so many orders altogether, over the year that ends at `until`, newest first."""
    twists = _twists(seed, orders)
    trades = _trades(seed, len(twists))
    years = {trade: year_until(until, trade, calendar) for trade in _TRADES}
    moments = []
    for trade, year in years.items():
        count = trades.count(trade)
        for n in range(count):
            roll = dice(seed, "moment", trade, n)
            moments.append((year.moment((n + roll.random()) / count, roll), trade))
    moments.sort(reverse=True)
    return [_case(age, until, at, trade, twists[age]) for age, (at, trade) in enumerate(moments)]


def first_part(all_cases: list[Case], orders: int) -> int:
    """How many of the cases, newest first, make up this many orders (one more, if a pair stands at the border)."""
    have = list(chain([0], _sums(all_cases)))
    return len(list(takewhile(lambda so_far: so_far < orders, have[:-1])))


def _sums(all_cases: list[Case]) -> list[int]:
    sums, so_far = [], 0
    for case in all_cases:
        so_far += case.orders
        sums.append(so_far)
    return sums


def _case(age: int, until: datetime, at: datetime, trade: Trade, twist: Twist) -> Case:
    if age in URGENT:
        trade, ago = URGENT[age]
        return Case(age, until - ago, trade, "", urgent=True)
    if age in CALLS:
        call = calls(until)[CALLS.index(age)]
        return Case(age, call.reported_at, "equipment", "", call=call)
    return Case(age, at, trade, twist)


def _twists(seed: int, orders: int) -> list[Twist]:
    """What each case turns into, until they make up the number of orders exactly."""
    found: list[Twist] = []
    left = orders
    while left > 0:
        roll = dice(seed, "twist", len(found))
        twist: Twist = roll.pick(("", "duplicate", "child"), (95.5, 3.0, 1.5))
        if len(found) < UNTWISTED or left < 2:
            twist = ""
        found.append(twist)
        left -= 2 if twist else 1
    return found


def _trades(seed: int, count: int) -> list[Trade]:
    software = ceil(count * SOFTWARE_SHARE)
    trades: list[Trade] = ["equipment"] * (count - software)
    return trades + ["software"] * software
