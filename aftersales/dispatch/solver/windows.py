"""Windows customers may choose of 预约时间窗: which there are on a day, in the wall time of the place one goes to.

A window is from when until when somebody *arrives*. Its edges are wall times, so that "nine to eleven" is that on every
day of the year: on the days on which the clocks are changed they mean what `base.worktime` says, the first moment at
which the local clock shows this time or a later one. A window of which the change leaves nothing is not there that day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple, Self
from zoneinfo import ZoneInfo

from aftersales.base.errors import Invalid
from aftersales.base.worktime import wall_instant

_A_DAY: Final = 24 * 60
RANGES: Final[dict[str, tuple[int, int, int]]] = {
    "begins_minute": (0, _A_DAY - 1, 9 * 60),
    "ends_minute": (1, 2 * _A_DAY, 18 * 60),
    "length_minutes": (15, 12 * 60, 2 * 60),
    "step_minutes": (5, 12 * 60, 2 * 60),
    "lead_minutes": (0, 14 * _A_DAY, 4 * 60),
    "days_ahead": (0, 60, 14),
    "hold_minutes": (1, 60, 5),
    "move_cutoff_minutes": (0, 14 * _A_DAY, 4 * 60),
    "cancel_cutoff_minutes": (0, 14 * _A_DAY, 4 * 60),
}
"""Least, most and usual: from which to which minute of the day, how long and how far apart, how long before at the
least and how many days before at the most it can be chosen, for how long it is held, and until when before it begins
the customer may move it, and cancel it, alone."""
MOST_CAPACITY: Final = 1_000
Pause = tuple[int, int]


class Window(NamedTuple):
    """From when until when somebody arrives, and of which local day it is: one after midnight is of the day before."""

    day: date
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True)
class Offering:
    """What is offered to whoever chooses: see `RANGES`. `weekdays`: 0 is Monday; `pause`: from which to which minute of
    the day nobody is promised, where windows begin anew; `capacity`: how many may have the same one, None as many as
    there are engineers for; `portal`: whether customers choose for themselves, or staff on the phone alone."""

    begins_minute: int = RANGES["begins_minute"][2]
    ends_minute: int = RANGES["ends_minute"][2]
    length_minutes: int = RANGES["length_minutes"][2]
    step_minutes: int = RANGES["step_minutes"][2]
    lead_minutes: int = RANGES["lead_minutes"][2]
    days_ahead: int = RANGES["days_ahead"][2]
    hold_minutes: int = RANGES["hold_minutes"][2]
    move_cutoff_minutes: int = RANGES["move_cutoff_minutes"][2]
    cancel_cutoff_minutes: int = RANGES["cancel_cutoff_minutes"][2]
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    pause: Pause | None = None
    capacity: int | None = None
    portal: bool = True

    def __post_init__(self) -> None:
        for name, (least, most, _) in RANGES.items():
            _refuse_out_of(getattr(self, name), least, most, name)
        if self.capacity is not None:
            _refuse_out_of(self.capacity, 1, MOST_CAPACITY, "capacity")
        days = list(self.weekdays)
        if not days or days != sorted(set(days)) or not set(days) <= set(range(7)):
            raise Invalid("appointment_weekdays", field="weekdays")
        if not 0 < self.ends_minute - self.begins_minute <= _A_DAY:
            raise Invalid("appointment_day", field="ends_minute")
        if self.pause is not None and not self.begins_minute <= self.pause[0] < self.pause[1] <= self.ends_minute:
            raise Invalid("appointment_pause", field="pause")
        if next(self._starts(), None) is None:
            raise Invalid("appointment_no_window", field="length_minutes")

    @classmethod
    def read(cls, body: Any) -> Self:
        """From what an administrator or a file says: see docs/reference/dispatch.md.

        Raises:
            Invalid: an entry nobody knows, a number out of its range, or hours in which no window has room.
        """
        known = {one.name for one in fields(cls)}
        if not isinstance(body, Mapping) or body.keys() - known:
            raise Invalid("appointment_unknown_entry", field="body", known=sorted(known))
        told = dict(body)
        if "weekdays" in told:
            told["weekdays"] = _weekdays(told["weekdays"])
        if told.get("pause") is not None:
            told["pause"] = _pause(told["pause"])
        return cls(**told)

    def told(self) -> dict[str, Any]:
        """As it is kept; `read` makes the same of it."""
        plain = {one.name: getattr(self, one.name) for one in fields(self)}
        return {**plain, "weekdays": list(self.weekdays), "pause": list(self.pause) if self.pause else None}

    def is_open(self, day: date, single: Mapping[date, bool]) -> bool:
        """Whether windows of this local day are offered: as its weekday, or on a `single` day (a holiday, a working
        Saturday before one) as the calendar says."""
        return single.get(day, day.weekday() in self.weekdays)

    def of_day(self, day: date, zone: ZoneInfo, single: Mapping[date, bool]) -> list[Window]:
        """The windows of a local day, in order."""
        if not self.is_open(day, single):
            return []
        minutes = ((begins, begins + self.length_minutes) for begins in self._starts())
        told = (Window(day, wall_instant(zone, day, one), wall_instant(zone, day, other)) for one, other in minutes)
        return [one for one in told if one.from_at < one.until_at]

    def ahead(self, at: datetime, zone: ZoneInfo, single: Mapping[date, bool]) -> list[Window]:
        """All that can be chosen at an instant, in order: late enough to be made, and not further than one may look."""
        today = at.astimezone(zone).date()
        soonest = at + timedelta(minutes=self.lead_minutes)
        # Those of yesterday that begin after midnight are still ahead this night.
        days = (today + timedelta(days=one) for one in range(-1, self.days_ahead + 1))
        return sorted(
            (one for day in days for one in self.of_day(day, zone, single) if one.from_at >= soonest),
            key=lambda one: (one.from_at, one.until_at),
        )

    def _starts(self) -> Iterator[int]:
        """Minutes of the day at which windows begin: from the day's beginning, and anew after the pause."""
        parts = [(self.begins_minute, self.ends_minute)]
        if self.pause is not None:
            parts = [(self.begins_minute, self.pause[0]), (self.pause[1], self.ends_minute)]
        for opens, closes in parts:
            yield from range(opens, closes - self.length_minutes + 1, self.step_minutes)


def may_change(from_at: datetime, at: datetime, cutoff_minutes: int) -> bool:
    """Whether a customer may still move or cancel on their own what begins at `from_at`."""
    return from_at - at >= timedelta(minutes=cutoff_minutes)


def _weekdays(told: Any) -> tuple[int, ...]:
    if not isinstance(told, (list, tuple)) or not all(isinstance(one, int) for one in told):
        raise Invalid("appointment_weekdays", field="weekdays")
    return tuple(told)


def _pause(told: Any) -> Pause:
    if not isinstance(told, (list, tuple)) or len(told) != 2 or not all(isinstance(one, int) for one in told):
        raise Invalid("appointment_pause", field="pause")
    return told[0], told[1]


def _refuse_out_of(number: Any, least: int, most: int, field: str) -> None:
    if not isinstance(number, int) or isinstance(number, bool) or not least <= number <= most:
        raise Invalid("policy_number", field=field, least=least, most=most)
