"""The engineers' diaries: who is free when. Kept in memory beside the bookings, so that no roll is refused."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

from aftersales.base import worktime
from aftersales.base.worktime import Calendar

ON_THE_ROAD: Final = timedelta(minutes=40)
"""Left free around every visit."""
_STEP: Final = timedelta(minutes=30)
_LOOK_DAYS: Final = 45

Span = tuple[datetime, datetime]


@dataclass
class Diary:
    """Taken spans by engineer, each list in order of time."""

    hours: Calendar
    taken: dict[str, list[Span]] = field(default_factory=dict)

    def take(self, who: str, start: datetime, end: datetime) -> None:
        """This time is somebody's no more."""
        insort(self.taken.setdefault(who, []), (start, end))

    def free(self, who: str, start: datetime, end: datetime) -> bool:
        """Whether somebody could be somewhere then, with the way there and back."""
        early, late = start - ON_THE_ROAD, end + ON_THE_ROAD
        return not any(begin < late and early < over for begin, over in self.taken.get(who, ()))

    def earliest(self, who: str, after: datetime, length: timedelta, *, any_hour: bool) -> datetime | None:
        """The first start from `after` on at which somebody is free for so long, in working hours unless `any_hour`."""
        start = after if any_hour else self._opening(after)
        last = after + timedelta(days=_LOOK_DAYS)
        while start < last:
            if self._open(start, start + length, any_hour) and self.free(who, start, start + length):
                return start
            start += _STEP
            if not any_hour and not worktime.is_open(self.hours, start):
                start = self._opening(start)
        return None

    def first_of(
        self, people: Sequence[str], after: datetime, length: timedelta, *, any_hour: bool = False
    ) -> tuple[str, datetime] | None:
        """Who of these is free first, and when; of equals the one named first."""
        found = [(at, n, who) for n, who in enumerate(people)
                 if (at := self.earliest(who, after, length, any_hour=any_hour)) is not None]  # fmt: skip
        return (min(found)[2], min(found)[0]) if found else None

    def _opening(self, at: datetime) -> datetime:
        return _next_half_hour(worktime.next_opening(self.hours, at))

    def _open(self, start: datetime, end: datetime, any_hour: bool) -> bool:
        return any_hour or worktime.between(self.hours, start, end) == end - start


def _next_half_hour(at: datetime) -> datetime:
    over = timedelta(minutes=at.minute % 30, seconds=at.second, microseconds=at.microsecond)
    return at - over + _STEP if over else at
