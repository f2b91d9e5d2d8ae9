"""An engineer's planned time: taken and given back, never twice."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from psycopg.types.range import TimestamptzRange

from aftersales.base import sql
from aftersales.base.errors import Conflict
from aftersales.workorders.models import Booking, Visit


def book(visit: Visit, engineers: Iterable[int], starts_at: datetime, ends_at: datetime, *, at: datetime) -> None:
    """Take this time of all these engineers for the visit, in place of what it had before.

    Engineers are locked in the order of their ids: two bookings that want the same people wait for each other instead
    of deadlocking (the exclusion constraint alone is right, but does deadlock).
    """
    wanted = hold(engineers)
    give_back(visit, at=at)
    _book(wanted, visit, TimestamptzRange(starts_at, ends_at))


@dataclass(frozen=True)
class Taken:
    """Time that a visit takes of these engineers (ids)."""

    visit: Visit
    engineers: tuple[int, ...]
    starts_at: datetime
    ends_at: datetime


def clashes(taken: Sequence[Taken]) -> Iterator[tuple[int, Conflict]]:
    """Which of these cannot be, by place in the sequence: somebody has that time on already for a visit that is none of
    these, or for one before it. The caller holds everybody and has given back what these visits had."""
    if not taken:
        return
    around = TimestamptzRange(min(one.starts_at for one in taken), max(one.ends_at for one in taken))
    people = {who for one in taken for who in one.engineers}
    rows = Booking.objects.filter(engineer__in=people, released_at__isnull=True, period__overlap=around)
    booked: dict[int, list[Booking]] = {}
    for row in rows.select_related("engineer__person", "visit__order").order_by("pk"):
        booked.setdefault(row.engineer_id, []).append(row)
    before: dict[int, list[Taken]] = {}
    for place, one in enumerate(taken):
        there = (each for who in one.engineers for each in booked.get(who, ()))
        clash = next((each for each in there if _meet(each.period.lower, each.period.upper, one)), None)
        if clash is not None:
            yield place, _refusal(clash)
        elif any(_meet(each.starts_at, each.ends_at, one) for who in one.engineers for each in before.get(who, ())):
            yield place, Conflict("double_booked", order=None, starts_at=one.starts_at, ends_at=one.ends_at)
        for who in one.engineers:
            before.setdefault(who, []).append(one)


def _meet(starts_at: datetime, ends_at: datetime, one: Taken) -> bool:
    return starts_at < one.ends_at and one.starts_at < ends_at


def book_all(taken: Sequence[Taken]) -> None:
    """Take all this time, of which nothing clashes, in one statement."""
    Booking.objects.bulk_create(
        Booking(engineer_id=who, visit=one.visit, period=TimestamptzRange(one.starts_at, one.ends_at))
        for one in taken
        for who in one.engineers
    )


def _book(wanted: list[int], visit: Visit | None, period: TimestamptzRange) -> list[Booking]:
    taken = Booking.objects.filter(engineer__in=wanted, released_at__isnull=True, period__overlap=period)
    clash = taken.select_related("engineer__person", "visit__order").order_by("pk").first()
    if clash is not None:
        raise _refusal(clash)
    return Booking.objects.bulk_create([Booking(engineer_id=one, visit=visit, period=period) for one in wanted])


def _refusal(clash: Booking) -> Conflict:
    return Conflict(
        "double_booked" if clash.visit is not None else "time_kept",
        engineer=str(clash.engineer.person.key),
        order=clash.visit.order.number if clash.visit is not None else None,
        starts_at=clash.period.lower,
        ends_at=clash.period.upper,
    )


def hold(engineers: Iterable[int]) -> list[int]:
    """Nobody else books these until the transaction ends: what is read of their time from now on stays so. In the order
    of their ids, which is given back."""
    wanted = sorted(set(engineers))
    if wanted:
        with connection.cursor() as cursor:
            cursor.execute(sql.load("workorders", "lock_engineers"), {"engineers": wanted})
    return wanted


def give_back(visit: Visit, *, at: datetime) -> None:
    """What was planned for this visit is free again."""
    give_back_all([visit.pk], at=at)


def give_back_all(visits: Collection[int], *, at: datetime) -> None:
    """The same of many visits (ids)."""
    Booking.objects.filter(visit__in=visits, released_at__isnull=True).update(released_at=at)


def keep(engineers: Iterable[int], starts_at: datetime, ends_at: datetime) -> list[Booking]:
    """Take this time of all these engineers for what is no visit yet, and may never be one: whoever keeps it gives it
    back."""
    return _book(hold(engineers), None, TimestamptzRange(starts_at, ends_at))


def keep_no_longer(kept: Iterable[int], *, at: datetime) -> None:
    """Bookings (ids) that were kept are free again."""
    Booking.objects.filter(pk__in=kept, released_at__isnull=True).update(released_at=at)
