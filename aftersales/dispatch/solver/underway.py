"""When somebody who has set out will be there, and how much of where they are may be known at all. Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from aftersales.dispatch.solver.places import Place

OLD: Final = timedelta(minutes=10)
"""A position of longer ago is called old: its sender may stand in a tunnel, or have turned off their phone."""
_DECIMALS: Final = 3
"""Of a degree: a hundred metres north, less east. Enough to reckon minutes by, too little to say which door."""
_EARLY_PERCENT: Final = 15
_LATE_PERCENT: Final = 35
_LATE_LEAST: Final = timedelta(minutes=5)
"""A way takes this much less or more than reckoned: traffic makes late more often, and further, than early."""
_STEP: Final = timedelta(minutes=5)
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Sharing:
    """What an installation takes of positions: at all, how often, after how many metres in between, for how long they
    are kept, and how long a customer's link lasts."""

    allowed: bool = True
    every_seconds: int = 30
    every_metres: int = 200
    kept_minutes: int = 60
    link_hours: int = 6

    @property
    def kept(self) -> timedelta:
        """How old a position may get; whatever is set, never older than a day."""
        return min(timedelta(minutes=self.kept_minutes), timedelta(days=1))

    @property
    def link_lasts(self) -> timedelta:
        """How long a link works; whatever is set, no longer than the day and the night of a visit."""
        return min(timedelta(hours=self.link_hours), timedelta(days=1))


@dataclass(frozen=True)
class Expected:
    """From when until when somebody may be there, `middle` being the likeliest."""

    from_at: datetime
    middle: datetime
    until_at: datetime


def coarse(latitude: float, longitude: float) -> Place:
    """A place as much as may be kept of it."""
    return round(latitude, _DECIMALS), round(longitude, _DECIMALS)


def expected(since: datetime, minutes: int, at: datetime) -> Expected:
    """When somebody is there who at `since` had so many minutes to go, as it is told at `at`: a span in steps of five
    minutes that is not over, for who is not there yet comes later."""
    way = timedelta(minutes=minutes)
    middle = max(since + way, at)
    from_at = _down(max(since + way * (100 - _EARLY_PERCENT) / 100, at))
    until = max(since + way + max(way * _LATE_PERCENT / 100, _LATE_LEAST), at + _LATE_LEAST)
    return Expected(from_at, middle, max(_up(until), from_at + 2 * _STEP))


def done_percent(minutes: int, whole: int) -> int:
    """How much of a way of `whole` minutes lies behind somebody who has so many to go: in steps of five, never all."""
    behind = 100 * max(whole - minutes, 0) // max(whole, 1)
    return min(behind // 5 * 5, 95)


def _down(at: datetime) -> datetime:
    return at - (at - _EPOCH) % _STEP


def _up(at: datetime) -> datetime:
    return -((_EPOCH - at) // _STEP) * _STEP + _EPOCH
