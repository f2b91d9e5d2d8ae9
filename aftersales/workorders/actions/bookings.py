"""An engineer's planned time: taken and given back, never twice."""

from collections.abc import Iterable
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
    period = TimestamptzRange(starts_at, ends_at)
    taken = Booking.objects.filter(engineer__in=wanted, released_at__isnull=True, period__overlap=period)
    clash = taken.select_related("engineer__person", "visit__order").order_by("pk").first()
    if clash is not None:
        raise Conflict(
            "double_booked",
            engineer=str(clash.engineer.person.key),
            order=clash.visit.order.number if clash.visit else None,
            starts_at=clash.period.lower,
            ends_at=clash.period.upper,
        )
    Booking.objects.bulk_create([Booking(engineer_id=one, visit=visit, period=period) for one in wanted])


def hold(engineers: Iterable[int]) -> list[int]:
    """Nobody else books these until the transaction ends: what is read of their time from now on stays so. In the order
    of their ids, which is given back."""
    wanted = sorted(set(engineers))
    for engineer in wanted:
        _lock(engineer)
    return wanted


def give_back(visit: Visit, *, at: datetime) -> None:
    """What was planned for this visit is free again."""
    Booking.objects.filter(visit=visit, released_at__isnull=True).update(released_at=at)


def _lock(engineer: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.load("workorders", "lock_engineer"), {"engineer": engineer})
